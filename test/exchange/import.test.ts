import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '../../config/mikro-orm.ts';
import { DEMO_ACADEMY, DEMO_SCHOOLS, demoFiles } from '../../database/demo-academy/index.ts';
import type { ImportSource } from '../../exchange/archive/open.ts';
import { type ImportOptions, type ImportReport, importFiles } from '../../exchange/import.ts';
import * as french from '../../locales/fr/exchange.ts';
import { freshDatabase, type TestDatabase } from '../servers/database.ts';
import { siecleXml, UAI, zipOf } from './documents.ts';

const TODAY = '2027-06-28';

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await freshDatabase();
  orm = await MikroORM.init(ormOptions(database.url));
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});
beforeEach(async () => {
  const tables: { tablename: string }[] = await orm.em.execute(
    `select tablename from pg_tables where schemaname = 'public' and tablename not like 'mikro_orm%'`,
  );
  await orm.em.execute(`truncate ${tables.map(({ tablename }) => `"${tablename}"`).join(', ')} cascade`);
  await orm.em.execute(
    `insert into academy (code, name, time_zone) values ('099', 'Académie des Nues', 'Europe/Paris')`,
  );
});

const { importProblems: texts } = french;

const run = (sources: readonly ImportSource[], options: Partial<ImportOptions> = {}): Promise<ImportReport> =>
  importFiles(orm.em.fork(), sources, {
    apply: true,
    academyCode: DEMO_ACADEMY.code,
    language: 'fr',
    texts,
    today: TODAY,
    baseChanged: async () => {},
    ...options,
  });

const file = (name: string, content: Uint8Array): ImportSource => ({ name, content });
const rows = <T>(sql: string): Promise<T[]> => orm.em.fork().execute(sql);
const problemsOf = (report: ImportReport): string[] =>
  report.files.flatMap(({ problems }) =>
    problems.map(({ severity, element, id, rule }) => [severity, element, id, rule].filter(Boolean).join(' ')),
  );

/** Every row of every table that an import writes, but its own log. */
async function contents(): Promise<Record<string, unknown[]>> {
  const tables: { tablename: string }[] = await rows(
    `select tablename from pg_tables where schemaname = 'public' and tablename not in ('import') and tablename not like 'mikro_orm%' order by 1`,
  );
  const all: Record<string, unknown[]> = {};
  for (const { tablename } of tables)
    all[tablename] = await rows(`select to_jsonb(t) as row from "${tablename}" t order by 1`);
  return all;
}

const demonstration = async (): Promise<ImportSource[]> =>
  (await demoFiles({ schoolYear: 2026 })).map(({ path, content }) => file(path, content));

interface PupilFields {
  readonly id?: string;
  readonly elenoet?: string;
  readonly ine?: string;
  readonly name?: string;
  readonly first?: string;
  readonly born?: string;
  readonly more?: string;
}

const pupilXml = ({
  id = '11',
  elenoet = '1',
  ine = '',
  name = 'DURAND',
  first = 'Zoë',
  born = '01/02/2012',
  more = '',
}: PupilFields): string =>
  `<ELEVE ELEVE_ID="${id}" ELENOET="${elenoet}">${ine && `<ID_NATIONAL>${ine}</ID_NATIONAL>`}<NOM_DE_FAMILLE>${name}</NOM_DE_FAMILLE><PRENOM>${first}</PRENOM><DATE_NAISS>${born}</DATE_NAISS>${more}</ELEVE>`;

const pupils = (...each: PupilFields[]): ImportSource =>
  file('ElevesAvecAdresses.xml', siecleXml('BEE_ELEVES', `<ELEVES>${each.map(pupilXml).join('')}</ELEVES>`));

interface PersonFields {
  readonly id: string;
  readonly name?: string;
  readonly first?: string;
  readonly more?: string;
}
const guardians = (
  persons: PersonFields[],
  links: [pupil: string, person: string, level?: string][],
  data = '',
): ImportSource =>
  file(
    'ResponsablesAvecAdresses.xml',
    siecleXml(
      'BEE_RESPONSABLES',
      `<PERSONNES>${persons
        .map(
          ({ id, name = 'DURAND', first = 'Anne', more = '' }) =>
            `<PERSONNE PERSONNE_ID="${id}"><NOM_DE_FAMILLE>${name}</NOM_DE_FAMILLE><PRENOM>${first}</PRENOM>${more}</PERSONNE>`,
        )
        .join('')}</PERSONNES><RESPONSABLES>${links
        .map(
          ([pupil, person, level = '1']) =>
            `<RESPONSABLE_ELEVE><ELEVE_ID>${pupil}</ELEVE_ID><PERSONNE_ID>${person}</PERSONNE_ID><NIVEAU_RESPONSABILITE>${level}</NIVEAU_RESPONSABILITE><CODE_PARENTE>10</CODE_PARENTE></RESPONSABLE_ELEVE>`,
        )
        .join('')}</RESPONSABLES>${data}`,
    ),
  );

