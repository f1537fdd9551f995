/** Acts on many, on the real servers: all done, some refused with a reason, a worker killed in the middle, the way back. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RunningWorker } from '../../activities/worker.ts';
import { projectRoot } from '../../config/environment.ts';
import type { DossierAct } from '../../domain/bulk-act/bulk-act.ts';
import { writeBulkAct } from '../../processes/bulk-acts.ts';
import { deliver, receive, type StoredSubmission, startDossier } from '../../processes/submissions.ts';
import { bulkActWorkflowId } from '../../workflows/bulk-act/messages.ts';
import { workflowBundle } from '../servers/temporal.ts';
import { COLLEGE, campaignKey, choices, LYCEE, type SmallAcademy, smallAcademy } from './small-academy.ts';

/** Long enough for an undoing in the same breath on a busy machine, short enough to be waited for. */
const UNDO_MS = 6000;
const PILOT = ['Ana', 'Bao', 'Cléo', 'Dina', 'Elio'];
/** As many as a list that takes long enough to be interrupted. */
const CROWD = Array.from({ length: 60 }, (_, index) => `Zoé${index + 1}`);

let academy: SmallAcademy;
let worker: RunningWorker;
const ids = new Map<string, string>();
const idOf = (firstName: string): string => ids.get(firstName) as string;

beforeAll(async () => {
  academy = await smallAcademy(Object.fromEntries([...PILOT, ...CROWD].map((name) => [name, 1])));
  worker = await academy.startWorker();
  const campaignId = await academy.prepare(academy.calendar({ lasts: 600_000, undoMs: UNDO_MS }));
  await academy.hand('campaign.makeReady', campaignId, { key: campaignKey });
  await academy.until('the invitations', known);
  for (const firstName of PILOT) await enrol(firstName);
}, 120_000);
afterAll(() => academy?.stop());

const known = async (): Promise<boolean> => {
  const rows = await academy.rows<{ id: string; first_name: string }>(
    `select d.id, d.first_name from dossier d where exists (select 1 from letter l where l.subject_id = d.id)`,
  );
  for (const { id, first_name } of rows) ids.set(first_name, id);
  return rows.length === PILOT.length + CROWD.length;
};

async function enrol(firstName: string): Promise<void> {
  const content = { seenVersion: 0, recordConfirmed: true, choices };
  const { status } = await academy.hand('dossier.submit', idOf(firstName), content, academy.mothers[firstName]);
  expect(status).toBe('ACCEPTED');
}

/** Begins an act as the api does: its rows and its submission in one transaction. */
async function begin(
  act: DossierAct,
  subjectIds: string[],
  { uai = LYCEE, by = academy.head, documentId = null as string | null } = {},
): Promise<{ id: string; begun: StoredSubmission }> {
  const id = randomUUID();
  const content = { uai, act, subjectIds, documentId };
  const stored = await receive(
    academy.orm.em,
    { id, act: 'bulkAct.begin', subjectId: id, accountId: by, content },
    (tx) =>
      writeBulkAct(
        tx,
        { id, uai, act, documentId, accountId: by },
        subjectIds.map((subjectId) => ({ subjectId, seenRevision: null })),
      ),
  );
  if ('code' in stored) throw new Error(stored.code);
  return { id, begun: await deliver(academy.temporal.client, academy.orm.em, stored) };
}

interface Line {
  first_name: string;
  state: string;
  code: string | null;
  submission_id: string;
}
const lines = (id: string): Promise<Line[]> =>
  academy.rows<Line>(
    `select d.first_name, l.state, l.refusal->>'code' as code, l.submission_id from bulk_act_line l
     join dossier d on d.id = l.subject_id where l.bulk_act_id = ? order by l.position`,
    [id],
  );
const fates = async (id: string): Promise<Record<string, string>> =>
  Object.fromEntries((await lines(id)).map(({ first_name, state, code }) => [first_name, code ?? state]));
const rowOf = async (id: string) =>
  (await academy.rows<{ state: string; undo_until: string | null }>(`select * from bulk_act where id = ?`, [id]))[0];
