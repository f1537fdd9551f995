/**
 * Beginning a year from the settings of an earlier one (§3.2). Cloning fills what nobody has set yet for the new year and
 * writes over nothing: a message already written, options already hidden and a policy of a campaign under way stay. What
 * cannot be copied is said with its reason, never dropped in silence.
 */
import type { CampaignKind, CampaignState, SecondGuardianPolicy } from '../campaign/campaign.ts';
import type { ChoiceGroup } from '../enrolment-dossier/choices.ts';
import { CLOSED_BY_DEFAULT, type RecordFieldName } from '../pupil-record/fields.ts';
import { type RequiredDocument, type Settings, sameSetting } from './settings.ts';

export const CLONED_PARTS = [
  'closedFields',
  'homeMessage',
  'enrolmentMessage',
  'languageSwapAllowed',
  'documents',
  'options',
  'secondGuardian',
] as const;
export type ClonedPart = (typeof CLONED_PARTS)[number];

export const CLONING_OUTCOMES = [
  'copied',
  /** The new year has its own already. */
  'already-set',
  /** The base of the new year does not know this formation. */
  'formation-unknown',
  /** The formation no longer has this group of choices. */
  'group-gone',
  /** None of the options that were hidden or limited is offered any more. */
  'options-gone',
  /** Hiding the same options would leave fewer than the group demands. */
  'too-few-left',
  /** The new year has no campaign of this round yet. */
  'no-campaign',
  /** Its campaign is open to families, or over: what it asks of them cannot change. */
  'campaign-open',
] as const;
export type CloningOutcome = (typeof CLONING_OUTCOMES)[number];

/** One thing of the earlier year and what becomes of it. */
export interface CloningLine {
  readonly part: ClonedPart;
  /** Which document, group or round; empty for what there is one of. */
  readonly what: string;
  /** The formation it belongs to, as it is called; null for all. */
  readonly formation: string | null;
  readonly outcome: CloningOutcome;
}

export interface ShownGroup {
  readonly mef: string;
  readonly key: string;
  /** With every eligible option, hidden ones included. */
  readonly group: ChoiceGroup;
  readonly hidden: readonly string[];
  readonly capacities: Readonly<Record<string, number>>;
}

export interface CampaignPolicy {
  readonly id: string;
  readonly kind: CampaignKind;
  readonly round: number;
  readonly state: CampaignState;
  readonly secondGuardian: SecondGuardianPolicy;
  readonly objectionHours: number;
}

/** An establishment's year, as far as it can be cloned. */
export interface YearToClone {
  readonly settings: Settings;
  /** Labels by MEF of the formations that the year's base knows. */
  readonly formations: Readonly<Record<string, string>>;
  readonly groups: readonly ShownGroup[];
  readonly campaigns: readonly CampaignPolicy[];
}

export interface Cloning {
  readonly lines: readonly CloningLine[];
  /** What is to be written; a part that is absent stays as it is. */
  readonly homeMessage?: string;
  readonly enrolmentMessage?: string;
  readonly languageSwapAllowed?: boolean;
  readonly closedFields?: readonly RecordFieldName[];
  /** To be added at the end of the list. */
  readonly documents: readonly Omit<RequiredDocument, 'id'>[];
  readonly options: readonly Pick<ShownGroup, 'mef' | 'key' | 'hidden' | 'capacities'>[];
  readonly policies: readonly Pick<CampaignPolicy, 'id' | 'secondGuardian' | 'objectionHours'>[];
}

