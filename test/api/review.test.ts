/** The review of record changes over http, with the whole engine: who sees what, who holds it, and what a decision does. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mailBy, type RunningWorker, startWorkers } from '../../activities/worker.ts';
import { handIn } from '../../api/commands.ts';
import type { RecordFieldName } from '../../domain/pupil-record/fields.ts';
import type { Mailbox } from '../../launch/services/mailbox.ts';
import { writeProposal } from '../../processes/record-changes.ts';
import {
  academy,
  COLLEGE,
  delegation,
  familyAccount,
  guardian,
  OTHER_LYCEE,
  pupil,
  responsibility,
  staffAccount,
  YEAR,
} from '../database/builders.ts';
import { freshMailbox } from '../servers/mailbox.ts';
import { freshTemporal, type TestTemporal, workflowBundle } from '../servers/temporal.ts';
import { type Answer, type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let temporal: TestTemporal;
let mailbox: Mailbox;
let worker: RunningWorker;
/** Mme Kerbrat and M. Salaün share the desk; Mme Bourse has the regime alone. */
let head: Visitor;
let kerbrat: Visitor;
let salaun: Visitor;
let bursar: Visitor;
let salaunsDelegation: string;
let bursarsDelegation: string;

beforeAll(async () => {
  [temporal, mailbox] = await Promise.all([freshTemporal(), freshMailbox()]);
  api = await startApi({
    temporalAddress: temporal.address,
    temporalNamespace: temporal.namespace,
    answerWithinMs: 5000,
  });
  worker = await startWorkers({
    orm: api.services.orm,
    client: temporal.client,
    connection: await temporal.nativeConnection(),
    mail: mailBy(mailbox.smtpUrl, 'Rentrée <ne-pas-repondre@rentree.example>'),
    publicUrl: 'http://localhost',
    bundlePath: workflowBundle().codePath,
  });
  const em = api.em();
  await academy(em);
  await em.execute(
    `insert into nomenclature_code (uai, school_year, kind, code, label) values (?, ?, 'regime', '0', 'EXTERNE LIBRE'), (?, ?, 'regime', '2', 'DEMI-PENSIONNAIRE')`,
    [COLLEGE, YEAR, COLLEGE, YEAR],
  );
  const at = { uai: COLLEGE };
  const principal = await staffAccount(em, 'M. Principal', { role: 'head', ...at });
  const [first, second, third] = await Promise.all([
    staffAccount(em, 'Mme Kerbrat', { role: 'secretary', ...at }),
    staffAccount(em, 'M. Salaün', { role: 'secretary', ...at }),
    staffAccount(em, 'Mme Bourse', { role: 'bursar', ...at }),
  ]);
  const given = { ...at, grantedById: principal.id };
  const review = ['recordChange.read', 'recordChange.review'] as const;
  await delegation(em, { ...given, delegateId: first.id, operations: [...review] });
  salaunsDelegation = await delegation(em, { ...given, delegateId: second.id, operations: [...review] });
  bursarsDelegation = await delegation(em, {
    ...given,
    delegateId: third.id,
    operations: ['recordChange.reviewRegime'],
  });
  [head, kerbrat, salaun, bursar] = (await Promise.all(
    [principal, first, second, third].map(({ login }) => api.signedIn(login)),
  )) as [Visitor, Visitor, Visitor, Visitor];
}, 60_000);

afterAll(async () => {
  await worker?.stop();
  await api?.stop();
  await Promise.all([mailbox?.stop(), temporal?.close()]);
});

const hand = (visitor: Visitor, path: string, body?: unknown): Promise<Answer> =>
  visitor.ask('POST', path, {
    ...(body !== undefined && { body }),
    headers: { 'Idempotency-Key': randomUUID() },
  });
const list = async (visitor: Visitor, query = '') =>
  (await visitor.ask('GET', `/api/establishments/${COLLEGE}/record-changes?${query}`)).body;
const reviewOf = async (visitor: Visitor, id: string) => (await visitor.ask('GET', `/api/record-changes/${id}`)).body;
const idsOf = (body: { changes: { id: string }[] }): string[] => body.changes.map(({ id }) => id);
const accept = (itemId: string) => ({ itemId, decision: 'ACCEPTED', reason: null });
const decide = async (visitor: Visitor, id: string, decisions: object[]) =>
  hand(visitor, `/api/record-changes/${id}/decisions`, {
    seenRevision: (await reviewOf(head, id)).revision,
    decisions,
  });

