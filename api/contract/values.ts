import { z } from 'zod';
import { REFUSAL_CODES } from '../../domain/refusals.ts';

/** An instant, ISO 8601 with an offset; answers are always UTC (`…Z`). */
export const instant = z.iso.datetime({ offset: true }).meta({ description: 'Instant, ISO 8601; answers are in UTC' });
/** A day without a time, in the establishment's time zone. */
export const day = z.iso.date().meta({ description: 'Day, YYYY-MM-DD' });
export const uuid = z.uuid();
export const uai = z
  .string()
  .regex(/^[0-9]{7}[A-Z]$/)
  .meta({ description: 'UAI: 7 digits and a letter' });
export const academyCode = z.string().min(1).max(3).meta({ description: 'The ministry’s number of an academy' });
export const schoolYear = z.coerce
  .number()
  .int()
  .min(2010)
  .max(2100)
  .meta({ description: 'School year: 2027 is 2027-2028' });
export const mef = z
  .string()
  .regex(/^[0-9A-Z]{11}$/)
  .meta({ description: 'MEF, 11 characters' });
export const cursor = z.string().max(1000).optional().meta({ description: 'Opaque: the `next` of the page before' });

/** Words separated by commas, in an address. */
export const listOf = <const W extends string>(words: readonly W[], description: string) =>
  z
    .string()
    .max(300)
    .refine((text) => text.split(',').every((word) => (words as readonly string[]).includes(word)))
    .meta({ description: `${description}, separated by commas: ${words.join(', ')}` });

/** RFC 9457. `type` ends with the refusal's code; `errors` says where and what, one line per field. */
export const problem = z
  .strictObject({
    type: z.string().meta({ description: '/problems/<code>' }),
    title: z.string().meta({ description: 'In the language of the request' }),
    status: z.int(),
    detail: z.string().optional().meta({ description: 'What to do' }),
    code: z.enum(REFUSAL_CODES),
    details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    errors: z
      .array(z.strictObject({ path: z.string(), problem: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'One per field: JSON path, kind of problem, sentence' }),
  })
  .meta({ id: 'Problem' });

/** What is answered to anything handed in: the acknowledgement (CRPA L.112-11), settled or not yet. */
export const receipt = z
  .strictObject({
    submissionId: uuid,
    number: z.string().meta({ description: 'Receipt number, to be kept' }),
    receivedAt: instant,
    status: z.enum(['RECEIVED', 'ACCEPTED', 'REFUSED']),
    refusal: problem.nullable(),
  })
  .meta({ id: 'Receipt' });

export const receiptAnswers = { 200: receipt, 202: receipt } as const;

/**
 * An address as the base has it, imported ones that lack a line or a town included. What a guardian proposes must be whole:
 * the api holds it against domain/pupil-record.
 */
export const shownAddress = z
  .strictObject({
    line1: z.string().max(38),
    line2: z.string().max(38).nullable(),
    line3: z.string().max(38).nullable(),
    line4: z.string().max(38).nullable(),
    postalCode: z.string().max(5).nullable(),
    city: z.string().max(32).nullable(),
    foreignCity: z.string().max(32).nullable(),
    countryCode: z.string().max(3).meta({ description: 'CODE_PAYS, `100` is France' }),
  })
  .meta({ id: 'Address' });

/** A person to call, as the base has it; what a guardian proposes is held against domain/pupil-record. */
export const shownContact = z
  .strictObject({
    lastName: z.string().max(100),
    firstName: z.string().max(100).nullable(),
    kinship: z.string().max(2).meta({ description: 'CODE_PARENTE' }),
    phoneHome: z.string().max(20).nullable(),
    phoneWork: z.string().max(20).nullable(),
    phoneMobile: z.string().max(20).nullable(),
  })
  .meta({ id: 'Contact' });

/** Value of a field of the record: text, flag, address, contact or nothing. */
export const fieldValue = z
  .union([z.string().max(254), z.boolean(), z.null(), shownAddress, shownContact])
  .meta({ id: 'FieldValue' });

/** A person's code and its label: occupation, country, kinship… */
export const codeLabel = z.strictObject({ code: z.string(), label: z.string() }).meta({ id: 'CodeLabel' });

export const establishmentSheet = z
  .strictObject({
    uai,
    name: z.string(),
    type: z.string().nullable(),
    headTitle: z.string().nullable(),
    headName: z.string().nullable(),
    address: z.array(z.string()),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    website: z.string().nullable(),
  })
  .meta({ id: 'EstablishmentSheet' });
