import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { UnfinishedDocument, type DocumentScripts } from '../page-cache/document';
import { createPageCache, type PageCache } from '../page-cache/page-cache';
import { createSharedRenderer, NOT_FOUND_ADDRESS } from '../page-cache/render-shared';
import type { Rendering } from '../page-cache/rendering';
import { keyOf, type Copy } from '../page-cache/page-copy';
import type { Locale } from '@/lib/language/locales';
import { askedOfMember, canonicalAddress } from '../page-cache/routes';
import { answerPicture, pictureAskedFor } from '../pictures/answer-picture';
import { answerCommentPicture, commentPictureAskedFor } from '../pictures/comment/answer-comment-picture';
import { sendPage } from '../page-cache/send-page';
import { headersOfKept, headersOfUnkept } from '../page-cache/shared-headers';
import { audienceOf } from '../page-cache/shared-reading';
import { prepareStoredPage } from '../page-cache/stored-page';
import { framingOf } from '../embed/framing';
import { baseHeaders } from '../http/security-headers';
import { AppError } from '@/lib/platform/errors';
import { createPersonalAnswers, type EntryLog } from './answer-personally';
import { identifyRequest } from './identify-request';
import type { Live } from '../live/live';
import { AWAY, BAD_ADDRESS, FAILED, sendPlainAnswer, tooOften } from './plain-answer';
import { refusalOf, vouchForOrigin } from './refuse-request';
import { chosenLanguage } from '../language/language-cookie';
import { ADDRESS_HEADER, LANGUAGE_HEADER } from '../http/internal-headers';
import { isLegalAddress, MAX_LENGTH } from './legal-address';
import type { ServedFiles } from './served-files';
import type { Reader } from '../session/live-session';

/** How long the page for an address that cannot be one is kept. */
const NOTHING_KEPT_MS = 60_000;

/** Links of letters end in what lets whoever has it act. */
const TOKEN = /^(\/(?:api\/)?unsubscribe\/).+$/;

export type EntryOptions = {
  /** Answers what the cache does not: the API, or Next. */
  handle: RequestListener;
  appUrl: string;
  trustedProxyHops: number;
  cacheBytes: number;
  /** See the page cache’s `staleMs`. */
  stalePageMs: number;
  /** Counts a rendering for everybody against the address that asks for it. @throws 429 */
  countRendering(address: string): Promise<void>;
  /** Answers with streams of events. */
  live: Pick<Live, 'wishOf' | 'answer'>;
  /** Whom a `Cookie` header names, and whether the copy for members will do for them. */
  readerOf(cookie: string | undefined, articleSlug: string | null, inFrame: boolean): Promise<Reader>;
  /** The files that Next serves; none in development. */
  files: ServedFiles;
  scripts(): DocumentScripts;
  /** Whose pages may frame a discussion. */
  framers(): Promise<readonly string[]>;
  log: EntryLog;
  /** Nothing is kept, and Next's development tools may run. */
  dev: boolean;
};

