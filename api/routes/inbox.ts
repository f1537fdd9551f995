import { type Response, Router } from 'express';
import { z } from 'zod';
import { RecordChangeItemRow, RecordChangeRow } from '../../database/entities/index.ts';
import {
  type ChangeLine,
  claimantsAt,
  type InboxFilters,
  type InboxReader,
  inboxCounters,
  inboxFacets,
  inboxNeighbours,
  inboxPage,
  recordChangeReview,
} from '../../database/views/inbox.ts';
import { mayDecideField, mayReviewAt, reviewScope } from '../../domain/permissions/review.ts';
import { powerOf } from '../../domain/permissions/rules.ts';
import { type FieldValue, isRecordField } from '../../domain/pupil-record/fields.ts';
import { INBOX_MARKS } from '../../domain/record-change/inbox.ts';
import { reply, serve } from '../answer.ts';
import { handIn } from '../commands.ts';
import { routes } from '../contract/index.ts';
import { cursorOf, nextLink, placeOf } from '../cursor.ts';
import { type SignedIn, visibleEstablishment, worksAt } from '../identity/signed-in.ts';
import { kinshipLabel } from '../kinship.ts';
import { type FieldProblem, type Language, Refused } from '../problems.ts';
import { keptValue } from '../proposal.ts';
import type { Services } from '../services.ts';

/** As PostgreSQL writes a `timestamptz`, then the id. */
const place = z.tuple([z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/), z.uuid()]);

/** How long one stream of events lives: rights are asked again at the next one, which the browser opens by itself. */
const STREAM_MS = 10 * 60_000;
/** Proxies cut a silent connection; a comment now and then keeps it. */
const HEARTBEAT_MS = 25_000;
/** Changes that come together (an act on many sets) are told together; each is told within this time, below the second of F-20. */
const TELL_EVERY_MS = 250;

