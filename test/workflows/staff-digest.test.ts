/** M-13: what waits, told to the staff each working morning, at each change, and to the head when it has waited for long. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { recordChangeActivities } from '../../activities/record-change.ts';
import { type StaffDigestActivities, staffDigestActivities } from '../../activities/staff-digest.ts';
import type { Operation, Role } from '../../domain/permissions/operations.ts';
import type { DigestMode } from '../../domain/record-change/digest.ts';
import { instantAt } from '../../processes/local-time.ts';
import { deliver, receive } from '../../processes/submissions.ts';
import { taskQueues } from '../../workflows/messages.ts';
import { STAFF_DIGEST_ID, STAFF_DIGEST_WORKFLOW } from '../../workflows/staff-digest/messages.ts';
import { workflowBundle } from '../servers/temporal.ts';
import { COLLEGE, LYCEE, type SmallAcademy, smallAcademy } from './small-academy.ts';

/** A collège of La Réunion: another zone, other holidays. */
const OVERSEAS = '9740001A';
const outbox = { publicUrl: 'http://rentree.example' };
let academy: SmallAcademy;
let pupil: { id: string; guardianId: string };
const staff: Record<string, string> = {};

const rows = <T = Record<string, unknown>>(sql: string, params: unknown[] = []) => academy.rows<T>(sql, params);
const paris = (day: string, time: string): number => instantAt(day, time, 'Europe/Paris');

async function member(login: string, role: Role, uai: string, operations: Operation[] = []): Promise<void> {
  const id = randomUUID();
  staff[login] = id;
  await rows(
    `insert into account (id, kind, login, password_hash, name, email, created_at) values (?, 'STAFF', ?, 'x', ?, ?, now())`,
    [id, login, `M. ${login}`, `${login}@ecole.example`],
  );
  await rows(`insert into post (id, account_id, role, uai) values (?, ?, ?, ?)`, [randomUUID(), id, role, uai]);
  if (operations.length === 0) return;
  await rows(
    `insert into delegation (id, uai, delegate_id, granted_by_id, operations, from_on, to_on) values (?, ?, ?, ?, ?::jsonb, '2026-11-01', '2026-12-31')`,
    [randomUUID(), uai, id, academy.head, JSON.stringify(operations)],
  );
}

/** A set that waits, handed in at an instant. */
async function waitingSet(at: number, fields: [field: string, kind: string][], uai = COLLEGE): Promise<string> {
  const id = randomUUID();
  await rows(
    `insert into record_change (id, uai, school_year, pupil_id, guardian_id, author_id, state, submitted_at)
     values (?, ?, 2026, ?, ?, ?, 'SUBMITTED', ?)`,
    [id, uai, pupil.id, pupil.guardianId, academy.mothers.Dina, new Date(at)],
  );
  for (const [field, kind] of fields) {
    await rows(
      `insert into record_change_item (id, record_change_id, field, target_id, kind, base_value, new_value, state)
       values (?, ?, ?, ?, ?, '{"value": null}', '{"value": "secret-value"}', 'PENDING')`,
      [randomUUID(), id, field, field.startsWith('pupil.') ? pupil.id : pupil.guardianId, kind],
    );
  }
  return id;
}
const choose = (login: string, mode: DigestMode, uai = COLLEGE) =>
  rows(
    `insert into digest_choice (account_id, uai, mode) values (?, ?, ?) on conflict (account_id, uai) do update set mode = excluded.mode`,
    [staff[login], uai, mode],
  );
const letters = () =>
  rows<{ key: string; to_address: string; subject: string; text: string }>(
    `select key, to_address, subject, text from letter where letter_id = 'M-13' order by split_part(key, ':', 4), to_address`,
  );
const told = async () => (await letters()).map(({ to_address, subject }) => [to_address, subject]);
/** The activities at an instant. */
const at = (now: number): StaffDigestActivities =>
  staffDigestActivities(academy.orm, outbox, { now: () => now, beat: () => {} });