describe('the fictional academy', () => {
  test('is imported whole, in any order, with nothing to say but one pupil that no base knows', async () => {
    const report = await run((await demonstration()).reverse());
    expect(report.applied).toBe(true);
    expect(problemsOf(report)).toEqual(['warning ligne 134 affectation-pupil-unknown']);
    expect(await rows(`select count(*)::int as n from pupil`)).toEqual([{ n: 144 }]);
    expect(await rows(`select count(*)::int as n from affectation where decision = 'AFFECTE'`)).toEqual([{ n: 117 }]);
    expect(await rows(`select name_complement from establishment order by uai`)).toEqual([
      { name_complement: 'JEANNE BARRET' },
      { name_complement: 'ANITA CONTI' },
      { name_complement: 'ÉLISA LEMONNIER' },
      { name_complement: 'SOPHIE BLANCHARD' },
    ]);
    expect(await rows(`select last_name, first_name from pupil where last_name like 'LE GOFF%'`)).toEqual([
      { last_name: 'LE GOFF D’ŒUVRE', first_name: 'Anaïs' },
    ]);
  });

  test('imported twice changes nothing', async () => {
    const sources = await demonstration();
    await run(sources);
    const before = await contents();
    const again = await run(sources, { today: '2027-09-01' });
    expect(again.applied).toBe(true);
    for (const { counts } of again.files) {
      for (const table of Object.values(counts)) expect(table).toMatchObject({ new: 0, changed: 0, gone: 0 });
    }
    expect(await contents()).toEqual(before);
  });

  test('previewed tells what applying does, and writes nothing', async () => {
    const sources = await demonstration();
    const empty = await contents();
    const preview = await run(sources, { apply: false });
    expect(preview.applied).toBe(false);
    expect(await contents()).toEqual(empty);
    const applied = await run(sources);
    expect(applied.files).toEqual(preview.files);
    const eleves = applied.files.find(({ kind, uai }) => kind === 'eleves' && uai === DEMO_SCHOOLS.college.uai);
    expect(eleves).toMatchObject({
      schoolYear: 2026,
      counts: { pupils: { new: 140, changed: 0, unchanged: 0, gone: 0 } },
    });
  });

  test('keeps one row for one person, whoever their children are, and one for a shared address', async () => {
    await run(await demonstration());
    expect(
      await rows(
        `select g.first_name, count(*)::int as children, count(distinct g.id)::int as persons, count(distinct g.address_id)::int as addresses
         from guardian g join responsibility r on r.guardian_id = g.id where g.last_name = 'HADDAD' group by 1 order by 1`,
      ),
    ).toEqual([
      { first_name: 'Rachid', children: 3, persons: 1, addresses: 1 },
      { first_name: 'Samira', children: 3, persons: 1, addresses: 1 },
    ]);
    expect(await rows(`select count(distinct address_id)::int as n from guardian where last_name = 'HADDAD'`)).toEqual([
      { n: 1 },
    ]);
  });
});

