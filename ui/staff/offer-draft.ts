/** The groups of a formation while they are being edited: what may be added, moved, removed. Pure. */
import { isLanguageCode, type OfferedGroup } from '../../domain/enrolment-dossier/offer.ts';
import { officialLabel } from '../../locales/official-label.ts';
import type { Schemas } from '../client/client.ts';
import type { FormProblem } from '../elements/form-events.ts';

export type Eligible = Schemas['EligibleOptions'][number];

/** What a school adds beside the groups that the nomenclature gives. */
export const ADDABLE = ['section', 'optional', 'compulsory', 'language', 'regime'] as const;
export type Addable = (typeof ADDABLE)[number];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const isChanged = (before: readonly OfferedGroup[], after: readonly OfferedGroup[]): boolean =>
  !same(before.map(comparable), after.map(comparable));

/** Groups as comparable rows: the api may write the keys of an object in another order. */
const comparable = ({ visibleWhen, capacities, options, hidden, exempt, ...group }: OfferedGroup): unknown => [
  ...[group.key, group.label, group.mode, group.min, group.max, group.modality, group.rank, group.fixed, exempt],
  ...[visibleWhen && [visibleWhen.group, visibleWhen.anyOf], [...hidden].sort()],
  ...[options.map(({ code }) => code), Object.entries(capacities).sort(([a], [b]) => (a < b ? -1 : 1))],
];

/** Names of the groups that somebody else changed, added or removed; null stands for another order or number. */
export function changedGroups(read: readonly OfferedGroup[], theirs: readonly OfferedGroup[]): (string | null)[] {
  const changed = theirs.filter((group) => {
    const before = read.find(({ key }) => key === group.key);
    return before && !same(comparable(before), comparable(group));
  });
  const keys = (groups: readonly OfferedGroup[]): string[] => groups.map(({ key }) => key);
  return [...changed.map(({ label }) => label), ...(same(keys(read), keys(theirs)) ? [] : [null])];
}

/** The options that a group of that modality may still take; of a language group the languages alone. */
export function optionsLeft(group: OfferedGroup, eligible: readonly Eligible[]): Eligible[] {
  const there = new Set(group.options.map(({ code }) => code));
  return eligible.filter(
    ({ code, modality }) =>
      modality === group.modality && !there.has(code) && (group.mode !== 'SWAP' || isLanguageCode(code)),
  );
}

/**
 * The group that an act of « add » puts at the end, before the regime; null when nothing is eligible for it. Its options are
 * those that no other group offers yet; a group is never added empty.
 */
export function addedGroup(
  kind: Addable,
  groups: readonly OfferedGroup[],
  eligible: readonly Eligible[],
  label: string,
): OfferedGroup | null {
  const offered = new Set(groups.flatMap(({ modality, options }) => options.map(({ code }) => `${modality}/${code}`)));
  const free = eligible.filter(({ code, modality }) => !offered.has(`${modality}/${code}`));
  const isSection = (option: Eligible): boolean => /\bSECT(?:ION|IONS)?\b/i.test(option.label);
  const among: Record<Addable, (option: Eligible) => boolean> = {
    section: (option) => option.modality === 'F' && isSection(option),
    optional: (option) => option.modality === 'F' && !isSection(option),
    compulsory: (option) => option.modality === 'O' && !isLanguageCode(option.code),
    language: (option) => option.modality !== null && isLanguageCode(option.code),
    regime: (option) => option.modality === null,
  };
  const wanted = free.filter(among[kind]);
  const modality = wanted[0]?.modality;
  if (modality === undefined || (kind === 'regime' && groups.some(({ key }) => key === 'regime'))) return null;
  const due = kind === 'compulsory' || kind === 'regime' ? 1 : 0;
  return {
    ...{ key: freeKey(kind, groups), label, mode: 'SINGLE', min: due, max: 1, modality, rank: null, fixed: false },
    ...{ visibleWhen: null, exempt: [], hidden: [], capacities: {} },
    options: wanted
      .filter((option) => option.modality === modality)
      .map(({ code, label: name }) => ({ code, label: name })),
  };
}

