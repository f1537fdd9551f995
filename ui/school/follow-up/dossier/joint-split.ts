import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { dayInWords } from '../../../../locales/dates.ts';
import { answered, api, type Schemas } from '../../../client/client.ts';
import { Problem } from '../../../client/problem.ts';
import '../../../elements/confirm-dialog.ts';
import { failure, problemInWords } from '../../../elements/failure.ts';
import { LightElement } from '../../../elements/light-element.ts';
import { type Content, notice } from '../../../elements/parts.ts';
import { language, t } from '../../../i18n/words.ts';
import '../../../shell/joint-words.ts';
import { look } from '../../../theme/look.ts';

type JointAccount = Schemas['PupilJointAccounts']['jointAccounts'][number];

/** The joint account of a pupil's guardians, for the head who splits it at once (§1.4-1). Nothing where there is none. */
export class JointSplit extends LightElement {
  static override properties = {
    pupilId: {},
    now: { state: true },
    refusedBy: { state: true },
    busy: { state: true },
  };
  declare pupilId: string;
  declare private now: JointAccount[] | null;
  declare private refusedBy: Problem | null;
  declare private busy: boolean;

  readonly #read: Task<readonly [string], JointAccount[]>;

  constructor() {
    super();
    this.pupilId = '';
    this.now = null;
    this.refusedBy = null;
    this.busy = false;
    this.#read = new Task(this, {
      task: async ([pupilId]) => {
        const params = { path: { pupilId } };
        const read = await answered(api.GET('/api/pupils/{pupilId}/joint-accounts', { params }));
        this.now = null;
        return read.data.jointAccounts;
      },
      args: () => [this.pupilId] as const,
    });
  }

  protected override render() {
    return this.#read.render({
      pending: () => nothing,
      error: (error) => this.#section(failure(error, () => void this.#read.run())),
      complete: (read) => {
        const accounts = this.now ?? read;
        if (accounts.length > 0) return this.#section(html`${accounts.map((each) => this.#account(each))}`);
        return this.now ? this.#section(html`<p role="status">${t('joint.school.none')}</p>`) : nothing;
      },
    });
  }

  #section(content: Content): TemplateResult {
    return html`<section class="sco-panel">
        <h2 tabindex="-1">${t('joint.title')}</h2>
        ${this.refusedBy ? notice('danger', { ...problemInWords(this.refusedBy), live: true }) : nothing} ${content}
      </section>
      <sco-confirm-dialog
        .heading=${t('joint.split.title')}
        .text=${t('joint.split.text')}
        .confirm=${t('joint.split')}
        tone="danger"
      ></sco-confirm-dialog>`;
  }

  #account({ jointAccountId, names, since }: JointAccount): TemplateResult {
    const both = new Intl.ListFormat(language(), { type: 'conjunction' }).format(names);
    return html`<div class="sco-section">
      <p>${t('joint.school.of', { names: both, day: dayInWords(since.slice(0, 10), language(), { weekday: false }) })}</p>
      <div class="sco-button-row">
        <button
          type="button"
          class=${look.button}
          data-variant="secondary"
          data-size="sm"
          aria-busy=${this.busy ? 'true' : nothing}
          @click=${() => this.#split(jointAccountId)}
        >${t('joint.split')}<span class="sco-hidden-text"> – ${both}</span></button>
      </div>
    </div>`;
  }

  async #split(jointAccountId: string): Promise<void> {
    if (this.busy || !(await this.querySelector('sco-confirm-dialog')?.ask())) return;
    this.busy = true;
    this.refusedBy = null;
    try {
      const params = { path: { pupilId: this.pupilId, jointAccountId } };
      const split = api.DELETE('/api/pupils/{pupilId}/joint-accounts/{jointAccountId}', { params });
      this.now = (await answered(split)).data.jointAccounts;
      await this.updateComplete;
      this.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    } catch (problem) {
      this.refusedBy = problem instanceof Problem ? problem : new Problem('unexpected', 0);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('sco-joint-split', JointSplit);
