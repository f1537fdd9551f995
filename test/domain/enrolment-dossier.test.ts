import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Calendar } from '../../domain/campaign/calendar.ts';
import {
  type ChoiceGroup,
  grantedOptions,
  problemsOfChoices,
  recalledChoices,
} from '../../domain/enrolment-dossier/choices.ts';
import {
  DOSSIER_STATES,
  type Dossier,
  isAwaited,
  opened,
  type RunState,
  shownState,
  whyNotAct,
  whyNotRefuse,
  whyNotReopen,
  whyNotSubmit,
  withClosing,
  withGrace,
  withReopening,
  withState,
  withSubmission,
} from '../../domain/enrolment-dossier/dossier.ts';
import { choiceGroupsOf, groupsForPupil, type Subject } from '../../domain/enrolment-dossier/offer.ts';

const calendar: Calendar = {
  opensAt: 0,
  closesAt: 1000,
  reminders: [],
  reminderSpreadMs: 0,
  graceMs: 30,
  quietHours: null,
};
const notified = opened('d', 'NOTIFIED', calendar);
const inState = (state: RunState): Dossier => ({ ...notified, state });
const noSecondSay = { agreement: 'NOT_NEEDED', objectionUntil: null } as const;
const submission = { seenVersion: 0, recordConfirmed: true };

describe('submitting', () => {
  test('brings a notified dossier to VALIDATED, as its first version', () => {
    expect(whyNotSubmit(notified, submission)).toBeNull();
    expect(withSubmission(notified, noSecondSay)).toMatchObject({ state: 'VALIDATED', version: 1, sequence: 1 });
  });

  test('is refused while the record is not confirmed (F-58)', () => {
    expect(whyNotSubmit(notified, { ...submission, recordConfirmed: false })?.code).toBe('record-not-confirmed');
  });

  test('the second of two guardians acting at once is told that the dossier changed (E-01)', () => {
    expect(whyNotSubmit(withSubmission(notified, noSecondSay), submission)).toEqual({
      code: 'changed-meanwhile',
      details: { version: 1 },
    });
  });

  test('a validated dossier may be submitted again until its closing, then no more (E-05)', () => {
    const validated = withSubmission(notified, noSecondSay);
    expect(whyNotSubmit(validated, { ...submission, seenVersion: 1 })).toBeNull();
    expect(whyNotSubmit(withClosing(validated), { ...submission, seenVersion: 1 })?.code).toBe('enrolment-closed');
  });
});

describe('which act starts from which state (§3.6)', () => {
  const allowed = {
    submit: ['NOTIFIED', 'VALIDATED'],
    refuse: ['NOTIFIED', 'VALIDATED'],
    setPaper: ['NOTIFIED', 'NOT_ENROLLED'],
    markDocument: ['VALIDATED', 'INTEGRATED', 'PAPER'],
    integrate: ['VALIDATED'],
    reopen: ['REFUSED', 'NOT_ENROLLED'],
  } as const;
  const states = DOSSIER_STATES.filter((state): state is RunState => state !== 'SEEN' && state !== 'IN_PROGRESS');
  for (const [act, from] of Object.entries(allowed) as [keyof typeof allowed, readonly RunState[]][]) {
    test.each(states)(`${act} from %s`, (state) => {
      const refused = whyNotAct(inState(state), act);
      expect(refused).toEqual(from.includes(state) ? null : { code: 'state-forbids', details: { state, act } });
    });
  }
});

test('a place refused after an acceptance is refused once, on what was seen (E-03)', () => {
  const validated = withSubmission(notified, noSecondSay);
  expect(whyNotRefuse(validated, { seenVersion: 0 })?.code).toBe('changed-meanwhile');
  expect(whyNotRefuse(validated, { seenVersion: 1 })).toBeNull();
  expect(whyNotRefuse(withState(validated, 'INTEGRATED'), { seenVersion: 1 })?.code).toBe('state-forbids');
});

