import { LRUCache } from 'lru-cache';
import type { Purge } from '@/lib/platform/purge-bus';
import { mayBeKept, type Rendering } from './rendering';
import type { StoredPage } from './stored-page';

/** No copy is shown when it is older than this, whatever became of the purges. */
const CEILING_MS = 60_000;
/** The ceiling while purges of other instances cannot be heard. */
const DEAF_CEILING_MS = 1_000;
/** From this share of the ceiling on, a page that is asked for is made anew in the background. */
const RENEW_AT = 0.75;
/** A copy in which only numbers have changed counts as fresh until it is as old as this: they change by the second where many react. */
const NUMBERS_MS = 5_000;
/** For an older one, readers wait this long for the new one: the next reader sees what was just posted. */
const PATIENCE_MS = 1_000;
/** How often a page is begun again because what it may show was removed meanwhile. */
const MOST_ATTEMPTS = 10;

type Options = {
  /** Makes the page for all whom a copy is for, from its address (a key of `keyOf`) and nothing else. */
  render(address: string): Promise<Rendering>;
  /** Makes ready what is to be kept. */
  prepare(rendering: Rendering & { tags: string[] }): Promise<StoredPage>;
  /** Bound of all that is kept, in bytes. */
  maxBytes: number;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /**
   * A copy that an update made stale is still shown when it is as young as this, so that a busy thread makes nobody wait. 0: whoever
   * asks for it waits for the new one, however long that takes.
   */
  staleMs: number;
  /** Resolves after so many milliseconds. */
  sleep(milliseconds: number): Promise<void>;
  /** Told of a rendering in the background that failed. */
  onError(error: unknown, address: string): void;
};

/** What a reader gets: a page that is kept, or a rendering that was not to be. */
export type Answer = { page: StoredPage } | { rendering: Rendering };

type Held = {
  page: StoredPage;
  madeAt: number;
  /** Until then it is served without a thought. 0 once it is stale. */
  freshUntil: number;
  /** From then on it is never shown. */
  diesAt: number;
};

/** Tags purged since a rendering began. */
type PurgesSeen = { updated: Set<string>; removed: Set<string>; renumbered: Set<string> };

type Flight = PurgesSeen & { answer: Promise<Answer> };

export type CacheStats = {
  hits: number;
  misses: number;
  stale: number;
  renders: number;
  purges: number;
  pages: number;
  bytes: number;
};

export type PageCache = {
  /** The page at this canonical address when it can be sent at once. The hot path: one look-up, one comparison. */
  fresh(address: string): StoredPage | undefined;
  /**
   * The page at this canonical address, made if need be; one rendering serves all who ask meanwhile. `charge` is called before one that
   * is begun for this asker alone, of what is not kept, and may refuse it by throwing; what is kept is renewed for everybody.
   */
  fetch(address: string, charge?: () => Promise<void>): Promise<Answer>;
  /** Lets go of the pages with one of these tags. After a removal, nobody gets a copy begun before it. */
  purge(purge: Purge): void;
  /** Purges of other instances are not heard from now on: everything is let go, and the ceiling falls to 1 s. */
  goDeaf(): void;
  /** They are heard again: everything from before is let go. */
  listenAgain(): void;
  stats(): CacheStats;
};

