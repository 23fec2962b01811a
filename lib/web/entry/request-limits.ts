import type { IncomingMessage } from 'node:http';
import { MOST_MEGABYTES as MOST_OF_IMPORT } from '@/lib/comments/transfer/at-desk/schemas';
import { MOST_MEGABYTES as MOST_OF_PICTURE } from '@/lib/members/picture/schemas';

const MEGABYTE = 1_048_576;
/** What stands around a file in a form. */
const AROUND = 16_384;
/** What brings a file, by the form of a page or by a call, and of how many megabytes at the most. */
const BRING_FILES = new Map([
  ['POST /account', MOST_OF_PICTURE],
  ['PUT /api/v1/me/picture', MOST_OF_PICTURE],
  ['POST /admin/imports', MOST_OF_IMPORT],
  ['POST /api/v1/moderation/imports', MOST_OF_IMPORT],
]);

/** The most that a request may bring, in megabytes. */
export const mostMegabytes = ({ url = '', method }: IncomingMessage): number =>
  BRING_FILES.get(`${method} ${url.split('?', 1)[0]}`) ?? 1;

const mostBytes = (request: IncomingMessage): number => {
  const most = mostMegabytes(request);
  return most === 1 ? MEGABYTE : most * MEGABYTE + AROUND;
};

/** Whether the request says beforehand that it brings too much. */
export function declaresTooMuch(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > mostBytes(request);
}

/**
 * Counts what a request brings while it is read, whoever reads it, and calls `onExceeded` once when it is too much:
 * a body that is sent in chunks does not say beforehand how long it is.
 */
export function watchBody(request: IncomingMessage, onExceeded: () => void): void {
  if (request.headers['transfer-encoding'] === undefined) return;
  const most = mostBytes(request);
  const push = request.push.bind(request);
  let received = 0;
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding): boolean => {
    received += chunk?.length ?? 0;
    if (received <= most) return push(chunk, encoding);
    request.push = () => false;
    onExceeded();
    return false;
  };
}