describe('the closing', () => {
  test('leaves a family that did nothing not enrolled, and keeps what was validated', () => {
    expect(withClosing(notified)).toMatchObject({ state: 'NOT_ENROLLED', closed: true });
    expect(withClosing(withSubmission(notified, noSecondSay))).toMatchObject({ state: 'VALIDATED', closed: true });
    expect(withClosing(inState('PAPER')).state).toBe('PAPER');
  });

  test('comes later for a family caught with a draft (E-09)', () => {
    const graced = withGrace(notified);
    expect(graced.calendar.closesAt).toBe(1030);
    expect(isAwaited(graced)).toBe(true);
  });

  test('may be undone with a deadline ahead, and only ahead', () => {
    const closed = withClosing(notified);
    expect(whyNotReopen(closed, 5000, 6000)?.code).toBe('deadline-past');
    expect(whyNotReopen(closed, 7000, 6000)).toBeNull();
    const reopened = withReopening(closed, 7000);
    expect(reopened).toMatchObject({ state: 'NOTIFIED', closed: false, calendar: { closesAt: 7000, reminders: [] } });
  });
});

test.each([
  [{ state: 'NOTIFIED' as const }, 'NOTIFIED'],
  [{ state: 'NOTIFIED' as const, seenAt: new Date() }, 'SEEN'],
  [{ state: 'NOTIFIED' as const, seenAt: new Date(), draftSavedAt: new Date() }, 'IN_PROGRESS'],
  [{ state: 'VALIDATED' as const, seenAt: new Date(), draftSavedAt: new Date() }, 'VALIDATED'],
])('what people are shown of %o is %s', (row, shown) => {
  expect(shownState(row)).toBe(shown);
});

const subject = (code: string): Subject => ({ code, label: code, language: code.startsWith('03') });
const regimes = [
  { code: '0', label: 'Externe' },
  { code: '2', label: 'Demi-pensionnaire' },
];
const ranked = (...ranks: string[][]) =>
  ranks.flatMap((codes, index) => codes.map((code) => ({ rank: index + 1, subject: subject(code) })));

describe('choice groups are derived from the nomenclature', () => {
  test('2010 texts: four compulsory options give one exploration course and 2 to 4 ranked wishes (F-54, F-55)', () => {
    const groups = choiceGroupsOf({
      mef: '20010012110',
      compulsoryOptions: 4,
      ranked: ranked(['030201'], ['030602'], ['060900', '061000'], ['070100', '070200', '070300', '070400', '070500']),
      compulsory: [],
      optional: [subject('080100')],
      regimes,
    });
    expect(groups.map(({ key, mode, min, max }) => [key, mode, min, max])).toEqual([
      ['languages', 'SWAP', 0, 2],
      ['rank-3', 'SINGLE', 1, 1],
      ['rank-4', 'RANKED', 2, 4],
      ['optional', 'SINGLE', 0, 1],
      ['regime', 'SINGLE', 1, 1],
    ]);
  });

  test('since 2019 two compulsory options are the languages: courses may be asked for, none must', () => {
    const groups = choiceGroupsOf({
      mef: '20010012110',
      compulsoryOptions: 2,
      ranked: ranked(['030201'], ['030602'], ['060900'], ['070100', '070200']),
      compulsory: [],
      optional: [],
      regimes: [],
    });
    expect(groups.slice(1).map(({ key, min, max }) => [key, min, max])).toEqual([
      ['rank-3', 0, 1],
      ['rank-4', 0, 2],
    ]);
  });

  test('a nomenclature without ranks tells by its programmes (modality O)', () => {
    const groups = choiceGroupsOf({
      mef: '20010012110',
      compulsoryOptions: 2,
      ranked: [],
      compulsory: [subject('030201'), subject('030602'), subject('060900')],
      optional: [],
      regimes: [],
    });
    expect(groups.map(({ key, mode, min, max }) => [key, mode, min, max])).toEqual([
      ['languages', 'SWAP', 0, 2],
      ['courses', 'SINGLE', 0, 1],
    ]);
  });

  test('a third language is a course among others', () => {
    const groups = choiceGroupsOf({
      mef: '20010012110',
      compulsoryOptions: 2,
      ranked: ranked(['030201'], ['030602'], ['030103']),
      compulsory: [],
      optional: [],
      regimes: [],
    });
    expect(groups.map(({ key, max }) => [key, max])).toEqual([
      ['languages', 2],
      ['rank-3', 1],
    ]);
  });

  test('a CAP that asks nothing asks only the regime', () => {
    const groups = choiceGroupsOf({
      mef: '24120012110',
      compulsoryOptions: 0,
      ranked: [],
      compulsory: [],
      optional: [],
      regimes,
    });
    expect(groups.map(({ key }) => key)).toEqual(['regime']);
  });
});

