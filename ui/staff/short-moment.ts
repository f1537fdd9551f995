import { language } from '../i18n/words.ts';

/** « 18 nov. 2026, 13:05 »: a moment (ISO 8601) short enough for a column, in the given IANA zone. */
export const shortMoment = (moment: string, timeZone: string): string =>
  new Intl.DateTimeFormat(language() === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(moment));

/** « 18 nov. 2026 »: the day of a moment, for a narrow column, in the given IANA zone. */
export const shortDay = (moment: string, timeZone: string): string =>
  new Intl.DateTimeFormat(language() === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(moment));
