/** Integration of several pupils, one after the other: each is its own act, with its own receipt or its own reason. */
import { whyNotAct } from '../../../domain/enrolment-dossier/dossier.ts';
import { answered, api, newSubmissionId, once, type Schemas, settled } from '../../client/client.ts';
import { isPassing, Problem } from '../../client/problem.ts';

export type Line = Schemas['DossierLine'];

/** What became of one pupil. `id` is kept so that trying again after a lost answer has one effect. */
export interface Result {
  readonly line: Line;
  readonly submissionId: string;
  readonly state: 'waiting' | 'done' | 'failed';
  /** The receipt's number, once there is one. */
  readonly number: string | null;
  readonly problem: Problem | null;
}

/** Why a pupil cannot be integrated now, or null: the state, or a change of the record that waits for a decision (§3.6). */
export function whyNotIntegrate(line: Pick<Line, 'state' | 'undecidedChanges'>): 'state' | 'undecided-changes' | null {
  // SEEN and IN_PROGRESS are dates on a notified dossier: no act begins there that NOTIFIED would not allow.
  const state = line.state === 'SEEN' || line.state === 'IN_PROGRESS' ? 'NOTIFIED' : line.state;
  if (whyNotAct({ state }, 'integrate')) return 'state';
  return line.undecidedChanges > 0 ? 'undecided-changes' : null;
}

export const begun = (lines: readonly Line[]): Result[] =>
  lines.map((line) => ({ line, submissionId: newSubmissionId(), state: 'waiting', number: null, problem: null }));

/** Only what failed on the way, to try again: what the rules refused would be refused again. */
export const toTryAgain = (results: readonly Result[]): Result[] =>
  results
    .filter(({ problem }) => problem !== null && isPassing(problem))
    .map((result) => ({ ...result, state: 'waiting', problem: null }));

/**
 * Integrates the pupils in order and tells each result as it comes. A pupil that fails stops nobody else; a session that
 * ends, or a page that is left, stops all.
 */
export async function integrateAll(
  results: readonly Result[],
  tell: (result: Result) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const result of results) {
    if (signal.aborted) return;
    try {
      const params = { path: { dossierId: result.line.id }, header: once(result.submissionId) };
      const { data } = await answered(api.POST('/api/dossiers/{dossierId}/integrations', { params, body: {} }));
      tell({ ...result, number: data.number });
      const end = await settled(data, signal);
      if (end.refusal) throw Problem.of(end.refusal, end.refusal.status);
      tell({ ...result, state: 'done', number: end.number });
    } catch (error) {
      if (signal.aborted) return;
      const problem = error instanceof Problem ? error : new Problem('unexpected', 0);
      tell({ ...result, state: 'failed', problem });
      if (problem.code === 'session-required') return;
    }
  }
}