const yesterday = { upTo: paris('2026-11-24', '08:00') };

beforeAll(async () => {
  academy = await smallAcademy({ Dina: 2 });
  await rows(`insert into academy values ('28', 'Académie de l’Océan', 'Indian/Reunion')`);
  await rows(
    `insert into establishment (uai, academy_code, name, sector) values (?, '28', 'COLLEGE DES FILAOS', 'PU')`,
    [OVERSEAS],
  );
  const [found] = await rows<{ id: string; guardian_id: string }>(
    `select p.id, r.guardian_id from pupil p join responsibility r on r.pupil_id = p.id where r.kinship_code = '10'`,
  );
  pupil = { id: found?.id as string, guardianId: found?.guardian_id as string };
  await member('principal', 'head', COLLEGE);
  await member('secretaire', 'secretary', COLLEGE, ['recordChange.read', 'recordChange.review']);
  await member('gestionnaire', 'bursar', COLLEGE, ['recordChange.reviewRegime']);
  await member('lecteur', 'deputy', COLLEGE, ['recordChange.read']);
  await member('proviseur', 'head', LYCEE);
  await member('filaos', 'head', OVERSEAS);
}, 60_000);
afterAll(() => academy?.stop());
afterEach(async () => {
  await rows(`delete from letter`);
  await rows(`delete from record_change_item`);
  await rows(`delete from record_change`);
  await rows(`delete from digest_choice`);
  await rows(`delete from dossier`);
});

