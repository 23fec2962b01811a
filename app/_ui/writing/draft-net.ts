/**
 * A net under the drafts kept on the server: what was typed and has not been saved there yet stays in this browser,
 * also when the network is away or a page breaks. It is each member's own, and goes when they sign out. Storage may be
 * switched off: then there is no net, and no error.
 */
const PREFIX = 'trialogue.draft:';

/** Whose text it is, and where it is written; `parentId` is null where it answers the article. */
export type Place = { memberId: string; articleSlug: string; parentId: string | null };

/**
 * `typed` until the server says that it is `saved`; `sent` when it is on its way to be posted. `basedOn` names the text of the
 * server that it goes on from.
 */
type Kept = { body: string; state: 'typed' | 'saved' | 'sent'; basedOn?: string | null };

const keyOf = ({ memberId, articleSlug, parentId }: Place) =>
  `${PREFIX}${memberId}:${articleSlug}:${parentId ?? ''}`;

/** Keeps a text; `sent` so that it is forgotten once it has arrived. An empty one is forgotten. */
export function keepText(
  place: Place,
  body: string,
  { state = 'typed', basedOn }: { state?: 'typed' | 'sent'; basedOn?: string | null } = {},
): void {
  quietly((storage) => {
    if (body.trim() === '') storage.removeItem(keyOf(place));
    else write(storage, keyOf(place), { body, state, basedOn });
  });
}

/** Which text of the server the one typed here, and not sent, goes on from; undefined where that is not known. */
export const basisOf = (place: Place): string | null | undefined =>
  quietly((storage) => {
    const kept = read(storage, keyOf(place));
    return kept?.state === 'typed' ? kept.basedOn : undefined;
  });

/** Notes that the server has this text; not when more was typed since. */
export function markSaved(place: Place, body: string): void {
  quietly((storage) => {
    const kept = read(storage, keyOf(place));
    if (kept?.state === 'typed' && kept.body === body) write(storage, keyOf(place), { body, state: 'saved' });
  });
}

/** The text of this browser that is newer than the `draft` of the server; null when there is none. */
export function newerText(place: Place, draft: string): string | null {
  const kept = quietly((storage) => read(storage, keyOf(place)));
  if (!kept || kept.state === 'saved') return null;
  const isThere = kept.state === 'sent' && comparable(draft).includes(comparable(kept.body));
  return isThere ? null : kept.body;
}

/** Forgets what was on its way and is among `arrived`, the texts that the server has. */
export function forgetArrivedTexts(arrived: string[]): void {
  const known = new Set(arrived.map(comparable));
  quietly((storage) => {
    for (const key of ours(storage)) {
      const kept = read(storage, key);
      if (kept?.state === 'sent' && known.has(comparable(kept.body))) storage.removeItem(key);
    }
  });
}

/** Forgets every text: on a computer that others use, nothing stays behind. */
export function forgetTexts(): void {
  quietly((storage) => ours(storage).forEach((key) => storage.removeItem(key)));
}

/** A text without all that the server may tidy or take away: white space, marks, and what nobody sees (such as Hangul fillers). */
const comparable = (text: string) =>
  text.normalize('NFKD').replace(/[^\p{L}\p{N}\p{P}\p{S}]|[\u115F\u1160]/gu, '');

const ours = (storage: Storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX));

function read(storage: Storage, key: string): Kept | null {
  const stored = storage.getItem(key);
  return stored ? (JSON.parse(stored) as Kept) : null;
}

const write = (storage: Storage, key: string, kept: Kept) => storage.setItem(key, JSON.stringify(kept));

function quietly<Result>(work: (storage: Storage) => Result): Result | undefined {
  try {
    return work(window.localStorage);
  } catch {
    return undefined;
  }
}