/** A school's inbox of record changes: the number and nature of what is to decide, live (F-20), claims and decisions. */
export function inboxRoutes(services: Services): Router {
  const { em, inbox, log } = services;
  const router = Router();

  const lineShown = (line: ChangeLine, language: Language) => ({
    ...line,
    kinship: kinshipLabel(line.kinship, language),
  });

  /** @throws Refused `not-permitted` to who may read neither the inbox nor the regime in it */
  const readerAt = ({ ability, accountId }: SignedIn, uai: string): InboxReader => {
    const scope = reviewScope(ability, uai);
    if (!scope) throw new Refused('not-permitted');
    return { uai, accountId, scope };
  };
  const filtersOf = ({ marks, ...filters }: Omit<InboxFilters, 'marks'> & { marks?: string | undefined }) => ({
    ...filters,
    marks: INBOX_MARKS.filter((mark) => marks?.split(',').includes(mark)),
  });

  serve(router, routes.inbox, async ({ params, query, who, language, req }) => {
    const { uai } = params;
    visibleEstablishment(who, uai);
    const reader = readerAt(who, uai);
    const { limit, cursor, ...asked } = query;
    const after = placeOf(cursor, place);
    const filters = filtersOf(asked);
    const claimants = await claimantsAt(em(), uai);
    const [page, counters, facets] = await Promise.all([
      inboxPage(em(), reader, filters, claimants, { limit, after }),
      inboxCounters(em(), uai, reader.scope),
      after ? null : inboxFacets(em(), reader, filters, claimants),
    ]);
    const next = page.next && cursorOf(page.next);
    return reply(
      200,
      {
        scope: reader.scope,
        counters,
        facets: facets && { ...facets, classGroups: [...facets.classGroups] },
        changes: page.changes.map((line) => lineShown(line, language)),
        next,
      },
      nextLink(req.originalUrl, next),
    );
  });

  serve(router, routes.inboxNeighbours, async ({ params, query, who, language }) => {
    const { uai, recordChangeId } = params;
    visibleEstablishment(who, uai);
    const reader = readerAt(who, uai);
    const change = await em().findOne(RecordChangeRow, { id: recordChangeId, uai });
    if (!change) throw new Refused('not-found');
    const claimants = await claimantsAt(em(), uai);
    const { previous, next } = await inboxNeighbours(em(), reader, filtersOf(query), claimants, recordChangeId);
    return reply(200, {
      previous: previous && lineShown(previous, language),
      next: next && lineShown(next, language),
    });
  });

  serve(router, routes.inboxEvents, async ({ params, who }) => {
    const { uai } = params;
    visibleEstablishment(who, uai);
    const reader = readerAt(who, uai);
    return reply(200, (res: Response) => stream(res, reader), {
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
  });

  function stream(res: Response, { uai, scope }: InboxReader): void {
    res.flushHeaders();
    let waiting: NodeJS.Timeout | undefined;
    const send = async (): Promise<void> => {
      const counters = await inboxCounters(em(), uai, scope);
      if (!res.writableEnded) res.write(`event: inbox\ndata: ${JSON.stringify(counters)}\n\n`);
    };
    const tell = (): void => void send().catch((error) => log.warn({ err: error }, 'an inbox could not be told'));
    const tellSoon = (): void => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        tell();
      }, TELL_EVERY_MS);
    };
    const heartbeat = setInterval(() => res.write(': \n\n'), HEARTBEAT_MS);
    const end = setTimeout(() => res.end(), STREAM_MS);
    const unwatch = inbox.watch(uai, { changed: tellSoon, ended: () => res.end() });
    res.on('close', () => {
      clearTimeout(waiting);
      clearInterval(heartbeat);
      clearTimeout(end);
      unwatch();
    });
    tell();
  }

  /** @throws Refused `not-found` to strangers; its author, who sees it in the record, is not permitted here */
  const visibleChange = async (who: SignedIn, id: string) => {
    const change = await em().findOne(RecordChangeRow, { id });
    if (change && worksAt(who, change.uai)) return change;
    throw new Refused(change?.authorId === who.accountId ? 'not-permitted' : 'not-found');
  };

  /**
   * A set that the reader may act on: at least one of its fields is theirs to decide (§4).
   * @throws Refused `not-permitted` when none is
   */
  const reviewable = async (who: SignedIn, id: string) => {
    const { uai } = await visibleChange(who, id);
    if (!mayReviewAt(who.ability, uai)) throw new Refused('not-permitted');
    const items = await em().find(RecordChangeItemRow, { recordChangeId: id });
    const mayDecide = (field: string): boolean => isRecordField(field) && mayDecideField(who.ability, field, uai);
    if (!items.some(({ field }) => mayDecide(field))) throw new Refused('not-permitted');
    return { uai, fields: new Map(items.map((item) => [item.id, item.field])), mayDecide };
  };

  serve(router, routes.recordChange, async ({ params, who, language }) => {
    const { uai } = await visibleChange(who, params.recordChangeId);
    const review = await recordChangeReview(em(), params.recordChangeId, readerAt(who, uai));
    // A set that holds nothing the reader may see is like one of another desk: there, and not theirs.
    if (!review) throw new Refused('not-permitted');
    const items = review.items.map((item) => ({
      ...item,
      rivals: item.rivals.map((rival) => ({ ...rival, kinship: kinshipLabel(rival.kinship, language) })),
      mayDecide: mayDecideField(who.ability, item.field, uai),
    }));
    return reply(200, {
      ...review,
      line: lineShown(review.line, language),
      items,
      regimes: [...review.regimes],
      others: review.others.map((other) => lineShown(other, language)),
      mayReview: items.some(({ mayDecide }) => mayDecide),
    });
  });

  serve(router, routes.claimRecordChange, async ({ params, body, who, key, language }) => {
    const subjectId = params.recordChangeId;
    await reviewable(who, subjectId);
    const { takeOver } = body;
    return handIn(
      services,
      { id: key, act: 'recordChange.claim', subjectId, accountId: who.accountId, content: { takeOver } },
      language,
    );
  });

  serve(router, routes.releaseRecordChange, async ({ params, who, key, language }) => {
    const subjectId = params.recordChangeId;
    await reviewable(who, subjectId);
    return handIn(
      services,
      { id: key, act: 'recordChange.release', subjectId, accountId: who.accountId, content: {} },
      language,
    );
  });

  serve(router, routes.decideRecordChange, async ({ params, body, who, key, language }) => {
    const id = params.recordChangeId;
    const { uai, fields, mayDecide } = await reviewable(who, id);
    // Field by field: whoever decides the regime alone decides nothing else of the set, nor anything beside it.
    for (const { itemId } of body.decisions) {
      const field = fields.get(itemId);
      if (field !== undefined && !mayDecide(field)) throw new Refused('not-permitted');
    }
    const problems: FieldProblem[] = [];
    const decisions = body.decisions.map(({ itemId, decision, reason, amendedValue }, index) => {
      const amended = decision === 'ACCEPTED_AMENDED' ? amend(fields.get(itemId), amendedValue, index, problems) : {};
      return { itemId, decision, reason: reason || null, hasReason: Boolean(reason), ...amended };
    });
    if (problems.length > 0) throw new Refused('value-invalid', { errors: problems });
    const power = powerOf(who.person, 'recordChange.review', uai, who.today);
    const delegationId =
      (power === undefined ? powerOf(who.person, 'recordChange.reviewRegime', uai, who.today) : power) ?? null;
    return handIn(
      services,
      {
        id: key,
        act: 'recordChange.decide',
        subjectId: id,
        accountId: who.accountId,
        content: { decisions, seenRevision: body.seenRevision, delegationId },
      },
      language,
    );
  });

  return router;
}

/** The value a clerk puts in the place of the proposed one, as it is kept; it obeys the very same rules. */
function amend(
  field: string | undefined,
  value: FieldValue | undefined,
  index: number,
  problems: FieldProblem[],
): { amendedValue?: FieldValue } {
  const path = `body.decisions.${index}.amendedValue`;
  if (value === undefined) {
    problems.push({ path, problem: 'required' });
    return {};
  }
  // An unknown item is the run's to refuse (`item-unknown`).
  if (field === undefined || !isRecordField(field)) return { amendedValue: value };
  const kept = keptValue(field, value);
  if ('value' in kept) return { amendedValue: kept.value };
  problems.push({ path, problem: kept.problem });
  return {};
}
