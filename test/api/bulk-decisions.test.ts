import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RecordChangeItemRow, RecordChangeRow } from '../../database/entities/index.ts';
import type { Operation } from '../../domain/permissions/operations.ts';
import { type FieldValue, RECORD_FIELDS, type RecordFieldName } from '../../domain/pupil-record/fields.ts';
import type { ItemState } from '../../domain/record-change/record-change.ts';
import {
  academy,
  COLLEGE,
  delegation,
  familyAccount,
  guardian,
  LYCEE,
  pupil,
  responsibility,
  staffAccount,
} from '../database/builders.ts';
import { type Answer, type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let principal: Visitor;
let principalId: string;
let elsewhere: Visitor;
let family: Visitor;
const sets: Record<string, string> = {};
const MOBILE = '+33639980101';

interface Item {
  readonly field: RecordFieldName;
  readonly state?: ItemState;
  readonly proposed?: FieldValue;
  readonly evidence?: boolean;
}

beforeAll(async () => {
  api = await startApi();
  const em = api.em();
  await academy(em);
  const [head, other] = await Promise.all([
    staffAccount(em, 'M. Principal', { role: 'head', uai: COLLEGE }),
    staffAccount(em, 'Mme Proviseure', { role: 'head', uai: LYCEE }),
  ]);
  principalId = head.id;
  let minutes = 0;
  /** A set of a family of its own, handed in a minute after the one before. */
  const make = async (firstName: string, items: Item[], uai = COLLEGE): Promise<string> => {
    const child = await pupil(em, { firstName, uai });
    const mother = await guardian(em, { firstName: `Mère de ${firstName}`, uai, phoneMobile: '+33639980100' });
    await responsibility(em, child.id, mother);
    const author = await familyAccount(em, `Mère de ${firstName}`, mother);
    if (firstName === 'Ana') family = await api.signedIn(author.login);
    minutes += 1;
    const id = randomUUID();
    await em.insert(RecordChangeRow, {
      ...{ id, uai, schoolYear: 2026, pupilId: child.id, guardianId: mother, authorId: author.id, revision: 3 },
      ...{ state: 'SUBMITTED', submittedAt: new Date(Date.UTC(2026, 10, 2, 8, minutes)) },
    });
    for (const { field, state = 'PENDING', proposed = MOBILE, evidence = false } of items) {
      await em.insert(RecordChangeItemRow, {
        ...{ id: randomUUID(), recordChangeId: id, field, kind: RECORD_FIELDS[field].kind, state },
        targetId: field.startsWith('pupil.') ? child.id : mother,
        ...{ baseValue: { value: null }, newValue: { value: proposed } },
        evidenceId: evidence ? randomUUID() : null,
      });
    }
    sets[firstName] = id;
    return id;
  };
  await make('Zoe', [{ field: 'guardian.phoneMobile' }]);
  await make('Ana', [{ field: 'guardian.phoneMobile' }, { field: 'pupil.phoneHome', state: 'STALE' }]);
  await make('Bao', [{ field: 'guardian.phoneMobile', state: 'CONFLICT' }]);
  await make('Cleo', [{ field: 'pupil.usageName', proposed: 'MARTIN', evidence: true }]);
  await make('Dina', [{ field: 'pupil.regime', proposed: '2' }]);
  await make('Elio', [{ field: 'guardian.phoneHome' }]);
  await make('Gone', [{ field: 'guardian.phoneHome', state: 'ACCEPTED' }]);
  await make('Away', [{ field: 'guardian.phoneHome' }], LYCEE);
  await em.execute(`update record_change set state = 'DECIDED' where id = ?`, [sets.Gone]);
  const deputy = await staffAccount(em, 'Mme Adjointe', { role: 'deputy', uai: COLLEGE });
  await delegation(em, {
    ...{ uai: COLLEGE, delegateId: deputy.id, grantedById: head.id },
    operations: ['recordChange.review'],
  });
  await em.execute(`update record_change set claimed_by_id = ?, claimed_at = now() where id = ?`, [
    deputy.id,
    sets.Elio,
  ]);
  await em.execute(
    `insert into pupil_structure (pupil_id, code, type) select pupil_id, '3A', 'D' from record_change where id = ?`,
    [sets.Zoe],
  );
  await em.execute(
    `insert into nomenclature_code (uai, school_year, kind, code, label) values (?, 2026, 'regime', '2', 'Demi-pensionnaire')`,
    [COLLEGE],
  );
  [principal, elsewhere] = await Promise.all([api.signedIn(head.login), api.signedIn(other.login)]);
}, 60_000);
afterAll(() => api?.stop());

const preview = (who: Visitor, body: object = {}, language = 'fr'): Promise<Answer> =>
  who.ask('POST', `/api/establishments/${COLLEGE}/bulk-decision-previews`, {
    headers: { 'Accept-Language': language },
    body: { act: 'acceptChanges', kinds: ['phone'], ...body },
  });
const confirm = (who: Visitor, body: object, key: string = randomUUID()): Promise<Answer> =>
  who.ask('POST', `/api/establishments/${COLLEGE}/bulk-decisions`, {
    headers: { 'Idempotency-Key': key },
    body: { act: 'acceptChanges', kinds: ['phone'], reason: null, ...body },
  });
const seen = (...names: string[]) => names.map((name) => ({ recordChangeId: sets[name] as string, seenRevision: 3 }));
/** First name → what would be decided, or why nothing would. */
const told = ({ body }: Answer): Record<string, string[] | string> =>
  Object.fromEntries(
    body.changes.map(
      (change: { firstName: string; toDecide: { field: string }[]; refusal: { code: string } | null }) => [
        change.firstName,
        change.refusal?.code ?? change.toDecide.map(({ field }) => field),
      ],
    ),
  );
const count = async (table: string): Promise<number> =>
  (await api.em().execute(`select count(*)::int as n from ${table}`))[0]?.n;
const secretaryWith = async (...operations: Operation[]): Promise<Visitor> => {
  const account = await staffAccount(api.em(), 'M. Secrétaire', { role: 'secretary', uai: COLLEGE });
  await delegation(api.em(), { uai: COLLEGE, delegateId: account.id, grantedById: principalId, operations });
  return api.signedIn(account.login);
};

describe('a preview of decisions', () => {
  test('tells, the oldest first, each value that would be accepted beside the base’s, and each set that would not', async () => {
    const before = await Promise.all(['submission', 'bulk_act', 'journal'].map(count));
    const answer = await preview(principal);
    expect(answer.status).toBe(200);
    expect(answer.body.total).toBe(4);
    expect(told(answer)).toEqual({
      Zoe: ['guardian.phoneMobile'],
      Ana: ['guardian.phoneMobile'],
      Bao: 'item-conflict',
      Elio: 'claimed',
    });
    expect(answer.body.changes.map(({ firstName }: { firstName: string }) => firstName)).toEqual([
      'Zoe',
      'Ana',
      'Bao',
      'Elio',
    ]);
    expect(answer.body.changes[1]).toMatchObject({
      ...{ lastName: 'DIALLO', author: 'Mère de Ana DIALLO', revision: 3 },
      toDecide: [{ person: 'Mère de Ana DIALLO', current: '+33639980100', proposed: MOBILE }],
      left: [{ field: 'pupil.phoneHome', why: 'item-stale' }],
    });
    expect(await Promise.all(['submission', 'bulk_act', 'journal'].map(count))).toEqual(before);
  });

  test('is of the kinds asked for, and says why not in the reader’s language', async () => {
    expect(told(await preview(principal, { kinds: ['pupil'] }))).toEqual({
      Cleo: 'item-evidence',
      Dina: ['pupil.regime'],
    });
    expect(told(await preview(principal, { kinds: ['email'] }))).toEqual({});
    const titles = await Promise.all(
      ['fr', 'en'].map(
        async (language) => (await preview(principal, { kinds: ['pupil'] }, language)).body.changes[0].refusal.title,
      ),
    );
    expect(titles).toEqual(['Un justificatif est à lire', 'A supporting document is to be read']);
  });

  test('of one pupil holds that pupil’s sets alone; of another school’s set, nothing', async () => {
    expect(told(await preview(principal, { ofPupilIn: sets.Ana }))).toEqual({ Ana: ['guardian.phoneMobile'] });
    expect((await preview(principal, { ofPupilIn: sets.Away })).body.code).toBe('not-found');
    expect((await preview(principal, { ofPupilIn: randomUUID() })).status).toBe(404);
  });

  test('is of the inbox as it was narrowed: by class, by name, by what makes a set special', async () => {
    expect(told(await preview(principal, { classGroup: '3A' }))).toEqual({ Zoe: ['guardian.phoneMobile'] });
    expect(told(await preview(principal, { name: 'bâo' }))).toEqual({ Bao: 'item-conflict' });
    expect(told(await preview(principal, { marks: 'unclaimed,stale' }))).toEqual({ Ana: ['guardian.phoneMobile'] });
    expect(told(await preview(principal, { classGroup: '3A', name: 'ana' }))).toEqual({});
  });

  test('of no kind is malformed', async () => {
    expect((await preview(principal, { kinds: [] })).body).toMatchObject({
      code: 'malformed',
      errors: [{ path: 'body.kinds' }],
    });
  });
});

describe('the right to decide many (§4)', () => {
  test('is one’s own beside the right to decide one; strangers see nothing', async () => {
    const reads = 'recordChange.read' as const;
    const one = await secretaryWith(reads, 'recordChange.review');
    expect((await preview(one)).status).toBe(403);
    expect((await confirm(one, { changes: seen('Zoe') })).status).toBe(403);
    const many = await secretaryWith(reads, 'recordChange.reviewBulk');
    expect((await preview(many)).status).toBe(403);
    const both = await secretaryWith(reads, 'recordChange.review', 'recordChange.reviewBulk');
    expect(told(await preview(both)).Zoe).toEqual(['guardian.phoneMobile']);
    const unread = await secretaryWith('recordChange.review', 'recordChange.reviewBulk');
    expect((await preview(unread)).status).toBe(403);
    for (const stranger of [elsewhere, family]) {
      expect((await preview(stranger)).status).toBe(404);
      expect((await confirm(stranger, { changes: seen('Zoe') })).status).toBe(404);
    }
  });

  test('reaches the regime alone for whom only that was delegated, and shows nothing else', async () => {
    const bursar = await secretaryWith('recordChange.reviewRegime', 'recordChange.reviewBulk');
    const answer = await preview(bursar, { kinds: ['pupil', 'phone'] });
    expect(told(answer)).toEqual({ Dina: ['pupil.regime'] });
    expect(answer.body.regimes).toEqual([{ code: '2', label: 'Demi-pensionnaire' }]);
  });
});

describe('decisions confirmed while no worker answers', () => {
  const key = randomUUID();

  test('are received with a line for each, on the revision that was seen', async () => {
    const answer = await confirm(principal, { changes: seen('Ana', 'Bao') }, key);
    expect(answer.status).toBe(202);
    const lines = await api
      .em()
      .execute(`select subject_id, seen_revision, state from bulk_act_line where bulk_act_id = ? order by position`, [
        key,
      ]);
    expect(lines).toEqual([
      { subject_id: sets.Ana, seen_revision: 3, state: 'WAITING' },
      { subject_id: sets.Bao, seen_revision: 3, state: 'WAITING' },
    ]);
    const { body } = await principal.ask('GET', `/api/bulk-acts/${key}`);
    expect(body).toMatchObject({
      summary: { act: 'acceptChanges', kinds: ['phone'], reason: null, document: null, counts: { WAITING: 2 } },
      lines: [
        { subjectId: sets.Ana, firstName: 'Ana', toLookAt: 2, refusal: null },
        { subjectId: sets.Bao, firstName: 'Bao', toLookAt: 1, refusal: null },
      ],
      mayUndo: false,
    });
    expect((await elsewhere.ask('GET', `/api/bulk-acts/${key}`)).status).toBe(404);
  });

  test('have one effect under one key, and the key serves nothing else', async () => {
    expect((await confirm(principal, { changes: seen('Ana', 'Bao') }, key)).status).toBe(202);
    expect((await api.em().execute(`select 1 from bulk_act_line where bulk_act_id = ?`, [key])).length).toBe(2);
    expect((await confirm(principal, { changes: seen('Ana') }, key)).body).toMatchObject({
      status: 409,
      code: 'key-reused',
    });
  });

  test('of nothing, of another school’s set, or a refusal without a reason are not', async () => {
    expect((await confirm(principal, { changes: [] })).body.code).toBe('nothing-chosen');
    expect((await confirm(principal, { changes: seen('Ana', 'Away') })).status).toBe(404);
    const refusal = { act: 'refuseChanges', changes: seen('Zoe') };
    expect((await confirm(principal, refusal)).body).toMatchObject({
      ...{ status: 400, code: 'reason-required', errors: [{ path: 'body.reason' }] },
    });
    expect((await confirm(principal, { ...refusal, reason: '  ' })).body.code).toBe('malformed');
    const given = await confirm(principal, { ...refusal, reason: 'À confirmer sur place' });
    expect(given.status).toBe(202);
    const { body } = await principal.ask('GET', `/api/bulk-acts/${given.body.submissionId}`);
    expect(body.summary).toMatchObject({ act: 'refuseChanges', reason: 'À confirmer sur place' });
  });

  test('are in the list of the school’s acts, for who may decide many', async () => {
    const path = `/api/establishments/${COLLEGE}/bulk-acts`;
    const acts = async (who: Visitor) => (await who.ask('GET', path)).body.acts.map(({ act }: { act: string }) => act);
    expect(await acts(principal)).toEqual(['refuseChanges', 'acceptChanges']);
    expect(await acts(await secretaryWith('dossier.remind', 'recordChange.review'))).toEqual([]);
  });
});
