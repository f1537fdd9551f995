/** The choices of a dossier as the base keeps them: checked, held against the places that are left, counted, remembered. */
import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { groupsOfDossier } from '../database/choice-groups.ts';
import type { DossierRow } from '../database/entities/index.ts';
import { type ChoiceGroup, type Choices, problemsOfChoices } from '../domain/enrolment-dossier/choices.ts';
import { type Asked, refuse } from './act.ts';

type Dossier = InferEntity<typeof DossierRow>;

/**
 * Takes a family's choices in as the next version (E-05: the previous one is kept). They are checked again, places included:
 * who comes second to the last place of an option is told which one to replace (E-06). Dossiers of one formation take their
 * turn here, so that the last place is given once.
 * @returns the groups as this pupil met them
 */
export async function acceptChoices(
  tx: EntityManager,
  dossier: Dossier,
  choices: Choices,
  asked: Asked,
  submissionId: string,
): Promise<ChoiceGroup[]> {
  const { receivingUai, schoolYear, mef } = dossier;
  await tx.execute(`select pg_advisory_xact_lock(hashtext(?))`, [`places:${receivingUai}:${schoolYear}:${mef}`]);
  // The dossier's own earlier choices are free for itself.
  await freeThePlace(tx, dossier);
  const groups = await groupsOfDossier(tx, dossier);
  const [problem] = problemsOfChoices(groups, choices);
  if (problem) {
    const { group, problem: what, option } = problem;
    refuse('choices-invalid', { group, problem: what, ...(option !== undefined && { option }) });
  }
  const version = dossier.version + 1;
  Object.assign(dossier, { version, choices });
  await tx.flush();
  const rows = Object.entries(choices).flatMap(([group, codes]) =>
    codes.map((code, index) => ({ group, code, position: index + 1 })),
  );
  await tx.execute(
    `insert into dossier_choice (dossier_id, group_key, position, code, receiving_uai, school_year, mef)
     select ?, r."group", r.position, r.code, ?, ?, ? from jsonb_to_recordset(?::jsonb) as r("group" text, position int, code text)`,
    [dossier.id, receivingUai, schoolYear, mef, JSON.stringify(rows)],
  );
  await tx.execute(
    `insert into dossier_version (dossier_id, version, choices, submission_id, submitted_at, submitted_by_id, channel)
     values (?, ?, ?::jsonb, ?, ?, ?, ?)`,
    [
      ...[dossier.id, version, JSON.stringify(choices), submissionId, asked.at, asked.accountId],
      asked.channel ?? 'WEB',
    ],
  );
  return groups;
}

/** The options of a dossier are counted no more: its place, or its earlier choices, are free for others. */
export async function freeThePlace(tx: EntityManager, dossier: { id: string }): Promise<void> {
  await tx.execute(`delete from dossier_choice where dossier_id = ?`, [dossier.id]);
}
