import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** Sends another answer than the one that was about to begin. */
export type SendInstead = (status: number, headers: OutgoingHttpHeaders, body: Buffer | string) => void;

/**
 * Calls `onHead` with the status when an answer is about to begin, whoever begins it: headers can still be changed.
 * What the first writer gives along with the status is set before, so that nothing it says goes past `onHead`.
 * A function that it returns takes the answer over, now or later; what the first writer goes on to say is dropped.
 */
export function interceptHead(
  response: ServerResponse,
  onHead: (status: number) => ((send: SendInstead) => void) | undefined,
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

  const begin = (status: number): boolean => {
    if (passes !== undefined) return passes;
    const takeOver = onHead(status);
    passes = takeOver === undefined;
    takeOver?.(send);
    return passes;
  };

  Object.assign(response, {
    writeHead: (status: number, ...rest: unknown[]) => {
      if (passes === undefined) setAll(response, rest.at(-1));
      return begin(status) ? original.writeHead(status) : response;
    },
    write: (...args: unknown[]) => (begin(response.statusCode) ? original.write(...args) : true),
    end: (...args: unknown[]) => (begin(response.statusCode) ? original.end(...args) : response),
    flushHeaders: () => void (begin(response.statusCode) && original.flushHeaders()),
  });
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
