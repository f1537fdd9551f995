import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { importProblem, type ReportProblem } from '../problems.ts';
import { indexBy, nameKey } from '../siecle/recognise.ts';
import { asRow, type Counts, type Row, syncRows } from '../sync.ts';
import type { AffectationRecord } from './read.ts';

export interface AffectationContext {
  readonly today: string;
  /** The academy whose file it must be; null for the operator's command line. */
  readonly academyCode: string | null;
  /** Makes the establishments known that no file has described yet. */
  readonly makeKnown: (uai: string) => Promise<void>;
  readonly report: ReportProblem;
}

/** Above this share of decisions gone at once, the file is probably not the whole round: a person is warned. */
const MANY_GONE = 0.2;

/**
 * The decisions of the rounds that the file speaks of (§6.3), in the academies of its receiving establishments: idempotent
 * on (INE, round, offer), or the name where there is no INE (E-21). A decision that a later file of the round no longer has
 * is dated `withdrawn_on`.
 */
export async function applyAffectation(
  tx: EntityManager,
  records: readonly AffectationRecord[],
  context: AffectationContext,
): Promise<Record<string, Counts>> {
  const { report, today } = context;
  const counts = { establishments: await describe(tx, records, context) };
  await checkReceiving(tx, records, context);
  const recognised = await recognise(tx, records, context);
  const rows = distinct(recognised, report);

  const scope = {
    where: `(school_year, round) in (select school_year, round from jsonb_to_recordset(?::jsonb) as r(school_year int, round int))
            and receiving_uai in (select uai from establishment where academy_code in (select academy_code from establishment
              where uai in (select value from jsonb_array_elements_text(?::jsonb))))`,
    values: [
      JSON.stringify(records.map(({ schoolYear, round }) => ({ school_year: schoolYear, round }))),
      JSON.stringify(records.map(({ receivingUai }) => receivingUai)),
    ],
  };
  // The last part of the key may be a name: rows are told apart by an id found here, not by a column of the file.
  const existing: Row[] = await tx.execute(
    `select id, school_year, round, offer_code, national_id, origin_uai, last_name, first_name from affectation where ${scope.where}`,
    scope.values,
  );
  const ids = new Map(existing.map((row) => [keyOf(row), String(row.id)]));
  const identified = rows.map(({ row, nameless }): Row => {
    // A pupil without INE yesterday may have been recognised since.
    const id = ids.get(keyOf(row)) ?? ids.get(keyOf(nameless)) ?? randomUUID();
    return { id, ...row, withdrawn_on: null };
  });
  const affectations = await syncRows(tx, { name: 'affectation', key: ['id'] }, scope, identified, {
    extra: () => ({ imported_at: new Date().toISOString() }),
    gone: async (missing) => {
      const withdrawn = missing.filter((row) => row.withdrawn_on === null);
      const known = identified.length + withdrawn.length;
      if (withdrawn.length > MANY_GONE * known) {
        report(importProblem('many-gone', { gone: withdrawn.length, known }));
      }
      await tx.execute(
        `update affectation set withdrawn_on = ?::date where id in (select value::uuid from jsonb_array_elements_text(?::jsonb))`,
        [today, JSON.stringify(withdrawn.map((row) => row.id))],
      );
      return withdrawn.length;
    },
  });
  return { ...counts, affectations };
}

const pupilOf = (row: Row): string =>
  String(row.national_id ?? `${row.origin_uai ?? ''}/${row.last_name}/${row.first_name}`);
const keyOf = (row: Row): string => [row.school_year, row.round, row.offer_code, pupilOf(row)].join('|');

interface Recognised {
  readonly line: number;
  readonly row: Row;
  /** The row as the file has it, where its INE was found by name. */
  readonly nameless: Row;
}

/** Each wish once; and one pupil has one place in a round. */
function distinct(rows: readonly Recognised[], report: ReportProblem): Recognised[] {
  const wishes = new Set<string>();
  const places = new Set<string>();
  return rows.filter(({ line, row }) => {
    const place = { element: 'ligne', id: String(line) };
    if (wishes.has(keyOf(row))) {
      report(importProblem('affectation-repeated', {}, place));
      return false;
    }
    wishes.add(keyOf(row));
    if (row.decision !== 'AFFECTE') return true;
    const pupil = [row.school_year, row.round, pupilOf(row)].join('|');
    if (places.has(pupil)) report(importProblem('affectation-twice', {}, place));
    places.add(pupil);
    return true;
  });
}

