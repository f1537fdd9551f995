/**
 * The last one out: a process apart that outlives its launcher by an instant, to leave nothing behind even when the
 * launcher is killed without warning. It reads orders on its standard input (`+pid`, `-pid`, `rm folder`) and acts when
 * that input closes, which happens whatever the launcher dies of. Plain JavaScript, so that it starts at once.
 */
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const pids = new Set();
const folders = new Set();

// Signals sent to a whole group reach it too; it has to stay until its launcher is gone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith('+')) pids.add(Number(line.slice(1)));
  else if (line.startsWith('-')) pids.delete(Number(line.slice(1)));
  else if (line.startsWith('rm ')) folders.add(line.slice(3));
}

for (const pid of pids) signal(pid, 'SIGINT');
for (let waited = 0; waited < 5000 && [...pids].some((pid) => signal(pid, 0)); waited += 50) await pause(50);
for (const pid of pids) signal(pid, 'SIGKILL');
for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
