import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const root = new URL('../../', import.meta.url).pathname;
const BUDGET = 55_000;
let built: string;
let manifest: Readonly<Record<string, Chunk>>;

beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), 'rentree-weight-'));
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const options = [
    'build',
    '-c',
    join(root, 'ui/vite.config.ts'),
    '--outDir',
    built,
    '--manifest',
    '--logLevel',
    'error',
  ];
  execFileSync(process.execPath, [vite, ...options], { cwd: root });
  manifest = JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8'));
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

/** Files that a chunk needs before it runs: itself, its style, and what it imports, to the end. */
function filesOf(name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`No chunk ${name}`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const style of chunk.css ?? []) seen.add(style);
  for (const imported of chunk.imports ?? []) filesOf(imported, seen);
  return seen;
}

const gzipped = (file: string): number => gzipSync(readFileSync(join(built, file)), { level: 9 }).length;
const weightOf = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + gzipped(file), 0);

describe('what a parent must fetch', () => {
  test('before the home page shows weighs less than the budget', () => {
    const files = new Set([...filesOf('index.html'), ...filesOf('family/home-page.ts'), 'index.html']);
    expect(weightOf(files)).toBeLessThan(BUDGET);
  });

  test('before a step of the enrolment shows weighs less than the budget', () => {
    const files = new Set([...filesOf('index.html'), ...filesOf('family/enrolment/enrolment-page.ts'), 'index.html']);
    expect(weightOf(files)).toBeLessThan(BUDGET);
  });

  test('to open the record from the home page is about half as much again', () => {
    const before = new Set([...filesOf('index.html'), ...filesOf('family/home-page.ts')]);
    const after = [...filesOf('family/record/record-page.ts')].filter((file) => !before.has(file));
    expect(after.length).toBeGreaterThan(0);
    expect(weightOf(after)).toBeLessThan(31_000);
  });

  test('while the affectation is read, for the controls of the choices, is little more', () => {
    const before = new Set([...filesOf('index.html'), ...filesOf('family/enrolment/enrolment-page.ts')]);
    const after = [...filesOf('family/enrolment/choices-step.ts')].filter((file) => !before.has(file));
    expect(after.length).toBeGreaterThan(0);
    expect(weightOf(after)).toBeLessThan(5_000);
  });
});

test('no page holds code or style of its own, which the policy would refuse', () => {
  for (const page of ['index.html', 'etablissement/index.html', 'academie/index.html']) {
    const text = readFileSync(join(built, page), 'utf8');
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  }
});
