import { z } from 'zod';
import { AUTHORITIES } from '../../domain/pupil-record/responsibility.ts';
import { route } from './route.ts';
import { day, uuid } from './values.ts';

/** What the staff of a pupil's establishment note about the pupil and the guardians, beside the record. */
export const pupilRoutes = {
  changeAuthority: route({
    method: 'put',
    path: '/api/pupils/:pupilId/guardians/:guardianId/authority',
    id: 'changeAuthority',
    tag: 'school',
    idempotent: true,
    summary: 'Note what a court left of a legal guardian’s authority over a child, everywhere and at once (E-17)',
    params: z.strictObject({ pupilId: uuid, guardianId: uuid }),
    body: z
      .strictObject({
        authority: z.enum(AUTHORITIES),
        decision: z
          .strictObject({ on: day, court: z.string().trim().min(1).max(200) })
          .meta({ description: 'The decision, a copy of which is in the pupil’s file' }),
      })
      .meta({ id: 'AuthorityDecision' }),
    answers: {
      200: z
        .strictObject({
          authority: z.enum(AUTHORITIES),
          sessionsEnded: z.int(),
          draftsFrozen: z.int(),
          tasks: z.int().meta({ description: 'Establishments that are told by a task' }),
        })
        .meta({ id: 'AuthorityChanged' }),
    },
  }),
  refuseServices: route({
    method: 'put',
    path: '/api/pupils/:pupilId/service-refusal',
    id: 'refuseServices',
    tag: 'school',
    summary: 'Note that a family refuses the online services: what opens later is on paper (E-22)',
    params: z.strictObject({ pupilId: uuid }),
    body: z.strictObject({ refused: z.boolean() }).meta({ id: 'ServiceRefusal' }),
    answers: { 200: z.strictObject({ refusedOn: day.nullable() }).meta({ id: 'ServiceRefusalNoted' }) },
  }),
} as const;
