/** The history of a record: whole for the school, for each guardian as far as they may see (§1.4), refused proposals too. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RecordChangeItemRow, RecordChangeRow } from '../../database/entities/index.ts';
import { type FieldValue, RECORD_FIELDS, type RecordFieldName } from '../../domain/pupil-record/fields.ts';
import type { ItemState, RecordChangeState } from '../../domain/record-change/record-change.ts';
import {
  academy,
  COLLEGE,
  delegation,
  familyAccount,
  guardian,
  pupil,
  responsibility,
  staffAccount,
  YEAR,
} from '../database/builders.ts';
import { type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
const ids: Record<string, string> = {};
const [visitors, people]: [Record<string, Visitor>, Record<string, string>] = [{}, {}];

interface Told {
  readonly by: 'mother' | 'father';
  readonly state?: RecordChangeState;
  readonly at: string;
  readonly items: readonly {
    readonly field: RecordFieldName;
    readonly of: string;
    readonly was: FieldValue;
    readonly asked: FieldValue;
    readonly state: ItemState;
    readonly kept?: FieldValue;
    readonly reason?: string;
    readonly other?: true;
    readonly delegated?: true;
  }[];
}

/** A set that ended, as its run leaves it in the tables. */
async function told({ by, state = 'NOTIFIED', at, items }: Told): Promise<void> {
  const [recordChangeId, when] = [randomUUID(), new Date(at)];
  const em = api.em();
  await em.insert(RecordChangeRow, {
    id: recordChangeId,
    uai: COLLEGE,
    schoolYear: YEAR,
    pupilId: ids.pupil as string,
    guardianId: ids[by] as string,
    authorId: people[by] as string,
    state,
    submittedAt: new Date(when.getTime() - 3_600_000),
    decidedAt: when,
  });
  for (const item of items) {
    const accepted = item.state === 'ACCEPTED' || item.state === 'ACCEPTED_AMENDED';
    const decided = accepted || item.state === 'REFUSED';
    await em.insert(RecordChangeItemRow, {
      id: randomUUID(),
      recordChangeId,
      field: item.field,
      targetId: ids[item.of] as string,
      kind: RECORD_FIELDS[item.field].kind,
      baseValue: { value: item.was },
      newValue: { value: item.asked },
      state: item.state,
      reason: item.reason ?? null,
      ...(item.kept !== undefined && { amendedValue: { value: item.kept } }),
      ...(decided && { decidedById: people[item.delegated ? 'secretary' : 'head'] as string, decidedAt: when }),
      ...(item.delegated && { delegationId: ids.delegation as string }),
      ...(item.other && { refusedFor: 'OTHER_GUARDIAN' as const }),
      ...(accepted && state !== 'IN_REVIEW' && { wasValue: { value: item.was }, appliedAt: when }),
    });
  }
}

const contact = {
  lastName: 'NDIAYE',
  firstName: 'Awa',
  kinship: '38',
  phoneHome: null,
  phoneWork: null,
  phoneMobile: '+33639980177',
};

