/** Over the whole engine: the link of an electronic address, papers, reported errors, disclaimed links (§1.3, §1.4-7, §2.1). */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mailBy, type RunningWorker, startWorkers } from '../../activities/worker.ts';
import { EVIDENCE_MAX_BYTES } from '../../domain/record-change/evidence.ts';
import type { Mailbox } from '../../launch/services/mailbox.ts';
import { guardiansOf } from '../../processes/outbox.ts';
import { followImport } from '../../processes/record-changes.ts';
import {
  academy,
  COLLEGE,
  campaign,
  dossier,
  familyAccount,
  guardian,
  LYCEE,
  NEXT_YEAR,
  pupil,
  responsibility,
  staffAccount,
} from '../database/builders.ts';
import { freshMailbox } from '../servers/mailbox.ts';
import { freshTemporal, type TestTemporal, workflowBundle } from '../servers/temporal.ts';
import { type Answer, type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let temporal: TestTemporal;
let mailbox: Mailbox;
let worker: RunningWorker;
let head: Visitor;
let secretary: Visitor;
let campaignId: string;

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
  await academy(api.em());
  campaignId = await campaign(api.em());
  const [chef, secretariat] = [
    await staffAccount(api.em(), 'M. Principal', { role: 'head', uai: COLLEGE }),
    await staffAccount(api.em(), 'Mme Secrétaire', { role: 'secretary', uai: COLLEGE }),
  ];
  [head, secretary] = [await api.signedIn(chef.login), await api.signedIn(secretariat.login)];
}, 60_000);

afterAll(async () => {
  await worker?.stop();
  await api?.stop();
  await Promise.all([mailbox?.stop(), temporal?.close()]);
});

/** A child with two legal guardians, an account each. */
async function family() {
  const em = api.em();
  const tag = randomUUID().slice(0, 8);
  const child = await pupil(em, { firstName: 'Lila', lastName: 'BENALI' });
  const [mother, father] = [
    await guardian(em, { firstName: 'Samia', lastName: 'BENALI', email: `samia-${tag}@exemple.fr` }),
    await guardian(em, { firstName: 'Karim', lastName: 'HADDAD', email: `karim-${tag}@exemple.fr` }),
  ];
  await responsibility(em, child.id, mother);
  await responsibility(em, child.id, father, { kinshipCode: '20' });
  const [samia, karim] = [
    await familyAccount(em, 'Samia BENALI', mother),
    await familyAccount(em, 'Karim HADDAD', father),
  ];
  return {
    tag,
    child,
    mother,
    father,
    accountId: samia.id,
    samia: await api.signedIn(samia.login),
    karim: await api.signedIn(karim.login),
    record: `/api/pupils/${child.id}/record`,
  };
}
type Family = Awaited<ReturnType<typeof family>>;

const hand = (visitor: Visitor, path: string, body?: unknown, key: string = randomUUID(), method = 'POST') =>
  visitor.ask(method, path, { ...(body !== undefined && { body }), headers: { 'Idempotency-Key': key } });

const propose = ({ samia, child }: Family, items: object[]): Promise<Answer> =>
  hand(samia, `/api/pupils/${child.id}/record-changes`, { dossierId: null, items });

const changeEmail = (of: Family, newValue: string): Promise<Answer> =>
  propose(of, [{ field: 'guardian.email', baseValue: `samia-${of.tag}@exemple.fr`, newValue }]);

interface LetterRow {
  key: string;
  subject: string;
  to_address: string | null;
  text: string;
}
const letters = (guardianId: string, letterId: string): Promise<LetterRow[]> =>
  api
    .em()
    .execute(
      `select key, subject, to_address, text from letter where guardian_id = ? and letter_id = ? order by recorded_at, key`,
      [guardianId, letterId],
    );
const tokenIn = ({ text }: LetterRow): string => /\/adresse-confirmee\/([\w-]{43})\n/.exec(text)?.[1] ?? 'none';
const usedAddress = async ({ child, mother }: Family): Promise<string | null | undefined> =>
  (await guardiansOf(api.em(), child.id)).find(({ guardianId }) => guardianId === mother)?.email;
