/** Families whose record changes are played: what the two model tests write to the base and read of it. */
import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { holdBase } from '../../database/base-hold.ts';
import { followImport, type Proposal } from '../../processes/record-changes.ts';
import { COLLEGE, type SmallAcademy } from '../workflows/small-academy.ts';
import { type Act, type Clerk, KEYS, type Key, type Model, type Value, type Who } from './record-change-model.ts';

const FIELDS = {
  'pupil.email': { field: 'pupil.email', column: 'email', values: ['a@eleve.example', 'b@eleve.example', null] },
  'pupil.phoneHome': { field: 'pupil.phoneHome', column: 'phone_home', values: [null, '+33199000001', '+33199000002'] },
  'mother.occupation': { field: 'guardian.occupation', column: 'occupation', values: ['34', '52', '21'] },
  'father.occupation': { field: 'guardian.occupation', column: 'occupation', values: ['34', '52', '21'] },
} as const satisfies Record<Key, { field: string; column: string; values: readonly [unknown, unknown, unknown] }>;

/** Two members of the staff of the collège who decide there. */
export async function twoClerks(academy: SmallAcademy): Promise<Record<Clerk, string>> {
  const clerks = { first: randomUUID(), second: randomUUID() };
  for (const [login, id] of Object.entries(clerks)) {
    await academy.rows(
      `insert into account (id, kind, login, password_hash, name, created_at) values (?, 'STAFF', ?, 'x', 'M. Secrétaire', now())`,
      [id, login],
    );
    await academy.rows(`insert into post (id, account_id, role, uai) values (?, ?, 'head', ?)`, [
      ...[randomUUID(), id, COLLEGE],
    ]);
  }
  return clerks;
}

interface SetFacts {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly claimed_by_id: string | null;
  readonly items: readonly { readonly id: string; readonly key: Key; readonly state: string }[];
}

/** Their rows in the base of the collège. */
type People = Record<'pupil' | Who, string>;

/** One pupil and two legal guardians of the small academy. */
export class Family {
  readonly #academy: SmallAcademy;
  readonly #clerks: Record<Clerk, string>;
  readonly #name: string;
  readonly #who: People;

  private constructor(academy: SmallAcademy, clerks: Record<Clerk, string>, name: string, who: People) {
    this.#academy = academy;
    this.#clerks = clerks;
    this.#name = name;
    this.#who = who;
  }

