/**
 * `npm run contract`: writes what is generated from the contract, `api/openapi.json` and the ui's types.
 * `npm run contract -- --check` writes nothing and fails when either is not what the contract now gives.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { openApiDocument } from '../api/openapi.ts';
import { projectRoot } from '../config/environment.ts';
import { LaunchFailure, runCommand } from './failure.ts';

/** The generated files, by path, as they should be now. */
export async function generatedContract(): Promise<Map<string, string>> {
  const document = openApiDocument();
  const types = astToString(await openapiTS(JSON.parse(JSON.stringify(document))));
  return new Map([
    [join(projectRoot, 'api', 'openapi.json'), `${JSON.stringify(document, null, 2)}\n`],
    [
      join(projectRoot, 'ui', 'client', 'openapi.d.ts'),
      `/** Generated from api/openapi.json by \`npm run contract\`. */\n${types}`,
    ],
  ]);
}

/** The generated files that are missing or stale, as paths from the project's root. */
export async function staleContract(): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, text] of await generatedContract()) {
    const present = await readFile(path, 'utf8').catch(() => null);
    if (present !== text) stale.push(relative(projectRoot, path));
  }
  return stale;
}

async function main(): Promise<void> {
  if (process.argv.includes('--check')) {
    const stale = await staleContract();
    if (stale.length > 0)
      throw new LaunchFailure(`${stale.join(' and ')} no longer match the contract; run npm run contract.`);
    return;
  }
  for (const [path, text] of await generatedContract()) {
    await writeFile(path, text);
    console.log(relative(projectRoot, path));
  }
}

if (import.meta.main) await runCommand(main);
