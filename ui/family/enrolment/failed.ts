import { html, nothing } from 'lit';
import { momentInWords } from '../../../locales/dates.ts';
import { isOvertaken, type Problem } from '../../client/problem.ts';
import '../../elements/failure-notice.ts';
import type { Content } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';
import type { FamilyDossier } from './draft.ts';
import type { HandingIn } from './handing-in.ts';
import { enrolmentPath } from './paths.ts';

/** Why an act was not taken, with the focus. When the other parent acted first, who and when, and the way to see it (E-01). */
export function failed(
  dossier: FamilyDossier,
  problem: Problem | null,
  handing: HandingIn,
  retry: (() => void) | null,
): Content {
  const more = (): Content => {
    if (!problem) return nothing;
    if (handing.waitsForNetwork) return html`<p>${t('failed.waits')}</p>`;
    const act = isOvertaken(problem) ? (dossier.submitted ?? dossier.refused) : null;
    if (!act?.by) return html`<p>${t('failed.kept')}</p>`;
    const when = momentInWords(act.at, dossier.timeZone, language());
    return html`<p>${t('enrolment.overtaken.by', { by: act.by, when })}</p>
      <p><a class=${look.link} href=${enrolmentPath(dossier.id)}>${t('enrolment.overtaken.see')}</a></p>`;
  };
  return html`<sco-failure-notice .problem=${problem} .more=${more()} .retry=${retry}></sco-failure-notice>`;
}
