import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileContext } from '../../import-context.ts';
import { importProblem } from '../../problems.ts';
import { asRow, type Counts, deleteRows, type Row, syncRows, type Table } from '../../sync.ts';
import type { AddressRecord } from '../address.ts';
import { applyAddresses, ownersByAddress } from '../addresses.ts';
import { freeExternalIds } from '../external-ids.ts';
import type { ElevesFile, FollowedStructure, FollowedSubject, PupilRecord } from './read.ts';
import { recognisePupils } from './recognise.ts';

/** Above this share of pupils gone at once, the file is probably not the whole school: a person is warned. */
const MANY_GONE = 0.2;

/** The pupils of (establishment, year), with what they follow and where they live. */
export async function applyEleves(
  tx: EntityManager,
  file: ElevesFile,
  context: FileContext,
): Promise<Record<string, Counts>> {
  const { uai, schoolYear, report } = context;
  const read = await gather(file, context);
  const recognised = await recognisePupils(tx, read.pupils, context);
  const idOf = (externalId: string): string | undefined => recognised.get(externalId)?.id;
  const people = read.pupils.map(({ externalId, address }) => ({ id: idOf(externalId) ?? '', address }));
  const homes = await applyAddresses(tx, read.addresses, ownersByAddress(people), context);

  const rows = read.pupils.map((pupil): Row => {
    const { address, ...fields } = pupil;
    if (address !== null && !homes.idOf.has(address)) {
      report(importProblem('address-unknown', { address }, { element: 'ELEVE', id: pupil.externalId }));
    }
    return {
      id: idOf(pupil.externalId) ?? '',
      uai,
      school_year: schoolYear,
      ...asRow(fields),
      scholarship_code: read.scholarships.get(pupil.externalId) ?? null,
      address_id: address === null ? null : (homes.idOf.get(address) ?? null),
    };
  });
  const gone = await dateGone(tx, rows, context);
  await freeExternalIds(tx, 'pupil', context, new Map(rows.map((row) => [String(row.id), String(row.external_id)])));
  const identityOf = new Map([...recognised.values()].map(({ id, identityId }) => [id, identityId]));
  const scope = { where: 'uai = ? and school_year = ?', values: [uai, schoolYear] };
  const pupils = await syncRows(tx, { name: 'pupil', key: ['id'], version: 'version' }, scope, rows, {
    extra: (row) => ({ identity_id: identityOf.get(String(row.id)) ?? randomUUID(), status: 'ENROLLED' }),
  });
  const followed = {
    options: optionRows(read.subjects, idOf),
    structures: structureRows(read.structures, idOf),
  };
  const counts = {
    pupils: { ...pupils, gone },
    addresses: homes.counts,
    options: await applyFollowed(tx, { name: 'pupil_option', key: ['pupil_id', 'rank'] }, followed.options, rows),
    structures: await applyFollowed(
      tx,
      { name: 'pupil_structure', key: ['pupil_id', 'code'] },
      followed.structures,
      rows,
    ),
  };
  await warnOfUnknownCodes(tx, context);
  return counts;
}

/**
 * Dates the pupils that an earlier file brought and this one no longer has. Those expected next year, or integrated here
 * and not yet in SIECLE, came by no file and have no number: they stay.
 */
async function dateGone(
  tx: EntityManager,
  rows: readonly Row[],
  { uai, schoolYear, today, report }: FileContext,
): Promise<number> {
  const left: { id: string }[] = await tx.execute(
    `update pupil set left_on = ?::date, version = version + 1
     where uai = ? and school_year = ? and status = 'ENROLLED' and external_id is not null and left_on is null
       and id not in (select value::uuid from jsonb_array_elements_text(?::jsonb)) returning id`,
    [today, uai, schoolYear, JSON.stringify(rows.map((row) => row.id))],
  );
  const known = rows.length + left.length;
  if (left.length > MANY_GONE * known) report(importProblem('many-gone', { gone: left.length, known }));
  return left.length;
}

