/**
 * A model of the enrolment dossier, written from domain.md §3.6 and §3.8 and not from the code: what each act of parents,
 * staff, academy and clock must do, as one table. Random sequences of acts are played on it and on the product side by side.
 */
import fc from 'fast-check';

export type Who = 'mother' | 'father';
export type Policy = 'ONE_IS_ENOUGH' | 'MAY_OBJECT' | 'BOTH_AGREE';

export type Act =
  | {
      readonly do: 'submit';
      readonly by: Who;
      readonly stale: boolean;
      readonly confirmed: boolean;
      readonly offered: boolean;
    }
  | { readonly do: 'refuse'; readonly by: Who; readonly stale: boolean }
  | { readonly do: 'agree' | 'object'; readonly by: Who }
  | { readonly do: 'resolveDispute'; readonly outcome: 'VALIDATED' | 'REFUSED'; readonly withChoices: boolean }
  | { readonly do: 'setPaper' | 'markDocument' | 'unmarkDocument' | 'integrate' | 'remind' | 'cancel' }
  | { readonly do: 'enterOnBehalf'; readonly offered: boolean }
  | { readonly do: 'reopen'; readonly past: boolean }
  | { readonly do: 'undo'; readonly last: boolean }
  /** The clock: the closing of the campaign comes; the time to object, and to undo, is over. */
  | { readonly do: 'closing' }
  /** The family saves a draft, which the run never hears of. */
  | { readonly do: 'draft' }
  /** The lycée chooses what it asks of the second guardian. */
  | { readonly do: 'policy'; readonly policy: Policy; readonly timeLeft: boolean };

const who = fc.constantFrom<Who>('mother', 'father');
const mostly = fc.constantFrom(true, true, true, true, false);
const seldom = fc.constantFrom(false, false, false, false, true);

export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('submit' as const),
      by: who,
      stale: seldom,
      confirmed: mostly,
      offered: mostly,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('refuse' as const), by: who, stale: seldom }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('agree' as const), by: who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('object' as const), by: who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('resolveDispute' as const),
      outcome: fc.constantFrom('VALIDATED' as const, 'REFUSED' as const),
      withChoices: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'setPaper' as const,
        'markDocument' as const,
        'unmarkDocument' as const,
        'integrate' as const,
        'remind' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('enterOnBehalf' as const), offered: mostly }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reopen' as const), past: seldom }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), last: mostly }) },
  { weight: 1, arbitrary: fc.constant({ do: 'closing' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'draft' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('policy' as const),
      policy: fc.constantFrom<Policy>('ONE_IS_ENOUGH', 'MAY_OBJECT', 'BOTH_AGREE'),
      timeLeft: fc.boolean(),
    }),
  },
);

/** What may be observed of a dossier from outside. */
export interface Seen {
  readonly state: string;
  readonly version: number;
  readonly closed: boolean;
  readonly agreement: string;
}

export interface Model extends Seen {
  readonly guardians: 1 | 2;
  readonly policy: Policy;
  readonly timeLeft: boolean;
  readonly submittedBy: Who | 'staff' | null;
  readonly refusedBy: Who | 'staff' | null;
  /** Whether the other guardian may still object: always, now, or no more. */
  readonly objection: 'always' | 'open' | 'over';
  readonly settled: boolean;
  readonly documentReceived: boolean;
  readonly reminded: boolean;
  readonly ownDeadline: boolean;
  readonly disputedFrom: 'VALIDATED' | 'REFUSED' | null;
  readonly undoable: { readonly back: Partial<Model> } | null;
}

export const beginning = (guardians: 1 | 2): Model => ({
  ...{
    guardians,
    state: 'NOTIFIED',
    version: 0,
    closed: false,
    agreement: 'NOT_NEEDED',
    policy: 'ONE_IS_ENOUGH',
    timeLeft: true,
  },
  ...{
    submittedBy: null,
    refusedBy: null,
    objection: 'always',
    settled: false,
    documentReceived: false,
    reminded: false,
  },
  ...{ ownDeadline: false, disputedFrom: null, undoable: null },
});

export interface Outcome {
  readonly model: Model;
  /** The refusal's code, or null when the act is accepted. */
  readonly refusal: string | null;
}

const FROM: Record<string, readonly string[]> = {
  submit: ['NOTIFIED', 'VALIDATED'],
  refuse: ['NOTIFIED', 'VALIDATED'],
  agree: ['VALIDATED'],
  object: ['VALIDATED', 'REFUSED'],
  resolveDispute: ['DISPUTED'],
  setPaper: ['NOTIFIED', 'NOT_ENROLLED'],
  enterOnBehalf: ['PAPER'],
  markDocument: ['VALIDATED', 'INTEGRATED', 'PAPER'],
  unmarkDocument: ['VALIDATED', 'INTEGRATED', 'PAPER'],
  remind: ['NOTIFIED', 'VALIDATED'],
  integrate: ['VALIDATED'],
  reopen: ['REFUSED', 'NOT_ENROLLED'],
  cancel: ['NOTIFIED', 'VALIDATED', 'INTEGRATED', 'REFUSED', 'NOT_ENROLLED', 'PAPER', 'DISPUTED'],
};

