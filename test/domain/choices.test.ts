import { describe, expect, test } from '@jest/globals';
import {
  type ChoiceGroup,
  type Choices,
  grantedOptions,
  groupsAsked,
  problemsOfChoices,
  recalledChoices,
  settledChoices,
  wishesLeft,
} from '../../domain/enrolment-dossier/choices.ts';
import {
  choiceGroupsOf,
  groupOffered,
  groupsForPupil,
  groupsFromTemplate,
  type MefOffer,
  type OfferedGroup,
  offeredGroup,
  problemsOfOffer,
  type Subject,
  shownGroups,
} from '../../domain/enrolment-dossier/offer.ts';
import { NOMENCLATURE_A, SUBJECTS_A } from './formations.ts';

const subject = (code: string): Subject => ({ code, label: code, shortCode: null });
const offer = (said: Partial<MefOffer>): MefOffer => ({
  ...{ mef: '20010012110', compulsoryOptions: 2, minimumOptions: 0, ranked: [], compulsory: [], optional: [] },
  regimes: [],
  ...said,
});
const option = (code: string) => ({ code, label: code });
const group = (said: Partial<ChoiceGroup> & { key: string }): ChoiceGroup => ({
  ...{ label: said.key, mode: 'SINGLE', min: 0, max: 1, modality: 'O', rank: null, fixed: false },
  options: ['a', 'b', 'c'].map(option),
  ...said,
});
const kinds = (groups: readonly ChoiceGroup[], choices: Choices): string[] =>
  problemsOfChoices(groups, choices).map((found) => [found.group, found.problem, found.option].join(' ').trim());

describe('a nomenclature', () => {
  test('without ranks tells by its programmes (modality O): the languages, and one choice among the rest', () => {
    const groups = choiceGroupsOf(offer({ compulsory: ['030201', '030602', '060900', '061000'].map(subject) }));
    expect(groups.map(({ key, mode, min, max }) => [key, mode, min, max])).toEqual([
      ['languages', 'SWAP', 0, 2],
      ['courses', 'MULTI', 0, 1],
    ]);
    const due = choiceGroupsOf(
      offer({ compulsoryOptions: 3, compulsory: ['030201', '030602', '060900', '061000'].map(subject) }),
    );
    expect(due[1]).toMatchObject({ key: 'courses', label: 'Enseignement au choix', mode: 'SINGLE', min: 1, max: 1 });
  });

  test('takes a third language for a course among others', () => {
    const ranked = ['030201', '030602', '030903'].map((code, index) => ({ rank: index + 1, subject: subject(code) }));
    expect(choiceGroupsOf(offer({ ranked })).map(({ key, max }) => [key, max])).toEqual([
      ['languages', 2],
      ['rank-3', 1],
    ]);
  });

  test('that asks nothing asks only the regime, and where there is one regime it is shown', () => {
    const one = choiceGroupsOf(offer({ regimes: [{ code: '0', label: 'EXTERNE' }] }));
    expect(one).toMatchObject([{ key: 'regime', fixed: true, options: [{ code: '0', label: 'EXTERNE' }] }]);
  });
});

describe('languages are recalled, then swapped where the lycée allows it (S-24)', () => {
  const languages = group({ key: 'languages', mode: 'SWAP', max: 2, options: ['030201', '030602'].map(option) });
  const followed = ['030201', '030602'].map(option);

  test('in the order followed or the other, never another language', () => {
    const groups = groupsForPupil([languages], followed, true);
    expect(recalledChoices(groups)).toEqual({ languages: ['030201', '030602'] });
    expect(kinds(groups, { languages: ['030602', '030201'] })).toEqual([]);
    expect(kinds(groups, { languages: ['030602', '030101'] })).toEqual(['languages unknown-option 030101']);
    expect(kinds(groups, { languages: ['030602'] })).toEqual(['languages not-a-swap']);
  });

  test('no swap where it is not allowed', () => {
    const groups = groupsForPupil([languages], followed, false);
    expect(kinds(groups, { languages: ['030602', '030201'] })).toEqual(['languages fixed']);
    expect(kinds(groups, { languages: ['030201', '030602'] })).toEqual([]);
  });

  test('a pupil whose languages are unknown is not asked', () => {
    expect(groupsForPupil([languages], [], true)).toEqual([]);
  });
});

