import { describe, expect, test } from '@jest/globals';
import type {
  Candidate,
  CandidateLink,
  CandidatePerson,
  Reference,
} from '../../../exchange/import-eleves/candidate.ts';
import { documentOf, judged } from '../../../exchange/import-eleves/prepare.ts';
import type { ExportProblemCode } from '../../../exchange/import-eleves/why-not-export.ts';
import {
  cannotBeExported,
  EXPORT_PROBLEMS,
  exportProblemMessage,
  problemsOfSharedIds,
  whyNotExport,
} from '../../../exchange/import-eleves/why-not-export.ts';
import { exportProblems as english } from '../../../locales/en/export.ts';
import { exportProblems as french } from '../../../locales/fr/export.ts';
import { everyone, father, full, least, link, mother, numbersFor, parameters, reference } from './fictional.ts';

const ofMother = (change: Partial<CandidatePerson>): Partial<Candidate> => ({
  links: [link({ ...mother, ...change }, 1, '10')],
});
const linked = (change: Partial<CandidateLink>): Partial<Candidate> => ({
  links: [{ ...link(mother, 1, '10'), ...change }],
});
const home = mother.address!;

/** One pupil, one thing wrong: the problem it must give, and only that one. */
const ERRORS: [ExportProblemCode, element: string, Partial<Candidate>, Partial<Reference>?][] = [
  ['national-id-malformed', 'ID_NATIONAL', { nationalId: '2206004705' }],
  ['name-missing', 'NOM_DE_FAMILLE', { lastName: '😀' }],
  ['name-too-long', 'PRENOM', { firstName: 'É'.repeat(101) }],
  ['name-too-long', 'PRENOM2', { secondName: '½'.repeat(40) }],
  ['birth-date-missing', 'DATE_NAISS', { bornOn: null }],
  ['birth-date-impossible', 'DATE_NAISS', { bornOn: '2027-03-14' }],
  ['sex-missing', 'CODE_SEXE', { sex: null }],
  ['birth-country-missing', 'CODE_PAYS', { birthCountryCode: null, birthCommuneCode: null }],
  ['birth-commune-missing', 'CODE_COMMUNE_INSEE_NAISS', { birthCommuneCode: null, birthCity: 'Ajaccio' }],
  ['birth-commune-malformed', 'CODE_COMMUNE_INSEE_NAISS', { birthCommuneCode: '20A04' }],
  ['birth-city-missing', 'VILLE_NAISS', { birthCountryCode: '132', birthCommuneCode: null }],
  [
    'birth-city-too-long',
    'VILLE_NAISS',
    { birthCountryCode: '132', birthCity: 'Llanfairpwllgwyngyllgogerychwyrndrobwll' },
  ],
  ['regime-missing', 'CODE_REGIME', { regimeCode: null }],
  ['regime-unknown', 'CODE_REGIME', { regimeCode: '9' }],
  ['status-missing', 'CODE_STATUT', { statusCode: null }],
  ['status-unknown', 'CODE_STATUT', { statusCode: 'XX' }],
  ['mef-missing', 'CODE_MEF', { mef: null, classGroup: null }],
  ['mef-malformed', 'CODE_MEF', { mef: '2001001811', classGroup: null }],
  ['mef-unknown', 'CODE_MEF', { mef: '20010018999', classGroup: null }],
  ['class-group-too-long', 'CODE_DIVISION', { classGroup: '2 GT 1 ½' }, { classGroups: new Map() }],
  ['options-too-many', 'OPTION', {}, { subjects: new Set() }],
  ['option-unknown', 'CODE_MATIERE', { options: [...full.options, { subjectCode: '999999', electionMode: 'F' }] }],
  [
    'election-mode-missing',
    'CODE_MODALITE_ELECT',
    { options: [...full.options, { subjectCode: '061300', electionMode: null }] },
  ],
  ['year-start-missing', 'DATE_DEB_SCO', {}, { startsOn: null }],
  ['year-start-outside', 'DATE_DEB_SCO', {}, { startsOn: '2026-09-01' }],
  ['exit-reason-missing', 'CODE_MOTIF_SORTIE', { leftOn: '2027-10-01' }],
  ['exit-reason-unknown', 'CODE_MOTIF_SORTIE', { leftOn: '2027-10-01', exitReasonCode: '77' }],
  ['previous-school-missing', 'CODE_RNE', { previous: { ...full.previous, uai: null } }],
  ['previous-school-malformed', 'CODE_RNE', { previous: { ...full.previous, uai: '959002U' } }],
  ['provenance-missing', 'CODE_PROVENANCE', { previous: { ...full.previous, provenanceCode: null } }],
  ['provenance-unknown', 'CODE_PROVENANCE', { previous: { ...full.previous, provenanceCode: '6' } }],
  ['legal-guardian-missing', 'LEGAL', { links: [link(mother, 2, '10'), link(father, 3, '20')] }],
  ['kinship-malformed', 'CODE_PARENTE', linked({ kinshipCode: '1' })],
  ['kinship-unknown', 'CODE_PARENTE', linked({ kinshipCode: '99' })],
  ['person-name-missing', 'PRENOM', ofMother({ firstName: null })],
  ['person-name-too-long', 'NOM_USAGE', ofMother({ usageName: 'x'.repeat(101) })],
  ['civility-missing', 'CODE_CIVILITE', ofMother({ civility: null })],
  ['phone-too-long', 'TEL_PORTABLE', ofMother({ phones: { ...mother.phones, mobile: '+33 6 12 00 00 00 (le soir)' } })],
  ['address-incomplete', 'CODE_POSTAL', ofMother({ address: { ...home, postalCode: null } })],
  ['address-incomplete', 'LL_POSTAL', ofMother({ address: { ...home, city: null } })],
  [
    'address-too-long',
    'LIGNE1_ADRESSE',
    ofMother({ address: { ...home, lines: ['x'.repeat(160), null, null, null] } }),
  ],
  ['address-too-long', 'COMMUNE_ETRANGERE', ofMother({ address: { ...home, foreignCity: 'x'.repeat(33) } })],
];

