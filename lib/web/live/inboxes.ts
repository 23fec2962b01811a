import { listMovedOn } from '@/lib/comments/news/read-news';
import type { OwnCommentNews } from '@/lib/comments/news/schemas';
import type { MemberNews } from '@/lib/platform/announcement-listener';
import { countUnread } from '@/lib/outreach/notices/inbox/count-unread';
import { broadcast, encodeEvent, type EventStream } from './event-stream';
import { createRefresher } from './refresher';

/**
 * How far back is looked for what somebody missed, before they last heard of anything: clocks differ, and a transaction commits
 * after its time was taken. What is told twice does no harm, for it says how things stand.
 */
const OVERLAP_MS = 30_000;

/** What one member hears who has us open. */
type Inbox = {
  viewer: { id: string };
  /** Streams that are open, and those about to be. */
  holders: number;
  streams: Set<EventStream>;
  /** What they were told last; undefined when not all were told the same. */
  unread?: number;
  /** How often it has been read anew. */
  readings: number;
  /** Since when comments may have moved on unheard. */
  missedSince?: Date;
};

export type Inboxes = {
  /**
   * Finds out how things stand for a member, and returns what lets a stream in: it hears how many notices are unread, and where
   * their comments stand that moved on since the event `since`; later, of every change. It returns what lets the stream out.
   */
  prepare(viewer: { id: string }, since: string | undefined): Promise<(stream: EventStream) => () => void>;
  hear(news: MemberNews): void;
  /** Something may have been missed: all of it is read again. */
  listenAgain(): void;
  close(): void;
};

type Options = {
  now(): number;
  onError(error: unknown): void;
};

/** The members who have us open here, each in as many windows as they like. */
export function createInboxes({ now, onError }: Options): Inboxes {
  const byMember = new Map<string, Inbox>();
  const refresher = createRefresher({ refresh, onError });
  /** Announcements may have been missed since then. */
  let readAt = now();

  async function refresh(inbox: Inbox): Promise<void> {
    if (inbox.holders === 0) return;
    const { viewer, missedSince } = inbox;
    const [unread, movedOn] = await Promise.all([
      countUnread({ viewer }),
      missedSince ? listMovedOn({ viewer, since: missedSince }) : [],
    ]);
    if (inbox.missedSince === missedSince) delete inbox.missedSince;
    if (unread !== inbox.unread) broadcast(inbox.streams, unreadEvent(unread));
    for (const comment of movedOn) broadcast(inbox.streams, commentEvent(comment));
    inbox.unread = unread;
    inbox.readings += 1;
  }

  function take({ id }: { id: string }): Inbox {
    const inbox = byMember.get(id) ?? { viewer: { id }, holders: 0, streams: new Set(), readings: 0 };
    byMember.set(id, inbox);
    inbox.holders += 1;
    return inbox;
  }

  function release(inbox: Inbox): void {
    inbox.holders -= 1;
    if (inbox.holders === 0) byMember.delete(inbox.viewer.id);
  }

  const unreadEvent = (unread: number) => encodeEvent(String(now()), 'notices', { unread });
  const commentEvent = (comment: OwnCommentNews) => encodeEvent(String(now()), 'comment', comment);

  return {
    async prepare(viewer, since) {
      const inbox = take(viewer);
      const { readings } = inbox;
      const missedSince = momentOf(since);
      try {
        const [unread, movedOn] = await Promise.all([
          countUnread({ viewer }),
          missedSince ? listMovedOn({ viewer, since: missedSince }) : [],
        ]);
        return (stream) => {
          // What was read meanwhile is the later of the two.
          const latest = inbox.readings === readings ? unread : (inbox.unread ?? unread);
          if (inbox.streams.size === 0) inbox.unread = latest;
          else if (inbox.unread !== latest) delete inbox.unread;
          inbox.streams.add(stream);
          stream.send(unreadEvent(latest));
          for (const comment of movedOn) stream.send(commentEvent(comment));
          return () => {
            if (inbox.streams.delete(stream)) release(inbox);
          };
        };
      } catch (error) {
        release(inbox);
        throw error;
      }
    },
    hear({ memberId, comment }) {
      readAt = now();
      const inbox = byMember.get(memberId);
      if (!inbox) return;
      if (comment) {
        const status = comment.state as OwnCommentNews['status'];
        broadcast(inbox.streams, commentEvent({ id: comment.id, status }));
      } else refresher.mark(inbox);
    },
    listenAgain() {
      const missedSince = new Date(readAt - OVERLAP_MS);
      readAt = now();
      for (const inbox of byMember.values()) {
        inbox.missedSince ??= missedSince;
        refresher.mark(inbox);
      }
    },
    close: () => refresher.close(),
  };
}

/** The moment that the id of an event names, a little earlier; undefined for what is no such id. */
function momentOf(id: string | undefined): Date | undefined {
  return id && /^\d{1,15}$/.test(id) ? new Date(Number(id) - OVERLAP_MS) : undefined;
}
