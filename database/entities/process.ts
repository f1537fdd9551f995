import { defineEntity, p } from '@mikro-orm/core';
import { BULK_ACTS, BULK_LINE_STATES, BULK_STATES } from '../../domain/bulk-act/bulk-act.ts';
import type { Calendar } from '../../domain/campaign/calendar.ts';
import { CAMPAIGN_KINDS, CAMPAIGN_STATES, SECOND_GUARDIAN_POLICIES } from '../../domain/campaign/campaign.ts';
import type { Choices } from '../../domain/enrolment-dossier/choices.ts';
import { AGREEMENTS, CANCEL_CAUSES, CHANNELS, DOSSIER_STATES } from '../../domain/enrolment-dossier/dossier.ts';
import type { FieldValue } from '../../domain/pupil-record/fields.ts';
import { CHANGE_KINDS } from '../../domain/pupil-record/fields.ts';
import { EVIDENCE_TYPES } from '../../domain/record-change/evidence.ts';
import {
  EXPIRY_CAUSES,
  ITEM_STATES,
  OVERDUE,
  RECORD_CHANGE_STATES,
  REFUSED_FOR,
} from '../../domain/record-change/record-change.ts';
import { TASK_KINDS } from '../../domain/staff-task/staff-task.ts';
import { AcademyRow, EstablishmentRow } from './establishment.ts';
import { GuardianRow, PupilRow } from './pupil-base.ts';

/** An academy's calendar of one round: the bounds inside which its establishments' campaigns run (§3.2). */
export const RoundRow = defineEntity({
  name: 'RoundRow',
  tableName: 'affectation_round',
  properties: {
    academyCode: p.manyToOne(AcademyRow).mapToPk().fieldName('academy_code').primary(),
    /** Year enrolled into, N+1. */
    schoolYear: p.integer().primary(),
    round: p.integer().primary(),
    calendar: p.json<Calendar>(),
    /** The instant at which the results are told; the service opens the day after at the earliest (§3.3, F-35). */
    resultsAt: p.datetime().nullable(),
    /** UAI of the establishments that take part (F-35); null for all of the academy. */
    volunteers: p.json<string[]>().nullable(),
  },
});

/** A row of the *affectation* file (§6.3), one per (pupil, round, offer). Only AFFECTE makes a dossier. */
export const AffectationRow = defineEntity({
  name: 'AffectationRow',
  tableName: 'affectation',
  properties: {
    id: p.uuid().primary(),
    /** The INE; null when the file has none (private collège): then name and origin tell. */
    nationalId: p.string().length(11).nullable(),
    lastName: p.string().length(100),
    firstName: p.string().length(100),
    originUai: p.string().length(8).nullable(),
    receivingUai: p.string().length(8),
    /** Year enrolled into, N+1. */
    schoolYear: p.integer(),
    round: p.integer(),
    wishRank: p.integer(),
    offerCode: p.string(),
    mef: p.string().length(11),
    /** libelle_formation as the file has it. */
    formationLabel: p.string().nullable(),
    decision: p.enum(['AFFECTE', 'LISTE_SUPP', 'REFUSE'] as const),
    decidedOn: p.date(),
    importedAt: p.datetime(),
    /** The day a later file of the round no longer contained it. */
    withdrawnOn: p.date().nullable(),
    /** FILE: Affelnet's. STAFF: a pupil that the lycée added by hand (E-07). */
    source: p.enum(['FILE', 'STAFF'] as const).default('FILE'),
  },
  indexes: [{ properties: ['receivingUai', 'schoolYear', 'round'] }],
});

/** One campaign per receiving establishment, year, kind and round: projection of its run. */
export const CampaignRow = defineEntity({
  name: 'CampaignRow',
  tableName: 'campaign',
  properties: {
    id: p.uuid().primary(),
    receivingUai: p.manyToOne(EstablishmentRow).mapToPk().fieldName('receiving_uai'),
    schoolYear: p.integer(),
    kind: p.enum(CAMPAIGN_KINDS),
    round: p.integer(),
    state: p.enum(CAMPAIGN_STATES),
    calendar: p.json<Calendar>(),
    /** What is asked of a second guardian (§3.8, E-01, E-02). */
    secondGuardian: p.enum(SECOND_GUARDIAN_POLICIES).default('ONE_IS_ENOUGH'),
    /** Hours within which the second guardian may object, under MAY_OBJECT. */
    objectionHours: p.integer().default(48),
    sequence: p.integer().default(0),
    openedAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['receivingUai', 'schoolYear', 'kind', 'round'] }],
});

