import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DemoBase, demoBases } from './bases.ts';
import {
  communsData,
  elevesData,
  exportBytes,
  geographiqueData,
  nomenclatureData,
  responsablesData,
  structuresData,
  zipped,
} from './exports.ts';
import { type DemoOffer, UNKNOWN_CHILD } from './families.ts';
import { DEMO_ACADEMY, DEMO_SCHOOLS, type DemoSchool } from './schools.ts';
import { FORMATIONS, TEACHING, type TeachingSchool } from './teaching.ts';

export interface DemoAcademyOptions {
  /** Year N, under way: `2026` is 2026-2027. Pupils enrol into N+1. */
  readonly schoolYear: number;
  /** Day of the first round's results, `YYYY-MM-DD`; absent: 26 June of N+1. */
  readonly resultOn?: string;
}

/** One file of the fictional academy. */
export interface DemoFile {
  /** Path from the folder written into: `0990001N-2026/ExportXML_Communs.zip`. */
  readonly path: string;
  readonly content: Buffer;
}

/**
 * Writes the fictional academy's files into a folder, made if absent: real exports, ready for `npm run import`.
 * @returns their paths, in an order in which each finds what it refers to
 */
export async function writeDemoAcademy(folder: string, options: DemoAcademyOptions): Promise<string[]> {
  const paths: string[] = [];
  for (const { path, content } of await demoFiles(options)) {
    const file = join(folder, path);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, content);
    paths.push(file);
  }
  return paths;
}

/** The same files, in memory. The same bytes whenever and wherever they are asked for. */
export async function demoFiles({
  schoolYear,
  resultOn = `${schoolYear + 1}-06-26`,
}: DemoAcademyOptions): Promise<DemoFile[]> {
  const bases = demoBases(schoolYear);
  const files: DemoFile[] = [];
  const add = async (
    school: TeachingSchool,
    year: number,
    name: string,
    root: string,
    data: Parameters<typeof exportBytes>[3],
  ) => {
    const { uai } = DEMO_SCHOOLS[school];
    const content = await zipped(`${name}.xml`, exportBytes(root, uai, year, data));
    files.push({ path: `${uai}-${year}/ExportXML_${name}.zip`, content });
  };
  const addReference = async (school: TeachingSchool, year: number): Promise<void> => {
    await add(school, year, 'Communs', 'BEE_COMMUN', communsData(school, year));
    await add(school, year, 'Nomenclature', 'BEE_NOMENCLATURES', nomenclatureData(school));
    await add(school, year, 'Structures', 'BEE_STRUCTURES', structuresData(school));
  };
  await add('college', schoolYear, 'Geographique', 'BEE_GEOGRAPHIQUE', geographiqueData());
  for (const base of bases) {
    await addReference(base.school, schoolYear);
    await add(base.school, schoolYear, 'ElevesAvecAdresses', 'BEE_ELEVES', elevesData(base, schoolYear));
    await add(base.school, schoolYear, 'ResponsablesAvecAdresses', 'BEE_RESPONSABLES', responsablesData(base));
  }
  await addReference('lyceePolyvalent', schoolYear + 1);
  await addReference('lyceeProfessionnel', schoolYear + 1);
  await addReference('lyceeExploration', schoolYear + 1);
  files.push({
    path: `affectation-${schoolYear + 1}-tour-1.csv`,
    content: affectationCsv(bases, schoolYear + 1, resultOn),
  });
  return files;
}

/** A day as JJ/MM/AAAA. */
const day = (date: string): string => date.split('-').reverse().join('/');

/** §6.3, in UTF-8 with the mark that spreadsheets look for: some names are not in ISO-8859-15. */
function affectationCsv(bases: readonly DemoBase[], schoolYear: number, resultOn: string): Buffer {
  const rows = bases.flatMap((base) =>
    base.pupils.flatMap((pupil) =>
      pupil.wishes.map(({ offer, decision }, index) =>
        wishRow({
          origin: DEMO_SCHOOLS[base.school],
          ine: pupil.ine,
          lastName: pupil.lastName,
          firstName: pupil.firstName,
          mef: pupil.mef,
          offer,
          decision,
          rank: index + 1,
        }),
      ),
    ),
  );
  const unknown = wishRow({
    origin: DEMO_SCHOOLS.privateCollege,
    ine: '990099999ZZ',
    ...UNKNOWN_CHILD,
    mef: FORMATIONS.third.mef,
    decision: 'AFFECTE',
    rank: 1,
  });
  const common = {
    academie: DEMO_ACADEMY.name,
    tour: '1',
    date_decision: day(resultOn),
    annee_scolaire: String(schoolYear),
  };
  const all = [...rows, unknown].map((row): Record<string, string> => ({ ...common, ...row }));
  const columns = Object.keys(all[0] ?? {});
  const lines = [columns, ...all.map((row) => columns.map((column) => row[column] ?? ''))];
  return Buffer.from(`\uFEFF${lines.map((cells) => cells.join(';')).join('\r\n')}\r\n`);
}

interface Wish {
  readonly origin: DemoSchool;
  readonly ine: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly mef: string;
  readonly offer: DemoOffer;
  readonly decision: string;
  readonly rank: number;
}

function wishRow(wish: Wish): Record<string, string> {
  const formation = FORMATIONS[wish.offer];
  const receiving = receivingOf(wish.offer);
  return {
    ine: wish.ine,
    nom: wish.lastName,
    prenom_1: wish.firstName,
    code_mef_origine: wish.mef,
    code_uai_etab_origine: wish.origin.uai,
    type_etab_origine: wish.origin.type,
    libelle_etab_origine: `${wish.origin.name} ${wish.origin.complement}`,
    ville_etab_origine: wish.origin.town.label,
    rang: String(wish.rank),
    code_offre_formation: `${receiving.uai.slice(0, 7)}${formation.mef.slice(2, 8)}`,
    code_mef: formation.mef,
    libelle_formation: formation.label,
    code_uai_etab_accueil: receiving.uai,
    type_etab_accueil: receiving.type,
    libelle_etab_accueil: `${receiving.name} ${receiving.complement}`,
    ville_etab_accueil: receiving.town.label,
    decision: wish.decision,
  };
}

function receivingOf(offer: DemoOffer): DemoSchool {
  const receivers = ['lyceePolyvalent', 'lyceeProfessionnel', 'lyceeExploration'] as const;
  const school = receivers.find((one) => TEACHING[one].formations.includes(offer));
  if (!school) throw new Error(`no lycée teaches ${offer}`);
  return DEMO_SCHOOLS[school];
}
