import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { AcademyRow, RoundRow } from '../../database/entities/index.ts';
import { campaignsOfAcademy, establishmentsOfAcademy } from '../../database/views/campaign-board.ts';
import { type Calendar, isPlausible } from '../../domain/campaign/calendar.ts';
import { USUAL } from '../../domain/campaign/usual.ts';
import type { DossierState } from '../../domain/enrolment-dossier/dossier.ts';
import { waitingByParty } from '../../domain/enrolment-dossier/waiting.ts';
import { departmentsOf } from '../../domain/identifiers/academy.ts';
import { deliver, receive } from '../../processes/submissions.ts';
import { usualCalendar } from '../../processes/usual-calendar.ts';
import { reply, serve } from '../answer.ts';
import { calendarFrom, calendarShown } from '../calendar.ts';
import { prepareRound } from '../campaign-preparation.ts';
import { routes } from '../contract/index.ts';
import { permit, visibleAcademy } from '../identity/signed-in.ts';
import { type FieldProblem, Refused } from '../problems.ts';
import type { Services } from '../services.ts';
import { campaignShown } from './campaigns.ts';

/** How many campaigns are told of a new calendar at once. */
const TOLD_AT_ONCE = 10;

/** What an academy sees and sets: the calendar of its rounds, and its campaigns by numbers alone. */
export function academyRoutes(services: Services): Router {
  const { em, temporal } = services;
  const router = Router();

  serve(router, routes.academyCampaigns, async ({ params, query, who }) => {
    visibleAcademy(who, params.code);
    permit(who, 'statistics.readAcademy', 'Academy', { academyCode: params.code });
    const [campaigns, academy] = await Promise.all([
      campaignsOfAcademy(em(), params.code, query.schoolYear),
      em().findOneOrFail(AcademyRow, { code: params.code }),
    ]);
    const totals: Partial<Record<DossierState, number>> = {};
    for (const { counters } of campaigns) {
      for (const [state, n] of Object.entries(counters) as [DossierState, number][])
        totals[state] = (totals[state] ?? 0) + n;
    }
    return reply(200, {
      campaigns: campaigns.map((campaign) => ({
        ...campaignShown(campaign),
        waiting: waitingByParty(campaign.counters),
      })),
      totals,
      waiting: waitingByParty(totals),
      timeZone: academy.timeZone,
    });
  });

  serve(router, routes.rounds, async ({ params, who }) => {
    visibleAcademy(who, params.code);
    permit(who, ['statistics.readAcademy', 'calendar.edit'], 'Academy', { academyCode: params.code });
    const rows = await em().find(
      RoundRow,
      { academyCode: params.code },
      { orderBy: { schoolYear: 'desc', round: 'asc' } },
    );
    const rounds = rows.map(({ schoolYear, round, calendar, resultsAt, volunteers }) => ({
      schoolYear,
      round,
      calendar: calendarShown(calendar),
      resultsAt: resultsAt?.toISOString() ?? null,
      volunteers: volunteers ?? null,
    }));
    const { timeZone } = await em().findOneOrFail(AcademyRow, { code: params.code });
    return reply(200, { rounds, timeZone });
  });

  serve(router, routes.academyEstablishments, async ({ params, who }) => {
    visibleAcademy(who, params.code);
    permit(who, ['statistics.readAcademy', 'calendar.edit'], 'Academy', { academyCode: params.code });
    return reply(200, { establishments: await establishmentsOfAcademy(em(), params.code) });
  });

  serve(router, routes.usualCalendar, async ({ params, query, who }) => {
    visibleAcademy(who, params.code);
    permit(who, 'calendar.edit', 'Academy', { academyCode: params.code });
    const { code, timeZone } = await em().findOneOrFail(AcademyRow, { code: params.code });
    const resultsAt = Date.parse(query.resultsAt);
    if (!isPlausible(resultsAt)) {
      throw new Refused('calendar-inconsistent', {
        errors: [{ path: 'query.resultsAt', problem: 'implausible-date' }],
      });
    }
    const departments = departmentsOf({ code, timeZone });
    const { workingDays, opensAt } = query;
    const usual = usualCalendar({ resultsAt, timeZone, departments }, { ...USUAL, workingDays, opensAt });
    return reply(200, { calendar: calendarShown(usual.calendar), holidays: [...usual.holidays] });
  });

  serve(router, routes.saveRound, async ({ params, body, who }) => {
    const { code, schoolYear, round } = params;
    visibleAcademy(who, code);
    permit(who, 'calendar.edit', 'Academy', { academyCode: code });
    const { timeZone } = await em().findOneOrFail(AcademyRow, { code });
    const resultsAt = body.resultsAt === null ? null : Date.parse(body.resultsAt);
    const calendar = calendarFrom(body, timeZone, resultsAt);
    if (body.volunteers) await mustTakePart(code, schoolYear, round, body.volunteers);
    const volunteers = body.volunteers && [...new Set(body.volunteers)].sort();
    await em().upsert(RoundRow, {
      academyCode: code,
      schoolYear,
      round,
      calendar,
      resultsAt: resultsAt === null ? null : new Date(resultsAt),
      volunteers,
    });
    await tellCampaigns(code, schoolYear, round, calendar, who.accountId);
    await prepareRound(services, schoolYear, round);
    const kept = resultsAt === null ? null : new Date(resultsAt).toISOString();
    return reply(200, { ...calendarShown(calendar), resultsAt: kept, volunteers });
  });

  /**
   * Who takes part belongs to the academy, is somebody, and cannot leave once it has its campaign.
   * @throws Refused `settings-inconsistent`, one error per establishment
   */
  async function mustTakePart(code: string, schoolYear: number, round: number, volunteers: readonly string[]) {
    const known = new Set((await establishmentsOfAcademy(em(), code)).map(({ uai }) => uai));
    const errors: FieldProblem[] = volunteers.flatMap((uai, index) =>
      known.has(uai) ? [] : [{ path: `body.volunteers.${index}`, problem: 'establishment-unknown' }],
    );
    if (volunteers.length === 0) errors.push({ path: 'body.volunteers', problem: 'nobody-takes-part' });
    const begun = (await campaignsOfAcademy(em(), code, schoolYear)).filter((campaign) => campaign.round === round);
    if (begun.some(({ uai }) => !volunteers.includes(uai))) {
      errors.push({ path: 'body.volunteers', problem: 'campaign-exists' });
    }
    if (errors.length > 0) throw new Refused('settings-inconsistent', { errors });
  }

  /**
   * Every campaign of the round that is not closing yet follows the academy. Each move is stored first, then sent; when
   * nobody answers, the dispatcher sends the rest.
   */
  async function tellCampaigns(code: string, schoolYear: number, round: number, calendar: Calendar, accountId: string) {
    const campaigns = (await campaignsOfAcademy(em(), code, schoolYear)).filter(
      (campaign) => campaign.round === round && campaign.state !== 'CLOSING' && campaign.state !== 'CLOSED',
    );
    const told = JSON.stringify(calendarShown(calendar));
    const moved = campaigns.filter((campaign) => JSON.stringify(calendarShown(campaign.calendar)) !== told);
    const stored = [];
    for (const { id, uai, kind } of moved) {
      const content = { key: { uai, schoolYear, kind, round }, calendar };
      const received = await receive(em(), {
        id: randomUUID(),
        act: 'campaign.moveCampaign',
        subjectId: id,
        accountId,
        content,
      });
      if ('code' in received) throw new Refused(received);
      stored.push(received);
    }
    for (let from = 0; from < stored.length; from += TOLD_AT_ONCE) {
      const batch = stored.slice(from, from + TOLD_AT_ONCE);
      const answers = await Promise.allSettled(batch.map((submission) => deliver(temporal, em(), submission)));
      const silent = answers.some((one) => one.status === 'rejected' || one.value.status === 'RECEIVED');
      if (silent) break;
    }
  }

  return router;
}
