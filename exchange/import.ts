/**
 * Importing files: preview, then apply, by the same code. Everything given together is read, compared with the base and
 * written in one transaction in the order in which files depend on one another; a preview is that transaction rolled back,
 * so that it says exactly what applying would do. One error in any file, and nothing is written (§6.1, F-70…).
 */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { holdBase } from '../database/base-hold.ts';
import { deriveChoiceGroups } from '../database/choice-groups.ts';
import { academyOf } from '../domain/identifiers/academy.ts';
import { applyAffectation } from './affectation/apply.ts';
import { type AffectationRecord, readAffectation } from './affectation/read.ts';
import { type ImportDocument, type ImportSource, type OpenedSource, openSource } from './archive/open.ts';
import type { FileContext } from './import-context.ts';
import {
  type ImportProblem,
  ImportRefusal,
  type ImportTexts,
  importProblem,
  ProblemList,
  problemMessage,
  type ReportProblem,
} from './problems.ts';
import { applyCommuns } from './siecle/communs/apply.ts';
import { readCommuns } from './siecle/communs/read.ts';
import { kindOf, readHeader, type SiecleHeader, type SiecleKind } from './siecle/document.ts';
import { applyEleves } from './siecle/eleves/apply.ts';
import { readEleves } from './siecle/eleves/read.ts';
import { applyGeographique } from './siecle/geographique/apply.ts';
import { readGeographique } from './siecle/geographique/read.ts';
import { applyNomenclature } from './siecle/nomenclature/apply.ts';
import { readNomenclature } from './siecle/nomenclature/read.ts';
import { applyResponsables } from './siecle/responsables/apply.ts';
import { readResponsables } from './siecle/responsables/read.ts';
import { applyStructures } from './siecle/structures/apply.ts';
import { readStructures } from './siecle/structures/read.ts';
import type { Counts } from './sync.ts';

/** In the order of dependence: a responsible needs the pupil, an affectation needs both. */
const ORDER = [
  'geographique',
  'communs',
  'nomenclature',
  'structures',
  'eleves',
  'responsables',
  'affectation',
] as const;
export type ImportKind = (typeof ORDER)[number];

/** The files that write pupils, persons and who answers for whom. */
const isOfBase = (kind: ImportKind | null): boolean => kind === 'eleves' || kind === 'responsables';

/** Whose files the upload page takes: a school's own, or the academy's affectation. The command line takes any. */
export type Restriction =
  | { readonly uai: string; readonly schoolYears: readonly number[] }
  | { readonly academyCode: string };

export interface ImportOptions {
  /** Write, or only tell. */
  readonly apply: boolean;
  readonly restrictTo?: Restriction;
  /** Academy of the establishments first seen here; absent: told by their département. */
  readonly academyCode?: string;
  readonly language: 'fr' | 'en';
  /** The sentences of the problems, in that language: `importProblems` of `locales/<language>/exchange.ts`. */
  readonly texts: ImportTexts;
  /** Today in the academy's zone, `YYYY-MM-DD`: the day on which what a file no longer contains has left. */
  readonly today: string;
  readonly byAccountId?: string | null;
  /** Told in the same transaction that the pupils or persons of an establishment are new: what waited on them follows (§2.3). */
  readonly baseChanged: (tx: EntityManager, uai: string, byAccountId: string | null) => Promise<void>;
}

export interface FileReport {
  readonly file: string;
  readonly kind: ImportKind | null;
  readonly uai: string | null;
  readonly schoolYear: number | null;
  readonly counts: Record<string, Counts>;
  readonly problems: {
    severity: 'error' | 'warning';
    element: string | null;
    id: string | null;
    rule: string;
    message: string;
  }[];
}

export interface ImportReport {
  readonly files: FileReport[];
  readonly applied: boolean;
}

/** One document on its way: what it is, what was found wrong, how it will be applied. */
interface Prepared {
  readonly file: string;
  readonly digest: string;
  readonly list: ProblemList;
  kind: ImportKind | null;
  header: { uai: string | null; schoolYear: number | null };
  apply: ((tx: EntityManager) => Promise<Record<string, Counts>>) | null;
  counts: Record<string, Counts>;
}

/** Leaves the transaction with everything undone and the report kept. */
class Undone extends Error {}

