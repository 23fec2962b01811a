/** An article that is known there: by the name that the page has for it, and as its discussion's address has it. */
type Known = { article: string; slug: string; count: number };
/** One that makes itself known when its discussion is asked for has no such address yet. */
export type Counted = Known | { article: string; slug: null };

/** At most so many are asked about at once, and in an address of so many characters. */
const MOST = 100;
const LONGEST = 6_000;
/** What is longer is no article's name; asked about, it would have the whole question refused. */
const LONGEST_NAME = 2_000;

type Asked = { name: string; tell: (counted: Counted | null) => void; fail: (why: unknown) => void };
let waiting: Asked[] = [];
const known = new Map<string, Promise<Counted | null>>();

/**
 * What is known of an article: one request for all that a page asks about until it is read to its end. Null for one that is not known.
 * @throws where this page may not ask, or nothing comes
 */
export function readCounts(home: string, name: string): Promise<Counted | null> {
  if (name === '' || name.length > LONGEST_NAME) return Promise.resolve(null);
  const before = known.get(name);
  if (before) return before;
  const asked = new Promise<Counted | null>((tell, fail) => {
    if (waiting.length === 0) whenRead(() => void askFor(home));
    waiting.push({ name, tell, fail });
  });
  known.set(name, asked);
  return asked;
}

const whenRead = (then: () => void): void => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then, { once: true });
  else setTimeout(then);
};

async function askFor(home: string): Promise<void> {
  const all = waiting;
  waiting = [];
  await Promise.all(inParts(all).map((part) => ask(home, part)));
}

/** In one, but for a page with a great many. The same articles in another order are the same question. */
function inParts(all: Asked[]): Asked[][] {
  const parts: Asked[][] = [];
  let length = 0;
  for (const one of [...all].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const more = encodeURIComponent(inList(one)).length + 3;
    const last = parts.at(-1);
    const fits = last && last.length < MOST && length + more < LONGEST;
    if (fits) last.push(one);
    else parts.push([one]);
    length = fits ? length + more : more;
  }
  return parts;
}

/** A comma is what stands between two. */
const inList = ({ name }: Asked): string => name.replaceAll('%', '%25').replaceAll(',', '%2C');

async function ask(home: string, part: Asked[]): Promise<void> {
  try {
    const query = new URLSearchParams({ articles: part.map(inList).join(','), origin: location.origin });
    const answer = await fetch(`${home}/api/v1/embed/counts?${query}`, { credentials: 'omit' });
    if (!answer.ok) throw new Error(`${answer.status}`);
    // One that was kept before it said what can be discovered does not say it.
    const { items, discoverable = [] } = (await answer.json()) as { items: Known[]; discoverable?: string[] };
    for (const { name, tell } of part) {
      const unknown = discoverable.includes(name) ? { article: name, slug: null } : null;
      tell(items.find(({ article }) => article === name) ?? unknown);
    }
  } catch (error) {
    for (const { fail } of part) fail(error);
  }
}
