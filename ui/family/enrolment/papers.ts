/** The papers of a dossier, each as a link that says what kind of file it is. */
import { html, type TemplateResult } from 'lit';
import { t } from '../../i18n/words.ts';

const FILES = { notice: 'notice.pdf', recap: 'recap.pdf', receipt: 'receipt.pdf', calendar: 'calendar.ics' } as const;

/** The link comes after the page: a parent's step stays light. */
export const paperLink = (dossierId: string, paper: keyof typeof FILES): TemplateResult => {
  void import('../../elements/file-link.ts');
  const href: `/api/${string}` = `/api/dossiers/${dossierId}/${FILES[paper]}`;
  return html`<sco-file-link
    .label=${() => t(`paper.${paper}`)}
    .href=${href}
    .file=${async () => (await import('../../client/files.ts')).receivedFile(href)}
  ></sco-file-link>`;
};