  /** The family with the first value everywhere, and nothing asked. */
  static async of(academy: SmallAcademy, clerks: Record<Clerk, string>, name: string): Promise<Family> {
    const people = await academy.rows<{ pupil: string; guardian: string; kinship: string }>(
      `select p.id as pupil, r.guardian_id as guardian, r.kinship_code as kinship
       from pupil p join responsibility r on r.pupil_id = p.id where p.first_name = ? and p.uai = ?`,
      [name, COLLEGE],
    );
    const guardian = (code: string): string => people.find(({ kinship }) => kinship === code)?.guardian ?? '';
    const who = { pupil: people[0]?.pupil ?? '', mother: guardian('10'), father: guardian('20') };
    const family = new Family(academy, clerks, name, who);
    for (const key of KEYS) await academy.rows(...family.#writing(key, 0));
    return family;
  }

  accountOf(one: Who | Clerk): string {
    if (one === 'first' || one === 'second') return this.#clerks[one];
    return (one === 'mother' ? this.#academy.mothers : this.#academy.fathers)[this.#name] ?? '';
  }

  /** What the api would write of it, and who it is from. */
  proposal(act: Extract<Act, { do: 'submit' }>, model: Model): Proposal {
    const proposal = {
      recordChangeId: randomUUID(),
      pupilId: this.#who.pupil,
      guardianId: this.#who[act.by],
      authorId: this.accountOf(act.by),
      dossierId: null,
      items: act.asked.map(({ key, value, outdated, seen }) => ({
        field: FIELDS[key].field,
        targetId: this.#targetOf(key),
        baseValue: FIELDS[key].values[outdated ? seen : model.base[key]],
        newValue: FIELDS[key].values[value],
      })),
    };
    return proposal;
  }

  /** As an import does it: the base is held, written, and everything asked follows. */
  async import(key: Key, value: Value): Promise<void> {
    await this.#importing(...this.#writing(key, value));
  }
  async leave(): Promise<void> {
    await this.#importing(`update pupil set left_on = current_date where id = ?`, [this.#who.pupil]);
  }
  async #importing(sql: string, params: unknown[]): Promise<void> {
    await this.#academy.orm.em.fork().transactional(async (tx) => {
      await holdBase(tx, COLLEGE);
      await tx.execute(sql, params);
      await followImport(tx, COLLEGE, null);
    });
  }

  amended(key: Key, value: Value) {
    return FIELDS[key].values[value];
  }

  /** The sets as the tables say. */
  async facts(): Promise<SetFacts[]> {
    const rows = await this.#academy.rows<
      Omit<SetFacts, 'items'> & { item: string; field: string; target: string; item_state: string }
    >(
      `select rc.id, rc.state, rc.revision, rc.claimed_by_id, i.id as item, i.field, i.target_id as target, i.state as item_state
       from record_change rc join record_change_item i on i.record_change_id = rc.id where rc.pupil_id = ?
       order by rc.submitted_at, rc.id, i.field`,
      [this.#who.pupil],
    );
    return [...Map.groupBy(rows, ({ id }) => id).values()].map((of) => {
      const { id, state, revision, claimed_by_id } = of[0] as (typeof rows)[number];
      const items = of.map(({ item, field, target, item_state }) => ({
        ...{ id: item, state: item_state },
        key: KEYS.find((key) => FIELDS[key].field === field && this.#targetOf(key) === target) as Key,
      }));
      return { id, state, revision, claimed_by_id, items };
    });
  }

  /** What the model's `seen` says, read in the base. */
  async seen() {
    const facts = await this.facts();
    const base: Partial<Record<Key, number>> = {};
    for (const key of KEYS) {
      const { field, column, values } = FIELDS[key];
      const table = field.startsWith('pupil.') ? 'pupil' : 'guardian';
      const [row] = await this.#academy.rows<{ value: string | null }>(
        `select ${column} as value from ${table} where id = ?`,
        [this.#targetOf(key)],
      );
      base[key] = (values as readonly unknown[]).indexOf(row?.value);
    }
    const clerkOf = (id: string | null) => (id === null ? null : id === this.#clerks.first ? 'first' : 'second');
    return {
      base,
      sets: facts.map(({ state, claimed_by_id, items }) => ({
        ...{ state, claimedBy: clerkOf(claimed_by_id) },
        items: Object.fromEntries(items.map((item) => [item.key, item.state])),
      })),
    };
  }

  /** What is true of every family at the end, whatever happened: each is a list that must be empty. */
  async broken() {
    const mine = `rc.pupil_id = '${this.#who.pupil}'`;
    const items = (what: string) =>
      this.#academy.rows(
        `select i.* from record_change_item i join record_change rc on rc.id = i.record_change_id where ${mine} and ${what}`,
      );
    const ACCEPTED = `i.state in ('ACCEPTED', 'ACCEPTED_AMENDED')`;
    return {
      acceptedAndLost: await items(`${ACCEPTED} and rc.state in ('NOTIFIED', 'EXPIRED') and i.applied_at is null`),
      writtenButNotAccepted: await items(`i.applied_at is not null and not ${ACCEPTED}`),
      writtenOverSomethingElse: await items(
        `i.applied_at is not null and i.was_value is distinct from i.decided_on
         and i.was_value is distinct from coalesce(i.amended_value, i.new_value)`,
      ),
      lettersTwice: await this.#academy.rows(
        `select l.letter_id, l.subject_id, l.to_address from letter l join record_change rc on rc.id = l.subject_id
         where ${mine} group by 1, 2, 3 having count(*) > 1`,
      ),
      toldWithoutAnEnd: await this.#academy.rows(
        `select l.letter_id from letter l join record_change rc on rc.id = l.subject_id
         where ${mine} and l.letter_id = 'M-04' and rc.state not in ('NOTIFIED', 'EXPIRED')`,
      ),
      neverTold: await this.#academy.rows(
        `select rc.id from record_change rc where ${mine} and (rc.state = 'NOTIFIED' or rc.state = 'EXPIRED')
         and not exists (select 1 from letter l where l.subject_id = rc.id and l.letter_id = 'M-04')`,
      ),
    };
  }

  #targetOf(key: Key): string {
    return this.#who[key.split('.')[0] as 'pupil' | Who];
  }
  #writing(key: Key, value: Value): [string, unknown[]] {
    const { field, column, values } = FIELDS[key];
    const table = field.startsWith('pupil.') ? 'pupil' : 'guardian';
    return [`update ${table} set ${column} = ? where id = ?`, [values[value], this.#targetOf(key)]];
  }
}

export const NOTHING_BROKEN = {
  ...{ acceptedAndLost: [], writtenButNotAccepted: [], writtenOverSomethingElse: [] },
  ...{ lettersTwice: [], toldWithoutAnEnd: [], neverTold: [] },
};

/** The inbox's counters say how many items of each kind nobody has decided. */
export async function expectCountersToAgree(academy: SmallAcademy): Promise<void> {
  expect(await academy.rows(`select uai, kind, items from inbox_counter where items <> 0 order by 1, 2`)).toEqual(
    await academy.rows(
      `select rc.uai, i.kind, count(*)::int as items from record_change_item i join record_change rc on rc.id = i.record_change_id
       where i.state in ('PENDING', 'CONFLICT', 'STALE') group by 1, 2 order by 1, 2`,
    ),
  );
}
