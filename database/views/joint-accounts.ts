import type { EntityManager } from '@mikro-orm/postgresql';
import type { JointState } from '../../domain/identity/joint-account.ts';
import type { Authority, Level } from '../../domain/pupil-record/responsibility.ts';
import { isSameHome, mayShareAccount } from '../../domain/pupil-record/visibility.ts';
import { addressOf } from '../record-values.ts';
import { fullName, instant } from './sql.ts';

export interface JointAccount {
  /** The account of the other guardian. */
  readonly otherId: string;
  readonly name: string;
  /** First names of the children whose legal guardians both are. */
  readonly children: string[];
  readonly state: JointState;
  readonly jointAccountId: string | null;
  /** When it was asked, agreed or split. */
  readonly since: string | null;
  readonly splitBy: 'ME' | 'OTHER' | 'SCHOOL' | null;
  /** Whether both facts hold: a common child, one address. */
  readonly mayJoin: boolean;
}

interface PairRow {
  other_id: string;
  name: string;
  first_name: string;
  mine: LinkRow;
  theirs: LinkRow;
}
interface LinkRow {
  level: Level;
  kinship: string;
  authority: Authority;
  ended: boolean;
  address: Record<string, string | null> | null;
}
interface StoredRow {
  id: string;
  asked_by_id: string;
  other_id: string;
  agreed_at: string | null;
  ended_at: string | null;
  ended_by_id: string | null;
  since: string;
}

const linkOf = (r: string, g: string): string => `json_build_object('level', ${r}.level, 'kinship', ${r}.kinship_code,
  'authority', ${r}.authority, 'ended', ${r}.ended_on is not null and ${r}.ended_on <= current_date,
  'address', (select to_jsonb(a) from address a where a.id = ${g}.address_id))`;

/** The other guardians with whom this account is, was or may be joint. Who lives elsewhere and never was is not in it. */
export async function jointAccountsOf(em: EntityManager, accountId: string): Promise<JointAccount[]> {
  const pairs: PairRow[] = await em.execute(
    `select distinct on (gb.account_id, r1.pupil_id) gb.account_id as other_id, ${fullName('g2')} as name, p.first_name,
       ${linkOf('r1', 'g1')} as mine, ${linkOf('r2', 'g2')} as theirs
     from guardian_account ga join guardian g1 on g1.id = ga.guardian_id join responsibility r1 on r1.guardian_id = g1.id
       join responsibility r2 on r2.pupil_id = r1.pupil_id and r2.guardian_id <> g1.id join guardian g2 on g2.id = r2.guardian_id
       join guardian_account gb on gb.guardian_id = g2.id and gb.account_id <> ga.account_id
       join pupil p on p.id = r1.pupil_id
     where ga.account_id = ? and r1.level = 1 and r2.level = 1 and p.left_on is null
     order by gb.account_id, r1.pupil_id, g2.id`,
    [accountId],
  );
  const stored: StoredRow[] = await em.execute(
    `select distinct on (least(asked_by_id, other_id), greatest(asked_by_id, other_id)) id, asked_by_id, other_id, agreed_at,
       ended_at, ended_by_id, ${instant('coalesce(ended_at, agreed_at, asked_at)')} as since
     from joint_account where ? in (asked_by_id, other_id)
     order by least(asked_by_id, other_id), greatest(asked_by_id, other_id), asked_at desc`,
    [accountId],
  );
  return [...Map.groupBy(pairs, ({ other_id }) => other_id)].flatMap(([otherId, rows]): JointAccount[] => {
    const holds = rows.filter(({ mine, theirs }) => isOneHousehold(mine, theirs));
    const link = stored.find((row) => row.asked_by_id === otherId || row.other_id === otherId) ?? null;
    const state = stateOf(link, accountId, holds.length > 0);
    const known = holds.length > 0 ? holds : rows;
    // A guardian who lives apart, with whom there was nothing, is not proposed; nor is what they asked told once it fell through.
    if (state === null) return [];
    return [
      {
        otherId,
        name: known[0]?.name ?? '',
        children: [...new Set(known.map(({ first_name }) => first_name))],
        state,
        jointAccountId: link?.id ?? null,
        since: link?.since ?? null,
        splitBy: link?.ended_at && link.agreed_at ? splitBy(link, accountId, otherId) : null,
        mayJoin: holds.length > 0,
      },
    ];
  });
}

function stateOf(link: StoredRow | null, accountId: string, holds: boolean): JointState | null {
  if (link && !link.ended_at) {
    if (link.agreed_at) return holds ? 'JOINT' : 'SUSPENDED';
    if (link.asked_by_id === accountId) return 'ASKED';
    return holds ? 'ASKED_OF_ME' : null;
  }
  if (link?.agreed_at) return 'SPLIT';
  return holds ? 'NONE' : null;
}

const splitBy = ({ ended_by_id }: StoredRow, me: string, other: string): JointAccount['splitBy'] =>
  ended_by_id === me ? 'ME' : ended_by_id === other ? 'OTHER' : 'SCHOOL';

const isOneHousehold = (mine: LinkRow, theirs: LinkRow): boolean =>
  [mine, theirs].every((link) => mayShareAccount({ ...link, paysFees: false })) &&
  isSameHome(addressOf(mine.address), addressOf(theirs.address));

/** The accounts that are joint by their holders' wills among a pupil's guardians: what a head may split. */
export async function jointAccountsOfPupil(
  em: EntityManager,
  pupilId: string,
): Promise<{ jointAccountId: string; names: string[]; since: string }[]> {
  return em.execute(
    `select j.id as "jointAccountId", ${instant('j.agreed_at')} as since,
       (select json_agg(distinct ${fullName('g')}) from responsibility r join guardian g on g.id = r.guardian_id
          join guardian_account ga on ga.guardian_id = g.id
        where r.pupil_id = ? and ga.account_id in (j.asked_by_id, j.other_id)) as names
     from joint_account j where j.agreed_at is not null and j.ended_at is null
       and 2 = (select count(distinct ga.account_id) from responsibility r join guardian_account ga on ga.guardian_id = r.guardian_id
         where r.pupil_id = ? and r.level = 1 and ga.account_id in (j.asked_by_id, j.other_id))
     order by j.agreed_at, j.id`,
    [pupilId, pupilId],
  );
}