/** Dossiers by shown state, kept by a trigger in the same transaction as the dossier itself (design.md §3). */
export const CampaignCounterRow = defineEntity({
  name: 'CampaignCounterRow',
  tableName: 'campaign_counter',
  properties: {
    campaignId: p.manyToOne(CampaignRow).mapToPk().fieldName('campaign_id').primary(),
    state: p.enum(DOSSIER_STATES).primary(),
    dossiers: p.integer().default(0),
  },
});

/** Projection of an enrolment dossier's run, plus what people hand in (draft, seen), which the run never hears of. */
export const DossierRow = defineEntity({
  name: 'DossierRow',
  tableName: 'dossier',
  properties: {
    id: p.uuid().primary(),
    campaignId: p.manyToOne(CampaignRow).mapToPk().fieldName('campaign_id'),
    affectationId: p.manyToOne(AffectationRow).mapToPk().fieldName('affectation_id'),
    /** The child, whatever the establishment (§1.6). */
    identityId: p.uuid().index(),
    /** The pupil in the base of N; null when no imported base knows them (§1.6, straight to PAPER). */
    originPupilId: p.manyToOne(PupilRow).mapToPk().fieldName('origin_pupil_id').nullable(),
    /** The copy in the lycée's base of N+1, EXPECTED until integration. */
    expectedPupilId: p.manyToOne(PupilRow).mapToPk().fieldName('expected_pupil_id').nullable(),
    originUai: p.string().length(8).nullable(),
    receivingUai: p.string().length(8),
    schoolYear: p.integer(),
    mef: p.string().length(11),
    /** Name to sort and find by, when the pupil is in no base too. */
    lastName: p.string().length(100),
    firstName: p.string().length(100),
    /** State of the run. */
    state: p.enum(DOSSIER_STATES),
    /** What is shown: SEEN and IN_PROGRESS derived from the two dates (domain `shownState`, checked against it in a test). */
    shownState: p
      .enum(DOSSIER_STATES)
      .generated(
        "(case when state = 'NOTIFIED' and draft_saved_at is not null then 'IN_PROGRESS' when state = 'NOTIFIED' and seen_at is not null then 'SEEN' else state end) stored",
      ),
    /** Since when it is in the state shown: kept by a trigger. */
    stateSince: p.datetime().defaultRaw('now()'),
    sequence: p.integer().default(0),
    /** Number of accepted submissions. */
    version: p.integer().default(0),
    /** Own closing instant: the campaign's, or later after a reopening or a grace. */
    closesAt: p.datetime(),
    closed: p.boolean().default(false),
    /** Reopened until a deadline of its own: the campaign's dates no longer move it. */
    ownDeadline: p.boolean().default(false),
    seenAt: p.datetime().nullable(),
    draft: p.json<{ choices: Choices; step: string; passed?: string[]; recordConfirmed: boolean }>().nullable(),
    /** Counts the saves of the draft: If-Match of the next save. */
    draftRevision: p.integer().default(0),
    draftSavedAt: p.datetime().nullable(),
    draftSavedById: p.uuid().nullable(),
    /** The draft of a guardian who lost authority: kept for the lycée, shown to no family (E-17). */
    draftFrozenAt: p.datetime().nullable(),
    /** The accepted choices of the last version. */
    choices: p.json<Choices>().nullable(),
    submittedAt: p.datetime().nullable(),
    submittedById: p.uuid().nullable(),
    channel: p.enum(CHANNELS).nullable(),
    /** What the campaign's policy asks of the other guardian for this submission. */
    agreement: p.enum(AGREEMENTS).default('NOT_NEEDED'),
    /** Last instant at which the other guardian may object, and before which nobody integrates. */
    objectionUntil: p.datetime().nullable(),
    agreedAt: p.datetime().nullable(),
    agreedById: p.uuid().nullable(),
    refusedAt: p.datetime().nullable(),
    refusedById: p.uuid().nullable(),
    refusalReason: p.text().nullable(),
    /** The disagreement of the other guardian (E-02): what it objects to is `disputedFrom`. */
    disputedAt: p.datetime().nullable(),
    disputedById: p.uuid().nullable(),
    disputedFrom: p.enum(['VALIDATED', 'REFUSED'] as const).nullable(),
    objection: p.text().nullable(),
    /** Why the affectation was taken back, and the dossier that replaces this one (E-08). */
    cancelCause: p.enum(CANCEL_CAUSES).nullable(),
    /** The wishes granted, where it is not the first one, by group. */
    granted: p.json<Record<string, string>>().nullable(),
    /** Until when staff may undo their last act, which submission it was, and what it replaced. */
    undoUntil: p.datetime().nullable(),
    undoSubmissionId: p.uuid().nullable(),
    undo: p.json<Record<string, unknown>>().nullable(),
    integratedAt: p.datetime().nullable(),
    completedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
  },
  indexes: [
    { properties: ['receivingUai', 'schoolYear', 'lastName', 'firstName', 'id'] },
    { properties: ['originUai', 'schoolYear', 'lastName', 'firstName', 'id'] },
    { properties: ['campaignId', 'shownState'] },
  ],
});

