import { describe, expect, test } from '@jest/globals';
import type { Calendar } from '../../domain/campaign/calendar.ts';
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
