/**
 * `npm run export -- --uai U --year Y [--out DIR] [--lang fr|en] [--json]`: the IMPORT_ELEVES file of one establishment and
 * year (§6.2), with the list of the pupils who cannot be in it. Works beside a running installation or without one.
 *
 * Exit code 0 when the file is written, 2 when nobody can be exported, 1 for any other failure. `--json` prints one object
 * on one line, last on stdout; everything else then goes to stderr.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MikroORM } from '@mikro-orm/postgresql';
import { IntlMessageFormat } from 'intl-messageformat';
import { environment } from '../config/environment.ts';
import { ormOptions } from '../config/mikro-orm.ts';
import { checkUai } from '../domain/identifiers/uai.ts';
import { type Exported, exportPupils } from '../exchange/import-eleves/export-pupils.ts';
import type { Listed } from '../exchange/import-eleves/prepare.ts';
import { exportProblemMessage } from '../exchange/import-eleves/why-not-export.ts';
import * as english from '../locales/en/export.ts';
import * as french from '../locales/fr/export.ts';
import { LaunchFailure, runCommand } from './failure.ts';
import { withDatabase } from './services/services.ts';
import { stepsOn } from './steps.ts';

interface Asked {
  uai: string;
  schoolYear: number;
  /** Folder of the file, made if absent. */
  out: string;
  language: 'fr' | 'en';
  json: boolean;
}

const usage = 'npm run export -- --uai 0959001T --year 2027 [--out FOLDER] [--lang fr|en] [--json]';

/** @throws LaunchFailure when the arguments are not those of the usage */
function asked(args: string[]): Asked {
  const wrong = (why: string): LaunchFailure => new LaunchFailure(`${why}: ${usage}`);
  const { values } = (() => {
    try {
      return parseArgs({
        args,
        options: {
          uai: { type: 'string' },
          year: { type: 'string' },
          out: { type: 'string' },
          lang: { type: 'string', default: 'fr' },
          json: { type: 'boolean', default: false },
        },
      });
    } catch (error) {
      throw wrong((error as Error).message);
    }
  })();
  const { uai, year, out, lang, json } = values;
  if (!uai || checkUai(uai) === 'wrong-form') throw wrong('--uai wants the UAI of an establishment');
  if (!year || !/^\d{4}$/.test(year)) throw wrong('--year wants the year enrolled into, 2027 for 2027-2028');
  if (lang !== 'fr' && lang !== 'en') throw wrong('--lang wants fr or en');
  return {
    uai,
    schoolYear: Number(year),
    // Among the installation's data, which git ignores and the reset erases: the file holds the families' data.
    out: out ? resolve(out) : join(environment().RENTREE_DATA, 'exports'),
    language: lang,
    json,
  };
}

await runCommand(async () => {
  const { json, ...order } = asked(process.argv.slice(2));
  const step = stepsOn(json ? process.stderr : process.stdout);
  const result = await withDatabase(step, async (databaseUrl) => {
    const orm = await MikroORM.init(ormOptions(databaseUrl, { poolSize: 2, applicationName: 'rentree-export' }));
    try {
      return await exportPupils(orm.em, { uai: order.uai, schoolYear: order.schoolYear, now: Date.now() });
    } finally {
      await orm.close(true);
    }
  });
  const file = written(result, order.out);
  if (json) console.log(JSON.stringify(report(result, file, order)));
  else console.log(sentences(result, file, order).join('\n'));
  if (file === null) process.exitCode = 2;
});

/** Leaves the zip in the folder, readable by its owner alone. @returns its path, null without a file */
function written({ fileName, zip }: Exported, out: string): string | null {
  if (fileName === null) return null;
  mkdirSync(out, { recursive: true });
  const path = join(out, fileName);
  writeFileSync(path, zip, { mode: 0o600 });
  return path;
}

type Order = Omit<Asked, 'json'>;

function textsOf({ language }: Order) {
  return language === 'fr' ? french : english;
}

function report({ exported, refused, warned }: Exported, file: string | null, order: Order) {
  const listed = (pupils: readonly Listed[]) =>
    pupils.map(({ problems, ...pupil }) => ({
      ...pupil,
      problems: problems.map((problem) => ({
        ...problem,
        message: exportProblemMessage(problem, textsOf(order).exportProblems, order.language),
      })),
    }));
  const { uai, schoolYear } = order;
  return { file, uai, schoolYear, exported, refused: listed(refused), warned: listed(warned) };
}

function sentences({ exported, refused, warned }: Exported, file: string | null, order: Order): string[] {
  const { exportTexts, exportProblems } = textsOf(order);
  const say = (text: string, values: Record<string, string | number> = {}): string =>
    String(new IntlMessageFormat(text, order.language).format(values));
  const listed = (title: string, pupils: readonly Listed[], mark: string): string[] =>
    pupils.length === 0
      ? []
      : [
          `${mark} ${say(title, { count: pupils.length })}`,
          ...pupils.flatMap(({ name, problems }) => [
            `  ${name}`,
            ...problems.map((problem) => {
              const sign = problem.severity === 'error' ? '✖' : '!';
              return `    ${sign} ${problem.rule} ${exportProblemMessage(problem, exportProblems, order.language)}`;
            }),
          ]),
        ];
  return [
    ...listed(exportTexts.warned, warned, '!'),
    ...listed(exportTexts.refused, refused, '✖'),
    ...(file === null
      ? [`✖ ${say(exportTexts.nothing)}`]
      : [`✔ ${say(exportTexts.done, { count: exported, file })}`, `  ${say(exportTexts.overwrites)}`]),
  ];
}
