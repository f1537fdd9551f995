import { html, nothing } from 'lit';
import { momentWithZone } from '../../../locales/dates.ts';
import { type Content, notice } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import type { FamilyDossier } from './draft.ts';

/**
 * Whether the enrolment is made, on every page until it is: not sent yet, or on its way (202). Gone once it is accepted. A
 * change of what was validated says that the validated enrolment stands (E-05).
 */
export function unsentNotice(dossier: FamilyDossier, sending: FamilyDossier['sending']): Content {
  if (sending) {
    const { act, receipt } = sending;
    return sign('accent', t(`unsent.sending.${act}`), t('unsent.sending.text', { number: receipt }));
  }
  const until = momentWithZone(dossier.closesAt, dossier.timeZone, language());
  return dossier.state === 'VALIDATED'
    ? sign('warning', t('unsent.change'), t('unsent.change.text', { until }))
    : sign('warning', t('unsent.title'), t('unsent.text', { until }));
}

/** In a region of its own, so that a change of it is told without taking the focus. */
const sign = (tone: 'accent' | 'warning', title: string, text: string): Content =>
  html`<div class="sco-measure" role="status">${notice(tone, { text: html`<strong>${title}</strong> ${text || nothing}` })}</div>`;
