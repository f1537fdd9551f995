import type { EntityManager } from '@mikro-orm/postgresql';
import type { Address, FieldValue, RecordFieldName } from '../../domain/pupil-record/fields.ts';
import { type Authority, type Level, mayRead } from '../../domain/pupil-record/responsibility.ts';
import {
  isGuardianField,
  LINE_OF,
  type Regard,
  type Standing,
  sees,
  seesValue,
  standingOf,
} from '../../domain/pupil-record/visibility.ts';
import { addressOf } from '../record-values.ts';

/**
 * What one guardian sees of a pupil's record, by the matrix of §1.4-2 and what is true now: for the screens, the letters and
 * the history alike. Nothing else says who sees what of whom.
 */
export interface Sight {
  /** How the reader stands to another guardian; null to oneself, and to whoever is nobody to this pupil (any more). */
  standing(guardianId: string): Standing | null;
  /** Whether a field as it stands now may be read, whoever's it is. */
  field(targetId: string, field: RecordFieldName): boolean;
  /** Whether a value that a field had, has or was to have may be read. */
  value(targetId: string, field: RecordFieldName, value: FieldValue): boolean;
}

interface SightRow {
  id: string;
  level: Level;
  kinship: string;
  authority: Authority;
  ended: boolean;
  address: Record<string, string | null> | null;
  agreed: boolean;
  home: Record<string, string | null> | null;
}

/** Whether the accounts of two guardian rows are linked by both their wills, neither having split them. */
const agreedBetween = (a: string, b: string): string => `exists (
  select 1 from joint_account j join guardian_account ga on ga.guardian_id = ${a} join guardian_account gb on gb.guardian_id = ${b}
  where j.agreed_at is not null and j.ended_at is null
    and ((j.asked_by_id, j.other_id) = (ga.account_id, gb.account_id) or (j.asked_by_id, j.other_id) = (gb.account_id, ga.account_id)))`;

/** @param readerId the reader's row as a guardian in the establishment and year of the pupil's row */
export async function sightOf(em: EntityManager, pupilId: string, readerId: string): Promise<Sight> {
  const rows: SightRow[] = await em.execute(
    `select g.id, r.level, r.kinship_code as kinship, r.authority, r.ended_on is not null and r.ended_on <= current_date as ended,
       to_jsonb(a) as address, ${agreedBetween('g.id', '?::uuid')} as agreed,
       (select to_jsonb(h) from pupil p join address h on h.id = p.address_id where p.id = r.pupil_id) as home
     from responsibility r join guardian g on g.id = r.guardian_id left join address a on a.id = g.address_id
     where r.pupil_id = ?`,
    [readerId, pupilId],
  );
  const partyOf = ({ level, kinship, authority, ended, address }: SightRow) => ({
    link: { level, kinship, authority, ended, paysFees: false },
    address: addressOf(address),
  });
  const reader = rows.find(({ id }) => id === readerId);
  const pupilHome: Address | null = addressOf(reader?.home ?? null);
  const regardOf = (guardianId: string): Regard | null => {
    const other = rows.find(({ id, ended }) => id === guardianId && !ended);
    if (!reader || !other || guardianId === readerId) return null;
    return { reader: partyOf(reader), other: partyOf(other), agreed: other.agreed, pupilHome };
  };
  const reads = reader !== undefined && mayRead(partyOf(reader).link);
  const judge = (targetId: string, field: RecordFieldName, of: (regard: Regard) => boolean): boolean => {
    // The pupil's fields and the persons to call are both guardians', one's own are one's own.
    if (!isGuardianField(field) || targetId === readerId) return reads;
    const regard = regardOf(targetId);
    return regard !== null && of(regard);
  };
  return {
    standing: (guardianId) => {
      const regard = regardOf(guardianId);
      return regard && standingOf(regard);
    },
    field: (targetId, field) =>
      judge(targetId, field, (regard) => isGuardianField(field) && sees(LINE_OF[field], regard)),
    value: (targetId, field, value) =>
      judge(targetId, field, (regard) => isGuardianField(field) && seesValue(field, value, regard)),
  };
}