function freeKey(kind: Addable, groups: readonly OfferedGroup[]): string {
  const taken = new Set(groups.map(({ key }) => key));
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? kind : `${kind}-${count}`;
    if (!taken.has(key)) return key;
  }
}

/** A group moved by one place; the list as it was at its ends. */
export function movedGroup(groups: readonly OfferedGroup[], index: number, by: -1 | 1): OfferedGroup[] {
  const group = groups[index];
  const to = index + by;
  if (!group || to < 0 || to >= groups.length) return [...groups];
  return groups.toSpliced(index, 1).toSpliced(to, 0, group);
}

/** A group without one of its options, which nothing of it speaks of any more. */
export function withoutOption(group: OfferedGroup, code: string): OfferedGroup {
  const { [code]: _places, ...capacities } = group.capacities;
  const others = (codes: readonly string[]): string[] => codes.filter((each) => each !== code);
  return {
    ...{ ...group, capacities, hidden: others(group.hidden), exempt: others(group.exempt) },
    options: group.options.filter((option) => option.code !== code),
  };
}

/** Another way of choosing, with bounds that go with it. */
export function withMode(group: OfferedGroup, mode: OfferedGroup['mode']): OfferedGroup {
  const least = Math.min(group.min, 1);
  const count = group.options.length;
  const bounds = {
    SINGLE: { min: least, max: 1 },
    MULTI: { min: least, max: Math.max(1, Math.min(group.max, count)) },
    RANKED: { min: Math.min(group.min === 0 ? 0 : 2, count), max: Math.max(1, Math.min(4, count)) },
    SWAP: { min: 0, max: 2 },
  }[mode];
  return { ...group, ...bounds, mode, fixed: false, exempt: mode === 'MULTI' ? group.exempt : [] };
}

/** The name of a group's control: what an error of the api is put beside. */
export const controlName = (index: number, part: string): string => `groups-${index}-${part}`;

/** Where the api says an error is, as the control to show it at: `body.groups.1.visibleWhen.anyOf.0` is the condition. */
export function controlOfPath(path: string): string | null {
  const [, index, ...field] = /^(?:body\.)?groups\.(\d+)\.(.+)$/.exec(path) ?? [];
  if (index === undefined || field[0] === undefined) return null;
  const [first = '', second] = field[0].split('.');
  if (first === 'options' || first === 'capacities') return controlName(Number(index), `${first}-${second ?? '0'}`);
  const part =
    { visibleWhen: 'condition', key: 'label', modality: 'label', fixed: 'label', exempt: 'max' }[first] ?? first;
  return controlName(Number(index), part);
}

/** What is wrong in the groups: each beside its control, and in the summary under the name of its group. */
export interface OfferFaults {
  readonly fields: readonly FormProblem[];
  readonly summary: readonly FormProblem[];
}
export const NO_FAULTS: OfferFaults = { fields: [], summary: [] };

/** The errors of a refusal, or the problems of an offer, at their controls. */
export function faultsOf(
  problems: readonly { path: string; message: string }[],
  groups: readonly OfferedGroup[],
): OfferFaults {
  const fields: FormProblem[] = [];
  const summary: FormProblem[] = [];
  for (const { path, message } of problems) {
    const name = controlOfPath(path);
    if (!name) continue;
    const label = officialLabel(groups[Number(/groups\.(\d+)/.exec(path)?.[1])]?.label ?? '');
    fields.push({ name, text: message });
    summary.push({ name, text: `${label} : ${message}` });
  }
  return { fields, summary };
}

/** The problems of an offer as a refusal would name them; those of the formation as a whole have no field. */
export const pathsOf = (
  problems: readonly { index: number | null; field: string | null; message: string }[],
): { path: string; message: string }[] =>
  problems.flatMap(({ index, field, message }) =>
    index === null ? [] : [{ path: `groups.${index}.${field}`, message }],
  );
