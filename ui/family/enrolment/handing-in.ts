import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Receipt, settled } from '../../client/client.ts';
import { Problem } from '../../client/problem.ts';

/**
 * How a family's act is handed in, whatever the act: one at a time; a receipt at once; its last word when it comes (202: the
 * act is safe and goes through by itself). What the api refuses is `problem`. Where there is no network nothing has left:
 * the act waits here and is tried again under its id as soon as the browser is back on line, so that one press is enough.
 */
export class HandingIn implements ReactiveController {
  busy = false;
  /** Why it was not taken. */
  problem: Problem | null = null;
  /** The last receipt: settled, or on its way. */
  receipt: Receipt | null = null;

  readonly #host: ReactiveControllerHost;
  #waiting = new AbortController();
  #again: (() => Promise<void>) | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#waiting = new AbortController();
    window.addEventListener('online', this.#retry);
  }

  hostDisconnected(): void {
    this.#waiting.abort();
    window.removeEventListener('online', this.#retry);
  }

  /** Whether the act waits for the network. */
  get waitsForNetwork(): boolean {
    return this.#again !== null;
  }

  get onItsWay(): Receipt | null {
    return this.receipt?.status === 'RECEIVED' ? this.receipt : null;
  }

  /** Does an act; `problem` says why it failed. `refused` hears of a no before it is shown. */
  async attempt(act: () => Promise<void>, refused: (problem: Problem) => Promise<void> | void): Promise<void> {
    if (this.busy) return;
    this.#again = null;
    this.problem = null;
    this.#show(true);
    try {
      await act();
    } catch (error) {
      if (this.#waiting.signal.aborted) return;
      const problem = error instanceof Problem ? error : new Problem('unexpected', 0);
      if (problem.code === 'no-network') this.#again = () => this.attempt(act, refused);
      await refused(problem);
      this.problem = problem;
    } finally {
      this.#show(false);
    }
  }

  /** The receipt of an act just posted. @throws Problem when the api refused it at once */
  async accept(posted: Promise<{ data: Receipt }>): Promise<Receipt> {
    const { data } = await posted;
    if (data.refusal) throw Problem.of(data.refusal, data.refusal.status);
    this.receipt = data;
    this.#host.requestUpdate();
    return data;
  }

  /** The last word about a receipt, however long it takes. @throws Problem when it is a no */
  async lastWord(receipt: Receipt): Promise<Receipt> {
    this.receipt = receipt;
    const final = await settled(receipt, this.#waiting.signal);
    this.receipt = final.refusal ? null : final;
    this.#host.requestUpdate();
    if (final.refusal) throw Problem.of(final.refusal, final.refusal.status);
    return final;
  }

  /** Nothing is shown of the act any more. */
  forget(): void {
    this.problem = null;
    this.#again = null;
  }

  #retry = (): void => {
    const again = this.#again;
    if (again) void again();
  };

  #show(busy: boolean): void {
    this.busy = busy;
    this.#host.requestUpdate();
  }
}