describe('problems of choices', () => {
  const wishes = group({
    key: 'wishes',
    mode: 'RANKED',
    min: 2,
    max: 4,
    options: ['a', 'b', 'c', 'd', 'e'].map(option),
  });

  test.each([
    [['a'], ['wishes too-few']],
    [['a', 'b', 'c', 'd', 'e'], ['wishes too-many']],
    [['a', 'a'], ['wishes repeated']],
    [['a', 'z'], ['wishes unknown-option z']],
    [['b', 'a'], []],
  ])('wishes %j', (chosen, problems) => {
    expect(kinds([wishes], { wishes: chosen })).toEqual(problems);
  });

  test('a group that is not there is a problem, and so is one that is forgotten', () => {
    expect(kinds([wishes], { other: ['a'] })).toEqual(['other unknown-group', 'wishes too-few']);
  });

  test('a group called like what every object has is answered like any other', () => {
    expect(kinds([group({ key: 'constructor', min: 1 })], {})).toEqual(['constructor too-few']);
  });

  test('a subject is chosen once over all groups; a regime is no subject', () => {
    const groups = [group({ key: 'first' }), wishes, group({ key: 'regime', modality: null })];
    expect(kinds(groups, { first: ['a'], wishes: ['b', 'a', 'c'], regime: ['a'] })).toEqual([
      'wishes chosen-elsewhere a',
    ]);
  });

  test('a full option is refused by name where it would be granted, and may still be wished or asked for', () => {
    const full = (code: string, request = false) => ({ ...option(code), remaining: 0, ...(request && { request }) });
    const groups = [
      group({ key: 'single', options: [full('a'), option('b')] }),
      group({ key: 'multi', mode: 'MULTI', max: 2, options: [full('c'), option('d')] }),
      group({ key: 'ranked', mode: 'RANKED', options: [full('e')] }),
      group({ key: 'given', fixed: true, min: 1, options: [full('f')] }),
      group({ key: 'regime', modality: null, options: [full('3', true), { ...option('2'), remaining: 1 }] }),
    ];
    const choices = { single: ['a'], multi: ['d', 'c'], ranked: ['e'], given: ['f'], regime: ['3'] };
    expect(kinds(groups, choices)).toEqual(['single option-full a', 'multi option-full c']);
    expect(kinds(groups, { ...choices, single: ['b'], multi: ['d'], regime: ['2'] })).toEqual([]);
  });

  test('exempt codes come on top of several answers, and are counted nowhere', () => {
    const several = group({ key: 'courses', mode: 'MULTI', min: 1, max: 1, exempt: ['a', 'b'] });
    expect(kinds([several], { courses: ['a', 'b', 'c'] })).toEqual([]);
    expect(kinds([several], { courses: ['a', 'b'] })).toEqual(['courses too-few']);
  });
});

describe('a group that depends on another', () => {
  const groups = [
    group({ key: 'sport', options: ['sailing', 'none'].map(option) }),
    group({
      key: 'level',
      min: 1,
      visibleWhen: { group: 'sport', anyOf: ['sailing'] },
      options: ['a', 'b'].map(option),
    }),
    group({ key: 'boat', min: 1, visibleWhen: { group: 'level', anyOf: ['b'] }, options: ['x', 'y'].map(option) }),
  ];
  const asked = (choices: Choices): string[] => groupsAsked(groups, choices).map(({ key }) => key);

  test('is asked when the answer holds one of its codes, and is due then', () => {
    expect(asked({})).toEqual(['sport']);
    expect(kinds(groups, { sport: ['none'] })).toEqual([]);
    expect(asked({ sport: ['sailing'] })).toEqual(['sport', 'level']);
    expect(kinds(groups, { sport: ['sailing'] })).toEqual(['level too-few']);
    expect(asked({ sport: ['sailing'], level: ['b'] })).toEqual(['sport', 'level', 'boat']);
  });

  test('an answer to a group that is not asked is a problem, which the screen does not send', () => {
    const choices = { sport: ['none'], level: ['b'], boat: ['x'] };
    expect(kinds(groups, choices)).toEqual(['level not-asked', 'boat not-asked']);
    expect(settledChoices(groups, choices)).toEqual({ sport: ['none'] });
    expect(kinds(groups, settledChoices(groups, choices))).toEqual([]);
  });

  test('is granted nothing when it is not asked', () => {
    expect(grantedOptions(groups, { sport: ['none'], level: ['b'] }).map(({ subjectCode }) => subjectCode)).toEqual([
      'none',
    ]);
  });
});

test('what is given is filled in, and what a family chose stays though it is gone', () => {
  const groups = [
    group({ key: 'given', fixed: true, min: 1, options: [option('a')] }),
    group({ key: 'wishes', mode: 'RANKED', max: 3 }),
  ];
  expect(settledChoices(groups, { given: ['z'], wishes: ['gone', 'b'], other: ['x'] })).toEqual({
    given: ['a'],
    wishes: ['gone', 'b'],
  });
});

