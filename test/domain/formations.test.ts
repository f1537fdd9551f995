/** One scenario for each row of `domain.md` §3.5: the groups derived, what a family may choose, what integration grants. */
import { describe, expect, test } from '@jest/globals';
import {
  type ChoiceGroup,
  type Choices,
  grantedOptions,
  problemsOfChoices,
  recalledChoices,
} from '../../domain/enrolment-dossier/choices.ts';
import {
  choiceGroupsOf,
  groupsForPupil,
  type MefOffer,
  offeredGroup,
  problemsOfOffer,
  type Subject,
  shownGroups,
} from '../../domain/enrolment-dossier/offer.ts';
import { SUBJECTS_A as a, SUBJECTS_B as b, NOMENCLATURE_A, NOMENCLATURE_B } from './formations.ts';

/** The groups as a pupil of English and Spanish meets them, where the lycée allows the swap. */
const groupsOf = (offer: MefOffer, followed: readonly Subject[] = [a.english1, a.spanish2]): ChoiceGroup[] =>
  groupsForPupil(
    shownGroups(choiceGroupsOf(offer).map((group) => ({ group, hidden: [] }))),
    followed.map(({ code, label }) => ({ code, label })),
    true,
  );

/** A group in one line: key, mode, bounds, and whether it is only shown. */
const lineOf = ({ key, mode, min, max, fixed }: ChoiceGroup): string =>
  `${key} ${mode} ${min}..${max}${fixed ? ' fixed' : ''}`;

/** Choices over the recalled ones; subjects by their fixture. */
const answers = (groups: readonly ChoiceGroup[], by: Readonly<Record<string, readonly Subject[]>>): Choices => ({
  ...recalledChoices(groups),
  regime: ['2'],
  ...Object.fromEntries(Object.entries(by).map(([key, subjects]) => [key, subjects.map(({ code }) => code)])),
});
const problems = (groups: readonly ChoiceGroup[], choices: Choices): string[] =>
  problemsOfChoices(groups, choices).map(({ group, problem }) => `${group}: ${problem}`);
const granted = (groups: readonly ChoiceGroup[], choices: Choices): string[] =>
  grantedOptions(groups, choices).map(({ rank, subjectCode, modality }) => `${rank} ${subjectCode} ${modality}`);

describe('2de GT with 2 EDE (usual)', () => {
  const groups = groupsOf(NOMENCLATURE_A.twoExplorationCourses);

  test('asks the languages, one choice, 2 to 4 wishes, a section, an optional course and the regime', () => {
    expect(groups.map(lineOf)).toEqual([
      'languages SWAP 2..2',
      'rank-3 SINGLE 1..1',
      'rank-4 RANKED 2..4',
      'section SINGLE 0..1',
      'optional SINGLE 0..1',
      'regime SINGLE 1..1',
    ]);
    expect(groups.map(({ label }) => label).slice(1, 3)).toEqual([
      'Enseignement d’exploration 1',
      'Enseignement d’exploration 2',
    ]);
  });

  test('takes two to four wishes beside the first course (F-54, F-55)', () => {
    const with4 = [a.management, a.methods, a.literature, a.latin];
    expect(problems(groups, answers(groups, { 'rank-3': [a.economics], 'rank-4': with4 }))).toEqual([]);
    expect(problems(groups, answers(groups, { 'rank-3': [a.economics], 'rank-4': with4.slice(0, 1) }))).toEqual([
      'rank-4: too-few',
    ]);
    const with5 = [...with4, a.digital];
    expect(problems(groups, answers(groups, { 'rank-3': [a.economics], 'rank-4': with5 }))).toEqual([
      'rank-4: too-many',
    ]);
    expect(problems(groups, answers(groups, { 'rank-4': with4 }))).toEqual(['rank-3: too-few']);
  });

  test('SES as the first course is no wish for the second', () => {
    const choices = answers(groups, { 'rank-3': [a.economics], 'rank-4': [a.methods, a.economics] });
    expect(problemsOfChoices(groups, choices)).toEqual([
      { group: 'rank-4', problem: 'chosen-elsewhere', option: a.economics.code },
    ]);
  });

  test('is granted both languages, the first course and the first wish', () => {
    const choices = answers(groups, {
      languages: [a.spanish2, a.english1],
      'rank-3': [a.economics],
      'rank-4': [a.methods, a.management],
      section: [a.european],
    });
    expect(problems(groups, choices)).toEqual([]);
    expect(granted(groups, choices)).toEqual([
      `1 ${a.spanish2.code} O`,
      `2 ${a.english1.code} O`,
      `3 ${a.economics.code} O`,
      `4 ${a.methods.code} O`,
      `5 ${a.european.code} F`,
    ]);
  });
});

