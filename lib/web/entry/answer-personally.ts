import { randomBytes } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import { frameLocation, framingOf, type Framing } from '../embed/framing';
import {
  ACTED_HEADER,
  ELSEWHERE_HEADER,
  FRAMED_HEADER,
  IN_PLACE_HEADER,
  REQUEST_ID_HEADER,
} from '../http/internal-headers';
import { capture } from '../page-cache/capture';
import { toDocument, UnfinishedDocument, type DocumentScripts } from '../page-cache/document';
import { NOT_FOUND_ADDRESS } from '../page-cache/render-shared';
import { compressQuickly } from '../page-cache/compress';
import { developmentPolicy, documentPolicy, personalPolicy } from '../http/security-headers';
import { interceptHead, type SendInstead } from './intercept-head';
import { watchOutcome, type Outcome } from './outcome';
import { AWAY, FAILED, FILE_IS_READ, plainPage, sendPlainAnswer, tooLarge, UNREADABLE } from './plain-answer';
import { declaresTooMuch, mostMegabytes, watchBody } from './request-limits';
import { cacheControlOf, contentTypeOf, isFilePlace, sharingOf, type ServedFiles } from './served-files';

const ERROR_PAGE_TIMEOUT_MS = 5_000;

const READING_FILES = ['GET', 'HEAD'];
/** Next fails (500) where a file is asked for a part that it has not, or on a condition that does not hold. Ours are small: they are sent whole. */
const PARTS_AND_CONDITIONS = ['range', 'if-range', 'if-match', 'if-unmodified-since'];

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
  appUrl: string;
  /** Whose pages may frame a discussion. */
  framers(): Promise<readonly string[]>;
  dev: boolean;
  log: EntryLog;
};

/**
 * Makes the function that has Next answer one request for one person: with a bound on what it may bring, and a note that nobody
 * may keep the answer unless it is a file. A page becomes a document, as those are that everybody gets.
 */
