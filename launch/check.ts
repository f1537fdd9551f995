/** `npm run check`: everything a machine can say of the sources without running the product. One line a check, then what failed. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../config/environment.ts';
import { table } from './table.ts';

interface Check {
  name: string;
  /** What it proves, for the one who reads the table. */
  about: string;
  /** Arguments of node. */
  args: string[];
}

const modules = join(projectRoot, 'node_modules');
const sources = readdirSync(projectRoot, { withFileTypes: true })
  .filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.') && !['node_modules', 'docs'].includes(entry.name),
  )
  .map((entry) => entry.name);

const checks: Check[] = [
  {
    name: 'types',
    about: 'TypeScript; English says all that French says',
    args: [join(modules, 'typescript-7', 'bin', 'tsc'), '-p', '.'],
  },
  {
    name: 'style',
    about: 'Biome: format and lint',
    args: [join(modules, '@biomejs', 'biome', 'bin', 'biome'), 'ci', '--colors=off'],
  },
  {
    name: 'imports',
    about: 'dependency-cruiser: who may import whom',
    args: [
      join(modules, 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'],
      ...sources,
    ],
  },
  { name: 'contract', about: 'api/openapi.json is the one the code makes', args: ['launch/contract.ts', '--check'] },
  {
    name: 'tables',
    about: 'the migrations make the tables the entities describe',
    args: ['launch/create-migration.ts', '--check'],
  },
  {
    name: 'lock',
    about: 'package-lock.json serves every machine and names no registry',
    args: ['launch/complete-lock.ts', '--check'],
  },
];

interface Outcome extends Check {
  passed: boolean;
  seconds: string;
  said: string;
}

async function carryOut(check: Check): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, check.args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += String(chunk);
      });
    }
    child.once('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      resolve({ ...check, passed: code === 0, seconds, said: said.trim() });
    });
  });
}

const outcomes = await Promise.all(checks.map(carryOut));
for (const { name, passed, said } of outcomes) if (!passed) console.log(`── ${name}\n${said}\n`);
console.log(
  table(outcomes.map(({ name, passed, seconds, about }) => [passed ? '✔' : '✖', name, `${seconds} s`, about])),
);
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
