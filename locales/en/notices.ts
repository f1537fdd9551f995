import type { notices as fr } from '../fr/notices.ts';

export const notices = {
  'accessibility.title': 'Accessibility statement',
  'accessibility.status': 'Compliance status',
  'accessibility.status.text':
    'Rentrée is partially compliant with the French accessibility standard (RGAA 4.1), because of the points listed below.',
  'accessibility.tests': 'Test results',
  'accessibility.tests.text':
    'Each page is checked by automatic tools (axe) and by keyboard, at widths of 320, 768 and 1280 pixels, in light and dark. No independent audit has been made yet.',
  'accessibility.limits': 'Content not accessible or not checked',
  'accessibility.limits.text':
    'The pages have not yet been checked with the screen readers NVDA, JAWS and VoiceOver. Messages written by schools are not checked.',
  'accessibility.contact': 'Contact',
  'accessibility.contact.text':
    'If something stays out of your reach, contact your child’s school: it will help you proceed in another way, on the spot or on paper, and pass the problem on.',
  'accessibility.remedy': 'Remedy',
  'accessibility.remedy.text':
    'If you reported an accessibility fault that keeps you from using the service and got no satisfactory answer, you can write to the Défenseur des droits: form on defenseurdesdroits.fr, the delegate of your region, or free post without a stamp to Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',

  'personal-data.title': 'Personal data',
  'personal-data.who': 'Who processes these data',
  'personal-data.who.text':
    'Your child’s school, for the pupil record; the receiving lycée, for the enrolment. Each is responsible for its data, with the academy that runs the service.',
  'personal-data.why': 'Why',
  'personal-data.why.text':
    'To keep the pupil base up to date and enrol pupils at the lycée. This is a public task (orders of 26 March 2013 and 15 November 2013).',
  'personal-data.what': 'Which',
  'personal-data.what.text':
    'Those of the pupil record and the enrolment choices, nothing else. No health data, no family situation, no social security number.',
  'personal-data.recipients': 'Who sees them',
  'personal-data.recipients.text':
    'Authorised staff of the present school and of the receiving lycée. The present school sees how far the enrolment is, not the choices. Each legal guardian sees their own details and the pupil’s; the other guardian’s address is shown only if it is also the pupil’s or their own.',
  'personal-data.duration': 'For how long',
  'personal-data.duration.text':
    'Requests to change the record: one year after their decision. Enrolment choices: until the end of the school year prepared. The access log: twelve months at most.',
  'personal-data.rights': 'Your rights',
  'personal-data.rights.text':
    'Access, rectification, objection, restriction: with the head of school, or the academy’s data protection officer. The record itself lets you ask for a rectification.\nYou can also complain to the CNIL (cnil.fr).',
  'personal-data.cookies': 'What your browser keeps',
  'personal-data.cookies.text':
    'A session cookie, erased when you sign out; the language chosen; and, as long as it is not sent, what you typed, erased when you sign out. No audience measurement, no tracker.',

  'help.title': 'Help and contact',
  'help.account': 'I cannot sign in',
  'help.account.text':
    'Check the login and password chosen at activation. Letter lost or password forgotten: ask your child’s school for a new code.',
  'help.enrol': 'How to enrol my child at the lycée',
  'help.enrol.text':
    'After the results, open your child’s card on the home page, read about the place, accept, answer the questions, confirm the record and validate. A receipt is shown.\nYou can stop and resume: what you enter is saved. The enrolment counts only once validated.',
  'help.record': 'How to change an address or a telephone',
  'help.record.text':
    'Open your child’s record, change what must be changed, send. The school decides point by point and tells you.',
  'help.separated': 'We are separated',
  'help.separated.text':
    'Each legal guardian has their own account and may proceed; the other is told. Your details are not shown to the other guardian.',
  'help.computer': 'I have neither computer nor email',
  'help.computer.text':
    'A telephone is enough. Otherwise the school lends a computer and prints the receipt, or enrols you on paper.',
  'help.contact': 'Whom to contact',
  'help.contact.text':
    'The secretariat of your child’s school, or of the lycée for the enrolment: their details are on the dossier’s page.',
} as const satisfies Record<keyof typeof fr, string>;