describe('2de GT with 1 EDE', () => {
  const groups = groupsOf(NOMENCLATURE_A.oneExplorationCourse);

  test('shows the course that the affectation gives, and asks nothing of it', () => {
    expect(groups.map(lineOf)).toEqual([
      'languages SWAP 2..2',
      'rank-3 SINGLE 1..1 fixed',
      'section SINGLE 0..1',
      'optional SINGLE 0..1',
      'regime SINGLE 1..1',
    ]);
    expect(recalledChoices(groups)['rank-3']).toEqual([a.circus.code]);
  });

  test('confirms it with the rest; another one, or none, is no answer', () => {
    expect(problems(groups, answers(groups, {}))).toEqual([]);
    expect(problems(groups, answers(groups, { 'rank-3': [a.methods] }))).toEqual([
      'rank-3: unknown-option',
      'rank-3: fixed',
    ]);
    expect(problems(groups, answers(groups, { 'rank-3': [] }))).toEqual(['rank-3: fixed']);
  });

  test('is granted that course', () => {
    expect(granted(groups, answers(groups, {}))).toEqual([
      `1 ${a.english1.code} O`,
      `2 ${a.spanish2.code} O`,
      `3 ${a.circus.code} O`,
    ]);
  });
});

describe('2de GT with 3 EDE', () => {
  const groups = groupsOf(NOMENCLATURE_A.threeExplorationCourses);

  test('asks one choice, then wishes for each of two technological courses', () => {
    expect(groups.map(lineOf).slice(0, 4)).toEqual([
      'languages SWAP 2..2',
      'rank-3 SINGLE 1..1',
      'rank-4 RANKED 2..4',
      'rank-5 RANKED 2..4',
    ]);
  });

  test('a course wished for one place is not wished for the other', () => {
    const two = { 'rank-3': [a.economics], 'rank-4': [a.health, a.laboratory] };
    expect(problems(groups, answers(groups, { ...two, 'rank-5': [a.engineering, a.innovation] }))).toEqual([]);
    expect(problems(groups, answers(groups, { ...two, 'rank-5': [a.engineering, a.health] }))).toEqual([
      'rank-5: chosen-elsewhere',
    ]);
  });

  test('is granted the first wish of each', () => {
    const choices = answers(groups, {
      'rank-3': [a.economics],
      'rank-4': [a.health, a.laboratory],
      'rank-5': [a.engineering, a.innovation],
    });
    expect(granted(groups, choices).slice(2)).toEqual([
      `3 ${a.economics.code} O`,
      `4 ${a.health.code} O`,
      `5 ${a.engineering.code} O`,
    ]);
  });

  test('two places that share three courses ask for one wish where two each cannot be had', () => {
    const three = NOMENCLATURE_A.threeExplorationCourses.ranked.filter(
      ({ rank, subject }) =>
        rank < 4 || [a.health, a.laboratory, a.engineering].some(({ code }) => code === subject.code),
    );
    const offer = { ...NOMENCLATURE_A.threeExplorationCourses, ranked: three, compulsory: [] };
    expect(choiceGroupsOf(offer).map(lineOf).slice(2, 4)).toEqual(['rank-4 RANKED 2..3', 'rank-5 RANKED 1..3']);
    expect(
      problemsOfOffer(
        choiceGroupsOf(offer).map((group) => offeredGroup(group)),
        offer,
      ),
    ).toEqual([]);
  });
});

