/** The fields of the record as a parent may change them (§2.1): whose they are, what they may hold, what the school has closed. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AddressRow, EstablishmentYearRow, RecordChangeItemRow } from '../../database/entities/index.ts';
import type { RecordFieldName } from '../../domain/pupil-record/fields.ts';
import {
  academy,
  address,
  COLLEGE,
  code,
  familyAccount,
  guardian,
  LYCEE,
  OTHER_LYCEE,
  pupil,
  responsibility,
  YEAR,
} from '../database/builders.ts';
import { type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
  const em = api.em();
  await academy(em);
  await code(em, 'regime', '0', 'EXTERNE LIBRE');
  await code(em, 'regime', '2', 'DEMI-PENSIONNAIRE');
  await code(em, 'occupation', '54', 'EMPLOYES ADMINISTRATIFS');
  await code(em, 'occupation', '73', 'ANCIENS CADRES');
  await em.execute(`insert into place (kind, code, label) values ('country', '131', 'BELGIQUE')`);
});
afterAll(() => api.stop());

const GRANDMOTHER = {
  ...{ lastName: 'LAMBERT', firstName: 'Yvette', kinship: '38' },
  ...{ phoneHome: '01 99 00 12 34', phoneWork: null, phoneMobile: null },
};

/** A pupil with a mother who signs in, a father, and a grandmother to call. */
async function family() {
  const em = api.em();
  const hugo = await pupil(em, { firstName: 'Hugo', lastName: 'LAMBERT' });
  const mother = await guardian(em, { firstName: 'Émilie', lastName: 'LAMBERT', phoneMobile: '+33639981234' });
  const father = await guardian(em, { firstName: 'Nicolas', lastName: 'LAMBERT' });
  const grandmother = await guardian(em, { firstName: 'Yvette', lastName: 'LAMBERT' });
  await em.execute(`update guardian set phone_home = '+33199001234' where id = ?`, [grandmother]);
  await responsibility(em, hugo.id, mother);
  await responsibility(em, hugo.id, father, { kinshipCode: '20' });
  await responsibility(em, hugo.id, grandmother, { level: 3, kinshipCode: '38' });
  const account = await familyAccount(em, 'Émilie LAMBERT', mother);
  const visitor = await api.signedIn(account.login);
  return { hugo, mother, father, grandmother, account, visitor, record: `/api/pupils/${hugo.id}/record` };
}

interface Proposed {
  readonly field: RecordFieldName;
  readonly targetId?: string;
  readonly baseValue?: unknown;
  readonly newValue: unknown;
}

const propose = (visitor: Visitor, pupilId: string, ...items: Proposed[]) =>
  visitor.ask('POST', `/api/pupils/${pupilId}/record-changes`, {
    body: { dossierId: null, items: items.map((item) => ({ baseValue: null, ...item })) },
    headers: { 'Idempotency-Key': randomUUID() },
  });

const told = (body: { errors: { path: string; problem: string }[] }) =>
  body.errors.map(({ path, problem }) => `${path} ${problem}`);

async function withClosed<T>(closedFields: RecordFieldName[], act: () => Promise<T>): Promise<T> {
  const year = { uai: COLLEGE, schoolYear: YEAR };
  await api.em().nativeUpdate(EstablishmentYearRow, year, { closedFields });
  try {
    return await act();
  } finally {
    await api.em().nativeUpdate(EstablishmentYearRow, year, { closedFields: ['pupil.regime'] });
  }
}

