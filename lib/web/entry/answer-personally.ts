import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { REQUEST_ID_HEADER } from '../http/internal-headers';
import { capture } from '../page-cache/capture';
import { toDocument, type DocumentScripts } from '../page-cache/document';
import { NOT_FOUND_ADDRESS } from '../page-cache/render-shared';
import { developmentPolicy, personalPolicy } from '../http/security-headers';
import { interceptHead, type SendInstead } from './intercept-head';
import { watchOutcome, type Outcome } from './outcome';
import { AWAY, FAILED, plainPage, sendPlainAnswer, TOO_LARGE, UNREADABLE } from './plain-answer';
import { declaresTooMuch, watchBody } from './request-limits';
import { cacheControlOf, contentTypeOf, isFilePlace, type ServedFiles } from './served-files';

const ERROR_PAGE_TIMEOUT_MS = 5_000;

/** What the entry needs of a log; pino's has it. */
export type EntryLog = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

type Options = {
  handle: RequestListener;
  files: ServedFiles;
  scripts(): DocumentScripts;
  dev: boolean;
  log: EntryLog;
};

/**
 * Makes the function that has Next answer one request for one person: with a nonce of its own, a bound on what it may
 * bring, and a note that nobody may keep the answer unless it is a file.
 */
export function createPersonalAnswers({ handle, files, scripts, dev, log }: Options) {
  return async function answerPersonally(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (declaresTooMuch(request)) return sendPlainAnswer(request, response, TOO_LARGE);
    watchBody(request, () => {
      response.setHeader('connection', 'close');
      sendPlainAnswer(request, response, TOO_LARGE);
    });
    givePolicy(request, response);
    const requestId = request.headers[REQUEST_ID_HEADER];
    await watchOutcome(
      (outcome) => {
        decideHead(request, response, outcome);
        return handle(request, response);
      },
      (failure, outcome) =>
        isUnreadable(request, outcome)
          ? log.warn({ requestId, ...failure }, 'a request could not be read')
          : log.error({ requestId, ...failure }, 'a request failed'),
    );
  };

  /** Next reads the nonce from the request and puts it on what it writes inline. */
  function givePolicy(request: IncomingMessage, response: ServerResponse): void {
    const nonce = randomBytes(16).toString('base64');
    const policy = dev ? developmentPolicy(nonce) : personalPolicy(nonce);
    request.headers['content-security-policy'] = policy;
    response.setHeader('content-security-policy', policy);
  }

  function decideHead(request: IncomingMessage, response: ServerResponse, outcome: Outcome): void {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const contentType = contentTypeOf(path);
    if (contentType) response.setHeader('content-type', contentType);
    interceptHead(response, (status) => {
      const setsCookie = response.hasHeader('set-cookie');
      if (!dev) response.setHeader('cache-control', cacheControlOf(path, { status, setsCookie, files }));
      if (outcome.language && isPage(response) && !response.hasHeader('content-language'))
        response.setHeader('content-language', outcome.language);
      const unreadable = status === 500 && isUnreadable(request, outcome);
      const isAway = status === 500 && outcome.away;
      if (dev || isFilePlace(path) || !(unreadable || isAway || isErrorPage(status, response)))
        return undefined;
      return (send) =>
        void sendErrorPage(request, response, { status, away: outcome.away, unreadable }, send);
    });
  }

  /** Next leaves the pages of its errors empty, for script to fill; this one says without script what is the matter. */
  async function sendErrorPage(
    request: IncomingMessage,
    response: ServerResponse,
    { status, away, unreadable }: { status: number; away: boolean; unreadable: boolean },
    send: SendInstead,
  ): Promise<void> {
    const failure = unreadable ? UNREADABLE : status === 500 && away ? AWAY : { ...FAILED, status };
    const body = status === 404 ? await notFoundPage(request) : plainPage(failure.message);
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'etag', 'link']) {
      response.removeHeader(name);
    }
    const headers = {
      ...failure.headers,
      'content-type': 'text/html; charset=utf-8',
      'content-language': languageOfPage(body),
      'content-length': Buffer.byteLength(body),
    };
    send(failure.status, headers, request.method === 'HEAD' ? '' : body);
  }

  async function notFoundPage({ headers }: IncomingMessage): Promise<string> {
    try {
      const own = { ...headers, 'accept-encoding': 'identity' };
      const asked = { handle, url: NOT_FOUND_ADDRESS, headers: own, timeoutMs: ERROR_PAGE_TIMEOUT_MS };
      const { body, status } = await capture(asked);
      if (status === 404) return toDocument(body.toString(), scripts());
    } catch {
      // Then the plain one.
    }
    return plainPage('There is no such page.');
  }
}

/** Headers that Next's own scripts send, in a form of its own. */
const FOR_NEXT = ['next-action', 'next-router-state-tree', 'rsc'];

/**
 * Whether a request failed in Next before any code of ours began to act upon it: then it is the form that cannot be decoded, or a
 * header of Next's that makes no sense, and not we who failed.
 */
const isUnreadable = (
  { method = '', headers }: IncomingMessage,
  { away, begun, unreadable }: Outcome,
): boolean =>
  unreadable ||
  (!away && !begun && (method === 'POST' || FOR_NEXT.some((name) => headers[name] !== undefined)));

/** What its first tag says; the plain pages are in English. */
const languageOfPage = (body: string): string => /<html lang="([\w-]+)"/.exec(body)?.[1] ?? 'en';

function isErrorPage(status: number, response: ServerResponse): boolean {
  return (status === 404 || status >= 500) && isPage(response);
}

const isPage = (response: ServerResponse): boolean =>
  String(response.getHeader('content-type')).startsWith('text/html');
