/** What docs/features.md says is looked up: each address, route, command, path and test that it names must be there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { routes } from '../../api/contract/index.ts';
import type { Route } from '../../api/contract/route.ts';
import { projectRoot } from '../../config/environment.ts';
import { JOURNEY_STEPS } from '../../domain/enrolment-dossier/journey.ts';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const page = read('docs/features.md');

interface Row {
  readonly id: string;
  readonly where: string;
  readonly tests: string;
  readonly missing: string;
}

/** The rows under a heading; the first cell names the row, the last two are the tests and what is missing. */
function rowsUnder(heading: string): Row[] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) => {
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return {
      id: cells[0] ?? '',
      where: cells.slice(1, -2).join(' '),
      tests: cells.at(-2) ?? '',
      missing: cells.at(-1) ?? '',
    };
  });
}

const features = rowsUnder('The statements of the seed');
const formations = rowsUnder('The formations (§3.5)');
const edgeCases = rowsUnder('The edge cases (§3.8)');
const recordRules = rowsUnder('The record change (§2.2, §2.3)');
const everyRow = [...features, ...recordRules, ...formations, ...edgeCases];

const numbered = (letter: string, upTo: number): string[] =>
  Array.from({ length: upTo }, (_, index) => `${letter}-${String(index + 1).padStart(2, '0')}`);
const isOpen = ({ tests }: Row): boolean => tests === '**open**';
/** What is owed of both services: every one of these has a screen, command or route, and a test. */
const owed = numbered('F', 79).filter((id) => {
  const n = Number(id.slice(2));
  return n <= 2 || (n >= 6 && n <= 10) || n === 12 || n === 13 || (n >= 18 && n <= 40) || n >= 48;
});

const citations = everyRow
  .filter((row) => !isOpen(row))
  .flatMap(({ id, tests }) => tests.split('<br>').map((citation) => ({ id, citation })));
const spans = [...page.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span as string);
const spansLike = (form: RegExp): string[] => [...new Set(spans.filter((span) => form.test(span)))];

/** Addresses that the pages answer, as their entries list them. */
const addresses: readonly string[] = (() => {
  const each = (entry: string, form: RegExp): string[] =>
    [...read(entry).matchAll(form)].map(([, path]) => path as string);
  const texts = /\[('accessibilite'[^\]]*)\]/.exec(read('ui/family/family-entry.ts'))?.[1] ?? '';
  const pages = /export type OtherPage = ([^;]+);/.exec(read('ui/family/enrolment/paths.ts'))?.[1] ?? '';
  const quoted = (text: string): string[] => [...text.matchAll(/'([^']+)'/g)].map(([, word]) => word as string);
  return [
    ...['/', '/etablissement/', '/academie/'],
    ...each('ui/family/family-entry.ts', /path: '([^']+)'/g),
    ...quoted(texts).map((name) => `/${name}`),
    ...[...JOURNEY_STEPS, ...quoted(pages)].map((name) => `/inscription/:dossierId/${name}`),
    ...each('ui/school/school-entry.ts', /page\('([^']*)'/g).map((path) => `/etablissement/:uai${path}`),
    ...each('ui/academy/academy-entry.ts', /page\('([^']*)'/g).map((path) => `/academie/:code${path}`),
  ];
})();

test('every statement of the seed, every formation and every edge case has its row, once', () => {
  expect(features.map(({ id }) => id)).toEqual(numbered('F', 79));
  expect(edgeCases.map(({ id }) => id)).toEqual(numbered('E', 22));
  expect(formations).toHaveLength(10); // the nine rows of §3.5, and its two nomenclatures side by side
});

describe('a row', () => {
  test('cites tests that exist, by file and name', () => {
    const problems = citations.flatMap(({ id, citation }) => {
      const [, file, name] = /^`(test\/[^`]+\.test\.ts)` › (.+)$/.exec(citation) ?? [];
      if (!file || !name) return [`${id}: no citation of a test: ${citation}`];
      if (!existsSync(join(projectRoot, file))) return [`${id}: no file ${file}`];
      // A name is the first thing in the parentheses of describe, test, or of what test.each gives back.
      const isThere = ["'", '"', '`'].some((quote) => {
        const [before = '', ...after] = read(file).split(`${quote}${name}${quote}`);
        return after.length > 0 && /\(\s*$/.test(before);
      });
      return isThere ? [] : [`${id}: ${file} has no test ${name}`];
    });
    expect(problems).toEqual([]);
  });

  test('without a test says that it is open, and what is missing', () => {
    const open = everyRow.filter(isOpen);
    expect(open.filter(({ missing }) => missing.length < 5).map(({ id }) => id)).toEqual([]);
    expect(everyRow.filter(({ tests, missing }) => tests === '' || missing === '').map(({ id }) => id)).toEqual([]);
  });

  test('of the enrolment has its screen, command or route, and its test', () => {
    const poor = features.filter((row) => owed.includes(row.id) && (isOpen(row) || row.where.endsWith('—')));
    expect(poor.map(({ id }) => id)).toEqual([]);
  });
});

describe('the page names only', () => {
  test('addresses that the pages answer', () => {
    const named = spansLike(/^\//);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((address) => !addresses.includes(address))).toEqual([]);
  });

  test('routes of the contract', () => {
    const served = Object.values<Route>(routes).map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    const named = spansLike(/^[A-Z]+ \//);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((route) => !served.includes(route))).toEqual([]);
  });

  test('commands of package.json', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = spansLike(/^npm /).map((command) => command.replace(/^npm (run )?/, '').split(' ')[0] ?? '');
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((command) => !(command in scripts))).toEqual([]);
  });

  test('files that are there', () => {
    const named = spansLike(/^[a-z-]+\/.+\.\w+$/);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
  });
});
