import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** Sends another answer than the one that was about to begin. */
export type SendInstead = (status: number, headers: OutgoingHttpHeaders, body: Buffer | string) => void;

/** Takes an answer over: sends another one, now or later. `said` is what the first writer goes on to say, once it has ended. */
export type TakeOver = (send: SendInstead, said: Promise<Buffer>) => void;

/**
 * Calls `onHead` with the status when an answer is about to begin, whoever begins it: headers can still be changed.
 * What the first writer gives along with the status is set before, so that nothing it says goes past `onHead`.
 * A function that it returns takes the answer over.
 */
export function interceptHead(
  response: ServerResponse,
  onHead: (status: number) => TakeOver | undefined,
): void {
  const original = {
    writeHead: response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse,
    write: response.write.bind(response) as (...args: unknown[]) => boolean,
    end: response.end.bind(response) as (...args: unknown[]) => ServerResponse,
    flushHeaders: response.flushHeaders.bind(response),
  };
  const send: SendInstead = (status, headers, body) => {
    original.writeHead(status, headers);
    original.end(body);
  };
  let passes: boolean | undefined;
  const chunks: Buffer[] = [];
  let endSaying: (said: Buffer) => void = () => undefined;
  const said = new Promise<Buffer>((resolve) => (endSaying = resolve));

  const begin = (status: number): boolean => {
    if (passes !== undefined) return passes;
    const takeOver = onHead(status);
    passes = takeOver === undefined;
    takeOver?.(send, said);
    return passes;
  };

  Object.assign(response, {
    writeHead: (status: number, ...rest: unknown[]) => {
      if (passes === undefined) setAll(response, rest.at(-1));
      return begin(status) ? original.writeHead(status) : response;
    },
    write: (...args: unknown[]) => {
      if (begin(response.statusCode)) return original.write(...args);
      collect(chunks, args);
      return true;
    },
    end: (...args: unknown[]) => {
      if (begin(response.statusCode)) return original.end(...args);
      collect(chunks, args);
      endSaying(Buffer.concat(chunks));
      return response;
    },
    flushHeaders: () => void (begin(response.statusCode) && original.flushHeaders()),
  });
}

/** Keeps a piece as `write` and `end` are given it, and says that it was taken. */
function collect(chunks: Buffer[], [chunk, ...rest]: unknown[]): void {
  if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
  else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  for (const done of [chunk, ...rest]) if (typeof done === 'function') queueMicrotask(done as () => void);
}

/** Sets what `writeHead` was given, as an object or as names and values in turn. */
function setAll(response: ServerResponse, given: unknown): void {
  if (typeof given !== 'object' || given === null) return;
  const pairs = Array.isArray(given)
    ? given.flatMap((name, place) => (place % 2 === 0 ? [[String(name), given[place + 1]] as const] : []))
    : Object.entries(given);
  const headers = new Map<string, string[]>();
  for (const [name, value] of pairs)
    headers.set(name.toLowerCase(), [
      ...(headers.get(name.toLowerCase()) ?? []),
      ...[value].flat().map(String),
    ]);
  for (const [name, values] of headers) response.setHeader(name, values.length === 1 ? values[0]! : values);
}
