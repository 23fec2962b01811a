import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** Sends another answer than the one that was about to begin. */
export type SendInstead = (status: number, headers: OutgoingHttpHeaders, body: Buffer | string) => void;

/**
 * Calls `onHead` with the status when an answer is about to begin, whoever begins it: headers can still be changed.
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
    writeHead: (status: number, ...rest: unknown[]) =>
      begin(status) ? original.writeHead(status, ...rest) : response,
    write: (...args: unknown[]) => (begin(response.statusCode) ? original.write(...args) : true),
    end: (...args: unknown[]) => (begin(response.statusCode) ? original.end(...args) : response),
    flushHeaders: () => void (begin(response.statusCode) && original.flushHeaders()),
  });
}
