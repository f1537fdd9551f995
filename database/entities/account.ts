import { defineEntity, p } from '@mikro-orm/core';
import { type Operation, ROLES } from '../../domain/permissions/operations.ts';
import { DIGEST_MODES } from '../../domain/record-change/digest.ts';
import { AcademyRow, EstablishmentRow } from './establishment.ts';
import { GuardianRow } from './pupil-base.ts';

/** A local account of a guardian or of the staff. Passwords: argon2id, never in clear, never sent. */
export const AccountRow = defineEntity({
  name: 'AccountRow',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    kind: p.enum(['GUARDIAN', 'STAFF'] as const),
    /** Chosen by its owner; compared without case. */
    login: p.string().unique(),
    passwordHash: p.string(),
    name: p.string(),
    /** Staff only: where their digests go. A guardian's address is the base's. */
    email: p.string().length(254).nullable(),
    language: p.enum(['fr', 'en'] as const).default('fr'),
    createdAt: p.datetime(),
    lastSignInAt: p.datetime().nullable(),
  },
});

/** Joins the guardian rows of one human: one sign-in shows every child in every establishment (F-09, §1.6). */
export const GuardianAccountRow = defineEntity({
  name: 'GuardianAccountRow',
  tableName: 'guardian_account',
  properties: {
    accountId: p.manyToOne(AccountRow).mapToPk().fieldName('account_id').primary(),
    guardianId: p.manyToOne(GuardianRow).mapToPk().fieldName('guardian_id').primary().index(),
  },
});

/** A post of the staff in an establishment or an academy. */
export const PostRow = defineEntity({
  name: 'PostRow',
  tableName: 'post',
  properties: {
    id: p.uuid().primary(),
    accountId: p.manyToOne(AccountRow).mapToPk().fieldName('account_id').index(),
    role: p.enum(ROLES),
    uai: p.manyToOne(EstablishmentRow).mapToPk().fieldName('uai').nullable(),
    academyCode: p.manyToOne(AcademyRow).mapToPk().fieldName('academy_code').nullable(),
    endedOn: p.date().nullable(),
  },
});

/** A delegation of the head's operations (§4). Never deleted: it says under which power an act was done. */
export const DelegationRow = defineEntity({
  name: 'DelegationRow',
  tableName: 'delegation',
  properties: {
    id: p.uuid().primary(),
    uai: p.manyToOne(EstablishmentRow).mapToPk().fieldName('uai'),
    delegateId: p.manyToOne(AccountRow).mapToPk().fieldName('delegate_id').index(),
    grantedById: p.manyToOne(AccountRow).mapToPk().fieldName('granted_by_id'),
    operations: p.json<Operation[]>(),
    fromOn: p.date(),
    toOn: p.date().nullable(),
    revokedAt: p.datetime().nullable(),
  },
});

/** A session in PostgreSQL, revocable; the cookie holds a random id of which only the SHA-256 is kept. */
export const SessionRow = defineEntity({
  name: 'SessionRow',
  tableName: 'session',
  properties: {
    digest: p.string().primary(),
    accountId: p.manyToOne(AccountRow).mapToPk().fieldName('account_id').index(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    /** On a school's computer, with help at hand (E-11): short, and everything handed in says so. */
    assisted: p.boolean().default(false),
  },
});

/** A *Code d'Activation Responsable* of letter M-01: single use, three months (§1.5). Only its SHA-256 is kept. */
export const ActivationCodeRow = defineEntity({
  name: 'ActivationCodeRow',
  tableName: 'activation_code',
  properties: {
    digest: p.string().primary(),
    guardianId: p.manyToOne(GuardianRow).mapToPk().fieldName('guardian_id').index(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

/** Two guardians who share what each may see and change of the other (§1.4-1): asked by one, agreed by the other. */
export const JointAccountRow = defineEntity({
  name: 'JointAccountRow',
  tableName: 'joint_account',
  properties: {
    id: p.uuid().primary(),
    askedById: p.manyToOne(AccountRow).mapToPk().fieldName('asked_by_id').index(),
    otherId: p.manyToOne(AccountRow).mapToPk().fieldName('other_id').index(),
    askedAt: p.datetime(),
    agreedAt: p.datetime().nullable(),
    /** Split at once, by either of them or by a head. */
    endedAt: p.datetime().nullable(),
    endedById: p.uuid().nullable(),
  },
});

/** How somebody of the staff hears of what waits at an establishment; absent: the daily digest (M-13). */
export const DigestChoiceRow = defineEntity({
  name: 'DigestChoiceRow',
  tableName: 'digest_choice',
  properties: {
    accountId: p.manyToOne(AccountRow).mapToPk().fieldName('account_id').primary(),
    uai: p.manyToOne(EstablishmentRow).mapToPk().fieldName('uai').primary(),
    mode: p.enum(DIGEST_MODES),
  },
});
