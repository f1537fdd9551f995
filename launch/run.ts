/**
 * What `npm start` and `npm run dev` have in common: services, pages, processes, then the table of addresses; and, on a
 * signal, everything stopped in the reverse order, so that the api and the worker finish while their database is there.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Environment, environment } from '../config/environment.ts';
import { sentenceOf } from './failure.ts';
import type { DemonstrationAccount, loadDemonstration } from './load-demonstration.ts';
import { type ProcessPlan, startProcess } from './processes.ts';
import { theGuardian } from './services/guardian.ts';
import { expectFree } from './services/ports.ts';
import { elsewhereFor } from './services/postgres.ts';
import { holdInstallation, type Services, startServices } from './services/services.ts';
import { type Step, stepsOn } from './steps.ts';
import { table } from './table.ts';

/** The addresses and servers a process of the product is given. */
export interface Surroundings {
  services: Services;
  publicUrl: string;
  port: number;
  logs: string;
  /** The variables that say all this to a child process. */
  variables: Record<string, string | null>;
  report: (line: string) => void;
}

export interface Plan {
  /** Fills an empty base. */
  loadDemonstration: typeof loadDemonstration;
  /** Makes the pages, before the api is asked whether it is ready. */
  preparePages: (step: Step) => Promise<void>;
  /** Variables only this plan gives, computed once services are up. */
  variables: (step: Step) => Promise<Record<string, string>>;
  /** Started together. */
  processes: (surroundings: Surroundings) => ProcessPlan[];
}

/** Runs until a signal, or until something that cannot be mended ends; ends this process. */
export async function run(plan: Plan): Promise<void> {
  const started = performance.now();
  const stops: (() => Promise<void>)[] = [];
  let ending = false;
  const endWith = async (code: number) => {
    if (ending) return;
    ending = true;
    for (const stop of stops.splice(0).reverse()) {
      await stop().catch((error: unknown) => console.error(`✖ ${sentenceOf(error)}`));
    }
    await theGuardian().dismiss();
    process.exit(code);
  };
  let isUp = false;
  onSignal((signal) => {
    if (!ending) console.log(`\n${signal}: stopping`);
    void endWith(isUp ? 0 : 130);
  });

  try {
    const settings = environment();
    const step = stepsOn(process.stdout);
    const lock = holdInstallation(settings.RENTREE_DATA);
    stops.push(async () => lock.release());
    await expectPortsFree(settings);
    forgetUnfinishedDemonstration(settings);

    const services = await startServices({
      dir: settings.RENTREE_DATA,
      step,
      given: {
        databaseUrl: settings.DATABASE_URL,
        temporalAddress: settings.TEMPORAL_ADDRESS,
        smtpUrl: settings.SMTP_URL,
      },
      mailboxPort: settings.MAILBOX_PORT,
      temporalUiPort: settings.TEMPORAL_UI_PORT,
    });
    stops.push(services.stop);
    void services.lost.then((reason) => {
      if (!ending) console.error(`✖ ${reason}`);
      void endWith(1);
    });

    const accounts = await demonstration(plan, settings, services, step);
    await plan.preparePages(step);
    const surroundings: Surroundings = {
      services,
      publicUrl: settings.PUBLIC_URL,
      port: settings.PORT,
      logs: join(settings.RENTREE_DATA, 'logs'),
      variables: {
        DATABASE_URL: services.databaseUrl,
        TEMPORAL_ADDRESS: services.temporalAddress,
        SMTP_URL: services.smtpUrl,
        PORT: String(settings.PORT),
        PUBLIC_URL: settings.PUBLIC_URL,
        ...(await plan.variables(step)),
      },
      report: (line) => console.error(`! ${line}`),
    };
    await Promise.all(
      plan.processes(surroundings).map((process) =>
        step(`${process.name[0]?.toUpperCase()}${process.name.slice(1)} started`, async () => {
          const running = await startProcess(process);
          stops.push(running.stop);
          void running.lost.then((reason) => {
            if (!ending) console.error(`✖ ${reason}`);
            void endWith(1);
          });
        }),
      ),
    );

    lock.note(
      JSON.stringify({
        databaseUrl: services.databaseUrl,
        temporalAddress: services.temporalAddress,
        smtpUrl: services.smtpUrl,
        publicUrl: settings.PUBLIC_URL,
      }),
    );
    isUp = true;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`\nRentrée is running (${seconds} s). Ctrl-C stops it; the data stays in ${settings.RENTREE_DATA}.\n`);
    console.log(tableOfAddresses(settings.PUBLIC_URL, services));
    if (accounts.length > 0) console.log(`\nDemonstration accounts\n${tableOfAccounts(accounts)}`);
  } catch (error) {
    if (!ending) console.error(`✖ ${sentenceOf(error)}`);
    await endWith(1);
  }
}

