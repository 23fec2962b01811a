import { decodeCursor, decodeScoreCursor, encodeCursor, encodeScoreCursor } from '@/lib/platform/cursor';
import { asLocale } from '@/lib/language/locales';
import { threadSorts } from '@/lib/policy/schemas';

/** Whether a value is one that the route reads as it stands: whatever else is written there makes no page of its own. */
type Check = (value: string) => boolean;

const matches =
  (pattern: RegExp): Check =>
  (value) =>
    pattern.test(value);

const LIMIT = matches(/^(?:[1-9]\d?|100)$/);
const SORT: Check = (value) => threadSorts.some((sort) => sort === value);
const LANGUAGE: Check = (value) => asLocale(value) !== undefined;
const YES = matches(/^1$/);
const ID = matches(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);

/** Names with commas between them, each once and in the order in which our element asks, so that one question has one address. */
const IN_ORDER: Check = (list) => {
  try {
    const names = list.split(',').map(decodeURIComponent);
    return names.every((name, at) => name !== '' && (at === 0 || names[at - 1]! < name));
  } catch {
    return false;
  }
};

const isOurs =
  <Place>(decode: (value: string) => Place | undefined, encode: (place: Place) => string): Check =>
  (value) => {
    try {
      const place = decode(value);
      return place !== undefined && encode(place) === value;
    } catch {
      return false;
    }
  };
const BY_TIME = isOurs(decodeCursor, encodeCursor);
const BY_SCORE = isOurs(decodeScoreCursor, encodeScoreCursor);
const CURSOR: Check = (value) => BY_TIME(value) || BY_SCORE(value);

// Letters beyond ASCII come as escaped bytes; an escaped ASCII letter is another spelling, and is not kept.
const slug = '(?:[a-z0-9-]|%[89A-F][0-9A-F]){1,480}';
const id = '[0-9a-f-]{36}';
const feed = '(?:rss|atom|json)';
// A name: escaped is what has to be, as browsers and our links do it.
const topic = "(?:[A-Za-z0-9._~!'()*-]|%2[02346BC]|%3[A-F]|%40|%5[BDE]|%60|%7[B-D]|%[89A-F][0-9A-F]){1,480}";

export type CacheableRoute = {
  /** Its group `article` is the slug of the article whose comments it shows, and `member` the id of the member whom it is about. */
  path: RegExp;
  /** The query parameters that the route knows, in the order of the canonical address. */
  query: Record<string, Check>;
  /**
   * What becomes of other parameters, and of values that cannot be right. A page ignores them (campaign marks and
   * the like), so they are dropped from the address. The API answers 400 to them, so they go past the cache.
   */
  others: 'dropped' | 'uncached';
};

const page = (path: string, query: CacheableRoute['query'] = {}): CacheableRoute => ({
  path: new RegExp(`^${path}$`),
  query,
  others: 'dropped',
});

const api = (path: string, query: CacheableRoute['query'] = {}): CacheableRoute => ({
  path: new RegExp(`^/api/v1${path}$`),
  query,
  others: 'uncached',
});

/** Where somebody is in a thread, and in that below one comment. */
const THREAD = { sort: SORT, experienced: YES, cursor: CURSOR, before: CURSOR, replies: ID };
const COMMENT = { cursor: BY_TIME, before: BY_TIME, replies: ID };

/**
 * The pages and answers that are the same for every reader without a session, pages also for every member in good standing, and may be kept.
 * A route that is not on this list is never kept, whatever it declares.
 */
export const CACHEABLE_ROUTES: readonly CacheableRoute[] = [
  page('/'),
  page(`/articles/(?<article>${slug})`, THREAD),
  page(`/articles/(?<article>${slug})/comments/${id}`, COMMENT),
  page(`/embed/(?<article>${slug})`, { lang: LANGUAGE, ...THREAD }),
  page(`/embed/(?<article>${slug})/comments/${id}`, { lang: LANGUAGE, ...COMMENT }),
  page(`/embed/(?<article>${slug})/fragment`, { lang: LANGUAGE, sort: SORT, cursor: CURSOR, before: CURSOR }),
  page(`/members/(?<member>${id})`, { cursor: BY_TIME }),
  page(`/topics/${topic}`, { cursor: BY_TIME }),
  page('/policy'),
  page('/how-peer-review-works'),
  page('/transparency'),
  page('/privacy'),
  page('/docs/api'),
  page('/docs/api/(?:calls|schemas)/[A-Za-z]{1,60}'),
  // All addresses that there are: the largest answer, asked for by whoever likes.
  page('/sitemap\\.xml'),
  page(`/feeds/${feed}`),
  page(`/articles/(?<article>${slug})/feeds/${feed}`),
  page(`/topics/${topic}/feeds/${feed}`),
  page(`/members/(?<member>${id})/feeds/${feed}`),
  api('/articles', { limit: LIMIT }),
  api('/embed/counts', {
    articles: IN_ORDER,
    origin: matches(/^https?:\/\/[a-z0-9.:[\]-]{1,190}$/),
  }),
  api(`/articles/${slug}`),
  api(`/articles/${slug}/comments`, {
    sort: SORT,
    experienced: YES,
    cursor: CURSOR,
    before: CURSOR,
    limit: LIMIT,
  }),
  api(`/comments/${id}`),
  api(`/comments/${id}/replies`, { cursor: BY_TIME, before: BY_TIME, limit: LIMIT }),
  api(`/members/${id}`),
  api(`/members/${id}/comments`, { cursor: BY_TIME, limit: LIMIT }),
  api('/transparency'),
  api('/openapi\\.json'),
];

/**
 * The one address under which the page at `url` (path and query) is kept and rendered, or undefined when it is
 * not to be kept. Two addresses that mean the same page have the same canonical one, so nobody fills the cache by
 * making parameters up.
 */
export function canonicalAddress(url: string): string | undefined {
  const [path, given] = partsOf(url);
  const route = routeOf(path);
  if (!route) return undefined;
  if (given === '') return path;
  const query = canonicalQuery(route, new URLSearchParams(given));
  if (query === undefined) return undefined;
  return query === '' ? path : `${path}?${query}`;
}

function partsOf(url: string): [path: string, query: string] {
  const mark = url.indexOf('?');
  return mark === -1 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

const routeOf = (path: string) => CACHEABLE_ROUTES.find((candidate) => candidate.path.test(path));

function canonicalQuery(route: CacheableRoute, given: URLSearchParams): string | undefined {
  const kept = new URLSearchParams();
  for (const [name, isRead] of Object.entries(route.query)) {
    const values = given.getAll(name);
    if (values.length === 1 && isRead(values[0] ?? '')) kept.set(name, values[0] ?? '');
  }
  const everyOneKept = [...given.keys()].length === [...kept.keys()].length;
  return everyOneKept || route.others === 'dropped' ? kept.toString() : undefined;
}

/** What an address asks for that only a page for one person can show: where a reply is written, or what is their own. */
const PERSONAL = ['reply', 'own'];

/**
 * What has to be known of a member before the copy for members will do for the page at an address: nothing of theirs is asked for, the
 * page is not about themselves, and under which article they may have something under way. Null where no copy will do.
 */
export function askedOfMember(url: string): { articleSlug: string | null; memberId: string | null } | null {
  const [path, given] = partsOf(url);
  const query = new URLSearchParams(given);
  if (PERSONAL.some((name) => query.has(name))) return null;
  const { article, member } = routeOf(path)?.path.exec(path)?.groups ?? {};
  return { articleSlug: article ? decodeURIComponent(article) : null, memberId: member ?? null };
}
