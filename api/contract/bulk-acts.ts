import { z } from 'zod';
import {
  BULK_ACTS,
  BULK_LINE_STATES,
  BULK_LINES_MAX,
  BULK_STATES,
  DECISION_ACTS,
  DOSSIER_ACTS,
} from '../../domain/bulk-act/bulk-act.ts';
import { LEFT_FOR } from '../../domain/bulk-act/decisions.ts';
import { CHANGE_KINDS, RECORD_FIELD_NAMES } from '../../domain/pupil-record/fields.ts';
import { INBOX_MARKS } from '../../domain/record-change/inbox.ts';
import { route } from './route.ts';
import { codeLabel, fieldValue, instant, listOf, problem, receiptAnswers, uai, uuid } from './values.ts';

const establishment = z.strictObject({ uai });
const bulkActId = z.strictObject({ bulkActId: uuid });

const act = z.enum(DOSSIER_ACTS);
const name = { lastName: z.string(), firstName: z.string() };

const chosen = z
  .strictObject({
    act,
    dossierIds: z.array(uuid).max(BULK_LINES_MAX),
    documentId: uuid.optional().meta({ description: 'The document received, for `markDocument`' }),
  })
  .meta({ id: 'BulkActChosen' });

const preview = z
  .strictObject({
    act,
    verdicts: z
      .array(
        z.strictObject({
          subjectId: uuid.meta({ description: 'The dossier' }),
          ...name,
          refusal: problem.nullable().meta({ description: 'Why it would not be done; null when it would' }),
        }),
      )
      .meta({ description: 'One per dossier, by name; none while `markDocument` lacks its document' }),
    documents: z
      .array(
        z.strictObject({
          id: uuid,
          label: z.string(),
          mandatory: z.boolean(),
          missing: z.int().meta({ description: 'Among the dossiers chosen' }),
        }),
      )
      .meta({ description: 'For `markDocument`: what is asked of these dossiers; empty for other acts' }),
  })
  .meta({ id: 'BulkActPreview' });

const decisionAct = z.enum(DECISION_ACTS);
const kinds = z
  .array(z.enum(CHANGE_KINDS))
  .min(1)
  .max(CHANGE_KINDS.length)
  .meta({ description: 'Kinds of fields decided; the others of a set are left as they are' });

const decisionsWanted = z
  .strictObject({
    act: decisionAct,
    kinds,
    classGroup: z.string().min(1).max(8).optional().meta({ description: 'As in the inbox' }),
    name: z.string().max(100).optional().meta({ description: 'As in the inbox' }),
    marks: listOf(INBOX_MARKS, 'As in the inbox').optional(),
    ofPupilIn: uuid.optional().meta({ description: 'A record change: only those about its pupil' }),
  })
  .meta({ id: 'BulkDecisionsWanted' });

const decisionsPreview = z
  .strictObject({
    act: decisionAct,
    total: z.int().meta({ description: `Sets that ask for such a decision; at most ${BULK_LINES_MAX} are shown` }),
    changes: z
      .array(
        z.strictObject({
          recordChangeId: uuid,
          ...name,
          classGroup: z.string().nullable(),
          author: z.string(),
          submittedAt: instant,
          revision: z.int().meta({ description: 'Said back as `seenRevision`' }),
          toDecide: z
            .array(
              z.strictObject({
                itemId: uuid,
                field: z.enum(RECORD_FIELD_NAMES),
                person: z.string().nullable().meta({ description: 'Whose field; null for a contact new to the base' }),
                current: fieldValue.meta({ description: 'What the base says now' }),
                proposed: fieldValue,
              }),
            )
            .meta({ description: 'What would be decided' }),
          left: z
            .array(
              z.strictObject({
                itemId: uuid,
                field: z.enum(RECORD_FIELD_NAMES),
                person: z.string().nullable(),
                why: z.enum(LEFT_FOR),
              }),
            )
            .meta({ description: 'Fields of these kinds that would stay, to be looked at one by one (§2.3)' }),
          refusal: problem
            .nullable()
            .meta({ description: 'Why nothing of it would be decided; null when something would' }),
        }),
      )
      .meta({ description: 'The oldest first' }),
    regimes: z.array(codeLabel).meta({ description: 'What a regime may be here; empty when none is asked for' }),
  })
  .meta({ id: 'BulkDecisionsPreview' });

