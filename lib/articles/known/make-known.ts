import { newIdAt } from '@/lib/platform/ids';
import type { SqlTx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { normaliseLine } from '@/lib/platform/text/normalise';
import { bareAddress, slugFrom, spellingsOf } from '../rules';
import { findFreeSlug, oneImportAtATime } from '../store';
import {
  findByNames,
  findImported,
  insertImported,
  insertKnown,
  type KnownArticle,
  type NewArticle,
} from './store';

export type { KnownArticle } from './store';

/** An article as a source of comments tells of it. */
export type OutsideReference = {
  externalId: string;
  /** What the publication's own system knows it by. */
  identifier: string | null;
  address: string | null;
  title: string;
  publishedAt: string | null;
};

/**
 * Finds the articles that a source's comments are under, by its own ids, by what the publication's system calls them, by where they are read, or
 * by their address here; the others are added, as read elsewhere.
 * @param since when the first comment of an article was written: what appeared without a date was there by then
 * @returns them by the source's ids, and how many were added
 */
export async function makeKnown(
  tx: SqlTx,
  {
    source,
    articles,
    language,
    at,
  }: {
    source: string;
    articles: ReadonlyMap<string, OutsideReference & { since: string }>;
    /** BCP 47: what those are written in that nothing is known of. */
    language: string;
    at: Date;
  },
): Promise<{ known: Map<string, KnownArticle>; added: number }> {
  const known = await findImported(tx, source, [...articles.keys()]);
  const strangers = [...articles.values()].filter(({ externalId }) => !known.has(externalId));
  if (strangers.length === 0) return { known, added: 0 };

  await oneImportAtATime(tx);
  const find = await finder(tx, strangers);
  const added: NewArticle[] = [];
  const ours = new Map<string, string>();
  for (const one of strangers) {
    const found = find(one);
    if (found) {
      known.set(one.externalId, found);
      continue;
    }
    const place = ours.get(nameOf(one));
    if (place !== undefined) {
      known.set(one.externalId, { id: place, language });
      continue;
    }
    const publishedAt = one.publishedAt !== null && one.publishedAt < one.since ? one.publishedAt : one.since;
    const id = newIdAt(new Date(publishedAt));
    const headline = normaliseLine(one.title).slice(0, 300) || one.address || one.externalId;
    added.push({
      id,
      headline,
      language,
      publishedAt,
      externalId: one.identifier,
      address: whole(one.address),
      slug: slugFrom(headline) || 'article',
    });
    ours.set(nameOf(one), id);
    known.set(one.externalId, { id, language });
  }
  await insertAll(tx, added, at);
  await insertImported(
    tx,
    source,
    strangers.map(({ externalId }) => ({ externalId, articleId: known.get(externalId)?.id ?? '' })),
  );
  return { known, added: added.length };
}

/** Each of some articles of a source by its id, or by what it would be told apart by that would be added. */
export async function findArticles(
  db: SqlTx,
  { source, articles }: { source: string; articles: readonly OutsideReference[] },
): Promise<({ id: string } | { unknown: string })[]> {
  const known = await findImported(db, source, [...new Set(articles.map(({ externalId }) => externalId))]);
  const strangers = articles.filter(({ externalId }) => !known.has(externalId));
  const find = await finder(db, strangers);
  return articles.map((one) => known.get(one.externalId) ?? find(one) ?? { unknown: nameOf(one) });
}

/** What two references have in common that are to the same article. */
const nameOf = ({ identifier, address, externalId }: OutsideReference): string =>
  identifier ?? (address === null ? externalId : bareAddress(address));

async function finder(tx: SqlTx, strangers: readonly OutsideReference[]) {
  const rows = await findByNames(tx, {
    identifiers: strangers.flatMap(({ identifier }) => identifier ?? []),
    addresses: strangers.flatMap(({ address }) => (address === null ? [] : spellingsOf(address))),
    slugs: strangers.flatMap(({ address }) => slugIn(address) ?? []),
  });
  const by = (key: 'identifier' | 'slug') =>
    new Map(rows.flatMap((row) => (row[key] === null ? [] : [[row[key], row]])));
  const [byIdentifier, bySlug] = [by('identifier'), by('slug')];
  const byAddress = new Map(
    rows.flatMap((row) => (row.address === null ? [] : [[bareAddress(row.address), row]])),
  );
  return ({ identifier, address }: OutsideReference): KnownArticle | undefined =>
    (identifier === null ? undefined : byIdentifier.get(identifier)) ??
    (address === null ? undefined : byAddress.get(bareAddress(address))) ??
    bySlug.get(slugIn(address) ?? '');
}

/** Adds articles under addresses that are free: most are, and the others are looked for one after another. */
async function insertAll(tx: SqlTx, added: readonly NewArticle[], at: Date): Promise<void> {
  if (added.length === 0) return;
  const taken = new Set(
    (await findByNames(tx, { identifiers: [], addresses: [], slugs: added.map(({ slug }) => slug) })).map(
      ({ slug }) => slug,
    ),
  );
  const free: NewArticle[] = [];
  const others: NewArticle[] = [];
  for (const one of added) {
    (taken.has(one.slug) ? others : free).push(one);
    taken.add(one.slug);
  }
  await insertKnown(tx, free, at);
  for (const one of others) await insertKnown(tx, [{ ...one, slug: await findFreeSlug(tx, one.slug) }], at);
}

/** Of an article that is read here. */
function slugIn(address: string | null): string | null {
  if (address === null) return null;
  const [, slug] = address.startsWith(env().APP_URL)
    ? (/^\/articles\/([^/?#]+)/.exec(address.slice(env().APP_URL.length)) ?? [])
    : [];
  try {
    return slug === undefined ? null : decodeURIComponent(slug);
  } catch {
    return null;
  }
}

/** What is no address of a page is none. */
const whole = (address: string | null): string | null =>
  address !== null && /^https?:\/\/\S+$/.test(address) && address.length <= 2_000 ? address : null;