describe('contacts', () => {
  test('are read with their telephones, corrected, added and removed in one set, in E.164', async () => {
    const { visitor, record, hugo, grandmother } = await family();
    const { body } = await visitor.ask('GET', record);
    expect(body.contacts).toEqual([{ contactId: grandmother, value: { ...GRANDMOTHER, phoneHome: '+33199001234' } }]);
    expect(body.modifiable).toContain('contact');

    const added = randomUUID();
    const answer = await propose(
      visitor,
      hugo.id,
      {
        ...{ field: 'contact', targetId: grandmother, baseValue: body.contacts[0].value },
        newValue: { ...GRANDMOTHER, phoneHome: '01 99 00 12 99', firstName: null },
      },
      {
        ...{ field: 'contact', targetId: added },
        newValue: { ...GRANDMOTHER, kinship: '39', phoneHome: null, phoneMobile: '0692 12 34 56' },
      },
    );
    expect(answer.status).toBe(202);
    const items = await api.em().find(RecordChangeItemRow, { field: 'contact', targetId: [grandmother, added] });
    expect(new Map(items.map(({ targetId, newValue }) => [targetId, newValue.value]))).toEqual(
      new Map<string, unknown>([
        [grandmother, { ...GRANDMOTHER, firstName: null, phoneHome: '+33199001299' }],
        [added, { ...GRANDMOTHER, kinship: '39', phoneHome: null, phoneMobile: '+262692123456' }],
      ]),
    );
    const removal = { field: 'contact', targetId: grandmother, newValue: null } as const;
    expect((await propose(visitor, hugo.id, removal)).status).toBe(202);
  });

  test('are those of this pupil: a target that is somebody else is refused, and nothing of them is told', async () => {
    const { visitor, hugo, mother, father } = await family();
    const other = await family();
    // The mother, the father, another pupil, another pupil's contact, and nobody named at all.
    for (const targetId of [mother, father, other.hugo.id, other.grandmother, undefined]) {
      const item = { field: 'contact', newValue: GRANDMOTHER, ...(targetId && { targetId }) } as const;
      const answer = await propose(visitor, hugo.id, item);
      expect(answer.body).toMatchObject({ status: 400, code: 'value-invalid' });
      expect(told(answer.body)).toEqual(['body.items.0.targetId value-invalid']);
    }
    expect(await api.em().count(RecordChangeItemRow, { targetId: [mother, father, other.grandmother] })).toBe(0);
  });

  test.each([
    ['without a telephone', { phoneHome: null }, 'body.items.0.newValue value-invalid'],
    ['who is the pupil', { kinship: '70' }, 'body.items.0.newValue value-invalid'],
    ['with a number nobody has', { phoneWork: '08 99 12 34 56' }, 'body.items.0.newValue.phoneWork phone-invalid'],
  ])('a contact %s is refused', async (_, change, problem) => {
    const { visitor, hugo, grandmother } = await family();
    const newValue = { ...GRANDMOTHER, ...change };
    const answer = await propose(visitor, hugo.id, { field: 'contact', targetId: grandmother, newValue });
    expect(answer.body).toMatchObject({ status: 400, code: 'value-invalid' });
    expect(told(answer.body)).toEqual([problem]);
  });
});