/** The first code that a request meets. Shared pages come from the page cache, everything else from Next. */
export function createEntry(options: EntryOptions): { handle: RequestListener; cache: PageCache } {
  const { appUrl, trustedProxyHops, files, log, dev } = options;
  const base = Object.entries(baseHeaders(appUrl));
  const answerPersonally = createPersonalAnswers(options);
  const render = createSharedRenderer(options);
  const pagesOfNothing = new Map<Locale | undefined, { page: Promise<Rendering>; until: number }>();
  const cache = createPageCache({
    render,
    prepare: (rendering) => prepareStoredPage(rendering, (one) => headersOfKept(one, appUrl)),
    maxBytes: options.cacheBytes,
    staleMs: options.stalePageMs,
    now: () => performance.now(),
    sleep: (milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds)),
    onError: (error, address) => log.error({ err: error, address }, 'a shared page could not be made'),
  });
  return { handle, cache };

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const isAnyone = !dev && audienceOf(request) === 'anyone';
    const language = languageFor(request);
    // Whatever is kept has a legal address: another one is not found here.
    const page = isAnyone
      ? cache.fresh(keyOf(request.url ?? '', { language, audience: 'anyone' }))
      : undefined;
    // Nothing else is done for a page that is ready: no id, no log line, no copy.
    if (page) sendPage(request, response, page);
    else void handleSlowly(request, response);
  }

  async function handleSlowly(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A reader who goes away while an answer is written is no event.
    response.on('error', () => undefined);
    for (const [name, value] of base) response.setHeader(name, value);
    const requestId = identifyRequest(request, response, trustedProxyHops);
    logWhenDone(request, response, requestId);
    try {
      if (!isLegalAddress(request.url)) return await answerBadAddress(request, response);
      const refusal = refusalOf(request, appUrl);
      if (refusal) return sendPlainAnswer(request, response, refusal);
      const wish = options.live.wishOf(request.url);
      const asker = String(request.headers[ADDRESS_HEADER]);
      const picture = pictureAskedFor(request);
      if (picture) return await answerPicture(request, response, { picture, address: asker });
      const pictured = commentPictureAskedFor(request);
      if (pictured) return await answerCommentPicture(request, response, { id: pictured, address: asker });
      if (wish) return options.live.answer(request, response, { wish, address: asker });
      vouchForOrigin(request);
      const language = languageFor(request);
      if (language) request.headers[LANGUAGE_HEADER] = language;
      const reader = dev ? null : audienceOf(request);
      const address = reader ? canonicalAddress(request.url) : undefined;
      // Nothing is waited for where a body may come: it is counted from its first byte.
      const copy =
        address === undefined
          ? null
          : reader === 'anyone'
            ? forAnyone(language)
            : await copyFor(request, language);
      if (address !== undefined && copy) {
        if (await answerShared(request, response, { key: keyOf(address, copy), asker, requestId })) return;
      }
      await answerPersonally(request, response);
    } catch (error) {
      if (isTooOften(error)) return sendPlainAnswer(request, response, tooOften(error));
      log.error({ err: error, requestId }, 'a request failed');
      sendPlainAnswer(request, response, FAILED);
    }
  }

  /** Our own page says that nothing is at an address that cannot be one; programs are told so in theirs. */
  async function answerBadAddress(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '', method = '', headers } = request;
    const status = url.length > MAX_LENGTH ? 414 : 400;
    const isForPeople = ['GET', 'HEAD'].includes(method) && !url.startsWith('/api/');
    const page = isForPeople ? await pageOfNothing(chosenLanguage(headers.cookie)).catch(() => null) : null;
    if (page?.status === 404) sendUnkept(request, response, { ...page, status });
    else sendPlainAnswer(request, response, { ...BAD_ADDRESS, status });
  }

  /** Made once a minute for each language, however many such addresses are tried. */
  function pageOfNothing(language: Locale | undefined): Promise<Rendering> {
    const known = pagesOfNothing.get(language);
    if (known && known.until > performance.now()) return known.page;
    const page = render(keyOf(NOT_FOUND_ADDRESS, forAnyone(language)));
    pagesOfNothing.set(language, { page, until: performance.now() + NOTHING_KEPT_MS });
    return page;
  }

  /** Which copy of a page will do for whoever's session a request names; null where one has to be made for them. */
  async function copyFor(
    { url = '', headers }: IncomingMessage,
    language: Locale | undefined,
  ): Promise<Copy | null> {
    const asked = askedOfMember(url);
    const slug = asked?.articleSlug ?? null;
    const reader = await options.readerOf(headers.cookie, slug, framingOf(url) !== null);
    if (reader === 'anyone') return forAnyone(language);
    // Calls of the API that depend on who asks are answered past the cache.
    const isCall = url.startsWith('/api/');
    if (reader === 'someone' || !asked || isCall || !reader.asOthers || asked.memberId === reader.id)
      return null;
    return { language: language ?? reader.language ?? undefined, audience: 'member' };
  }

  /** False when the page turns out not to be the same for all whom the copy is for, or no document. */
  async function answerShared(
    request: IncomingMessage,
    response: ServerResponse,
    { key, asker, requestId }: { key: string; asker: string; requestId: string },
  ): Promise<boolean> {
    try {
      const answer = await cache.fetch(key, () => options.countRendering(asker));
      if ('page' in answer) sendPage(request, response, answer.page);
      else if (isForOne(answer.rendering)) return false;
      else {
        const { status, failure } = answer.rendering;
        if (status >= 500) log.error({ requestId, ...failure }, 'a request failed');
        sendUnkept(request, response, answer.rendering);
      }
    } catch (error) {
      if (error instanceof UnfinishedDocument) return false;
      if (isTooOften(error)) throw error;
      log.error({ err: error, requestId }, 'a request failed');
      sendPlainAnswer(request, response, AWAY);
    }
    return true;
  }

  function sendUnkept(request: IncomingMessage, response: ServerResponse, rendering: Rendering): void {
    response.writeHead(rendering.status, headersOfUnkept(rendering, appUrl));
    response.end(request.method === 'HEAD' ? undefined : rendering.body);
  }

  function logWhenDone(request: IncomingMessage, response: ServerResponse, requestId: string): void {
    // The query stays out: links in mail carry their secret there.
    const path = (request.url ?? '').split('?', 1)[0]?.replace(TOKEN, '$1…') ?? '';
    if (files.has(path)) return;
    const begunAt = performance.now();
    response.once('close', () => {
      const milliseconds = Math.round(performance.now() - begunAt);
      const status = response.writableFinished ? response.statusCode : 'aborted';
      log.info({ requestId, method: request.method, path, status, milliseconds }, 'request');
    });
  }
}

/** What the page around a frame asks for comes first: whoever reads there has chosen it there. */
const languageFor = ({ url = '', headers }: IncomingMessage): Locale | undefined =>
  framingOf(url)?.language ?? chosenLanguage(headers.cookie);

const forAnyone = (language: Locale | undefined): Copy => ({ language, audience: 'anyone' });

/** What is not there for members may be there for one of them: for the desk, a member of whom readers see nothing. */
const isForOne = ({ audience, status, headers }: Rendering): boolean =>
  headers['set-cookie'] !== undefined || (audience === 'member' && status === 404);

const isTooOften = (error: unknown): error is AppError => error instanceof AppError && error.status === 429;
