import { setTimeout as pause } from 'node:timers/promises';
import { parseHTML } from 'linkedom';
import { FetchFailed, guardedFetch, isSuccess, type FetchAnswer } from '@/lib/platform/guarded-fetch';
import type { OutsideComment, Read } from '../schemas';
import { toId, toLine, toOptional, toTime } from './fields';
import { fieldsIn, isFields, type Fields } from './json-lines';

/** Where a WordPress is, and who asks it. */
export type WordpressSite = {
  /** Of its front page. */
  address: string;
  /** Whose application password it is. Without one, it says what readers see, and nobody's address. */
  signIn?: { user: string; password: string };
};

/** The site does not answer as one does. The message says how, for whoever named it. */
export class SiteError extends Error {
  override name = 'SiteError';
}

/** As many as WordPress gives at once. */
const PAGE = 100;
const PATIENCE_MS = 30_000;
const MOST_BYTES = 32 * 1024 * 1024;

type Options = {
  /** Records that are not asked for: their pages come from where an import was. */
  from?: number;
  /** Milliseconds before what failed is asked again, each time; a site that says how long is heard. */
  waits?: readonly number[];
};

/**
 * Comments of a WordPress, as its REST API answers them: page by page, in the order of their ids, so that what is written meanwhile comes last. With an
 * application password of an editor those that are not public come too, and the addresses. They are the same records as in its export, under the same ids.
 * @throws {SiteError} where it does not answer as one does
 */
export async function* readWordpressApi(
  site: WordpressSite,
  { from = 0, waits = [1_000, 5_000, 20_000, 60_000] }: Options = {},
): AsyncGenerator<Read> {
  const ask = await finder(site, waits);
  const posts = new Map<string, OutsideComment['article']>();
  let left = from % PAGE;
  for (let page = Math.floor(from / PAGE) + 1; ; page += 1) {
    const comments = await ask(page);
    yield* comments.slice(left).map((comment) => toComment(comment, posts));
    left = 0;
    if (comments.length < PAGE) return;
  }
}

type Ask = (page: number) => Promise<Fields[]>;

/** Where its API is: below `/wp-json/`, or by a query where addresses are not made pretty. */
async function finder({ address, signIn }: WordpressSite, waits: readonly number[]): Promise<Ask> {
  if (!URL.canParse(address)) throw new SiteError(`${address} is not an address`);
  const home = new URL(address.endsWith('/') ? address : `${address}/`);
  const headers = signIn && {
    authorization: `Basic ${Buffer.from(`${signIn.user}:${signIn.password}`).toString('base64')}`,
  };
  const places = [new URL('wp-json/wp/v2/comments', home), withRoute(home)];
  const ask = async (place: URL, page: number): Promise<FetchAnswer> => {
    const url = new URL(place);
    const query = {
      page: String(page),
      per_page: String(PAGE),
      orderby: 'id',
      order: 'asc',
      _embed: 'up',
      _fields: 'id,post,parent,author,author_name,author_email,date_gmt,content,status,link,_links,_embedded',
      // Editors are told what was typed, and of what waits, is spam, or is in the bin.
      ...(signIn && { context: 'edit', status: 'any' }),
    };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return askedAgain(url, { headers, waits });
  };
  for (const place of places) {
    const first = await ask(place, 1);
    if (first.status !== 404) return async (page) => commentsIn(page === 1 ? first : await ask(place, page));
  }
  throw new SiteError(`${home.origin} answers 404 when asked for comments`);
}

function withRoute(home: URL): URL {
  const url = new URL(home);
  url.searchParams.set('rest_route', '/wp/v2/comments');
  return url;
}

