/**
 * Every sentence of the screens, one file per process; keys say where and what (`affectation.title`), messages are ICU.
 * French is complete by definition; `locales/en` holds the same keys or does not compile. Apostrophes are typographic (’):
 * the straight one quotes in ICU. An entry takes only its own words: `family.ts`, `school.ts`, `academy.ts`.
 */
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
};
