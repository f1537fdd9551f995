import { html, nothing, type TemplateResult } from 'lit';
import type { DossierState } from '../../../domain/enrolment-dossier/dossier.ts';
import { dayInWords, momentInWords, momentWithZone } from '../../../locales/dates.ts';
import { type Content, facts, linkButton, notice, statusTag } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';
import { establishmentSheet, messageText } from '../establishment.ts';
import type { FamilyDossier } from './draft.ts';
import { isAwaitingFamily, mayFillIn, mayStillChange, stateLabel, toneOf } from './status.ts';
import { enrolmentPath, stepsOf } from './steps.ts';

/** The affectation, the lycée, and where the dossier stands (P1 to P3, P11): what a parent opens first and comes back to. */
export function affectationPage(dossier: FamilyDossier): TemplateResult {
  const { pupil, affectation, receiving } = dossier;
  return html`<div class="sco-stack sco-stack--wide">
    ${standing(dossier)}
    <section class="sco-panel">
      <div class="sco-row sco-row--apart">
        <h2>${t('affectation.title')}</h2>
        ${statusTag(toneOf(dossier.state), stateLabel(dossier.state))}
      </div>
      ${facts([
        { label: t('affectation.pupil'), value: `${pupil.firstName} ${pupil.lastName}` },
        { label: t('affectation.formation'), value: affectation.formation },
        { label: t('affectation.receiving'), value: receiving.name },
        { label: t('affectation.origin'), value: affectation.originName ?? nothing },
        { label: t('affectation.decided'), value: dayInWords(affectation.decidedOn, language()) },
        { label: t('affectation.round'), value: t('affectation.round.value', { round: affectation.round }) },
      ])}
      <div class="sco-button-row sco-screen-only">
        <button type="button" class=${look.button} data-variant="secondary" @click=${() => window.print()}>
          ${t('affectation.print')}
        </button>
      </div>
    </section>
    <section class="sco-panel">
      <h2>${t('affectation.about', { receiving: receiving.name })}</h2>
      ${dossier.enrolmentMessage ? html`<div class="sco-stack sco-measure">${messageText(dossier.enrolmentMessage)}</div>` : nothing}
      ${establishmentSheet(receiving)} ${documentList(dossier)}
    </section>
  </div>`;
}

/** Documents to bring, those already received marked. */
export function documentList({ documents }: Pick<FamilyDossier, 'documents'>): Content {
  if (documents.length === 0) return nothing;
  return html`<div class="sco-stack">
    <h3>${t('documents.title')}</h3>
    <ul class="sco-list">
      ${documents.map(
        ({ label, mandatory, receivedAt }) => html`<li>
          ${label}
          ${
            receivedAt
              ? statusTag('success', t('documents.received'))
              : mandatory
                ? nothing
                : html`<span class="sco-quiet">${t('documents.optional')}</span>`
          }
        </li>`,
      )}
    </ul>
  </div>`;
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

/** Where the dossier stands, and the one thing to do next. */
function standing(dossier: FamilyDossier): TemplateResult {
  const { pupil, state } = dossier;
  const until = momentWithZone(dossier.closesAt, dossier.timeZone, language());
  const first = stepsOf(dossier.groups)[0] ?? 'fiche';
  if (isAwaitingFamily(dossier)) {
    if (!dossier.mayEnrol)
      return notice('accent', { title: t('standing.reader.title'), text: t('standing.reader.text') });
    const begun = state === 'IN_PROGRESS';
    return html`<section class="sco-panel sco-panel--awaits">
      <h2>${t('standing.answer.title', { firstName: pupil.firstName })}</h2>
      <p>${t('standing.answer.until', { until })}</p>
      <p class="sco-quiet">${t('standing.answer.how')}</p>
      <div class="sco-button-row">
        ${linkButton(enrolmentPath(dossier.id, first), begun ? t('standing.answer.resume') : t('standing.answer.accept'))}
        ${linkButton(enrolmentPath(dossier.id, 'refus'), t('standing.answer.refuse'), 'secondary')}
      </div>
    </section>`;
  }
  if (state === 'VALIDATED' && dossier.submitted) {
    const when = momentInWords(dossier.submitted.at, dossier.timeZone, language());
    return html`<section class="sco-panel">
      ${notice('success', { title: t('standing.validated.title'), text: t('standing.validated.text', { when, by: dossier.submitted.by }) })}
      <p>${mayStillChange(dossier) ? t('standing.validated.change', { until }) : t('standing.validated.closed')}</p>
      <div class="sco-button-row">
        ${linkButton(enrolmentPath(dossier.id, 'confirmation'), t('standing.validated.receipt'))}
        ${mayStillChange(dossier) ? linkButton(enrolmentPath(dossier.id, first), t('standing.validated.modify'), 'secondary') : nothing}
        ${mayFillIn(dossier) ? linkButton(enrolmentPath(dossier.id, 'refus'), t('standing.validated.refuse'), 'tertiary') : nothing}
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
  return notice(toneOf(told), {
    title: stateLabel(told),
    text: t(`standing.${told}`),
  });
}
