import { countPostedSince, readDiscussionNews } from '@/lib/comments/news/read-news';
import type { DiscussionNews } from '@/lib/comments/news/schemas';
import { AppError } from '@/lib/platform/errors';
import { broadcast, encodeEvent, type EventStream } from './event-stream';
import { createRefresher } from './refresher';

/** Of how many ids it is remembered what came since. They are as many as somebody makes up. */
const COUNTS_KEPT = 100;

/** How one article's discussion stands. */
type Known = {
  articleId: string;
  news: DiscussionNews;
  /** The news as an event: made once for all who hear of it. */
  bytes: Buffer;
  /** Those who come back count what they missed, those who missed the same together. */
  counts: Map<string, Promise<number>>;
};

/** A discussion that somebody has open here. */
type Discussion = {
  slug: string;
  /** Those who hear of it, and those who are about to. */
  holders: number;
  streams: Set<EventStream>;
  known?: Known;
  reading?: Promise<Known>;
};

export type Discussions = {
  /**
   * Finds out how a discussion stands, and returns what lets a stream in, which has to be called. The stream then hears at once
   * how things stand, with how many comments came since the event `since`, and later of every change, until it is let out by
   * the function that letting it in returns.
   * @throws 404 for an unknown article
   */
  prepare(slug: string, since: string | undefined): Promise<(stream: EventStream) => () => void>;
  /** Something has changed that these tags name: `article:<id>`, or `*`. */
  hear(tags: readonly string[]): void;
  close(): void;
};

/**
 * The articles whose readers have them open here. However many they are, each change is read once and written down once.
 * It is read whenever something of the article was purged, and told when what is told has changed.
 */
export function createDiscussions({ onError }: { onError(error: unknown): void }): Discussions {
  const bySlug = new Map<string, Discussion>();
  const refresher = createRefresher({ refresh, onError });

  async function refresh(discussion: Discussion): Promise<void> {
    if (discussion.holders === 0) return;
    const before = discussion.known?.bytes;
    const known = await read(discussion).catch((error: unknown) => {
      // Of an article that was removed there is nothing new.
      if (error instanceof AppError && error.status === 404) return undefined;
      throw error;
    });
    if (known && !before?.equals(known.bytes)) broadcast(discussion.streams, known.bytes);
  }

  async function read(discussion: Discussion): Promise<Known> {
    const { articleId, news } = await readDiscussionNews({ articleSlug: discussion.slug });
    const bytes = encodeEvent(idOf(news), 'comments', news);
    const known = { articleId, news, bytes, counts: new Map() };
    discussion.known = known;
    return known;
  }

  function take(slug: string): Discussion {
    const discussion = bySlug.get(slug) ?? { slug, holders: 0, streams: new Set() };
    bySlug.set(slug, discussion);
    discussion.holders += 1;
    return discussion;
  }

  function release(discussion: Discussion): void {
    discussion.holders -= 1;
    if (discussion.holders === 0) bySlug.delete(discussion.slug);
  }

  /** How a discussion stands. Those who ask while it is read for the first time wait for the same answer. */
  async function knownOf(discussion: Discussion): Promise<Known> {
    if (discussion.known) return discussion.known;
    discussion.reading ??= read(discussion).finally(() => delete discussion.reading);
    return discussion.reading;
  }

  return {
    async prepare(slug, since) {
      const discussion = take(slug);
      try {
        const known = await knownOf(discussion);
        const bytes = await firstEvent(known, since);
        return (stream) => {
          stream.send(bytes);
          // What changed while it was counted has been told to the others by now.
          const { known: latest = known } = discussion;
          if (latest !== known) stream.send(latest.bytes);
          discussion.streams.add(stream);
          return () => {
            if (discussion.streams.delete(stream)) release(discussion);
          };
        };
      } catch (error) {
        release(discussion);
        throw error;
      }
    },
    hear(tags) {
      const everything = tags.includes('*');
      for (const discussion of bySlug.values()) {
        // One that is being read for the first time may be the one that is meant.
        const isMeant = !discussion.known || tags.includes(`article:${discussion.known.articleId}`);
        if (everything || isMeant) refresher.mark(discussion);
      }
    },
    close: () => refresher.close(),
  };
}

async function firstEvent({ articleId, news, bytes, counts }: Known, since: string | undefined) {
  const then = standingOf(since);
  if (!since || !then) return bytes;
  let counted = counts.get(since);
  if (!counted) {
    counted = countPostedSince({ articleId, then, news });
    keep(counts, since, counted);
  }
  return encodeEvent(idOf(news), 'comments', { ...news, since: await counted });
}

/** Remembers a count for those who missed the same. One that fails is asked again; past the most, the oldest goes. */
function keep(counts: Known['counts'], since: string, counted: Promise<number>): void {
  for (const oldest of counts.keys()) {
    if (counts.size < COUNTS_KEPT) break;
    counts.delete(oldest);
  }
  counts.set(since, counted);
  counted.catch(() => counts.get(since) === counted && counts.delete(since));
}

/**
 * The id of an event says how the discussion stood, and not its place in a sequence: any instance can tell from it what has come
 * since, and transactions that commit in another order than they began leave no gap.
 */
const idOf = ({ newest, count }: DiscussionNews): string =>
  `${newest ? Date.parse(newest.publishedAt) : 0}-${count}`;

/** How a discussion stood by the id of an event; undefined for what is no such id. */
function standingOf(id: string | undefined): { newestAt: number; count: number } | undefined {
  const [, newestAt, count] = /^(\d{1,15})-(\d{1,9})$/.exec(id ?? '') ?? [];
  return newestAt && count ? { newestAt: Number(newestAt), count: Number(count) } : undefined;
}
