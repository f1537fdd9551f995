import { html, nothing } from 'lit';
import { answered, api, newSubmissionId, once, type Schemas } from '../client/client.ts';
import { isPassing, Problem } from '../client/problem.ts';
import { problemInWords } from '../elements/failure.ts';
import { LightElement } from '../elements/light-element.ts';
import { keyFigures, linkButton, notice } from '../elements/parts.ts';
import { t } from '../i18n/words.ts';
import '../shell/page-title.ts';
import { whoIsSignedIn } from '../shell/session.ts';
import { yearValues } from '../staff/import-report.ts';
import { Confirmation } from '../staff/question.ts';
import { actButton, whyNotHeld } from '../staff/rights.ts';
import { deskPath, type Post, yearsOf } from './post.ts';
import './year-choice.ts';
import { yearOfQuery } from './year-choice.ts';

/** Accounts of the families: letter M-01 with its activation code to every legal guardian who has none (§1.5). */
export class AccountsPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    query: { attribute: false },
    result: { state: true },
    failed: { state: true },
    busy: { state: true },
  };
  declare post: Post;
  declare query: URLSearchParams;
  declare private result: Schemas['AccountNotification'] | null;
  declare private failed: unknown;
  declare private busy: boolean;

  readonly #confirmation = new Confirmation(this);
  #submissionId: string | null = null;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.query = new URLSearchParams();
    this.result = null;
    this.failed = null;
    this.busy = false;
  }

  get #year(): number {
    return yearOfQuery(this.query, yearsOf(this.post, Date.now()).present);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('query')) return;
    this.result = null;
    this.failed = null;
    this.#submissionId = null;
  }

  protected override render() {
    return html`
      <sco-page-title .heading=${t('accounts.title')} .lead=${t('accounts.lead')}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
        ${this.result ? this.#told(this.result) : nothing}
        <section class="sco-panel sco-measure">
          <h2>${t('accounts.notify')}</h2>
          <p>${t('accounts.notify.text')}</p>
          <p class="sco-quiet">${t('accounts.notify.again')}</p>
          <sco-year-choice
            .choices=${yearsOf(this.post, Date.now()).choices}
            .year=${this.#year}
            .label=${t('accounts.year')}
          ></sco-year-choice>
          ${actButton({
            id: 'notify-accounts',
            label: t('accounts.notify.submit'),
            whyNot: whyNotHeld(whoIsSignedIn(), this.post.uai, 'account.notifyBulk'),
            busy: this.busy,
            run: () => void this.#notify(),
          })}
        </section>
        <section class="sco-panel sco-panel--quiet sco-measure">
          <h2>${t('accounts.letters')}</h2>
          <p>${t('accounts.letters.text')}</p>
          <div class="sco-button-row">
            ${linkButton(deskPath(this.post.uai, 'lettres'), t('accounts.letters.open'), 'secondary')}
          </div>
        </section>
      </div>
      ${this.#confirmation.dialog}
    `;
  }

  #told({ notified, withoutEmail, alreadyActive }: Schemas['AccountNotification']) {
    return html`<div class="sco-stack">
      ${notice('success', { title: t('accounts.done'), text: t('accounts.done.text', { count: notified }), live: true })}
      ${keyFigures([
        { label: t('accounts.notified'), value: notified },
        { label: t('accounts.without-email'), value: withoutEmail },
        { label: t('accounts.already-active'), value: alreadyActive },
      ])}
      ${withoutEmail > 0 ? notice('warning', { level: 3, text: t('accounts.without-email.text', { count: withoutEmail }) }) : nothing}
    </div>`;
  }

  async #notify(): Promise<void> {
    if (this.busy) return;
    const agreed = await this.#confirmation.ask({
      heading: t('accounts.ask'),
      text: t('accounts.ask.text', yearValues(this.#year)),
      confirm: t('accounts.notify.submit'),
    });
    if (!agreed) return;
    this.#submissionId ??= newSubmissionId();
    this.busy = true;
    this.failed = null;
    try {
      const params = { path: { uai: this.post.uai, schoolYear: this.#year }, header: once(this.#submissionId) };
      this.result = (
        await answered(api.POST('/api/establishments/{uai}/years/{schoolYear}/account-notifications', { params }))
      ).data;
      this.#submissionId = null;
    } catch (problem) {
      this.failed = problem;
      if (problem instanceof Problem && !isPassing(problem)) this.#submissionId = null;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('sco-accounts-page', AccountsPage);
