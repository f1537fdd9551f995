import { Router } from 'express';
import { exportPupils, previewExport } from '../../exchange/import-eleves/export-pupils.ts';
import type { Listed } from '../../exchange/import-eleves/prepare.ts';
import { exportProblemMessage } from '../../exchange/import-eleves/why-not-export.ts';
import { exportProblems as en } from '../../locales/en/export.ts';
import { exportProblems as fr } from '../../locales/fr/export.ts';
import { reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import { permit, type SignedIn, visibleEstablishment } from '../identity/signed-in.ts';
import { type Language, Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** The file IMPORT_ELEVES for SIECLE (§6.2): who would be in it, and the file itself. */
export function exportRoutes({ bulkEm }: Services): Router {
  const router = Router();

  const mayExport = (who: SignedIn, uai: string): void => {
    visibleEstablishment(who, uai);
    permit(who, 'data.export', 'Establishment', { uai });
  };

  serve(router, routes.exportPreview, async ({ params, who, language }) => {
    mayExport(who, params.uai);
    const { exportable, refused, warned } = await previewExport(bulkEm(), params);
    const inWords = (all: readonly Listed[]) => all.map((listed) => shown(listed, language));
    return reply(200, { pupils: exportable.length, refused: inWords(refused), warned: inWords(warned) });
  });

  serve(router, routes.exportPupils, async ({ params, who }) => {
    mayExport(who, params.uai);
    const { fileName, zip } = await exportPupils(bulkEm(), { ...params, now: Date.now() });
    if (!zip) throw new Refused('nothing-to-export');
    return reply(200, zip, {
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    });
  });

  return router;
}

function shown({ pupilId, name, problems }: Listed, language: Language) {
  const texts = language === 'fr' ? fr : en;
  return {
    pupilId,
    name,
    problems: problems.map((problem) => ({
      rule: problem.rule,
      element: problem.element,
      severity: problem.severity,
      message: exportProblemMessage(problem, texts, language),
    })),
  };
}