/** What the act must do. */
export function expected(model: Model, act: Act): Outcome {
  const no = (refusal: string): Outcome => ({ model, refusal });
  const yes = (change: Partial<Model>): Outcome => ({ model: { ...model, undoable: null, ...change }, refusal: null });
  const from = FROM[act.do];
  if (from && !from.includes(model.state)) return no('state-forbids');
  // What one guardian's act leaves to the other.
  const left = (): Partial<Model> => {
    if (model.guardians === 1 || model.policy === 'ONE_IS_ENOUGH')
      return { agreement: 'NOT_NEEDED', objection: 'always' };
    if (model.policy === 'BOTH_AGREE') return { agreement: 'AWAITED', objection: 'always' };
    return { agreement: 'NOT_NEEDED', objection: model.timeLeft ? 'open' : 'over' };
  };
  switch (act.do) {
    case 'submit':
      if (model.closed) return no('enrolment-closed');
      if (act.stale) return no('changed-meanwhile');
      if (!act.confirmed) return no('record-not-confirmed');
      if (!act.offered) return no('choices-invalid');
      return yes({ state: 'VALIDATED', version: model.version + 1, submittedBy: act.by, ...left() });
    case 'refuse':
      if (act.stale) return no('changed-meanwhile');
      if (model.state === 'VALIDATED' && model.submittedBy !== act.by) return no('not-permitted');
      return yes({ state: 'REFUSED', refusedBy: act.by, ...left(), agreement: 'NOT_NEEDED' });
    case 'agree':
      if (model.agreement !== 'AWAITED') return no('agreement-not-asked');
      if (model.submittedBy === act.by) return no('not-the-other-guardian');
      return yes({ agreement: 'GIVEN', objection: 'always' });
    case 'object': {
      if (model.settled) return no('dispute-settled');
      if (model.objection === 'over') return no('objection-too-late');
      const author = model.state === 'REFUSED' ? model.refusedBy : model.submittedBy;
      if (author === act.by) return no('not-the-other-guardian');
      return yes({ state: 'DISPUTED', disputedFrom: model.state === 'REFUSED' ? 'REFUSED' : 'VALIDATED' });
    }
    case 'resolveDispute': {
      const keyedIn = act.withChoices && act.outcome === 'VALIDATED';
      if (act.outcome === 'VALIDATED' && model.version === 0 && !keyedIn) return no('nothing-submitted');
      return yes({
        ...{ state: act.outcome, settled: true, agreement: 'NOT_NEEDED', objection: 'always' },
        version: model.version + (keyedIn ? 1 : 0),
        refusedBy: act.outcome === 'REFUSED' ? 'staff' : model.refusedBy,
      });
    }
    case 'setPaper':
      return yes({ state: 'PAPER', undoable: { back: { state: model.state } } });
    case 'enterOnBehalf':
      if (!act.offered) return no('choices-invalid');
      return yes({
        state: 'VALIDATED',
        version: model.version + 1,
        submittedBy: 'staff',
        agreement: 'NOT_NEEDED',
        objection: 'always',
      });
    case 'markDocument':
      return yes({ documentReceived: true, state: model.state === 'INTEGRATED' ? 'COMPLETE' : model.state });
    case 'unmarkDocument':
      return model.documentReceived ? yes({ documentReceived: false }) : no('document-unknown');
    case 'remind':
      if (model.state === 'VALIDATED' && model.agreement !== 'AWAITED') return no('state-forbids');
      if (model.state === 'NOTIFIED' && model.closed) return no('enrolment-closed');
      if (model.reminded) return no('reminded-already');
      return yes({ reminded: true, undoable: { back: { reminded: false } } });
    case 'integrate':
      if (model.agreement === 'AWAITED') return no('agreement-awaited');
      if (model.objection === 'open') return no('objection-open');
      return yes({
        state: model.documentReceived ? 'COMPLETE' : 'INTEGRATED',
        undoable: { back: { state: 'VALIDATED' } },
      });
    case 'undo':
      if (model.state === 'CANCELLED') return no('state-forbids');
      return act.last && model.undoable ? yes(model.undoable.back) : no('undo-too-late');
    case 'reopen':
      if (act.past) return no('deadline-past');
      return yes({
        ...{
          state: 'NOTIFIED',
          closed: false,
          ownDeadline: true,
          settled: false,
          agreement: 'NOT_NEEDED',
          objection: 'always',
        },
        refusedBy: null,
      });
    case 'cancel':
      return yes({ state: 'CANCELLED', closed: true });
    case 'closing': {
      // The campaign's closing is for the dossiers that follow it and may still act.
      if (model.ownDeadline || model.closed || model.state === 'COMPLETE') return { model, refusal: null };
      return yes({ closed: true, state: model.state === 'NOTIFIED' ? 'NOT_ENROLLED' : model.state });
    }
    case 'draft':
      return { model, refusal: null };
    case 'policy':
      return { model: { ...model, policy: act.policy, timeLeft: act.timeLeft }, refusal: null };
  }
}

export const seen = ({ state, version, closed, agreement }: Seen): Seen => ({ state, version, closed, agreement });

/** What is true of every dossier, whatever happened to it. */
export function invariants(model: Model): string[] {
  const broken: [boolean, string][] = [
    [
      model.state === 'DISPUTED' &&
        model.guardians === 1 &&
        model.submittedBy !== 'staff' &&
        model.refusedBy !== 'staff',
      'a lone guardian disagrees with nobody',
    ],
    [['VALIDATED', 'INTEGRATED', 'COMPLETE'].includes(model.state) && model.version === 0, 'enrolled without choices'],
    [model.state === 'INTEGRATED' && model.agreement === 'AWAITED', 'integrated without the agreement asked for'],
    [model.state === 'NOTIFIED' && model.closed, 'closed and still awaited'],
  ];
  return broken.flatMap(([is, what]) => (is ? [what] : []));
}
