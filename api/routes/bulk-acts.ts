import { Router } from 'express';
import {
  type BulkActSummary,
  type BulkSubject,
  bulkActLines,
  bulkActSummary,
  bulkSubjects,
  documentsAsked,
  recentBulkActs,
} from '../../database/views/bulk-act.ts';
import { changesAsking, changesOf, currentValues } from '../../database/views/bulk-decisions.ts';
import { regimesOf } from '../../database/views/inbox.ts';
import {
  BULK_ACTS,
  BULK_LINES_MAX,
  type DecisionAct,
  type DossierAct,
  verdictOf,
  whyNotUndo,
} from '../../domain/bulk-act/bulk-act.ts';
import { sorted, whyNotDecideMany } from '../../domain/bulk-act/decisions.ts';
import { isOf, mayBegin, mayDo } from '../../domain/bulk-act/rights.ts';
import { mayDecideField, reviewScope } from '../../domain/permissions/review.ts';
import { INBOX_MARKS } from '../../domain/record-change/inbox.ts';
import { isRefusalCode, type Refusal, refusal } from '../../domain/refusals.ts';
import { writeBulkAct } from '../../processes/bulk-acts.ts';
import { reply, serve } from '../answer.ts';
import { handIn } from '../commands.ts';
import { routes } from '../contract/index.ts';
import { handedInBy, type SignedIn, visibleEstablishment } from '../identity/signed-in.ts';
import { type Language, problemOf, Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** How many of an establishment's acts its list shows. */
const RECENT = 50;

/** One act on many dossiers, or on many record changes: previewed, begun, followed, taken back where it can be (§3.7). */
export function bulkActRoutes(services: Services): Router {
  const { em } = services;
  const router = Router();

  /**
   * The dossiers chosen, all of them the establishment's, under the right to do the act there.
   * @throws Refused `not-found` when one is somebody else's: that it exists is not disclosed
   */
  const chosenOf = async (
    who: SignedIn,
    uai: string,
    { act, dossierIds, documentId }: { act: DossierAct; dossierIds: string[]; documentId?: string | undefined },
  ): Promise<BulkSubject[]> => {
    const place = { uai };
    visibleEstablishment(who, uai);
    if (!mayBegin(who.ability, act, place)) throw new Refused('not-permitted');
    const ids = [...new Set(dossierIds)];
    if (ids.length === 0) throw new Refused('nothing-chosen');
    const subjects = await bulkSubjects(em(), ids, documentId ?? null);
    if (subjects.length < ids.length || !subjects.every((subject) => isOf(place, subject)))
      throw new Refused('not-found');
    return subjects;
  };

  serve(router, routes.previewBulkAct, async ({ params, body, who, language }) => {
    const { act, documentId } = body;
    const place = { uai: params.uai };
    const subjects = await chosenOf(who, params.uai, body);
    const ids = subjects.map(({ dossierId }) => dossierId);
    const documents = act === 'markDocument' ? await documentsAsked(em(), params.uai, ids) : [];
    const now = Date.now();
    const whyNot = (subject: BulkSubject): Refusal | null =>
      mayDo(who.ability, act, place, subject) ? verdictOf(act, subject, now) : refusal('not-permitted');
    const judged = act === 'markDocument' && documentId === undefined ? [] : subjects;
    const verdicts = judged.map((subject) => {
      const { dossierId, lastName, firstName } = subject;
      const no = whyNot(subject);
      return { subjectId: dossierId, lastName, firstName, refusal: no && problemOf(no, language) };
    });
    return reply(200, { act, verdicts, documents });
  });

  serve(router, routes.beginBulkAct, async ({ params, body, who, key, language }) => {
    const { act, dossierIds } = body;
    const documentId = act === 'markDocument' ? (body.documentId ?? null) : null;
    const subjectIds = [...new Set(dossierIds)];
    const check = async () => {
      await chosenOf(who, params.uai, body);
      if (act === 'markDocument' && documentId === null)
        throw new Refused('malformed', { errors: [{ path: 'body.documentId', problem: 'required' }] });
    };
    visibleEstablishment(who, params.uai);
    return handIn(
      services,
      {
        ...handedInBy(who),
        id: key,
        act: 'bulkAct.begin',
        subjectId: key,
        content: { uai: params.uai, act, subjectIds, documentId },
        check,
        beside: (tx) =>
          writeBulkAct(
            tx,
            { id: key, uai: params.uai, act, documentId, accountId: who.accountId },
            subjectIds.map((subjectId) => ({ subjectId, seenRevision: null })),
          ),
      },
      language,
    );
  });

  const permitDecisions = (who: SignedIn, uai: string, act: DecisionAct): void => {
    visibleEstablishment(who, uai);
    if (!mayBegin(who.ability, act, { uai })) throw new Refused('not-permitted');
  };

  serve(router, routes.previewDecisions, async ({ params: { uai }, body, who, language }) => {
    const { act, kinds, ofPupilIn = null, classGroup, name, marks } = body;
    const { accountId, ability } = who;
    permitDecisions(who, uai, act);
    const scope = reviewScope(ability, uai);
    if (!scope) throw new Refused('not-permitted');
    if (ofPupilIn && (await changesOf(em(), { uai, ids: [ofPupilIn], accountId })).length === 0)
      throw new Refused('not-found');
    const filters = { classGroup, name, marks: INBOX_MARKS.filter((mark) => marks?.split(',').includes(mark)) };
    const asked = { kinds, filters, ofPupilIn, limit: BULK_LINES_MAX };
    const found = await changesAsking(em(), { uai, accountId, scope }, asked);
    const regimeIn = found.changes.find(({ items }) => items.some(({ field }) => field === 'pupil.regime'));
    const [now, regimes] = await Promise.all([
      currentValues(em(), found.changes),
      regimeIn ? regimesOf(em(), uai, regimeIn.schoolYear) : [],
    ]);
    const changes = found.changes.map((change) => {
      const { id, lastName, firstName, classGroup: division, author, submittedAt, revision } = change;
      const fields = sorted(change.items, kinds, (field) => mayDecideField(ability, field, uai));
      const no = whyNotDecideMany(change, fields, null);
      return {
        ...{ recordChangeId: id, lastName, firstName, classGroup: division, author, submittedAt, revision },
        toDecide: fields.toDecide.map(({ id: itemId, field, person, proposed }) => ({
          ...{ itemId, field, person, proposed },
          current: now.get(itemId) ?? null,
        })),
        left: fields.left.map(({ item: { id: itemId, field, person }, why }) => ({ itemId, field, person, why })),
        refusal: no && problemOf(no, language),
      };
    });
    return reply(200, { act, total: found.total, changes, regimes });
  });

  serve(router, routes.beginDecisions, async ({ params: { uai }, body, who, key, language }) => {
    const { act, kinds } = body;
    const reason = act === 'refuseChanges' ? body.reason : null;
    const seen = new Map(body.changes.map(({ recordChangeId, seenRevision }) => [recordChangeId, seenRevision]));
    const changes = [...seen].map(([recordChangeId, seenRevision]) => ({ recordChangeId, seenRevision }));
    permitDecisions(who, uai, act);
    const check = async (): Promise<void> => {
      if (changes.length === 0) throw new Refused('nothing-chosen');
      if (act === 'refuseChanges' && reason === null)
        throw new Refused('reason-required', { errors: [{ path: 'body.reason', problem: 'required' }] });
      const found = await changesOf(em(), { uai, ids: [...seen.keys()], accountId: who.accountId });
      if (found.length < changes.length) throw new Refused('not-found');
    };
    const chosen = changes.map(({ recordChangeId, seenRevision }) => ({ subjectId: recordChangeId, seenRevision }));
    return handIn(
      services,
      {
        ...handedInBy(who),
        id: key,
        act: 'bulkAct.begin',
        subjectId: key,
        content: { uai, act, kinds, reason, changes },
        check,
        beside: (tx) => writeBulkAct(tx, { id: key, uai, act, kinds, reason, accountId: who.accountId }, chosen),
      },
      language,
    );
  });

  serve(router, routes.bulkActs, async ({ params, who }) => {
    visibleEstablishment(who, params.uai);
    const place = { uai: params.uai };
    const held = BULK_ACTS.filter((act) => mayBegin(who.ability, act, place));
    if (held.length === 0) throw new Refused('not-permitted');
    return reply(200, { acts: await recentBulkActs(em(), params.uai, held, RECENT) });
  });

  /** @throws Refused `not-found` to who works elsewhere, `not-permitted` to who may not do the act here (any more) */
  const visibleAct = async (who: SignedIn, id: string): Promise<BulkActSummary> => {
    const act = await bulkActSummary(em(), id);
    if (!act) throw new Refused('not-found');
    visibleEstablishment(who, act.uai);
    if (!mayBegin(who.ability, act.act, act)) throw new Refused('not-permitted');
    return act;
  };

  serve(router, routes.bulkAct, async ({ params, who, language }) => {
    const act = await visibleAct(who, params.bulkActId);
    const lines = await bulkActLines(em(), act);
    const undoUntil = undoUntilOf(act);
    const now = Date.now();
    const mayUndo = whyNotUndo({ state: act.state, undoUntil }, now) === null;
    return reply(200, {
      summary: act,
      lines: lines.map((line) => ({ ...line, refusal: reasonOf(line.refusal, language) })),
      mayUndo,
      undoLeftSeconds: mayUndo ? Math.floor(((undoUntil ?? now) - now) / 1000) : 0,
    });
  });

  serve(router, routes.undoBulkAct, async ({ params, who, key, language }) => {
    const act = await visibleAct(who, params.bulkActId);
    // A run whose time to undo is over has ended, and could only say so: the row says why.
    const check = async () => {
      const no = whyNotUndo({ state: act.state, undoUntil: undoUntilOf(act) }, Date.now());
      if (no) throw new Refused(no);
    };
    return handIn(
      services,
      { ...handedInBy(who), id: key, act: 'bulkAct.undo', subjectId: act.id, content: {}, check },
      language,
    );
  });

  return router;
}

const undoUntilOf = ({ undoUntil }: BulkActSummary): number | null =>
  undoUntil === null ? null : Date.parse(undoUntil);

/** A reason as it was stored, in the reader's language: a code that no longer exists is told as a change of situation. */
function reasonOf(no: { code: string; details?: Refusal['details'] } | null, language: Language) {
  if (!no) return null;
  return problemOf(isRefusalCode(no.code) ? refusal(no.code, no.details) : refusal('changed-meanwhile'), language);
}
