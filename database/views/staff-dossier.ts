import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChoiceGroup, Choices } from '../../domain/enrolment-dossier/choices.ts';
import type { Agreement, CancelCause, Channel, RunState } from '../../domain/enrolment-dossier/dossier.ts';
import type { Side } from '../../domain/enrolment-dossier/follow-up.ts';
import type { Authority, Level } from '../../domain/pupil-record/responsibility.ts';
import { groupsOfDossier } from '../choice-groups.ts';
import { type DossierLine, dossierLine, lineFrom, type RawDossierLine } from './dossier-list.ts';
import type { DossierDocument } from './dossier-page.ts';
import { codeLabel, dossierDocuments, fullName, instant } from './sql.ts';

export interface StaffDossier {
  readonly line: DossierLine;
  readonly side: Side;
  /** State of the run, of which the acts depend. */
  readonly runState: RunState;
  readonly version: number;
  readonly round: number;
  readonly campaignId: string;
  readonly groups: ChoiceGroup[];
  readonly choices: Choices | null;
  readonly channel: Channel | null;
  readonly refusalReason: string | null;
  readonly documents: DossierDocument[];
  readonly pupil: {
    readonly pupilId: string;
    /** A row of this establishment’s own base. */
    readonly ours: boolean;
    readonly bornOn: string | null;
    readonly nationalId: string | null;
    readonly regime: string | null;
  } | null;
  /** Kinship is a code. */
  readonly guardians: {
    readonly guardianId: string;
    readonly name: string;
    readonly kinship: string;
    readonly level: Level;
    readonly phone: string | null;
    readonly email: string | null;
    readonly hasAccount: boolean;
    readonly authority: Authority;
    readonly authorityDecision: { readonly on: string; readonly court: string } | null;
    readonly bounced: boolean;
  }[];
  readonly recordChangeIds: string[];
  readonly boardingAsked: boolean;
  readonly granted: Record<string, string> | null;
  readonly undoable: { readonly submissionId: string; readonly act: string; readonly until: string } | null;
  readonly dispute: {
    readonly at: string;
    readonly about: 'VALIDATED' | 'REFUSED';
    readonly by: string;
    readonly against: string;
    readonly objection: string | null;
  } | null;
  readonly secondGuardian: { readonly agreement: Agreement; readonly objectionUntil: string | null };
  readonly versions: {
    readonly version: number;
    readonly at: string;
    readonly by: string | null;
    readonly channel: Channel;
    readonly choices: Choices;
  }[];
  readonly draftKept: {
    readonly choices: Choices;
    readonly by: string | null;
    readonly at: string | null;
    readonly why: 'closed' | 'frozen';
  } | null;
  readonly cancelled: { readonly cause: CancelCause; readonly replacedBy: string | null } | null;
  readonly journal: { readonly at: string; readonly act: string; readonly by: string | null }[];
}

interface Row {
  page: Omit<StaffDossier, 'groups' | 'side' | 'line' | 'boardingAsked'> & { line: RawDossierLine };
  receiving_uai: string;
  school_year: number;
  mef: string;
  origin_pupil_id: string | null;
}

/**
 * A dossier as the staff of its receiving or of its origin establishment see it. The origin is shown the state and its own
 * pupil: no choice, no reason, no document, no change of the record (§3.7, minimisation).
 */
