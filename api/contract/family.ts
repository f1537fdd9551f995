import { z } from 'zod';
import { DOSSIER_STATES } from '../../domain/enrolment-dossier/dossier.ts';
import { RECORD_FIELD_NAMES } from '../../domain/pupil-record/fields.ts';
import {
  EXPIRY_CAUSES,
  ITEM_STATES,
  RECORD_CHANGE_STATES,
  REFUSED_FOR,
} from '../../domain/record-change/record-change.ts';
import { waiting } from './dossiers.ts';
import { route } from './route.ts';
import {
  codeLabel,
  day,
  fieldValue,
  instant,
  receiptAnswers,
  schoolYear,
  shownAddress,
  shownContact,
  uai,
  uuid,
} from './values.ts';

export const child = z
  .strictObject({
    identityId: uuid,
    firstName: z.string(),
    lastName: z.string(),
    school: z.strictObject({
      uai,
      name: z.string(),
      schoolYear,
      formation: z.string().nullable(),
      classGroup: z.string().nullable(),
      message: z.string(),
    }),
    record: z.strictObject({
      pupilId: uuid,
      open: z.boolean(),
      mayChange: z.boolean(),
      undecided: z.int().meta({ description: 'Fields waiting for the school’s decision' }),
    }),
    enrolment: z
      .strictObject({
        dossierId: uuid,
        state: z.enum(DOSSIER_STATES),
        receiving: z.string(),
        formation: z.string(),
        opensAt: instant,
        closesAt: instant,
        closed: z.boolean(),
        /** In the academy’s zone, for the dates shown. */
        timeZone: z.string(),
        submittedAt: instant.nullable(),
        mayEnrol: z.boolean(),
        /** A draft is kept and nothing of it was handed in. */
        unsent: z.boolean(),
        /** Something handed in is on its way, not answered yet. */
        sending: z.boolean(),
        waiting,
      })
      .nullable(),
  })
  .meta({ id: 'Child' });

const recordItem = z
  .strictObject({
    field: z.enum(RECORD_FIELD_NAMES),
    targetId: uuid,
    baseValue: fieldValue.meta({ description: 'What its author saw' }),
    newValue: fieldValue,
    amendedValue: fieldValue.meta({ description: 'What was kept instead, where the school corrected it' }),
    state: z.enum(ITEM_STATES),
    reason: z.string().nullable(),
    refusedFor: z.enum(REFUSED_FOR).nullable().meta({ description: 'Why, where nobody wrote a reason' }),
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'RecordItem' });

export const record = z
  .strictObject({
    pupilId: uuid,
    schoolYear,
    school: z.strictObject({ uai, name: z.string() }),
    /** Civil status and schooling: read, never changed here (§2.1). */
    identity: z.strictObject({
      lastName: z.string(),
      firstName: z.string(),
      otherFirstNames: z.array(z.string()),
      sex: z.string().nullable(),
      bornOn: day.nullable(),
      bornIn: z.string().nullable(),
      nationality: z.string().nullable(),
      formation: z.string().nullable(),
      classGroup: z.string().nullable(),
      options: z.array(z.string()),
      regime: z.string().nullable(),
    }),
    /** Civil status of the signed-in guardian and the other persons, filtered by §1.4. */
    self: z.strictObject({
      guardianId: uuid,
      lastName: z.string(),
      firstName: z.string().nullable(),
      kinship: z.string(),
      level: z.int(),
    }),
    others: z.array(
      z.strictObject({
        name: z.string(),
        kinship: z.string(),
        level: z.int(),
        address: shownAddress.nullable().meta({ description: 'Only where the reader may see it' }),
        /** The other guardian of a joint account: what they have, and what either may change. */
        joint: z
          .strictObject({
            guardianId: uuid,
            values: z.partialRecord(z.enum(RECORD_FIELD_NAMES), fieldValue),
            modifiable: z.array(z.enum(RECORD_FIELD_NAMES)),
          })
          .nullable()
          .meta({ description: 'Only while the accounts are joint' }),
      }),
    ),
    /** Persons to call (§1.2 level 3), each one field: added, corrected or removed as a whole. */
    contacts: z.array(z.strictObject({ contactId: uuid, value: shownContact })),
    /** Current value of every field the guardian may read, `pupil.*` and `guardian.*`. */
    values: z.partialRecord(z.enum(RECORD_FIELD_NAMES), fieldValue),
    /** The fields this guardian may change today. */
    modifiable: z.array(z.enum(RECORD_FIELD_NAMES)),
    /** What this guardian proposed: sets still undecided, and those decided within the year, newest first. */
    changes: z.array(
      z.strictObject({
        recordChangeId: uuid,
        state: z.enum(RECORD_CHANGE_STATES),
        submittedAt: instant,
        withdrawable: z.boolean(),
        expiredFor: z.enum(EXPIRY_CAUSES).nullable().meta({ description: 'Why it ended undecided' }),
        items: z.array(recordItem),
      }),
    ),
    occupations: z.array(codeLabel),
    regimes: z.array(codeLabel).meta({ description: 'The school’s own nomenclature' }),
    /** Other establishments that know this guardian and take changes: « does it concern {child} at {school} too? » (§1.6). */
    schoolsToo: z.array(
      z.strictObject({
        pupilId: uuid.meta({ description: 'Whose record to change there' }),
        firstNames: z.array(z.string()),
        school: z.strictObject({ uai, name: z.string() }),
      }),
    ),
    countries: z.array(codeLabel),
    emails: z
      .array(
        z.strictObject({
          address: z.string(),
          inBase: z.boolean().meta({ description: 'Else asked for, and not written yet' }),
          confirmed: z.boolean(),
          linkUntil: instant.nullable().meta({ description: 'Until when the last link works, when one does' }),
        }),
      )
      .meta({ description: 'The reader’s own electronic addresses: letters go to a confirmed one only (§1.3)' }),
    civilStatusReports: z
      .array(z.strictObject({ reportId: uuid, text: z.string(), at: instant, answered: z.boolean() }))
      .meta({ description: 'Errors that the reader has reported, the newest first' }),
    mayDisclaim: z
      .boolean()
      .meta({ description: 'Only who the base has for a legal guardian may say that they are none' }),
  })
  .meta({ id: 'PupilRecord' });

