import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { FileContext } from '../../import-context.ts';
import { importProblem } from '../../problems.ts';
import { indexBy, nameKey } from '../recognise.ts';
import type { PupilRecord } from './read.ts';

/** A pupil row as the base has it, reduced to what recognises a pupil. */
interface KnownPupil {
  readonly id: string;
  readonly identity_id: string;
  readonly national_id: string | null;
  readonly elenoet: string | null;
  readonly last_name: string;
  readonly first_name: string;
  readonly born_on: string | null;
}

export interface RecognisedPupil {
  /** Our row: one that the base has, or a new one. */
  readonly id: string;
  /** The child, whatever the establishment. */
  readonly identityId: string;
}

/**
 * For each ELEVE_ID of the file, our row. A pupil is recognised by INE, else by ELENOET, else by name and birth date, which
 * a person is asked to check (§1.3): ELEVE_ID is not stable between exports.
 */
export async function recognisePupils(
  tx: EntityManager,
  pupils: readonly PupilRecord[],
  { uai, schoolYear, report }: FileContext,
): Promise<ReadonlyMap<string, RecognisedPupil>> {
  const known: KnownPupil[] = await tx.execute(
    `select id, identity_id, national_id, elenoet, last_name, first_name, born_on::text from pupil
     where uai = ? and school_year = ? order by id`,
    [uai, schoolYear],
  );
  const identities = await identitiesElsewhere(tx, pupils);
  const byIne = indexBy(known, (pupil) => pupil.national_id);
  const byElenoet = indexBy(known, (pupil) => pupil.elenoet);
  const byName = indexBy(
    known,
    ({ last_name, first_name, born_on }) => born_on && nameKey(last_name, first_name) + born_on,
  );

  const taken = new Set<string>();
  const result = new Map<string, RecognisedPupil>();
  const settle = (pupil: PupilRecord, found: KnownPupil | undefined): void => {
    if (found) taken.add(found.id);
    const identityId = found?.identity_id ?? identities.get(pupil.nationalId ?? '') ?? randomUUID();
    result.set(pupil.externalId, { id: found?.id ?? randomUUID(), identityId });
  };
  // The surest signs first for all pupils: nobody takes by name the row that another has by INE.
  const withoutIne = pupils.filter((pupil) => {
    const found = byIne.get(pupil.nationalId ?? '')?.[0];
    if (found) settle(pupil, found);
    return !found;
  });
  // Another INE means another child, whatever else is alike (twins, a number given again).
  const mayBe = (pupil: PupilRecord) => (candidate: KnownPupil) =>
    !taken.has(candidate.id) && (!pupil.nationalId || !candidate.national_id);
  const withoutNumber = withoutIne.filter((pupil) => {
    const found = byElenoet.get(pupil.elenoet ?? '')?.find(mayBe(pupil));
    if (found) settle(pupil, found);
    return !found;
  });
  for (const pupil of withoutNumber) {
    const alike = byName.get(nameKey(pupil.lastName, pupil.firstName) + pupil.bornOn)?.filter(mayBe(pupil)) ?? [];
    const found = alike.length === 1 ? alike[0] : undefined;
    if (found) report(importProblem('pupil-matched-by-name', {}, { element: 'ELEVE', id: pupil.externalId }));
    settle(pupil, found);
  }
  return result;
}

/** The children that other bases know, by INE. */
async function identitiesElsewhere(
  tx: EntityManager,
  pupils: readonly PupilRecord[],
): Promise<ReadonlyMap<string, string>> {
  const rows: { national_id: string; identity_id: string }[] = await tx.execute(
    `select distinct on (national_id) national_id, identity_id from pupil
     where national_id in (select value from jsonb_array_elements_text(?::jsonb)) order by national_id, school_year desc, id`,
    [JSON.stringify(pupils.flatMap(({ nationalId }) => nationalId ?? []))],
  );
  return new Map(rows.map(({ national_id, identity_id }) => [national_id, identity_id]));
}
