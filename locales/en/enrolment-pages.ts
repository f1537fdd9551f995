import type { enrolmentPages as fr } from '../fr/enrolment-pages.ts';

export const enrolmentPages = {
  'affectation.title': 'Place (affectation)',
  'affectation.pupil': 'Pupil',
  'affectation.formation': 'Course of study',
  'affectation.receiving': 'Lycée',
  'affectation.origin': 'Present school',
  'affectation.decided': 'Decided on',
  'affectation.round': 'Round',
  'affectation.round.value':
    '{round, selectordinal, one {#st round} two {#nd round} few {#rd round} other {#th round}}',
  'affectation.print': 'Print this notice',

  'entry.affectation': 'Read the decision (affectation)',
  'entry.affectation.text': 'What was decided: course of study, lycée, round. You can print it.',
  'entry.affectation.go': 'Read the decision',
  'entry.lycee': 'Know the lycée',
  'entry.lycee.text': 'Contact details, the lycée’s message, documents to prepare.',
  'entry.lycee.go': 'See the lycée',
  'entry.enrol': 'Enrol',
  'entry.enrol.until': 'Answer before {until}. Without an answer, the place may be given to another pupil.',
  'entry.enrol.how': 'Allow ten minutes. You can stop and resume later: what you enter is saved.',
  'entry.enrol.go': 'Answer and enrol',
  'entry.enrol.resume': 'Resume the enrolment',
  'entry.enrol.not-ready':
    'The lycée is not ready for this course of study yet. It has been told: come back in a few days.',

  'documents.title': 'Documents to give to the lycée',
  'documents.received': 'Received',
  'documents.optional': '(if it applies to you)',

  'standing.reader.title': 'The legal guardians’ answer is awaited',
  'standing.reader.text': 'You can follow this dossier, not answer it.',
  'standing.validated.title': 'Enrolment validated',
  'standing.validated.text': 'Validated on {when} by {by}.',
  'standing.validated.change':
    'You can still change your choices until {until}. The validated enrolment stands until you validate another.',
  'standing.validated.closed': 'The choices can no longer be changed here. For any question, contact the lycée.',
  'standing.validated.receipt': 'See the receipt',
  'standing.validated.modify': 'Change the choices',
  'standing.validated.refuse': 'Give up the place',
  'standing.refused.title': 'This place was refused',
  'standing.refused.text':
    'Refusal recorded on {when} by {by}. To go back on it, contact the lycée at once: this is only possible while the place has not been given.',
  'standing.NOT_ENROLLED': 'The deadline has passed. Contact the lycée at once: only they can reopen the dossier.',
  'standing.VALIDATED': 'The enrolment in this lycée is validated.',
  'standing.INTEGRATED':
    'The enrolment has been taken into account by the lycée. Remember to hand in the documents listed below.',
  'standing.COMPLETE':
    'The enrolment has been taken into account by the lycée and all documents are received. Nothing more is to be done.',
  'standing.REFUSED': 'The place in this lycée was refused.',
  'standing.CANCELLED': 'This place was cancelled or changed. The present school will tell you what comes next.',
  'standing.PAPER': 'The enrolment is done on paper, with the lycée.',
  'standing.DISPUTED':
    'A disagreement between guardians was reported. The head of school will tell you what comes next.',

  'lycee.message': 'The lycée’s message',
  'lycee.sheet': 'Contact details',

  'record-step.unknown.title': 'Record to be completed with the lycée',
  'record-step.unknown.text':
    'The lycée does not have this record yet. It will complete it with you after the enrolment.',
  'record-step.modify': 'Correct the record',
  'record-step.means':
    'Confirming without any change is enough. What you correct here becomes a request, reviewed by the lycée that receives your child: {receiving}.',
  'record-step.confirm': 'I confirm the pupil record',
  'record-step.confirm.hint': 'As it is, with my requests for change if any.',

  'summary.affectation': 'Place accepted',
  'summary.modify': 'Change',
  'summary.record.confirmed': 'Record confirmed.',
  'summary.record.missing': 'Record to be confirmed: the enrolment does not count without it.',
  'summary.record.unchanged': 'No change requested.',
  'summary.record.asked':
    '{count, plural, one {One change requested, to be reviewed by the lycée.} other {# changes requested, to be reviewed by the lycée.}}',
  'summary.gone': 'The lycée no longer asks a question that you had answered: that answer will not be sent.',
  'summary.missing': 'To be filled in',

  'confirmation.heading': 'Enrolment validated',
  'confirmation.text': '{firstName}’s enrolment at the lycée is recorded.',
  'confirmation.pending.heading': 'Your enrolment is received and can no longer be lost',
  'confirmation.pending.text':
    'It is being processed; keep the number below. You can close this page: a letter of confirmation will be sent to you.',
  'confirmation.receipt': 'Receipt',
  'confirmation.number': 'Number',
  'confirmation.at': 'Received on',
  'confirmation.by': 'Handed in by',
  'confirmation.print': 'Print',
  'confirmation.choices': 'Your choices',
  'confirmation.next': 'What comes next?',
  'confirmation.next.mail': 'A confirmation is sent to each legal guardian who gave an email address.',
  'confirmation.next.school': 'The lycée checks the dossier and tells you when the enrolment is taken into account.',
  'confirmation.next.change': 'You can still change your choices until {until}.',
  'confirmation.contact': 'Service in charge: {receiving}',
  'confirmation.home': 'Back to home',
  'confirmation.dossier': 'See the dossier',

  'refusal.lead': '{formation} – {receiving}',
  'refusal.means.title': 'What a refusal means',
  'refusal.means.text':
    '{firstName}’s place is freed and may be given to another pupil. Both legal guardians, the present school and the lycée are told.',
  'refusal.enrolled': '{firstName}’s enrolment is already validated. This refusal ends it.',
  'refusal.understood': 'I understand that {firstName}’s enrolment, already validated, ends.',
  'refusal.understood.missing': 'Tick the box: a validated enrolment ends only with your express agreement.',
  'refusal.reason': 'Reason for refusing',
  'refusal.reason.hint': 'For instance: moving house, another school. The lycée will read it.',
  'refusal.submit': 'Refuse the place',
  'refusal.back': 'Go back without refusing',
  'refusal.confirm.title': 'Refuse {firstName}’s place?',
  'refusal.confirm.text':
    'Once the refusal is recorded you can no longer go back on it here: the lycée must agree, if the place is still free.',
  'refusal.confirm.submit': 'Yes, refuse the place',
} as const satisfies Record<keyof typeof fr, string>;
