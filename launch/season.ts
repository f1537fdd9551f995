/**
 * `npm run season`: a whole season on private ports, with the real PostgreSQL, Temporal and SMTP, played through the HTTP
 * api alone, as families and staff would. Durations are data: nothing waits for a clock, the academy moves its calendar when
 * the families are done. It prints what happened, and fails when a count does not add up.
 */
import { runCommand } from './failure.ts';
import { playSeason } from './season/play.ts';

await runCommand(async () => {
  const argument = (name: string): string | undefined => {
    const at = process.argv.indexOf(name);
    return at < 0 ? undefined : process.argv[at + 1];
  };
  const json = process.argv.includes('--json');
  const result = await playSeason({
    from: argument('--from'),
    recordTo: argument('--record'),
    // With --json the object is the last line of stdout, and everything else goes to stderr.
    output: json ? process.stderr : process.stdout,
  });
  if (json) console.log(JSON.stringify(result));
});
