import { z } from 'zod';
import { JOINT_STATES } from '../../domain/identity/joint-account.ts';
import { route } from './route.ts';
import { instant, uuid } from './values.ts';

const jointAccounts = z
  .strictObject({
    jointAccounts: z.array(
      z.strictObject({
        otherId: uuid,
        name: z.string(),
        children: z.array(z.string()),
        state: z.enum(JOINT_STATES),
        jointAccountId: uuid.nullable(),
        since: instant.nullable().meta({ description: 'When it was asked, agreed or split' }),
        splitBy: z.enum(['ME', 'OTHER', 'SCHOOL']).nullable(),
        mayJoin: z
          .boolean()
          .meta({ description: 'Both are legal guardians of a common child and live at one address' }),
      }),
    ),
  })
  .meta({ id: 'JointAccounts' });

const ofPupil = z
  .strictObject({
    jointAccounts: z.array(z.strictObject({ jointAccountId: uuid, names: z.array(z.string()), since: instant })),
  })
  .meta({ id: 'PupilJointAccounts' });

/** Joint accounts (§1.4-1): asked by one guardian, agreed by the other, split at once by either or by the head. */
export const jointAccountRoutes = {
  jointAccounts: route({
    method: 'get',
    path: '/api/joint-accounts',
    id: 'jointAccounts',
    tag: 'family',
    summary: 'The other guardians with whom one’s account is, was or may be joint',
    answers: { 200: jointAccounts },
  }),
  askJointAccount: route({
    method: 'post',
    path: '/api/joint-accounts',
    id: 'askJointAccount',
    tag: 'family',
    summary: 'Ask the other guardian for a joint account; asked twice is asked once',
    body: z.strictObject({ otherId: uuid }).meta({ id: 'JointAccountAsked' }),
    answers: { 200: jointAccounts },
  }),
  agreeJointAccount: route({
    method: 'put',
    path: '/api/joint-accounts/:jointAccountId/agreement',
    id: 'agreeJointAccount',
    tag: 'family',
    summary: 'Agree to what the other guardian asked',
    params: z.strictObject({ jointAccountId: uuid }),
    answers: { 200: jointAccounts },
  }),
  splitJointAccount: route({
    method: 'delete',
    path: '/api/joint-accounts/:jointAccountId',
    id: 'splitJointAccount',
    tag: 'family',
    summary: 'Refuse, take back or split, at once: one will is enough',
    params: z.strictObject({ jointAccountId: uuid }),
    answers: { 200: jointAccounts },
  }),
  pupilJointAccounts: route({
    method: 'get',
    path: '/api/pupils/:pupilId/joint-accounts',
    id: 'pupilJointAccounts',
    tag: 'school',
    summary: 'The joint accounts among a pupil’s guardians',
    params: z.strictObject({ pupilId: uuid }),
    answers: { 200: ofPupil },
  }),
  splitPupilJointAccount: route({
    method: 'delete',
    path: '/api/pupils/:pupilId/joint-accounts/:jointAccountId',
    id: 'splitPupilJointAccount',
    tag: 'school',
    summary: 'Split a joint account among a pupil’s guardians, at once',
    params: z.strictObject({ pupilId: uuid, jointAccountId: uuid }),
    answers: { 200: ofPupil },
  }),
} as const;
