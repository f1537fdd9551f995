import { html, nothing, type TemplateResult } from 'lit';
import { isStrongEnough } from '../../domain/identity/password.ts';
import { activation } from '../../locales/fr/activation.ts';
import { answered, api, type Schemas } from '../client/client.ts';
import { Problem } from '../client/problem.ts';
import { problemInWords } from '../elements/failure.ts';
import '../elements/field.ts';
import { type ControlChangeEvent, type FormProblem, problemOf } from '../elements/form-events.ts';
import { LightElement } from '../elements/light-element.ts';
import { notice } from '../elements/parts.ts';
import '../elements/problem-summary.ts';
import { addWords, t } from '../i18n/words.ts';
import '../shell/page-title.ts';
import { type Me, sessionOpened } from '../shell/session.ts';
import { SignedInEvent } from '../shell/signed-in-event.ts';
import { look } from '../theme/look.ts';

await addWords(activation, async () => (await import('../../locales/en/activation.ts')).activation);

const FIELDS = ['code', 'bornOn', 'login', 'password', 'again'] as const;
type FieldName = (typeof FIELDS)[number];

/**
 * Opening one's account with the code of letter M-01 and a child's birth date, then choosing login and password (§1.5).
 * Signed in already, the same code and date bring in the children of another school: nothing else is asked.
 * @fires sco-signed-in
 */
export class ActivationPage extends LightElement {
  static override properties = {
    attaching: { type: Boolean },
    typed: { state: true },
    whose: { state: true },
    problems: { state: true },
    failure: { state: true },
    busy: { state: true },
  };
  /** Someone signed in brings in more children. */
  declare attaching: boolean;
  declare private typed: Readonly<Record<FieldName, string>>;
  /** What the code says, once checked: the second moment of the page. */
  declare private whose: Schemas['ActivationCheckAnswer'] | null;
  declare private problems: FormProblem[];
  declare private failure: { title: string; text: string } | null;
  declare private busy: boolean;

  constructor() {
    super();
    this.attaching = false;
    this.typed = { code: '', bornOn: '', login: '', password: '', again: '' };
    this.whose = null;
    this.problems = [];
    this.failure = null;
    this.busy = false;
  }

  protected override render() {
    return html`
      <sco-page-title
        .heading=${t(this.attaching ? 'attachment.title' : 'activation.title')}
        .lead=${t(this.attaching ? 'attachment.lead' : 'activation.lead')}
        .back=${this.attaching ? { href: '/', label: t('family.home') } : { href: '/', label: t('sign-in.title') }}
      ></sco-page-title>
      <div class="sco-width sco-body">
        <form class="sco-panel sco-measure" novalidate @submit=${this.#submit} @sco-control-change=${this.#change}>
          ${this.failure ? notice('danger', { ...this.failure, live: true }) : nothing}
          <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
          ${this.whose ? this.#account(this.whose) : this.#proof()}
        </form>
      </div>
    `;
  }

  #proof(): TemplateResult {
    return html`
      <sco-field
        name="code"
        .label=${t('activation.code')}
        .hint=${t('activation.code.hint')}
        .value=${this.typed.code}
        .problem=${problemOf(this.problems, 'code')}
        .maxLength=${40}
        measure="short"
      ></sco-field>
      <sco-field
        name="bornOn"
        type="date"
        .label=${t('activation.born')}
        .hint=${t('activation.born.hint')}
        .value=${this.typed.bornOn}
        .problem=${problemOf(this.problems, 'bornOn')}
        measure="short"
      ></sco-field>
      <div class="sco-button-row">
        <button class=${look.button} aria-busy=${this.busy ? 'true' : nothing}>
          ${t(this.attaching ? 'attachment.submit' : 'step.next')}
        </button>
      </div>
    `;
  }

  #account({ guardianName, children }: Schemas['ActivationCheckAnswer']): TemplateResult {
    return html`
      ${notice('success', { text: t('activation.whose', { guardianName, children: children.join(', ') }) })}
      <sco-field
        name="login"
        .label=${t('activation.login')}
        .hint=${t('activation.login.hint')}
        .value=${this.typed.login}
        .problem=${problemOf(this.problems, 'login')}
        .maxLength=${100}
        autocomplete="username"
      ></sco-field>
      <sco-field
        name="password"
        type="password"
        .label=${t('activation.password')}
        .hint=${t('activation.password.hint')}
        .value=${this.typed.password}
        .problem=${problemOf(this.problems, 'password')}
        .maxLength=${128}
        autocomplete="new-password"
      ></sco-field>
      <sco-field
        name="again"
        type="password"
        .label=${t('activation.again')}
        .value=${this.typed.again}
        .problem=${problemOf(this.problems, 'again')}
        .maxLength=${128}
        autocomplete="new-password"
      ></sco-field>
      <div class="sco-button-row">
        <button class=${look.button} aria-busy=${this.busy ? 'true' : nothing}>${t('activation.submit')}</button>
      </div>
    `;
  }

  #change(event: ControlChangeEvent): void {
    this.typed = { ...this.typed, [event.name]: String(event.value) };
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.failure = null;
    this.problems = this.whose ? problemsOfAccount(this.typed) : problemsOfProof(this.typed);
    if (this.problems.length > 0) return;
    this.busy = true;
    try {
      await this.#send();
    } catch (error) {
      this.#refused(error);
    } finally {
      this.busy = false;
    }
  }

  async #send(): Promise<void> {
    const { code, bornOn, login, password } = this.typed;
    const proof = { code: code.trim(), bornOn };
    if (this.attaching) {
      const { data: me } = await answered(api.POST('/api/me/attachments', { body: proof }));
      this.#enter(me);
    } else if (this.whose) {
      const { data: me } = await answered(
        api.POST('/api/activations', { body: { ...proof, login: login.trim(), password } }),
      );
      this.#enter(me);
    } else {
      this.whose = (await answered(api.POST('/api/activation-checks', { body: proof }))).data;
      await this.updateComplete;
      this.querySelector<HTMLElement>('sco-field[name=login] input')?.focus();
    }
  }

  #enter(me: Me): void {
    sessionOpened(me);
    this.dispatchEvent(new SignedInEvent(me));
  }

  /** A login already taken is a problem of its field; the rest concerns the whole form. */
  #refused(error: unknown): void {
    const { title, text } = problemInWords(error);
    const field =
      error instanceof Problem
        ? { 'login-taken': 'login', 'password-too-weak': 'password' }[error.code as string]
        : undefined;
    if (field) this.problems = [{ name: field, text: title }];
    else this.failure = { title, text };
  }
}

type Typed = Readonly<Record<FieldName, string>>;

const problemsOfProof = ({ code, bornOn }: Typed): FormProblem[] => [
  ...(code.trim().length < 4 ? [{ name: 'code', text: t('activation.code.missing') }] : []),
  ...(/^\d{4}-\d{2}-\d{2}$/.test(bornOn) ? [] : [{ name: 'bornOn', text: t('activation.born.missing') }]),
];

const problemsOfAccount = ({ login, password, again }: Typed): FormProblem[] => [
  ...(/^[\p{L}\p{N}._@+-]{4,100}$/u.test(login.trim()) ? [] : [{ name: 'login', text: t('activation.login.problem') }]),
  ...(isStrongEnough(password) ? [] : [{ name: 'password', text: t('activation.password.problem') }]),
  ...(again === password ? [] : [{ name: 'again', text: t('activation.again.problem') }]),
];

customElements.define('sco-activation-page', ActivationPage);
