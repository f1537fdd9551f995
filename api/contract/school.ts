import { z } from 'zod';
import {
  CAMPAIGN_KINDS,
  CAMPAIGN_STATES,
  CHECKLIST_CAUSES,
  CHECKLIST_POINTS,
  OBJECTION_HOURS,
  SECOND_GUARDIAN_POLICIES,
} from '../../domain/campaign/campaign.ts';
import { HOLIDAYS } from '../../domain/campaign/holidays.ts';
import { USUAL } from '../../domain/campaign/usual.ts';
import { DOSSIER_STATES } from '../../domain/enrolment-dossier/dossier.ts';
import { PARTIES_BY_STATE } from '../../domain/enrolment-dossier/waiting.ts';
import { CHANGE_KINDS, RECORD_FIELD_NAMES } from '../../domain/pupil-record/fields.ts';
import { INBOX_MARKS, REVIEW_SCOPES } from '../../domain/record-change/inbox.ts';
import {
  DECISIONS,
  ITEM_STATES,
  OVERDUE,
  RECORD_CHANGE_STATES,
  REFUSED_FOR,
} from '../../domain/record-change/record-change.ts';
import { choiceGroup } from './dossiers.ts';
import { route } from './route.ts';
import {
  academyCode,
  codeLabel,
  cursor,
  day,
  fieldValue,
  instant,
  listOf,
  mef,
  receiptAnswers,
  schoolYear,
  uai,
  uuid,
} from './values.ts';

const establishment = z.strictObject({ uai });
const establishmentYear = z.strictObject({ uai, schoolYear });
const campaignId = z.strictObject({ campaignId: uuid });
const kindCounters = z.partialRecord(z.enum(CHANGE_KINDS), z.int());
export const stateCounters = z.partialRecord(z.enum(DOSSIER_STATES), z.int());
const waitingCounters = z
  .partialRecord(z.enum(PARTIES_BY_STATE), z.int())
  .meta({ description: 'Dossiers by who must act next, as far as their state tells' });

const changeLine = z
  .strictObject({
    id: uuid,
    pupilId: uuid,
    pupil: z.string(),
    classGroup: z.string().nullable(),
    author: z.string(),
    kinship: z.string(),
    submittedAt: instant,
    state: z.enum(RECORD_CHANGE_STATES),
    undecided: kindCounters.meta({ description: 'Number and nature of the changes to decide (F-20)' }),
    conflict: z.boolean().meta({ description: 'Another guardian wants something else in one of its fields' }),
    stale: z.boolean().meta({ description: 'The base has changed since the guardian read it' }),
    overdue: z
      .enum(OVERDUE)
      .nullable()
      .meta({ description: 'Told as late: to the staff after 5 working days, to the head after 15' }),
    claim: z
      .strictObject({ by: z.string(), since: instant, mine: z.boolean() })
      .nullable()
      .meta({ description: 'Who works on it; a claim ends with the right to review (E-20)' }),
    dossierId: uuid.nullable().meta({ description: 'The enrolment within which it was made, which waits for it' }),
  })
  .meta({ id: 'RecordChangeLine' });

/** What the list of the inbox is narrowed to. */
const inboxFilters = {
  show: z.enum(['open', 'decided']).default('open'),
  kind: z.enum(CHANGE_KINDS).optional(),
  classGroup: z.string().min(1).max(8).optional().meta({ description: 'Division of the pupil' }),
  name: z.string().max(100).optional().meta({ description: 'Words of the pupil’s name, with or without accents' }),
  marks: listOf(INBOX_MARKS, 'What every set of the list must be').optional(),
} as const;

