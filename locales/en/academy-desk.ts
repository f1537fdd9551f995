import type { academyDesk as french } from '../fr/academy-desk.ts';

export const academyDesk: Record<keyof typeof french, string> = {
  'academy.service': 'Academies’ area',
  'academy.name': 'Academy of {name}',
  'academy.choose': 'Choose an academy',
  'academy.campaigns.nav': 'Campaigns',
  'academy.campaigns.title': 'Enrolment campaigns',
  'academy.campaigns.lead': 'Academy of {name}: how far lycées and families are.',
  'academy.totals': 'In the whole academy',
  'academy.campaigns.all': 'By establishment',
  'academy.campaigns.states': 'Filter by state of the campaign',
  'academy.campaigns.states.all': 'All',
  'academy.campaigns.caption': '{count, plural, one {# campaign} other {# campaigns}}',
  'academy.campaigns.establishment': 'Establishment',
  'academy.campaigns.campaign': 'Campaign',
  'academy.campaigns.dates': 'Dates',
  'academy.campaigns.expected': 'Expected',
  'academy.campaigns.progress': 'Answers',
  'academy.campaigns.empty.title': 'No campaign',
  'academy.campaigns.empty.text':
    'Set the calendar of the round, then import the affectation: each lycée that receives pupils then has its campaign.',

  'academy.rounds.nav': 'Calendar',
  'academy.templates.nav': 'Templates of options',
  'academy.rounds.title': 'Calendar of the rounds',
  'academy.rounds.lead':
    'Opening and closing are the bounds of the campaigns; an establishment may choose its dates within them.',
  'academy.rounds.empty.title': 'No calendar',
  'academy.rounds.empty.text': 'Set the dates of the first round: the campaigns then come with the affectation.',
  'academy.rounds.add': 'Add a round',
  'academy.rounds.edit': 'Edit this calendar',
  'academy.rounds.year': 'Year of entry',
  'academy.rounds.year.hint': 'The year of September: 2027 for 2027-2028.',
  'academy.rounds.round': 'Round',
  'academy.rounds.follow': 'The campaigns of this round that are not closing yet will follow these dates.',
  'academy.rounds.save': 'Save the calendar',
  'academy.rounds.saved': 'The calendar is saved',
  'academy.rounds.saved.text': 'The campaigns it concerns follow these dates.',
  'academy.rounds.problem.year': 'Enter a year, for example 2027.',
  'academy.rounds.problem.round': 'Enter the number of the round, 1 to 9.',
  'academy.rounds.problem.exists': 'This round exists already: edit it instead.',

  'academy.affectation.nav': 'Affectation',
  'academy.affectation.title': 'Import the affectation',
  'academy.affectation.lead': 'The results of a round, as CSV. Nothing is written before you agree.',
  'academy.affectation.text':
    'Each pupil assigned to a public lycée gets an enrolment dossier. A pupil whom no imported base knows gets a paper dossier: the lycée’s list is complete on the first day.',
  'academy.affectation.columns': 'Columns needed',
  'academy.affectation.columns.text':
    'Separated by semicolons, in UTF-8 or ISO-8859-15, in any order. The other columns are optional; the barème is never kept.',
};
