/** The academy's own groups for a formation, which its schools begin from (§3.5: template by school year and MEF). */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChoiceGroup } from '../domain/enrolment-dossier/choices.ts';
import {
  choiceGroupsOf,
  eligibleOptions,
  groupOffered,
  type MefOffer,
  type OfferedGroup,
  type OfferProblem,
  offeredGroup,
  problemsOfOffer,
} from '../domain/enrolment-dossier/offer.ts';
import { deriveChoiceGroups, nomenclatureOf } from './choice-groups.ts';

export interface ChoiceTemplate {
  readonly mef: string;
  readonly label: string;
  /** 0 as long as there is none. */
  readonly version: number;
  readonly establishments: number;
  readonly nomenclature: MefOffer;
  readonly groups: OfferedGroup[];
  readonly problems: OfferProblem[];
}

interface Place {
  readonly academyCode: string;
  readonly schoolYear: number;
  readonly mef: string;
}

async function establishmentsOf(em: EntityManager, academyCode: string): Promise<string[]> {
  const rows: { uai: string }[] = await em.execute(
    `select uai from establishment where academy_code = ? order by uai`,
    [academyCode],
  );
  return rows.map(({ uai }) => uai);
}

/** The formations that the academy's establishments teach in a year, and whether each has a template. */
export async function templatesOf(em: EntityManager, academyCode: string, schoolYear: number) {
  const formations = await nomenclatureOf(em, await establishmentsOf(em, academyCode), schoolYear);
  const rows: { mef: string }[] = await em.execute(
    `select mef from choice_template where academy_code = ? and school_year = ?`,
    [academyCode, schoolYear],
  );
  const having = new Set(rows.map(({ mef }) => mef));
  return [...formations.values()].map(({ mef, label, establishments }) => ({
    ...{ mef, label, establishments },
    hasTemplate: having.has(mef),
  }));
}

/** The template of a formation, or what the nomenclatures give to begin one; null when no establishment teaches it. */
export async function templateOf(em: EntityManager, place: Place): Promise<ChoiceTemplate | null> {
  const { academyCode, schoolYear, mef } = place;
  const nomenclature = (await nomenclatureOf(em, await establishmentsOf(em, academyCode), schoolYear, mef)).get(mef);
  if (!nomenclature) return null;
  const [row]: { groups: ChoiceGroup[]; version: number }[] = await em.execute(
    `select groups, version from choice_template where academy_code = ? and school_year = ? and mef = ?`,
    [academyCode, schoolYear, mef],
  );
  const groups = (row?.groups ?? choiceGroupsOf(nomenclature)).map((group) => offeredGroup(group));
  return {
    ...{ mef, label: nomenclature.label, establishments: nomenclature.establishments, nomenclature, groups },
    version: row?.version ?? 0,
    problems: problemsOfOffer(groups, nomenclature),
  };
}

/**
 * Writes a template; every establishment that has not touched the formation follows at once.
 * @returns false when somebody else changed it since `version`
 */
export async function saveTemplate(
  tx: EntityManager,
  place: Place,
  version: number,
  groups: readonly OfferedGroup[],
  nomenclature: MefOffer,
): Promise<boolean> {
  const { academyCode, schoolYear, mef } = place;
  const eligible = eligibleOptions(nomenclature);
  const content = JSON.stringify(groups.map((group) => groupOffered(group, eligible)));
  const written =
    version === 0
      ? await tx.execute(
          `insert into choice_template (academy_code, school_year, mef, groups) values (?, ?, ?, ?::jsonb) on conflict do nothing returning mef`,
          [academyCode, schoolYear, mef, content],
        )
      : await tx.execute(
          `update choice_template set groups = ?::jsonb, version = version + 1
           where academy_code = ? and school_year = ? and mef = ? and version = ? returning mef`,
          [content, academyCode, schoolYear, mef, version],
        );
  if (written.length > 0) await followTemplate(tx, place);
  return written.length > 0;
}

/** Does without a template: who followed it goes back to the nomenclature. @returns false when it is not that version any more */
export async function removeTemplate(tx: EntityManager, place: Place, version: number): Promise<boolean> {
  const { academyCode, schoolYear, mef } = place;
  const removed = await tx.execute(
    `delete from choice_template where academy_code = ? and school_year = ? and mef = ? and version = ? returning mef`,
    [academyCode, schoolYear, mef, version],
  );
  if (removed.length > 0) await followTemplate(tx, place);
  return removed.length > 0;
}

async function followTemplate(tx: EntityManager, { academyCode, schoolYear, mef }: Place): Promise<void> {
  const rows: { uai: string }[] = await tx.execute(
    `select m.uai from mef m join establishment e on e.uai = m.uai
     where e.academy_code = ? and m.school_year = ? and m.code = ? order by m.uai`,
    [academyCode, schoolYear, mef],
  );
  for (const { uai } of rows) await deriveChoiceGroups(tx, uai, schoolYear, mef);
}
