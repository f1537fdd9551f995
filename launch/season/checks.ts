/** Whether the season's letters say only what their reader may see (§1.4), and left exactly once. */
import type { ReceivedLetter } from '../services/mailbox.ts';
import type { Town } from './town.ts';

export interface LetterFault {
  readonly letter: string;
  readonly to: string;
  readonly fault: string;
}

/** Values that became people's own during the season: accepted changes. By the person's name. */
export type LearnedValues = ReadonlyMap<string, ReadonlySet<string>>;

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const PHONE = /(?:\+\d{2,3}[ .\d]{8,16}|\b0\d(?:[ .]?\d{2}){4})/g;
const digits = (phone: string): string => phone.replaceAll(/\D/g, '').replace(/^(?:33|0)/, '');
const plain = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]+/g, ' ');

export const letterIdOf = (letter: ReceivedLetter): string => letter.headers['x-rentree-letter'] ?? '';

/** M-06, M-10 and M-15 go to the establishments too, at their own address; M-13 to their staff. */
export const isToASchool = (letter: ReceivedLetter, town: Town): boolean =>
  letterIdOf(letter) === 'M-13' || letter.envelope.recipients.every((to) => town.schoolContacts.has(to));

/**
 * Every mail address and telephone in a letter must be the reader's, a pupil's of theirs, or the school's; no street of
 * another guardian of their children may stand in it unless it is the reader's or the pupil's own home.
 */
export function faultsOf(
  letters: readonly ReceivedLetter[],
  town: Town,
  learned: LearnedValues,
  sender: string,
): LetterFault[] {
  const faults: LetterFault[] = [];
  const ids = new Map<string, number>();
  for (const letter of letters) ids.set(letter.messageId, (ids.get(letter.messageId) ?? 0) + 1);

  for (const letter of letters) {
    const to = letter.to.join(', ');
    const fault = (text: string): void => void faults.push({ letter: letterIdOf(letter), to, fault: text });
    if ((ids.get(letter.messageId) ?? 0) > 1) fault('left more than once');
    const readers = town.persons.filter(
      (person) => letter.envelope.recipients.includes(person.email ?? '') && to.includes(person.name),
    );
    const text = plain(`${letter.subject}\n${letter.text}`);
    if (isToASchool(letter, town)) {
      // A notice to an establishment names the pupil and nothing of the family's: no address, no telephone, no home.
      for (const mail of text.match(MAIL) ?? [])
        if (!town.schoolContacts.has(mail) && mail !== sender) fault(`tells a school the address ${mail}`);
      for (const phone of text.match(PHONE) ?? [])
        if (![...town.schoolContacts].some((known) => digits(known) === digits(phone)))
          fault(`tells a school the telephone ${phone}`);
      for (const { line1 } of town.persons)
        if (line1 && text.includes(plain(line1))) fault(`tells a school the home ${line1}`);
      continue;
    }
    if (readers.length === 0) {
      fault('its reader is nobody of the files');
      continue;
    }
    const children = readers.flatMap((reader) =>
      reader.children.filter(({ level }) => level === 1).map(({ pupil }) => pupil),
    );
    const own = [...readers, ...children];
    const values = new Set([...town.schoolContacts, sender, ...own.flatMap(({ email }) => email ?? [])]);
    const numbers = new Set(
      [
        ...town.schoolContacts,
        ...own.flatMap(({ phoneHome, phoneWork, phoneMobile }) => [phoneHome, phoneWork, phoneMobile]),
      ].flatMap((phone) => (phone ? digits(phone) : [])),
    );
    for (const { name } of readers) {
      for (const value of learned.get(name) ?? []) {
        values.add(value);
        numbers.add(digits(value));
      }
    }
    for (const mail of text.match(MAIL) ?? []) if (!values.has(mail)) fault(`tells the address ${mail}`);
    for (const phone of text.match(PHONE) ?? []) if (!numbers.has(digits(phone))) fault(`tells the telephone ${phone}`);
    const homes = new Set(own.map(({ line1 }) => line1));
    const others = children.flatMap(({ guardians }) => guardians.map(({ person }) => person));
    for (const { line1 } of others) {
      if (line1 && !homes.has(line1) && text.includes(plain(line1))) fault(`tells the home ${line1}`);
    }
  }
  return faults;
}
