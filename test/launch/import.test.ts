import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { childEnvironment, projectRoot } from '../../config/environment.ts';
import { writeDemoAcademy } from '../../database/demo-academy/index.ts';
import type { Calendar } from '../../domain/campaign/calendar.ts';
import { freshDatabase, type TestDatabase } from '../servers/database.ts';
import { freshTemporal } from '../servers/temporal.ts';

let folder: string;
let paths: string[];
let database: TestDatabase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rentree-import-'));
  chmodSync(folder, 0o755); // PostgreSQL may have to pass through it as another account than ours
  paths = await writeDemoAcademy(join(folder, 'files'), { schoolYear: 2026 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

const calendar: Calendar = {
  opensAt: Date.UTC(2027, 5, 28),
  closesAt: Date.UTC(2027, 6, 5),
  reminders: [],
  reminderSpreadMs: 0,
  graceMs: 0,
  quietHours: null,
};

/** Runs the command as npm would, and tells all it said. */
async function command(args: string[], variables: Record<string, string | null> = {}) {
  const child = spawn(process.execPath, [join('launch', 'import.ts'), ...args], {
    cwd: projectRoot,
    env: childEnvironment({ DATABASE_URL: database.url, RENTREE_DATA: join(folder, 'data'), ...variables }),
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (part: Buffer) => {
    said.stdout += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    said.stderr += part.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}

async function pupils(): Promise<number> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query('select count(*)::int as n from pupil');
  await client.end();
  return rows[0].n;
}

interface Report {
  files: {
    file: string;
    kind: string;
    uai: string | null;
    schoolYear: number;
    counts: Record<string, { new: number }>;
    problems: object[];
  }[];
  applied: boolean;
}
const reportOf = (stdout: string): Report => {
  const lines = stdout.trimEnd().split('\n');
  return JSON.parse(lines.at(-1) as string);
};

describe('npm run import', () => {
  test('previews without writing, then applies, then has nothing to do', async () => {
    const preview = await command(['--preview', '--json', ...paths]);
    expect({ code: preview.code, applied: reportOf(preview.stdout).applied }).toEqual({ code: 0, applied: false });
    expect(await pupils()).toBe(0);

    const applied = await command(['--json', ...paths]);
    expect(applied.code).toBe(0);
    const report = reportOf(applied.stdout);
    expect(report.applied).toBe(true);
    expect(report.files).toEqual(reportOf(preview.stdout).files);
    expect(Object.keys(report.files[0] ?? {})).toEqual(['file', 'kind', 'uai', 'schoolYear', 'counts', 'problems']);
    expect(
      report.files.find(({ file }) => file.endsWith('0990001N-2026/ExportXML_ElevesAvecAdresses.zip')),
    ).toMatchObject({
      kind: 'eleves',
      uai: '0990001N',
      schoolYear: 2026,
      counts: { pupils: { new: 140, changed: 0, unchanged: 0, gone: 0 } },
    });
    expect(await pupils()).toBe(144);

    const again = reportOf((await command(['--json', ...paths])).stdout);
    expect(again.files.flatMap(({ counts }) => Object.values(counts)).reduce((sum, count) => sum + count.new, 0)).toBe(
      0,
    );
  });

  test('speaks French to people, and English when asked', async () => {
    const french = await command(['--preview', ...paths]);
    expect(french.stdout).toContain('Élèves avec adresses, 0990001N, année 2026-2027');
    expect(french.stdout).toMatch(/Nouveaux +Modifiés +Inchangés +Absents du fichier/);
    expect(french.stdout).toContain('Rien n’est écrit : ceci est un aperçu.');
    const english = await command(['--preview', '--lang', 'en', ...paths]);
    expect(english.stdout).toContain('Nothing was written: this is a preview.');
    expect(english.stdout).toContain('affectation-pupil-unknown This assigned pupil is in no imported base');
  });

  test('ends with 2 when a file is refused, and writes none of the others', async () => {
    const wrong = join(folder, 'wrong.xml');
    writeFileSync(wrong, '<BEE_ETABLISSEMENTS/>');
    const { code, stdout } = await command(['--json', wrong, join(folder, 'absent.zip'), ...paths]);
    expect(code).toBe(2);
    expect(reportOf(stdout).applied).toBe(false);
    expect(reportOf(stdout).files[0]).toEqual({
      file: wrong,
      kind: null,
      uai: null,
      schoolYear: null,
      counts: {},
      problems: [
        {
          severity: 'error',
          element: null,
          id: null,
          rule: 'root-not-imported',
          message:
            'Ce fichier est un fichier Etablissements (élément racine BEE_ETABLISSEMENTS), qui ne s’importe pas ici.',
        },
      ],
    });
    expect(await pupils()).toBe(0);
    expect(reportOf(stdout).files[1]?.problems).toMatchObject([{ rule: 'file-unreadable' }]);
  });

  test('ends with 1 and its usage when it is not told what to do', async () => {
    for (const args of [[], ['--colour', ...paths]]) {
      const { code, stderr } = await command(args);
      expect({ code, usage: stderr.includes('npm run import -- FILE…') }).toEqual({ code: 1, usage: true });
    }
  });

  test('prepares the campaigns of a round whose calendar the academy has set', async () => {
    const temporal = await freshTemporal();
    try {
      const client = new Client({ connectionString: database.url });
      await client.connect();
      await client.query(
        `insert into academy (code, name, time_zone) values ('099', 'Académie des Nues', 'Europe/Paris')`,
      );
      await client.query(
        `insert into affectation_round (academy_code, school_year, round, calendar) values ('099', 2027, 1, $1)`,
        [calendar],
      );
      const { code, stdout } = await command(paths, {
        TEMPORAL_ADDRESS: temporal.address,
        TEMPORAL_NAMESPACE: temporal.namespace,
      });
      const { rows } = await client.query('select receiving_uai from campaign order by 1');
      await client.end();
      expect({ code, rows }).toEqual({
        code: 0,
        rows: ['0990002P', '0990003R', '0990005T'].map((receiving_uai) => ({ receiving_uai })),
      });
      expect(stdout).toContain('✔ 3 campagnes préparées.');
    } finally {
      await temporal.close();
    }
  });

  test('starts the database it needs and stops it again', async () => {
    const data = join(folder, 'alone');
    const { code, stdout, stderr } = await command([...paths, '--json'], {
      DATABASE_URL: null,
      TEMPORAL_ADDRESS: null,
      RENTREE_DATA: data,
    });
    expect({ code, stderr: stderr.includes('✔ PostgreSQL started') }).toEqual({ code: 0, stderr: true });
    expect(reportOf(stdout).files).toHaveLength(paths.length);
    const again = await command(['--preview', paths[0] as string], { DATABASE_URL: null, RENTREE_DATA: data });
    expect(again.code).toBe(0);
    expect(again.stdout).toContain(basename(paths[0] as string));
    expect(existsSync(join(data, 'lock'))).toBe(false);
  });
});