describe('a working morning, by the activities', () => {
  test('each hears of what is theirs: the head and the secretary of all, the bursar of the regime, the reader of nothing', async () => {
    await waitingSet(paris('2026-11-23', '10:00'), [
      ['guardian.email', 'email'],
      ['pupil.regime', 'pupil'],
    ]);
    await at(paris('2026-11-25', '08:00')).recordDigests(yesterday);
    expect(await told()).toEqual([
      ['gestionnaire@ecole.example', '1 modification à traiter'],
      ['principal@ecole.example', '2 modifications à traiter'],
      ['secretaire@ecole.example', '2 modifications à traiter'],
    ]);
    const [bursar, head] = await letters();
    expect(bursar?.key).toBe(`M-13:${staff.gestionnaire}:${COLLEGE}:2026-11-25`);
    expect(bursar?.text).toContain('Informations de l’élève : 1');
    expect(bursar?.text).not.toContain('Adresse électronique');
    expect(head?.text).toContain(`http://rentree.example/etablissement/${COLLEGE}`);
    expect(head?.text).not.toMatch(/Dina|ESSAI|secret-value/);
  });

  test('nothing when nothing waits, and nothing of what is decided', async () => {
    const id = await waitingSet(paris('2026-11-23', '10:00'), [['guardian.email', 'email']]);
    await rows(`update record_change_item set state = 'REFUSED'`);
    await rows(`update record_change set state = 'NOTIFIED' where id = ?`, [id]);
    await at(paris('2026-11-25', '08:00')).recordDigests(yesterday);
    expect(await told()).toEqual([]);
  });

  test('enrolments to integrate are counted for the lycée that receives, beside no change of its own', async () => {
    const campaignId = randomUUID();
    await rows(
      `insert into campaign (id, receiving_uai, school_year, kind, round, state, calendar) values (?, ?, 2027, 'POST_AFFECTATION', 1, 'OPEN', '{}')`,
      [campaignId, LYCEE],
    );
    await rows(
      `insert into dossier (id, campaign_id, affectation_id, identity_id, origin_uai, receiving_uai, school_year, mef, last_name, first_name, state, closed, closes_at, created_at)
       select ?, ?, a.id, ?, ?, ?, 2027, a.mef, 'ESSAI', 'Dina', 'VALIDATED', false, now(), now() from affectation a limit 1`,
      [randomUUID(), campaignId, randomUUID(), COLLEGE, LYCEE],
    );
    await at(paris('2026-11-25', '08:00')).recordDigests(yesterday);
    expect(await told()).toEqual([['proviseur@ecole.example', '1 inscription à traiter']]);
  });

  test('said twice, or again later in the day, changes nothing; the next day is another letter', async () => {
    await waitingSet(paris('2026-11-23', '10:00'), [['pupil.email', 'email']]);
    const morning = paris('2026-11-25', '08:00');
    const first = await at(morning).recordDigests(yesterday);
    expect(first).toEqual({ upTo: morning });
    await at(morning).recordDigests(yesterday);
    await at(paris('2026-11-25', '11:30')).recordDigests(yesterday);
    await at(paris('2026-11-25', '15:00')).recordDigests(first);
    expect(await told()).toHaveLength(2);
    await at(paris('2026-11-26', '08:00')).recordDigests(first);
    expect((await letters()).map(({ key }) => key.slice(-10))).toEqual([
      '2026-11-25',
      '2026-11-25',
      '2026-11-26',
      '2026-11-26',
    ]);
  });

  test('whoever was away for two days writes the digest of this morning only', async () => {
    await waitingSet(paris('2026-11-20', '10:00'), [['pupil.email', 'email']]);
    await at(paris('2026-11-27', '09:40')).recordDigests(yesterday);
    expect((await letters()).map(({ key }) => key.slice(-10))).toEqual(['2026-11-27', '2026-11-27']);
  });

  test.each([
    ['on a Saturday', '2026-11-28'],
    ['on Armistice Day', '2027-11-11'],
  ])('nobody is written to %s', async (_, day) => {
    await waitingSet(paris('2026-11-20', '10:00'), [['pupil.email', 'email']]);
    await at(paris(day, '12:00')).recordDigests(yesterday);
    expect(await told()).toEqual([]);
  });

  test('La Réunion is told at its own eight o’clock, and not on 20 December', async () => {
    await waitingSet(paris('2027-12-16', '10:00'), [['pupil.email', 'email']], OVERSEAS);
    const before = { upTo: paris('2027-12-16', '12:00') };
    const there = (day: string, time: string) => at(instantAt(day, time, 'Indian/Reunion'));
    await there('2027-12-17', '07:59').recordDigests(before);
    expect(await told()).toEqual([]);
    await there('2027-12-17', '08:00').recordDigests(before);
    expect(await told()).toEqual([['filaos@ecole.example', '1 modification à traiter']]);
    await there('2027-12-20', '09:00').recordDigests(before);
    expect(await told()).toHaveLength(1);
  });

  test('a delegation that is over, or a post that ended, hears of nothing', async () => {
    await waitingSet(paris('2027-01-04', '10:00'), [['pupil.email', 'email']]);
    await at(paris('2027-01-05', '08:00')).recordDigests(yesterday);
    expect((await told()).map(([to]) => to)).toEqual(['principal@ecole.example']);
    await rows(`delete from letter`);
    await rows(`update post set ended_on = '2027-01-05' where account_id = ?`, [staff.principal]);
    await at(paris('2027-01-05', '08:00')).recordDigests(yesterday);
    await rows(`update post set ended_on = null where account_id = ?`, [staff.principal]);
    expect(await told()).toEqual([]);
  });
});