const decisionsConfirmed = z
  .strictObject({
    act: decisionAct,
    kinds,
    reason: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .nullable()
      .meta({ description: 'Required by `refuseChanges`, the same for all; null for `acceptChanges`' }),
    changes: z
      .array(z.strictObject({ recordChangeId: uuid, seenRevision: z.int() }))
      .max(BULK_LINES_MAX)
      .meta({ description: 'Each with the revision that was previewed: one that changed since is not decided' }),
  })
  .meta({ id: 'BulkDecisionsConfirmed' });

const summary = z
  .strictObject({
    id: uuid,
    uai,
    act: z.enum(BULK_ACTS),
    state: z.enum(BULK_STATES),
    by: z.string().meta({ description: 'Who confirmed it' }),
    createdAt: instant,
    endedAt: instant.nullable().meta({ description: 'When its last line was settled' }),
    undoUntil: instant
      .nullable()
      .meta({ description: 'Until when it may be taken back; null when nothing of it can be' }),
    document: z.string().nullable(),
    kinds: z.array(z.enum(CHANGE_KINDS)).nullable().meta({ description: 'Of decisions; null for other acts' }),
    reason: z.string().nullable().meta({ description: 'Of `refuseChanges`' }),
    counts: z.strictObject({
      WAITING: z.int(),
      DONE: z.int(),
      REFUSED: z.int(),
      UNDONE: z.int(),
      KEPT: z.int(),
    }) satisfies z.ZodType<Record<(typeof BULK_LINE_STATES)[number], number>>,
  })
  .meta({ id: 'BulkActSummary' });

const bulkAct = z
  .strictObject({
    summary,
    lines: z.array(
      z.strictObject({
        subjectId: uuid.meta({ description: 'The dossier, or the record change' }),
        ...name,
        state: z.enum(BULK_LINE_STATES),
        refusal: problem.nullable().meta({ description: 'Why it was not done, or not taken back' }),
        toLookAt: z.int().meta({ description: 'Fields of the record change that still wait; 0 for a dossier' }),
      }),
    ),
    mayUndo: z.boolean(),
    undoLeftSeconds: z
      .int()
      .meta({ description: 'Time left to take it back, by the api’s clock; 0 when there is none' }),
  })
  .meta({ id: 'BulkAct' });

export const bulkActRoutes = {
  previewBulkAct: route({
    method: 'post',
    path: '/api/establishments/:uai/bulk-act-previews',
    id: 'previewBulkAct',
    tag: 'school',
    summary: 'What an act would do to each of these dossiers; nothing is written',
    params: establishment,
    body: chosen,
    answers: { 200: preview },
  }),
  beginBulkAct: route({
    method: 'post',
    path: '/api/establishments/:uai/bulk-acts',
    id: 'beginBulkAct',
    tag: 'school',
    idempotent: true,
    summary: 'Do one act on many dossiers in the background; its id is the Idempotency-Key',
    params: establishment,
    body: chosen,
    answers: receiptAnswers,
  }),
  previewDecisions: route({
    method: 'post',
    path: '/api/establishments/:uai/bulk-decision-previews',
    id: 'previewDecisions',
    tag: 'school',
    summary: 'Which record changes would be decided at once, field by field; nothing is written',
    params: establishment,
    body: decisionsWanted,
    answers: { 200: decisionsPreview },
  }),
  beginDecisions: route({
    method: 'post',
    path: '/api/establishments/:uai/bulk-decisions',
    id: 'beginDecisions',
    tag: 'school',
    idempotent: true,
    summary: 'Decide many record changes in the background; the act’s id is the Idempotency-Key. Never taken back',
    params: establishment,
    body: decisionsConfirmed,
    answers: receiptAnswers,
  }),
  bulkActs: route({
    method: 'get',
    path: '/api/establishments/:uai/bulk-acts',
    id: 'bulkActs',
    tag: 'school',
    summary: 'The latest acts on many of an establishment',
    params: establishment,
    answers: { 200: z.strictObject({ acts: z.array(summary) }).meta({ id: 'BulkActs' }) },
  }),
  bulkAct: route({
    method: 'get',
    path: '/api/bulk-acts/:bulkActId',
    id: 'bulkAct',
    tag: 'school',
    summary: 'How far an act on many is, and what became of each line',
    params: bulkActId,
    answers: { 200: bulkAct },
  }),
  undoBulkAct: route({
    method: 'post',
    path: '/api/bulk-acts/:bulkActId/undoings',
    id: 'undoBulkAct',
    tag: 'school',
    idempotent: true,
    summary: 'Take an act on many back, line by line, while its time lasts',
    params: bulkActId,
    answers: receiptAnswers,
  }),
} as const;