interface Family {
  readonly pupilId: string;
  readonly guardianId: string;
  readonly accountId: string;
  readonly visitor: Visitor;
}
let families = 0;
/** A child of their own in a division, with one guardian who signs in. */
async function family(firstName: string, division: string | null = null): Promise<Family> {
  const em = api.em();
  families += 1;
  const lastName = `FAMILLE ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[families]}`;
  const child = await pupil(em, { firstName, lastName });
  if (division)
    await em.execute(`insert into pupil_structure (pupil_id, code, type) values (?, ?, 'D')`, [child.id, division]);
  return { pupilId: child.id, ...(await parentOf(child.id, 'Mère', '10', lastName)) };
}
async function parentOf(pupilId: string, firstName: string, kinshipCode: string, lastName = 'AUTRE') {
  const em = api.em();
  const guardianId = await guardian(em, { firstName, lastName });
  await responsibility(em, pupilId, guardianId, { kinshipCode });
  const { id, login } = await familyAccount(em, `${firstName} ${lastName}`, guardianId);
  return { guardianId, accountId: id, visitor: await api.signedIn(login) };
}

/** What a guardian asks for, handed in and opened. */
async function asks(
  { visitor, pupilId }: Pick<Family, 'visitor' | 'pupilId'>,
  fields: Record<string, unknown>,
): Promise<string> {
  const answer = await hand(visitor, `/api/pupils/${pupilId}/record-changes`, {
    dossierId: null,
    items: Object.entries(fields).map(([field, newValue]) => ({ field, baseValue: null, newValue })),
  });
  expect([answer.status, answer.body.status]).toEqual([200, 'ACCEPTED']);
  const { changes } = (await visitor.ask('GET', `/api/pupils/${pupilId}/record`)).body;
  return changes[0].recordChangeId;
}

const itemOf = (review: { items: { field: string; id: string; state: string }[] }, field: string) => {
  const item = review.items.find((each) => each.field === field);
  if (!item) throw new Error(`no ${field}`);
  return item;
};

describe('the list', () => {
  test('is narrowed by nature, division, name and what is special, each with its counter', async () => {
    const noe = await family('Noé', '4C');
    const lea = await family('Léa', '4C');
    const ali = await family('Ali', '5A');
    const [phone, email, both] = [
      await asks(noe, { 'guardian.phoneMobile': '06 39 98 00 01' }),
      await asks(lea, { 'guardian.email': 'lea@exemple.fr' }),
      await asks(ali, { 'guardian.phoneMobile': '06 39 98 00 02', 'guardian.email': 'ali@exemple.fr' }),
    ];
    await api.em().execute(`update record_change set overdue = 'STAFF' where id = ?`, [email]);

    const all = await list(kerbrat);
    expect(idsOf(all)).toEqual([phone, email, both]);
    expect(all).toMatchObject({
      scope: 'ALL',
      counters: { phone: 2, email: 2 },
      facets: {
        matching: 3,
        waiting: 3,
        marks: { overdue: 1, unclaimed: 3, mine: 0, conflict: 0, stale: 0, enrolment: 0 },
        classGroups: [
          { code: '4C', changes: 2 },
          { code: '5A', changes: 1 },
        ],
      },
    });
    expect(idsOf(await list(kerbrat, 'kind=phone'))).toEqual([phone, both]);
    expect(idsOf(await list(kerbrat, 'classGroup=4C'))).toEqual([phone, email]);
    expect(idsOf(await list(kerbrat, 'classGroup=4C&kind=email&marks=overdue,unclaimed'))).toEqual([email]);
    // Accents are not asked of who types, and a wildcard is a letter like any other.
    expect(idsOf(await list(kerbrat, 'name=noe'))).toEqual([phone]);
    expect(idsOf(await list(kerbrat, `name=${encodeURIComponent('LÉA famille')}`))).toEqual([email]);
    expect(idsOf(await list(kerbrat, 'name=%25'))).toEqual([]);
    expect((await list(kerbrat, 'kind=phone')).facets.matching).toBe(2);
    expect((await kerbrat.ask('GET', `/api/establishments/${COLLEGE}/record-changes?marks=faux`)).status).toBe(400);

    const around = (id: string, query = '') =>
      kerbrat.ask('GET', `/api/establishments/${COLLEGE}/record-changes/${id}/neighbours?${query}`);
    expect((await around(email)).body).toMatchObject({ previous: { id: phone }, next: { id: both } });
    // The set itself needs not be in the list any more.
    expect((await around(email, 'kind=phone')).body).toMatchObject({ previous: { id: phone }, next: { id: both } });
    expect((await around(both, 'kind=phone')).body).toMatchObject({ previous: { id: phone }, next: null });
    expect((await around(randomUUID())).status).toBe(404);

    for (const id of [phone, email, both]) {
      const review = await reviewOf(kerbrat, id);
      await decide(
        kerbrat,
        id,
        review.items.map(({ id: itemId }: { id: string }) => accept(itemId)),
      );
    }
    expect(await list(kerbrat)).toMatchObject({ changes: [], counters: {}, facets: { waiting: 0, classGroups: [] } });
    expect(idsOf(await list(kerbrat, 'show=decided'))).toEqual([both, email, phone]);
    expect(idsOf(await list(kerbrat, 'show=decided&kind=phone'))).toEqual([both, phone]);
  });
});

