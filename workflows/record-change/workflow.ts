import { allHandlersFinished, condition, setHandler } from '@temporalio/workflow';
import type {
  AskedRecordChangeAct,
  RecordChangeAct,
  RecordChangeActivities,
  Reminder,
  SetWritten,
} from '../../activities/record-change.ts';
import {
  awaitsDecision,
  opened,
  type RecordChange,
  submitted,
  type WrittenSet,
  whyNotClaim,
  whyNotDecide,
  whyNotWithdraw,
  withDecisions,
  withWritten,
} from '../../domain/record-change/record-change.ts';
import { type Refusal, refusal } from '../../domain/refusals.ts';
import { takingTurns } from '../in-turn.ts';
import { refuseIf } from '../refuse-if.ts';
import { RESENT_WITHIN_MS } from '../resent.ts';
import { writing } from '../written.ts';
import {
  claimUpdate,
  decideUpdate,
  type RecordChangeOpening,
  releaseUpdate,
  settleUpdate,
  submitRecordChangeUpdate,
  viewRecordChangeQuery,
  withdrawUpdate,
} from './messages.ts';

const school = writing<RecordChangeActivities>();

/**
 * One guardian's changes of one pupil's record: acknowledged, reviewed field by field by the school, applied to the pupil
 * base in one transaction, then told to both legal guardians (§2.2). Nothing reaches the base before (F-21).
 * The run is born with its first update; a set refused there ends it at once. It holds item ids and decisions, no value. The
 * tables judge the items, which imports and other guardians' sets change too (§2.3): each act answers with what they say.
 */
export async function recordChange({ recordChangeId }: RecordChangeOpening): Promise<RecordChange | null> {
  let change: RecordChange | null = null;
  let refused = false;
  let reminders: readonly Reminder[] = [];
  const inTurn = takingTurns();
  /** The set, for the acts that suppose it is there. */
  const existing = (): RecordChange => {
    if (!change) refuseIf(refusal('not-found'));
    return change as RecordChange;
  };
  const at = () => ({ recordChangeId, sequence: (change?.sequence ?? 0) + 1 });
  /** An act of somebody: judged by the rule, then by the tables; the set is what they say of it. */
  const act = (
    whyNot: (change: RecordChange) => Refusal | null,
    write: (at: AskedRecordChangeAct) => Promise<SetWritten>,
    submissionId: string,
    expected: (change: RecordChange) => WrittenSet = (known) => known,
  ): Promise<RecordChange> =>
    inTurn(async () => {
      refuseIf(whyNot(existing()));
      const written = await write({ ...at(), submissionId });
      refuseIf(written.refusal);
      change = withWritten(existing(), asWritten(written, expected(existing())));
      return change;
    });

  setHandler(viewRecordChangeQuery, existing);
  setHandler(submitRecordChangeUpdate, ({ submissionId }) =>
    inTurn(async () => {
      if (change) return change;
      const written = await school.openReview({ ...at(), submissionId });
      refused = written.refusal !== undefined;
      refuseIf(written.refusal);
      reminders = written.reminders ?? [];
      change = submitted(recordChangeId, asWritten(written, opened(written.items ?? {})));
      return change;
    }),
  );
  setHandler(claimUpdate, ({ submissionId }) => act(whyNotClaim, school.recordClaim, submissionId), {
    validator: (_) => refuseIf(whyNotClaim(existing())),
  });
  setHandler(releaseUpdate, ({ submissionId }) => act(whyNotClaim, school.recordRelease, submissionId), {
    validator: (_) => refuseIf(whyNotClaim(existing())),
  });
  setHandler(
    decideUpdate,
    ({ submissionId, decisions }) =>
      act(
        (known) => whyNotDecide(known, decisions),
        school.recordDecisions,
        submissionId,
        (known) => withDecisions(known, decisions),
      ),
    { validator: ({ decisions }) => refuseIf(whyNotDecide(existing(), decisions)) },
  );
  setHandler(
    withdrawUpdate,
    ({ submissionId }) =>
      act(whyNotWithdraw, school.recordWithdrawal, submissionId, (known) => ({ ...known, state: 'WITHDRAWN' })),
    { validator: (_) => refuseIf(whyNotWithdraw(existing())) },
  );
  setHandler(settleUpdate, ({ submissionId }) => act(() => null, school.recordSettling, submissionId));

  const over = (): boolean => !awaitsDecision(existing());

  /** Until nothing waits for the school; told on the way to the staff, then to the head (§2.2-5). */
  const untilDecided = async (): Promise<void> => {
    for (const { to, at: due } of reminders) {
      if (await condition(over, Math.max(1, due - Date.now()))) return;
      await school.tellOfDelay({ recordChangeId, to });
      reminders = reminders.filter((reminder) => reminder.to !== to);
    }
    await condition(over);
  };

  /**
   * What the process writes by itself, in turn with the acts of people. False when the tables hold an act that the run does
   * not know of: it is resent, and must find the turn free.
   */
  const written = (
    write: (at: RecordChangeAct) => Promise<SetWritten>,
    expected: RecordChange['state'],
  ): Promise<boolean> =>
    inTurn(async () => {
      const answer = await write(at());
      if (answer?.refusal) return false;
      change = withWritten(existing(), asWritten(answer, { ...existing(), state: expected }));
      return true;
    });
  const orResent = async (attempt: () => Promise<boolean>): Promise<void> => {
    for (let before = existing().sequence; !(await attempt()); before = existing().sequence) {
      await condition(() => existing().sequence !== before, RESENT_WITHIN_MS);
    }
  };

  await condition(() => refused || change !== null);
  await condition(allHandlersFinished);
  if (refused) return null;
  do {
    await untilDecided();
    await condition(allHandlersFinished);
    if (ended(existing())) return change;
    // The base may have come between the last decision and this writing: then that decision is asked for again.
    await orResent(async () => awaitsDecision(existing()) || (await written(school.applyDecisions, 'APPLIED')));
  } while (awaitsDecision(existing()));
  // The writing itself may find that every field was overtaken and sent again.
  if (ended(existing())) return change;
  await orResent(() => written(school.tellGuardians, 'NOTIFIED'));
  await condition(allHandlersFinished);
  return change;
}

/** Taken back, or sent again as a whole: nobody is written to. */
const ended = ({ state }: RecordChange): boolean => state === 'WITHDRAWN' || state === 'SUPERSEDED';

/** What an act answered. Acts recorded before the tables answered with the set say nothing: then the rules do. */
const asWritten = (answer: SetWritten | undefined, expected: WrittenSet): WrittenSet => ({
  state: answer?.state ?? expected.state,
  items: answer?.items ?? expected.items,
});
