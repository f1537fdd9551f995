import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../config/environment.ts';

/**
 * A short name for the present state of these files and folders, so that what is made from them is made again only when
 * they have changed (dates would lie after a git checkout).
 * @param paths relative to the project's root
 * @param leaveOut paths, relative too, that do not count
 */
export function fingerprint(paths: string[], leaveOut: string[] = []): string {
  const hash = createHash('sha256');
  const files = paths.flatMap((path) => {
    const full = join(projectRoot, path);
    if (!statSync(full).isDirectory()) return [full];
    return readdirSync(full, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  });
  for (const file of files.sort()) {
    const name = relative(projectRoot, file);
    if (leaveOut.some((path) => name === path || name.startsWith(`${path}/`))) continue;
    hash.update(name).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
