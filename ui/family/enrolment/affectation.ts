import { html, nothing, type TemplateResult } from 'lit';
import { dayInWords, dayOfMoment } from '../../../locales/dates.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, facts, statusTag } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import type { FamilyDossier } from './draft.ts';
import './page-words.ts';
import { paperLink } from './papers.ts';
import { stateTag } from './status.ts';

/** The affectation itself (P2): what was decided, to be read and printed. */
function affectation(dossier: FamilyDossier): TemplateResult {
  const { pupil, affectation: place, receiving } = dossier;
  return html`<section class="sco-panel">
    <div class="sco-row sco-row--apart">
      <h2>${t('affectation.title')}</h2>
      ${stateTag(dossier.state)}
    </div>
    ${facts([
      { label: t('affectation.pupil'), value: `${pupil.firstName} ${pupil.lastName}` },
      { label: t('affectation.formation'), value: place.formation },
      { label: t('affectation.receiving'), value: receiving.name },
      { label: t('affectation.origin'), value: place.originName ?? nothing },
      { label: t('affectation.decided'), value: dayInWords(place.decidedOn, language()) },
      { label: t('affectation.round'), value: t('affectation.round.value', { round: place.round }) },
    ])}
    <div class="sco-button-row sco-screen-only">
      ${dossier.state === 'CANCELLED' ? nothing : paperLink(dossier.id, 'notice')}
      ${dossier.state === 'REFUSED' ? paperLink(dossier.id, 'receipt') : nothing}
      ${dossier.journey.next === null ? nothing : paperLink(dossier.id, 'calendar')}
    </div>
  </section>`;
}

/** Documents to bring, those already received marked. */
export function documentList({ documents, timeZone }: Pick<FamilyDossier, 'documents' | 'timeZone'>): Content {
  if (documents.length === 0) return nothing;
  return html`<div class="sco-stack">
    <h3>${t('documents.title')}</h3>
    <ul class="sco-list">
      ${documents.map(
        ({ label, mandatory, receivedAt }) => html`<li>
          ${label}
          ${
            receivedAt
              ? statusTag('success', t('documents.received', { day: dayOfMoment(receivedAt, timeZone, language()) }))
              : mandatory
                ? nothing
                : html`<span class="sco-quiet">${t('documents.optional')}</span>`
          }
        </li>`,
      )}
    </ul>
  </div>`;
}

/** The affectation, whose code comes with its first showing. */
export class AffectationPage extends LightElement {
  static override properties = { dossier: { attribute: false } };
  declare dossier: FamilyDossier;

  protected override render() {
    return affectation(this.dossier);
  }
}

customElements.define('sco-affectation', AffectationPage);