export const recordChangeReview = z
  .strictObject({
    line: changeLine,
    uai,
    schoolYear,
    revision: z
      .int()
      .meta({ description: 'Counts every change of the set; a decision says it back as `seenRevision`' }),
    items: z.array(
      z.strictObject({
        id: uuid,
        field: z.enum(RECORD_FIELD_NAMES),
        targetId: uuid,
        person: z
          .string()
          .nullable()
          .meta({ description: 'Whose field it is; null for a contact whom the base does not know' }),
        kind: z.enum(CHANGE_KINDS),
        seen: fieldValue.meta({ description: 'What the guardian saw' }),
        current: fieldValue.meta({ description: 'What the base says now' }),
        proposed: fieldValue,
        state: z.enum(ITEM_STATES),
        reason: z.string().nullable(),
        refusedFor: z.enum(REFUSED_FOR).nullable().meta({ description: 'A refusal that nobody wrote a reason for' }),
        amended: fieldValue.nullable(),
        decidedBy: z.string().nullable(),
        decidedAt: instant.nullable(),
        rivals: z
          .array(
            z.strictObject({
              itemId: uuid,
              recordChangeId: uuid,
              revision: z.int(),
              author: z.string(),
              kinship: z.string(),
              submittedAt: instant,
              proposed: fieldValue,
              accepted: z.boolean().meta({ description: 'Accepted in its own set, which is not written yet' }),
            }),
          )
          .meta({
            description:
              'Where the state is CONFLICT: what other guardians propose. To choose one is to accept it in its own set; this one is then refused by the process',
          }),
        mayDecide: z.boolean().meta({ description: 'Whether the reader may decide this field' }),
        evidenceId: uuid.nullable(),
        confirmed: z
          .boolean()
          .nullable()
          .meta({ description: 'Of a guardian’s electronic address: whether its link has been opened (§1.3)' }),
        sharedAddress: z
          .boolean()
          .meta({ description: 'Another guardian of the pupil has the same electronic address: allowed, told' }),
      }),
    ),
    regimes: z.array(codeLabel).meta({ description: 'What a regime may be here; empty when none is asked for' }),
    others: z.array(changeLine).meta({ description: 'The other sets that wait for the same pupil' }),
    mayReview: z.boolean().meta({ description: 'Whether the reader may claim it, and decide one of its fields' }),
  })
  .meta({ id: 'RecordChangeReview' });

/** A calendar as people write it. Durations in seconds, so that a season can be played in one minute. */
export const calendar = z
  .strictObject({
    opensAt: instant,
    closesAt: instant,
    reminders: z.array(instant).max(10).meta({ description: 'Start of each reminder window, ascending' }),
    reminderSpreadSeconds: z.int().min(0).max(86_400),
    graceSeconds: z.int().min(0).max(86_400).meta({ description: 'For a family with a draft at the closing (E-09)' }),
    draftsUntil: instant.nullable().meta({
      description:
        'The other way to close: no draft is begun after the closing, those begun may be finished until this instant, instead of the grace',
    }),
    undoSeconds: z
      .int()
      .min(0)
      .max(3600)
      .meta({ description: 'For how long staff may take back an act; its letters wait as long' }),
    quietHours: z
      .strictObject({ from: z.int().min(0).max(23), to: z.int().min(0).max(23) })
      .nullable()
      .meta({ description: 'Local hours of the night during which no letter but a receipt leaves' }),
  })
  .meta({ id: 'Calendar' });

const secondGuardian = z
  .strictObject({
    secondGuardian: z
      .enum(SECOND_GUARDIAN_POLICIES)
      .meta({ description: 'What is asked of the second legal guardian' }),
    objectionHours: z
      .int()
      .min(OBJECTION_HOURS.least)
      .max(OBJECTION_HOURS.most)
      .meta({ description: 'Hours within which the second guardian may object, under MAY_OBJECT' }),
  })
  .meta({ id: 'SecondGuardianPolicy' });

export const campaign = z
  .strictObject({
    id: uuid,
    uai,
    establishment: z.string(),
    schoolYear,
    kind: z.enum(CAMPAIGN_KINDS),
    round: z.int(),
    state: z.enum(CAMPAIGN_STATES),
    calendar,
    ...secondGuardian.shape,
    expected: z.int().meta({ description: 'Pupils of the affectation' }),
    counters: stateCounters,
  })
  .meta({ id: 'Campaign' });

const campaignDetail = z
  .strictObject({
    campaign,
    checklist: z.array(
      z.strictObject({
        point: z.enum(CHECKLIST_POINTS),
        ok: z.boolean().meta({ description: 'Nothing in the way of the opening' }),
        causes: z.array(
          z.strictObject({
            cause: z.enum(CHECKLIST_CAUSES),
            blocking: z.boolean(),
            mef: mef.nullable(),
            formation: z.string().nullable(),
            group: z.strictObject({ key: z.string(), label: z.string() }).nullable(),
            establishment: z.string().nullable().meta({ description: 'Another establishment, by name' }),
            reason: z
              .string()
              .nullable()
              .meta({ description: 'What is wrong with the group, in the language of the request' }),
            count: z.int().meta({ description: 'Pupils concerned' }),
          }),
        ),
      }),
    ),
    /** The academy’s bounds for the dates. */
    bounds: z.strictObject({
      opensAt: instant,
      closesAt: instant,
      draftsUntil: instant.meta({ description: 'Last instant at which a draft begun in time may be finished' }),
    }),
    offers: z.array(z.strictObject({ mef, label: z.string(), expected: z.int(), groups: z.array(choiceGroup) })),
  })
  .meta({ id: 'CampaignDetail' });

