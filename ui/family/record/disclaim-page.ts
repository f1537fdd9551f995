import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { answered, api, newSubmissionId, once } from '../../client/client.ts';
import '../../elements/confirm-dialog.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, linkButton, loading, notice } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { look } from '../../theme/look.ts';
import { childValues } from '../child-words.ts';
import './evidence-words.ts';
import type { PupilRecord } from './record-words.ts';

/** « Je ne suis pas le représentant légal de cet élève » (§1.4-7): what it means, then asked once more; it acts at once. */
export class DisclaimPage extends LightElement {
  static override properties = {
    pupilId: {},
    failed: { state: true },
    busy: { state: true },
    done: { state: true },
  };
  declare pupilId: string;
  declare private failed: unknown;
  declare private busy: boolean;
  declare private done: boolean;

  /** One id for one act: sent again after a lost answer, it is answered though the pupil is no longer to be seen. */
  readonly #submissionId = newSubmissionId();
  readonly #record: Task<readonly [string], PupilRecord>;

  constructor() {
    super();
    this.pupilId = '';
    this.failed = null;
    this.busy = false;
    this.done = false;
    this.#record = new Task(this, {
      task: async ([pupilId]) =>
        (await answered(api.GET('/api/pupils/{pupilId}/record', { params: { path: { pupilId } } }))).data,
      args: () => [this.pupilId] as const,
    });
  }

  protected override render() {
    if (this.done) return this.#done();
    return this.#record.render({
      pending: () => this.#page(t('disclaim.link'), '', loading()),
      error: (error) =>
        this.#page(
          t('disclaim.link'),
          '',
          failure(error, () => void this.#record.run()),
        ),
      complete: (record) =>
        this.#page(
          t('disclaim.title', childValues(record.identity.firstName)),
          t('disclaim.lead'),
          record.mayDisclaim ? this.#form(record) : notice('accent', { text: t('disclaim.not-yours') }),
        ),
    });
  }

  #page(heading: string, lead: string, content: Content): Content {
    return html`
      <sco-page-title .heading=${heading} .lead=${lead} .back=${{ href: '/', label: t('disclaim.home') }}></sco-page-title>
      <div class="sco-width sco-body"><div class="sco-stack sco-stack--wide sco-measure">${content}</div></div>
    `;
  }

  #form({ identity }: PupilRecord): Content {
    const names = childValues(identity.firstName);
    return html`<form class="sco-panel" novalidate @submit=${this.#ask}>
        ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
        <h2>${t('disclaim.means')}</h2>
        <ul>
          ${(['access', 'waiting', 'letters', 'school'] as const).map((what) => html`<li>${t(`disclaim.means.${what}`, names)}</li>`)}
        </ul>
        ${notice('warning', { text: t('disclaim.not-for') })}
        <div class="sco-button-row">
          <button class=${look.button} data-color="danger" aria-busy=${this.busy ? 'true' : nothing}>${t('disclaim.submit', names)}</button>
          ${linkButton('/', t('form.cancel'), 'secondary')}
        </div>
      </form>
      <sco-confirm-dialog
        .heading=${t('disclaim.confirm.title')}
        .text=${t('disclaim.confirm.text')}
        .confirm=${t('disclaim.confirm.submit')}
        tone="danger"
      ></sco-confirm-dialog>`;
  }

  #done(): Content {
    return this.#page(
      t('disclaim.done'),
      '',
      html`${notice('success', { text: t('disclaim.done.text'), live: true })}
        <div class="sco-button-row">${linkButton('/', t('disclaim.home'))}</div>`,
    );
  }

  #ask = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy || !(await this.querySelector('sco-confirm-dialog')?.ask())) return;
    this.busy = true;
    this.failed = null;
    try {
      await answered(
        api.POST('/api/pupils/{pupilId}/disclaimers', {
          params: { path: { pupilId: this.pupilId }, header: once(this.#submissionId) },
        }),
      );
      this.done = true;
      window.scrollTo(0, 0);
      await this.updateComplete;
      this.querySelector('h1')?.focus({ preventScroll: true });
    } catch (problem) {
      this.failed = problem;
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('sco-disclaim-page', DisclaimPage);
