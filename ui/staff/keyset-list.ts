import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A page of a list: its lines, and where the next one begins. */
export interface ListPage<Line> {
  readonly lines: readonly Line[];
  readonly next: string | null;
}

/**
 * A list read page after page (the api's `next`), for lists that grow on demand: first page, more, the same again. An answer
 * that comes after another question was asked is dropped.
 */
export class KeysetList<Line> implements ReactiveController {
  lines: readonly Line[] = [];
  next: string | null = null;
  /** `first` shows nothing yet; `again` and `more` keep what is shown. */
  state: 'first' | 'again' | 'more' | 'ready' | 'failed' = 'first';
  error: unknown = null;

  readonly #host: ReactiveControllerHost;
  readonly #read: (cursor: string | undefined, limit: number) => Promise<ListPage<Line>>;
  readonly #size: number;
  #question = 0;

  constructor(
    host: ReactiveControllerHost,
    read: (cursor: string | undefined, limit: number) => Promise<ListPage<Line>>,
    size = 50,
  ) {
    this.#host = host;
    this.#read = read;
    this.#size = size;
    host.addController(this);
  }

  hostConnected(): void {
    // The page asks once it knows its own address: `begin`.
  }

  /** Another question: what was shown is forgotten. */
  begin(): Promise<void> {
    this.lines = [];
    this.next = null;
    return this.#ask('first', undefined, this.#size);
  }

  /** The same question again: as many lines as are shown, which stay on the screen meanwhile. */
  again(): Promise<void> {
    // 200 is the api's limit for one page.
    return this.#ask('again', undefined, Math.min(200, Math.max(this.#size, this.lines.length)));
  }

  /** The same question, without showing the answer: for lists that must not move under their reader. Then `take`. */
  peek(): Promise<ListPage<Line>> {
    return this.#read(undefined, Math.min(200, Math.max(this.#size, this.lines.length)));
  }

  /** Shows lines made of an answer to `peek`. */
  take({ lines, next }: ListPage<Line>): void {
    this.#question += 1;
    this.lines = lines;
    this.next = next;
    this.state = 'ready';
    this.error = null;
    this.#host.requestUpdate();
  }

  more(): Promise<void> {
    return this.next === null ? Promise.resolve() : this.#ask('more', this.next, this.#size);
  }

  async #ask(state: 'first' | 'again' | 'more', cursor: string | undefined, limit: number): Promise<void> {
    const question = ++this.#question;
    this.state = state;
    this.#host.requestUpdate();
    try {
      const { lines, next } = await this.#read(cursor, limit);
      if (question !== this.#question) return;
      this.lines = state === 'more' ? [...this.lines, ...lines] : lines;
      this.next = next;
      this.state = 'ready';
      this.error = null;
    } catch (error) {
      if (question !== this.#question) return;
      this.state = 'failed';
      this.error = error;
    }
    this.#host.requestUpdate();
  }
}
