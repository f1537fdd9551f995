import { allHandlersFinished, condition, setHandler } from '@temporalio/workflow';
import type { EnrolmentDossierActivities } from '../../activities/enrolment-dossier.ts';
import { nextWake } from '../../domain/campaign/calendar.ts';
import {
  type Dossier,
  isAwaited,
  isOver,
  opened,
  whyNotAct,
  whyNotRefuse,
  whyNotReopen,
  whyNotSubmit,
  withClosing,
  withGrace,
  withReopening,
  withState,
  withSubmission,
} from '../../domain/enrolment-dossier/dossier.ts';
import type { Refusal } from '../../domain/refusals.ts';
import { takingTurns } from '../in-turn.ts';
import { refuseIf } from '../refuse-if.ts';
import { RESENT_WITHIN_MS } from '../resent.ts';
import { writing } from '../written.ts';
import {
  type DossierOpening,
  integrateUpdate,
  markDocumentUpdate,
  moveCalendarSignal,
  refuseUpdate,
  reopenUpdate,
  setPaperUpdate,
  submitUpdate,
  viewDossierQuery,
} from './messages.ts';

const school = writing<EnrolmentDossierActivities>();

/**
 * One pupil's enrolment dossier: opened by its campaign, it tells the family, reminds it, takes its acceptance or refusal,
 * closes itself at its own deadline, then waits for the lycée to integrate the pupil and receive the documents (§3.6).
 * It ends when complete; a refused or unenrolled dossier rests, since the school may reopen it.
 * The run holds ids, steps and decisions only; what the family wrote stays in the database, erasable.
 */
export async function enrolmentDossier(opening: DossierOpening): Promise<Dossier> {
  let dossier = opened(opening.dossierId, opening.state, opening.calendar);
  let ownDeadline = false;
  let graceGiven = false;
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
    (submission) =>
      act(
        () => whyNotSubmit(dossier, submission),
        (at) => school.recordEnrolment({ ...at, submissionId: submission.submissionId }),
        () => withSubmission(dossier, { agreement: 'NOT_NEEDED', objectionUntil: null }),
      ),
    { validator: (submission) => refuseIf(whyNotSubmit(dossier, submission)) },
  );
  setHandler(
    refuseUpdate,
    (refusing) =>
      act(
        () => whyNotRefuse(dossier, refusing),
        (at) => school.recordRefusal({ ...at, submissionId: refusing.submissionId }),
        () => withState(dossier, 'REFUSED'),
      ),
    { validator: (refusing) => refuseIf(whyNotRefuse(dossier, refusing)) },
  );
  setHandler(
    setPaperUpdate,
    ({ submissionId }) =>
      act(
        () => whyNotAct(dossier, 'setPaper'),
        (at) => school.recordPaper({ ...at, submissionId }),
        () => withState(dossier, 'PAPER'),
      ),
    { validator: (_) => refuseIf(whyNotAct(dossier, 'setPaper')) },
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
    integrateUpdate,
    ({ submissionId }) => {
      let complete = false;
      return act(
        () => whyNotAct(dossier, 'integrate'),
        async (at) => {
          const written = await school.integratePupil({ ...at, submissionId });
          complete = written.complete;
          return written;
        },
        () => withState(dossier, complete ? 'COMPLETE' : 'INTEGRATED'),
      );
    },
    { validator: (_) => refuseIf(whyNotAct(dossier, 'integrate')) },
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
      const graceUntil = graceGiven ? null : dossier.calendar.closesAt + dossier.calendar.graceMs;
      const at = { dossierId: dossier.id, sequence: dossier.sequence + 1 };
      const { grace, refusal } = await school.closeEnrolment({ ...at, graceUntil });
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
      const { calendar, state } = dossier;
      const reminders = state === 'NOTIFIED' ? calendar.reminders : [];
      const wake = nextWake({ ...calendar, reminders }, dossier.id, after);
      const changed = () => dossier.calendar !== calendar || dossier.state !== state || !isAwaited(dossier);
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

  if (dossier.state === 'NOTIFIED') await school.inviteFamily({ dossierId: dossier.id });
  while (!isOver(dossier)) {
    if (isAwaited(dossier)) await awaitFamily();
    else await condition(() => isOver(dossier) || isAwaited(dossier));
  }
  await condition(allHandlersFinished);
  return dossier;
}
