import { Temporal } from 'temporal-polyfill';
import { ZipFile } from 'yazl';

/** Name of the file, without extension, and the day it bears: both in the establishment's own zone. */
export interface SendingName {
  /** `{UAI}PRIVE{year}{AAMMJJhhmmss}`, for the xml and for its zip alike. */
  readonly stem: string;
  /** `YYYY-MM-DD`. */
  readonly sentOn: string;
}

/**
 * The name that SIECLE demands of a sending. The year is the one of insertion: it keeps a file of N+1 out of base N
 * (SIECLE BEE, *protocole de qualification de l'interface avec les éditeurs* v1.5, step 3).
 * @param at epoch ms
 * @param timeZone IANA zone of the establishment's academy
 */
export function sendingName(uai: string, schoolYear: number, at: number, timeZone: string): SendingName {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const stamp = [moment.year % 100, moment.month, moment.day, moment.hour, moment.minute, moment.second]
    .map((part) => String(part).padStart(2, '0'))
    .join('');
  return { stem: `${uai}PRIVE${schoolYear}${stamp}`, sentOn: moment.toPlainDate().toString() };
}

/** Greatest NUM_ENVOI, and greatest private number of a person or a pupil. */
export const GREATEST_NUMBER = 99_999;

/**
 * The number after `last` in one of the format's counters of five digits, which only go up.
 * @throws when the counter is used up: starting again would give one number to two persons
 */
export function numberAfter(last: number): number {
  if (last >= GREATEST_NUMBER) throw new Error(`The counter of five digits is used up at ${last}.`);
  return last + 1;
}

/** The zip of one sending: a single file of the same name. The same xml gives the same bytes, whatever day and zone. */
export async function zipOf(stem: string, xml: Buffer): Promise<Buffer> {
  const zip = new ZipFile();
  // A fixed local time in DOS form: yazl writes the server's own clock, and would add the instant in UTC otherwise.
  zip.addBuffer(xml, `${stem}.xml`, { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