const ended = (id: string, state = 'DONE') =>
  academy.until(`the act ${state}`, async () => (await rowOf(id))?.state === state);
const states = async (...names: string[]): Promise<string[]> =>
  Promise.all(names.map(async (name) => (await academy.dossierOf(name)).state));
const result = (id: string) => academy.temporal.client.workflow.getHandle(bulkActWorkflowId(id)).result();
const lettersOf = async (firstName: string, letter: string) =>
  academy.rows<{ sent_at: string | null }>(`select * from letter where subject_id = ? and letter_id = ?`, [
    idOf(firstName),
    letter,
  ]);

describe('an act on many', () => {
  let act: string;

  test('does each line as its own submission, and reports what could not be done with its reason', async () => {
    await academy.rows(
      `insert into record_change (id, uai, school_year, pupil_id, guardian_id, author_id, dossier_id, state, sequence, submitted_at)
       select ?, p.uai, p.school_year, p.id, r.guardian_id, ?, d.id, 'SUBMITTED', 1, now()
       from dossier d join pupil p on p.id = d.expected_pupil_id join responsibility r on r.pupil_id = p.id where d.id = ?`,
      [randomUUID(), academy.head, idOf('Dina')],
    );
    const { id, begun } = await begin('integrate', ['Ana', 'Bao', 'Dina', 'Zoé1'].map(idOf));
    act = id;
    expect(begun.status).toBe('ACCEPTED');
    await ended(id);
    expect(await fates(id)).toEqual({
      Ana: 'DONE',
      Bao: 'DONE',
      Dina: 'record-change-undecided',
      Zoé1: 'state-forbids',
    });
    expect(await states('Ana', 'Bao', 'Dina', 'Zoé1')).toEqual(['INTEGRATED', 'INTEGRATED', 'VALIDATED', 'NOTIFIED']);
    const receipts = await academy.rows(
      `select s.status from submission s join bulk_act_line l on l.submission_id = s.id where l.bulk_act_id = ?`,
      [id],
    );
    // What the rules refuse beforehand is not even handed in.
    expect(receipts).toEqual([{ status: 'ACCEPTED' }, { status: 'ACCEPTED' }]);
  });

  test('is taken back line by line; what something else was done on since stays, with the reason', async () => {
    const [document] = await academy.rows<{ id: string }>(`select id from required_document`);
    // A second one keeps the dossier from being complete.
    await academy.rows(
      `insert into required_document (id, uai, school_year, label, mandatory) values (?, ?, 2027, 'Photo d’identité', true)`,
      [randomUUID(), LYCEE],
    );
    await academy.hand('dossier.markDocument', idOf('Bao'), { documentId: document?.id as string });
    const undone = await academy.hand('bulkAct.undo', act, {});
    expect(undone.status).toBe('ACCEPTED');
    await ended(act, 'UNDONE');
    expect(await fates(act)).toEqual({
      Ana: 'UNDONE',
      Bao: 'undo-too-late',
      Dina: 'record-change-undecided',
      Zoé1: 'state-forbids',
    });
    expect((await lines(act)).map(({ state }) => state)).toEqual(['UNDONE', 'KEPT', 'REFUSED', 'REFUSED']);
    expect(await states('Ana', 'Bao')).toEqual(['VALIDATED', 'INTEGRATED']);
    // The letter of what was taken back never leaves; the other waits for its own time to be over.
    expect(await lettersOf('Ana', 'M-11')).toEqual([]);
    expect(await lettersOf('Bao', 'M-11')).toHaveLength(1);
    expect(await result(act)).toMatchObject({ state: 'UNDONE', sequence: 4 });
  });

  test('is taken back once: handed in again, the undoing has the same answer and no other effect', async () => {
    const again = await academy.hand('bulkAct.undo', act, {});
    expect(again.refusal?.code).toBe('state-forbids');
    const undoings = await academy.rows(`select 1 from submission where act = 'dossier.undo'`);
    expect(undoings).toHaveLength(2);
  });

  test('whose time to be taken back has passed is over', async () => {
    const { id } = await begin('setPaper', ['Zoé2', 'Zoé3'].map(idOf));
    await ended(id);
    const undoUntil = Date.parse((await rowOf(id))?.undo_until as string);
    expect(undoUntil).toBeGreaterThan(Date.now());
    expect(undoUntil).toBeLessThanOrEqual(Date.now() + UNDO_MS);
    expect(await result(id)).toMatchObject({ state: 'DONE', undoUntil });
    expect(Date.now()).toBeGreaterThanOrEqual(undoUntil);
    expect((await academy.hand('bulkAct.undo', id, {})).status).toBe('REFUSED');
    expect(await fates(id)).toEqual({ Zoé2: 'DONE', Zoé3: 'DONE' });
    expect(await states('Zoé2', 'Zoé3')).toEqual(['PAPER', 'PAPER']);
  }, 60_000);

  test('of which nothing can be taken back ends at once', async () => {
    const [document] = await academy.rows<{ id: string }>(`select id from required_document`);
    const { id } = await begin('markDocument', ['Ana', 'Elio', 'Zoé4'].map(idOf), {
      documentId: document?.id as string,
    });
    expect(await result(id)).toMatchObject({ state: 'DONE', undoUntil: null, sequence: 2 });
    expect(await fates(id)).toEqual({ Ana: 'DONE', Elio: 'DONE', Zoé4: 'state-forbids' });
  });

  test('reminds from the side of the origin, and nobody twice in a day', async () => {
    const principal = randomUUID();
    await academy.rows(
      `insert into account (id, kind, login, password_hash, name, created_at) values (?, 'STAFF', 'principal', 'x', 'M. Principal', now())`,
      [principal],
    );
    await academy.rows(`insert into post (id, account_id, role, uai) values (?, ?, 'head', ?)`, [
      randomUUID(),
      principal,
      COLLEGE,
    ]);
    const at = { uai: COLLEGE, by: principal };
    const first = await begin('remind', ['Zoé5', 'Zoé6'].map(idOf), at);
    await ended(first.id);
    expect(await fates(first.id)).toEqual({ Zoé5: 'DONE', Zoé6: 'DONE' });
    const second = await begin('remind', ['Zoé5', 'Zoé7', 'Ana'].map(idOf), at);
    await ended(second.id);
    expect(await fates(second.id)).toEqual({ Zoé5: 'reminded-already', Zoé7: 'DONE', Ana: 'state-forbids' });
    expect(await lettersOf('Zoé5', 'M-09')).toHaveLength(1);
    // The collège integrates nobody, whatever it asks.
    const third = await begin('integrate', [idOf('Ana')], at);
    await ended(third.id);
    expect(await fates(third.id)).toEqual({ Ana: 'not-permitted' });
  });

  test('leaves a line that nobody answers waiting, and looks at it again', async () => {
    // A dossier whose run is not there yet: its opening was written and the engine was away.
    const stranded = randomUUID();
    await academy.rows(
      `insert into dossier (id, campaign_id, affectation_id, identity_id, origin_uai, receiving_uai, school_year, mef, last_name,
         first_name, state, closes_at, created_at)
       select ?, campaign_id, affectation_id, ?, origin_uai, receiving_uai, school_year, mef, last_name, 'Sans', 'NOTIFIED', closes_at, now()
       from dossier where id = ?`,
      [stranded, randomUUID(), idOf('Zoé8')],
    );
    const { id } = await begin('setPaper', [stranded, idOf('Zoé9')]);
    await academy.until('the other line', async () => (await fates(id)).Zoé9 === 'DONE');
    expect(await fates(id)).toEqual({ Sans: 'WAITING', Zoé9: 'DONE' });
    expect((await rowOf(id))?.state).toBe('RUNNING');
    await startDossier(academy.temporal.client, {
      ...{ dossierId: stranded, state: 'NOTIFIED', calendar: academy.calendar({ lasts: 600_000 }) },
    });
    await ended(id);
    expect(await fates(id)).toEqual({ Sans: 'DONE', Zoé9: 'DONE' });
  }, 60_000);

  test('asks for the right again at each line: a delegation revoked meanwhile ends there (E-20)', async () => {
    const secretary = randomUUID();
    await academy.rows(
      `insert into account (id, kind, login, password_hash, name, created_at) values (?, 'STAFF', 'secretary', 'x', 'M. Secrétaire', now())`,
      [secretary],
    );
    await academy.rows(`insert into post (id, account_id, role, uai) values (?, ?, 'secretary', ?)`, [
      randomUUID(),
      secretary,
      LYCEE,
    ]);
    await academy.rows(
      `insert into delegation (id, uai, delegate_id, granted_by_id, operations, from_on) values (?, ?, ?, ?, ?::jsonb, '2020-01-01')`,
      [randomUUID(), LYCEE, secretary, academy.head, JSON.stringify(['dossier.setPaper'])],
    );
    const held = await begin('setPaper', [idOf('Zoé10')], { by: secretary });
    await ended(held.id);
    expect(await fates(held.id)).toEqual({ Zoé10: 'DONE' });
    await academy.rows(`update delegation set revoked_at = now() where delegate_id = ?`, [secretary]);
    const revoked = await begin('setPaper', [idOf('Zoé11')], { by: secretary });
    await ended(revoked.id);
    expect(await fates(revoked.id)).toEqual({ Zoé11: 'not-permitted' });
    expect(await states('Zoé10', 'Zoé11')).toEqual(['PAPER', 'NOTIFIED']);
  });
});