describe('a field of a person', () => {
  test('is one’s own or the pupil’s, whoever is named', async () => {
    const { visitor, hugo, mother, father } = await family();
    const email = (targetId: string) => ({ field: 'guardian.email', targetId, newValue: 'a@famille.example' }) as const;
    expect((await propose(visitor, hugo.id, email(mother))).status).toBe(202);
    const refused = await propose(visitor, hugo.id, email(father));
    expect(told(refused.body)).toEqual(['body.items.0.targetId value-invalid']);
    const pupils = { field: 'pupil.email', targetId: mother, newValue: 'a@famille.example' } as const;
    expect(told((await propose(visitor, hugo.id, pupils)).body)).toEqual(['body.items.0.targetId value-invalid']);
    // Once by name and once without is twice.
    const twice = await propose(visitor, hugo.id, email(mother), { field: 'guardian.email', newValue: 'b@f.example' });
    expect(told(twice.body)).toEqual(['body.items.1.newValue repeated']);
  });

  test('keeps a telephone, and the mobile number that a consent stands on', async () => {
    const { visitor, hugo, mother } = await family();
    const gone = { field: 'guardian.phoneMobile', newValue: null } as const;
    expect(told((await propose(visitor, hugo.id, gone)).body)).toEqual(['body.items.0.newValue phone-missing']);
    await api
      .em()
      .execute(`update guardian set phone_home = '+33199001234', accepts_sms = true where id = ?`, [mother]);
    const answer = await propose(visitor, hugo.id, gone);
    expect(answer.body.errors).toMatchObject([
      {
        ...{ path: 'body.items.0.newValue', problem: 'mobile-needed-for-sms' },
        message: 'Vous acceptez les SMS : gardez un numéro de mobile, ou retirez cet accord.',
      },
    ]);
  });

  test('that is a code is one of the school’s nomenclature, and no grouping (§1.2)', async () => {
    const { visitor, hugo, record } = await family();
    const { body } = await visitor.ask('GET', record);
    expect(body.occupations).toEqual([{ code: '54', label: 'EMPLOYES ADMINISTRATIFS' }]);
    for (const newValue of ['73', '99']) {
      const answer = await propose(visitor, hugo.id, { field: 'guardian.occupation', newValue });
      expect(told(answer.body)).toEqual(['body.items.0.newValue value-invalid']);
    }
    expect((await propose(visitor, hugo.id, { field: 'guardian.occupation', newValue: '54' })).status).toBe(202);
  });

  test('that is an address is kept with its town in capitals; abroad, in a country that exists', async () => {
    const { visitor, hugo, mother } = await family();
    const home = {
      ...{ line1: ' 5 rue Haute ', line2: '', line3: null, line4: null },
      ...{ postalCode: '99120', city: 'Saint-Étienne', foreignCity: null, countryCode: '100' },
    };
    expect((await propose(visitor, hugo.id, { field: 'guardian.address', newValue: home })).status).toBe(202);
    const item = await api.em().findOneOrFail(RecordChangeItemRow, { field: 'guardian.address', targetId: mother });
    expect(item.newValue.value).toEqual({ ...home, line1: '5 rue Haute', line2: null, city: 'SAINT-ÉTIENNE' });
    const abroad = (countryCode: string) => ({
      ...{ field: 'guardian.address' as const },
      newValue: { ...home, postalCode: null, city: null, foreignCity: '4000 Liège', countryCode },
    });
    expect((await propose(visitor, hugo.id, abroad('131'))).status).toBe(202);
    expect(told((await propose(visitor, hugo.id, abroad('777'))).body)).toEqual([
      'body.items.0.newValue value-invalid',
    ]);
  });
});

describe('what the school has closed (§2.1)', () => {
  const regime = { field: 'pupil.regime', baseValue: '2', newValue: '0' } as const;

  test('the regime, unless it opens it: then a code of its own nomenclature', async () => {
    const { visitor, hugo, record } = await family();
    expect((await visitor.ask('GET', record)).body.modifiable).not.toContain('pupil.regime');
    const closed = await propose(visitor, hugo.id, regime);
    expect(closed.body).toMatchObject({ status: 400, code: 'field-not-modifiable' });
    expect(told(closed.body)).toEqual(['body.items.0.field field-not-modifiable']);
    await withClosed([], async () => {
      const { body } = await visitor.ask('GET', record);
      expect(body.modifiable).toContain('pupil.regime');
      expect(body.regimes).toEqual([
        { code: '0', label: 'EXTERNE LIBRE' },
        { code: '2', label: 'DEMI-PENSIONNAIRE' },
      ]);
      const unknown = await propose(visitor, hugo.id, { ...regime, newValue: '3' });
      expect(told(unknown.body)).toEqual(['body.items.0.newValue value-invalid']);
      expect((await propose(visitor, hugo.id, regime)).status).toBe(202);
    });
  });

  test('any other field, contacts among them, is read and not changed', async () => {
    const { visitor, hugo, record, grandmother } = await family();
    await withClosed(['contact', 'guardian.phoneMobile'], async () => {
      const { body } = await visitor.ask('GET', record);
      expect(body.modifiable).not.toContain('contact');
      expect([body.contacts.length, body.values['guardian.phoneMobile']]).toEqual([1, '+33639981234']);
      const answer = await propose(
        visitor,
        hugo.id,
        { field: 'guardian.email', newValue: 'a@famille.example' },
        { field: 'contact', targetId: grandmother, newValue: null },
        { field: 'guardian.phoneMobile', newValue: '06 39 98 77 77' },
      );
      expect(answer.body.code).toBe('field-not-modifiable');
      expect(told(answer.body)).toEqual([
        'body.items.1.field field-not-modifiable',
        'body.items.2.field field-not-modifiable',
      ]);
    });
  });
});

