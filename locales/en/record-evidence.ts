import type { recordEvidence as fr } from '../fr/record-evidence.ts';

export const recordEvidence = {
  'email-link.title': 'Confirm an email address',
  'email-link.waiting': 'Confirm that you read your mail at this address:',
  'email-link.waiting.text':
    'Nothing is confirmed until you press the button. The school will then send its letters there, once it has accepted this address.',
  'email-link.submit': 'Confirm this address',
  'email-link.not-mine': 'This is not your address, or you asked for nothing? Close this page: nothing changes.',
  'email-link.CONFIRMED': 'Address confirmed',
  'email-link.CONFIRMED.text': 'The school’s letters can go to {address}.',
  'email-link.USED': 'This address is already confirmed',
  'email-link.USED.text': 'There is nothing left to do for {address}.',
  'email-link.EXPIRED': 'This link no longer works',
  'email-link.EXPIRED.text':
    'It was valid for 24 hours, or another address has been given since. Ask for another link from the pupil record.',
  'email-link.UNKNOWN': 'This link is not known',
  'email-link.UNKNOWN.text':
    'The page’s address may be cut: copy the whole of it from the letter, or ask for another link from the pupil record.',
  'email-link.home': 'Go to my services',

  'emails.hint':
    'A confirmation link goes to this address. If the other guardian reads it too, each will see the other’s letters.',
  'emails.title': 'Email address',
  'emails.confirmed': 'Address confirmed',
  'emails.unconfirmed': 'Not confirmed yet',
  'emails.proposed': 'Address asked for',
  'emails.in-base': 'Address known to the school',
  'emails.link-until': 'Open the link received at this address before {until}.',
  'emails.no-link': 'The link received at this address is no longer valid.',
  'emails.meanwhile': 'Until then, your letters go to the address that the school used already.',
  'emails.resend': 'Send the link again',
  'emails.resend.to': 'Send the link again to {address}',
  'emails.resent': 'A link has gone to {address}.',
  'emails.wait':
    'A link has just been sent: wait {minutes, plural, one {# minute} other {# minutes}} before asking for another, and look in your junk mail.',

  'evidence.label': 'Supporting document – {label}',
  'evidence.hint':
    'Family record book, certificate or decision that shows this name. JPEG or PNG picture, or PDF, of 5 MB at most.',
  'evidence.choose': 'Choose a file',
  'evidence.replace': 'Choose another file',
  'evidence.sending': 'Sending {name}: {percent}%',
  'evidence.sent': 'File received: {name} ({size})',
  'evidence.remove': 'Remove the file',
  'evidence.removed': 'The file is removed.',
  'evidence.too-large': 'This file is {size}: 5 MB at most. Make it smaller, or photograph only the useful page.',
  'evidence.missing': '{label}: add a supporting document.',
  'evidence.under-way': '{label}: wait until the document is sent.',

  'civil-status.title': 'Report an error in the civil status',
  'civil-status.lead':
    '{firstName}’s civil status cannot be changed online. Tell the school what is wrong: it will ask you for a document.',
  'civil-status.text': 'What is wrong, and what should it say?',
  'civil-status.text.hint': '1,000 characters at most. Write nothing about health.',
  'civil-status.submit': 'Send the report',
  'civil-status.problem.empty': 'Write what is wrong.',
  'civil-status.sent': 'Report received',
  'civil-status.sent.text': 'The school reads it and gets back to you. The civil status is not changed by this.',
  'civil-status.back': 'Back to the record',
  'civil-status.reports': 'Your reports',
  'civil-status.report.open': 'Received',
  'civil-status.report.answered': 'Dealt with',
  'civil-status.report.on': 'On {when}',

  'disclaim.link': 'Not your child?',
  'disclaim.title': 'You are not a legal guardian of {firstName}?',
  'disclaim.lead': 'The school may have linked your name to the wrong pupil.',
  'disclaim.means': 'What this changes',
  'disclaim.means.access': 'You no longer see anything of {firstName}, at once, here and in any other school.',
  'disclaim.means.waiting': 'Your requests that await a decision for this pupil end.',
  'disclaim.means.letters': 'Schools no longer write to you about this pupil.',
  'disclaim.means.school': 'The school checks, then gives your access back or ends the link.',
  'disclaim.not-for':
    'A separation or a disagreement with the other parent is not settled here: you remain a legal guardian.',
  'disclaim.submit': 'I am not a legal guardian of {firstName}',
  'disclaim.confirm.title': 'Close your access to this pupil?',
  'disclaim.confirm.text': 'Only the school will be able to give it back.',
  'disclaim.confirm.submit': 'Yes, close my access',
  'disclaim.done': 'Your access to this pupil is closed',
  'disclaim.done.text': 'The school has been told and checks the link. There is nothing else for you to do.',
  'disclaim.not-yours': 'Only a legal guardian can say this. Ask the school.',
  'disclaim.home': 'Back to the home page',
} as const satisfies Record<keyof typeof fr, string>;
