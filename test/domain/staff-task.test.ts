import { expect, test } from '@jest/globals';
import { OPERATIONS } from '../../domain/permissions/operations.ts';
import { abilityOf, type Person, rulesFor } from '../../domain/permissions/rules.ts';
import { mayHandle, TASK_KINDS, TASK_OPERATIONS } from '../../domain/staff-task/staff-task.ts';

const nobody: Person = { accountId: 'n', kind: 'STAFF', posts: [], academies: [], delegations: [], guardianships: [] };
const can = (person: Partial<Person>) => abilityOf(rulesFor({ ...nobody, ...person }, '2027-06-30'));
const school = { uai: '0990001A', academyCode: null };
const academy = { uai: null, academyCode: '99' };
const delegate = (operations: (keyof typeof OPERATIONS)[], revoked = false) =>
  can({
    posts: [{ uai: school.uai, role: 'secretary' }],
    delegations: [{ id: 'd', uai: school.uai, operations, from: '2027-01-01', to: null, revoked }],
  });

test.each(TASK_KINDS)(
  '%s: the head handles it, a delegate with its operation too, nobody else of the school',
  (kind) => {
    expect(mayHandle(can({ posts: [{ uai: school.uai, role: 'head' }] }), kind, school)).toBe(true);
    expect(mayHandle(can({ posts: [{ uai: '0990002B', role: 'head' }] }), kind, school)).toBe(false);
    const operation = TASK_OPERATIONS[kind].school;
    // A dispute is the head's, or the deputy's by delegation: never a secretary's (§3.6).
    expect(mayHandle(delegate([operation]), kind, school)).toBe(kind !== 'SETTLE_DISPUTE');
    expect(mayHandle(delegate([operation], true), kind, school)).toBe(false);
    expect(mayHandle(delegate(['homeMessage.edit']), kind, school)).toBe(false);
  },
);

test.each(TASK_KINDS)('%s of the academy: its administrators handle it where there is such a task', (kind) => {
  const administrator = can({ academies: [{ academyCode: '99', role: 'academyAdmin' }] });
  expect(mayHandle(administrator, kind, academy)).toBe(TASK_OPERATIONS[kind].academy !== null);
  expect(mayHandle(administrator, kind, { uai: null, academyCode: '98' })).toBe(false);
  expect(mayHandle(administrator, kind, school)).toBe(false);
  expect(mayHandle(can({ posts: [{ uai: school.uai, role: 'head' }] }), kind, academy)).toBe(false);
});

test('a task’s operation belongs to its owner: the academy’s to the academy, the school’s to schools', () => {
  for (const { school: own, academy: above } of Object.values(TASK_OPERATIONS)) {
    expect('academy' in OPERATIONS[own]).toBe(false);
    if (above) expect('academy' in OPERATIONS[above]).toBe(true);
  }
});
