import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { childEnvironment, projectRoot } from '../../config/environment.ts';
import { ormOptions } from '../../config/mikro-orm.ts';
import { breachesOfSending } from '../../exchange/import-eleves/conformance.ts';
import { LYCEE, lyceeBase, YEAR } from '../exchange/import-eleves/lycee-base.ts';
import { freshDatabase, type TestDatabase } from '../servers/database.ts';

let database: TestDatabase;
let out: string;

beforeAll(async () => {
  database = await freshDatabase();
  out = mkdtempSync(join(tmpdir(), 'rentree-export-'));
  const orm = await MikroORM.init(ormOptions(database.url));
  const em = orm.em.fork();
  const { pupil, siblings, theSchools } = lyceeBase(em);
  await theSchools();
  await siblings();
  pupil('ALONE', 'Noé');
  await em.flush();
  await orm.close(true);
});
afterAll(async () => {
  rmSync(out, { recursive: true, force: true });
  await database.drop();
});

/** Runs the command as npm would, and tells all it said. */
async function command(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join('launch', 'export.ts'), ...args], {
    cwd: projectRoot,
    env: childEnvironment({ DATABASE_URL: database.url, RENTREE_DATA: join(out, 'data') }),
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

describe('npm run export', () => {
  test('writes the file, names who is not in it and why, and ends with 0', async () => {
    const { code, stdout, stderr } = await command('--uai', LYCEE, '--year', String(YEAR), '--out', out);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [fileName] = readdirSync(out).filter((name) => name.endsWith('.zip')) as [string];
    expect(stdout).toContain(`✔ 2 élèves exportés vers ${join(out, fileName)}`);
    expect(stdout).toContain('✖ 1 élève ne peut pas être exporté');
    expect(stdout).toMatch(/ {2}ALONE Noé\n(.*\n)* {4}✖ PAREN L’élève n’a aucun représentant légal\./);
    expect(await breachesOfSending(fileName, readFileSync(join(out, fileName)))).toEqual([]);
    expect(statSync(join(out, fileName)).mode & 0o077).toBe(0);
  });

  test('says the same in English and in JSON, the object alone on the last line of stdout', async () => {
    const { code, stdout } = await command('--uai', LYCEE, '--year', String(YEAR), '--lang', 'en', '--json');
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const report = JSON.parse(stdout) as { file: string; refused: { name: string; problems: unknown[] }[] };
    expect(report).toMatchObject({ uai: LYCEE, schoolYear: YEAR, exported: 2 });
    expect(report.file.startsWith(join(out, 'data', 'exports', `${LYCEE}PRIVE${YEAR}`))).toBe(true);
    expect(report.refused).toMatchObject([{ name: 'ALONE Noé' }]);
    expect(report.refused[0]?.problems).toContainEqual(
      expect.objectContaining({ rule: 'PAREN', severity: 'error', message: 'The pupil has no legal guardian.' }),
    );
  });

  test('ends with 2, without a file, when nobody can be exported', async () => {
    const { code, stdout } = await command('--uai', LYCEE, '--year', '2031', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      file: null,
      uai: LYCEE,
      schoolYear: 2031,
      exported: 0,
      refused: [],
      warned: [],
    });
  });

  test.each([
    [['--year', '2027'], '--uai wants'],
    [['--uai', '959001T', '--year', '2027'], '--uai wants'],
    [['--uai', LYCEE, '--year', '27'], '--year wants'],
    [['--uai', LYCEE, '--year', '2027', '--lang', 'de'], '--lang wants'],
    [['--uai', LYCEE, '--yaer', '2027'], '--yaer'],
  ])('says in one sentence what is wrong with %j', async (args, sentence) => {
    const { code, stderr } = await command(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