/** The cache in front of the pages that are the same for many. It knows nothing of Next or HTTP connections. */
export function createPageCache(options: Options): PageCache {
  const { render, prepare, maxBytes, now, staleMs, sleep, onError } = options;
  const addressesByTag = new Map<string, Set<string>>();
  const flights = new Map<string, Flight>();
  const counts = { hits: 0, misses: 0, stale: 0, renders: 0, purges: 0 };
  let ceiling = CEILING_MS;

  const pages = new LRUCache<string, Held>({
    maxSize: maxBytes,
    sizeCalculation: ({ page }) => page.bytes,
    dispose: ({ page }, address) => forgetTags(address, page.tags),
  });

  return { fresh, fetch, purge, goDeaf, listenAgain, stats };

  function fresh(address: string): StoredPage | undefined {
    const held = pages.get(address);
    if (held === undefined || held.freshUntil <= now()) return undefined;
    counts.hits += 1;
    return held.page;
  }

  async function fetch(address: string, charge?: () => Promise<void>): Promise<Answer> {
    const page = fresh(address);
    if (page) return { page };
    if (charge && !pages.has(address) && !flights.has(address)) await charge();
    const held = pages.get(address);
    const flight = flights.get(address) ?? takeOff(address);
    if (!held || !isShowable(address, held)) {
      counts.misses += 1;
      return flight.answer;
    }
    return staleOr(address, held, flight.answer);
  }

  /** The stale copy at once, or the new one if it comes in time, or the stale one if the new one fails. */
  async function staleOr(address: string, held: Held, answer: Promise<Answer>): Promise<Answer> {
    const old: Answer = { page: held.page };
    const outdated = held.freshUntil === 0;
    if (outdated && now() - held.madeAt >= staleMs) {
      const made = await Promise.race([answer, ...(staleMs > 0 ? [sleep(PATIENCE_MS)] : [])]).catch(
        () => undefined,
      );
      const usable = made && !('rendering' in made && made.rendering.status >= 500);
      if (usable) return made;
      // What was let go of while we waited is not shown.
      if (!isShowable(address, held)) return answer;
    }
    counts.stale += 1;
    return old;
  }

  function isShowable(address: string, held: Held): boolean {
    return pages.peek(address) === held && now() < held.diesAt;
  }

  function takeOff(address: string): Flight {
    const seen: PurgesSeen = { updated: new Set(), removed: new Set(), renumbered: new Set() };
    const answer = Promise.resolve()
      .then(() => fly(address, seen))
      .finally(() => flights.delete(address));
    const flight = { ...seen, answer };
    flights.set(address, flight);
    // Those who wait for it fail with it; one in the background has nobody, so it is told here.
    answer.catch((error: unknown) => onError(error, address));
    return flight;
  }

  /** Renders until the outcome may be shown: again after a removal, and once again after an update. */
  async function fly(address: string, seen: PurgesSeen): Promise<Answer> {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      seen.updated.clear();
      seen.removed.clear();
      seen.renumbered.clear();
      const begunAt = now();
      counts.renders += 1;
      const rendering = await render(address);
      const page = mayBeKept(rendering) ? await prepare(rendering) : undefined;
      // From here on nothing is awaited: no purge comes between the check and the keeping.
      const outdated = concerns(seen.updated, rendering.tags);
      if (concerns(seen.removed, rendering.tags) || (outdated && attempt === 1)) continue;
      if (page) {
        const lasts = concerns(seen.renumbered, rendering.tags) ? NUMBERS_MS : ceiling * RENEW_AT;
        return keep(address, page, { begunAt, freshUntil: outdated ? 0 : begunAt + lasts });
      }
      if (rendering.status < 500) pages.delete(address);
      return { rendering };
    }
    throw new Error(`The page ${address} was overtaken by removals ${MOST_ATTEMPTS} times.`);
  }

  function keep(
    address: string,
    page: StoredPage,
    { begunAt, freshUntil }: { begunAt: number; freshUntil: number },
  ): Answer {
    pages.set(address, { page, madeAt: now(), freshUntil, diesAt: begunAt + ceiling });
    // A page larger than the whole cache is not taken in.
    if (pages.has(address)) page.tags.forEach((tag) => index(tag, address));
    return { page };
  }

  function index(tag: string, address: string): void {
    const addresses = addressesByTag.get(tag) ?? new Set();
    addressesByTag.set(tag, addresses.add(address));
  }

  function forgetTags(address: string, tags: string[]): void {
    for (const tag of tags) {
      const addresses = addressesByTag.get(tag);
      addresses?.delete(address);
      if (addresses?.size === 0) addressesByTag.delete(tag);
    }
  }

  function purge({ tags, removal }: Purge): void {
    counts.purges += 1;
    const numbered = tags.filter(isOfNumbers).map(articleOf);
    for (const flight of flights.values()) {
      for (const tag of tags) (removal ? flight.removed : flight.updated).add(tag);
      for (const tag of numbered) flight.renumbered.add(tag);
    }
    for (const address of addressesOf(tags)) {
      if (removal) pages.delete(address);
      else outdate(address);
    }
    for (const address of addressesOf(numbered)) renumber(address);
  }

  function addressesOf(tags: string[]): string[] {
    if (tags.includes('*')) return [...pages.keys()];
    return tags.flatMap((tag) => [...(addressesByTag.get(tag) ?? [])]);
  }

  function outdate(address: string): void {
    const held = pages.peek(address);
    if (held) held.freshUntil = 0;
  }

  /** One that is younger than `NUMBERS_MS` lasts until it is not; whoever meets an older one next sees the new numbers. */
  function renumber(address: string): void {
    const held = pages.peek(address);
    const until = held && held.madeAt + NUMBERS_MS;
    if (held && until) held.freshUntil = until <= now() ? 0 : Math.min(held.freshUntil, until);
  }

  function goDeaf(): void {
    ceiling = DEAF_CEILING_MS;
    purge({ tags: ['*'], removal: true });
  }

  function listenAgain(): void {
    ceiling = CEILING_MS;
    purge({ tags: ['*'], removal: true });
  }

  function stats(): CacheStats {
    return { ...counts, pages: pages.size, bytes: pages.calculatedSize };
  }
}

const NUMBERS = 'numbers:';
const isOfNumbers = (tag: string): boolean => tag.startsWith(NUMBERS);
const articleOf = (tag: string): string => `article:${tag.slice(NUMBERS.length)}`;

/** Whether a purge of these tags touches what was rendered. What declared no tags may depend on anything. */
function concerns(purged: Set<string>, tags: string[] | undefined): boolean {
  if (purged.size === 0) return false;
  return purged.has('*') || tags === undefined || tags.some((tag) => purged.has(tag));
}