beforeAll(async () => {
  api = await startApi();
  const em = api.em();
  await academy(em);
  const child = await pupil(em, { firstName: 'Aminata' });
  ids.pupil = child.id;
  ids.mother = await guardian(em, { firstName: 'Fatou' });
  ids.father = await guardian(em, { firstName: 'Ousmane' });
  ids.contact = randomUUID();
  await responsibility(em, child.id, ids.mother);
  await responsibility(em, child.id, ids.father, { kinshipCode: '20' });
  const accounts = {
    mother: await familyAccount(em, 'Fatou DIALLO', ids.mother),
    father: await familyAccount(em, 'Ousmane DIALLO', ids.father),
    head: await staffAccount(em, 'Mme Principale', { role: 'head', uai: COLLEGE }),
    secretary: await staffAccount(em, 'M. Secrétaire', { role: 'secretary', uai: COLLEGE }),
  };
  for (const [name, { id, login }] of Object.entries(accounts)) {
    people[name] = id;
    visitors[name] = await api.signedIn(login);
  }
  ids.delegation = await delegation(em, {
    uai: COLLEGE,
    delegateId: accounts.secretary.id,
    grantedById: accounts.head.id,
    operations: ['recordChange.read', 'recordChange.review'],
    fromOn: '2026-09-01',
  });
  await em.execute(
    `insert into nomenclature_code (uai, school_year, kind, code, label) values (?, ?, 'occupation', '34', 'PROFESSEUR')`,
    [COLLEGE, YEAR],
  );
  await told({
    by: 'mother',
    at: '2026-10-05T08:00:00Z',
    items: [
      { field: 'guardian.phoneMobile', of: 'mother', was: null, asked: '+33639980101', state: 'ACCEPTED' },
      {
        field: 'guardian.occupation',
        of: 'mother',
        was: null,
        asked: '99',
        state: 'ACCEPTED_AMENDED',
        kept: '34',
        reason: 'Ancien code.',
        delegated: true,
      },
      { field: 'pupil.email', of: 'pupil', was: 'avant@exemple.fr', asked: 'apres@exemple.fr', state: 'ACCEPTED' },
      { field: 'guardian.usageName', of: 'mother', was: null, asked: 'DÉJÀ', state: 'NOOP' },
    ],
  });
  await told({
    by: 'father',
    at: '2026-11-02T08:00:00Z',
    items: [
      { field: 'pupil.phoneMobile', of: 'pupil', was: null, asked: '+33639980155', state: 'REFUSED', other: true },
      {
        field: 'pupil.usageName',
        of: 'pupil',
        was: null,
        asked: 'SECRET-NAME',
        state: 'REFUSED',
        reason: 'secret-reason',
      },
      { field: 'contact', of: 'contact', was: null, asked: contact, state: 'ACCEPTED' },
    ],
  });
  // Still under review: nothing of it is history yet.
  await told({
    by: 'mother',
    state: 'IN_REVIEW',
    at: '2026-11-10T08:00:00Z',
    items: [
      { field: 'pupil.phoneHome', of: 'pupil', was: null, asked: '+33199000077', state: 'REFUSED', reason: 'early' },
      { field: 'guardian.email', of: 'mother', was: null, asked: 'early@exemple.fr', state: 'PENDING' },
    ],
  });
}, 60_000);
afterAll(() => api?.stop());

const read = async (name: string, query = '') =>
  (visitors[name] as Visitor).ask('GET', `/api/pupils/${ids.pupil}/record-history${query}`);
// biome-ignore lint/suspicious/noExplicitAny: lines as they came
const byField = (body: any): Record<string, any> =>
  // biome-ignore lint/suspicious/noExplicitAny: lines as they came
  Object.fromEntries(body.lines.map((line: any) => [line.field, line]));

describe('the school', () => {
  test('reads what each field was and became, who proposed, who decided and under which delegation', async () => {
    const { status, body } = await read('head');
    expect(status).toBe(200);
    expect(body.pupil).toEqual({ firstName: 'Aminata', lastName: 'DIALLO' });
    expect(body.timeZone).toBe('Europe/Paris');
    expect(body.lines).toHaveLength(6);
    const lines = byField(body);
    expect(lines['pupil.email']).toMatchObject({
      ...{ was: 'avant@exemple.fr', became: 'apres@exemple.fr', outcome: 'ACCEPTED', person: null },
      proposal: { by: 'Fatou DIALLO', kinship: 'Mère', at: '2026-10-05T07:00:00.000Z' },
      decision: { by: 'Mme Principale', role: 'head', at: '2026-10-05T08:00:00.000Z', delegation: null },
      writtenAt: '2026-10-05T08:00:00.000Z',
    });
    expect(lines['guardian.occupation']).toMatchObject({
      ...{ person: 'Fatou DIALLO', outcome: 'ACCEPTED_AMENDED', proposed: '99', became: '34' },
      decision: {
        ...{ by: 'M. Secrétaire', role: 'secretary', reason: 'Ancien code.' },
        delegation: { grantedBy: 'Mme Principale', from: '2026-09-01', to: null },
      },
    });
    expect(body.labels.occupations).toEqual({ '34': 'PROFESSEUR' });
    expect(lines['pupil.phoneMobile']).toMatchObject({
      ...{ outcome: 'REFUSED', became: null, proposed: '+33639980155', writtenAt: null },
      decision: { refusedFor: 'OTHER_GUARDIAN', reason: null },
    });
  });

  test('reads neither what is still under review nor what changed nothing', async () => {
    expect(JSON.stringify((await read('head')).body)).not.toMatch(/early|DÉJÀ/);
  });

  test('reads page after page, the newest first, and each line once', async () => {
    const seen: string[] = [];
    let query = '?limit=2';
    for (;;) {
      const { body, headers } = await read('secretary', query);
      seen.push(...body.lines.map((line: { id: string }) => line.id));
      if (body.next === null) {
        expect(headers.get('Link')).toBeNull();
        break;
      }
      expect(headers.get('Link')).toContain('rel="next"');
      query = `?limit=2&cursor=${body.next}`;
    }
    const { body } = await read('head');
    expect(seen).toEqual(body.lines.map((line: { id: string }) => line.id));
    const moments = body.lines.map((line: { decision: { at: string } }) => line.decision.at);
    expect(moments).toEqual([...moments].sort().reverse());
  });

  test('gets a problem for a cursor that nobody gave', async () => {
    expect((await read('head', '?cursor=abc')).body).toMatchObject({ status: 400, code: 'malformed' });
  });
});

