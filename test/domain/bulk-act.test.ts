import { describe, expect, test } from '@jest/globals';
import {
  type BulkFacts,
  begun,
  DOSSIER_ACTS,
  type DossierAct,
  verdictOf,
  whyNotUndo,
  withEnd,
  withUndoing,
  withUndone,
} from '../../domain/bulk-act/bulk-act.ts';
import { isOf, mayBegin, mayDo } from '../../domain/bulk-act/rights.ts';
import type { RunState } from '../../domain/enrolment-dossier/dossier.ts';
import type { Operation, Role } from '../../domain/permissions/operations.ts';
import { type Ability, abilityOf, rulesFor } from '../../domain/permissions/rules.ts';

const NOW = 1_000_000;
const ready: BulkFacts = {
  state: 'VALIDATED',
  agreement: 'NOT_NEEDED',
  objectionUntil: null,
  closed: false,
  undecidedChanges: 0,
  inBase: true,
  formationReady: true,
  asksForBoarding: false,
  remindedLately: false,
  document: 'ASKED',
};
const code = (act: DossierAct, change: Partial<BulkFacts> = {}): string | null =>
  verdictOf(act, { ...ready, ...change }, NOW)?.code ?? null;

describe('the verdict of a preview', () => {
  test.each<[DossierAct, RunState[]]>([
    ['integrate', ['VALIDATED']],
    ['remind', ['NOTIFIED']],
    ['setPaper', ['NOTIFIED', 'NOT_ENROLLED']],
    ['markDocument', ['VALIDATED', 'INTEGRATED', 'PAPER']],
  ])('%s is possible in its states, and in no other', (act, possible) => {
    const states: RunState[] = [
      ...(['NOTIFIED', 'VALIDATED', 'INTEGRATED', 'COMPLETE', 'REFUSED', 'CANCELLED'] as const),
      ...(['NOT_ENROLLED', 'PAPER', 'DISPUTED'] as const),
    ];
    expect(states.filter((state) => code(act, { state }) === null)).toEqual(possible);
    for (const state of states.filter((each) => !possible.includes(each)))
      expect(code(act, { state })).toBe('state-forbids');
  });

  test.each<[string, DossierAct, Partial<BulkFacts>, string | null]>([
    ['a change of the record is decided first', 'integrate', { undecidedChanges: 1 }, 'record-change-undecided'],
    ['the base must know the pupil', 'integrate', { inBase: false }, 'pupil-not-in-base'],
    ['boarding is granted pupil by pupil', 'integrate', { asksForBoarding: true }, 'boarding-undecided'],
    ['both parents must agree where it was asked', 'integrate', { agreement: 'AWAITED' }, 'agreement-awaited'],
    ['the other parent may still object', 'integrate', { objectionUntil: NOW }, 'objection-open'],
    ['the other parent may object no more', 'integrate', { objectionUntil: NOW - 1 }, null],
    ['who must agree is reminded', 'remind', { agreement: 'AWAITED' }, null],
    ['nobody is reminded twice in a day', 'remind', { state: 'NOTIFIED', remindedLately: true }, 'reminded-already'],
    [
      'nobody is hurried who cannot enrol (E-18)',
      'remind',
      { state: 'NOTIFIED', formationReady: false },
      'formation-not-ready',
    ],
    ['nobody is reminded of what is closed', 'remind', { state: 'NOTIFIED', closed: true }, 'enrolment-closed'],
    ['a document already there', 'markDocument', { document: 'RECEIVED' }, 'document-received'],
    ['a document asked of others', 'markDocument', { document: 'NOT_ASKED' }, 'document-unknown'],
  ])('%s', (_, act, facts, expected) => {
    expect(code(act, facts)).toBe(expected);
  });
});

describe('the run', () => {
  const done = withEnd(begun('b'), NOW);

  test('counts what is written, and is taken back once, while its time lasts', () => {
    expect(begun('b')).toMatchObject({ state: 'RUNNING', sequence: 1, undoUntil: null });
    expect(whyNotUndo(begun('b'), 0)).toEqual({
      code: 'state-forbids',
      details: { state: 'RUNNING', act: 'undo' },
    });
    expect(done).toMatchObject({ state: 'DONE', sequence: 2 });
    expect(whyNotUndo(done, NOW - 1)).toBeNull();
    expect(whyNotUndo(done, NOW)?.code).toBe('undo-too-late');
    const undone = withUndone(withUndoing(done));
    expect(undone).toMatchObject({ state: 'UNDONE', sequence: 4, undoUntil: null });
    for (const run of [withUndoing(done), undone]) expect(whyNotUndo(run, 0)?.code).toBe('state-forbids');
  });

  test('of which nothing can be taken back says so at once', () => {
    expect(whyNotUndo(withEnd(begun('b'), null), 0)?.code).toBe('undo-too-late');
  });
});

describe('who may', () => {
  const [LYCEE, COLLEGE] = ['0990002T', '0990001S'];
  const ends = { receivingUai: LYCEE, originUai: COLLEGE };
  const lycee = { uai: LYCEE };
  const college = { uai: COLLEGE };
  const abilityWith = (posts: { uai: string; role: Role }[], operations: Operation[] = [], uai = LYCEE): Ability =>
    abilityOf(
      rulesFor(
        {
          accountId: 'a',
          kind: 'STAFF',
          posts,
          academies: [],
          delegations: [{ id: 'd', uai, operations, from: '2020-01-01', to: null, revoked: false }],
          guardianships: [],
        },
        '2027-07-01',
      ),
    );
  const secretary = (...operations: Operation[]) => abilityWith([{ uai: LYCEE, role: 'secretary' }], operations);

  test('the head of the lycée does each, the head of the collège what the origin may (§3.6, §4)', () => {
    const possible = (ability: Ability, place: typeof lycee) =>
      DOSSIER_ACTS.filter((act) => mayDo(ability, act, place, ends));
    expect(possible(abilityWith([{ uai: LYCEE, role: 'head' }]), lycee)).toEqual([
      'integrate',
      'remind',
      'setPaper',
      'markDocument',
    ]);
    expect(possible(abilityWith([{ uai: COLLEGE, role: 'head' }]), college)).toEqual(['remind', 'setPaper']);
    expect(possible(abilityWith([{ uai: COLLEGE, role: 'head' }]), lycee)).toEqual([]);
  });

  test('integrating many is an operation of its own', () => {
    expect(mayBegin(secretary('dossier.integrate'), 'integrate', lycee)).toBe(false);
    expect(mayBegin(secretary('dossier.integrateBulk'), 'integrate', lycee)).toBe(false);
    expect(mayBegin(secretary('dossier.integrate', 'dossier.integrateBulk'), 'integrate', lycee)).toBe(true);
    expect(mayBegin(secretary('dossier.remind'), 'remind', lycee)).toBe(true);
  });

  test('who works in both schools does not act in one under what the other delegated', () => {
    const both = abilityWith(
      [
        { uai: LYCEE, role: 'secretary' },
        { uai: COLLEGE, role: 'secretary' },
      ],
      ['dossier.remind'],
      COLLEGE,
    );
    expect(mayDo(both, 'remind', college, ends)).toBe(true);
    expect(mayDo(both, 'remind', lycee, ends)).toBe(false);
  });

  test('a dossier is of its two establishments, and of no third', () => {
    expect([lycee, college].map((place) => isOf(place, ends))).toEqual([true, true]);
    expect(isOf({ uai: '0990003U' }, ends)).toBe(false);
    expect(isOf(college, { ...ends, originUai: null })).toBe(false);
  });
});
