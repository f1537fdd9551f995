import { allHandlersFinished, condition, proxyActivities, setHandler } from '@temporalio/workflow';
import type { BulkActActivities, BulkActBatches } from '../../activities/bulk-act.ts';
import {
  type BulkActRun,
  begun,
  whyNotUndo,
  withEnd,
  withUndoing,
  withUndone,
} from '../../domain/bulk-act/bulk-act.ts';
import { refusal } from '../../domain/refusals.ts';
import { takingTurns } from '../in-turn.ts';
import { taskQueues } from '../messages.ts';
import { refuseIf } from '../refuse-if.ts';
import { RESENT_WITHIN_MS } from '../resent.ts';
import { writing } from '../written.ts';
import { type BulkActOpening, beginBulkActUpdate, undoBulkActUpdate, viewBulkActQuery } from './messages.ts';

const school = writing<BulkActActivities>();
const { handInLines, undoLines } = proxyActivities<BulkActBatches>({
  taskQueue: taskQueues.bulk,
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});

/**
 * One act of the staff on many subjects: confirmed, it hands in each line's own submission, a few at once, looking again at
 * those that nobody answered until every line is settled; then it waits while what was done may be taken back, and, when
 * asked, hands in the undoing of each. What became of each line is in its row; the run holds no line.
 */
export async function bulkAct({ bulkActId }: BulkActOpening): Promise<BulkActRun | null> {
  let run: BulkActRun | null = null;
  let refused = false;
  /** The submission that asked to take it all back. */
  let undoing = null as string | null;
  const inTurn = takingTurns();
  const existing = (): BulkActRun => {
    if (!run) refuseIf(refusal('not-found'));
    return run as BulkActRun;
  };
  const at = () => ({ bulkActId, sequence: (run?.sequence ?? 0) + 1 });

  setHandler(viewBulkActQuery, existing);
  setHandler(beginBulkActUpdate, ({ submissionId }) =>
    inTurn(async () => {
      if (run) return run;
      const written = await school.beginBulkAct({ ...at(), submissionId });
      refused = written.refusal !== undefined;
      refuseIf(written.refusal);
      run = begun(bulkActId);
      return run;
    }),
  );
  setHandler(
    undoBulkActUpdate,
    ({ submissionId }) =>
      inTurn(async () => {
        refuseIf(whyNotUndo(existing(), Date.now()));
        refuseIf((await school.beginUndoing({ ...at(), submissionId })).refusal);
        undoing = submissionId;
        run = withUndoing(existing());
        return run;
      }),
    { validator: (_) => refuseIf(whyNotUndo(existing(), Date.now())) },
  );

  /** Leaves what was done as it is; false when an undoing that the engine forgot stands at that place and is resent first. */
  const keep = (): Promise<boolean> =>
    inTurn(async () => {
      if (undoing) return false;
      return (await school.keepBulkAct(at())).refusal === undefined;
    });

  await condition(() => refused || run !== null);
  await condition(allHandlersFinished);
  if (refused) return null;

  await untilNoneWaits(() => handInLines({ bulkActId }));
  const { undoUntil } = await school.endBulkAct(at());
  run = withEnd(existing(), undoUntil);

  if (undoUntil !== null) {
    await condition(() => undoing !== null, Math.max(1, undoUntil - Date.now()));
    while (!undoing && !(await keep())) await condition(() => undoing !== null, RESENT_WITHIN_MS);
  }
  if (undoing) {
    const submissionId = undoing;
    await untilNoneWaits(() => undoLines({ bulkActId, submissionId }));
    await school.endUndoing(at());
    run = withUndone(existing());
  }
  await condition(allHandlersFinished);
  return run;
}

/** A batch works for most of an hour at a time, then says how many lines nobody has answered yet. */
async function untilNoneWaits(batch: () => Promise<{ waiting: number }>): Promise<void> {
  let { waiting } = await batch();
  while (waiting > 0) ({ waiting } = await batch());
}
