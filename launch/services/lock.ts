/**
 * Locks between processes of one machine, as files naming their holder. A lock whose holder is dead counts as free.
 * PostgreSQL has its own (`postmaster.pid`); Temporal has none, and two of its servers start on one file without a word.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface Lock {
  /** Whatever the holder wants to tell the one who finds its lock, kept as long as the lock. */
  note(text: string): void;
  release(): void;
}

interface Holder {
  pid: number;
  /** What `/proc` says of the start of that process, so that a number used again by another process is not believed. */
  since: string;
  note: string;
}

/** When a process started, in the kernel's ticks; empty where `/proc` does not say. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** Whether this process runs; a finished one whose parent has not taken note yet does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return true;
  }
}

function holderOf(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null; // absent, or being written this very instant: the next look will tell
  }
}

/** The process holding this lock, and its note; null when it is free or its holder is dead. */
export function heldBy(path: string): { pid: number; note: string } | null {
  const holder = holderOf(path);
  if (!holder || !isAlive(holder.pid)) return null;
  return holder.since === startOf(holder.pid) ? { pid: holder.pid, note: holder.note } : null;
}

/** The note a dead holder left behind; null when the lock is free, or held. */
export function leftBehind(path: string): string | null {
  return heldBy(path) ? null : (holderOf(path)?.note ?? null);
}

/** Takes the lock; null when another living process, or this one, holds it. */
export function tryLock(path: string): Lock | null {
  mkdirSync(dirname(path), { recursive: true });
  const holder: Holder = { pid: process.pid, since: startOf(process.pid), note: '' };
  // Written aside, then linked: nobody ever reads a lock half written.
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, JSON.stringify(holder), { mode: 0o600 }); // a note may hold a password
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(aside, path);
        return {
          note: (note) => writeFileSync(path, JSON.stringify({ ...holder, note })),
          release: () => rmSync(path, { force: true }),
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      if (heldBy(path)) return null;
      clearDeadLock(path);
    }
    return null;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Moves a dead lock away, and puts it back if another process made it its own in between. */
function clearDeadLock(path: string): void {
  const away = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, away);
    if (heldBy(away)) linkSync(away, path);
  } catch {
    // gone already, or taken again: the next attempt sees which
  } finally {
    rmSync(away, { force: true });
  }
}

/** Takes the lock, waiting for whoever holds it. */
export async function waitForLock(path: string, onWait: (pid: number) => void = () => {}): Promise<Lock> {
  let told = false;
  for (;;) {
    const lock = tryLock(path);
    if (lock) return lock;
    const holder = heldBy(path);
    if (holder && !told) {
      told = true;
      onWait(holder.pid);
    }
    await pause(100);
  }
}
