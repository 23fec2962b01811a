/**
 * A net under the drafts kept on the server: what was typed and has not been saved there yet stays in this browser,
 * also when the network is away or a page breaks. Storage may be switched off: then there is no net, and no error.
 */
const PREFIX = 'trialogue.draft:';

type Kept = { body: string; sent: boolean };

const keyOf = (articleSlug: string, parentId: string | null) => `${PREFIX}${articleSlug}:${parentId ?? ''}`;

/** Keeps a text; `sent` when it is on its way, so that it is forgotten once it has arrived. An empty one is forgotten. */
export function keepText(articleSlug: string, parentId: string | null, body: string, sent = false): void {
  quietly((storage) => {
    const key = keyOf(articleSlug, parentId);
    if (body.trim() === '') storage.removeItem(key);
    else storage.setItem(key, JSON.stringify({ body, sent } satisfies Kept));
  });
}

/** The text that was kept; null when there is none. */
export function keptText(articleSlug: string, parentId: string | null): string | null {
  return quietly((storage) => read(storage, keyOf(articleSlug, parentId))?.body ?? null) ?? null;
}

/** Forgets what was on its way and is among `arrived`, the texts that the server has. It may have tidied their spaces. */
export function forgetArrivedTexts(arrived: string[]): void {
  const known = new Set(arrived.map(withoutSpaces));
  quietly((storage) => {
    const ours = Object.keys(storage).filter((key) => key.startsWith(PREFIX));
    for (const key of ours) {
      const kept = read(storage, key);
      if (kept?.sent && known.has(withoutSpaces(kept.body))) storage.removeItem(key);
    }
  });
}

const withoutSpaces = (text: string) => text.normalize('NFC').replace(/\s+/g, '');

function read(storage: Storage, key: string): Kept | null {
  const stored = storage.getItem(key);
  return stored ? (JSON.parse(stored) as Kept) : null;
}

function quietly<Result>(work: (storage: Storage) => Result): Result | undefined {
  try {
    return work(window.localStorage);
  } catch {
    return undefined;
  }
}
