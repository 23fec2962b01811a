import { LRUCache } from 'lru-cache';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { FetchFailed, guardedFetch, type FetchAnswer } from '@/lib/platform/guarded-fetch';
import { newId } from '@/lib/platform/ids';
import { log } from '@/lib/platform/log';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { currentPolicy } from '@/lib/policy/current-policy';
import { bareAddress, slugFrom } from '../rules';
import { findFreeSlug, oneImportAtATime } from '../store';
import { decoded } from './decode-page';
import { discoverable } from './discoverable';
import { pageFacts, type PageFacts } from './page-facts';
import { findAt, insertDiscovered, isDismissed } from './store';

/** A reader waits for it. */
const PATIENCE_MS = 2_000;
const MOST_BYTES = 1_000_000;

/** A town of readers may sit behind one address, each on another page that is new. */
const PER_NETWORK: Limit = { name: 'discover-network', points: 60, seconds: 15 * 60 };
/** So much at the most is asked of a site by way of us; of ten years of pages, those that are read become known within days. */
const PER_ORIGIN: Limit = { name: 'discover-origin', points: 1_200, seconds: 60 * 60 };

/** Why there is no discussion: there will be none at this address, or it may be there when it is asked for again. */
export type Undiscovered = 'none' | 'later';
export type Discovery = { slug: string } | Undiscovered;

/** What became of pages that made no article, for a minute; and those that are being read. */
const outcomes = new LRUCache<string, Promise<Discovery>>({ max: 5_000, ttl: 60_000 });

/**
 * The article that is read at an address: the one that is known, or one that is made of what the page there says of itself, and is new to the desk. Only pages of
 * the origins that the policy names are read, and only where it says so.
 * @param asker the network address of whoever asks
 */
export async function discoverArticle({
  address,
  asker,
  context = systemContext,
}: {
  address: string;
  asker: string;
  context?: Context;
}): Promise<Discovery> {
  const known = await findAt(database(), address);
  if (known) return known;
  const url = discoverable(address, (await currentPolicy()).embed);
  if (!url) return 'none';
  return outcomes.get(url.href) ?? (await keepOutcome(url, () => discover({ url, asker, context })));
}

/** Whoever asks meanwhile waits for the same. An article that is made is found by itself from then on. */
function keepOutcome({ href }: URL, act: () => Promise<Discovery>): Promise<Discovery> {
  const outcome = act();
  outcomes.set(href, outcome);
  const forget = () => void outcomes.delete(href);
  outcome.then((found) => typeof found === 'object' && forget(), forget);
  return outcome;
}

async function discover({ url, asker, context }: { url: URL; asker: string; context: Context }) {
  const reading = await readPage(url, asker);
  if (typeof reading === 'string') return reading;
  return makeArticle(reading, context);
}

type Reading = { address: string; facts: PageFacts };

/** Asks the page for what it says of itself. */
async function readPage(url: URL, asker: string): Promise<Reading | Undiscovered> {
  if (await isDismissed(database(), bareAddress(url.href))) return 'none';
  try {
    await countAgainst(PER_NETWORK, asker);
    await countAgainst(PER_ORIGIN, url.origin);
    const answer = await guardedFetch(url, {
      headers: { accept: 'text/html' },
      signal: AbortSignal.timeout(PATIENCE_MS),
      mostBytes: MOST_BYTES,
      mayFollow: ({ origin }) => origin === url.origin,
    });
    return readAnswer(url, answer);
  } catch (error) {
    const isTooOften = error instanceof AppError && error.status === 429;
    if (!isTooOften && !(error instanceof FetchFailed)) throw error;
    log().info({ origin: url.origin, why: error.code }, 'a page could not be asked what it is');
    return error.code === 'address-refused' ? 'none' : 'later';
  }
}

/** What keeps a page from making an article: it is not there, is of another kind, or is the same as one at another address. */
function readAnswer(url: URL, answer: FetchAnswer): Reading | Undiscovered {
  const { status, headers } = answer;
  if (status >= 500 || status === 429) return 'later';
  if (status !== 200 || !/^(text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? ''))
    return 'none';
  const facts = pageFacts(decoded(answer), answer.url);
  // Without one that it names, each query that somebody makes up would be a page of its own.
  const address = facts.canonical ?? (url.search === '' ? answer.url.href : null);
  const isOwn = address !== null && bareAddress(address) === bareAddress(url.href);
  if (!isOwn || new URL(address).origin !== url.origin || !facts.isArticle || !facts.title) {
    log().info({ origin: url.origin, isOwn, isArticle: facts.isArticle }, 'a page makes no article');
    return 'none';
  }
  return { address, facts };
}

async function makeArticle({ address, facts }: Reading, context: Context): Promise<Discovery> {
  const at = context.now();
  const { language } = await currentPolicy();
  const { title, standfirst, authors, topics, publishedAt } = facts;
  return transaction(async (tx) => {
    await oneImportAtATime(tx);
    const known = await findAt(tx, address);
    if (known) return known;
    // The desk may have wanted none under it in the meantime.
    if (await isDismissed(tx, bareAddress(address))) return 'none';
    const id = newId();
    const slug = await findFreeSlug(tx, slugFrom(title) || 'article');
    const article = {
      id,
      slug,
      address,
      headline: title,
      standfirst,
      topics,
      byline: authors.join(', '),
      language: facts.language ?? language.default,
      // What is announced for later is there already.
      publishedAt: publishedAt && publishedAt < at ? publishedAt : at,
    };
    await insertDiscovered(tx, article, at);
    await record(tx, {
      at,
      actorId: null,
      action: 'article.discover',
      subjectType: 'article',
      subjectId: id,
      details: { address },
    });
    await emit(tx, {
      type: 'article.import',
      subjectId: id,
      payload: { slug },
      tags: ['front', 'articles', `article:${id}`],
    });
    return { slug };
  });
}