/**
 * Ctrl-C, SIGTERM, a closed terminal; and the end of the npm that started us, which may be killed without passing
 * anything on. Every further signal is ignored: each stop has its own time limit. (package.json says `exec node …`, so that
 * npm's child is this process and not a shell: npm then passes signals on, and waits until all is stopped.)
 */
function onSignal(act: (name: string) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => act(signal));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) act('npm has ended');
  }, 1_000).unref();
}

async function expectPortsFree(settings: Environment): Promise<void> {
  await expectFree(settings.PORT, 'the pages and the api', 'PORT');
  if (!settings.SMTP_URL) await expectFree(settings.MAILBOX_PORT, 'the mailbox page', 'MAILBOX_PORT');
  if (!settings.TEMPORAL_ADDRESS) await expectFree(settings.TEMPORAL_UI_PORT, 'the Temporal page', 'TEMPORAL_UI_PORT');
}

const accountsFile = (settings: Environment) => join(settings.RENTREE_DATA, 'demonstration.json');
const unfinishedMark = (settings: Environment) => join(settings.RENTREE_DATA, 'demonstration.unfinished');

/** A loading cut short leaves a base that is neither empty nor complete: with servers of our own, begin again. */
function forgetUnfinishedDemonstration(settings: Environment): void {
  if (!existsSync(unfinishedMark(settings))) return;
  if (!settings.DATABASE_URL && !settings.TEMPORAL_ADDRESS) {
    const postgres = join(settings.RENTREE_DATA, 'postgres');
    for (const folder of [postgres, elsewhereFor(postgres), join(settings.RENTREE_DATA, 'temporal')]) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  rmSync(unfinishedMark(settings));
}

/** Loads the demonstration into an empty base; on a base that already holds it, its accounts are remembered. */
async function demonstration(
  plan: Plan,
  settings: Environment,
  services: Services,
  step: Step,
): Promise<DemonstrationAccount[]> {
  if (!(await isEmpty(services.databaseUrl))) {
    if (!existsSync(accountsFile(settings))) return [];
    return JSON.parse(readFileSync(accountsFile(settings), 'utf8')) as DemonstrationAccount[];
  }
  return step('Demonstration loaded', async (report) => {
    writeFileSync(unfinishedMark(settings), '');
    const { accounts } = await plan.loadDemonstration({
      databaseUrl: services.databaseUrl,
      temporalAddress: services.temporalAddress,
      smtpUrl: services.smtpUrl,
      publicUrl: settings.PUBLIC_URL,
      report,
    });
    writeFileSync(accountsFile(settings), JSON.stringify(accounts, null, 2), { mode: 0o600 });
    rmSync(unfinishedMark(settings));
    return accounts;
  });
}

/** Whether no table but the migrator's holds a row. */
async function isEmpty(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'mikro_orm_migrations'",
    );
    for (const { name } of rows) {
      const { rowCount } = await client.query(`select from ${name} limit 1`);
      if (rowCount) return false;
    }
    return true;
  } finally {
    await client.end();
  }
}

/** Families first: their origin is the one that also answers /readyz. */
function tableOfAddresses(publicUrl: string, { mailbox, temporalUiUrl }: Services): string {
  return table([
    ['Families', `${publicUrl}/`],
    ['School staff', `${publicUrl}/etablissement/`],
    ['Academy', `${publicUrl}/academie/`],
    ...(mailbox ? [['Mailbox', `${mailbox.url}/`]] : []),
    ...(temporalUiUrl ? [['Temporal', `${temporalUiUrl}/`]] : []),
    ['API reference', `${publicUrl}/api/docs`],
  ]);
}

function tableOfAccounts(accounts: DemonstrationAccount[]): string {
  return table([
    ['Role', 'Name', 'Login', 'Password', 'Page'],
    ...accounts.map(({ role, name, login, password, page }) => [role, name, login, password, page]),
  ]);
}