test('what waits is counted for its author, whatever another guardian proposes for the same field', async () => {
  const { visitor, hugo } = await family();
  await propose(visitor, hugo.id, { field: 'pupil.phoneMobile', newValue: '06 39 98 77 77' });
  const undecided = async () => (await visitor.ask('GET', '/api/children')).body.children[0].record.undecided;
  for (const state of ['PENDING', 'CONFLICT', 'STALE']) {
    await api.em().execute(`update record_change_item set state = ? where target_id = ?`, [state, hugo.id]);
    expect(await undecided()).toBe(1);
  }
});

describe('another establishment that knows the parent', () => {
  test('is offered for one’s own data, once whatever the children there, where the service is open (§1.6)', async () => {
    const em = api.em();
    const { mother, visitor: _before, hugo, account } = await family();
    const brother = await pupil(em, { firstName: 'Paul', lastName: 'LAMBERT' });
    await responsibility(em, brother.id, mother);
    const there = await guardian(em, { firstName: 'Émilie', lastName: 'LAMBERT', uai: LYCEE });
    const closed = await guardian(em, { firstName: 'Émilie', lastName: 'LAMBERT', uai: OTHER_LYCEE });
    await em.execute(`insert into guardian_account (account_id, guardian_id) values (?, ?), (?, ?)`, [
      ...[account.id, there, account.id, closed],
    ]);
    const [ada, zoe] = [
      await pupil(em, { firstName: 'Ada', lastName: 'LAMBERT', uai: LYCEE }),
      await pupil(em, { firstName: 'Zoé', lastName: 'LAMBERT', uai: LYCEE }),
    ];
    for (const { id } of [ada, zoe]) await responsibility(em, id, there);
    const lea = await pupil(em, { firstName: 'Léa', lastName: 'LAMBERT', uai: OTHER_LYCEE });
    await responsibility(em, lea.id, closed);
    await em.execute(
      `insert into establishment_year (uai, school_year, record_service_open, version) values (?, ?, false, 1)
       on conflict (uai, school_year) do update set record_service_open = false`,
      [OTHER_LYCEE, YEAR],
    );
    const visitor = await api.signedIn(account.login);
    const offered = async (pupilId: string) =>
      (await visitor.ask('GET', `/api/pupils/${pupilId}/record`)).body.schoolsToo;
    expect(await offered(hugo.id)).toEqual([
      {
        ...{ pupilId: ada.id, firstNames: ['Ada', 'Zoé'] },
        school: { uai: LYCEE, name: 'LYCEE POLYVALENT ANITA CONTI' },
      },
    ]);
    expect((await offered(ada.id)).map(({ firstNames }: { firstNames: string[] }) => firstNames)).toEqual([
      ['Hugo', 'Paul'],
    ]);
    // Authority that ended there: nothing is offered there.
    await em.execute(`update responsibility set authority = 'INFORMATION_ONLY' where guardian_id = ?`, [there]);
    expect(await offered(hugo.id)).toEqual([]);
  });
});

describe('the communes of a postal code', () => {
  test('are those that SIECLE’s addresses and the establishments name, never what a family typed', async () => {
    const em = api.em();
    const { visitor } = await family();
    const imported = async (city: string, communeCode: string | null): Promise<void> => {
      const id = await address(em, '1 RUE HAUTE');
      await em.nativeUpdate(AddressRow, { id }, { postalCode: '99777', city, communeCode });
    };
    await imported('Saint-Ours', '99301');
    await imported('SAINT-OURS', '99301');
    await imported('VALBRUME', '99302');
    await imported('CHEZ MME DURAND', null);
    const known = await visitor.ask('GET', '/api/postal-codes/99777/communes');
    expect(known.body).toEqual({ communes: ['SAINT-OURS', 'VALBRUME'] });
    expect((await visitor.ask('GET', '/api/postal-codes/00000/communes')).body).toEqual({ communes: [] });
    expect((await visitor.ask('GET', '/api/postal-codes/9977/communes')).status).toBe(400);
    expect((await api.visitor().ask('GET', '/api/postal-codes/99777/communes')).status).toBe(401);
  });
});
