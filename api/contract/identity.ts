import { z } from 'zod';
import { OPERATION_IDS, ROLES } from '../../domain/permissions/operations.ts';
import { route } from './route.ts';
import { day, schoolYear, uai, uuid } from './values.ts';

export const me = z
  .strictObject({
    accountId: uuid,
    kind: z.enum(['GUARDIAN', 'STAFF']),
    name: z.string(),
    posts: z.array(
      z.strictObject({
        role: z.enum(ROLES),
        uai,
        establishment: z.string(),
        schoolYears: z.array(schoolYear).meta({ description: 'Years of which the base knows something, ascending' }),
      }),
    ),
    academies: z.array(z.strictObject({ role: z.enum(ROLES), code: z.string(), name: z.string() })),
    /** Live rights by establishment or academy, for the screens to explain; the api decides by itself. */
    operations: z.record(z.string(), z.array(z.enum(OPERATION_IDS))).meta({ description: 'By UAI or academy code' }),
    expiresAt: z.iso.datetime(),
    assisted: z.boolean().meta({ description: 'Signed in on a school’s computer (E-11)' }),
  })
  .meta({ id: 'Me' });

const activationProof = {
  code: z.string().min(4).max(40).meta({ description: 'Activation code of the letter; spaces and dashes are ignored' }),
  bornOn: day.meta({ description: 'Birth date of a child of the letter' }),
};

export const identityRoutes = {
  signIn: route({
    method: 'post',
    path: '/api/session',
    id: 'signIn',
    tag: 'identity',
    access: 'public',
    summary: 'Sign in with a local account',
    body: z
      .strictObject({
        login: z.string().min(1).max(254),
        password: z.string().min(1).max(128),
        assisted: z.boolean().optional().meta({
          description: 'On a school’s computer (E-11): the session is short, and all that is handed in says so',
        }),
      })
      .meta({ id: 'SignIn' }),
    answers: { 200: me },
  }),
  signOut: route({
    method: 'delete',
    path: '/api/session',
    id: 'signOut',
    tag: 'identity',
    access: 'public',
    summary: 'Sign out: ends the session at once',
    answers: { 204: null },
  }),
  me: route({
    method: 'get',
    path: '/api/me',
    id: 'me',
    tag: 'identity',
    summary: 'Who is signed in and what they may do',
    answers: { 200: me },
  }),
  checkActivation: route({
    method: 'post',
    path: '/api/activation-checks',
    id: 'checkActivation',
    tag: 'identity',
    access: 'public',
    summary: 'Check a code of letter M-01 with a child’s birth date, before choosing a login',
    body: z.strictObject(activationProof).meta({ id: 'ActivationCheck' }),
    answers: {
      200: z
        .strictObject({ guardianName: z.string(), children: z.array(z.string()) })
        .meta({ id: 'ActivationCheckAnswer' }),
    },
  }),
  activate: route({
    method: 'post',
    path: '/api/activations',
    id: 'activate',
    tag: 'identity',
    access: 'public',
    summary: 'Open one’s account with the code of letter M-01 (single use) and sign in',
    body: z
      .strictObject({
        ...activationProof,
        login: z
          .string()
          .trim()
          .min(4)
          .max(100)
          .regex(/^[\p{L}\p{N}._@+-]+$/u),
        password: z.string().min(8).max(128),
      })
      .meta({ id: 'Activation' }),
    answers: { 201: me },
  }),
  attachChild: route({
    method: 'post',
    path: '/api/me/attachments',
    id: 'attachChild',
    tag: 'identity',
    summary: 'Bring in the children of another establishment with that establishment’s letter',
    body: z.strictObject(activationProof).meta({ id: 'Attachment' }),
    answers: { 200: me },
  }),
} as const;