/** Reads, compares and, when asked and nothing is wrong, writes. Importing the same files again changes nothing. */
export async function importFiles(
  em: EntityManager,
  sources: readonly ImportSource[],
  options: ImportOptions,
): Promise<ImportReport> {
  const opened: OpenedSource[] = [];
  const prepared: Prepared[] = [];
  let applied = false;
  try {
    for (const source of sources) prepared.push(...(await open(source, opened, options)));
    refuseRepeated(prepared);
    const inOrder = ORDER.flatMap((kind) => prepared.filter((one) => one.kind === kind));
    const refused = () => prepared.some(({ list }) => list.refused);
    await em
      .fork()
      .transactional(async (tx) => {
        // One import at a time: two would each find the other's rows new.
        await tx.execute(`select pg_advisory_xact_lock(hashtext('rentree-import'))`);
        for (const one of inOrder) one.counts = await applyOne(tx, one);
        if (refused() || !options.apply) throw new Undone();
        const bases = inOrder.flatMap(({ kind, header }) => (isOfBase(kind) && header.uai ? [header.uai] : []));
        for (const uai of new Set(bases)) await options.baseChanged(tx, uai, options.byAccountId ?? null);
        for (const one of inOrder) await note(tx, one, options);
      })
      .then(
        () => {
          applied = true;
        },
        (error: unknown) => {
          if (!(error instanceof Undone)) throw error;
        },
      );
  } finally {
    for (const source of opened) source.close();
  }
  return { files: prepared.map((one) => reportOf(one, options)), applied };
}

async function open(source: ImportSource, opened: OpenedSource[], options: ImportOptions): Promise<Prepared[]> {
  try {
    const archive = await openSource(source);
    opened.push(archive);
    return await Promise.all(archive.documents.map((document) => prepare(document, archive.digest, options)));
  } catch (error) {
    return [refusedFile(source.name, '', error)];
  }
}

function refusedFile(file: string, digest: string, error: unknown): Prepared {
  if (!(error instanceof ImportRefusal)) throw error;
  const list = new ProblemList();
  list.add(error.problem);
  return { file, digest, list, kind: null, header: { uai: null, schoolYear: null }, apply: null, counts: {} };
}

async function prepare(document: ImportDocument, digest: string, options: ImportOptions): Promise<Prepared> {
  const list = new ProblemList();
  try {
    if (document.format === 'csv') return await prepareAffectation(document, digest, list, options);
    const kind = await kindOf(document);
    const header = await readHeader(document, kind);
    checkRestriction(kind, header, list, options.restrictTo);
    const { uai, schoolYear } = header;
    const apply = async (tx: EntityManager): Promise<Record<string, Counts>> => {
      // Places belong to nobody, and *Communs* says itself which establishment it is.
      if (kind !== 'geographique' && kind !== 'communs') await makeKnown(tx, uai, options.academyCode, schoolYear);
      if (isOfBase(kind)) await holdBase(tx, uai);
      const academyCode = kind === 'communs' ? await knownAcademy(tx, uai, options.academyCode) : null;
      return appliers[kind](tx, document, { uai, schoolYear, academyCode, today: options.today, report: list.add });
    };
    return { file: document.name, digest, list, kind, header: { uai, schoolYear }, apply, counts: {} };
  } catch (error) {
    const one = refusedFile(document.name, digest, error);
    for (const problem of list.problems) one.list.add(problem);
    return one;
  }
}

type Applier = (tx: EntityManager, document: ImportDocument, context: FileContext) => Promise<Record<string, Counts>>;

/** A kind of file: how it is read, how it is applied. */
const applier =
  <F>(
    read: (document: ImportDocument, report: ReportProblem) => Promise<F>,
    apply: (tx: EntityManager, file: F, context: FileContext) => Promise<Record<string, Counts>>,
  ): Applier =>
  async (tx, document, context) =>
    apply(tx, await read(document, context.report), context);

const appliers: Record<SiecleKind, Applier> = {
  geographique: applier(readGeographique, applyGeographique),
  communs: applier(readCommuns, applyCommuns),
  nomenclature: applier(readNomenclature, async (tx, file, context) => {
    const counts = await applyNomenclature(tx, file, context);
    // What the school shaped is kept, and checked against the new nomenclature: the preview tells what it breaks.
    for (const { mef } of await deriveChoiceGroups(tx, context.uai, context.schoolYear))
      context.report(importProblem('offer-inconsistent', { mef }, { element: 'MEF', id: mef }));
    return counts;
  }),
  structures: applier(readStructures, applyStructures),
  eleves: applier(readEleves, applyEleves),
  responsables: applier(readResponsables, applyResponsables),
};

