/**
 * How a command travels (design.md §2): what somebody hands in is stored here first, in one transaction, under the id made
 * by the browser; then it is sent to its run as an update of the same id. Whoever sends it (the api at once, the worker's
 * dispatcher later) sends the same thing, and the row under the submission's id guards the effect for good.
 */
import { createHash } from 'node:crypto';
import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  ApplicationFailure,
  type Client,
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { SubmissionRow } from '../database/entities/index.ts';
import type { DecisionAct, DossierAct } from '../domain/bulk-act/bulk-act.ts';
import type { Calendar } from '../domain/campaign/calendar.ts';
import type { CampaignKey } from '../domain/campaign/campaign.ts';
import type { Choices } from '../domain/enrolment-dossier/choices.ts';
import type { CancelCause, Channel } from '../domain/enrolment-dossier/dossier.ts';
import type { ChangeKind } from '../domain/pupil-record/fields.ts';
import type { ItemDecision } from '../domain/record-change/record-change.ts';
import { isRefusalCode, type Refusal, refusal } from '../domain/refusals.ts';
import * as bulkActs from '../workflows/bulk-act/messages.ts';
import * as campaigns from '../workflows/campaign/messages.ts';
import * as dossiers from '../workflows/enrolment-dossier/messages.ts';
import * as listExports from '../workflows/list-export/messages.ts';
import { taskQueues } from '../workflows/messages.ts';
import * as recordChanges from '../workflows/record-change/messages.ts';
import type { NewListExport } from './list-exports.ts';

/** Everything that can be handed in, with what it carries. Words and values stay in `content`; runs get ids and decisions. */
export interface SubmissionContents {
  'dossier.submit': { seenVersion: number; recordConfirmed: boolean; choices: Record<string, string[]> };
  'dossier.refuse': { seenVersion: number; reason: string | null };
  'dossier.agree': { seenVersion: number };
  /** Ordered by the process where the guardian asked for an agreement may not act any more (E-17). */
  'dossier.waiveAgreement': Record<string, never>;
  'dossier.object': { seenVersion: number; reason: string | null };
  'dossier.resolveDispute': { outcome: 'VALIDATED' | 'REFUSED'; note: string | null; choices: Choices | null };
  'dossier.setPaper': Record<string, never>;
  'dossier.enterOnBehalf': { choices: Choices };
  'dossier.markDocument': { documentId: string };
  'dossier.unmarkDocument': { documentId: string };
  'dossier.remind': Record<string, never>;
  'dossier.integrate': { regime?: string | null | undefined; granted?: Record<string, string> | null | undefined };
  'dossier.undo': { of: string };
  'dossier.reopen': { until: number };
  'dossier.cancel': { cause: CancelCause };
  /** Starts the run of a dossier whose row was written with the submission (E-07, E-08). */
  'dossier.open': DossierStart;
  'campaign.makeReady': { key: CampaignKey };
  'campaign.moveCampaign': { key: CampaignKey; calendar: Calendar };
  'listExport.make': Omit<NewListExport, 'id' | 'accountId'>;
  'recordChange.submit': Record<string, never>;
  'recordChange.decide': {
    decisions: (ItemDecision & { reason: string | null; amendedValue?: unknown })[];
    /** Which state of the set was decided on: anything else there, and the decision is refused (§2.3). */
    seenRevision: number;
    /** The delegation under which it is decided; null for the head. */
    delegationId: string | null;
  };
  'recordChange.claim': { takeOver: boolean };
  'recordChange.release': Record<string, never>;
  'recordChange.settle': Record<string, never>;
  'recordChange.withdraw': Record<string, never>;
  'bulkAct.begin':
    | { uai: string | null; act: DossierAct; subjectIds: string[]; documentId: string | null }
    | { uai: string; act: DecisionAct; kinds: ChangeKind[]; reason: string | null; changes: SeenChange[] };
  'bulkAct.undo': Record<string, never>;
}
/** How a dossier opened by itself begins: as its campaign would have, or with a deadline of its own. */
export type DossierStart = Omit<dossiers.DossierOpening, 'dossierId'>;
/** A record change, and which revision of it was previewed. */
export interface SeenChange {
  readonly recordChangeId: string;
  readonly seenRevision: number;
}
export type SubmissionAct = keyof SubmissionContents;

