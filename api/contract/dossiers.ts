import { z } from 'zod';
import { SECOND_GUARDIAN_POLICIES } from '../../domain/campaign/campaign.ts';
import { choiceGroupSchema, choicesSchema } from '../../domain/enrolment-dossier/choices.ts';
import { AGREEMENTS, CANCEL_CAUSES, CHANNELS, DOSSIER_STATES } from '../../domain/enrolment-dossier/dossier.ts';
import { FAMILY_ACTS } from '../../domain/enrolment-dossier/family-acts.ts';
import { CONNECTIONS } from '../../domain/enrolment-dossier/follow-up.ts';
import { JOURNEY_STEPS, STEP_PROBLEMS, STEP_STATES } from '../../domain/enrolment-dossier/journey.ts';
import { WAITING_PARTIES, WAITING_REASONS } from '../../domain/enrolment-dossier/waiting.ts';
import { AUTHORITIES } from '../../domain/pupil-record/responsibility.ts';
import { route } from './route.ts';
import { day, establishmentSheet, instant, mef, receiptAnswers, schoolYear, uai, uuid } from './values.ts';

const dossierId = z.strictObject({ dossierId: uuid });
const state = z.enum(DOSSIER_STATES);

export const choiceGroup = choiceGroupSchema.register(z.globalRegistry, { id: 'ChoiceGroup' });

export const STAFF_ACTS = [
  ...(['integrate', 'setPaper', 'enterOnBehalf', 'reopen', 'askReopening', 'remind'] as const),
  ...(['markDocument', 'unmarkDocument', 'resolveDispute', 'undo'] as const),
] as const;

export const requiredDocument = z
  .strictObject({ id: uuid, label: z.string(), mandatory: z.boolean(), receivedAt: instant.nullable() })
  .meta({ id: 'DossierDocument' });

const draft = z
  .strictObject({
    choices: choicesSchema,
    step: z.string().max(40).meta({ description: 'The page last visited' }),
    /** Pages gone on from; `decision` among them is the acceptance. */
    passed: z.array(z.string().max(40)).max(20),
    recordConfirmed: z.boolean(),
  })
  .meta({ id: 'Draft' });

const journey = z
  .strictObject({
    steps: z.array(
      z.strictObject({
        key: z.enum(JOURNEY_STEPS),
        state: z.enum(STEP_STATES),
        problems: z.array(
          z.strictObject({
            problem: z.enum(STEP_PROBLEMS),
            group: z.string().nullable(),
            option: z.string().nullable(),
          }),
        ),
      }),
    ),
    next: z
      .enum(JOURNEY_STEPS)
      .nullable()
      .meta({ description: 'Where the family goes on; null when there is nothing to fill in' }),
  })
  .meta({
    id: 'Journey',
    description: 'The pages of this enrolment, in order; none may be opened past an unfinished one',
  });

/** Why a dossier waits, on whom, since when, until when: the same answer for family, school and academy. */
export const waiting = z
  .strictObject({
    on: z.enum(WAITING_PARTIES),
    why: z.enum(WAITING_REASONS),
    since: instant,
    until: instant.nullable(),
  })
  .meta({ id: 'Waiting' });

/** A dossier as a guardian sees it: everything its pages P1 to P11 need (§3.4). */
export const familyDossier = z
  .strictObject({
    id: uuid,
    state,
    version: z.int().meta({ description: 'Submissions so far; goes back as seenVersion' }),
    pupil: z.strictObject({ firstName: z.string(), lastName: z.string() }),
    affectation: z.strictObject({
      formation: z.string(),
      mef,
      round: z.int(),
      decidedOn: day,
      originName: z.string().nullable(),
    }),
    receiving: establishmentSheet,
    enrolmentMessage: z.string(),
    documents: z.array(requiredDocument),
    opensAt: instant,
    closesAt: instant,
    closed: z.boolean(),
    /** In the academy’s zone, for every date shown. */
    timeZone: z.string(),
    groups: z.array(choiceGroup),
    /** The accepted choices of the last version. */
    choices: z.nullable(choicesSchema),
    draft: draft.nullable(),
    draftRevision: z.int(),
    /** The pupil in the lycée’s base, whose record the family confirms (P9); null when the base does not know them. */
    recordPupilId: uuid.nullable(),
    mayEnrol: z.boolean(),
    journey,
    /** What a guardian has handed in and the run has not answered yet: on its way, whatever browser asks. */
    sending: z.strictObject({ act: z.enum(FAMILY_ACTS), receipt: z.string(), at: instant }).nullable(),
    recordChangesAsked: z
      .int()
      .meta({ description: 'Fields that the reader asked to change within this enrolment, not decided yet' }),
    waiting,
    /** False while the lycée has not set this formation up: the affectation alone is shown (E-18). */
    ready: z.boolean(),
    /** What this guardian may do now: an act is listed when right, state and the campaign’s policy allow it. */
    acts: z.array(z.enum(FAMILY_ACTS)),
    secondGuardian: z
      .strictObject({
        policy: z.enum(SECOND_GUARDIAN_POLICIES),
        agreement: z.enum(AGREEMENTS),
        objectionUntil: instant.nullable(),
      })
      .meta({ id: 'SecondGuardian', description: 'What is asked of the other legal guardian (§3.8)' }),
    disputed: z
      .strictObject({ at: instant, about: z.enum(['VALIDATED', 'REFUSED']), mine: z.boolean() })
      .nullable()
      .meta({ description: 'A disagreement that waits for the head; who raised it is told to nobody but themselves' }),
    cancelled: z
      .strictObject({ cause: z.enum(CANCEL_CAUSES), replacedBy: uuid.nullable() })
      .nullable()
      .meta({ description: 'The affectation no longer holds (E-08); the dossier that replaces this one' }),
    submitted: z.strictObject({ at: instant, by: z.string(), receipt: z.string().nullable() }).nullable(),
    refused: z.strictObject({ at: instant, by: z.string() }).nullable(),
  })
  .meta({ id: 'FamilyDossier' });