async function prepareAffectation(
  document: ImportDocument,
  digest: string,
  list: ProblemList,
  options: ImportOptions,
): Promise<Prepared> {
  const rows: AffectationRecord[] = [];
  for await (const row of readAffectation(document, list.add)) rows.push(row);
  const academyCode = options.restrictTo && 'academyCode' in options.restrictTo ? options.restrictTo.academyCode : null;
  if (options.restrictTo && !academyCode) list.add(importProblem('kind-not-permitted', {}));
  return {
    file: document.name,
    digest,
    list,
    kind: 'affectation',
    header: { uai: null, schoolYear: rows[0]?.schoolYear ?? null },
    apply: (tx) =>
      applyAffectation(tx, rows, {
        today: options.today,
        academyCode,
        makeKnown: (uai) => makeKnown(tx, uai, options.academyCode),
        report: list.add,
      }),
    counts: {},
  };
}

function checkRestriction(
  kind: SiecleKind,
  header: SiecleHeader,
  list: ProblemList,
  restriction: Restriction | undefined,
): void {
  if (!restriction) return;
  const place = { element: 'PARAMETRES' };
  if ('academyCode' in restriction) {
    list.add(importProblem('kind-not-permitted', {}));
    return;
  }
  if (header.uai !== restriction.uai) {
    list.add(importProblem('uai-of-another', { uai: header.uai, expected: restriction.uai }, place));
  }
  // Places are the same for every year; everything else belongs to one.
  if (kind !== 'geographique' && !restriction.schoolYears.includes(header.schoolYear)) {
    const expected = restriction.schoolYears.join(', ');
    list.add(importProblem('year-of-another', { year: String(header.schoolYear), expected }, place));
  }
}

/** Two files of one kind, establishment and year would each undo the other. */
function refuseRepeated(prepared: readonly Prepared[]): void {
  const seen = new Map<string, string>();
  for (const { kind, header, file, list } of prepared) {
    if (!kind) continue;
    const key = [kind, header.uai, header.schoolYear].join('/');
    const other = seen.get(key);
    if (other) list.add(importProblem('given-twice', { other }));
    else seen.set(key, file);
  }
}

/** Applies one file whose reading may still refuse it (malformed at its very end): the others are still told of. */
async function applyOne(tx: EntityManager, one: Prepared): Promise<Record<string, Counts>> {
  if (!one.apply || one.list.refused) return {};
  try {
    return await one.apply(tx);
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    one.list.add(error.problem);
    return {};
  }
}

/** An establishment first seen in a file is known from then on, by its UAI until its *Communs* says its name. */
async function makeKnown(
  tx: EntityManager,
  uai: string,
  academyCode: string | undefined,
  schoolYear?: number,
): Promise<void> {
  await tx.execute(
    `insert into establishment (uai, academy_code, name) values (?, ?, ?) on conflict (uai) do nothing`,
    [uai, await knownAcademy(tx, uai, academyCode), uai],
  );
  if (schoolYear === undefined) return;
  await tx.execute(`insert into establishment_year (uai, school_year) values (?, ?) on conflict do nothing`, [
    uai,
    schoolYear,
  ]);
}

/** The academy given, or that of the establishment's département, which is known from then on. */
async function knownAcademy(tx: EntityManager, uai: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const { code, name, timeZone } = academyOf(uai);
  await tx.execute(`insert into academy (code, name, time_zone) values (?, ?, ?) on conflict (code) do nothing`, [
    code,
    name,
    timeZone,
  ]);
  return code;
}

/** The log of imports: one line per file that said something new. */
async function note(tx: EntityManager, one: Prepared, { byAccountId }: ImportOptions): Promise<void> {
  const { uai, schoolYear } = one.header;
  await tx.execute(
    `insert into import (id, uai, kind, file_name, school_year, digest, counts, imported_at, by_account_id)
     select ?, ?, ?, ?, ?, ?, ?::jsonb, now(), ? where not exists (select 1 from import where digest = ? and kind = ? and uai is not distinct from ?)`,
    [
      randomUUID(),
      uai,
      one.kind,
      one.file,
      schoolYear,
      one.digest,
      JSON.stringify(one.counts),
      byAccountId ?? null,
      one.digest,
      one.kind,
      uai,
    ],
  );
}

function reportOf({ file, kind, header, counts, list }: Prepared, { language, texts }: ImportOptions): FileReport {
  const told = (problem: ImportProblem) => ({
    severity: problem.severity,
    element: problem.element,
    id: problem.id,
    rule: problem.rule,
    message: problemMessage(problem, texts, language),
  });
  return { file, kind, ...header, counts, problems: list.problems.map(told) };
}