export interface NewSubmission<A extends SubmissionAct = SubmissionAct> {
  /** The `Idempotency-Key`: a UUID made by who hands in. */
  readonly id: string;
  readonly act: A;
  /** The dossier, campaign or record change. */
  readonly subjectId: string;
  readonly accountId: string;
  readonly channel?: Channel;
  readonly content: SubmissionContents[A];
}

/** A stored submission, as everybody needs it. */
export interface StoredSubmission {
  readonly id: string;
  readonly receipt: string;
  readonly act: SubmissionAct;
  readonly subjectId: string;
  readonly accountId: string;
  readonly content: Record<string, unknown>;
  readonly receivedAt: Date;
  readonly status: 'RECEIVED' | 'ACCEPTED' | 'REFUSED';
  readonly refusal: Refusal | null;
}

/** How long an answer is awaited before the receipt alone is given (202). Milliseconds. */
export const ANSWER_WITHIN_MS = 3000;

/**
 * Stores a submission once. The same id with the same content gives back what is stored; with another content or another
 * author it is refused (`key-reused`). `beside` writes, in the same transaction and only the first time, the rows the
 * submission stands for (a record change and its items).
 */
export async function receive<A extends SubmissionAct>(
  em: EntityManager,
  submission: NewSubmission<A>,
  beside?: (tx: EntityManager) => Promise<void>,
): Promise<StoredSubmission | Refusal> {
  return em.fork().transactional((tx) => receiveWith(tx, submission, beside));
}

/** The same, in a transaction that writes more: what the submission stands for is there with it, or not at all. */
export async function receiveWith<A extends SubmissionAct>(
  tx: EntityManager,
  submission: NewSubmission<A>,
  beside?: (tx: EntityManager) => Promise<void>,
): Promise<StoredSubmission | Refusal> {
  const { id, act, subjectId, accountId, content } = submission;
  const digest = createHash('sha256')
    .update(JSON.stringify([act, subjectId, accountId, content], inOrder))
    .digest('hex');
  const now = new Date();
  const inserted = await tx.execute(
    `insert into submission (id, receipt, act, subject_id, account_id, channel, content, digest, received_at, status, attempts, next_attempt_at)
       values (?, 'R-' || to_char(now(), 'YYYY') || '-' || lpad(nextval('receipt_number')::text, 7, '0'), ?, ?, ?, ?, ?::jsonb, ?, ?, 'RECEIVED', 0, ?)
       on conflict (id) do nothing returning id`,
    [
      id,
      act,
      subjectId,
      accountId,
      submission.channel ?? 'WEB',
      JSON.stringify(content),
      digest,
      now,
      new Date(now.getTime() + 2 * ANSWER_WITHIN_MS),
    ],
  );
  if (inserted.length > 0) await beside?.(tx);
  const row = await tx.findOneOrFail(SubmissionRow, { id });
  return row.digest === digest ? stored(row) : refusal('key-reused');
}

/** A content read back from the base has its keys in another order: it is the same content. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

export async function findSubmission(em: EntityManager, id: string): Promise<StoredSubmission | null> {
  const row = await em.fork().findOne(SubmissionRow, { id });
  return row ? stored(row) : null;
}

function stored(row: InferEntity<typeof SubmissionRow>): StoredSubmission {
  const refused =
    row.refusal && isRefusalCode(row.refusal.code) ? refusal(row.refusal.code, row.refusal.details) : null;
  return { ...row, act: row.act as SubmissionAct, refusal: refused };
}

/**
 * Sends a stored submission to its run and waits for the answer at most `withinMs`. Accepted or refused is written on the
 * row; anything else (worker away, server away, run busy) leaves it RECEIVED, to be sent again under the same id.
 * @returns the submission as it now stands
 */
export async function deliver(
  client: Client,
  em: EntityManager,
  submission: StoredSubmission,
  withinMs: number = ANSWER_WITHIN_MS,
): Promise<StoredSubmission> {
  if (submission.status !== 'RECEIVED') return submission;
  try {
    await client.withDeadline(Date.now() + withinMs, () => send(client, submission));
    return await settle(em, submission, null);
  } catch (error) {
    const refused = refusalIn(error);
    if (refused) return settle(em, submission, refused);
    if (isNotYet(error)) return submission;
    throw error;
  }
}

/** An answer that only says "later": the row stays RECEIVED and the dispatcher resends it. */
function isNotYet(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    error instanceof WorkflowUpdateFailedError ||
    error instanceof WorkflowNotFoundError ||
    isGrpcServiceError(error)
  );
}