test('no wish is offered for a subject chosen in another group', () => {
  const groups = [
    group({ key: 'first' }),
    group({ key: 'wishes', mode: 'RANKED', max: 3 }),
    group({ key: 'later', visibleWhen: { group: 'first', anyOf: ['a'] } }),
    group({ key: 'regime', modality: null }),
  ];
  const left = (choices: Choices): string[] =>
    wishesLeft(groups, groups[1] as ChoiceGroup, choices).map(({ code }) => code);
  expect(left({ first: ['a'], wishes: ['b'], regime: ['c'] })).toEqual(['c']);
  expect(left({ first: ['a'], later: ['c'] })).toEqual(['b']);
  expect(left({ first: ['b'], later: ['c'] })).toEqual(['a', 'c']);
});

describe('what families are shown of a group', () => {
  test('is what the school does not hide; of one compulsory answer nothing is asked; nothing left is no group', () => {
    const due = group({ key: 'due', min: 1 });
    expect(shownGroups([{ group: due, hidden: ['a', 'c'] }])).toMatchObject([
      { fixed: true, options: [{ code: 'b' }] },
    ]);
    expect(shownGroups([{ group: due, hidden: ['a'] }])).toMatchObject([{ fixed: false }]);
    expect(shownGroups([{ group: group({ key: 'optional' }), hidden: ['a', 'b', 'c'] }])).toEqual([]);
  });
});

describe('the academy’s template', () => {
  const nomenclature = offer({
    ranked: ['a', 'b'].map((code) => ({ rank: 1, subject: { ...subject(code), label: `Ici ${code}` } })),
    optional: [subject('f')],
  });
  const template = [
    group({ key: 'first', mode: 'MULTI', exempt: ['b', 'z'], options: ['a', 'b', 'z'].map(option) }),
    group({ key: 'gone', options: [option('z')] }),
    group({ key: 'after-gone', visibleWhen: { group: 'gone', anyOf: ['z'] }, options: [option('a')] }),
    group({
      key: 'after-first',
      modality: 'F',
      visibleWhen: { group: 'first', anyOf: ['z', 'a'] },
      options: [option('f')],
    }),
    group({ key: 'other-modality', modality: 'F', options: [option('a')] }),
  ];

  test('is restricted to what the school’s nomenclature makes eligible, with its labels', () => {
    expect(groupsFromTemplate(template, nomenclature)).toMatchObject([
      {
        key: 'first',
        exempt: ['b'],
        options: [
          { code: 'a', label: 'Ici a' },
          { code: 'b', label: 'Ici b' },
        ],
      },
      { key: 'after-first', options: [{ code: 'f' }] },
    ]);
  });
});

