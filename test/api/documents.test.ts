import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DossierVersionRow,
  EstablishmentYearRow,
  JournalRow,
  LetterRow,
  SubmissionRow,
} from '../../database/entities/index.ts';
import { reminder } from '../../letters/index.ts';
import { guardiansOf, recordLetter, senderOf } from '../../processes/outbox.ts';
import {
  academy,
  address,
  COLLEGE,
  campaign,
  choiceGroup,
  delegation,
  dossier,
  familyAccount,
  guardian,
  LYCEE,
  NEXT_YEAR,
  OTHER_LYCEE,
  pupil,
  responsibility,
  staffAccount,
  YEAR,
} from '../database/builders.ts';
import { all, readPdf, spoken } from '../documents/pdf-reader.ts';
import { type Answer, type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let campaignId: string;
let receiving: Visitor;
let origin: Visitor;
let otherHead: Visitor;

beforeAll(async () => {
  api = await startApi({ publicUrl: 'https://rentree.example' });
  const em = api.em();
  await academy(em);
  campaignId = await campaign(em);
  await choiceGroup(em, { key: 'rank-3' });
  await em.execute(
    `insert into required_document (id, uai, school_year, label, mandatory, position) values (?, ?, ?, 'Livret de famille', true, 1)`,
    [randomUUID(), LYCEE, NEXT_YEAR],
  );
  const head = async (name: string, uai: string) =>
    api.signedIn((await staffAccount(em, name, { role: 'head', uai })).login);
  receiving = await head('Mme Proviseure', LYCEE);
  origin = await head('M. Principal', COLLEGE);
  otherHead = await head('M. Ailleurs', OTHER_LYCEE);
});
afterAll(() => api.stop());

/** What each parent’s papers must never tell of the other: planted, and looked for in every file. */
const SECRETS = {
  mother: ['9 IMPASSE DES CANARIS', '+33639981111', '06 39 98 11 11', 'canari.mere@exemple.fr'],
  father: ['27 QUAI DES SERINS', '+33639982222', '06 39 98 22 22', 'serin.pere@exemple.fr'],
};

/** A child with a dossier at the lycée, and two legal guardians who live apart. */
async function separatedFamily(state: 'NOTIFIED' | 'VALIDATED' | 'REFUSED' = 'NOTIFIED', emails = true) {
  const em = api.em();
  const homes = [await address(em, SECRETS.mother[0]!), await address(em, SECRETS.father[0]!)] as const;
  const child = await pupil(em, { firstName: 'Lila', lastName: 'BENALI', addressId: homes[0] });
  const mother = await guardian(em, {
    ...{ firstName: 'Samia', lastName: 'BENALI', addressId: homes[0], phoneMobile: SECRETS.mother[1]! },
    ...(emails && { email: SECRETS.mother[3]! }),
  });
  const father = await guardian(em, {
    ...{ firstName: 'Karim', lastName: 'HADDAD', addressId: homes[1], phoneMobile: SECRETS.father[1]! },
    ...(emails && { email: SECRETS.father[3]! }),
  });
  await responsibility(em, child.id, mother);
  await responsibility(em, child.id, father, { kinshipCode: '20' });
  const choices = state === 'VALIDATED' ? { 'rank-3': ['061300'] } : null;
  const dossierId = await dossier(em, {
    ...{ campaignId, identityId: child.identityId, originPupilId: child.id, firstName: 'Lila', lastName: 'BENALI' },
    ...{ state, ...(choices && { choices }) },
  });
  const accounts = {
    mother: await familyAccount(em, 'Samia BENALI', mother),
    father: await familyAccount(em, 'Karim HADDAD', father),
  };
  return {
    ...{ dossierId, accounts, child, guardians: { mother, father } },
    mother: await api.signedIn(accounts.mother.login),
    father: await api.signedIn(accounts.father.login),
    path: (file: string) => `/api/dossiers/${dossierId}/${file}`,
  };
}

/** Something handed in for a dossier, as the store of submissions has it. */
async function handedIn(
  dossierId: string,
  accountId: string,
  seed: { act: string; status: 'RECEIVED' | 'ACCEPTED' | 'REFUSED'; receipt: string; at: string },
): Promise<string> {
  const em = api.em();
  const id = randomUUID();
  const { act, status, receipt, at } = seed;
  await em.insert(SubmissionRow, {
    ...{ id, act, status, receipt, subjectId: dossierId, accountId, content: {}, digest: id },
    ...{ receivedAt: new Date(at), nextAttemptAt: new Date(at) },
  });
  return id;
}

/** The mother's enrolment, accepted on 29 June at 9:05 in Paris. */
async function enrolled() {
  const family = await separatedFamily('VALIDATED');
  const { dossierId, accounts } = family;
  const at = '2027-06-29T07:05:00Z';
  const receipt = `R-2027-${dossierId.slice(0, 7)}`;
  const submissionId = await handedIn(dossierId, accounts.mother.id, {
    act: 'dossier.submit',
    status: 'ACCEPTED',
    ...{ receipt, at },
  });
  const em = api.em();
  const version = { version: 1, submittedAt: new Date(at), submittedById: accounts.mother.id };
  await em.execute(`update dossier set version = 1, submitted_at = ?, submitted_by_id = ? where id = ?`, [
    version.submittedAt,
    version.submittedById,
    dossierId,
  ]);
  await em.insert(DossierVersionRow, {
    ...{ dossierId, submissionId, choices: { 'rank-3': ['061300'] }, channel: 'WEB', ...version },
  });
  await em.insert(JournalRow, {
    ...{ key: `${dossierId}:1`, subjectId: dossierId, act: 'submit', submissionId },
    ...{ byAccountId: accounts.mother.id, at: version.submittedAt },
  });
  return { ...family, receipt };
}

const textOf = ({ bytes }: Answer): string => spoken(readPdf(bytes).tree).replaceAll(/\s+/g, ' ');
const secretsIn = (answer: Answer, secrets: readonly string[]): string[] => {
  const said = answer.headers.get('Content-Type')?.includes('pdf') ? textOf(answer) : answer.body;
  const plain = String(said).replaceAll(/\s+/g, ' ');
  return secrets.filter((secret) => plain.includes(secret) || answer.bytes.includes(secret));
};

describe('the affectation notice', () => {
  test('is a file for both parents and for the staff of both establishments, in the language asked for', async () => {
    const { mother, father, path } = await separatedFamily();
    for (const visitor of [mother, father, receiving, origin]) {
      const answer = await visitor.ask('GET', path('notice.pdf'));
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Content-Type')).toBe('application/pdf');
      expect(answer.headers.get('Content-Disposition')).toMatch(
        /^attachment; filename="avis-affectation-D-2027-[0-9A-F]{4}-[0-9A-F]{4}\.pdf"$/,
      );
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect(textOf(answer)).toContain('Lila BENALI a une place au lycée polyvalent Anita Conti');
    }
    const english = await mother.ask('GET', path('notice.pdf'), { headers: { 'Accept-Language': 'en' } });
    expect(english.headers.get('Content-Disposition')).toContain('affectation-notice-');
    expect(readPdf(english.bytes).lang).toBe('en-GB');
    expect(textOf(english)).toContain('Lila BENALI has a place');
  });

  test('leads to the dossier’s page, by an address with its id alone', async () => {
    const { mother, path, dossierId } = await separatedFamily();
    const { tree } = readPdf((await mother.ask('GET', path('notice.pdf'))).bytes);
    const uris = all(tree, 'Link').flatMap(({ annotations }) => annotations.map(({ uri }) => uri));
    expect(uris).toEqual([`https://rentree.example/inscription/${dossierId}`]);
  });

  test('does not exist for strangers, and needs a session', async () => {
    const { path } = await separatedFamily();
    const stranger = await separatedFamily();
    for (const visitor of [stranger.mother, otherHead]) {
      for (const file of ['notice.pdf', 'recap.pdf', 'receipt.pdf', 'calendar.ics'])
        expect((await visitor.ask('GET', path(file))).body).toMatchObject({ status: 404, code: 'not-found' });
    }
    expect((await api.visitor().ask('GET', path('notice.pdf'))).body.code).toBe('session-required');
    const nowhere = `/api/dossiers/${randomUUID()}/notice.pdf`;
    expect((await receiving.ask('GET', nowhere)).status).toBe(404);
  });

  test('is not for staff of the establishment who may not follow dossiers', async () => {
    const { path } = await separatedFamily();
    const clerk = await staffAccount(api.em(), 'M. Sans Droit', { role: 'secretary', uai: LYCEE });
    const visitor = await api.signedIn(clerk.login);
    expect((await visitor.ask('GET', path('notice.pdf'))).body).toMatchObject({ status: 403, code: 'not-permitted' });
  });

  test('of an affectation taken back is told no more', async () => {
    const { mother, path, dossierId } = await separatedFamily();
    await api.em().execute(`update dossier set state = 'CANCELLED' where id = ?`, [dossierId]);
    expect((await mother.ask('GET', path('notice.pdf'))).status).toBe(404);
  });
});

describe('recap and receipt', () => {
  test('tell both parents and the lycée what was validated; the origin gets neither', async () => {
    const { mother, father, path, receipt } = await enrolled();
    for (const visitor of [mother, father, receiving]) {
      const recap = await visitor.ask('GET', path('recap.pdf'));
      expect(recap.status).toBe(200);
      const text = textOf(recap);
      expect(text).toContain('Enseignement optionnel Sciences économiques et sociales');
      expect(text).toContain('Validée le mardi 29 juin 2027 à 9 h 05');
      expect(text).toContain(`Démarche faite par Samia BENALI`);
      expect(text).toContain(`Accusé de réception ${receipt}`);
      expect(text).toContain('Livret de famille Toujours À remettre');
      const acknowledged = await visitor.ask('GET', path('receipt.pdf'));
      expect(acknowledged.headers.get('Content-Disposition')).toBe(
        `attachment; filename="accuse-reception-${receipt}.pdf"`,
      );
      expect(textOf(acknowledged)).toContain(`Numéro ${receipt} Reçue le mardi 29 juin 2027 à 9 h 05`);
    }
    for (const file of ['recap.pdf', 'receipt.pdf', 'calendar.ics'])
      expect((await origin.ask('GET', path(file))).body).toMatchObject({ status: 403, code: 'not-permitted' });
    expect((await origin.ask('GET', path('notice.pdf'))).status).toBe(200);
    expect((await receiving.ask('GET', path('calendar.ics'))).status).toBe(403);
  });

  test('are not found while nothing was handed in', async () => {
    const { mother, path } = await separatedFamily();
    for (const file of ['recap.pdf', 'receipt.pdf'])
      expect((await mother.ask('GET', path(file))).body).toMatchObject({ status: 404, code: 'not-found' });
  });

  test('the receipt of what waits to be processed is its author’s alone, and says that it waits', async () => {
    const { mother, father, path, dossierId, accounts } = await separatedFamily();
    await handedIn(dossierId, accounts.mother.id, {
      act: 'dossier.refuse',
      status: 'RECEIVED',
      receipt: `R-W-${dossierId.slice(0, 8)}`,
      at: '2027-06-30T08:00:00Z',
    });
    const text = textOf(await mother.ask('GET', path('receipt.pdf')));
    expect(text).toContain('Accusé d’enregistrement électronique');
    expect(text).toContain('Objet Refus de l’affectation');
    expect((await father.ask('GET', path('receipt.pdf'))).status).toBe(404);
    expect((await receiving.ask('GET', path('receipt.pdf'))).status).toBe(404);
  });

  test('what was refused by the rules is acknowledged by no receipt, and a later refusal has its own', async () => {
    const { mother, path, receipt, dossierId, accounts } = await enrolled();
    await handedIn(dossierId, accounts.mother.id, {
      act: 'dossier.submit',
      status: 'REFUSED',
      receipt: `R-X-${dossierId.slice(0, 8)}`,
      at: '2027-06-30T08:00:00Z',
    });
    expect(textOf(await mother.ask('GET', path('receipt.pdf')))).toContain(`Numéro ${receipt}`);
    const refusal = `R-Y-${dossierId.slice(0, 8)}`;
    await handedIn(dossierId, accounts.father.id, {
      ...{ act: 'dossier.refuse', status: 'ACCEPTED', receipt: refusal, at: '2027-07-01T08:00:00Z' },
    });
    await api.em().execute(`update dossier set state = 'REFUSED', refused_at = now() where id = ?`, [dossierId]);
    const text = textOf(await mother.ask('GET', path('receipt.pdf')));
    expect(text).toContain(`Numéro ${refusal}`);
    expect(text).toContain('Démarche faite par Karim HADDAD');
    expect((await mother.ask('GET', path('recap.pdf'))).status).toBe(404);
  });
});

test('no paper tells one parent, or the staff, where the other lives or how to call them', async () => {
  const { mother, father, path } = await enrolled();
  const everything = [...SECRETS.mother, ...SECRETS.father];
  for (const file of ['notice.pdf', 'recap.pdf', 'receipt.pdf', 'calendar.ics']) {
    for (const language of ['fr', 'en']) {
      const asking = { headers: { 'Accept-Language': language } };
      for (const visitor of [mother, father]) {
        const answer = await visitor.ask('GET', path(file), asking);
        expect(answer.status).toBe(200);
        expect(secretsIn(answer, everything)).toEqual([]);
      }
    }
  }
  for (const file of ['notice.pdf', 'recap.pdf', 'receipt.pdf'])
    expect(secretsIn(await receiving.ask('GET', path(file)), everything)).toEqual([]);
  expect(secretsIn(await origin.ask('GET', path('notice.pdf')), everything)).toEqual([]);
});

describe('the calendar', () => {
  const linesOf = ({ body }: Answer): string[] => String(body).replaceAll('\r\n ', '').split('\r\n');

  test('has the closing in UTC and the lycée’s first day, under names that stay', async () => {
    const { mother, path, dossierId } = await separatedFamily();
    await api.em().execute(`update dossier set closes_at = now() + interval '3 days' where id = ?`, [dossierId]);
    const answer = await mother.ask('GET', path('calendar.ics'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/calendar; charset=utf-8/);
    expect(answer.headers.get('Content-Disposition')).toMatch(/filename="inscription-D-2027-.*\.ics"/);
    const lines = linesOf(answer);
    for (const stamp of lines.filter((line) => line.startsWith('DTSTAMP')))
      expect(stamp).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/);
    expect(lines.filter((line) => /^DTSTART:\d{8}T\d{6}Z$/.test(line))).toHaveLength(1);
    expect(lines).toContain('DTSTART;VALUE=DATE:20270901');
    const names = lines.filter((line) => line.startsWith('UID:'));
    expect(names).toEqual([`UID:closing-${dossierId}@rentree.example`, `UID:first-day-${dossierId}@rentree.example`]);
    expect(linesOf(await mother.ask('GET', path('calendar.ics'))).filter((line) => line.startsWith('UID:'))).toEqual(
      names,
    );
    const summaries = lines.filter((line) => line.startsWith('SUMMARY:'));
    expect(summaries).toEqual([
      'SUMMARY:Inscription de Lila au lycée : dernier moment',
      'SUMMARY:Rentrée de Lila au lycée',
    ]);
    expect(lines.join('\n')).not.toContain('BENALI');
  });

  test('has nothing to tell who refused the place', async () => {
    const { mother, path } = await separatedFamily('REFUSED');
    expect((await mother.ask('GET', path('calendar.ics'))).status).toBe(404);
  });

  test('leaves out what is past or unknown', async () => {
    const { mother, path, dossierId } = await enrolled();
    await api.em().execute(`update dossier set closed = true where id = ?`, [dossierId]);
    expect(
      linesOf(await mother.ask('GET', path('calendar.ics'))).filter((line) => line === 'BEGIN:VEVENT'),
    ).toHaveLength(1);
    const year = { uai: LYCEE, schoolYear: NEXT_YEAR };
    await api.em().nativeUpdate(EstablishmentYearRow, year, { startsOn: null });
    try {
      expect((await mother.ask('GET', path('calendar.ics'))).status).toBe(404);
    } finally {
      await api.em().nativeUpdate(EstablishmentYearRow, year, { startsOn: '2027-09-01' });
    }
  });
});

describe('letters to print', () => {
  const list = `/api/establishments/${LYCEE}/letters-to-print`;
  const mark = (visitor: Visitor, letters: string[], key: string = randomUUID()) =>
    visitor.ask('POST', `${list}/prints`, { body: { letters }, headers: { 'Idempotency-Key': key } });

  /** A reminder to each parent of a family without any electronic address, as the outbox records it. */
  async function remindedFamily() {
    const family = await separatedFamily('NOTIFIED', false);
    const em = api.em();
    const from = await senderOf(em, LYCEE);
    for (const to of await guardiansOf(em, family.child.id)) {
      const letter = reminder({
        ...{ language: to.language, sender: from.sender, reader: to.reader, url: 'https://rentree.example/' },
        ...{ timeZone: from.timeZone, pupil: { firstName: 'Lila', lastName: 'BENALI' } },
        ...{ formation: 'Seconde', closesAt: Date.now(), origin: null, hasAccount: true, begun: false, last: false },
      });
      await em.fork().transactional((tx) =>
        recordLetter(tx, {
          ...{ id: 'M-09', event: `${family.dossierId}:eve`, subjectId: family.dossierId, to, from, letter },
        }),
      );
    }
    // The night hours of the fictional academy must not decide whether this test sees its letters.
    await em.execute(`update letter set due_at = now() - interval '1 second' where subject_id = ?`, [family.dossierId]);
    return family;
  }
  const emptied = () => api.em().nativeUpdate(LetterRow, { toAddress: null, sentAt: null }, { sentAt: new Date() });

  test('are listed with their readers, made into one file, and marked only when somebody says so', async () => {
    await emptied();
    const { dossierId, guardians } = await remindedFamily();
    await api.em().execute(`update guardian set address_id = null where id = ?`, [guardians.father]);
    const { body } = await receiving.ask('GET', list);
    expect(body).toMatchObject({ total: 2, withoutPostalAddress: 1 });
    expect(
      body.letters
        .map(({ to, letter, hasPostalAddress }: Record<string, unknown>) => [to, letter, hasPostalAddress])
        .sort(),
    ).toEqual([
      ['Karim HADDAD', 'M-09', false],
      ['Samia BENALI', 'M-09', true],
    ]);
    const file = `${list}.pdf?through=${body.through}`;
    const printed = await receiving.ask('GET', file);
    expect(printed.status).toBe(200);
    expect(printed.headers.get('Content-Disposition')).toBe(`attachment; filename="lettres-${LYCEE}.pdf"`);
    expect(printed.headers.get('Cache-Control')).toBe('no-store');
    expect(all(readPdf(printed.bytes).tree, 'Art')).toHaveLength(2);
    // Printed again, it is there again: nobody said that it came out of the printer.
    expect((await receiving.ask('GET', file)).status).toBe(200);
    expect((await receiving.ask('GET', list)).body.total).toBe(2);

    const ids = body.letters.map(({ id }: { id: string }) => id);
    const key = randomUUID();
    expect((await mark(receiving, ids, key)).body).toEqual({ printed: 2 });
    expect((await receiving.ask('GET', list)).body).toEqual({
      total: 0,
      withoutPostalAddress: 0,
      letters: [],
      through: null,
    });
    expect((await receiving.ask('GET', `${list}.pdf`)).body).toMatchObject({ status: 404, code: 'not-found' });
    const journal = await api.em().find(JournalRow, { subjectId: dossierId, act: 'printLetter' });
    expect(journal.map(({ details }) => details)).toEqual([{ letter: 'M-09' }, { letter: 'M-09' }]);

    // One key, one effect; another list under the same key is refused; marked by a colleague, nothing is left to mark.
    expect((await mark(receiving, ids, key)).body).toEqual({ printed: 2 });
    expect((await mark(receiving, ids.slice(1), key)).body).toMatchObject({ status: 409, code: 'key-reused' });
    expect((await mark(receiving, ids)).body).toEqual({ printed: 0 });
    expect(await api.em().count(JournalRow, { subjectId: dossierId, act: 'printLetter' })).toBe(2);
  });

  test('each tell their reader’s own address and nothing of the other parent’s', async () => {
    await emptied();
    await remindedFamily();
    const { bytes } = await receiving.ask('GET', `${list}.pdf`);
    const letters = all(readPdf(bytes).tree, 'Art').map((letter) => spoken(letter).replaceAll(/\s+/g, ' '));
    const mothers = letters.find((letter) => letter.includes('Samia BENALI'));
    const fathers = letters.find((letter) => letter.includes('Karim HADDAD'));
    expect(mothers).toContain('Samia BENALI 9 IMPASSE DES CANARIS 99100 VALMONT');
    expect(fathers).toContain('Karim HADDAD 27 QUAI DES SERINS 99100 VALMONT');
    for (const secret of SECRETS.father) expect(mothers).not.toContain(secret);
    for (const secret of SECRETS.mother) expect(fathers).not.toContain(secret);
    for (const secret of [SECRETS.mother[1]!, SECRETS.father[1]!]) expect(letters.join()).not.toContain(secret);
  });

  test('that came after the list are not in its file, and wait for the next', async () => {
    await emptied();
    await remindedFamily();
    const { body } = await receiving.ask('GET', list);
    await remindedFamily();
    const file = await receiving.ask('GET', `${list}.pdf?through=${body.through}`);
    expect(all(readPdf(file.bytes).tree, 'Art')).toHaveLength(2);
    expect((await receiving.ask('GET', list)).body.total).toBe(4);
    const forged = await receiving.ask('GET', `${list}.pdf?through=abc`);
    expect(forged.body).toMatchObject({ status: 400, errors: [{ path: 'query.through', problem: 'wrong-form' }] });
  });

  test('are those of the establishment that writes, for who may notify accounts there', async () => {
    await emptied();
    await remindedFamily();
    const { body } = await receiving.ask('GET', list);
    expect(body.total).toBe(2);
    const ids = body.letters.map(({ id }: { id: string }) => id);
    // The origin's head prints the origin's letters: none of these.
    expect((await origin.ask('GET', list.replace(LYCEE, COLLEGE))).body.total).toBe(0);
    for (const path of [list, `${list}.pdf`]) expect((await origin.ask('GET', path)).status).toBe(404);
    expect((await mark(origin, ids)).status).toBe(404);
    const elsewhere = await otherHead.ask('POST', `${list.replace(LYCEE, OTHER_LYCEE)}/prints`, {
      body: { letters: [randomUUID(), ids[0]] },
      headers: { 'Idempotency-Key': randomUUID() },
    });
    expect(elsewhere.body).toMatchObject({ status: 400, code: 'malformed' });
    expect(elsewhere.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'body.letters.0',
      'body.letters.1',
    ]);
    expect((await receiving.ask('GET', list)).body.total).toBe(2);

    const clerk = await staffAccount(api.em(), 'Mme Courrier', { role: 'secretary', uai: LYCEE });
    const visitor = await api.signedIn(clerk.login);
    expect((await visitor.ask('GET', list)).body).toMatchObject({ status: 403, code: 'not-permitted' });
    await delegation(api.em(), {
      ...{ uai: LYCEE, delegateId: clerk.id, grantedById: clerk.id, operations: ['account.notifyBulk'] },
    });
    expect((await visitor.ask('GET', list)).body.total).toBe(2);
  });

  test('with an activation code are the notifying establishment’s own', async () => {
    await emptied();
    await separatedFamily('NOTIFIED', false);
    const em = api.em();
    const alone = await pupil(em, { firstName: 'Noé', lastName: 'SEUL' });
    const parent = await guardian(em, {
      firstName: 'Léa',
      lastName: 'SEUL',
      addressId: await address(em, '1 RUE HAUTE'),
    });
    await responsibility(em, alone.id, parent);
    const notified = await origin.ask('POST', `/api/establishments/${COLLEGE}/years/${YEAR}/account-notifications`, {
      headers: { 'Idempotency-Key': randomUUID() },
    });
    expect(notified.body.withoutEmail).toBeGreaterThan(0);
    await em.execute(`update letter set due_at = now() - interval '1 second' where sent_at is null`);
    const college = list.replace(LYCEE, COLLEGE);
    const { body } = await origin.ask('GET', college);
    expect(body.total).toBe(notified.body.withoutEmail);
    expect(new Set(body.letters.map(({ letter }: { letter: string }) => letter))).toEqual(new Set(['M-01']));
    const file = await origin.ask('GET', `${college}.pdf`);
    const letter = all(readPdf(file.bytes).tree, 'Art')
      .map(spoken)
      .find((text) => text.includes('Léa SEUL'));
    expect(letter).toMatch(/Votre code d’activation[\s\S]*[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(letter).toContain('1 RUE HAUTE');
    expect((await receiving.ask('GET', list)).body.total).toBe(0);

    // Notified again, the earlier codes are dead, and so are their letters; a used code needs no letter.
    await origin.ask('POST', `/api/establishments/${COLLEGE}/years/${YEAR}/account-notifications`, {
      headers: { 'Idempotency-Key': randomUUID() },
    });
    await em.execute(`update letter set due_at = now() - interval '1 second' where sent_at is null`);
    const again = (await origin.ask('GET', college)).body;
    expect(again.total).toBe(body.total);
    const before = body.letters.map(({ id }: { id: string }) => id);
    expect(again.letters.filter(({ id }: { id: string }) => before.includes(id))).toEqual([]);
    await em.execute(`update activation_code set used_at = now() where guardian_id = ?`, [parent]);
    expect((await origin.ask('GET', college)).body.total).toBe(body.total - 1);
  });

  test('of an act that may still be undone do not leave yet', async () => {
    await emptied();
    const { dossierId } = await remindedFamily();
    await api
      .em()
      .execute(`update letter set due_at = now() + interval '10 minutes' where subject_id = ?`, [dossierId]);
    expect((await receiving.ask('GET', list)).body.total).toBe(0);
  });
});
