/**
 * `npm run import -- FILE… [--preview] [--lang fr|en] [--json]`: the exports of SIECLE and the affectation, of any
 * establishment, told by each file (§6.1, §6.3). All of them are one transaction: one error, and nothing is written. Works
 * beside a running installation or without one.
 *
 * Exit code 0 when applied, or previewed without errors; 2 when refused; 1 for any other failure. `--json` prints one object
 * on one line, last on stdout; everything else then goes to stderr.
 */

import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client, Connection } from '@temporalio/client';
import { IntlMessageFormat } from 'intl-messageformat';
import { Temporal } from 'temporal-polyfill';
import { environment } from '../config/environment.ts';
import { ormOptions } from '../config/mikro-orm.ts';
import { clientConnectionOptions } from '../config/temporal.ts';
import { type FileReport, type ImportReport, importFiles } from '../exchange/import.ts';
import * as english from '../locales/en/exchange.ts';
import * as french from '../locales/fr/exchange.ts';
import { prepareCampaigns } from '../processes/campaigns.ts';
import { followImport } from '../processes/record-changes.ts';
import { LaunchFailure, runCommand } from './failure.ts';
import { runningInstallation, withDatabase } from './services/services.ts';
import { startTemporal } from './services/temporal.ts';
import { findOrInstallTemporal } from './services/temporal-binary.ts';
import { type Step, stepsOn } from './steps.ts';
import { table } from './table.ts';

interface Asked {
  files: string[];
  preview: boolean;
  language: 'fr' | 'en';
  json: boolean;
}

const usage = 'npm run import -- FILE… [--preview] [--lang fr|en] [--json]';

/** @throws LaunchFailure when the arguments are not those of the usage */
function asked(args: string[]): Asked {
  const wrong = (why: string): LaunchFailure => new LaunchFailure(`${why}: ${usage}`);
  const { values, positionals } = (() => {
    try {
      return parseArgs({
        args,
        allowPositionals: true,
        options: {
          preview: { type: 'boolean', default: false },
          lang: { type: 'string', default: 'fr' },
          json: { type: 'boolean', default: false },
        },
      });
    } catch (error) {
      throw wrong((error as Error).message);
    }
  })();
  const { preview, lang, json } = values;
  if (lang !== 'fr' && lang !== 'en') throw wrong('--lang wants fr or en');
  if (positionals.length === 0) throw wrong('which files?');
  return { files: positionals, preview, language: lang, json };
}

await runCommand(async () => {
  const order = asked(process.argv.slice(2));
  const step = stepsOn(order.json ? process.stderr : process.stdout);
  const { report, campaigns } = await withDatabase(step, async (databaseUrl) => {
    // No statement timeout: a large establishment's file may take its time.
    const orm = await MikroORM.init(ormOptions(databaseUrl, { poolSize: 2, applicationName: 'rentree-import' }));
    try {
      const done = await importFiles(
        orm.em,
        order.files.map((file) => ({ name: file, path: resolve(file) })),
        {
          apply: !order.preview,
          language: order.language,
          texts: textsOf(order).importProblems,
          today: Temporal.Now.plainDateISO('Europe/Paris').toString(),
          baseChanged: followImport,
        },
      );
      return { report: done, campaigns: done.applied ? await prepareRounds(orm, done, step) : 0 };
    } finally {
      await orm.close(true);
    }
  });
  if (order.json) console.log(JSON.stringify(report));
  else console.log(sentences(report, campaigns, order).join('\n'));
  if (errorsOf(report) > 0) process.exitCode = 2;
});

/**
 * An affectation makes campaigns, where the academy has set the calendar of its round (§3.2). Their runs need Temporal: the
 * one that runs, or one started for the occasion, in whose file they wait for the next `npm start`.
 * @returns how many campaigns are new
 */
async function prepareRounds(orm: MikroORM, { files }: ImportReport, step: Step): Promise<number> {
  const years = files.flatMap(({ kind, schoolYear }) => (kind === 'affectation' && schoolYear ? [schoolYear] : []));
  if (years.length === 0) return 0;
  const rounds: { schoolYear: number; round: number }[] = await orm.em.fork().execute(
    `select distinct school_year as "schoolYear", round from affectation_round
     where school_year in (select value::int from jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(years)],
  );
  if (rounds.length === 0) return 0;
  return withTemporal(step, async (address) => {
    const connection = await Connection.connect(clientConnectionOptions(address));
    try {
      const client = new Client({ connection, namespace: environment().TEMPORAL_NAMESPACE });
      let born = 0;
      for (const round of rounds) born += (await prepareCampaigns(client, orm.em, round)).length;
      return born;
    } finally {
      await connection.close();
    }
  });
}

async function withTemporal<T>(step: Step, use: (address: string) => Promise<T>): Promise<T> {
  const { TEMPORAL_ADDRESS, RENTREE_DATA } = environment();
  const known = TEMPORAL_ADDRESS ?? runningInstallation(RENTREE_DATA)?.temporalAddress;
  if (known) return use(known);
  const executable = await step('Temporal found', findOrInstallTemporal);
  const server = await step('Temporal started', () =>
    startTemporal({ executable, dir: join(RENTREE_DATA, 'temporal') }),
  );
  try {
    return await use(server.address);
  } finally {
    await server.stop();
  }
}

function errorsOf({ files }: ImportReport): number {
  return files.flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'error').length;
}

function textsOf({ language }: Asked) {
  return language === 'fr' ? french : english;
}

function sentences(report: ImportReport, campaigns: number, order: Asked): string[] {
  const { importSentences } = textsOf(order);
  const say = (key: keyof typeof importSentences, values: Record<string, string | number> = {}): string =>
    String(new IntlMessageFormat(importSentences[key], order.language).format(values));
  const errors = errorsOf(report);
  const end = errors > 0 ? 'refused' : report.applied ? 'applied' : 'previewed';
  return [
    ...report.files.flatMap((file) => [titleOf(file, order, say), ...countsOf(file, order), ...problemsOf(file), '']),
    `${errors > 0 ? '✖' : '✔'} ${say(end, { count: errors })}`,
    ...(campaigns > 0 ? [`✔ ${say('campaigns', { count: campaigns })}`] : []),
  ];
}

type Say = (key: keyof typeof french.importSentences, values?: Record<string, string | number>) => string;

function titleOf({ file, kind, uai, schoolYear }: FileReport, order: Asked, say: Say): string {
  const of = [
    kind ? textsOf(order).importKinds[kind] : say('unknown'),
    ...(uai ? [uai] : []),
    ...(schoolYear ? [say('year', { from: String(schoolYear), to: String(schoolYear + 1) })] : []),
  ];
  return `${file} – ${of.join(', ')}`;
}

/** One line for each table that the file speaks of. */
function countsOf({ counts }: FileReport, order: Asked): string[] {
  if (Object.keys(counts).length === 0) return [];
  const { importTables, importOutcomes } = textsOf(order);
  const outcomes = ['new', 'changed', 'unchanged', 'gone'] as const;
  const labels: Record<string, string> = importTables;
  const rows = Object.entries(counts).map(([name, count]) => [
    labels[name] ?? name,
    ...outcomes.map((outcome) => String(count[outcome])),
  ]);
  return [table([['', ...outcomes.map((outcome) => importOutcomes[outcome])], ...rows])];
}

function problemsOf({ problems }: FileReport): string[] {
  return problems.map(({ severity, element, id, rule, message }) =>
    [`  ${severity === 'error' ? '✖' : '!'}`, element, id, rule, message].filter(Boolean).join(' '),
  );
}
