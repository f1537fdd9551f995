/**
 * Process entry: the worker. It hosts the activities and runs the workflows on two queues, `interactive` for people who wait
 * and `bulk` for batches, letters and resending, and makes sure that the processes which serve all others (letter sender,
 * submission dispatcher, digests of the staff) exist. It prints `{"ready":true}` when it polls, and drains on SIGTERM.
 */
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { createTransport } from 'nodemailer';
import { environment, projectRoot, required } from '../config/environment.ts';
import { ormOptions } from '../config/mikro-orm.ts';
import {
  clientConnectionOptions,
  nativeConnectionOptions,
  stickyQueueScheduleToStartTimeout,
} from '../config/temporal.ts';
import { LETTER_SENDER_ID, LETTER_SENDER_WORKFLOW } from '../workflows/letter-sender/messages.ts';
import { taskQueues } from '../workflows/messages.ts';
import { STAFF_DIGEST_ID, STAFF_DIGEST_WORKFLOW } from '../workflows/staff-digest/messages.ts';
import {
  SUBMISSION_DISPATCHER_ID,
  SUBMISSION_DISPATCHER_WORKFLOW,
} from '../workflows/submission-dispatcher/messages.ts';
import { bulkActActivities, bulkActBatches } from './bulk-act.ts';
import { campaignActivities, campaignBatches } from './campaign.ts';
import { enrolmentDossierActivities } from './enrolment-dossier.ts';
import { letterActivities, type Mail } from './letters.ts';
import { listExportActivities } from './list-export.ts';
import { recordChangeActivities } from './record-change.ts';
import { staffDigestActivities } from './staff-digest.ts';
import { submissionActivities } from './submissions.ts';

export interface WorkerParts {
  readonly orm: MikroORM;
  readonly client: Client;
  readonly connection: NativeConnection;
  readonly mail: Mail;
  readonly publicUrl: string;
  /** A bundle made beforehand: the worker is up in half a second. Absent: it is made now, in two. */
  readonly bundlePath?: string | undefined;
}

export interface RunningWorker {
  /** Resolves when both queues have been drained. Rejects when a worker fails. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts both workers on the parts given; used by the process below, and by tests on parts of their own. */
export async function startWorkers(parts: WorkerParts): Promise<RunningWorker> {
  const { orm, client, connection, mail, publicUrl } = parts;
  const outbox = { publicUrl };
  const { namespace } = client.options;
  const written = {
    ...enrolmentDossierActivities(orm, outbox),
    ...campaignActivities(orm, outbox),
    ...recordChangeActivities(orm, outbox),
    ...bulkActActivities(orm),
  };
  const workflows: { workflowBundle: WorkflowBundleOption } | { workflowsPath: string } = parts.bundlePath
    ? { workflowBundle: { codePath: parts.bundlePath } }
    : { workflowsPath: join(projectRoot, 'workflows', 'index.ts') };
  const workers = await Promise.all([
    Worker.create({
      connection,
      namespace,
      taskQueue: taskQueues.interactive,
      ...workflows,
      activities: written,
      stickyQueueScheduleToStartTimeout,
      maxCachedWorkflows: 2000,
      reuseV8Context: true,
    }),
    Worker.create({
      connection,
      namespace,
      taskQueue: taskQueues.bulk,
      activities: {
        ...campaignBatches(orm, client),
        ...letterActivities(orm, mail),
        ...submissionActivities(orm, client),
        ...bulkActBatches(orm, client),
        ...listExportActivities(orm),
        ...staffDigestActivities(orm, outbox),
      },
      shutdownGraceTime: '2 seconds',
    }),
  ]);
  const running = workers.map((worker) => worker.run());
  await serveEveryone(client);
  return {
    ended: Promise.all(running).then(() => undefined),
    stop: async () => {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await Promise.all(running);
    },
  };
}

/** The processes without which nothing leaves: each started once for the whole installation, whoever comes first. */
async function serveEveryone(client: Client): Promise<void> {
  const servants = [
    [LETTER_SENDER_WORKFLOW, LETTER_SENDER_ID],
    [SUBMISSION_DISPATCHER_WORKFLOW, SUBMISSION_DISPATCHER_ID],
    [STAFF_DIGEST_WORKFLOW, STAFF_DIGEST_ID],
  ] as const;
  for (const [type, workflowId] of servants) {
    await client.workflow.start(type, {
      workflowId,
      workflowIdConflictPolicy: 'USE_EXISTING',
      taskQueue: taskQueues.interactive,
      args: [],
    });
  }
}

/** `Name <address>` or an address: the address. */
const addressIn = (from: string): string => /<([^>]+)>/.exec(from)?.[1] ?? from;

/** The connection to the mail server: short time limits, so that a server that hangs costs seconds and not minutes. */
export function mailBy(smtpUrl: string, mailFrom: string): Mail {
  const url = new URL(smtpUrl);
  const transport = createTransport({
    host: url.hostname,
    port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 25)),
    secure: url.protocol === 'smtps:',
    ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 15_000,
  });
  return { transport, fromAddress: addressIn(mailFrom) };
}

async function main(): Promise<void> {
  const { TEMPORAL_NAMESPACE, PUBLIC_URL, MAIL_FROM, WORKFLOW_BUNDLE } = environment();
  Runtime.install({});
  const address = required('TEMPORAL_ADDRESS');
  const orm = await MikroORM.init(
    ormOptions(required('DATABASE_URL'), { poolSize: 12, statementTimeoutMs: 5000, applicationName: 'rentree-worker' }),
  );
  const clientConnection = await Connection.connect(clientConnectionOptions(address));
  const connection = await NativeConnection.connect(nativeConnectionOptions(address));
  const mail = mailBy(required('SMTP_URL'), MAIL_FROM);
  const workers = await startWorkers({
    orm,
    client: new Client({ connection: clientConnection, namespace: TEMPORAL_NAMESPACE }),
    connection,
    mail,
    publicUrl: PUBLIC_URL,
    bundlePath: WORKFLOW_BUNDLE,
  });
  process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
  try {
    await workers.ended;
  } finally {
    mail.transport.close();
    await connection.close();
    await clientConnection.close();
    await orm.close(true);
  }
}

if (import.meta.main) await main();