describe('a pupil is recognised', () => {
  test('by INE, though ELEVE_ID, ELENOET and name have changed', async () => {
    await run([pupils({ ine: '2206004705B' })]);
    const [before] = await rows<{ id: string }>('select id from pupil');
    await run([pupils({ ine: '2206004705B', id: '99', elenoet: '7', name: 'MARTIN' })]);
    expect(await rows('select id, external_id, last_name from pupil')).toEqual([
      { id: before?.id, external_id: '99', last_name: 'MARTIN' },
    ]);
  });

  test('by ELENOET where there is no INE', async () => {
    await run([pupils({ elenoet: '5' })]);
    const report = await run([pupils({ elenoet: '5', id: '12', name: 'MARTIN' })]);
    expect(report.files[0]?.counts.pupils).toEqual({ new: 0, changed: 1, unchanged: 0, gone: 0 });
  });

  test('by name and birth date at last, which a person is asked to check', async () => {
    await run([pupils({ elenoet: '5' })]);
    const report = await run([pupils({ elenoet: '6', id: '12' })]);
    expect(problemsOf(report)).toContain('warning ELEVE 12 pupil-matched-by-name');
    expect(await rows('select count(*)::int as n from pupil')).toEqual([{ n: 1 }]);
  });

  test('never against another INE: twins, or a number given again', async () => {
    await run([pupils({ ine: '2206004705B', elenoet: '5' })]);
    await run([pupils({ ine: '123456789AB', elenoet: '5', id: '12', first: 'Zoé' })]);
    expect(await rows('select national_id, left_on from pupil order by 1')).toEqual([
      { national_id: '123456789AB', left_on: null },
      { national_id: '2206004705B', left_on: TODAY },
    ]);
  });

  test('when SIECLE has dealt its ELEVE_ID out anew', async () => {
    await run([
      pupils(
        { ine: '2206004705B', id: '1', elenoet: '1' },
        { ine: '123456789AB', id: '2', elenoet: '2', first: 'Léo' },
      ),
    ]);
    const before = await rows('select id, first_name from pupil order by first_name');
    const report = await run([
      pupils(
        { ine: '2206004705B', id: '2', elenoet: '1' },
        { ine: '123456789AB', id: '1', elenoet: '2', first: 'Léo' },
      ),
    ]);
    expect(report.applied).toBe(true);
    expect(await rows('select id, first_name from pupil order by first_name')).toEqual(before);
  });

  test('when a new pupil is given the ELEVE_ID of one who has left', async () => {
    await run([pupils({ ine: '2206004705B', id: '1', elenoet: '1' })]);
    const report = await run([pupils({ ine: '123456789AB', id: '1', elenoet: '2', first: 'Léo' })]);
    expect(report.applied).toBe(true);
    expect(await rows('select first_name, left_on from pupil order by first_name')).toEqual([
      { first_name: 'Léo', left_on: null },
      { first_name: 'Zoë', left_on: TODAY },
    ]);
  });

  test('as the same child in another establishment', async () => {
    await run([pupils({ ine: '2206004705B' })]);
    const elsewhere = siecleXml('BEE_ELEVES', `<ELEVES>${pupilXml({ ine: '2206004705B' })}</ELEVES>`, {
      uai: '0990002P',
    });
    await run([file('e.xml', elsewhere)]);
    expect(await rows('select count(distinct identity_id)::int as children, count(*)::int as n from pupil')).toEqual([
      { children: 1, n: 2 },
    ]);
  });
});

describe('what a file no longer contains', () => {
  test('is dated, never deleted, and may come back', async () => {
    const [zoe, leo] = [
      { ine: '2206004705B', id: '1', elenoet: '1' },
      { ine: '123456789AB', id: '2', elenoet: '2', first: 'Léo' },
    ];
    await run([
      pupils(zoe, leo),
      guardians(
        [{ id: '7' }],
        [
          ['1', '7'],
          ['2', '7'],
        ],
      ),
    ]);
    const gone = await run([pupils(zoe), guardians([{ id: '7' }], [['1', '7']])]);
    expect(gone.files.map(({ counts }) => [counts.pupils?.gone, counts.links?.gone])).toEqual([
      [1, undefined],
      [undefined, 1],
    ]);
    expect(await rows(`select left_on from pupil where first_name = 'Léo'`)).toEqual([{ left_on: TODAY }]);
    expect(await rows(`select ended_on from responsibility where ended_on is not null`)).toEqual([{ ended_on: TODAY }]);
    const twice = await run([pupils(zoe), guardians([{ id: '7' }], [['1', '7']])], { today: '2027-07-01' });
    expect(twice.files[0]?.counts.pupils?.gone).toBe(0);
    await run([
      pupils(zoe, leo),
      guardians(
        [{ id: '7' }],
        [
          ['1', '7'],
          ['2', '7'],
        ],
      ),
    ]);
    expect(await rows(`select count(*)::int as n from pupil where left_on is not null`)).toEqual([{ n: 0 }]);
    expect(await rows(`select count(*)::int as n from responsibility where ended_on is not null`)).toEqual([{ n: 0 }]);
  });

  test('is not what another file brought: the copies of pupils expected next year stay', async () => {
    await run([pupils({ ine: '2206004705B', id: '1' })]);
    await orm.em.fork().execute(
      `insert into pupil (id, identity_id, uai, school_year, status, last_name, first_name, version, status_code, repeating, transport, accepts_sms)
       values (gen_random_uuid(), gen_random_uuid(), '${UAI}', 2026, 'EXPECTED', 'COMING', 'Soon', 1, 'ST', false, false, false),
              (gen_random_uuid(), gen_random_uuid(), '${UAI}', 2026, 'ENROLLED', 'INTEGRATED', 'Here', 1, 'ST', false, false, false)`,
    );
    await run([pupils({ ine: '2206004705B', id: '1' })]);
    expect(await rows(`select last_name from pupil where left_on is not null`)).toEqual([]);
  });

  test('in great number is warned of', async () => {
    const many = Array.from({ length: 10 }, (_, n) => ({ id: String(n), elenoet: String(n + 1), first: `P${n}` }));
    await run([pupils(...many)]);
    expect(problemsOf(await run([pupils(...many.slice(0, 5))]))).toContain('warning many-gone');
  });
});

