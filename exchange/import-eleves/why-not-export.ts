/**
 * Why a pupil cannot go into the file, or would go in with an anomaly. SIECLE checks each record against rules named by
 * five letters (*tableau de correspondance*, notice of the académie de Lille, 2012) and answers « rejected » or « accepted
 * with anomaly »; the same questions are asked here first, so that the school learns it before the night's import.
 *
 * An error holds the pupil back, the others leave without them. Only three values are ever supplied for a missing one:
 * occupation 99, nationality 995, the first day of the year. Anything else that is demanded and missing is an error.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import { isCommuneCode, isMefCode, isPostalCode } from '../../domain/identifiers/codes.ts';
import { checkIne } from '../../domain/identifiers/ine.ts';
import { checkUai } from '../../domain/identifiers/uai.ts';
import { OBSOLETE_OCCUPATIONS } from '../../domain/pupil-record/fields.ts';
import { addressLines } from './address-lines.ts';
import type { Candidate, CandidateAddress, CandidateLink, CandidatePhones, Reference } from './candidate.ts';
import { LIMITS } from './document.ts';
import { transliterate } from './transliterate.ts';

/** What may be wrong, with the SIECLE rule that would find it. `locales` has a sentence for each. */
export const EXPORT_PROBLEMS = {
  'national-id-missing': 'IDNAT',
  'national-id-malformed': 'IDNAT',
  'national-id-wrong-letter': 'IDNAT',
  'national-id-shared': 'IDNAT',
  'name-missing': 'CREAT',
  'name-too-long': 'CREAT',
  'name-approximate': 'CREAT',
  'birth-date-missing': 'DNAIS',
  'birth-date-impossible': 'DNAIS',
  'birth-date-unlikely': 'DNAIS',
  'sex-missing': 'CSEXE',
  'birth-country-missing': 'LNAIS',
  'birth-commune-missing': 'LNAIS',
  'birth-commune-malformed': 'LNAIS',
  'birth-city-missing': 'LNAIS',
  'birth-city-too-long': 'LNAIS',
  'regime-missing': 'REGIM',
  'regime-unknown': 'REGIM',
  'status-missing': 'STATU',
  'status-unknown': 'STATU',
  'mef-missing': 'ACMEF',
  'mef-malformed': 'ACMEF',
  'mef-unknown': 'ACMEF',
  'class-group-unknown': 'ACDIV',
  'class-group-of-another-mef': 'ACDIV',
  'class-group-too-long': 'ACDIV',
  'options-too-many': 'INOPT',
  'option-unknown': 'INOPT',
  'option-repeated': 'INOPT',
  'election-mode-missing': 'MODCH',
  'compulsory-options-missing': 'OPOBL',
  'year-start-missing': 'SCOPR',
  'year-start-outside': 'SCOAC',
  'exit-reason-missing': 'SORTI',
  'exit-reason-unknown': 'SORTI',
  'scholarship-left-out': 'BOURS',
  'previous-school-missing': 'HETAB',
  'previous-school-malformed': 'HETAB',
  'previous-school-wrong-letter': 'HETAB',
  'provenance-missing': 'PROVE',
  'provenance-unknown': 'PROVE',
  'previous-mef-malformed': 'MEFAD',
  'previous-mef-unknown': 'MEFAD',
  'legal-guardian-missing': 'PAREN',
  'legal-guardians-too-many': 'PAREN',
  'kinship-malformed': 'PAREN',
  'kinship-unknown': 'PAREN',
  'person-name-missing': 'PAREN',
  'person-name-too-long': 'PAREN',
  'person-name-approximate': 'PAREN',
  'civility-missing': 'CIVIL',
  'occupation-obsolete': 'PEPCS',
  'occupation-unknown': 'PEPCS',
  'phone-missing': 'TELEP',
  'phone-too-long': 'TELEP',
  'email-left-out': 'TELEP',
  'address-missing': 'ADRES',
  'address-incomplete': 'ADRES',
  'address-too-long': 'ADRES',
  'address-approximate': 'ADRES',
} as const;

export type ExportProblemCode = keyof typeof EXPORT_PROBLEMS;

