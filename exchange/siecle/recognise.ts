/** What tells people apart when identifiers do not: names as people compare them. */

/** Without case, accents, apostrophes or hyphens: `D’Œuvre` and `D\'OEUVRE` are one name. */
export function nameKey(...names: readonly (string | null)[]): string {
  return names
    .map((name) => name ?? '')
    .join('|')
    .toUpperCase()
    .replaceAll('Œ', 'OE')
    .replaceAll('Æ', 'AE')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}|]+/gu, ' ');
}

/** Rows by a value they may lack. */
export function indexBy<T>(rows: readonly T[], keyOf: (row: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>();
  for (const row of rows) {
    const value = keyOf(row);
    if (value === null) continue;
    const same = index.get(value);
    if (same) same.push(row);
    else index.set(value, [row]);
  }
  return index;
}
