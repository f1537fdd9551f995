import { allHandlersFinished, condition, setHandler } from '@temporalio/workflow';
import type { EnrolmentDossierActivities } from '../../activities/enrolment-dossier.ts';
import { graceUntil, nextWake } from '../../domain/campaign/calendar.ts';
import {
  type Dossier,
  isAwaited,
  isOver,
  opened,
  type SecondSay,
  whyNotAct,
  whyNotAgree,
  whyNotIntegrate,
  whyNotObject,
  whyNotRefuse,
  whyNotRemind,
  whyNotReopen,
  whyNotResolve,
  whyNotSubmit,
  whyNotUndo,
  whyNotWaiveAgreement,
  withAgreement,
  withAgreementWaived,
  withClosing,
  withDispute,
  withGrace,
  withRefusal,
  withReopening,
  withResolution,
  withState,
  withSubmission,
  withUndoable,
  withUndone,
} from '../../domain/enrolment-dossier/dossier.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { takingTurns } from '../in-turn.ts';
import { refuseIf } from '../refuse-if.ts';
import { RESENT_WITHIN_MS } from '../resent.ts';
import { writing } from '../written.ts';
import {
  agreeUpdate,
  cancelUpdate,
  type DossierOpening,
  enterOnBehalfUpdate,
  integrateUpdate,
  markDocumentUpdate,
  moveCalendarSignal,
  objectUpdate,
  refuseUpdate,
  remindUpdate,
  reopenUpdate,
  resolveDisputeUpdate,
  setPaperUpdate,
  submitUpdate,
  undoUpdate,
  unmarkDocumentUpdate,
  viewDossierQuery,
  waiveAgreementUpdate,
} from './messages.ts';

const school = writing<EnrolmentDossierActivities>();

/**
 * One pupil's enrolment dossier: opened by its campaign, it tells the family, reminds it, takes its acceptance or refusal and
 * what the other parent says of it, closes itself at its own deadline, then waits for the lycée to integrate the pupil and
 * receive the documents (§3.6). It ends when complete or cancelled, once nothing can be taken back; a refused or unenrolled
 * dossier rests, since the school may reopen it.
 * The run holds ids, steps and decisions only; what the family wrote stays in the database, erasable.
 */
