import type { EntityManager } from '@mikro-orm/postgresql';
import { LockMode } from '@mikro-orm/postgresql';
import { AcademyRow, EstablishmentRow, EstablishmentYearRow, PrivateNumberRow } from '../../database/entities/index.ts';
import type { Candidate, Reference } from './candidate.ts';
import { type Base, candidatesOf, referenceOf } from './collect.ts';
import { breachesOfSending } from './conformance.ts';
import { numberAfter, sendingName, zipOf } from './name.ts';
import { documentOf, type Judged, judged, type Listed, type PrivateNumbers, personsOf } from './prepare.ts';
import { writeImportEleves } from './write.ts';

/** What came out. Without anybody to export there is no file. */
export type Exported = {
  /** Pupils held back, with the rules that do it. */
  readonly refused: readonly Listed[];
  /** Pupils exported with something to look at. */
  readonly warned: readonly Listed[];
} & (
  | {
      /** Name of the zip: `{UAI}PRIVE{year}{AAMMJJhhmmss}.zip`. */
      readonly fileName: string;
      readonly zip: Buffer;
      /** The file inside. */
      readonly xml: Buffer;
      /** Pupils in it. */
      readonly exported: number;
    }
  | { readonly fileName: null; readonly zip: null; readonly xml: null; readonly exported: 0 }
);

/** Who would be in the file of this base, and who not; nothing is written or counted. */
export async function previewExport(em: EntityManager, base: Base): Promise<Judged> {
  return (await judgedPupils(em.fork(), base)).judgement;
}

/**
 * Makes the file of an establishment's base of one year. In one transaction: the sending and every private number it
 * uses are kept, so that the next file has a higher number and calls everybody the same; two exports take turns.
 * @param now instant of the sending, epoch ms
 * @throws when the file does not conform, which is a bug: nothing is kept then
 */
export async function exportPupils(em: EntityManager, { now, ...base }: Base & { now: number }): Promise<Exported> {
  return em.fork().transactional(async (tx) => {
    const { uai, schoolYear } = base;
    const year = await tx.findOne(EstablishmentYearRow, { uai, schoolYear }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const { judgement, reference } = await judgedPupils(tx, base);
    const { exportable, refused, warned } = judgement;
    if (!year || exportable.length === 0) return { fileName: null, zip: null, xml: null, exported: 0, refused, warned };

    const { academyCode } = await tx.findOneOrFail(EstablishmentRow, { uai });
    const { timeZone } = await tx.findOneOrFail(AcademyRow, { code: academyCode });
    const sending = numberAfter(year.lastSending);
    // Past the entity, whose version counts the settings' changes: an export must not make a head's draft of them stale.
    await tx.execute(`update establishment_year set last_sending = ? where uai = ? and school_year = ?`, [
      sending,
      uai,
      schoolYear,
    ]);
    const { stem, sentOn } = sendingName(uai, schoolYear, now, timeZone);
    const parameters = { uai, schoolYear, sentOn, sending };
    const numbers = await privateNumbers(tx, base, exportable);
    const xml = writeImportEleves(documentOf(exportable, reference, parameters, numbers));
    const fileName = `${stem}.zip`;
    const zip = await zipOf(stem, xml);
    const [breach] = await breachesOfSending(fileName, zip);
    // Place and kind only: the text concerned may be a family's.
    if (breach) throw new Error(`The file does not conform: ${breach.breach} at line ${breach.line}, ${breach.path}`);
    return { fileName, zip, xml, exported: exportable.length, refused, warned };
  });
}

async function judgedPupils(em: EntityManager, base: Base): Promise<{ judgement: Judged; reference: Reference }> {
  const candidates = await candidatesOf(em, base);
  const reference = await referenceOf(em, base, candidates);
  return { judgement: judged(candidates, reference), reference };
}

/** The numbers of these pupils and of the people linked to them: those given already, and new ones for the others. */
async function privateNumbers(
  tx: EntityManager,
  base: Base,
  exportable: readonly Candidate[],
): Promise<PrivateNumbers> {
  const { uai, schoolYear } = base;
  const given = async (kind: 'pupil' | 'guardian', ownerIds: readonly string[]): Promise<Map<string, number>> => {
    const rows = await tx.find(PrivateNumberRow, { uai, schoolYear, kind });
    const numbers = new Map(rows.map(({ ownerId, number }) => [ownerId, number]));
    let last = rows.reduce((greatest, { number }) => Math.max(greatest, number), 0);
    for (const ownerId of ownerIds.filter((id) => !numbers.has(id))) {
      last = numberAfter(last);
      numbers.set(ownerId, last);
      tx.create(PrivateNumberRow, { uai, schoolYear, kind, ownerId, number: last });
    }
    return numbers;
  };
  return {
    pupils: await given(
      'pupil',
      exportable.map(({ id }) => id),
    ),
    persons: await given(
      'guardian',
      personsOf(exportable).map(({ id }) => id),
    ),
  };
}
