import { html, nothing } from 'lit';
import { problemInWords } from '../elements/failure.ts';
import type { ControlChangeEvent } from '../elements/form-events.ts';
import { type FormProblem, problemOf } from '../elements/form-events.ts';
import '../elements/checkbox.ts';
import '../elements/field.ts';
import { LightElement } from '../elements/light-element.ts';
import { notice } from '../elements/parts.ts';
import '../elements/problem-summary.ts';
import { t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';
import './page-title.ts';
import { signIn } from './session.ts';
import { SignedInEvent } from './signed-in-event.ts';

/**
 * Sign in with a local account; the same page for families, schools and academies.
 * @fires sco-signed-in
 */
export class SignInPage extends LightElement {
  static override properties = {
    sessionLost: { type: Boolean },
    forFamilies: { type: Boolean },
    login: { state: true },
    password: { state: true },
    assisted: { state: true },
    problems: { state: true },
    failure: { state: true },
    busy: { state: true },
  };
  /** The session ended under the reader: what they typed is kept, and they should know it. */
  declare sessionLost: boolean;
  /** Families are told of the letter that opens an account. */
  declare forFamilies: boolean;
  declare private login: string;
  declare private password: string;
  declare private assisted: boolean;
  declare private problems: FormProblem[];
  declare private failure: { title: string; text: string } | null;
  declare private busy: boolean;

  constructor() {
    super();
    this.sessionLost = false;
    this.forFamilies = false;
    this.login = '';
    this.password = '';
    this.assisted = false;
    this.problems = [];
    this.failure = null;
    this.busy = false;
  }

  protected override render() {
    return html`
      <sco-page-title .heading=${t('sign-in.title')} .lead=${this.forFamilies ? t('sign-in.lead') : t('sign-in.staff-lead')}></sco-page-title>
      <div class="sco-width sco-body">
        <div class="sco-columns">
          <form class="sco-panel" novalidate @submit=${this.#submit} @sco-control-change=${this.#change}>
            ${
              this.sessionLost
                ? html`<div tabindex="-1" id="session-lost">${notice('warning', { title: t('sign-in.lost.title'), text: t('sign-in.lost.text') })}</div>`
                : nothing
            }
            ${this.failure ? notice('danger', { ...this.failure, live: true }) : nothing}
            <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
            <sco-field
              name="login"
              .label=${t('sign-in.login')}
              .value=${this.login}
              .problem=${problemOf(this.problems, 'login')}
              autocomplete="username"
            ></sco-field>
            <sco-field
              name="password"
              type="password"
              .label=${t('sign-in.password')}
              .value=${this.password}
              .problem=${problemOf(this.problems, 'password')}
              autocomplete="current-password"
            ></sco-field>
            ${
              this.forFamilies
                ? html`<sco-checkbox
                    name="assisted"
                    .label=${t('sign-in.assisted')}
                    .hint=${t('sign-in.assisted.hint')}
                    .checked=${this.assisted}
                  ></sco-checkbox>`
                : nothing
            }
            <div class="sco-button-row">
              <button class=${look.button} aria-busy=${this.busy ? 'true' : nothing}>${t('sign-in.submit')}</button>
            </div>
          </form>
          ${
            this.forFamilies
              ? html`<section class="sco-panel sco-panel--quiet">
                  <h2>${t('sign-in.first.title')}</h2>
                  <p>${t('sign-in.first.text')}</p>
                  <div class="sco-button-row">
                    <a class=${look.button} data-variant="secondary" href="/activation">${t('sign-in.first.link')}</a>
                  </div>
                  <p class="sco-small sco-quiet">${t('sign-in.help')}</p>
                </section>`
              : nothing
          }
        </div>
      </div>
    `;
  }

  /** A session that ends under the reader is told where they are. */
  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('sessionLost') && this.sessionLost) this.querySelector<HTMLElement>('#session-lost')?.focus();
  }

  #change(event: ControlChangeEvent): void {
    if (event.name === 'login') this.login = String(event.value);
    if (event.name === 'assisted') this.assisted = event.value === true;
    if (event.name === 'password') this.password = String(event.value);
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.failure = null;
    this.problems = [
      ...(this.login.trim() ? [] : [{ name: 'login', text: t('sign-in.login.missing') }]),
      ...(this.password ? [] : [{ name: 'password', text: t('sign-in.password.missing') }]),
    ];
    if (this.problems.length > 0) return;
    this.busy = true;
    try {
      this.dispatchEvent(new SignedInEvent(await signIn(this.login.trim(), this.password, this.assisted)));
    } catch (error) {
      this.failure = problemInWords(error);
    } finally {
      this.busy = false;
      this.password = '';
    }
  }
}

customElements.define('sco-sign-in-page', SignInPage);