export const importReport = z
  .strictObject({
    files: z.array(
      z.strictObject({
        file: z.string(),
        kind: z.string().nullable(),
        uai: z.string().nullable(),
        schoolYear: z.int().nullable(),
        counts: z.record(
          z.string(),
          z.strictObject({ new: z.int(), changed: z.int(), unchanged: z.int(), gone: z.int() }),
        ),
        problems: z.array(
          z.strictObject({
            severity: z.enum(['error', 'warning']),
            element: z.string().nullable(),
            id: z.string().nullable(),
            rule: z.string(),
            message: z.string(),
          }),
        ),
      }),
    ),
    applied: z.boolean(),
  })
  .meta({ id: 'ImportReport' });

const exportedPupils = z.array(
  z.strictObject({
    pupilId: uuid,
    name: z.string(),
    problems: z.array(
      z.strictObject({
        rule: z.string(),
        element: z.string(),
        severity: z.enum(['error', 'warning']),
        message: z.string(),
      }),
    ),
  }),
);

const exportPreview = z
  .strictObject({
    pupils: z.int().meta({ description: 'Integrated pupils that can be exported' }),
    refused: exportedPupils.meta({ description: 'Held back, with the rules that do it' }),
    warned: exportedPupils.meta({ description: 'Exported, with something to look at' }),
  })
  .meta({ id: 'ExportPreview' });

