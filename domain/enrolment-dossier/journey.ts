/**
 * A family's way through its enrolment (§3.4, P1 to P10), as one rule for the api and the browser: which pages this dossier
 * has, in order, which are done, and which one is next. The api answers it with the dossier and with each saved draft; the
 * screen goes where it says and opens no page that lies behind an unfinished one. Without network the screen asks the very
 * same rule of what it holds.
 *
 * A page that asks nothing (languages recalled, courses that may all be left out) is done once the family went past it:
 * « done » never means « never seen ». The record is done by its confirmation alone, even unchanged (F-58).
 */
import {
  CHOICE_PROBLEMS,
  type ChoiceGroup,
  type ChoiceProblem,
  type Choices,
  groupsAsked,
  problemsOfChoices,
  recalledChoices,
  settledChoices,
} from './choices.ts';
import type { DossierState } from './dossier.ts';

/**
 * The pages of the journey; their French words are their addresses, so that a parent can read one. `affectation` and `lycee`
 * are there to be read and hold nobody up; `decision` is the acceptance (a refusal ends the journey); then what the formation
 * asks, the record, and the validation.
 */
export const JOURNEY_STEPS = [
  'affectation',
  'lycee',
  'decision',
  'langues',
  'enseignements',
  'regime',
  'fiche',
  'validation',
] as const;
export type StepKey = (typeof JOURNEY_STEPS)[number];

/** Pages that a dossier has only when its formation asks something there. */
export const CHOICE_STEPS = ['langues', 'enseignements', 'regime'] as const satisfies readonly StepKey[];
export type ChoiceStep = (typeof CHOICE_STEPS)[number];

const READ_STEPS: readonly StepKey[] = ['affectation', 'lycee'];

export const STEP_STATES = ['done', 'current', 'todo'] as const;
export type StepState = (typeof STEP_STATES)[number];

/** What keeps a page from being done: a problem of a choice, or what only this page asks. */
export const STEP_PROBLEMS = [...CHOICE_PROBLEMS, 'not-decided', 'not-passed', 'record-not-confirmed'] as const;
export interface StepProblem {
  readonly problem: (typeof STEP_PROBLEMS)[number];
  /** The choice group it concerns; null for the others. */
  readonly group: string | null;
  readonly option: string | null;
}

export interface JourneyStep {
  readonly key: StepKey;
  readonly state: StepState;
  readonly problems: StepProblem[];
}

export interface Journey {
  readonly steps: JourneyStep[];
  /** Where the family goes on; null when there is nothing for it to fill in. */
  readonly next: StepKey | null;
}

/** What a family has filled in so far. */
export interface Draft {
  readonly choices: Choices;
  /** The page last visited. */
  readonly step: string;
  /** The pages gone on from, whatever is changed on them later; `decision` among them is the acceptance (P4). */
  readonly passed: string[];
  readonly recordConfirmed: boolean;
}

/** Where a dossier stands for one guardian. */
export interface Standing {
  readonly state: DossierState;
  /** The deadline has passed for this dossier. */
  readonly closed: boolean;
  /** Whether this guardian may act, not only read (§1.4). */
  readonly mayEnrol: boolean;
  /** Whether the lycée's year and formation are in place; until then the family sees its affectation only (E-18). */
  readonly ready: boolean;
}

/**
 * Whether the family may be in the pages of the enrolment at all: until it has answered, and after a validation until the
 * closing or the integration (E-05). It is exactly where it may submit.
 */
export const mayFillIn = ({ state, closed, mayEnrol, ready }: Standing): boolean =>
  ready && mayEnrol && !closed && (isNotified(state) || state === 'VALIDATED');

const isNotified = (state: DossierState): boolean =>
  state === 'NOTIFIED' || state === 'SEEN' || state === 'IN_PROGRESS';

/** Languages are recalled together; the boarding regime is no subject (its modality is null); the rest are courses. */
export function stepOfGroup(group: ChoiceGroup): ChoiceStep {
  if (group.mode === 'SWAP') return 'langues';
  return group.modality === null ? 'regime' : 'enseignements';
}

/** The groups asked on a page of choices. */
export const groupsOfStep = (groups: readonly ChoiceGroup[], step: StepKey): ChoiceGroup[] =>
  groups.filter((group) => stepOfGroup(group) === step);

/**
 * The pages that this dossier has, in order: a formation without options has no page of options (P5 to P8), nor has one whose
 * options the answers so far ask nothing about.
 */
export const stepsOf = (groups: readonly ChoiceGroup[], choices: Choices): StepKey[] => {
  const asked = groupsAsked(groups, choices);
  return JOURNEY_STEPS.filter(
    (step) => !(CHOICE_STEPS as readonly StepKey[]).includes(step) || groupsOfStep(asked, step).length > 0,
  );
};

/**
 * Where a family begins: its draft, else what it validated before (E-05: the pages are walked again, the answers stand and the
 * record is confirmed anew), else the languages as followed and no other choice.
 */
