import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  DEMO_SCHOOLS,
  type DemoFile,
  demoFiles,
  demoGuardians,
  demoStaff,
  writeDemoAcademy,
} from '../../database/demo-academy/index.ts';
import { checkIne, ineGeneration } from '../../domain/identifiers/ine.ts';
import { checkUai } from '../../domain/identifiers/uai.ts';
import { type AffectationRecord, readAffectation } from '../../exchange/affectation/read.ts';
import type { ImportDocument } from '../../exchange/archive/open.ts';
import type { AddressRecord } from '../../exchange/siecle/address.ts';
import { readCommuns } from '../../exchange/siecle/communs/read.ts';
import { kindOf } from '../../exchange/siecle/document.ts';
import { type PupilRecord, readEleves } from '../../exchange/siecle/eleves/read.ts';
import { readGeographique } from '../../exchange/siecle/geographique/read.ts';
import { readNomenclature } from '../../exchange/siecle/nomenclature/read.ts';
import { type LinkRecord, type PersonRecord, readResponsables } from '../../exchange/siecle/responsables/read.ts';
import { readStructures } from '../../exchange/siecle/structures/read.ts';
import { all, documentOf, reported } from './documents.ts';

const YEAR = 2026;
const { report, problems } = reported();
const pupils: PupilRecord[] = [];
const structures = new Map<string, string[]>();
const addresses = new Map<string, AddressRecord>();
const persons: PersonRecord[] = [];
const links: LinkRecord[] = [];
const rows: AffectationRecord[] = [];
const mefs = new Map<string, Set<string>>();
const subjects = new Map<string, Set<string>>();
let files: DemoFile[];

async function readOne(path: string, document: ImportDocument): Promise<void> {
  if (path.endsWith('.csv')) {
    for await (const row of readAffectation(document, report)) rows.push(row);
    return;
  }
  const kind = await kindOf(document);
  if (kind === 'eleves') {
    for (const record of await all((await readEleves(document, report)).records)) {
      if (record.type === 'pupil') pupils.push(record.pupil);
      if (record.type === 'structures')
        structures.set(
          record.pupil,
          record.structures.map(({ type }) => type),
        );
      if (record.type === 'address') addresses.set(record.address.externalId, record.address);
    }
  } else if (kind === 'responsables') {
    for (const record of await all((await readResponsables(document, report)).records)) {
      if (record.type === 'person') persons.push(record.person);
      if (record.type === 'link') links.push(record.link);
      if (record.type === 'address') addresses.set(record.address.externalId, record.address);
    }
  } else if (kind === 'nomenclature') {
    const { header, records } = await readNomenclature(document, report);
    const key = `${header.uai}-${header.schoolYear}`;
    const read = await all(records);
    mefs.set(key, new Set(read.flatMap((record) => (record.type === 'mef' ? [record.mef.code] : []))));
    subjects.set(key, new Set(read.flatMap((record) => (record.type === 'subject' ? [record.subject.code] : []))));
  } else if (kind === 'structures') await all((await readStructures(document, report)).records);
  else if (kind === 'communs') await all((await readCommuns(document, report)).records);
  else await all((await readGeographique(document, report)).records);
}

beforeAll(async () => {
  files = await demoFiles({ schoolYear: YEAR });
  for (const { path, content } of files) await readOne(path, await documentOf(content, basename(path)));
});

const named = (lastName: string, firstName: string): PupilRecord => {
  const found = pupils.find((pupil) => pupil.lastName === lastName && pupil.firstName === firstName);
  if (!found) throw new Error(`${firstName} ${lastName} is missing`);
  return found;
};
const linksOf = (pupil: PupilRecord): LinkRecord[] => links.filter((link) => link.pupil === pupil.externalId);
const personOf = (link: LinkRecord): PersonRecord =>
  persons.find(({ externalId }) => externalId === link.person) as PersonRecord;
const offersOf = (pupil: PupilRecord) => rows.filter(({ nationalId }) => nationalId === pupil.nationalId);

