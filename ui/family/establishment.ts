import { html, nothing, type TemplateResult } from 'lit';
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
    { label: headTitle ?? t('establishment.head'), value: headName ?? nothing },
  ]);

/** Lines of an address under each other. */
export const lines = (texts: readonly string[]): Content =>
  html`${texts.map((text, index) => (index > 0 ? html`<br />${text}` : text))}`;

/** A school's message: plain text, a blank line makes a paragraph (§3.2). */
export const messageText = (message: string): Content =>
  html`${message
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => html`<p>${lines(paragraph.trim().split('\n'))}</p>`)}`;
