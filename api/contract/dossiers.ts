import { z } from 'zod';
import { choiceGroupSchema, choicesSchema } from '../../domain/enrolment-dossier/choices.ts';
import { CHANNELS, DOSSIER_STATES } from '../../domain/enrolment-dossier/dossier.ts';
import { route } from './route.ts';
import { cursor, day, establishmentSheet, instant, mef, receiptAnswers, schoolYear, uai, uuid } from './values.ts';

const dossierId = z.strictObject({ dossierId: uuid });
const state = z.enum(DOSSIER_STATES);

export const choiceGroup = choiceGroupSchema.register(z.globalRegistry, { id: 'ChoiceGroup' });

export const requiredDocument = z
  .strictObject({ id: uuid, label: z.string(), mandatory: z.boolean(), receivedAt: instant.nullable() })
  .meta({ id: 'DossierDocument' });

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
    draft: z.strictObject({ choices: choicesSchema, step: z.string(), recordConfirmed: z.boolean() }).nullable(),
    draftRevision: z.int(),
    /** The pupil in the lycée’s base, whose record the family confirms (P9); null when the base does not know them. */
    recordPupilId: uuid.nullable(),
    mayEnrol: z.boolean(),
    submitted: z.strictObject({ at: instant, by: z.string(), receipt: z.string().nullable() }).nullable(),
    refused: z.strictObject({ at: instant, by: z.string() }).nullable(),
  })
  .meta({ id: 'FamilyDossier' });

const dossierLine = z
  .strictObject({
    id: uuid,
    lastName: z.string(),
    firstName: z.string(),
    state,
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
        bornOn: day.nullable(),
        nationalId: z.string().nullable(),
        regime: z.string().nullable(),
      })
      .nullable(),
    guardians: z.array(
      z.strictObject({
        name: z.string(),
        kinship: z.string(),
        level: z.int(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
        hasAccount: z.boolean(),
      }),
    ),
    recordChangeIds: z.array(uuid).meta({ description: 'Undecided record changes of this enrolment' }),
    journal: z.array(z.strictObject({ at: instant, act: z.string(), by: z.string().nullable() })),
    /** What the viewer may do now: an act is listed when right and state allow it. */
    acts: z.array(z.enum(['integrate', 'setPaper', 'reopen', 'markDocument'])),
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
    body: z
      .strictObject({ choices: choicesSchema, step: z.string().max(40), recordConfirmed: z.boolean() })
      .meta({ id: 'Draft' }),
    answers: { 200: z.strictObject({ draftRevision: z.int(), savedAt: instant }).meta({ id: 'DraftSaved' }) },
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
  dossiers: route({
    method: 'get',
    path: '/api/establishments/:uai/years/:schoolYear/dossiers',
    id: 'dossiers',
    tag: 'school',
    summary: 'Follow-up list of an establishment, as origin or as receiver, sorted by name',
    params: z.strictObject({ uai, schoolYear }),
    query: z.strictObject({
      side: z.enum(['receiving', 'origin']),
      state: state.optional(),
      mef: mef.optional(),
      name: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor,
    }),
    answers: {
      200: z
        .strictObject({
          counters: z.partialRecord(state, z.int()),
          formations: z.array(z.strictObject({ mef, label: z.string() })),
          dossiers: z.array(dossierLine),
          next: z.string().nullable(),
        })
        .meta({ id: 'DossierPage' }),
    },
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
