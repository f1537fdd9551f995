import type { bulkDecisions as french } from '../fr/bulk-decisions.ts';

export const bulkDecisions = {
  'bulk.title.acceptChanges': '{count, plural, one {Acceptance of # request} other {Acceptance of # requests}}',
  'bulk.title.refuseChanges': '{count, plural, one {Refusal of # request} other {Refusal of # requests}}',
  'bulk.accepted.changes':
    '{count, plural, =0 {Nothing was accepted} one {# request accepted} other {# requests accepted}}',
  'bulk.refused-all.changes':
    '{count, plural, =0 {Nothing was refused} one {# request refused} other {# requests refused}}',
  'bulk.refused.changes': '{count, plural, one {# request still to deal with} other {# requests still to deal with}}',
  'bulk.to-look-at': '{count, plural, one {# item still to decide} other {# items still to decide}}',
  'bulk.to-look-at.text':
    'Only a part of these requests was decided. Families receive the outcome once everything is decided.',
  'bulk.reason.change-state': 'Request in the state “{state}”',
  'decisions.title': 'Decide several requests',
  'decisions.title.pupil': 'All requests about one pupil',
  'decisions.lead': 'Check the values, take out what must be looked at by itself, then confirm once.',
  'decisions.given': 'Reason: {reason}',
  'decisions.named': 'name “{name}”',
  'decisions.narrowed': 'Only: {what}',
  'decisions.open': 'Decide this list at once',
  'decisions.open.pupil': 'All requests about this pupil',
  'decisions.kinds': 'Information to decide',
  'decisions.kinds.all': 'All information',
  'decisions.kinds.none': 'Choose at least one kind of information.',
  'decisions.act': 'Decision',
  'decisions.act.acceptChanges': 'Accept',
  'decisions.act.refuseChanges': 'Refuse, with one same reason',
  'decisions.reason': 'Reason of the refusal, sent to each family',
  'decisions.reason.missing': 'Write the reason of the refusal.',
  'decisions.caption': 'Requests that can be decided, the oldest first',
  'decisions.choose': 'Choose the request about {pupil}',
  'decisions.choose.all': 'Choose all',
  'decisions.pupil': 'Pupil',
  'decisions.by': 'Asked for by',
  'decisions.what': 'What would be decided',
  'decisions.now': 'In the base:',
  'decisions.asked': 'Asked for:',
  'decisions.left': 'Left to be decided by itself: {field}. {why}',
  'decisions.left.item-stale': 'The base has changed since the request.',
  'decisions.left.item-conflict': 'The two guardians ask for different values.',
  'decisions.left.item-evidence': 'A supporting document is to be read.',
  'decisions.left.not-permitted': 'You do not hold the right to decide this item.',
  'decisions.aside':
    '{count, plural, one {# request to look at by itself} other {# requests to look at by themselves}}',
  'decisions.more': '{total} requests are waiting. The {shown} oldest are here: the next ones will follow.',
  'decisions.empty.title': 'Nothing to decide here',
  'decisions.empty.text': 'No waiting request is about this information.',
  'decisions.chosen':
    '{changes, plural, one {# request chosen} other {# requests chosen}} ({fields, plural, one {# item} other {# items}})',
  'decisions.do.acceptChanges': '{count, plural, one {Accept # request} other {Accept # requests}}',
  'decisions.do.refuseChanges': '{count, plural, one {Refuse # request} other {Refuse # requests}}',
  'decisions.final.acceptChanges':
    'The accepted values are written into the pupil base and the guardians are told. A decision cannot be undone.',
  'decisions.final.refuseChanges':
    'Nothing changes in the base; each family receives the reason of the refusal. A decision cannot be undone.',
  'decisions.ask.acceptChanges': '{count, plural, one {Accept # request?} other {Accept # requests?}}',
  'decisions.ask.refuseChanges': '{count, plural, one {Refuse # request?} other {Refuse # requests?}}',
} satisfies Record<keyof typeof french, string>;
