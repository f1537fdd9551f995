/** The live inbox in front of a browser that holds, refuses, loses and hides: no network here, every moment is chosen. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  InboxLive,
  type KindCounters,
  LINGER_MS,
  type LiveMode,
  POLL_MS,
  RETRY_MS,
  SILENT_MS,
  type Stream,
} from '../../ui/client/inbox-events.ts';

class Streamed implements Stream {
  closed = false;
  readyState = 0;
  readonly #hearers = new Map<string, (event: { data?: string }) => void>();
  addEventListener(type: 'inbox' | 'error', hear: (event: { data?: string }) => void): void {
    this.#hearers.set(type, hear);
  }
  close(): void {
    this.closed = true;
  }
  tell(counters: KindCounters): void {
    this.#hearers.get('inbox')?.({ data: JSON.stringify(counters) });
  }
  lose(readyState = 0): void {
    this.readyState = readyState;
    this.#hearers.get('error')?.({});
  }
}

let opened: Streamed[];
let visible: boolean;
let turn: () => void;
let live: InboxLive;
const heard = { counters: [] as (KindCounters | null)[], modes: [] as LiveMode[] };
const listener = {
  changed: (counters: KindCounters | null) => void heard.counters.push(counters),
  mode: (mode: LiveMode) => void heard.modes.push(mode),
};
const last = (): Streamed => opened.at(-1) as Streamed;
const look = (seen: boolean): void => {
  visible = seen;
  turn();
};

beforeEach(() => {
  jest.useFakeTimers();
  opened = [];
  visible = true;
  turn = () => {};
  heard.counters = [];
  heard.modes = [];
  live = new InboxLive('9990002E', {
    open: (path) => {
      expect(path).toBe('/api/establishments/9990002E/inbox-events');
      opened.push(new Streamed());
      return last();
    },
    isVisible: () => visible,
    onVisibility: (changed) => {
      turn = changed;
      return () => {
        turn = () => {};
      };
    },
  });
});
afterEach(() => void jest.useRealTimers());

describe('while streams come through', () => {
  test('each change is told with its counters, on one stream for all the pages of the tab', () => {
    const other: (KindCounters | null)[] = [];
    live.listen(listener);
    live.listen({ changed: (counters) => void other.push(counters) });
    last().tell({ email: 1 });
    last().tell({ email: 2 });
    expect(opened).toHaveLength(1);
    expect([heard.counters, other]).toEqual([
      [{ email: 1 }, { email: 2 }],
      [{ email: 1 }, { email: 2 }],
    ]);
    jest.advanceTimersByTime(10 * POLL_MS);
    expect(heard).toEqual({ counters: [{ email: 1 }, { email: 2 }], modes: ['pushed'] });
  });

  test('going from page to page keeps the stream; leaving the last page ends it', () => {
    const leave = live.listen(listener);
    leave();
    jest.advanceTimersByTime(LINGER_MS / 2);
    const leaveNext = live.listen(listener);
    expect([opened.length, last().closed]).toEqual([1, false]);
    leaveNext();
    jest.advanceTimersByTime(LINGER_MS);
    expect(last().closed).toBe(true);
    jest.advanceTimersByTime(RETRY_MS * 2);
    expect(opened).toHaveLength(1);
  });

  test('a stream that is lost once is the browser’s to open again', () => {
    live.listen(listener);
    last().tell({});
    last().lose();
    last().tell({ phone: 1 });
    last().lose();
    expect([opened.length, heard.modes]).toEqual([1, ['pushed']]);
  });
});

describe('where streams do not come through', () => {
  test('a stream that is held without a word is given up: the inbox is asked for, and says so', () => {
    live.listen(listener);
    jest.advanceTimersByTime(SILENT_MS);
    expect([last().closed, heard.modes, heard.counters]).toEqual([true, ['pushed', 'polled'], [null]]);
    jest.advanceTimersByTime(2 * POLL_MS);
    expect(heard.counters).toEqual([null, null, null]);
  });

  test('so is one that is lost twice without a word in between, or refused', () => {
    live.listen(listener);
    last().lose();
    expect(heard.modes).toEqual(['pushed']);
    last().lose();
    expect(heard.modes).toEqual(['pushed', 'polled']);
    const refused = new InboxLive('9990002E', {
      open: () => {
        opened.push(new Streamed());
        return last();
      },
      isVisible: () => true,
      onVisibility: () => () => {},
    });
    const modes: LiveMode[] = [];
    refused.listen({ changed: () => {}, mode: (mode) => void modes.push(mode) });
    last().lose(2);
    expect(modes).toEqual(['pushed', 'polled']);
  });

  test('the stream is tried again every minute, and once it comes through nothing is asked for any more', () => {
    live.listen(listener);
    jest.advanceTimersByTime(SILENT_MS + RETRY_MS);
    expect(opened).toHaveLength(2);
    jest.advanceTimersByTime(SILENT_MS + RETRY_MS);
    expect(opened).toHaveLength(3);
    last().tell({ address: 3 });
    const asked = heard.counters.length;
    jest.advanceTimersByTime(10 * POLL_MS);
    expect([heard.counters.length, heard.modes]).toEqual([asked, ['pushed', 'polled', 'pushed']]);
  });
});

describe('a tab that nobody looks at', () => {
  test('asks for nothing, and catches up at the first look', () => {
    live.listen(listener);
    last().tell({ email: 1 });
    look(false);
    expect(last().closed).toBe(true);
    jest.advanceTimersByTime(10 * RETRY_MS);
    expect([opened.length, heard.counters.length]).toEqual([1, 1]);
    look(true);
    expect(opened).toHaveLength(2);
    last().tell({ email: 4 });
    expect(heard.counters.at(-1)).toEqual({ email: 4 });
  });

  test('without streams, is asked for again at once when it is looked at', () => {
    live.listen(listener);
    jest.advanceTimersByTime(SILENT_MS);
    look(false);
    const asked = heard.counters.length;
    jest.advanceTimersByTime(10 * POLL_MS);
    expect(heard.counters).toHaveLength(asked);
    look(true);
    expect(heard.counters).toHaveLength(asked + 1);
  });

  test('opened in the background, waits to be looked at', () => {
    visible = false;
    live.listen(listener);
    expect(opened).toHaveLength(0);
    look(true);
    expect(opened).toHaveLength(1);
  });
});
