/** Confidentiality between guardians (domain.md §1.4), where it is applied: once, in the view. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '../../../config/mikro-orm.ts';
import { recordOf } from '../../../database/views/record.ts';
import { freshDatabase, type TestDatabase } from '../../servers/database.ts';
import { academy, address, familyAccount, guardian, pupil, responsibility } from '../builders.ts';

let database: TestDatabase;
let orm: MikroORM;
let em: EntityManager;

beforeAll(async () => {
  database = await freshDatabase();
  orm = await MikroORM.init(ormOptions(database.url));
  em = orm.em.fork();
  await academy(em);
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

/** Where the pupil and the other guardian live, seen from a guardian who lives at `home`. */
const cases: [string, { pupil: string | null; other: string | null; shown: boolean }][] = [
  ['at one address, all three', { pupil: 'home', other: 'home', shown: true }],
  ['apart, the pupil with the reader', { pupil: 'home', other: 'elsewhere', shown: false }],
  ['apart, the pupil with the other', { pupil: 'elsewhere', other: 'elsewhere', shown: true }],
  ['apart, the pupil elsewhere again', { pupil: 'third', other: 'elsewhere', shown: false }],
  ['together, the pupil elsewhere', { pupil: 'third', other: 'home', shown: true }],
  ['without a known address', { pupil: null, other: null, shown: false }],
];

test.each(cases)(
  '%s: the other’s address is shown only where it may be',
  async (_, { pupil: pupilAt, other: otherAt, shown }) => {
    const places: Record<string, string> = {
      home: await address(em, '3 RUE DES LILAS'),
      elsewhere: await address(em, '12 QUAI DU PORT'),
      third: await address(em, '1 IMPASSE DU PUITS'),
    };
    const at = (place: string | null) => (place ? { addressId: places[place]! } : {});
    const child = await pupil(em, { firstName: 'Lila', ...at(pupilAt) });
    const reader = await guardian(em, { firstName: 'Samia', ...at('home') });
    const other = await guardian(em, {
      firstName: 'Karim',
      phoneMobile: '+33639985678',
      email: 'karim@exemple.fr',
      ...at(otherAt),
    });
    await responsibility(em, child.id, reader);
    await responsibility(em, child.id, other, { kinshipCode: '20' });
    const { id } = await familyAccount(em, 'Samia', reader);
    const record = await recordOf(em, child.id, id);
    expect(record?.others).toHaveLength(1);
    expect(record?.others[0]?.address !== null).toBe(shown);
    const everything = JSON.stringify(record);
    expect(everything).not.toContain('+33639985678');
    expect(everything).not.toContain('karim@exemple.fr');
  },
);

test.each([
  ['a contact only', { level: 3 as const }],
  ['a guardian whose authority was withdrawn', { authority: 'WITHDRAWN' as const }],
  ['a guardian whose link has ended', { endedOn: '2020-01-01' }],
])('%s reads nothing', async (_, link) => {
  const child = await pupil(em, { firstName: 'Noé' });
  const reader = await guardian(em, { firstName: 'Luc' });
  await responsibility(em, child.id, reader, link);
  const { id } = await familyAccount(em, 'Luc', reader);
  expect(await recordOf(em, child.id, id)).toBeNull();
});

test('a guardian with information only reads, and may change nothing; a link that ended is shown to nobody', async () => {
  const child = await pupil(em, { firstName: 'Noé' });
  const reader = await guardian(em, { firstName: 'Luc' });
  const former = await guardian(em, { firstName: 'Ancien' });
  await responsibility(em, child.id, reader, { authority: 'INFORMATION_ONLY' });
  await responsibility(em, child.id, former, { kinshipCode: '50', endedOn: '2020-01-01' });
  const { id } = await familyAccount(em, 'Luc', reader);
  const record = await recordOf(em, child.id, id);
  expect(record).toMatchObject({ modifiable: [], others: [], self: { firstName: 'Luc' } });
});
