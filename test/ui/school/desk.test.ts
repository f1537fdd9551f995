import { describe, expect, test } from '@jest/globals';
import { effectsOf } from '../../../ui/school/campaign/move.ts';
import { hoursOf } from '../../../ui/school/campaign/objection-hours.ts';
import { remedyOf } from '../../../ui/school/campaign/remedies.ts';
import { yearsOf } from '../../../ui/school/post.ts';
import { taskHref, todosOf } from '../../../ui/school/todo.ts';
import type { Campaign } from '../../../ui/staff/campaign-words.ts';
import type { StaffTask } from '../../../ui/staff/task-list.ts';

const campaign: Campaign = {
  id: '7a0e9b9e-5a5c-4c0f-9a58-111111111111',
  uai: '0951099D',
  establishment: 'Lycée Anita Conti',
  schoolYear: 2027,
  kind: 'POST_AFFECTATION',
  round: 1,
  state: 'OPEN',
  calendar: {
    opensAt: '2027-06-29T12:00:00.000Z',
    closesAt: '2027-07-05T16:00:00.000Z',
    reminders: ['2027-07-01T07:00:00.000Z'],
    reminderSpreadSeconds: 10_800,
    graceSeconds: 1800,
    draftsUntil: null,
    undoSeconds: 600,
    quietHours: null,
  },
  secondGuardian: 'ONE_IS_ENOUGH',
  objectionHours: 48,
  expected: 120,
  counters: { NOTIFIED: 30, SEEN: 8, IN_PROGRESS: 2, VALIDATED: 60, REFUSED: 4, PAPER: 1 },
};
const everything = () => true;

describe('what waits on the desk', () => {
  test('is told in the order in which it should be done, with nothing that is done', () => {
    const todos = todosOf(
      {
        undecided: 3,
        campaigns: [campaign, { ...campaign, state: 'PREPARED', round: 2 }],
        receiving: campaign.counters,
        tasks: [],
      },
      everything,
    );
    expect(todos).toEqual([
      { kind: 'make-ready', campaignId: campaign.id, opensAt: campaign.calendar.opensAt, round: 2 },
      { kind: 'decide-changes', count: 3 },
      { kind: 'integrate', count: 60 },
      { kind: 'key-paper-in', count: 1 },
    ]);
  });

  test('is nothing when all is done, or when it may not be read', () => {
    expect(
      todosOf({ undecided: 0, campaigns: [campaign], receiving: { COMPLETE: 12 }, tasks: [] }, everything),
    ).toEqual([]);
    expect(todosOf({ undecided: null, campaigns: [], receiving: null, tasks: [] }, everything)).toEqual([]);
  });

  test('leaves a campaign that was not ready at its hour to the task that says so', () => {
    const campaigns = [{ ...campaign, state: 'PREPARED' as const }];
    const told = (kind: 'CAMPAIGN_NOT_READY' | 'OPEN_DOSSIER') =>
      todosOf({ undecided: 0, campaigns, receiving: null, tasks: [{ kind, subjectId: campaign.id }] }, everything).map(
        (todo) => todo.kind,
      );
    expect(told('CAMPAIGN_NOT_READY')).toEqual([]);
    expect(told('OPEN_DOSSIER')).toEqual(['make-ready']);
  });

  test('leaves out what is not delegated to the reader', () => {
    const todos = todosOf(
      { undecided: 3, campaigns: [], receiving: campaign.counters, tasks: [] },
      (operation) => operation !== 'dossier.integrate',
    );
    expect(todos.map(({ kind }) => kind)).toEqual(['decide-changes', 'key-paper-in']);
  });
});

describe('the school years of a desk', () => {
  const at = (day: string) => Date.parse(`${day}T10:00:00Z`);
  const timeZone = 'Europe/Paris';

  test.each([
    [
      'a lycée in June, which prepares the next year',
      [2026, 2027],
      '2027-06-30',
      { entering: 2027, latest: 2027, present: 2026 },
    ],
    [
      'a collège in June, which prepares nothing',
      [2026],
      '2027-06-30',
      { entering: 2027, latest: 2026, present: 2026 },
    ],
    [
      'a lycée in September, during a late round',
      [2026, 2027],
      '2027-09-08',
      { entering: 2027, latest: 2027, present: 2026 },
    ],
    [
      'a lycée in November, its next year imported',
      [2026, 2027],
      '2026-11-24',
      { entering: 2027, latest: 2027, present: 2026 },
    ],
    [
      'an establishment of which nothing is known yet',
      [],
      '2027-06-30',
      { entering: 2027, latest: 2026, present: 2026 },
    ],
  ])('%s', (_case, schoolYears, day, expected) => {
    expect(yearsOf({ schoolYears, timeZone }, at(day))).toMatchObject(expected);
  });

  test('may be chosen among the known ones, the one here and the one entered, latest first', () => {
    expect(yearsOf({ schoolYears: [2024, 2026], timeZone }, at('2027-06-30')).choices).toEqual([2027, 2026, 2024]);
  });
});

