import type { jointAccount as french } from '../fr/joint-account.ts';

export const jointAccount = {
  'joint.title': 'Joint account',
  'joint.lead':
    'In a joint account, both keep their own sign-in, see each other’s contact details and may ask to change them. It needs the agreement of both guardians and one address. Either may end it at any time.',
  'joint.of': '{name} – for {children}',
  'joint.NONE': 'Your accounts are separate.',
  'joint.ASKED': 'Asked on {day}. Nothing is shared before the answer.',
  'joint.ASKED_OF_ME': '{name} has proposed a joint account since {day}. Nothing is shared before your answer.',
  'joint.JOINT': 'Joint account since {day}.',
  'joint.SUSPENDED':
    'Joint account suspended: you no longer have one address, nothing is shared. It resumes if the address is one again, unless either of you ends it.',
  'joint.SPLIT':
    'Accounts separate since {day}, {by, select, ME {at your request} OTHER {at the request of {name}} other {by the school}}. Nothing is shared any more.',
  'joint.ask': 'Propose a joint account',
  'joint.agree': 'Accept',
  'joint.refuse': 'Refuse',
  'joint.take-back': 'Take the request back',
  'joint.split': 'Separate the accounts',
  'joint.split.title': 'Separate the accounts?',
  'joint.split.text':
    'From now on, each will see their own contact details only. Changes that one asked for the other and that wait for a decision are taken back.',
  'joint.school.none': 'No joint account among the guardians.',
  'joint.school.of': '{names}, since {day}',
  'joint.also': 'Does this change concern {name} too?',
  'joint.also.yes': '{name} changes postal address too',
  'joint.also.hint':
    'You share a joint account and one address. Without this box, the joint account will be suspended.',
} as const satisfies Record<keyof typeof french, string>;
