import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { momentInWords } from '../../locales/dates.ts';
import { type Answer, answered, newSubmissionId, once, type Receipt, settled } from '../client/client.ts';
import { isPassing, Problem } from '../client/problem.ts';
import { problemInWords } from '../elements/failure.ts';
import { type Content, notice } from '../elements/parts.ts';
import { language, t } from '../i18n/words.ts';

type Header = ReturnType<typeof once>;
type Call = Parameters<typeof answered<Receipt>>[0];

/**
 * Something the staff hands in, from the click to the end: one id per attempt, kept when the answer was lost on the way, so
 * that trying again has one effect; a receipt that is not settled yet (202) is followed until it is.
 */
export class HandIn implements ReactiveController {
  busy = false;
  /** The acknowledgement; `status` tells whether it is settled. */
  receipt: Receipt | null = null;
  /** Why it was not taken. */
  problem: Problem | null = null;

  readonly #host: ReactiveControllerHost;
  #submissionId: string | null = null;
  #waiting = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#waiting = new AbortController();
  }

  hostDisconnected(): void {
    this.#waiting.abort();
  }

  /** Forgets what was handed in: another content is another submission. */
  reset(): void {
    this.receipt = null;
    this.problem = null;
    this.#submissionId = null;
    this.#host.requestUpdate();
  }

  /**
   * Sends, and waits for the end. `received` is called as soon as nothing can be lost any more.
   * @returns true when it was accepted; false when it was refused, or when the reader has left
   */
  async send(call: (header: Header) => Call, received: () => void = () => undefined): Promise<boolean> {
    if (this.busy) return false;
    this.#submissionId ??= newSubmissionId();
    this.#change({ busy: true, problem: null, receipt: null });
    try {
      const { data }: Answer<Receipt> = await answered(call(once(this.#submissionId)));
      this.#change({ receipt: data, busy: data.status === 'RECEIVED' });
      received();
      const end = await settled(data, this.#waiting.signal);
      if (end.refusal) throw Problem.of(end.refusal, end.refusal.status);
      this.#submissionId = null;
      this.#change({ receipt: end, busy: false });
      return true;
    } catch (error) {
      if (this.#waiting.signal.aborted) return false;
      const problem = error instanceof Problem ? error : new Problem('unexpected', 0);
      if (!isPassing(problem) && problem.code !== 'session-required') this.#submissionId = null;
      this.#change({ problem, busy: false, receipt: null });
      return false;
    }
  }

  #change(next: Partial<Pick<HandIn, 'busy' | 'receipt' | 'problem'>>): void {
    Object.assign(this, next);
    this.#host.requestUpdate();
  }
}

/** What became of what was handed in: the receipt with its number, or the reason why not. */
export function outcomeOf(handIn: HandIn, done: string, timeZone: string): Content {
  const { problem, receipt } = handIn;
  if (problem) return notice('danger', { ...problemInWords(problem), live: true });
  if (!receipt) return nothing;
  const pending = receipt.status === 'RECEIVED';
  const words = t('receipt.line', {
    number: receipt.number,
    at: momentInWords(receipt.receivedAt, timeZone, language()),
  });
  return notice(pending ? 'accent' : 'success', {
    title: pending ? t('receipt.pending') : done,
    text: html`${pending ? html`<p>${t('receipt.pending.text')}</p>` : nothing}<p class="sco-small">${words}</p>`,
    live: true,
  });
}