export const familyRoutes = {
  children: route({
    method: 'get',
    path: '/api/children',
    id: 'children',
    tag: 'family',
    summary: 'One entry per child, in every establishment',
    answers: { 200: z.strictObject({ children: z.array(child) }).meta({ id: 'Children' }) },
  }),
  record: route({
    method: 'get',
    path: '/api/pupils/:pupilId/record',
    id: 'record',
    tag: 'family',
    summary: 'The record (fiche) as this guardian may see it',
    params: z.strictObject({ pupilId: uuid }),
    answers: { 200: record },
  }),
  communes: route({
    method: 'get',
    path: '/api/postal-codes/:postalCode/communes',
    id: 'communes',
    tag: 'family',
    summary: 'Communes known for a postal code: a help to type an address, never a rule',
    params: z.strictObject({ postalCode: z.string().regex(/^[0-9]{5}$/) }),
    answers: { 200: z.strictObject({ communes: z.array(z.string()) }).meta({ id: 'Communes' }) },
  }),
  changeRecord: route({
    method: 'post',
    path: '/api/pupils/:pupilId/record-changes',
    id: 'changeRecord',
    tag: 'family',
    idempotent: true,
    summary: 'Propose changes of the record; nothing reaches the base before the school’s decision',
    params: z.strictObject({ pupilId: uuid }),
    body: z
      .strictObject({
        dossierId: uuid.nullable().meta({ description: 'When made within an enrolment (P9)' }),
        items: z
          .array(
            z.strictObject({
              field: z.enum(RECORD_FIELD_NAMES),
              targetId: uuid.optional().meta({
                description:
                  'Whose field: a contact’s (a new UUID for one who is added), or the other guardian’s in a joint account; absent, the pupil’s or one’s own',
              }),
              baseValue: fieldValue,
              newValue: fieldValue,
              evidenceId: uuid
                .nullable()
                .optional()
                .meta({ description: 'The paper shown for it: a name in use asks for one, unless it is given up' }),
            }),
          )
          .min(1)
          .max(30),
      })
      .meta({ id: 'RecordChangeProposal' }),
    answers: receiptAnswers,
  }),
  withdrawRecordChange: route({
    method: 'post',
    path: '/api/record-changes/:recordChangeId/withdrawals',
    id: 'withdrawRecordChange',
    tag: 'family',
    idempotent: true,
    summary: 'Take back one’s own change, until its review begins',
    params: z.strictObject({ recordChangeId: uuid }),
    answers: receiptAnswers,
  }),
  submission: route({
    method: 'get',
    path: '/api/submissions/:submissionId',
    id: 'submission',
    tag: 'family',
    summary: 'What became of something one handed in',
    params: z.strictObject({ submissionId: uuid }),
    answers: { 200: receiptAnswers[200] },
  }),
} as const;
