import { KEPT, keysOfTexts, withStorage } from '../kept-texts';

/*
 * A net under the drafts kept on the server: what was typed and has not been saved there yet stays in this browser,
 * also when the network is away or a page breaks. It is each member's own, and goes when they sign out.
 */

/** Whose text it is, and where it is written; `parentId` is null where it answers the article. */
export type Place = { memberId: string; articleSlug: string; parentId: string | null };

/**
 * `typed` until the server says that it is `saved`; `sent` when it is on its way to be posted. `basedOn` names the text of the
 * server that it goes on from; `saving` is what the server was last asked to save, be its answer lost.
 */
type Kept = {
  body: string;
  state: 'typed' | 'saved' | 'sent';
  basedOn?: string | null;
  saving?: string;
};

const keyOf = ({ memberId, articleSlug, parentId }: Place) =>
  `${KEPT}${memberId}:${articleSlug}:${parentId ?? ''}`;

/** Keeps a text; `sent` so that it is forgotten once it has arrived. An empty one is forgotten. */
export function keepText(
  place: Place,
  body: string,
  { state = 'typed', basedOn }: { state?: 'typed' | 'sent'; basedOn?: string | null } = {},
): void {
  withStorage((storage) => {
    const { saving } = read(storage, keyOf(place)) ?? {};
    if (body.trim() === '') storage.removeItem(keyOf(place));
    else write(storage, keyOf(place), { body, state, basedOn, saving });
  });
}

/** Notes that the server is asked to save this text. */
export function noteSaving(place: Place, saving: string): void {
  withStorage((storage) => {
    const kept = read(storage, keyOf(place));
    if (kept) write(storage, keyOf(place), { ...kept, saving });
  });
}

/**
 * Which text of the server the one typed here, and not sent, goes on from; undefined where that is not known. `draft` is what the
 * server has now: where this very browser sent it, it is that one.
 */
export const basisOf = (
  place: Place,
  draft?: { body: string; savedAt: string | null },
): string | null | undefined =>
  withStorage((storage) => {
    const kept = read(storage, keyOf(place));
    if (kept?.state !== 'typed') return undefined;
    return draft?.savedAt && kept.saving === draft.body ? draft.savedAt : kept.basedOn;
  });

/** Notes that the server has this text; not when more was typed since. */
export function markSaved(place: Place, body: string): void {
  withStorage((storage) => {
    const kept = read(storage, keyOf(place));
    if (kept?.state === 'typed' && kept.body === body) write(storage, keyOf(place), { body, state: 'saved' });
  });
}

/** The text of this browser that is newer than the `draft` of the server; null when there is none. */
export function newerText(place: Place, draft: string): string | null {
  const kept = withStorage((storage) => read(storage, keyOf(place)));
  if (!kept || kept.state === 'saved') return null;
  const isThere = kept.state === 'sent' && comparable(draft).includes(comparable(kept.body));
  return isThere ? null : kept.body;
}

/** Forgets what was on its way and is among `arrived`, the texts that the server has. */
export function forgetArrivedTexts(arrived: string[]): void {
  const known = new Set(arrived.map(comparable));
  withStorage((storage) => {
    for (const key of keysOfTexts(storage)) {
      const kept = read(storage, key);
      if (kept?.state === 'sent' && known.has(comparable(kept.body))) storage.removeItem(key);
    }
  });
}

/** A text without all that the server may tidy or take away: white space, marks, and what nobody sees (such as Hangul fillers). */
const comparable = (text: string) =>
  text.normalize('NFKD').replace(/[^\p{L}\p{N}\p{P}\p{S}]|[\u115F\u1160]/gu, '');

function read(storage: Storage, key: string): Kept | null {
  const stored = storage.getItem(key);
  return stored ? (JSON.parse(stored) as Kept) : null;
}

const write = (storage: Storage, key: string, kept: Kept) => storage.setItem(key, JSON.stringify(kept));
