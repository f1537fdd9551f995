import { subject } from '@casl/ability';
import { mayReviewAt } from '../permissions/review.ts';
import type { Ability } from '../permissions/rules.ts';
import type { ChangeKind } from '../pupil-record/fields.ts';

/**
 * How a member of the staff hears of the changes that wait (issue: M-13): once a day, at each change, or never; each clerk
 * chooses, and the daily digest is what nobody has to choose.
 */
export const DIGEST_MODES = ['DAILY', 'EACH', 'NONE'] as const;
export type DigestMode = (typeof DIGEST_MODES)[number];
export const USUAL_DIGEST: DigestMode = 'DAILY';

/** Working days after which a wait is told to the staff, then to the head (§2.2-5). Nothing is ever accepted by silence. */
export const PATIENCE = { STAFF: 5, HEAD: 15 } as const;

/** What waits at an establishment: fields to decide by kind, how many for long, enrolments to integrate. Never a name. */
export interface Waiting {
  readonly byKind: Readonly<Partial<Record<ChangeKind, number>>>;
  /** Of the fields, those that have waited for more than 5 working days. */
  readonly late: number;
  /** Enrolments validated by their families that await their integration. */
  readonly enrolments: number;
}
/** The same for the establishment, with what of it is the regime: all that some may decide (§4, the bursar). */
export interface EverythingWaiting extends Waiting {
  readonly regime: { readonly fields: number; readonly late: number };
}

export const fieldsOf = ({ byKind }: Pick<Waiting, 'byKind'>): number =>
  Object.values(byKind).reduce((sum, count) => sum + count, 0);

/** Whether somebody hears of an establishment at all: who decides changes there, or integrates its pupils. */
export const mayHear = (ability: Ability, uai: string): boolean =>
  mayReviewAt(ability, uai) || mayIntegrateAt(ability, uai);

/** The part of what waits that one person may deal with; null when nothing of it is theirs. */
export function waitingFor(ability: Ability, uai: string, all: EverythingWaiting): Waiting | null {
  const { fields, late } = all.regime;
  const own: Waiting = {
    ...(ability.can('recordChange.review', subject('RecordChange', { uai }))
      ? { byKind: all.byKind, late: all.late }
      : mayReviewAt(ability, uai)
        ? { byKind: fields > 0 ? { pupil: fields } : {}, late }
        : { byKind: {}, late: 0 }),
    enrolments: mayIntegrateAt(ability, uai) ? all.enrolments : 0,
  };
  return fieldsOf(own) === 0 && own.enrolments === 0 ? null : own;
}

const mayIntegrateAt = (ability: Ability, uai: string): boolean =>
  ability.can('dossier.integrate', subject('Dossier', { receivingUai: uai }));

/** Somebody of the staff as a digest sees them. */
export interface Clerk {
  readonly mode: DigestMode;
  readonly isHead: boolean;
  /** Without an address there is nothing to send to. */
  readonly hasAddress: boolean;
  /** What of the waiting is theirs; null for nothing. */
  readonly own: Waiting | null;
}

/**
 * Who is written to this morning: those who keep the daily digest and have something to do. Where a change has waited for
 * more than 5 working days and no digest tells of it, the head is told whatever the head chose (§2.2-5).
 */
export function readersOf<C extends Clerk>(clerks: readonly C[]): C[] {
  const reachable = clerks.filter(({ hasAddress, own }) => hasAddress && own !== null);
  const daily = reachable.filter(({ mode }) => mode === 'DAILY');
  const told = Math.max(0, ...daily.map(({ own }) => own?.late ?? 0));
  const late = Math.max(0, ...clerks.map(({ own }) => own?.late ?? 0));
  if (told >= late) return daily;
  return [...daily, ...reachable.filter(({ isHead, mode }) => isHead && mode !== 'DAILY')];
}