/** A receiving establishment first heard of here is known by what this file calls it, until its own *Communs* says better. */
async function describe(
  tx: EntityManager,
  records: readonly AffectationRecord[],
  { makeKnown }: AffectationContext,
): Promise<Counts> {
  const labels = new Map(records.map((record) => [record.receivingUai, record]));
  const known: { uai: string }[] = await tx.execute(
    `select uai from establishment where uai in (select value from jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify([...labels.keys()])],
  );
  const unknown = [...labels.values()].filter(({ receivingUai }) => !known.some(({ uai }) => uai === receivingUai));
  for (const { receivingUai: uai, receivingLabel, receivingType, receivingCity } of unknown) {
    await makeKnown(uai);
    await tx.execute(`update establishment set name = coalesce(?, name), type = ?, city = ? where uai = ?`, [
      receivingLabel,
      receivingType,
      receivingCity,
      uai,
    ]);
  }
  return { new: unknown.length, changed: 0, unchanged: known.length, gone: 0 };
}

/** What the base knows of the receiving establishments and formations of the places given, each told once. */
async function checkReceiving(
  tx: EntityManager,
  records: readonly AffectationRecord[],
  { academyCode, report }: AffectationContext,
): Promise<void> {
  const establishments: { uai: string; academy_code: string }[] = await tx.execute(
    `select uai, academy_code from establishment`,
  );
  const academyOf = new Map(establishments.map(({ uai, academy_code }) => [uai, academy_code]));
  const mefs: { uai: string; school_year: number; code: string }[] = await tx.execute(
    `select uai, school_year, code from mef`,
  );
  const known = new Set(mefs.map(({ uai, school_year, code }) => `${uai}/${school_year}/${code}`));
  const described = new Set(mefs.map(({ uai, school_year }) => `${uai}/${school_year}`));
  const told = new Set<string>();
  for (const { line, receivingUai: uai, mef, schoolYear, decision } of records) {
    const place = { element: 'ligne', id: String(line) };
    if (academyCode && academyOf.get(uai) !== academyCode)
      report(importProblem('receiving-of-another', { uai }, place));
    if (decision !== 'AFFECTE') continue;
    const year = `${uai}/${schoolYear}`;
    // Without a nomenclature nothing can be said of each formation.
    const subject = described.has(year) ? `${year}/${mef}` : year;
    if (known.has(subject) || told.has(subject)) continue;
    told.add(subject);
    report(
      described.has(year)
        ? importProblem('affectation-mef-unknown', { mef, uai }, place)
        : importProblem('receiving-unknown', { uai }, place),
    );
  }
}

interface BasePupil {
  readonly national_id: string | null;
  readonly uai: string;
  readonly school_year: number;
  readonly last_name: string;
  readonly first_name: string;
}

/**
 * The rows of the file, each pupil with an INE where one can be told: the file's own, else that of the only pupil of that
 * name in the base of origin, which a person is asked to check (§6.3). Nobody else is assigned on line: on paper (§1.6).
 */
async function recognise(
  tx: EntityManager,
  records: readonly AffectationRecord[],
  { report }: AffectationContext,
): Promise<Recognised[]> {
  const pupils: BasePupil[] = await tx.execute(
    `select national_id, uai, school_year, last_name, first_name from pupil where national_id is not null and left_on is null
     and (national_id in (select value from jsonb_array_elements_text(?::jsonb)) or uai in (select value from jsonb_array_elements_text(?::jsonb)))`,
    [
      JSON.stringify(records.flatMap(({ nationalId }) => nationalId ?? [])),
      JSON.stringify(records.flatMap(({ nationalId, originUai }) => (nationalId ? [] : (originUai ?? [])))),
    ],
  );
  const inBase = new Set(pupils.map(({ national_id, school_year }) => `${national_id}/${school_year}`));
  const byName = indexBy(pupils, ({ uai, school_year, last_name, first_name }) =>
    [uai, school_year, nameKey(last_name, first_name)].join('/'),
  );
  return records.map(({ line, receivingLabel: _, receivingType: __, receivingCity: ___, ...record }) => {
    const place = { element: 'ligne', id: String(line) };
    const yearBefore = record.schoolYear - 1;
    const alike =
      record.nationalId === null
        ? (byName.get([record.originUai, yearBefore, nameKey(record.lastName, record.firstName)].join('/')) ?? [])
        : [];
    const nationalId = record.nationalId ?? (alike.length === 1 ? (alike[0]?.national_id ?? null) : null);
    if (record.nationalId === null && nationalId !== null)
      report(importProblem('affectation-matched-by-name', {}, place));
    else if (record.decision === 'AFFECTE' && !inBase.has(`${nationalId}/${yearBefore}`)) {
      report(importProblem('affectation-pupil-unknown', {}, place));
    }
    return { line, row: asRow({ ...record, nationalId }), nameless: asRow(record) };
  });
}
