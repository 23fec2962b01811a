import { createHash } from 'node:crypto';
import { newIdAt } from '@/lib/platform/ids';
import type { SqlTx } from '@/lib/platform/db';
import { countCharacters } from '@/lib/platform/text/normalise';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import { cleanName, NAME_MAX, nameProblem, passesForStaff } from '../name-rules';
import { foldEmail } from '../rules';
import {
  findByAddress,
  findImported,
  findTaken,
  insertImported,
  insertUnclaimed,
  lockUnclaimed,
  type NewUnclaimed,
} from './store';

/** Somebody who wrote elsewhere. Without an id of the source's, and without an address, they are told apart by their name. */
export type OutsideAuthor = {
  externalId: string | null;
  name: string;
  address: string | null;
  /** When they wrote what is imported first. */
  since: string;
};

/** With what tells them apart. */
export type KeyedAuthor = OutsideAuthor & Keys;
type Keys = { externalId: string; emailFolded: string | null };

export function keyed(author: OutsideAuthor): KeyedAuthor {
  const { name, address, since } = author;
  const { externalId, emailFolded } = keysOf(author);
  return { externalId, emailFolded, name, address, since };
}

/** What names are held against. */
export type NameTerms = {
  /** What the publication and its membership are called. */
  names: string[];
  staffNames: string[];
  /** What somebody is called whose name nobody may go by here: "Reader". A number follows it. */
  fallback: string;
};

/**
 * Finds whose comments of a source are, or adds members who nobody signs in to: one for each address, and where there is none for each author of
 * the source. Who has shown that an address is theirs is the author of what was written with it. Names that are taken, or look like one that is,
 * get a number. The same authors are the same members the next time.
 * @returns the members' ids in the order of the authors, and how many were added
 */
export async function takeInAuthors(
  tx: SqlTx,
  { source, authors, terms }: { source: string; authors: readonly KeyedAuthor[]; terms: NameTerms },
): Promise<{ memberIds: string[]; added: number }> {
  const known = await findImported(tx, source, unique(authors.map(({ externalId }) => externalId)));
  const isStrange = ({ externalId }: KeyedAuthor) => !known.has(externalId);
  const strangers = withAddresses(authors.filter(isStrange));
  if (strangers.length === 0) return { memberIds: idsOf(authors, known), added: 0 };

  const addresses = unique(strangers.flatMap(({ emailFolded }) => emailFolded ?? []));
  if (addresses.length > 0) await lockUnclaimed(tx);
  const byAddress = addresses.length > 0 ? await findByAddress(tx, addresses) : new Map<string, string>();
  // One for each address: the first of several is who gives the name.
  const newcomers = new Map<string, (typeof strangers)[number]>();
  for (const one of strangers) {
    const before = newcomers.get(one.emailFolded ?? one.externalId);
    if (one.emailFolded !== null && byAddress.has(one.emailFolded)) continue;
    if (!before || one.since < before.since) newcomers.set(one.emailFolded ?? one.externalId, one);
  }
  const added = await addAll(tx, { source, newcomers, terms });
  for (const { externalId, emailFolded } of strangers) {
    const id = (emailFolded !== null && byAddress.get(emailFolded)) || added.get(emailFolded ?? externalId);
    if (id) known.set(externalId, id);
  }
  const noted = unique(strangers.map(({ externalId }) => externalId));
  await insertImported(
    tx,
    source,
    noted.map((externalId) => ({ externalId, memberId: known.get(externalId) ?? '' })),
  );
  return { memberIds: idsOf(authors, known), added: added.size };
}

/** What each of some authors of a source would be told apart by who would be added; null for who is known. */
export async function findStrangers(
  db: SqlTx,
  { source, authors }: { source: string; authors: readonly Omit<OutsideAuthor, 'since'>[] },
): Promise<(string | null)[]> {
  const all = withAddresses(authors.map((author) => keysOf(author)));
  const known = await findImported(db, source, unique(all.map(({ externalId }) => externalId)));
  const byAddress = await findByAddress(db, unique(all.flatMap(({ emailFolded }) => emailFolded ?? [])));
  const isKnown = ({ externalId, emailFolded }: Keys) =>
    known.has(externalId) || (emailFolded !== null && byAddress.has(emailFolded));
  return all.map((one) => (isKnown(one) ? null : (one.emailFolded ?? one.externalId)));
}

