import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { holdBase } from '../database/base-hold.ts';
import { DossierRow } from '../database/entities/index.ts';
import { isFormationReady } from '../database/views/formation-ready.ts';
import { remindedLately } from '../database/views/sql.ts';
import type { Choices } from '../domain/enrolment-dossier/choices.ts';
import type { Agreement, CancelCause, RunState, SecondSay } from '../domain/enrolment-dossier/dossier.ts';
import { TASK_KINDS } from '../domain/staff-task/staff-task.ts';
import { openReplacement } from '../processes/affectation.ts';
import { withholdLetters } from '../processes/outbox.ts';
import { expire } from '../processes/record-changes.ts';
import { recordTask, resolveTasks } from '../processes/tasks.ts';
import { type Asked, refuse, type Written, writeAct } from './act.ts';
import { acceptChoices, freeThePlace } from './dossier-choices.ts';
import {
  type IntegrationContent,
  leaveTheBase,
  type PupilBefore,
  restorePupil,
  writePupilIntoBase,
} from './dossier-integration.ts';
import { chosen, type Outbox, recordDossierLetters, tellStaff } from './dossier-letters.ts';
import { mustBeTheOther, sayOfOthers, somebodyElseActs } from './dossier-second-guardian.ts';

/** Place of an act in the dossier's history: what guards it against being written twice. */
export interface DossierAct {
  readonly dossierId: string;
  readonly sequence: number;
}
export interface AskedDossierAct extends DossierAct {
  readonly submissionId: string;
}
/** An act of the staff that may be taken back for `undoMs` milliseconds: its letters wait as long. */
export interface UndoableDossierAct extends AskedDossierAct {
  readonly undoMs: number;
}

/** What the enrolment dossier's story needs of the school: each is one transaction, and running it twice changes nothing. */
export interface EnrolmentDossierActivities {
  /** M-05 to every legal guardian. */
  inviteFamily(at: { dossierId: string }): Promise<void>;
  /** M-09, for the reminder of that index in the calendar, to a family that has done nothing yet. */
  remindFamily(at: { dossierId: string; reminder: number; last: boolean }): Promise<void>;
  /**
   * The submission's choices, checked again (E-06), become the dossier's; M-07, or M-08 for a change. Answers what the
   * campaign's policy leaves to the other guardian.
   */
  recordEnrolment(act: AskedDossierAct): Promise<Written & Partial<SecondSay>>;
  /** The place is freed; M-06. */
  recordRefusal(act: AskedDossierAct): Promise<Written & Partial<SecondSay>>;
  /** The other guardian agrees; M-12. */
  recordAgreement(act: AskedDossierAct): Promise<Written>;
  /** Nobody is left whose agreement could come (E-17). Refused (`agreement-awaited`) while somebody is. */
  recordWaiver(act: AskedDossierAct): Promise<Written>;
  /** The other guardian objects (E-02): a task for the head; M-10. */
  recordDispute(act: AskedDossierAct): Promise<Written>;
  /** The head decides; M-12. */
  recordResolution(act: AskedDossierAct): Promise<Written>;
  recordPaper(act: UndoableDossierAct): Promise<Written>;
  /** Staff key in what the family wrote on paper (E-10); M-07 is its receipt. */
  recordPaperEnrolment(act: AskedDossierAct): Promise<Written>;
  /** M-09 because somebody of the staff asked for it. Refused (`reminded-already`) to who was reminded within a day. */
  recordReminder(act: UndoableDossierAct): Promise<Written>;
  markDocument(act: AskedDossierAct & { documentId: string }): Promise<Written & { complete: boolean }>;
  unmarkDocument(act: AskedDossierAct & { documentId: string }): Promise<Written>;
  /** The pupil enters the base of N+1 with formation, options and regime; M-11. */
  integratePupil(act: UndoableDossierAct): Promise<Written & { complete: boolean }>;
  /** Takes back what the submission `of` did; its letters never leave. */
  undoAct(act: AskedDossierAct & { of: string }): Promise<Written>;
  /** @param act.until the new deadline, epoch ms */
  reopenEnrolment(act: AskedDossierAct & { until: number }): Promise<Written>;
  /** The affectation no longer holds (E-08): the place and the copy in the base go; M-12. */
  cancelDossier(act: AskedDossierAct): Promise<Written>;
  /**
   * Closes, or gives a family with a draft until `graceUntil` (epoch ms; null when it had its grace). Refused with
   * `changed-meanwhile` while an act that the run does not know of stands at its place.
   */
  closeEnrolment(act: DossierAct & { graceUntil: number | null }): Promise<Written & { grace: boolean }>;
}

