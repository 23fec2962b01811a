import type { Tag } from '@/lib/platform/events';

/** The three that readers of feeds know; each is a word of the address, and the type of its answer. */
export const feedFormats = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const;
export type FeedFormat = keyof typeof feedFormats;

/** Where a feed is: beside the page that it is about. */
export const feedPath = (page: string, format: FeedFormat): string =>
  `${page === '/' ? '' : page}/feeds/${format}`;

export const isFeedFormat = (word: string): word is FeedFormat => Object.hasOwn(feedFormats, word);

/** What a feed is about: all comments, those on an article or on a topic’s newest articles, or those of a member. */
export type FeedSubject =
  | { of: 'site' }
  | { of: 'article'; slug: string }
  | { of: 'topic'; topic: string }
  | { of: 'member'; memberId: string };

/** The newest of what readers see, whoever asks. */
export type FeedView = {
  /** What it is about, in the words of its title; null for the whole site. */
  about: string | null;
  /** The page that it is beside. */
  path: string;
  items: FeedItem[];
  /** What makes a kept copy of it stale. */
  tags: Tag[];
};

export type FeedItem = {
  id: string;
  articleId: string;
  articleSlug: string;
  articleTitle: string;
  authorId: string;
  authorName: string;
  bodyHtml: string;
  language: string;
  publishedAt: Date;
};
