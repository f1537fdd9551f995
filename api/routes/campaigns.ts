import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import {
  boundsOf,
  type CampaignLine,
  campaignLine,
  campaignsOfEstablishment,
  offersOf,
} from '../../database/views/campaign-board.ts';
import { openingChecklist } from '../../database/views/opening-checklist.ts';
import { graceUntil } from '../../domain/campaign/calendar.ts';
import { CHECKLIST_POINTS, isInOrder, whyNotSetSecondGuardian } from '../../domain/campaign/campaign.ts';
import { reply, serve } from '../answer.ts';
import { calendarFrom, calendarShown, isoOf, mustBeWithin } from '../calendar.ts';
import { handIn } from '../commands.ts';
import { routes } from '../contract/index.ts';
import {
  dayIn,
  may,
  permit,
  type SignedIn,
  visibleEstablishment,
  worksAt,
  worksForAcademy,
} from '../identity/signed-in.ts';
import { fieldProblemInWords, Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** A campaign as the contract shows it. */
export function campaignShown({ academyCode: _, calendar, ...line }: CampaignLine) {
  return { ...line, calendar: calendarShown(calendar) };
}

/** The campaigns of a receiving establishment: declared ready by the school, moved inside the academy's bounds. */
export function campaignRoutes(services: Services): Router {
  const { em } = services;
  const router = Router();

  /** Whoever schedules or opens campaigns, or follows the dossiers, reads them; the academy reads its own. */
  const mayReadCampaigns = (who: SignedIn, receivingUai: string): boolean =>
    may(who, 'campaign.open', 'Campaign', { receivingUai }) ||
    may(who, 'campaign.schedule', 'Campaign', { receivingUai }) ||
    may(who, 'dossier.readReceiving', 'Dossier', { receivingUai }) ||
    may(who, 'statistics.read', 'Establishment', { uai: receivingUai });

  const visibleCampaign = async (who: SignedIn, id: string): Promise<CampaignLine> => {
    const campaign = await campaignLine(em(), id);
    if (campaign && (worksAt(who, campaign.uai) || worksForAcademy(who, campaign.academyCode))) return campaign;
    throw new Refused('not-found');
  };

  serve(router, routes.campaigns, async ({ params, who }) => {
    visibleEstablishment(who, params.uai);
    if (!mayReadCampaigns(who, params.uai)) throw new Refused('not-permitted');
    const campaigns = await campaignsOfEstablishment(em(), params.uai);
    return reply(200, { campaigns: campaigns.map(campaignShown) });
  });

  serve(router, routes.campaign, async ({ params, who, language }) => {
    const campaign = await visibleCampaign(who, params.campaignId);
    const { uai, academyCode, schoolYear, round } = campaign;
    if (!mayReadCampaigns(who, uai)) permit(who, 'statistics.readAcademy', 'Academy', { academyCode });
    const { calendar, timeZone } = await boundsOf(em(), campaign);
    const [checklist, offers] = await Promise.all([
      openingChecklist(em(), { receivingUai: uai, schoolYear, round }, dayIn(timeZone, new Date())),
      offersOf(em(), campaign),
    ]);
    const bounds = calendar ?? campaign.calendar;
    return reply(200, {
      campaign: campaignShown(campaign),
      checklist: CHECKLIST_POINTS.map((point) => ({
        point,
        ok: isInOrder(checklist[point]),
        causes: checklist[point].map(({ problem, ...cause }) => ({
          ...cause,
          reason: problem && fieldProblemInWords(problem, language),
        })),
      })),
      bounds: {
        opensAt: isoOf(bounds.opensAt),
        closesAt: isoOf(bounds.closesAt),
        draftsUntil: isoOf(graceUntil(bounds)),
      },
      offers,
    });
  });

  serve(router, routes.makeCampaignReady, async ({ params, who, key, language }) => {
    const { id, uai, schoolYear, kind, round } = await visibleCampaign(who, params.campaignId);
    permit(who, 'campaign.open', 'Campaign', { receivingUai: uai });
    const content = { key: { uai, schoolYear, kind, round } };
    return handIn(
      services,
      { id: key, act: 'campaign.makeReady', subjectId: id, accountId: who.accountId, content },
      language,
    );
  });

  serve(router, routes.moveCampaign, async ({ params, body, who, key, language }) => {
    const campaign = await visibleCampaign(who, params.campaignId);
    const { id, uai, schoolYear, kind, round } = campaign;
    permit(who, 'campaign.schedule', 'Campaign', { receivingUai: uai });
    const { calendar: bounds, timeZone } = await boundsOf(em(), campaign);
    const calendar = calendarFrom(body, timeZone);
    const check = async () => {
      if (bounds) mustBeWithin(bounds, calendar);
    };
    const content = { key: { uai, schoolYear, kind, round }, calendar };
    return handIn(
      services,
      { id: key, act: 'campaign.moveCampaign', subjectId: id, accountId: who.accountId, content, check },
      language,
    );
  });

  serve(router, routes.setSecondGuardian, async ({ params, body, who }) => {
    const { id, uai } = await visibleCampaign(who, params.campaignId);
    permit(who, 'campaign.schedule', 'Campaign', { receivingUai: uai });
    await em().transactional(async (tx) => {
      await tx.execute(`select 1 from campaign where id = ? for update`, [id]);
      const before = await campaignLine(tx, id);
      if (!before) throw new Refused('not-found');
      const forbidden = whyNotSetSecondGuardian(before);
      if (forbidden) throw new Refused(forbidden);
      const { secondGuardian, objectionHours } = body;
      await tx.execute(`update campaign set second_guardian = ?, objection_hours = ? where id = ?`, [
        secondGuardian,
        objectionHours,
        id,
      ]);
      // Its key is no place in the run's own sequence: the run does not hear of it.
      await tx.execute(
        `insert into journal (key, subject_id, act, by_account_id, details, at) values (?, ?, 'setSecondGuardian', ?, ?::jsonb, now())`,
        [`${id}:second-guardian:${randomUUID()}`, id, who.accountId, JSON.stringify(body)],
      );
    });
    const after = await campaignLine(em(), id);
    if (!after) throw new Refused('not-found');
    return reply(200, campaignShown(after));
  });

  return router;
}
