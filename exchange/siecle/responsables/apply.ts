import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileContext } from '../../import-context.ts';
import { importProblem } from '../../problems.ts';
import { asRow, type Counts, type Row, syncRows } from '../../sync.ts';
import type { AddressRecord } from '../address.ts';
import { applyAddresses, ownersByAddress } from '../addresses.ts';
import { freeExternalIds } from '../external-ids.ts';
import type { LinkRecord, PersonRecord, ResponsablesFile } from './read.ts';
import { recogniseGuardians } from './recognise.ts';

/** Legal guardians of one pupil at most (schema: 1..2, §1.2). */
const LEGAL_GUARDIANS = 2;

/**
 * The persons of (establishment, year) and who they answer for. One PERSONNE is one row, whoever its children are; a link
 * the file no longer has is ended, never deleted (§1.6).
 */
export async function applyResponsables(
  tx: EntityManager,
  file: ResponsablesFile,
  context: FileContext,
): Promise<Record<string, Counts>> {
  const { uai, schoolYear, report } = context;
  const read = await gather(file, context);
  const pupils = await pupilsByNumber(tx, context);
  const links = resolvable(read, pupils, context);
  const pupilsOf = new Map<string, Set<string>>();
  for (const { person, pupilRow } of links) {
    pupilsOf.set(person, (pupilsOf.get(person) ?? new Set()).add(pupilRow.id));
  }
  const idOf = await recogniseGuardians(tx, read.persons, (person) => pupilsOf.get(person) ?? new Set(), context);
  const people = read.persons.map(({ externalId, address }) => ({ id: idOf.get(externalId) ?? '', address }));
  const homes = await applyAddresses(tx, read.addresses, ownersByAddress(people), context);

  const rows = read.persons.map((person): Row => {
    const { address, ...fields } = person;
    if (address !== null && !homes.idOf.has(address)) {
      report(importProblem('address-unknown', { address }, { element: 'PERSONNE', id: person.externalId }));
    }
    const address_id = address === null ? null : (homes.idOf.get(address) ?? null);
    return { id: idOf.get(person.externalId) ?? '', uai, school_year: schoolYear, ...asRow(fields), address_id };
  });
  // Whose links an earlier file brought: to be known before any row loses its number.
  const imported = await importedGuardians(tx, context);
  await freeExternalIds(tx, 'guardian', context, new Map(rows.map((row) => [String(row.id), String(row.external_id)])));
  const scope = { where: 'uai = ? and school_year = ?', values: [uai, schoolYear] };
  const persons = await syncRows(tx, { name: 'guardian', key: ['id'], version: 'version' }, scope, rows);
  const homeOf = new Map(rows.map((row) => [String(row.id), row.address_id]));
  const linkRows = links.map(({ pupil: _, person, pupilRow, housesPupil, ...fields }): Row => {
    const guardianId = idOf.get(person) ?? '';
    return {
      pupil_id: pupilRow.id,
      guardian_id: guardianId,
      ...asRow(fields),
      houses_pupil: housesPupil ?? houses(pupilRow, fields.level, homeOf.get(guardianId)),
      ended_on: null,
    };
  });
  const guardians = [...new Set([...imported, ...rows.map((row) => String(row.id))])];
  const responsibilities = await applyLinks(tx, linkRows, guardians, context);
  await warnOfGuardians(tx, context);
  return { persons, addresses: homes.counts, links: responsibilities };
}

interface Gathered {
  persons: PersonRecord[];
  links: LinkRecord[];
  addresses: AddressRecord[];
}

async function gather(file: ResponsablesFile, { report }: FileContext): Promise<Gathered> {
  const read: Gathered = { persons: [], links: [], addresses: [] };
  const ids = new Set<string>();
  for await (const batch of file.records) {
    for (const record of batch) {
      if (record.type === 'person') {
        const { externalId } = record.person;
        if (ids.has(externalId)) report(importProblem('id-repeated', {}, { element: 'PERSONNE', id: externalId }));
        else read.persons.push(record.person);
        ids.add(externalId);
      } else if (record.type === 'link') read.links.push(record.link);
      else read.addresses.push(record.address);
    }
  }
  return read;
}

interface PupilOfBase {
  readonly id: string;
  readonly external_id: string;
  readonly address_id: string | null;
}