/** The refusal an update failed with, or null when the failure is none of the closed list (design.md §2-4). */
function refusalIn(error: unknown): Refusal | null {
  // A new update on a run that has ended: the process is over, whatever was asked. A run not found at all is not yet born.
  if (error instanceof WorkflowNotFoundError && /completed/i.test(error.message))
    return refusal('state-forbids', { state: 'ENDED', act: 'any' });
  if (!(error instanceof WorkflowUpdateFailedError)) return null;
  let cause: unknown = error.cause;
  while (cause instanceof Error && !(cause instanceof ApplicationFailure && isRefusalCode(cause.type)))
    cause = cause.cause;
  if (!(cause instanceof ApplicationFailure) || !isRefusalCode(cause.type)) return null;
  return refusal(cause.type, (cause.details?.[0] as Refusal['details']) ?? undefined);
}

/** Writes the answer on the row, once: an answer that came first stands. */
async function settle(
  em: EntityManager,
  submission: StoredSubmission,
  refused: Refusal | null,
): Promise<StoredSubmission> {
  const fork = em.fork();
  await fork.nativeUpdate(
    SubmissionRow,
    { id: submission.id, status: 'RECEIVED' },
    { status: refused ? 'REFUSED' : 'ACCEPTED', refusal: refused, settledAt: new Date() },
  );
  return stored(await fork.findOneOrFail(SubmissionRow, { id: submission.id }));
}

