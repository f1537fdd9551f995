/**
 * Runs before every npm script: installs the packages when they are not those of package-lock.json, and is done in a few
 * milliseconds when they are. Plain JavaScript without a dependency, as it runs on whatever Node is there (20 or later),
 * before Node 24 itself has come with the packages. Says what it does on stderr: stdout belongs to the script that follows.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const lockFile = join(root, '.data', 'boot.lock');
const say = (line) => process.stderr.write(`${line}\n`);

/** Whether every package of the lock is there in its version. npm writes its own list last, so a cut installation has none. */
function installed() {
  try {
    const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
    const wanted = read('package-lock.json');
    const present = read('node_modules/.package-lock.json');
    for (const [path, { version, optional, devOptional, link }] of Object.entries(wanted)) {
      if (path === '' || link) continue;
      const found = present[path];
      if (found ? found.version !== version : !(optional || devOptional)) return false;
    }
    return existsSync(join(root, 'node_modules', '.bin', 'node'));
  } catch {
    return false;
  }
}

const causes = [
  [
    /EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/i,
    'the package registry cannot be reached: check the network, or the proxy and registry settings of npm (npm config get registry)',
  ],
  [/\bE40[13]\b/, 'the package registry refuses access: check the account or token in your npm settings'],
  [
    /\bE404\b|ETARGET|notarget/,
    'the package registry does not carry one of the packages: check npm config get registry',
  ],
  [
    /EINTEGRITY/,
    'a package is not the one that was locked: empty the cache with npm cache clean --force and try again',
  ],
  [
    /SELF_SIGNED_CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CERT_/,
    'the certificate of the package registry is not trusted: set cafile in your npm settings to that of your network',
  ],
  [/ENOSPC/, 'the disk is full: free about 1 GB and try again'],
  [/EACCES|EPERM|EROFS/, 'the folder cannot be written: check who owns node_modules, or remove it'],
  [/EUSAGE/, 'package.json and package-lock.json disagree: run npm install once'],
  [/ENOENT.*npm|spawn/, 'npm was not found: install Node 20 or later together with npm'],
];

function npmCi() {
  // The npm that started us when there is one, otherwise the one on the PATH.
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const options = [
    '--include=dev',
    '--include=optional',
    '--ignore-scripts=false',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  return new Promise((resolve) => {
    const child = spawn(command, [...first, 'ci', ...options], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.once('error', (error) => resolve({ code: 1, said: `spawn ${error.message}` }));
    child.once('close', (code, signal) => resolve({ code: code ?? 1, said, signal }));
  });
}

async function install() {
  const started = Date.now();
  const title = 'Packages installed';
  const time = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  const terminal = process.stderr.isTTY;
  if (!terminal) say('… Packages: npm ci, about a minute the first time');
  const drawing =
    terminal &&
    setInterval(() => process.stderr.write(`\r\x1b[2K⠿ ${title} ${time()} · about a minute the first time`), 100);
  const { code, said, signal } = await npmCi();
  if (drawing) clearInterval(drawing);
  const clear = terminal ? '\r\x1b[2K' : '';
  if (code === 0 && installed()) {
    say(`${clear}✔ ${title} ${time()}`);
    return 0;
  }
  const cause =
    causes.find(([pattern]) => pattern.test(said))?.[1] ?? `npm ci ended with ${signal ?? code}; run it to see more`;
  say(`${clear}✖ The packages could not be installed: ${cause}.`);
  const detail = said.split('\n').filter((line) => /npm (error|ERR!)/.test(line) && !/complete log|debug-0/.test(line));
  if (detail.length > 0) say(detail.slice(0, 3).join('\n'));
  return 1;
}

/** One installation at a time: npm test beside npm start on a fresh clone would empty node_modules under each other. */
async function inTurn(work) {
  mkdirSync(dirname(lockFile), { recursive: true });
  chmodSync(dirname(lockFile), 0o755); // PostgreSQL may have to pass through it as another account than ours
  for (let told = false; ; ) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(readFileSync(lockFile, 'utf8')) || 0;
    let alive = holder === 0; // just made, its number not written yet
    try {
      alive ||= process.kill(holder, 0);
    } catch (error) {
      alive = error.code === 'EPERM';
    }
    if (!alive) rmSync(lockFile, { force: true });
    else if (!told) {
      told = true;
      say(`… Packages: waiting for process ${holder}, which is installing them`);
    }
    await new Promise((later) => setTimeout(later, 200));
  }
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  say(`✖ Node ${process.versions.node} is too old: install Node 20 or later (https://nodejs.org), then try again.`);
  process.exitCode = 1;
} else if (!installed()) {
  process.exitCode = await inTurn(async () => (installed() ? 0 : install()));
}
