import { html, type TemplateResult } from 'lit';
import { type ChoiceGroup, groupsAsked } from '../../../domain/enrolment-dossier/choices.ts';
import { type Content, facts, statusTag } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';
import { chosenLabels } from './choice-words.ts';
import type { DraftContent, FamilyDossier } from './draft.ts';
import { enrolmentPath, groupsOfStep, type StepKey, stepsOf } from './steps.ts';

/** What is about to be handed in, page by page, each leading back to its page (P10). */
export function summaryOf(dossier: FamilyDossier, draft: DraftContent): TemplateResult {
  const pages = stepsOf(dossier.groups).filter((step) => step !== 'validation');
  return html`
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
        ${step === 'fiche' ? html`<p>${t(draft.recordConfirmed ? 'summary.record.confirmed' : 'summary.record.missing')}</p>` : choicesOf(dossier, draft, step)}
      </section>`,
    )}
  `;
}

/** The choices of one page as facts; also for the confirmation and its paper copy. */
export function choicesOf(dossier: FamilyDossier, { choices }: Pick<DraftContent, 'choices'>, step: StepKey): Content {
  const groups = groupsOfStep(groupsAsked(dossier.groups, choices), step);
  return facts(groups.map((group) => ({ label: group.label, value: answer(group, chosenLabels(group, choices)) })));
}

/** An answer in its order; one that may be none, and one that is still missing, say so. */
function answer(group: ChoiceGroup, labels: readonly string[]): Content {
  if (labels.length === 0) return group.min === 0 ? t('choices.none') : statusTag('warning', t('summary.missing'));
  if (labels.length === 1) return labels[0] ?? '';
  const items = labels.map((label) => html`<li>${label}</li>`);
  return group.mode === 'MULTI' ? html`<ul class="sco-list">${items}</ul>` : html`<ol class="sco-list">${items}</ol>`;
}
