import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  academy,
  address,
  COLLEGE,
  familyAccount,
  guardian,
  pupil,
  responsibility,
  staffAccount,
} from '../database/builders.ts';
import { type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let head: Visitor;
beforeAll(async () => {
  api = await startApi();
  await academy(api.em());
  head = await api.signedIn((await staffAccount(api.em(), 'M. Principal', { role: 'head', uai: COLLEGE })).login);
});
afterAll(() => api.stop());

/** Two legal guardians of one child, under one roof, each with an account. */
async function oneRoof() {
  const em = api.em();
  const home = await address(em, '3 RUE DES LILAS');
  const lila = await pupil(em, { firstName: 'Lila', lastName: 'BENALI', addressId: home });
  const mother = await guardian(em, {
    firstName: 'Samia',
    lastName: 'BENALI',
    addressId: home,
    phoneMobile: '+33639981234',
  });
  const father = await guardian(em, {
    firstName: 'Karim',
    lastName: 'HADDAD',
    addressId: home,
    phoneMobile: '+33639985678',
  });
  await responsibility(em, lila.id, mother);
  await responsibility(em, lila.id, father, { kinshipCode: '20' });
  const accounts = {
    samia: await familyAccount(em, 'Samia BENALI', mother),
    karim: await familyAccount(em, 'Karim HADDAD', father),
  };
  const [samia, karim] = [await api.signedIn(accounts.samia.login), await api.signedIn(accounts.karim.login)];
  const of = async (visitor: Visitor) => (await visitor.ask('GET', '/api/joint-accounts')).body.jointAccounts;
  const ask = (visitor: Visitor, otherId: string) => visitor.ask('POST', '/api/joint-accounts', { body: { otherId } });
  const join = async (): Promise<string> => {
    await ask(samia, accounts.karim.id);
    const [{ jointAccountId }] = await of(karim);
    expect((await karim.ask('PUT', `/api/joint-accounts/${jointAccountId}/agreement`)).status).toBe(200);
    return jointAccountId;
  };
  const seenBy = async (visitor: Visitor) =>
    (await visitor.ask('GET', `/api/pupils/${lila.id}/record`)).body.others[0].joint;
  return { em, home, lila, mother, father, accounts, samia, karim, of, ask, join, seenBy };
}

describe('a joint account (§1.4-1)', () => {
  test('is asked by one, agreed by the other, and shows each what is known of both; not before', async () => {
    const { accounts, samia, karim, of, ask, seenBy, father } = await oneRoof();
    expect(await of(samia)).toMatchObject([{ state: 'NONE', name: 'Karim HADDAD', children: ['Lila'], mayJoin: true }]);
    for (let twice = 0; twice < 2; twice += 1) {
      const asked = (await ask(samia, accounts.karim.id)).body.jointAccounts;
      expect(asked).toMatchObject([{ state: 'ASKED' }]);
    }
    expect(await seenBy(samia)).toBeNull();
    const [{ jointAccountId, state }] = await of(karim);
    expect(state).toBe('ASKED_OF_ME');
    // Who asked does not agree for the other.
    expect((await samia.ask('PUT', `/api/joint-accounts/${jointAccountId}/agreement`)).status).toBe(404);
    expect((await ask(karim, accounts.samia.id)).body.jointAccounts).toMatchObject([{ state: 'JOINT' }]);
    expect(await seenBy(samia)).toMatchObject({
      guardianId: father,
      values: { 'guardian.phoneMobile': '+33639985678' },
    });
    expect((await seenBy(karim)).values['guardian.phoneMobile']).toBe('+33639981234');
  });

  test('is split at once by either, and what one asked of the other’s fields is undone', async () => {
    const { em, lila, father, samia, karim, join, seenBy, of, accounts, ask } = await oneRoof();
    const jointAccountId = await join();
    const item = {
      field: 'guardian.phoneMobile',
      targetId: father,
      baseValue: '+33639985678',
      newValue: '06 39 98 00 00',
    };
    const own = { field: 'guardian.phoneHome', baseValue: null, newValue: '01 99 00 12 34' };
    const body = { dossierId: null, items: [item, own] };
    const proposed = await samia.ask('POST', `/api/pupils/${lila.id}/record-changes`, {
      ...{ body, headers: { 'Idempotency-Key': randomUUID() } },
    });
    expect(proposed.status).toBe(202);
    expect((await karim.ask('DELETE', `/api/joint-accounts/${jointAccountId}`)).body.jointAccounts).toMatchObject([
      { state: 'SPLIT', splitBy: 'ME' },
    ]);
    expect(await of(samia)).toMatchObject([{ state: 'SPLIT', splitBy: 'OTHER' }]);
    expect([await seenBy(samia), await seenBy(karim)]).toEqual([null, null]);
    const states = await em.execute(
      `select i.field, i.state from record_change_item i join record_change rc on rc.id = i.record_change_id where rc.pupil_id = ? order by 1`,
      [lila.id],
    );
    expect(states).toEqual([
      { field: 'guardian.phoneHome', state: 'PENDING' },
      { field: 'guardian.phoneMobile', state: 'SUPERSEDED' },
    ]);
    // Nor is it shown, or to be changed, any more.
    const { body: record } = await samia.ask('GET', `/api/pupils/${lila.id}/record`);
    expect(record.changes[0].items.map(({ field }: { field: string }) => field)).toEqual(['guardian.phoneHome']);
    const again = await samia.ask('POST', `/api/pupils/${lila.id}/record-changes`, {
      ...{ body: { dossierId: null, items: [item] }, headers: { 'Idempotency-Key': randomUUID() } },
    });
    expect([again.status, again.body.code]).toEqual([400, 'value-invalid']);
    expect((await ask(samia, accounts.karim.id)).body.jointAccounts).toMatchObject([{ state: 'ASKED' }]);
  });

  test('does not hold by the link alone: two addresses, and nothing is shared', async () => {
    const { em, father, samia, karim, join, seenBy, of } = await oneRoof();
    await join();
    await em.execute(`update guardian set address_id = ? where id = ?`, [await address(em, '12 QUAI DU PORT'), father]);
    expect([await seenBy(samia), await seenBy(karim)]).toEqual([null, null]);
    expect(await of(samia)).toMatchObject([{ state: 'SUSPENDED', mayJoin: false }]);
    // The same lines in another row are the same home.
    await em.execute(`update guardian set address_id = ? where id = ?`, [
      await address(em, '3 rue des  Lilas'),
      father,
    ]);
    expect(await of(samia)).toMatchObject([{ state: 'JOINT' }]);
  });

  test('is split at once by the head, who sees it with the pupil; a parent may not there', async () => {
    const { lila, samia, join, seenBy, of } = await oneRoof();
    const jointAccountId = await join();
    const path = `/api/pupils/${lila.id}/joint-accounts`;
    expect((await head.ask('GET', path)).body.jointAccounts).toMatchObject([
      { names: ['Karim HADDAD', 'Samia BENALI'] },
    ]);
    expect((await samia.ask('DELETE', `${path}/${jointAccountId}`)).status).toBe(403);
    expect((await head.ask('DELETE', `${path}/${jointAccountId}`)).body.jointAccounts).toEqual([]);
    expect((await head.ask('DELETE', `${path}/${jointAccountId}`)).status).toBe(404);
    expect(await seenBy(samia)).toBeNull();
    expect(await of(samia)).toMatchObject([{ state: 'SPLIT', splitBy: 'SCHOOL' }]);
  });

  test('ends with the authority of one, whose access is gone at the next request (E-17), and is not back with it', async () => {
    const { lila, father, samia, karim, join, seenBy, of } = await oneRoof();
    await join();
    const decide = (authority: string) =>
      head.ask('PUT', `/api/pupils/${lila.id}/guardians/${father}/authority`, {
        body: { authority, decision: { on: '2026-01-15', court: 'Tribunal judiciaire de Valmont' } },
        headers: { 'Idempotency-Key': randomUUID() },
      });
    expect((await decide('WITHDRAWN')).status).toBe(200);
    expect((await karim.ask('GET', `/api/pupils/${lila.id}/record`)).status).toBe(401);
    expect((await decide('FULL')).status).toBe(200);
    expect(await seenBy(samia)).toBeNull();
    expect(await of(samia)).toMatchObject([{ state: 'SPLIT', splitBy: 'SCHOOL' }]);
  });

  test('is not for who lives elsewhere, nor for a person in charge: neither is told from nobody', async () => {
    const em = api.em();
    const { lila, samia, ask, of } = await oneRoof();
    const aunt = await guardian(em, { firstName: 'Ndeye', addressId: await address(em, '3 RUE DES LILAS') });
    await responsibility(em, lila.id, aunt, { level: 2, kinshipCode: '39' });
    const account = await familyAccount(em, 'Ndeye DIALLO', aunt);
    expect((await ask(samia, account.id)).status).toBe(404);
    expect((await ask(samia, randomUUID())).status).toBe(404);
    expect(await of(await api.signedIn(account.login))).toEqual([]);
  });
});