describe('who holds a set', () => {
  test('is shown to all, keeps colleagues from deciding, and is released or taken over by who says so', async () => {
    const zoe = await family('Zoé');
    const id = await asks(zoe, { 'guardian.email': 'zoe@exemple.fr' });
    const item = itemOf(await reviewOf(kerbrat, id), 'guardian.email');
    // To look at it claims nothing: its author may still take it back.
    expect((await reviewOf(kerbrat, id)).line).toMatchObject({ claim: null, state: 'SUBMITTED' });

    expect((await hand(kerbrat, `/api/record-changes/${id}/claims`, { takeOver: false })).body.status).toBe('ACCEPTED');
    const { claim, state } = (await reviewOf(salaun, id)).line;
    expect([claim, state]).toEqual([{ by: 'Mme Kerbrat', since: expect.any(String), mine: false }, 'IN_REVIEW']);
    expect((await list(kerbrat, 'marks=mine')).changes).toMatchObject([{ id, claim: { mine: true } }]);
    expect(idsOf(await list(salaun, 'marks=mine'))).toEqual([]);
    expect(idsOf(await list(salaun, 'marks=unclaimed'))).toEqual([]);

    const refused = await decide(salaun, id, [accept(item.id)]);
    expect(refused.body).toMatchObject({ status: 409, code: 'claimed' });
    expect(refused.body.detail).toContain('reprendre');
    expect((await hand(salaun, `/api/record-changes/${id}/claims`, { takeOver: false })).body.code).toBe('claimed');
    expect((await hand(salaun, `/api/record-changes/${id}/releases`)).body.code).toBe('claimed');

    expect((await hand(salaun, `/api/record-changes/${id}/claims`, { takeOver: true })).body.status).toBe('ACCEPTED');
    expect((await reviewOf(kerbrat, id)).line.claim).toMatchObject({ by: 'M. Salaün', mine: false });
    expect((await hand(salaun, `/api/record-changes/${id}/releases`)).body.status).toBe('ACCEPTED');
    expect((await reviewOf(kerbrat, id)).line.claim).toBeNull();
    expect(idsOf(await list(salaun, 'marks=unclaimed'))).toEqual([id]);
    expect((await decide(kerbrat, id, [accept(item.id)])).body.status).toBe('ACCEPTED');
  });

  test('the same key is one claim', async () => {
    const id = await asks(await family('Tom'), { 'guardian.email': 'tom@exemple.fr' });
    const headers = { 'Idempotency-Key': randomUUID() };
    const claim = () => kerbrat.ask('POST', `/api/record-changes/${id}/claims`, { body: { takeOver: false }, headers });
    const [first, again] = [await claim(), await claim()];
    expect([first.body.number, again.status]).toEqual([again.body.number, 200]);
    await decide(kerbrat, id, [accept(itemOf(await reviewOf(kerbrat, id), 'guardian.email').id)]);
  });

  test('holds nothing once the right is gone: the set is back in the pool (E-20)', async () => {
    const id = await asks(await family('Iris'), { 'guardian.email': 'iris@exemple.fr' });
    const item = itemOf(await reviewOf(kerbrat, id), 'guardian.email');
    await hand(salaun, `/api/record-changes/${id}/claims`, { takeOver: false });
    await api.em().execute(`update delegation set revoked_at = now() where id = ?`, [salaunsDelegation]);
    expect((await decide(salaun, id, [accept(item.id)])).body).toMatchObject({ status: 403, code: 'not-permitted' });
    expect((await reviewOf(kerbrat, id)).line.claim).toBeNull();
    expect(idsOf(await list(kerbrat, 'marks=unclaimed'))).toEqual([id]);
    expect((await decide(kerbrat, id, [accept(item.id)])).body.status).toBe('ACCEPTED');
    await api.em().execute(`update delegation set revoked_at = null where id = ?`, [salaunsDelegation]);
  });
});