/** One submission, one update of the same id. */
async function send(client: Client, submission: StoredSubmission): Promise<unknown> {
  const { id: submissionId, act, subjectId } = submission;
  const content = submission.content as never;
  const options = { updateId: submissionId };
  const dossier = () => client.workflow.getHandle(dossiers.dossierWorkflowId(subjectId));
  const change = () => client.workflow.getHandle(recordChanges.recordChangeWorkflowId(subjectId));
  switch (act) {
    case 'dossier.submit': {
      const { seenVersion, recordConfirmed } = content as SubmissionContents['dossier.submit'];
      return dossier().executeUpdate(dossiers.submitUpdate, {
        ...options,
        args: [{ submissionId, seenVersion, recordConfirmed }],
      });
    }
    case 'dossier.refuse': {
      const { seenVersion } = content as SubmissionContents['dossier.refuse'];
      return dossier().executeUpdate(dossiers.refuseUpdate, { ...options, args: [{ submissionId, seenVersion }] });
    }
    case 'dossier.agree': {
      const { seenVersion } = content as SubmissionContents['dossier.agree'];
      return dossier().executeUpdate(dossiers.agreeUpdate, { ...options, args: [{ submissionId, seenVersion }] });
    }
    case 'dossier.object': {
      const { seenVersion } = content as SubmissionContents['dossier.object'];
      return dossier().executeUpdate(dossiers.objectUpdate, { ...options, args: [{ submissionId, seenVersion }] });
    }
    case 'dossier.waiveAgreement':
      return dossier().executeUpdate(dossiers.waiveAgreementUpdate, { ...options, args: [{ submissionId }] });
    case 'dossier.resolveDispute': {
      const { outcome, choices } = content as SubmissionContents['dossier.resolveDispute'];
      return dossier().executeUpdate(dossiers.resolveDisputeUpdate, {
        ...options,
        args: [{ submissionId, outcome, hasChoices: outcome === 'VALIDATED' && choices !== null }],
      });
    }
    case 'dossier.enterOnBehalf':
      return dossier().executeUpdate(dossiers.enterOnBehalfUpdate, { ...options, args: [{ submissionId }] });
    case 'dossier.unmarkDocument': {
      const { documentId } = content as SubmissionContents['dossier.unmarkDocument'];
      return dossier().executeUpdate(dossiers.unmarkDocumentUpdate, {
        ...options,
        args: [{ submissionId, documentId }],
      });
    }
    case 'dossier.remind':
      return dossier().executeUpdate(dossiers.remindUpdate, { ...options, args: [{ submissionId }] });
    case 'dossier.undo': {
      const { of } = content as SubmissionContents['dossier.undo'];
      return dossier().executeUpdate(dossiers.undoUpdate, { ...options, args: [{ submissionId, of }] });
    }
    case 'dossier.cancel':
      return dossier().executeUpdate(dossiers.cancelUpdate, { ...options, args: [{ submissionId }] });
    case 'dossier.open':
      return startDossier(client, { dossierId: subjectId, ...(content as DossierStart) });
    case 'dossier.setPaper':
      return dossier().executeUpdate(dossiers.setPaperUpdate, { ...options, args: [{ submissionId }] });
    case 'dossier.markDocument': {
      const { documentId } = content as SubmissionContents['dossier.markDocument'];
      return dossier().executeUpdate(dossiers.markDocumentUpdate, { ...options, args: [{ submissionId, documentId }] });
    }
    case 'dossier.integrate':
      return dossier().executeUpdate(dossiers.integrateUpdate, { ...options, args: [{ submissionId }] });
    case 'dossier.reopen': {
      const { until } = content as SubmissionContents['dossier.reopen'];
      return dossier().executeUpdate(dossiers.reopenUpdate, { ...options, args: [{ submissionId, until }] });
    }
    case 'campaign.makeReady': {
      const { key } = content as SubmissionContents['campaign.makeReady'];
      const handle = client.workflow.getHandle(campaigns.campaignWorkflowId(key));
      return handle.executeUpdate(campaigns.makeReadyUpdate, { ...options, args: [{ submissionId }] });
    }
    case 'campaign.moveCampaign': {
      const { key, calendar } = content as SubmissionContents['campaign.moveCampaign'];
      const handle = client.workflow.getHandle(campaigns.campaignWorkflowId(key));
      return handle.executeUpdate(campaigns.moveCampaignUpdate, { ...options, args: [{ submissionId, calendar }] });
    }
    case 'listExport.make':
      return startListExport(client, subjectId);
    case 'recordChange.submit':
      return client.workflow.executeUpdateWithStart(recordChanges.submitRecordChangeUpdate, {
        ...options,
        args: [{ submissionId }],
        startWorkflowOperation: new WithStartWorkflowOperation(recordChanges.RECORD_CHANGE_WORKFLOW, {
          workflowId: recordChanges.recordChangeWorkflowId(subjectId),
          args: [{ recordChangeId: subjectId } satisfies recordChanges.RecordChangeOpening],
          taskQueue: taskQueues.interactive,
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      });
    case 'recordChange.decide': {
      const { decisions } = content as SubmissionContents['recordChange.decide'];
      const told = decisions.map(({ itemId, decision, hasReason }) => ({ itemId, decision, hasReason }));
      return change().executeUpdate(recordChanges.decideUpdate, {
        ...options,
        args: [{ submissionId, decisions: told }],
      });
    }
    case 'recordChange.claim':
      return change().executeUpdate(recordChanges.claimUpdate, { ...options, args: [{ submissionId }] });
    case 'recordChange.release':
      return change().executeUpdate(recordChanges.releaseUpdate, { ...options, args: [{ submissionId }] });
    case 'recordChange.settle':
      return change().executeUpdate(recordChanges.settleUpdate, { ...options, args: [{ submissionId }] });
    case 'recordChange.withdraw':
      return change().executeUpdate(recordChanges.withdrawUpdate, { ...options, args: [{ submissionId }] });
    case 'bulkAct.begin':
      return client.workflow.executeUpdateWithStart(bulkActs.beginBulkActUpdate, {
        ...options,
        args: [{ submissionId }],
        startWorkflowOperation: new WithStartWorkflowOperation(bulkActs.BULK_ACT_WORKFLOW, {
          workflowId: bulkActs.bulkActWorkflowId(subjectId),
          args: [{ bulkActId: subjectId } satisfies bulkActs.BulkActOpening],
          taskQueue: taskQueues.interactive,
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      });
    case 'bulkAct.undo': {
      const handle = client.workflow.getHandle(bulkActs.bulkActWorkflowId(subjectId));
      return handle.executeUpdate(bulkActs.undoBulkActUpdate, { ...options, args: [{ submissionId }] });
    }
  }
}

/** An export is a run that nobody speaks to: to be started once is all that its submission asks. */
async function startListExport(client: Client, exportId: string): Promise<void> {
  try {
    await client.workflow.start(listExports.LIST_EXPORT_WORKFLOW, {
      workflowId: listExports.listExportWorkflowId(exportId),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      taskQueue: taskQueues.interactive,
      args: [{ exportId } satisfies listExports.ListExportOrder],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Starts a dossier's run; one that is there already stays as it is. */
export async function startDossier(client: Client, opening: dossiers.DossierOpening): Promise<void> {
  try {
    await client.workflow.start(dossiers.DOSSIER_WORKFLOW, {
      workflowId: dossiers.dossierWorkflowId(opening.dossierId),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      taskQueue: taskQueues.interactive,
      args: [opening],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