const WARNINGS: [ExportProblemCode, element: string, Partial<Candidate>, Partial<Reference>?][] = [
  ['national-id-missing', 'ID_NATIONAL', { nationalId: null }],
  ['national-id-wrong-letter', 'ID_NATIONAL', { nationalId: '9901000001Z' }],
  ['name-approximate', 'PRENOM', { firstName: '伟' }],
  ['birth-date-unlikely', 'DATE_NAISS', { bornOn: '1999-03-14' }],
  ['class-group-unknown', 'CODE_DIVISION', { classGroup: '2GT9' }],
  ['class-group-of-another-mef', 'CODE_DIVISION', { classGroup: '2PRO' }],
  ['option-repeated', 'CODE_MATIERE', { options: [...full.options, { subjectCode: '030201', electionMode: 'F' }] }],
  ['compulsory-options-missing', 'OPTIONS', { options: full.options.slice(1) }],
  ['scholarship-left-out', 'BOURSES', { scholarshipCode: '1' }],
  ['previous-school-wrong-letter', 'CODE_RNE', { previous: { ...full.previous, uai: '0959002Z' } }],
  ['previous-mef-malformed', 'CODE_MEF', { previous: { ...full.previous, mef: '1031001911' } }],
  ['previous-mef-unknown', 'CODE_MEF', { previous: { ...full.previous, mef: '10310019999' } }],
  ['person-name-approximate', 'NOM_DE_FAMILLE', ofMother({ lastName: 'محمد' })],
  ['occupation-obsolete', 'CODE_PROFESSION', ofMother({ occupation: '76' })],
  ['occupation-unknown', 'CODE_PROFESSION', ofMother({ occupation: '11' })],
  ['phone-missing', 'TEL_PORTABLE', ofMother({ phones: { home: null, work: null, mobile: null } })],
  ['email-left-out', 'EMAIL', ofMother({ email: 'łukasz@example.org' })],
  ['address-missing', 'ADRESSE', ofMother({ address: { ...home, lines: [null, ' '], postalCode: null, city: null } })],
  ['address-approximate', 'ADRESSE', ofMother({ address: { ...home, lines: ['Улица Мира 7', null, null, null] } })],
];

