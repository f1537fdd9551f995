/** Every document, by what it tells; `document.ts` says what they are. */
export { type AffectationNoticeProps, affectationNotice } from './affectation-notice.ts';
export { type DocumentLanguage, type DossierContext, dossierReference } from './document.ts';
export { type EnrolmentCalendarProps, enrolmentCalendar } from './enrolment-calendar.ts';
export { type EnrolmentRecapProps, enrolmentRecap, type RecapChoice, recapChoices } from './enrolment-recap.ts';
export { type EnrolmentReceiptProps, enrolmentReceipt } from './enrolment-receipt.ts';
export { documentFileName } from './file-name.ts';
export { type PrintedLetter, type PrintedLettersProps, printedLetters } from './printed-letters.ts';
