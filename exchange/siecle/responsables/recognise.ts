import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileContext } from '../../import-context.ts';
import { indexBy, nameKey } from '../recognise.ts';
import type { PersonRecord } from './read.ts';

/** A guardian row as the base has it, reduced to what recognises a person. */
interface KnownGuardian {
  readonly id: string;
  readonly external_id: string | null;
  readonly last_name: string;
  readonly first_name: string | null;
  readonly contacts: readonly string[];
  readonly pupils: readonly string[];
}

/**
 * For each PERSONNE_ID of the file, the id of our row, known or new. PERSONNE_ID is not stable between exports (§1.3), and an
 * account hangs on the row: trusting the number alone could show one family to another. So the name has to agree as well,
 * or the child, or a telephone or mail address; the surest signs come first for all, so that nobody takes another's row.
 * @param pupilsOf our ids of the pupils that the file links to a PERSONNE_ID
 */
export async function recogniseGuardians(
  tx: EntityManager,
  persons: readonly PersonRecord[],
  pupilsOf: (person: string) => ReadonlySet<string>,
  { uai, schoolYear }: FileContext,
): Promise<ReadonlyMap<string, string>> {
  const known: KnownGuardian[] = await tx.execute(
    `select g.id, g.external_id, g.last_name, g.first_name,
       to_jsonb(array_remove(array[g.phone_home, g.phone_work, g.phone_mobile, lower(g.email)], null)) as contacts,
       coalesce((select jsonb_agg(r.pupil_id) from responsibility r where r.guardian_id = g.id), '[]') as pupils
     from guardian g where g.uai = ? and g.school_year = ? order by g.id`,
    [uai, schoolYear],
  );
  const byNumber = indexBy(known, (guardian) => guardian.external_id);
  const byName = indexBy(known, ({ last_name, first_name }) => nameKey(last_name, first_name));
  const nameOf = ({ lastName, firstName }: PersonRecord): string => nameKey(lastName, firstName);
  const sameName = (person: PersonRecord, { last_name, first_name }: KnownGuardian): boolean =>
    nameKey(last_name, first_name) === nameOf(person);
  const sameChild = (person: PersonRecord, { pupils }: KnownGuardian): boolean =>
    pupils.some((pupil) => pupilsOf(person.externalId).has(pupil));
  const sameContact = (person: PersonRecord, { contacts }: KnownGuardian): boolean =>
    [person.phoneHome, person.phoneWork, person.phoneMobile, person.email?.toLowerCase()].some(
      (contact) => contact && contacts.includes(contact),
    );
  /** From the surest to the least sure; a row found by its number alone is another person's. */
  const signs: ((person: PersonRecord) => readonly KnownGuardian[])[] = [
    (person) => byNumber.get(person.externalId)?.filter((guardian) => sameName(person, guardian)) ?? [],
    (person) => byName.get(nameOf(person))?.filter((guardian) => sameChild(person, guardian)) ?? [],
    (person) => byName.get(nameOf(person))?.filter((guardian) => sameContact(person, guardian)) ?? [],
    // A corrected name.
    (person) => byNumber.get(person.externalId)?.filter((guardian) => sameChild(person, guardian)) ?? [],
  ];
  const taken = new Set<string>();
  const result = new Map<string, string>();
  for (const sign of signs) {
    for (const person of persons) {
      if (result.has(person.externalId)) continue;
      const found = sign(person).find(({ id }) => !taken.has(id));
      if (!found) continue;
      taken.add(found.id);
      result.set(person.externalId, found.id);
    }
  }
  for (const { externalId } of persons) if (!result.has(externalId)) result.set(externalId, randomUUID());
  return result;
}
