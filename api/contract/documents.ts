import { z } from 'zod';
import { route } from './route.ts';
import { cursor, instant, uai, uuid } from './values.ts';

const dossierId = z.strictObject({ dossierId: uuid });
const pdf = { 200: { contentType: 'application/pdf' } } as const;
const establishment = z.strictObject({ uai });
/** At most a lot: what one file holds. */
const LOT = 100;

const letterToPrint = z
  .strictObject({
    id: z.string(),
    letter: z.string().meta({ description: 'M-01…, the letters of the product by number' }),
    to: z.string().meta({ description: 'Name of the reader' }),
    subject: z.string(),
    recordedAt: instant,
    hasPostalAddress: z.boolean().meta({ description: 'Without one, the letter is handed over' }),
  })
  .meta({ id: 'LetterToPrint' });

/** Documents on paper and in the calendar. Those of a dossier are for who may read it; none tells a guardian’s address. */
export const documentRoutes = {
  affectationNotice: route({
    method: 'get',
    path: '/api/dossiers/:dossierId/notice.pdf',
    id: 'affectationNotice',
    tag: 'family',
    summary: 'The affectation notice (tagged PDF), for the family and for the staff of both establishments',
    params: dossierId,
    answers: pdf,
  }),
  enrolmentRecap: route({
    method: 'get',
    path: '/api/dossiers/:dossierId/recap.pdf',
    id: 'enrolmentRecap',
    tag: 'family',
    summary: 'What was validated, and the documents to bring (tagged PDF); not for the origin, which sees no choice',
    params: dossierId,
    answers: pdf,
  }),
  enrolmentReceipt: route({
    method: 'get',
    path: '/api/dossiers/:dossierId/receipt.pdf',
    id: 'enrolmentReceipt',
    tag: 'family',
    summary: 'The acknowledgement of the last submission or refusal (tagged PDF), 404 when there is none',
    params: dossierId,
    answers: pdf,
  }),
  enrolmentCalendar: route({
    method: 'get',
    path: '/api/dossiers/:dossierId/calendar.ics',
    id: 'enrolmentCalendar',
    tag: 'family',
    summary: 'The closing of the enrolment and the first day at the lycée (iCalendar), 404 when neither is ahead',
    params: dossierId,
    answers: { 200: { contentType: 'text/calendar' } },
  }),
  lettersToPrint: route({
    method: 'get',
    path: '/api/establishments/:uai/letters-to-print',
    id: 'lettersToPrint',
    tag: 'school',
    summary: 'Letters of guardians without an electronic address: how many, and the next lot',
    params: establishment,
    answers: {
      200: z
        .strictObject({
          total: z.int(),
          withoutPostalAddress: z.int(),
          letters: z.array(letterToPrint).max(LOT).meta({ description: 'The next lot, oldest first' }),
          through: z
            .string()
            .nullable()
            .meta({ description: 'Given to the file’s route, the file holds these letters and no later one' }),
        })
        .meta({ id: 'LettersToPrint' }),
    },
  }),
  lettersToPrintFile: route({
    method: 'get',
    path: '/api/establishments/:uai/letters-to-print.pdf',
    id: 'lettersToPrintFile',
    tag: 'school',
    summary: 'The next lot of letters for window envelopes (tagged PDF), 404 when none waits; marks nothing',
    params: establishment,
    query: z.strictObject({ through: cursor }),
    answers: pdf,
  }),
  markLettersPrinted: route({
    method: 'post',
    path: '/api/establishments/:uai/letters-to-print/prints',
    id: 'markLettersPrinted',
    tag: 'school',
    idempotent: true,
    summary: 'Say that letters were printed: they wait no more',
    params: establishment,
    body: z
      .strictObject({ letters: z.array(z.string().min(1).max(255)).min(1).max(LOT) })
      .meta({ id: 'PrintedLetters' }),
    answers: {
      200: z
        .strictObject({
          printed: z.int().meta({ description: 'Marked by this request; not those that a colleague marked' }),
        })
        .meta({ id: 'LettersPrinted' }),
    },
  }),
} as const;