const sets = (of: Family): Promise<{ id: string; revision: number; item_id: string; state: string }[]> =>
  api.em().execute(
    `select rc.id, rc.revision, rc.state, i.id as item_id from record_change rc join record_change_item i on i.record_change_id = rc.id
     where rc.pupil_id = ? order by rc.submitted_at desc, i.field`,
    [of.child.id],
  );
async function decide(of: Family, decision: object): Promise<Answer> {
  const [set] = await sets(of);
  return hand(head, `/api/record-changes/${set?.id}/decisions`, {
    seenRevision: set?.revision,
    decisions: [{ itemId: set?.item_id, reason: null, ...decision }],
  });
}
async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let i = 0; i < 200; i += 1) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what}: nothing came in 10 s`);
}
const notified = (of: Family): Promise<unknown> =>
  until('the decision told', async () => (await sets(of))[0]?.state === 'NOTIFIED');

describe('an electronic address is confirmed by its link before letters use it (M-02)', () => {
  test('the link goes to the new address, a notice without it to the old one; reading it confirms nothing', async () => {
    const of = await family();
    const address = `nouvelle-${of.tag}@exemple.fr`;
    expect((await changeEmail(of, address)).status).toBe(200);
    const [link, notice] = await letters(of.mother, 'M-02');
    expect(link).toMatchObject({ to_address: address, subject: 'Confirmez votre adresse électronique' });
    expect(notice).toMatchObject({ to_address: `samia-${of.tag}@exemple.fr` });
    expect(notice?.text).not.toContain(address);
    expect(notice?.text).not.toContain('adresse-confirmee');
    expect(link?.text).not.toContain('Lila'); // whoever reads a mistyped address is told of no child

    const token = tokenIn(link!);
    expect(token).not.toBe('none');
    const kept = await api.em().execute(`select digest from email_confirmation where guardian_id = ?`, [of.mother]);
    expect(JSON.stringify(kept)).not.toContain(token);

    const anybody = api.visitor();
    for (let i = 0; i < 2; i += 1) {
      const read = await anybody.ask('POST', '/api/email-link-readings', { body: { token } });
      expect(read.body).toEqual({ state: 'WAITING', address });
    }
    expect((await of.samia.ask('GET', of.record)).body.emails).toEqual([
      expect.objectContaining({ address, inBase: false, confirmed: false, linkUntil: expect.any(String) }),
      expect.objectContaining({ address: `samia-${of.tag}@exemple.fr`, inBase: true, confirmed: true }),
    ]);

    expect((await decide(of, { decision: 'ACCEPTED' })).status).toBe(200);
    await notified(of);
    // In the base, shown as such, and not written to yet.
    expect((await of.samia.ask('GET', of.record)).body.values['guardian.email']).toBe(address);
    expect(await usedAddress(of)).toBe(`samia-${of.tag}@exemple.fr`);
    expect((await letters(of.mother, 'M-04'))[0]?.to_address).toBe(`samia-${of.tag}@exemple.fr`);

    const confirmed = await anybody.ask('POST', '/api/email-confirmations', { body: { token } });
    expect(confirmed.body).toEqual({ state: 'CONFIRMED', address });
    expect(await usedAddress(of)).toBe(address);
    const again = await anybody.ask('POST', '/api/email-confirmations', { body: { token } });
    expect(again.body).toEqual({ state: 'USED', address });
    expect((await of.samia.ask('GET', of.record)).body.emails).toEqual([
      expect.objectContaining({ address, inBase: true, confirmed: true }),
    ]);
  });

  test('confirmed before the school decides, it is used as soon as it is accepted; the reviewer sees both facts', async () => {
    const of = await family();
    const address = `karim-${of.tag}@exemple.fr`; // the other parent's: allowed, and told to who decides
    await changeEmail(of, address);
    const [set] = await sets(of);
    const item = async () => (await head.ask('GET', `/api/record-changes/${set?.id}`)).body.items[0];
    expect(await item()).toMatchObject({ confirmed: false, sharedAddress: true });
    const [link] = await letters(of.mother, 'M-02');
    await api.visitor().ask('POST', '/api/email-confirmations', { body: { token: tokenIn(link!) } });
    expect(await item()).toMatchObject({ confirmed: true, sharedAddress: true });
    expect(await usedAddress(of)).toBe(`samia-${of.tag}@exemple.fr`);
    await decide(of, { decision: 'ACCEPTED' });
    await notified(of);
    expect(await usedAddress(of)).toBe(address);
    expect(await letters(of.mother, 'M-02')).toHaveLength(2);
  });

  test('an address that the school corrects gets a link of its own', async () => {
    const of = await family();
    await changeEmail(of, `smaia-${of.tag}@exemple.fr`);
    const corrected = `corrigee-${of.tag}@exemple.fr`;
    await decide(of, { decision: 'ACCEPTED_AMENDED', amendedValue: corrected });
    await notified(of);
    const sent = await letters(of.mother, 'M-02');
    const own = sent.find(({ to_address }) => to_address === corrected);
    expect(await usedAddress(of)).toBe(`samia-${of.tag}@exemple.fr`);
    await api.visitor().ask('POST', '/api/email-confirmations', { body: { token: tokenIn(own!) } });
    expect(await usedAddress(of)).toBe(corrected);
  });

  test('a link of before the last address, an old one and an unknown one say what they are worth', async () => {
    const of = await family();
    await changeEmail(of, `un-${of.tag}@exemple.fr`);
    await changeEmail(of, `deux-${of.tag}@exemple.fr`);
    const sent = await letters(of.mother, 'M-02');
    const at = (address: string) =>
      tokenIn(sent.find(({ to_address }) => to_address === `${address}-${of.tag}@exemple.fr`)!);
    const confirm = async (token: string) =>
      (await api.visitor().ask('POST', '/api/email-confirmations', { body: { token } })).body.state;
    expect(await confirm(at('un'))).toBe('EXPIRED');
    await api.em().execute(`update email_confirmation set expires_at = now() where guardian_id = ?`, [of.mother]);
    expect(await confirm(at('deux'))).toBe('EXPIRED');
    expect(await confirm('x'.repeat(43))).toBe('UNKNOWN');
    expect(await usedAddress(of)).toBe(`samia-${of.tag}@exemple.fr`);
  });

  test('the link is sent again when asked, not at once, and only for an address of one’s own', async () => {
    const of = await family();
    const address = `nouvelle-${of.tag}@exemple.fr`;
    await changeEmail(of, address);
    const resend = (asked: string, key?: string) =>
      hand(of.samia, `/api/pupils/${of.child.id}/email-links`, { address: asked }, key);
    const early = await resend(address);
    expect(early).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    expect(Number(early.headers.get('Retry-After'))).toBeGreaterThan(200);
    await api
      .em()
      .execute(`update email_confirmation set created_at = now() - interval '6 minutes' where guardian_id = ?`, [
        of.mother,
      ]);
    const key = randomUUID();
    expect((await resend(address, key)).status).toBe(204);
    expect((await resend(address, key)).status).toBe(204);
    const sent = (await letters(of.mother, 'M-02')).filter(({ to_address }) => to_address === address);
    expect(sent).toHaveLength(2);
    expect((await resend('somebody@exemple.fr')).status).toBe(404);
    expect((await resend(`samia-${of.tag}@exemple.fr`)).status).toBe(409);
  });
});

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n');

describe('a name in use is proven by a paper', () => {
  const put = (visitor: Visitor, { child }: Family, id: string, body: Uint8Array, name = 'livret.pdf') =>
    visitor.ask('PUT', `/api/pupils/${child.id}/evidence/${id}?name=${encodeURIComponent(name)}`, { body });
  const named = (evidenceId: string | null, newValue: string | null = 'BENALI-HADDAD') => [
    { field: 'pupil.usageName', baseValue: null, newValue, evidenceId },
  ];

  test('a paper of one’s own goes with the name; its author and the reviewers may download it, nobody else', async () => {
    const of = await family();
    const id = randomUUID();
    expect((await put(of.samia, of, id, PDF)).status).toBe(204);
    expect((await put(of.samia, of, id, PDF)).status).toBe(204); // the answer was lost: the same paper
    expect((await put(of.samia, of, id, Buffer.from('%PDF-1.4'))).body.code).toBe('key-reused');
    expect((await propose(of, named(id))).status).toBe(200);
    const [set] = await sets(of);
    const path = `/api/record-changes/${set?.id}/evidence/${id}`;
    expect((await head.ask('GET', `/api/record-changes/${set?.id}`)).body.items[0].evidenceId).toBe(id);
    for (const reader of [head, of.samia]) {
      const file = await reader.ask('GET', path);
      expect(file.status).toBe(200);
      expect(file.bytes.equals(PDF)).toBe(true);
      expect(file.headers.get('Content-Disposition')).toMatch(/^attachment; filename="justificatif-[0-9a-f]{8}\.pdf"$/);
      expect(file.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(file.headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'");
      expect(file.headers.get('Content-Type')).toBe('application/octet-stream');
    }
    expect((await of.karim.ask('GET', path)).status).toBe(404);
    expect((await secretary.ask('GET', path)).status).toBe(403);
  });

  test('without one, with another’s, with another child’s: evidence-required, at the item', async () => {
    const [of, others] = [await family(), await family()];
    const [karims, elsewhere] = [randomUUID(), randomUUID()];
    await put(of.karim, of, karims, PDF);
    await put(others.samia, others, elsewhere, PDF);
    for (const evidenceId of [null, karims, elsewhere, randomUUID()]) {
      const no = await propose(of, named(evidenceId));
      expect(no).toMatchObject({ status: 400, body: { code: 'evidence-required' } });
      expect(no.body.errors[0].path).toBe('body.items.0.evidenceId');
    }
    expect(await sets(of)).toEqual([]);
  });

  test('a name that is given up needs none; a paper for another field is not taken', async () => {
    const of = await family();
    await api.em().execute(`update pupil set usage_name = 'BENALI-HADDAD' where id = ?`, [of.child.id]);
    const given = await propose(of, [
      { field: 'pupil.usageName', baseValue: 'BENALI-HADDAD', newValue: null, evidenceId: null },
    ]);
    expect(given.status).toBe(200);
    const id = randomUUID();
    await put(of.samia, of, id, PDF);
    const idle = await propose(of, [
      { field: 'guardian.phoneMobile', baseValue: null, newValue: '06 39 98 12 34', evidenceId: id },
    ]);
    expect(idle.body.code).toBe('value-invalid');
  });

  test('what is not a paper is refused by its bytes; a HEIC is told how to become one; 5 MB is the most', async () => {
    const of = await family();
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic')]);
    expect((await put(of.samia, of, randomUUID(), heic, 'photo.jpg')).body.code).toBe('evidence-heic');
    const page = await put(of.samia, of, randomUUID(), Buffer.from('<script>'), 'photo.png');
    expect(page).toMatchObject({ status: 400, body: { code: 'evidence-type' } });
    const atMost = Buffer.alloc(EVIDENCE_MAX_BYTES);
    PDF.copy(atMost);
    expect((await put(of.samia, of, randomUUID(), atMost)).status).toBe(204);
    expect((await put(of.samia, of, randomUUID(), Buffer.concat([atMost, PDF]))).status).toBe(413);
  });

  test('uploads that no change speaks of are few, and go after a week', async () => {
    const of = await family();
    const used = randomUUID();
    await put(of.samia, of, used, PDF);
    await propose(of, named(used));
    for (let i = 0; i < 7; i += 1) await put(of.samia, of, randomUUID(), Buffer.concat([PDF, Buffer.from([i])]));
    const kept = (): Promise<{ id: string }[]> =>
      api.em().execute(`select id from evidence where account_id = ?`, [of.accountId]);
    expect(await kept()).toHaveLength(6);
    await api
      .em()
      .execute(`update evidence set uploaded_at = now() - interval '8 days' where account_id = ?`, [of.accountId]);
    await api.services.purge();
    expect(await kept()).toEqual([{ id: used }]);
  });
});

describe('an error in the civil status is reported, never corrected by a form', () => {
  const report = (of: Family, text: string, key?: string) =>
    hand(of.samia, `/api/pupils/${of.child.id}/civil-status-reports`, { text }, key);

  test('the school has one task that points to it, and not a word of the family in the task', async () => {
    const of = await family();
    const key = randomUUID();
    const text = 'Elle est née à Rennes, pas à Reims.';
    expect((await report(of, text, key)).status).toBe(204);
    expect((await report(of, text, key)).status).toBe(204);
    expect((await report(of, 'Autre chose.', key)).body.code).toBe('key-reused');
    const tasks = async () =>
      (await head.ask('GET', `/api/establishments/${COLLEGE}/tasks`)).body.tasks.filter(
        (task: { subjectId: string }) => task.subjectId === of.child.id,
      );
    const [task, ...more] = await tasks();
    expect(more).toEqual([]);
    expect(task).toMatchObject({ kind: 'CIVIL_STATUS_ERROR', pupil: 'Lila BENALI', details: { reportId: key } });
    expect(JSON.stringify(task)).not.toContain('Rennes');

    const page = await head.ask('GET', `/api/civil-status-reports/${key}`);
    expect(page.body).toMatchObject({ text, author: 'Samia BENALI', kinship: 'Mère', taskId: task.id });
    expect((await secretary.ask('GET', `/api/civil-status-reports/${key}`)).status).toBe(403);
    expect((await of.karim.ask('GET', `/api/civil-status-reports/${key}`)).status).toBe(404);

    const seen = async (visitor: Visitor) => (await visitor.ask('GET', of.record)).body.civilStatusReports;
    expect(await seen(of.samia)).toMatchObject([{ reportId: key, text, answered: false }]);
    expect(await seen(of.karim)).toEqual([]);
    await head.ask('POST', `/api/tasks/${task.id}/resolutions`);
    expect(await tasks()).toEqual([]);
    expect(await seen(of.samia)).toMatchObject([{ answered: true }]);
    expect((await head.ask('GET', `/api/civil-status-reports/${key}`)).body.taskId).toBeNull();
  });

  test('a thousand characters at most, and five that wait', async () => {
    const of = await family();
    expect((await report(of, 'x'.repeat(1001))).body.code).toBe('malformed');
    for (let i = 0; i < 5; i += 1) expect((await report(of, `Erreur ${i}`)).status).toBe(204);
    expect((await report(of, 'Encore')).body.code).toBe('too-many-attempts');
  });
});

describe('« Je ne suis pas le représentant légal de cet élève » (§1.4-7)', () => {
  const disclaim = (of: Family, key?: string) =>
    hand(of.samia, `/api/pupils/${of.child.id}/disclaimers`, undefined, key);
  const answer = (of: Family, outcome: string, key?: string, who = head) =>
    hand(who, `/api/pupils/${of.child.id}/guardians/${of.mother}/disclaimer`, { outcome }, key, 'PUT');
  const tasksOf = async (of: Family) =>
    (await head.ask('GET', `/api/establishments/${COLLEGE}/tasks`)).body.tasks.filter(
      ({ kind, subjectId }: { kind: string; subjectId: string }) =>
        kind === 'GUARDIAN_DISCLAIMED' && subjectId === of.child.id,
    );

  test('access is frozen at once in every base, what waited expires, letters go to the other alone', async () => {
    const of = await family();
    const em = api.em();
    const expected = await pupil(em, {
      firstName: 'Lila',
      lastName: 'BENALI',
      uai: LYCEE,
      schoolYear: NEXT_YEAR,
      status: 'EXPECTED',
      identityId: of.child.identityId,
    });
    const copy = await guardian(em, {
      firstName: 'Samia',
      lastName: 'BENALI',
      uai: LYCEE,
      schoolYear: NEXT_YEAR,
      copiedFromId: of.mother,
    });
    await responsibility(em, expected.id, copy);
    await em.execute(`insert into guardian_account (account_id, guardian_id) values (?, ?)`, [of.accountId, copy]);
    const dossierId = await dossier(em, {
      campaignId,
      identityId: of.child.identityId,
      originPupilId: of.child.id,
      expectedPupilId: expected.id,
      firstName: 'Lila',
    });
    await propose(of, [{ field: 'guardian.phoneMobile', baseValue: null, newValue: '06 39 98 12 34' }]);
    expect((await of.samia.ask('GET', of.record)).body.mayDisclaim).toBe(true);

    const key = randomUUID();
    expect((await disclaim(of, key)).status).toBe(204);
    expect((await disclaim(of, key)).status).toBe(204);
    expect((await disclaim(of)).status).toBe(404);

    expect((await of.samia.ask('GET', of.record)).status).toBe(404);
    expect((await of.samia.ask('GET', `/api/pupils/${expected.id}/record`)).status).toBe(404);
    expect((await of.samia.ask('GET', `/api/dossiers/${dossierId}`)).status).toBe(404);
    expect((await of.samia.ask('GET', '/api/children')).body.children).toEqual([]);
    expect((await of.samia.ask('GET', '/api/me')).status).toBe(200); // nobody is signed out: other children stay
    expect((await of.karim.ask('GET', of.record)).status).toBe(200);
    expect((await guardiansOf(api.em(), of.child.id)).map(({ guardianId }) => guardianId)).toEqual([of.father]);
    expect(await sets(of)).toMatchObject([{ state: 'EXPIRED' }]);
    expect(await tasksOf(of)).toMatchObject([{ details: { guardianId: of.mother }, mayResolve: false }]);
    const atLycee: unknown[] = await api
      .em()
      .execute(`select 1 from staff_task where kind = 'GUARDIAN_DISCLAIMED' and uai = ? and subject_id = ?`, [
        LYCEE,
        expected.id,
      ]);
    expect(atLycee).toHaveLength(1);
  });

  test('the link is right: the school gives the access back', async () => {
    const of = await family();
    await disclaim(of);
    const page = await head.ask('GET', `/api/pupils/${of.child.id}/guardians/${of.mother}/disclaimer`);
    expect(page.body).toMatchObject({
      pupil: 'Lila BENALI',
      guardian: 'Samia BENALI',
      kinship: 'Mère',
      ended: false,
      otherGuardians: ['Karim HADDAD'],
    });
    expect((await answer(of, 'RESTORED', randomUUID(), secretary)).status).toBe(403);
    const key = randomUUID();
    expect((await answer(of, 'RESTORED', key)).status).toBe(204);
    expect((await answer(of, 'RESTORED', key)).status).toBe(204);
    expect((await answer(of, 'ENDED', key)).body.code).toBe('key-reused');
    expect((await answer(of, 'ENDED')).body.code).toBe('changed-meanwhile');
    expect((await of.samia.ask('GET', of.record)).status).toBe(200);
    expect(await tasksOf(of)).toEqual([]);
  });

  test('the link is wrong: it ends here, and when an import brings it back it is frozen still, and told', async () => {
    const of = await family();
    await disclaim(of);
    expect((await answer(of, 'ENDED')).status).toBe(204);
    expect(await tasksOf(of)).toEqual([]);
    const link = (): Promise<{ ended: boolean }[]> =>
      api
        .em()
        .execute(`select ended_on = current_date as ended from responsibility where guardian_id = ?`, [of.mother]);
    expect(await link()).toEqual([{ ended: true }]);
    await api.em().execute(`update responsibility set ended_on = null where guardian_id = ?`, [of.mother]);
    expect((await of.samia.ask('GET', of.record)).status).toBe(404);
    // Twice, as two imports of one day: one task.
    for (let i = 0; i < 2; i += 1) await api.em().transactional((tx) => followImport(tx, COLLEGE, null));
    expect(await tasksOf(of)).toHaveLength(1);
    expect((await answer(of, 'RESTORED')).status).toBe(204);
    expect((await of.samia.ask('GET', of.record)).status).toBe(200);
  });
});
