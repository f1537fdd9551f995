import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '../../../config/mikro-orm.ts';
import {
  EstablishmentYearRow,
  PrivateNumberRow,
  PupilOptionRow,
  PupilRow,
  PupilStructureRow,
  SubjectRow,
} from '../../../database/entities/index.ts';
import { provenanceFrom } from '../../../exchange/import-eleves/collect.ts';
import { breachesOfSending } from '../../../exchange/import-eleves/conformance.ts';
import { exportPupils, previewExport } from '../../../exchange/import-eleves/export-pupils.ts';
import { freshDatabase, type TestDatabase } from '../../servers/database.ts';
import { all, type Element, first, parsed } from './editing.ts';
import { base, COLLEGE, LYCEE, lyceeBase, PRIVATE_COLLEGE, YEAR } from './lycee-base.ts';

const NOW = Date.UTC(2027, 6, 8, 8, 11, 59);

let database: TestDatabase;
let orm: MikroORM;
let em: EntityManager;
let { guardian, pupil, link, theSchools, siblings } = {} as ReturnType<typeof lyceeBase>;

beforeAll(async () => {
  database = await freshDatabase();
  orm = await MikroORM.init(ormOptions(database.url));
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

beforeEach(async () => {
  await orm.schema.clear();
  em = orm.em.fork();
  ({ guardian, pupil, link, theSchools, siblings } = lyceeBase(em));
  await theSchools();
});

const fileOf = async (now = NOW): Promise<{ root: Element; fileName: string; exported: number }> => {
  const result = await exportPupils(orm.em, { ...base, now });
  if (result.fileName === null) throw new Error(`No file: ${JSON.stringify(result.refused)}`);
  expect(await breachesOfSending(result.fileName, result.zip)).toEqual([]);
  return { root: parsed(result.xml), fileName: result.fileName, exported: result.exported };
};
const texts = (root: Element, chain: string): string[] => all(root, chain).map(({ text }) => text);

describe('The file of integrated pupils', () => {
  test('has the pupils of the base of N+1, and each person once', async () => {
    await siblings();
    const { root, fileName, exported } = await fileOf();
    expect(fileName).toBe(`${LYCEE}PRIVE${YEAR}270708101159.zip`);
    expect(exported).toBe(2);
    expect(texts(root, 'ELEVE/PRENOM')).toEqual(['Inaya', 'Sacha']);
    expect(texts(root, 'PERSONNE/PRENOM').sort()).toEqual(['Awa', 'Lukasz']);
    expect(all(root, 'LEGAL')).toHaveLength(4);
    expect(texts(root, 'LEGAL/CODE_PARENTE')).toEqual(['10', '20', '10', '20']);
    expect(texts(root, 'DATE_DEB_SCO')).toEqual(['2027-09-01', '2027-09-01']);
    expect(first(root, 'DATE_IMPORT').text).toBe('08/07/2027');
  });

  test('leaves out those who are only expected, those of another year and those of another school', async () => {
    const { mother } = await siblings();
    const others = [
      pupil('EXPECTED', 'Noé', { status: 'EXPECTED' }),
      pupil('EARLIER', 'Noé', { schoolYear: YEAR - 1 }),
      pupil('ELSEWHERE', 'Noé', { uai: COLLEGE }),
    ];
    for (const other of others) link(other, mother);
    await em.flush();
    expect((await fileOf()).exported).toBe(2);
  });

  test('tells the year before from the row of year N, whatever the school’s own base says', async () => {
    const { mother } = await siblings();
    const origin = pupil('DIALLO', 'Aminata', {
      uai: PRIVATE_COLLEGE,
      schoolYear: YEAR - 1,
      mef: '10310019110',
      provenanceCode: '1',
    });
    const copy = pupil('DIALLO', 'Aminata', {
      copiedFromId: origin.id,
      provenanceCode: '1',
      nationalId: '990000003AB',
    });
    link(copy, mother);
    em.create(PupilStructureRow, { pupilId: origin.id, code: '3GR1', type: 'G' });
    em.create(PupilStructureRow, { pupilId: origin.id, code: '3A', type: 'D' });
    for (const [rank, subjectCode] of ['030602', '030201', '020300'].entries()) {
      em.create(PupilOptionRow, { pupilId: origin.id, rank: 3 - rank, subjectCode, electionMode: 'O' });
    }
    for (const [code, shortCode] of [
      ['030201', 'AGL1'],
      ['030602', 'ESP2'],
    ] as const) {
      em.create(SubjectRow, { uai: PRIVATE_COLLEGE, schoolYear: YEAR - 1, code, shortCode, label: code });
    }
    await em.flush();
    const { root } = await fileOf();
    const [aminata] = all(root, 'ETABLISSEMENT_AN_DERNIER');
    expect(aminata?.children.map(({ name, text }) => [name, text])).toEqual([
      ['CODE_RNE', PRIVATE_COLLEGE],
      ['CODE_PROVENANCE', '4'],
      ['CODE_MEF', '10310019110'],
      ['CODE_DIVISION', '3A'],
      ['CODE_STATUT', 'ST'],
      ['OPTIONS_AN_DERNIER', ''],
    ]);
    // In rank order; the subject without CODE_GESTION is left out.
    expect(aminata?.children.at(-1)?.children.map(({ text }) => text)).toEqual(['AGL1', 'ESP2']);
  });

  test('has the options in rank order, with the mode of the programme where none was recorded', async () => {
    const { inaya } = await siblings();
    em.create(PupilOptionRow, { pupilId: inaya.id, rank: 2, subjectCode: '030602', electionMode: 'O' });
    em.create(PupilOptionRow, { pupilId: inaya.id, rank: 3, subjectCode: '020300' });
    em.create(PupilOptionRow, { pupilId: inaya.id, rank: 1, subjectCode: '030201', electionMode: 'O' });
    em.create(PupilStructureRow, { pupilId: inaya.id, code: '2GT1', type: 'D' });
    await em.flush();
    const { root } = await fileOf();
    expect(texts(root, 'OPTION/CODE_MATIERE')).toEqual(['030201', '030602', '020300']);
    expect(texts(root, 'CODE_MODALITE_ELECT')).toEqual(['O', 'O', 'F']);
    expect(texts(root, 'SCOLARITE_ACTIVE/CODE_DIVISION')).toEqual(['2GT1']);
  });

  test('has no person whose link ended or whose authority was withdrawn', async () => {
    const { inaya, sacha } = await siblings();
    for (const child of [inaya, sacha]) {
      link(child, guardian('ENDED', 'Paul'), { level: 3, kinshipCode: '90', endedOn: '2027-01-01' });
      link(child, guardian('WITHDRAWN', 'Jean'), { kinshipCode: '39', authority: 'WITHDRAWN' });
      link(child, guardian('AUNT', 'Fatou'), { level: 2, kinshipCode: '39', housesPupil: true });
    }
    await em.flush();
    const { root } = await fileOf();
    expect(texts(root, 'PERSONNE/NOM_DE_FAMILLE').sort()).toEqual(['AUNT', 'AUNT', 'DIALLO', 'WISNIEWSKI']);
    expect(all(root, 'PERSONNE_EN_CHARGE')).toHaveLength(2);
  });
});

describe('Who cannot be exported', () => {
  test('is listed with the rule, the others are exported, and only their people leave', async () => {
    await siblings();
    const alone = pupil('ALONE', 'Noé', { regimeCode: null });
    link(alone, guardian('NEIGHBOUR', 'Paul'), { level: 3, kinshipCode: '90' });
    await em.flush();
    const result = await exportPupils(orm.em, { ...base, now: NOW });
    expect(result.exported).toBe(2);
    expect(result.refused).toHaveLength(1);
    expect(result.refused[0]).toMatchObject({ pupilId: alone.id, name: 'ALONE Noé' });
    expect(result.refused[0]?.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'legal-guardian-missing',
      'regime-missing',
    ]);
    expect(texts(parsed(result.xml as Buffer), 'PERSONNE/NOM_DE_FAMILLE')).not.toContain('NEIGHBOUR');
  });

  test('is everybody, without a file nor a sending used, as long as the first day of the year is unknown', async () => {
    await siblings();
    await em.nativeUpdate(EstablishmentYearRow, base, { startsOn: null });
    const result = await exportPupils(orm.em, { ...base, now: NOW });
    expect(result).toMatchObject({ fileName: null, zip: null, xml: null, exported: 0 });
    expect(result.refused.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['year-start-missing'],
      ['year-start-missing'],
    ]);
    expect(await orm.em.fork().findOneOrFail(EstablishmentYearRow, base)).toMatchObject({ lastSending: 0 });
  });

  test('is nobody in a school that has no base', async () => {
    expect(await exportPupils(orm.em, { uai: LYCEE, schoolYear: 2031, now: NOW })).toEqual({
      fileName: null,
      zip: null,
      xml: null,
      exported: 0,
      refused: [],
      warned: [],
    });
  });

  test('is shown before anything is written', async () => {
    await siblings();
    pupil('ALONE', 'Noé');
    await em.flush();
    const { exportable, refused } = await previewExport(orm.em, base);
    expect(exportable.map(({ firstName }) => firstName)).toEqual(['Inaya', 'Sacha']);
    expect(refused.map(({ name }) => name)).toEqual(['ALONE Noé']);
    expect(await orm.em.fork().count(PrivateNumberRow)).toBe(0);
  });
});

