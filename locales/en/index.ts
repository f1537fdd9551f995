/** Every sentence of the screens in English: the same keys as in French, or it does not compile. */
import type fr from '../fr/index.ts';
import academy from './academy.ts';
import { activation } from './activation.ts';
import family from './family.ts';
import { lettersToPrint } from './letters-to-print.ts';
import { notices } from './notices.ts';
import { offers } from './offers.ts';
import { papers } from './papers.ts';
import school from './school.ts';

export default {
  ...family,
  ...activation,
  ...notices,
  ...lettersToPrint,
  ...offers,
  ...papers,
  ...school,
  ...academy,
} satisfies Record<keyof typeof fr, string>;