export const schoolRoutes = {
  inbox: route({
    method: 'get',
    path: '/api/establishments/:uai/record-changes',
    id: 'inbox',
    tag: 'school',
    summary: 'Inbox of record changes: counters by kind and the sets to decide, oldest first',
    params: establishment,
    query: z.strictObject({
      ...inboxFilters,
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor,
    }),
    answers: {
      200: z
        .strictObject({
          scope: z.enum(REVIEW_SCOPES).meta({ description: 'REGIME: the reader sees changes of the regime alone' }),
          counters: kindCounters,
          facets: z
            .strictObject({
              matching: z.int().meta({ description: 'Sets that the filters leave' }),
              waiting: z.int().meta({ description: 'Sets to decide' }),
              marks: z.record(z.enum(INBOX_MARKS), z.int()),
              classGroups: z.array(z.strictObject({ code: z.string(), changes: z.int() })),
            })
            .nullable()
            .meta({ description: 'With the first page only' }),
          changes: z.array(changeLine),
          next: z.string().nullable(),
        })
        .meta({ id: 'Inbox' }),
    },
  }),
  inboxNeighbours: route({
    method: 'get',
    path: '/api/establishments/:uai/record-changes/:recordChangeId/neighbours',
    id: 'inboxNeighbours',
    tag: 'school',
    summary: 'The sets before and after this one, in the inbox as it is narrowed',
    params: z.strictObject({ uai, recordChangeId: uuid }),
    query: z.strictObject(inboxFilters),
    answers: {
      200: z
        .strictObject({ previous: changeLine.nullable(), next: changeLine.nullable() })
        .meta({ id: 'InboxNeighbours' }),
    },
  }),
  inboxEvents: route({
    method: 'get',
    path: '/api/establishments/:uai/inbox-events',
    id: 'inboxEvents',
    tag: 'school',
    summary:
      'Server-sent events: the inbox counters (event `inbox`, data = counters by kind), at once and at each change',
    params: establishment,
    answers: { 200: { contentType: 'text/event-stream' } },
  }),
  recordChange: route({
    method: 'get',
    path: '/api/record-changes/:recordChangeId',
    id: 'recordChange',
    tag: 'school',
    summary: 'A record change to review: seen, current and proposed values',
    params: z.strictObject({ recordChangeId: uuid }),
    answers: { 200: recordChangeReview },
  }),
  claimRecordChange: route({
    method: 'post',
    path: '/api/record-changes/:recordChangeId/claims',
    id: 'claimRecordChange',
    tag: 'school',
    idempotent: true,
    summary: 'Take a set to decide it: colleagues see it, and do not decide it meanwhile',
    params: z.strictObject({ recordChangeId: uuid }),
    body: z
      .strictObject({
        takeOver: z.boolean().meta({ description: 'Also when a colleague holds it; else that is refused (`claimed`)' }),
      })
      .meta({ id: 'RecordChangeClaim' }),
    answers: receiptAnswers,
  }),
  releaseRecordChange: route({
    method: 'post',
    path: '/api/record-changes/:recordChangeId/releases',
    id: 'releaseRecordChange',
    tag: 'school',
    idempotent: true,
    summary: 'Give back, undecided, a set that one has claimed',
    params: z.strictObject({ recordChangeId: uuid }),
    answers: receiptAnswers,
  }),
  decideRecordChange: route({
    method: 'post',
    path: '/api/record-changes/:recordChangeId/decisions',
    id: 'decideRecordChange',
    tag: 'school',
    idempotent: true,
    summary: 'Decide field by field; a refusal needs a reason',
    params: z.strictObject({ recordChangeId: uuid }),
    body: z
      .strictObject({
        seenRevision: z
          .int()
          .meta({ description: 'The `revision` that was read: what is there since is decided anew' }),
        decisions: z
          .array(
            z.strictObject({
              itemId: uuid,
              decision: z.enum(DECISIONS),
              reason: z.string().trim().max(1000).nullable(),
              amendedValue: fieldValue.optional(),
            }),
          )
          .min(1)
          .max(30),
      })
      .meta({ id: 'RecordChangeDecisions' }),
    answers: receiptAnswers,
  }),
  campaigns: route({
    method: 'get',
    path: '/api/establishments/:uai/campaigns',
    id: 'campaigns',
    tag: 'school',
    summary: 'Campaigns of a receiving establishment',
    params: establishment,
    answers: { 200: z.strictObject({ campaigns: z.array(campaign) }).meta({ id: 'Campaigns' }) },
  }),
  campaign: route({
    method: 'get',
    path: '/api/campaigns/:campaignId',
    id: 'campaign',
    tag: 'school',
    summary: 'A campaign with its opening checklist and offers',
    params: campaignId,
    answers: { 200: campaignDetail },
  }),
  makeCampaignReady: route({
    method: 'post',
    path: '/api/campaigns/:campaignId/readiness',
    id: 'makeCampaignReady',
    tag: 'school',
    idempotent: true,
    summary: 'Declare the campaign ready: it opens at the academy’s instant',
    params: campaignId,
    answers: receiptAnswers,
  }),
  moveCampaign: route({
    method: 'post',
    path: '/api/campaigns/:campaignId/calendars',
    id: 'moveCampaign',
    tag: 'school',
    idempotent: true,
    summary: 'Move the dates inside the academy’s bounds; every open dossier follows',
    params: campaignId,
    body: calendar,
    answers: receiptAnswers,
  }),
  setSecondGuardian: route({
    method: 'put',
    path: '/api/campaigns/:campaignId/second-guardian-policy',
    id: 'setSecondGuardian',
    tag: 'school',
    summary: 'Say what is asked of the second legal guardian, as long as no family has been told',
    params: campaignId,
    body: secondGuardian,
    answers: { 200: campaign },
  }),
  notifyAccounts: route({
    method: 'post',
    path: '/api/establishments/:uai/years/:schoolYear/account-notifications',
    id: 'notifyAccounts',
    tag: 'school',
    idempotent: true,
    summary: 'Send letter M-01 with an activation code to every legal guardian without an account',
    params: establishmentYear,
    answers: {
      200: z
        .strictObject({ notified: z.int(), withoutEmail: z.int(), alreadyActive: z.int() })
        .meta({ id: 'AccountNotification' }),
    },
  }),
  exportPreview: route({
    method: 'get',
    path: '/api/establishments/:uai/years/:schoolYear/export',
    id: 'exportPreview',
    tag: 'school',
    summary: 'Who would be in the IMPORT_ELEVES file, and who not, with the rule',
    params: establishmentYear,
    answers: { 200: exportPreview },
  }),
  exportPupils: route({
    method: 'post',
    path: '/api/establishments/:uai/years/:schoolYear/exports',
    id: 'exportPupils',
    tag: 'school',
    summary: 'Make the IMPORT_ELEVES file (zip)',
    params: establishmentYear,
    answers: { 200: { contentType: 'application/zip' } },
  }),
  openImport: route({
    method: 'post',
    path: '/api/imports',
    id: 'openImport',
    tag: 'imports',
    summary: 'Begin an import: a basket of files of one establishment, or of the academy’s affectation',
    body: z.union([z.strictObject({ uai }), z.strictObject({ academyCode })]).meta({ id: 'ImportBasket' }),
    answers: { 201: z.strictObject({ importId: uuid }).meta({ id: 'ImportOpened' }) },
  }),
  addImportFile: route({
    method: 'put',
    path: '/api/imports/:importId/files/:name',
    id: 'addImportFile',
    tag: 'imports',
    bodyBytes: 50_000_000,
    summary: 'Put one file (xml, zip or csv) into the basket',
    params: z.strictObject({ importId: uuid, name: z.string().max(200) }),
    answers: { 204: null },
  }),
  previewImport: route({
    method: 'get',
    path: '/api/imports/:importId',
    id: 'previewImport',
    tag: 'imports',
    summary: 'What applying the basket would change, and what is wrong with it',
    params: z.strictObject({ importId: uuid }),
    answers: { 200: importReport },
  }),
  applyImport: route({
    method: 'post',
    path: '/api/imports/:importId/applications',
    id: 'applyImport',
    tag: 'imports',
    summary: 'Apply the basket in one transaction, once',
    params: z.strictObject({ importId: uuid }),
    answers: { 200: importReport },
  }),
} as const;

