/**
 * `npm run lock`, after every `npm install`: names in package-lock.json the packages made for other machines, which npm
 * leaves out when its registry carries only those of this platform. Without them `npm ci` refuses the lock, and a Mac
 * would have no binary. Their version is the exact one their parent asks for; their platform is read from their name.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config/environment.ts';

export interface LockedPackage {
  version?: string;
  resolved?: string;
  optional?: boolean;
  devOptional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

export type LockedPackages = Record<string, LockedPackage>;

export interface MissingPackage {
  name: string;
  /** As the parent asks for it. */
  version: string;
  parent: LockedPackage;
}

/** The optional packages asked for and not locked. */
export function missingPackages(packages: LockedPackages): MissingPackage[] {
  const missing = new Map<string, MissingPackage>();
  for (const [path, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (!isLocked(packages, path, name)) missing.set(`${name}@${version}`, { name, version, parent });
    }
  }
  return [...missing.values()];
}

/** Whether `name`, required by the package at `path`, is found there or in a folder above. */
function isLocked(packages: LockedPackages, path: string, name: string): boolean {
  if (`${path && `${path}/`}node_modules/${name}` in packages) return true;
  if (path === '') return false;
  return isLocked(packages, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}

const systems = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win32',
  windows: 'win32',
  android: 'android',
  freebsd: 'freebsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  aix: 'aix',
};
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32', 'mips64el'];

/** For which machine a package is, read from its name; empty lists are left out. */
export function platformOf(name: string): Pick<LockedPackage, 'os' | 'cpu' | 'libc'> {
  const words = name
    .replace(/^@[^/]+\//, '')
    .replace('gnueabihf', 'gnu')
    .split(/[-_.]/);
  const os = Object.entries(systems).find(([word]) => words.includes(word))?.[1];
  const cpu = processors.find((one) => words.some((word) => word === one || (one !== 'arm' && word.startsWith(one))));
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : null;
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }), ...(libc && { libc: [libc] }) };
}

/** Adds what is missing, after the manner of npm. @throws Error for a package whose version is not asked for exactly */
export function completed(packages: LockedPackages): LockedPackages {
  const added = missingPackages(packages).map(({ name, version, parent }): [string, LockedPackage] => {
    if (!/^\d/.test(version)) throw new Error(`${name} is asked for as ${version}: lock it by hand`);
    return [`node_modules/${name}`, { version, ...platformOf(name), ...(parent.dev && { dev: true }), optional: true }];
  });
  return Object.fromEntries([...Object.entries(packages), ...added].sort(([a], [b]) => a.localeCompare(b, 'en')));
}

if (import.meta.main) {
  const file = join(projectRoot, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: LockedPackages };
  const missing = missingPackages(lock.packages).map(({ name }) => name);
  if (process.argv[2] === '--check') {
    const located = Object.keys(lock.packages).filter((path) => lock.packages[path]?.resolved !== undefined);
    if (located.length > 0) console.error(`✖ A registry's address is in package-lock.json, of ${located.join(', ')}.`);
    if (missing.length > 0) console.error(`✖ Not in package-lock.json: ${missing.join(', ')}; run npm run lock.`);
    process.exitCode = located.length + missing.length === 0 ? 0 : 1;
  } else {
    writeFileSync(file, `${JSON.stringify({ ...lock, packages: completed(lock.packages) }, null, 2)}\n`);
    console.log(missing.length === 0 ? 'The lock was complete.' : `Added: ${missing.join(', ')}.`);
  }
}
