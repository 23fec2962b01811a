import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorInWords } from '@/lib/language/error-in-words';
import { keepAtDesk } from '@/lib/members/keep-at-desk';
import { keepLiveSessions } from '@/lib/members/keep-live-sessions';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { DeskChange, MemberNews } from '@/lib/platform/announcement-listener';
import { systemContext } from '@/lib/platform/context';
import { AppError, forbidden, invalid, unauthenticated } from '@/lib/platform/errors';
import { sinceQuery } from '../api/params';
import { sendPlainAnswer } from '../entry/plain-answer';
import { REQUEST_ID_HEADER } from '../http/internal-headers';
import { isOwnOrigin } from '../http/origin';
import { toAppError } from '../http/problem';
import { AWAY_SECONDS } from '../http/problem-details';
import { bearerIn } from '../session/bearer';
import { viewerOf } from '../session/viewer-of';
import { createDeskAudience } from './desk';
import { createDiscussions } from './discussions';
import { createDoorkeeper, TRY_AGAIN_SECONDS, type Comer } from './doorkeeper';
import { broadcast, HEARTBEAT, openEventStream, type EventStream } from './event-stream';
import { createInboxes } from './inboxes';

/** Proxies close what was silent for a minute, some after half of one. */
const HEARTBEAT_MS = 25_000;

/** What a request asks to hear. */
export type Wish = { slug: string } | 'own' | 'desk';

export type Live = {
  /** What a path asks to hear; undefined when it is no stream's. */
  wishOf(url: string | undefined): Wish | undefined;
  /** Answers a request for a stream, whose method has been looked at. Never rejects. */
  answer(request: IncomingMessage, response: ServerResponse, asked: { wish: Wish; address: string }): void;
  applyPurge(tags: readonly string[]): void;
  listenForNews(news: MemberNews): void;
  listenAtDesk(change: DeskChange): void;
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

/** A stream, and the session that it lives by, where it is a member's own. */
type Open = { stream: EventStream; sessionId?: string };

const DISCUSSION = /^\/api\/v1\/articles\/([^/?]+)\/events(?:\?|$)/;
const DESK = /^\/api\/v1\/moderation\/events(?:\?|$)/;
const OWN = /^\/api\/v1\/me\/events(?:\?|$)/;

/**
 * Everything that is told to readers while they have a page open. It answers before Next does, for an open stream must cost no
 * more than its socket: one timer serves all, an event is written down once, and reading it from the database is shared.
 */
export function createLive({ appUrl, limits, log, heartbeatMs = HEARTBEAT_MS }: Options): Live {
  const onError = (error: unknown) => log.error({ err: error }, 'what is new could not be read');
  const discussions = createDiscussions({ onError });
  const now = () => systemContext.now().getTime();
  const inboxes = createInboxes({ now, onError });
  const desk = createDeskAudience({ now, onError, keepAtDesk });
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
      await Promise.all([endWithSessions(), desk.endOthers()]);
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
      // A stream is a session's, or nobody's: programs ask, and are never taken for whoever's cookie came along.
      if (bearerIn(request.headers) !== null) throw forbidden('not-by-key');
      const since = sinceOf(request);
      const viewer = typeof wish === 'string' ? await memberOf(request, { inFrame: wish === 'own' }) : null;
      if (wish === 'desk') authorize(viewer, 'desk.read');
      leave = enter({ address, session: viewer?.sessionId });
      const join = await joining(wish, viewer, since);
      begin(request, response, {
        join,
        leave,
        viewer,
        sessionId: wish === 'own' ? viewer?.sessionId : undefined,
      });
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

  async function joining(wish: Wish, viewer: Viewer | null, since: string | undefined): Promise<Join> {
    if (typeof wish === 'object') return discussions.prepare(wish.slug, since);
    if (wish === 'own') return inboxes.prepare(viewer!, since);
    return (stream) => desk.join(stream, viewer!.sessionId);
  }

  function begin(
    request: IncomingMessage,
    response: ServerResponse,
    { join, leave, viewer, sessionId }: Admitted,
  ) {
    const headers = {
      'cache-control': viewer ? 'private, no-store, no-transform' : 'no-store, no-transform',
    };
    const stream = openEventStream(response, { headers, chance: Math.random() });
    const one: Open = { stream, sessionId };
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
      if (DESK.test(url)) return 'desk';
      const slug = DISCUSSION.exec(url)?.[1];
      return slug === undefined ? undefined : { slug: decodeURIComponent(slug) };
    },
    answer: (request, response, asked) => {
      if (request.method === 'OPTIONS') response.writeHead(204, { allow: 'GET, HEAD, OPTIONS' }).end();
      else void answer(request, response, asked);
    },
    applyPurge: discussions.hear,
    listenForNews: inboxes.hear,
    listenAtDesk: desk.hear,
    listenAgain() {
      inboxes.listenAgain();
      desk.listenAgain();
    },
    count: () => open.size,
    close() {
      closed = true;
      clearInterval(timer);
      discussions.close();
      inboxes.close();
      desk.close();
      for (const { stream } of open) stream.end();
    },
  };
}

type Asked = { wish: Wish; address: string };
/** Lets a stream in, and returns what lets it out. */
type Join = (stream: EventStream) => () => void;
type Admitted = Pick<Open, 'sessionId'> & { join: Join; leave: () => void; viewer: Viewer | null };

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

async function memberOf({ headers }: IncomingMessage, { inFrame }: { inFrame: boolean }): Promise<Viewer> {
  // A page opens it, and again each time it ends.
  const viewer = await viewerOf(headers.cookie, { unasked: true, inFrame });
  if (!viewer) throw unauthenticated();
  return viewer;
}
