/**
 * Any choice that the screen lets through is accepted by the api and by the workflow, and the reverse (issue 4). The three
 * ask the same function, `problemsOfChoices`: here it is held against a reference written from §3.5 alone, and against a
 * family that acts on the screen's own controls. Over http, with the activity that writes: `test/api/choices.test.ts`.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type ChoiceGroup,
  type Choices,
  groupsAsked,
  problemsOfChoices,
  recalledChoices,
  settledChoices,
} from '../../domain/enrolment-dossier/choices.ts';
import {
  choiceGroupsOf,
  groupsForPupil,
  isOfferError,
  type MefOffer,
  type OfferedGroup,
  offeredGroup,
  problemsOfOffer,
  shownGroups,
} from '../../domain/enrolment-dossier/offer.ts';
import { controlOf } from '../../ui/family/enrolment/choice-controls.ts';
import { anyChoices, choiceGroups, nomenclatures, offeredGroups, PERMISSIVE } from './choice-groups.ts';

/** The rules of §3.5 said once more, plainly: whether these choices may be submitted. */
function acceptedByReference(groups: readonly ChoiceGroup[], choices: Choices): boolean {
  if (Object.keys(choices).some((key) => groups.every((group) => group.key !== key))) return false;
  const isMet = (group: ChoiceGroup): boolean => {
    if (!group.visibleWhen) return true;
    const { group: of, anyOf } = group.visibleWhen;
    const before = groups.find(({ key }) => key === of) as ChoiceGroup;
    return isMet(before) && anyOf.some((code) => choices[of]?.includes(code));
  };
  const subjects: string[] = [];
  for (const group of groups) {
    const { key, mode, min, max, modality, fixed, exempt = [], options } = group;
    const chosen = choices[key] ?? [];
    if (!isMet(group)) {
      if (chosen.length > 0) return false;
      continue;
    }
    if (modality !== null) subjects.push(...chosen);
    if (new Set(chosen).size !== chosen.length) return false;
    if (chosen.some((code) => options.every((option) => option.code !== code))) return false;
    if (fixed) {
      if (chosen.join() !== options.map(({ code }) => code).join()) return false;
      continue;
    }
    if (mode === 'SWAP') {
      if (chosen.length !== options.length) return false;
      continue;
    }
    const grants = mode === 'SINGLE' || mode === 'MULTI';
    const isFull = (code: string) =>
      options.some((each) => each.code === code && each.remaining === 0 && !each.request);
    if (grants && chosen.some(isFull)) return false;
    const counted = mode === 'MULTI' ? chosen.filter((code) => !exempt.includes(code)) : chosen;
    if (counted.length < min || counted.length > (mode === 'SINGLE' ? 1 : max)) return false;
  }
  return new Set(subjects).size === subjects.length;
}

/** One thing a family does on the screen: in which group, with which of the things that its control lets it do. */
const act = fc.record({ group: fc.nat({ max: 3 }), which: fc.nat({ max: 20 }), to: fc.nat({ max: 5 }) });
type Act = { group: number; which: number; to: number };

/** What the screen holds after the act: the control's own semantics, as its element in `ui/elements` fires them. */
function afterAct(groups: readonly ChoiceGroup[], draft: Choices, { group: at, which, to }: Act): Choices {
  const held = settledChoices(groups, draft);
  const met = groupsAsked(groups, held);
  const group = met[at % Math.max(1, met.length)];
  if (!group) return held;
  const chosen = held[group.key] ?? [];
  const control = controlOf(groups, group, held);
  const put = (codes: readonly string[]): Choices => ({ ...held, [group.key]: [...codes] });
  const moved = (): Choices => {
    if (chosen.length === 0) return held;
    const from = which % chosen.length;
    return put(chosen.toSpliced(from, 1).toSpliced(to % chosen.length, 0, chosen[from] as string));
  };
  switch (control.kind) {
    case 'given':
      return held;
    case 'order':
      return moved();
    case 'wishes': {
      const addable = chosen.length < group.max ? control.left : [];
      if (which % 3 === 0 && addable.length > 0) return put([...chosen, addable[to % addable.length] as string]);
      if (which % 3 === 1 && chosen.length > 0) return put(chosen.toSpliced(to % chosen.length, 1));
      return moved();
    }
    case 'boxes': {
      const box = control.options[which % Math.max(1, control.options.length)];
      if (!box || box.closed) return held;
      const wanted = (code: string) => (code === box.code ? !chosen.includes(code) : chosen.includes(code));
      return put(control.options.map(({ code }) => code).filter(wanted));
    }
    case 'radio': {
      const open = control.options.filter(({ closed }) => !closed).map(({ code }) => [code]);
      const answers = control.none ? [...open, []] : open;
      return answers.length === 0 ? held : put(answers[which % answers.length] as string[]);
    }
  }
}

/** Whether the screen's controls can come to hold an answer, whatever order it is given in (boxes are in no order). */
function isReachable(groups: readonly ChoiceGroup[], group: ChoiceGroup, choices: Choices): boolean {
  const wanted = choices[group.key] ?? [];
  const before: Choices = {
    ...choices,
    [group.key]: recalledChoices([{ ...group, visibleWhen: null }])[group.key] ?? [],
  };
  const control = controlOf(groups, group, before);
  const sorted = (codes: readonly string[]) => [...codes].sort().join();
  const codes = group.options.map(({ code }) => code);
  switch (control.kind) {
    case 'given':
      return wanted.join() === codes.join();
    case 'order':
      return sorted(wanted) === sorted(codes);
    case 'wishes':
      return wanted.length <= group.max && wanted.every((code) => control.left.includes(code));
    case 'boxes':
      return wanted.every((code) => control.options.some((box) => box.code === code && !box.closed));
    case 'radio': {
      const open = control.options.filter(({ closed }) => !closed).map(({ code }) => code);
      return wanted.length === 0 ? true : wanted.length === 1 && open.includes(wanted[0] as string);
    }
  }
}

