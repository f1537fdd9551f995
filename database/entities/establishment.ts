import { defineEntity, p } from '@mikro-orm/core';
import type { RecordFieldName } from '../../domain/pupil-record/fields.ts';

/** An academy (rectorat): its time zone makes instants of its calendar's days (§1.1). */
export const AcademyRow = defineEntity({
  name: 'AcademyRow',
  tableName: 'academy',
  properties: {
    code: p.string().length(3).primary(),
    name: p.string(),
    /** IANA zone, `Europe/Paris`, `Indian/Reunion`… */
    timeZone: p.string(),
  },
});

/** A collège or lycée, found by its UAI; its sheet comes from *Communs* (§6.1). */
export const EstablishmentRow = defineEntity({
  name: 'EstablishmentRow',
  tableName: 'establishment',
  properties: {
    uai: p.string().length(8).primary(),
    academyCode: p.manyToOne(AcademyRow).mapToPk().fieldName('academy_code'),
    /** DENOM_PRINC and DENOM_COMPL: `LYCEE POLYVALENT`, `ANITA CONTI`. */
    name: p.string(),
    nameComplement: p.string().nullable(),
    /** CODE_TYPE_ETAB or nature as imported: `CLG`, `LYC`, `LP`… */
    type: p.string().nullable(),
    /** PU public, PR private (§3.1: only PU receives). */
    sector: p.string().length(2).default('PU'),
    headTitle: p.string().nullable(),
    headName: p.string().nullable(),
    line1: p.string().nullable(),
    line2: p.string().nullable(),
    line3: p.string().nullable(),
    line4: p.string().nullable(),
    postalCode: p.string().nullable(),
    city: p.string().nullable(),
    phone: p.string().nullable(),
    email: p.string().nullable(),
    website: p.string().length(254).nullable(),
    /** If-Match of the sheet's editor (Commun, F-69). */
    sheetVersion: p.integer().default(1),
  },
});

/** An establishment in one school year: its dates and the settings of its two services (§3.2). */
export const EstablishmentYearRow = defineEntity({
  name: 'EstablishmentYearRow',
  tableName: 'establishment_year',
  properties: {
    uai: p.manyToOne(EstablishmentRow).mapToPk().fieldName('uai').primary(),
    /** `2027` is 2027-2028. */
    schoolYear: p.integer().primary(),
    /** First and last day of the pupils' year (DATE_DEBUT_ELEVE, DATE_FIN_ELEVE). */
    startsOn: p.date().nullable(),
    endsOn: p.date().nullable(),
    recordServiceOpen: p.boolean().default(true),
    enrolmentServiceOpen: p.boolean().default(true),
    homeMessage: p.text().default(''),
    enrolmentMessage: p.text().default(''),
    languageSwapAllowed: p.boolean().default(false),
    /** Fields of the record that the school has closed to its families: it may reduce the list, never extend it (§2.1). */
    closedFields: p.json<RecordFieldName[]>().default('["pupil.regime"]'),
    /** Last NUM_ENVOI given to an IMPORT_ELEVES file of this year (§6.2: increasing). */
    lastSending: p.integer().default(0),
    /** The year whose settings these were copied from, once. */
    clonedFromYear: p.integer().nullable(),
    version: p.integer().version(),
  },
});

/** One kind of file's last import, so that screens tell how fresh the base is. */
export const ImportRow = defineEntity({
  name: 'ImportRow',
  tableName: 'import',
  properties: {
    id: p.uuid().primary(),
    /** Null for an *affectation* file, which spans establishments. */
    uai: p.string().length(8).nullable(),
    kind: p.string(),
    fileName: p.string(),
    schoolYear: p.integer().nullable(),
    /** SHA-256 of the bytes, hexadecimal. */
    digest: p.string(),
    counts: p.json<Record<string, { new: number; changed: number; unchanged: number; gone: number }>>(),
    importedAt: p.datetime(),
    byAccountId: p.uuid().nullable(),
  },
});

/** A basket of uploaded files waiting to be previewed, then applied (upload page). */
export const ImportBasketRow = defineEntity({
  name: 'ImportBasketRow',
  tableName: 'import_basket',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    /** The establishment whose files these are; null for the academy's *affectation*. */
    uai: p.string().length(8).nullable(),
    academyCode: p.string().nullable(),
    createdAt: p.datetime(),
    appliedAt: p.datetime().nullable(),
  },
});

export const ImportBasketFileRow = defineEntity({
  name: 'ImportBasketFileRow',
  tableName: 'import_basket_file',
  properties: {
    basketId: p.manyToOne(ImportBasketRow).mapToPk().fieldName('basket_id').primary().deleteRule('cascade'),
    name: p.string().primary(),
    content: p.blob(),
  },
});
