/** The parts of `npm run bench`. What it measures is told by its run, never asserted here. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '../../config/mikro-orm.ts';
import { inboxCounters } from '../../database/views/inbox.ts';
import { CHANGE_KINDS } from '../../domain/pupil-record/fields.ts';
import { figuresOf, measure, percentile } from '../../launch/bench/measure.ts';
import { fillInbox, HEAD, SCHOOL } from '../../launch/bench/pending-changes.ts';
import { freshDatabase, type TestDatabase } from '../servers/database.ts';

describe('a percentile', () => {
  const twoHundred = Array.from({ length: 200 }, (_, index) => 200 - index);

  test.each([
    [twoHundred, 0.5, 100],
    [twoHundred, 0.95, 190],
    [twoHundred, 1, 200],
    [[7], 0.5, 7],
    [[3, 1, 2], 0.5, 2],
    [[10, 9], 0.95, 10],
  ])('is a value that was measured (%#)', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  test('of nothing is none', () => expect(() => percentile([], 0.5)).toThrow('nothing'));

  test('is told with the count and the longest', () => {
    expect(figuresOf(twoHundred)).toEqual({ calls: 200, p50: 100, p95: 190, max: 200 });
  });
});

describe('a series', () => {
  test('makes the calls it says, as many at once as it says, after warming up', async () => {
    let [made, underWay, most] = [0, 0, 0];
    const call = async (): Promise<void> => {
      made += 1;
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay -= 1;
    };
    const { calls } = await measure(call, { calls: 30, atOnce: 3, withinMs: 10_000 });
    expect({ calls, made, most }).toEqual({ calls: 30, made: 33, most: 3 });
  });

  test('that goes wrong is no measure', async () => {
    const wrong = async (): Promise<void> => {
      throw new Error('503');
    };
    await expect(measure(wrong, { calls: 10, atOnce: 1, withinMs: 1000 })).rejects.toThrow('503');
  });
});

describe('the inbox that is measured', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  beforeAll(async () => {
    database = await freshDatabase();
    orm = await MikroORM.init(ormOptions(database.url));
  });
  afterAll(async () => {
    await orm?.close(true);
    await database?.drop();
  });

  test('holds as many waiting sets as asked for, of every kind and state, and the counters say so', async () => {
    const em = orm.em.fork();
    const wanted = { pending: 50, decided: 10, elsewhere: 20, passwordHash: 'x' };
    const { sets, items } = await em.transactional((tx) => fillInbox(tx, wanted));
    expect(sets).toBe(50);
    const rows: { here: boolean; state: string; n: number }[] = await em.execute(
      `select uai = ? as here, state, count(*)::int as n from record_change group by 1, 2 order by 1, 2`,
      [SCHOOL.uai],
    );
    expect(rows).toEqual([
      { here: false, state: 'IN_REVIEW', n: 1 },
      { here: false, state: 'SUBMITTED', n: 19 },
      { here: true, state: 'IN_REVIEW', n: 3 },
      { here: true, state: 'NOTIFIED', n: 10 },
      { here: true, state: 'SUBMITTED', n: 47 },
    ]);
    const states: { state: string; n: number }[] = await em.execute(
      `select i.state, count(*)::int as n from record_change_item i join record_change rc on rc.id = i.record_change_id
       where rc.uai = ? and rc.state <> 'NOTIFIED' group by 1 order by 1`,
      [SCHOOL.uai],
    );
    expect(states.map(({ state }) => state)).toEqual(['ACCEPTED', 'CONFLICT', 'PENDING', 'STALE']);
    const undecided = states.filter(({ state }) => state !== 'ACCEPTED').reduce((sum, { n }) => sum + n, 0);
    expect(undecided).toBeLessThan(items);
    const counters = await inboxCounters(em, SCHOOL.uai, 'ALL');
    expect(Object.keys(counters).sort()).toEqual([...CHANGE_KINDS].sort());
    expect(Object.values(counters).reduce((sum, n) => sum + n, 0)).toBe(undecided);
    const [head] = await em.execute(
      `select p.role from account a join post p on p.account_id = a.id where a.login = ?`,
      [HEAD],
    );
    expect(head).toEqual({ role: 'head' });
  });
});
