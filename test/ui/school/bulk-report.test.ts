import { beforeAll, describe, expect, test } from '@jest/globals';
import french from '../../../locales/fr/school.ts';
import { addWords } from '../../../ui/i18n/words.ts';
import { resultInWords, subjectsOf } from '../../../ui/school/bulk/bulk-words.ts';
import { byReason, type Named, timeLeft } from '../../../ui/school/bulk/report.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const line = (firstName: string, refusal: Named['refusal']): Named => ({
  subjectId: firstName,
  lastName: 'ESSAI',
  firstName,
  refusal,
});
const problem = (code: 'state-forbids' | 'reminded-already', details?: Record<string, string>): Named['refusal'] => ({
  type: `/problems/${code}`,
  title: `title of ${code}`,
  detail: `detail of ${code}`,
  status: 409,
  code,
  ...(details && { details }),
});

beforeAll(() => addWords(french, async () => ({})));

describe('the reasons of a report', () => {
  test('are gathered, the one of most pupils first; a state that forbids says which one it is', () => {
    const told = [
      line('Ana', null),
      line('Bao', problem('reminded-already')),
      line('Cléo', problem('state-forbids', { state: 'INTEGRATED', act: 'remind' })),
      line('Dina', problem('state-forbids', { state: 'PAPER', act: 'remind' })),
      line('Elio', problem('state-forbids', { state: 'INTEGRATED', act: 'remind' })),
      line('Fatou', problem('state-forbids', { state: 'ENDED', act: 'any' })),
    ];
    const groups = byReason(told, 'remind');
    expect(
      groups.map(({ title, detail, lines }) => [plain(title), detail, lines.map((each) => each.firstName)]),
    ).toEqual([
      [`Dossier dans l’état « ${french['dossier.state.INTEGRATED']} »`, '', ['Cléo', 'Elio']],
      ['title of reminded-already', 'detail of reminded-already', ['Bao']],
      [`Dossier dans l’état « ${french['dossier.state.PAPER']} »`, '', ['Dina']],
      ['title of state-forbids', 'detail of state-forbids', ['Fatou']],
    ]);
  });
});

test('a record change that waits for nobody any more says which state it is in', () => {
  const groups = byReason(
    [line('Ana', problem('state-forbids', { state: 'NOTIFIED', act: 'decide' }))],
    'acceptChanges',
  );
  expect(groups.map(({ title }) => plain(title))).toEqual([
    `Demande dans l’état « ${french['record-change.state.NOTIFIED']} »`,
  ]);
});

test('what an act was about is found among the dossiers, or among the record changes', () => {
  expect(subjectsOf('integrate')).toBe('inscriptions');
  expect([subjectsOf('acceptChanges'), subjectsOf('refuseChanges')]).toEqual(['modifications', 'modifications']);
});

test.each([
  [600, '10 min 00'],
  [580, '9 min 40'],
  [65, '1 min 05'],
  [60, '1 min 00'],
  [59, '59 s'],
  [1, '1 s'],
])('%s seconds left read « %s »', (seconds, words) => {
  expect(plain(timeLeft(seconds))).toBe(words);
});

test.each([
  [{ DONE: 23, REFUSED: 2, WAITING: 0, UNDONE: 0, KEPT: 0 }, '23 faits, 2 non faits'],
  [{ DONE: 1, REFUSED: 0, WAITING: 4, UNDONE: 0, KEPT: 0 }, '1 fait, 4 en attente'],
  [{ DONE: 0, REFUSED: 1, WAITING: 0, UNDONE: 3, KEPT: 1 }, '1 fait, 3 annulés, 1 non fait'],
])('%o is told in a few words', (counts, words) => {
  expect(resultInWords({ counts })).toBe(words);
});
