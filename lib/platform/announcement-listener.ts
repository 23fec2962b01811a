import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { CLOCK_SQL, noteClock, monotonic } from './clock';
import { isUnreachable } from './database-errors';
import { connectionPool } from './db';
import { isWithin } from './is-within';
import type { Purge } from './purge-bus';

const PURGES = 'trialogue_purge';
const NEWS = 'trialogue_live';
const DESK = 'trialogue_desk';
/** What we tell ourselves, to know that we would hear the others. */
const PINGS = 'trialogue_ping';
const HEARTBEAT_MS = 5_000;
const ECHO_MS = 3_000;
const ANSWER_MS = 5_000;
/** When pg closes a connection that nobody waits for any more. */
const LET_GO_AFTER_MS = 60_000;
const FAREWELL_MS = 1_000;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

type Options = {
  /** Leads to a session of one's own: LISTEN does not work through a transaction-pooling proxy, and then nothing is heard. */
  databaseUrl: string;
  /** A transaction of any instance, this one included, has committed and announced what it made stale. */
  onPurge(purge: Purge): void;
  /** The same, of what concerns one member alone. */
  onNews(news: MemberNews): void;
  /** The same, of the desk. */
  onDesk(change: DeskChange): void;
  /** Announcements may be missed from now on. Also called when the first connection fails, and for each further reason once. */
  onLost(error: Error): void;
  /** Announcements are heard again; those in between were missed. Also called at the first connection. */
  onConnected(): void;
};

/** Something that a member may hear of at once: their notices are others than they were, or a comment of theirs has moved on. */
export type MemberNews = { memberId: string; comment?: { id: string; state: string } };

/** What is no longer as it was at the desk: what waits there, and who is on it; or who may read it. */
export type DeskChange = 'queues' | 'staff';

type Echoes = Map<string, () => void>;

const DEAF =
  'What is announced does not arrive where we listen: is DATABASE_URL a transaction pooler? Set DATABASE_DIRECT_URL to the same database past it.';

export type AnnouncementListener = { close(): Promise<void> };

/**
 * Listens on its own connection for what all instances announce, for as long as the process serves.
 * A connection that is lost, no longer answers its heartbeat, or does not hear what we announce ourselves on the way that all
 * announcements go, is opened again with growing pauses (0.1 to 5 s).
 */
export function listenForAnnouncements(options: Options): AnnouncementListener {
  const { databaseUrl, onPurge, onNews, onDesk, onLost, onConnected } = options;
  let closed = false;
  let client: Client | undefined;
  let wake: () => void = () => undefined;

  const running = keepListening();
  return {
    async close() {
      closed = true;
      wake();
      if (client) await isWithin(FAREWELL_MS, client.end()).catch(() => undefined);
      await running;
    },
  };

  async function keepListening(): Promise<void> {
    let pause = FIRST_RETRY_MS;
    let told: string | undefined;
    while (!closed) {
      const error = await listenUntilLost(() => {
        pause = FIRST_RETRY_MS;
        told = undefined;
      });
      if (closed) return;
      if (told !== error.message) onLost(error);
      told = error.message;
      await sleep(pause);
      pause = Math.min(pause * 2, LAST_RETRY_MS);
    }
  }

  /** Never rejects: resolves with the reason why the connection is gone. */
  async function listenUntilLost(onListening: () => void): Promise<Error> {
    const session = new Client({
      connectionString: databaseUrl,
      application_name: 'trialogue-announcements',
      keepAlive: true,
      connectionTimeoutMillis: LET_GO_AFTER_MS,
    });
    client = session;
    const lost = new Promise<Error>((resolve) => {
      session.on('error', resolve);
      session.on('end', () => resolve(new Error('The connection that listens for announcements has ended.')));
    });
    const echoes = new Map<string, () => void>();
    session.on('notification', ({ channel, payload }) => {
      if (channel === PINGS) echoes.get(payload ?? '')?.();
      if (channel === PURGES) onPurge(parsePurge(payload));
      const news = channel === NEWS && parseNews(payload);
      if (news) onNews(news);
      if (channel === DESK) onDesk(payload === 'staff' ? 'staff' : 'queues');
    });
    try {
      await answered(session.connect());
      await answered(session.query(`listen ${PURGES}; listen ${NEWS}; listen ${DESK}; listen ${PINGS}`));
      await receiveOwnPing(echoes, lost);
      onListening();
      onConnected();
      return await Promise.race([lost, heartbeatFailure(session, echoes, lost)]);
    } catch (error) {
      return asError(error);
    } finally {
      void session.end().catch(() => undefined);
    }
  }

  /** A connection that was cut off in silence says nothing on its own: it is asked. */
  async function heartbeatFailure(session: Client, echoes: Echoes, lost: Promise<Error>): Promise<Error> {
    let over = false;
    void lost.then(() => {
      over = true;
      wake();
    });
    while (!over && !closed) {
      await sleep(HEARTBEAT_MS);
      if (over || closed) break;
      try {
        const askedAt = monotonic();
        const { rows } = await answered(session.query<{ time: number }>(`select ${CLOCK_SQL} as time`));
        noteClock(rows[0]!.time, askedAt);
        // That we cannot announce anything for now does not make us deaf to the others.
        await receiveOwnPing(echoes, lost).catch((error: unknown) => {
          if (!isUnreachable(error)) throw error;
        });
      } catch (error) {
        return asError(error);
      }
    }
    return lost;
  }

  /** @throws when what we announce does not arrive, or cannot be announced */
  async function receiveOwnPing(echoes: Echoes, lost: Promise<Error>): Promise<void> {
    const ping = randomUUID();
    const echo = new Promise<void>((resolve) => echoes.set(ping, resolve));
    try {
      await connectionPool().query({ text: 'select pg_notify($1, $2)', values: [PINGS, ping] });
      if (!(await isWithin(ECHO_MS, Promise.race([echo, lost])))) throw new Error(DEAF);
    } finally {
      echoes.delete(ping);
    }
  }

  function sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      timer.unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** An announcement that cannot be read may be about anything: it purges everything, as a removal does. */
export function parsePurge(payload: string | undefined): Purge {
  try {
    const { tags, removal } = JSON.parse(payload ?? '') as Partial<Purge>;
    if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'))
      return { tags, removal: removal !== false };
  } catch {
    // Falls through to the answer for what cannot be read.
  }
  return { tags: ['*'], removal: true };
}

/** Null for an announcement that cannot be read: what it was about shows on the next page. */
export function parseNews(payload: string | undefined): MemberNews | null {
  try {
    const { member, comment, state } = JSON.parse(payload ?? '') as Record<string, unknown>;
    if (typeof member !== 'string') return null;
    const moved = typeof comment === 'string' && typeof state === 'string';
    return { memberId: member, ...(moved && { comment: { id: comment, state } }) };
  } catch {
    return null;
  }
}

/** @throws when there is no answer for 5 seconds */
async function answered<T>(answer: Promise<T>): Promise<T> {
  if (!(await isWithin(ANSWER_MS, answer))) throw new Error('The database does not answer where we listen.');
  return answer;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