/** Every submission that was accepted, the last one included: what a change replaced is kept (E-05). */
export const DossierVersionRow = defineEntity({
  name: 'DossierVersionRow',
  tableName: 'dossier_version',
  properties: {
    dossierId: p.manyToOne(DossierRow).mapToPk().fieldName('dossier_id').primary().deleteRule('cascade'),
    version: p.integer().primary(),
    choices: p.json<Choices>(),
    submissionId: p.uuid(),
    submittedAt: p.datetime(),
    submittedById: p.uuid().nullable(),
    channel: p.enum(CHANNELS),
  },
});

/** The accepted choices, an option a row, so that wishes are counted and capacities held; gone when the place is freed. */
export const DossierChoiceRow = defineEntity({
  name: 'DossierChoiceRow',
  tableName: 'dossier_choice',
  properties: {
    dossierId: p.manyToOne(DossierRow).mapToPk().fieldName('dossier_id').primary().deleteRule('cascade'),
    groupKey: p.string().primary(),
    /** 1 is the first wish. */
    position: p.integer().primary(),
    code: p.string().length(11),
    receivingUai: p.string().length(8),
    schoolYear: p.integer(),
    mef: p.string().length(11),
  },
});

/** Choices by option and place among the wishes (§3.7), kept by a trigger in the transaction of what they count. */
export const ChoiceCounterRow = defineEntity({
  name: 'ChoiceCounterRow',
  tableName: 'choice_counter',
  properties: {
    uai: p.string().length(8).primary(),
    schoolYear: p.integer().primary(),
    mef: p.string().length(11).primary(),
    groupKey: p.string().primary(),
    code: p.string().length(11).primary(),
    position: p.integer().primary(),
    dossiers: p.integer().default(0),
  },
});

/** A document of the lycée's list received for a dossier. */
export const DossierDocumentRow = defineEntity({
  name: 'DossierDocumentRow',
  tableName: 'dossier_document',
  properties: {
    dossierId: p.manyToOne(DossierRow).mapToPk().fieldName('dossier_id').primary(),
    documentId: p.uuid().primary(),
    receivedAt: p.datetime(),
    byAccountId: p.uuid(),
  },
});

/**
 * What somebody handed in, stored before anything else happens (design.md §2-2): its id is made by the browser and is
 * the `Idempotency-Key`, the update's id and the guard row. From here it cannot be lost nor done twice.
 */