describe('a guardian is recognised', () => {
  const child = { ine: '2206004705B', id: '1' };

  test('by PERSONNE_ID and name', async () => {
    await run([pupils(child), guardians([{ id: '7' }], [['1', '7']])]);
    const [before] = await rows<{ id: string }>('select id from guardian');
    await run([guardians([{ id: '7', more: '<MEL>a@b.example</MEL>' }], [['1', '7']])]);
    expect(await rows('select id, email from guardian')).toEqual([{ id: before?.id, email: 'a@b.example' }]);
  });

  test('by name and child when SIECLE has dealt its PERSONNE_ID out anew: nobody becomes somebody else', async () => {
    const [zoe, leo] = [
      { ine: '2206004705B', id: '1', elenoet: '1' },
      { ine: '123456789AB', id: '2', elenoet: '2', first: 'Léo' },
    ];
    await run([
      pupils(zoe, leo),
      guardians(
        [
          { id: '7', name: 'DURAND', first: 'Anne' },
          { id: '8', name: 'PETIT', first: 'Jean' },
        ],
        [
          ['1', '7'],
          ['2', '8'],
        ],
      ),
    ]);
    const before = await rows('select id, last_name from guardian order by last_name');
    const report = await run([
      guardians(
        [
          { id: '8', name: 'DURAND', first: 'Anne' },
          { id: '7', name: 'PETIT', first: 'Jean' },
        ],
        [
          ['1', '8'],
          ['2', '7'],
        ],
      ),
    ]);
    expect(report.applied).toBe(true);
    expect(await rows('select id, last_name from guardian order by last_name')).toEqual(before);
    expect(await rows('select count(*)::int as n from responsibility where ended_on is null')).toEqual([{ n: 2 }]);
  });

  test('even when both parents of one child have exchanged their numbers', async () => {
    const parents = (anne: string, jean: string) =>
      guardians(
        [
          { id: jean, first: 'Jean' },
          { id: anne, first: 'Anne' },
        ],
        [
          ['1', anne],
          ['1', jean],
        ],
      );
    await run([pupils(child), parents('7', '8')]);
    const before = await rows('select id, first_name from guardian order by first_name');
    await run([parents('8', '7')]);
    expect(await rows('select id, first_name from guardian order by first_name')).toEqual(before);
  });

  test('in spite of a corrected name, by PERSONNE_ID and the same child', async () => {
    await run([pupils(child), guardians([{ id: '7', name: 'DURANT' }], [['1', '7']])]);
    const [before] = await rows<{ id: string }>('select id from guardian');
    await run([guardians([{ id: '7', name: 'DURAND' }], [['1', '7']])]);
    expect(await rows('select id, last_name from guardian')).toEqual([{ id: before?.id, last_name: 'DURAND' }]);
  });

  test('not when another human now bears the PERSONNE_ID', async () => {
    await run([pupils(child), guardians([{ id: '7', name: 'DURAND' }], [['1', '7']])]);
    const [before] = await rows<{ id: string }>('select id from guardian');
    const other = { ine: '123456789AB', id: '2', elenoet: '2', first: 'Léo' };
    await run([pupils(child, other), guardians([{ id: '7', name: 'PETIT', first: 'Jean' }], [['2', '7']])]);
    expect(await rows(`select last_name from guardian where id = '${before?.id}'`)).toEqual([{ last_name: 'DURAND' }]);
    expect(await rows(`select count(*)::int as n from guardian`)).toEqual([{ n: 2 }]);
  });
});

