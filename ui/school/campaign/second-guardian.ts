import { html, nothing, type TemplateResult } from 'lit';
import {
  OBJECTION_HOURS,
  SECOND_GUARDIAN_POLICIES,
  type SecondGuardianPolicy,
  whyNotSetSecondGuardian,
} from '../../../domain/campaign/campaign.ts';
import { answered, api } from '../../client/client.ts';
import { problemInWords } from '../../elements/failure.ts';
import '../../elements/field.ts';
import { type ControlChangeEvent, type FormProblem, problemOf } from '../../elements/form-events.ts';
import { LightElement } from '../../elements/light-element.ts';
import { notice } from '../../elements/parts.ts';
import '../../elements/problem-summary.ts';
import '../../elements/radio-group.ts';
import { t } from '../../i18n/words.ts';
import type { Campaign } from '../../staff/campaign-words.ts';
import { actButton } from '../../staff/rights.ts';
import { look } from '../../theme/look.ts';
import { hoursOf } from './objection-hours.ts';

/** The campaign has changed: its page reads it again. */
export class CampaignChangeEvent extends Event {
  static readonly type = 'sco-campaign-change';

  constructor() {
    super(CampaignChangeEvent.type, { bubbles: true });
  }
}

/** What is being chosen: the hours as typed. */
interface Choice {
  readonly secondGuardian: SecondGuardianPolicy;
  readonly hours: string;
}

/**
 * What a campaign asks of a second legal guardian (§3.8, E-02), in plain words, as long as no family has been told.
 * @fires sco-campaign-change when it is saved
 */
export class SecondGuardian extends LightElement {
  static override properties = {
    campaign: { attribute: false },
    whyNot: {},
    choice: { state: true },
    problems: { state: true },
    failed: { state: true },
    saved: { state: true },
    busy: { state: true },
  };
  declare campaign: Campaign;
  /** Why the reader may not change it; empty when they may. */
  declare whyNot: string;
  /** What is being chosen; null while it is only read. */
  declare private choice: Choice | null;
  declare private problems: readonly FormProblem[];
  declare private failed: unknown;
  declare private saved: boolean;
  declare private busy: boolean;

  constructor() {
    super();
    this.whyNot = '';
    this.choice = null;
    this.problems = [];
    this.failed = null;
    this.saved = false;
    this.busy = false;
  }

  protected override render() {
    return html`<section class="sco-panel" id="second-guardian" tabindex="-1" aria-labelledby="second-guardian-title">
      <h2 id="second-guardian-title">${t('second-guardian.title')}</h2>
      <p class="sco-quiet sco-measure">${t('second-guardian.lead')} ${t('second-guardian.dispute')}</p>
      ${this.failed ? notice('danger', { ...problemInWords(this.failed), live: true, level: 3 }) : nothing}
      ${this.saved ? notice('success', { title: t('second-guardian.saved'), text: nothing, live: true, level: 3 }) : nothing}
      ${this.choice ? this.#form(this.choice) : this.#read()}
    </section>`;
  }

  #read(): TemplateResult {
    const { secondGuardian, objectionHours } = this.campaign;
    const over = whyNotSetSecondGuardian(this.campaign) !== null;
    return html`
      <div>
        <p class="sco-strong">${t(`second-guardian.${secondGuardian}`)}</p>
        <p class="sco-measure">${t(`second-guardian.${secondGuardian}.means`)}</p>
        ${secondGuardian === 'MAY_OBJECT' ? html`<p>${t('second-guardian.hours.value', { count: objectionHours })}</p>` : nothing}
      </div>
      ${actButton({
        id: 'change-second-guardian',
        label: t('second-guardian.change'),
        whyNot: this.whyNot || (over ? t('second-guardian.over') : ''),
        variant: 'secondary',
        run: () => {
          this.choice = { secondGuardian, hours: String(objectionHours) };
          this.saved = false;
          void this.updateComplete.then(() => this.querySelector<HTMLElement>('input:checked')?.focus());
        },
      })}
    `;
  }

  #form({ secondGuardian, hours }: Choice): TemplateResult {
    return html`<form class="sco-stack" novalidate @submit=${(event: Event) => void this.#save(event)} @sco-control-change=${this.#change}>
      <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
      <sco-radio-group
        name="secondGuardian"
        .legend=${t('second-guardian.title')}
        legendHidden
        .options=${SECOND_GUARDIAN_POLICIES.map((value) => ({
          value,
          label: t(`second-guardian.${value}`),
          hint: t(`second-guardian.${value}.means`),
        }))}
        .value=${secondGuardian}
      ></sco-radio-group>
      ${
        secondGuardian === 'MAY_OBJECT'
          ? html`<sco-field
              name="objectionHours"
              .label=${t('second-guardian.hours')}
              .hint=${t('second-guardian.hours.hint', OBJECTION_HOURS)}
              .value=${hours}
              type="number"
              measure="very-short"
              .min=${String(OBJECTION_HOURS.least)}
              .max=${String(OBJECTION_HOURS.most)}
              .problem=${problemOf(this.problems, 'objectionHours')}
            ></sco-field>`
          : nothing
      }
      <div class="sco-button-row">
        <button class=${look.button} aria-busy=${this.busy ? 'true' : nothing}>${t('second-guardian.save')}</button>
        <button type="button" class=${look.button} data-variant="secondary" @click=${this.#leave}>${t('form.cancel')}</button>
      </div>
    </form>`;
  }

  #change(event: ControlChangeEvent): void {
    if (!this.choice) return;
    if (event.name === 'objectionHours') this.choice = { ...this.choice, hours: String(event.value) };
    else this.choice = { ...this.choice, secondGuardian: event.value as SecondGuardianPolicy };
    this.problems = [];
  }

  #leave = (): void => {
    this.choice = null;
    this.problems = [];
    this.failed = null;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#change-second-guardian')?.focus());
  };

  async #save(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.choice || this.busy) return;
    const { secondGuardian } = this.choice;
    // Hours that are not asked for stay what they were.
    const objectionHours = secondGuardian === 'MAY_OBJECT' ? hoursOf(this.choice.hours) : this.campaign.objectionHours;
    if (objectionHours === null) {
      this.problems = [{ name: 'objectionHours', text: t('second-guardian.hours.problem', OBJECTION_HOURS) }];
      return;
    }
    this.busy = true;
    this.failed = null;
    try {
      const params = { path: { campaignId: this.campaign.id } };
      const body = { secondGuardian, objectionHours };
      await answered(api.PUT('/api/campaigns/{campaignId}/second-guardian-policy', { params, body }));
      this.choice = null;
      this.saved = true;
      this.dispatchEvent(new CampaignChangeEvent());
      await this.updateComplete;
      this.querySelector<HTMLElement>('section')?.focus();
    } catch (problem) {
      this.failed = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('sco-second-guardian', SecondGuardian);

declare global {
  interface HTMLElementEventMap {
    'sco-campaign-change': CampaignChangeEvent;
  }
}
