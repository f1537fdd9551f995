import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { momentInWords } from '../../../locales/dates.ts';
import { answered, api, newSubmissionId, once } from '../../client/client.ts';
import { isRefused, Problem } from '../../client/problem.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
import '../../elements/field.ts';
import { type ControlChangeEvent, type FormProblem, problemOf } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, linkButton, loading, notice, statusTag } from '../../elements/parts.ts';
import '../../elements/problem-summary.ts';
import { language, t } from '../../i18n/words.ts';
import { type LocalDraft, localDraft } from '../../shell/local-drafts.ts';
import '../../shell/page-title.ts';
import { whoIsSignedIn } from '../../shell/session.ts';
import { look } from '../../theme/look.ts';
import { childValues } from '../child-words.ts';
import { lines } from '../establishment.ts';
import './evidence-words.ts';
import type { PupilRecord } from './record-words.ts';

interface Kept {
  readonly text: string;
  readonly submissionId: string;
}

/** « Signaler une erreur » (§2.1): what is wrong in a child's civil status, told to the school; nothing is changed by it. */
export class CivilStatusErrorPage extends LightElement {
  static override properties = {
    pupilId: {},
    text: { state: true },
    problems: { state: true },
    failed: { state: true },
    busy: { state: true },
    sent: { state: true },
  };
  declare pupilId: string;
  declare private text: string;
  declare private problems: FormProblem[];
  declare private failed: unknown;
  declare private busy: boolean;
  declare private sent: boolean;

  #submissionId = '';
  readonly #record: Task<readonly [string], PupilRecord>;

  constructor() {
    super();
    this.pupilId = '';
    this.text = '';
    this.problems = [];
    this.failed = null;
    this.busy = false;
    this.sent = false;
    this.#record = new Task(this, {
      task: async ([pupilId]) =>
        (await answered(api.GET('/api/pupils/{pupilId}/record', { params: { path: { pupilId } } }))).data,
      args: () => [this.pupilId] as const,
    });
  }

  get #local(): LocalDraft<Kept> {
    return localDraft(whoIsSignedIn()?.accountId ?? '', `civil-status.${this.pupilId}`, 'personal');
  }

  get #recordPath(): string {
    return `/enfants/${this.pupilId}/fiche`;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('pupilId')) return;
    const kept = this.#local.read();
    this.text = kept?.text ?? '';
    this.#submissionId = kept?.submissionId ?? newSubmissionId();
  }

  protected override render() {
    const record = this.#record.value;
    const lead = record ? t('civil-status.lead', childValues(record.identity.firstName)) : '';
    return html`
      <sco-page-title
        .heading=${t('civil-status.title')}
        .lead=${lead}
        .back=${{ href: this.#recordPath, label: t('civil-status.back') }}
      ></sco-page-title>
      <div class="sco-width sco-body">
        <div class="sco-stack sco-stack--wide sco-measure">
          ${this.#record.render({
            pending: () => (record ? this.#page(record) : loading()),
            error: (error) => failure(error, () => void this.#record.run()),
            complete: (complete) => this.#page(complete),
          })}
        </div>
      </div>
    `;
  }

  #page({ civilStatusReports: reports }: PupilRecord): Content {
    return html`
      ${this.sent ? this.#done() : this.#form()}
      ${
        reports.length > 0
          ? html`<section class="sco-panel">
              <h2>${t('civil-status.reports')}</h2>
              ${reports.map(({ text, at, answered: done }) => this.#report(text, at, done))}
            </section>`
          : nothing
      }
    `;
  }

  #done(): Content {
    return html`<div class="sco-outcome" id="report-outcome" tabindex="-1">
        ${notice('success', { title: t('civil-status.sent'), text: t('civil-status.sent.text'), live: true })}
      </div>
      <div class="sco-button-row">${linkButton(this.#recordPath, t('civil-status.back'))}</div>`;
  }

  #form(): Content {
    return html`<form class="sco-panel" novalidate @submit=${this.#send} @sco-control-change=${this.#change}>
      <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
      ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
      <sco-field
        name="text"
        type="long-text"
        .label=${t('civil-status.text')}
        .hint=${t('civil-status.text.hint')}
        .value=${this.text}
        .maxLength=${1000}
        .problem=${problemOf(this.problems, 'text')}
      ></sco-field>
      <div class="sco-button-row">
        <button class=${look.button} aria-busy=${this.busy ? 'true' : nothing}>${t('civil-status.submit')}</button>
        ${linkButton(this.#recordPath, t('form.cancel'), 'secondary')}
      </div>
    </form>`;
  }

  #report(text: string, at: string, done: boolean): Content {
    const when = momentInWords(at, Intl.DateTimeFormat().resolvedOptions().timeZone, language());
    return html`<div class="sco-section">
      <div class="sco-row sco-row--apart">
        <h3>${t('civil-status.report.on', { when })}</h3>
        ${statusTag(done ? 'success' : 'accent', t(done ? 'civil-status.report.answered' : 'civil-status.report.open'))}
      </div>
      <p>${lines(text.split('\n'))}</p>
    </div>`;
  }

  #change(event: ControlChangeEvent): void {
    this.text = String(event.value);
    // Another content is another report.
    this.#submissionId = newSubmissionId();
    this.#local.write({ text: this.text, submissionId: this.#submissionId });
  }

  #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.failed = null;
    this.problems = this.text.trim() === '' ? [{ name: 'text', text: t('civil-status.problem.empty') }] : [];
    if (this.problems.length > 0) return;
    this.busy = true;
    try {
      await answered(
        api.POST('/api/pupils/{pupilId}/civil-status-reports', {
          params: { path: { pupilId: this.pupilId }, header: once(this.#submissionId) },
          body: { text: this.text.trim() },
        }),
      );
      this.sent = true;
      this.text = '';
      this.#submissionId = newSubmissionId();
      this.#local.erase();
      await this.#record.run();
      await this.updateComplete;
      this.querySelector<HTMLElement>('#report-outcome')?.focus();
    } catch (problem) {
      this.failed = problem;
      if (problem instanceof Problem && isRefused(problem)) this.#submissionId = newSubmissionId();
    } finally {
      this.busy = false;
    }
  };
}

customElements.define('sco-civil-status-error-page', CivilStatusErrorPage);
