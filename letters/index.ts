/** Every letter, by the fact it tells; `letter.ts` says what they are. */
export { type AccountNotificationProps, accountNotification } from './account-notification.ts';
export type { Actor, Receipt } from './acknowledgement.ts';
export { type CampaignOpensProps, campaignOpens } from './campaign-opens.ts';
export { type DisputeRaisedProps, disputeRaised } from './dispute-raised.ts';
export { type ChoiceDifference, type EnrolmentChangedProps, enrolmentChanged } from './enrolment-changed.ts';
export { type EnrolmentInformationProps, enrolmentInformation } from './enrolment-information.ts';
export {
  type EnrolmentValidatedProps,
  enrolmentValidated,
  type ShownChoice,
  type ShownDocument,
} from './enrolment-validated.ts';
export type { Letter, LetterContext, LetterLanguage, Pupil, PupilLetterContext, Reader, Sender } from './letter.ts';
export { type PupilIntegratedProps, pupilIntegrated } from './pupil-integrated.ts';
export { type DecidedItem, type RecordChangeDecidedProps, recordChangeDecided } from './record-change-decided.ts';
export { type RecordChangeReceivedProps, recordChangeReceived } from './record-change-received.ts';
export type { ContactAct, NamedField } from './record-field.ts';
export { type RefusalRecordedProps, refusalRecorded } from './refusal-recorded.ts';
export { type ReminderProps, reminder } from './reminder.ts';
export { addressLines, type CodeLabels, dialled, shownValue } from './shown-value.ts';
export {
  type ChangeArrivedProps,
  changeArrived,
  type LongWaitProps,
  longWait,
  type StaffDigestProps,
  staffDigest,
} from './staff-digest.ts';
export { type CampaignReportProps, campaignReport, type StaffNoticeProps, staffNotice } from './staff-notice.ts';
export type { WaysToEnrol } from './ways-to-enrol.ts';
