import { html, nothing, type TemplateResult } from 'lit';
import { type ChoiceGroup, groupsAsked } from '../../../domain/enrolment-dossier/choices.ts';
import {
  answersGone,
  type Draft,
  groupsOfStep,
  type JourneyStep,
  type StepKey,
} from '../../../domain/enrolment-dossier/journey.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, facts, notice, statusTag } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';
import { chosenLabels } from './choice-words.ts';
import type { FamilyDossier } from './draft.ts';
import './page-words.ts';
import { enrolmentPath } from './paths.ts';

/** What is about to be handed in, page by page, each leading back to its page (P10). */
function summaryOf(dossier: FamilyDossier, draft: Draft, steps: readonly JourneyStep[]): TemplateResult {
  const pages = steps.map(({ key }) => key).filter((key) => SUMMED_UP.includes(key));
  return html`
    ${answersGone(dossier.groups, draft.choices).length > 0 ? notice('warning', { text: t('summary.gone') }) : nothing}
    <section class="sco-panel">
      <h2>${t('summary.affectation')}</h2>
      ${facts([
        { label: t('affectation.pupil'), value: `${dossier.pupil.firstName} ${dossier.pupil.lastName}` },
        { label: t('affectation.receiving'), value: dossier.receiving.name },
        { label: t('affectation.formation'), value: dossier.affectation.formation },
      ])}
    </section>
    ${pages.map(
      (step) => html`<section class="sco-panel">
        <div class="sco-row sco-row--apart">
          <h2>${t(`step.${step}`)}</h2>
          <a class="${look.link} sco-screen-only" href=${enrolmentPath(dossier.id, step)}>
            ${t('summary.modify')}<span class="sco-hidden-text"> ${t(`step.${step}`)}</span>
          </a>
        </div>
        ${step === 'fiche' ? recordOf(dossier, draft) : choicesOf(dossier, draft, step)}
      </section>`,
    )}
  `;
}

const SUMMED_UP: readonly StepKey[] = ['langues', 'enseignements', 'regime', 'fiche'];

/** The record is confirmed or not; what was asked to be changed is the lycée's to review (P9). */
const recordOf = ({ recordChangesAsked: count }: FamilyDossier, { recordConfirmed }: Draft): TemplateResult => html`
  <p>${t(recordConfirmed ? 'summary.record.confirmed' : 'summary.record.missing')}</p>
  <p class="sco-quiet">${count > 0 ? t('summary.record.asked', { count }) : t('summary.record.unchanged')}</p>
`;

/** The choices of one page as facts; also for the confirmation and its paper copy. */
export function choicesOf(dossier: FamilyDossier, { choices }: Pick<Draft, 'choices'>, step: StepKey): Content {
  const groups = groupsOfStep(groupsAsked(dossier.groups, choices), step);
  if (groups.length === 0) return nothing;
  return facts(groups.map((group) => ({ label: group.label, value: answer(group, chosenLabels(group, choices)) })));
}

/** An answer in its order; one that may be none, and one that is still missing, say so. */
function answer(group: ChoiceGroup, labels: readonly string[]): Content {
  if (labels.length === 0) return group.min === 0 ? t('choices.none') : statusTag('warning', t('summary.missing'));
  if (labels.length === 1) return labels[0] ?? '';
  const items = labels.map((label) => html`<li>${label}</li>`);
  return group.mode === 'MULTI' ? html`<ul class="sco-list">${items}</ul>` : html`<ol class="sco-list">${items}</ol>`;
}

/** The summary, whose code comes with its page. */
export class Summary extends LightElement {
  static override properties = {
    dossier: { attribute: false },
    draft: { attribute: false },
    steps: { attribute: false },
  };
  declare dossier: FamilyDossier;
  declare draft: Draft;
  declare steps: readonly JourneyStep[];

  protected override render() {
    return html`<div class="sco-stack sco-stack--wide">${summaryOf(this.dossier, this.draft, this.steps)}</div>`;
  }
}

customElements.define('sco-summary', Summary);
