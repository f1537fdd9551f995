import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Watches over processes and folders that must not outlive this process, even killed without warning. */
export interface Guardian {
  watch(pid: number): void;
  /** This process ended, or is stopped by other means: its number may already be someone else's. */
  forget(pid: number): void;
  /** Erase this folder when this process is gone. */
  erase(folder: string): void;
  /** Lets it go, and waits until it is gone: a command that ends well leaves no process, not even for an instant. */
  dismiss(): Promise<void>;
}

let guardian: Guardian | undefined;

/** This process's guardian, started at the first call. It ends by itself when this process does. */
export function theGuardian(): Guardian {
  guardian ??= startGuardian();
  return guardian;
}

function startGuardian(): Guardian {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'guardian.mjs')], {
    detached: true, // a Ctrl-C in the terminal is not meant for it
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  child.unref();
  child.on('error', () => {}); // without it, a normal end still stops everything
  const orders = child.stdin;
  orders.on('error', () => {});
  if ('unref' in orders && typeof orders.unref === 'function') orders.unref();
  return {
    watch: (pid) => orders.write(`+${pid}\n`),
    forget: (pid) => orders.write(`-${pid}\n`),
    erase: (folder) => orders.write(`rm ${folder}\n`),
    dismiss: () =>
      new Promise((gone) => {
        guardian = undefined;
        child.ref();
        child.once('exit', () => gone());
        if (child.exitCode !== null) gone();
        orders.end();
      }),
  };
}
