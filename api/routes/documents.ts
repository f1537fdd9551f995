import { Router } from 'express';
import { z } from 'zod';
import { EstablishmentYearRow } from '../../database/entities/index.ts';
import { type DossierPage, dossierPage } from '../../database/views/dossier-page.ts';
import { lastHandedIn, standingVersion } from '../../database/views/handed-in.ts';
import {
  affectationNotice,
  type DossierContext,
  documentFileName,
  enrolmentCalendar,
  enrolmentRecap,
  enrolmentReceipt,
  printedLetters,
  recapChoices,
} from '../../documents/index.ts';
import { officialLabel } from '../../locales/official-label.ts';
import {
  countLettersToPrint,
  markLettersPrinted,
  nextLettersToPrint,
  type PlaceInPrint,
} from '../../processes/letters-to-print.ts';
import { senderOf } from '../../processes/outbox.ts';
import { reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import { cursorOf, placeOf } from '../cursor.ts';
import { type DossierFacts, findDossier } from '../dossier-access.ts';
import { may, permit, type SignedIn, visibleEstablishment, worksAt } from '../identity/signed-in.ts';
import { type Language, Refused } from '../problems.ts';
import type { Services } from '../services.ts';

const placeInPrint = z.tuple([z.iso.datetime(), z.string().max(255)]);

/** Who may have a paper: the family has them all, the lycée those it follows, the origin the notice alone (§3.7). */
type Readers = 'family' | 'receiving' | 'origin';

/** Documents on paper and in the calendar, made when they are asked for and kept nowhere. */
export function documentRoutes({ em, settings }: Services): Router {
  const router = Router();

  /** @throws Refused `not-found` to strangers, `not-permitted` to who may see the dossier and not this paper */
  const readable = async (who: SignedIn, dossierId: string, readers: readonly Readers[]): Promise<DossierFacts> => {
    const dossier = await findDossier(em(), dossierId);
    if (!dossier) throw new Refused('not-found');
    const { identityId, receivingUai, originUai } = dossier;
    const family = may(who, 'read', 'Dossier', { identityId });
    const staff = { receivingUai, originUai };
    const mayHave: Record<Readers, boolean> = {
      family,
      receiving: worksAt(who, receivingUai) && may(who, 'dossier.readReceiving', 'Dossier', staff),
      origin: worksAt(who, originUai) && may(who, 'dossier.readOrigin', 'Dossier', staff),
    };
    if (readers.some((reader) => mayHave[reader])) return dossier;
    const visible = family || worksAt(who, receivingUai) || worksAt(who, originUai);
    throw new Refused(visible ? 'not-permitted' : 'not-found');
  };

  const pageOf = async (who: SignedIn, { id, schoolYear }: DossierFacts, language: Language) => {
    const found = await dossierPage(em(), id, who.accountId);
    if (!found) throw new Refused('not-found');
    const { page } = found;
    return { page, context: contextOf(page, schoolYear, language, settings.publicUrl) };
  };

  serve(router, routes.affectationNotice, async ({ params, who, language }) => {
    const dossier = await readable(who, params.dossierId, ['family', 'receiving', 'origin']);
    const { page, context } = await pageOf(who, dossier, language);
    const { affectation, receiving, waiting, submitted, refused } = page;
    // An affectation taken back (E-08) is told by no paper any more.
    if (waiting.why === 'cancelled') throw new Refused('not-found');
    const bytes = await affectationNotice({
      ...context,
      origin: affectation.originName,
      round: affectation.round,
      decidedOn: affectation.decidedOn,
      head: { title: receiving.headTitle && officialLabel(receiving.headTitle), name: receiving.headName },
      waitingFor: waiting.why,
      closesAt: Date.parse(page.closesAt),
      validatedAt: instantOf(submitted?.at),
      refusedAt: instantOf(refused?.at),
    });
    return reply(200, bytes, asFile(documentFileName('notice', context)));
  });

  serve(router, routes.enrolmentRecap, async ({ params, who, language }) => {
    const dossier = await readable(who, params.dossierId, ['family', 'receiving']);
    const standing = await standingVersion(em(), dossier.id);
    if (!standing) throw new Refused('not-found');
    const { page, context } = await pageOf(who, dossier, language);
    const bytes = await enrolmentRecap({
      ...context,
      validatedAt: Date.parse(standing.submittedAt),
      by: standing.by,
      version: standing.version,
      receipt: standing.receipt,
      choices: recapChoices(page.groups, page.choices ?? {}),
      documents: page.documents.map(({ receivedAt, ...document }) => ({
        ...document,
        receivedAt: instantOf(receivedAt),
      })),
      changeUntil: page.state === 'VALIDATED' ? stillAhead(page) : null,
    });
    return reply(200, bytes, asFile(documentFileName('recap', context)));
  });

  serve(router, routes.enrolmentReceipt, async ({ params, who, language }) => {
    const dossier = await readable(who, params.dossierId, ['family', 'receiving']);
    const last = await lastHandedIn(em(), dossier.id, who.accountId);
    if (!last) throw new Refused('not-found');
    const { context } = await pageOf(who, dossier, language);
    const { receipt, receivedAt, ...said } = last;
    const bytes = await enrolmentReceipt({
      ...context,
      ...said,
      number: receipt,
      receivedAt: Date.parse(receivedAt),
    });
    return reply(200, bytes, asFile(documentFileName('receipt', context, receipt)));
  });

  serve(router, routes.enrolmentCalendar, async ({ params, who, language }) => {
    const dossier = await readable(who, params.dossierId, ['family']);
    const { page, context } = await pageOf(who, dossier, language);
    const { receivingUai: uai, schoolYear } = dossier;
    const year = await em().findOne(EstablishmentYearRow, { uai, schoolYear });
    const enrols = !['REFUSED', 'CANCELLED', 'NOT_ENROLLED'].includes(page.state);
    const answers = page.waiting.why === 'answer' || page.waiting.why === 'draft' || page.state === 'VALIDATED';
    const calendar = enrolmentCalendar({
      ...context,
      closesAt: answers ? stillAhead(page) : null,
      firstDay: enrols ? (year?.startsOn ?? null) : null,
    });
    if (calendar === null) throw new Refused('not-found');
    return reply(200, Buffer.from(calendar), asFile(documentFileName('calendar', context)));
  });

  const printing = (who: SignedIn, uai: string): void => {
    visibleEstablishment(who, uai);
    permit(who, 'account.notifyBulk', 'Establishment', { uai });
  };

  serve(router, routes.lettersToPrint, async ({ params: { uai }, who }) => {
    printing(who, uai);
    const [counts, letters] = await Promise.all([countLettersToPrint(em(), uai), nextLettersToPrint(em(), uai, null)]);
    const last = letters.at(-1);
    return reply(200, {
      ...counts,
      letters: letters.map(({ id, letterId, to, subject, recordedAt, address }) => ({
        ...{ id, letter: letterId, to, subject, recordedAt },
        hasPostalAddress: address.length > 0,
      })),
      through: last ? cursorOf([last.dueAt, last.id] satisfies PlaceInPrint) : null,
    });
  });

  serve(router, routes.lettersToPrintFile, async ({ params: { uai }, query, who, language }) => {
    printing(who, uai);
    const letters = await nextLettersToPrint(em(), uai, placeOf(query.through, placeInPrint, 'through'));
    if (letters.length === 0) throw new Refused('not-found');
    const { sender, timeZone } = await senderOf(em(), uai);
    const bytes = await printedLetters({
      language,
      sender,
      timeZone,
      madeAt: Date.now(),
      letters: letters.map((letter) => ({ ...letter, recordedAt: Date.parse(letter.recordedAt) })),
    });
    return reply(200, bytes, asFile(documentFileName('letters', { language }, uai)));
  });

  serve(router, routes.markLettersPrinted, async ({ params: { uai }, body, who, key }) => {
    printing(who, uai);
    const marked = await markLettersPrinted(em(), { uai, ids: body.letters, accountId: who.accountId, key });
    if ('code' in marked) throw new Refused(marked);
    if ('unknown' in marked) {
      const errors = marked.unknown.map((index) => ({
        path: `body.letters.${index}`,
        problem: 'value-invalid' as const,
      }));
      throw new Refused('malformed', { errors });
    }
    return reply(200, marked);
  });

  return router;
}

/** What every paper of a dossier tells, in the words of its reader. */
function contextOf(page: DossierPage, schoolYear: number, language: Language, publicUrl: string): DossierContext {
  const { receiving, pupil, affectation } = page;
  return {
    language,
    sender: {
      establishment: receiving.name,
      address: receiving.address,
      phone: receiving.phone,
      email: receiving.email,
    },
    timeZone: page.timeZone,
    madeAt: Date.now(),
    dossier: { id: page.id, schoolYear, formation: officialLabel(affectation.formation), pupil },
    url: `${publicUrl}/inscription/${page.id}`,
  };
}

const instantOf = (at: string | null | undefined): number | null => (at ? Date.parse(at) : null);

/** The closing, while something can still be done before it. */
function stillAhead({ closed, closesAt }: DossierPage): number | null {
  const at = Date.parse(closesAt);
  return closed || at <= Date.now() ? null : at;
}

const asFile = (name: string): Record<string, string> => ({
  'Content-Disposition': `attachment; filename="${name}"`,
  'Cache-Control': 'no-store',
});
