import { html } from 'lit';
import { controlId } from '../elements/form-events.ts';
import { LightElement } from '../elements/light-element.ts';
import { t } from '../i18n/words.ts';
import { goTo } from '../router/router.ts';
import { yearValues } from '../staff/import-report.ts';
import { look } from '../theme/look.ts';

/** The school year a page is about. It is part of the address (`?annee=2027`), so that a link says what it shows. */
export class YearChoice extends LightElement {
  static override properties = { choices: { attribute: false }, year: { type: Number }, label: {} };
  declare choices: readonly number[];
  declare year: number;
  declare label: string;

  constructor() {
    super();
    this.choices = [];
    this.year = 0;
    this.label = '';
  }

  protected override render() {
    const among = this.choices.includes(this.year) ? this.choices : [this.year, ...this.choices];
    const id = controlId('annee');
    return html`<div class=${look.field}>
      <label class=${look.label} for=${id}>${this.label || t('year.label')}</label>
      <select class="${look.input} sco-short" id=${id} name="annee" autocomplete="off" @change=${this.#choose}>
        ${among.map(
          (year) =>
            html`<option value=${year} ?selected=${year === this.year}>${t('year.value', yearValues(year))}</option>`,
        )}
      </select>
    </div>`;
  }

  #choose(event: Event): void {
    const query = new URLSearchParams(location.search);
    query.set('annee', (event.target as HTMLSelectElement).value);
    goTo(`${location.pathname}?${query}`, { replace: true });
  }
}

customElements.define('sco-year-choice', YearChoice);

/** The year an address asks for, else the usual one of the page. */
export function yearOfQuery(query: URLSearchParams, usual: number): number {
  const asked = Number(query.get('annee'));
  return Number.isInteger(asked) && asked >= 2010 && asked <= 2100 ? asked : usual;
}