/** What the academy says of a round besides its calendar (§3.2, F-35). */
const roundFacts = {
  resultsAt: instant
    .nullable()
    .meta({ description: 'When the results are told; the service opens the day after at the earliest' }),
  volunteers: z
    .array(uai)
    .max(2000)
    .nullable()
    .meta({ description: 'Establishments that take part, of origin and receiving; null: all of the academy' }),
};

/** A calendar with these facts beside its dates, so that a problem names one field of one form. */
const roundSettings = z.strictObject({ ...calendar.shape, ...roundFacts }).meta({ id: 'RoundSettings' });

export const academyRoutes = {
  academyCampaigns: route({
    method: 'get',
    path: '/api/academies/:code/campaigns',
    id: 'academyCampaigns',
    tag: 'academy',
    summary: 'Every campaign of the academy with its counters, and on whom its dossiers wait',
    params: z.strictObject({ code: academyCode }),
    query: z.strictObject({ schoolYear: schoolYear.optional() }),
    answers: {
      200: z
        .strictObject({
          campaigns: z.array(campaign.extend({ waiting: waitingCounters }).meta({ id: 'AcademyCampaign' })),
          totals: stateCounters,
          waiting: waitingCounters,
          timeZone: z.string(),
        })
        .meta({ id: 'AcademyCampaigns' }),
    },
  }),
  academyEstablishments: route({
    method: 'get',
    path: '/api/academies/:code/establishments',
    id: 'academyEstablishments',
    tag: 'academy',
    summary: 'The academy’s establishments, to choose those that take part in a round',
    params: z.strictObject({ code: academyCode }),
    answers: {
      200: z
        .strictObject({
          establishments: z.array(z.strictObject({ uai, name: z.string(), city: z.string().nullable() })),
        })
        .meta({ id: 'AcademyEstablishments' }),
    },
  }),
  usualCalendar: route({
    method: 'get',
    path: '/api/academies/:code/usual-calendar',
    id: 'usualCalendar',
    tag: 'academy',
    summary: 'The calendar that a round usually has after its results: working days, holidays of the academy, no night',
    params: z.strictObject({ code: academyCode }),
    query: z.strictObject({
      resultsAt: instant,
      workingDays: z.coerce.number().int().min(1).max(60).default(USUAL.workingDays),
      opensAt: z
        .string()
        .regex(/^(0[0-9]|1[0-9]|2[01]):[0-5][0-9]$/)
        .default(USUAL.opensAt)
        .meta({ description: 'Local time of the opening, on the day after the results' }),
    }),
    answers: {
      200: z
        .strictObject({
          calendar,
          holidays: z
            .array(z.strictObject({ on: day, holiday: z.enum(HOLIDAYS) }))
            .meta({ description: 'Weekdays between opening and closing that are not counted' }),
        })
        .meta({ id: 'UsualCalendar' }),
    },
  }),
  rounds: route({
    method: 'get',
    path: '/api/academies/:code/rounds',
    id: 'rounds',
    tag: 'academy',
    summary: 'Calendars of the academy’s rounds',
    params: z.strictObject({ code: academyCode }),
    answers: {
      200: z
        .strictObject({
          rounds: z.array(z.strictObject({ schoolYear, round: z.int(), calendar, ...roundFacts })),
          timeZone: z.string(),
        })
        .meta({ id: 'Rounds' }),
    },
  }),
  saveRound: route({
    method: 'put',
    path: '/api/academies/:code/rounds/:schoolYear/:round',
    id: 'saveRound',
    tag: 'academy',
    summary:
      'Set the calendar of a round and who takes part: the bounds of its campaigns; those not yet closing follow it',
    params: z.strictObject({ code: academyCode, schoolYear, round: z.coerce.number().int().min(1).max(9) }),
    body: roundSettings,
    answers: { 200: roundSettings },
  }),
} as const;
