import type { activation as fr } from '../fr/activation.ts';

export const activation = {
  'activation.title': 'Activate my account',
  'activation.lead': 'Have at hand the letter from your child’s school.',
  'activation.code': 'Activation code',
  'activation.code.hint': 'It is on the letter. Spaces and dashes do not matter.',
  'activation.code.missing': 'Enter the activation code of the letter.',
  'activation.born': 'Child’s date of birth',
  'activation.born.hint': 'That of one of the children named in the letter.',
  'activation.born.missing': 'Enter the whole date of birth: day, month, year.',
  'activation.whose': 'Code recognised. This account belongs to {guardianName}, for: {children}.',
  'activation.login': 'Choose a login',
  'activation.login.hint': 'For instance your email address. At least 4 characters, without spaces.',
  'activation.login.problem': 'A login has at least 4 characters: letters, digits, dot, dash, @.',
  'activation.password': 'Choose a password',
  'activation.password.hint': 'Long rather than complicated: four unrelated words make a good password.',
  'activation.password.problem':
    'This password is too easy to guess: make it longer, or mix letters, digits and signs.',
  'activation.again': 'The same password again',
  'activation.again.problem': 'The two passwords differ.',
  'activation.submit': 'Activate my account',

  'attachment.title': 'Add a child',
  'attachment.lead': 'Another school wrote to you? Its code adds your children there to this account.',
  'attachment.submit': 'Add',
} as const satisfies Record<keyof typeof fr, string>;