describe('a guardian', () => {
  test('reads their own fields, the pupil’s and the persons to call, and not the other’s', async () => {
    const mother = byField((await read('mother')).body);
    expect(Object.keys(mother).sort()).toEqual([
      'contact',
      'guardian.occupation',
      'guardian.phoneMobile',
      'pupil.email',
      'pupil.phoneMobile',
      'pupil.usageName',
    ]);
    expect(mother['guardian.phoneMobile']).toMatchObject({ mine: true, became: '+33639980101' });
    expect(mother.contact).toMatchObject({
      mine: false,
      became: contact,
      proposal: { by: 'Ousmane DIALLO', mine: false },
    });
    const { body } = await read('father');
    expect(Object.keys(byField(body)).sort()).toEqual([
      'contact',
      'pupil.email',
      'pupil.phoneMobile',
      'pupil.usageName',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/33639980101|PROFESSEUR|Ancien code/);
  });

  test('reads what the other proposed and was refused as a fact, without its value or its reason', async () => {
    const { body } = await read('mother');
    expect(byField(body)['pupil.usageName']).toMatchObject({
      outcome: 'REFUSED',
      proposed: null,
      decision: { reason: null },
    });
    expect(JSON.stringify(body)).not.toMatch(/SECRET-NAME|secret-reason|33639980155/);
    expect(byField((await read('father')).body)['pupil.usageName']).toMatchObject({
      ...{ proposed: 'SECRET-NAME', decision: { reason: 'secret-reason' } },
    });
  });

  test('reads who decided by role and school, and no name or delegation', async () => {
    const { body } = await read('mother');
    expect(byField(body)['guardian.occupation']).toMatchObject({
      school: 'COLLEGE ROSA BONHEUR',
      decision: { by: null, role: 'secretary', delegation: null },
    });
    expect(JSON.stringify(body)).not.toMatch(/Principale|Secrétaire/);
  });

  test('whose authority was withdrawn reads nothing', async () => {
    const set = (authority: string) =>
      api.em().execute(`update responsibility set authority = ? where guardian_id = ?`, [authority, ids.father]);
    await set('WITHDRAWN');
    expect((await read('father')).status).toBe(404);
    await set('INFORMATION_ONLY');
    expect((await read('father')).status).toBe(200);
    await set('FULL');
  });
});

describe('the digest that each chooses (M-13)', () => {
  const path = `/api/me/digests/${COLLEGE}`;
  const choose = (name: string, mode: string) => (visitors[name] as Visitor).ask('PUT', path, { body: { mode } });

  test('is the daily one until another is chosen, and each has their own', async () => {
    await api.em().execute(`update account set email = 'secretaire@exemple.fr' where id = ?`, [people.secretary]);
    expect((await (visitors.secretary as Visitor).ask('GET', path)).body).toEqual({
      mode: 'DAILY',
      email: 'secretaire@exemple.fr',
    });
    expect((await choose('secretary', 'EACH')).body.mode).toBe('EACH');
    expect((await choose('secretary', 'NONE')).body.mode).toBe('NONE');
    expect((await (visitors.secretary as Visitor).ask('GET', path)).body.mode).toBe('NONE');
    expect((await (visitors.head as Visitor).ask('GET', path)).body).toEqual({ mode: 'DAILY', email: null });
  });

  test('a mode that does not exist is malformed', async () => {
    expect((await choose('head', 'HOURLY')).status).toBe(400);
  });

  test('the bursar, to whom the regime alone is delegated, chooses too; a parent has none', async () => {
    const bursar = await staffAccount(api.em(), 'Mme Gestionnaire', { role: 'bursar', uai: COLLEGE });
    visitors.bursar = await api.signedIn(bursar.login);
    expect((await choose('bursar', 'EACH')).status).toBe(403);
    await delegation(api.em(), {
      ...{ uai: COLLEGE, delegateId: bursar.id, grantedById: people.head as string },
      operations: ['recordChange.reviewRegime'],
    });
    expect((await choose('bursar', 'EACH')).status).toBe(200);
    expect((await choose('mother', 'EACH')).status).toBe(404);
  });
});