describe('a worker killed in the middle', () => {
  let child: ChildProcess | undefined;
  afterAll(() => void child?.kill('SIGKILL'));

  test('is replaced, and each line is done once', async () => {
    await worker.stop();
    child = await workerProcess();
    const crowd = CROWD.slice(12);
    const { id } = await begin('setPaper', crowd.map(idOf));
    const done = async () => (await lines(id)).filter(({ state }) => state === 'DONE').length;
    await academy.until('some lines done', async () => (await done()) >= 5);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const waiting = async () => (await lines(id)).filter(({ state }) => state === 'WAITING').length;
    const left = await waiting();
    expect(left).toBeGreaterThan(0);
    expect((await rowOf(id))?.state).toBe('RUNNING');

    await academy.startWorker();
    // The engine gives the dead worker ten seconds to be heard of again.
    await academy.until('the work gone on with', async () => (await waiting()) < left);
    await academy.until('the act done', async () => (await rowOf(id))?.state === 'DONE');
    expect(new Set(Object.values(await fates(id)))).toEqual(new Set(['DONE']));
    const twice = await academy.rows(
      `select subject_id from journal where act = 'setPaper' and subject_id in (?) group by subject_id having count(*) <> 1`,
      [crowd.map(idOf)],
    );
    expect(twice).toEqual([]);
    const letters = await academy.rows<{ n: number }>(
      `select count(*)::int as n from letter where letter_id = 'M-12' and subject_id in (?) group by subject_id`,
      [crowd.map(idOf)],
    );
    expect(letters).toHaveLength(crowd.length);
    expect(letters.every(({ n }) => n === 1)).toBe(true);
  }, 90_000);

  /** A worker of its own process, on this test's servers: it can die as real ones do. */
  async function workerProcess(): Promise<ChildProcess> {
    const { temporal, mailbox } = academy;
    const started = spawn(process.execPath, [join(projectRoot, 'activities', 'worker.ts')], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATABASE_URL: academy.databaseUrl,
        TEMPORAL_ADDRESS: temporal.address,
        TEMPORAL_NAMESPACE: temporal.namespace,
        SMTP_URL: mailbox.smtpUrl,
        PUBLIC_URL: 'http://rentree.example',
        WORKFLOW_BUNDLE: workflowBundle().codePath,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    for await (const chunk of started.stdout ?? []) if (String(chunk).includes('"ready":true')) break;
    return started;
  }
});