async function pupilsByNumber(
  tx: EntityManager,
  { uai, schoolYear }: FileContext,
): Promise<ReadonlyMap<string, PupilOfBase>> {
  const known: PupilOfBase[] = await tx.execute(
    `select id, external_id, address_id from pupil where uai = ? and school_year = ? and external_id is not null`,
    [uai, schoolYear],
  );
  return new Map(known.map((pupil) => [pupil.external_id, pupil]));
}

interface ResolvedLink extends LinkRecord {
  readonly pupilRow: PupilOfBase;
}

/** The links whose two ends are known, each once; the others are told. */
function resolvable(
  { persons, links }: Gathered,
  pupils: ReadonlyMap<string, PupilOfBase>,
  { report }: FileContext,
): ResolvedLink[] {
  const known = new Set(persons.map(({ externalId }) => externalId));
  const seen = new Set<string>();
  return links.flatMap((link): ResolvedLink[] => {
    const id = `${link.pupil}/${link.person}`;
    const place = { element: 'RESPONSABLE_ELEVE', id };
    const pupilRow = pupils.get(link.pupil);
    if (!pupilRow) report(importProblem('pupil-unknown', { pupil: link.pupil }, place));
    if (!known.has(link.person)) report(importProblem('person-unknown', { person: link.person }, place));
    if (!pupilRow || !known.has(link.person)) return [];
    if (seen.has(id)) {
      report(importProblem('link-repeated', {}, place));
      return [];
    }
    seen.add(id);
    return [{ ...link, pupilRow }];
  });
}

/** Before 2018 the file did not say who houses the pupil: whoever lives there, or a legal guardian of one without a home of their own. */
const houses = (pupil: PupilOfBase, level: number, home: Row[string] | undefined): boolean =>
  pupil.address_id === null ? level === 1 : pupil.address_id === home;

async function importedGuardians(tx: EntityManager, { uai, schoolYear }: FileContext): Promise<string[]> {
  const rows: { id: string }[] = await tx.execute(
    `select id from guardian where uai = ? and school_year = ? and external_id is not null`,
    [uai, schoolYear],
  );
  return rows.map(({ id }) => id);
}

function applyLinks(
  tx: EntityManager,
  rows: readonly Row[],
  guardians: readonly string[],
  { uai, schoolYear, today }: FileContext,
): Promise<Counts> {
  const scope = {
    where: `guardian_id in (select value::uuid from jsonb_array_elements_text(?::jsonb))
            and pupil_id in (select id from pupil where uai = ? and school_year = ? and external_id is not null)`,
    values: [JSON.stringify(guardians), uai, schoolYear],
  };
  return syncRows(tx, { name: 'responsibility', key: ['pupil_id', 'guardian_id'] }, scope, rows, {
    gone: async (missing) => {
      const ended = missing.filter((row) => row.ended_on === null);
      await tx.execute(
        `update responsibility t set ended_on = ?::date from jsonb_to_recordset(?::jsonb) as r(pupil_id uuid, guardian_id uuid)
         where (t.pupil_id, t.guardian_id) = (r.pupil_id, r.guardian_id)`,
        [today, JSON.stringify(ended)],
      );
      return ended.length;
    },
  });
}

/** A pupil needs one legal guardian, and the format allows two: E-19, §1.2. */
async function warnOfGuardians(tx: EntityManager, { uai, schoolYear, report }: FileContext): Promise<void> {
  const unusual: { external_id: string; guardians: number }[] = await tx.execute(
    `select p.external_id, count(r.guardian_id)::int as guardians from pupil p
     left join responsibility r on r.pupil_id = p.id and r.level = 1 and r.ended_on is null
     where p.uai = ? and p.school_year = ? and p.external_id is not null and p.left_on is null
     group by p.id having count(r.guardian_id) not between 1 and ${LEGAL_GUARDIANS} order by p.external_id`,
    [uai, schoolYear],
  );
  for (const { external_id: id, guardians } of unusual) {
    const place = { element: 'ELEVE', id };
    report(
      guardians === 0
        ? importProblem('legal-guardian-missing', {}, place)
        : importProblem('legal-guardians-too-many', { count: guardians }, place),
    );
  }
}