const groupsAndChoices = choiceGroups.chain((groups) =>
  fc.record({ groups: fc.constant(groups), choices: anyChoices(groups) }),
);

describe('what the screen lets through, and what is accepted', () => {
  test('the rule that browser, api and workflow ask is the reference of §3.5, choice for choice', () => {
    let accepted = 0;
    fc.assert(
      fc.property(groupsAndChoices, ({ groups, choices }) => {
        const without = problemsOfChoices(groups, choices).length === 0;
        if (without) accepted += 1;
        expect(without).toBe(acceptedByReference(groups, choices));
      }),
      { numRuns: 5000 },
    );
    // Both sides are met often enough for the equality to mean something.
    expect(accepted).toBeGreaterThan(500);
    expect(accepted).toBeLessThan(4500);
  });

  test('a family acting on the controls is only ever told of what it can put right there, and what it may send is accepted', () => {
    let sent = 0;
    const curable = new Set(['too-few', 'too-many', 'chosen-elsewhere']);
    fc.assert(
      fc.property(choiceGroups, fc.array(act, { maxLength: 15 }), (groups, acts) => {
        const held = acts.reduce((now, each) => afterAct(groups, now, each), recalledChoices(groups));
        const choices = settledChoices(groups, held);
        const problems = problemsOfChoices(groups, choices);
        expect(problems.filter(({ problem }) => !curable.has(problem))).toEqual([]);
        expect(problems.length === 0).toBe(acceptedByReference(groups, choices));
        if (problems.length === 0) sent += 1;
      }),
      { numRuns: 5000 },
    );
    expect(sent).toBeGreaterThan(500);
  });

  test('the reverse: every choice that is accepted can be given on the screen', () => {
    let seen = 0;
    fc.assert(
      fc.property(groupsAndChoices, ({ groups, choices }) => {
        if (problemsOfChoices(groups, choices).length > 0) return;
        seen += 1;
        for (const group of groupsAsked(groups, choices)) {
          expect({ group, choices, reachable: isReachable(groups, group, choices) }).toMatchObject({ reachable: true });
        }
      }),
      { numRuns: 5000 },
    );
    expect(seen).toBeGreaterThan(500);
  });
});

/** Some answer that a family can give to every group, by trying all that are no longer than they must be. */
function findsAnswer(groups: readonly ChoiceGroup[], choices: Choices = {}, from = 0): Choices | null {
  const group = groups[from];
  if (!group) return problemsOfChoices(groups, choices).length === 0 ? choices : null;
  if (!groupsAsked(groups, choices).some(({ key }) => key === group.key)) return findsAnswer(groups, choices, from + 1);
  for (const answer of shortestAnswers(group)) {
    const found = findsAnswer(groups, { ...choices, [group.key]: answer }, from + 1);
    if (found) return found;
  }
  return null;
}
function shortestAnswers({ mode, options, min, fixed, exempt = [] }: ChoiceGroup): string[][] {
  const codes = options.map(({ code }) => code);
  if (fixed || mode === 'SWAP') return [codes];
  const subsets: string[][] = [[]];
  for (const code of codes.filter((each) => mode !== 'MULTI' || !exempt.includes(each)))
    subsets.push(...subsets.filter(({ length }) => length < min).map((each) => [...each, code]));
  return subsets.filter(({ length }) => length === min);
}

const met = (offered: readonly OfferedGroup[]): ChoiceGroup[] =>
  groupsForPupil(
    shownGroups(offered.map(({ hidden, capacities: _capacities, ...group }) => ({ group, hidden }))),
    [
      { code: '030201', label: 'ANGLAIS' },
      { code: '030602', label: 'ESPAGNOL' },
    ],
    true,
  );
/** Every way to begin by one option of a single choice. */
const begun = (groups: readonly ChoiceGroup[]) =>
  groups.flatMap((group) =>
    group.mode === 'SINGLE' && !group.fixed && !group.visibleWhen
      ? group.options.map((option) =>
          groups.map((each) => (each === group ? { ...group, min: 1, options: [option] } : each)),
        )
      : [],
  );

describe('offers', () => {
  test('derived from any nomenclature hold together or are reported, and one that holds together can be answered', () => {
    let sound = 0;
    fc.assert(
      fc.property(nomenclatures, (nomenclature: MefOffer) => {
        const offered = choiceGroupsOf(nomenclature).map((group) => offeredGroup(group));
        if (problemsOfOffer(offered, nomenclature).some(isOfferError)) return;
        sound += 1;
        // The two languages that this pupil follows may not be chosen again as courses: a pupil of other ones may.
        const groups = met(offered).filter(({ mode }) => mode !== 'SWAP');
        expect(findsAnswer(groups)).not.toBeNull();
        for (const way of begun(groups)) expect(findsAnswer(way)).not.toBeNull();
      }),
      { numRuns: 1000 },
    );
    expect(sound).toBeGreaterThan(500);
  });

  test('written by hand hold together or are reported: what may be saved can be answered', () => {
    let sound = 0;
    fc.assert(
      fc.property(offeredGroups, (offered) => {
        if (problemsOfOffer(offered, PERMISSIVE).some(isOfferError)) return;
        sound += 1;
        const groups = met(offered).filter(({ mode }) => mode !== 'SWAP');
        expect(findsAnswer(groups)).not.toBeNull();
      }),
      { numRuns: 4000 },
    );
    expect(sound).toBeGreaterThan(200);
  });
});
