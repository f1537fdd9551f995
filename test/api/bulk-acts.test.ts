import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Operation } from '../../domain/permissions/operations.ts';
import {
  academy,
  COLLEGE,
  campaign,
  delegation,
  dossier,
  LYCEE,
  NEXT_YEAR,
  OTHER_LYCEE,
  pupil,
  staffAccount,
} from '../database/builders.ts';
import { type Answer, type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let head: Visitor;
let headId: string;
let principal: Visitor;
let ids: Record<'ready' | 'unanswered' | 'integrated' | 'elsewhere' | 'closed', string>;
const certificate = randomUUID();

beforeAll(async () => {
  api = await startApi();
  const em = api.em();
  await academy(em);
  const campaignId = await campaign(em);
  const elsewhere = await campaign(em, { receivingUai: OTHER_LYCEE });
  const make = async (firstName: string, state: 'VALIDATED' | 'NOTIFIED' | 'INTEGRATED' | 'NOT_ENROLLED') => {
    const expected = await pupil(em, { firstName, uai: LYCEE, schoolYear: NEXT_YEAR, status: 'EXPECTED' });
    const { identityId } = expected;
    return dossier(em, { campaignId, identityId, expectedPupilId: expected.id, firstName, state });
  };
  ids = {
    ready: await make('Aminata', 'VALIDATED'),
    unanswered: await make('Basile', 'NOTIFIED'),
    integrated: await make('Chloé', 'INTEGRATED'),
    closed: await make('Dina', 'NOT_ENROLLED'),
    elsewhere: await dossier(em, {
      campaignId: elsewhere,
      identityId: randomUUID(),
      receivingUai: OTHER_LYCEE,
      firstName: 'Zoé',
    }),
  };
  await em.execute(`update dossier set origin_uai = null where id = ?`, [ids.elsewhere]);
  await em.execute(
    `insert into required_document (id, uai, school_year, label, mandatory) values (?, ?, ?, 'Certificat de vaccination', true)`,
    [certificate, LYCEE, NEXT_YEAR],
  );
  const [lycee, college] = await Promise.all([
    staffAccount(em, 'Mme Proviseure', { role: 'head', uai: LYCEE }),
    staffAccount(em, 'M. Principal', { role: 'head', uai: COLLEGE }),
  ]);
  headId = lycee.id;
  [head, principal] = await Promise.all([api.signedIn(lycee.login), api.signedIn(college.login)]);
}, 60_000);
afterAll(() => api?.stop());

const preview = (who: Visitor, act: string, dossierIds: string[], more: object = {}, uai = LYCEE): Promise<Answer> =>
  who.ask('POST', `/api/establishments/${uai}/bulk-act-previews`, { body: { act, dossierIds, ...more } });
const begin = (who: Visitor, act: string, dossierIds: string[], key: string = randomUUID(), more: object = {}) =>
  who.ask('POST', `/api/establishments/${LYCEE}/bulk-acts`, {
    headers: { 'Idempotency-Key': key },
    body: { act, dossierIds, ...more },
  });
/** First name → code of the refusal. */
const verdicts = ({ body }: Answer): Record<string, string | null> =>
  Object.fromEntries(
    body.verdicts.map((verdict: { firstName: string; refusal: { code: string } | null }) => [
      verdict.firstName,
      verdict.refusal?.code ?? null,
    ]),
  );
const count = async (table: string): Promise<number> =>
  (await api.em().execute(`select count(*)::int as n from ${table}`))[0]?.n;
const secretaryWith = async (...operations: Operation[]): Promise<{ visitor: Visitor; accountId: string }> => {
  const em = api.em();
  const account = await staffAccount(em, 'M. Secrétaire', { role: 'secretary', uai: LYCEE });
  const given = { uai: LYCEE, delegateId: account.id, grantedById: headId, operations };
  await delegation(em, given);
  return { accountId: account.id, visitor: await api.signedIn(account.login) };
};

describe('a preview', () => {
  test('gives each pupil a verdict by name, in the reader’s language, and writes nothing', async () => {
    const before = await Promise.all(['submission', 'bulk_act', 'bulk_act_line', 'journal'].map(count));
    const all = [ids.integrated, ids.unanswered, ids.ready, ids.closed];
    const answer = await preview(head, 'integrate', all);
    expect(answer.status).toBe(200);
    expect(verdicts(answer)).toEqual({
      Aminata: null,
      Basile: 'state-forbids',
      Chloé: 'state-forbids',
      Dina: 'state-forbids',
    });
    expect(answer.body.verdicts.map((each: { firstName: string }) => each.firstName)).toEqual([
      'Aminata',
      'Basile',
      'Chloé',
      'Dina',
    ]);
    expect(answer.body.verdicts[1].refusal.title).toMatch(/possible/);
    expect(verdicts(await preview(head, 'setPaper', all))).toEqual({
      Aminata: 'state-forbids',
      Basile: null,
      Chloé: 'state-forbids',
      Dina: null,
    });
    expect(verdicts(await preview(head, 'remind', all))).toMatchObject({ Basile: null, Chloé: 'state-forbids' });
    expect(await Promise.all(['submission', 'bulk_act', 'bulk_act_line', 'journal'].map(count))).toEqual(before);
  });

  test('of a document tells which are asked, then who is waited for', async () => {
    const all = [ids.integrated, ids.ready];
    const choice = await preview(head, 'markDocument', all);
    expect(choice.body).toMatchObject({
      verdicts: [],
      documents: [{ id: certificate, label: 'Certificat de vaccination', mandatory: true, missing: 2 }],
    });
    await api
      .em()
      .execute(
        `insert into dossier_document (dossier_id, document_id, received_at, by_account_id) values (?, ?, now(), ?)`,
        [ids.ready, certificate, headId],
      );
    const answer = await preview(head, 'markDocument', all, { documentId: certificate });
    expect(verdicts(answer)).toEqual({ Aminata: 'document-received', Chloé: null });
    expect(answer.body.documents).toMatchObject([{ missing: 1 }]);
    const unknown = await preview(head, 'markDocument', all, { documentId: randomUUID() });
    expect(verdicts(unknown)).toEqual({ Aminata: 'document-unknown', Chloé: 'document-unknown' });
  });

  test('says that a change of the record is decided first (§3.6)', async () => {
    const em = api.em();
    const expected = await pupil(em, { firstName: 'Elio', uai: LYCEE, schoolYear: NEXT_YEAR, status: 'EXPECTED' });
    const [row] = await em.execute(`select campaign_id from dossier where id = ?`, [ids.ready]);
    const id = await dossier(em, {
      campaignId: row?.campaign_id,
      identityId: expected.identityId,
      expectedPupilId: expected.id,
      firstName: 'Elio',
      state: 'VALIDATED',
    });
    await em.execute(`insert into guardian (id, uai, school_year, last_name) values (?, ?, ?, 'ELIO')`, [
      id,
      LYCEE,
      NEXT_YEAR,
    ]);
    await em.execute(
      `insert into record_change (id, uai, school_year, pupil_id, guardian_id, author_id, dossier_id, state, sequence, submitted_at)
       values (?, ?, ?, ?, ?, ?, ?, 'SUBMITTED', 1, now())`,
      [randomUUID(), LYCEE, NEXT_YEAR, expected.id, id, headId, id],
    );
    expect(verdicts(await preview(head, 'integrate', [id]))).toEqual({ Elio: 'record-change-undecided' });
  });

  test('of nothing, of too many, or of an act unknown here is refused', async () => {
    expect((await preview(head, 'remind', [])).body).toMatchObject({ status: 400, code: 'nothing-chosen' });
    const many = Array.from({ length: 501 }, () => randomUUID());
    expect((await preview(head, 'remind', many)).body).toMatchObject({
      code: 'malformed',
      errors: [{ path: 'body.dossierIds', problem: 'too-long' }],
    });
    expect((await preview(head, 'cancel', [ids.ready])).body.code).toBe('malformed');
  });

  test('a dossier of another establishment is not found, and so is one that does not exist', async () => {
    for (const id of [ids.elsewhere, randomUUID()])
      expect((await preview(head, 'remind', [ids.ready, id])).body.code).toBe('not-found');
    expect((await preview(principal, 'remind', [ids.ready])).status).toBe(404);
  });
});

describe('the right is that of each act', () => {
  test('many are integrated under two operations, reminded or noted on paper under one (§4)', async () => {
    const one = await secretaryWith('dossier.integrate', 'dossier.remind');
    expect((await preview(one.visitor, 'integrate', [ids.ready])).status).toBe(403);
    expect((await preview(one.visitor, 'remind', [ids.ready])).status).toBe(200);
    expect((await preview(one.visitor, 'setPaper', [ids.ready])).status).toBe(403);
    const both = await secretaryWith('dossier.integrate', 'dossier.integrateBulk');
    expect((await preview(both.visitor, 'integrate', [ids.ready])).status).toBe(200);
    expect((await begin(both.visitor, 'remind', [ids.ready])).status).toBe(403);
  });

  test('the origin reminds and notes on paper, and integrates nobody', async () => {
    expect(verdicts(await preview(principal, 'remind', [ids.unanswered], {}, COLLEGE))).toEqual({ Basile: null });
    expect(verdicts(await preview(principal, 'setPaper', [ids.unanswered], {}, COLLEGE))).toEqual({ Basile: null });
    expect(verdicts(await preview(principal, 'integrate', [ids.ready], {}, COLLEGE))).toEqual({
      Aminata: 'not-permitted',
    });
  });

  test('one who works in both schools acts in each under what that one delegated', async () => {
    const em = api.em();
    const { visitor, accountId } = await secretaryWith('dossier.remind');
    await em.execute(`insert into post (id, account_id, role, uai) values (?, ?, 'secretary', ?)`, [
      randomUUID(),
      accountId,
      COLLEGE,
    ]);
    expect((await preview(visitor, 'remind', [ids.unanswered])).status).toBe(200);
    expect((await preview(visitor, 'remind', [ids.unanswered], {}, COLLEGE)).status).toBe(403);
  });
});

describe('an act begun while no worker answers', () => {
  const key = randomUUID();

  test('is received, with a line per dossier that waits', async () => {
    const answer = await begin(head, 'setPaper', [ids.unanswered, ids.closed, ids.unanswered], key);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ submissionId: key, status: 'RECEIVED' });
    const { body } = await head.ask('GET', `/api/bulk-acts/${key}`);
    expect(body).toMatchObject({
      summary: {
        id: key,
        uai: LYCEE,
        act: 'setPaper',
        state: 'RUNNING',
        by: 'Mme Proviseure',
        counts: { WAITING: 2, DONE: 0, REFUSED: 0, UNDONE: 0, KEPT: 0 },
        undoUntil: null,
      },
      lines: [
        { firstName: 'Basile', state: 'WAITING', refusal: null },
        { firstName: 'Dina', state: 'WAITING', refusal: null },
      ],
      mayUndo: false,
      undoLeftSeconds: 0,
    });
  });

  test('has one effect under one key, and the key serves nothing else', async () => {
    const lines = await count('bulk_act_line');
    expect((await begin(head, 'setPaper', [ids.unanswered, ids.closed], key)).status).toBe(202);
    expect(await count('bulk_act_line')).toBe(lines);
    expect((await begin(head, 'setPaper', [ids.closed], key)).body).toMatchObject({ status: 409, code: 'key-reused' });
    expect((await begin(head, 'remind', [ids.unanswered, ids.closed], key)).body.code).toBe('key-reused');
  });

  test('is in the list of its establishment, for who may do that act', async () => {
    const path = `/api/establishments/${LYCEE}/bulk-acts`;
    expect((await head.ask('GET', path)).body.acts).toMatchObject([{ id: key, act: 'setPaper' }]);
    const { visitor } = await secretaryWith('dossier.remind');
    expect((await visitor.ask('GET', path)).body.acts).toEqual([]);
    expect((await visitor.ask('GET', `/api/bulk-acts/${key}`)).status).toBe(403);
    expect((await principal.ask('GET', `/api/bulk-acts/${key}`)).status).toBe(404);
    expect(
      (await principal.ask('POST', `/api/bulk-acts/${key}/undoings`, { headers: { 'Idempotency-Key': randomUUID() } }))
        .status,
    ).toBe(404);
  });

  test('a stored reason is told in the reader’s language, with what the time left is', async () => {
    const em = api.em();
    await em.execute(
      `update bulk_act_line set state = 'REFUSED', refusal = '{"code":"state-forbids","details":{"state":"PAPER","act":"setPaper"}}'
       where bulk_act_id = ? and subject_id = ?`,
      [key, ids.closed],
    );
    await em.execute(
      `update bulk_act set state = 'DONE', ended_at = now(), undo_until = now() + interval '90 seconds' where id = ?`,
      [key],
    );
    const { body } = await head.ask('GET', `/api/bulk-acts/${key}`, { headers: { 'Accept-Language': 'en' } });
    expect(body.lines[1]).toMatchObject({ state: 'REFUSED', refusal: { code: 'state-forbids', status: 409 } });
    expect(body.lines[1].refusal.title).toMatch(/no longer possible|stage/i);
    expect(body.mayUndo).toBe(true);
    expect(body.undoLeftSeconds).toBeGreaterThan(80);
    expect(body.undoLeftSeconds).toBeLessThanOrEqual(90);
  });

  test('is not taken back when its time is over', async () => {
    await api.em().execute(`update bulk_act set undo_until = now() - interval '1 second' where id = ?`, [key]);
    const undo = { headers: { 'Idempotency-Key': randomUUID() } };
    expect((await head.ask('POST', `/api/bulk-acts/${key}/undoings`, undo)).body.code).toBe('undo-too-late');
    expect((await head.ask('GET', `/api/bulk-acts/${key}`)).body).toMatchObject({ mayUndo: false, undoLeftSeconds: 0 });
  });

  test('a document is marked by its id, or not at all', async () => {
    expect((await begin(head, 'markDocument', [ids.ready])).body).toMatchObject({
      code: 'malformed',
      errors: [{ path: 'body.documentId', problem: 'required' }],
    });
  });
});
