import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { clientConnectionOptions } from '../../config/temporal.ts';
import { isAlive } from '../../launch/services/lock.ts';
import { freePort } from '../../launch/services/ports.ts';
import { startTemporal, type TemporalServer } from '../../launch/services/temporal.ts';
import { findOrInstallTemporal } from '../../launch/services/temporal-binary.ts';

let dir: string;
const running: TemporalServer[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rentree-temporal-'));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function start(options: { uiPort?: number } = {}): Promise<TemporalServer> {
  const server = await startTemporal({ executable: await findOrInstallTemporal(() => {}), dir, ...options });
  running.push(server);
  return server;
}

test('a run outlives the server, and closed runs are kept for more than a school year', async () => {
  const first = await start();
  const before = await Connection.connect(clientConnectionOptions(first.address));
  await new Client({ connection: before }).workflow.start('dossier', {
    workflowId: 'dossier-1',
    taskQueue: 'interactive',
  });
  await before.close();
  await first.stop();
  running.length = 0;
  expect(isAlive(first.pid)).toBe(false);

  const second = await start();
  const connection = await Connection.connect(clientConnectionOptions(second.address));
  const description = await new Client({ connection }).workflow.getHandle('dossier-1').describe();
  expect(description.status.name).toBe('RUNNING');
  const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(400 * 24 * 3600);
  await connection.close();
});

test('a second server on the same file is refused', async () => {
  await start();
  await expect(start()).rejects.toThrow(new RegExp(`is in use by process ${process.pid}: stop it`));
});

test('a taken port is named', async () => {
  const uiPort = await freePort();
  const other = createServer().listen(uiPort, '127.0.0.1');
  await expect(start({ uiPort })).rejects.toThrow(new RegExp(`Temporal does not start: .*${uiPort}.*in use`));
  other.close();
});

test('a server that dies is told of', async () => {
  const server = await start();
  process.kill(server.pid, 'SIGKILL');
  await expect(server.lost).resolves.toEqual(expect.any(String));
});
