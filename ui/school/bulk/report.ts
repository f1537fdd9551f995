/** What became, or would become, of each line of an act on many, in words: reasons gathered, names with their dossiers. */
import { html, type TemplateResult } from 'lit';
import { isDecision } from '../../../domain/bulk-act/bulk-act.ts';
import type { Schemas } from '../../client/client.ts';
import { hasWords, t } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';
import { deskPath } from '../post.ts';
import { type Summary, subjectsOf } from './bulk-words.ts';

type ProblemDocument = Schemas['Problem'];

/** A pupil of an act: a line of its report, or of its preview. */
export interface Named {
  /** The dossier, or the record change. */
  readonly subjectId: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly refusal: ProblemDocument | null;
}

export interface ReasonGroup<Line extends Named> {
  readonly title: string;
  /** What to do about it; empty when the title says all. */
  readonly detail: string;
  readonly lines: readonly Line[];
}

/** The lines that have a reason, gathered by it, the reason of most first. */
export function byReason<Line extends Named>(lines: readonly Line[], act: Summary['act']): ReasonGroup<Line>[] {
  const groups = new Map<string, { title: string; detail: string; lines: Line[] }>();
  for (const line of lines) {
    if (!line.refusal) continue;
    const words = reasonInWords(line.refusal, act);
    const key = JSON.stringify(words);
    const group = groups.get(key) ?? { ...words, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.lines.length - a.lines.length);
}

/** The api's own sentences; for a state that forbids, which one it is says more. */
function reasonInWords(
  { code, details, title, detail }: ProblemDocument,
  act: Summary['act'],
): { title: string; detail: string } {
  const [state, words] = isDecision(act)
    ? ([`record-change.state.${details?.state ?? ''}`, 'bulk.reason.change-state'] as const)
    : ([`dossier.state.${details?.state ?? ''}`, 'bulk.reason.state'] as const);
  if (code === 'state-forbids' && hasWords(state)) return { title: t(words, { state: t(state) }), detail: '' };
  return { title, detail: detail ?? '' };
}

/** Where what an act is about is looked at by itself. */
export interface Place {
  readonly uai: string;
  readonly act: Summary['act'];
}

/** Names of pupils, each the way to its dossier or its record change. */
export const namesOf = ({ uai, act }: Place, lines: readonly Named[]): TemplateResult => html`<ul class="sco-names">
  ${lines.map(
    ({ subjectId, lastName, firstName }) =>
      html`<li><a class=${look.link} href=${deskPath(uai, subjectsOf(act), subjectId)}>${lastName} ${firstName}</a></li>`,
  )}
</ul>`;

/** Names out of sight until somebody wants them: those for whom all is well. */
export const foldedNames = (place: Place, lines: readonly Named[]): TemplateResult => html`<details class="sco-fold">
  <summary>${t('bulk.names', { count: lines.length })}</summary>
  ${namesOf(place, lines)}
</details>`;

/** Each reason with the pupils it holds back. */
export const reasonsOf = (place: Place, lines: readonly Named[]): TemplateResult => html`<ul class="sco-reasons">
  ${byReason(lines, place.act).map(
    ({ title, detail, lines: held }) => html`<li>
      <p class="sco-strong">${title}</p>
      ${detail ? html`<p class="sco-quiet sco-small">${detail}</p>` : ''}
      ${namesOf(place, held)}
    </li>`,
  )}
</ul>`;

/** « 9 min 40 », « 25 s »: time left, in whole seconds. */
export function timeLeft(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return minutes > 0
    ? t('bulk.left.minutes', { minutes, seconds: String(rest).padStart(2, '0') })
    : t('bulk.left.seconds', { seconds: rest });
}
