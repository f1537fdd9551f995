/** Every sentence of the screens in English: the same keys as in French, or it does not compile. */
import type fr from '../fr/index.ts';
import academy from './academy.ts';
import { activation } from './activation.ts';
import { contested } from './contested.ts';
import { digestChoice } from './digest-choice.ts';
import { dossierDesk } from './dossier-desk.ts';
import { enrolmentPages } from './enrolment-pages.ts';
import family from './family.ts';
import { jointAccount } from './joint-account.ts';
import { lettersToPrint } from './letters-to-print.ts';
import { notices } from './notices.ts';
import { offers } from './offers.ts';
import { papers } from './papers.ts';
import { recordChange } from './record-change.ts';
import { recordEvidence } from './record-evidence.ts';
import { recordHistory } from './record-history.ts';
import school from './school.ts';

export default {
  ...family,
  ...enrolmentPages,
  ...recordChange,
  ...recordEvidence,
  ...activation,
  ...notices,
  ...jointAccount,
  ...lettersToPrint,
  ...papers,
  ...offers,
  ...school,
  ...dossierDesk,
  ...contested,
  ...academy,
  ...digestChoice,
  ...recordHistory,
} satisfies Record<keyof typeof fr, string>;
