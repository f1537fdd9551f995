import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Router } from 'express';
import { sheetOf } from '../../database/views/establishment-sheet.ts';
import { parentPreview } from '../../database/views/parent-preview.ts';
import { settingsOf, yearToClone } from '../../database/views/settings.ts';
import { type Cloning, cloningOf } from '../../domain/establishment/cloning.ts';
import { problemsOfSettings, type Setting, type Settings, sameSetting } from '../../domain/establishment/settings.ts';
import { problemsOfSheet, type Sheet, trimmedSheet } from '../../domain/establishment/sheet.ts';
import type { Operation } from '../../domain/permissions/operations.ts';
import { toE164 } from '../../exchange/phone.ts';
import { entityTagOf, reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import { may, permit, type SignedIn, visibleEstablishment } from '../identity/signed-in.ts';
import { Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** Under which right each setting is changed (§4): one may hold the messages without the services. */
const OPERATION_OF: Record<Setting, Operation> = {
  recordServiceOpen: 'service.open',
  // Closing a field to families is closing a part of the service: who may do the whole may do the part.
  closedFields: 'service.open',
  enrolmentServiceOpen: 'service.open',
  homeMessage: 'homeMessage.edit',
  enrolmentMessage: 'enrolmentMessage.edit',
  languageSwapAllowed: 'languageSwap.edit',
  documents: 'documents.edit',
};
const ANY_OPERATION = [...new Set(Object.values(OPERATION_OF))];

/** Everything that cloning writes, which is once and as a whole: whoever lacks one of these leaves it to the head (§4). */
const CLONING_OPERATIONS: readonly [Operation, 'Establishment' | 'Campaign'][] = [
  ['service.open', 'Establishment'],
  ['homeMessage.edit', 'Establishment'],
  ['enrolmentMessage.edit', 'Establishment'],
  ['languageSwap.edit', 'Establishment'],
  ['documents.edit', 'Establishment'],
  ['optionVisibility.edit', 'Establishment'],
  ['campaign.schedule', 'Campaign'],
];

/**
 * What an establishment sets for a year (§3.2): services, messages, documents, changed by whoever read the latest version,
 * cloned from an earlier year, seen as a parent sees it; and the sheet that families read (*Commun*, F-69).
 */
export function settingsRoutes({ em }: Services): Router {
  const router = Router();

  serve(router, routes.settings, async ({ params, who }) => {
    const { uai, schoolYear } = params;
    visibleEstablishment(who, uai);
    permit(who, ANY_OPERATION, 'Establishment', { uai });
    const found = await settingsOf(em(), uai, schoolYear);
    if (!found) throw new Refused('not-found');
    return reply(200, found, { ETag: entityTagOf(found.version) });
  });

  serve(router, routes.saveSettings, async ({ params, body, who, revision }) => {
    const { uai, schoolYear } = params;
    const { confirmClosing = false, ...after } = body;
    visibleEstablishment(who, uai);
    permit(who, ANY_OPERATION, 'Establishment', { uai });
    const saved = await em().transactional(async (tx) => {
      // No campaign of the year becomes ready between the check and the writing.
      await tx.execute(`select 1 from establishment_year where uai = ? and school_year = ? for update`, [
        uai,
        schoolYear,
      ]);
      const before = await settingsOf(tx, uai, schoolYear);
      if (!before) throw new Refused('not-found');
      for (const [setting, operation] of Object.entries(OPERATION_OF) as [Setting, Operation][]) {
        if (!sameSetting(after[setting], before.settings[setting])) permit(who, operation, 'Establishment', { uai });
      }
      if (before.version !== revision) throw new Refused('changed-meanwhile', { status: 412 });
      const facts = { formations: before.formations.map(({ mef }) => mef), campaignRunning: before.campaignRunning };
      const problems = problemsOfSettings(before.settings, after, facts, { confirmClosing });
      if (problems.length > 0) {
        const errors = problems.map(({ path, problem }) => ({ path: `body.${path}`, problem }));
        throw new Refused('settings-inconsistent', { errors });
      }
      await write(tx, uai, schoolYear, after);
      return settingsOf(tx, uai, schoolYear);
    });
    if (!saved) throw new Refused('not-found');
    return reply(200, saved, { ETag: entityTagOf(saved.version) });
  });

  serve(router, routes.previewCloning, async ({ params, who }) => {
    const { uai, schoolYear, fromYear } = params;
    visibleEstablishment(who, uai);
    permitCloning(who, uai);
    const { lines } = await planOf(em(), uai, schoolYear, fromYear);
    return reply(200, { fromYear, lines: [...lines] });
  });

  serve(router, routes.cloneSettings, async ({ params, body: { fromYear }, who, key }) => {
    const { uai, schoolYear } = params;
    visibleEstablishment(who, uai);
    permitCloning(who, uai);
    const lines = await em().transactional(async (tx) => {
      const [year] = await tx.execute(
        `select cloned_from_year from establishment_year where uai = ? and school_year = ? for update`,
        [uai, schoolYear],
      );
      if (!year) throw new Refused('not-found');
      // The journal remembers the request itself, so that one whose answer was lost is answered again and not refused.
      const [done] = await tx.execute(`select submission_id, details from journal where key = ?`, [
        `cloning:${uai}:${schoolYear}`,
      ]);
      if (done) {
        if (done.submission_id !== key) throw new Refused('already-cloned');
        if (done.details.fromYear !== fromYear) throw new Refused('key-reused');
        return done.details.lines as Cloning['lines'];
      }
      const plan = await planOf(tx, uai, schoolYear, fromYear);
      await clone(tx, uai, schoolYear, fromYear, plan);
      await tx.execute(
        `insert into journal (key, subject_id, act, submission_id, by_account_id, details, at) values (?, ?, 'cloneSettings', ?, ?, ?::jsonb, now())`,
        [`cloning:${uai}:${schoolYear}`, key, key, who.accountId, JSON.stringify({ fromYear, lines: plan.lines })],
      );
      return plan.lines;
    });
    return reply(200, { fromYear, lines: [...lines] });
  });

  serve(router, routes.parentPreview, async ({ params, who }) => {
    const { uai, schoolYear, mef } = params;
    visibleEstablishment(who, uai);
    const sets =
      may(who, 'optionVisibility.edit', 'Establishment', { uai }) ||
      may(who, 'documents.edit', 'Establishment', { uai });
    if (!sets) permit(who, 'dossier.readReceiving', 'Dossier', { receivingUai: uai });
    const preview = await parentPreview(em(), uai, schoolYear, mef);
    if (!preview) throw new Refused('not-found');
    return reply(200, preview);
  });

  serve(router, routes.sheet, async ({ params: { uai }, who }) => {
    visibleEstablishment(who, uai);
    permit(who, 'establishmentSheet.edit', 'Establishment', { uai });
    const found = await sheetOf(em(), uai);
    if (!found) throw new Refused('not-found');
    return reply(200, found, { ETag: entityTagOf(found.version) });
  });

  serve(router, routes.saveSheet, async ({ params: { uai }, body, who, revision }) => {
    visibleEstablishment(who, uai);
    permit(who, 'establishmentSheet.edit', 'Establishment', { uai });
    const sheet = trimmedSheet(body);
    const problems: { field: string; problem: ReturnType<typeof problemsOfSheet>[number]['problem'] }[] =
      problemsOfSheet(sheet);
    const phone = sheet.phone && toE164(sheet.phone);
    if (sheet.phone && !phone && !problems.some(({ field }) => field === 'phone')) {
      problems.push({ field: 'phone', problem: 'phone-invalid' });
    }
    if (problems.length > 0) {
      const errors = problems.map(({ field, problem }) => ({ path: `body.${field}`, problem }));
      throw new Refused('value-invalid', { errors });
    }
    await writeSheet(em(), uai, { ...sheet, phone }, revision);
    const saved = await sheetOf(em(), uai);
    if (!saved) throw new Refused('not-found');
    return reply(200, saved, { ETag: entityTagOf(saved.version) });
  });

  return router;
}

function permitCloning(who: SignedIn, uai: string): void {
  for (const [operation, subject] of CLONING_OPERATIONS) permit(who, operation, subject, { uai, receivingUai: uai });
}

/** @throws Refused `malformed` when the year to copy from is not earlier, `not-found` when the base lacks one of the two */
async function planOf(em: EntityManager, uai: string, schoolYear: number, fromYear: number): Promise<Cloning> {
  if (fromYear >= schoolYear) {
    throw new Refused('malformed', { errors: [{ path: 'body.fromYear', problem: 'out-of-range' }] });
  }
  const last = await yearToClone(em, uai, fromYear);
  const next = await yearToClone(em, uai, schoolYear);
  if (!last || !next) throw new Refused('not-found');
  return cloningOf(last, next);
}

async function clone(
  tx: EntityManager,
  uai: string,
  schoolYear: number,
  fromYear: number,
  plan: Cloning,
): Promise<void> {
  const { homeMessage = null, enrolmentMessage = null, languageSwapAllowed = null, closedFields } = plan;
  await tx.execute(
    `update establishment_year set home_message = coalesce(?, home_message), enrolment_message = coalesce(?, enrolment_message),
       language_swap_allowed = coalesce(?, language_swap_allowed), closed_fields = coalesce(?::jsonb, closed_fields), cloned_from_year = ?, version = version + 1
     where uai = ? and school_year = ?`,
    [
      homeMessage,
      enrolmentMessage,
      languageSwapAllowed,
      closedFields ? JSON.stringify(closedFields) : null,
      fromYear,
      uai,
      schoolYear,
    ],
  );
  await tx.execute(
    `insert into required_document (id, uai, school_year, mef, label, mandatory, position)
     select d.id, ?, ?, d.mef, d.label, d.mandatory, d.position
       + coalesce((select max(position) + 1 from required_document where uai = ? and school_year = ?), 0)
     from jsonb_to_recordset(?::jsonb) as d(id uuid, mef text, label text, mandatory boolean, position int)`,
    [
      uai,
      schoolYear,
      uai,
      schoolYear,
      JSON.stringify(plan.documents.map((document, position) => ({ ...document, id: randomUUID(), position }))),
    ],
  );
  for (const { mef, key, hidden, capacities } of plan.options) {
    await tx.execute(
      `update choice_group set hidden = array(select jsonb_array_elements_text(?::jsonb)), capacities = ?::jsonb
       where uai = ? and school_year = ? and mef = ? and key = ?`,
      [JSON.stringify(hidden), JSON.stringify(capacities), uai, schoolYear, mef, key],
    );
  }
  // Whoever has the offer of such a formation open has read another one. TEMPLATE is what an untouched one stands for.
  await tx.execute(
    `insert into formation_offer (uai, school_year, mef, source)
     select ?, ?, value, 'TEMPLATE' from jsonb_array_elements_text(?::jsonb)
     on conflict (uai, school_year, mef) do update set version = formation_offer.version + 1`,
    [uai, schoolYear, JSON.stringify([...new Set(plan.options.map(({ mef }) => mef))])],
  );
  for (const { id, secondGuardian, objectionHours } of plan.policies) {
    await tx.execute(
      `update campaign set second_guardian = ?, objection_hours = ? where id = ? and state in ('PREPARED', 'READY')`,
      [secondGuardian, objectionHours, id],
    );
  }
}

async function write(tx: EntityManager, uai: string, schoolYear: number, settings: Settings): Promise<void> {
  await tx.execute(
    `update establishment_year set record_service_open = ?, enrolment_service_open = ?, home_message = ?, enrolment_message = ?,
       language_swap_allowed = ?, closed_fields = ?::jsonb, version = version + 1
     where uai = ? and school_year = ?`,
    [
      settings.recordServiceOpen,
      settings.enrolmentServiceOpen,
      settings.homeMessage,
      settings.enrolmentMessage,
      settings.languageSwapAllowed,
      JSON.stringify([...new Set(settings.closedFields)]),
      uai,
      schoolYear,
    ],
  );
  const documents = JSON.stringify(settings.documents.map((document, position) => ({ ...document, position })));
  await tx.execute(
    `delete from required_document where uai = ? and school_year = ?
       and id not in (select id from jsonb_to_recordset(?::jsonb) as d(id uuid))`,
    [uai, schoolYear, documents],
  );
  // An id is made by the browser: one that is already another establishment's changes nothing there.
  await tx.execute(
    `insert into required_document (id, uai, school_year, mef, label, mandatory, position)
     select d.id, ?, ?, d.mef, d.label, d.mandatory, d.position
     from jsonb_to_recordset(?::jsonb) as d(id uuid, mef text, label text, mandatory boolean, position int)
     on conflict (id) do update set mef = excluded.mef, label = excluded.label, mandatory = excluded.mandatory, position = excluded.position
     where (required_document.uai, required_document.school_year) = (excluded.uai, excluded.school_year)`,
    [uai, schoolYear, documents],
  );
}

/** @throws Refused `changed-meanwhile` (412) when the sheet is no longer the one read: a colleague's, or an import's */
async function writeSheet(em: EntityManager, uai: string, sheet: Sheet, version: number): Promise<void> {
  const { line1, line2, line3, line4, postalCode, city, phone, email, website, headTitle, headName } = sheet;
  const updated = await em.execute(
    `update establishment set line1 = ?, line2 = ?, line3 = ?, line4 = ?, postal_code = ?, city = ?, phone = ?, email = ?, website = ?,
       head_title = ?, head_name = ?, sheet_version = sheet_version + 1
     where uai = ? and sheet_version = ? returning uai`,
    [line1, line2, line3, line4, postalCode, city, phone, email, website, headTitle, headName, uai, version],
  );
  if (updated.length === 0) throw new Refused('changed-meanwhile', { status: 412 });
}
