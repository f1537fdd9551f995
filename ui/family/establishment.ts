import { html, nothing, type TemplateResult } from 'lit';
import { blocksOf, type Inline } from '../../domain/establishment/message-markup.ts';
import type { Schemas } from '../client/client.ts';
import { type Content, facts } from '../elements/parts.ts';
import { t } from '../i18n/words.ts';
import { look } from '../theme/look.ts';

/** Address, telephone and mail of a school, each to be used at a touch. */
export const establishmentSheet = ({
  address,
  phone,
  email,
  headName,
  headTitle,
  website,
}: Schemas['EstablishmentSheet']): TemplateResult =>
  facts([
    { label: t('establishment.address'), value: address.length > 0 ? lines(address) : nothing },
    {
      label: t('establishment.phone'),
      value: phone ? html`<a class=${look.link} href="tel:${phone.replaceAll(' ', '')}">${phone}</a>` : nothing,
    },
    {
      label: t('establishment.email'),
      value: email ? html`<a class=${look.link} href="mailto:${email}">${email}</a>` : nothing,
    },
    // Most establishments have none, and nothing is missing then.
    ...(website
      ? [
          {
            label: t('establishment.website'),
            value: outside(website, website.replace(/^https:\/\//, '').replace(/\/$/, '')),
          },
        ]
      : []),
    { label: headTitle ?? t('establishment.head'), value: headName ?? nothing },
  ]);

/** Lines of an address under each other. */
export const lines = (texts: readonly string[]): Content =>
  html`${texts.map((text, index) => (index > 0 ? html`<br />${text}` : text))}`;

/** A school's message, with the little markup that it may use (domain/establishment/message-markup.ts). */
export const messageText = (message: string): Content =>
  html`${blocksOf(message).map((block) =>
    block.kind === 'list'
      ? html`<ul class="sco-list">${block.items.map((item) => html`<li>${item.map(inline)}</li>`)}</ul>`
      : html`<p>${block.lines.map((line, index) => html`${index > 0 ? html`<br />` : nothing}${line.map(inline)}`)}</p>`,
  )}`;

const inline = (piece: Inline): Content => {
  if (piece.kind === 'link') return outside(piece.href, piece.text);
  return piece.kind === 'strong' ? html`<strong>${piece.text}</strong>` : piece.text;
};

/** A link that leaves the service; the page it leads to learns nothing of where one comes from. */
const outside = (href: string, words: string): TemplateResult =>
  html`<a class=${look.link} href=${href} rel="noopener noreferrer">${words}</a>`;
