import type { lettersToPrint as french } from '../fr/letters-to-print.ts';

export const lettersToPrint = {
  'print.title': 'Letters to print',
  'print.lead': 'The letters for guardians who have no email address.',
  'print.empty.title': 'No letter to print',
  'print.empty.text': 'Every letter has left by email or was printed. Those of the night appear here in the morning.',
  'print.total': 'Letters waiting',
  'print.lot': 'In this lot',
  'print.without-address': 'Without a postal address',
  'print.steps': 'Print, then say so',
  'print.steps.file':
    '{count, plural, one {The file holds one letter.} other {The file holds # letters, the oldest first.}}',
  'print.steps.envelope':
    'The address stands in the window of a DL envelope (110 × 220 mm), the sheet folded in three. Print at actual size, on both sides if you like.',
  'print.file': '{count, plural, one {Download the letter (PDF)} other {Download the # letters (PDF, less than 2 MB)}}',
  'print.steps.mark':
    'When they have come out of the printer, say so here: they leave the list. As long as it is not said, they stay.',
  'print.mark': '{count, plural, one {The letter is printed} other {The # letters are printed}}',
  'print.ask': '{count, plural, one {Is the letter printed?} other {Are the # letters printed?}}',
  'print.ask.text':
    'They will not be offered for printing again. The journal of each dossier notes that they left on paper.',
  'print.ask.confirm': 'Yes, all is printed',
  'print.done': 'Noted',
  'print.done.text':
    '{count, plural, =0 {Somebody else had said so already.} one {One letter has left the list.} other {# letters have left the list.}}',
  'print.next':
    '{count, plural, one {One more letter waits for the next lot.} other {# more letters wait for the next lot.}}',
  'print.caption': 'Letters of this lot',
  'print.to': 'Addressee',
  'print.letter': 'Letter',
  'print.recorded': 'Written on',
  'print.address': 'Delivery',
  'print.address.envelope': 'By post',
  'print.address.none': 'By hand: no postal address',
  'print.letter.M-01': 'Activation code of the account',
  'print.letter.M-03': 'Receipt: pupil record',
  'print.letter.M-04': 'Decision: pupil record',
  'print.letter.M-05': 'A place: enrolment is open',
  'print.letter.M-06': 'Refusal of the place recorded',
  'print.letter.M-07': 'Enrolment confirmed',
  'print.letter.M-08': 'Enrolment changed',
  'print.letter.M-09': 'Reminder',
  'print.letter.M-10': 'Disagreement reported',
  'print.letter.M-11': 'Enrolment processed',
  'print.letter.M-12': 'Information about the enrolment',
} as const satisfies Record<keyof typeof french, string>;