export async function staffDossier(em: EntityManager, dossierId: string, side: Side): Promise<StaffDossier | null> {
  const receiving = side === 'receiving';
  const pupilId = receiving ? 'coalesce(d.expected_pupil_id, d.origin_pupil_id)' : 'd.origin_pupil_id';
  const ownOnly = (sql: string, otherwise: string): string => (receiving ? sql : otherwise);
  const [row]: Row[] = await em.execute(
    `select d.receiving_uai, d.school_year, d.mef, d.origin_pupil_id, json_build_object(
       'line', ${dossierLine(side)}, 'runState', d.state, 'version', d.version, 'round', a.round, 'campaignId', d.campaign_id,
       'choices', ${ownOnly('d.choices', 'null')}, 'channel', ${ownOnly('d.channel', 'null')},
       'refusalReason', ${ownOnly('d.refusal_reason', 'null')}, 'documents', ${ownOnly(dossierDocuments, `'[]'::json`)},
       'pupil', (select json_build_object('pupilId', p.id, 'ours', p.uai = d.${receiving ? 'receiving_uai' : 'origin_uai'}, 'bornOn', p.born_on, 'nationalId', p.national_id,
         'regime', ${codeLabel('regime', 'p.uai', 'p.school_year', 'p.regime_code')}) from pupil p where p.id = ${pupilId}),
       'guardians', (select coalesce(json_agg(json_build_object('guardianId', g.id, 'name', ${fullName('g')}, 'kinship', r.kinship_code, 'level', r.level,
           'phone', coalesce(g.phone_mobile, g.phone_home, g.phone_work), 'email', g.email,
           'hasAccount', exists (select 1 from guardian_account ga where ga.guardian_id = g.id), 'authority', r.authority,
           'authorityDecision', case when r.authority <> 'FULL' then (select json_build_object('on', j.details->>'on', 'court', j.details->>'court')
             from journal j where j.subject_id = g.id and j.act in ('authorityWithdrawn', 'authorityLimited') order by j.at desc limit 1) end,
           'bounced', exists (select 1 from letter l where l.subject_id = d.id and l.to_address = g.email and l.failed_at is not null
             and not exists (select 1 from letter s where s.subject_id = d.id and s.to_address = g.email and s.sent_at > l.failed_at))) order by r.level, r.kinship_code, g.id), '[]')
         from responsibility r join guardian g on g.id = r.guardian_id
         where r.pupil_id = ${pupilId} and (r.ended_on is null or r.ended_on > current_date or r.authority = 'WITHDRAWN')),
       'recordChangeIds', ${ownOnly(
         `(select coalesce(json_agg(rc.id order by rc.submitted_at), '[]') from record_change rc
           where rc.dossier_id = d.id and rc.state in ('SUBMITTED', 'IN_REVIEW'))`,
         `'[]'::json`,
       )},
       'granted', ${ownOnly('d.granted', 'null')},
       'undoable', ${ownOnly(
         `case when d.undo_until > now() then json_build_object('submissionId', d.undo_submission_id, 'act', d.undo->>'act',
           'until', ${instant('d.undo_until')}) end`,
         'null',
       )},
       'dispute', ${ownOnly(
         `case when d.state = 'DISPUTED' then json_build_object('at', ${instant('d.disputed_at')}, 'about', d.disputed_from,
           'by', coalesce((select name from account where id = d.disputed_by_id), ''), 'objection', d.objection,
           'against', coalesce((select name from account where id = case d.disputed_from when 'REFUSED' then d.refused_by_id
             else d.submitted_by_id end), '')) end`,
         'null',
       )},
       'secondGuardian', json_build_object('agreement', d.agreement, 'objectionUntil', ${instant('d.objection_until')}),
       'versions', ${ownOnly(
         `(select coalesce(json_agg(json_build_object('version', v.version, 'at', ${instant('v.submitted_at')}, 'by', w.name,
           'channel', v.channel, 'choices', v.choices) order by v.version desc), '[]')
           from dossier_version v left join account w on w.id = v.submitted_by_id where v.dossier_id = d.id)`,
         `'[]'::json`,
       )},
       'draftKept', ${ownOnly(
         `case when d.draft is not null and (d.draft_frozen_at is not null or d.closed and d.state in ('NOT_ENROLLED', 'PAPER', 'DISPUTED'))
           then json_build_object('choices', d.draft->'choices', 'by', (select name from account where id = d.draft_saved_by_id),
             'at', ${instant('coalesce(d.draft_saved_at, d.draft_frozen_at)')},
             'why', case when d.draft_frozen_at is null then 'closed' else 'frozen' end) end`,
         'null',
       )},
       'cancelled', case when d.state = 'CANCELLED' then json_build_object('cause', coalesce(d.cancel_cause, 'AFFECTATION_REMOVED'),
         'replacedBy', (select n.id from dossier n where n.identity_id = d.identity_id and n.school_year = d.school_year
           and n.state <> 'CANCELLED' and n.${side}_uai = d.${side}_uai order by n.created_at desc limit 1)) end,
       'journal', (select coalesce(json_agg(json_build_object('at', ${instant('j.at')}, 'act', j.act, 'by', w.name) order by j.at, j.key), '[]')
         from journal j left join account w on w.id = j.by_account_id where j.subject_id = d.id)
     ) as page
     from dossier d join affectation a on a.id = d.affectation_id where d.id = ?`,
    [dossierId],
  );
  if (!row) return null;
  const groups = receiving
    ? await groupsOfDossier(em, {
        id: dossierId,
        receivingUai: row.receiving_uai,
        schoolYear: row.school_year,
        mef: row.mef,
        originPupilId: row.origin_pupil_id,
      })
    : [];
  const line = lineFrom(row.page.line);
  return { ...row.page, line, side, groups, boardingAsked: receiving && row.page.line.waiting.boardingAsked };
}
