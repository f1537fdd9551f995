import { subject } from '@casl/ability';
import { describe, expect, test } from '@jest/globals';
import { isStrongEnough } from '../../domain/identity/password.ts';
import { OPERATION_IDS, OPERATIONS, usualOperations } from '../../domain/permissions/operations.ts';
import { abilityOf, type Delegation, type Person, rulesFor } from '../../domain/permissions/rules.ts';

const nobody: Person = { accountId: 'n', kind: 'STAFF', posts: [], academies: [], delegations: [], guardianships: [] };
const today = '2027-06-30';
const abilities = (person: Partial<Person>) => abilityOf(rulesFor({ ...nobody, ...person }, today));
const mine = subject('Establishment', { uai: '0990001A' });
const other = subject('Establishment', { uai: '0990002B' });
const live: Delegation = {
  id: 'd',
  uai: '0990001A',
  operations: ['data.import'],
  from: '2027-01-01',
  to: null,
  revoked: false,
};
const secretary = { posts: [{ uai: '0990001A', role: 'secretary' as const }] };

describe('rights in an establishment', () => {
  test('the head holds every operation of the establishment, and none of the academy', () => {
    const head = abilities({ posts: [{ uai: '0990001A', role: 'head' }] });
    for (const operation of OPERATION_IDS) {
      const { subject: name, by } = OPERATIONS[operation];
      const own = subject(name, { [by]: '0990001A' });
      expect([operation, head.can(operation, own)]).toEqual([operation, !('academy' in OPERATIONS[operation])]);
    }
    expect(head.can('data.import', other)).toBe(false);
  });

  test('a secretary holds nothing by the post alone', () => {
    expect(abilities(secretary).can('data.import', mine)).toBe(false);
  });

  test.each([
    ['live', {}, true],
    ['of its last day', { to: today }, true],
    ['expired', { to: '2027-06-29' }, false],
    ['of tomorrow', { from: '2027-07-01' }, false],
    ['revoked', { revoked: true }, false],
  ])('a delegation that is %s', (_, change, allowed) => {
    const person = abilities({ ...secretary, delegations: [{ ...live, ...change }] });
    expect(person.can('data.import', mine)).toBe(allowed);
    expect(person.can('data.import', other)).toBe(false);
  });

  test('delegating is never delegated', () => {
    const greedy = { ...live, operations: ['delegation.grant' as const] };
    expect(abilities({ ...secretary, delegations: [greedy] }).can('delegation.grant', mine)).toBe(false);
  });

  test('a delegation is worth nothing to someone who has left', () => {
    expect(abilities({ delegations: [live] }).can('data.import', mine)).toBe(false);
  });

  test('a secretary’s usual preset has the daily work and no opening of campaigns', () => {
    expect(usualOperations('secretary')).toEqual(expect.arrayContaining(['recordChange.review', 'dossier.integrate']));
    expect(usualOperations('secretary')).not.toContain('campaign.open');
  });
});

test('both ends of a dossier may note a family on paper; only the lycée integrates (§3.6)', () => {
  const origin = abilities({ posts: [{ uai: '0990001A', role: 'head' }] });
  const leaving = subject('Dossier', { originUai: '0990001A', receivingUai: '0990002B' });
  expect(origin.can('dossier.setPaper', leaving)).toBe(true);
  expect(origin.can('dossier.integrate', leaving)).toBe(false);
});

test('an academy’s administrator imports the affectation and writes in no dossier', () => {
  const admin = abilities({ academies: [{ academyCode: '99', role: 'academyAdmin' }] });
  expect(admin.can('affectation.import', subject('Academy', { academyCode: '99' }))).toBe(true);
  expect(admin.can('affectation.import', subject('Academy', { academyCode: '98' }))).toBe(false);
  expect(admin.can('dossier.integrate', subject('Dossier', { receivingUai: '0990001A' }))).toBe(false);
});

test('a guardian reads where they may read and enrols where they may act', () => {
  const guardian = abilities({
    kind: 'GUARDIAN',
    guardianships: [
      { pupilId: 'p1', identityId: 'i1', mayRead: true, mayAct: true },
      { pupilId: 'p2', identityId: 'i2', mayRead: true, mayAct: false },
    ],
  });
  expect(guardian.can('enrol', subject('Dossier', { identityId: 'i1' }))).toBe(true);
  expect(guardian.can('read', subject('Dossier', { identityId: 'i2' }))).toBe(true);
  expect(guardian.can('enrol', subject('Dossier', { identityId: 'i2' }))).toBe(false);
  expect(guardian.can('read', subject('Pupil', { pupilId: 'p3' }))).toBe(false);
});

test.each([
  ['rentree', false],
  ['aaaaaaaaaaaa', false],
  ['12345678', false],
  ['Tournesol 27', true],
  ['correct horse battery', true],
])('the password %j is strong enough: %s (CNIL 2022-100)', (password, strong) => {
  expect(isStrongEnough(password)).toBe(strong);
});
