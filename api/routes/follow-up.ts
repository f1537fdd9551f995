import { Router } from 'express';
import { z } from 'zod';
import { SubmissionRow } from '../../database/entities/index.ts';
import { type DossierPlace, dossierFacets, dossierList } from '../../database/views/dossier-list.ts';
import { formationsOfYear, placeOfLycee, placesToOpen } from '../../database/views/places-to-open.ts';
import { staffDossier } from '../../database/views/staff-dossier.ts';
import type { Choices } from '../../domain/enrolment-dossier/choices.ts';
import {
  type DossierAct,
  type RunState,
  whyNotAct,
  whyNotIntegrate,
  whyNotRemind,
} from '../../domain/enrolment-dossier/dossier.ts';
import type { Column, Mark, Order, Side } from '../../domain/enrolment-dossier/follow-up.ts';
import type { Operation } from '../../domain/permissions/operations.ts';
import { type Refusal, refusal } from '../../domain/refusals.ts';
import { addPlace, openLateDossier } from '../../processes/late-dossiers.ts';
import { idOf } from '../../processes/orders.ts';
import {
  type DossierStart,
  findSubmission,
  receiveWith,
  type SubmissionAct,
  type SubmissionContents,
} from '../../processes/submissions.ts';
import { recordTask, resolveTasks } from '../../processes/tasks.ts';
import { reply, serve } from '../answer.ts';
import { handIn } from '../commands.ts';
import { STAFF_ACTS } from '../contract/dossiers.ts';
import { routes } from '../contract/index.ts';
import { cursorOf, nextLink, placeOf } from '../cursor.ts';
import { type DossierFacts, findDossier } from '../dossier-access.ts';
import { followUpQuestion, permitList } from '../follow-up-question.ts';
import { dayIn, may, permit, type SignedIn, visibleEstablishment, worksAt } from '../identity/signed-in.ts';
import { kinshipLabel } from '../kinship.ts';
import { mustBeOffered } from '../offered-choices.ts';
import { type Language, Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** What a place holds in each order (database/views/dossier-list.ts). */
const places = {
  name: z.tuple([z.string(), z.string(), z.uuid()]),
  state: z.tuple([z.int(), z.iso.datetime(), z.uuid()]),
  since: z.tuple([z.iso.datetime(), z.uuid()]),
} satisfies Record<Order, z.ZodType<DossierPlace>>;

/** Words of an address, which the contract has held against its list. */
const words = <W extends string>(text: string | undefined): W[] => (text?.split(',') ?? []) as W[];

/** Dossiers as staff follow them: the establishment that receives decides, the one of origin watches. */
export function followUpRoutes(services: Services): Router {
  const { em } = services;
  const router = Router();

  /** @throws Refused `not-found` to who works at neither establishment; to the child's own family, `not-permitted` */
  const visibleDossier = async (who: SignedIn, dossierId: string): Promise<DossierFacts> => {
    const dossier = await findDossier(em(), dossierId);
    if (dossier && (worksAt(who, dossier.receivingUai) || worksAt(who, dossier.originUai))) return dossier;
    const family = dossier && may(who, 'read', 'Dossier', { identityId: dossier.identityId });
    throw new Refused(family ? 'not-permitted' : 'not-found');
  };
  const holds = (who: SignedIn, operation: Operation, { receivingUai, originUai }: DossierFacts): boolean =>
    may(who, operation, 'Dossier', { receivingUai, originUai });

  /** The side from which this person sees a dossier. A repeater's lycée is both: it then receives. */
  const sideOf = (who: SignedIn, dossier: DossierFacts): Side => {
    if (holds(who, 'dossier.readReceiving', dossier)) return 'receiving';
    if (holds(who, 'dossier.readOrigin', dossier)) return 'origin';
    throw new Refused('not-permitted');
  };

  serve(router, routes.dossiers, async ({ params, query, who, req }) => {
    const { uai, schoolYear } = params;
    const { limit, cursor, marks, columns, ...asked } = query;
    permitList(who, uai, query.side);
    const question = followUpQuestion(
      { ...asked, marks: words<Mark>(marks), columns: words<Column>(columns) },
      'query',
    );
    const after = placeOf(cursor, places[question.order]);
    const [page, facets] = await Promise.all([
      dossierList(em(), { uai, schoolYear, ...question, limit, after }),
      dossierFacets(em(), uai, schoolYear, question.side),
    ]);
    const next = page.next && cursorOf(page.next);
    return reply(200, { ...facets, dossiers: page.dossiers, next }, nextLink(req.originalUrl, next));
  });

  serve(router, routes.staffDossier, async ({ params, who, language }) => {
    const facts = await visibleDossier(who, params.dossierId);
    const dossier = await staffDossier(em(), facts.id, sideOf(who, facts));
    if (!dossier) throw new Refused('not-found');
    const { runState, ...page } = dossier;
    const objectionUntil = page.secondGuardian.objectionUntil && Date.parse(page.secondGuardian.objectionUntil);
    const standing = {
      state: runState,
      closed: facts.closed,
      agreement: page.secondGuardian.agreement,
      objectionUntil: objectionUntil || null,
    };
    const waits = whyNotIntegrate(standing, Date.now());
    // A record change made with the enrolment is decided first (§3.6).
    const undecided = page.recordChangeIds.length > 0 ? refusal('record-change-undecided') : null;
    const whyNot: Record<StaffAct, Refusal | null> = {
      integrate: waits ?? undecided,
      remind: whyNotRemind(standing),
      ...byState(standing, 'setPaper', 'enterOnBehalf', 'reopen', 'markDocument', 'unmarkDocument', 'resolveDispute'),
      askReopening: whyNotAct(standing, 'reopen'),
      undo: page.undoable ? null : refusal('undo-too-late'),
    };
    const undoing = UNDOABLE[`dossier.${page.undoable?.act}`];
    const acts = STAFF_ACTS.filter(
      (act) =>
        whyNot[act] === null &&
        (act === 'undo' ? undoing !== undefined && holds(who, undoing, facts) : holdsAct(who, act, facts, page.side)),
    );
    const guardians = page.guardians.map((each) => ({ ...each, kinship: kinshipLabel(each.kinship, language) }));
    const reason = whyNot.integrate?.code;
    const whyNotIntegrated = reason !== undefined && isWaitingReason(reason) ? reason : null;
    return reply(200, { ...page, guardians, acts, whyNotIntegrate: whyNotIntegrated });
  });

  /** An act of the receiving establishment, handed in under its right. */
  const act = async <A extends SubmissionAct>(
    who: SignedIn,
    operation: Operation,
    dossierId: string,
    submission: { id: string; act: A; content: SubmissionContents[A]; check?: () => Promise<void> },
    language: Language,
  ) => {
    const dossier = await visibleDossier(who, dossierId);
    if (!holds(who, operation, dossier)) throw new Refused('not-permitted');
    return handIn(services, { ...submission, subjectId: dossier.id, accountId: who.accountId }, language);
  };

  serve(router, routes.integrateDossier, ({ params, body, who, key, language }) =>
    act(
      who,
      'dossier.integrate',
      params.dossierId,
      { id: key, act: 'dossier.integrate', content: body ?? {} },
      language,
    ),
  );
  serve(router, routes.remindDossier, ({ params, who, key, language }) =>
    act(who, 'dossier.remind', params.dossierId, { id: key, act: 'dossier.remind', content: {} }, language),
  );
  serve(router, routes.enterOnBehalf, ({ params, body, who, key, language }) =>
    act(
      who,
      'dossier.enterOnBehalf',
      params.dossierId,
      { id: key, act: 'dossier.enterOnBehalf', content: body, check: offeredTo(params.dossierId, body.choices) },
      language,
    ),
  );
  serve(router, routes.resolveDispute, ({ params, body, who, key, language }) =>
    act(
      who,
      'dossier.resolveDispute',
      params.dossierId,
      {
        ...{ id: key, act: 'dossier.resolveDispute', content: body },
        ...(body.choices && { check: offeredTo(params.dossierId, body.choices) }),
      },
      language,
    ),
  );
  serve(router, routes.unmarkDocument, ({ params, body, who, key, language }) =>
    act(
      who,
      'dossier.markDocument',
      params.dossierId,
      { id: key, act: 'dossier.unmarkDocument', content: body },
      language,
    ),
  );
  serve(router, routes.undoDossierAct, async ({ params, body, who, key, language }) => {
    const undone = await em().findOne(SubmissionRow, { id: body.of, subjectId: params.dossierId });
    // Who may do an act may take it back; of what is unknown nothing is told but that it is too late.
    const operation = UNDOABLE[undone?.act ?? ''] ?? 'dossier.integrate';
    return act(who, operation, params.dossierId, { id: key, act: 'dossier.undo', content: body }, language);
  });

  serve(router, routes.askReopening, async ({ params, who }) => {
    const dossier = await visibleDossier(who, params.dossierId);
    if (!may(who, 'dossier.readOrigin', 'Dossier', { originUai: dossier.originUai }))
      throw new Refused('not-permitted');
    const refused = whyNotAct(dossier, 'reopen');
    if (refused) throw new Refused(refused);
    await em().transactional((tx) =>
      recordTask(tx, {
        key: `REOPENING_ASKED:${dossier.id}:${dayIn('UTC', new Date())}`,
        kind: 'REOPENING_ASKED',
        uai: dossier.receivingUai,
        subjectId: dossier.id,
      }),
    );
    return reply(204, null);
  });

  serve(router, routes.placesToOpen, async ({ params, who }) => {
    visibleEstablishment(who, params.uai);
    permit(who, 'dossier.open', 'Establishment', { uai: params.uai });
    const { uai, schoolYear } = params;
    const [places, formations] = await Promise.all([
      placesToOpen(em(), uai, schoolYear),
      formationsOfYear(em(), uai, schoolYear),
    ]);
    return reply(200, { places, formations });
  });

  serve(router, routes.openDossier, async ({ params, body, who, key, language }) => {
    const { uai, schoolYear } = params;
    visibleEstablishment(who, uai);
    permit(who, 'dossier.open', 'Establishment', { uai });
    const until = Date.parse(body.until);
    // The dossier's id is made of what is handed in: handed in again it is the same dossier, and another one's key is refused.
    const dossierId = idOf(`late-dossier:${key}:${JSON.stringify([uai, schoolYear, body])}`);
    const submission = { id: key, act: 'dossier.open', subjectId: dossierId, accountId: who.accountId } as const;
    if (until <= Date.now() && !(await findSubmission(em(), key))) throw new Refused('deadline-past');
    await em().transactional(async (tx) => {
      // Handed in twice at once: the second waits here, then finds what the first stored.
      await tx.execute(`select pg_advisory_xact_lock(hashtext(?))`, [`open-dossier:${key}`]);
      if (await findSubmission(em(), key)) return;
      const affectationId =
        'affectationId' in body
          ? await placeOfLycee(tx, uai, schoolYear, body.affectationId)
          : await addPlace(tx, { uai, schoolYear, nationalId: body.nationalId, mef: body.mef });
      // Nobody of this year has that INE, or the lycée has no such formation: the field is told, as it was typed here.
      if (affectationId === null)
        throw new Refused('value-invalid', { errors: [{ path: 'body.nationalId', problem: 'value-invalid' }] });
      const opened = await openLateDossier(tx, { dossierId, affectationId, until });
      if ('code' in opened) throw new Refused(opened);
      await resolveTasks(tx, { kind: 'OPEN_DOSSIER', subjectId: affectationId, by: who.accountId });
      // The order to start its run is stored with the row: a dossier without a run would wait for nobody.
      await receiveWith(tx, { ...submission, content: opened });
    });
    const stored = await findSubmission(em(), key);
    return handIn(services, { ...submission, content: stored?.content as unknown as DossierStart }, language);
  });

  serve(router, routes.setPaper, ({ params, who, key, language }) =>
    act(who, 'dossier.setPaper', params.dossierId, { id: key, act: 'dossier.setPaper', content: {} }, language),
  );
  serve(router, routes.markDocument, ({ params, body, who, key, language }) =>
    act(
      who,
      'dossier.markDocument',
      params.dossierId,
      { id: key, act: 'dossier.markDocument', content: body },
      language,
    ),
  );
  serve(router, routes.reopenDossier, ({ params, body, who, key, language }) => {
    const until = Date.parse(body.until);
    const check = async () => {
      if (until <= Date.now()) throw new Refused('deadline-past');
    };
    return act(
      who,
      'dossier.reopen',
      params.dossierId,
      { id: key, act: 'dossier.reopen', content: { until }, check },
      language,
    );
  });

  const offeredTo = (dossierId: string, choices: Choices) => async (): Promise<void> => {
    const dossier = await findDossier(em(), dossierId);
    if (dossier) await mustBeOffered(em(), dossier, choices);
  };

  /** Whether this person may do that act on that side: the origin reminds, notes paper and asks; the lycée does the rest. */
  function holdsAct(who: SignedIn, act: Exclude<StaffAct, 'undo'>, facts: DossierFacts, side: Side): boolean {
    if (act === 'askReopening') return side === 'origin' && holds(who, 'dossier.readOrigin', facts);
    return holds(who, act === 'unmarkDocument' ? 'dossier.markDocument' : `dossier.${act}`, facts);
  }

  return router;
}

type StaffAct = (typeof STAFF_ACTS)[number];

/** Under which right a submission is taken back: the one under which it was handed in. */
const UNDOABLE: Readonly<Record<string, Operation>> = {
  'dossier.integrate': 'dossier.integrate',
  'dossier.setPaper': 'dossier.setPaper',
  'dossier.remind': 'dossier.remind',
};

const WAITING_REASONS = ['agreement-awaited', 'objection-open', 'record-change-undecided'] as const;
const isWaitingReason = (code: string): code is (typeof WAITING_REASONS)[number] =>
  (WAITING_REASONS as readonly string[]).includes(code);

/** Acts that only the state forbids. */
const byState = <Act extends DossierAct>(
  standing: { state: RunState },
  ...acts: readonly Act[]
): Record<Act, Refusal | null> =>
  Object.fromEntries(acts.map((act) => [act, whyNotAct(standing, act)])) as Record<Act, Refusal | null>;
