/**
 * Labels of SIECLE's nomenclatures as people write them: the files give them in capitals and often without accents
 * (`SECONDE GENERALE ET TECHNOLOGIQUE`). A label already in small letters is kept as it is written.
 */
const ACCENTED: Readonly<Record<string, string>> = {
  generale: 'générale',
  general: 'général',
  premiere: 'première',
  troisieme: 'troisième',
  quatrieme: 'quatrième',
  cinquieme: 'cinquième',
  sixieme: 'sixième',
  metiers: 'métiers',
  numerique: 'numérique',
  energetique: 'énergétique',
  electricite: 'électricité',
  hotellerie: 'hôtellerie',
  theatre: 'théâtre',
  sante: 'santé',
  securite: 'sécurité',
  economie: 'économie',
  economiques: 'économiques',
  litterature: 'littérature',
  societe: 'société',
  methodes: 'méthodes',
  creation: 'création',
  activites: 'activités',
  ingenieur: 'ingénieur',
  education: 'éducation',
  europeenne: 'européenne',
  hebergement: 'hébergement',
  etablissement: 'établissement',
  etude: 'étude',
};
/** Words that are names of letters: kept in capitals. A word that mixes letters and digits (STI2D, LV1) is one too. */
const ACRONYMS = new Set(
  'LVA LVB LVC LSF LCA EPS CAP BTS BT SES MPS SVT STI STL STMG STHR STD STAV ULIS UPE SEGPA DNB EDE PFEG TMD EATDD BMA MC'.split(
    ' ',
  ),
);
/** 2DE, 1RE, 3EME: ordinals, in small letters. */
const ORDINAL = /^\d+(?:DE|RE|ER|E|EME)$/;

export function officialLabel(label: string): string {
  if (label !== label.toUpperCase()) return label;
  const words = label.replaceAll(/[\p{L}\p{N}]+/gu, (word) => {
    if (ORDINAL.test(word)) return word.toLowerCase();
    if (ACRONYMS.has(word) || /\d/.test(word)) return word;
    const small = word.toLowerCase();
    return ACCENTED[small] ?? small;
  });
  return words.replaceAll("'", '’').replace(/\p{L}|\d/u, (first) => first.toUpperCase());
}
