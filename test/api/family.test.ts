import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  DossierRow,
  EstablishmentYearRow,
  RecordChangeItemRow,
  RecordChangeRow,
  SubmissionRow,
} from '../../database/entities/index.ts';
import {
  academy,
  address,
  COLLEGE,
  campaign,
  choiceGroup,
  dossier,
  familyAccount,
  guardian,
  LYCEE,
  NEXT_YEAR,
  pupil,
  responsibility,
} from '../database/builders.ts';
import { type Asking, type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let campaignId: string;

beforeAll(async () => {
  api = await startApi();
  await academy(api.em());
  campaignId = await campaign(api.em());
  await choiceGroup(api.em(), { key: 'rank-3' });
});
afterAll(() => api.stop());

/** A child at the collège with a dossier at the lycée, two legal guardians who live apart, each with an account. */
async function separatedFamily() {
  const em = api.em();
  const [home, elsewhere] = [await address(em, '3 RUE DES LILAS'), await address(em, '12 QUAI DU PORT')];
  const lila = await pupil(em, { firstName: 'Lila', lastName: 'BENALI', addressId: home });
  const mother = await guardian(em, {
    firstName: 'Samia',
    lastName: 'BENALI',
    addressId: home,
    phoneMobile: '+33639981234',
    email: 'samia@exemple.fr',
  });
  const father = await guardian(em, {
    firstName: 'Karim',
    lastName: 'HADDAD',
    addressId: elsewhere,
    phoneMobile: '+33639985678',
    email: 'karim@exemple.fr',
  });
  await responsibility(em, lila.id, mother);
  await responsibility(em, lila.id, father, { kinshipCode: '20' });
  const dossierId = await dossier(em, {
    campaignId,
    identityId: lila.identityId,
    originPupilId: lila.id,
    firstName: 'Lila',
    lastName: 'BENALI',
  });
  const [samia, karim] = [
    await familyAccount(em, 'Samia BENALI', mother),
    await familyAccount(em, 'Karim HADDAD', father),
  ];
  return {
    lila,
    dossierId,
    samia: await api.signedIn(samia.login),
    karim: await api.signedIn(karim.login),
    record: `/api/pupils/${lila.id}/record`,
    changes: `/api/pupils/${lila.id}/record-changes`,
    dossier: `/api/dossiers/${dossierId}`,
  };
}

/** Hands something in, under a key of its own unless one is given. */
const hand = (visitor: Visitor, path: string, body: unknown, key: string = randomUUID(), asking: Asking = {}) =>
  visitor.ask('POST', path, { ...asking, body, headers: { 'Idempotency-Key': key, ...asking.headers } });

describe('home', () => {
  test('one card per child, twins and schools never merged; the record is where the child is enrolled now', async () => {
    const em = api.em();
    const mother = await guardian(em, { firstName: 'Irène', lastName: 'COSTA' });
    const ana = await pupil(em, { firstName: 'Ana', lastName: 'COSTA' });
    const eva = await pupil(em, { firstName: 'Eva', lastName: 'COSTA' });
    const anaExpected = await pupil(em, {
      firstName: 'Ana',
      lastName: 'COSTA',
      uai: LYCEE,
      schoolYear: NEXT_YEAR,
      status: 'EXPECTED',
      identityId: ana.identityId,
    });
    const copy = await guardian(em, {
      firstName: 'Irène',
      lastName: 'COSTA',
      uai: LYCEE,
      schoolYear: NEXT_YEAR,
      copiedFromId: mother,
    });
    for (const { id } of [ana, eva]) await responsibility(em, id, mother);
    await responsibility(em, anaExpected.id, copy);
    const dossierId = await dossier(em, {
      campaignId,
      identityId: ana.identityId,
      originPupilId: ana.id,
      expectedPupilId: anaExpected.id,
      firstName: 'Ana',
      lastName: 'COSTA',
    });
    const visitor = await api.signedIn((await familyAccount(em, 'Irène COSTA', mother, copy)).login);
    const { body } = await visitor.ask('GET', '/api/children');
    expect(body.children).toMatchObject([
      {
        firstName: 'Ana',
        school: { uai: COLLEGE, name: 'COLLEGE ROSA BONHEUR' },
        record: { pupilId: ana.id, mayChange: true },
        enrolment: {
          dossierId,
          state: 'NOTIFIED',
          receiving: 'LYCEE POLYVALENT ANITA CONTI',
          formation: '2NDE GENERALE ET TECHNOLOGIQUE',
          timeZone: 'Europe/Paris',
          mayEnrol: true,
          closed: false,
        },
      },
      { firstName: 'Eva', enrolment: null },
    ]);
    // The record that the enrolment confirms is the lycée's copy (P9).
    expect((await visitor.ask('GET', `/api/dossiers/${dossierId}`)).body.recordPupilId).toBe(anaExpected.id);
  });

  test('a parent whose authority was withdrawn has no card any more', async () => {
    const em = api.em();
    const child = await pupil(em, { firstName: 'Noé', lastName: 'REY' });
    const parent = await guardian(em, { firstName: 'Luc', lastName: 'REY' });
    await responsibility(em, child.id, parent, { authority: 'WITHDRAWN' });
    const visitor = await api.signedIn((await familyAccount(em, 'Luc REY', parent)).login);
    expect((await visitor.ask('GET', '/api/children')).body.children).toEqual([]);
    expect((await visitor.ask('GET', `/api/pupils/${child.id}/record`)).status).toBe(404);
  });
});

describe('the record', () => {
  test('shows the other parent’s name and link, and nothing of the address where that parent lives apart', async () => {
    const { samia, karim, record } = await separatedFamily();
    const seenByMother = await samia.ask('GET', record);
    expect(seenByMother.status).toBe(200);
    expect(seenByMother.body.others).toEqual([
      { name: 'Karim HADDAD', kinship: 'Père', level: 1, address: null, joint: null },
    ]);
    expect(seenByMother.body.self).toMatchObject({ firstName: 'Samia', kinship: 'Mère' });
    const everything = JSON.stringify(seenByMother.body);
    for (const secret of ['QUAI DU PORT', '+33639985678', 'karim@exemple.fr']) expect(everything).not.toContain(secret);

    // The pupil's own home is shown to both.
    const seenByFather = await karim.ask('GET', record, { headers: { 'Accept-Language': 'en' } });
    expect(seenByFather.body.others).toMatchObject([
      { name: 'Samia BENALI', kinship: 'Mother', address: { line1: '3 RUE DES LILAS' } },
    ]);
    expect(JSON.stringify(seenByFather.body)).not.toContain('samia@exemple.fr');
    expect(seenByFather.body.values['guardian.phoneMobile']).toBe('+33639985678');
  });

  test('a change is recorded with its fields, in E.164, and gets its receipt though nobody answers yet', async () => {
    const { samia, changes, record } = await separatedFamily();
    const key = randomUUID();
    const proposal = {
      dossierId: null,
      items: [
        { field: 'guardian.phoneMobile', baseValue: '+33639981234', newValue: '06 39 98 77 77' },
        { field: 'guardian.email', baseValue: 'samia@exemple.fr', newValue: ' samia.b@exemple.fr ' },
      ],
    };
    const answer = await hand(samia, changes, proposal, key);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ submissionId: key, status: 'RECEIVED', refusal: null });
    expect(answer.body.number).toMatch(/^R-\d{4}-\d{7}$/);
    const items = await api.em().find(RecordChangeItemRow, {}, { orderBy: { field: 'asc' } });
    expect(items.map(({ field, newValue, kind }) => [field, newValue.value, kind])).toEqual([
      ['guardian.email', 'samia.b@exemple.fr', 'email'],
      ['guardian.phoneMobile', '+33639987777', 'phone'],
    ]);
    expect((await samia.ask('GET', record)).body.changes).toMatchObject([{ state: 'SUBMITTED', withdrawable: true }]);

    // The same key again: the same receipt, and no second set.
    const again = await hand(samia, changes, proposal, key);
    expect(again.body.number).toBe(answer.body.number);
    expect(await api.em().count(RecordChangeRow, {})).toBe(1);
    // The same key for something else is refused.
    const other = await hand(samia, changes, { ...proposal, items: proposal.items.slice(0, 1) }, key);
    expect(other.body).toMatchObject({ status: 409, code: 'key-reused' });
    expect((await samia.ask('GET', `/api/submissions/${key}`)).body.number).toBe(answer.body.number);
  });

  test('values that the rules refuse are told field by field', async () => {
    const { samia, changes } = await separatedFamily();
    const answer = await hand(samia, changes, {
      dossierId: null,
      items: [
        { field: 'guardian.phoneHome', baseValue: null, newValue: '08 99 00 00 00' },
        { field: 'guardian.email', baseValue: null, newValue: 'not an address' },
        { field: 'pupil.acceptsSms', baseValue: false, newValue: true },
        {
          field: 'pupil.address',
          baseValue: null,
          newValue: {
            line1: '',
            line2: null,
            line3: null,
            line4: null,
            postalCode: null,
            city: null,
            foreignCity: null,
            countryCode: '100',
          },
        },
      ],
    });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('value-invalid');
    expect(
      Object.fromEntries(
        answer.body.errors.map((error: { path: string; problem: string }) => [error.path, error.problem]),
      ),
    ).toEqual({
      'body.items.0.newValue': 'phone-invalid',
      'body.items.1.newValue': 'value-invalid',
      'body.items.2.newValue': 'sms-needs-mobile',
      'body.items.3.newValue': 'value-invalid',
    });
  });

  test('is closed to changes when the school closes the service, and still read', async () => {
    const { samia, changes, record } = await separatedFamily();
    const year = { uai: COLLEGE, schoolYear: 2026 };
    await api.em().nativeUpdate(EstablishmentYearRow, year, { recordServiceOpen: false });
    try {
      expect((await samia.ask('GET', record)).body.modifiable).toEqual([]);
      const item = { field: 'guardian.email', baseValue: null, newValue: 'a@exemple.fr' };
      const answer = await hand(samia, changes, { dossierId: null, items: [item] });
      expect(answer.body).toMatchObject({ status: 400, code: 'field-not-modifiable' });
    } finally {
      await api.em().nativeUpdate(EstablishmentYearRow, year, { recordServiceOpen: true });
    }
  });
});

