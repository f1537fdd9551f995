/**
 * A list that changes while somebody reads it (§2.2-2): what is shown stays where it is. A set that is not to decide any more
 * keeps its place and says so; one that comes after all the others is added at the end, where nothing moves; any other waits
 * until the reader asks for it.
 */
interface Identified {
  readonly id: string;
}

export interface Shown<Line extends Identified> {
  readonly lines: readonly Line[];
  /** Ids of the lines that the list, read anew, does not hold any more. */
  readonly gone: ReadonlySet<string>;
  /** How many wait to be shown. */
  readonly waiting: number;
}

/**
 * @param shown what the reader has before them
 * @param read the list as it is now, from its beginning
 * @param more whether the list as it is now goes on after `read`
 */
export function withNews<Line extends Identified>(
  shown: readonly Line[],
  read: readonly Line[],
  more: boolean,
): Shown<Line> {
  const now = new Map(read.map((line) => [line.id, line]));
  const known = new Set(shown.map(({ id }) => id));
  const lastKept = read.findLastIndex(({ id }) => known.has(id));
  // Of lines beyond what was read nothing is known, unless the list ends there.
  const sure = more ? shown.findIndex(({ id }) => id === read[lastKept]?.id) : shown.length - 1;
  const gone = new Set(shown.filter(({ id }, rank) => rank <= sure && !now.has(id)).map(({ id }) => id));
  const allRead = sure === shown.length - 1;
  const after = allRead ? read.slice(lastKept + 1) : [];
  return {
    lines: [...shown.map((line) => now.get(line.id) ?? line), ...after],
    gone,
    waiting: read.filter(({ id }) => !known.has(id)).length - after.length,
  };
}
