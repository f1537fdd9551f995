import { html, nothing, type TemplateResult } from 'lit';
import type { Journey } from '../../../domain/enrolment-dossier/journey.ts';
import { momentInWords, momentWithZone } from '../../../locales/dates.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, linkButton, notice } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import { waitingInWords } from '../waiting-words.ts';
import { documentList } from './affectation.ts';
import type { FamilyDossier } from './draft.ts';
import './page-words.ts';
import { enrolmentPath } from './paths.ts';

/**
 * Where the dossier stands, in one sentence, and its three entries (P1, and P11 once it is settled): know the affectation, know
 * the lycée, enrol. The third leads where the journey goes on; after a validation come the acts that are still possible.
 */
export class OverviewPage extends LightElement {
  static override properties = { dossier: { attribute: false }, journey: { attribute: false } };
  declare dossier: FamilyDossier;
  declare journey: Journey;

  protected override render() {
    const { dossier, journey } = this;
    const answering = dossier.waiting.why === 'answer' || dossier.waiting.why === 'draft';
    const entry = (page: 'affectation' | 'lycee'): TemplateResult => html`<li class="sco-panel">
      <h2>${t(`entry.${page}`)}</h2>
      <p>${t(`entry.${page}.text`)}</p>
      <p>${linkButton(enrolmentPath(dossier.id, page), t(`entry.${page}.go`), 'secondary')}</p>
    </li>`;
    return html`<div class="sco-stack sco-stack--wide">
      ${standing(dossier)}
      <ol class="sco-entries sco-list--plain">
        ${entry('affectation')} ${journey.steps.some(({ key }) => key === 'lycee') ? entry('lycee') : nothing}
        ${answering && journey.next ? enrolling(dossier, journey) : nothing}
      </ol>
      ${
        dossier.documents.length > 0 && !answering && dossier.ready
          ? html`<section class="sco-panel">${documentList(dossier)}</section>`
          : nothing
      }
    </div>`;
  }
}

/** The third entry: the answer, until when, how long it takes. */
function enrolling(dossier: FamilyDossier, { next }: Journey): TemplateResult {
  const begun = next !== 'decision';
  return html`<li class="sco-panel sco-panel--awaits">
    <h2>${t('entry.enrol')}</h2>
    <p>${t('entry.enrol.text')}</p>
    <p class="sco-quiet">${t('entry.enrol.how')}</p>
    <p>${linkButton(enrolmentPath(dossier.id, next ?? undefined), t(begun ? 'entry.enrol.resume' : 'entry.enrol.go'))}</p>
  </li>`;
}

/** Who holds the dossier and what happens next; what was received when; what may still be done about it. */
function standing(dossier: FamilyDossier): TemplateResult {
  const { acts, submitted, refused, disputed, cancelled } = dossier;
  const moment = (at: string): string => momentInWords(at, dossier.timeZone, language());
  const filling = dossier.journey.next !== null;
  const said: Content[] = [
    submitted?.by ? t('standing.validated', { when: moment(submitted.at), by: submitted.by }) : nothing,
    refused?.by ? t('standing.refused', { when: moment(refused.at), by: refused.by }) : nothing,
    refused && !acts.includes('object') ? t('standing.refused.back') : nothing,
    disputed
      ? t(disputed.mine ? 'standing.disputed.mine' : 'standing.disputed', { when: moment(disputed.at) })
      : nothing,
    disputed ? t('standing.disputed.next') : nothing,
    // E-09: a draft that was not validated in time is kept for the lycée as such.
    dossier.draft && !filling && dossier.state !== 'VALIDATED' ? t('standing.draft-kept') : nothing,
    dossier.mayEnrol ? nothing : t('standing.reader'),
    dossier.state === 'VALIDATED' && acts.includes('submit')
      ? t('standing.change', { until: momentWithZone(dossier.closesAt, dossier.timeZone, language()) })
      : nothing,
  ];
  return html`<section class="sco-panel">
    <h2>${t('standing.title')}</h2>
    <p class="sco-strong">${waitingInWords(dossier.waiting, dossier.timeZone)}</p>
    ${said.filter((each) => each !== nothing).map((each) => html`<p>${each}</p>`)}
    ${
      acts.includes('agree') || acts.includes('object')
        ? notice('accent', { text: t(acts.includes('agree') ? 'standing.agree.text' : 'standing.object.text') })
        : nothing
    }
    ${actsOf(dossier)}
    ${
      cancelled?.replacedBy
        ? html`<p>${linkButton(enrolmentPath(cancelled.replacedBy), t('standing.replaced'))}</p>`
        : nothing
    }
  </section>`;
}

function actsOf({ id, acts, state, submitted, journey }: FamilyDossier): Content {
  const links = [
    acts.includes('agree') ? linkButton(enrolmentPath(id, 'accord'), t('standing.agree')) : nothing,
    submitted
      ? linkButton(
          enrolmentPath(id, 'confirmation'),
          t('standing.receipt'),
          acts.includes('agree') ? 'secondary' : 'primary',
        )
      : nothing,
    state === 'VALIDATED' && acts.includes('submit')
      ? linkButton(enrolmentPath(id, journey.next ?? 'fiche'), t('standing.modify'), 'secondary')
      : nothing,
    state === 'VALIDATED' && acts.includes('refuse')
      ? linkButton(enrolmentPath(id, 'refus'), t('standing.give-up'), 'tertiary')
      : nothing,
    acts.includes('object') ? linkButton(enrolmentPath(id, 'desaccord'), t('standing.object'), 'tertiary') : nothing,
  ].filter((link) => link !== nothing);
  return links.length > 0 ? html`<div class="sco-button-row">${links}</div>` : nothing;
}

customElements.define('sco-enrolment-overview', OverviewPage);
