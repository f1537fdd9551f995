import { html, nothing } from 'lit';
import type { FamilyAct } from '../../../domain/enrolment-dossier/family-acts.ts';
import { CHOICE_STEPS } from '../../../domain/enrolment-dossier/journey.ts';
import { momentInWords } from '../../../locales/dates.ts';
import { answered, api, newSubmissionId, once } from '../../client/client.ts';
import { isRefused } from '../../client/problem.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, linkButton, notice } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import { look } from '../../theme/look.ts';
import type { FamilyDossier } from './draft.ts';
import { failed } from './failed.ts';
import { HandingIn } from './handing-in.ts';
import './page-words.ts';
import { enrolmentPath } from './paths.ts';
import './reasoned-act.ts';
import type { ReasonedActEvent } from './reasoned-act.ts';
import { choicesOf } from './summary-step.ts';

/** An act beside the journey got its last word, good or bad: the dossier is to be read anew. */
export class DossierActedEvent extends Event {
  static readonly type = 'sco-dossier-acted';
  readonly taken: boolean;

  constructor(taken: boolean) {
    super(DossierActedEvent.type, { bubbles: true });
    this.taken = taken;
  }
}

/**
 * The acts beside the journey: refusing the place, and what the other parent may do about an act: agree, or signal a
 * disagreement (E-02). Each shows what it is about, asks again, and says what happens next.
 * @fires sco-dossier-acted
 */
export class ActPage extends LightElement {
  static override properties = { dossier: { attribute: false }, act: {}, accountId: {} };
  declare dossier: FamilyDossier;
  declare act: Exclude<FamilyAct, 'submit'>;
  declare accountId: string;

  readonly #handing = new HandingIn(this);
  /** One agreement as long as this page is open: a second try after a lost answer has one effect. */
  #agreementId: string | null = null;

  constructor() {
    super();
    this.act = 'refuse';
    this.accountId = '';
  }

  protected override render() {
    const { dossier, act } = this;
    const { problem, onItsWay } = this.#handing;
    return html`<div class="sco-stack sco-stack--wide">
      ${failed(dossier, problem, this.#handing, null)}
      ${
        onItsWay
          ? notice('accent', {
              title: t('act.pending'),
              text: t('act.pending.text', { number: onItsWay.number }),
              live: true,
            })
          : act === 'agree'
            ? this.#agreement()
            : html`${act === 'object' ? this.#about() : nothing}
                <sco-reasoned-act
                  .dossier=${dossier}
                  .kind=${act === 'refuse' ? 'refusal' : 'objection'}
                  .accountId=${this.accountId}
                  ?busy=${this.#handing.busy}
                  @sco-reasoned-act=${this.#reasoned}
                ></sco-reasoned-act>`
      }
    </div>`;
  }

  #agreement(): Content {
    const { dossier } = this;
    return html`
      ${this.#about()}
      <section class="sco-panel sco-measure">
        <h2>${t('confirmation.choices')}</h2>
        ${CHOICE_STEPS.map((step) => choicesOf(dossier, { choices: dossier.choices ?? {} }, step))}
      </section>
      <form class="sco-panel sco-measure" novalidate @submit=${this.#agree}>
        <p>${t('agreement.means')}</p>
        <div class="sco-button-row">
          <button class=${look.button} aria-busy=${this.#handing.busy ? 'true' : nothing}>${t('agreement.submit')}</button>
          ${linkButton(enrolmentPath(dossier.id), t('step.back'), 'secondary')}
          ${dossier.acts.includes('object') ? linkButton(enrolmentPath(dossier.id, 'desaccord'), t('standing.object'), 'tertiary') : nothing}
        </div>
      </form>
    `;
  }

  /** What the other guardian did, and when: the name only (E-01). */
  #about(): Content {
    const { submitted, refused, timeZone } = this.dossier;
    const done = refused ?? submitted;
    if (!done?.by) return nothing;
    const when = momentInWords(done.at, timeZone, language());
    return html`<p class="sco-measure">${t(refused ? 'act.about.refused' : 'act.about.validated', { when, by: done.by })}</p>`;
  }

  #agree = (event: Event): void => {
    event.preventDefault();
    this.#agreementId ??= newSubmissionId();
    const [{ id: dossierId, version: seenVersion }, key] = [this.dossier, this.#agreementId];
    const params = { path: { dossierId }, header: once(key) };
    const post = () => answered(api.POST('/api/dossiers/{dossierId}/agreements', { params, body: { seenVersion } }));
    void this.#hand(post, (taken) => {
      if (!taken) this.#agreementId = null;
    });
  };

  #reasoned = ({ reason, submissionId, settle }: ReasonedActEvent): void => {
    const { id: dossierId, version: seenVersion } = this.dossier;
    const params = { path: { dossierId }, header: once(submissionId) };
    const body = { seenVersion, reason };
    const post = () =>
      this.act === 'refuse'
        ? answered(api.POST('/api/dossiers/{dossierId}/refusals', { params, body }))
        : answered(api.POST('/api/dossiers/{dossierId}/objections', { params, body }));
    void this.#hand(post, settle);
  };

  #hand(post: () => Parameters<HandingIn['accept']>[0], settle: (taken: boolean) => void): Promise<void> {
    return this.#handing.attempt(
      async () => {
        await this.#handing.lastWord(await this.#handing.accept(post()));
        settle(true);
        this.dispatchEvent(new DossierActedEvent(true));
      },
      (problem) => {
        if (!isRefused(problem)) return;
        this.#handing.receipt = null;
        settle(false);
        this.dispatchEvent(new DossierActedEvent(false));
      },
    );
  }
}

customElements.define('sco-dossier-act', ActPage);

declare global {
  interface HTMLElementEventMap {
    'sco-dossier-acted': DossierActedEvent;
  }
}
