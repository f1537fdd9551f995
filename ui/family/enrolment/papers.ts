/** The papers of a dossier, each as a link that says what kind of file it is. */
import { html, type TemplateResult } from 'lit';
import { receivedFile } from '../../client/files.ts';
import '../../elements/file-link.ts';
import { t } from '../../i18n/words.ts';

const FILES = { notice: 'notice.pdf', recap: 'recap.pdf', receipt: 'receipt.pdf', calendar: 'calendar.ics' } as const;

export const paperLink = (dossierId: string, paper: keyof typeof FILES): TemplateResult => {
  const href: `/api/${string}` = `/api/dossiers/${dossierId}/${FILES[paper]}`;
  return html`<sco-file-link
    .label=${t(`paper.${paper}`)}
    .href=${href}
    .file=${() => receivedFile(href)}
  ></sco-file-link>`;
};
