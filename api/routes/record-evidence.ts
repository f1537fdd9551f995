import { Router } from 'express';
import { EvidenceRow } from '../../database/entities/index.ts';
import { disclaimerPage, reportPage } from '../../database/views/contested.ts';
import type { Operation } from '../../domain/permissions/operations.ts';
import { mayDecideField } from '../../domain/permissions/review.ts';
import type { EvidenceType } from '../../domain/record-change/evidence.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { reportCivilStatus } from '../../processes/civil-status-report.ts';
import { answerDisclaimer, disclaim } from '../../processes/disclaimer.ts';
import { confirmEmail, readLink, resendLink } from '../../processes/email-confirmation.ts';
import { evidenceOf, keepEvidence } from '../../processes/evidence.ts';
import { reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import { dayIn, may, permit, type SignedIn, worksAt } from '../identity/signed-in.ts';
import { kinshipLabel } from '../kinship.ts';
import { Refused } from '../problems.ts';
import type { Services } from '../services.ts';

const EXTENSIONS: Record<EvidenceType, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' };

/** What proves or contests what a record says: confirmed addresses, papers, reported errors, disclaimed links. */
export function recordEvidenceRoutes({ em, settings }: Services): Router {
  const router = Router();

  /**
   * One's own link to a pupil.
   * @throws Refused `not-found` to whom this pupil is nobody, `not-permitted` to the pupil's staff
   */
  const ownLink = async (
    who: SignedIn,
    pupilId: string,
  ): Promise<{ uai: string; guardianId: string; level: number }> => {
    const [link]: { uai: string; guardian_id: string | null; level: number }[] = await em().execute(
      `select p.uai, l.guardian_id, l.level from pupil p left join lateral (
         select r.guardian_id, r.level from responsibility r join guardian_account ga on ga.guardian_id = r.guardian_id
         where r.pupil_id = p.id and ga.account_id = ? and r.level <= 2 and r.ended_on is null and r.disclaimed_at is null
         order by r.level, r.guardian_id limit 1) l on true
       where p.id = ?`,
      [who.accountId, pupilId],
    );
    const own = link?.guardian_id && may(who, 'read', 'Pupil', { pupilId });
    if (!link || !own) throw new Refused(worksAt(who, link?.uai ?? null) ? 'not-permitted' : 'not-found');
    return { uai: link.uai, guardianId: link.guardian_id ?? '', level: link.level };
  };

  /** @throws Refused whatever is no yes */
  const accepted = (no: (Refusal & { readonly retryAfter?: number }) | null): void => {
    if (no) throw new Refused(no, no.retryAfter === undefined ? {} : { retryAfter: no.retryAfter });
  };

  serve(router, routes.readEmailLink, async ({ body }) => reply(200, await readLink(em(), body.token)));

  serve(router, routes.confirmEmail, async ({ body }) => reply(200, await confirmEmail(em(), body.token)));

  serve(router, routes.resendEmailLink, async ({ params, body, who, key }) => {
    const { guardianId } = await ownLink(who, params.pupilId);
    permit(who, 'change', 'Pupil', params);
    const { publicUrl } = settings;
    accepted(await resendLink(em(), { key, pupilId: params.pupilId, guardianId, address: body.address, publicUrl }));
    return reply(204, null);
  });

  serve(router, routes.keepEvidence, async ({ params, query, body, who }) => {
    const { pupilId, evidenceId } = params;
    await ownLink(who, pupilId);
    permit(who, 'change', 'Pupil', { pupilId });
    const { accountId } = who;
    accepted(await keepEvidence(em(), { id: evidenceId, pupilId, accountId, fileName: query.name, content: body }));
    return reply(204, null);
  });

  serve(router, routes.evidence, async ({ params, who }) => {
    const { recordChangeId, evidenceId } = params;
    const shown = await evidenceOf(em(), recordChangeId, evidenceId);
    const author = shown !== null && may(who, 'read', 'RecordChange', { authorId: shown.authorId });
    if (!shown || !(author || worksAt(who, shown.uai))) throw new Refused('not-found');
    if (!author && !shown.fields.some((field) => mayDecideField(who.ability, field, shown.uai))) {
      throw new Refused('not-permitted');
    }
    const { content, mediaType } = await em().findOneOrFail(EvidenceRow, { id: evidenceId }, { populate: ['content'] });
    // Bytes of a stranger: never a page of ours, whatever a browser would make of them. The name they came with may be anything.
    return reply(200, Buffer.from(content ?? []), {
      'Content-Disposition': `attachment; filename="justificatif-${evidenceId.slice(0, 8)}.${EXTENSIONS[mediaType]}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    });
  });

  serve(router, routes.reportCivilStatus, async ({ params, body, who, key }) => {
    const { pupilId } = params;
    // Whoever reads the record may say that it is wrong: it changes nothing by itself.
    const { uai } = await ownLink(who, pupilId);
    accepted(await reportCivilStatus(em(), { key, pupilId, uai, accountId: who.accountId, text: body.text }));
    return reply(204, null);
  });

  serve(router, routes.civilStatusReport, async ({ params, who, language }) => {
    const page = await reportPage(em(), params.reportId);
    if (!page || !worksAt(who, page.uai)) throw new Refused('not-found');
    const { uai, ...shown } = page;
    permit(who, 'recordChange.review', 'RecordChange', { uai });
    return reply(200, { ...shown, kinship: kinshipLabel(shown.kinship, language) });
  });

  serve(router, routes.disclaimGuardianship, async ({ params, who, key }) => {
    const { pupilId } = params;
    const again = await em().execute(
      `select 1 from journal where key = ? and by_account_id = ? and details->>'pupilId' = ?`,
      [`disclaim:${key}`, who.accountId, pupilId],
    );
    // Sent again after a lost answer: the pupil is nobody to them any more, and they are told what they were told.
    if (again.length > 0) return reply(204, null);
    const { guardianId, level } = await ownLink(who, pupilId);
    if (level !== 1) throw new Refused('not-permitted');
    accepted(await disclaim(em(), { key, pupilId, guardianId, accountId: who.accountId }));
    return reply(204, null);
  });

  /** @throws Refused `not-found` to who does not work there; to the child's own family, `not-permitted` */
  const schoolOf = async (who: SignedIn, pupilId: string, operation: Operation): Promise<{ today: string }> => {
    const [pupil]: { uai: string; time_zone: string }[] = await em().execute(
      `select p.uai, z.time_zone from pupil p join establishment e on e.uai = p.uai join academy z on z.code = e.academy_code
       where p.id = ?`,
      [pupilId],
    );
    if (!pupil || !worksAt(who, pupil.uai)) {
      throw new Refused(pupil && may(who, 'read', 'Pupil', { pupilId }) ? 'not-permitted' : 'not-found');
    }
    permit(who, operation, 'Establishment', { uai: pupil.uai });
    return { today: dayIn(pupil.time_zone, new Date()) };
  };

  serve(router, routes.disclaimer, async ({ params, who, language }) => {
    await schoolOf(who, params.pupilId, 'guardian.withdrawAuthority');
    const page = await disclaimerPage(em(), params.pupilId, params.guardianId);
    if (!page) throw new Refused('not-found');
    return reply(200, { ...page, kinship: kinshipLabel(page.kinship, language) });
  });

  serve(router, routes.answerDisclaimer, async ({ params, body, who, key }) => {
    const { today } = await schoolOf(who, params.pupilId, 'guardian.withdrawAuthority');
    accepted(await answerDisclaimer(em(), { key, ...params, outcome: body.outcome, accountId: who.accountId, today }));
    return reply(204, null);
  });

  return router;
}