/** Asks until there is an answer: a site that is busy, or away for a moment, is asked again. */
async function askedAgain(
  url: URL,
  { headers, waits }: { headers: Record<string, string> | undefined; waits: readonly number[] },
): Promise<FetchAnswer> {
  for (let tries = 0; ; tries += 1) {
    const answer = await guardedFetch(url, {
      headers,
      signal: AbortSignal.timeout(PATIENCE_MS),
      mostBytes: MOST_BYTES,
      // The password is for this site alone.
      mayFollow: ({ origin }) => origin === url.origin,
    }).catch((error: unknown) => {
      if (!(error instanceof FetchFailed)) throw error;
      if (error.code === 'address-refused')
        throw new SiteError(`${url.origin} is not asked: it has to be https, and in the public internet`);
      return null;
    });
    const isBusy = answer === null || answer.status === 429 || answer.status >= 500;
    const wait = waits[tries];
    if (!isBusy) return answer;
    if (wait === undefined)
      throw new SiteError(`${url.origin} does not answer${answer ? ` (${answer.status})` : ''}`);
    const said = Number(answer?.headers['retry-after']);
    await pause(said > 0 ? Math.min(said * 1_000, 60_000) : wait);
  }
}

function commentsIn(answer: FetchAnswer): Fields[] {
  const { status, url, isCut } = answer;
  if (status === 401 || status === 403)
    throw new SiteError(
      `${url.origin} does not take the user and application password, or they may not moderate comments (${status})`,
    );
  if (!isSuccess(answer)) throw new SiteError(`${url.origin} answers ${status} when asked for comments`);
  const all = isCut ? null : parsed(answer.body.toString());
  if (!Array.isArray(all)) throw new SiteError(`${url.origin} does not answer as a WordPress does`);
  // What is no object is counted as what it is: the place of the next one depends on it.
  return all.map((one: unknown) => (isFields(one) ? one : {}));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

function toComment(comment: Fields, posts: Map<string, OutsideComment['article']>): Read {
  const externalId = noZero(comment.id);
  const article = toArticle(comment, posts);
  if (externalId === null || !article) return { leftOut: 'unreadable', externalId };
  const createdAt = toTime(comment.date_gmt);
  if (createdAt === null) return { leftOut: 'date-unreadable', externalId };
  const { raw, rendered } = fieldsIn(comment, 'content');
  const isTyped = typeof raw === 'string';
  return {
    externalId,
    article,
    createdAt,
    parentId: noZero(comment.parent),
    author: {
      externalId: noZero(comment.author),
      name: toLine(comment.author_name),
      address: toOptional(comment.author_email, 320),
    },
    text: {
      format: isTyped ? 'html-lines' : 'html',
      body: isTyped ? raw : typeof rendered === 'string' ? rendered : '',
    },
    editedAt: null,
    state: STATES[String(comment.status)] ?? 'rejected',
  };
}

/** A post is told of with the first of its comments, and known by its id from then on. */
function toArticle(
  comment: Fields,
  posts: Map<string, OutsideComment['article']>,
): OutsideComment['article'] | null {
  const externalId = noZero(comment.post);
  if (externalId === null) return null;
  const before = posts.get(externalId);
  if (before) return before;
  const { up } = fieldsIn(comment, '_embedded');
  const told: unknown = Array.isArray(up) ? up[0] : null;
  const post = isFields(told) ? told : {};
  const address = toOptional(post.link) ?? toOptional(String(comment.link ?? '').split('#')[0]);
  const article = {
    externalId,
    identifier: `wp-${externalId}`,
    address,
    title: toLine(wordsOf(fieldsIn(post, 'title').rendered)),
    publishedAt: toTime(post.date_gmt) ?? toTime(post.date),
  };
  posts.set(externalId, article);
  return article;
}

/** Titles come as HTML. */
function wordsOf(html: unknown): string {
  if (typeof html !== 'string') return '';
  if (!/[<&]/.test(html)) return html;
  return parseHTML(`<html><body>${html.slice(0, 10_000)}</body></html>`).document.body.textContent ?? '';
}

/** 0 is nobody, and nothing. */
const noZero = (id: unknown): string | null => (id === 0 || id === '0' ? null : toId(id));

const STATES: Record<string, OutsideComment['state']> = {
  approved: 'published',
  hold: 'pending',
  spam: 'spam',
  trash: 'deleted',
};