export const SubmissionRow = defineEntity({
  name: 'SubmissionRow',
  tableName: 'submission',
  properties: {
    id: p.uuid().primary(),
    /** Number read aloud and printed on the receipt: `R-2027-000123`. */
    receipt: p.string().unique(),
    /** Which update of which run: `enrolmentDossier.submit`, `recordChange.submit`… */
    act: p.string(),
    /** The dossier or the record change. */
    subjectId: p.uuid().index(),
    accountId: p.uuid(),
    channel: p.enum(CHANNELS).default('WEB'),
    /** What was written, erasable; the run only gets the id. */
    content: p.json<Record<string, unknown>>(),
    /** SHA-256 of act, subject and content: one id used for another content is refused. */
    digest: p.string(),
    receivedAt: p.datetime(),
    /** RECEIVED until the run answered. */
    status: p.enum(['RECEIVED', 'ACCEPTED', 'REFUSED'] as const).default('RECEIVED'),
    refusal: p.json<{ code: string; details?: Record<string, string | number> }>().nullable(),
    settledAt: p.datetime().nullable(),
    attempts: p.integer().default(0),
    /** The dispatcher's lease: resent after this instant. */
    nextAttemptAt: p.datetime(),
  },
  indexes: [{ properties: ['status', 'nextAttemptAt'] }],
});

/** One submission by one guardian for one pupil (§2.2); projection of its run. */
export const RecordChangeRow = defineEntity({
  name: 'RecordChangeRow',
  tableName: 'record_change',
  properties: {
    id: p.uuid().primary(),
    /** Establishment that reviews: the pupil row's. */
    uai: p.manyToOne(EstablishmentRow).mapToPk().fieldName('uai'),
    schoolYear: p.integer(),
    pupilId: p.manyToOne(PupilRow).mapToPk().fieldName('pupil_id').index(),
    guardianId: p.manyToOne(GuardianRow).mapToPk().fieldName('guardian_id'),
    authorId: p.uuid(),
    /** Counts whatever changed an item, the base included: a decision says which one it was taken on. */
    revision: p.integer().default(0),
    /** Who works on it (§2.2-0). The right is asked again at each act: who lost it holds nothing (E-20). */
    claimedById: p.uuid().nullable(),
    claimedAt: p.datetime().nullable(),
    /** Whom the wait has been told to (§2.2-5). */
    overdue: p.enum(OVERDUE).nullable(),
    /** Why it ended undecided. */
    expiredFor: p.enum(EXPIRY_CAUSES).nullable(),
    /** Set when the change was made within an enrolment (P9): integration waits for its decision. */
    dossierId: p.manyToOne(DossierRow).mapToPk().fieldName('dossier_id').nullable(),
    state: p.enum(RECORD_CHANGE_STATES),
    sequence: p.integer().default(0),
    submittedAt: p.datetime(),
    reviewBegunAt: p.datetime().nullable(),
    decidedAt: p.datetime().nullable(),
    appliedAt: p.datetime().nullable(),
  },
  indexes: [{ properties: ['uai', 'state', 'submittedAt', 'id'] }],
});

export const RecordChangeItemRow = defineEntity({
  name: 'RecordChangeItemRow',
  tableName: 'record_change_item',
  properties: {
    id: p.uuid().primary(),
    recordChangeId: p.manyToOne(RecordChangeRow).mapToPk().fieldName('record_change_id').index(),
    /** `guardian.phoneMobile`… (domain RECORD_FIELDS). */
    field: p.string(),
    /** Whose field it is: the pupil's row, a guardian's, a contact's (which may not be there yet). */
    targetId: p.uuid().index(),
    kind: p.enum(CHANGE_KINDS),
    baseValue: p.json<{ value: FieldValue }>(),
    newValue: p.json<{ value: FieldValue }>(),
    state: p.enum(ITEM_STATES),
    amendedValue: p.json<{ value: FieldValue }>().nullable(),
    reason: p.text().nullable(),
    /** A refusal that nobody wrote a reason for: the value of another guardian was chosen (§2.3). */
    refusedFor: p.enum(REFUSED_FOR).nullable(),
    decidedById: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    /** The delegation under which it was decided; null for the head. */
    delegationId: p.uuid().nullable(),
    /** What the base said when it was decided: written over that value, or not at all. */
    decidedOn: p.json<{ value: FieldValue }>().nullable(),
    /** What the base said before it was written, and when it was. */
    wasValue: p.json<{ value: FieldValue }>().nullable(),
    appliedAt: p.datetime().nullable(),
    /** The paper shown for a change that asks for one (§2.1: nom d'usage). */
    evidenceId: p.uuid().nullable(),
  },
  uniques: [{ properties: ['recordChangeId', 'field', 'targetId'] }],
});

