/**
 * What families choose, counted by option, against the places the lycée has (§3.7, F-40): enough to prepare the next year
 * before a single pupil is integrated.
 */
import type { ChoiceGroup, ChoiceOption } from './choices.ts';

/** How many dossiers hold an option at a place among their wishes; 1 is the first. */
export interface ChoiceCount {
  readonly code: string;
  readonly position: number;
  readonly dossiers: number;
}

/** Dossiers to which the lycée granted `code` instead of their first wish. */
export interface GrantedCount {
  readonly code: string;
  readonly first: string;
  readonly dossiers: number;
}

export interface OptionWishes extends ChoiceOption {
  /** Whether families see it. */
  readonly offered: boolean;
  readonly first: number;
  readonly further: number;
  /** Places taken: an option in a ranked group is taken by its first wishes, unless another one was granted. */
  readonly held: number;
  readonly capacity: number | null;
  /** Below zero when more were taken than there are. */
  readonly remaining: number | null;
}

/**
 * The options of a group with their counts, in the order of the group; then those that are chosen and no longer in it, by
 * code. Only a ranked group knows first and further wishes, and a group of languages which comes first: each option of
 * another group is chosen or not, and takes a place whatever its rank in the answer.
 */
export function wishesOf(
  group: Pick<ChoiceGroup, 'mode' | 'options'>,
  {
    hidden,
    capacities,
    counts,
    granted,
  }: {
    readonly hidden: readonly string[];
    readonly capacities: Readonly<Record<string, number>>;
    readonly counts: readonly ChoiceCount[];
    readonly granted: readonly GrantedCount[];
  },
): OptionWishes[] {
  const sum = (rows: readonly { dossiers: number }[]): number => rows.reduce((total, row) => total + row.dossiers, 0);
  const ordered = group.mode === 'RANKED' || group.mode === 'SWAP';
  const known = new Set(group.options.map(({ code }) => code));
  const chosen = [...counts, ...granted].map(({ code }) => code).filter((code) => !known.has(code));
  const strangers = [...new Set(chosen)].sort().map((code) => ({ code, label: code }));
  return [...group.options, ...strangers].map(({ code, label }) => {
    const mine = counts.filter((count) => count.code === code);
    const first = sum(ordered ? mine.filter(({ position }) => position === 1) : mine);
    const further = sum(mine) - first;
    const held =
      group.mode === 'RANKED'
        ? first +
          sum(granted.filter((each) => each.code === code && each.first !== code)) -
          sum(granted.filter((each) => each.first === code && each.code !== code))
        : first + further;
    const capacity = capacities[code] ?? null;
    const offered = known.has(code) && !hidden.includes(code);
    return {
      code,
      label,
      offered,
      first,
      further,
      held,
      capacity,
      remaining: capacity === null ? null : capacity - held,
    };
  });
}
