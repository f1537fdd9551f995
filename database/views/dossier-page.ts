import type { EntityManager } from '@mikro-orm/postgresql';
import type { SecondGuardianPolicy } from '../../domain/campaign/campaign.ts';
import type { ChoiceGroup, Choices } from '../../domain/enrolment-dossier/choices.ts';
import type { Agreement, CancelCause, DossierState, RunState } from '../../domain/enrolment-dossier/dossier.ts';
import type { FamilyAct } from '../../domain/enrolment-dossier/family-acts.ts';
import type { Draft } from '../../domain/enrolment-dossier/journey.ts';
import type { WaitingFacts } from '../../domain/enrolment-dossier/waiting.ts';
import { groupsOfDossier } from '../choice-groups.ts';
import { type EstablishmentSheet, establishmentSheet } from './establishment-sheet.ts';
import {
  dossierClosed,
  dossierDocuments,
  dossierFormation,
  dossierSending,
  dossierVersion,
  instant,
  opensAt,
  schoolName,
} from './sql.ts';
import { type ShownWaiting, waitingFacts, waitingFrom } from './waiting.ts';

export interface DossierDocument {
  readonly id: string;
  readonly label: string;
  readonly mandatory: boolean;
  readonly receivedAt: string | null;
}

export interface DossierPage {
  readonly id: string;
  readonly state: DossierState;
  readonly version: number;
  readonly pupil: { readonly firstName: string; readonly lastName: string };
  readonly affectation: {
    readonly formation: string;
    readonly mef: string;
    readonly round: number;
    readonly decidedOn: string;
    readonly originName: string | null;
  };
  readonly receiving: EstablishmentSheet;
  readonly enrolmentMessage: string;
  readonly documents: DossierDocument[];
  readonly opensAt: string;
  readonly closesAt: string;
  readonly closed: boolean;
  readonly timeZone: string;
  readonly groups: ChoiceGroup[];
  readonly choices: Choices | null;
  readonly draft: Draft | null;
  readonly draftRevision: number;
  readonly recordPupilId: string | null;
  readonly sending: { readonly act: FamilyAct; readonly receipt: string; readonly at: string } | null;
  readonly recordChangesAsked: number;
  readonly submitted: { readonly at: string; readonly by: string; readonly receipt: string | null } | null;
  readonly refused: { readonly at: string; readonly by: string } | null;
  readonly waiting: ShownWaiting;
  readonly ready: boolean;
  readonly secondGuardian: {
    readonly policy: SecondGuardianPolicy;
    readonly agreement: Agreement;
    readonly objectionUntil: string | null;
  };
  readonly disputed: { readonly at: string; readonly about: 'VALIDATED' | 'REFUSED'; readonly mine: boolean } | null;
  readonly cancelled: { readonly cause: CancelCause; readonly replacedBy: string | null } | null;
}

/** What the acts of one guardian depend on, beside what the page shows. */
export interface DossierStanding {
  readonly state: RunState;
  readonly closed: boolean;
  readonly submittedById: string | null;
  readonly refusedById: string | null;
  /** Whether the head has decided a disagreement since the dossier was opened last. */
  readonly settled: boolean;
}

interface Row {
  page: Omit<DossierPage, 'groups' | 'waiting' | 'ready'> & { waiting: WaitingFacts };
  standing: DossierStanding;
  receiving_uai: string;
  school_year: number;
  mef: string;
  origin_pupil_id: string | null;
}

/**
 * A dossier as the guardian of that account sees it, pages P1 to P11 (§3.4); null when there is none. The other guardian's
 * changes of the record are not counted.
 */
export async function dossierPage(
  em: EntityManager,
  dossierId: string,
  accountId: string,
): Promise<{ page: DossierPage; standing: DossierStanding } | null> {
  const [row]: Row[] = await em.execute(
    `select d.receiving_uai, d.school_year, d.mef, d.origin_pupil_id, json_build_object(
       'id', d.id, 'state', d.shown_state, 'version', d.version,
       'pupil', json_build_object('firstName', d.first_name, 'lastName', d.last_name),
       'affectation', json_build_object('formation', ${dossierFormation}, 'mef', d.mef, 'round', a.round, 'decidedOn', a.decided_on,
         'originName', (select ${schoolName('o')} from establishment o where o.uai = d.origin_uai)),
       'receiving', ${establishmentSheet('r')},
       'enrolmentMessage', coalesce((select y.enrolment_message from establishment_year y
         where (y.uai, y.school_year) = (d.receiving_uai, d.school_year)), ''),
       'documents', ${dossierDocuments}, 'opensAt', ${opensAt}, 'closesAt', ${instant('d.closes_at')}, 'closed', ${dossierClosed},
       'timeZone', z.time_zone, 'choices', d.choices, 'draft', case when d.draft_frozen_at is null then '{"passed": []}'::jsonb || d.draft end, 'draftRevision', d.draft_revision,
       'recordPupilId', d.expected_pupil_id, 'sending', ${dossierSending},
       'recordChangesAsked', (select count(*) from record_change rc join record_change_item i on i.record_change_id = rc.id
         where rc.dossier_id = d.id and rc.author_id = ? and rc.state in ('SUBMITTED', 'IN_REVIEW') and i.state in ('PENDING', 'CONFLICT', 'STALE')),
       'submitted', ${dossierVersion(`'at', ${instant('v.submitted_at')}, 'by', coalesce(w.name, ''), 'receipt', s.receipt`)},
       'refused', case when d.state = 'REFUSED'
         then json_build_object('at', ${instant('d.refused_at')}, 'by', coalesce((select w.name from account w where w.id = d.refused_by_id), '')) end,
       'waiting', ${waitingFacts()},
       'secondGuardian', json_build_object('policy', c.second_guardian, 'agreement', d.agreement,
         'objectionUntil', ${instant('d.objection_until')}),
       'disputed', case when d.state = 'DISPUTED' then json_build_object('at', ${instant('d.disputed_at')}, 'about', d.disputed_from,
         'mine', d.disputed_by_id = ?) end,
       'cancelled', case when d.state = 'CANCELLED' then json_build_object('cause', coalesce(d.cancel_cause, 'AFFECTATION_REMOVED'),
         'replacedBy', (select n.id from dossier n where n.identity_id = d.identity_id and n.school_year = d.school_year
            and n.state <> 'CANCELLED' order by n.created_at desc limit 1)) end
     ) as page,
     json_build_object('state', d.state, 'closed', ${dossierClosed}, 'submittedById', d.submitted_by_id, 'refusedById', d.refused_by_id,
       'settled', coalesce((select j.act = 'resolveDispute' from journal j where j.subject_id = d.id
          and j.act in ('resolveDispute', 'reopen') order by j.at desc limit 1), false)) as standing
     from dossier d join campaign c on c.id = d.campaign_id join affectation a on a.id = d.affectation_id
     join establishment r on r.uai = d.receiving_uai join academy z on z.code = r.academy_code
     where d.id = ?`,
    [accountId, accountId, dossierId],
  );
  if (!row) return null;
  const groups = await groupsOfDossier(em, {
    id: dossierId,
    receivingUai: row.receiving_uai,
    schoolYear: row.school_year,
    mef: row.mef,
    originPupilId: row.origin_pupil_id,
  });
  const { waiting } = row.page;
  const page = { ...row.page, groups, waiting: waitingFrom(waiting), ready: waiting.formationReady };
  return { page, standing: row.standing };
}
