import { z } from 'zod';
import { choiceCodeSchema } from '../../domain/enrolment-dossier/choices.ts';
import {
  OFFER_PROBLEMS,
  OFFER_SOURCES,
  type OfferProblemKind,
  offeredGroupSchema,
} from '../../domain/enrolment-dossier/offer.ts';
import { route } from './route.ts';
import { academyCode, mef, schoolYear, uai } from './values.ts';

const offeredGroup = offeredGroupSchema.register(z.globalRegistry, { id: 'OfferedGroup' });
const groups = z.array(offeredGroup).max(20);

const offerProblem = z
  .strictObject({
    index: z.int().nullable().meta({ description: 'Place of the group; null for the formation as a whole' }),
    field: z.string().nullable().meta({ description: '`min`, `options.2`, `capacities.030201`, `visibleWhen.group`' }),
    problem: z.enum(Object.keys(OFFER_PROBLEMS) as OfferProblemKind[]),
    severity: z.enum(['error', 'warning']),
    message: z.string().meta({ description: 'In the language of the request' }),
  })
  .meta({ id: 'OfferProblem' });

/** Everything the nomenclature makes possible in a formation; the offer takes from it. */
const eligible = z
  .array(
    z.strictObject({
      code: choiceCodeSchema,
      label: z.string(),
      request: z.boolean().optional().meta({ description: 'Asked for, not chosen: boarding' }),
      modality: z.enum(['O', 'F']).nullable().meta({ description: 'Null for a regime' }),
    }),
  )
  .meta({ id: 'EligibleOptions' });

export const formationOffer = z
  .strictObject({
    mef,
    label: z.string(),
    source: z.enum(OFFER_SOURCES),
    version: z.int().meta({ description: 'What If-Match quotes; 0 as long as the school has not touched it' }),
    hasTemplate: z.boolean().meta({ description: 'Whether the academy has a template for this formation' }),
    compulsoryOptions: z.int().meta({ description: 'NB_OPT_OBLIG' }),
    groups,
    problems: z.array(offerProblem),
    eligible,
  })
  .meta({ id: 'FormationOffer' });

const choiceTemplate = z
  .strictObject({
    mef,
    label: z.string(),
    version: z.int().meta({ description: 'What If-Match quotes; 0 as long as there is no template' }),
    establishments: z.int().meta({ description: 'Establishments of the academy that teach the formation' }),
    groups: groups.meta({ description: 'The template; without one, what the nomenclature gives to begin with' }),
    problems: z.array(offerProblem),
    eligible,
  })
  .meta({ id: 'ChoiceTemplate' });

const offerOf = z.strictObject({ uai, schoolYear, mef });
const templateOf = z.strictObject({ code: academyCode, schoolYear, mef });

export const offerRoutes = {
  offers: route({
    method: 'get',
    path: '/api/establishments/:uai/years/:schoolYear/offers',
    id: 'offers',
    tag: 'school',
    summary:
      'What each formation asks of a family: groups, options shown and hidden, places, what is eligible, what is wrong',
    params: z.strictObject({ uai, schoolYear }),
    answers: { 200: z.strictObject({ offers: z.array(formationOffer) }).meta({ id: 'FormationOffers' }) },
  }),
  saveOffer: route({
    method: 'put',
    path: '/api/establishments/:uai/years/:schoolYear/offers/:mef',
    id: 'saveOffer',
    tag: 'school',
    conditional: true,
    summary: 'Set the groups of a formation; refused as a whole when they contradict themselves or the nomenclature',
    params: offerOf,
    body: z.strictObject({ groups }).meta({ id: 'OfferedGroups' }),
    answers: { 200: formationOffer },
  }),
  deriveOffer: route({
    method: 'post',
    path: '/api/establishments/:uai/years/:schoolYear/offers/:mef/derivations',
    id: 'deriveOffer',
    tag: 'school',
    conditional: true,
    summary: 'Take a formation back to what the nomenclature, or the academy’s template, says',
    params: offerOf,
    body: z.strictObject({ source: z.enum(['NOMENCLATURE', 'TEMPLATE']) }).meta({ id: 'OfferDerivation' }),
    answers: { 200: formationOffer },
  }),
  choiceTemplates: route({
    method: 'get',
    path: '/api/academies/:code/choice-templates/:schoolYear',
    id: 'choiceTemplates',
    tag: 'academy',
    summary: 'The formations taught in the academy, and which have a template',
    params: z.strictObject({ code: academyCode, schoolYear }),
    answers: {
      200: z
        .strictObject({
          formations: z.array(
            z.strictObject({ mef, label: z.string(), establishments: z.int(), hasTemplate: z.boolean() }),
          ),
        })
        .meta({ id: 'ChoiceTemplates' }),
    },
  }),
  choiceTemplate: route({
    method: 'get',
    path: '/api/academies/:code/choice-templates/:schoolYear/:mef',
    id: 'choiceTemplate',
    tag: 'academy',
    summary: 'The academy’s template of a formation, or what the nomenclature gives to begin one',
    params: templateOf,
    answers: { 200: choiceTemplate },
  }),
  saveChoiceTemplate: route({
    method: 'put',
    path: '/api/academies/:code/choice-templates/:schoolYear/:mef',
    id: 'saveChoiceTemplate',
    tag: 'academy',
    conditional: true,
    summary:
      'Set the template: every school that has not touched the formation follows, as far as its nomenclature allows',
    params: templateOf,
    body: z.strictObject({ groups }).meta({ id: 'TemplateGroups' }),
    answers: { 200: choiceTemplate },
  }),
  removeChoiceTemplate: route({
    method: 'delete',
    path: '/api/academies/:code/choice-templates/:schoolYear/:mef',
    id: 'removeChoiceTemplate',
    tag: 'academy',
    conditional: true,
    summary: 'Do without a template: schools that followed it go back to their nomenclature',
    params: templateOf,
    answers: { 200: choiceTemplate },
  }),
} as const;
