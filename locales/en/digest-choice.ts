import type { digestChoice as french } from '../fr/digest-choice.ts';

export const digestChoice: Record<keyof typeof french, string> = {
  'digest.title': 'Notices',
  'digest.lead': 'How you learn that requests of families wait for you. This choice is yours alone.',
  'digest.choose': 'Receive an email',
  'digest.mode.DAILY': 'Once a day',
  'digest.mode.DAILY.hint': 'At 8:00 on working days, when something waits. No email on other days.',
  'digest.mode.EACH': 'Each time a family sends something',
  'digest.mode.EACH.hint': 'Within a minute, or in the morning for what comes at night. No daily digest.',
  'digest.mode.NONE': 'Never',
  'digest.mode.NONE.hint': 'The desk shows the same numbers, live.',
  'digest.no-names': 'These emails give numbers by kind, never the name of a pupil.',
  'digest.late':
    'A request without a decision for more than 5 working days is told to the head of school if nobody else hears of it, and always after 15 working days. Nothing is accepted by silence.',
  'digest.to': 'They are sent to {email}.',
  'digest.no-address.title': 'No email address',
  'digest.no-address.text': 'Your account has none: no email can reach you. Whoever manages staff accounts can add it.',
  'digest.save': 'Save',
  'digest.saved': 'Your choice is saved',
  'digest.not-concerned':
    'These notices are for those who decide changes of records or integrate enrolments. The head of school may delegate one of these operations to you.',
};
