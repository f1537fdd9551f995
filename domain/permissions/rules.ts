import { createMongoAbility, type ForcedSubject, type MongoAbility, type RawRuleOf } from '@casl/ability';
import { OPERATION_IDS, OPERATIONS, type Operation, type Role } from './operations.ts';

/** A delegation of the head's operations (§4): live from `from` to `to` unless revoked. Days, `YYYY-MM-DD`, inclusive. */
export interface Delegation {
  readonly id: string;
  readonly uai: string;
  readonly operations: readonly Operation[];
  readonly from: string;
  readonly to: string | null;
  readonly revoked: boolean;
}

/** A guardian's link to one pupil, reduced to what rights need. */
export interface Guardianship {
  /** The pupil's row in one establishment and year. */
  readonly pupilId: string;
  /** The child itself, whatever the establishment: what a dossier belongs to (§1.6). */
  readonly identityId: string;
  readonly mayRead: boolean;
  readonly mayAct: boolean;
}

/** Someone signed in, with everything that gives them a right. Built anew for each request. */
export interface Person {
  readonly accountId: string;
  readonly kind: 'GUARDIAN' | 'STAFF';
  readonly posts: readonly { readonly uai: string; readonly role: Role }[];
  readonly academies: readonly { readonly academyCode: string; readonly role: Role }[];
  readonly delegations: readonly Delegation[];
  readonly guardianships: readonly Guardianship[];
}

/** What a family does, beside the staff's operations. */
export const FAMILY_ACTIONS = ['read', 'change', 'enrol'] as const;
export type FamilyAction = (typeof FAMILY_ACTIONS)[number];

export type Action = Operation | FamilyAction;
export type SubjectName = 'Establishment' | 'Campaign' | 'Dossier' | 'RecordChange' | 'Academy' | 'Pupil';
export type Ability = MongoAbility<[Action, SubjectName | ForcedSubject<SubjectName> | Record<string, unknown>]>;
export type Rule = RawRuleOf<Ability>;

/**
 * The rules of a person today, as data: given to the api (which decides), packed for the screens (which explain).
 * No sub-delegation: a delegation gives operations, never `delegation.grant`; an expired or revoked one gives nothing,
 * from the next request on (§4). `today` is the day in the establishment's zone, `YYYY-MM-DD`.
 */
export function rulesFor(person: Person, today: string): Rule[] {
  const rules: Rule[] = [];
  const grant = (operation: Operation, holder: string): void => {
    const rule = OPERATIONS[operation];
    for (const by of 'alsoBy' in rule ? [rule.by, rule.alsoBy] : [rule.by]) {
      rules.push({ action: operation, subject: rule.subject, conditions: { [by]: holder } });
    }
  };
  for (const { uai, role } of person.posts) {
    if (role !== 'head') continue;
    for (const operation of OPERATION_IDS) if (!('academy' in OPERATIONS[operation])) grant(operation, uai);
  }
  for (const delegation of person.delegations) {
    // A delegate acts only in an establishment where they hold a post.
    const posts = person.posts.filter((post) => post.uai === delegation.uai);
    if (!isLive(delegation, today) || posts.length === 0) continue;
    for (const operation of delegation.operations) {
      if (posts.some(({ role }) => isDelegable(operation, role))) grant(operation, delegation.uai);
    }
  }
  for (const { academyCode, role } of person.academies) {
    if (role !== 'academyAdmin') continue;
    for (const operation of OPERATION_IDS) if ('academy' in OPERATIONS[operation]) grant(operation, academyCode);
  }
  const readable = person.guardianships.filter((link) => link.mayRead);
  const actable = person.guardianships.filter((link) => link.mayAct);
  const pupils = (links: readonly Guardianship[]) => ({ pupilId: { $in: links.map((link) => link.pupilId) } });
  const children = (links: readonly Guardianship[]) => ({ identityId: { $in: links.map((link) => link.identityId) } });
  if (readable.length > 0) {
    rules.push({ action: 'read', subject: 'Pupil', conditions: pupils(readable) });
    rules.push({ action: 'read', subject: 'Dossier', conditions: children(readable) });
    rules.push({ action: 'read', subject: 'RecordChange', conditions: { authorId: person.accountId } });
  }
  if (actable.length > 0) {
    rules.push({ action: 'change', subject: 'Pupil', conditions: pupils(actable) });
    rules.push({ action: 'enrol', subject: 'Dossier', conditions: children(actable) });
  }
  return rules;
}

/**
 * The delegation under which somebody holds an operation in an establishment; null for its head, who needs none. `undefined`
 * when they do not hold it: what was done is written down with the power it was done under (§4).
 */
export function powerOf(person: Person, operation: Operation, uai: string, today: string): string | null | undefined {
  const posts = person.posts.filter((post) => post.uai === uai);
  if (posts.some(({ role }) => role === 'head')) return null;
  return person.delegations.find(
    (delegation) =>
      delegation.uai === uai &&
      isLive(delegation, today) &&
      delegation.operations.includes(operation) &&
      posts.some(({ role }) => isDelegable(operation, role)),
  )?.id;
}

export function isLive(delegation: Delegation, today: string): boolean {
  return !delegation.revoked && delegation.from <= today && (delegation.to === null || today <= delegation.to);
}

/** Whether an operation may be delegated to somebody of that role. */
export function isDelegable(operation: Operation, role: Role): boolean {
  const rule = OPERATIONS[operation];
  if ('delegable' in rule || 'academy' in rule) return false;
  return !('onlyTo' in rule) || (rule.onlyTo as readonly Role[]).includes(role);
}

export function abilityOf(rules: readonly Rule[]): Ability {
  return createMongoAbility<Ability>([...rules]);
}