export function beginningOf(dossier: {
  readonly groups: readonly ChoiceGroup[];
  readonly choices: Choices | null;
  readonly draft: Draft | null;
}): Draft {
  if (dossier.draft) return dossier.draft;
  const { choices, groups } = dossier;
  return {
    choices: choices ?? recalledChoices(groups),
    step: '',
    passed: choices ? ['decision'] : [],
    recordConfirmed: false,
  };
}

/** The journey of a dossier: `groups` as the pupil meets them, `draft` as it is kept (`beginningOf` when it is not). */
export function journeyOf(groups: readonly ChoiceGroup[], draft: Draft, standing: Standing): Journey {
  const problems = problemsByStep(groups, draft.choices);
  const reads = standing.state !== 'NOTIFIED';
  const begun = draft.passed.includes('decision');
  if (!mayFillIn(standing)) {
    const steps = READ_STEPS.filter((key) => standing.ready || key === 'affectation').map(
      (key): JourneyStep => ({ key, state: reads ? 'done' : 'todo', problems: [] }),
    );
    return { steps, next: null };
  }
  const lacking = (key: StepKey): StepProblem[] => {
    const wrong = problems.get(key) ?? [];
    if (wrong.length > 0) return wrong;
    if (key === 'fiche') return draft.recordConfirmed ? [] : [lack('record-not-confirmed')];
    if (key === 'decision') return begun ? [] : [lack('not-decided')];
    return draft.passed.includes(key) || key === 'validation' ? [] : [lack('not-passed')];
  };
  let next: StepKey | null = null;
  const steps = stepsOf(groups, draft.choices).map((key): JourneyStep => {
    if (READ_STEPS.includes(key)) {
      const read = key === 'affectation' ? reads : begun;
      return { key, state: read ? 'done' : 'todo', problems: [] };
    }
    const found = lacking(key);
    // The validation is never behind the family: it is done by handing in, and then there is no journey any more.
    const done = found.length === 0 && key !== 'validation';
    if (!done) next ??= key;
    return { key, state: done ? 'done' : next === key ? 'current' : 'todo', problems: found };
  });
  return { steps, next };
}

/** Whether a page may be opened: nothing before it is unfinished. Pages to read, and pages already done, always may. */
export function mayOpen({ steps, next }: Journey, step: StepKey): boolean {
  const at = steps.findIndex(({ key }) => key === step);
  if (at === -1) return false;
  if (READ_STEPS.includes(step)) return true;
  return next !== null && at <= steps.findIndex(({ key }) => key === next);
}

/** The page before in the enrolment proper, or null before the first: where « back » leads. */
export function stepBefore({ steps }: Journey, step: StepKey): StepKey | null {
  const filled = steps.filter(({ key }) => !READ_STEPS.includes(key));
  return filled[filled.findIndex(({ key }) => key === step) - 1]?.key ?? null;
}

/** What is wrong with the choices of a page, group by group. */
export const choiceProblemsOf = ({ steps }: Journey, step: StepKey): ChoiceProblem[] =>
  (steps.find(({ key }) => key === step)?.problems ?? []).flatMap(({ problem, group, option }) =>
    group !== null && isChoiceProblem(problem)
      ? [option === null ? { problem, group } : { problem, group, option }]
      : [],
  );

const isChoiceProblem = (problem: StepProblem['problem']): problem is ChoiceProblem['problem'] =>
  (CHOICE_PROBLEMS as readonly string[]).includes(problem);

/** What was answered to questions that the lycée asks no more; it is told, and not handed in (E-06). */
export function answersGone(groups: readonly ChoiceGroup[], choices: Choices): string[] {
  const asked = new Set(groups.map(({ key }) => key));
  return Object.keys(choices).filter((key) => !asked.has(key) && (choices[key]?.length ?? 0) > 0);
}

/**
 * The answers to what is asked: what is handed in. What was answered to a question that another answer made disappear stays
 * in the draft, and is there again when the question comes back.
 */
export const answersAsked = (groups: readonly ChoiceGroup[], choices: Choices): Choices =>
  settledChoices(groups, choices);

/** Every problem of the choices, under the page that asks them. All groups are held against the rules at once. */
function problemsByStep(groups: readonly ChoiceGroup[], choices: Choices): Map<StepKey, StepProblem[]> {
  const byStep = new Map<StepKey, StepProblem[]>();
  for (const { group: key, problem, option } of problemsOfChoices(groups, answersAsked(groups, choices))) {
    const group = groups.find((each) => each.key === key);
    if (!group) continue;
    const step = stepOfGroup(group);
    byStep.set(step, [...(byStep.get(step) ?? []), { problem, group: key, option: option ?? null }]);
  }
  return byStep;
}

const lack = (problem: StepProblem['problem']): StepProblem => ({ problem, group: null, option: null });
