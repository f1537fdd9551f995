import type { EntityManager } from '@mikro-orm/postgresql';
import type { DossierState } from '../../domain/enrolment-dossier/dossier.ts';
import type { WaitingFacts } from '../../domain/enrolment-dossier/waiting.ts';
import type { Guardianship } from '../../domain/permissions/rules.ts';
import {
  classGroup,
  dossierClosed,
  dossierFormation,
  dossierSending,
  instant,
  mefLabel,
  opensAt,
  schoolName,
} from './sql.ts';
import { type ShownWaiting, waitingFacts, waitingFrom } from './waiting.ts';

/** A card as the database gives it: what the waiting depends on, not yet the answer. */
type Unwaited<Card extends { enrolment: object | null }> = Omit<Card, 'enrolment'> & {
  enrolment: (Omit<NonNullable<Card['enrolment']>, 'waiting'> & { waiting: WaitingFacts }) | null;
};

export interface ChildCard {
  readonly identityId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly school: {
    readonly uai: string;
    readonly name: string;
    readonly schoolYear: number;
    readonly formation: string | null;
    readonly classGroup: string | null;
    readonly message: string;
  };
  readonly record: {
    readonly pupilId: string;
    readonly open: boolean;
    readonly mayChange: boolean;
    readonly undecided: number;
  };
  readonly enrolment: {
    readonly dossierId: string;
    readonly state: DossierState;
    readonly receiving: string;
    readonly formation: string;
    readonly opensAt: string;
    readonly closesAt: string;
    readonly closed: boolean;
    readonly timeZone: string;
    readonly submittedAt: string | null;
    readonly mayEnrol: boolean;
    readonly unsent: boolean;
    readonly sending: boolean;
    readonly waiting: ShownWaiting;
  } | null;
}

/**
 * The home page of a family (P0): one card per child, never merged with another's (E-16). The card's school is where the
 * child is enrolled now: a copy EXPECTED in a lycée counts only when there is no other row. Its enrolment is the newest
 * dossier into that year or a later one.
 */
export async function childrenOf(
  em: EntityManager,
  accountId: string,
  guardianships: readonly Guardianship[],
): Promise<ChildCard[]> {
  const readable = guardianships.filter(({ mayRead }) => mayRead);
  if (readable.length === 0) return [];
  const rows: { card: Unwaited<ChildCard> }[] = await em.execute(
    `with link as (
       select * from jsonb_to_recordset(?::jsonb) as l("pupilId" uuid, "identityId" uuid, "mayAct" boolean)
     ), newest as (
       select distinct on (p.identity_id) p.*, l."mayAct" as may_act
       from link l join pupil p on p.id = l."pupilId"
       order by p.identity_id, (p.status = 'ENROLLED' and p.left_on is null) desc, p.school_year desc, l."mayAct" desc, p.id
     )
     select json_build_object(
       'identityId', p.identity_id, 'firstName', p.first_name, 'lastName', p.last_name,
       'school', json_build_object('uai', p.uai, 'name', ${schoolName('e')}, 'schoolYear', p.school_year,
         'formation', ${mefLabel('p.uai', 'p.school_year', 'p.mef')}, 'classGroup', ${classGroup('p.id')},
         'message', coalesce(y.home_message, '')),
       'record', json_build_object('pupilId', p.id, 'open', coalesce(y.record_service_open, true),
         'mayChange', p.may_act and p.left_on is null and coalesce(y.record_service_open, true),
         'undecided', (select count(*) from record_change rc join record_change_item i on i.record_change_id = rc.id
           where rc.pupil_id = p.id and rc.author_id = ? and rc.state in ('SUBMITTED', 'IN_REVIEW') and i.state in ('PENDING', 'CONFLICT', 'STALE'))),
       'enrolment', (
         select json_build_object('dossierId', d.id, 'state', d.shown_state, 'receiving', ${schoolName('r')},
           'formation', ${dossierFormation}, 'opensAt', ${opensAt}, 'closesAt', ${instant('d.closes_at')},
           'closed', ${dossierClosed}, 'timeZone', z.time_zone, 'submittedAt', ${instant('d.submitted_at')},
           'unsent', d.draft is not null and d.draft_frozen_at is null and d.state in ('NOTIFIED', 'VALIDATED') and not ${dossierClosed},
           'sending', ${dossierSending} is not null, 'waiting', ${waitingFacts()},
           'mayEnrol', (select bool_or(l."mayAct") from link l where l."identityId" = p.identity_id))
         from dossier d join campaign c on c.id = d.campaign_id join affectation a on a.id = d.affectation_id
           join establishment r on r.uai = d.receiving_uai join academy z on z.code = r.academy_code
         where d.identity_id = p.identity_id and d.school_year >= p.school_year
         order by (d.state <> 'CANCELLED') desc, d.school_year desc, d.created_at desc limit 1)
     ) as card
     from newest p join establishment e on e.uai = p.uai
     left join establishment_year y on (y.uai, y.school_year) = (p.uai, p.school_year)
     order by p.last_name, p.first_name, p.identity_id`,
    [JSON.stringify(readable), accountId],
  );
  const now = Date.now();
  return rows.map(({ card }) => ({
    ...card,
    enrolment: card.enrolment && { ...card.enrolment, waiting: waitingFrom(card.enrolment.waiting, now) },
  }));
}