describe('what each clerk chose', () => {
  test('none is none, and the head’s own choice holds while nothing is late', async () => {
    await waitingSet(paris('2026-11-23', '10:00'), [['pupil.email', 'email']]);
    await choose('principal', 'NONE');
    await choose('secretaire', 'NONE');
    await at(paris('2026-11-25', '08:00')).recordDigests(yesterday);
    expect(await told()).toEqual([]);
  });

  test('what is late is told to the head when everybody chose none (§2.2-5)', async () => {
    await waitingSet(paris('2026-11-18', '10:00'), [['pupil.email', 'email']]);
    await choose('principal', 'NONE');
    await choose('secretaire', 'NONE');
    await at(paris('2026-11-24', '08:00')).recordDigests({ upTo: paris('2026-11-23', '08:00') });
    expect(await told()).toEqual([]);
    await at(paris('2026-11-25', '08:00')).recordDigests(yesterday);
    expect((await told()).map(([to]) => to)).toEqual(['principal@ecole.example']);
    expect((await letters())[0]?.text.replaceAll(/\s+/g, ' ')).toContain(
      'Une modification attend depuis plus de 5 jours ouvrés',
    );
  });

  test('at each change: one letter for a set, with its number and nature; what nobody has to decide is not told', async () => {
    await choose('secretaire', 'EACH');
    await choose('gestionnaire', 'EACH');
    const change = recordChangeActivities(academy.orm, outbox);
    const handIn = async (fields: [string, string][], value: string) => {
      const [id, submissionId] = [await waitingSet(Date.now(), fields), randomUUID()];
      await rows(`update record_change_item set new_value = ?::jsonb where record_change_id = ?`, [
        JSON.stringify({ value }),
        id,
      ]);
      await receive(academy.orm.em, {
        ...{ id: submissionId, act: 'recordChange.submit', subjectId: id, content: {} },
        accountId: academy.mothers.Dina as string,
      });
      const act = { recordChangeId: id, sequence: 1, submissionId };
      await change.openReview(act);
      await change.openReview(act);
      return id;
    };
    const id = await handIn(
      [
        ['pupil.usageName', 'pupil'],
        ['guardian.usageName', 'contact'],
      ],
      'ESSAI-AUTRE',
    );
    expect(await told()).toEqual([['secretaire@ecole.example', '2 modifications de fiche à traiter']]);
    const [letter] = await letters();
    expect(letter?.key).toBe(`M-13:${staff.secretaire}:${COLLEGE}:${id}`);
    expect(letter?.text).not.toMatch(/Dina|AUTRE/);
    // What the base says already is closed by itself: nobody is told of it.
    await handIn([['guardian.email', 'email']], 'mere.dina@famille.example');
    expect(await told()).toHaveLength(1);
  });
});

describe('after 15 working days (§2.2-5)', () => {
  const change = () => recordChangeActivities(academy.orm, outbox);
  const overdue = (id: string) => rows(`select overdue, state from record_change where id = ?`, [id]);

  test('the head gets one letter a day for all that has waited for as long; nothing is accepted', async () => {
    const old = Date.now() - 60 * 86_400_000;
    const [one, other] = [
      await waitingSet(old, [['pupil.email', 'email']]),
      await waitingSet(old + 1000, [['guardian.email', 'email']]),
    ];
    await choose('principal', 'NONE');
    await change().tellOfDelay({ recordChangeId: one, to: 'STAFF' });
    expect(await told()).toEqual([]);
    for (const recordChangeId of [one, other, one]) await change().tellOfDelay({ recordChangeId, to: 'HEAD' });
    expect(await told()).toEqual([
      ['principal@ecole.example', '2 modifications attendent depuis plus de 15 jours ouvrés'],
    ]);
    expect(await overdue(one)).toEqual([{ overdue: 'HEAD', state: 'SUBMITTED' }]);
    expect((await letters())[0]?.text).not.toMatch(/Dina|secret-value/);
    expect(await rows(`select email from pupil where id = ?`, [pupil.id])).toEqual([{ email: null }]);
  });

  test('a school whose heads have no address hears of it at its own', async () => {
    await rows(`update account set email = null where id = ?`, [staff.principal]);
    const id = await waitingSet(Date.now() - 60 * 86_400_000, [['pupil.email', 'email']]);
    await change().tellOfDelay({ recordChangeId: id, to: 'HEAD' });
    expect(await told()).toEqual([
      ['secretariat@ecole.example', 'Une modification attend depuis plus de 15 jours ouvrés'],
    ]);
    await rows(`update account set email = 'principal@ecole.example' where id = ?`, [staff.principal]);
  });
});