/** @param last the year to copy from; @param next the year to begin */
export function cloningOf(last: YearToClone, next: YearToClone): Cloning {
  const texts = (['homeMessage', 'enrolmentMessage'] as const)
    .filter((part) => last.settings[part].trim() !== '' && last.settings[part] !== next.settings[part])
    .map((part) => ({
      part,
      text: last.settings[part],
      outcome: next.settings[part].trim() === '' ? ('copied' as const) : ('already-set' as const),
    }));
  const swap = last.settings.languageSwapAllowed && !next.settings.languageSwapAllowed;
  const closed = closedFieldsOf(last, next);
  const documents = documentsOf(last, next);
  const options = last.groups
    .filter(({ hidden, capacities }) => hidden.length > 0 || Object.keys(capacities).length > 0)
    .map((group) => optionsOf(group, next));
  const policies = policiesOf(last, next);
  const line = (
    part: ClonedPart,
    outcome: CloningOutcome,
    what = '',
    formation: string | null = null,
  ): CloningLine => ({
    part,
    what,
    formation,
    outcome,
  });
  const nameOf = (mef: string | null): string | null =>
    mef === null ? null : (next.formations[mef] ?? last.formations[mef] ?? mef);
  return {
    lines: [
      ...(closed ? [line('closedFields', closed)] : []),
      ...texts.map(({ part, outcome }) => line(part, outcome)),
      ...(swap ? [line('languageSwapAllowed', 'copied')] : []),
      ...documents.map(({ document, outcome }) => line('documents', outcome, document.label, nameOf(document.mef))),
      ...options.map(({ from, outcome }) => line('options', outcome, from.group.label, nameOf(from.mef))),
      ...policies.map(({ from, outcome }) => line('secondGuardian', outcome, String(from.round))),
    ],
    ...Object.fromEntries(texts.filter(({ outcome }) => outcome === 'copied').map(({ part, text }) => [part, text])),
    ...(swap && { languageSwapAllowed: true }),
    ...(closed === 'copied' && { closedFields: last.settings.closedFields }),
    documents: documents
      .filter(({ outcome }) => outcome === 'copied')
      .map(({ document: { label, mandatory, mef } }) => ({ label, mandatory, mef })),
    options: options.flatMap(({ made }) => made ?? []),
    policies: policies.flatMap(({ made }) => made ?? []),
  };
}

/** What was closed to families, or opened to them; null where the two years say the same. */
function closedFieldsOf(last: YearToClone, next: YearToClone): 'copied' | 'already-set' | null {
  const [before, now] = [last.settings.closedFields, next.settings.closedFields];
  if (sameSetting(before, now) || sameSetting(before, CLOSED_BY_DEFAULT)) return null;
  return sameSetting(now, CLOSED_BY_DEFAULT) ? 'copied' : 'already-set';
}

function documentsOf(last: YearToClone, next: YearToClone) {
  return last.settings.documents.map((document): { document: RequiredDocument; outcome: CloningOutcome } => {
    const { label, mef } = document;
    if (mef !== null && !(mef in next.formations)) return { document, outcome: 'formation-unknown' };
    const there = next.settings.documents.some(
      (other) =>
        (other.mef === mef || other.mef === null) &&
        other.label.trim().localeCompare(label.trim(), 'fr', { sensitivity: 'base' }) === 0,
    );
    return { document, outcome: there ? 'already-set' : 'copied' };
  });
}

/** The codes still offered stay hidden or limited; a school that has set this group for the new year keeps it. */
function optionsOf(
  from: ShownGroup,
  next: YearToClone,
): { from: ShownGroup; outcome: CloningOutcome; made?: Cloning['options'][number] } {
  if (!(from.mef in next.formations)) return { from, outcome: 'formation-unknown' };
  const to = next.groups.find(({ mef, key }) => mef === from.mef && key === from.key);
  if (!to) return { from, outcome: 'group-gone' };
  if (to.hidden.length > 0 || Object.keys(to.capacities).length > 0) return { from, outcome: 'already-set' };
  const offered = new Set(to.group.options.map(({ code }) => code));
  const hidden = from.hidden.filter((code) => offered.has(code));
  const capacities = Object.fromEntries(Object.entries(from.capacities).filter(([code]) => offered.has(code)));
  if (hidden.length === 0 && Object.keys(capacities).length === 0) return { from, outcome: 'options-gone' };
  if (to.group.options.length - hidden.length < Math.max(1, to.group.min)) return { from, outcome: 'too-few-left' };
  return { from, outcome: 'copied', made: { mef: to.mef, key: to.key, hidden, capacities } };
}

function policiesOf(last: YearToClone, next: YearToClone) {
  return last.campaigns
    .filter(({ secondGuardian }) => secondGuardian !== 'ONE_IS_ENOUGH')
    .map((from): { from: CampaignPolicy; outcome: CloningOutcome; made?: Cloning['policies'][number] } => {
      const to = next.campaigns.find(({ kind, round }) => kind === from.kind && round === from.round);
      if (!to) return { from, outcome: 'no-campaign' };
      if (to.state !== 'PREPARED' && to.state !== 'READY') return { from, outcome: 'campaign-open' };
      if (to.secondGuardian !== 'ONE_IS_ENOUGH') return { from, outcome: 'already-set' };
      const { secondGuardian, objectionHours } = from;
      return { from, outcome: 'copied', made: { id: to.id, secondGuardian, objectionHours } };
    });
}
