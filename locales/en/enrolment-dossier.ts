import type { enrolmentDossier as fr } from '../fr/enrolment-dossier.ts';

export const enrolmentDossier = {
  'status.NOTIFIED': 'Answer awaited',
  'status.SEEN': 'Answer awaited',
  'status.IN_PROGRESS': 'Begun',
  'status.VALIDATED': 'Enrolment validated',
  'status.INTEGRATED': 'Taken into account',
  'status.COMPLETE': 'Dossier complete',
  'status.REFUSED': 'Place refused',
  'status.CANCELLED': 'Place cancelled',
  'status.NOT_ENROLLED': 'Deadline passed',
  'status.PAPER': 'Paper dossier',
  'status.DISPUTED': 'Disagreement reported',

  'enrolment.title': '{firstName}’s enrolment',
  'enrolment.lead': '{formation} – {receiving}',
  'enrolment.failed': 'Enrolment at the lycée',
  'enrolment.overtaken.by':
    'The last act is by {by}, on {when}. What you typed is kept on this screen; nothing was sent.',
  'enrolment.overtaken.see': 'See where the dossier stands',

  'failed.waits':
    'Nothing has left. As soon as the connection is back it is sent by itself, once; keep this page open.',
  'failed.kept': 'What you typed is kept. Nothing was sent.',
  'unsent.title': 'Draft not sent: your child is not enrolled yet.',
  'unsent.text': 'Nothing goes to the lycée before “Validate the enrolment”, on the last page, before {until}.',
  'unsent.change': 'Change not sent: the enrolment already validated stands.',
  'unsent.change.text': 'It is replaced only if you validate again, on the last page, before {until}.',
  'unsent.sending.submit': 'Enrolment on its way.',
  'unsent.sending.refuse': 'Refusal on its way.',
  'unsent.sending.agree': 'Agreement on its way.',
  'unsent.sending.object': 'Report on its way.',
  'unsent.sending.text': 'Received under number {number}: nothing can be lost any more. The answer will show here.',

  'step.affectation': 'Decision (affectation)',
  'step.lycee': 'The lycée',
  'step.decision': 'Accept or refuse',
  'step.decision.lead': 'Your answer to the place of {firstName}.',

  'step.langues': 'Languages',
  'step.langues.lead': 'The languages {firstName} already follows. Check their order.',
  'step.enseignements': 'Courses',
  'step.enseignements.lead': 'What {firstName} will follow beside the common programme.',
  'step.regime': 'Meals and boarding',
  'step.regime.lead': 'Meals and lodging at the lycée.',
  'step.fiche': 'Pupil record',
  'step.fiche.lead':
    'Read again, correct if need be, and confirm: without this confirmation the enrolment does not count.',
  'step.validation': 'Check and validate',
  'step.validation.lead': 'Read everything again. Nothing is sent to the lycée before you validate.',
  'step.led-back': 'This page comes before the one you asked for: go on from here.',
  'decision.text': 'Place offered: {formation} – {receiving}.',
  'decision.means':
    'Accepting leads to the choices, then to the pupil record: the enrolment is only made on the last page. Refusing frees the place; a page will ask you to confirm it.',
  'decision.accept': 'Accept and continue',
  'decision.refuse': 'Refuse this place',
  'step.next': 'Continue',
  'step.back': 'Back',

  'draft.idle': '',
  'draft.saving': 'Saving…',
  'draft.saved': 'Draft saved.',
  'draft.no-network':
    'No connection: what you typed is kept on this device and will be saved as soon as the connection is back.',
  'draft.no-service':
    'The service does not answer as it should: what you typed is kept on this device and tried again every fifteen seconds.',
  'draft.no-session': 'Session ended: what you typed is kept on this device. Sign in again.',
  'draft.refused': 'The service did not save the draft, but what you typed is kept on this device.',
  'draft.followed': 'This dossier is also open in another tab: what you typed there is taken over here.',
  'draft.offered.elsewhere':
    'This dossier was also filled in elsewhere, by you or the other guardian. What is on this screen takes the place of that draft.',
  'draft.offered.before': 'You had begun typing on this device before the last validation. It was not sent.',
  'draft.offered.take': 'Take the other input',
  'draft.offered.leave': 'Keep what is on the screen',

  'choices.fixed': 'A reminder of what is followed. There is nothing to choose.',
  'choices.given': 'Given with the place: there is nothing to choose.',
  'choices.only': 'The only possibility in this lycée: there is nothing to choose.',
  'choices.nothing': 'With your answers so far, there is nothing to choose here.',
  'choices.asked-now': 'A question is added: {groups}.',
  'choices.asked-no-more': 'A question was removed with this answer.',
  'choices.full': 'Full',
  'choices.full.wish': '{label} (full for now)',
  'choices.request': 'Boarding is a request: it depends on the places. The lycée will answer you.',
  'choices.hint.exempt': '{options}: in addition, if you wish.',
  'choices.problem.full': '{label}: “{option}” is full. Choose something else.',
  'choices.problem.elsewhere': '{label}: “{option}” is already chosen above. Choose something else.',
  'choices.rank': 'Position {rank}',
  'choices.none': 'None',
  'choices.hint.swap': 'This lycée allows the order of languages to be swapped. Use the arrows to swap them.',
  'choices.hint.ranked':
    'Rank {min} to {max} wishes, the preferred one first. The lycée follows this order as places allow.',
  'choices.hint.ranked-optional':
    'Rank up to {max} wishes, the preferred one first, or none. The lycée follows this order as places allow.',
  'choices.hint.multi': '{min, plural, =0 {Up to {max} to choose.} other {From {min} to {max} to choose.}}',
  'choices.hint.optional': 'One, or none.',
  'choices.hint.single': 'One choice, required.',
  'choices.problem.too-few': '{label}: {min, plural, one {make a choice.} other {choose at least #.}}',
  'choices.problem.too-many': '{label}: {max, plural, one {only one choice is possible.} other {# choices at most.}}',
  'choices.problem.gone': '{label}: “{code}” is no longer offered. Choose something else.',
  'choices.problem.repeated': '{label}: the same answer appears twice.',
  'choices.problem.other': '{label}: this answer is not possible.',

  'record-step.missing': 'Tick the box to confirm the record, even if nothing changes.',

  'summary.means':
    'By validating, you accept the place in this lycée and the enrolment is done. You can change your choices until {until}.',
  'summary.submit': 'Validate the enrolment',

  'confirmation.title': '{firstName} has a place at the lycée',
  'confirmation.pending.title': 'Enrolment received',

  'act.refuse': 'Refuse the place',
  'act.agree': 'Give my agreement',
  'act.object': 'Report a disagreement',
} as const satisfies Record<keyof typeof fr, string>;
