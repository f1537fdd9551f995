import type { ReportProblem } from './problems.ts';

/** What applying one file needs to know beside its records. */
export interface FileContext {
  readonly uai: string;
  readonly schoolYear: number;
  /** Today in the academy's zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** Academy of an establishment first seen, for the file that describes it. */
  readonly academyCode: string | null;
  readonly report: ReportProblem;
}