const named = (cases: typeof ERRORS) =>
  cases.map(([code, element, change, around]) => ({ code, element, change, around }));

const calm: Candidate = { ...full, links: [link(mother, 1, '10'), link(father, 1, '20')] };
const optionsTooMany = Array.from({ length: 13 }, (_, index) => ({
  subjectCode: String(100_000 + index),
  electionMode: 'O',
}));
const problemsAfter = (code: ExportProblemCode, change: Partial<Candidate>, around: Partial<Reference> = {}) =>
  whyNotExport(
    { ...calm, ...(code === 'options-too-many' ? { options: optionsTooMany } : {}), ...change },
    { ...reference, ...around },
  );

describe('A pupil who can be exported', () => {
  test('gives no problem when nothing is missing', () => expect(whyNotExport(calm, reference)).toEqual([]));
  test('may lack all that the format lets absent', () => {
    expect(cannotBeExported(whyNotExport(least, reference))).toBe(false);
  });
  test('is not checked against a list that was never imported', () => {
    const ignorant: Reference = {
      ...reference,
      mefs: new Map(),
      previousMefs: new Set(),
      subjects: new Set(),
      classGroups: new Map(),
      codes: {
        regime: new Set(),
        kinship: new Set(),
        occupation: new Set(),
        provenance: new Set(),
        status: new Set(),
        exitReason: new Set(),
      },
    };
    expect(whyNotExport(calm, ignorant)).toEqual([]);
  });
});

describe('A pupil who cannot be exported', () => {
  test.each(named(ERRORS))('$code ($element)', ({ code, element, change, around }) => {
    const problems = problemsAfter(code, change, around);
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'error', code, element, rule: EXPORT_PROBLEMS[code] }),
    ]);
  });
  test('has more than two legal guardians', () => {
    const third = { ...mother, id: 'person-third' };
    const problems = whyNotExport({ ...calm, links: [...calm.links, link(third, 1, '39')] }, reference);
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'error', code: 'legal-guardians-too-many', value: '3' }),
    ]);
  });
  test('shares an INE with another, who is held back too; the others leave', () => {
    const twin = { ...calm, id: 'pupil-twin', firstName: 'Ines' };
    expect([...problemsOfSharedIds([calm, twin, least]).keys()]).toEqual([calm.id, twin.id]);
    const { exportable, refused } = judged([calm, twin, least], reference);
    expect(exportable.map(({ id }) => id)).toEqual([least.id]);
    expect(refused.map(({ name, problems }) => [name, problems.map(({ code }) => code)])).toEqual([
      ['DIALLO Inaya', ['national-id-shared']],
      ['DIALLO Ines', ['national-id-shared']],
    ]);
  });
  test('is named with the person who has the problem', () => {
    const [problem] = problemsAfter('civility-missing', ofMother({ civility: null }));
    expect(problem?.personId).toBe(mother.id);
  });
});

describe('A pupil exported with an anomaly', () => {
  test.each(named(WARNINGS))('$code ($element)', ({ code, element, change, around }) => {
    const problems = problemsAfter(code, change, around);
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'warning', code, element, rule: EXPORT_PROBLEMS[code] }),
    ]);
  });
});

test('every problem is shown by a case above', () => {
  const shown = new Set<string>([...ERRORS, ...WARNINGS].map(([code]) => code));
  const missing = Object.keys(EXPORT_PROBLEMS).filter((code) => !shown.has(code));
  expect(missing).toEqual(['national-id-shared', 'legal-guardians-too-many']);
});

