import { defineEntity, p } from '@mikro-orm/core';
import type { ChoiceGroup } from '../../domain/enrolment-dossier/choices.ts';
import { OFFER_SOURCES } from '../../domain/enrolment-dossier/offer.ts';

/** Reference data of one establishment and year, as in `Nomenclature.xml`, `Structures.xml` (§6.1). */
export const MefRow = defineEntity({
  name: 'MefRow',
  tableName: 'mef',
  properties: {
    uai: p.string().length(8).primary(),
    schoolYear: p.integer().primary(),
    code: p.string().length(11).primary(),
    /** FORMATION (`2NDE`), SPECIALITE, LIBELLE_LONG, LIBELLE_EDITION. */
    formation: p.string().nullable(),
    speciality: p.string().nullable(),
    label: p.string(),
    printedLabel: p.string().nullable(),
    /** CODE_MEFSTAT. */
    statistical: p.string().nullable(),
    compulsoryOptions: p.integer().default(0),
    minimumOptions: p.integer().default(0),
  },
});

export const SubjectRow = defineEntity({
  name: 'SubjectRow',
  tableName: 'subject',
  properties: {
    uai: p.string().length(8).primary(),
    schoolYear: p.integer().primary(),
    /** CODE_MATIERE. */
    code: p.string().length(6).primary(),
    /** CODE_GESTION, at most 5 characters: `AGL1`. */
    shortCode: p.string().length(5).nullable(),
    label: p.string(),
    printedLabel: p.string().nullable(),
  },
});

/** PROGRAMMES: what a MEF teaches, with the election mode (S common core, O compulsory, F optional). */
export const ProgrammeRow = defineEntity({
  name: 'ProgrammeRow',
  tableName: 'programme',
  properties: {
    uai: p.string().length(8).primary(),
    schoolYear: p.integer().primary(),
    mef: p.string().length(11).primary(),
    subjectCode: p.string().length(6).primary(),
    electionMode: p.string().length(1).primary(),
  },
});

/** OPTIONS_OBLIGATOIRES: the subjects possible at each rank of compulsory option. */
export const CompulsoryOptionRow = defineEntity({
  name: 'CompulsoryOptionRow',
  tableName: 'compulsory_option',
  properties: {
    uai: p.string().length(8).primary(),
    schoolYear: p.integer().primary(),
    mef: p.string().length(11).primary(),
    subjectCode: p.string().length(6).primary(),
    rank: p.integer().primary(),
  },
});

/** Short code lists of the nomenclature: `kind` tells which (regime, kinship, occupation, provenance, exitReason, statut…). */
export const CodeRow = defineEntity({
  name: 'CodeRow',
  tableName: 'nomenclature_code',
  properties: {
    uai: p.string().length(8).primary(),
    schoolYear: p.integer().primary(),
    kind: p.string().primary(),
    code: p.string().primary(),
    label: p.string(),
  },
});

/** DIVISIONS and GROUPES. */
export const StructureRow = defineEntity({
  name: 'StructureRow',
  tableName: 'structure',
  properties: {
    uai: p.string().length(8).primary(),
    schoolYear: p.integer().primary(),
    code: p.string().length(8).primary(),
    /** D division (classGroup), G group. */
    type: p.enum(['D', 'G'] as const),
    label: p.string().nullable(),
    mefs: p.array().default([]),
  },
});

/** Countries, departments and communes of `Geographique.xml`; shared by all establishments, the newest label wins. */
export const PlaceRow = defineEntity({
  name: 'PlaceRow',
  tableName: 'place',
  properties: {
    kind: p.enum(['country', 'department', 'commune'] as const).primary(),
    code: p.string().primary(),
    label: p.string(),
    /** Department (INSEE) of a commune. */
    departmentCode: p.string().nullable(),
  },
});

/** A choice group of (establishment, year, MEF): derived from the nomenclature, then the school's to show or hide (§3.5). */
export const ChoiceGroupRow = defineEntity({
  name: 'ChoiceGroupRow',
  tableName: 'choice_group',
  properties: {
    uai: p.string().length(8).primary(),
    schoolYear: p.integer().primary(),
    mef: p.string().length(11).primary(),
    key: p.string().primary(),
    position: p.integer(),
    group: p.json<ChoiceGroup>().fieldName('content'),
    /** Codes of the options hidden from parents (optionVisibility): eligible, not shown. */
    hidden: p.array().default([]),
    /** Places by code of option; a code that is not here has no limit. */
    capacities: p.json<Record<string, number>>().defaultRaw("'{}'"),
  },
});

/** What a formation asks in one establishment and year: where its groups come from, and the version that an editor read. */
export const FormationOfferRow = defineEntity({
  name: 'FormationOfferRow',
  tableName: 'formation_offer',
  properties: {
    uai: p.string().length(8).primary(),
    schoolYear: p.integer().primary(),
    mef: p.string().length(11).primary(),
    /** NOMENCLATURE and TEMPLATE are derived anew at each import; SCHOOL is kept as it was shaped, and checked. */
    source: p.enum(OFFER_SOURCES).default('NOMENCLATURE'),
    version: p.integer().version(),
  },
});

/** An academy's own groups for a formation, which its schools begin from (§3.5: template by school year and MEF). */
export const ChoiceTemplateRow = defineEntity({
  name: 'ChoiceTemplateRow',
  tableName: 'choice_template',
  properties: {
    academyCode: p.string().length(3).primary(),
    schoolYear: p.integer().primary(),
    mef: p.string().length(11).primary(),
    groups: p.json<ChoiceGroup[]>(),
    version: p.integer().version(),
  },
});

/** A document that the lycée asks for (S-46); for one MEF, or for all when null. */
export const RequiredDocumentRow = defineEntity({
  name: 'RequiredDocumentRow',
  tableName: 'required_document',
  properties: {
    id: p.uuid().primary(),
    uai: p.string().length(8),
    schoolYear: p.integer(),
    mef: p.string().length(11).nullable(),
    label: p.string(),
    mandatory: p.boolean(),
    position: p.integer().default(0),
  },
  indexes: [{ properties: ['uai', 'schoolYear'] }],
});
