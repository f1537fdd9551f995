/**
 * Parts of screens without behaviour, as functions that return a template: light DOM has no slots, a function takes its
 * content as an argument. Parts that listen, focus or remember are elements (`sco-…`) in the other files of this folder.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../i18n/words.ts';
import { look, type Tone } from '../theme/look.ts';

export type Content = TemplateResult | string | typeof nothing;

/** A state in a word or two; the colour only repeats it. */
export const statusTag = (tone: Tone, text: string): TemplateResult =>
  html`<span class=${look.tag} data-color=${tone} data-size="sm">${text}</span>`;

/** A message that stays on the page: what happened, what it means. `live` announces one that appears by itself. */
export const notice = (
  tone: Tone,
  content: { title?: string; text: Content; live?: boolean; level?: 2 | 3 },
): TemplateResult => {
  const { title, text, live = false, level = 2 } = content;
  const heading = level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`;
  return html`<div
    class="${look.alert} sco-stack sco-stack--tight"
    data-color=${tone === 'accent' || tone === 'neutral' ? 'info' : tone}
    role=${live ? (tone === 'danger' ? 'alert' : 'status') : nothing}
  >${title ? heading : nothing}<div>${text}</div></div>`;
};

/** The hint of a control, under the id its `aria-describedby` names. */
export const hintText = (id: string, hint: string): Content =>
  hint ? html`<p class="sco-quiet sco-small" id="${id}-hint">${hint}</p>` : nothing;

/** The problem of a control, under the id its `aria-describedby` names. */
export const fieldProblem = (id: string, problem: string): Content =>
  problem ? html`<p class=${look.fieldProblem} id="${id}-problem">${problem}</p>` : nothing;

export interface Fact {
  readonly label: string;
  readonly value: Content;
}

/** Names and values, as a record is read; a fact without value says so. */
export const facts = (list: readonly Fact[]): TemplateResult =>
  html`<dl class="sco-facts">
    ${list.map(
      ({ label, value }) => html`<div>
        <dt>${label}</dt>
        <dd>${value === '' || value === nothing ? html`<span class="sco-quiet">${t('fact.none')}</span>` : value}</dd>
      </div>`,
    )}
  </dl>`;

export interface Figure {
  readonly label: string;
  readonly value: number | string;
}

/** Key figures of a board. */
export const keyFigures = (figures: readonly Figure[]): TemplateResult =>
  html`<dl class="sco-figures">
    ${figures.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
  </dl>`;

/** Nothing to show, and why; with what can be done about it. */
export const emptyState = (title: string, text: Content, action: Content = nothing): TemplateResult =>
  html`<div class="sco-empty"><h2>${title}</h2><p class="sco-measure">${text}</p>${action}</div>`;

/** Something is on its way. */
export const loading = (): TemplateResult =>
  html`<div class="sco-skeleton" role="status">
    <span aria-hidden="true"></span><span aria-hidden="true"></span><span aria-hidden="true"></span>
    <span aria-hidden="true"></span><span aria-hidden="true"></span>
    <p class="sco-hidden-text">${t('state.loading')}</p>
  </div>`;

/** A link that looks like the button it stands beside. */
export const linkButton = (
  href: string,
  text: string,
  variant: 'primary' | 'secondary' | 'tertiary' = 'primary',
): TemplateResult => html`<a class=${look.button} data-variant=${variant} href=${href}>${text}</a>`;

/** A column of a table: `label` heads it, and names the value where the table becomes a list. */
export interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => Content | number;
  readonly align?: 'end';
}

/** Rows as a table, and on phones as a list; the first column names the row. */
export const dataTable = <Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): TemplateResult => {
  const [name, ...others] = columns;
  return html`<div class="sco-table-scroll">
    <table class="sco-table" role="table">
      <caption>${caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map(({ label, align }) => html`<th scope="col" role="columnheader" data-align=${align ?? nothing}>${label}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          (row) => html`<tr role="row">
            ${name ? html`<th scope="row" role="rowheader">${name.cell(row)}</th>` : nothing}
            ${others.map(
              ({ label, cell, align }) =>
                html`<td role="cell" data-label=${label} data-align=${align ?? nothing}>${cell(row)}</td>`,
            )}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
};