type Dossier = NonNullable<Awaited<ReturnType<typeof dossierForUpdate>>>;

export function enrolmentDossierActivities(orm: MikroORM, outbox: Outbox): EnrolmentDossierActivities {
  /** An act on a dossier, on its locked row. */
  const onDossier = <T extends object>(
    act: string,
    { dossierId, sequence, submissionId }: DossierAct & { submissionId?: string },
    write: (tx: EntityManager, dossier: Dossier, asked: Asked) => Promise<T>,
    repeated: (tx: EntityManager, dossier: Dossier) => Promise<T>,
  ) =>
    writeAct(
      orm,
      { subjectId: dossierId, sequence, act, submissionId: submissionId ?? null },
      async (tx, asked) => {
        const dossier = await dossierForUpdate(tx, dossierId);
        // Whatever is done now, what was done before is no longer the last thing to take back.
        if (act !== 'undo') Object.assign(dossier, NOTHING_TO_UNDO);
        return write(tx, dossier, asked);
      },
      async (tx) => repeated(tx, await dossierForUpdate(tx, dossierId)),
    );
  const nothing = async () => ({});
  const completeness = async (tx: EntityManager, dossier: Dossier) => ({
    complete: await hasEveryDocument(tx, dossier),
  });

  /** What was found when the act was written: the run forgets nothing that it asks twice. */
  const sayAgain = async (_: EntityManager, dossier: Dossier): Promise<SecondSay> => ({
    agreement: dossier.agreement as Agreement,
    objectionUntil: dossier.objectionUntil?.getTime() ?? null,
  });

  /** A submission, by the family or keyed in for it, becomes the dossier's next version; M-07, or M-08 for a change. */
  const enrol = async (
    tx: EntityManager,
    dossier: Dossier,
    asked: Asked,
    at: AskedDossierAct,
    agreement: Agreement,
  ): Promise<void> => {
    if (!(await isFormationReady(tx, dossier))) refuse('formation-not-ready');
    const before = { version: dossier.version, choices: dossier.choices ?? {} };
    const choices = asked.content.choices as Choices;
    const groups = await acceptChoices(tx, dossier, choices, asked, at.submissionId);
    Object.assign(dossier, {
      state: 'VALIDATED',
      sequence: at.sequence,
      submittedAt: asked.at,
      submittedById: asked.accountId,
      channel: asked.channel,
      agreement,
      ...{ agreedAt: null, agreedById: null, draft: null, draftSavedAt: null, draftFrozenAt: null },
    });
    await tx.flush();
    const version = { event: `version-${dossier.version}`, receipt: asked.receipt, at: asked.at };
    const now = chosen(groups, choices);
    await recordDossierLetters(
      tx,
      outbox,
      dossier,
      before.version === 0
        ? { letter: 'M-07', ...version, choices: now }
        : { letter: 'M-08', ...version, choices: now, before: chosen(groups, before.choices) },
    );
  };

  return {
    async inviteFamily({ dossierId }) {
      await orm.em.fork().transactional(async (tx) => {
        const dossier = await dossierForUpdate(tx, dossierId);
        await recordDossierLetters(tx, outbox, dossier, { letter: 'M-05', event: 'opening' });
      });
    },

    async remindFamily({ dossierId, reminder, last }) {
      await orm.em.fork().transactional(async (tx) => {
        const dossier = await dossierForUpdate(tx, dossierId);
        const agreeing = dossier.state === 'VALIDATED' && dossier.agreement === 'AWAITED';
        if (dossier.state !== 'NOTIFIED' && !agreeing) return;
        // A family that cannot enrol yet is not hurried (E-18).
        if (!(await isFormationReady(tx, dossier))) return;
        await recordDossierLetters(tx, outbox, dossier, {
          letter: 'M-09',
          event: `reminder-${reminder}`,
          begun: Boolean(dossier.draftSavedAt),
          last,
        });
      });
    },

    recordEnrolment: (at) =>
      onDossier(
        'submit',
        at,
        async (tx, dossier, asked) => {
          const say = await sayOfOthers(tx, dossier, asked);
          await enrol(tx, dossier, asked, at, say.agreement);
          return say;
        },
        sayAgain,
      ),

    recordRefusal: (at) =>
      onDossier(
        'refuse',
        at,
        async (tx, dossier, asked) => {
          // E-03: an acceptance is taken back by who gave it; the other guardian raises a disagreement instead.
          if (dossier.state === 'VALIDATED' && dossier.submittedById !== asked.accountId) refuse('not-permitted');
          const { objectionUntil } = await sayOfOthers(tx, dossier, asked);
          await freeThePlace(tx, dossier);
          Object.assign(dossier, {
            state: 'REFUSED',
            sequence: at.sequence,
            agreement: 'NOT_NEEDED',
            refusedAt: asked.at,
            refusedById: asked.accountId,
            refusalReason: (asked.content.reason as string | null) ?? null,
            draft: null,
            draftSavedAt: null,
          });
          await tx.flush();
          await recordDossierLetters(tx, outbox, dossier, {
            letter: 'M-06',
            event: `refusal-${at.sequence}`,
            receipt: asked.receipt,
            at: asked.at,
          });
          await tellStaff(tx, outbox, dossier, 'refusal', at.sequence);
          return { agreement: 'NOT_NEEDED' as const, objectionUntil };
        },
        sayAgain,
      ),

    recordAgreement: (at) =>
      onDossier(
        'agree',
        at,
        async (tx, dossier, asked) => {
          await mustBeTheOther(tx, dossier, asked, dossier.submittedById ?? null);
          Object.assign(dossier, {
            sequence: at.sequence,
            agreement: 'GIVEN',
            agreedAt: asked.at,
            agreedById: asked.accountId,
          });
          await tx.flush();
          await recordDossierLetters(tx, outbox, dossier, {
            letter: 'M-12',
            event: `agreement-${at.sequence}`,
            cause: { kind: 'agreed' },
          });
          return {};
        },
        nothing,
      ),

    recordWaiver: (at) =>
      onDossier(
        'waiveAgreement',
        at,
        async (tx, dossier) => {
          if (await somebodyElseActs(tx, dossier, dossier.submittedById ?? null)) refuse('agreement-awaited');
          Object.assign(dossier, { sequence: at.sequence, agreement: 'NOT_NEEDED', objectionUntil: null });
          await tx.flush();
          return {};
        },
        nothing,
      ),

    recordDispute: (at) =>
      onDossier(
        'object',
        at,
        async (tx, dossier, asked) => {
          const about = dossier.state === 'REFUSED' ? ('REFUSED' as const) : ('VALIDATED' as const);
          const author = about === 'REFUSED' ? dossier.refusedById : dossier.submittedById;
          await mustBeTheOther(tx, dossier, asked, author ?? null);
          Object.assign(dossier, {
            state: 'DISPUTED',
            sequence: at.sequence,
            disputedAt: asked.at,
            disputedById: asked.accountId,
            disputedFrom: about,
            objection: (asked.content.reason as string | null) ?? null,
          });
          await tx.flush();
          await recordTask(tx, {
            key: `SETTLE_DISPUTE:${dossier.id}:${at.sequence}`,
            kind: 'SETTLE_DISPUTE',
            uai: dossier.receivingUai,
            subjectId: dossier.id,
          });
          await recordDossierLetters(tx, outbox, dossier, { letter: 'M-10', event: `dispute-${at.sequence}`, about });
          await tellStaff(tx, outbox, dossier, 'dispute', at.sequence);
          return {};
        },
        nothing,
      ),

    recordResolution: (at) =>
      onDossier(
        'resolveDispute',
        at,
        async (tx, dossier, asked) => {
          const { outcome, note, choices } = asked.content as {
            outcome: 'VALIDATED' | 'REFUSED';
            note: string | null;
            choices: Choices | null;
          };
          const event = `resolution-${at.sequence}`;
          if (outcome === 'VALIDATED' && choices) await acceptChoices(tx, dossier, choices, asked, at.submissionId);
          if (outcome === 'REFUSED') await freeThePlace(tx, dossier);
          Object.assign(dossier, {
            state: outcome,
            sequence: at.sequence,
            agreement: 'NOT_NEEDED',
            refusedAt: outcome === 'REFUSED' ? asked.at : null,
            refusedById: outcome === 'REFUSED' ? asked.accountId : null,
            submittedAt: dossier.submittedAt ?? (outcome === 'VALIDATED' ? asked.at : null),
          });
          await tx.flush();
          await resolveTasks(tx, { kind: 'SETTLE_DISPUTE', subjectId: dossier.id, by: asked.accountId });
          await recordDossierLetters(tx, outbox, dossier, {
            letter: 'M-12',
            event,
            cause: { kind: outcome === 'VALIDATED' ? 'enrolment-upheld' : 'refusal-upheld' },
            note,
          });
          return {};
        },
        nothing,
      ),

    recordPaper: ({ undoMs, ...at }) =>
      onDossier(
        'setPaper',
        at,
        async (tx, dossier, asked) => {
          mayBeUndone(dossier, at.submissionId, undoMs, { act: 'setPaper', state: dossier.state });
          Object.assign(dossier, { state: 'PAPER', sequence: at.sequence });
          await tx.flush();
          await recordDossierLetters(
            tx,
            outbox,
            dossier,
            { letter: 'M-12', event: `paper-${at.sequence}`, cause: { kind: 'paper', dueAt: null } },
            { submissionId: at.submissionId, ms: undoMs },
          );
          await resolveTasks(tx, { kind: 'REOPENING_ASKED', subjectId: dossier.id, by: asked.accountId });
          return {};
        },
        nothing,
      ),

    recordPaperEnrolment: (at) =>
      onDossier(
        'enterOnBehalf',
        at,
        async (tx, dossier, asked) => {
          await enrol(tx, dossier, { ...asked, channel: 'PAPER' }, at, 'NOT_NEEDED');
          return {};
        },
        nothing,
      ),

    recordReminder: ({ undoMs, ...at }) =>
      onDossier(
        'remind',
        at,
        async (tx, dossier) => {
          const [recent] = await tx.execute(`select ${remindedLately('?::uuid')} as lately`, [dossier.id]);
          if (recent?.lately) refuse('reminded-already');
          if (!(await isFormationReady(tx, dossier))) refuse('formation-not-ready');
          mayBeUndone(dossier, at.submissionId, undoMs, { act: 'remind', state: dossier.state });
          dossier.sequence = at.sequence;
          await tx.flush();
          await recordDossierLetters(
            tx,
            outbox,
            dossier,
            {
              letter: 'M-09',
              event: `reminder-by-${at.submissionId}`,
              begun: Boolean(dossier.draftSavedAt),
              last: false,
            },
            { submissionId: at.submissionId, ms: undoMs },
          );
          return {};
        },
        nothing,
      ),

    async markDocument({ documentId, ...at }) {
      const written = await onDossier(
        'markDocument',
        at,
        async (tx, dossier, asked) => {
          const known = await tx.execute(
            `insert into dossier_document (dossier_id, document_id, received_at, by_account_id)
             select ?, id, ?, ? from required_document
             where id = ? and uai = ? and school_year = ? and (mef is null or mef = ?)
             on conflict (dossier_id, document_id) do update set received_at = dossier_document.received_at returning document_id`,
            [dossier.id, asked.at, asked.accountId, documentId, dossier.receivingUai, dossier.schoolYear, dossier.mef],
          );
          if (known.length === 0) refuse('document-unknown');
          const { complete } = await completeness(tx, dossier);
          dossier.sequence = at.sequence;
          if (complete && dossier.state === 'INTEGRATED')
            Object.assign(dossier, { state: 'COMPLETE', completedAt: asked.at });
          await tx.flush();
          return { complete };
        },
        completeness,
      );
      return { complete: false, ...written };
    },

    unmarkDocument: ({ documentId, ...at }) =>
      onDossier(
        'unmarkDocument',
        at,
        async (tx, dossier) => {
          const gone = await tx.execute(
            `delete from dossier_document where dossier_id = ? and document_id = ? returning document_id`,
            [dossier.id, documentId],
          );
          if (gone.length === 0) refuse('document-unknown');
          dossier.sequence = at.sequence;
          await tx.flush();
          return {};
        },
        nothing,
      ),

    async integratePupil({ undoMs, ...at }) {
      const written = await onDossier(
        'integrate',
        at,
        async (tx, dossier, asked) => {
          const undecided = await tx.execute(
            `select 1 from record_change where dossier_id = ? and state in ('SUBMITTED', 'IN_REVIEW', 'DECIDED') limit 1`,
            [dossier.id],
          );
          if (undecided.length > 0) refuse('record-change-undecided');
          const before = await writePupilIntoBase(tx, dossier, asked.content as IntegrationContent);
          mayBeUndone(dossier, at.submissionId, undoMs, { act: 'integrate', state: 'VALIDATED', pupil: before });
          const { complete } = await completeness(tx, dossier);
          const state: RunState = complete ? 'COMPLETE' : 'INTEGRATED';
          Object.assign(dossier, {
            state,
            sequence: at.sequence,
            integratedAt: asked.at,
            completedAt: complete ? asked.at : null,
          });
          await tx.flush();
          await recordDossierLetters(
            tx,
            outbox,
            dossier,
            { letter: 'M-11', event: `integration-${at.sequence}`, at: asked.at },
            { submissionId: at.submissionId, ms: undoMs },
          );
          return { complete };
        },
        completeness,
      );
      return { complete: false, ...written };
    },

    undoAct: ({ of, ...at }) =>
      onDossier(
        'undo',
        at,
        async (tx, dossier) => {
          const undo = dossier.undo as { act: string; state: RunState; pupil?: PupilBefore } | null;
          if (!undo || dossier.undoSubmissionId !== of) refuse('undo-too-late');
          if (undo.pupil) await restorePupil(tx, dossier, undo.pupil);
          Object.assign(dossier, {
            ...NOTHING_TO_UNDO,
            state: undo.state,
            sequence: at.sequence,
            ...(undo.act === 'integrate' && { integratedAt: null, completedAt: null, granted: null }),
          });
          await tx.flush();
          await withholdLetters(tx, of);
          return {};
        },
        nothing,
      ),

    cancelDossier: (at) =>
      onDossier(
        'cancel',
        at,
        async (tx, dossier, asked) => {
          const cause = asked.content.cause as CancelCause;
          await holdBase(tx, dossier.receivingUai);
          await freeThePlace(tx, dossier);
          await leaveTheBase(tx, dossier);
          Object.assign(dossier, { state: 'CANCELLED', sequence: at.sequence, closed: true, cancelCause: cause });
          await tx.flush();
          if (dossier.expectedPupilId) {
            await expire(tx, { cause: 'AFFECTATION', by: asked.accountId, pupilIds: [dossier.expectedPupilId] });
          }
          for (const kind of TASK_KINDS) await resolveTasks(tx, { kind, subjectId: dossier.id, by: asked.accountId });
          // The place that replaces this one in a campaign under way: its dossier is born in the same transaction (E-08).
          if (cause === 'AFFECTATION_CHANGED') await openWhatReplaces(tx, dossier, asked.accountId);
          await recordDossierLetters(tx, outbox, dossier, {
            letter: 'M-12',
            event: `cancelled-${at.sequence}`,
            cause: { kind: cause === 'AFFECTATION_CHANGED' ? 'affectation-changed' : 'affectation-removed' },
          });
          return {};
        },
        nothing,
      ),

    reopenEnrolment: ({ until, ...at }) =>
      onDossier(
        'reopen',
        at,
        async (tx, dossier, asked) => {
          // E-04: only while the place is not released: the academy's later file gave it to somebody else.
          const [place] = await tx.execute(`select withdrawn_on from affectation where id = ?`, [
            dossier.affectationId,
          ]);
          if (place?.withdrawn_on) refuse('place-released');
          Object.assign(dossier, {
            state: 'NOTIFIED',
            sequence: at.sequence,
            closed: false,
            closesAt: new Date(until),
            ownDeadline: true,
            ...{ refusedAt: null, refusedById: null, disputedAt: null, disputedById: null, disputedFrom: null },
          });
          await tx.flush();
          await resolveTasks(tx, { kind: 'REOPENING_ASKED', subjectId: dossier.id, by: asked.accountId });
          await recordDossierLetters(tx, outbox, dossier, {
            letter: 'M-12',
            event: `reopening-${at.sequence}`,
            cause: { kind: 'reopened', closesAt: until },
          });
          return {};
        },
        nothing,
      ),

    async closeEnrolment({ graceUntil, ...at }) {
      const grace = await orm.em.fork().transactional(async (tx) => {
        const dossier = await dossierForUpdate(tx, at.dossierId);
        // A family in the middle of its input: the row's closing moves first, so that the api keeps taking its draft.
        const caught = graceUntil !== null && dossier.state === 'NOTIFIED' && Boolean(dossier.draftSavedAt);
        if (caught) {
          dossier.closesAt = new Date(graceUntil);
          await tx.flush();
        }
        return caught;
      });
      if (grace) return { grace };
      const closed = await onDossier(
        'close',
        at,
        async (tx, dossier) => {
          // A draft that was not submitted in time is kept for the lycée as "not validated" (E-09).
          Object.assign(dossier, {
            closed: true,
            sequence: at.sequence,
            state: dossier.state === 'NOTIFIED' ? 'NOT_ENROLLED' : dossier.state,
          });
          await tx.flush();
          return {};
        },
        nothing,
      );
      return { ...closed, grace };
    },
  };
}