/** A line of a follow-up list. The origin's holds nothing of what the family chose nor of what the lycée misses (§3.7). */
export const dossierLine = z
  .strictObject({
    id: uuid,
    lastName: z.string(),
    firstName: z.string(),
    state,
    stateSince: instant,
    formation: z.string(),
    mef,
    originUai: uai.nullable(),
    originName: z.string().nullable(),
    receivingUai: uai,
    receivingName: z.string(),
    classGroup: z.string().nullable(),
    closesAt: instant,
    submittedAt: instant.nullable(),
    undecidedChanges: z.int(),
    missingDocuments: z.int().meta({ description: 'Mandatory documents not received yet; 0 on the origin’s side' }),
    connection: z.enum(CONNECTIONS).meta({ description: 'How far the legal guardians are with their accounts' }),
    hasEmail: z.boolean().meta({ description: 'Whether a legal guardian has an address' }),
    boardingAsked: z.boolean().meta({ description: 'False on the origin’s side' }),
    /** The legal guardian to call first; null unless its column was asked for. */
    contact: z
      .strictObject({ name: z.string(), phone: z.string().nullable(), email: z.string().nullable() })
      .nullable(),
    /** What the family chose, in the lycée’s words; null unless its column was asked for, and on the origin’s side. */
    choices: z.array(z.strictObject({ group: z.string(), chosen: z.array(z.string()) })).nullable(),
    waiting,
  })
  .meta({ id: 'DossierLine' });

