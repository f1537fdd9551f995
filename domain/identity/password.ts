/**
 * Strength of a password (CNIL 2022-100): at least 50 bits of entropy where attempts are throttled, as they are here.
 * Entropy is counted as length × log2(size of the alphabets in use); a word repeated or a run of keys counts once.
 */
export function isStrongEnough(password: string): boolean {
  if (password.length < 8 || password.length > 128) return false;
  const alphabets: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[^A-Za-z0-9]/, 33],
  ];
  const size = alphabets.reduce((sum, [pattern, count]) => (pattern.test(password) ? sum + count : sum), 0);
  const useful = password.replaceAll(/(.)\1+/gsu, '$1').length;
  return useful * Math.log2(size) >= 50;
}
