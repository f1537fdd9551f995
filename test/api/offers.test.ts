import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { deriveChoiceGroups } from '../../database/choice-groups.ts';
import type { OfferedGroup } from '../../domain/enrolment-dossier/offer.ts';
import {
  ACADEMY,
  academy,
  campaign,
  delegation,
  dossier,
  familyAccount,
  guardian,
  LYCEE,
  NEXT_YEAR,
  OTHER_LYCEE,
  pupil,
  responsibility,
  SECONDE,
  staffAccount,
} from '../database/builders.ts';
import { importNomenclature } from '../database/nomenclature.ts';
import { SUBJECTS_B as b, NOMENCLATURE_A, NOMENCLATURE_B } from '../domain/formations.ts';
import { type Answer, type RunningApi, startApi, type Visitor } from './running-api.ts';

let api: RunningApi;
let head: Visitor;
let headId: string;
let rectorate: Visitor;

/** The lycée follows the texts of today, the other one still those of 2010. */
const seconde = { ...NOMENCLATURE_B.general, mef: SECONDE };

beforeAll(async () => {
  api = await startApi();
  await academy(api.em());
  const account = await staffAccount(api.em(), 'Mme Proviseure', { role: 'head', uai: LYCEE });
  headId = account.id;
  head = await api.signedIn(account.login);
  rectorate = await api.signedIn(
    (await staffAccount(api.em(), 'Rectorat', { role: 'academyAdmin', academyCode: ACADEMY })).login,
  );
});
afterAll(() => api.stop());

beforeEach(async () => {
  await api.em().execute(`delete from formation_offer`);
  await api.em().execute(`delete from choice_template`);
  await api.em().execute(`delete from choice_group`);
  await importNomenclature(api.em(), LYCEE, NEXT_YEAR, [seconde, NOMENCLATURE_B.hospitality]);
});

const offersAt = (uai = LYCEE): string => `/api/establishments/${uai}/years/${NEXT_YEAR}/offers`;
interface Offer {
  version: number;
  source: string;
  groups: OfferedGroup[];
  problems: { index: number | null; field: string | null; problem: string; severity: string; message: string }[];
  eligible: { code: string; modality: string | null }[];
  hasTemplate: boolean;
}
const read = async (who: Visitor = head, mef: string = SECONDE, uai = LYCEE): Promise<Offer> => {
  const answer = await who.ask('GET', offersAt(uai));
  expect(answer.status).toBe(200);
  return answer.body.offers.find((offer: { mef: string }) => offer.mef === mef);
};
const save = (offer: Offer, groups: readonly OfferedGroup[], who: Visitor = head): Promise<Answer> =>
  who.ask('PUT', `${offersAt()}/${SECONDE}`, { body: { groups }, headers: { 'If-Match': `"${offer.version}"` } });
const changed = (offer: Offer, key: string, change: Partial<OfferedGroup>): OfferedGroup[] =>
  offer.groups.map((group) => (group.key === key ? { ...group, ...change } : group));

