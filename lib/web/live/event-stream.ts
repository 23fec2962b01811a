import type { ServerResponse } from 'node:http';

/** Bytes that may wait for one browser to take them; whoever is further behind comes again, and hears how things stand. */
const MOST_WAITING = 64 * 1024;

/** Browsers that lost their streams together come back apart. */
const FIRST_RETRY_MS = 2_000;
const RETRY_SPREAD_MS = 6_000;

/** Streams that are written to before others of this process have their turn. */
const SLICE = 64;

/** An open answer that events are written to, as `text/event-stream` (HTML, 9.2). */
export type EventStream = {
  /** Writes bytes that `encodeEvent` made: the same bytes for all. */
  send(bytes: Uint8Array): void;
  end(): void;
};

type Options = {
  /** Headers beside those that every stream has. */
  headers: Record<string, string>;
  /** From 0 (included) to 1 (excluded): when this browser comes again after its stream has broken. */
  chance: number;
};

/** Begins an answer that stays open. */
export function openEventStream(response: ServerResponse, { headers, chance }: Options): EventStream {
  // Its end is the end of the connection: events are then written as they are, and not as chunks with a frame for each stream.
  response.useChunkedEncodingByDefault = false;
  response.shouldKeepAlive = false;
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    // nginx would gather it up.
    'x-accel-buffering': 'no',
    ...headers,
  });
  response.write(`retry: ${Math.round(FIRST_RETRY_MS + chance * RETRY_SPREAD_MS)}\n\n`);
  return {
    send(bytes) {
      if (response.writableLength > MOST_WAITING) response.destroy();
      else if (!response.writableEnded && !response.destroyed) response.write(bytes);
    },
    end: () => void response.end(),
  };
}

/** An event as it goes over the wire. `data` becomes JSON, which has no line breaks of its own. */
export const encodeEvent = (id: string, event: string, data: object): Buffer =>
  Buffer.from(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

/** Says nothing, so that nobody on the way takes the connection for a dead one. */
export const HEARTBEAT = Buffer.from(':\n\n');

/**
 * Writes the same bytes to many, a few at a time: a page that somebody waits for is not held up until all have them.
 * What is broadcast later arrives later with each of them.
 */
export function broadcast(streams: Iterable<EventStream>, bytes: Uint8Array): void {
  const all = [...streams];
  const writeSlice = (from: number) => {
    for (const stream of all.slice(from, from + SLICE)) stream.send(bytes);
    if (from + SLICE < all.length) setImmediate(writeSlice, from + SLICE);
  };
  writeSlice(0);
}
