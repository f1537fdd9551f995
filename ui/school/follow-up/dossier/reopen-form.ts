import { html, nothing } from 'lit';
import { zoneInWords } from '../../../../locales/dates.ts';
import '../../../elements/field.ts';
import type { ControlChangeEvent } from '../../../elements/form-events.ts';
import { LightElement } from '../../../elements/light-element.ts';
import { language, t } from '../../../i18n/words.ts';
import { look } from '../../../theme/look.ts';
import { DossierActEvent } from './acts.ts';
import { deadlineOf, inAWeek } from './deadline.ts';

/**
 * A new deadline for one family (§3.6 `reopen`).
 * @fires sco-dossier-act
 */
export class ReopenForm extends LightElement {
  static override properties = {
    subject: {},
    timeZone: {},
    busy: { type: Boolean },
    until: { state: true },
    problem: { state: true },
  };
  /** Id of the dossier: another one begins anew. */
  declare subject: string;
  declare timeZone: string;
  declare busy: boolean;
  /** Wall-clock time, as typed. */
  declare private until: string;
  declare private problem: string;

  constructor() {
    super();
    this.subject = '';
    this.timeZone = 'Europe/Paris';
    this.busy = false;
    this.until = '';
    this.problem = '';
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('subject')) return;
    this.until = inAWeek(Date.now(), this.timeZone);
    this.problem = '';
  }

  protected override render() {
    return html`<form class="sco-line" novalidate @submit=${this.#submit} @sco-control-change=${this.#change}>
      <sco-field
        name="until"
        type="datetime-local"
        .label=${t('dossier.until')}
        .hint=${t('calendar.zone', { zone: zoneInWords(this.timeZone, language()) })}
        .value=${this.until}
        .problem=${this.problem}
      ></sco-field>
      <button
        id="act-reopen"
        class=${look.button}
        data-variant="secondary"
        aria-busy=${this.busy ? 'true' : nothing}
      >${t('dossier.act.reopen')}</button>
    </form>`;
  }

  #change(event: ControlChangeEvent): void {
    this.until = String(event.value);
    this.problem = '';
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const deadline = deadlineOf(this.until, this.timeZone, Date.now());
    if ('until' in deadline) {
      this.dispatchEvent(new DossierActEvent({ act: 'reopen', until: deadline.until }));
      return;
    }
    this.problem = t(deadline.problem === 'missing' ? 'calendar.problem.time-missing' : 'dossier.until.past', {
      label: t('dossier.until'),
    });
    await this.updateComplete;
    this.querySelector<HTMLElement>('#control-until')?.focus();
  }
}

customElements.define('sco-reopen-form', ReopenForm);
