import { allHandlersFinished, condition, setHandler } from '@temporalio/workflow';
import type { RecordChangeActivities } from '../../activities/record-change.ts';
import {
  awaitsDecision,
  type RecordChange,
  submitted,
  whyNotDecide,
  whyNotWithdraw,
  withDecisions,
  withState,
} from '../../domain/record-change/record-change.ts';
import { refusal } from '../../domain/refusals.ts';
import { takingTurns } from '../in-turn.ts';
import { refuseIf } from '../refuse-if.ts';
import { writing } from '../written.ts';
import {
  decideUpdate,
  type RecordChangeOpening,
  submitRecordChangeUpdate,
  viewRecordChangeQuery,
  withdrawUpdate,
} from './messages.ts';

const school = writing<RecordChangeActivities>();

/**
 * One guardian's changes of one pupil's record: acknowledged, reviewed field by field by the school, applied to the pupil
 * base in one transaction, then told to both legal guardians (§2.2). Nothing reaches the base before (F-21).
 * The run is born with its first update; a set refused there ends it at once. It holds item ids and decisions, no value.
 */
export async function recordChange({ recordChangeId }: RecordChangeOpening): Promise<RecordChange | null> {
  let change: RecordChange | null = null;
  let refused = false;
  const inTurn = takingTurns();
  /** The set, for the acts that suppose it is there. */
  const existing = (): RecordChange => {
    if (!change) refuseIf(refusal('not-found'));
    return change as RecordChange;
  };
  const at = () => ({ recordChangeId, sequence: (change?.sequence ?? 0) + 1 });

  setHandler(viewRecordChangeQuery, existing);
  setHandler(submitRecordChangeUpdate, ({ submissionId }) =>
    inTurn(async () => {
      if (change) return change;
      const written = await school.openReview({ ...at(), submissionId });
      refused = written.refusal !== undefined;
      refuseIf(written.refusal);
      change = submitted(recordChangeId, written.items);
      return change;
    }),
  );
  setHandler(
    decideUpdate,
    ({ submissionId, decisions }) =>
      inTurn(async () => {
        refuseIf(whyNotDecide(existing(), decisions));
        const decided = withDecisions(existing(), decisions);
        refuseIf((await school.recordDecisions({ ...at(), submissionId, state: decided.state })).refusal);
        change = decided;
        return change;
      }),
    { validator: ({ decisions }) => refuseIf(whyNotDecide(existing(), decisions)) },
  );
  setHandler(
    withdrawUpdate,
    ({ submissionId }) =>
      inTurn(async () => {
        refuseIf(whyNotWithdraw(existing()));
        refuseIf((await school.recordWithdrawal({ ...at(), submissionId })).refusal);
        change = withState(existing(), 'WITHDRAWN');
        return change;
      }),
    { validator: (_) => refuseIf(whyNotWithdraw(existing())) },
  );

  await condition(() => refused || (change !== null && !awaitsDecision(change)));
  await condition(allHandlersFinished);
  if (refused || existing().state === 'WITHDRAWN') return change;

  await school.applyDecisions(at());
  change = withState(existing(), 'APPLIED');
  await school.tellGuardians(at());
  change = withState(change, 'NOTIFIED');
  await condition(allHandlersFinished);
  return change;
}
