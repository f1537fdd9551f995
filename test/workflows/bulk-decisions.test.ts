/** Decisions on many record changes, on the real servers: fifty sets, of which some cannot be decided so; a right lost in the middle. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { holdBase } from '../../database/base-hold.ts';
import { changesAsking } from '../../database/views/bulk-decisions.ts';
import type { DecisionChosen } from '../../domain/bulk-act/decisions.ts';
import type { Operation } from '../../domain/permissions/operations.ts';
import type { FieldValue, RecordFieldName } from '../../domain/pupil-record/fields.ts';
import { writeBulkAct } from '../../processes/bulk-acts.ts';
import { followImport, writeProposal } from '../../processes/record-changes.ts';
import { deliver, receive } from '../../processes/submissions.ts';
import { bulkActWorkflowId } from '../../workflows/bulk-act/messages.ts';
import { COLLEGE, type SmallAcademy, smallAcademy } from './small-academy.ts';

const named = (name: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${name}${index}`);
/** Plain sets; sets the base has overtaken, alone and beside a plain field; disputed ones; one that changes, one claimed. */
const PLAIN = named('Ana', 38);
const STALE = named('Bao', 4);
const PARTLY = named('Cleo', 2);
const DISPUTED = named('Dina', 2);
const [CHANGED, CLAIMED] = ['Elio', 'Fatou'];
const ONE_GUARDIAN = [...PLAIN, ...STALE, ...PARTLY, CHANGED, CLAIMED];

interface Family {
  pupilId: string;
  /** The mother, then the father where there is one. */
  guardians: string[];
}

let academy: SmallAcademy;
let families: Record<string, Family>;
let principal: string;
let secretary: { id: string; delegationId: string };

beforeAll(async () => {
  academy = await smallAcademy({
    ...Object.fromEntries(ONE_GUARDIAN.map((name) => [name, 1] as const)),
    ...Object.fromEntries(DISPUTED.map((name) => [name, 2] as const)),
  });
  await academy.startWorker();
  const found = await academy.rows<Family & { name: string }>(
    `select p.first_name as name, p.id as "pupilId", array_agg(r.guardian_id order by r.kinship_code) as guardians
     from pupil p join responsibility r on r.pupil_id = p.id where p.uai = ? group by p.id`,
    [COLLEGE],
  );
  families = Object.fromEntries(found.map(({ name, ...family }) => [name, family]));
  principal = await staff('M. Principal', 'head');
  const id = await staff('Mme Secrétaire', 'secretary');
  secretary = { id, delegationId: await delegate(id, ['recordChange.review', 'recordChange.reviewBulk']) };
}, 120_000);
afterAll(() => academy?.stop());

async function staff(name: string, role: string): Promise<string> {
  const id = randomUUID();
  await academy.rows(
    `insert into account (id, kind, login, password_hash, name, created_at) values (?, 'STAFF', ?, 'x', ?, now())`,
    [id, id, name],
  );
  await academy.rows(`insert into post (id, account_id, role, uai) values (?, ?, ?, ?)`, [
    ...[randomUUID(), id, role, COLLEGE],
  ]);
  return id;
}

async function delegate(delegateId: string, operations: Operation[]): Promise<string> {
  const id = randomUUID();
  await academy.rows(
    `insert into delegation (id, uai, delegate_id, granted_by_id, operations, from_on) values (?, ?, ?, ?, ?::jsonb, '2020-01-01')`,
    [id, COLLEGE, delegateId, principal, JSON.stringify(operations)],
  );
  return id;
}

type Asked = [field: RecordFieldName, base: FieldValue, proposed: FieldValue];

/** Hands in a set as the api does. */
async function propose(name: string, asked: Asked[], guardian = 0): Promise<string> {
  const { pupilId, guardians } = families[name] as Family;
  const id = randomUUID();
  const [guardianId, authorId] = [guardians[guardian] as string, academy.mothers[name] as string];
  const stored = await receive(
    academy.orm.em,
    { id: randomUUID(), act: 'recordChange.submit', subjectId: id, accountId: authorId, content: {} },
    (tx) =>
      writeProposal(tx, {
        ...{ recordChangeId: id, pupilId, guardianId, authorId, dossierId: null },
        items: asked.map(([field, baseValue, newValue]) => ({
          ...{ field, baseValue, newValue },
          targetId: field.startsWith('pupil.') ? pupilId : guardianId,
        })),
      }),
  );
  if ('code' in stored) throw new Error(stored.code);
  expect((await deliver(academy.temporal.client, academy.orm.em, stored)).status).toBe('ACCEPTED');
  return id;
}

const PHONES: Pick<DecisionChosen, 'kinds' | 'reason'> = { kinds: ['phone'], reason: null };
const preview = (accountId: string) =>
  changesAsking(
    academy.orm.em,
    { uai: COLLEGE, accountId, scope: 'ALL' },
    { kinds: ['phone'], filters: { marks: [] }, ofPupilIn: null, limit: 500 },
  );

