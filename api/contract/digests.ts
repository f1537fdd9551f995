import { z } from 'zod';
import { DIGEST_MODES } from '../../domain/record-change/digest.ts';
import { route } from './route.ts';
import { uai } from './values.ts';

const mode = z.enum(DIGEST_MODES).meta({
  description: 'DAILY: one letter each working morning when something waits; EACH: one at each change; NONE',
});
const digestChoice = z
  .strictObject({
    mode,
    email: z.string().nullable().meta({ description: 'One’s own address; null: nothing can be sent' }),
  })
  .meta({ id: 'DigestChoice' });

/** How somebody of the staff hears of what waits at an establishment (M-13): their own choice, and nobody else's. */
export const digestRoutes = {
  digestChoice: route({
    method: 'get',
    path: '/api/me/digests/:uai',
    id: 'digestChoice',
    tag: 'school',
    summary: 'How one hears of what waits at an establishment (M-13)',
    params: z.strictObject({ uai }),
    answers: { 200: digestChoice },
  }),
  chooseDigest: route({
    method: 'put',
    path: '/api/me/digests/:uai',
    id: 'chooseDigest',
    tag: 'school',
    summary: 'Choose how one hears of what waits at an establishment; said again, it changes nothing',
    params: z.strictObject({ uai }),
    body: z.strictObject({ mode }).meta({ id: 'DigestChoosing' }),
    answers: { 200: digestChoice },
  }),
} as const;
