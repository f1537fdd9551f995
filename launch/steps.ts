/**
 * How commands tell what they do: one line a step, with its state and its time. On a terminal the line turns while the
 * step lasts; elsewhere only plain lines are written, so that a log stays readable.
 */
import type { WriteStream } from 'node:tty';

/** Runs one step; `note` tells how it is getting on. */
export type Step = <T>(title: string, work: (note: (text: string) => void) => Promise<T>) => Promise<T>;

const turning = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** @param output stdout for a command whose lines are its result, stderr for one that prints JSON */
export function stepsOn(output: WriteStream | NodeJS.WritableStream): Step {
  const terminal = 'isTTY' in output && output.isTTY ? output : null;
  return async (title, work) => {
    const started = performance.now();
    const time = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
    let detail = '';
    let frame = 0;
    const draw = () => {
      if (!terminal) return;
      const line = `${turning[frame++ % turning.length]} ${title} ${time()}${detail && ` · ${detail}`}`;
      terminal.write(`\r\x1b[2K${line.slice(0, Math.max(20, terminal.columns - 1))}`);
    };
    const timer = terminal && setInterval(draw, 100);
    const end = (mark: string) => {
      if (timer) clearInterval(timer);
      output.write(
        `${terminal ? '\r\x1b[2K' : ''}${mark} ${title} ${time()}${mark === '✔' && detail ? ` · ${detail}` : ''}\n`,
      );
    };
    try {
      draw();
      const result = await work((text) => {
        detail = text;
        if (terminal) draw();
        else output.write(`… ${title}: ${text}\n`);
      });
      if (!terminal) detail = '';
      end('✔');
      return result;
    } catch (error) {
      end('✖');
      throw error;
    }
  };
}
