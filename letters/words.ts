import { IntlMessageFormat } from 'intl-messageformat';
import { dayOfMoment, momentWithZone } from '../locales/dates.ts';
import { fields as englishFields } from '../locales/en/fields.ts';
import { letters as englishLetters } from '../locales/en/letters.ts';
import { fields as frenchFields } from '../locales/fr/fields.ts';
import { letters as frenchLetters } from '../locales/fr/letters.ts';
import { ofName } from '../locales/of-name.ts';
import { atSchool, ofSchool, schoolName, theSchool } from '../locales/school-name.ts';
import type { LetterContext, LetterLanguage, PupilLetterContext } from './letter.ts';
import { oneLine } from './plain-words.ts';

/** Key of a sentence of the letters, or of a label of the record. */
export type LetterWordKey = keyof typeof frenchLetters | keyof typeof frenchFields;
export type LetterValues = Readonly<Record<string, string | number | boolean>>;
/** One establishment as sentences need it. */
export type SchoolValues = Readonly<Record<'school' | 'atSchool' | 'ofSchool' | 'theSchool', string>>;
/** One pupil: first name, and « de Maëlys » or « d’Anaïs ». */
export type PupilValues = Readonly<Record<'pupil' | 'ofPupil', string>>;

const CATALOGUES: Readonly<Record<LetterLanguage, Readonly<Record<LetterWordKey, string>>>> = {
  fr: { ...frenchLetters, ...frenchFields },
  en: { ...englishLetters, ...englishFields },
};

// A format is costly to make and quick to use, and the same sentences are said to 10,000 families.
const formats = new Map<string, IntlMessageFormat>();

/** The sentence under a key, with its values put in, each on one line. ICU messages; `<` is an ordinary sign. */
export function say(language: LetterLanguage, key: LetterWordKey, values: LetterValues = {}): string {
  const id = `${language}:${key}`;
  let format = formats.get(id);
  if (!format) {
    format = new IntlMessageFormat(CATALOGUES[language][key], language, undefined, { ignoreTag: true });
    formats.set(id, format);
  }
  const safe = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? oneLine(value) : typeof value === 'boolean' ? String(value) : value,
  ]);
  return String(format.format(Object.fromEntries(safe)));
}

/** Whether a key made from data has words. */
export const hasWords = (key: string): key is LetterWordKey => Object.hasOwn(CATALOGUES.fr, key);

/** `say` and moments in the letter's language and zone. */
export interface Words {
  (key: LetterWordKey, values?: LetterValues): string;
  /** « jeudi 1er juillet 2027 à 18 h 30, heure de Paris » of an instant (epoch ms). */
  moment(at: number): string;
  /** « jeudi 1er juillet 2027 » of an instant (epoch ms). */
  day(at: number): string;
}

export function wordsOf({ language, timeZone }: Pick<LetterContext, 'language' | 'timeZone'>): Words {
  return Object.assign((key: LetterWordKey, values?: LetterValues) => say(language, key, values), {
    moment: (at: number) => momentWithZone(at, timeZone, language),
    day: (at: number) => dayOfMoment(at, timeZone, language),
  });
}

/** Values that the sentences about one pupil at the writing establishment share. */
export function pupilValues({ language, pupil, sender }: PupilLetterContext): PupilValues & SchoolValues {
  return { ...namesOf(pupil.firstName, language), ...schoolValues(sender.establishment, language) };
}

/** An establishment's name in the letter's language. */
export function schoolValues(establishment: string, language: LetterLanguage): SchoolValues {
  const name = oneLine(establishment);
  return {
    school: schoolName(name),
    atSchool: atSchool(name, language),
    ofSchool: ofSchool(name, language),
    theSchool: theSchool(name, language),
  };
}

const namesOf = (firstName: string, language: LetterLanguage): PupilValues => ({
  pupil: oneLine(firstName),
  ofPupil: language === 'fr' ? ofName(oneLine(firstName)) : oneLine(firstName),
});
