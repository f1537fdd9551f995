import { Router } from 'express';
import { dossierCount } from '../../database/views/dossier-list.ts';
import { listExport, listExportContent, listExports } from '../../database/views/list-exports.ts';
import { EXPORTED_AT_ONCE, SIDES, type Side, WORKBOOK_ROWS } from '../../domain/enrolment-dossier/follow-up.ts';
import { dossierFile } from '../../exchange/lists/dossier-file.ts';
import { dossierSheetWords } from '../../locales/dossier-sheet.ts';
import { storeListExport, timeZoneOf } from '../../processes/list-exports.ts';
import { reply, serve } from '../answer.ts';
import { handIn } from '../commands.ts';
import { routes } from '../contract/index.ts';
import { followUpQuestion, mayExport, permitExport } from '../follow-up-question.ts';
import { dayIn, type SignedIn } from '../identity/signed-in.ts';
import { Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/**
 * The follow-up list as a file (§3.7): the question of the screen, answered at once as long as it is short, else made by a
 * run of its own while the screen shows how far it is. A file made is its author's alone.
 */
export function listExportRoutes(services: Services): Router {
  const { em, bulkEm } = services;
  const router = Router();

  /** @throws Refused `not-found` but to its author: that another one's exists is not told */
  const ownExport = async (who: SignedIn, id: string) => {
    const found = await listExport(em(), id, who.accountId);
    if (!found) throw new Refused('not-found');
    return found;
  };

  serve(router, routes.exportDossiers, async ({ params, body, who, key, language }) => {
    const { uai, schoolYear } = params;
    const { format, ...asked } = body;
    permitExport(who, uai, asked.side);
    const question = followUpQuestion(asked, 'body');
    const rows = await dossierCount(em(), { uai, schoolYear, ...question });
    if (format === 'xlsx' && rows > WORKBOOK_ROWS)
      throw new Refused('malformed', { errors: [{ path: 'body.format', problem: 'too-many-rows' }] });
    const timeZone = await timeZoneOf(em(), uai);
    const fileName = nameOf(uai, schoolYear, question.side, dayIn(timeZone, new Date()), format);
    if (rows <= EXPORTED_AT_ONCE) {
      const words = dossierSheetWords(language, question.side);
      const bytes = await dossierFile(bulkEm(), { uai, schoolYear, ...question }, { format, words, timeZone });
      return reply(200, bytes, fileHeaders(fileName));
    }
    const order = { uai, schoolYear, format, asked: { ...question, language }, fileName };
    await handIn(
      services,
      {
        id: key,
        act: 'listExport.make',
        subjectId: key,
        accountId: who.accountId,
        content: order,
        beside: (tx) => storeListExport(tx, { id: key, accountId: who.accountId, ...order }),
      },
      language,
    );
    const { uai: _, ...line } = await ownExport(who, key);
    return reply(202, line);
  });

  serve(router, routes.dossierExports, async ({ params, who }) => {
    const { uai, schoolYear } = params;
    const sides = SIDES.filter((side) => mayExport(who, uai, side));
    if (sides.length === 0) throw new Refused('not-permitted');
    const own = await listExports(em(), { uai, schoolYear, accountId: who.accountId });
    return reply(200, { exports: own.filter(({ side }) => sides.includes(side)) });
  });

  serve(router, routes.listExport, async ({ params, who }) => {
    const { uai, ...line } = await ownExport(who, params.exportId);
    permitExport(who, uai, line.side);
    return reply(200, line);
  });

  serve(router, routes.listExportFile, async ({ params, who }) => {
    const { uai, side, state, fileName } = await ownExport(who, params.exportId);
    // A right that ended since counts at once (E-20).
    permitExport(who, uai, side);
    const content = state === 'READY' ? await listExportContent(bulkEm(), params.exportId) : null;
    if (!content) throw new Refused('export-not-ready');
    return reply(200, content, fileHeaders(fileName ?? params.exportId));
  });

  return router;
}

const nameOf = (uai: string, schoolYear: number, side: Side, day: string, format: string): string =>
  `inscriptions-${uai}-${schoolYear}-${side === 'receiving' ? 'accueil' : 'origine'}-${day.replaceAll('-', '')}.${format}`;

const fileHeaders = (fileName: string): Record<string, string> => ({
  'Content-Disposition': `attachment; filename="${fileName}"`,
  'Cache-Control': 'no-store',
});