describe('the contradictions of an offer', () => {
  const nomenclature = offer({
    compulsoryOptions: 1,
    ranked: ['a', 'b', 'c'].map((code) => ({ rank: 1, subject: subject(code) })),
    optional: ['f', 'g'].map(subject),
    regimes: [{ code: '0', label: 'EXTERNE' }],
  });
  const offered = (said: Partial<OfferedGroup> & { key: string }): OfferedGroup => ({
    ...offeredGroup(group({ key: said.key, min: 1 })),
    ...said,
  });
  const first = offered({ key: 'first' });
  const options = (...codes: string[]) => codes.map(option);
  const problems = (...groups: OfferedGroup[]): string[] =>
    problemsOfOffer(groups, nomenclature).map((found) =>
      [found.index ?? '-', found.field ?? '-', found.problem, found.option ?? ''].join(' ').trim(),
    );

  test('one that holds together has none', () => {
    expect(problems(first, offered({ key: 'regime', modality: null, options: options('0') }))).toEqual([]);
  });

  test.each<[string, OfferedGroup[], string[]]>([
    ['fewer visible than the minimum', [{ ...first, hidden: ['a', 'b', 'c'] }], ['0 min too-few-visible']],
    [
      'an option that the nomenclature does not know',
      [{ ...first, options: options('a', 'z') }],
      ['0 options.1 option-unknown z'],
    ],
    ['an option of the other modality', [{ ...first, options: options('a', 'f') }], ['0 options.1 option-unknown f']],
    ['an option twice', [{ ...first, options: options('a', 'a') }], ['0 options.1 option-repeated a']],
    ['a minimum above the maximum', [{ ...first, min: 2, mode: 'MULTI' }], ['0 min min-above-max']],
    ['a negative minimum', [{ ...first, min: -1 }], ['0 min min-negative']],
    ['a maximum below one', [{ ...first, min: 0, max: 0 }], ['0 max max-below-one']],
    ['a single choice of two', [{ ...first, max: 2 }], ['0 max single-max']],
    ['more wishes than options', [{ ...first, mode: 'RANKED', max: 4 }], ['0 max ranked-beyond-options']],
    ['a key twice', [first, { ...first, min: 0 }], ['1 key key-repeated']],
    [
      'two groups of languages',
      [offered({ key: 'x', mode: 'SWAP' }), offered({ key: 'y', mode: 'SWAP' })],
      ['1 mode two-swaps'],
    ],
    ['a negative capacity', [{ ...first, capacities: { a: -1, b: 0 } }], ['0 capacities.a capacity-negative a']],
    ['something exempt in a single choice', [{ ...first, exempt: ['a'] }], ['0 exempt exempt-misplaced']],
    ['a given group of too many', [{ ...first, fixed: true }], ['0 fixed fixed-count']],
    [
      'a regime under another key',
      [offered({ key: 'x', modality: null, options: options('0') })],
      ['0 modality regime-misplaced'],
    ],
    [
      'a condition on a group that is not there',
      [{ ...first, visibleWhen: { group: 'z', anyOf: ['a'] } }],
      ['0 visibleWhen.group condition-group-unknown'],
    ],
    [
      'a condition on a later group',
      [
        { ...first, visibleWhen: { group: 'x', anyOf: ['f'] } },
        offered({ key: 'x', modality: 'F', min: 0, options: options('f') }),
      ],
      ['0 visibleWhen.group condition-group-later'],
    ],
    [
      'a condition on itself',
      [{ ...first, visibleWhen: { group: 'first', anyOf: ['a'] } }],
      ['0 visibleWhen.group condition-cycle'],
    ],
    [
      'conditions in a circle',
      [
        { ...first, visibleWhen: { group: 'x', anyOf: ['f'] } },
        offered({
          key: 'x',
          modality: 'F',
          min: 0,
          options: options('f'),
          visibleWhen: { group: 'first', anyOf: ['a'] },
        }),
      ],
      ['0 visibleWhen.group condition-cycle'],
    ],
    [
      'a condition on a code that is not there',
      [
        first,
        offered({
          key: 'x',
          modality: 'F',
          min: 0,
          options: options('f'),
          visibleWhen: { group: 'first', anyOf: ['a', 'z'] },
        }),
      ],
      ['1 visibleWhen.anyOf.1 condition-code-unknown z'],
    ],
    [
      'a condition on hidden codes alone, which is worth a warning',
      [
        { ...first, hidden: ['a'] },
        offered({
          key: 'x',
          modality: 'F',
          min: 0,
          options: options('f'),
          visibleWhen: { group: 'first', anyOf: ['a'] },
        }),
      ],
      ['1 visibleWhen.anyOf never-asked'],
    ],
    [
      'two groups that need the same option',
      [{ ...first, options: options('a') }, offered({ key: 'x', options: options('a') })],
      ['1 min too-few-left'],
    ],
    [
      'a choice after which another group has too few',
      [{ ...first, min: 0 }, offered({ key: 'x', mode: 'MULTI', min: 3, max: 3 })],
      ['1 min too-few-left a'],
    ],
    ['fewer compulsory courses than the nomenclature, a warning', [{ ...first, min: 0 }], ['- - below-compulsory']],
  ])('%s', (_what, groups, expected) => {
    expect(problems(...groups)).toEqual(expected);
  });

  test('fewer courses than the minimum of the nomenclature is a warning too', () => {
    const found = problemsOfOffer([first], { ...nomenclature, minimumOptions: 2 });
    expect(found).toEqual([{ index: null, field: null, problem: 'below-minimum' }]);
  });

  test('groups that exclude each other may ask for the same options', () => {
    const when = (code: string) => ({ visibleWhen: { group: 'sport', anyOf: [code] } });
    const sport = offered({ key: 'sport', modality: 'F', min: 0, options: options('f', 'g') });
    const left = offered({ key: 'x', options: options('a'), ...when('f') });
    const right = offered({ key: 'y', options: options('a'), ...when('g') });
    expect(problems(sport, left, right)).toEqual([]);
  });
});

test('a group goes to the editor and back unchanged; its request is the nomenclature’s', () => {
  const nomenclature = NOMENCLATURE_A.twoExplorationCourses;
  const eligible = [
    { code: '3', label: 'INTERNE', request: true, modality: null },
    { code: SUBJECTS_A.latin.code, label: 'LATIN', modality: 'O' as const },
  ];
  const regime = choiceGroupsOf(nomenclature).at(-1) as ChoiceGroup;
  expect(groupOffered(offeredGroup(regime), eligible).options.find(({ code }) => code === '3')).toEqual({
    ...{ code: '3', label: 'INTERNE', request: true },
  });
  const conditional = group({ key: 'x', visibleWhen: { group: 'y', anyOf: ['a'] }, exempt: ['b'] });
  expect(groupOffered(offeredGroup(conditional), [])).toEqual(conditional);
});
