import type { account as fr } from '../fr/account.ts';

export const account = {
  'sign-in.title': 'Sign in',
  'sign-in.lead': 'One account for all your children, even in different schools.',
  'sign-in.staff-lead': 'For the staff of schools and academies.',
  'sign-in.login': 'Login',
  'sign-in.password': 'Password',
  'sign-in.login.missing': 'Enter your login.',
  'sign-in.password.missing': 'Enter your password.',
  'sign-in.assisted': 'I am on a school’s computer',
  'sign-in.assisted.hint': 'The session lasts a quarter of an hour at most.',
  'sign-in.submit': 'Sign in',
  'sign-in.lost.title': 'Your session has ended',
  'sign-in.lost.text': 'Sign in again to continue. What you typed is kept.',
  'sign-in.first.title': 'First visit?',
  'sign-in.first.text':
    'The school gave you a letter with an activation code. With this code and your child’s date of birth, you choose your login and password.',
  'sign-in.first.link': 'Activate my account',
  'sign-in.help':
    'Letter lost, password forgotten, no computer: your child’s school will help you, and can lend you a computer.',
} as const satisfies Record<keyof typeof fr, string>;
