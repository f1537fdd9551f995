import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { dayInWords } from '../../locales/dates.ts';
import { answered, api, type Schemas } from '../client/client.ts';
import { Problem } from '../client/problem.ts';
import '../elements/confirm-dialog.ts';
import { failure, problemInWords } from '../elements/failure.ts';
import { LightElement } from '../elements/light-element.ts';
import { type Content, notice } from '../elements/parts.ts';
import { language, t } from '../i18n/words.ts';
import '../shell/joint-words.ts';
import { look } from '../theme/look.ts';

type JointAccount = Schemas['JointAccounts']['jointAccounts'][number];

/**
 * The joint account of a family (§1.4-1): proposed, agreed or refused, split. Nothing is shown to whom it does not concern:
 * who lives at another address than the other guardian and never shared an account.
 */
export class JointAccounts extends LightElement {
  static override properties = { now: { state: true }, refusedBy: { state: true }, busy: { state: true } };
  /** What the last act left; null before any. */
  declare private now: JointAccount[] | null;
  declare private refusedBy: Problem | null;
  declare private busy: boolean;

  readonly #read: Task<readonly [], JointAccount[]>;

  constructor() {
    super();
    this.now = null;
    this.refusedBy = null;
    this.busy = false;
    this.#read = new Task(this, {
      task: async () => (await answered(api.GET('/api/joint-accounts'))).data.jointAccounts,
      args: () => [] as const,
    });
  }

  protected override render() {
    return this.#read.render({
      // It is beside what people come for: it appears when it is there.
      pending: () => nothing,
      error: (error) => this.#section(failure(error, () => void this.#read.run())),
      complete: (read) => {
        const accounts = this.now ?? read;
        return accounts.length === 0 ? nothing : this.#section(html`${accounts.map((each) => this.#account(each))}`);
      },
    });
  }

  #section(content: Content): TemplateResult {
    return html`<section class="sco-panel">
        <h2 tabindex="-1">${t('joint.title')}</h2>
        <p class="sco-quiet sco-small">${t('joint.lead')}</p>
        ${this.refusedBy ? notice('danger', { ...problemInWords(this.refusedBy), live: true }) : nothing} ${content}
      </section>
      <sco-confirm-dialog
        .heading=${t('joint.split.title')}
        .text=${t('joint.split.text')}
        .confirm=${t('joint.split')}
        tone="danger"
      ></sco-confirm-dialog>`;
  }

  #account(account: JointAccount): TemplateResult {
    const { name, children, state, since, splitBy } = account;
    const day = since ? dayInWords(since.slice(0, 10), language(), { weekday: false }) : '';
    return html`<div class="sco-section">
      <h3>${t('joint.of', { name, children: inWords(children) })}</h3>
      <p role="status">${t(`joint.${state}`, { name, day, by: splitBy ?? 'SCHOOL' })}</p>
      <div class="sco-button-row">${this.#acts(account)}</div>
    </div>`;
  }

  #acts({ otherId, name, state, jointAccountId, mayJoin }: JointAccount): Content {
    const params = { path: { jointAccountId: jointAccountId ?? '' } };
    const ask = () => api.POST('/api/joint-accounts', { body: { otherId } });
    const agree = () => api.PUT('/api/joint-accounts/{jointAccountId}/agreement', { params });
    const end = () => api.DELETE('/api/joint-accounts/{jointAccountId}', { params });
    const button = (text: string, act: Act, variant = 'secondary', first?: () => Promise<boolean>): TemplateResult =>
      html`<button
        type="button"
        class=${look.button}
        data-variant=${variant}
        data-size="sm"
        aria-busy=${this.busy ? 'true' : nothing}
        @click=${() => this.#do(act, first)}
      >${text}<span class="sco-hidden-text"> – ${name}</span></button>`;
    const sure = async (): Promise<boolean> => (await this.querySelector('sco-confirm-dialog')?.ask()) ?? false;
    switch (state) {
      case 'NONE':
      case 'SPLIT':
        return mayJoin ? button(t('joint.ask'), ask) : nothing;
      case 'ASKED':
        return button(t('joint.take-back'), end);
      case 'ASKED_OF_ME':
        return html`${button(t('joint.agree'), agree, 'primary')} ${button(t('joint.refuse'), end)}`;
      default:
        return button(t('joint.split'), end, 'secondary', sure);
    }
  }

  async #do(act: Act, first: () => Promise<boolean> = async () => true): Promise<void> {
    if (this.busy || !(await first())) return;
    this.busy = true;
    this.refusedBy = null;
    try {
      this.now = (await answered(act())).data.jointAccounts;
      // The button is gone: the section keeps the focus.
      await this.updateComplete;
      this.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    } catch (problem) {
      this.refusedBy = problem instanceof Problem ? problem : new Problem('unexpected', 0);
    } finally {
      this.busy = false;
    }
  }
}

type Act = () => Promise<{ data?: Schemas['JointAccounts']; error?: unknown; response: Response }>;

/** « Awa et Issa » */
const inWords = (names: readonly string[]): string =>
  new Intl.ListFormat(language(), { type: 'conjunction' }).format(names);

customElements.define('sco-joint-accounts', JointAccounts);
