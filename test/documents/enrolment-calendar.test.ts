import { describe, expect, test } from '@jest/globals';
import { type EnrolmentCalendarProps, enrolmentCalendar } from '../../documents/index.ts';
import { closesAt } from '../letters/fictional-family.ts';
import { context, DOSSIER, madeAt, url } from './fictional-papers.ts';

const write = (change: Partial<EnrolmentCalendarProps> = {}): string | null =>
  enrolmentCalendar({ ...context(), closesAt, firstDay: '2027-09-01', ...change });

/** Lines of RFC 5545, folded ones joined. */
const lines = (calendar: string | null): string[] => (calendar ?? '').replaceAll('\r\n ', '').split('\r\n');

describe('the calendar of an enrolment', () => {
  test('has the closing as an instant in UTC and the first day as a day, without a time zone', () => {
    const calendar = lines(write());
    expect(calendar).toContain('DTSTART:20270701T163000Z');
    expect(calendar).toContain('DTSTART;VALUE=DATE:20270901');
    expect(calendar.filter((line) => line.startsWith('DTSTAMP'))).toEqual([
      'DTSTAMP:20270702T100000Z',
      'DTSTAMP:20270702T100000Z',
    ]);
    expect(calendar.join('\n')).not.toMatch(/TZID|VTIMEZONE/);
    expect(calendar.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
    expect(calendar).toContain('TRIGGER:-P1D');
    expect(calendar).toContain(`URL;VALUE=URI:${url}`);
  });

  test('keeps its events’ names when a date moves, so that the new one replaces the old', () => {
    const ids = (calendar: string | null) => lines(calendar).filter((line) => line.startsWith('UID:'));
    const moved = write({ closesAt: closesAt + 86_400_000, madeAt: madeAt + 5 });
    expect(ids(write())).toEqual([
      `UID:closing-${DOSSIER}@rentree.example`,
      `UID:first-day-${DOSSIER}@rentree.example`,
    ]);
    expect(ids(moved)).toEqual(ids(write()));
    expect(lines(moved)).toContain('DTSTART:20270702T163000Z');
  });

  test('tells the first name of the pupil and nothing else of the family', () => {
    expect(lines(write())).toContain('SUMMARY:Inscription de Maëlys au lycée : dernier moment');
    expect(lines(write({ language: 'en' }))).toContain('SUMMARY:Maëlys’s first day at the lycée');
    const pupil = { firstName: 'Awa', lastName: 'X' };
    expect(lines(write({ dossier: { ...context().dossier, pupil } }))).toContain('SUMMARY:Rentrée d’Awa au lycée');
    expect(lines(write()).join('\n')).not.toContain('D’ŒUVRE');
  });

  test('holds what is known, and is nothing when nothing is', () => {
    expect(lines(write({ closesAt: null })).filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    expect(lines(write({ firstDay: null })).join()).not.toContain('VALUE=DATE');
    expect(write({ closesAt: null, firstDay: null })).toBeNull();
  });

  test('a name cannot add a line of its own', () => {
    const pupil = { firstName: 'Maë\r\nATTENDEE:mailto:x@y.example', lastName: 'X' };
    const calendar = lines(write({ dossier: { ...context().dossier, pupil } }));
    expect(calendar.filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
  });
});