describe('an address', () => {
  const address = (id: string, line: string) =>
    `<ADRESSES><ADRESSE ADRESSE_ID="${id}"><LIGNE1_ADRESSE>${line}</LIGNE1_ADRESSE></ADRESSE></ADRESSES>`;
  const livesAt = (id: string) => `<ADRESSE_ID>${id}</ADRESSE_ID>`;
  const homes = () =>
    rows(
      `select first_name, line1 from (select first_name, address_id from pupil union all select first_name, address_id from guardian) p
       join address a on a.id = p.address_id order by first_name`,
    );
  const eleves = (fields: PupilFields, data: string) =>
    file('e.xml', siecleXml('BEE_ELEVES', `<ELEVES>${pupilXml(fields)}</ELEVES>${data}`));
  const zoe = { ine: '2206004705B', id: '1', elenoet: '1' };

  test('that changes does so for all who share it', async () => {
    const family = (line: string) => [
      eleves({ ...zoe, more: livesAt('3') }, address('3', line)),
      guardians([{ id: '7', more: livesAt('3') }], [['1', '7']], address('3', line)),
    ];
    await run(family('1 RUE BASSE'));
    await run(family('2 RUE HAUTE'));
    expect(await homes()).toEqual([
      { first_name: 'Anne', line1: '2 RUE HAUTE' },
      { first_name: 'Zoë', line1: '2 RUE HAUTE' },
    ]);
    expect(await rows('select count(*)::int as n from address')).toEqual([{ n: 1 }]);
  });

  test('whose number SIECLE has given to another home stays the home of those who live there', async () => {
    await run([pupils(zoe), guardians([{ id: '7', more: livesAt('3') }], [['1', '7']], address('3', '1 RUE BASSE'))]);
    const leo = { ine: '123456789AB', id: '2', elenoet: '2', first: 'Léo', more: livesAt('3') };
    const file3 = siecleXml(
      'BEE_ELEVES',
      `<ELEVES>${pupilXml(zoe)}${pupilXml(leo)}</ELEVES>${address('3', '9 RUE LOIN')}`,
    );
    expect((await run([file('e.xml', file3)])).applied).toBe(true);
    expect(await homes()).toEqual([
      { first_name: 'Anne', line1: '1 RUE BASSE' },
      { first_name: 'Léo', line1: '9 RUE LOIN' },
    ]);
  });

  test('that no file has is warned of', async () => {
    const report = await run([eleves({ ...zoe, more: livesAt('3') }, '')]);
    expect(problemsOf(report)).toEqual(['warning ELEVE 1 address-unknown']);
  });
});

test('codes that the nomenclature of the establishment does not have are told once', async () => {
  const nomenclature = siecleXml(
    'BEE_NOMENCLATURES',
    `<MEFS><MEF CODE_MEF="10310019110"/></MEFS><MATIERES><MATIERE CODE_MATIERE="030201"/></MATIERES>
     <PROGRAMMES><PROGRAMME><CODE_MEF>10310019110</CODE_MEF><CODE_MATIERE>030201</CODE_MATIERE><CODE_MODALITE_ELECT>O</CODE_MODALITE_ELECT></PROGRAMME></PROGRAMMES>`,
  );
  const mef = '<CODE_MEF>10210001110</CODE_MEF>';
  const option = (id: string) =>
    `<OPTION ELEVE_ID="${id}"><OPTIONS_ELEVE><NUM_OPTION>1</NUM_OPTION><CODE_MATIERE>030602</CODE_MATIERE></OPTIONS_ELEVE></OPTION>`;
  const two = `<ELEVES>${pupilXml({ id: '1', elenoet: '1', ine: '2206004705B', more: mef })}${pupilXml({ id: '2', elenoet: '2', ine: '123456789AB', first: 'Léo', more: mef })}</ELEVES><OPTIONS>${option('1')}${option('2')}</OPTIONS>`;
  const report = await run([file('e.xml', siecleXml('BEE_ELEVES', two)), file('n.xml', nomenclature)]);
  expect(problemsOf(report)).toEqual(['warning ELEVE mef-unknown', 'warning OPTIONS_ELEVE subject-unknown']);
  expect(report.files[0]?.problems[0]?.message).toContain('2 élèves');
});

