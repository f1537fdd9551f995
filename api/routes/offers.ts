import { isDeepStrictEqual } from 'node:util';
import { Router } from 'express';
import { deriveAnew, type FormationOffer, formationOffers, saveOffer } from '../../database/choice-groups.ts';
import {
  type ChoiceTemplate,
  removeTemplate,
  saveTemplate,
  templateOf,
  templatesOf,
} from '../../database/choice-templates.ts';
import {
  eligibleOptions,
  isOfferError,
  type MefOffer,
  OFFER_PROBLEMS,
  type OfferedGroup,
  type OfferProblem,
  problemsOfOffer,
} from '../../domain/enrolment-dossier/offer.ts';
import type { Operation } from '../../domain/permissions/operations.ts';
import { entityTagOf, reply, serve } from '../answer.ts';
import { routes } from '../contract/index.ts';
import { permit, type SignedIn, visibleAcademy, visibleEstablishment } from '../identity/signed-in.ts';
import { fieldProblemInWords, type Language, Refused } from '../problems.ts';
import type { Services } from '../services.ts';

/** *Nomenclatures N+1* and *options visibles des parents* (F-70, F-71, F-75): who may look, and what each right changes. */
const ANY_OPERATION = [
  'optionOffer.editCompulsory',
  'optionOffer.editOptional',
  'optionVisibility.edit',
] as const satisfies Operation[];

/** What a formation asks of families (§3.5), set by the lycée, begun from the academy's template or the nomenclature. */
export function offerRoutes({ em }: Services): Router {
  const router = Router();

  const allowed = (who: SignedIn, uai: string): void => {
    visibleEstablishment(who, uai);
    permit(who, ANY_OPERATION, 'Establishment', { uai });
  };
  const onlyOffer = async (tx: ReturnType<typeof em>, uai: string, schoolYear: number, mef: string) => {
    const [offer] = await formationOffers(tx, uai, schoolYear, mef);
    if (!offer) throw new Refused('not-found');
    return offer;
  };

  serve(router, routes.offers, async ({ params, who, language }) => {
    allowed(who, params.uai);
    const offers = await formationOffers(em(), params.uai, params.schoolYear);
    return reply(200, { offers: offers.map((offer) => offerShown(offer, language)) });
  });

  serve(router, routes.saveOffer, async ({ params, body, who, revision, language }) => {
    const { uai, schoolYear, mef } = params;
    allowed(who, uai);
    const saved = await em().transactional(async (tx) => {
      const before = await onlyOffer(tx, uai, schoolYear, mef);
      for (const operation of operationsOfChange(before.groups, body.groups)) {
        permit(who, operation, 'Establishment', { uai });
      }
      refuseContradictions(body.groups, before.nomenclature);
      const written = await saveOffer(tx, { uai, schoolYear, mef, version: revision }, before, body.groups);
      if (!written) throw new Refused('changed-meanwhile', { status: 412 });
      return onlyOffer(tx, uai, schoolYear, mef);
    });
    return reply(200, offerShown(saved, language), { ETag: entityTagOf(saved.version) });
  });

  serve(router, routes.deriveOffer, async ({ params, body, who, revision, language }) => {
    const { uai, schoolYear, mef } = params;
    allowed(who, uai);
    // Groups of every kind, and what is shown of them, become what the source says.
    for (const operation of ANY_OPERATION) permit(who, operation, 'Establishment', { uai });
    const derived = await em().transactional(async (tx) => {
      const { hasTemplate } = await onlyOffer(tx, uai, schoolYear, mef);
      if (body.source === 'TEMPLATE' && !hasTemplate) {
        throw new Refused('malformed', { errors: [{ path: 'body.source', problem: 'value-invalid' }] });
      }
      const written = await deriveAnew(tx, { uai, schoolYear, mef, version: revision }, body.source);
      if (!written) throw new Refused('changed-meanwhile', { status: 412 });
      return onlyOffer(tx, uai, schoolYear, mef);
    });
    return reply(200, offerShown(derived, language), { ETag: entityTagOf(derived.version) });
  });

  const templatesAllowed = (who: SignedIn, code: string): void => {
    visibleAcademy(who, code);
    permit(who, 'choiceTemplate.edit', 'Academy', { academyCode: code });
  };
  const onlyTemplate = async (tx: ReturnType<typeof em>, params: { code: string; schoolYear: number; mef: string }) => {
    const template = await templateOf(tx, { ...params, academyCode: params.code });
    if (!template) throw new Refused('not-found');
    return template;
  };

  serve(router, routes.choiceTemplates, async ({ params, who }) => {
    templatesAllowed(who, params.code);
    return reply(200, { formations: await templatesOf(em(), params.code, params.schoolYear) });
  });

  serve(router, routes.choiceTemplate, async ({ params, who, language }) => {
    templatesAllowed(who, params.code);
    const template = await onlyTemplate(em(), params);
    return reply(200, templateShown(template, language), { ETag: entityTagOf(template.version) });
  });

  serve(router, routes.saveChoiceTemplate, async ({ params, body, who, revision, language }) => {
    templatesAllowed(who, params.code);
    const place = { academyCode: params.code, schoolYear: params.schoolYear, mef: params.mef };
    const saved = await em().transactional(async (tx) => {
      const { nomenclature } = await onlyTemplate(tx, params);
      refuseContradictions(body.groups, nomenclature);
      const written = await saveTemplate(tx, place, revision, body.groups, nomenclature);
      if (!written) throw new Refused('changed-meanwhile', { status: 412 });
      return onlyTemplate(tx, params);
    });
    return reply(200, templateShown(saved, language), { ETag: entityTagOf(saved.version) });
  });

  serve(router, routes.removeChoiceTemplate, async ({ params, who, revision, language }) => {
    templatesAllowed(who, params.code);
    const place = { academyCode: params.code, schoolYear: params.schoolYear, mef: params.mef };
    const left = await em().transactional(async (tx) => {
      await onlyTemplate(tx, params);
      if (!(await removeTemplate(tx, place, revision))) throw new Refused('changed-meanwhile', { status: 412 });
      return onlyTemplate(tx, params);
    });
    return reply(200, templateShown(left, language), { ETag: entityTagOf(left.version) });
  });

  return router;
}

