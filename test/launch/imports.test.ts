/** The import rules, tried on a small tree where each one is broken once. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { projectRoot } from '../../config/environment.ts';

/** File, what it imports, and the rules that must refuse it. */
const imports: [string, string, string[]][] = [
  ['domain/allowed.ts', "import 'zod/mini'; import '@casl/ability'; import type { A } from '../api/end.ts';", []],
  ['domain/a-clock.ts', "import 'node:fs';", ['domain-packages']],
  ['domain/whole-zod.ts', "import 'zod';", ['domain-packages']],
  ['domain/a-table.ts', "import '../database/row.ts';", ['domain-folders']],
  ['workflows/allowed.ts', "import '@temporalio/workflow'; import '../domain/allowed.ts';", []],
  ['workflows/a-row.ts', "import '../database/row.ts';", ['workflows-folders']],
  ['workflows/a-setting.ts', "import '../config/settings.ts';", ['workflows-folders']],
  ['workflows/a-library.ts', "import 'pg';", ['workflows-packages']],
  ['workflows/story/messages.ts', "import '@temporalio/workflow';", []],
  ['workflows/story/workflow.ts', '', []],
  ['activities/allowed.ts', "import '../exchange/reader.ts'; import '../locales/words.ts'; import 'pg';", []],
  ['activities/of-the-api.ts', "import '../api/end.ts';", ['activities-folders']],
  [
    'api/allowed.ts',
    "import '../workflows/story/messages.ts'; import '../exchange/reader.ts'; import '../documents/allowed.ts';",
    [],
  ],
  ['api/the-story.ts', "import '../workflows/story/workflow.ts';", ['api-folders']],
  ['api/an-activity.ts', "import '../activities/allowed.ts';", ['api-folders']],
  [
    'ui/allowed.ts',
    "import 'lit'; import '@lit/task'; import '../locales/words.ts'; import '../domain/allowed.ts';",
    [],
  ],
  ['ui/a-row.ts', "import '../database/row.ts';", ['ui-folders']],
  ['ui/a-driver.ts', "import 'pg';", ['ui-packages']],
  ['locales/words.ts', '', []],
  ['locales/a-rule.ts', "import '../domain/allowed.ts';", ['locales-folders']],
  ['exchange/reader.ts', "import '../database/row.ts'; import 'saxes';", []],
  ['exchange/words.ts', "import '../locales/words.ts';", ['exchange-folders']],
  [
    'documents/allowed.ts',
    "import 'pdfkit'; import 'node:fs'; import '../locales/words.ts'; import '../letters/words.ts';",
    [],
  ],
  ['documents/a-row.ts', "import '../database/row.ts';", ['documents-folders']],
  ['documents/a-setting.ts', "import '../config/settings.ts';", ['documents-folders']],
  ['documents/a-driver.ts', "import 'pg';", ['documents-packages']],
  ['letters/words.ts', '', []],
  ['letters/a-paper.ts', "import '../documents/allowed.ts';", ['letters-folders']],
  ['config/settings.ts', "import 'zod'; import 'node:fs';", []],
  ['config/a-driver.ts', "import 'pg';", ['config-packages']],
  ['database/row.ts', "import '../domain/allowed.ts'; import '../config/settings.ts';", []],
  ['database/a-page.ts', "import '../ui/allowed.ts';", ['database-folders', 'nobody-imports-the-ends']],
  ['database/a-launcher.ts', "import '../launch/start.ts';", ['database-folders', 'nobody-imports-launch']],
  ['launch/start.ts', "import '../api/end.ts'; import '../activities/allowed.ts';", []],
  ['api/end.ts', "import '../nowhere.ts'; export interface A { a: 1 }", ['nothing-unresolved']],
  ['exchange/egg.ts', "import './hen.ts';", ['no-cycle']],
  ['exchange/hen.ts', "import './egg.ts';", []], // a cycle is reported once
];

let dir: string;
const broken = new Map<string, Set<string>>();

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'rentree-imports-'));
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json']) {
    copyFileSync(join(projectRoot, file), join(dir, file));
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(dir, 'node_modules'));
  for (const [file, source] of imports) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), `${source}\n`);
  }
  const cruiser = join(projectRoot, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const folders = [...new Set(imports.map(([file]) => file.split('/')[0] ?? ''))];
  const { stdout } = spawnSync(
    process.execPath,
    [cruiser, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders],
    { cwd: dir, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  for (const { from, rule } of summary.violations) broken.set(from, (broken.get(from) ?? new Set()).add(rule.name));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test.each(imports)('%s, which says %s, breaks %j', (file, _source, rules) => {
  expect([...(broken.get(file) ?? [])].sort()).toEqual(rules);
});