export async function enrolmentDossier(opening: DossierOpening): Promise<Dossier> {
  let dossier = opened(opening.dossierId, opening.state, opening.calendar);
  let ownDeadline = opening.ownDeadline ?? false;
  let graceGiven = false;
  const undoMs = (): number => dossier.calendar.undoMs ?? 0;
  const inTurn = takingTurns();

  /** An act of somebody: judged again once its turn has come, written in one transaction, and only then true. */
  const act = (
    whyNot: () => Refusal | null,
    write: (at: { dossierId: string; sequence: number }) => Promise<{ refusal?: Refusal }>,
    becomes: () => Dossier,
  ): Promise<Dossier> =>
    inTurn(async () => {
      refuseIf(whyNot());
      const written = await write({ dossierId: dossier.id, sequence: dossier.sequence + 1 });
      refuseIf(written.refusal);
      dossier = becomes();
      return dossier;
    });

  setHandler(viewDossierQuery, () => dossier);
  setHandler(
    submitUpdate,
    (submission) => {
      let say: SecondSay = NOTHING_MORE;
      return act(
        () => whyNotSubmit(dossier, submission),
        async (at) => {
          const written = await school.recordEnrolment({ ...at, submissionId: submission.submissionId });
          say = sayOf(written);
          return written;
        },
        () => withSubmission(dossier, say),
      );
    },
    { validator: (submission) => refuseIf(whyNotSubmit(dossier, submission)) },
  );
  setHandler(
    refuseUpdate,
    (refusing) => {
      let say: SecondSay = NOTHING_MORE;
      return act(
        () => whyNotRefuse(dossier, refusing),
        async (at) => {
          const written = await school.recordRefusal({ ...at, submissionId: refusing.submissionId });
          say = sayOf(written);
          return written;
        },
        () => withRefusal(dossier, say),
      );
    },
    { validator: (refusing) => refuseIf(whyNotRefuse(dossier, refusing)) },
  );
  setHandler(
    agreeUpdate,
    (agreeing) =>
      act(
        () => whyNotAgree(dossier, agreeing),
        (at) => school.recordAgreement({ ...at, submissionId: agreeing.submissionId }),
        () => withAgreement(dossier),
      ),
    { validator: (agreeing) => refuseIf(whyNotAgree(dossier, agreeing)) },
  );
  setHandler(
    waiveAgreementUpdate,
    ({ submissionId }) =>
      act(
        () => whyNotWaiveAgreement(dossier),
        (at) => school.recordWaiver({ ...at, submissionId }),
        () => withAgreementWaived(dossier),
      ),
    { validator: (_) => refuseIf(whyNotWaiveAgreement(dossier)) },
  );
  setHandler(
    objectUpdate,
    (objecting) =>
      act(
        () => whyNotObject(dossier, objecting, Date.now()),
        (at) => school.recordDispute({ ...at, submissionId: objecting.submissionId }),
        () => withDispute(dossier),
      ),
    { validator: (objecting) => refuseIf(whyNotObject(dossier, objecting, Date.now())) },
  );
  setHandler(
    resolveDisputeUpdate,
    ({ submissionId, ...decision }) =>
      act(
        () => whyNotResolve(dossier, decision),
        (at) => school.recordResolution({ ...at, submissionId }),
        () => withResolution(dossier, decision.outcome, decision.hasChoices),
      ),
    { validator: (decision) => refuseIf(whyNotResolve(dossier, decision)) },
  );
  setHandler(
    setPaperUpdate,
    ({ submissionId }) =>
      act(
        () => whyNotAct(dossier, 'setPaper'),
        (at) => school.recordPaper({ ...at, submissionId, undoMs: undoMs() }),
        () => withUndoable(dossier, 'PAPER', submissionId, Date.now()),
      ),
    { validator: (_) => refuseIf(whyNotAct(dossier, 'setPaper')) },
  );
  setHandler(
    enterOnBehalfUpdate,
    ({ submissionId }) =>
      act(
        () => whyNotAct(dossier, 'enterOnBehalf'),
        (at) => school.recordPaperEnrolment({ ...at, submissionId }),
        () => withSubmission(dossier, NOTHING_MORE),
      ),
    { validator: (_) => refuseIf(whyNotAct(dossier, 'enterOnBehalf')) },
  );
  setHandler(
    markDocumentUpdate,
    ({ submissionId, documentId }) => {
      let complete = false;
      return act(
        () => whyNotAct(dossier, 'markDocument'),
        async (at) => {
          const written = await school.markDocument({ ...at, submissionId, documentId });
          complete = written.complete;
          return written;
        },
        () => withState(dossier, dossier.state === 'INTEGRATED' && complete ? 'COMPLETE' : dossier.state),
      );
    },
    { validator: (_) => refuseIf(whyNotAct(dossier, 'markDocument')) },
  );
  setHandler(
    unmarkDocumentUpdate,
    ({ submissionId, documentId }) =>
      act(
        () => whyNotAct(dossier, 'unmarkDocument'),
        (at) => school.unmarkDocument({ ...at, submissionId, documentId }),
        () => withState(dossier, dossier.state),
      ),
    { validator: (_) => refuseIf(whyNotAct(dossier, 'unmarkDocument')) },
  );
  setHandler(
    remindUpdate,
    ({ submissionId }) =>
      act(
        () => whyNotRemind(dossier),
        (at) => school.recordReminder({ ...at, submissionId, undoMs: undoMs() }),
        () => withUndoable(dossier, dossier.state, submissionId, Date.now()),
      ),
    { validator: (_) => refuseIf(whyNotRemind(dossier)) },
  );
  setHandler(
    integrateUpdate,
    ({ submissionId }) => {
      let complete = false;
      return act(
        () => whyNotIntegrate(dossier, Date.now()),
        async (at) => {
          const written = await school.integratePupil({ ...at, submissionId, undoMs: undoMs() });
          complete = written.complete;
          return written;
        },
        () => withUndoable(dossier, complete ? 'COMPLETE' : 'INTEGRATED', submissionId, Date.now()),
      );
    },
    { validator: (_) => refuseIf(whyNotIntegrate(dossier, Date.now())) },
  );
  setHandler(
    undoUpdate,
    (undoing) =>
      act(
        () => whyNotUndo(dossier, undoing, Date.now()),
        (at) => school.undoAct({ ...at, submissionId: undoing.submissionId, of: undoing.of }),
        () => withUndone(dossier),
      ),
    { validator: (undoing) => refuseIf(whyNotUndo(dossier, undoing, Date.now())) },
  );
  setHandler(
    reopenUpdate,
    ({ submissionId, until }) =>
      act(
        () => whyNotReopen(dossier, until, Date.now()),
        (at) => school.reopenEnrolment({ ...at, submissionId, until }),
        () => {
          [ownDeadline, graceGiven] = [true, false];
          return withReopening(dossier, until);
        },
      ),
    { validator: ({ until }) => refuseIf(whyNotReopen(dossier, until, Date.now())) },
  );
  setHandler(
    cancelUpdate,
    ({ submissionId }) =>
      act(
        () => whyNotAct(dossier, 'cancel'),
        (at) => school.cancelDossier({ ...at, submissionId }),
        () => withState(dossier, 'CANCELLED'),
      ),
    { validator: (_) => refuseIf(whyNotAct(dossier, 'cancel')) },
  );
  setHandler(moveCalendarSignal, (calendar) => {
    // The campaign's batch has written the row's closing; the run follows, unless the family has a deadline of its own.
    if (isAwaited(dossier) && !ownDeadline) dossier = { ...dossier, calendar };
  });

  /**
   * At the deadline: a family caught with a draft gets its grace, once (E-09); otherwise the dossier closes. An act that was
   * written and that the engine forgot comes first: the turn is left to whoever resends it.
   */
  const close = async (): Promise<void> => {
    const before = dossier;
    const overtaken = await inTurn(async () => {
      if (!isAwaited(dossier) || Date.now() < dossier.calendar.closesAt) return false;
      const until = graceGiven ? null : graceUntil(dossier.calendar);
      const at = { dossierId: dossier.id, sequence: dossier.sequence + 1 };
      const { grace, refusal } = await school.closeEnrolment({ ...at, graceUntil: until });
      if (refusal) return true;
      graceGiven ||= grace;
      dossier = grace ? withGrace(dossier) : withClosing(dossier);
      return false;
    });
    if (overtaken) await condition(() => dossier !== before, RESENT_WITHIN_MS);
  };

  /** While the family may act: a reminder at each of its moments as long as it has done nothing, then the closing. */
  const awaitFamily = async (): Promise<void> => {
    let after = Date.now(); // a reminder due before this moment is never sent late
    while (isAwaited(dossier)) {
      const { calendar, state, agreement } = dossier;
      const reminders = whyNotRemind(dossier) === null ? calendar.reminders : [];
      const wake = nextWake({ ...calendar, reminders }, dossier.id, after);
      const changed = () =>
        dossier.calendar !== calendar ||
        dossier.state !== state ||
        dossier.agreement !== agreement ||
        !isAwaited(dossier);
      if (await condition(changed, Math.max(1, wake.at - Date.now()))) continue;
      if (wake.kind === 'closing') {
        await close();
      } else {
        const reminder = wake.reminder ?? 0;
        await school.remindFamily({
          dossierId: dossier.id,
          reminder,
          last: reminder === calendar.reminders.length - 1,
        });
        after = wake.at;
      }
    }
  };

  /** What was done last may be taken back for a while, even when nothing more is to be done. */
  const isTakenBack = (): Promise<boolean> =>
    condition(() => !isOver(dossier), Math.max(1, (dossier.undoable?.until ?? 0) - Date.now()));

  if (dossier.state === 'NOTIFIED') await school.inviteFamily({ dossierId: dossier.id });
  for (;;) {
    if (isAwaited(dossier)) await awaitFamily();
    else if (!isOver(dossier)) await condition(() => isOver(dossier) || isAwaited(dossier));
    else if (!dossier.undoable || !(await isTakenBack())) break;
  }
  await condition(allHandlersFinished);
  return dossier;
}

const NOTHING_MORE: SecondSay = { agreement: 'NOT_NEEDED', objectionUntil: null };
/** What the campaign's policy leaves to the other guardian, as the transaction found it. */
const sayOf = ({ agreement, objectionUntil }: Partial<SecondSay>): SecondSay => ({
  agreement: agreement ?? 'NOT_NEEDED',
  objectionUntil: objectionUntil ?? null,
});
