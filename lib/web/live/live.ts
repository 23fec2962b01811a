import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorInWords } from '@/lib/language/error-in-words';
import { keepLiveSessions } from '@/lib/members/keep-live-sessions';
import type { Viewer } from '@/lib/members/viewer';
import type { MemberNews } from '@/lib/platform/announcement-listener';
import { systemContext } from '@/lib/platform/context';
import { AppError, forbidden, invalid, unauthenticated } from '@/lib/platform/errors';
import { sinceQuery } from '../api/params';
import { sendPlainAnswer } from '../entry/plain-answer';
import { REQUEST_ID_HEADER } from '../http/internal-headers';
import { isOwnOrigin } from '../http/origin';
import { toAppError } from '../http/problem';
import { AWAY_SECONDS } from '../http/problem-details';
import { viewerOf } from '../session/viewer-of';
import { createDiscussions } from './discussions';
import { createDoorkeeper, TRY_AGAIN_SECONDS, type Comer } from './doorkeeper';
import { broadcast, HEARTBEAT, openEventStream, type EventStream } from './event-stream';
import { createInboxes } from './inboxes';

/** Proxies close what was silent for a minute, some after half of one. */
const HEARTBEAT_MS = 25_000;

/** What a request asks to hear. */
export type Wish = { slug: string } | 'own';

export type Live = {
  /** What a path asks to hear; undefined when it is no stream's. */
  wishOf(url: string | undefined): Wish | undefined;
  /** Answers a request for a stream, whose method has been looked at. Never rejects. */
  answer(request: IncomingMessage, response: ServerResponse, asked: { wish: Wish; address: string }): void;
  applyPurge(tags: readonly string[]): void;
  listenForNews(news: MemberNews): void;
  /** What other instances announce is heard again; what they announced meanwhile was missed. */
  listenAgain(): void;
  /** How many streams are open. */
  count(): number;
  /** Ends every stream, and lets nobody in any more. */
  close(): void;
};

type Options = {
  appUrl: string;
  /** What the limits of one address and one session are multiplied by. */
  limits: number;
  log: { error(fields: object, message: string): void };
  heartbeatMs?: number;
};

/** A stream, and the member's session that it lives by. */
type Open = { stream: EventStream; sessionId?: string };

const DISCUSSION = /^\/api\/v1\/articles\/([^/?]+)\/events(?:\?|$)/;
const OWN = /^\/api\/v1\/me\/events(?:\?|$)/;

/**
 * Everything that is told to readers while they have a page open. It answers before Next does, for an open stream must cost no
 * more than its socket: one timer serves all, an event is written down once, and reading it from the database is shared.
 */
