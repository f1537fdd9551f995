/** The record (*fiche de renseignements*) in words: to read it, to recap a change, to tell what became of one (§2.1, §2.2). */
import { html, nothing, type TemplateResult } from 'lit';
import { FRANCE } from '../../../domain/identifiers/codes.ts';
import type { Address, Contact, FieldValue, RecordFieldName } from '../../../domain/pupil-record/fields.ts';
import { dayInWords } from '../../../locales/dates.ts';
import type { Schemas } from '../../client/client.ts';
import { type Content, type Fact, facts, statusTag } from '../../elements/parts.ts';
import { hasWords, language, t } from '../../i18n/words.ts';
import type { Tone } from '../../theme/look.ts';
import { lines } from '../establishment.ts';
import { phoneInWords } from '../official-words.ts';
import { nameOfOther } from './joint.ts';
import './page-words.ts';

export type PupilRecord = Schemas['PupilRecord'];
type Lists = Pick<PupilRecord, 'occupations' | 'regimes' | 'countries'>;
type Change = PupilRecord['changes'][number];
type ShownItem = Change['items'][number];

/** Official name of a field, under the person it belongs to. */
export const fieldLabel = (field: RecordFieldName): string => t(`field.${field}`);

/** The same where several persons' fields stand together: « Téléphone portable – L’élève ». */
export const fieldOfPerson = (field: RecordFieldName, other: string | null = null): string =>
  field === 'contact'
    ? fieldLabel(field)
    : t('field.of', {
        field: fieldLabel(field),
        person: other ?? t(field.startsWith('pupil.') ? 'record.pupil' : 'record.self'),
      });

/** An address as written on an envelope. */
export function addressLines(address: Address, countries: PupilRecord['countries']): string[] {
  const town = address.foreignCity ?? [address.postalCode, address.city].filter(Boolean).join(' ');
  const country =
    address.countryCode === FRANCE ? '' : (countries.find(({ code }) => code === address.countryCode)?.label ?? '');
  return [address.line1, address.line2, address.line3, address.line4, town, country].filter(
    (line): line is string => typeof line === 'string' && line !== '',
  );
}

/** Name of a person to call. */
export const contactName = ({ firstName, lastName }: Pick<Contact, 'firstName' | 'lastName'>): string =>
  [firstName, lastName].filter(Boolean).join(' ');

/** A person to call: name, link, then each telephone as it is dialled. */
export function contactLines(contact: Contact): string[] {
  const { kinship, phoneMobile, phoneHome, phoneWork } = contact;
  const link = `kinship.${kinship}`;
  const name = contactName(contact);
  const phones = [phoneMobile, phoneHome, phoneWork].filter((phone) => phone !== null);
  return [hasWords(link) ? `${name} (${t(link)})` : name, ...phones.map(phoneInWords)];
}

/** The value of a field as people say it; nothing for what is not known. */
export function valueInWords(field: RecordFieldName, value: FieldValue | undefined, lists: Lists): Content {
  if (value === undefined || value === null || value === '') return nothing;
  if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
  if (typeof value === 'object')
    return lines('kinship' in value ? contactLines(value) : addressLines(value, lists.countries));
  if (field === 'guardian.occupation') return lists.occupations.find(({ code }) => code === value)?.label ?? value;
  if (field === 'pupil.regime') return lists.regimes.find(({ code }) => code === value)?.label ?? value;
  if (field === 'guardian.civility') return t(value === '2' ? 'civility.2' : 'civility.1');
  return field.includes('.phone') ? phoneInWords(value) : value;
}

/** The whole record, read: the pupil, the guardian who reads, the other persons as the law lets them be seen (§1.4). */
export function recordFacts(record: PupilRecord): TemplateResult {
  const { identity, self, contacts } = record;
  // A person to call is shown with their telephones, below.
  const others = record.others.filter(({ level }) => level < 3);
  const values = (prefix: string): Fact[] =>
    (Object.keys(record.values) as RecordFieldName[])
      // The regime is told with the schooling.
      .filter((field) => field.startsWith(prefix) && field !== 'pupil.regime')
      .map((field) => ({ label: fieldLabel(field), value: valueInWords(field, record.values[field], record) }));
  return html`
    <section class="sco-panel">
      <h2>${t('record.pupil')}</h2>
      ${facts([
        { label: t('record.last-name'), value: identity.lastName },
        { label: t('record.first-names'), value: [identity.firstName, ...identity.otherFirstNames].join(', ') },
        { label: t('record.born'), value: bornInWords(identity) },
        { label: t('record.nationality'), value: identity.nationality ?? nothing },
        {
          label: t('record.formation'),
          value: [identity.formation, identity.classGroup].filter(Boolean).join(' – ') || nothing,
        },
        { label: t('record.options'), value: identity.options.length > 0 ? identity.options.join(', ') : nothing },
        { label: t('record.regime'), value: identity.regime ?? nothing },
        ...values('pupil.'),
      ])}
      <p class="sco-quiet sco-small">${t('record.civil-status')} <a href="/enfants/${record.pupilId}/fiche/erreur">${t('record.civil-status.report')}</a></p>
    </section>
    <section class="sco-panel">
      <h2>${t('record.self')}</h2>
      ${facts([
        { label: t('record.name'), value: [self.firstName, self.lastName].filter(Boolean).join(' ') },
        { label: t('record.kinship'), value: self.kinship },
        ...values('guardian.'),
      ])}
    </section>
    ${
      others.length > 0
        ? html`<section class="sco-panel">
            <h2>${t('record.others')}</h2>
            ${facts(
              others.flatMap(({ name, kinship, address, joint }) => [
                {
                  label: kinship,
                  value: address ? lines([name, ...addressLines(address, record.countries)]) : name,
                },
                ...(joint ? jointFacts(joint.values, record) : []),
              ]),
            )}
            ${
              others.every(({ joint }) => joint)
                ? nothing
                : html`<p class="sco-quiet sco-small">${t('record.others.private')}</p>`
            }
          </section>`
        : nothing
    }
    <section class="sco-panel">
      <h2>${t('record.contacts')}</h2>
      ${
        contacts.length > 0
          ? facts(contacts.map(({ value }) => ({ label: fieldLabel('contact'), value: lines(contactLines(value)) })))
          : html`<p class="sco-quiet">${t('record.contacts.none')}</p>`
      }
    </section>
  `;
}