describe('the enrolment', () => {
  test('what the family has seen and begun is kept; of two drafts the second must have read the first', async () => {
    const { samia, karim, dossier: path } = await separatedFamily();
    expect((await samia.ask('POST', `${path}/sightings`)).status).toBe(204);
    expect((await samia.ask('GET', path)).body).toMatchObject({ state: 'SEEN', draft: null, draftRevision: 0 });
    const draft = {
      choices: { 'rank-3': ['061300'] },
      step: 'enseignements',
      passed: ['decision'],
      recordConfirmed: false,
    };
    const save = (visitor: Visitor, revision: number) =>
      visitor.ask('PUT', `${path}/draft`, { body: draft, headers: { 'If-Match': `"${revision}"` } });
    const saved = await save(samia, 0);
    expect(saved.body).toMatchObject({ draftRevision: 1 });
    expect(saved.headers.get('ETag')).toBe('"1"');
    const late = await save(karim, 0);
    expect(late.status).toBe(412);
    expect(late.body.code).toBe('changed-meanwhile');
    expect((await karim.ask('GET', path)).body).toMatchObject({ state: 'IN_PROGRESS', draft, draftRevision: 1 });
    const without = await karim.ask('PUT', `${path}/draft`, { body: draft });
    expect(without.body).toMatchObject({ status: 428, code: 'revision-required' });
  });

  test('the api says which page is next, with the dossier and with each saved draft', async () => {
    const { samia, dossier: path } = await separatedFamily();
    const { body } = await samia.ask('GET', path);
    expect(body.journey.next).toBe('decision');
    expect(body.journey.steps.map(({ key }: { key: string }) => key)).toEqual([
      ...['affectation', 'lycee', 'decision', 'enseignements', 'fiche', 'validation'],
    ]);
    let revision = 0;
    const next = async (passed: string[], chosen: string[], recordConfirmed = false) => {
      const draft = { choices: { 'rank-3': chosen }, step: passed.at(-1) ?? '', passed, recordConfirmed };
      const headers = { 'If-Match': `"${revision++}"` };
      return (await samia.ask('PUT', `${path}/draft`, { body: draft, headers })).body.journey;
    };
    expect((await next(['decision'], [])).next).toBe('enseignements');
    // Past the page with a wish that is not offered: the page says which, and the family is led back to it (E-06).
    const wrong = await next(['decision', 'enseignements'], ['999999'], true);
    expect(wrong.next).toBe('enseignements');
    expect(wrong.steps.find(({ key }: { key: string }) => key === 'enseignements')).toMatchObject({
      state: 'current',
      problems: [{ problem: 'unknown-option', group: 'rank-3', option: '999999' }],
    });
    expect((await next(['decision', 'enseignements'], ['061300'])).next).toBe('fiche');
    expect((await next(['decision', 'enseignements'], ['061300'], true)).next).toBe('validation');
    expect((await samia.ask('GET', path)).body.journey.next).toBe('validation');
    expect((await samia.ask('GET', '/api/children')).body.children[0].enrolment).toMatchObject({
      unsent: true,
      sending: false,
    });
  });

  test('what is on its way is told to both parents, on the card and on the dossier', async () => {
    const { samia, karim, dossier: path } = await separatedFamily();
    const submission = { seenVersion: 0, choices: { 'rank-3': ['061300'] }, recordConfirmed: true };
    const { body: receipt } = await hand(samia, `${path}/submissions`, submission);
    expect(receipt.status).toBe('RECEIVED');
    for (const parent of [samia, karim]) {
      expect((await parent.ask('GET', path)).body.sending).toMatchObject({ act: 'submit', receipt: receipt.number });
      expect((await parent.ask('GET', '/api/children')).body.children[0].enrolment.sending).toBe(true);
    }
  });

  test('a parent counts the changes of the record they asked for within the enrolment, never the other’s', async () => {
    const { samia, karim, lila, dossierId, dossier: path, changes } = await separatedFamily();
    await api.em().nativeUpdate(DossierRow, { id: dossierId }, { expectedPupilId: lila.id });
    const items = [
      { field: 'guardian.email', baseValue: null, newValue: 'a@exemple.fr' },
      { field: 'guardian.phoneHome', baseValue: null, newValue: '01 99 00 99 12' },
    ];
    expect((await hand(samia, changes, { dossierId, items })).status).toBe(202);
    // The run, which nobody plays here, brings the set from its draft to the lycée.
    await api.em().nativeUpdate(RecordChangeRow, { dossierId }, { state: 'SUBMITTED' });
    expect((await samia.ask('GET', path)).body.recordChangesAsked).toBe(2);
    expect((await karim.ask('GET', path)).body.recordChangesAsked).toBe(0);
  });

  test('an enrolment gets 202 and a receipt number while nobody answers, once for one key', async () => {
    const { samia, dossier: path, dossierId } = await separatedFamily();
    const key = randomUUID();
    const submission = { seenVersion: 0, choices: { 'rank-3': ['061300'] }, recordConfirmed: true };
    const first = await hand(samia, `${path}/submissions`, submission, key);
    expect(first.status).toBe(202);
    expect(first.body).toMatchObject({ submissionId: key, status: 'RECEIVED', refusal: null });
    const again = await hand(samia, `${path}/submissions`, submission, key);
    expect(again.body.number).toBe(first.body.number);
    const stored = await api.em().findOneOrFail(SubmissionRow, { id: key });
    expect(stored).toMatchObject({
      act: 'dossier.submit',
      subjectId: dossierId,
      status: 'RECEIVED',
      content: submission,
    });
  });

  test('choices that the lycée does not offer are refused before anything is stored', async () => {
    const { samia, dossier: path } = await separatedFamily();
    const key = randomUUID();
    const answer = await hand(
      samia,
      `${path}/submissions`,
      { seenVersion: 0, choices: { 'rank-3': ['999999'], sport: ['x'] }, recordConfirmed: true },
      key,
    );
    expect(answer.body).toMatchObject({ status: 400, code: 'choices-invalid' });
    expect(answer.body.errors).toEqual([
      { path: 'body.choices.sport', problem: 'unknown-group', message: 'Ce choix n’est plus proposé.' },
      { path: 'body.choices.rank-3.0', problem: 'unknown-option', message: 'Cette option n’est plus proposée.' },
    ]);
    expect((await samia.ask('GET', `/api/submissions/${key}`)).status).toBe(404);
    const unconfirmed = await hand(samia, `${path}/submissions`, {
      seenVersion: 0,
      choices: { 'rank-3': ['061300'] },
      recordConfirmed: false,
    });
    expect(unconfirmed.body.code).toBe('record-not-confirmed');
  });

  test('from the closing on no draft is begun, while one that was begun goes on until its run closes the dossier', async () => {
    const begun = await separatedFamily();
    const other = await separatedFamily();
    const draft = { choices: { 'rank-3': ['061300'] }, step: 'courses', recordConfirmed: false, passed: [] };
    const save = ({ samia, dossier: path }: typeof begun, revision: number) =>
      samia.ask('PUT', `${path}/draft`, { body: draft, headers: { 'If-Match': `"${revision}"` } });
    expect((await save(begun, 0)).status).toBe(200);
    for (const { dossierId } of [begun, other]) {
      await api.em().nativeUpdate(DossierRow, { id: dossierId }, { closesAt: new Date(Date.now() - 1000) });
    }
    expect((await save(other, 0)).body).toMatchObject({ status: 409, code: 'enrolment-closed' });
    expect((await other.samia.ask('GET', other.dossier)).body).toMatchObject({ draft: null, draftRevision: 0 });
    const submission = { seenVersion: 0, choices: { 'rank-3': ['061300'] }, recordConfirmed: true };
    expect((await hand(other.samia, `${other.dossier}/submissions`, submission)).body.code).toBe('enrolment-closed');
    expect((await save(begun, 1)).body).toMatchObject({ draftRevision: 2 });
    expect((await hand(begun.samia, `${begun.dossier}/submissions`, submission)).status).toBe(202);
    await api.em().nativeUpdate(DossierRow, { id: begun.dossierId }, { closed: true });
    expect((await save(begun, 2)).body).toMatchObject({ status: 409, code: 'enrolment-closed' });
  });

  test('after the closing a draft and a submission are refused, and the page says closed', async () => {
    const { samia, dossier: path, dossierId } = await separatedFamily();
    await api.em().nativeUpdate(DossierRow, { id: dossierId }, { closed: true });
    const draft = await samia.ask('PUT', `${path}/draft`, {
      body: { choices: {}, step: 'enseignements', passed: [], recordConfirmed: false },
      headers: { 'If-Match': '"0"' },
    });
    expect(draft.body).toMatchObject({ status: 409, code: 'enrolment-closed' });
    const submission = await hand(samia, `${path}/submissions`, {
      seenVersion: 0,
      choices: { 'rank-3': ['061300'] },
      recordConfirmed: true,
    });
    expect(submission.body.code).toBe('enrolment-closed');
    expect((await samia.ask('GET', path)).body.closed).toBe(true);
  });
});