describe('links', () => {
  test('to a pupil who is not in the base, or from a person not in the file, are warned of', async () => {
    const report = await run([
      pupils({ id: '1' }),
      guardians(
        [{ id: '7' }],
        [
          ['1', '7'],
          ['2', '7'],
          ['1', '8'],
          ['1', '7'],
        ],
      ),
    ]);
    expect(report.applied).toBe(true);
    expect(problemsOf(report).filter((line) => line.includes('RESPONSABLE_ELEVE'))).toEqual([
      'warning RESPONSABLE_ELEVE 2/7 pupil-unknown',
      'warning RESPONSABLE_ELEVE 1/8 person-unknown',
      'warning RESPONSABLE_ELEVE 1/7 link-repeated',
    ]);
  });

  test('are counted: none legal, more than two', async () => {
    const report = await run([
      pupils({ id: '1', elenoet: '1' }, { id: '2', elenoet: '2', first: 'Léo' }),
      guardians(
        [{ id: '7' }, { id: '8', first: 'B' }, { id: '9', first: 'C' }],
        [
          ['1', '7', '3'],
          ['2', '7'],
          ['2', '8'],
          ['2', '9'],
        ],
      ),
    ]);
    expect(problemsOf(report)).toEqual(
      expect.arrayContaining(['warning ELEVE 1 legal-guardian-missing', 'warning ELEVE 2 legal-guardians-too-many']),
    );
  });

  test('of before 2018 say who houses the pupil by the address', async () => {
    const old = (data: string, root: string) => file(`${root}.xml`, siecleXml(root, data, { version: '2.1' }));
    const link = (person: string) =>
      `<RESPONSABLE_ELEVE><ELEVE_ID>1</ELEVE_ID><PERSONNE_ID>${person}</PERSONNE_ID><RESP_LEGAL>1</RESP_LEGAL><CODE_PARENTE>10</CODE_PARENTE></RESPONSABLE_ELEVE>`;
    const person = (id: string, address: string) =>
      `<PERSONNE PERSONNE_ID="${id}"><NOM>D</NOM><PRENOM>P${id}</PRENOM><ADRESSE_ID>${address}</ADRESSE_ID></PERSONNE>`;
    const addresses = '<ADRESSES><ADRESSE ADRESSE_ID="3"/><ADRESSE ADRESSE_ID="4"/></ADRESSES>';
    await run([
      old(`<ELEVES>${pupilXml({ id: '1', more: '<ADRESSE_ID>3</ADRESSE_ID>' })}</ELEVES>${addresses}`, 'BEE_ELEVES'),
      old(
        `<PERSONNES>${person('7', '3')}${person('8', '4')}</PERSONNES><RESPONSABLES>${link('7')}${link('8')}</RESPONSABLES>${addresses}`,
        'BEE_RESPONSABLES',
      ),
    ]);
    expect(
      await rows(
        `select g.first_name, r.houses_pupil from responsibility r join guardian g on g.id = r.guardian_id order by 1`,
      ),
    ).toEqual([
      { first_name: 'P7', houses_pupil: true },
      { first_name: 'P8', houses_pupil: false },
    ]);
  });
});

describe('a version is counted up by each change, and only then', () => {
  test('of a pupil and a guardian', async () => {
    const sources = (more: string) => [pupils({ id: '1', more }), guardians([{ id: '7', more: '' }], [['1', '7']])];
    await run(sources(''));
    await run(sources(''));
    const versions = () =>
      rows('select (select version from pupil) as pupil, (select version from guardian) as guardian');
    expect(await versions()).toEqual([{ pupil: 1, guardian: 1 }]);
    await run(sources('<CODE_REGIME>2</CODE_REGIME>'));
    expect(await versions()).toEqual([{ pupil: 2, guardian: 1 }]);
  });
});