/** @throws Refused `offer-inconsistent`, one error per contradiction, at its place in the body */
function refuseContradictions(groups: readonly OfferedGroup[], nomenclature: MefOffer): void {
  const errors = problemsOfOffer(groups, nomenclature)
    .filter(isOfferError)
    .map(({ index, field, problem }) => ({
      path: ['body.groups', ...(index === null ? [] : [index, field])].join('.'),
      problem,
    }));
  if (errors.length > 0) throw new Refused('offer-inconsistent', { errors });
}

/**
 * The rights that a change needs (§4): what families are shown under visibility; groups, their options, order and places
 * under the offer of compulsory or of optional courses, by their modality. The regime goes with what is compulsory.
 */
function operationsOfChange(before: readonly OfferedGroup[], after: readonly OfferedGroup[]): Operation[] {
  const needed = new Set<Operation>();
  const editOf = ({ modality }: OfferedGroup): Operation =>
    modality === 'F' ? 'optionOffer.editOptional' : 'optionOffer.editCompulsory';
  for (const key of new Set([...before, ...after].map((group) => group.key))) {
    const [was, is] = [before, after].map((groups) => groups.find((group) => group.key === key));
    if (!isDeepStrictEqual(was && contentOf(was), is && contentOf(is))) {
      for (const group of [was, is]) if (group) needed.add(editOf(group));
    }
    if (was && is && !isDeepStrictEqual(new Set(was.hidden), new Set(is.hidden))) needed.add('optionVisibility.edit');
  }
  // Groups that change place among those that stay are edited too, even when nothing else in them is.
  const staying = (groups: readonly OfferedGroup[], others: readonly OfferedGroup[]): OfferedGroup[] =>
    groups.filter(({ key }) => others.some((other) => other.key === key));
  const [was, is] = [staying(before, after), staying(after, before)];
  for (const [index, group] of is.entries()) if (was[index]?.key !== group.key) needed.add(editOf(group));
  return [...needed];
}

/** Everything of a group but what of it is shown, and the labels of its options, which are the nomenclature's. */
const contentOf = ({ hidden: _hidden, options, ...group }: OfferedGroup) => ({
  ...group,
  options: options.map(({ code }) => code),
});

const problemShown = (language: Language) => (found: OfferProblem) => ({
  ...{ index: found.index, field: found.field, problem: found.problem },
  severity: OFFER_PROBLEMS[found.problem],
  message: fieldProblemInWords(found.problem, language),
});

function offerShown(offer: FormationOffer, language: Language) {
  const { nomenclature, problems, ...shown } = offer;
  return {
    ...shown,
    compulsoryOptions: nomenclature.compulsoryOptions,
    problems: problems.map(problemShown(language)),
    eligible: eligibleOptions(nomenclature),
  };
}

function templateShown({ nomenclature, problems, ...shown }: ChoiceTemplate, language: Language) {
  return { ...shown, problems: problems.map(problemShown(language)), eligible: eligibleOptions(nomenclature) };
}
