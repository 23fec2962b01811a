import type { IncomingMessage } from 'node:http';

/** The most that a request may bring, in bytes. */
export const MAX_BODY_BYTES = 1_048_576;

/** Whether the request says beforehand that it brings too much. */
export function declaresTooMuch(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES;
}

/**
 * Counts what a request brings while it is read, whoever reads it, and calls `onExceeded` once when it is too much:
 * a body that is sent in chunks does not say beforehand how long it is.
 */
export function watchBody(request: IncomingMessage, onExceeded: () => void): void {
  if (request.headers['transfer-encoding'] === undefined) return;
  const push = request.push.bind(request);
  let received = 0;
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding): boolean => {
    received += chunk?.length ?? 0;
    if (received <= MAX_BODY_BYTES) return push(chunk, encoding);
    request.push = () => false;
    onExceeded();
    return false;
  };
}