describe('the affectation', () => {
  const header =
    'ine;nom;prenom_1;code_uai_etab_origine;rang;code_offre_formation;code_mef;code_uai_etab_accueil;tour;decision;date_decision';
  const line = (ine: string, offer: string, decision = 'AFFECTE', receiving = '0990002P', first = 'Zoë') =>
    `${ine};DURAND;${first};${UAI};1;${offer};20010019110;${receiving};1;${decision};26/06/2027`;
  const affectation = (...lines: string[]) => file('affectation.csv', Buffer.from([header, ...lines].join('\n')));

  test('changes nothing the second time; a decision that is no longer there is withdrawn, and may come back', async () => {
    const both = affectation(line('2206004705B', 'A'), line('123456789AB', 'B', 'LISTE_SUPP'));
    expect((await run([both])).files[0]?.counts).toMatchObject({
      affectations: { new: 2, changed: 0, unchanged: 0, gone: 0 },
    });
    expect((await run([both])).files[0]?.counts).toMatchObject({
      affectations: { new: 0, changed: 0, unchanged: 2, gone: 0 },
    });
    const one = await run([affectation(line('2206004705B', 'A', 'REFUSE'))]);
    expect(one.files[0]?.counts).toMatchObject({ affectations: { new: 0, changed: 1, unchanged: 0, gone: 1 } });
    expect(await rows('select offer_code, decision, withdrawn_on from affectation order by 1')).toEqual([
      { offer_code: 'A', decision: 'REFUSE', withdrawn_on: null },
      { offer_code: 'B', decision: 'LISTE_SUPP', withdrawn_on: TODAY },
    ]);
    await run([both]);
    expect(await rows('select count(*)::int as n from affectation where withdrawn_on is not null')).toEqual([{ n: 0 }]);
  });

  test('of one academy leaves those of another alone', async () => {
    await orm.em.fork().execute(
      `insert into academy (code, name, time_zone) values ('14', 'Rennes', 'Europe/Paris');
       insert into establishment (uai, academy_code, name, sector) values ('0350760L', '14', 'LYCEE', 'PU'), ('0990002P', '099', 'LYCEE', 'PU')`,
    );
    await run([affectation(line('2206004705B', 'A', 'AFFECTE', '0350760L'))]);
    await run([affectation(line('123456789AB', 'B'))]);
    expect(await rows('select count(*)::int as n from affectation where withdrawn_on is not null')).toEqual([{ n: 0 }]);
  });

  test('warns of a pupil that no base knows, and of one known by name only', async () => {
    await run([pupils({ ine: '2206004705B', id: '1' })]);
    const report = await run([
      affectation(line('2206004705B', 'A'), line('123456789AB', 'B', 'AFFECTE', '0990002P', 'Léo'), line('', 'C')),
    ]);
    expect(problemsOf(report)).toEqual(
      expect.arrayContaining([
        'warning ligne 3 affectation-pupil-unknown',
        'warning ligne 4 ine-missing',
        'warning ligne 4 affectation-matched-by-name',
      ]),
    );
    expect(problemsOf(report)).not.toContain('warning ligne 2 affectation-pupil-unknown');
  });

  test('finds the INE of a pupil known by name only, and the same row again when the INE comes', async () => {
    await run([affectation(line('', 'A'))]);
    expect(await rows('select national_id from affectation')).toEqual([{ national_id: null }]);
    await run([pupils({ ine: '2206004705B', id: '1' })]);
    expect((await run([affectation(line('', 'A'))])).files[0]?.counts.affectations).toMatchObject({
      new: 0,
      changed: 1,
      gone: 0,
    });
    expect(await rows('select national_id from affectation')).toEqual([{ national_id: '2206004705B' }]);
  });

  test('twice the same wish, or two places in one round, is refused', async () => {
    const report = await run([
      affectation(line('2206004705B', 'A'), line('2206004705B', 'A'), line('2206004705B', 'B')),
    ]);
    expect(report.applied).toBe(false);
    expect(problemsOf(report)).toEqual(
      expect.arrayContaining(['error ligne 3 affectation-repeated', 'error ligne 4 affectation-twice']),
    );
  });

  test('describes a lycée that no other file has described yet', async () => {
    const named = affectation(line('2206004705B', 'A')).name;
    const content = Buffer.from(`${header};libelle_etab_accueil\n${line('2206004705B', 'A')};LYCEE DES NUES`);
    await run([file(named, content)]);
    expect(await rows('select uai, name from establishment')).toEqual([{ uai: '0990002P', name: 'LYCEE DES NUES' }]);
  });
});

describe('refused, with nothing written', () => {
  const nothing = async (
    sources: ImportSource[],
    rule: string,
    options: Partial<ImportOptions> = {},
  ): Promise<void> => {
    const before = await contents();
    const report = await run(sources, options);
    expect(report.applied).toBe(false);
    expect(report.files.flatMap(({ problems }) => problems.map((problem) => problem.rule))).toContain(rule);
    for (const { problems } of report.files)
      for (const { message } of problems) expect(message.length).toBeGreaterThan(10);
    expect(await contents()).toEqual(before);
    expect(await rows('select * from import')).toEqual([]);
  };
  const good = pupils({ id: '1' });

  test('another root element', () =>
    nothing([good, file('e.xml', siecleXml('BEE_ETABLISSEMENTS', ''))], 'root-not-imported'));
  test('malformed XML, even in its last line', async () => {
    const whole = siecleXml('BEE_ELEVES', `<ELEVES>${pupilXml({})}</ELEVES>`);
    await nothing([file('e.xml', whole.subarray(0, whole.length - 8))], 'xml-malformed');
  });
  test('a DTD', () => nothing([file('e.xml', Buffer.from('<!DOCTYPE BEE_ELEVES><BEE_ELEVES/>'))], 'xml-doctype'));
  test('a path out of the zip', async () => {
    const zip = await zipOf(['aa/aa/e.xml', siecleXml('BEE_ELEVES', '')]);
    await nothing(
      [file('e.zip', Buffer.from(zip.toString('latin1').replaceAll('aa/aa/', '../../'), 'latin1'))],
      'zip-unsafe-name',
    );
  });
  test('a bomb', async () => {
    const bomb = siecleXml('BEE_ELEVES', '<X>1</X>'.repeat(1_500_000));
    await nothing([file('e.zip', await zipOf(['e.xml', bomb]))], 'zip-bomb');
  });
  test('one pupil that is wrong refuses the whole import', () =>
    nothing([pupils({ id: '1', elenoet: '1' }, { id: '2', elenoet: '2', born: '31/02/2012' })], 'date-invalid'));
  test('a file that cannot be read refuses the others', () =>
    nothing([good, file('x', Buffer.alloc(0))], 'file-empty'));
  test('an identifier given twice', () =>
    nothing([pupils({ id: '1', elenoet: '1' }, { id: '1', elenoet: '2', first: 'Léo' })], 'id-repeated'));
  test('an INE given twice', () =>
    nothing(
      [pupils({ id: '1', ine: '2206004705B' }, { id: '2', elenoet: '2', first: 'Léo', ine: '2206004705B' })],
      'ine-repeated',
    ));
  test('the same export given twice', () => nothing([good, { ...good, name: 'again.xml' }], 'given-twice'));
  test('a nomenclature without programmes', () =>
    nothing(
      [file('n.xml', siecleXml('BEE_NOMENCLATURES', '<MEFS><MEF CODE_MEF="10310019110"/></MEFS>'))],
      'nomenclature-incomplete',
    ));

  const college = { restrictTo: { uai: UAI, schoolYears: [2026] } };
  test('a school’s page takes no file of another establishment', () =>
    nothing([file('e.xml', siecleXml('BEE_ELEVES', '', { uai: '0990002P' }))], 'uai-of-another', college));
  test('nor of another year', () =>
    nothing([file('e.xml', siecleXml('BEE_ELEVES', '', { year: '2024' }))], 'year-of-another', college));
  test('nor the affectation', async () => {
    const csv = (await demonstration()).at(-1) as ImportSource;
    await nothing([csv], 'kind-not-permitted', college);
  });
  test('the academy’s page takes no pupils', () =>
    nothing([good], 'kind-not-permitted', { restrictTo: { academyCode: '099' } }));
});

