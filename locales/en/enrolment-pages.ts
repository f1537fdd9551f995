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

  'entry.affectation': 'Read the decision (affectation)',
  'entry.affectation.text': 'What was decided: course of study, lycée, round. You can print it.',
  'entry.affectation.go': 'Read the decision',
  'entry.lycee': 'Know the lycée',
  'entry.lycee.text': 'Contact details, the lycée’s message, documents to prepare.',
  'entry.lycee.go': 'See the lycée',
  'entry.enrol': 'Enrol',
  'entry.enrol.text': 'Accept or refuse the place. Without an answer, it may be given to another pupil.',
  'entry.enrol.how': 'Allow ten minutes. You can stop and resume later: what you enter is saved.',
  'entry.enrol.go': 'Answer and enrol',
  'entry.enrol.resume': 'Resume the enrolment',

  'documents.title': 'Documents to give to the lycée',
  'documents.received': 'Received on {day}',
  'documents.optional': '(if it applies to you)',

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
  'confirmation.choices': 'Your choices',
  'confirmation.next': 'What comes next?',
  'confirmation.next.mail': 'A confirmation is sent to each legal guardian who gave an email address.',
  'confirmation.next.change': 'You can still change your choices until {until}.',
  'confirmation.contact': 'Service in charge: {receiving}',
  'confirmation.home': 'Back to home',
  'confirmation.dossier': 'See the dossier',

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
  'standing.title': 'Where the dossier stands',
  'standing.validated': 'Enrolment received on {when}, validated by {by}.',
  'standing.refused': 'Refusal received on {when}, recorded by {by}.',
  'standing.refused.back':
    'To go back on this refusal, contact the lycée at once: this is only possible while the place has not been given.',
  'standing.disputed': 'A disagreement was reported on {when}.',
  'standing.disputed.mine': 'You reported a disagreement on {when}.',
  'standing.disputed.next':
    'The head of the lycée contacts both legal guardians, then decides. The decision will be sent to you.',
  'standing.draft-kept':
    'The deadline has passed: your draft was not validated. It is kept for the lycée, as not validated.',
  'standing.reader': 'You can follow this dossier, not answer it.',
  'standing.change':
    'You can still change your choices until {until}. The validated enrolment stands until you validate another.',
  'standing.agree.text': 'Your agreement is awaited: read the choices again, then give your agreement.',
  'standing.object.text': 'You do not agree with this answer? You can report it to the lycée.',
  'standing.agree': 'Read again and agree',
  'standing.object': 'Report a disagreement',
  'standing.receipt': 'See the receipt',
  'standing.modify': 'Change the choices',
  'standing.give-up': 'Give up the place',
  'standing.replaced': 'See the new dossier',

  'act.about.validated': 'Enrolment validated on {when} by {by}.',
  'act.about.refused': 'Place refused on {when} by {by}.',
  'act.pending': 'Your answer is received',
  'act.pending.text': 'Its number is {number}; it will be processed in a moment.',
  'agreement.means':
    'With your agreement both legal guardians have answered, and the lycée can take the enrolment into account.',
  'agreement.submit': 'I agree',
  'objection.means.title': 'What happens next',
  'objection.means.text':
    'You do not agree with the answer given for {firstName}. The head of the lycée hears both sides and decides. Until then nothing is taken into account; both legal guardians are told, in the same words.',
  'objection.reason': 'What you wish to tell the lycée',
  'objection.reason.hint': 'Read by the head of the lycée; the other guardian does not see it here.',
  'objection.understood': 'I understand that {firstName}’s dossier awaits the decision of the head of the lycée.',
  'objection.understood.missing': 'Tick the box to report a disagreement.',
  'objection.submit': 'Report a disagreement',
  'objection.back': 'Go back without reporting',
  'objection.confirm.title': 'Report a disagreement about {firstName}?',
  'objection.confirm.text': 'The report goes to the lycée and cannot be taken back here.',
  'objection.confirm.submit': 'Yes, report it',
} as const satisfies Record<keyof typeof fr, string>;
