import { html, nothing, type TemplateResult } from 'lit';
import { CHOICE_STEPS } from '../../../domain/enrolment-dossier/journey.ts';
import { momentInWords, momentWithZone } from '../../../locales/dates.ts';
import type { Receipt } from '../../client/client.ts';
import { LightElement } from '../../elements/light-element.ts';
import { facts, linkButton, notice } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import { childValues } from '../child-words.ts';
import { establishmentSheet } from '../establishment.ts';
import { waitingInWords } from '../waiting-words.ts';
import { documentList } from './affectation.ts';
import type { FamilyDossier } from './draft.ts';
import './page-words.ts';
import { paperLink } from './papers.ts';
import { enrolmentPath } from './paths.ts';
import { choicesOf } from './summary-step.ts';

/**
 * The electronic acknowledgement (CRPA R.112-11-1: date, service in charge with its contact) and what comes next (P11). With
 * the papers that a family without mail keeps (E-12). `receipt` is what this browser just handed in, null on a
 * later visit; `sending` what the lycée's process has not answered yet.
 */
function confirmation(
  dossier: FamilyDossier,
  receipt: Receipt | null,
  sending: FamilyDossier['sending'],
): TemplateResult {
  const pending = sending !== null;
  const at = sending?.at ?? receipt?.receivedAt ?? dossier.submitted?.at ?? null;
  const number = sending?.receipt ?? receipt?.number ?? dossier.submitted?.receipt ?? null;
  return html`<div class="sco-stack sco-stack--wide sco-measure">
    ${
      pending
        ? notice('accent', {
            title: t('confirmation.pending.heading'),
            text: t('confirmation.pending.text'),
            live: true,
          })
        : notice('success', {
            title: t('confirmation.heading'),
            text: t('confirmation.text', childValues(dossier.pupil.firstName)),
            live: true,
          })
    }
    <section class="sco-panel">
      <h2>${t('confirmation.receipt')}</h2>
      ${facts([
        { label: t('confirmation.number'), value: number ? html`<span class="sco-receipt">${number}</span>` : nothing },
        { label: t('confirmation.at'), value: at ? momentInWords(at, dossier.timeZone, language()) : nothing },
        ...(dossier.submitted && !pending ? [{ label: t('confirmation.by'), value: dossier.submitted.by }] : []),
        { label: t('affectation.pupil'), value: `${dossier.pupil.firstName} ${dossier.pupil.lastName}` },
        { label: t('affectation.formation'), value: dossier.affectation.formation },
      ])}
      <div class="sco-button-row sco-screen-only">
        ${paperLink(dossier.id, 'receipt')}
        ${dossier.submitted && !pending ? paperLink(dossier.id, 'recap') : nothing}
        ${paperLink(dossier.id, 'calendar')}
      </div>
    </section>
    ${
      dossier.choices && !pending
        ? html`<section class="sco-panel">
            <h2>${t('confirmation.choices')}</h2>
            ${CHOICE_STEPS.map((step) => choicesOf(dossier, { choices: dossier.choices ?? {} }, step))}
          </section>`
        : nothing
    }
    <section class="sco-panel">
      <h2>${t('confirmation.next')}</h2>
      <ul class="sco-list">
        <li>${t('confirmation.next.mail')}</li>
        ${
          dossier.recordChangesAsked > 0
            ? html`<li>${t('summary.record.asked', { count: dossier.recordChangesAsked })}</li>`
            : nothing
        }
        <li>${waitingInWords(dossier.waiting, dossier.timeZone)}</li>
        ${
          dossier.acts.includes('submit')
            ? html`<li>${t('confirmation.next.change', { until: momentWithZone(dossier.closesAt, dossier.timeZone, language()) })}</li>`
            : nothing
        }
      </ul>
      ${documentList(dossier)}
    </section>
    <section class="sco-panel sco-panel--quiet">
      <h2>${t('confirmation.contact', { receiving: dossier.receiving.name })}</h2>
      ${establishmentSheet(dossier.receiving)}
    </section>
    <div class="sco-button-row">
      ${linkButton('/', t('confirmation.home'))} ${linkButton(enrolmentPath(dossier.id), t('confirmation.dossier'), 'secondary')}
    </div>
  </div>`;
}

/** The page after the validation, whose code comes with its first showing. */
export class Confirmation extends LightElement {
  static override properties = {
    dossier: { attribute: false },
    receipt: { attribute: false },
    sending: { attribute: false },
  };
  declare dossier: FamilyDossier;
  declare receipt: Receipt | null;
  declare sending: FamilyDossier['sending'];

  protected override render() {
    return confirmation(this.dossier, this.receipt, this.sending);
  }
}

customElements.define('sco-confirmation', Confirmation);
