import { html, nothing } from 'lit';
import { AUTHORITIES, type Authority } from '../../../../domain/pupil-record/responsibility.ts';
import '../../../elements/field.ts';
import { type ControlChangeEvent, type FormProblem, problemOf } from '../../../elements/form-events.ts';
import { LightElement } from '../../../elements/light-element.ts';
import '../../../elements/problem-summary.ts';
import '../../../elements/radio-group.ts';
import { t } from '../../../i18n/words.ts';
import { wallTimeOf } from '../../../i18n/zoned-time.ts';
import { look } from '../../../theme/look.ts';
import type { Dossier } from './acts.ts';

type Guardian = Dossier['guardians'][number];

/** A court's decision about a guardian's authority, as somebody means to note it. */
export class AuthorityEvent extends Event {
  static readonly type = 'sco-authority';
  readonly guardian: Guardian;
  readonly authority: Authority;
  readonly decision: { readonly on: string; readonly court: string };

  constructor(guardian: Guardian, authority: Authority, decision: AuthorityEvent['decision']) {
    super(AuthorityEvent.type, { bubbles: true });
    this.guardian = guardian;
    this.authority = authority;
    this.decision = decision;
  }
}

/**
 * What a court left of one guardian's authority (§1.4-5, E-17): each answer says plainly what it does.
 * @fires sco-authority
 */
export class AuthorityForm extends LightElement {
  static override properties = {
    guardian: { attribute: false },
    timeZone: {},
    busy: { type: Boolean },
    authority: { state: true },
    day: { state: true },
    court: { state: true },
    problems: { state: true },
  };
  declare guardian: Guardian;
  declare timeZone: string;
  declare busy: boolean;
  declare private authority: Authority | null;
  declare private day: string;
  declare private court: string;
  declare private problems: FormProblem[];

  constructor() {
    super();
    this.timeZone = 'Europe/Paris';
    this.busy = false;
    this.authority = null;
    this.day = '';
    this.court = '';
    this.problems = [];
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('guardian') as Guardian | undefined;
    const { guardianId, authority } = this.guardian;
    if (!changed.has('guardian') || (before?.guardianId === guardianId && before.authority === authority)) return;
    this.authority = null;
    this.day = '';
    this.court = '';
    this.problems = [];
  }

  /** Names of controls are page-wide. */
  #name(of: 'authority' | 'day' | 'court'): string {
    return `${of}-${this.guardian.guardianId}`;
  }

  protected override render() {
    const others = AUTHORITIES.filter((each) => each !== this.guardian.authority);
    return html`<form class="sco-stack" novalidate @submit=${this.#submit} @sco-control-change=${this.#change}>
      <sco-problem-summary .problems=${this.problems}></sco-problem-summary>
      <p>${t('authority.lead')}</p>
      <sco-radio-group
        .name=${this.#name('authority')}
        .legend=${t('authority.which', { name: this.guardian.name })}
        .options=${others.map((value) => ({ value, label: t(`authority.${value}`), hint: t(`authority.${value}.hint`) }))}
        .value=${this.authority ?? ''}
        .problem=${problemOf(this.problems, this.#name('authority'))}
      ></sco-radio-group>
      <sco-field
        .name=${this.#name('day')}
        type="date"
        .label=${t('authority.day')}
        .value=${this.day}
        .max=${this.#today}
        .problem=${problemOf(this.problems, this.#name('day'))}
        measure="very-short"
      ></sco-field>
      <sco-field
        .name=${this.#name('court')}
        .label=${t('authority.court')}
        .hint=${t('authority.court.hint')}
        .value=${this.court}
        maxLength="200"
        .problem=${problemOf(this.problems, this.#name('court'))}
      ></sco-field>
      <div>
        <button class=${look.button} data-variant="secondary" aria-busy=${this.busy ? 'true' : nothing}>
          ${t('authority.submit')}
        </button>
      </div>
    </form>`;
  }

  get #today(): string {
    return wallTimeOf(new Date().toISOString(), this.timeZone).slice(0, 10);
  }

  #change(event: ControlChangeEvent): void {
    const value = String(event.value);
    if (event.name === this.#name('authority')) this.authority = AUTHORITIES.find((each) => each === value) ?? null;
    if (event.name === this.#name('day')) this.day = value;
    if (event.name === this.#name('court')) this.court = value;
  }

  #submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    const problem = (of: 'authority' | 'day' | 'court', text: string): FormProblem => ({ name: this.#name(of), text });
    this.problems = [
      ...(this.authority ? [] : [problem('authority', t('authority.which.missing'))]),
      ...(this.day ? [] : [problem('day', t('authority.day.missing'))]),
      ...(this.day > this.#today ? [problem('day', t('authority.day.future'))] : []),
      ...(this.court.trim() ? [] : [problem('court', t('authority.court.missing'))]),
    ];
    if (!this.authority || this.problems.length > 0) return;
    const decision = { on: this.day, court: this.court.trim() };
    this.dispatchEvent(new AuthorityEvent(this.guardian, this.authority, decision));
  }
}

customElements.define('sco-authority-form', AuthorityForm);

declare global {
  interface HTMLElementEventMap {
    'sco-authority': AuthorityEvent;
  }
}