describe('From one file to the next', () => {
  test('the sending goes up, everybody keeps their number, and a newcomer gets a new one', async () => {
    const { mother } = await siblings();
    const before = (await fileOf()).root;
    const newcomer = pupil('ABADIE', 'Zoé');
    link(newcomer, mother);
    link(newcomer, guardian('ABADIE', 'Luc', { civility: '1' }), { kinshipCode: '20' });
    await em.flush();
    const { root, fileName } = await fileOf(NOW + 1000);
    expect([first(before, 'NUM_ENVOI').text, first(root, 'NUM_ENVOI').text]).toEqual(['1', '2']);
    expect(fileName).toBe(`${LYCEE}PRIVE${YEAR}270708101200.zip`);
    const numbers = (of: Element): Record<string, string> =>
      Object.fromEntries(
        all(of, 'ELEVE').map((one) => [first(one, 'ELEVE/PRENOM').text, first(one, 'ID_PRV_ELE').text]),
      );
    expect(numbers(before)).toEqual({ Inaya: '1', Sacha: '2' });
    expect(numbers(root)).toEqual({ Inaya: '1', Sacha: '2', Zoé: '3' });
    expect(texts(before, 'PERSONNE/ID_PRV_PER')).toEqual(['1', '2']);
    expect(texts(root, 'PERSONNE/ID_PRV_PER')).toEqual(['1', '2', '3']);
  });

  test('a pupil who left is told once SIECLE knows them, and with a reason; never before', async () => {
    const { inaya, sacha } = await siblings();
    await em.nativeUpdate(PupilRow, { id: inaya.id }, { leftOn: '2027-10-01', exitReasonCode: '10' });
    expect((await fileOf()).exported).toBe(1);
    await em.nativeUpdate(PupilRow, { id: sacha.id }, { leftOn: '2027-10-02' });
    expect(
      (await exportPupils(orm.em, { ...base, now: NOW })).refused.map(({ name, problems }) => [
        name,
        problems[0]?.code,
      ]),
    ).toEqual([['DIALLO Sacha', 'exit-reason-missing']]);
    await em.nativeUpdate(PupilRow, { id: sacha.id }, { exitReasonCode: '43' });
    const { root } = await fileOf();
    expect(texts(root, 'CODE_MOTIF_SORTIE')).toEqual(['43']);
    expect(texts(root, 'DATE_SORTIE')).toEqual(['2027-10-02']);
  });

  test('the settings of the year do not count as changed', async () => {
    await siblings();
    const version = async () => (await orm.em.fork().findOneOrFail(EstablishmentYearRow, base)).version;
    const before = await version();
    await fileOf();
    expect(await version()).toBe(before);
  });

  test('two exports at once take turns', async () => {
    await siblings();
    const results = await Promise.all([
      exportPupils(orm.em, { ...base, now: NOW }),
      exportPupils(orm.em, { ...base, now: NOW }),
    ]);
    const sendings = results.map(({ xml }) => first(parsed(xml as Buffer), 'NUM_ENVOI').text);
    expect(sendings.sort()).toEqual(['1', '2']);
    expect(await orm.em.fork().count(PrivateNumberRow, { kind: 'pupil' })).toBe(2);
  });
});

test.each([
  ['PU', '25', '1'],
  ['PR', '25', '2'],
  ['PU', '24', '3'],
  ['PR', '24', '4'],
])('a pupil from a %s school of academy %s has provenance %s in academy 25', (sector, academyCode, code) => {
  expect(provenanceFrom({ sector, academyCode }, { sector: 'PU', academyCode: '25' })).toBe(code);
});
