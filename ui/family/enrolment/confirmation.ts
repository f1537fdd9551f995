import { html, nothing, type TemplateResult } from 'lit';
import { momentInWords, momentWithZone } from '../../../locales/dates.ts';
import type { Receipt } from '../../client/client.ts';
import { facts, linkButton, notice } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';
import { childValues } from '../child-words.ts';
import { establishmentSheet } from '../establishment.ts';
import { documentList } from './affectation.ts';
import type { FamilyDossier } from './draft.ts';
import { mayStillChange } from './status.ts';
import { enrolmentPath, stepsOf } from './steps.ts';
import { choicesOf } from './summary-step.ts';

/**
 * The electronic acknowledgement (CRPA R.112-11-1: date, service in charge with its contact) and what comes next (P11). Also
 * the paper that a family without mail prints (E-12). `receipt` is what this browser just handed in, null on a later visit.
 */
export function confirmation(dossier: FamilyDossier, receipt: Receipt | null): TemplateResult {
  const pending = receipt?.status === 'RECEIVED';
  const at = receipt?.receivedAt ?? dossier.submitted?.at ?? null;
  const number = receipt?.number ?? dossier.submitted?.receipt ?? null;
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
      <div class="sco-button-row">
        <button type="button" class=${look.button} data-variant="secondary" @click=${() => window.print()}>
          ${t('confirmation.print')}
        </button>
      </div>
    </section>
    ${
      dossier.choices && !pending
        ? html`<section class="sco-panel">
            <h2>${t('confirmation.choices')}</h2>
            ${stepsOf(dossier.groups)
              .filter((step) => step !== 'fiche' && step !== 'validation')
              .map((step) => choicesOf(dossier, { choices: dossier.choices ?? {} }, step))}
          </section>`
        : nothing
    }
    <section class="sco-panel">
      <h2>${t('confirmation.next')}</h2>
      <ul class="sco-list">
        <li>${t('confirmation.next.mail')}</li>
        <li>${t('confirmation.next.school')}</li>
        ${
          mayStillChange(dossier)
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