/** A dossier as staff see it. The origin sees the state, never the choices (§3.7, minimisation). */
export const staffDossier = z
  .strictObject({
    line: dossierLine,
    side: z.enum(['receiving', 'origin']),
    version: z.int(),
    round: z.int(),
    campaignId: uuid,
    groups: z.array(choiceGroup),
    choices: z.nullable(choicesSchema),
    channel: z.enum(CHANNELS).nullable(),
    refusalReason: z.string().nullable(),
    documents: z.array(requiredDocument),
    pupil: z
      .strictObject({
        pupilId: uuid,
        ours: z.boolean().meta({ description: 'A row of this establishment’s own base' }),
        bornOn: day.nullable(),
        nationalId: z.string().nullable(),
        regime: z.string().nullable(),
      })
      .nullable(),
    guardians: z.array(
      z.strictObject({
        guardianId: uuid,
        name: z.string(),
        kinship: z.string(),
        level: z.int(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
        hasAccount: z.boolean(),
        authority: z.enum(AUTHORITIES),
        authorityDecision: z
          .strictObject({ on: day, court: z.string() })
          .nullable()
          .meta({ description: 'The court’s decision, where it was noted here (E-17)' }),
        bounced: z.boolean().meta({ description: 'A letter about this dossier came back from the address (E-13)' }),
      }),
    ),
    recordChangeIds: z.array(uuid).meta({ description: 'Undecided record changes of this enrolment' }),
    journal: z.array(z.strictObject({ at: instant, act: z.string(), by: z.string().nullable() })),
    /** What the viewer may do now: an act is listed when right and state allow it. */
    acts: z.array(z.enum(STAFF_ACTS)),
    /** Why it cannot be integrated now although its state is the right one; null when it can, or when the state says it. */
    whyNotIntegrate: z.enum(['agreement-awaited', 'objection-open', 'record-change-undecided']).nullable(),
    /** The regime asked for, where it is a request that the staff grant or not (P8). */
    boardingAsked: z.boolean(),
    granted: z.record(z.string(), z.string()).nullable(),
    /** The last act of the staff that may still be taken back. */
    undoable: z.strictObject({ submissionId: uuid, act: z.string(), until: instant }).nullable(),
    /** The disagreement, with the position of each guardian by name; receiving side only (E-02). */
    dispute: z
      .strictObject({
        at: instant,
        about: z.enum(['VALIDATED', 'REFUSED']),
        by: z.string(),
        against: z.string(),
        objection: z.string().nullable(),
      })
      .nullable(),
    secondGuardian: z.strictObject({ agreement: z.enum(AGREEMENTS), objectionUntil: instant.nullable() }),
    /** The earlier submissions, the newest first (E-05); receiving side only. */
    versions: z.array(
      z.strictObject({
        version: z.int(),
        at: instant,
        by: z.string().nullable(),
        channel: z.enum(CHANNELS),
        choices: choicesSchema,
      }),
    ),
    /** The unsubmitted draft of a family that was not in time (E-09), or of a guardian who lost authority (E-17): the lycée's alone. */
    draftKept: z
      .strictObject({
        choices: choicesSchema,
        by: z.string().nullable(),
        at: instant.nullable(),
        why: z.enum(['closed', 'frozen']),
      })
      .nullable(),
    /** Why the affectation no longer holds (E-08), and the dossier that replaces this one where this establishment sees it. */
    cancelled: z.strictObject({ cause: z.enum(CANCEL_CAUSES), replacedBy: uuid.nullable() }).nullable(),
  })
  .meta({ id: 'StaffDossier' });

export const dossierRoutes = {
  dossier: route({
    method: 'get',
    path: '/api/dossiers/:dossierId',
    id: 'dossier',
    tag: 'family',
    summary: 'A child’s enrolment dossier',
    params: dossierId,
    answers: { 200: familyDossier },
  }),
  seeDossier: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/sightings',
    id: 'seeDossier',
    tag: 'family',
    summary: 'Note that the family has seen the affectation',
    params: dossierId,
    answers: { 204: null },
  }),
  saveDraft: route({
    method: 'put',
    path: '/api/dossiers/:dossierId/draft',
    id: 'saveDraft',
    tag: 'family',
    conditional: true,
    summary: 'Keep what the family has filled in so far; If-Match is the draftRevision it read',
    params: dossierId,
    body: draft,
    answers: { 200: z.strictObject({ draftRevision: z.int(), savedAt: instant, journey }).meta({ id: 'DraftSaved' }) },
  }),
  submitDossier: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/submissions',
    id: 'submitDossier',
    tag: 'family',
    idempotent: true,
    summary: 'Enrol: accept the affectation, with choices and the confirmation of the record',
    params: dossierId,
    body: z
      .strictObject({ seenVersion: z.int().min(0), choices: choicesSchema, recordConfirmed: z.boolean() })
      .meta({ id: 'EnrolmentSubmission' }),
    answers: receiptAnswers,
  }),
  refuseDossier: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/refusals',
    id: 'refuseDossier',
    tag: 'family',
    idempotent: true,
    summary: 'Refuse the affectation: the place is freed',
    params: dossierId,
    body: z
      .strictObject({ seenVersion: z.int().min(0), reason: z.string().trim().max(1000).nullable() })
      .meta({ id: 'AffectationRefusal' }),
    answers: receiptAnswers,
  }),
  agreeDossier: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/agreements',
    id: 'agreeDossier',
    tag: 'family',
    idempotent: true,
    summary: 'Agree to the enrolment that the other guardian submitted, where the campaign asks for both',
    params: dossierId,
    body: z.strictObject({ seenVersion: z.int().min(0) }).meta({ id: 'Agreement' }),
    answers: receiptAnswers,
  }),
  objectDossier: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/objections',
    id: 'objectDossier',
    tag: 'family',
    idempotent: true,
    summary: 'Raise a disagreement with what the other guardian did: the head of the lycée decides (E-02)',
    params: dossierId,
    body: z
      .strictObject({ seenVersion: z.int().min(0), reason: z.string().trim().max(1000).nullable() })
      .meta({ id: 'Objection' }),
    answers: receiptAnswers,
  }),
  staffDossier: route({
    method: 'get',
    path: '/api/dossiers/:dossierId/follow-up',
    id: 'staffDossier',
    tag: 'school',
    summary: 'A dossier as its origin or receiving establishment sees it',
    params: dossierId,
    answers: { 200: staffDossier },
  }),
  integrateDossier: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/integrations',
    id: 'integrateDossier',
    tag: 'school',
    idempotent: true,
    summary: 'Write the pupil into the base of next year',
    params: dossierId,
    body: z
      .strictObject({
        regime: z
          .string()
          .max(2)
          .nullable()
          .optional()
          .meta({ description: 'The regime granted, where it was a request' }),
        granted: z
          .record(z.string(), z.string())
          .nullable()
          .optional()
          .meta({ description: 'The wish granted by group, where it is not the first' }),
      })
      .meta({ id: 'Integration' })
      .optional(),
    answers: receiptAnswers,
  }),
  resolveDispute: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/resolutions',
    id: 'resolveDispute',
    tag: 'school',
    idempotent: true,
    summary: 'Decide a disagreement between guardians; choices are keyed in where none were submitted',
    params: dossierId,
    body: z
      .strictObject({
        outcome: z.enum(['VALIDATED', 'REFUSED']),
        note: z.string().trim().max(1000).nullable().meta({ description: 'Told to both guardians' }),
        choices: z.nullable(choicesSchema),
      })
      .meta({ id: 'DisputeResolution' }),
    answers: receiptAnswers,
  }),
  enterOnBehalf: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/paper-enrolments',
    id: 'enterOnBehalf',
    tag: 'school',
    idempotent: true,
    summary: 'Key in what the family wrote on paper (E-10)',
    params: dossierId,
    body: z.strictObject({ choices: choicesSchema }).meta({ id: 'PaperEnrolment' }),
    answers: receiptAnswers,
  }),
  remindDossier: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/reminders',
    id: 'remindDossier',
    tag: 'school',
    idempotent: true,
    summary: 'Remind a family that has not answered (M-09), once a day at most',
    params: dossierId,
    answers: receiptAnswers,
  }),
  undoDossierAct: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/undoings',
    id: 'undoDossierAct',
    tag: 'school',
    idempotent: true,
    summary: 'Take back the last act of the staff while its time lasts; its letters never leave',
    params: dossierId,
    body: z.strictObject({ of: uuid.meta({ description: 'The submission to take back' }) }).meta({ id: 'Undoing' }),
    answers: receiptAnswers,
  }),
  unmarkDocument: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/document-unmarks',
    id: 'unmarkDocument',
    tag: 'school',
    idempotent: true,
    summary: 'Take back that a document has been received',
    params: dossierId,
    body: z.strictObject({ documentId: uuid }).meta({ id: 'DocumentUnmark' }),
    answers: receiptAnswers,
  }),
  askReopening: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/reopening-requests',
    id: 'askReopening',
    tag: 'school',
    summary: 'The school of origin asks the lycée to reopen a dossier: a task for the lycée',
    params: dossierId,
    answers: { 204: null },
  }),
  placesToOpen: route({
    method: 'get',
    path: '/api/establishments/:uai/years/:schoolYear/places-to-open',
    id: 'placesToOpen',
    tag: 'school',
    summary: 'Assigned pupils who have no dossier: a late affectation, a later round (E-07)',
    params: z.strictObject({ uai, schoolYear }),
    answers: {
      200: z
        .strictObject({
          places: z.array(
            z.strictObject({
              affectationId: uuid,
              lastName: z.string(),
              firstName: z.string(),
              formation: z.string(),
              mef,
              round: z.int(),
              originName: z.string().nullable(),
              legalGuardian: z.boolean().meta({ description: 'Whether somebody answers for the pupil (E-19)' }),
            }),
          ),
          formations: z
            .array(z.strictObject({ mef, label: z.string() }))
            .meta({ description: 'Of the lycée that year: a pupil added by hand enters one of them' }),
        })
        .meta({ id: 'PlacesToOpen' }),
    },
  }),
  openDossier: route({
    method: 'post',
    path: '/api/establishments/:uai/years/:schoolYear/dossiers',
    id: 'openDossier',
    tag: 'school',
    idempotent: true,
    summary: 'Open one dossier with a deadline of its own: of an affectation, or of a pupil added by hand (E-07)',
    params: z.strictObject({ uai, schoolYear }),
    body: z
      .union([
        z.strictObject({ affectationId: uuid, until: instant }),
        z.strictObject({ nationalId: z.string().trim().min(11).max(11), mef, until: instant }),
      ])
      .meta({ id: 'LateDossier' }),
    answers: receiptAnswers,
  }),
  setPaper: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/paper-marks',
    id: 'setPaper',
    tag: 'school',
    idempotent: true,
    summary: 'The family enrols on paper',
    params: dossierId,
    answers: receiptAnswers,
  }),
  reopenDossier: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/reopenings',
    id: 'reopenDossier',
    tag: 'school',
    idempotent: true,
    summary: 'Give the family another deadline of its own',
    params: dossierId,
    body: z.strictObject({ until: instant }).meta({ id: 'Reopening' }),
    answers: receiptAnswers,
  }),
  markDocument: route({
    method: 'post',
    path: '/api/dossiers/:dossierId/document-marks',
    id: 'markDocument',
    tag: 'school',
    idempotent: true,
    summary: 'Note that a document has been received',
    params: dossierId,
    body: z.strictObject({ documentId: uuid }).meta({ id: 'DocumentMark' }),
    answers: receiptAnswers,
  }),
} as const;
