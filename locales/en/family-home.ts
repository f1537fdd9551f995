import type { familyHome as fr } from '../fr/family-home.ts';

export const familyHome = {
  'family.service': 'For families',
  'family.home': 'Home',
  'home.title': 'Hello {name}',
  'home.lead':
    '{count, plural, =0 {Nothing is asked of you today.} one {One thing awaits you.} other {# things await you.}}',
  'home.empty.title': 'No child attached to this account',
  'home.empty.text': 'If a school wrote to you, add your child with the activation code of its letter.',
  'home.attach': 'Add a child',
  'home.other-child': 'A child in another school?',
  'home.message': 'Message – {school}',
  'home.enrolment': 'Enrolment at the lycée',
  'home.enrolment.answer': 'See the place and answer',
  'home.enrolment.resume': 'Resume the enrolment',
  'home.enrolment.sending': 'Your answer is received and on its way: nothing can be lost any more.',
  'home.enrolment.see': 'See the dossier',
  'home.not-my-child': 'You are not a legal guardian of {firstName}?',
  'home.record': 'Pupil record',
  'home.record.nothing': 'No request pending.',
  'home.record.undecided': '{count, plural, one {One change awaits} other {# changes await}} the school’s decision.',
  'home.record.modify': 'See or change {firstName}’s record',
  'home.record.see': 'See {firstName}’s record',
} as const satisfies Record<keyof typeof fr, string>;