/** Of the other guardian of a joint account, what the name and the address above do not say. */
const jointFacts = (values: PupilRecord['values'], lists: Lists): Fact[] =>
  (Object.keys(values) as RecordFieldName[])
    .filter((field) => field !== 'guardian.address' && field !== 'guardian.usageName' && field !== 'guardian.civility')
    .map((field) => ({ label: fieldLabel(field), value: valueInWords(field, values[field], lists) }));

function bornInWords({ bornOn, bornIn }: PupilRecord['identity']): Content {
  if (!bornOn) return bornIn ?? nothing;
  const day = dayInWords(bornOn, language(), { weekday: false });
  return bornIn ? t('record.born.in', { day, place: bornIn }) : day;
}

const ITEM_TONES: Record<ShownItem['state'], Tone> = {
  PENDING: 'warning',
  CONFLICT: 'warning',
  STALE: 'warning',
  ACCEPTED: 'success',
  ACCEPTED_AMENDED: 'success',
  REFUSED: 'danger',
  NOOP: 'neutral',
  SUPERSEDED: 'neutral',
};

/** What became of one thing asked. What ended with its set, taken back or expired, was replaced by nothing. */
function outcome({ state: set }: Change, { state }: ShownItem): Content {
  if (state !== 'SUPERSEDED' || (set !== 'WITHDRAWN' && set !== 'EXPIRED')) {
    return statusTag(ITEM_TONES[state], t(`item.${state}`));
  }
  return statusTag('neutral', t(`item.set.${set}`));
}

/** Why, in the words of the school, or in ours where the value of the other guardian was kept: without any value (§1.4). */
function why({ reason, refusedFor }: ShownItem): Content {
  if (refusedFor) return html`<span class="sco-quiet">${t(`item.refused-for.${refusedFor}`)}</span>`;
  return reason ? html`<span class="sco-quiet">${t('item.reason', { reason })}</span>` : nothing;
}

/** What was asked of one field: the new value, or what is to be removed. */
function asked(item: ShownItem, lists: Lists): Content {
  const { field, baseValue, newValue, state, amendedValue } = item;
  const wanted = valueInWords(field, newValue, lists);
  const kept = state === 'ACCEPTED_AMENDED' ? valueInWords(field, amendedValue, lists) : nothing;
  const removed =
    typeof baseValue === 'object' && baseValue !== null && 'kinship' in baseValue && contactName(baseValue);
  return html`<span class="sco-stack sco-stack--tight">
    <span>${wanted !== nothing ? wanted : removed ? t('record.contact.removed', { name: removed }) : t('fact.removed')}</span>
    ${kept === nothing ? nothing : html`<span>${t('item.kept')} ${kept}</span>`}
  </span>`;
}

/** What the guardian asked for and what became of it, the newest first; `act` adds what may still be done about one. */
export function changesInWords(
  record: PupilRecord,
  changes: readonly Change[],
  act: (change: Change) => Content = () => nothing,
): Content {
  if (changes.length === 0) return nothing;
  return html`<section class="sco-panel">
    <h2>${t('record.changes')}</h2>
    ${changes.map(
      (change) => html`<div class="sco-section">
        <div class="sco-row sco-row--apart">
          <h3>${t('record.changes.on', { day: dayInWords(change.submittedAt.slice(0, 10), language(), { weekday: false }) })}</h3>
          ${act(change)}
        </div>
        ${change.expiredFor ? html`<p>${t(`record.expired.${change.expiredFor}`)}</p>` : nothing}
        ${facts(
          change.items.map((item) => ({
            label: fieldOfPerson(item.field, nameOfOther(record, item)),
            value: html`<span class="sco-stack sco-stack--tight">
              ${asked(item, record)}
              <span>${outcome(change, item)}</span>
              ${why(item)}
            </span>`,
          })),
        )}
      </div>`,
    )}
  </section>`;
}