describe('the offers of a lycée', () => {
  test('tell each formation’s groups, and what the nomenclature makes eligible', async () => {
    const offer = await read();
    expect(offer).toMatchObject({ source: 'NOMENCLATURE', version: 0, hasTemplate: false, problems: [] });
    expect(offer.groups.map(({ key }) => key)).toEqual([
      'languages',
      'rank-3',
      'rank-4',
      'section',
      'optional',
      'regime',
    ]);
    expect(offer.eligible).toContainEqual({ code: b.theatre.code, label: 'THEATRE', modality: 'O' });
    expect(offer.eligible).toContainEqual({ code: b.sailing.code, label: 'SECTION SPORTIVE VOILE', modality: 'F' });
  });

  test('both eras stand in one running system, each under its own names', async () => {
    await importNomenclature(api.em(), OTHER_LYCEE, NEXT_YEAR, Object.values(NOMENCLATURE_A));
    const other = await staffAccount(api.em(), 'M. Proviseur', { role: 'head', uai: OTHER_LYCEE });
    const old = await read(await api.signedIn(other.login), NOMENCLATURE_A.twoExplorationCourses.mef, OTHER_LYCEE);
    expect(old.groups.map(({ key, mode, min, max }) => [key, mode, min, max])).toEqual([
      ['languages', 'SWAP', 0, 2],
      ['rank-3', 'SINGLE', 1, 1],
      ['rank-4', 'RANKED', 2, 4],
      ['section', 'SINGLE', 0, 1],
      ['optional', 'SINGLE', 0, 1],
      ['regime', 'SINGLE', 1, 1],
    ]);
    const names = (offer: Offer) => offer.groups[0]?.options.map(({ label }) => label);
    expect(names(old)).toContain('ANGLAIS LV1');
    expect(names(await read())).toContain('ANGLAIS LVA');
  });

  test('what is hidden is kept from families, and makes the formation no other than it was', async () => {
    const offer = await read();
    const saved = await save(offer, changed(offer, 'rank-3', { hidden: [b.latin.code] }));
    expect(saved.status).toBe(200);
    expect(saved.headers.get('ETag')).toBe('"1"');
    expect(saved.body).toMatchObject({ source: 'NOMENCLATURE', version: 1 });
    const { id } = await family();
    const { groups } = (await id.parent.ask('GET', `/api/dossiers/${id.dossierId}`)).body;
    const codes = groups
      .find(({ key }: OfferedGroup) => key === 'rank-3')
      .options.map(({ code }: { code: string }) => code);
    expect(codes).toContain(b.greek.code);
    expect(codes).not.toContain(b.latin.code);
  });

  test('a school’s own groups stay at the next import, and go back to the nomenclature when it asks', async () => {
    const offer = await read();
    const own: OfferedGroup = {
      ...(offer.groups[4] as OfferedGroup),
      ...{ key: 'atelier', label: 'Atelier du mercredi', visibleWhen: { group: 'section', anyOf: [b.sailing.code] } },
    };
    const groups = [...offer.groups.filter(({ key }) => key !== 'optional'), own];
    const saved = await save(offer, groups);
    expect(saved.body).toMatchObject({ source: 'SCHOOL', version: 1, problems: [] });
    const kept = (mef = SECONDE) => read(head, mef).then((one) => one.groups.map(({ key }) => key));
    await importNomenclature(api.em(), LYCEE, NEXT_YEAR, [seconde, NOMENCLATURE_B.hospitality]);
    expect(await kept()).toEqual(['languages', 'rank-3', 'rank-4', 'section', 'regime', 'atelier']);

    // A later nomenclature that no longer has an option: the school's group is kept, and the contradiction is told.
    const without = { ...seconde, optional: seconde.optional.filter(({ code }) => code !== b.workshop.code) };
    await importNomenclature(api.em(), LYCEE, NEXT_YEAR, [without]);
    const told = await read();
    expect(told.problems).toMatchObject([
      { index: 5, field: 'options.0', problem: 'option-unknown', severity: 'error' },
    ]);

    const stale = await head.ask('POST', `${offersAt()}/${SECONDE}/derivations`, {
      ...{ body: { source: 'NOMENCLATURE' }, headers: { 'If-Match': '"7"' } },
    });
    expect(stale.body).toMatchObject({ status: 412, code: 'changed-meanwhile' });
    const back = await head.ask('POST', `${offersAt()}/${SECONDE}/derivations`, {
      ...{ body: { source: 'NOMENCLATURE' }, headers: { 'If-Match': '"1"' } },
    });
    expect(back.body).toMatchObject({ source: 'NOMENCLATURE', version: 2, problems: [] });
    expect(await kept()).toEqual(['languages', 'rank-3', 'rank-4', 'section', 'regime']);
    const none = await head.ask('POST', `${offersAt()}/${SECONDE}/derivations`, {
      ...{ body: { source: 'TEMPLATE' }, headers: { 'If-Match': '"2"' } },
    });
    expect(none.body).toMatchObject({ status: 400, errors: [{ path: 'body.source' }] });
  });

  test('two who change one formation: the second is told, and nothing of theirs is written', async () => {
    const offer = await read();
    const first = await save(offer, changed(offer, 'optional', { label: 'Atelier' }));
    expect(first.status).toBe(200);
    const second = await save(offer, changed(offer, 'optional', { label: 'Autre' }));
    expect(second.body).toMatchObject({ status: 412, code: 'changed-meanwhile' });
    expect((await read()).groups[4]?.label).toBe('Atelier');
  });

  test('contradictions are refused with the field and the reason, in both languages, and change nothing', async () => {
    const offer = await read();
    const wrong = changed({ ...offer, groups: changed(offer, 'regime', { hidden: ['0', '2', '3'] }) }, 'rank-3', {
      min: 2,
      capacities: { [b.latin.code]: -3 },
      options: [...(offer.groups[1]?.options ?? []), { code: '999999', label: 'X' }],
    });
    const refused = await save(offer, wrong);
    expect(refused.body).toMatchObject({ status: 400, code: 'offer-inconsistent' });
    expect(refused.body.errors).toEqual([
      {
        path: 'body.groups.1.options.6',
        problem: 'option-unknown',
        message: 'La nomenclature ne prévoit pas cette option ici.',
      },
      { path: 'body.groups.1.min', problem: 'min-above-max', message: 'Le minimum dépasse le maximum.' },
      {
        ...{ path: `body.groups.1.capacities.${b.latin.code}`, problem: 'capacity-negative' },
        message: 'Une capacité ne peut pas être négative.',
      },
      {
        ...{ path: 'body.groups.5.min', problem: 'too-few-visible' },
        message: 'Il y a moins d’options visibles que le minimum demandé.',
      },
    ]);
    const english = await head.ask('PUT', `${offersAt()}/${SECONDE}`, {
      ...{ body: { groups: wrong }, headers: { 'If-Match': '"0"', 'Accept-Language': 'en' } },
    });
    expect(english.body.errors[1]).toMatchObject({ message: 'The minimum is above the maximum.' });
    expect(await read()).toEqual(offer);
  });

  test('each right changes its own part: what is shown, compulsory courses, optional ones', async () => {
    const offer = await read();
    const can = async (
      operation: 'optionVisibility.edit' | 'optionOffer.editCompulsory' | 'optionOffer.editOptional',
    ) => {
      const deputy = await staffAccount(api.em(), 'M. Adjoint', { role: 'deputy', uai: LYCEE });
      const given = { uai: LYCEE, delegateId: deputy.id, grantedById: headId, operations: [operation] };
      await delegation(api.em(), given);
      const who = await api.signedIn(deputy.login);
      const tries: Record<string, OfferedGroup[]> = {
        hide: changed(offer, 'optional', { hidden: [b.workshop.code] }),
        compulsory: changed(offer, 'rank-3', { label: 'Option générale' }),
        places: changed(offer, 'rank-4', { capacities: { [b.health.code]: 24 } }),
        optional: changed(offer, 'optional', { capacities: { [b.workshop.code]: 12 } }),
        removed: offer.groups.filter(({ key }) => key !== 'section'),
        order: [...offer.groups.slice(0, 3), ...offer.groups.slice(3, 5).toReversed(), ...offer.groups.slice(5)],
      };
      const allowed: string[] = [];
      for (const [name, groups] of Object.entries(tries)) {
        const { status } = await save(offer, groups, who);
        await api.em().execute(`delete from formation_offer`);
        await api.em().execute(`delete from choice_group`);
        await importNomenclature(api.em(), LYCEE, NEXT_YEAR, [seconde, NOMENCLATURE_B.hospitality]);
        expect([200, 403]).toContain(status);
        if (status === 200) allowed.push(name);
      }
      return allowed;
    };
    expect(await can('optionVisibility.edit')).toEqual(['hide']);
    expect(await can('optionOffer.editCompulsory')).toEqual(['compulsory', 'places']);
    expect((await can('optionOffer.editOptional')).sort()).toEqual(['optional', 'order', 'removed']);
  });

  test('are nobody’s business elsewhere, and not everybody’s here', async () => {
    const other = await staffAccount(api.em(), 'M. Ailleurs', { role: 'head', uai: OTHER_LYCEE });
    expect((await (await api.signedIn(other.login)).ask('GET', offersAt())).status).toBe(404);
    const secretary = await staffAccount(api.em(), 'Mme Accueil', { role: 'secretary', uai: LYCEE });
    expect((await (await api.signedIn(secretary.login)).ask('GET', offersAt())).status).toBe(403);
  });

  test('a formation that contradicts itself keeps the campaign from opening (§3.2)', async () => {
    const { dossierId } = (await family()).id;
    const [{ campaign_id: campaignId } = { campaign_id: '' }] = await api
      .em()
      .execute(`select campaign_id from dossier where id = ?`, [dossierId]);
    const point = async () =>
      (await head.ask('GET', `/api/campaigns/${campaignId}`)).body.checklist.find(
        (each: { point: string }) => each.point === 'choice-groups-consistent',
      ).ok;
    expect(await point()).toBe(true);
    await api.em().execute(`update choice_group set hidden = '{0,2,3}' where uai = ? and key = 'regime'`, [LYCEE]);
    expect(await point()).toBe(false);
  });
});

