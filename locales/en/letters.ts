import type { letters as french } from '../fr/letters.ts';

export const letters: Record<keyof typeof french, string> = {
  greeting:
    '{civility, select, 1 {Dear Mr {name},} 2 {Dear Ms {name},} unknown {Dear {name},} other {Dear Sir or Madam,}}',
  signature: 'Kind regards,\nThe school office\n{school}',
  'link.hint': 'Or copy this address into your browser:',
  'contact.phone': 'Telephone: {phone}',
  'contact.email': 'Email: {email}',
  'footer.contact': 'Contact the school',
  'footer.no-secret':
    'The link in this letter only opens a page of the service. Nobody will ever ask you for your password, in writing or by telephone.',
  'footer.rights':
    'To see or correct the data held about you, write to the head of the school; you may also complain to the CNIL, the French data protection authority.',
  'because.guardian':
    '{isPupil, select, true {You receive this letter because it is about your schooling.} other {You receive this letter as a legal guardian of {pupil}.}}',
  'because.author': 'You receive this letter because these changes were sent from your account.',
  'because.account':
    '{isPupil, select, true {You receive this letter because you are a pupil of the school and act for yourself.} other {You receive this letter because the school knows you as a legal guardian of one of its pupils.}}',

  'open-enrolment': 'Open the enrolment',
  'see-enrolment': 'See the enrolment',
  'fact.pupil': 'Pupil',
  'fact.formation': 'Course of study',
  'fact.receiving': 'Receiving school',
  'fact.done-by': 'Done by',
  'fact.done-by-reader': '{name} (you)',
  'receipt.caption': 'Electronic acknowledgement of receipt',
  'receipt.number': 'Number',
  'receipt.received': 'Received on',
  'receipt.service': 'Office in charge',
  'receipt.secretariat': 'School office',
  'receipt.keep': 'Keep this letter: you will be asked for this number if you contact the school.',
  'next.heading': 'What comes next',
  'help.heading': 'No computer, or need help?',
  'help.computer': 'A computer and help are waiting for you {atOrigin}.',
  'help.paper': 'Prefer paper? Ask the office {ofSchool} for a paper form, by telephone or on site.',
  'help.no-account':
    'You have no account yet: activate it with the code you received by letter, or ask for a code at the school that {isPupil, select, true {you attend} other {{pupil} attends}} this year.',
  disagree: 'You do not agree with this? Tell the office {ofSchool} without delay.',
  'documents.heading': 'Documents to provide',
  'documents.none': 'No document is required for this enrolment.',
  'documents.where': 'To be handed in at the office {ofSchool}:',
  'documents.optional': '{document} (if applicable)',

  'account-notification.subject': 'Your online services “Scolarité Services”',
  'account-notification.title': 'Activate your access to the online services',
  'account-notification.intro':
    '{isPupil, select, true {For your schooling} other {For the schooling of {children}}}, two services are at your disposal, from a phone, a tablet or a computer:',
  'account-notification.record': 'the pupil record, to check and correct your contact details all year round;',
  'account-notification.enrolment': 'enrolment at the lycée, once a place has been assigned.',
  'account-notification.code': 'Your activation code:',
  'account-notification.valid': 'To be used once, until {until}',
  'account-notification.valid.text':
    'This code is personal: give it to nobody. After this date, ask the school for a new one.',
  'account-notification.steps': 'What to do',
  'account-notification.step.open': 'Open the activation page, at the address below.',
  'account-notification.step.code':
    'Enter the code and {isPupil, select, true {your date of birth} other {{count, plural, one {the date of birth of {children}} other {the date of birth of one of these children}}}}.',
  'account-notification.step.password': 'Choose your login and your password: the account is open.',
  'account-notification.others':
    'One account is enough for all your children. If another school sent you a code, add it from the same account.',
  'account-notification.help': 'Need help?',
  'account-notification.help.text':
    'The school office will answer you, and a computer can be made available to you at the school. If you do not wish to use these services, say so: everything will be done on paper.',
  'account-notification.mistake':
    '{isPupil, select, true {This letter is not for you?} other {You are not a legal guardian of {children}?}} Do not use this code and tell the school office.',
  'account-notification.link': 'Activate my account',

  'record-change-received.subject': 'Acknowledgement of receipt: change of the record of {pupil}',
  'record-change-received.title': 'Your changes have arrived',
  'record-change-received.intro':
    'You sent {count, plural, one {one change} other {# changes}} of the record of {pupil}.',
  'record-change-received.fields': '{count, plural, one {Field concerned} other {Fields concerned}}',
  'record-change-received.waiting': 'Nothing has been changed yet',
  'record-change-received.waiting.text':
    'The school reviews each field, then answers you in writing. Without an answer, the record stays as it is: silence is not acceptance.',
  'record-change-received.withdraw':
    'As long as the review has not begun, you may take your changes back from the record page.',
  'record-change-received.mistake': 'You did not send this? Change your password and tell the school office.',
  'record-change-received.link': 'See the record',

  'record-change-decided.subject':
    'Record of {pupil}: {accepted, select, none {{byReader, select, true {answer to your changes} other {answer to changes}}} other {{byReader, select, true {your changes have been taken into account} other {changes have been taken into account}}}}',
  'record-change-decided.title':
    '{accepted, select, all {The record of {pupil} is up to date} some {The record of {pupil} is updated in part} other {The record of {pupil} has not been changed}}',
  'record-change-decided.intro':
    '{byReader, select, true {On {submitted} you sent changes of the record of {pupil}. Here is what {theSchool} decided on {decided}.} other {Changes of the record of {pupil} were proposed on {submitted}. Here is what {theSchool} decided on {decided}, for the fields that you may see.}}',
  'record-change-decided.accepted': 'Fields taken into account',
  'record-change-decided.amended': 'Fields taken into account, corrected by the school',
  'record-change-decided.refused': 'Fields refused, with the reason',
  'record-change-decided.unchanged': 'Fields that were already up to date',
  'record-change-decided.superseded': 'Fields replaced by a later change',
  'record-change-decided.reason': 'Reason: {reason}',
  'record-change-decided.other-chosen': 'A different value was proposed by the other guardian',
  'record-change-expired.intro':
    '{byReader, select, true {On {submitted} you sent changes of the record of {pupil}. Their review by {theSchool} ended on {decided}.} other {Changes of the record of {pupil} were proposed on {submitted}. Their review by {theSchool} ended on {decided}.}}',
  'record-change-expired.undecided': 'Fields that were not reviewed',
  'record-change-expired.PUPIL_LEFT': '{pupil} is no longer a pupil of the school',
  'record-change-expired.PUPIL_LEFT.text':
    'What had not been reviewed yet will not be. Send these changes again in the new school.',
  'record-change-expired.AUTHORITY': 'Your right to change this record has changed',
  'record-change-expired.AUTHORITY.text':
    'What had not been reviewed yet will not be. The school office answers your questions.',
  'record-change-expired.AFFECTATION': 'The place of {pupil} in this school is no longer kept',
  'record-change-expired.AFFECTATION.text':
    'These changes came with an enrolment that is no longer to be made. Send them again with the new enrolment, or in the present school.',
  'record-change-decided.no-reason': 'No reason given',
  'record-change-decided.after-refusal':
    'You believe a refused field was right? Send it again with evidence, or talk to the school office.',
  'record-change-decided.link': 'See the record',
  'whose.pupil': '{field} ({pupil})',
  'whose.contact.added': '{field} (added)',
  'whose.contact.changed': '{field} (changed)',
  'whose.contact.removed': '{field} (removed)',
  'whose.reader': '{field} (you)',
  'whose.other': '{field} (other legal guardian)',

  'campaign-opens.subject':
    'Place of {pupil}: {isPupil, select, true {enrol} other {enrol your child}} at the lycée before {day}',
  'campaign-opens.title': 'A place for {pupil}: enrolment is open',
  'campaign-opens.intro': 'The results are known: a place is reserved for {pupil} {atSchool}.',
  'campaign-opens.facts': 'The place',
  'campaign-opens.deadline': 'To be done until {until}',
  'campaign-opens.deadline.text':
    'Being given a place is not being enrolled. Without enrolment by this date, the place may be offered to another pupil.',
  'campaign-opens.steps': 'Enrolling online, in a few minutes',
  'campaign-opens.step.decide': 'Sign in, read about the place, then accept or refuse it.',
  'campaign-opens.step.choose': 'Choose the languages, the courses and the boarding regime among those of the school.',
  'campaign-opens.step.record':
    'Check the record and confirm it, even if nothing changes: without this, the enrolment does not count.',
  'campaign-opens.step.validate': 'Submit. A letter confirms it, with the list of documents to provide.',
  'campaign-opens.once':
    'One enrolment is enough: where there are two legal guardians, each of them may do it and the other is told.',

  'refusal-recorded.subject': 'Refusal of the place of {pupil} recorded',
  'refusal-recorded.title': 'Refusal of the place of {pupil} recorded',
  'refusal-recorded.intro':
    '{byReader, select, true {You refused the place reserved for {pupil} {atSchool}.} other {The place reserved for {pupil} {atSchool} was refused by {by}.}}',
  'refusal-recorded.consequences': 'What this refusal means',
  'refusal-recorded.consequences.text':
    'The place is given back and may be offered to another pupil. This refusal does not enrol {pupil} at any other school.',
  'refusal-recorded.next': 'What now?',
  'refusal-recorded.next.origin': 'To prepare what comes next, contact {theOrigin} as soon as possible:',
  'refusal-recorded.next.receiving':
    'To prepare what comes next, contact as soon as possible the school that {isPupil, select, true {you attend} other {{pupil} attends}} this year.',
  'refusal-recorded.mistake':
    'This is a mistake, or you do not agree? Contact the office {ofSchool} without delay: the enrolment can be reopened only as long as the place has not been given away.',
  'refusal-recorded.link': 'See the dossier',

  'enrolment-validated.subject': 'Confirmation of the enrolment of {pupil} {atSchool}',
  'enrolment-validated.title': 'The enrolment of {pupil} is recorded',
  'enrolment-validated.panel': 'Enrolment confirmed {atSchool}',
  'enrolment-validated.panel.text': 'Number {receipt}, received on {at}.',
  'enrolment-validated.facts': 'The enrolment',
  'enrolment-validated.choices': 'The choices recorded',
  'enrolment-validated.change':
    'You may change these choices until {until}, as long as the school has not taken the enrolment into account. A change begun but not submitted cancels nothing: the recorded enrolment stands.',
  'enrolment-validated.next': 'Another letter will tell you when the school has taken the enrolment into account.',

  'enrolment-changed.subject': 'Your enrolment {atSchool} has been changed',
  'enrolment-changed.title': 'The enrolment of {pupil} has been changed',
  'enrolment-changed.intro':
    '{byReader, select, true {You submitted the enrolment of {pupil} {atSchool} again. This version replaces the one before.} other {The enrolment of {pupil} {atSchool} was submitted again by {by}. This version replaces the one before.}}',
  'enrolment-changed.differences': 'What changes',
  'enrolment-changed.choice': 'Choice',
  'enrolment-changed.before': 'Before',
  'enrolment-changed.after': 'Now',
  'enrolment-changed.nothing': 'nothing',
  'enrolment-changed.same': 'No choice changes: only the confirmation is new.',

  'reminder.subject': 'Reminder: enrolment of {pupil} at the lycée before {day}',
  'reminder.title':
    '{begun, select, true {The enrolment of {pupil} remains to be submitted} other {The enrolment of {pupil} remains to be done}}',
  'reminder.intro':
    'A place is reserved for {pupil} {atSchool}. {begun, select, true {The enrolment has been begun, but not submitted: your answers are kept, they only need to be submitted.} other {So far it has been neither accepted nor refused.}}',
  'reminder.deadline': '{last, select, true {Last reminder: until {until}} other {To be done until {until}}}',
  'reminder.deadline.text': 'After this date, the place may be offered to another pupil.',
  'reminder.refuse': 'You do not want this place? Refuse it online: another pupil will have it.',
  'reminder.done': 'If the enrolment has just been done, please ignore this reminder.',

  'pupil-integrated.subject': 'Enrolment of {pupil} taken into account by {theSchool}',
  'pupil-integrated.title': 'The enrolment of {pupil} is taken into account',
  'pupil-integrated.intro':
    'Since {at}, {pupil} is among the pupils expected {atSchool} at the start of the school year, in {formation}.',
  'pupil-integrated.complete': 'The dossier is complete',
  'pupil-integrated.complete.text': 'Every required document has arrived: there is nothing more to provide.',
  'pupil-integrated.missing':
    '{count, plural, one {One document is still missing} other {# documents are still missing}}',
  'pupil-integrated.missing.text':
    'The enrolment is taken into account; the dossier will be complete when they have arrived.',
  'pupil-integrated.missing-one.text':
    'The enrolment is taken into account; the dossier will be complete when it has arrived.',
  'pupil-integrated.first-day':
    'The pupils’ first day is {day}. The school will give the hour and the place for each class.',
  'pupil-integrated.changes':
    'To change a choice from now on, ask the school office: the enrolment can no longer be changed online.',
  'pupil-integrated.record': 'A new address, a new number? Update the record online at any time.',
  'pupil-integrated.message': 'Message from the school:',
  'pupil-integrated.link': 'See the dossier',

  'enrolment-information.subject': 'Enrolment of {pupil}: information',
  'enrolment-information.reopened.title': 'The enrolment of {pupil} is open again',
  'enrolment-information.reopened.intro':
    'The enrolment of {pupil} {atSchool} was closed. The school opens it again: you may accept the place and make the choices online.',
  'enrolment-information.reopened.deadline': 'New deadline: until {until}',
  'enrolment-information.reopened.deadline.text': 'After this date, the place may be offered to another pupil.',
  'enrolment-information.paper.title': 'The enrolment of {pupil} is done on paper',
  'enrolment-information.paper.intro':
    'The enrolment of {pupil} {atSchool} goes on on paper: there is nothing more to fill in online, and you will get no more reminders.',
  'enrolment-information.paper.deadline': 'Form to be handed in before {until}',
  'enrolment-information.paper.ask': 'Ask the school office for the form',
  'enrolment-information.paper.deadline.text':
    'The office {ofSchool} gives you the form to fill in and records your choices. You will receive a confirmation.',
  'enrolment-information.note': 'Note from the school:',

  // M-10, M-15, and what staff are told
  'enrolment-information.agreed.title': 'Both guardians agree to the enrolment of {pupil}',
  'enrolment-information.agreed.intro': 'The other legal guardian has agreed to the enrolment of {pupil} {atSchool}.',
  'enrolment-information.agreed.next': 'There is nothing more to do on line',
  'enrolment-information.agreed.next.text': 'The school will tell you when it has taken the enrolment into account.',
  'enrolment-information.enrolment-upheld.title': 'Disagreement: the enrolment of {pupil} stands',
  'enrolment-information.enrolment-upheld.intro':
    'A disagreement had been raised about the enrolment of {pupil} {atSchool}. The head of school has decided that the enrolment stands.',
  'enrolment-information.enrolment-upheld.next': 'The enrolment is recorded',
  'enrolment-information.enrolment-upheld.next.text':
    'For any question about this decision, please contact the head of school.',
  'enrolment-information.refusal-upheld.title': 'Disagreement: the place of {pupil} is given back',
  'enrolment-information.refusal-upheld.intro':
    'A disagreement had been raised about the enrolment of {pupil} {atSchool}. The head of school has decided that the place is given back.',
  'enrolment-information.refusal-upheld.next': 'The place may be offered to another pupil',
  'enrolment-information.refusal-upheld.next.text':
    'For any question about this decision, please contact the head of school.',
  'enrolment-information.affectation-removed.title': 'The place of {pupil} {atSchool} is cancelled',
  'enrolment-information.affectation-removed.intro':
    'The academy has cancelled the place of {pupil} {atSchool}. The enrolment dossier at this school is closed.',
  'enrolment-information.affectation-removed.next': 'Contact the current school',
  'enrolment-information.affectation-removed.next.text':
    'It will tell you what comes next. Documents already handed in {atSchool} will be given back on request.',
  'enrolment-information.affectation-changed.title': 'The place of {pupil} has changed',
  'enrolment-information.affectation-changed.intro':
    'The academy has given {pupil} another place. The enrolment dossier {atSchool} is closed; another letter will reach you about the new place.',
  'enrolment-information.affectation-changed.next': 'A new enrolment is needed',
  'enrolment-information.affectation-changed.next.text':
    'Only the record is carried over: the choices are to be made again in the new dossier.',
  'dispute-raised.subject': 'Enrolment of {pupil}: disagreement raised',
  'dispute-raised.title': 'A disagreement has been raised about the enrolment of {pupil}',
  'dispute-raised.intro':
    '{about, select, REFUSED {The place reserved for {pupil} {atSchool} had been refused.} other {The enrolment of {pupil} {atSchool} had been validated.}} A disagreement between the legal guardians has just been raised.',
  'dispute-raised.waits': 'The dossier waits for the head of school’s decision',
  'dispute-raised.waits.text':
    'Nothing changes until then: the enrolment can be neither taken into account nor changed on line. You will be told of the decision.',
  'dispute-raised.law':
    'When the legal guardians disagree, the agreement of one can no longer be presumed from what the other does (article 372-2 of the French civil code).',
  'dispute-raised.talk': 'You may contact the office {ofSchool} to make your position known.',
  'because.staff': 'You receive this letter because this is the school’s address.',
  'staff-notice.link': 'Open the staff desk',
  'staff-notice.refusal.subject': 'Place refused: {name}',
  'staff-notice.refusal.title': 'The place of {name} has been refused',
  'staff-notice.refusal.intro':
    'The family of {name} has refused the place in {formation} ({receiving}). The place is free.',
  'staff-notice.refusal.next':
    'Both legal guardians have received an acknowledgement. The follow-up of enrolments tells who has no solution yet.',
  'staff-notice.dispute.subject': 'Disagreement between guardians: {name}',
  'staff-notice.dispute.title': 'A disagreement has been raised for {name}',
  'staff-notice.dispute.intro':
    'The legal guardians of {name} disagree on the enrolment in {formation} ({receiving}). The dossier cannot be integrated before the head of school’s decision.',
  'staff-notice.dispute.next': 'The position of each is in the dossier. Neither is shown the other’s address.',
  'campaign-report.subject': 'Report of the enrolment campaign',
  'campaign-report.title': 'Report of the enrolment campaign: {receiving}',
  'campaign-report.intro':
    '{side, select, origin {The enrolment campaign of {receiving} closed on {when}. Here is where your pupils assigned there stand ({total}).} other {The enrolment campaign closed on {when}. Here is where the pupils assigned to your school stand ({total}).}}',
  'campaign-report.figures': 'Pupils by situation',
  'campaign-report.enrolled': 'Enrolment validated',
  'campaign-report.refused': 'Place refused',
  'campaign-report.silent': 'No answer',
  'campaign-report.paper': 'On paper',
  'campaign-report.disputed': 'Disagreement raised',
  'campaign-report.call': 'Families without an answer are in the follow-up of enrolments, with their contact details.',

  'staff-digest.subject':
    '{about, select, both {{changes, plural, one {# change} other {# changes}} and {enrolments, plural, one {# enrolment} other {# enrolments}}} changes {{changes, plural, one {# change} other {# changes}}} other {{enrolments, plural, one {# enrolment} other {# enrolments}}}} to deal with',
  'staff-digest.title': 'What waits for you this morning',
  'staff-digest.intro':
    '{about, select, both {{changes, plural, one {One change of a record awaits} other {# changes of records await}} a decision {atSchool}, and {enrolments, plural, one {one validated enrolment awaits its integration} other {# validated enrolments await their integration}}.} changes {{changes, plural, one {One change of a record awaits} other {# changes of records await}} a decision {atSchool}.} other {{enrolments, plural, one {One validated enrolment awaits its integration} other {# validated enrolments await their integration}} {atSchool}.}}',
  'staff-digest.late':
    '{late, plural, one {One change has waited} other {# changes have waited}} for more than 5 working days',
  'staff-digest.silence':
    'Nothing is ever accepted without a decision: as long as nobody answers, the record stays as it is and the family waits.',
  'staff-digest.figures': 'To deal with, by kind',
  'staff-digest.enrolments': 'Enrolments to integrate',
  'staff-digest.link': 'Open the desk',
  'staff-digest.choice':
    'One letter a day, one letter at each change, or none: you choose on the desk, on the page “Notices”.',
  'change-arrived.subject':
    '{changes, plural, one {One change of a record} other {# changes of a record}} to deal with',
  'change-arrived.title': 'A family has sent changes',
  'change-arrived.intro':
    '{changes, plural, one {One field} other {# fields}} of a record {changes, plural, one {awaits} other {await}} a decision {atSchool}.',
  'change-arrived.link': 'See the changes to decide',
  'long-wait.subject':
    '{fields, plural, one {One change has waited} other {# changes have waited}} for more than 15 working days',
  'long-wait.title': 'Families are waiting for an answer',
  'long-wait.intro':
    '{fields, plural, one {One change of a record has waited} other {# changes of records have waited}} for a decision {atSchool} for more than 15 working days.',
  'long-wait.silence': 'Silence is not acceptance',
  'long-wait.silence.text':
    'No field enters the base without somebody’s decision. Each may be accepted, corrected, or refused with a reason.',
  'long-wait.delegate': 'You may decide yourself, or delegate the review of records to a member of your staff.',
  'because.clerk': 'You receive this letter because you deal with the requests of families {atSchool}.',
  'because.head': 'You receive this letter because you are the head of {theSchool}.',
};