/** Codes that the nomenclature of the establishment does not have, each told once; nothing when it was never imported. */
async function warnOfUnknownCodes(tx: EntityManager, { uai, schoolYear, report }: FileContext): Promise<void> {
  const at = [uai, schoolYear, uai, schoolYear, uai, schoolYear];
  const mefs: { mef: string; count: number }[] = await tx.execute(
    `select mef, count(*)::int as count from pupil
     where uai = ? and school_year = ? and status = 'ENROLLED' and left_on is null and mef is not null
       and exists (select 1 from mef where uai = ? and school_year = ?)
       and mef not in (select code from mef where uai = ? and school_year = ?) group by mef order by mef`,
    at,
  );
  for (const { mef, count } of mefs) report(importProblem('mef-unknown', { mef, count }, { element: 'ELEVE' }));
  const subjects: { subject: string; count: number }[] = await tx.execute(
    `select o.subject_code as subject, count(*)::int as count from pupil_option o join pupil p on p.id = o.pupil_id
     where p.uai = ? and p.school_year = ? and p.status = 'ENROLLED' and p.left_on is null
       and exists (select 1 from subject where uai = ? and school_year = ?)
       and o.subject_code not in (select code from subject where uai = ? and school_year = ?) group by 1 order by 1`,
    at,
  );
  for (const { subject, count } of subjects) {
    report(importProblem('subject-unknown', { subject, count }, { element: 'OPTIONS_ELEVE' }));
  }
}

interface Gathered {
  pupils: PupilRecord[];
  subjects: Map<string, readonly FollowedSubject[]>;
  structures: Map<string, readonly FollowedStructure[]>;
  scholarships: Map<string, string>;
  addresses: AddressRecord[];
}

async function gather(file: ElevesFile, { report }: FileContext): Promise<Gathered> {
  const read: Gathered = {
    pupils: [],
    subjects: new Map(),
    structures: new Map(),
    scholarships: new Map(),
    addresses: [],
  };
  const [ids, ines] = [new Set<string>(), new Set<string>()];
  for await (const batch of file.records) {
    for (const record of batch) {
      switch (record.type) {
        case 'pupil': {
          const { externalId, nationalId } = record.pupil;
          const place = { element: 'ELEVE', id: externalId };
          if (!nationalId) report(importProblem('ine-missing', {}, place));
          if (ids.has(externalId)) report(importProblem('id-repeated', {}, place));
          else if (nationalId && ines.has(nationalId))
            report(importProblem('ine-repeated', { ine: nationalId }, place));
          else read.pupils.push(record.pupil);
          ids.add(externalId);
          if (nationalId) ines.add(nationalId);
          break;
        }
        case 'subjects':
          read.subjects.set(record.pupil, record.subjects);
          break;
        case 'structures':
          read.structures.set(record.pupil, record.structures);
          break;
        case 'scholarship':
          read.scholarships.set(record.pupil, record.code);
          break;
        case 'address':
          read.addresses.push(record.address);
      }
    }
  }
  return read;
}

function optionRows(subjects: Gathered['subjects'], idOf: (pupil: string) => string | undefined): Row[] {
  return [...subjects].flatMap(([pupil, followed]) => {
    const pupilId = idOf(pupil);
    if (!pupilId) return [];
    const ranks = new Set(followed.map(({ rank }) => rank));
    // A rank written twice leaves no rank to trust: the order of the file is one.
    const numbered =
      ranks.size === followed.length ? followed : followed.map((option, index) => ({ ...option, rank: index + 1 }));
    return numbered.map((option): Row => ({ pupil_id: pupilId, ...asRow(option) }));
  });
}

function structureRows(structures: Gathered['structures'], idOf: (pupil: string) => string | undefined): Row[] {
  return [...structures].flatMap(([pupil, followed]) => {
    const pupilId = idOf(pupil);
    const byCode = new Map(followed.map((structure) => [structure.code, structure]));
    return pupilId ? [...byCode.values()].map((structure): Row => ({ pupil_id: pupilId, ...asRow(structure) })) : [];
  });
}

/** What the pupils of the file follow: the file says all of it. */
function applyFollowed(tx: EntityManager, table: Table, rows: Row[], pupils: readonly Row[]): Promise<Counts> {
  const scope = {
    where: 'pupil_id in (select value::uuid from jsonb_array_elements_text(?::jsonb))',
    values: [JSON.stringify(pupils.map((pupil) => pupil.id))],
  };
  return syncRows(tx, table, scope, rows, { gone: (missing) => deleteRows(tx, table, missing) });
}
