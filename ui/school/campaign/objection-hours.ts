import { OBJECTION_HOURS } from '../../../domain/campaign/campaign.ts';

/** The hours of a text, or null when it is no number of hours the campaign takes. */
export function hoursOf(text: string): number | null {
  const hours = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0;
  return hours >= OBJECTION_HOURS.least && hours <= OBJECTION_HOURS.most ? hours : null;
}
