/**
 * `npm run bench`: how long the desk's inbox takes with ten thousand record changes waiting, on a real PostgreSQL and the real
 * api in production mode, over http; beside a bare `select 1` through Express in the same run, which says how fast this
 * machine is today. It asserts nothing.
 */
import { benchInbox, type Line } from './bench/inbox.ts';
import { runCommand } from './failure.ts';
import { table } from './table.ts';

const ms = (value: number): string => `${value.toFixed(1)} ms`;
const row = ({ asked, atOnce, calls, p50, p95, max, timesBare }: Line): string[] => [
  ...[asked, String(atOnce), String(calls), ms(p50), ms(p95), ms(max), `× ${timesBare.toFixed(1)}`],
];

await runCommand(async () => {
  const json = process.argv.includes('--json');
  // With --json the object is the last line of stdout, and everything else goes to stderr.
  const output = json ? process.stderr : process.stdout;
  const result = await benchInbox(output);
  const { sets, items } = result.pending;
  const { cores, load } = result.machine;
  output.write(
    `\nInbox of one school: ${sets} record changes wait, ${items} fields in all. Machine: ${cores} cores, load ${load}\n`,
  );
  output.write(
    `${table([['Asked', 'At once', 'Calls', 'p50', 'p95', 'Max', 'p95 / select 1'], ...result.lines.map(row)])}\n`,
  );
  if (json) console.log(JSON.stringify(result));
});
