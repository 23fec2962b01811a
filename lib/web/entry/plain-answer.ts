import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorInWords } from '@/lib/language/error-in-words';
import type { AppError } from '@/lib/platform/errors';
import { AWAY_SECONDS, problemDetails } from '../http/problem-details';
import { DOCUMENT_POLICY } from '../http/security-headers';

export type PlainAnswer = {
  status: number;
  /** Stable, for programs. */
  code: string;
  /** One or two sentences for a person. */
  message: string;
  headers?: Record<string, string>;
};

export const BAD_ADDRESS: PlainAnswer = {
  status: 400,
  code: 'bad-address',
  message: 'That address cannot be read. Please check it, or start from the front page.',
};
export const UNREADABLE: PlainAnswer = {
  status: 400,
  code: 'malformed-request',
  message:
    'What was sent cannot be read, so nothing was done. Please open the page again and send it once more.',
};
export const tooLarge = (megabytes: number): PlainAnswer => ({
  status: 413,
  code: 'too-large',
  message: `That is more than ${megabytes === 1 ? 'one megabyte' : `${megabytes} megabytes`}, and more than this site takes at once.`,
});
export const FILE_IS_READ: PlainAnswer = {
  status: 405,
  code: 'method-not-allowed',
  message: 'This is a file. It can be read, and nothing else.',
  headers: { allow: 'GET, HEAD' },
};
export const NO_PICTURE: PlainAnswer = {
  status: 404,
  code: 'not-found',
  message: 'There is no such picture.',
};
export const FAILED: PlainAnswer = {
  status: 500,
  code: 'internal',
  message: 'Something went wrong on our side. It has been noted. Please try again in a moment.',
};
export const AWAY: PlainAnswer = {
  status: 503,
  code: 'unavailable',
  message: 'The site is away for a moment. Nothing is lost: please try again.',
  headers: { 'retry-after': String(AWAY_SECONDS) },
};
export const FOREIGN_FORM: PlainAnswer = {
  status: 403,
  code: 'bad-origin',
  message:
    'This was not sent from a page of this site, so nothing was done. Please open the page here and send it again.',
};

export const tooOften = (error: AppError): PlainAnswer => ({
  status: error.status,
  code: error.code,
  message: errorInWords('en', error),
  headers: { 'retry-after': String(error.retryAfterSeconds ?? 1) },
});

/**
 * Answers without Next: before a request reaches it, or when it has failed. Problem details (RFC 9457) under /api,
 * a page that needs nothing else elsewhere. Does nothing when an answer has already begun.
 */
export function sendPlainAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: PlainAnswer,
): void {
  if (response.headersSent) return void response.destroy();
  const forPrograms = request.url?.startsWith('/api/') ?? false;
  const body = forPrograms ? JSON.stringify(problemDetails(answer)) : plainPage(answer.message);
  for (const name of ['etag', 'content-encoding', 'transfer-encoding', 'link', 'vary'])
    response.removeHeader(name);
  response.writeHead(answer.status, {
    'content-type': forPrograms ? 'application/problem+json' : 'text/html; charset=utf-8',
    'content-language': 'en',
    'content-length': Buffer.byteLength(body),
    'content-security-policy': DOCUMENT_POLICY,
    'cache-control': 'private, no-store',
    ...answer.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** A page of one paragraph and a way back. */
export function plainPage(message: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${message.split('.')[0]}</title></head>
<body><main><h1>Sorry</h1><p>${message}</p><p><a href="/">To the front page</a></p></main></body></html>`;
}
