import type { EntityManager } from '@mikro-orm/postgresql';
import { Router } from 'express';
import { type Settings, settingsOf } from '../../database/views/settings.ts';
import type { Operation } from '../../domain/permissions/operations.ts';
import { entityTagOf, reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import { permit, visibleEstablishment } from '../identity/signed-in.ts';
import { Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** Under which right each setting is changed (§4): one may hold the messages without the services. */
const OPERATION_OF: Record<keyof Settings, Operation> = {
  recordServiceOpen: 'service.open',
  enrolmentServiceOpen: 'service.open',
  homeMessage: 'homeMessage.edit',
  enrolmentMessage: 'enrolmentMessage.edit',
  languageSwapAllowed: 'languageSwap.edit',
  documents: 'documents.edit',
};
const ANY_OPERATION = [...new Set(Object.values(OPERATION_OF))];

/** Services, messages and documents of an establishment's year (§3.2), changed by whoever read the latest version. */
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
    visibleEstablishment(who, uai);
    permit(who, ANY_OPERATION, 'Establishment', { uai });
    const saved = await em().transactional(async (tx) => {
      const before = await settingsOf(tx, uai, schoolYear);
      if (!before) throw new Refused('not-found');
      for (const [setting, operation] of Object.entries(OPERATION_OF) as [keyof Settings, Operation][]) {
        const changed = JSON.stringify(body[setting]) !== JSON.stringify(before.settings[setting]);
        if (changed) permit(who, operation, 'Establishment', { uai });
      }
      await write(tx, uai, schoolYear, body, revision);
      return settingsOf(tx, uai, schoolYear);
    });
    if (!saved) throw new Refused('not-found');
    return reply(200, saved, { ETag: entityTagOf(saved.version) });
  });

  return router;
}

/** @throws Refused `changed-meanwhile` (412) when the version is no longer the one read */
async function write(
  tx: EntityManager,
  uai: string,
  schoolYear: number,
  settings: Settings,
  version: number,
): Promise<void> {
  const updated = await tx.execute(
    `update establishment_year set record_service_open = ?, enrolment_service_open = ?, home_message = ?, enrolment_message = ?,
       language_swap_allowed = ?, version = version + 1
     where uai = ? and school_year = ? and version = ? returning uai`,
    [
      settings.recordServiceOpen,
      settings.enrolmentServiceOpen,
      settings.homeMessage,
      settings.enrolmentMessage,
      settings.languageSwapAllowed,
      uai,
      schoolYear,
      version,
    ],
  );
  if (updated.length === 0) throw new Refused('changed-meanwhile', { status: 412 });
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
