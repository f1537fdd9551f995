import { z } from 'zod';
import { CLONED_PARTS, CLONING_OUTCOMES } from '../../domain/establishment/cloning.ts';
import { RECORD_FIELD_NAMES } from '../../domain/pupil-record/fields.ts';
import { choiceGroup, requiredDocument } from './dossiers.ts';
import { route } from './route.ts';
import { establishmentSheet, instant, mef, schoolYear, uai, uuid } from './values.ts';

const establishment = z.strictObject({ uai });
const establishmentYear = z.strictObject({ uai, schoolYear });
const message = z.string().max(2000).meta({
  description: 'Plain text; blank line = paragraph, `- ` = list, `**strong**`, `[words](https://…)`',
});
const formations = z.array(z.strictObject({ mef, label: z.string() }));

const settings = z
  .strictObject({
    recordServiceOpen: z.boolean(),
    closedFields: z
      .array(z.enum(RECORD_FIELD_NAMES))
      .max(RECORD_FIELD_NAMES.length)
      .meta({ description: 'Fields of the record closed to families' }),
    enrolmentServiceOpen: z.boolean(),
    homeMessage: message,
    enrolmentMessage: message,
    languageSwapAllowed: z.boolean(),
    documents: z
      .array(
        z.strictObject({
          id: uuid,
          label: z.string().trim().min(1).max(200),
          mandatory: z.boolean(),
          mef: mef.nullable(),
        }),
      )
      .max(50),
  })
  .meta({ id: 'Settings' });

const versionedSettings = z
  .strictObject({
    settings,
    version: z.int(),
    formations: formations.meta({ description: 'Formations that the base of this year knows' }),
    receives: z.boolean().meta({ description: 'Pupils may be sent here by the affectation' }),
    campaignRunning: z.boolean().meta({ description: 'A campaign of this year is ready, open or closing' }),
    clonedFromYear: schoolYear.nullable(),
    earlierYears: z.array(schoolYear).meta({ description: 'Years whose settings may be cloned, latest first' }),
  })
  .meta({ id: 'VersionedSettings' });

// Imported values may be longer than what may be typed here.
const text = z.string().max(254).nullable();
/** What an establishment may say of itself (*Commun*, F-69). What the parts may hold is domain/establishment/sheet.ts. */
const sheet = z
  .strictObject({
    line1: text,
    line2: text,
    line3: text,
    line4: text,
    postalCode: text,
    city: text,
    phone: text.meta({ description: 'As dialled or E.164; kept as E.164' }),
    email: text,
    website: text.meta({ description: 'https only' }),
    headTitle: text,
    headName: text,
  })
  .meta({ id: 'Sheet' });

const versionedSheet = z
  .strictObject({
    sheet,
    version: z.int(),
    name: z.string().meta({ description: 'From SIECLE, never edited here' }),
    importedAt: instant.nullable().meta({ description: 'Last import of *Communs*, which writes over the sheet' }),
  })
  .meta({ id: 'VersionedSheet' });

const cloning = z
  .strictObject({
    fromYear: schoolYear,
    lines: z
      .array(
        z.strictObject({
          part: z.enum(CLONED_PARTS),
          what: z.string().meta({ description: 'Label of the document or group, or number of the round' }),
          formation: z.string().nullable(),
          outcome: z.enum(CLONING_OUTCOMES).meta({ description: '`copied`, or why not' }),
        }),
      )
      .meta({ description: 'What the earlier year has set, and what becomes of it' }),
  })
  .meta({ id: 'Cloning' });

export const settingsRoutes = {
  settings: route({
    method: 'get',
    path: '/api/establishments/:uai/years/:schoolYear/settings',
    id: 'settings',
    tag: 'school',
    summary: 'Services, messages, documents of a year',
    params: establishmentYear,
    answers: { 200: versionedSettings },
  }),
  saveSettings: route({
    method: 'put',
    path: '/api/establishments/:uai/years/:schoolYear/settings',
    id: 'saveSettings',
    tag: 'school',
    conditional: true,
    summary: 'Save the settings; refused whole when they contradict themselves',
    params: establishmentYear,
    body: settings
      .extend({
        confirmClosing: z
          .boolean()
          .optional()
          .meta({ description: 'Needed to close the enrolment while a campaign runs' }),
      })
      .meta({ id: 'SettingsToSave' }),
    answers: { 200: versionedSettings },
  }),
  previewCloning: route({
    method: 'get',
    path: '/api/establishments/:uai/years/:schoolYear/clonings/:fromYear',
    id: 'previewCloning',
    tag: 'school',
    summary: 'What cloning the settings of an earlier year would copy, and what not',
    params: z.strictObject({ uai, schoolYear, fromYear: schoolYear }),
    answers: { 200: cloning },
  }),
  cloneSettings: route({
    method: 'post',
    path: '/api/establishments/:uai/years/:schoolYear/clonings',
    id: 'cloneSettings',
    tag: 'school',
    idempotent: true,
    summary: 'Begin a year from the settings of an earlier one, once; what the year has already is kept',
    params: establishmentYear,
    body: z.strictObject({ fromYear: schoolYear }).meta({ id: 'CloningAsked' }),
    answers: { 200: cloning },
  }),
  parentPreview: route({
    method: 'get',
    path: '/api/establishments/:uai/years/:schoolYear/previews/:mef',
    id: 'parentPreview',
    tag: 'school',
    summary: 'What a parent of a formation would meet, P1 to P10, without any dossier',
    params: z.strictObject({ uai, schoolYear, mef }),
    answers: {
      200: z
        .strictObject({
          mef,
          formation: z.string(),
          formations,
          receiving: establishmentSheet,
          homeMessage: z.string(),
          enrolmentMessage: z.string(),
          documents: z.array(requiredDocument),
          groups: z.array(choiceGroup).meta({ description: 'Visible options; the languages are an example' }),
          enrolmentServiceOpen: z.boolean(),
          dates: z.strictObject({ opensAt: instant, closesAt: instant }).nullable(),
        })
        .meta({ id: 'ParentPreview' }),
    },
  }),
  sheet: route({
    method: 'get',
    path: '/api/establishments/:uai/sheet',
    id: 'sheet',
    tag: 'school',
    summary: 'The establishment’s sheet, as families read it',
    params: establishment,
    answers: { 200: versionedSheet },
  }),
  saveSheet: route({
    method: 'put',
    path: '/api/establishments/:uai/sheet',
    id: 'saveSheet',
    tag: 'school',
    conditional: true,
    summary: 'Change the sheet; families see it at once, the next import of *Communs* writes over it',
    params: establishment,
    body: sheet,
    answers: { 200: versionedSheet },
  }),
} as const;