describe('places', () => {
  test('are told to families as they are left; the last one is not offered, except to who holds it', async () => {
    const offer = await read();
    const limited = changed(offer, 'rank-4', { capacities: { [b.health.code]: 1, [b.management.code]: 0 } });
    expect((await save(offer, limited)).status).toBe(200);
    const [one, two] = [(await family()).id, (await family()).id];
    const remaining = async ({ parent, dossierId }: typeof one) => {
      const { groups } = (await parent.ask('GET', `/api/dossiers/${dossierId}`)).body;
      const options = groups.find(({ key }: OfferedGroup) => key === 'rank-4').options;
      return Object.fromEntries(
        options.map(({ code, remaining: left }: { code: string; remaining?: number }) => [code, left]),
      );
    };
    expect(await remaining(one)).toMatchObject({ [b.health.code]: 1, [b.management.code]: 0 });
    await api
      .em()
      .execute(
        `insert into dossier_choice (dossier_id, group_key, position, code, receiving_uai, school_year, mef) values (?, 'rank-4', 1, ?, ?, ?, ?)`,
        [one.dossierId, b.health.code, LYCEE, NEXT_YEAR, SECONDE],
      );
    expect((await remaining(one))[b.health.code]).toBe(1);
    expect((await remaining(two))[b.health.code]).toBe(0);
    expect((await remaining(two))[b.laboratory.code]).toBeUndefined();
    const refused = await two.parent.ask('POST', `/api/dossiers/${two.dossierId}/submissions`, {
      body: { seenVersion: 0, choices: { regime: ['2'], 'rank-4': [b.health.code] }, recordConfirmed: true },
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    });
    expect(refused.body).toMatchObject({
      code: 'choices-invalid',
      errors: [{ path: 'body.choices.rank-4.0', problem: 'option-full' }],
    });
  });
});