export function createPersonalAnswers({ handle, files, scripts, appUrl, framers, dev, log }: Options) {
  return async function answerPersonally(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (files.has(pathOf(request))) {
      if (!READING_FILES.includes(request.method ?? ''))
        return sendPlainAnswer(request, response, FILE_IS_READ);
      for (const name of PARTS_AND_CONDITIONS) delete request.headers[name];
    }
    if (declaresTooMuch(request)) return sendPlainAnswer(request, response, tooLarge(mostMegabytes(request)));
    watchBody(request, () => {
      response.setHeader('connection', 'close');
      sendPlainAnswer(request, response, tooLarge(mostMegabytes(request)));
    });
    const asked = await whatIsAsked(request);
    givePolicy(request, response, asked);
    const requestId = request.headers[REQUEST_ID_HEADER];
    await watchOutcome(
      (outcome) => {
        decideHead(request, response, { outcome, asked });
        return handle(request, response);
      },
      (failure, outcome) =>
        isUnreadable(request, outcome)
          ? log.warn({ requestId, ...failure }, 'a request could not be read')
          : log.error({ requestId, ...failure }, 'a request failed'),
    );
  };

  /** Notes what the answer is to be like. What may be a page comes from Next as it is, to be made a document of. */
  async function whatIsAsked(request: IncomingMessage): Promise<Asked> {
    const { headers } = request;
    const framing = framingOf(request.url ?? '');
    const asked = {
      encodings: String(headers['accept-encoding'] ?? ''),
      inPlace: headers[IN_PLACE_HEADER] !== undefined,
      framing,
      // While the database is away nobody frames anything.
      framers: framing ? await framers().catch(() => []) : [],
    };
    if (framing) headers[FRAMED_HEADER] = '1';
    if (!isFilePlace(pathOf(request))) headers['accept-encoding'] = 'identity';
    return asked;
  }

  /** Next reads the nonce from the request and puts it on what it writes inline. */
  function givePolicy(request: IncomingMessage, response: ServerResponse, asked: Asked): void {
    const nonce = randomBytes(16).toString('base64');
    const policy = (dev ? developmentPolicy : personalPolicy)(nonce, asked.framers);
    request.headers['content-security-policy'] = policy;
    response.setHeader('content-security-policy', policy);
  }

  function decideHead(
    request: IncomingMessage,
    response: ServerResponse,
    { outcome, asked }: { outcome: Outcome; asked: Asked },
  ): void {
    const path = pathOf(request);
    const contentType = contentTypeOf(path);
    if (contentType) response.setHeader('content-type', contentType);
    for (const [name, value] of Object.entries(sharingOf(path))) response.setHeader(name, value);
    interceptHead(response, (status) => {
      const setsCookie = response.hasHeader('set-cookie');
      if (!dev) response.setHeader('cache-control', cacheControlOf(path, { status, setsCookie, files }));
      if (outcome.language && isPage(response) && !response.hasHeader('content-language'))
        response.setHeader('content-language', outcome.language);
      if (asked.inPlace && outcome.acted) response.setHeader(ACTED_HEADER, outcome.acted);
      const unreadable = status === 500 && isUnreadable(request, outcome);
      const isAway = status === 500 && outcome.away;
      if (isFilePlace(path)) return undefined;
      if (!dev && (unreadable || isAway || isErrorPage(status, response)))
        return (send) =>
          void sendErrorPage(request, response, { status, away: outcome.away, unreadable }, send);
      const elsewhere = status >= 300 && status < 400 ? leadOn(response, asked) : undefined;
      if (asked.inPlace && elsewhere !== undefined)
        return (send) => send(204, { [ELSEWHERE_HEADER]: elsewhere }, '');
      if (!isPage(response)) return undefined;
      return (send, said) =>
        void said
          .then((page) => sendDocument({ request, response, asked, status, page, send }))
          .catch((error: unknown) => failLate(error, request, response, send));
    });
  }

  /** Where the answer leads: from a frame, to what can be shown there. */
  function leadOn(response: ServerResponse, { framing }: Asked): string | undefined {
    const { location } = response.getHeaders();
    if (location === undefined) return undefined;
    const to = framing ? frameLocation(String(location), framing, appUrl) : String(location);
    response.setHeader('location', to);
    return to;
  }

  /** Nobody waits for what becomes of a page that Next has made: what fails then ends here. */
  function failLate(
    err: unknown,
    request: IncomingMessage,
    response: ServerResponse,
    send: SendInstead,
  ): void {
    log.error({ err, requestId: request.headers[REQUEST_ID_HEADER] }, 'a request failed');
    if (response.headersSent) response.destroy();
    else void sendErrorPage(request, response, { status: 500, away: false, unreadable: false }, send);
  }

  /** What Next made is on its way to one person: it is compressed for speed. */
  async function sendDocument({ request, response, asked, status, page, send }: Made): Promise<void> {
    const headers: OutgoingHttpHeaders = { 'content-security-policy': documentPolicy(asked.framers) };
    let body: Buffer = page;
    try {
      body = Buffer.from(toDocument(page.toString(), scripts(), asked.framing));
      response.removeHeader('link');
    } catch (error) {
      // A part of it came late, as may be just after a start: then it needs Next's own scripts to be whole.
      if (!(error instanceof UnfinishedDocument)) throw error;
      delete headers['content-security-policy'];
    }
    const encoded = await compressQuickly(body, asked.encodings);
    if (encoded.coding) headers['content-encoding'] = encoded.coding;
    response.removeHeader('transfer-encoding');
    send(
      status,
      { ...headers, vary: 'accept-encoding, cookie', 'content-length': encoded.body.length },
      request.method === 'HEAD' ? '' : encoded.body,
    );
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

  async function notFoundPage({ url = '', headers }: IncomingMessage): Promise<string> {
    try {
      const own = { ...headers, 'accept-encoding': 'identity' };
      const asked = { handle, url: NOT_FOUND_ADDRESS, headers: own, timeoutMs: ERROR_PAGE_TIMEOUT_MS };
      const { body, status } = await capture(asked);
      if (status === 404) return toDocument(body.toString(), scripts(), framingOf(url));
    } catch {
      // Then the plain one.
    }
    return plainPage('There is no such page.');
  }
}

type Asked = {
  /** Of what may be compressed. */
  encodings: string | undefined;
  /** A script of ours puts the answer in the place of what stands there, and goes itself where a form leads. */
  inPlace: boolean;
  /** Set where it stands in a frame. */
  framing: Framing | null;
  /** Whose pages may frame it. */
  framers: readonly string[];
};

type Made = {
  request: IncomingMessage;
  response: ServerResponse;
  asked: Asked;
  status: number;
  page: Buffer;
  send: SendInstead;
};

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

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