test('an academy’s page takes no lycée of another academy', async () => {
  await orm.em.fork().execute(
    `insert into academy (code, name, time_zone) values ('14', 'Rennes', 'Europe/Paris');
     insert into establishment (uai, academy_code, name, sector) values ('0990002P', '14', 'LYCEE', 'PU')`,
  );
  const csv = (await demonstration()).at(-1) as ImportSource;
  const report = await run([csv], { restrictTo: { academyCode: '099' } });
  expect(problemsOf(report).some((line) => line.includes('receiving-of-another'))).toBe(true);
});

test('an establishment first seen belongs to the academy of its département', async () => {
  const rennes = siecleXml('BEE_ELEVES', `<ELEVES>${pupilXml({})}</ELEVES>`, { uai: '0350760L' });
  await importFiles(orm.em.fork(), [file('e.xml', rennes)], {
    apply: true,
    language: 'fr',
    texts,
    today: TODAY,
    baseChanged: async () => {},
  });
  expect(await rows(`select a.name, e.uai from establishment e join academy a on a.code = e.academy_code`)).toEqual([
    { name: 'Rennes', uai: '0350760L' },
  ]);
});

test('1,200 pupils and 2,500 persons are imported whole', async () => {
  const many = Array.from({ length: 1200 }, (_, n) => ({ id: String(n + 1), elenoet: String(n + 1), first: `P${n}` }));
  const persons = Array.from({ length: 2500 }, (_, n) => ({ id: String(n + 1), first: `G${n}` }));
  const links = persons.map(({ id }, n): [string, string] => [String((n % 1200) + 1), id]);
  const report = await run([pupils(...many), guardians(persons, links)]);
  expect(report.applied).toBe(true);
  expect(await rows(`select count(*)::int as n from pupil`)).toEqual([{ n: 1200 }]);
  expect(await rows(`select count(*)::int as n from guardian`)).toEqual([{ n: 2500 }]);
});

test('a new Communs writes over the sheet and counts its version; the same one changes nothing', async () => {
  const communs = (street: string): ImportSource =>
    file(
      'Communs.xml',
      siecleXml(
        'BEE_COMMUN',
        `<UAJ><DENOM_PRINC>COLLEGE</DENOM_PRINC><LIGNE1_ADRESSE>${street}</LIGNE1_ADRESSE></UAJ>
         <ANNEE_SCOLAIRE><DATE_DEBUT_ELEVE>01/09/2026</DATE_DEBUT_ELEVE></ANNEE_SCOLAIRE>`,
      ),
    );
  const sheet = () => rows(`select line1, website, sheet_version from establishment where uai = '${UAI}'`);
  await run([communs('1 RUE DES LILAS')]);
  expect(await sheet()).toEqual([{ line1: '1 RUE DES LILAS', website: null, sheet_version: 1 }]);
  await rows(
    `update establishment set line1 = '1 bis', website = 'https://college.example', sheet_version = 2 where uai = '${UAI}'`,
  );
  await run([communs('1 RUE DES LILAS')]);
  const imported = [{ line1: '1 RUE DES LILAS', website: 'https://college.example', sheet_version: 3 }];
  expect(await sheet()).toEqual(imported);
  await run([communs('1 RUE DES LILAS')]);
  expect(await sheet()).toEqual(imported);
});