describe('moving the dates of a campaign', () => {
  const { calendar } = campaign;

  test('later gives the families without an answer more time, whatever they began', () => {
    const after = { ...calendar, closesAt: '2027-07-07T16:00:00.000Z' };
    expect(effectsOf(campaign, after)).toEqual([{ kind: 'closes-later', count: 40, at: after.closesAt }]);
  });

  test('sooner is told as such', () => {
    const after = { ...calendar, closesAt: '2027-07-03T16:00:00.000Z' };
    expect(effectsOf(campaign, after)).toEqual([{ kind: 'closes-sooner', count: 40, at: after.closesAt }]);
  });

  test('before the opening touches everybody who is expected', () => {
    const after = { ...calendar, opensAt: '2027-06-30T12:00:00.000Z' };
    expect(effectsOf({ ...campaign, state: 'PREPARED', counters: {} }, after)).toEqual([
      { kind: 'opens', count: 120, at: after.opensAt },
    ]);
  });

  test('to the same instants, however they are written, touches nobody', () => {
    expect(effectsOf(campaign, { ...calendar, closesAt: '2027-07-05T18:00:00+02:00' })).toEqual([]);
  });
});

describe('where a task is done', () => {
  const task: StaffTask = {
    ...{ id: '1', kind: 'SETTLE_DISPUTE', createdAt: '2027-06-30T08:00:00Z', subjectId: 's', dossierId: 'd' },
    ...{ pupil: null, formation: null, establishment: null, details: {}, claim: null, mayResolve: false },
  };
  test.each([
    ['SETTLE_DISPUTE', '/etablissement/0951099D/inscriptions/d'],
    ['REOPENING_ASKED', '/etablissement/0951099D/inscriptions/d'],
    ['CAMPAIGN_NOT_READY', '/etablissement/0951099D/campagnes/s'],
    ['NO_LEGAL_GUARDIAN', '/etablissement/0951099D/import'],
    ['FORMATION_UNKNOWN', '/etablissement/0951099D/import'],
    ['OPEN_DOSSIER', '/etablissement/0951099D/inscriptions-a-ouvrir'],
  ] as const)('%s: %s', (kind, href) => {
    expect(taskHref({ ...task, kind }, '0951099D')).toBe(href);
  });

  test('a letter about no dossier has no page of its own', () => {
    expect(taskHref({ ...task, kind: 'MAIL_BOUNCED', dossierId: null }, '0951099D')).toBeNull();
  });
});

describe('what blocks an opening', () => {
  const cause = {
    ...{
      blocking: true,
      mef: '20010018110',
      formation: '2NDE',
      group: null,
      establishment: null,
      reason: null,
      count: 1,
    },
  };
  test.each([
    ['year-unknown', '/etablissement/0951099D/import'],
    ['formation-unknown', '/etablissement/0951099D/import'],
    ['offer-inconsistent', '/etablissement/0951099D/options/20010018110?annee=2027'],
    ['no-document', '/etablissement/0951099D/parametres?annee=2027#documents'],
    ['service-closed', '/etablissement/0951099D/parametres?annee=2027#services'],
    ['nobody-integrates', undefined],
    ['origin-closed', undefined],
  ] as const)('%s is put right at %s', (kind, href) => {
    expect(remedyOf({ ...cause, cause: kind }, '0951099D', 2027)?.href).toBe(href);
  });
});

test.each([
  ['48', 48],
  [' 1 ', 1],
  ['240', 240],
  ['0', null],
  ['241', null],
  ['1.5', null],
  ['', null],
])('%j hours to object: %j', (text, hours) => {
  expect(hoursOf(text)).toBe(hours);
});
