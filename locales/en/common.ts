import type { common as fr } from '../fr/common.ts';

export const common = {
  'frame.skip': 'Skip to content',
  'frame.language': 'Page language',
  'frame.sign-out': 'Sign out',
  'frame.navigation': 'Main menu',
  'frame.footer': 'Rentrée – school procedures for families',
  'frame.accessibility': 'Accessibility: partially compliant',
  'frame.personal-data': 'Personal data',
  'frame.help': 'Help and contact',
  'frame.home': 'Home',
  'frame.not-found': 'Page not found',
  'frame.not-found.title': 'This address leads to no page',
  'frame.not-found.text': 'The link may be incomplete, or the page may have moved.',

  'state.loading': 'Loading',
  'failure.network.title': 'No connection',
  'failure.network.text':
    'The service did not answer. Check your internet connection, then try again. What you typed is kept.',
  'failure.unexpected.title': 'The service has met a problem',
  'failure.unexpected.text': 'Try again in a few minutes. If this goes on, contact the school.',
  'failure.retry': 'Try again',

  'form.optional': '(optional)',
  'form.choose': 'Choose',
  'form.cancel': 'Cancel',
  'form.problems': '{count, plural, one {One point to correct} other {# points to correct}}',

  'fact.none': 'Not provided',
  'fact.removed': 'Removed',

  'stepper.label': 'Steps',
  'stepper.count': 'Step {rank} of {total}',
  'stepper.next': '– next: {label}',

  'wishes.add': 'Add:',
  'wishes.add-among': '{left, plural, one {Add one wish among:} other {Add up to # wishes among:}}',
  'wishes.full':
    'You have {max, plural, one {one wish, the maximum} other {# wishes, the maximum}}. Remove one to choose another.',
  'wishes.up': 'Move up: {label}',
  'wishes.down': 'Move down: {label}',
  'wishes.remove': 'Remove: {label}',
  'wishes.added': '{label}: added in position {rank}.',
  'wishes.moved': '{label}: now in position {rank}.',
  'wishes.removed': '{label}: removed.',
  'wishes.gone': '{code} (no longer offered)',

  'establishment.address': 'Address',
  'establishment.phone': 'Telephone',
  'establishment.email': 'Email',
  'establishment.website': 'Website',
  'establishment.head': 'Head of school',
} as const satisfies Record<keyof typeof fr, string>;
