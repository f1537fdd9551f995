import { describe, expect, test } from '@jest/globals';
import {
  IMPORT_RULES,
  type ImportRule,
  importProblem,
  PROBLEMS_KEPT,
  ProblemList,
  problemMessage,
} from '../../exchange/problems.ts';
import * as en from '../../locales/en/exchange.ts';
import * as fr from '../../locales/fr/exchange.ts';

const rules = Object.keys(IMPORT_RULES) as ImportRule[];

describe('every problem of an import', () => {
  test.each(rules)('%s has a sentence in both languages, made of what the problem carries', (rule) => {
    const { params, severity } = IMPORT_RULES[rule];
    const values = Object.fromEntries(params.map((name, index) => [name, index + 7]));
    const problem = { ...importProblem('file-empty', {}), rule, severity, params: values };
    for (const [language, texts] of [
      ['fr', fr.importProblems],
      ['en', en.importProblems],
    ] as const) {
      const sentence = problemMessage(problem, texts, language);
      expect(sentence).toMatch(/^[A-ZÀ-Ü0-9].{10,}/s);
      expect(sentence).not.toMatch(/[{}]/);
      for (const value of Object.values(values)) expect(sentence).toContain(String(value));
    }
  });

  test('there is no sentence for a rule that does not exist', () => {
    expect(Object.keys(fr.importProblems).sort()).toEqual([...rules].sort());
    expect(Object.keys(en.importProblems).sort()).toEqual([...rules].sort());
  });
});

test('a list of problems keeps a readable number of them, and every kind of error is seen behind any number of warnings', () => {
  const list = new ProblemList();
  for (let n = 0; n < PROBLEMS_KEPT + 10; n++) list.add(importProblem('ine-missing', {}, { id: String(n) }));
  expect(list.refused).toBe(false);
  list.add(importProblem('file-empty', {}));
  expect(list.refused).toBe(true);
  expect(list.problems[0]?.rule).toBe('file-empty');
  expect(list.problems).toHaveLength(PROBLEMS_KEPT + 2);
  expect(list.problems.at(-1)).toMatchObject({ rule: 'problems-left-out', params: { count: 10 } });
});
