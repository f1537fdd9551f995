import type { papers as french } from '../fr/papers.ts';

export const papers = {
  'paper.notice': 'Download the notice (PDF, less than 50 kB)',
  'paper.recap': 'Download the summary (PDF, less than 50 kB)',
  'paper.receipt': 'Download the receipt (PDF, less than 50 kB)',
  'paper.calendar': 'Add the dates to a calendar (ICS)',
  'file.making': 'The file is being made…',
} as const satisfies Record<keyof typeof french, string>;
