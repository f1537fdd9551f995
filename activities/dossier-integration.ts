/**
 * Integration (§3.7): writing an enrolled pupil into the base of N+1, and, as long as it may be taken back, out of it again.
 */
import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { groupsOfDossier } from '../database/choice-groups.ts';
import type { DossierRow } from '../database/entities/index.ts';
import { grantedRegime } from '../domain/enrolment-dossier/boarding.ts';
import { grantedOptions } from '../domain/enrolment-dossier/choices.ts';
import { isLanguageCode, languageAtRank } from '../domain/enrolment-dossier/offer.ts';
import { refuse } from './act.ts';

type Dossier = InferEntity<typeof DossierRow>;

/** What the staff say with an integration. */
export interface IntegrationContent {
  /** The regime granted; absent: the one chosen, unless that is a request (boarding). */
  readonly regime?: string | null;
  /** The wish granted by group, where it is not the first one (§6.2). */
  readonly granted?: Readonly<Record<string, string>> | null;
}

/** A pupil of the base as it was before the integration. */
export interface PupilBefore {
  readonly pupilId: string;
  readonly regimeCode: string | null;
  readonly mef: string | null;
  readonly enteredOn: string | null;
  readonly status: string;
  readonly options: readonly { readonly rank: number; readonly code: string; readonly mode: string | null }[];
}

/**
 * The expected pupil becomes an enrolled one, with the formation of the affectation, the options granted (O/F with their
 * rank) and the regime. Written again, it gives the same rows. Boarding is a request: the staff say what is granted.
 * @returns what it replaced
 */
export async function writePupilIntoBase(
  tx: EntityManager,
  dossier: Dossier,
  { regime: said, granted }: IntegrationContent,
): Promise<PupilBefore> {
  const pupilId = dossier.expectedPupilId;
  if (!pupilId) refuse('pupil-not-in-base');
  const groups = await groupsOfDossier(tx, dossier);
  const choices = granting(dossier, granted ?? null);
  const regime = grantedRegime(groups, choices, said ?? null);
  if ('problem' in regime) {
    if (regime.problem === 'undecided') refuse('boarding-undecided');
    refuse('choices-invalid', { group: 'regime', problem: 'unknown-option' });
  }
  const before = await pupilBefore(tx, pupilId);
  await tx.execute(
    `update pupil set status = 'ENROLLED', mef = ?, regime_code = coalesce(?, regime_code), version = version + 1,
       entered_on = coalesce((select starts_on from establishment_year where uai = pupil.uai and school_year = pupil.school_year), entered_on)
     where id = ?`,
    [dossier.mef, regime.code, pupilId],
  );
  const options = await subjectsAtTheirRank(tx, dossier, grantedOptions(groups, choices));
  await replaceOptions(
    tx,
    pupilId,
    options.map(({ rank, subjectCode, modality }) => ({ rank, code: subjectCode, mode: modality })),
  );
  dossier.granted = granted ? { ...granted } : null;
  return before;
}

/** The accepted choices with the wish granted first in each list. @throws a refusal when it is none of the wishes */
function granting(dossier: Dossier, granted: Readonly<Record<string, string>> | null) {
  const choices = { ...(dossier.choices ?? {}) };
  for (const [group, code] of Object.entries(granted ?? {})) {
    const wishes = choices[group] ?? [];
    if (!wishes.includes(code)) refuse('choices-invalid', { group, problem: 'unknown-option', option: code });
    choices[group] = [code, ...wishes.filter((wish) => wish !== code)];
  }
  return choices;
}

async function pupilBefore(tx: EntityManager, pupilId: string): Promise<PupilBefore> {
  const [row]: PupilBefore[] = await tx.execute(
    `select id::text as "pupilId", regime_code as "regimeCode", mef, entered_on::text as "enteredOn", status,
       (select coalesce(json_agg(json_build_object('rank', o.rank, 'code', o.subject_code, 'mode', o.election_mode) order by o.rank), '[]')
        from pupil_option o where o.pupil_id = pupil.id) as options
     from pupil where id = ? for update`,
    [pupilId],
  );
  if (!row) refuse('pupil-not-in-base');
  return row;
}

/** Takes an integration back: the pupil is expected again, as before. */
export async function restorePupil(tx: EntityManager, dossier: Dossier, before: PupilBefore): Promise<void> {
  await tx.execute(
    `update pupil set status = ?, mef = ?, regime_code = ?, entered_on = ?::date, version = version + 1 where id = ?`,
    [before.status, before.mef, before.regimeCode, before.enteredOn, before.pupilId],
  );
  await replaceOptions(tx, before.pupilId, before.options);
  dossier.integratedAt = null;
}

/** A pupil whose affectation is gone leaves the lycée's base of N+1; a later affectation brings the same row back (§1.6). */
export async function leaveTheBase(tx: EntityManager, dossier: Dossier): Promise<void> {
  if (!dossier.expectedPupilId) return;
  await tx.execute(
    `update pupil set status = 'EXPECTED', left_on = current_date, version = version + 1
     where id = ? and not exists (select 1 from dossier d where d.expected_pupil_id = pupil.id and d.id <> ? and d.state <> 'CANCELLED')`,
    [dossier.expectedPupilId, dossier.id],
  );
  await tx.execute(
    `delete from pupil_option where pupil_id = ? and exists (select 1 from pupil where id = pupil_id and left_on is not null)`,
    [dossier.expectedPupilId],
  );
}

async function replaceOptions(tx: EntityManager, pupilId: string, options: PupilBefore['options']): Promise<void> {
  await tx.execute(`delete from pupil_option where pupil_id = ?`, [pupilId]);
  await tx.execute(
    `insert into pupil_option (pupil_id, rank, subject_code, election_mode)
     select ?, rank, code, mode from jsonb_to_recordset(?::jsonb) as o(rank int, code text, mode text)`,
    [pupilId, JSON.stringify(options)],
  );
}

type Granted = ReturnType<typeof grantedOptions>;

/**
 * A language swapped changes its rank, hence its code (espagnol LV2 030602, espagnol LV1 030601), where the lycée's
 * nomenclature has the one for that rank; otherwise the code followed so far stays.
 */
async function subjectsAtTheirRank(tx: EntityManager, dossier: Dossier, granted: Granted): Promise<Granted> {
  const languages = granted.filter(({ subjectCode }) => isLanguageCode(subjectCode));
  const wanted = new Map(
    languages.map(({ subjectCode }, index) => [subjectCode, languageAtRank(subjectCode, index + 1)]),
  );
  const taught: { code: string }[] = await tx.execute(
    `select code from subject where uai = ? and school_year = ? and code in (select value from jsonb_array_elements_text(?::jsonb))`,
    [dossier.receivingUai, dossier.schoolYear, JSON.stringify([...wanted.values()])],
  );
  const known = new Set(taught.map(({ code }) => code));
  return granted.map((option) => {
    const code = wanted.get(option.subjectCode);
    return code && known.has(code) ? { ...option, subjectCode: code } : option;
  });
}
