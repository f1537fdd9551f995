import type { EntityManager } from '@mikro-orm/postgresql';
import { Router } from 'express';
import { rulesOf } from '../../database/views/person.ts';
import { type TaskLine, taskLine, tasksOfAcademy, tasksOfEstablishment } from '../../database/views/tasks.ts';
import { abilityOf } from '../../domain/permissions/rules.ts';
import { refusal } from '../../domain/refusals.ts';
import { mayHandle, RESOLVED_BY_THEIR_CAUSE, TASK_KINDS, type TaskOwner } from '../../domain/staff-task/staff-task.ts';
import { reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import {
  type SignedIn,
  visibleAcademy,
  visibleEstablishment,
  worksAt,
  worksForAcademy,
} from '../identity/signed-in.ts';
import { Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/**
 * The tasks of a desk: seen, taken and resolved by who holds the operation of their kind (domain/staff-task). Whoever lost
 * that operation loses the claim: the task is back in the pool the next time anybody looks (E-20).
 */
export function taskRoutes({ em }: Services): Router {
  const router = Router();

  serve(router, routes.establishmentTasks, async ({ params, who }) => {
    visibleEstablishment(who, params.uai);
    permitSomeKind(who, { uai: params.uai, academyCode: null });
    return reply(200, { tasks: await handled(who, (reader) => tasksOfEstablishment(reader, params.uai)) });
  });

  serve(router, routes.academyTasks, async ({ params, who }) => {
    visibleAcademy(who, params.code);
    permitSomeKind(who, { uai: null, academyCode: params.code });
    return reply(200, { tasks: await handled(who, (reader) => tasksOfAcademy(reader, params.code)) });
  });

  serve(router, routes.claimTask, async ({ params, who }) => {
    const task = await openTask(who, params.taskId);
    const taken = await em().execute(
      `update staff_task set claimed_by_id = ?, claimed_at = case when claimed_by_id = ? then claimed_at else now() end
       where id = ? and resolved_at is null and (claimed_by_id is null or claimed_by_id = ?) returning id`,
      [who.accountId, who.accountId, task.id, who.accountId],
    );
    if (taken.length === 0) throw new Refused('changed-meanwhile');
    return reply(200, shown(await openTask(who, task.id), who));
  });

  serve(router, routes.releaseTask, async ({ params, who }) => {
    const task = await openTask(who, params.taskId);
    if (task.claim && task.claim.accountId !== who.accountId) throw new Refused('changed-meanwhile');
    await em().execute(
      `update staff_task set claimed_by_id = null, claimed_at = null where id = ? and claimed_by_id = ?`,
      [task.id, who.accountId],
    );
    return reply(200, shown(await openTask(who, task.id), who));
  });

  serve(router, routes.resolveTask, async ({ params, who }) => {
    const task = await visibleTask(who, params.taskId);
    if (task.resolved) return reply(204, null);
    if (RESOLVED_BY_THEIR_CAUSE.includes(task.kind)) {
      throw new Refused(refusal('state-forbids', { state: task.kind, act: 'resolve' }));
    }
    const resolved = await em().execute(
      `update staff_task set resolved_at = now(), resolved_by_id = ?
       where id = ? and resolved_at is null and (claimed_by_id is null or claimed_by_id = ?) returning id`,
      [who.accountId, task.id, who.accountId],
    );
    if (resolved.length === 0) throw new Refused('changed-meanwhile');
    return reply(204, null);
  });

  return router;

  /** The tasks of a list that the reader may handle, each with a claim that still stands. */
  async function handled(who: SignedIn, read: (reader: EntityManager) => Promise<TaskLine[]>) {
    const tasks = (await read(em())).filter((task) => mayHandle(who.ability, task.kind, task));
    const standing = await releaseLostClaims(tasks);
    return standing.map((task) => shown(task, who));
  }

  /** @throws Refused `not-found` where the owner is not the reader's, `not-permitted` without the operation of its kind */
  async function visibleTask(who: SignedIn, id: string): Promise<TaskLine> {
    const task = await taskLine(em(), id);
    if (!task || !(worksAt(who, task.uai) || worksForAcademy(who, task.academyCode))) throw new Refused('not-found');
    if (!mayHandle(who.ability, task.kind, task)) throw new Refused('not-permitted');
    const [standing] = await releaseLostClaims([task]);
    return standing ?? task;
  }

  /** @throws Refused `changed-meanwhile` as well, when it is resolved */
  async function openTask(who: SignedIn, id: string): Promise<TaskLine> {
    const task = await visibleTask(who, id);
    if (task.resolved) throw new Refused('changed-meanwhile');
    return task;
  }

  async function releaseLostClaims(tasks: readonly TaskLine[]): Promise<TaskLine[]> {
    const holders = [...new Set(tasks.flatMap(({ claim }) => claim?.accountId ?? []))];
    const reader = em();
    const now = new Date();
    const abilities = new Map(
      await Promise.all(holders.map(async (id) => [id, abilityOf(await rulesOf(em(), id, now))] as const)),
    );
    const lost = tasks.filter((task) => {
      const ability = task.claim && abilities.get(task.claim.accountId);
      return task.claim !== null && !(ability && mayHandle(ability, task.kind, task));
    });
    for (const { id, claim } of lost) {
      await reader.execute(
        `update staff_task set claimed_by_id = null, claimed_at = null where id = ? and claimed_by_id = ?`,
        [id, claim?.accountId],
      );
    }
    return tasks.map((task) => (lost.includes(task) ? { ...task, claim: null } : task));
  }
}

/** @throws Refused `not-permitted` to who could handle no task of that owner, whatever its kind */
function permitSomeKind(who: SignedIn, owner: TaskOwner): void {
  if (!TASK_KINDS.some((kind) => mayHandle(who.ability, kind, owner))) throw new Refused('not-permitted');
}

/** A task as the contract shows it. */
function shown({ uai: _, academyCode: __, resolved: ___, claim, ...task }: TaskLine, who: SignedIn) {
  return {
    ...task,
    claim: claim && { by: claim.by, at: claim.at, mine: claim.accountId === who.accountId },
    mayResolve: !RESOLVED_BY_THEIR_CAUSE.includes(task.kind),
  };
}
