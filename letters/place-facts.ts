import type { PupilLetterContext } from './letter.ts';
import { pupilValues, type Words } from './words.ts';

/** The place a letter is about, as rows of facts: pupil, formation, receiving establishment (which writes). */
export const placeFacts = (
  context: PupilLetterContext & { readonly formation: string },
  words: Words,
): { name: string; value: string }[] => [
  { name: words('fact.pupil'), value: `${context.pupil.firstName} ${context.pupil.lastName}` },
  { name: words('fact.formation'), value: context.formation },
  { name: words('fact.receiving'), value: pupilValues(context).school },
];
