/**
 * The environment, read once and in one place: nothing else in the product touches `process.env`.
 * `.env.example` lists the same variables with their meaning, and `test/config/environment.test.ts` keeps both in step.
 * An empty variable counts as an absent one, as docker compose passes `NAME=` for a value left blank.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';

/** The project's root folder, absolute. */
export const projectRoot = resolve(import.meta.dirname, '..');

const port = z.coerce.number().int().min(1).max(65535);
const flag = z.stringbool();

export const environmentSchema = z.object({
  /** `postgresql://…`; absent: PostgreSQL is embedded, its data under RENTREE_DATA. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must look like postgresql://user:password@host:5432/name')
    .optional(),
  /** `host:port` of a Temporal frontend; absent: a development server is started, its data under RENTREE_DATA. */
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/:]+:\d+$/, 'must look like host:7233')
    .optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  /** Speak TLS to TEMPORAL_ADDRESS. */
  TEMPORAL_TLS: flag.default(false),
  /** `smtp://…` or `smtps://…`; absent: letters go to the mailbox page, kept under RENTREE_DATA. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must look like smtp://host:587')
    .optional(),
  /** Where the api listens, families' pages included. */
  PORT: port.default(3000),
  /** The origin people type, without a final slash; absent: `http://localhost:PORT`. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must look like https://rentree.example.org' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  /** The sender of every letter, as `Name <address>` or an address. */
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@]+@[^\s@]+>?$/, 'must be an address, or Name <address>')
    .default('Rentrée <ne-pas-repondre@rentree.example>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Hours after which a session ends whatever the person does. */
  SESSION_HOURS: z.coerce.number().positive().max(72).default(10),
  /** Where the mailbox page listens when SMTP_URL is absent. */
  MAILBOX_PORT: port.default(8025),
  /** Where the Temporal page listens when TEMPORAL_ADDRESS is absent. */
  TEMPORAL_UI_PORT: port.default(8233),
  /** File of the workflows, bundled beforehand; absent: the worker bundles them when it starts. */
  WORKFLOW_BUNDLE: z.string().optional(),
  /** Folder of this installation's data. */
  RENTREE_DATA: z
    .string()
    .default('.data')
    .transform((path) => resolve(projectRoot, path)),
  /** Folder of what every clone of one user shares: the Temporal binary. */
  RENTREE_CACHE: z
    .string()
    .optional()
    .transform((path) => path && resolve(projectRoot, path)),
  XDG_CACHE_HOME: z.string().optional(),
  /** Keep the pictures that the browser scenarios take, under docs/screenshots. */
  KEEP_SCREENSHOTS: flag.default(false),
  /** A Chromium for the browser tests, when none is found at the usual places. */
  CHROMIUM_PATH: z.string().optional(),
  /** Set by continuous integration: a missing browser is then a failure, not a remark. */
  CI: z
    .string()
    .default('false')
    .transform((value) => !['false', '0', 'no'].includes(value.toLowerCase())), // some services put their name in it
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
});

export type Environment = Omit<
  z.output<typeof environmentSchema>,
  'PUBLIC_URL' | 'RENTREE_CACHE' | 'XDG_CACHE_HOME'
> & {
  PUBLIC_URL: string;
  RENTREE_CACHE: string;
};

/** The environment cannot be understood; the message is one sentence. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/**
 * What these variables mean, every default applied.
 * @throws EnvironmentError naming each variable that cannot be understood.
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new EnvironmentError(`The environment is not usable: ${faults.join('; ')} (see .env.example).`);
  }
  const { XDG_CACHE_HOME, RENTREE_CACHE, PUBLIC_URL, ...rest } = parsed.data;
  return {
    ...rest,
    PUBLIC_URL: PUBLIC_URL ?? `http://localhost:${rest.PORT}`,
    RENTREE_CACHE: RENTREE_CACHE ?? join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'rentree'),
  };
}

let known: Environment | undefined;

/** This process's environment, read at the first call: from the process first, then from a `.env` file at the root. */
export function environment(): Environment {
  if (!known) {
    const file = join(projectRoot, '.env');
    if (process.env.NODE_ENV !== 'test' && existsSync(file)) loadEnvFile(file);
    known = readEnvironment(process.env);
  }
  return known;
}

/** A variable whose absence the launcher makes good, and which a process started alone must be given. */
export function required(name: 'DATABASE_URL' | 'TEMPORAL_ADDRESS' | 'SMTP_URL'): string {
  const value = environment()[name];
  if (!value)
    throw new EnvironmentError(`${name} is needed to start this process alone; npm start sets it (see .env.example).`);
  return value;
}

/** The environment of a child process: this one's, with some variables replaced, and those given as `null` taken out. */
export function childEnvironment(changes: Record<string, string | null>): NodeJS.ProcessEnv {
  const result: NodeJS.ProcessEnv = { ...process.env };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete result[name];
    else result[name] = value;
  }
  return result;
}