/** Who says their address once has it wherever they are. */
function withAddresses<Author extends Keys>(authors: readonly Author[]): Author[] {
  const addresses = new Map(
    authors.flatMap((one) => (one.emailFolded === null ? [] : [[one.externalId, one.emailFolded]])),
  );
  return authors.map((one) => ({
    ...one,
    emailFolded: one.emailFolded ?? addresses.get(one.externalId) ?? null,
  }));
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

const idsOf = (authors: readonly { externalId: string }[], known: Map<string, string>): string[] =>
  authors.map(({ externalId }) => known.get(externalId) ?? '');

/** What is no address is none. An author without an id is known by a hash of their address, or of their name. */
function keysOf({ externalId, address, name }: Omit<OutsideAuthor, 'since'>): Keys {
  const folded = address === null ? '' : foldEmail(address);
  const emailFolded = /^[^\s@\0]{1,64}@[^\s@\0]{1,255}$/.test(folded) ? folded : null;
  if (externalId !== null) return { externalId: `id:${externalId}`, emailFolded };
  return { externalId: emailFolded ? `address:${hash(emailFolded)}` : `name:${hash(name)}`, emailFolded };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40);

/** How often another number is tried. The last have so many digits that nobody has them. */
const TRIES = 8;

async function addAll(
  tx: SqlTx,
  { source, newcomers, terms }: { source: string; newcomers: Map<string, KeyedAuthor>; terms: NameTerms },
): Promise<Map<string, string>> {
  const added = new Map<string, string>();
  const ours = new Set<string>();
  let left = [...newcomers].map(([key, author]) => ({ key, author, base: nameFor(author.name, terms) }));
  for (let attempt = 0; left.length > 0 && attempt < TRIES; attempt += 1) {
    const named = left.map((one) => {
      const displayName = numbered(one.base, attempt, `${source}\n${one.author.externalId}`);
      return { ...one, displayName, nameSkeleton: skeletonOf(displayName) };
    });
    const taken = await findTaken(tx, unique(named.map(({ nameSkeleton }) => nameSkeleton)));
    const rows = new Map<string, NewUnclaimed>();
    for (const { key, author, displayName, nameSkeleton } of named) {
      if (taken.has(nameSkeleton) || ours.has(nameSkeleton)) continue;
      ours.add(nameSkeleton);
      const { emailFolded, since } = author;
      rows.set(key, {
        id: newIdAt(new Date(since)),
        displayName,
        nameSkeleton,
        emailFolded,
        createdAt: since,
      });
    }
    const ids = rows.size > 0 ? await insertUnclaimed(tx, [...rows.values()]) : new Set();
    for (const [key, { id }] of rows) if (ids.has(id)) added.set(key, id);
    left = left.filter(({ key }) => !added.has(key));
  }
  if (left.length > 0) throw new Error(`No name was free for ${left.length} authors.`);
  return added;
}

type Base = { name: string; isFallback: boolean };

/** What an author is called here: by their own name as the rules have names, and else as everybody whose name cannot be. */
function nameFor(typed: string, { names, staffNames, fallback }: NameTerms): Base {
  const name = shortened(cleanName(typed), NAME_MAX);
  const isNone = nameProblem(name, names) !== null || passesForStaff(name, staffNames);
  return isNone ? { name: fallback, isFallback: true } : { name, isFallback: false };
}

/** With a number of three digits and then of more, which is the same whenever the author is imported. */
function numbered({ name, isFallback }: Base, attempt: number, key: string): string {
  if (attempt === 0 && !isFallback) return name;
  const digits = attempt + (isFallback ? 5 : 2);
  const number = BigInt(`0x${hash(`${key}\n${attempt}`).slice(0, 15)}`) % 10n ** BigInt(digits);
  const suffix = ` ${String(number).padStart(digits, '0')}`;
  return shortened(name, NAME_MAX - suffix.length) + suffix;
}

function shortened(name: string, most: number): string {
  if (countCharacters(name) <= most) return name;
  const characters = Array.from(segmenter.segment(name.slice(0, 1_000)), ({ segment }) => segment);
  return cleanName(characters.slice(0, most).join(''));
}
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
