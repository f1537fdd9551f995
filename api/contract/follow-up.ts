import { z } from 'zod';
import { CHOICE_MODES } from '../../domain/enrolment-dossier/choices.ts';
import { DOSSIER_STATES } from '../../domain/enrolment-dossier/dossier.ts';
import { COLUMNS, MARKS, ORDERS, SIDES } from '../../domain/enrolment-dossier/follow-up.ts';
import { dossierLine } from './dossiers.ts';
import { route } from './route.ts';
import { cursor, instant, listOf, mef, schoolYear, uai, uuid } from './values.ts';

const year = z.strictObject({ uai, schoolYear });
const side = z.enum(SIDES);
const state = z.enum(DOSSIER_STATES);

/** What a list is narrowed to; `classGroup` and the guardians' marks are the origin's, `originUai` and the others the lycée's. */
const filters = {
  side,
  state: state.optional(),
  mef: mef.optional(),
  classGroup: z.string().min(1).max(8).optional().meta({ description: 'Division of the pupil; on the origin’s side' }),
  originUai: uai.optional().meta({ description: 'School the pupil comes from; on the receiving side' }),
  name: z.string().max(100).optional().meta({ description: 'Beginning of the last or first name' }),
  order: z.enum(ORDERS).default('name'),
} as const;

const wishOption = z
  .strictObject({
    code: z.string(),
    label: z.string(),
    offered: z.boolean().meta({ description: 'False when families no longer see it' }),
    first: z.int().meta({ description: 'Dossiers that chose it, in a ranked group as the first wish' }),
    further: z.int().meta({ description: 'Dossiers that hold it as a further wish' }),
    held: z.int().meta({ description: 'Places taken: first choices, and further wishes that the lycée granted' }),
    capacity: z.int().nullable().meta({ description: 'Places; null without a limit' }),
    remaining: z
      .int()
      .nullable()
      .meta({ description: 'Capacity less places taken; below zero when there are too many' }),
  })
  .meta({ id: 'WishOption' });

const listExport = z
  .strictObject({
    id: uuid,
    side,
    format: z.enum(['csv', 'xlsx']),
    state: z.enum(['WAITING', 'RUNNING', 'READY', 'FAILED']),
    total: z.int().nullable().meta({ description: 'Rows to write; null before they are counted' }),
    done: z.int(),
    fileName: z.string().nullable(),
    createdAt: instant,
    readyAt: instant.nullable(),
    /** When it is removed. */
    keptUntil: instant,
  })
  .meta({ id: 'ListExport' });

export const followUpRoutes = {
  dossiers: route({
    method: 'get',
    path: '/api/establishments/:uai/years/:schoolYear/dossiers',
    id: 'dossiers',
    tag: 'school',
    summary: 'Follow-up list of an establishment, as origin or as receiver',
    params: year,
    query: z.strictObject({
      ...filters,
      marks: listOf(MARKS, 'What every dossier of the list must be').optional(),
      columns: listOf(COLUMNS, 'Columns shown: contact and choices are told only when they are').optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor,
    }),
    answers: {
      200: z
        .strictObject({
          counters: z.partialRecord(state, z.int()),
          formations: z.array(z.strictObject({ mef, label: z.string(), dossiers: z.int() })),
          classGroups: z.array(z.strictObject({ code: z.string(), dossiers: z.int() })),
          origins: z.array(z.strictObject({ uai, name: z.string().nullable(), dossiers: z.int() })),
          dossiers: z.array(dossierLine),
          next: z.string().nullable(),
        })
        .meta({ id: 'DossierPage' }),
    },
  }),
  wishes: route({
    method: 'get',
    path: '/api/establishments/:uai/years/:schoolYear/wishes',
    id: 'wishes',
    tag: 'school',
    summary: 'Choices counted by option in each formation of a lycée, with places and what remains',
    params: year,
    answers: {
      200: z
        .strictObject({
          formations: z.array(
            z.strictObject({
              mef,
              label: z.string(),
              dossiers: z.int().meta({ description: 'Pupils assigned, withdrawn affectations left out' }),
              answered: z.int().meta({ description: 'Dossiers whose choices count' }),
              groups: z.array(
                z.strictObject({
                  key: z.string(),
                  label: z.string(),
                  mode: z.enum(CHOICE_MODES),
                  options: z.array(wishOption),
                }),
              ),
            }),
          ),
        })
        .meta({ id: 'WishBoard' }),
    },
  }),
  exportDossiers: route({
    method: 'post',
    path: '/api/establishments/:uai/years/:schoolYear/dossier-exports',
    id: 'exportDossiers',
    tag: 'school',
    idempotent: true,
    summary: 'The follow-up list as a file, as it is seen: at once up to 1,000 rows, else made in the background (202)',
    params: year,
    body: z
      .strictObject({
        format: z.enum(['csv', 'xlsx']),
        ...filters,
        marks: z.array(z.enum(MARKS)).max(MARKS.length).default([]),
        columns: z.array(z.enum(COLUMNS)).min(1).max(COLUMNS.length),
      })
      .meta({ id: 'DossierExport' }),
    answers: { 200: { contentType: 'application/octet-stream' }, 202: listExport },
  }),
  dossierExports: route({
    method: 'get',
    path: '/api/establishments/:uai/years/:schoolYear/dossier-exports',
    id: 'dossierExports',
    tag: 'school',
    summary: 'One’s own exports of the last day, latest first',
    params: year,
    answers: { 200: z.strictObject({ exports: z.array(listExport) }).meta({ id: 'ListExports' }) },
  }),
  listExport: route({
    method: 'get',
    path: '/api/list-exports/:exportId',
    id: 'listExport',
    tag: 'school',
    summary: 'How far an export of one’s own is',
    params: z.strictObject({ exportId: uuid }),
    answers: { 200: listExport },
  }),
  listExportFile: route({
    method: 'get',
    path: '/api/list-exports/:exportId/file',
    id: 'listExportFile',
    tag: 'school',
    summary: 'The file of an export of one’s own, once it is ready',
    params: z.strictObject({ exportId: uuid }),
    answers: { 200: { contentType: 'application/octet-stream' } },
  }),
} as const;