/** A paper uploaded as evidence of a change: bytes in the base, out of every folder a web server serves. */
export const EvidenceRow = defineEntity({
  name: 'EvidenceRow',
  tableName: 'evidence',
  properties: {
    /** Made by the browser. */
    id: p.uuid().primary(),
    pupilId: p.manyToOne(PupilRow).mapToPk().fieldName('pupil_id').index(),
    accountId: p.uuid(),
    fileName: p.string().length(200),
    /** Found in the bytes, never taken from the sender. */
    mediaType: p.enum(EVIDENCE_TYPES),
    size: p.integer(),
    content: p.blob().lazy(),
    uploadedAt: p.datetime(),
  },
});

/** What a parent wrote of an error in the civil status, which no form changes (§2.1); the staff's task points here. */
export const CivilStatusReportRow = defineEntity({
  name: 'CivilStatusReportRow',
  tableName: 'civil_status_report',
  properties: {
    id: p.uuid().primary(),
    pupilId: p.manyToOne(PupilRow).mapToPk().fieldName('pupil_id').index(),
    accountId: p.uuid(),
    text: p.text(),
    createdAt: p.datetime(),
  },
});

/** An email address proposed by a guardian, to be confirmed by the link of M-02 before letters use it (§1.3). */
export const EmailConfirmationRow = defineEntity({
  name: 'EmailConfirmationRow',
  tableName: 'email_confirmation',
  properties: {
    /** SHA-256 of the link's token. */
    digest: p.string().primary(),
    guardianId: p.manyToOne(GuardianRow).mapToPk().fieldName('guardian_id').index(),
    address: p.string().length(254),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    confirmedAt: p.datetime().nullable(),
  },
});

/** Undecided items by establishment and kind, kept by a trigger: the inbox's « number and nature » (F-20). */
export const InboxCounterRow = defineEntity({
  name: 'InboxCounterRow',
  tableName: 'inbox_counter',
  properties: {
    uai: p.manyToOne(EstablishmentRow).mapToPk().fieldName('uai').primary(),
    kind: p.enum(CHANGE_KINDS).primary(),
    items: p.integer().default(0),
  },
});

/** Every act on a dossier, a record change or a campaign: who, when, by which channel (§3.6). Append only. */
export const JournalRow = defineEntity({
  name: 'JournalRow',
  tableName: 'journal',
  properties: {
    /** Business key of the act (`<subject>:<sequence>`): written once. */
    key: p.string().primary(),
    subjectId: p.uuid().index(),
    act: p.string(),
    /** The submission that asked for it: tells a repetition from another act that claims the same place. */
    submissionId: p.uuid().nullable(),
    /** Account that acted; null for the system. */
    byAccountId: p.uuid().nullable(),
    channel: p.enum(CHANNELS).nullable(),
    details: p.json<Record<string, unknown>>().nullable(),
    at: p.datetime(),
  },
});

/** The outbox: a letter recorded once under (event, recipient), then sent by the leased sender (design.md §5). */
export const LetterRow = defineEntity({
  name: 'LetterRow',
  tableName: 'letter',
  properties: {
    /** `M-07:<dossier>:<version>:<guardian>`; the Message-ID derives from it. */
    key: p.string().primary(),
    /** M-01… (§8). */
    letterId: p.string().length(4),
    guardianId: p.uuid().nullable(),
    subjectId: p.uuid().nullable().index(),
    fromName: p.string(),
    toName: p.string(),
    /** Null when the reader has no address: the letter is for the printed list (E-12). */
    toAddress: p.string().length(254).nullable(),
    subject: p.string(),
    text: p.text(),
    html: p.text(),
    recordedAt: p.datetime(),
    /** Not before this instant: night hours (§8). */
    dueAt: p.datetime(),
    /** The submission that caused it: undone in time, its letters never leave. */
    submissionId: p.uuid().nullable().index(),
    leasedUntil: p.datetime().nullable(),
    attempts: p.integer().default(0),
    sentAt: p.datetime().nullable(),
    /** A permanent refusal by the server (5xx). */
    failedAt: p.datetime().nullable(),
    failure: p.string().nullable(),
  },
  indexes: [{ properties: ['sentAt', 'dueAt'] }],
});

