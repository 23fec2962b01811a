import type { DeskNews } from '@/lib/moderation/schemas';
import type { DeskChange } from '@/lib/platform/announcement-listener';
import { broadcast, encodeEvent, type EventStream } from './event-stream';
import { createRefresher } from './refresher';

/** What comes about together at the desk is told together. */
const GATHER_MS = 500;

export type DeskAudience = {
  /** Lets in a stream of somebody who may read the desk, for as long as they may. It returns what lets it out. */
  join(stream: EventStream, sessionId: string): () => void;
  hear(change: DeskChange): void;
  /** Something may have been missed: whoever may no longer read the desk is let go of, and the others look again. */
  listenAgain(): void;
  /** Ends the streams of those who may not read the desk any more. */
  endOthers(): Promise<void>;
  close(): void;
};

type Options = {
  now(): number;
  onError(error: unknown): void;
  /** Of these sessions those whose members may read the desk now. */
  keepAtDesk(asked: { sessionIds: string[] }): Promise<Set<string>>;
};

/**
 * The moderators who have the desk open here. They are told that it has changed, and nothing of what: what of it they may see, they are
 * shown by the page that they then ask for. Who may no longer read it is let go of before anybody is told.
 */
export function createDeskAudience({ now, onError, keepAtDesk }: Options): DeskAudience {
  const streams = new Map<EventStream, string>();
  // What this instance did not live to hear may have been anything.
  let changedAt = now();
  let toldAt = changedAt;
  const here = {};
  const refresher = createRefresher({ refresh, onError, gatherMs: GATHER_MS });

  async function refresh(): Promise<void> {
    await endOthers();
    if (toldAt === changedAt) return;
    toldAt = changedAt;
    broadcast(streams.keys(), eventOf(changedAt));
  }

  async function endOthers(): Promise<void> {
    const asked = new Map(streams);
    if (asked.size === 0) return;
    const kept = await keepAtDesk({ sessionIds: [...new Set(asked.values())] });
    for (const [stream, sessionId] of asked) if (!kept.has(sessionId)) stream.end();
  }

  function hear(change: DeskChange): void {
    if (change === 'queues') changedAt = Math.max(changedAt + 1, now());
    refresher.mark(here);
  }

  return {
    join(stream, sessionId) {
      stream.send(eventOf(changedAt));
      streams.set(stream, sessionId);
      // They may have lost the desk while they were let in.
      refresher.mark(here);
      return () => void streams.delete(stream);
    },
    hear,
    listenAgain: () => hear('queues'),
    endOthers,
    close: () => refresher.close(),
  };
}

function eventOf(changedAt: number): Buffer {
  const news: DeskNews = { changedAt: new Date(changedAt).toISOString() };
  return encodeEvent(String(changedAt), 'desk', news);
}
