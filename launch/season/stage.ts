/** The stage of a season: servers, worker and api of its own, on free ports and in a folder that goes with it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions } from '../../config/mikro-orm.ts';
import { startProcess } from '../processes.ts';
import { theGuardian } from '../services/guardian.ts';
import type { Mailbox } from '../services/mailbox.ts';
import { freePort } from '../services/ports.ts';
import { type Services, startServices } from '../services/services.ts';
import type { Step } from '../steps.ts';
import { workflowBundle } from '../workflow-bundle.ts';

export interface Stage {
  readonly origin: string;
  readonly services: Services;
  readonly mailbox: Mailbox;
  /** The base, for what an operator does before anybody can sign in: academy, staff. */
  readonly orm: MikroORM;
  /** Starts worker and api: from then on only the api is spoken to. */
  open(): Promise<void>;
  stop(): Promise<void>;
}

/** The address that a season's letters come from. */
export const SENDER = 'ne-pas-repondre@rentree.example';

export async function setStage(step: Step): Promise<Stage> {
  const dir = mkdtempSync(join(tmpdir(), 'rentree-season-'));
  chmodSync(dir, 0o755); // PostgreSQL may have to run as another account than ours
  theGuardian().erase(dir);
  const stops: (() => Promise<void>)[] = [async () => rmSync(dir, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse()) await one();
    await theGuardian().dismiss();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  try {
    const services = await startServices({ dir, step, disposable: true });
    stops.push(services.stop);
    if (!services.mailbox) throw new Error('the season needs a mailbox of its own');
    const orm = await MikroORM.init(ormOptions(services.databaseUrl));
    stops.push(async () => void (await orm.close(true)));
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const open = async (): Promise<void> => {
      const variables = {
        DATABASE_URL: services.databaseUrl,
        TEMPORAL_ADDRESS: services.temporalAddress,
        SMTP_URL: services.smtpUrl,
        PORT: String(port),
        PUBLIC_URL: origin,
        MAIL_FROM: `Rentrée <${SENDER}>`,
        WORKFLOW_BUNDLE: await step('Workflows bundled', workflowBundle),
        LOG_LEVEL: 'warn',
      };
      const common = { variables, restarts: 0, report: (line: string) => console.error(`! ${line}`) };
      const worker = step('Worker started', () =>
        startProcess({
          ...common,
          name: 'worker',
          args: ['activities/worker.ts'],
          log: join(dir, 'worker.log'),
          ready: 'when it says so',
        }),
      );
      const api = step('Api started', () =>
        startProcess({
          ...common,
          name: 'api',
          args: ['api/server.ts'],
          log: join(dir, 'api.log'),
          ready: { url: `${origin}/readyz` },
        }),
      );
      for (const running of await Promise.all([worker, api])) stops.push(running.stop);
    };
    return { origin, services, mailbox: services.mailbox, orm, open, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
