import { z } from 'zod';
import { TASK_KINDS } from '../../domain/staff-task/staff-task.ts';
import { route } from './route.ts';
import { academyCode, instant, uai, uuid } from './values.ts';

const taskId = z.strictObject({ taskId: uuid });

/** Something that somebody of the staff has to do, and that no list shows by itself. */
const staffTask = z
  .strictObject({
    id: uuid,
    kind: z.enum(TASK_KINDS),
    createdAt: instant,
    subjectId: uuid.nullable().meta({ description: 'Dossier, pupil, campaign or letter' }),
    dossierId: uuid.nullable().meta({ description: 'The dossier it is about, when it is one' }),
    pupil: z.string().nullable().meta({ description: 'Never to the academy' }),
    formation: z.string().nullable(),
    establishment: z.string().nullable().meta({ description: 'Of the campaign it is about' }),
    details: z.record(z.string(), z.union([z.string(), z.number()])),
    claim: z.strictObject({ by: z.string(), at: instant, mine: z.boolean() }).nullable(),
    mayResolve: z.boolean().meta({ description: 'Somebody may say that it is done; else its cause alone ends it' }),
  })
  .meta({ id: 'StaffTask' });
const tasks = z.strictObject({ tasks: z.array(staffTask) }).meta({ id: 'StaffTasks' });

export const taskRoutes = {
  establishmentTasks: route({
    method: 'get',
    path: '/api/establishments/:uai/tasks',
    id: 'establishmentTasks',
    tag: 'school',
    summary: 'Open tasks of an establishment that the reader may handle, oldest first',
    params: z.strictObject({ uai }),
    answers: { 200: tasks },
  }),
  academyTasks: route({
    method: 'get',
    path: '/api/academies/:code/tasks',
    id: 'academyTasks',
    tag: 'academy',
    summary: 'Open tasks of the academy that the reader may handle, oldest first',
    params: z.strictObject({ code: academyCode }),
    answers: { 200: tasks },
  }),
  claimTask: route({
    method: 'post',
    path: '/api/tasks/:taskId/claims',
    id: 'claimTask',
    tag: 'school',
    summary: 'Take a task, so that colleagues leave it',
    params: taskId,
    answers: { 200: staffTask },
  }),
  releaseTask: route({
    method: 'delete',
    path: '/api/tasks/:taskId/claims',
    id: 'releaseTask',
    tag: 'school',
    summary: 'Give one’s task back to the pool',
    params: taskId,
    answers: { 200: staffTask },
  }),
  resolveTask: route({
    method: 'post',
    path: '/api/tasks/:taskId/resolutions',
    id: 'resolveTask',
    tag: 'school',
    summary: 'Say that a task is done',
    params: taskId,
    answers: { 204: null },
  }),
} as const;