describe('languages are recalled, then swapped where the lycée allows it (S-24)', () => {
  const [languages] = choiceGroupsOf({
    mef: 'm',
    compulsoryOptions: 2,
    ranked: ranked(['030201'], ['030602']),
    compulsory: [],
    optional: [],
    regimes: [],
  });
  const group = { ...languages, label: 'Langues' } as ChoiceGroup;
  const followed = [subject('030201'), subject('030602')].map(({ code, label }) => ({ code, label }));

  test('in the order followed or the other, never another language', () => {
    const groups = groupsForPupil([group], followed, true);
    expect(recalledChoices(groups)).toEqual({ languages: ['030201', '030602'] });
    expect(problemsOfChoices(groups, { languages: ['030602', '030201'] })).toEqual([]);
    expect(problemsOfChoices(groups, { languages: ['030602', '030101'] })).toMatchObject([
      { problem: 'unknown-option' },
    ]);
    expect(problemsOfChoices(groups, { languages: ['030602'] })).toMatchObject([{ problem: 'not-a-swap' }]);
  });

  test('no swap where it is not allowed', () => {
    const groups = groupsForPupil([group], followed, false);
    expect(problemsOfChoices(groups, { languages: ['030602', '030201'] })).toMatchObject([{ problem: 'fixed' }]);
    expect(problemsOfChoices(groups, { languages: ['030201', '030602'] })).toEqual([]);
  });

  test('a pupil whose languages are unknown is not asked', () => {
    expect(groupsForPupil([group], [], true)).toEqual([]);
  });
});

describe('problems of choices', () => {
  const option = (code: string) => ({ code, label: code });
  const wishes: ChoiceGroup = {
    key: 'rank-4',
    label: 'Vœux',
    mode: 'RANKED',
    min: 2,
    max: 4,
    modality: 'O',
    rank: 4,
    fixed: false,
    options: ['a', 'b', 'c', 'd', 'e'].map(option),
  };

  test.each([
    [['a'], ['too-few']],
    [['a', 'b', 'c', 'd', 'e'], ['too-many']],
    [['a', 'a'], ['repeated']],
    [['a', 'z'], ['unknown-option']],
    [['b', 'a'], []],
  ])('wishes %j', (chosen, problems) => {
    expect(problemsOfChoices([wishes], { 'rank-4': chosen }).map(({ problem }) => problem)).toEqual(problems);
  });

  test('a group that is not asked is a problem, and so is one that is forgotten', () => {
    expect(problemsOfChoices([wishes], { other: ['a'] }).map(({ problem }) => problem)).toEqual([
      'unknown-group',
      'too-few',
    ]);
  });

  test('any choice without a problem grants exactly one wish, the first, with its modality', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e']), (chosen) => {
        const choices = { 'rank-4': chosen };
        if (problemsOfChoices([wishes], choices).length > 0) return;
        expect(grantedOptions([wishes], choices)).toEqual([{ rank: 1, subjectCode: chosen[0], modality: 'O' }]);
      }),
    );
  });
});
