import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { officialLabel } from '../../../locales/official-label.ts';
import { answered, api, newSubmissionId, once, type Schemas } from '../../client/client.ts';
import { isPassing, Problem } from '../../client/problem.ts';
import { failure, problemInWords } from '../../elements/failure.ts';
import { LightElement } from '../../elements/light-element.ts';
import { type Content, loading, notice, statusTag } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import { yearValues } from '../../staff/import-report.ts';
import { actButton } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';

type Cloning = Schemas['Cloning'];
type Line = Cloning['lines'][number];

/** The year now begins from an earlier one: what its page shows is to be read again. */
export class ClonedEvent extends Event {
  static readonly type = 'sco-cloned';
  readonly cloning: Cloning;

  constructor(cloning: Cloning) {
    super(ClonedEvent.type, { bubbles: true });
    this.cloning = cloning;
  }
}

/**
 * Beginning a year from an earlier one (§3.2): what would be copied and what not, with the reason, before anything is.
 * @fires sco-cloned when it is done
 */
export class CloningPanel extends LightElement {
  static override properties = {
    uai: {},
    schoolYear: { type: Number },
    fromYear: { type: Number },
    whyNot: {},
    shown: { state: true },
    failed: { state: true },
    busy: { state: true },
  };
  declare uai: string;
  declare schoolYear: number;
  declare fromYear: number;
  /** Why the reader may not; empty when they may. */
  declare whyNot: string;
  declare private shown: boolean;
  declare private failed: unknown;
  declare private busy: boolean;

  #submissionId: string | null = null;
  readonly #plan: Task<readonly [string, number, number, boolean], Cloning | null>;

  constructor() {
    super();
    this.uai = '';
    this.schoolYear = 0;
    this.fromYear = 0;
    this.whyNot = '';
    this.shown = false;
    this.failed = null;
    this.busy = false;
    this.#plan = new Task(this, {
      task: async ([uai, schoolYear, fromYear, shown]) => {
        if (!shown) return null;
        const params = { path: { uai, schoolYear, fromYear } };
        return (await answered(api.GET('/api/establishments/{uai}/years/{schoolYear}/clonings/{fromYear}', { params })))
          .data;
      },
      args: () => [this.uai, this.schoolYear, this.fromYear, this.shown] as const,
    });
  }

  protected override render() {
    return html`<section class="sco-panel">
      <h2>${t('cloning.title', yearValues(this.fromYear))}</h2>
      <p class="sco-measure">${t('cloning.text')}</p>
      ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true, level: 3 }) : nothing}
      ${
        this.shown
          ? this.#plan.render({
              pending: loading,
              error: (error) => failure(error, () => void this.#plan.run()),
              complete: (plan) => (plan ? this.#told(plan) : nothing),
            })
          : actButton({
              id: 'show-cloning',
              label: t('cloning.show'),
              whyNot: this.whyNot,
              variant: 'secondary',
              run: this.#show,
            })
      }
    </section>`;
  }

  #told({ lines }: Cloning): TemplateResult {
    const copied = lines.filter(({ outcome }) => outcome === 'copied');
    const left = lines.filter(({ outcome }) => outcome !== 'copied');
    return html`<div class="sco-stack" id="cloning-plan" tabindex="-1">
      ${lines.length === 0 ? html`<p>${t('cloning.nothing', yearValues(this.fromYear))}</p>` : nothing}
      ${this.#list('cloning.copied', copied)} ${this.#list('cloning.left', left)}
      <div class="sco-button-row">
        ${
          copied.length > 0
            ? html`<button
                type="button"
                class=${look.button}
                aria-busy=${this.busy ? 'true' : nothing}
                @click=${() => void this.#clone()}
              >${t('cloning.do')}</button>`
            : nothing
        }
        <button type="button" class=${look.button} data-variant="secondary" @click=${this.#hide}>${t('cloning.cancel')}</button>
      </div>
    </div>`;
  }

  #list(title: 'cloning.copied' | 'cloning.left', lines: readonly Line[]): Content {
    if (lines.length === 0) return nothing;
    return html`<div class="sco-section">
      <h3>${t(title, { count: lines.length })}</h3>
      <ul class="sco-list">
        ${lines.map((line) => {
          const detail = detailOf(line);
          return html`<li>
            <span class="sco-strong">${t(`cloning.part.${line.part}`)}</span>${detail ? html` – ${detail}` : nothing}
            ${
              line.outcome === 'copied'
                ? statusTag('success', t('cloning.outcome.copied'))
                : html`<br /><span class="sco-quiet sco-small">${t(`cloning.outcome.${line.outcome}`)}</span>`
            }
          </li>`;
        })}
      </ul>
    </div>`;
  }

  #show = (): void => {
    this.failed = null;
    this.shown = true;
    // The reading begins with the update that shows it.
    void this.updateComplete
      .then(() => this.#plan.taskComplete)
      .then(() => this.updateComplete)
      .then(() => this.querySelector<HTMLElement>('#cloning-plan')?.focus())
      .catch(() => undefined);
  };

  #hide = (): void => {
    this.shown = false;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#show-cloning')?.focus());
  };

  async #clone(): Promise<void> {
    if (this.busy) return;
    // One id as long as its answer may have been lost on the way.
    this.#submissionId ??= newSubmissionId();
    this.busy = true;
    this.failed = null;
    try {
      const params = { path: { uai: this.uai, schoolYear: this.schoolYear }, header: once(this.#submissionId) };
      const { data } = await answered(
        api.POST('/api/establishments/{uai}/years/{schoolYear}/clonings', {
          params,
          body: { fromYear: this.fromYear },
        }),
      );
      this.dispatchEvent(new ClonedEvent(data));
    } catch (problem) {
      this.failed = problem;
      if (problem instanceof Problem && !isPassing(problem)) this.#submissionId = null;
    } finally {
      this.busy = false;
    }
  }
}

/** Which document, group or round; labels as people write them. */
function detailOf({ part, what, formation }: Line): string {
  if (part === 'secondGuardian') return t('cloning.line.secondGuardian', { round: Number(what) });
  const where = formation && officialLabel(formation);
  if (part === 'options') return t('cloning.line.options', { formation: where ?? '', what: officialLabel(what) });
  return part === 'documents' && where ? t('cloning.line.document', { what, formation: where }) : what;
}

customElements.define('sco-cloning-panel', CloningPanel);

declare global {
  interface HTMLElementEventMap {
    'sco-cloned': ClonedEvent;
  }
}