/** What a dossier says when none of its acts can be taken back. */
const NOTHING_TO_UNDO = { undoUntil: null, undoSubmissionId: null, undo: null };

/** Keeps what an act of the staff replaces, as long as it may be taken back. */
function mayBeUndone(dossier: Dossier, submissionId: string, undoMs: number, undo: Record<string, unknown>): void {
  if (undoMs <= 0) return;
  Object.assign(dossier, { undoUntil: new Date(Date.now() + undoMs), undoSubmissionId: submissionId, undo });
}

async function dossierForUpdate(tx: EntityManager, id: string) {
  await tx.execute(`select 1 from dossier where id = ? for update`, [id]);
  return tx.findOneOrFail(DossierRow, { id });
}

async function openWhatReplaces(tx: EntityManager, dossier: Dossier, accountId: string | null): Promise<void> {
  const places: { id: string }[] = await tx.execute(
    `select n.id from affectation n join affectation a on a.id = ? and n.school_year = a.school_year
       and coalesce(n.national_id, '') = coalesce(a.national_id, '-')
     where n.decision = 'AFFECTE' and n.withdrawn_on is null order by n.round desc, n.id`,
    [dossier.affectationId],
  );
  for (const { id } of places) if (await openReplacement(tx, id, accountId ?? dossier.id)) return;
}

async function hasEveryDocument(tx: EntityManager, dossier: Dossier): Promise<boolean> {
  const missing = await tx.execute(
    `select 1 from required_document d where d.uai = ? and d.school_year = ? and d.mandatory and (d.mef is null or d.mef = ?)
     and not exists (select 1 from dossier_document r where r.dossier_id = ? and r.document_id = d.id) limit 1`,
    [dossier.receivingUai, dossier.schoolYear, dossier.mef, dossier.id],
  );
  return missing.length === 0;
}
