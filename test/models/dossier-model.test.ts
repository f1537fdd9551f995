/** Random acts of parents, staff and clock: the rules of `domain/` against the model, 2,500 sequences. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { secondSay } from '../../domain/campaign/campaign.ts';
import * as rules from '../../domain/enrolment-dossier/dossier.ts';
import { refusal } from '../../domain/refusals.ts';
import { type Act, act, beginning, expected, invariants, type Model, seen, type Who } from './dossier-model.ts';

const HOUR = 3_600_000;
const calendar = {
  ...{ opensAt: 0, closesAt: 1000 * HOUR, reminders: [], reminderSpreadMs: 0, graceMs: 0, quietHours: null },
  undoMs: HOUR,
};

/**
 * The rules as the dossier's story uses them, with the few facts that the database keeps for it (who did what, what was
 * received): enough to play every act without an engine.
 */
class Ruled {
  dossier = rules.opened('d', 'NOTIFIED', calendar);
  now = HOUR;
  readonly #guardians: 1 | 2;
  #policy: { policy: 'ONE_IS_ENOUGH' | 'MAY_OBJECT' | 'BOTH_AGREE'; objectionHours: number } = {
    policy: 'ONE_IS_ENOUGH',
    objectionHours: 1,
  };
  #submittedBy: Who | 'staff' | null = null;
  #refusedBy: Who | 'staff' | null = null;
  #received = false;
  #reminded = false;
  #ownDeadline = false;
  #undo: (() => void) | null = null;
  #acts = 0;

  constructor(guardians: 1 | 2) {
    this.#guardians = guardians;
  }

  /** @returns the refusal's code, or null */
  play(act: Act): string | null {
    this.now += 1000;
    this.#acts += 1;
    const id = `act-${this.#acts}`;
    const { dossier, now } = this;
    const family = { seenVersion: dossier.version + ('stale' in act && act.stale ? 1 : 0) };
    const other = (author: Who | 'staff' | null, by: Who) => (author === by ? refusal('not-the-other-guardian') : null);
    const say = () => secondSay(this.#policy, this.#guardians - 1, now);
    const become = (next: rules.Dossier): null => {
      this.dossier = next;
      return null;
    };
    const unless = (no: { code: string } | null | undefined, then: () => void): string | null => {
      if (no) return no.code;
      this.#undo = null;
      then();
      return null;
    };
    switch (act.do) {
      case 'submit':
        return unless(
          rules.whyNotSubmit(dossier, { ...family, recordConfirmed: act.confirmed }) ??
            (act.offered ? null : refusal('choices-invalid')),
          () => {
            this.#submittedBy = act.by;
            become(rules.withSubmission(dossier, say()));
          },
        );
      case 'refuse':
        return unless(
          rules.whyNotRefuse(dossier, family) ??
            (dossier.state === 'VALIDATED' && this.#submittedBy !== act.by ? refusal('not-permitted') : null),
          () => {
            this.#refusedBy = act.by;
            become(rules.withRefusal(dossier, say()));
          },
        );
      case 'agree':
        return unless(rules.whyNotAgree(dossier, family) ?? other(this.#submittedBy, act.by), () =>
          become(rules.withAgreement(dossier)),
        );
      case 'object':
        return unless(
          rules.whyNotObject(dossier, family, now) ??
            other(dossier.state === 'REFUSED' ? this.#refusedBy : this.#submittedBy, act.by),
          () => become(rules.withDispute(dossier)),
        );
      case 'resolveDispute': {
        const decision = { outcome: act.outcome, hasChoices: act.withChoices && act.outcome === 'VALIDATED' };
        return unless(rules.whyNotResolve(dossier, decision), () => {
          if (act.outcome === 'REFUSED') this.#refusedBy = 'staff';
          become(rules.withResolution(dossier, act.outcome, decision.hasChoices));
        });
      }
      case 'setPaper':
        return unless(rules.whyNotAct(dossier, 'setPaper'), () => {
          become(rules.withUndoable(dossier, 'PAPER', id, now));
          this.#undo = () => undefined;
        });
      case 'enterOnBehalf':
        return unless(
          rules.whyNotAct(dossier, 'enterOnBehalf') ?? (act.offered ? null : refusal('choices-invalid')),
          () => {
            this.#submittedBy = 'staff';
            become(rules.withSubmission(dossier, { agreement: 'NOT_NEEDED', objectionUntil: null }));
          },
        );
      case 'markDocument':
        return unless(rules.whyNotAct(dossier, 'markDocument'), () => {
          this.#received = true;
          become(rules.withState(dossier, dossier.state === 'INTEGRATED' ? 'COMPLETE' : dossier.state));
        });
      case 'unmarkDocument':
        return unless(
          rules.whyNotAct(dossier, 'unmarkDocument') ?? (this.#received ? null : refusal('document-unknown')),
          () => {
            this.#received = false;
            become(rules.withState(dossier, dossier.state));
          },
        );
      case 'remind':
        return unless(rules.whyNotRemind(dossier) ?? (this.#reminded ? refusal('reminded-already') : null), () => {
          this.#reminded = true;
          become(rules.withUndoable(dossier, dossier.state, id, now));
          this.#undo = () => {
            this.#reminded = false;
          };
        });
      case 'integrate':
        return unless(rules.whyNotIntegrate(dossier, now), () => {
          become(rules.withUndoable(dossier, this.#received ? 'COMPLETE' : 'INTEGRATED', id, now));
          this.#undo = () => undefined;
        });
      case 'undo': {
        const undo = this.#undo;
        return unless(
          rules.whyNotUndo(dossier, { of: act.last ? (dossier.undoable?.submissionId ?? '') : 'another' }, now),
          () => {
            undo?.();
            become(rules.withUndone(dossier));
          },
        );
      }
      case 'reopen':
        return unless(rules.whyNotReopen(dossier, act.past ? now - 1 : now + 900 * HOUR, now), () => {
          this.#ownDeadline = true;
          this.#refusedBy = null;
          become(rules.withReopening(dossier, now + 900 * HOUR));
        });
      case 'cancel':
        return unless(rules.whyNotAct(dossier, 'cancel'), () => become(rules.withState(dossier, 'CANCELLED')));
      case 'closing':
        // As the story does: a dossier that follows the campaign and may still act closes itself.
        if (!this.#ownDeadline && rules.isAwaited(dossier)) {
          this.#undo = null;
          become(rules.withClosing(dossier));
        }
        return null;
      case 'draft':
        return null;
      case 'policy':
        this.#policy = { policy: act.policy, objectionHours: act.timeLeft ? 500 : -1 };
        return null;
    }
  }

  seen() {
    const { state, version, closed, agreement } = this.dossier;
    return seen({ state, version, closed: closed || state === 'CANCELLED', agreement });
  }
}

describe('the dossier’s rules against the model', () => {
  test.each([1, 2] as const)('with %s legal guardian(s), whatever anybody does in whatever order', (guardians) => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 25 }), (acts) => {
        const ruled = new Ruled(guardians);
        let model: Model = beginning(guardians);
        for (const one of acts) {
          const played = guardians === 1 && 'by' in one ? { ...one, by: 'mother' as const } : one;
          const should = expected(model, played);
          expect([played.do, ruled.play(played)]).toEqual([played.do, should.refusal]);
          model = should.model;
          expect(ruled.seen()).toEqual(seen(model));
          expect(invariants(model)).toEqual([]);
        }
      }),
      { numRuns: 1250, seed: 20_261_125 },
    );
  });

  test('what cannot be undone any more is not', () => {
    const ruled = new Ruled(1);
    ruled.play({ do: 'setPaper' });
    ruled.now += HOUR;
    expect(ruled.play({ do: 'undo', last: true })).toBe('undo-too-late');
  });
});
