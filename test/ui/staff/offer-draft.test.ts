import { describe, expect, test } from '@jest/globals';
import {
  choiceGroupsOf,
  eligibleOptions,
  type OfferedGroup,
  offeredGroup,
  problemsOfOffer,
} from '../../../domain/enrolment-dossier/offer.ts';
import {
  ADDABLE,
  addedGroup,
  changedGroups,
  controlOfPath,
  faultsOf,
  isChanged,
  movedGroup,
  optionsLeft,
  withMode,
  withoutOption,
} from '../../../ui/staff/offer-draft.ts';
import { SUBJECTS_B as b, NOMENCLATURE_B } from '../../domain/formations.ts';

const nomenclature = NOMENCLATURE_B.general;
const eligible = eligibleOptions(nomenclature).map(({ remaining: _remaining, ...option }) => option);
const groups = choiceGroupsOf(nomenclature).map((group) => offeredGroup(group));
const at = (key: string): OfferedGroup => groups.find((group) => group.key === key) as OfferedGroup;

describe('a group that is added', () => {
  test('takes what is eligible for its kind and offered nowhere else, and never comes empty', () => {
    const without = groups.filter(({ key }) => key !== 'section');
    expect(addedGroup('section', without, eligible, 'Section')).toMatchObject({
      ...{ key: 'section', modality: 'F', min: 0, max: 1 },
      options: [{ code: b.international.code }, { code: b.sailing.code }],
    });
    expect(addedGroup('section', groups, eligible, 'Section')).toBeNull();
    expect(addedGroup('regime', groups, eligible, 'Régime')).toBeNull();
  });

  test.each(ADDABLE)('of kind %s holds together with the others', (kind) => {
    const free = groups.slice(0, 1);
    const added = addedGroup(kind, free, eligible, 'Nouveau');
    const languages = addedGroup('language', free, eligible, 'Langue');
    if (kind === 'language') expect(languages?.options.map(({ code }) => code)).toEqual([b.italian3.code]);
    expect(problemsOfOffer([...free, added as OfferedGroup], nomenclature)).toEqual([]);
  });

  test('has a key of its own', () => {
    const first = addedGroup('optional', [], eligible, 'x') as OfferedGroup;
    const second = addedGroup('optional', [{ ...first, options: [] }], eligible, 'x');
    expect([first.key, second?.key]).toEqual(['optional', 'optional-2']);
  });
});

test('an option that is removed is spoken of nowhere in its group', () => {
  const code = b.latin.code;
  const full = { ...at('rank-3'), hidden: [code], capacities: { [code]: 3, [b.music.code]: 2 } };
  const without = withoutOption(full, code);
  expect(JSON.stringify(without)).not.toContain(code);
  expect(without.capacities).toEqual({ [b.music.code]: 2 });
  expect(optionsLeft(without, eligible).map((option) => option.code)).toContain(code);
});

test.each(['SINGLE', 'MULTI', 'RANKED'] as const)(
  'another way of choosing (%s) comes with bounds that hold',
  (mode) => {
    for (const group of [at('rank-3'), at('rank-4'), at('section')]) {
      const changed = groups.map((each) => (each === group ? withMode(group, mode) : each));
      expect(problemsOfOffer(changed, nomenclature)).toEqual([]);
    }
  },
);

test('what changed is told by the names of the groups, whatever the order in which the api wrote their keys', () => {
  const same = groups.map((group) => Object.fromEntries(Object.entries(group).reverse()) as OfferedGroup);
  expect(isChanged(groups, same)).toBe(false);
  const renamed = groups.with(1, { ...at('rank-3'), label: 'Option' });
  expect(isChanged(groups, renamed)).toBe(true);
  expect(changedGroups(groups, renamed)).toEqual(['Option']);
  expect(changedGroups(groups, movedGroup(groups, 1, 1))).toEqual([null]);
  expect(movedGroup(groups, 0, -1)).toEqual(groups);
});

test.each([
  ['body.groups.1.min', 'groups-1-min'],
  ['body.groups.0.options.3', 'groups-0-options-3'],
  ['groups.2.capacities.030201', 'groups-2-capacities-030201'],
  ['body.groups.4.visibleWhen.anyOf.0', 'groups-4-condition'],
  ['body.groups.4.key', 'groups-4-label'],
  ['body.source', null],
])('an error at %s is shown at %s', (path, control) => {
  expect(controlOfPath(path)).toBe(control);
});

test('a fault stands beside its field, and in the summary under its group', () => {
  const faults = faultsOf(
    [
      { path: 'body.groups.1.min', message: 'Trop.' },
      { path: 'body', message: 'Autre.' },
    ],
    groups,
  );
  expect(faults).toEqual({
    fields: [{ name: 'groups-1-min', text: 'Trop.' }],
    summary: [{ name: 'groups-1-min', text: 'Enseignement optionnel 1 : Trop.' }],
  });
});