describe('two guardians who want something else (§2.3)', () => {
  test('stand side by side with author and time; choosing the other’s refuses this one, and tells no value', async () => {
    const child = await family('Malo');
    const father = { ...(await parentOf(child.pupilId, 'Père', '20')), pupilId: child.pupilId };
    const mine = await asks(child, { 'pupil.phoneMobile': '06 39 98 01 01', 'guardian.email': 'mere@exemple.fr' });
    const his = await asks(father, { 'pupil.phoneMobile': '06 39 98 02 02' });

    const review = await reviewOf(kerbrat, mine);
    const item = itemOf(review, 'pupil.phoneMobile');
    const hisItem = itemOf(await reviewOf(kerbrat, his), 'pupil.phoneMobile');
    expect(item).toMatchObject({
      state: 'CONFLICT',
      proposed: '+33639980101',
      rivals: [
        {
          itemId: hisItem.id,
          recordChangeId: his,
          author: 'Père AUTRE',
          kinship: 'Père',
          proposed: '+33639980202',
          submittedAt: expect.stringMatching(/Z$/),
        },
      ],
    });
    expect(review.others).toMatchObject([{ id: his, author: 'Père AUTRE', conflict: true }]);
    expect(itemOf(review, 'guardian.email')).toMatchObject({
      state: 'PENDING',
      rivals: [],
      person: review.line.author,
    });
    expect(await list(kerbrat, 'marks=conflict')).toMatchObject({ changes: [{ id: mine }, { id: his }] });

    expect((await decide(kerbrat, his, [accept(hisItem.id)])).body.status).toBe('ACCEPTED');
    const after = await reviewOf(kerbrat, mine);
    expect(itemOf(after, 'pupil.phoneMobile')).toMatchObject({
      ...{ state: 'REFUSED', reason: null, refusedFor: 'OTHER_GUARDIAN', decidedBy: 'Mme Kerbrat', rivals: [] },
    });
    expect(itemOf(after, 'guardian.email').state).toBe('PENDING');
    await decide(kerbrat, mine, [accept(itemOf(after, 'guardian.email').id)]);
  });
});