describe('2de technologique hôtellerie (now STHR)', () => {
  test.each([
    ['A', NOMENCLATURE_A.hospitality],
    ['B', NOMENCLATURE_B.hospitality],
  ])('of nomenclature %s asks no course: languages, section, optional course, regime', (_era, offer) => {
    const groups = groupsOf(offer);
    expect(groups.map(lineOf)).toEqual([
      'languages SWAP 2..2',
      'section SINGLE 0..1',
      'optional SINGLE 0..1',
      'regime SINGLE 1..1',
    ]);
    const choices = answers(groups, { section: [a.sailing], optional: [a.workshop] });
    expect(problems(groups, choices)).toEqual([]);
    expect(granted(groups, choices)).toEqual([
      `1 ${a.english1.code} O`,
      `2 ${a.spanish2.code} O`,
      `3 ${a.sailing.code} F`,
      `4 ${a.workshop.code} F`,
    ]);
  });
});

describe('2de techniques de la musique et de la danse (TMD, now S2TMD via 2de GT)', () => {
  const groups = groupsOf(NOMENCLATURE_A.musicAndDance);

  test('recalls the first language and asks the instrument or the dance', () => {
    expect(groups.map(lineOf)).toEqual([
      'languages SWAP 1..1 fixed',
      'rank-2 SINGLE 1..1',
      'optional SINGLE 0..1',
      'regime SINGLE 1..1',
    ]);
    expect(problems(groups, answers(groups, {}))).toEqual(['rank-2: too-few']);
  });

  test('a second language is added only where the nomenclature says so (P5)', () => {
    const choices = answers(groups, { 'rank-2': [a.violin], optional: [a.spanish2] });
    expect(problems(groups, choices)).toEqual([]);
    expect(granted(groups, choices)).toEqual([
      `1 ${a.english1.code} O`,
      `2 ${a.violin.code} O`,
      `3 ${a.spanish2.code} F`,
    ]);
  });

  test('is a course of the second since 2019', () => {
    const since = groupsOf(NOMENCLATURE_B.general, [b.english1, b.spanish2]);
    expect(problems(since, answers(since, { 'rank-4': [b.culture] }))).toEqual([]);
  });
});

test('2de brevet de technicien (BT): the first language, an optional course, the regime; kept for old data', () => {
  const groups = groupsOf(NOMENCLATURE_A.technicianDiploma);
  expect(groups.map(lineOf)).toEqual(['languages SWAP 1..1 fixed', 'optional SINGLE 0..1', 'regime SINGLE 1..1']);
  const choices = answers(groups, {});
  expect(problems(groups, choices)).toEqual([]);
  expect(granted(groups, choices)).toEqual([`1 ${a.english1.code} O`]);
});

describe('2de professionnelle', () => {
  test('recalls one language or two, by speciality; the section is told by its label', () => {
    const groups = groupsOf(NOMENCLATURE_A.professional);
    expect(groups.map(lineOf)).toEqual(['languages SWAP 2..2', 'section SINGLE 0..1', 'regime SINGLE 1..1']);
    const alone = groupsOf(NOMENCLATURE_A.professionalWithOneLanguage);
    expect(alone.map(lineOf)).toEqual(['languages SWAP 1..1 fixed', 'section SINGLE 0..1', 'regime SINGLE 1..1']);
    expect(granted(alone, answers(alone, { section: [a.sailing] }))).toEqual([
      `1 ${a.english1.code} O`,
      `2 ${a.sailing.code} F`,
    ]);
  });

  test('is the same since 2019, with the names of today', () => {
    const groups = groupsOf(NOMENCLATURE_B.professional, [b.english1, b.spanish2]);
    expect(groups.map(lineOf)).toEqual(['languages SWAP 2..2', 'section SINGLE 0..1', 'regime SINGLE 1..1']);
    expect(groups[0]?.options.map(({ label }) => label)).toEqual(['ANGLAIS LVA', 'ESPAGNOL LVB']);
  });
});

