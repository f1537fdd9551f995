import type { tasks as fr } from '../fr/tasks.ts';

export const tasks = {
  'tasks.title': 'Tasks',
  'tasks.lead': 'What no list shows by itself. Take a task so that your colleagues leave it.',
  'tasks.claim': 'I take it',
  'tasks.release': 'Give back',
  'tasks.resolve': 'Done',
  'tasks.resolve.ask': 'Is this task done?',
  'tasks.resolve.ask.text': 'It leaves the desk of the whole team.',
  'tasks.mine': 'You have taken it.',
  'tasks.taken': '{name} has had it since {when}.',
  'tasks.since': 'Since {when}.',
  'tasks.done': 'The task is done.',
  'tasks.claimed': 'The task is yours.',
  'tasks.released': 'The task is given back.',
  'task.SETTLE_DISPUTE':
    'The guardians of {pupil, select, none {a pupil} other {{pupil}}} disagree: the head of school decides.',
  'task.SETTLE_DISPUTE.act': 'Decide',
  'task.MAIL_BOUNCED':
    'A letter {pupil, select, none {} other {about {pupil} }}did not arrive: correct the address or call the family.',
  'task.MAIL_BOUNCED.act': 'See',
  'task.NO_LEGAL_GUARDIAN':
    '{pupil, select, none {A pupil} other {{pupil}}} has no legal guardian in the base: without one there is no enrolment.',
  'task.NO_LEGAL_GUARDIAN.act': 'Import the guardians',
  'task.FORMATION_UNKNOWN':
    'The base of the year being prepared does not know the formation {formation}: its pupils cannot enrol yet.',
  'task.FORMATION_UNKNOWN.act': 'Import the nomenclature',
  'task.AUTHORITY_WITHDRAWN':
    'The parental authority of a guardian {pupil, select, none {} other {of {pupil} }}is withdrawn during the campaign: contact the family.',
  'task.AUTHORITY_WITHDRAWN.act': 'See the dossier',
  'task.CAMPAIGN_NOT_READY':
    '{school, select, none {The campaign} other {{school}: the campaign}} of round {round} was not ready at its hour. It opens as soon as it is declared ready.',
  'task.CAMPAIGN_NOT_READY.act': 'Prepare',
  'task.OPEN_DOSSIER':
    'The affectation of {pupil, select, none {a pupil} other {{pupil}}} came after the opening: a dossier is to be opened.',
  'task.OPEN_DOSSIER.act': 'Open a dossier',
  'task.REOPENING_ASKED': 'The origin asks to reopen the enrolment of {pupil, select, none {a pupil} other {{pupil}}}.',
  'task.REOPENING_ASKED.act': 'See the dossier',
  'task.CIVIL_STATUS_ERROR':
    'An error is reported in the civil status of {pupil, select, none {a pupil} other {{pupil}}}.',
  'task.CIVIL_STATUS_ERROR.act': 'Read the report',
  'task.GUARDIAN_DISCLAIMED':
    'Somebody says that they are no legal guardian of {pupil, select, none {a pupil} other {{pupil}}}: their access is frozen.',
  'task.GUARDIAN_DISCLAIMED.act': 'Check the link',
} satisfies Record<keyof typeof fr, string>;