describe('to whom the regime alone is delegated (§4)', () => {
  let withRegime: string;
  let without: string;

  beforeAll(async () => {
    const child = await family('Ève', '6B');
    without = await asks(await family('Max'), { 'guardian.email': 'max@exemple.fr' });
    withRegime = randomUUID();
    const { pupilId, guardianId, accountId } = child;
    const item = (field: RecordFieldName, targetId: string, newValue: string) => ({
      ...{ field, targetId, newValue, baseValue: null },
    });
    // Families propose a regime where their school opens the field; here it is written as theirs would be.
    const proposal = {
      ...{ recordChangeId: withRegime, pupilId, guardianId, authorId: accountId, dossierId: null },
      items: [item('guardian.phoneMobile', guardianId, '+33639980303'), item('pupil.regime', pupilId, '2')],
    };
    const { body } = await handIn(
      api.services,
      {
        ...{ id: randomUUID(), act: 'recordChange.submit' as const, subjectId: withRegime, accountId, content: {} },
        beside: (tx) => writeProposal(tx, proposal),
      },
      'fr',
    );
    expect(body.status).toBe('ACCEPTED');
  });

  test('sees the sets with a regime, and of them the regime alone: list, counters, filters, page', async () => {
    const inbox = await list(bursar);
    expect(inbox).toMatchObject({
      scope: 'REGIME',
      counters: { pupil: 1 },
      facets: { matching: 1, waiting: 1, classGroups: [{ code: '6B', changes: 1 }] },
      changes: [{ id: withRegime, undecided: { pupil: 1 } }],
    });
    expect(inbox.changes[0].undecided).toEqual({ pupil: 1 });
    expect(inbox.counters).toEqual({ pupil: 1 });
    expect(idsOf(await list(bursar, 'kind=phone'))).toEqual([]);
    expect(await reviewOf(bursar, withRegime)).toMatchObject({
      items: [{ field: 'pupil.regime', proposed: '2', mayDecide: true }],
      regimes: [
        { code: '0', label: 'EXTERNE LIBRE' },
        { code: '2', label: 'DEMI-PENSIONNAIRE' },
      ],
      mayReview: true,
    });
    expect(JSON.stringify(await reviewOf(bursar, withRegime))).not.toContain('+33639980303');
    expect(await reviewOf(bursar, without)).toMatchObject({ status: 403, code: 'not-permitted' });
    expect((await hand(bursar, `/api/record-changes/${without}/claims`, { takeOver: false })).status).toBe(403);
  });

  test('decides it and nothing else, under that delegation', async () => {
    const whole = await reviewOf(kerbrat, withRegime);
    const [phone, regime] = [itemOf(whole, 'guardian.phoneMobile'), itemOf(whole, 'pupil.regime')];
    const both = await decide(bursar, withRegime, [accept(regime.id), accept(phone.id)]);
    expect(both.body).toMatchObject({ status: 403, code: 'not-permitted' });
    expect(itemOf(await reviewOf(kerbrat, withRegime), 'pupil.regime').state).toBe('PENDING');

    expect((await decide(bursar, withRegime, [accept(regime.id)])).body.status).toBe('ACCEPTED');
    const [kept] = await api.em().execute(`select delegation_id from record_change_item where id = ?`, [regime.id]);
    expect(kept).toEqual({ delegation_id: bursarsDelegation });
    expect(itemOf(await reviewOf(kerbrat, withRegime), 'pupil.regime').state).toBe('ACCEPTED');
    expect(itemOf(await reviewOf(kerbrat, withRegime), 'guardian.phoneMobile').state).toBe('PENDING');
  });

  test('has done with a set once its regime is decided, whatever else waits in it', async () => {
    expect(idsOf(await list(bursar))).toEqual([]);
    expect(idsOf(await list(bursar, 'show=decided'))).toEqual([withRegime]);
    expect(idsOf(await list(kerbrat))).toContain(withRegime);
  });

  test('who reads everything and decides the regime alone is told field by field', async () => {
    const { id, login } = await staffAccount(api.em(), 'M. Lecteur', { role: 'bursar', uai: COLLEGE });
    await delegation(api.em(), {
      uai: COLLEGE,
      grantedById: id,
      delegateId: id,
      operations: ['recordChange.read', 'recordChange.reviewRegime'],
    });
    const reader = await api.signedIn(login);
    const review = await reviewOf(reader, withRegime);
    expect(review.items.map((item: { field: string; mayDecide: boolean }) => [item.field, item.mayDecide])).toEqual([
      ['guardian.phoneMobile', false],
      ['pupil.regime', true],
    ]);
    expect(await reviewOf(reader, without)).toMatchObject({ mayReview: false });
  });

  test('a stranger’s desk sees none of it', async () => {
    const { login } = await staffAccount(api.em(), 'Mme Ailleurs', { role: 'head', uai: OTHER_LYCEE });
    const other = await api.signedIn(login);
    expect((await other.ask('GET', `/api/record-changes/${withRegime}`)).status).toBe(404);
    expect((await hand(other, `/api/record-changes/${withRegime}/claims`, { takeOver: true })).status).toBe(404);
  });
});
