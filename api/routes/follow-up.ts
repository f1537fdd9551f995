import { Router } from 'express';
import { z } from 'zod';
import { type DossierPlace, dossierFacets, dossierList } from '../../database/views/dossier-list.ts';
import { staffDossier } from '../../database/views/staff-dossier.ts';
import { whyNotAct } from '../../domain/enrolment-dossier/dossier.ts';
import type { Column, Mark, Order, Side } from '../../domain/enrolment-dossier/follow-up.ts';
import type { Operation } from '../../domain/permissions/operations.ts';
import type { SubmissionAct, SubmissionContents } from '../../processes/submissions.ts';
import { reply, serve } from '../answer.ts';
import { handIn } from '../commands.ts';
import { routes } from '../contract/index.ts';
import { cursorOf, nextLink, placeOf } from '../cursor.ts';
import { type DossierFacts, findDossier } from '../dossier-access.ts';
import { followUpQuestion, permitList } from '../follow-up-question.ts';
import { may, type SignedIn, worksAt } from '../identity/signed-in.ts';
import { kinshipLabel } from '../kinship.ts';
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
    const acts = (['integrate', 'setPaper', 'reopen', 'markDocument'] as const).filter(
      (act) =>
        holds(who, `dossier.${act}`, facts) &&
        whyNotAct({ state: runState }, act) === null &&
        // A record change made with the enrolment is decided first (§3.6).
        !(act === 'integrate' && page.recordChangeIds.length > 0),
    );
    const guardians = page.guardians.map((each) => ({ ...each, kinship: kinshipLabel(each.kinship, language) }));
    return reply(200, { ...page, guardians, acts });
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

  serve(router, routes.integrateDossier, ({ params, who, key, language }) =>
    act(who, 'dossier.integrate', params.dossierId, { id: key, act: 'dossier.integrate', content: {} }, language),
  );
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

  return router;
}