/** Confirms as the api does: each line with the revision that was previewed. */
async function confirm(
  accountId: string,
  changes: readonly { id: string; revision: number }[],
  chosen: Omit<DecisionChosen, 'act'> & Partial<Pick<DecisionChosen, 'act'>> = PHONES,
): Promise<string> {
  const id = randomUUID();
  const content = { uai: COLLEGE, act: 'acceptChanges' as const, ...chosen, kinds: [...chosen.kinds] };
  const seen = changes.map((change) => ({ recordChangeId: change.id, seenRevision: change.revision }));
  const stored = await receive(
    academy.orm.em,
    { id, act: 'bulkAct.begin', subjectId: id, accountId, content: { ...content, changes: seen } },
    (tx) =>
      writeBulkAct(
        tx,
        { id, accountId, ...content },
        seen.map(({ recordChangeId, seenRevision }) => ({ subjectId: recordChangeId, seenRevision })),
      ),
  );
  if ('code' in stored) throw new Error(stored.code);
  expect((await deliver(academy.temporal.client, academy.orm.em, stored)).status).toBe('ACCEPTED');
  return id;
}
const ended = (id: string) => academy.temporal.client.workflow.getHandle(bulkActWorkflowId(id)).result();

/** What became of each line: by pupil, every line's outcome. */
async function fates(id: string): Promise<Record<string, string[]>> {
  const rows = await academy.rows<{ name: string; fate: string }>(
    `select p.first_name as name, coalesce(l.refusal->>'code', l.state) as fate from bulk_act_line l
     join record_change rc on rc.id = l.subject_id join pupil p on p.id = rc.pupil_id where l.bulk_act_id = ?`,
    [id],
  );
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ name }) => name)].map(([name, own]) => [name, own.map(({ fate }) => fate)]),
  );
}
const phoneOf = async (name: string): Promise<string | null> =>
  (
    await academy.rows<{ phone_mobile: string | null }>(`select phone_mobile from guardian where id = ?`, [
      families[name]?.guardians[0],
    ])
  )[0]?.phone_mobile ?? null;
const mobile = (n: number): string => `+3363998${String(1000 + n)}`;

describe('fifty sets in which a telephone waits', () => {
  let act: string;
  const proposed: Record<string, string> = {};

  test('are accepted where it is plain, and each other says why not', async () => {
    for (const [index, name] of ONE_GUARDIAN.entries()) {
      proposed[name] = mobile(index);
      const home: Asked[] = PARTLY.includes(name) ? [['guardian.phoneHome', null, '+33199001200']] : [];
      await propose(name, [['guardian.phoneMobile', null, mobile(index)], ...home]);
    }
    for (const name of DISPUTED)
      for (const guardian of [0, 1])
        await propose(name, [['pupil.phoneMobile', null, mobile(500 + guardian)]], guardian);
    // An import says another number for those.
    await academy.orm.em.fork().transactional(async (tx) => {
      await holdBase(tx, COLLEGE);
      const overtaken = [...STALE, ...PARTLY].map((name) => families[name]?.guardians[0]);
      await tx.execute(`update guardian set phone_mobile = '+33639980999' where id in (?)`, [overtaken]);
      await followImport(tx, COLLEGE, null);
    });
    const claimed = (await preview(principal)).changes.find(({ firstName }) => firstName === CLAIMED);
    await academy.hand('recordChange.claim', claimed?.id as string, { takeOver: false }, principal);

    const { changes, total } = await preview(secretary.id);
    expect([changes.length, total]).toEqual([50, 50]);
    expect(changes.filter(({ claimedByAnother }) => claimedByAnother).map(({ firstName }) => firstName)).toEqual([
      CLAIMED,
    ]);
    // After the preview the same family asks for something else: that set is not the one that was seen.
    const again = await propose(CHANGED, [['guardian.phoneMobile', null, mobile(777)]]);

    act = await confirm(secretary.id, changes);
    expect(await ended(act)).toMatchObject({ state: 'DONE', undoUntil: null });
    const told = await fates(act);
    const expected = (names: string[], ...fate: string[]) => Object.fromEntries(names.map((name) => [name, fate]));
    expect(told).toEqual({
      ...expected([...PLAIN, ...PARTLY], 'DONE'),
      ...expected(STALE, 'item-stale'),
      ...expected(DISPUTED, 'item-conflict', 'item-conflict'),
      [CLAIMED]: ['claimed'],
      [CHANGED]: ['state-forbids'],
    });
    expect((await academy.rows(`select state from record_change where id = ?`, [again]))[0]).toEqual({
      state: 'SUBMITTED',
    });
  }, 120_000);

  test('write what was accepted and nothing else, under the delegation of who confirmed', async () => {
    await academy.until('the letters of all', async () => {
      const [row] = await academy.rows<{ n: number }>(
        `select count(*)::int as n from record_change where state = 'NOTIFIED' and uai = ?`,
        [COLLEGE],
      );
      return row?.n === PLAIN.length;
    });
    for (const name of PLAIN) expect([name, await phoneOf(name)]).toEqual([name, proposed[name]]);
    for (const name of [...STALE, ...PARTLY]) expect([name, await phoneOf(name)]).toEqual([name, '+33639980999']);
    for (const name of [CHANGED, CLAIMED, ...DISPUTED]) expect([name, await phoneOf(name)]).toEqual([name, null]);
    const decided = await academy.rows(
      `select distinct i.state, i.decided_by_id as by, i.delegation_id as under from record_change_item i where i.decided_at is not null`,
    );
    expect(decided).toEqual([{ state: 'ACCEPTED', by: secretary.id, under: secretary.delegationId }]);
  }, 60_000);

  test('leave what must be looked at to be decided one by one', async () => {
    const left = await academy.rows<{ name: string; field: string; state: string }>(
      `select p.first_name as name, i.field, i.state from record_change_item i join record_change rc on rc.id = i.record_change_id
       join pupil p on p.id = rc.pupil_id where rc.state = 'IN_REVIEW' and p.first_name in (?) order by 1, 2`,
      [PARTLY],
    );
    expect(left).toEqual(
      PARTLY.flatMap((name) => [
        { name, field: 'guardian.phoneHome', state: 'ACCEPTED' },
        { name, field: 'guardian.phoneMobile', state: 'STALE' },
      ]),
    );
  });

  test('is not taken back: what is written in the base stays', async () => {
    expect((await academy.hand('bulkAct.undo', act, {}, secretary.id)).status).toBe('REFUSED');
  });

  test('a set that changed after the preview and still waits is not decided', async () => {
    const { changes } = await preview(principal);
    const seen = changes.filter(({ firstName }) => firstName === CHANGED);
    expect(seen).toHaveLength(1);
    await academy.orm.em.fork().transactional(async (tx) => {
      await holdBase(tx, COLLEGE);
      await tx.execute(`update guardian set phone_mobile = '+33639980998' where id = ?`, [
        families[CHANGED]?.guardians[0],
      ]);
      await followImport(tx, COLLEGE, null);
    });
    const late = await confirm(principal, seen);
    await ended(late);
    expect(await fates(late)).toEqual({ [CHANGED]: ['changed-meanwhile'] });
  }, 30_000);
});

