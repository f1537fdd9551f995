import ical, { ICalAlarmType, ICalCalendarMethod } from 'ical-generator';
import { ofName } from '../locales/of-name.ts';
import { schoolName } from '../locales/school-name.ts';
import type { DossierContext } from './document.ts';
import { wordsOf } from './words.ts';

export interface EnrolmentCalendarProps extends DossierContext {
  /** The enrolment's last moment, epoch ms; null when nothing can be done any more. */
  readonly closesAt: number | null;
  /** The pupils' first day at the lycée, `YYYY-MM-DD`; null while it is unknown, or when the pupil does not come. */
  readonly firstDay: string | null;
}

const DAY_SECONDS = 24 * 60 * 60;

/**
 * The dates of an enrolment for the calendar of a telephone (RFC 5545), as text; null when there is none. A moment is an
 * instant in UTC, which needs no time zone; a day is a day. The same dossier has the same events (UID), so that a date which
 * moved replaces the earlier one. Of the pupil, the first name only: calendars are shared.
 */
export function enrolmentCalendar(props: EnrolmentCalendarProps): string | null {
  const { closesAt, firstDay, dossier, sender, language, madeAt, url } = props;
  const words = wordsOf(props);
  const { firstName } = dossier.pupil;
  const names = { firstName, ofChild: ofName(firstName) };
  const calendar = ical({
    prodId: { company: 'Rentrée', product: 'Inscription au lycée', language: language.toUpperCase() },
  });
  calendar.method(ICalCalendarMethod.PUBLISH);
  const uid = (event: string): string => `${event}-${dossier.id}@${new URL(url).hostname}`;
  const stamp = new Date(madeAt);
  if (closesAt !== null) {
    const event = calendar.createEvent({
      id: uid('closing'),
      stamp,
      start: new Date(closesAt),
      summary: words('calendar.closing', names),
      description: `${words('calendar.closing.text')}\n${url}`,
      url,
    });
    event.createAlarm({
      type: ICalAlarmType.display,
      trigger: DAY_SECONDS,
      description: words('calendar.closing', names),
    });
  }
  if (firstDay !== null)
    calendar.createEvent({
      id: uid('first-day'),
      stamp,
      start: new Date(`${firstDay}T00:00:00Z`),
      allDay: true,
      summary: words('calendar.first-day', names),
      description: words('calendar.first-day.text'),
      location: [schoolName(sender.establishment), ...sender.address].join(', '),
    });
  return calendar.length() === 0 ? null : `${calendar.toString()}\r\n`;
}
