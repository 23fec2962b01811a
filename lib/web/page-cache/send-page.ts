import type { IncomingMessage, ServerResponse } from 'node:http';
import { accepts } from './compress';
import type { StoredPage, Variant } from './stored-page';

/** Answers a GET or HEAD with a page that is ready: 304 when the reader has it, else the body it can read. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: StoredPage): void {
  const known = request.headers['if-none-match'];
  if (known !== undefined && namesEtag(known, page.etag)) {
    response.writeHead(304, page.notModified);
    response.end();
    return;
  }
  const { headers, body } = chooseVariant(page, request.headers['accept-encoding']);
  response.writeHead(200, headers);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Whether an If-None-Match header names this ETag. The comparison is weak, as RFC 9110 (13.1.2) asks. */
export function namesEtag(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true;
  const opaque = withoutWeakMark(etag);
  return ifNoneMatch.split(',').some((candidate) => withoutWeakMark(candidate.trim()) === opaque);
}

function withoutWeakMark(etag: string): string {
  return etag.startsWith('W/') ? etag.slice(2) : etag;
}

/** The smallest body that an Accept-Encoding header allows. */
export function chooseVariant(page: StoredPage, acceptEncoding: string | undefined): Variant {
  if (acceptEncoding === undefined) return page.identity;
  if (page.brotli && accepts(acceptEncoding, 'br')) return page.brotli;
  if (page.gzip && accepts(acceptEncoding, 'gzip')) return page.gzip;
  return page.identity;
}
