import { html, nothing, type TemplateResult } from 'lit';
import type { DossierState } from '../../../domain/enrolment-dossier/dossier.ts';
import { isAwaitingFamily, type Journey, mayStillChange } from '../../../domain/enrolment-dossier/journey.ts';
import { momentInWords } from '../../../locales/dates.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, linkButton, notice } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import { documentList } from './affectation.ts';
import type { FamilyDossier } from './draft.ts';
import './page-words.ts';
import { enrolmentPath } from './paths.ts';
import { stateLabel, toneOf } from './status.ts';

/**
 * Where the dossier stands and its three entries (P1, and P11 once it is settled): know the affectation, know the lycée,
 * enrol. The third leads where the journey goes on.
 */
function overview(dossier: FamilyDossier, journey: Journey): TemplateResult {
  const entry = (text: string, title: string, link: Content): TemplateResult => html`<li class="sco-panel">
    <h2>${title}</h2>
    <p>${text}</p>
    ${link}
  </li>`;
  const to = (page: 'affectation' | 'lycee'): string => enrolmentPath(dossier.id, page);
  const lycee = journey.steps.some(({ key }) => key === 'lycee');
  return html`<div class="sco-stack sco-stack--wide">
    ${standing(dossier)}
    <ol class="sco-entries sco-list--plain">
      ${entry(t('entry.affectation.text'), t('entry.affectation'), html`<p>${linkButton(to('affectation'), t('entry.affectation.go'), 'secondary')}</p>`)}
      ${lycee ? entry(t('entry.lycee.text'), t('entry.lycee'), html`<p>${linkButton(to('lycee'), t('entry.lycee.go'), 'secondary')}</p>`) : nothing}
      ${isAwaitingFamily(dossier) && dossier.mayEnrol ? enrolling(dossier, journey) : nothing}
    </ol>
    ${
      dossier.documents.length > 0 && !isAwaitingFamily(dossier)
        ? html`<section class="sco-panel">${documentList(dossier)}</section>`
        : nothing
    }
  </div>`;
}

/** The third entry: the answer, until when, how long it takes. */
function enrolling(dossier: FamilyDossier, { next }: Journey): TemplateResult {
  const until = momentInWords(dossier.closesAt, dossier.timeZone, language());
  const begun = next !== null && next !== 'decision';
  return html`<li class="sco-panel sco-panel--awaits">
    <h2>${t('entry.enrol')}</h2>
    <p>${t('entry.enrol.until', { until })}</p>
    ${
      next
        ? html`<p class="sco-quiet">${t('entry.enrol.how')}</p>
            <p>${linkButton(enrolmentPath(dossier.id, next), t(begun ? 'entry.enrol.resume' : 'entry.enrol.go'))}</p>`
        : html`<p>${t('entry.enrol.not-ready')}</p>`
    }
  </li>`;
}

/** Past its deadline a notified dossier is on its way to « not enrolled »: the parent is told so already. */
const RESTING = {
  NOTIFIED: 'NOT_ENROLLED',
  SEEN: 'NOT_ENROLLED',
  IN_PROGRESS: 'NOT_ENROLLED',
  NOT_ENROLLED: 'NOT_ENROLLED',
  VALIDATED: 'VALIDATED',
  INTEGRATED: 'INTEGRATED',
  COMPLETE: 'COMPLETE',
  REFUSED: 'REFUSED',
  CANCELLED: 'CANCELLED',
  PAPER: 'PAPER',
  DISPUTED: 'DISPUTED',
} as const satisfies Record<DossierState, DossierState>;

/** Where the dossier stands, and what may still be done about it. */
function standing(dossier: FamilyDossier): Content {
  const { state } = dossier;
  const until = momentInWords(dossier.closesAt, dossier.timeZone, language());
  if (isAwaitingFamily(dossier)) {
    return dossier.mayEnrol
      ? nothing
      : notice('accent', { title: t('standing.reader.title'), text: t('standing.reader.text') });
  }
  if (state === 'VALIDATED' && dossier.submitted) {
    const when = momentInWords(dossier.submitted.at, dossier.timeZone, language());
    return html`<section class="sco-panel">
      ${notice('success', { title: t('standing.validated.title'), text: t('standing.validated.text', { when, by: dossier.submitted.by }) })}
      <p>${mayStillChange(dossier) ? t('standing.validated.change', { until }) : t('standing.validated.closed')}</p>
      <div class="sco-button-row">
        ${linkButton(enrolmentPath(dossier.id, 'confirmation'), t('standing.validated.receipt'))}
        ${mayStillChange(dossier) ? changing(dossier) : nothing}
      </div>
    </section>`;
  }
  if (state === 'REFUSED' && dossier.refused) {
    const when = momentInWords(dossier.refused.at, dossier.timeZone, language());
    return notice('warning', {
      title: t('standing.refused.title'),
      text: t('standing.refused.text', { when, by: dossier.refused.by }),
    });
  }
  const told = RESTING[state];
  return notice(toneOf(told), { title: stateLabel(told), text: t(`standing.${told}`) });
}

/** A validated family may change its choices, or give the place up (E-03, E-05). */
const changing = ({ id, journey }: FamilyDossier): TemplateResult => html`
  ${linkButton(enrolmentPath(id, journey.next ?? 'fiche'), t('standing.validated.modify'), 'secondary')}
  ${linkButton(enrolmentPath(id, 'refus'), t('standing.validated.refuse'), 'tertiary')}
`;

/** Where the dossier stands, whose code comes with its first showing. */
export class OverviewPage extends LightElement {
  static override properties = { dossier: { attribute: false }, journey: { attribute: false } };
  declare dossier: FamilyDossier;
  declare journey: Journey;

  protected override render() {
    return overview(this.dossier, this.journey);
  }
}

customElements.define('sco-enrolment-overview', OverviewPage);