describe('the run, on the live server', () => {
  /** How far the clock of the activities is from the wall’s. */
  let shift = 0;
  let workers: Worker[] = [];
  let running: Promise<void>[] = [];

  async function start(): Promise<void> {
    const { namespace } = academy.temporal;
    const connection = await academy.temporal.nativeConnection();
    const clock = { now: () => Date.now() + shift, atMostMs: 200 };
    workers = await Promise.all([
      Worker.create({ connection, namespace, taskQueue: taskQueues.interactive, workflowBundle: workflowBundle() }),
      Worker.create({
        connection,
        namespace,
        taskQueue: taskQueues.bulk,
        activities: { ...staffDigestActivities(academy.orm, outbox, clock) },
      }),
    ]);
    running = workers.map((worker) => worker.run());
  }
  async function stop(): Promise<void> {
    for (const worker of workers) worker.shutdown();
    await Promise.all(running);
    workers = [];
  }
  beforeEach(() => waitingSet(paris('2026-11-20', '10:00'), [['pupil.email', 'email']]).then(() => undefined));
  afterEach(stop);

  test('sleeps until the morning, tells once, and after two days away tells of one morning', async () => {
    const days = async () => [...new Set((await letters()).map(({ key }) => key.slice(-10)))];
    // A second and a half before eight on a Monday.
    shift = paris('2026-11-23', '08:00') - 1500 - Date.now();
    await start();
    const run = await academy.temporal.client.workflow.start(STAFF_DIGEST_WORKFLOW, {
      workflowId: STAFF_DIGEST_ID,
      taskQueue: taskQueues.interactive,
      args: [],
    });
    expect(await days()).toEqual([]);
    await academy.until('the digest of Monday', async () => (await letters()).length === 2);
    expect(Date.now() + shift).toBeGreaterThanOrEqual(paris('2026-11-23', '08:00'));
    await stop();
    shift += 3 * 86_400_000;
    await start();
    await academy.until('the digest of Thursday', async () => (await letters()).length === 4);
    expect(await days()).toEqual(['2026-11-23', '2026-11-26']);
    // The run goes on, and Thursday is told.
    const told = (await run.fetchHistory()).events?.length ?? 0;
    await academy.until('another look', async () => ((await run.fetchHistory()).events?.length ?? 0) > told + 10);
    expect(await letters()).toHaveLength(4);
    await run.terminate();
  }, 60_000);
});

test('a set that nobody decides tells the staff, then the head, by its own run, and stays as it was', async () => {
  const worker = await academy.startWorker();
  try {
    const id = await waitingSet(Date.now(), [['pupil.email', 'email']]);
    const stored = await receive(academy.orm.em, {
      ...{ id: randomUUID(), act: 'recordChange.submit', subjectId: id, content: {} },
      accountId: academy.mothers.Dina as string,
    });
    if ('code' in stored) throw new Error(stored.code);
    // Handed in two months ago: both waits are over as soon as the run looks.
    await rows(`update submission set received_at = received_at - interval '60 days' where id = ?`, [stored.id]);
    await rows(`update record_change set submitted_at = submitted_at - interval '60 days' where id = ?`, [id]);
    expect((await deliver(academy.temporal.client, academy.orm.em, stored)).status).toBe('ACCEPTED');
    const overdue = async () => (await rows(`select overdue, state from record_change where id = ?`, [id]))[0];
    await academy.until('the head', async () => (await overdue())?.overdue === 'HEAD');
    expect(await told()).toEqual([
      ['principal@ecole.example', 'Une modification attend depuis plus de 15 jours ouvrés'],
    ]);
    expect(await overdue()).toEqual({ overdue: 'HEAD', state: 'SUBMITTED' });
    expect((await academy.hand('recordChange.withdraw', id, {}, academy.mothers.Dina)).status).toBe('ACCEPTED');
  } finally {
    await worker.stop();
  }
}, 60_000);
