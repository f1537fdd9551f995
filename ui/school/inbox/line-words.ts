/** A set of changes in the words of the inbox: since when it waits, who works on it, what makes it special. */
import { html, nothing } from 'lit';
import type { Schemas } from '../../client/client.ts';
import { type Content, statusTag } from '../../elements/parts.ts';
import { language, t } from '../../i18n/words.ts';
import { wallTimeOf } from '../../i18n/zoned-time.ts';
import { shortMoment } from '../../staff/short-moment.ts';
import type { Tone } from '../../theme/look.ts';

export type Line = Schemas['RecordChangeLine'];

export const TONES: Record<Line['state'], Tone> = {
  SUBMITTED: 'warning',
  IN_REVIEW: 'accent',
  DECIDED: 'success',
  APPLIED: 'success',
  NOTIFIED: 'success',
  WITHDRAWN: 'neutral',
  SUPERSEDED: 'neutral',
  EXPIRED: 'neutral',
};

export const awaits = ({ state }: Pick<Line, 'state'>): boolean => state === 'SUBMITTED' || state === 'IN_REVIEW';

/** Whole days on the calendar between two moments, in a zone. */
export function daysBetween(from: string, to: string, timeZone: string): number {
  const day = (moment: string): number => Date.parse(`${wallTimeOf(moment, timeZone).slice(0, 10)}T00:00:00Z`);
  return Math.round((day(to) - day(from)) / 86_400_000);
}

/** « depuis 3 jours » */
export const waitInWords = ({ submittedAt }: Line, timeZone: string, now = new Date().toISOString()): string =>
  t('inbox.waits', { days: Math.max(0, daysBetween(submittedAt, now, timeZone)) });

/** « 9:12 » today, the day with it before. */
export function sinceInWords(moment: string, timeZone: string, now = new Date().toISOString()): string {
  if (daysBetween(moment, now, timeZone) > 0) return shortMoment(moment, timeZone);
  return new Intl.DateTimeFormat(language() === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(moment));
}

/** « Mme Kerbrat, depuis 9:12 »; « vous, depuis… » */
export function claimInWords({ claim }: Pick<Line, 'claim'>, timeZone: string): string {
  if (!claim) return '';
  const since = sinceInWords(claim.since, timeZone);
  return claim.mine ? t('inbox.claimed.mine', { since }) : t('inbox.claimed', { by: claim.by, since });
}

/** What makes a set special, as tags: late, in conflict, overtaken, within an enrolment. */
export function marksOf({ overdue, conflict, stale, dossierId }: Line): Content {
  const tags = [
    overdue && statusTag(overdue === 'HEAD' ? 'danger' : 'warning', t(`inbox.overdue.${overdue}`)),
    conflict && statusTag('danger', t('inbox.conflict')),
    stale && statusTag('warning', t('inbox.stale')),
    dossierId !== null && statusTag('accent', t('inbox.within-enrolment')),
  ].filter(Boolean);
  return tags.length === 0 ? nothing : html`<span class="sco-tags">${tags}</span>`;
}