/** Something a person of the staff has to do, which no list shows by itself: recorded once under its key. */
export const StaffTaskRow = defineEntity({
  name: 'StaffTaskRow',
  tableName: 'staff_task',
  properties: {
    id: p.uuid().primary(),
    /** `<kind>:<subject>…`: the same cause makes one task. */
    key: p.string().unique(),
    kind: p.enum(TASK_KINDS),
    /** Whose it is: an establishment's, or the academy's when null. */
    uai: p.string().length(8).nullable(),
    academyCode: p.string().length(3).nullable(),
    /** The dossier, pupil, campaign or letter it is about. */
    subjectId: p.uuid().nullable(),
    details: p.json<Record<string, string | number>>().nullable(),
    createdAt: p.datetime(),
    /** Taken by somebody; back in the pool when that person no longer may (E-20). */
    claimedById: p.uuid().nullable(),
    claimedAt: p.datetime().nullable(),
    resolvedAt: p.datetime().nullable(),
    resolvedById: p.uuid().nullable(),
  },
  indexes: [{ properties: ['uai', 'resolvedAt'] }, { properties: ['subjectId', 'kind'] }],
});

/** One act of the staff on many subjects: projection of its run (`bulk-act:{id}`). */
export const BulkActRow = defineEntity({
  name: 'BulkActRow',
  tableName: 'bulk_act',
  properties: {
    id: p.uuid().primary(),
    uai: p.string().length(8),
    act: p.enum(BULK_ACTS),
    content: p.json<Record<string, unknown>>(),
    state: p.enum(BULK_STATES),
    sequence: p.integer().default(0),
    accountId: p.uuid(),
    createdAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    undoUntil: p.datetime().nullable(),
  },
  indexes: [{ properties: ['uai', 'createdAt'] }],
});

export const BulkActLineRow = defineEntity({
  name: 'BulkActLineRow',
  tableName: 'bulk_act_line',
  properties: {
    bulkActId: p.manyToOne(BulkActRow).mapToPk().fieldName('bulk_act_id').primary().deleteRule('cascade'),
    subjectId: p.uuid().primary(),
    position: p.integer(),
    /** Under which the act is handed in for this subject, made with the line: repeated, it has one effect. */
    submissionId: p.uuid(),
    /** Which revision of the record change was previewed; null for a dossier, whose run judges by its state alone. */
    seenRevision: p.integer().nullable(),
    state: p.enum(BULK_LINE_STATES),
    refusal: p.json<{ code: string; details?: Record<string, string | number> }>().nullable(),
    settledAt: p.datetime().nullable(),
  },
});

/** A list exported as it was seen, made in the background and kept for a day. */
export const ListExportRow = defineEntity({
  name: 'ListExportRow',
  tableName: 'list_export',
  properties: {
    id: p.uuid().primary(),
    uai: p.string().length(8),
    schoolYear: p.integer(),
    accountId: p.uuid(),
    format: p.enum(['csv', 'xlsx'] as const),
    /** Filters, columns, side and language, as the screen had them. */
    asked: p.json<Record<string, unknown>>(),
    state: p.enum(['WAITING', 'RUNNING', 'READY', 'FAILED'] as const),
    total: p.integer().nullable(),
    done: p.integer().default(0),
    fileName: p.string().nullable(),
    content: p.blob().nullable(),
    createdAt: p.datetime(),
    readyAt: p.datetime().nullable(),
  },
  indexes: [{ properties: ['uai', 'createdAt'] }],
});
