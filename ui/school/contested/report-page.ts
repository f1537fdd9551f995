import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { dayInWords, momentInWords } from '../../../locales/dates.ts';
import { answered, api, type Schemas } from '../../client/client.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, facts, linkButton, loading, notice } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import '../../shell/page-title.ts';
import { Confirmation } from '../../staff/question.ts';
import { look } from '../../theme/look.ts';
import { deskPath, type Post } from '../post.ts';
import './contested-words.ts';

type Report = Schemas['CivilStatusReport'];

/** An error of civil status that a guardian reported (§2.1), beside what the base says; said to be dealt with from here. */
export class CivilStatusReportPage extends LightElement {
  static override properties = {
    post: { attribute: false },
    reportId: {},
    failed: { state: true },
    busy: { state: true },
  };
  declare post: Post;
  declare reportId: string;
  declare private failed: unknown;
  declare private busy: boolean;

  readonly #confirmation = new Confirmation(this);
  readonly #report: Task<readonly [string], Report>;

  constructor() {
    super();
    this.post = { uai: '', name: '', schoolYears: [], timeZone: 'Europe/Paris' };
    this.reportId = '';
    this.failed = null;
    this.busy = false;
    this.#report = new Task(this, {
      task: async ([reportId]) =>
        (await answered(api.GET('/api/civil-status-reports/{reportId}', { params: { path: { reportId } } }))).data,
      args: () => [this.reportId] as const,
    });
  }

  protected override render() {
    const report = this.#report.value;
    const back = { href: deskPath(this.post.uai), label: t('contested.back') };
    const lead = report
      ? t('report.lead', {
          author: report.author,
          kinship: report.kinship,
          when: momentInWords(report.at, this.post.timeZone, language()),
        })
      : '';
    const heading = report ? [report.pupil, report.classGroup].filter(Boolean).join(' – ') : t('report.title');
    return html`
      <sco-page-title .heading=${heading} .lead=${lead} .back=${back}></sco-page-title>
      <div class="sco-width sco-body sco-stack sco-stack--wide">
        ${this.#report.render({
          pending: () => (report ? this.#page(report) : loading()),
          error: (error) => failure(error, () => void this.#report.run()),
          complete: (complete) => this.#page(complete),
        })}
      </div>
      ${this.#confirmation.dialog}
    `;
  }

  #page({ text, civilStatus, taskId }: Report): Content {
    const { lastName, firstNames, sex, bornOn, bornIn } = civilStatus;
    return html`
      ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true }) : nothing}
      <section class="sco-panel">
        <h2>${t('report.said')}</h2>
        <p class="sco-message sco-measure">${text}</p>
      </section>
      <section class="sco-panel">
        <h2>${t('report.base')}</h2>
        ${facts([
          { label: t('report.last-name'), value: lastName },
          { label: t('report.first-names'), value: firstNames.join(', ') },
          { label: t('report.sex'), value: sex === '1' || sex === '2' ? t(`report.sex.${sex}`) : nothing },
          { label: t('report.born-on'), value: bornOn ? dayInWords(bornOn, language(), { weekday: false }) : nothing },
          { label: t('report.born-in'), value: bornIn ?? nothing },
        ])}
        <p class="sco-quiet sco-small">${t('report.how')}</p>
      </section>
      ${
        taskId
          ? html`<div class="sco-button-row">
              <button type="button" class=${look.button} aria-busy=${this.busy ? 'true' : nothing} @click=${() => void this.#resolve(taskId)}>
                ${t('report.resolve')}
              </button>
            </div>`
          : html`<div class="sco-outcome" id="report-outcome" tabindex="-1">${notice('success', { text: t('report.resolved'), live: true })}</div>
              <div class="sco-button-row">${linkButton(deskPath(this.post.uai), t('contested.back'))}</div>`
      }
    `;
  }

  async #resolve(taskId: string): Promise<void> {
    const agreed = await this.#confirmation.ask({
      heading: t('report.resolve.ask'),
      text: t('report.resolve.ask.text'),
      confirm: t('report.resolve'),
    });
    if (!agreed || this.busy) return;
    this.busy = true;
    this.failed = null;
    try {
      await answered(api.POST('/api/tasks/{taskId}/resolutions', { params: { path: { taskId } } }));
    } catch (problem) {
      this.failed = problem;
    } finally {
      this.busy = false;
      // What a colleague did meanwhile is shown too, after a no as after a yes.
      await this.#report.run();
      await this.updateComplete;
      this.querySelector<HTMLElement>('#report-outcome')?.focus();
    }
  }
}

customElements.define('sco-civil-status-report-page', CivilStatusReportPage);
