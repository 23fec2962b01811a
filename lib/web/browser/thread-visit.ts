import { inWords } from './in-words';
import { VISITS, withStorage } from './kept-texts';
import { sayOwn } from './own-times';
import { MORE_COMMENTS, putAgain } from './put-again';

/** Whoever comes back after so long comes for another visit; within one, what was new stays marked. */
const AWAY_MS = 30 * 60_000;
/** Articles of which the visits are kept. */
const MOST = 100;
const DAY: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };

/** Of an article: up to when it was seen in the visit before this one (empty in the first), and up to when by now. */
type Visit = [before: string, now: string];

/** When the visit before this one ended. */
const sinceWhen = (article: string, now: string): string | undefined =>
  withStorage((storage) => {
    const { [article]: known, ...others } = JSON.parse(storage.getItem(VISITS) ?? '{}') as Record<
      string,
      Visit
    >;
    const [before, last] = known ?? ['', now];
    const since = Date.parse(now) - Date.parse(last) > AWAY_MS ? last : before;
    const visits = [...Object.entries(others).slice(1 - MOST), [article, [since, now > last ? now : last]]];
    storage.setItem(VISITS, JSON.stringify(Object.fromEntries(visits)));
    return since;
  });

/**
 * `<thread-visit article="slug" now="…" words='{"one":"% new since @",…}'>…</thread-visit>`: marks what was posted since this reader was
 * here before, as this browser remembers it, and says how much of it is on the page. Moments are the server's, by the pages that it
 * made. The ways on are fetched where something is new, or when they are pressed. Without script: nothing.
 */
function show(): void {
  const place = document.querySelector<HTMLElement>('thread-visit');
  const since = place && sinceWhen(place.getAttribute('article') ?? '', place.getAttribute('now') ?? '');
  const mark = place?.querySelector('template')?.content;
  if (!since || !mark) return;
  for (const time of document.querySelectorAll<HTMLTimeElement>('article:not([data-new]) time[data-said]')) {
    if (time.dateTime <= since) continue;
    time.closest('article')?.setAttribute('data-new', '');
    time.parentElement?.before(document.importNode(mark, true));
  }
  const count = document.querySelectorAll('[data-new]').length;
  const news = place.querySelector<HTMLElement>('[data-news]');
  const words = news?.querySelector('span');
  if (!news || !words || count === 0) return;
  words.textContent = inWords(place, count).replace('@', sayOwn(new Date(since), DAY));
  news.hidden = false;
  void ways();
}

const ways = () => import('./thread-ways');

putAgain(show);
document.addEventListener(MORE_COMMENTS, show);
document.addEventListener('click', ({ target }) => {
  const pressed = (target as Element).closest<HTMLElement>('thread-visit button');
  if (pressed) void ways().then(({ press }) => press(pressed));
});