export interface ExportProblem {
  /** An error holds the pupil back; a warning goes with the file. */
  readonly severity: 'error' | 'warning';
  readonly code: ExportProblemCode;
  /** SIECLE's rule. */
  readonly rule: (typeof EXPORT_PROBLEMS)[ExportProblemCode];
  /** Element of the file. */
  readonly element: string;
  /** The value in question, where it tells more than the sentence. */
  readonly value?: string;
  /** The person linked to the pupil, when the problem is theirs. */
  readonly personId?: string;
}

/** Every problem of one pupil with the people linked to them; without an error among them, the pupil can be exported. */
export function whyNotExport(candidate: Candidate, reference: Reference): ExportProblem[] {
  return [
    ...problemsOfIdentity(candidate, reference),
    ...problemsOfBirthPlace(candidate),
    ...problemsOfLinks(candidate, reference),
    ...problemsOfSchooling(candidate, reference),
    ...problemsOfOptions(candidate, reference),
    ...problemsOfPreviousSchooling(candidate, reference),
    ...problemsOfAddress(candidate.address),
    ...problemsOfReach(candidate.phones, candidate.email),
  ];
}

export const cannotBeExported = (problems: readonly ExportProblem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');

/** Pupils who bear one INE in common: each is held back, since the format wants it unique and we do not know whose it is. */
export function problemsOfSharedIds(candidates: readonly Candidate[]): Map<string, ExportProblem[]> {
  const bearers = new Map<string, string[]>();
  for (const { id, nationalId } of candidates) {
    if (nationalId !== null) bearers.set(nationalId, [...(bearers.get(nationalId) ?? []), id]);
  }
  const shared = [...bearers].filter(([, ids]) => ids.length > 1);
  return new Map(
    shared.flatMap(([nationalId, ids]) =>
      ids.map((id) => [id, [error('national-id-shared', 'ID_NATIONAL', nationalId)]]),
    ),
  );
}

function problemsOfIdentity(candidate: Candidate, reference: Reference): ExportProblem[] {
  const { nationalId, bornOn, sex } = candidate;
  const problems: ExportProblem[] = [
    ...problemsOfNames(candidate, {
      missing: 'name-missing',
      tooLong: 'name-too-long',
      approximate: 'name-approximate',
    }),
  ];
  if (nationalId === null) problems.push(warning('national-id-missing', 'ID_NATIONAL'));
  else {
    const check = checkIne(nationalId);
    if (check === 'wrong-form') problems.push(error('national-id-malformed', 'ID_NATIONAL', nationalId));
    if (check === 'wrong-letter') problems.push(warning('national-id-wrong-letter', 'ID_NATIONAL', nationalId));
  }
  if (sex !== '1' && sex !== '2') problems.push(error('sex-missing', 'CODE_SEXE'));
  if (bornOn === null) return [...problems, error('birth-date-missing', 'DATE_NAISS')];
  const age = reference.schoolYear - Number(bornOn.slice(0, 4));
  if (age < 1) return [...problems, error('birth-date-impossible', 'DATE_NAISS', bornOn)];
  // A pupil of 9 has skipped two years, one of 25 ends a vocational course taken up again: beyond, look twice.
  if (age < 9 || age > 25) problems.push(warning('birth-date-unlikely', 'DATE_NAISS', bornOn));
  return problems;
}

interface Names {
  readonly lastName?: string;
  readonly firstName?: string | null;
  readonly usageName?: string | null;
  readonly secondName?: string | null;
  readonly thirdName?: string | null;
}

const NAME_ELEMENTS: readonly (readonly [keyof Names, element: string, demanded: boolean])[] = [
  ['lastName', 'NOM_DE_FAMILLE', true],
  ['usageName', 'NOM_USAGE', false],
  ['firstName', 'PRENOM', true],
  ['secondName', 'PRENOM2', false],
  ['thirdName', 'PRENOM3', false],
];

function problemsOfNames(
  names: Names,
  codes: { missing: ExportProblemCode; tooLong: ExportProblemCode; approximate: ExportProblemCode },
): ExportProblem[] {
  return NAME_ELEMENTS.filter(([key]) => key in names).flatMap(([key, element, demanded]) => {
    const name = names[key] ?? '';
    const { text, approximate } = transliterate(name);
    const problems: ExportProblem[] = [];
    if (demanded && text === '') problems.push(error(codes.missing, element));
    if (text.length > LIMITS.name) problems.push(error(codes.tooLong, element, String(LIMITS.name)));
    if (approximate && text !== '') problems.push(warning(codes.approximate, element, text));
    return problems;
  });
}

/** A commune of INSEE is in France even where CODE_PAYS was left out (99… are INSEE's codes of foreign countries). */
export function birthCountryOf({ birthCountryCode, birthCommuneCode }: Candidate): string | null {
  return birthCountryCode ?? (birthCommuneCode !== null && !birthCommuneCode.startsWith('99') ? FRANCE : null);
}

/** CODE_PAYS of France, overseas departments included. */
export const FRANCE = '100';

function problemsOfBirthPlace(candidate: Candidate): ExportProblem[] {
  const { birthCommuneCode, birthCity } = candidate;
  const country = birthCountryOf(candidate);
  if (country === null) return [error('birth-country-missing', 'CODE_PAYS')];
  if (country === FRANCE) {
    if (birthCommuneCode === null) return [error('birth-commune-missing', 'CODE_COMMUNE_INSEE_NAISS')];
    return isCommuneCode(birthCommuneCode)
      ? []
      : [error('birth-commune-malformed', 'CODE_COMMUNE_INSEE_NAISS', birthCommuneCode)];
  }
  const city = transliterate(birthCity ?? '').text;
  if (city === '') return [error('birth-city-missing', 'VILLE_NAISS')];
  return city.length > LIMITS.town ? [error('birth-city-too-long', 'VILLE_NAISS', city)] : [];
}

function problemsOfLinks({ links }: Candidate, reference: Reference): ExportProblem[] {
  const legal = links.filter((link) => link.level === 1);
  const problems: ExportProblem[] = [];
  if (legal.length === 0) problems.push(error('legal-guardian-missing', 'LEGAL'));
  if (legal.length > LIMITS.legalGuardians)
    problems.push(error('legal-guardians-too-many', 'LEGAL', String(legal.length)));
  return [...problems, ...links.flatMap((link) => problemsOfLink(link, reference))];
}

function problemsOfLink({ person, level, kinshipCode }: CandidateLink, { codes }: Reference): ExportProblem[] {
  const problems: ExportProblem[] = [
    ...problemsOfNames(
      { lastName: person.lastName, firstName: person.firstName, usageName: person.usageName },
      { missing: 'person-name-missing', tooLong: 'person-name-too-long', approximate: 'person-name-approximate' },
    ),
    ...problemsOfAddress(person.address),
    ...problemsOfReach(person.phones, person.email),
  ];
  if (kinshipCode.length !== 2) problems.push(error('kinship-malformed', 'CODE_PARENTE', kinshipCode));
  else if (isUnknown(kinshipCode, codes.kinship)) problems.push(error('kinship-unknown', 'CODE_PARENTE', kinshipCode));
  if (person.civility !== '1' && person.civility !== '2') problems.push(error('civility-missing', 'CODE_CIVILITE'));
  if (person.occupation !== null && OBSOLETE_OCCUPATIONS.includes(person.occupation)) {
    problems.push(warning('occupation-obsolete', 'CODE_PROFESSION', person.occupation));
  } else if (person.occupation !== null && isUnknown(person.occupation, codes.occupation)) {
    problems.push(warning('occupation-unknown', 'CODE_PROFESSION', person.occupation));
  }
  if (level === 1) {
    const { home, work, mobile } = person.phones;
    if (home === null && work === null && mobile === null) problems.push(warning('phone-missing', 'TEL_PORTABLE'));
    if (isBlank(person.address)) problems.push(warning('address-missing', 'ADRESSE'));
  }
  return problems.map((problem) => ({ ...problem, personId: person.id }));
}

/** Whether nothing at all is known of the address: then there is none. */
export const isBlank = (address: CandidateAddress | null): boolean =>
  address === null ||
  [...address.lines, address.postalCode, address.city, address.foreignCity].every((part) => (part ?? '').trim() === '');

function problemsOfAddress(address: CandidateAddress | null): ExportProblem[] {
  if (address === null || isBlank(address)) return [];
  const problems: ExportProblem[] = [];
  if (addressLines(address.lines) === null) problems.push(error('address-too-long', 'LIGNE1_ADRESSE'));
  const [element, town] =
    address.foreignCity === null ? ['LL_POSTAL', address.city] : ['COMMUNE_ETRANGERE', address.foreignCity];
  const { text } = transliterate(town ?? '');
  if (text === '') problems.push(error('address-incomplete', element));
  else if (text.length > LIMITS.town) problems.push(error('address-too-long', element, text));
  if (address.foreignCity === null && !isPostalCode(address.postalCode ?? '')) {
    problems.push(error('address-incomplete', 'CODE_POSTAL', address.postalCode ?? ''));
  }
  const parts = [...address.lines, town];
  if (parts.some((part) => transliterate(part ?? '').approximate))
    problems.push(warning('address-approximate', 'ADRESSE'));
  return problems;
}

const PHONE_ELEMENTS = { home: 'TEL_PERSONNEL', work: 'TEL_PROFESSIONNEL', mobile: 'TEL_PORTABLE' } as const;

function problemsOfReach(phones: CandidatePhones, email: string | null): ExportProblem[] {
  const tooLong = (['home', 'work', 'mobile'] as const).filter(
    (kind) => transliterate(phones[kind] ?? '').text.length > LIMITS.phone,
  );
  return [
    ...tooLong.map((kind) => error('phone-too-long', PHONE_ELEMENTS[kind], phones[kind] ?? '')),
    ...(email === null || isWritableEmail(email) ? [] : [warning('email-left-out', 'EMAIL', email)]),
  ];
}

/** An email with one character replaced is somebody else's: it is written as it is, or not at all. */
export const isWritableEmail = (email: string): boolean =>
  email.length <= LIMITS.email && email !== '' && transliterate(email).text === email;

function problemsOfSchooling(candidate: Candidate, reference: Reference): ExportProblem[] {
  const { mef, classGroup, regimeCode, statusCode, leftOn, exitReasonCode } = candidate;
  const { startsOn, schoolYear, codes } = reference;
  const problems: ExportProblem[] = [];
  if (regimeCode === null || regimeCode === '') problems.push(error('regime-missing', 'CODE_REGIME'));
  else if (isUnknown(regimeCode, codes.regime)) problems.push(error('regime-unknown', 'CODE_REGIME', regimeCode));
  if (statusCode === null || statusCode === '') problems.push(error('status-missing', 'CODE_STATUT'));
  else if (isUnknown(statusCode, codes.status)) problems.push(error('status-unknown', 'CODE_STATUT', statusCode));
  if (mef === null) problems.push(error('mef-missing', 'CODE_MEF'));
  else if (!isMefCode(mef)) problems.push(error('mef-malformed', 'CODE_MEF', mef));
  else if (reference.mefs.size > 0 && !reference.mefs.has(mef)) problems.push(error('mef-unknown', 'CODE_MEF', mef));
  if (classGroup !== null && reference.classGroups.size > 0) {
    const mefs = reference.classGroups.get(classGroup);
    if (!mefs) problems.push(warning('class-group-unknown', 'CODE_DIVISION', classGroup));
    // ACDIV_B_01, division not linked to the MEF: accepted by SIECLE, then blocking for the academy's base.
    else if (mef !== null && mefs.length > 0 && !mefs.includes(mef)) {
      problems.push(warning('class-group-of-another-mef', 'CODE_DIVISION', classGroup));
    }
  }
  if (classGroup !== null && transliterate(classGroup).text.length > 8) {
    problems.push(error('class-group-too-long', 'CODE_DIVISION', classGroup));
  }
  if (startsOn === null) problems.push(error('year-start-missing', 'DATE_DEB_SCO'));
  // SCOAC_E_02, date outside the year: a school year runs from 1 August to 31 August (southern hemisphere: from February).
  else if (startsOn < `${schoolYear}-02-01` || startsOn > `${schoolYear + 1}-08-31`) {
    problems.push(error('year-start-outside', 'DATE_DEB_SCO', startsOn));
  }
  if (leftOn !== null) {
    if (exitReasonCode === null) problems.push(error('exit-reason-missing', 'CODE_MOTIF_SORTIE', leftOn));
    else if (isUnknown(exitReasonCode, codes.exitReason)) {
      problems.push(error('exit-reason-unknown', 'CODE_MOTIF_SORTIE', exitReasonCode));
    }
  }
  // NB_PART is demanded with the code and the base has none: the scholarship stays where SIECLE has it.
  if (candidate.scholarshipCode !== null)
    problems.push(warning('scholarship-left-out', 'BOURSES', candidate.scholarshipCode));
  return problems;
}

function problemsOfOptions({ options, mef }: Candidate, reference: Reference): ExportProblem[] {
  const problems: ExportProblem[] = [];
  if (options.length > LIMITS.options) problems.push(error('options-too-many', 'OPTION', String(options.length)));
  for (const [index, { subjectCode, electionMode }] of options.entries()) {
    if (reference.subjects.size > 0 && !reference.subjects.has(subjectCode)) {
      problems.push(error('option-unknown', 'CODE_MATIERE', subjectCode));
    }
    if (electionMode === null || electionMode.length !== 1) {
      problems.push(error('election-mode-missing', 'CODE_MODALITE_ELECT', subjectCode));
    }
    if (options.findIndex((other) => other.subjectCode === subjectCode) < index) {
      problems.push(warning('option-repeated', 'CODE_MATIERE', subjectCode));
    }
  }
  const demanded = (mef !== null && reference.mefs.get(mef)?.minimumOptions) || 0;
  const compulsory = options.filter((option) => option.electionMode === 'O').length;
  if (compulsory < demanded)
    problems.push(warning('compulsory-options-missing', 'OPTIONS', `${compulsory}/${demanded}`));
  return problems;
}

function problemsOfPreviousSchooling({ previous }: Candidate, reference: Reference): ExportProblem[] {
  const { uai, provenanceCode, mef } = previous;
  const problems: ExportProblem[] = [];
  if (uai === null) problems.push(error('previous-school-missing', 'CODE_RNE'));
  else {
    const check = checkUai(uai);
    if (check === 'wrong-form') problems.push(error('previous-school-malformed', 'CODE_RNE', uai));
    if (check === 'wrong-letter') problems.push(warning('previous-school-wrong-letter', 'CODE_RNE', uai));
  }
  if (provenanceCode === null) problems.push(error('provenance-missing', 'CODE_PROVENANCE'));
  else if (provenanceCode.length !== 1 || isUnknown(provenanceCode, reference.codes.provenance)) {
    problems.push(error('provenance-unknown', 'CODE_PROVENANCE', provenanceCode));
  }
  if (mef !== null && !isMefCode(mef)) problems.push(warning('previous-mef-malformed', 'CODE_MEF', mef));
  // MEFAD_C_02, MEF of the year before unknown.
  else if (mef !== null && reference.previousMefs.size > 0 && !reference.previousMefs.has(mef)) {
    problems.push(warning('previous-mef-unknown', 'CODE_MEF', mef));
  }
  return problems;
}

const isUnknown = (code: string, list: ReadonlySet<string>): boolean => list.size > 0 && !list.has(code);

const problem = (
  severity: ExportProblem['severity'],
  code: ExportProblemCode,
  element: string,
  value?: string,
): ExportProblem => ({
  severity,
  code,
  rule: EXPORT_PROBLEMS[code],
  element,
  ...(value === undefined ? {} : { value }),
});
const error = (code: ExportProblemCode, element: string, value?: string): ExportProblem =>
  problem('error', code, element, value);
const warning = (code: ExportProblemCode, element: string, value?: string): ExportProblem =>
  problem('warning', code, element, value);

export type ExportTexts = Readonly<Record<ExportProblemCode, string>>;

/**
 * The sentence a person reads.
 * @param texts `exportProblems` of a locale, in ICU message format
 */
export function exportProblemMessage(problem: ExportProblem, texts: ExportTexts, language: 'fr' | 'en'): string {
  const { element, value = '' } = problem;
  return String(new IntlMessageFormat(texts[problem.code], language).format({ element, value }));
}
