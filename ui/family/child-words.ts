import { ofName } from '../../locales/of-name.ts';

/** What sentences need of a child's first name: « Anaïs », « d’Anaïs ». */
export const childValues = (firstName: string): { firstName: string; ofChild: string } => ({
  firstName,
  ofChild: ofName(firstName),
});
