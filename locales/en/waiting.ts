import type { waiting as fr } from '../fr/waiting.ts';

export const waiting = {
  'waiting.answer': 'The family must answer the affectation by {until} at the latest.',
  'waiting.draft':
    'The family has begun and has not submitted yet: nothing has been sent. To be done by {until} at the latest.',
  'waiting.closing': 'The time to answer has just passed: the dossier is being closed.',
  'waiting.formation': 'The lycée must set this formation up before the enrolment can begin. It has been told.',
  'waiting.agreement': 'One guardian submitted the enrolment on {since}; the other guardian’s agreement is awaited.',
  'waiting.objection':
    'The enrolment is submitted. The other guardian may raise a disagreement until {until}; then the lycée will integrate the pupil.',
  'waiting.record-changes':
    'The enrolment is submitted. The lycée must first decide the changes of the record that were asked for.',
  'waiting.boarding':
    'The enrolment has been submitted since {since}. The lycée must say whether the boarding asked for is granted.',
  'waiting.integration': 'The enrolment has been submitted since {since}. The lycée must take it into account.',
  'waiting.documents':
    'The enrolment has been taken into account since {since}. The family must hand in the documents asked for.',
  'waiting.documents-check':
    'The enrolment has been taken into account since {since}. The lycée must tick the documents received.',
  'waiting.paper':
    'The enrolment has been on paper since {since}: the family hands the dossier to the lycée, which keys it in.',
  'waiting.dispute':
    'A disagreement between guardians has been raised since {since}: the head of the lycée must decide.',
  'waiting.silence': 'The time passed without an answer on {since}: the lycée must contact the family.',
  'waiting.complete': 'The dossier has been complete since {since}. Nothing more is awaited.',
  'waiting.refused': 'The place has been refused since {since}. Nothing more is awaited here.',
  'waiting.cancelled': 'The affectation has been cancelled since {since}. Nothing more is awaited here.',

  'waiting.on.FAMILY': 'The family',
  'waiting.on.OTHER_GUARDIAN': 'The other guardian',
  'waiting.on.LYCEE': 'The lycée',
  'waiting.on.HEAD': 'The head of school',
  'waiting.on.NOBODY': 'Nobody',
} as const satisfies Record<keyof typeof fr, string>;
