import { z } from 'zod';
import { BULK_ACTS, BULK_LINE_STATES, BULK_LINES_MAX, BULK_STATES } from '../../domain/bulk-act/bulk-act.ts';
import { route } from './route.ts';
import { instant, problem, receiptAnswers, uai, uuid } from './values.ts';

const establishment = z.strictObject({ uai });
const bulkActId = z.strictObject({ bulkActId: uuid });

const act = z.enum(BULK_ACTS);
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
          dossierId: uuid,
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

const summary = z
  .strictObject({
    id: uuid,
    uai,
    act,
    state: z.enum(BULK_STATES),
    by: z.string().meta({ description: 'Who confirmed it' }),
    createdAt: instant,
    endedAt: instant.nullable().meta({ description: 'When its last line was settled' }),
    undoUntil: instant
      .nullable()
      .meta({ description: 'Until when it may be taken back; null when nothing of it can be' }),
    document: z.string().nullable(),
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
        dossierId: uuid,
        ...name,
        state: z.enum(BULK_LINE_STATES),
        refusal: problem.nullable().meta({ description: 'Why it was not done, or not taken back' }),
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