describe('the files of the fictional academy', () => {
  test('are read without a single problem', () => {
    expect(problems).toEqual([]);
  });

  test('are in the encoding of SIECLE, one XML alone in a zip of its name', async () => {
    const zip = files.find(({ path }) => path.includes('ElevesAvecAdresses'))?.content as Buffer;
    const document = await documentOf(zip);
    const chunks: Uint8Array[] = [];
    for await (const chunk of document.bytes()) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('latin1');
    expect(text).toContain('<?xml version="1.0" encoding="ISO-8859-15"?>');
    expect(text).toContain('LE GOFF D&#8217;\xBCUVRE'); // Œ is byte BC there; ’ has none
    expect(text).toContain('<PRENOM>Ana\xEFs</PRENOM>');
  });

  test('are the same bytes each time, and follow the year asked for', async () => {
    const again = await demoFiles({ schoolYear: YEAR });
    expect(again.map(({ content }) => content.toString('base64'))).toEqual(
      files.map(({ content }) => content.toString('base64')),
    );
    const later = await demoFiles({ schoolYear: 2030, resultOn: '2030-11-21' });
    expect(later.map(({ path }) => path)).toContain('0990003R-2031/ExportXML_Communs.zip');
    expect(later.at(-1)?.content.toString()).toContain(';21/11/2030;2031;');
  });

  test('are written where asked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'demo-'));
    try {
      const paths = await writeDemoAcademy(join(folder, 'new'), { schoolYear: YEAR });
      expect(paths).toHaveLength(files.length);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('have right identifiers of both generations, and no telephone or mailbox that could be someone’s', () => {
    for (const { uai } of Object.values(DEMO_SCHOOLS)) expect(checkUai(uai)).toBe('ok');
    for (const { nationalId } of pupils) expect(checkIne(nationalId ?? '')).toBe('ok');
    expect(new Set(pupils.map(({ nationalId }) => ineGeneration(nationalId ?? '')))).toEqual(new Set(['bea', 'rnie']));
    expect(new Set(pupils.map(({ nationalId }) => nationalId)).size).toBe(pupils.length);
    for (const { phoneHome, phoneMobile, email } of persons) {
      expect(phoneHome).toMatch(/^\+3319900\d{4}$/);
      if (phoneMobile) expect(phoneMobile).toMatch(/^\+3363998\d{4}$/);
      if (email) expect(email).toMatch(/\.example$/);
    }
    for (const { email } of demoStaff) expect(email).toMatch(/\.example$/);
  });

  test('give each household its own mail addresses, but the one that shares one', () => {
    const byEmail = Map.groupBy(
      persons.filter(({ email }) => email),
      ({ email }) => email,
    );
    const shared = [...byEmail].filter(
      ([, owners]) => new Set(owners.map((owner) => owner.lastName + owner.firstName)).size > 1,
    );
    expect(shared.map(([email]) => email)).toEqual(['famille.saint-geours@famille.example']);
  });

  test('refer only to what they contain', () => {
    const pupilIds = new Set(pupils.map(({ externalId }) => externalId));
    const personIds = new Set(persons.map(({ externalId }) => externalId));
    for (const link of links) expect(pupilIds.has(link.pupil) && personIds.has(link.person)).toBe(true);
    for (const { address } of [...persons, ...pupils]) if (address) expect(addresses.has(address)).toBe(true);
    for (const row of rows) expect(mefs.get(`${row.receivingUai}-${row.schoolYear}`)?.has(row.mef)).toBe(true);
    const languages = ['030201', '030602', '030102', '030902', '020300'];
    for (const code of languages) expect(subjects.get(`${DEMO_SCHOOLS.lyceePolyvalent.uai}-2027`)).toContain(code);
  });

  test('hold 120 pupils in the third year, nearly all of them assigned', () => {
    const third = pupils.filter(({ mef }) => mef === '10310019110');
    expect(third).toHaveLength(120);
    const assigned = rows.filter(({ decision }) => decision === 'AFFECTE');
    expect(assigned).toHaveLength(117);
    expect(new Set(assigned.map(({ nationalId }) => nationalId)).size).toBe(117);
    expect(new Set(rows.map(({ decision }) => decision))).toEqual(new Set(['AFFECTE', 'LISTE_SUPP', 'REFUSE']));
    // Every formation of §3.5, both eras of the second side by side.
    expect(new Set(assigned.map(({ mef }) => mef)).size).toBe(12);
  });
});

describe('the hard cases are there', () => {
  test('twins, to two lycées', () => {
    const twins = ['Awa', 'Issa'].map((firstName) => named('DIALLO', firstName));
    expect(twins[0]?.bornOn).toBe(twins[1]?.bornOn);
    expect(new Set(twins.flatMap(linksOf).map(({ person }) => person)).size).toBe(2);
    expect(new Set(twins.flatMap(offersOf).map(({ receivingUai }) => receivingUai)).size).toBe(2);
  });

  test('siblings in two schools, whose parents are in both bases', () => {
    const [giulia, luca] = [named('MARCHETTI', 'Giulia'), named('MARCHETTI', 'Luca')];
    const names = (pupil: PupilRecord) => linksOf(pupil).map((link) => personOf(link).firstName);
    expect(names(giulia)).toEqual(names(luca));
    expect(linksOf(giulia)[0]?.person).not.toBe(linksOf(luca)[0]?.person);
    expect(demoGuardians(YEAR).find(({ name }) => name === 'Paola MARCHETTI')).toMatchObject({
      rows: [{ uai: DEMO_SCHOOLS.college.uai }, { uai: DEMO_SCHOOLS.lyceePolyvalent.uai }],
      children: [{ firstName: 'Giulia' }, { firstName: 'Luca' }],
    });
  });

  test('three children of one family share their parents’ rows', () => {
    const children = ['Nour', 'Ilyès', 'Lina'].map((firstName) => named('HADDAD', firstName));
    expect(new Set(children.flatMap(linksOf).map(({ person }) => person)).size).toBe(2);
  });

  test('parents apart with two addresses, and a name with ’, ï and œ', () => {
    const anais = named('LE GOFF D’ŒUVRE', 'Anaïs');
    expect(new Set(linksOf(anais).map((link) => personOf(link).address)).size).toBe(2);
    expect(linksOf(anais).map(({ housesPupil }) => housesPupil)).toEqual([true, false]);
    expect(structures.get(anais.externalId)).toEqual(['D', 'G']);
  });

  test('one guardian only; an aunt in charge, the mother abroad; child welfare; of age', () => {
    expect(linksOf(named('ROUSSEAU', 'Tom'))).toHaveLength(1);
    const minh = named('NGUYEN', 'Minh');
    expect(linksOf(minh).map(({ level, kinshipCode }) => [level, kinshipCode])).toEqual([
      [1, '10'],
      [2, '39'],
    ]);
    expect(minh).toMatchObject({ birthCity: 'DA NANG', birthCountryCode: '243', birthCommuneCode: null });
    expect(addresses.get(personOf(linksOf(minh)[0] as LinkRecord).address ?? '')?.foreignCity).toBe('DA NANG');
    expect(linksOf(named('BLANCHET', 'Kévin')).map(({ kinshipCode }) => kinshipCode)).toEqual(['51', '42']);
    const mehdi = named('BENALI', 'Mehdi');
    expect(linksOf(mehdi).map(({ level, kinshipCode }) => [level, kinshipCode])).toEqual([[1, '70']]);
    expect(Number(mehdi.bornOn?.slice(0, 4))).toBeLessThanOrEqual(YEAR - 18);
  });

  test('guardians without mail; an address of four full lines; a contact only', () => {
    expect(linksOf(named('PETITJEAN', 'Lucie')).map((link) => personOf(link).email)).toEqual([null, null]);
    const long = addresses.get(
      personOf(linksOf(named('FERNANDES DE OLIVEIRA', 'Tiago'))[0] as LinkRecord).address ?? '',
    );
    for (const line of [long?.line1, long?.line2, long?.line3, long?.line4]) expect(line?.length).toBeGreaterThan(35);
    expect(linksOf(named('LAMBERT', 'Hugo')).map(({ level }) => level)).toEqual([1, 1, 3]);
  });

  test('a repeater and a re-oriented pupil of the lycée; one that no base knows', () => {
    expect(offersOf(named('GARNIER', 'Chloé'))).toMatchObject([
      { originUai: DEMO_SCHOOLS.lyceePolyvalent.uai, receivingUai: DEMO_SCHOOLS.lyceePolyvalent.uai },
    ]);
    expect(offersOf(named('COLIN', 'Enzo')).map(({ decision }) => decision)).toEqual(['REFUSE', 'AFFECTE']);
    const known = new Set(pupils.map(({ nationalId }) => nationalId));
    expect(rows.filter(({ nationalId }) => !known.has(nationalId)).map(({ originUai }) => originUai)).toEqual([
      DEMO_SCHOOLS.privateCollege.uai,
    ]);
  });

  test('the staff: a head in each school and someone at the academy', () => {
    expect(demoStaff.filter(({ role }) => role === 'head')).toHaveLength(4);
    expect(demoStaff.filter(({ academyCode }) => academyCode !== null).map(({ role }) => role)).toEqual([
      'academyAdmin',
    ]);
    expect(new Set(demoStaff.map(({ login }) => login)).size).toBe(demoStaff.length);
  });
});