describe('the academy’s templates', () => {
  const at = `/api/academies/${ACADEMY}/choice-templates/${NEXT_YEAR}`;
  const put = (groups: readonly OfferedGroup[], version: number) =>
    rectorate.ask('PUT', `${at}/${SECONDE}`, { body: { groups }, headers: { 'If-Match': `"${version}"` } });

  test('begin from the nomenclature, and are followed by every school that has not touched the formation', async () => {
    await importNomenclature(api.em(), OTHER_LYCEE, NEXT_YEAR, [
      { ...seconde, optional: seconde.optional.filter(({ code }) => code !== b.sailing.code) },
    ]);
    const list = await rectorate.ask('GET', at);
    expect(list.body.formations).toContainEqual(
      expect.objectContaining({ mef: SECONDE, establishments: 3, hasTemplate: false }),
    );
    const begun = await rectorate.ask('GET', `${at}/${SECONDE}`);
    expect(begun.body).toMatchObject({ version: 0, establishments: 3, problems: [] });
    const template = begun.body.groups.map((group: OfferedGroup) =>
      group.key === 'section' ? { ...group, label: 'Section de l’académie' } : group,
    );
    expect((await put(template, 0)).body).toMatchObject({ version: 1 });
    expect((await put(template, 0)).body).toMatchObject({ status: 412 });

    const followed = await read();
    expect(followed).toMatchObject({ source: 'TEMPLATE', version: 0, hasTemplate: true });
    expect(followed.groups.find(({ key }) => key === 'section')?.label).toBe('Section de l’académie');
    const rows = await api
      .em()
      .execute(`select content->'options' as options from choice_group where uai = ? and key = 'section'`, [
        OTHER_LYCEE,
      ]);
    expect(rows[0]?.options.map(({ code }: { code: string }) => code)).toEqual([b.international.code]);

    // A school that shapes its own keeps it, whatever the academy does next, until it asks for the template.
    const own = await save(followed, changed(followed, 'section', { label: 'Notre section' }));
    expect(own.body).toMatchObject({ source: 'SCHOOL', hasTemplate: true });
    await put(
      template.map((group: OfferedGroup) => ({ ...group, label: `${group.label} bis` })),
      1,
    );
    expect((await read()).groups.find(({ key }) => key === 'section')?.label).toBe('Notre section');
    const back = await head.ask('POST', `${offersAt()}/${SECONDE}/derivations`, {
      ...{ body: { source: 'TEMPLATE' }, headers: { 'If-Match': '"1"' } },
    });
    expect(back.body.source).toBe('TEMPLATE');
    expect(back.body.groups[3].label).toBe('Section de l’académie bis');

    const removed = await rectorate.ask('DELETE', `${at}/${SECONDE}`, { headers: { 'If-Match': '"2"' } });
    expect(removed.body).toMatchObject({ version: 0 });
    expect(await read()).toMatchObject({ source: 'NOMENCLATURE', hasTemplate: false });
    expect((await read()).groups[3]?.label).toBe('Section');
  });

  test('are held to the nomenclatures of the academy, and belong to it alone', async () => {
    const begun = await rectorate.ask('GET', `${at}/${SECONDE}`);
    const wrong = begun.body.groups.map((group: OfferedGroup) => ({ ...group, max: 0 }));
    expect((await put(wrong, 0)).body).toMatchObject({
      code: 'offer-inconsistent',
      errors: expect.arrayContaining([expect.objectContaining({ path: 'body.groups.0.max' })]),
    });
    expect((await rectorate.ask('GET', `${at}/${SECONDE}`)).body.version).toBe(0);
    expect((await head.ask('GET', `${at}/${SECONDE}`)).status).toBe(404);
    expect((await rectorate.ask('GET', `${at}/99999999999`)).status).toBe(404);
  });
});

test('deriving again changes nothing', async () => {
  const rows = () => api.em().execute(`select * from choice_group order by uai, mef, key`);
  const before = await rows();
  await api.em().transactional((tx) => deriveChoiceGroups(tx, LYCEE, NEXT_YEAR));
  expect(await rows()).toEqual(before);
  expect(before.length).toBeGreaterThan(5);
});

/** A pupil of English and Spanish sent to this seconde, and a parent who may enrol. */
async function family() {
  const em = api.em();
  const child = await pupil(em, { firstName: 'Noé' });
  const mother = await guardian(em, { firstName: 'Aline' });
  await responsibility(em, child.id, mother);
  const account = await familyAccount(em, 'Aline DIALLO', mother);
  const [open] = await em.execute(`select id from campaign where state = 'OPEN'`);
  const dossierId = await dossier(em, {
    campaignId: open?.id ?? (await campaign(em)),
    identityId: child.identityId,
    originPupilId: child.id,
    firstName: 'Noé',
  });
  return { id: { parent: await api.signedIn(account.login), dossierId } };
}
