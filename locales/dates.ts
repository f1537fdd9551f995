/**
 * Days and moments in words, for screens and letters alike. A day is a calendar day without zone (`YYYY-MM-DD`); a moment
 * is an instant (ISO 8601 or epoch ms) told in the zone of the establishment, never in the reader's: a closing at midnight
 * in La Réunion is not tomorrow there because the parent reads it from Paris (domain.md §1.1).
 */
export type DateLanguage = 'fr' | 'en';

const LOCALE: Record<DateLanguage, string> = { fr: 'fr-FR', en: 'en-GB' };

/** Formats already made: one costs as much as eighty dates written with it, and a campaign writes 10,000 letters. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

/** « mardi 1er juin 2027 », “Tuesday 1 June 2027”; without the weekday when `weekday` is false. */
export function dayInWords(
  day: string,
  language: DateLanguage,
  { weekday = true }: { weekday?: boolean } = {},
): string {
  return words(new Date(`${day}T12:00:00Z`), 'UTC', language, weekday);
}

/** « mardi 1er juin 2027 à 18 h », “Tuesday 1 June 2027 at 18:00”, in the given IANA zone. */
export function momentInWords(moment: string | number, timeZone: string, language: DateLanguage): string {
  const at = new Date(moment);
  return `${words(at, timeZone, language, true)} ${language === 'fr' ? 'à' : 'at'} ${timeInWords(at, timeZone, language)}`;
}

/**
 * A moment that somebody must act by or wait for, with whose clock tells it: « mardi 30 juin 2026 à 23 h 59, heure de Paris »,
 * “Tuesday 30 June 2026 at 23:59, Paris time”. Every opening and closing is said so, on screens and in letters: a parent on
 * the mainland must not take an hour of La Réunion for their own (§1.1).
 */
export function momentWithZone(moment: string | number, timeZone: string, language: DateLanguage): string {
  return `${momentInWords(moment, timeZone, language)}, ${zoneInWords(timeZone, language)}`;
}

/** French zones as people call their hour: after « heure », and before “time”. */
const ZONES: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  'America/Cayenne': ['de Cayenne', 'Cayenne'],
  'America/Guadeloupe': ['de Guadeloupe', 'Guadeloupe'],
  'America/Marigot': ['de Saint-Martin', 'Saint-Martin'],
  'America/Martinique': ['de Martinique', 'Martinique'],
  'America/Miquelon': ['de Saint-Pierre-et-Miquelon', 'Saint-Pierre-et-Miquelon'],
  'America/St_Barthelemy': ['de Saint-Barthélemy', 'Saint-Barthélemy'],
  'Indian/Kerguelen': ['des Kerguelen', 'Kerguelen'],
  'Indian/Mayotte': ['de Mayotte', 'Mayotte'],
  'Indian/Reunion': ['de La Réunion', 'La Réunion'],
  'Pacific/Gambier': ['des Gambier', 'Gambier'],
  'Pacific/Marquesas': ['des Marquises', 'Marquesas'],
  'Pacific/Noumea': ['de Nouméa', 'Nouméa'],
  'Pacific/Tahiti': ['de Tahiti', 'Tahiti'],
  'Pacific/Wallis': ['de Wallis', 'Wallis'],
};

/** « heure de Paris », “Paris time”; a zone that is not French is called by the city that IANA names it after. */
export function zoneInWords(timeZone: string, language: DateLanguage): string {
  const city = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  const [fr, en] = ZONES[timeZone] ?? [`de ${city}`, city];
  return language === 'fr' ? `heure ${fr}` : `${en} time`;
}

/** The day of an instant in the given IANA zone, in words, without its hour. */
export function dayOfMoment(
  moment: string | number,
  timeZone: string,
  language: DateLanguage,
  { weekday = true }: { weekday?: boolean } = {},
): string {
  return words(new Date(moment), timeZone, language, weekday);
}

function words(at: Date, timeZone: string, language: DateLanguage, weekday: boolean): string {
  const format = formatOf(LOCALE[language], {
    timeZone,
    ...(weekday ? { weekday: 'long' } : {}),
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  // French counts the first of the month by its rank, which Intl does not write.
  const number = language === 'fr' && parts.day === '1' ? '1er' : parts.day;
  return [...(weekday ? [parts.weekday] : []), number, parts.month, parts.year].join(' ');
}

function timeInWords(at: Date, timeZone: string, language: DateLanguage): string {
  const format = formatOf('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const [hour = '00', minute = '00'] = [parts.hour, parts.minute];
  if (language === 'en') return `${hour}:${minute}`;
  // Spaces that do not break: « 18 h 30 » is one word.
  return minute === '00' ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`;
}
