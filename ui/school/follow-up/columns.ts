/** The columns of a follow-up list as cells (§3.7). The name, which heads a row and may be ticked, is the page's own. */
import { html, nothing } from 'lit';
import { AWAITING_DOCUMENTS, type Column } from '../../../domain/enrolment-dossier/follow-up.ts';
import type { Schemas } from '../../client/client.ts';
import type { Content } from '../../elements/parts.ts';
import { t } from '../../i18n/words.ts';
import { dossierTag } from '../../staff/campaign-words.ts';
import { shortDay, shortMoment } from '../../staff/short-moment.ts';
import { look } from '../../theme/look.ts';

type Line = Schemas['DossierLine'];

const quiet = (text: string): Content => html`<span class="sco-quiet">${text}</span>`;
const none = quiet('–');

/** Cells by column; an instant is told in the school's zone. */
export const CELLS: Record<Exclude<Column, 'name'>, (line: Line, timeZone: string) => Content> = {
  'class-group': ({ classGroup }) => classGroup ?? none,
  formation: ({ formation }) => formation,
  origin: ({ originName, originUai }) => originName ?? originUai ?? quiet(t('follow-up.from.unknown')),
  receiving: ({ receivingName }) => receivingName,
  state: ({ state }) => dossierTag(state),
  since: ({ stateSince }, timeZone) =>
    html`<time datetime=${stateSince} title=${shortMoment(stateSince, timeZone)}>${shortDay(stateSince, timeZone)}</time>`,
  waiting: ({ waiting }) => (waiting.on === 'NOBODY' ? none : t(`waiting.on.${waiting.on}`)),
  connection: ({ connection, hasEmail }) => html`<span class="sco-stack sco-stack--tight">
    <span class=${connection === 'CONNECTED' ? '' : 'sco-strong'}>${t(`list.connection.${connection}`)}</span>
    ${hasEmail ? nothing : html`<span class="sco-small">${t('list.no-email')}</span>`}
  </span>`,
  todo: (line) => missingOf(line),
  boarding: ({ boardingAsked }) => (boardingAsked ? t('list.boarding.asked') : none),
  choices: ({ choices }) =>
    choices === null
      ? quiet(t('list.choices.none'))
      : html`<ul class="sco-list sco-list--plain sco-small">
          ${choices
            .filter(({ chosen }) => chosen.length > 0)
            .map(({ group, chosen }) => html`<li><span class="sco-quiet">${group} :</span> ${chosen.join(', ')}</li>`)}
        </ul>`,
  contact: ({ contact }) =>
    contact === null
      ? quiet(t('list.contact.none'))
      : html`<span class="sco-stack sco-stack--tight">
          <span>${contact.name}</span>
          ${contact.phone ? html`<a class="${look.link} sco-numeric" href="tel:${contact.phone.replaceAll(' ', '')}">${contact.phone}</a>` : nothing}
          ${contact.email ? html`<a class="${look.link} sco-small" href="mailto:${contact.email}">${contact.email}</a>` : nothing}
        </span>`,
  closing: ({ closesAt }, timeZone) => shortMoment(closesAt, timeZone),
};

const awaitedDocuments = ({ state, missingDocuments }: Line): number =>
  AWAITING_DOCUMENTS.includes(state) ? missingDocuments : 0;

const isUpToDate = (line: Line): boolean => line.undecidedChanges + awaitedDocuments(line) === 0;

/** What still keeps a dossier from being complete. */
function missingOf(line: Line): Content {
  if (isUpToDate(line)) return none;
  const documents = awaitedDocuments(line);
  return html`<span class="sco-stack sco-stack--tight">
    ${
      line.undecidedChanges > 0
        ? html`<span class="sco-strong">${t('follow-up.undecided', { count: line.undecidedChanges })}</span>`
        : nothing
    }
    ${documents > 0 ? html`<span>${t('follow-up.documents', { count: documents })}</span>` : nothing}
  </span>`;
}

/** Whether a cell says nothing: where the table becomes a list, it is left out. */
export const isEmptyCell = (column: Column, line: Line): boolean =>
  (column === 'todo' && isUpToDate(line)) ||
  (column === 'boarding' && !line.boardingAsked) ||
  (column === 'class-group' && line.classGroup === null);