test('1re année de CAP: the first language and the regime, an optional course where there is one', () => {
  const groups = groupsOf(NOMENCLATURE_A.vocationalCertificate);
  expect(groups.map(lineOf)).toEqual(['languages SWAP 1..1 fixed', 'optional SINGLE 0..1', 'regime SINGLE 1..1']);
  const since = groupsOf(NOMENCLATURE_B.vocationalCertificate);
  expect(since.map(lineOf)).toEqual(['languages SWAP 1..1 fixed', 'regime SINGLE 1..1']);
  expect(problems(since, answers(since, {}))).toEqual([]);
  expect(granted(since, answers(since, {}))).toEqual([`1 ${a.english1.code} O`]);
});

describe('all: the regime, of which boarding is a request', () => {
  test.each([...Object.entries(NOMENCLATURE_A), ...Object.entries(NOMENCLATURE_B)])('%s', (_name, offer) => {
    const regime = groupsOf(offer).at(-1);
    expect(regime).toMatchObject({ key: 'regime', mode: 'SINGLE', min: 1, max: 1, modality: null });
    expect(regime?.options.map(({ code, request = false }) => [code, request])).toEqual([
      ['0', false],
      ['2', false],
      ['3', true],
    ]);
    expect(
      problemsOfOffer(
        choiceGroupsOf(offer).map((group) => offeredGroup(group)),
        offer,
      ),
    ).toEqual([]);
  });
});

describe('2de générale et technologique since 2019', () => {
  const groups = groupsOf(NOMENCLATURE_B.general, [b.english1, b.spanish2]);

  test('asks at most one general and one technological course, Latin and Greek on top', () => {
    expect(groups.map(lineOf)).toEqual([
      'languages SWAP 2..2',
      'rank-3 MULTI 0..1',
      'rank-4 MULTI 0..1',
      'section SINGLE 0..1',
      'optional SINGLE 0..1',
      'regime SINGLE 1..1',
    ]);
    expect(groups.map(({ exempt }) => exempt)[1]).toEqual([b.latin.code, b.greek.code]);
    expect(groups.map(({ exempt }) => exempt)[2]).toBeUndefined();
  });

  test('takes none at all, one of each, and LCA beside them (arrêté 2018, art. 3-II)', () => {
    expect(problems(groups, answers(groups, {}))).toEqual([]);
    const one = { 'rank-3': [b.theatre], 'rank-4': [b.health] };
    expect(problems(groups, answers(groups, one))).toEqual([]);
    expect(problems(groups, answers(groups, { ...one, 'rank-3': [b.latin, b.greek, b.theatre] }))).toEqual([]);
    expect(problems(groups, answers(groups, { ...one, 'rank-3': [b.music, b.theatre] }))).toEqual(['rank-3: too-many']);
    expect(problems(groups, answers(groups, { ...one, 'rank-4': [b.health, b.laboratory] }))).toEqual([
      'rank-4: too-many',
    ]);
  });

  test('is granted everything that it chose', () => {
    const choices = answers(groups, { 'rank-3': [b.latin, b.theatre], 'rank-4': [b.health] });
    expect(granted(groups, choices)).toEqual([
      `1 ${b.english1.code} O`,
      `2 ${b.spanish2.code} O`,
      `3 ${b.latin.code} O`,
      `4 ${b.theatre.code} O`,
      `5 ${b.health.code} O`,
    ]);
  });
});

test('both eras stand side by side: the names of the languages are those of each nomenclature', () => {
  const labels = (offer: MefOffer): string[] => choiceGroupsOf(offer)[0]?.options.map(({ label }) => label) ?? [];
  expect(labels(NOMENCLATURE_A.twoExplorationCourses)).toContain('ANGLAIS LV1');
  expect(labels(NOMENCLATURE_B.general)).toContain('ANGLAIS LVA');
});
