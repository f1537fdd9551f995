import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import {
  AcademyRow,
  EstablishmentRow,
  EstablishmentYearRow,
  ImportBasketFileRow,
  ImportBasketRow,
  RoundRow,
} from '../../database/entities/index.ts';
import { type ImportOptions, importFiles, type Restriction } from '../../exchange/import.ts';
import { importProblems as englishTexts } from '../../locales/en/exchange.ts';
import { importProblems as frenchTexts } from '../../locales/fr/exchange.ts';
import { followImport } from '../../processes/record-changes.ts';
import { reply, serve } from '../answer.ts';
import { followRound, prepareRound } from '../campaign-preparation.ts';
import { routes } from '../contract/index.ts';
import { dayIn, permit, type SignedIn, visibleAcademy, visibleEstablishment } from '../identity/signed-in.ts';
import { type Language, Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** Whose files a basket holds: an establishment's, or an academy's. */
interface Owner {
  readonly uai?: string | null | undefined;
  readonly academyCode?: string | null | undefined;
}

/** A basket holds the six kinds of SIECLE files of two years at most. */
const FILES_AT_MOST = 20;

/** The upload page: a basket of files, previewed, then applied once. A school gives its own files, an academy its affectation. */
export function importRoutes(services: Services): Router {
  const { em, bulkEm } = services;
  const router = Router();

  /** @throws Refused unless these are files of one's own establishment, or of one's own academy, and one may import them */
  const mayImport = (who: SignedIn, of: Owner): void => {
    if (of.uai) {
      visibleEstablishment(who, of.uai);
      permit(who, 'data.import', 'Establishment', { uai: of.uai });
    } else {
      const academyCode = of.academyCode ?? '';
      visibleAcademy(who, academyCode);
      permit(who, 'affectation.import', 'Academy', { academyCode });
    }
  };

  /** One's own basket, the right asked anew. @throws Refused `not-found`, `not-permitted`, `import-applied` */
  const basketOf = async (who: SignedIn, id: string) => {
    const basket = await em().findOne(ImportBasketRow, { id, accountId: who.accountId });
    if (!basket) throw new Refused('not-found');
    mayImport(who, basket);
    if (basket.appliedAt) throw new Refused('import-applied');
    return basket;
  };

  serve(router, routes.openImport, async ({ body, who }) => {
    mayImport(who, body);
    const importId = randomUUID();
    await em().insert(ImportBasketRow, {
      id: importId,
      accountId: who.accountId,
      uai: 'uai' in body ? body.uai : null,
      academyCode: 'academyCode' in body ? body.academyCode : null,
      createdAt: new Date(),
    });
    return reply(201, { importId });
  });

  serve(router, routes.addImportFile, async ({ params, body, who }) => {
    const basket = await basketOf(who, params.importId);
    const others = await em().count(ImportBasketFileRow, { basketId: basket.id, name: { $ne: params.name } });
    if (others >= FILES_AT_MOST) throw new Refused('too-large');
    await em().upsert(ImportBasketFileRow, { basketId: basket.id, name: params.name, content: body });
    return reply(204, null);
  });

  serve(router, routes.previewImport, async ({ params, who, language }) => {
    const basket = await basketOf(who, params.importId);
    return reply(200, await run(basket, who, language, false));
  });

  serve(router, routes.applyImport, async ({ params, who, language }) => {
    const basket = await basketOf(who, params.importId);
    const report = await run(basket, who, language, true);
    if (!report.applied) throw new Refused('import-refused');
    await em().nativeUpdate(ImportBasketRow, { id: basket.id }, { appliedAt: new Date() });
    // What was needed of the files is in the base: nobody's data stay behind in a basket.
    await em().nativeDelete(ImportBasketFileRow, { basketId: basket.id });
    if (basket.academyCode) {
      const rounds = await em().find(RoundRow, { academyCode: basket.academyCode });
      for (const { schoolYear, round } of rounds) {
        await prepareRound(services, schoolYear, round);
        await followRound(services, { academyCode: basket.academyCode, schoolYear, round, accountId: who.accountId });
      }
    }
    return reply(200, report);
  });

  async function run(basket: Owner & { id: string }, who: SignedIn, language: Language, apply: boolean) {
    const { restrictTo, academyCode } = await restrictionOf(basket);
    const { timeZone } = await em().findOneOrFail(AcademyRow, { code: academyCode });
    const files = await em().find(ImportBasketFileRow, { basketId: basket.id }, { orderBy: { name: 'asc' } });
    const sources = files.map(({ name, content }) => ({ name, content }));
    const today = dayIn(timeZone, new Date());
    const options: ImportOptions = {
      apply,
      restrictTo,
      academyCode,
      language,
      texts: language === 'fr' ? frenchTexts : englishTexts,
      today,
      byAccountId: who.accountId,
      baseChanged: followImport,
    };
    return importFiles(bulkEm(), sources, options);
  }

  /** A school's own files, of the years its base knows and those that the calendar makes likely. */
  async function restrictionOf(basket: Owner): Promise<{ restrictTo: Restriction; academyCode: string }> {
    if (!basket.uai) {
      const academyCode = basket.academyCode ?? '';
      return { restrictTo: { academyCode }, academyCode };
    }
    const { uai } = basket;
    const { academyCode } = await em().findOneOrFail(EstablishmentRow, { uai });
    const known = (await em().find(EstablishmentYearRow, { uai })).map(({ schoolYear }) => schoolYear);
    const now = new Date();
    const current = now.getUTCMonth() >= 7 ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
    const schoolYears = [...new Set([...known, current, current + 1])].sort();
    return { restrictTo: { uai, schoolYears }, academyCode };
  }

  return router;
}
