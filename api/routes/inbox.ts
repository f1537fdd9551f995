import { type Response, Router } from 'express';
import { z } from 'zod';
import { RecordChangeItemRow, RecordChangeRow } from '../../database/entities/index.ts';
import { type ChangeLine, inboxCounters, inboxPage, recordChangeReview } from '../../database/views/inbox.ts';
import { powerOf } from '../../domain/permissions/rules.ts';
import { type FieldValue, isRecordField } from '../../domain/pupil-record/fields.ts';
import { reply, serve } from '../answer.ts';
import { handIn } from '../commands.ts';
import { routes } from '../contract/index.ts';
import { cursorOf, nextLink, placeOf } from '../cursor.ts';
import { may, permit, type SignedIn, visibleEstablishment, worksAt } from '../identity/signed-in.ts';
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

/** A school's inbox of record changes: the number and nature of what is to decide, live (F-20), and the decisions. */
export function inboxRoutes(services: Services): Router {
  const { em, inbox, log } = services;
  const router = Router();

  const lineShown = (line: ChangeLine, language: Language) => ({
    ...line,
    kinship: kinshipLabel(line.kinship, language),
  });

  serve(router, routes.inbox, async ({ params, query, who, language, req }) => {
    const { uai } = params;
    visibleEstablishment(who, uai);
    permit(who, 'recordChange.read', 'RecordChange', { uai });
    const after = placeOf(query.cursor, place);
    const [page, counters] = await Promise.all([
      inboxPage(em(), { uai, show: query.show, limit: query.limit, after }),
      inboxCounters(em(), uai),
    ]);
    const next = page.next && cursorOf(page.next);
    return reply(
      200,
      { counters, changes: page.changes.map((line) => lineShown(line, language)), next },
      nextLink(req.originalUrl, next),
    );
  });

  serve(router, routes.inboxEvents, async ({ params, who }) => {
    const { uai } = params;
    visibleEstablishment(who, uai);
    permit(who, 'recordChange.read', 'RecordChange', { uai });
    return reply(200, (res: Response) => stream(res, uai), { 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  });

  function stream(res: Response, uai: string): void {
    res.flushHeaders();
    const send = async (): Promise<void> => {
      const counters = await inboxCounters(em(), uai);
      if (!res.writableEnded) res.write(`event: inbox\ndata: ${JSON.stringify(counters)}\n\n`);
    };
    const tell = (): void => void send().catch((error) => log.warn({ err: error }, 'an inbox could not be told'));
    const heartbeat = setInterval(() => res.write(': \n\n'), HEARTBEAT_MS);
    const end = setTimeout(() => res.end(), STREAM_MS);
    const unwatch = inbox.watch(uai, { changed: tell, ended: () => res.end() });
    res.on('close', () => {
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

  serve(router, routes.recordChange, async ({ params, who, language }) => {
    const { uai } = await visibleChange(who, params.recordChangeId);
    permit(who, 'recordChange.read', 'RecordChange', { uai });
    const review = await recordChangeReview(em(), params.recordChangeId);
    if (!review) throw new Refused('not-found');
    return reply(200, {
      ...review,
      line: lineShown(review.line, language),
      mayReview: may(who, 'recordChange.review', 'RecordChange', { uai }),
    });
  });

  serve(router, routes.decideRecordChange, async ({ params, body, who, key, language }) => {
    const { id, uai } = await visibleChange(who, params.recordChangeId);
    permit(who, 'recordChange.review', 'RecordChange', { uai });
    const fields = new Map(
      (await em().find(RecordChangeItemRow, { recordChangeId: id })).map((item) => [item.id, item.field]),
    );
    const problems: FieldProblem[] = [];
    const decisions = body.decisions.map(({ itemId, decision, reason, amendedValue }, index) => {
      const amended = decision === 'ACCEPTED_AMENDED' ? amend(fields.get(itemId), amendedValue, index, problems) : {};
      return { itemId, decision, reason: reason || null, hasReason: Boolean(reason), ...amended };
    });
    if (problems.length > 0) throw new Refused('value-invalid', { errors: problems });
    return handIn(
      services,
      {
        id: key,
        act: 'recordChange.decide',
        subjectId: id,
        accountId: who.accountId,
        content: {
          decisions,
          seenRevision: body.seenRevision,
          delegationId: powerOf(who.person, 'recordChange.review', uai, who.today) ?? null,
        },
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