export function createLive({ appUrl, limits, log, heartbeatMs = HEARTBEAT_MS }: Options): Live {
  const onError = (error: unknown) => log.error({ err: error }, 'what is new could not be read');
  const discussions = createDiscussions({ onError });
  const inboxes = createInboxes({ now: () => systemContext.now().getTime(), onError });
  const doorkeeper = createDoorkeeper({ scale: limits });
  const open = new Set<Open>();
  let closed = false;

  const timer = setInterval(() => void beat(), heartbeatMs);
  timer.unref();

  async function beat(): Promise<void> {
    broadcast(
      [...open].map(({ stream }) => stream),
      HEARTBEAT,
    );
    try {
      await endWithSessions();
    } catch (error) {
      // The database is away: nobody is taken for signed out because of that.
      onError(error);
    }
  }

  /** A stream is not for longer than the session that it was opened with. */
  async function endWithSessions(): Promise<void> {
    const sessionIds = [...new Set([...open].flatMap(({ sessionId }) => sessionId ?? []))];
    if (sessionIds.length === 0) return;
    const live = await keepLiveSessions({ sessionIds });
    const asked = new Set(sessionIds);
    for (const { stream, sessionId } of open)
      if (sessionId && asked.has(sessionId) && !live.has(sessionId)) stream.end();
  }

  async function answer(request: IncomingMessage, response: ServerResponse, { wish, address }: Asked) {
    let leave: (() => void) | undefined;
    try {
      refuseStrangers(request, appUrl);
      const since = sinceOf(request);
      const viewer = wish === 'own' ? await memberOf(request) : null;
      leave = enter({ address, session: viewer?.sessionId });
      const join = viewer
        ? await inboxes.prepare(viewer, since)
        : await discussions.prepare((wish as { slug: string }).slug, since);
      begin(request, response, { join, leave, viewer });
    } catch (error) {
      leave?.();
      refuse(request, response, error);
    }
  }

  function enter(comer: Comer): () => void {
    const entered = closed ? 503 : doorkeeper.enter(comer);
    if (typeof entered === 'function') return entered;
    const code = entered === 429 ? 'rate-limited' : 'unavailable';
    throw new AppError(entered, code, { retryAfterSeconds: TRY_AGAIN_SECONDS });
  }

  function begin(request: IncomingMessage, response: ServerResponse, { join, leave, viewer }: Admitted) {
    const headers = {
      'cache-control': viewer ? 'private, no-store, no-transform' : 'no-store, no-transform',
    };
    const stream = openEventStream(response, { headers, chance: Math.random() });
    const one: Open = { stream, sessionId: viewer?.sessionId };
    const part = join(stream);
    const end = () => {
      open.delete(one);
      part();
      leave();
    };
    open.add(one);
    response.once('close', end);
    if (request.method === 'HEAD' || closed) stream.end();
    if (response.destroyed) end();
  }

  function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const requestId = request.headers[REQUEST_ID_HEADER]?.toString() ?? null;
    const told = toAppError(error, requestId);
    const { status, code, retryAfterSeconds } = told;
    const seconds = retryAfterSeconds ?? (status === 503 ? AWAY_SECONDS : undefined);
    const headers = seconds ? { 'retry-after': String(seconds) } : undefined;
    sendPlainAnswer(request, response, { status, code, message: errorInWords('en', told), headers });
  }

  return {
    wishOf(url = '') {
      if (OWN.test(url)) return 'own';
      const slug = DISCUSSION.exec(url)?.[1];
      return slug === undefined ? undefined : { slug: decodeURIComponent(slug) };
    },
    answer: (request, response, asked) => {
      if (request.method === 'OPTIONS') response.writeHead(204, { allow: 'GET, HEAD, OPTIONS' }).end();
      else void answer(request, response, asked);
    },
    applyPurge: discussions.hear,
    listenForNews: inboxes.hear,
    listenAgain: inboxes.listenAgain,
    count: () => open.size,
    close() {
      closed = true;
      clearInterval(timer);
      discussions.close();
      inboxes.close();
      for (const { stream } of open) stream.end();
    },
  };
}

type Asked = { wish: Wish; address: string };
type Admitted = { join: (stream: EventStream) => () => void; leave: () => void; viewer: Viewer | null };

/** A page elsewhere could not read what it hears, but could have its visitors' browsers hold streams open. */
function refuseStrangers({ headers }: IncomingMessage, appUrl: string): void {
  const { origin, 'sec-fetch-site': site } = headers;
  const isStrange = site === 'cross-site' || site === 'same-site';
  if (isStrange || (origin !== undefined && !isOwnOrigin(origin, appUrl))) throw forbidden('bad-origin');
}

/**
 * The last event that the client had: what browsers say when a stream broke, or what a page says of one that it closed itself. A
 * header that makes no sense is as good as none, so that nobody is locked out by what their browser kept.
 */
function sinceOf({ headers, url = '' }: IncomingMessage): string | undefined {
  const given = Object.fromEntries(new URLSearchParams(url.split('?', 2)[1]));
  const parsed = sinceQuery.safeParse(given);
  if (!parsed.success) throw invalid('bad-query');
  const last = headers['last-event-id'];
  return (typeof last === 'string' && last) || parsed.data.since;
}

async function memberOf({ headers }: IncomingMessage): Promise<Viewer> {
  const viewer = await viewerOf(headers.cookie);
  if (!viewer) throw unauthenticated();
  return viewer;
}
