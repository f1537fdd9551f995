/** What an import would change or has changed, file by file (§6.1): counts, then each problem with its rule. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Schemas } from '../client/client.ts';
import { type Content, dataTable, statusTag } from '../elements/parts.ts';
import { hasWords, t } from '../i18n/words.ts';

export type ImportReport = Schemas['ImportReport'];
type ReportedFile = ImportReport['files'][number];

/** Whether anything forbids to apply: one error in one file is enough, as all is written in one transaction. */
export const hasErrors = (report: ImportReport): boolean =>
  report.files.some((file) => file.problems.some((problem) => problem.severity === 'error'));

/** Whether applying would write nothing: everything is in the base already. */
export const changesNothing = (report: ImportReport): boolean =>
  report.files.every((file) =>
    Object.values(file.counts).every((count) => count.new + count.changed + count.gone === 0),
  );

/** A code that came from the api as people say it, or as it came. */
const worded = (prefix: string, code: string): string => {
  const key = `${prefix}.${code}`;
  return hasWords(key) ? t(key) : code;
};

export const importReport = (report: ImportReport): TemplateResult =>
  html`<div class="sco-stack sco-stack--wide">${report.files.map(fileReport)}</div>`;

function fileReport(file: ReportedFile): TemplateResult {
  const counts = Object.entries(file.counts).map(([what, count]) => ({ what, ...count }));
  const number = (value: number): Content =>
    html`<span class=${value === 0 ? 'sco-quiet' : 'sco-strong'}>${value}</span>`;
  const of = [file.uai, file.schoolYear === null ? null : t('year.value', yearValues(file.schoolYear))].filter(Boolean);
  const errors = file.problems.filter((problem) => problem.severity === 'error');
  return html`<section class="sco-panel">
    <div class="sco-row sco-row--apart">
      <h3>${file.file}</h3>
      ${errors.length > 0 ? statusTag('danger', t('import.file.refused')) : statusTag('success', t('import.file.readable'))}
    </div>
    <p>
      ${file.kind === null ? t('import.kind.unknown') : worded('import.kind', file.kind)}${of.length > 0 ? ` – ${of.join(', ')}` : ''}
    </p>
    ${
      counts.length > 0
        ? dataTable(
            t('import.counts'),
            [
              { label: t('import.counts.what'), cell: ({ what }) => worded('import.count', what) },
              { label: t('import.counts.new'), cell: (row) => number(row.new), align: 'end' as const },
              { label: t('import.counts.changed'), cell: (row) => number(row.changed), align: 'end' as const },
              { label: t('import.counts.unchanged'), cell: (row) => number(row.unchanged), align: 'end' as const },
              { label: t('import.counts.gone'), cell: (row) => number(row.gone), align: 'end' as const },
            ],
            counts,
          )
        : nothing
    }
    ${file.problems.length > 0 ? problemTable(file.problems) : nothing}
  </section>`;
}

const problemTable = (problems: ReportedFile['problems']): TemplateResult =>
  dataTable(
    t('import.problems', { count: problems.length }),
    [
      { label: t('import.problems.message'), cell: ({ message }) => message },
      {
        label: t('import.problems.severity'),
        cell: ({ severity }) =>
          statusTag(severity === 'error' ? 'danger' : 'warning', t(`import.severity.${severity}`)),
      },
      {
        label: t('import.problems.where'),
        cell: ({ element, id }) =>
          html`<span class="sco-code">${[element, id].filter(Boolean).join(' ') || '–'}</span>`,
      },
      { label: t('import.problems.rule'), cell: ({ rule }) => html`<span class="sco-code">${rule}</span>` },
    ],
    // Errors first: they are what keeps the import from being applied.
    [...problems].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error')),
  );

/** « 2027-2028 »: a school year bears two. Strings, as the year of a message is no quantity. */
export const yearValues = (schoolYear: number): { from: string; to: string } => ({
  from: String(schoolYear),
  to: String(schoolYear + 1),
});
