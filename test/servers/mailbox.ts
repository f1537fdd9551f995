import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Mailbox, startMailbox } from '../../launch/services/mailbox.ts';

/** A mailbox of this test's own, on free ports; its letters go with it. */
export async function freshMailbox(): Promise<Mailbox> {
  const dir = mkdtempSync(join(tmpdir(), 'rentree-mailbox-'));
  const mailbox = await startMailbox({ dir });
  return {
    ...mailbox,
    stop: async () => {
      await mailbox.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