test('every problem has a sentence in both languages, with the value it speaks of', () => {
  for (const [code, , change, around] of [...ERRORS, ...WARNINGS]) {
    for (const problem of problemsAfter(code, change, around)) {
      for (const [texts, language] of [
        [french, 'fr'],
        [english, 'en'],
      ] as const) {
        const sentence = exportProblemMessage(problem, texts, language);
        expect(sentence).not.toMatch(/[{}]/);
        if (texts[problem.code].includes('{value}')) expect(sentence).toContain(problem.value);
      }
    }
  }
  expect(
    exportProblemMessage(
      { severity: 'error', code: 'regime-unknown', rule: 'REGIM', element: 'CODE_REGIME', value: '9' },
      french,
      'fr',
    ),
  ).toBe('Le régime 9 n’est pas dans la nomenclature de l’établissement.');
});

describe('The document', () => {
  const made = documentOf(everyone, reference, parameters, numbersFor(everyone));
  const pupil = (number: number) => made.pupils.find((one) => one.number === number)!;

  test('supplies the three values that the base may lack, and no other', () => {
    expect(made.persons.find(({ lastName }) => lastName === 'WIŚNIEWSKI')?.occupation).toBe('99');
    expect(pupil(102).nationalityCode).toBe('995');
    expect(pupil(102).schooling.startsOn).toBe('2027-09-01');
    const { phones, enteredOn, address } = pupil(102);
    expect({ phones, enteredOn, address }).toEqual({ phones: {}, enteredOn: undefined, address: undefined });
  });
  test('writes an occupation that no longer exists as unknown', () => {
    expect(made.persons.find(({ firstName }) => firstName === 'Fatou')?.occupation).toBe('99');
  });
  test('has each person once, and nobody who is linked to no exported pupil', () => {
    expect(made.persons.map(({ firstName }) => firstName).sort()).toEqual(['Awa', 'Fatou', 'Jean', 'Łukasz']);
    const alone = documentOf([least], reference, parameters, numbersFor([least]));
    expect(alone.persons.map(({ firstName }) => firstName)).toEqual(['Awa']);
  });
  test('puts the guardian who pays first', () => {
    expect(pupil(101).legalGuardians.map(({ kinshipCode }) => kinshipCode)).toEqual(['10', '20']);
    expect(pupil(101).legalGuardians.map(({ paysFees }) => paysFees)).toEqual([true, false]);
  });
  test('says yes to SMS only with a mobile number', () => {
    expect(pupil(101).acceptsSms).toBe(true);
    expect(pupil(102).acceptsSms).toBe(false);
  });
  test('takes a commune of INSEE for France where the country was left out, and nothing for a code of INSEE abroad', () => {
    const french = { ...full, birthCountryCode: null };
    expect(documentOf([french], reference, parameters, numbersFor([french])).pupils[0]?.birthCountryCode).toBe('100');
    expect(whyNotExport({ ...calm, birthCountryCode: null, birthCommuneCode: '99132' }, reference)).toEqual([
      expect.objectContaining({ code: 'birth-country-missing' }),
    ]);
  });
  test('writes a repeated subject once, and twelve subjects of last year at most', () => {
    const busy: Candidate = {
      ...full,
      options: [...full.options, ...full.options],
      previous: { ...full.previous, subjectShortCodes: Array.from({ length: 14 }, (_, index) => `S${index}`) },
    };
    const [one] = documentOf([busy], reference, parameters, numbersFor([busy])).pupils;
    expect(one?.schooling.options.map(({ subjectCode }) => subjectCode)).toEqual(['030201', '030602', '020300']);
    expect(one?.previous.subjectShortCodes).toHaveLength(12);
  });
  test('cannot be made of a pupil without a number', () => {
    expect(() => documentOf([full], reference, parameters, numbersFor([least]))).toThrow('ID_PRV');
  });
});