describe('a refusal of many', () => {
  test('gives each family the same reason, and writes nothing', async () => {
    const names = PLAIN.slice(0, 3);
    for (const name of names) await propose(name, [['pupil.phoneHome', null, '+33199001201']]);
    const { changes } = await preview(principal);
    const chosen = changes.filter(({ firstName }) => names.includes(firstName));
    const act = await confirm(principal, chosen, {
      act: 'refuseChanges',
      kinds: ['phone'],
      reason: 'À confirmer sur place',
    });
    await ended(act);
    expect(await fates(act)).toEqual(Object.fromEntries(names.map((name) => [name, ['DONE']])));
    const items = await academy.rows(
      `select distinct i.state, i.reason, i.delegation_id as under from record_change_item i where i.record_change_id in (?)`,
      [chosen.map(({ id }) => id)],
    );
    expect(items).toEqual([{ state: 'REFUSED', reason: 'À confirmer sur place', under: null }]);
    const homes = await academy.rows(`select distinct phone_home from pupil where first_name in (?)`, [names]);
    expect(homes).toEqual([{ phone_home: null }]);
  }, 30_000);
});

describe('a delegation revoked in the middle', () => {
  test('ends there: what was done is done, the rest is not permitted any more (E-20)', async () => {
    const names = PLAIN.slice(3);
    for (const name of names) await propose(name, [['pupil.phoneHome', null, '+33199001202']]);
    const { changes } = await preview(secretary.id);
    const chosen = changes.filter(({ firstName }) => names.includes(firstName));
    const act = await confirm(secretary.id, chosen);
    await academy.until('some done', async () =>
      Object.values(await fates(act))
        .flat()
        .includes('DONE'),
    );
    await academy.rows(`update delegation set revoked_at = now() where id = ?`, [secretary.delegationId]);
    await ended(act);
    const told = Object.values(await fates(act)).flat();
    expect(new Set(told)).toEqual(new Set(['DONE', 'not-permitted']));
    const done = told.filter((fate) => fate === 'DONE').length;
    const accepted = await academy.rows<{ n: number }>(
      `select count(*)::int as n from record_change_item where state = 'ACCEPTED' and record_change_id in (?)`,
      [chosen.map(({ id }) => id)],
    );
    expect(accepted).toEqual([{ n: done }]);
  }, 60_000);
});
