import { z } from 'zod';
import { ROLES } from '../../domain/permissions/operations.ts';
import { RECORD_FIELD_NAMES } from '../../domain/pupil-record/fields.ts';
import { REFUSED_FOR } from '../../domain/record-change/record-change.ts';
import { route } from './route.ts';
import { cursor, day, fieldValue, instant, uuid } from './values.ts';

const labels = z.record(z.string(), z.string());

const historyLine = z
  .strictObject({
    id: uuid,
    field: z.enum(RECORD_FIELD_NAMES),
    entity: z.enum(['pupil', 'guardian', 'contact']),
    mine: z.boolean().meta({ description: 'A field of the reader’s own' }),
    person: z.string().nullable().meta({ description: 'The guardian whose field it is, by name' }),
    outcome: z.enum(['ACCEPTED', 'ACCEPTED_AMENDED', 'REFUSED']),
    was: fieldValue.meta({ description: 'What the record said before' }),
    became: fieldValue.meta({ description: 'What it says since; null where the proposal was refused' }),
    proposed: fieldValue.meta({ description: 'What was asked, for the school and its author; null for others' }),
    proposal: z.strictObject({ by: z.string(), kinship: z.string(), at: instant, mine: z.boolean() }),
    decision: z.strictObject({
      by: z.string().nullable().meta({ description: 'By name, for the school alone' }),
      role: z.enum(ROLES).nullable(),
      at: instant,
      reason: z.string().nullable(),
      refusedFor: z.enum(REFUSED_FOR).nullable(),
      delegation: z
        .strictObject({ grantedBy: z.string(), from: day, to: day.nullable() })
        .nullable()
        .meta({ description: 'The power it was decided under, for the school alone; null for the head' }),
    }),
    writtenAt: instant.nullable(),
    school: z.string(),
  })
  .meta({ id: 'RecordHistoryLine' });

export const recordHistoryRoutes = {
  recordHistory: route({
    method: 'get',
    path: '/api/pupils/:pupilId/record-history',
    id: 'recordHistory',
    tag: 'school',
    summary:
      'What each field of a child’s record was and became, newest first: for the school, and for a guardian what they may see',
    params: z.strictObject({ pupilId: uuid }),
    query: z.strictObject({ cursor, limit: z.coerce.number().int().min(1).max(100).default(30) }),
    answers: {
      200: z
        .strictObject({
          pupil: z.strictObject({ firstName: z.string(), lastName: z.string() }),
          timeZone: z.string().meta({ description: 'IANA zone of the establishment' }),
          lines: z.array(historyLine),
          labels: z
            .strictObject({ occupations: labels, countries: labels, regimes: labels })
            .meta({ description: 'Names of the codes that these lines hold' }),
          next: z.string().nullable(),
        })
        .meta({ id: 'RecordHistory' }),
    },
  }),
} as const;
