/** Fragments that several views share. Aliases and columns are ours, never a reader's: values always travel as parameters. */

/** A `timestamptz` as an ISO 8601 instant in UTC, to the millisecond. */
export const instant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** DENOM_PRINC and DENOM_COMPL of an establishment: `LYCEE POLYVALENT ANITA CONTI`. */
export const schoolName = (alias: string): string => `concat_ws(' ', ${alias}.name, ${alias}.name_complement)`;

/** First name, then the name in use. */
export const fullName = (alias: string): string =>
  `concat_ws(' ', ${alias}.first_name, coalesce(${alias}.usage_name, ${alias}.last_name))`;

/** The division of a pupil's row. */
export const classGroup = (pupilId: string): string =>
  `(select string_agg(ps.code, ', ' order by ps.code) from pupil_structure ps where ps.pupil_id = ${pupilId} and ps.type = 'D')`;

/** The printed name of a MEF in the nomenclature of an establishment and year; null when it is not there. */
export const mefLabel = (uai: string, schoolYear: string, mef: string): string =>
  `(select coalesce(m.printed_label, m.label) from mef m where (m.uai, m.school_year, m.code) = (${uai}, ${schoolYear}, ${mef}))`;

/** A label of a short code list of the nomenclature. */
export const codeLabel = (kind: string, uai: string, schoolYear: string, code: string): string =>
  `(select n.label from nomenclature_code n where (n.uai, n.school_year, n.kind, n.code) = (${uai}, ${schoolYear}, '${kind}', ${code}))`;

/** Formation of a dossier `d` whose affectation is `a`: as the lycée prints it, as the file calls it, else its code. */
export const dossierFormation = `coalesce(${mefLabel('d.receiving_uai', 'd.school_year', 'd.mef')}, a.formation_label, d.mef)`;

/** Whether the family can still act on dossier `d`: not closed by its timer, and the lycée's service is open. */
export const dossierClosed = `(d.closed or not coalesce(
  (select y.enrolment_service_open from establishment_year y where (y.uai, y.school_year) = (d.receiving_uai, d.school_year)), true))`;

/** What a guardian handed in for dossier `d` that its run has not answered yet (202), the oldest; null when there is none. */
export const dossierSending = `(select json_build_object('act', split_part(s.act, '.', 2), 'receipt', s.receipt, 'at', ${instant('s.received_at')})
  from submission s where s.subject_id = d.id and s.status = 'RECEIVED' and s.act in ('dossier.submit', 'dossier.refuse', 'dossier.agree', 'dossier.object')
  order by s.received_at limit 1)`;

/**
 * The version `v` of dossier `d` that stands (E-05), whoever handed it in: family, lycée from paper (E-10), head in a decision
 * (E-02). `keys` tells it, with its author `w` and its submission `s`; null when there is none, or a refusal stands.
 */
export const dossierVersion = (keys: string): string => `(select json_build_object(${keys})
  from dossier_version v left join submission s on s.id = v.submission_id left join account w on w.id = v.submitted_by_id
  where (v.dossier_id, v.version) = (d.id, d.version) and d.state in ('VALIDATED', 'INTEGRATED', 'COMPLETE', 'DISPUTED')
    and (d.state <> 'DISPUTED' or d.disputed_from = 'VALIDATED'))`;

/** The instant at which the campaign `c` opens. */
export const opensAt = instant(`to_timestamp((c.calendar->>'opensAt')::bigint / 1000.0)`);

/** The documents asked for dossier `d`, with the day each was received. */
export const dossierDocuments = `(select coalesce(json_agg(json_build_object('id', r.id, 'label', r.label, 'mandatory', r.mandatory,
    'receivedAt', ${instant('dd.received_at')}) order by r.position, r.label), '[]')
  from required_document r
  left join dossier_document dd on dd.dossier_id = d.id and dd.document_id = r.id
  where r.uai = d.receiving_uai and r.school_year = d.school_year and (r.mef is null or r.mef = d.mef))`;

/** Whether a dossier's family was reminded within a day, by its calendar or by somebody: it is not again so soon. */
export const remindedLately = (dossierId: string): string =>
  `exists (select 1 from letter l where l.subject_id = ${dossierId} and l.letter_id = 'M-09' and l.recorded_at > now() - interval '20 hours')`;

/** The address that letters to guardian `g` go to: one proposed and accepted counts once its link has been opened (§1.3). */
export const letterAddress = (g: string): string =>
  `case when ${g}.email_confirmed then ${g}.email else ${g}.confirmed_email end`;

/** The rows of the human that guardian `g` is a row of, by their account: what one row has shown is known of the others. */
export const sameHuman = (id: string, g: string): string =>
  `(${id} = ${g}.id or ${id} in (select o.guardian_id from guardian_account a join guardian_account o on o.account_id = a.account_id
     where a.guardian_id = ${g}.id))`;

/**
 * Whether guardian `g` has nothing to confirm for an address: letters go there already, or its link has been opened. The
 * address is written twice.
 */
export const addressConfirmed = (g: string, address: string): string =>
  `(coalesce(lower(${letterAddress(g)}) = lower(${address}), false) or exists (select 1 from email_confirmation c
     where c.confirmed_at is not null and lower(c.address) = lower(${address}) and ${sameHuman('c.guardian_id', g)}))`;
