/**
 * Names of establishments as people write them. SIECLE gives them in capitals, in two parts (DENOM_PRINC, DENOM_COMPL);
 * a sentence wants « au lycée polyvalent Anita Conti » (domain.md §6.1, §8).
 */
const ACCENTED: Readonly<Record<string, string>> = {
  lycee: 'lycée',
  college: 'collège',
  ecole: 'école',
  general: 'général',
  metiers: 'métiers',
  cite: 'cité',
  regional: 'régional',
  etablissement: 'établissement',
  hotelier: 'hôtelier',
  hotellerie: 'hôtellerie',
  pole: 'pôle',
  superieur: 'supérieur',
  unite: 'unité',
};
/** Words of a kind of establishment, which keep their small letter inside a sentence. */
const COMMON = new Set([
  ...Object.values(ACCENTED),
  ...'polyvalent technologique professionnel agricole centre scolaire international section groupe campus'.split(' '),
  ...'enseignement institut ensemble maison et de du des la le les en aux au à'.split(' '),
]);
const ACRONYMS = new Set(['LP', 'LPO', 'LGT', 'LEGT', 'LT', 'EREA', 'EPLE', 'SEP', 'SEGPA', 'CFA', 'CNED', 'GRETA']);
/** Of a king or a pope: `JEAN XXIII`. */
const ORDINAL = /^(?=[XVI]{2})X{0,3}(IX|IV|V?I{0,3})$/;
const MASCULINE = new Set(['lycée', 'collège', 'centre', 'groupe', 'pôle', 'campus', 'lp', 'lpo', 'lgt', 'legt', 'lt']);
const FEMININE = new Set(['cité', 'section', 'maison']);
const VOWEL = new Set(['école', 'établissement', 'institut', 'ensemble', 'unité', 'erea']);

/**
 * « Lycée polyvalent Anita Conti » of `LYCEE POLYVALENT` and `ANITA CONTI`; a name already in small letters is kept as it
 * is written. Accents of proper names that the file left out are not guessed.
 */
export function schoolName(name: string, complement: string | null = null): string {
  const given = [name, complement ?? ''].join(' ').replaceAll(/\s+/g, ' ').trim();
  return capitalised(given === given.toUpperCase() ? inSmallLetters(given) : given);
}

/** « au lycée Anita Conti », « à l’école … », “at Lycée Anita Conti”. */
export const atSchool = (name: string, language: 'fr' | 'en'): string =>
  language === 'en' ? `at ${schoolName(name)}` : withArticle(name, { masculine: 'au', other: 'à' });

/** « du lycée Anita Conti », « de l’école … », “of Lycée Anita Conti”. */
export const ofSchool = (name: string, language: 'fr' | 'en'): string =>
  language === 'en' ? `of ${schoolName(name)}` : withArticle(name, { masculine: 'du', other: 'de' });

/** « le lycée Anita Conti », « l’école … », “Lycée Anita Conti”. */
export const theSchool = (name: string, language: 'fr' | 'en'): string =>
  language === 'en' ? schoolName(name) : withArticle(name, { masculine: 'le', other: '' });

function withArticle(name: string, { masculine, other }: { masculine: string; other: string }): string {
  const display = schoolName(name);
  const [first = '', ...rest] = display.split(' ');
  const kind = first.toLowerCase();
  const preposition = other === '' ? '' : `${other} `;
  const inSentence = [ACRONYMS.has(first) ? first : kind, ...rest].join(' ');
  if (MASCULINE.has(kind)) return `${masculine} ${inSentence}`;
  if (FEMININE.has(kind)) return `${preposition}la ${inSentence}`;
  if (VOWEL.has(kind)) return `${preposition}l’${inSentence}`;
  // A name that does not say what it names: say it for it.
  return `${preposition}l’établissement ${display}`;
}

function inSmallLetters(name: string): string {
  return name.replaceAll(/[\p{L}\p{N}]+/gu, (word) => {
    if (ACRONYMS.has(word) || ORDINAL.test(word)) return word;
    const small = word.toLowerCase();
    const accented = ACCENTED[small] ?? small;
    if (COMMON.has(accented) || accented === 'd' || accented === 'l') return accented;
    return capitalised(small);
  });
}

const capitalised = (text: string): string => text.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
