/** What a formation asks and what a family chose, in words (§3.5). */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChoiceGroup, Choices } from '../../../domain/enrolment-dossier/choices.ts';
import { type Content, facts } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';

/** A code that is offered no more shows as itself. */
export const labelOf = (group: ChoiceGroup, code: string): string =>
  group.options.find((option) => option.code === code)?.label ?? t('wishes.gone', { code });

/** Whether the family exchanged its two languages: staff must see it, as nothing else says so. */
const isSwapped = (group: ChoiceGroup, chosen: readonly string[]): boolean =>
  group.mode === 'SWAP' && chosen.some((code, index) => code !== group.options[index]?.code);

/** The family's choices, group by group; wishes in their order. */
export const choicesInWords = (groups: readonly ChoiceGroup[], choices: Choices): TemplateResult =>
  facts(groups.map((group) => ({ label: group.label, value: chosenInWords(group, choices[group.key] ?? []) })));

function chosenInWords(group: ChoiceGroup, chosen: readonly string[]): Content {
  if (chosen.length === 0) return html`<span class="sco-quiet">${t('dossier.choices.none')}</span>`;
  const labels = chosen.map((code) => labelOf(group, code));
  if (group.mode === 'RANKED' || group.mode === 'SWAP') {
    return html`<ol class="sco-list">
        ${labels.map((label) => html`<li>${label}</li>`)}
      </ol>
      ${isSwapped(group, chosen) ? html`<p class="sco-strong sco-small">${t('dossier.choices.swapped')}</p>` : nothing}`;
  }
  return labels.join(', ');
}

/** What a family will be asked: the rule of the group, then what it may choose among. */
export const groupInWords = (group: ChoiceGroup): TemplateResult => html`<div class="sco-section">
  <div>
    <h4>${group.label}</h4>
    <p class="sco-quiet sco-small">${ruleOf(group)}</p>
  </div>
  <ul class="sco-list">
    ${group.options.map(({ label }) => html`<li>${label}</li>`)}
  </ul>
</div>`;

export function ruleOf({ mode, min, max, fixed }: ChoiceGroup): string {
  if (mode === 'SWAP') return t(fixed ? 'offer.rule.languages-fixed' : 'offer.rule.languages');
  if (fixed) return t('offer.rule.fixed');
  if (mode === 'RANKED') return t(min === 0 ? 'offer.rule.ranked-optional' : 'offer.rule.ranked', { min, max });
  if (mode === 'MULTI') return t('offer.rule.multi', { min, max });
  return t(min === 0 ? 'offer.rule.single-optional' : 'offer.rule.single');
}
