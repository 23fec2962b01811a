import type { OwnPageView } from '@/lib/web/own-page/schemas';
import { MOST_COMMENTS } from '@/lib/web/own-page/limits';
import { inWords } from '../in-words';
import { MORE_COMMENTS, putAgain } from '../put-again';
import { make } from '../shadow';
import { showMarks, type Own } from './marks';

let asked: Promise<Own | null> | undefined;

/**
 * What is the member's own on this page, from a small answer beside the page, which is the same for all members; null where it could
 * not be had. Asked for once, and again for what has come to the page since.
 */
export const ownPage = (): Promise<Own | null> => (asked ??= ask());

async function ask(): Promise<Own | null> {
  const shown = [...document.querySelectorAll('article[data-author]')].map(({ id }) =>
    id.slice('comment-'.length),
  );
  const ledTo = [...document.querySelectorAll<HTMLElement>('[data-leads-to]')].map(
    ({ dataset }) => dataset.leadsTo ?? '',
  );
  const comments = [...new Set([...ledTo, ...shown])].slice(0, MOST_COMMENTS);
  const article = document.querySelector('reader-acts')?.getAttribute('article') ?? null;
  try {
    const answer = await fetch('/api/v1/me/page', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ article, comments, language: document.documentElement.lang }),
    });
    // Their session has ended since: the page is for somebody else now, but for what they have begun to write on it.
    if (answer.status === 401 && !isWriting()) location.reload();
    return answer.ok ? { ...((await answer.json()) as OwnPageView), of: new Set(comments) } : null;
  } catch {
    return null;
  }
}

const isWriting = (): boolean =>
  [...document.querySelectorAll('textarea')].some(({ value, defaultValue }) => value !== defaultValue);

/** `<own-page>` on a page that is kept for all members: shows what is the member's own. Without script: what all members share. */
export class OwnPage extends HTMLElement {
  private leave: () => void = () => undefined;

  connectedCallback(): void {
    void this.show();
    // What has taken the place of the page is as all members have it; what is known is shown at once, and asked for anew.
    this.leave = putAgain(() => {
      if (known) applyOwn(known);
      if (known) void this.renew();
    });
    window.addEventListener('pageshow', this);
    document.addEventListener(MORE_COMMENTS, this);
  }

  disconnectedCallback(): void {
    this.leave();
    window.removeEventListener('pageshow', this);
    document.removeEventListener(MORE_COMMENTS, this);
  }

  /** More replies have come to the page; or it comes back from the browser's memory, and may be another's by now. */
  handleEvent(event: Event): void {
    if (event.type === MORE_COMMENTS || (event as PageTransitionEvent).persisted) void this.renew();
  }

  private renew(): Promise<void> {
    asked = undefined;
    return this.show();
  }

  /** An answer that comes after the page was replaced says nothing of what stands there now. */
  private async show(): Promise<void> {
    const own = ownPage();
    const answer = await own;
    if (answer && own === asked) applyOwn(answer);
  }
}

/** What was known last. */
let known: Own | undefined;

function applyOwn(own: Own): void {
  // Somebody else has signed in, in another tab. The page is theirs from now on, but for what is being written on it, which is not.
  if (known && known.id !== own.id) {
    if (!isWriting()) location.reload();
    return;
  }
  known = own;
  showWho(own);
  showWaits(own);
  showMarks(own);
}

function showWho({ id, displayName, staff, unread, waiting }: OwnPageView): void {
  const name = document.querySelector<HTMLElement>('[data-own-name]');
  if (name) name.textContent = displayName;
  if (name) name.dataset.member = id;
  for (const desk of document.querySelectorAll<HTMLElement>('[data-own-desk]')) desk.hidden = !staff;
  const review = document.querySelector<HTMLElement>('[data-own-waiting]');
  if (review && waiting) review.textContent = review.dataset.ownWaiting?.replace('%', waiting) ?? '';
  invite(waiting);
  document.dispatchEvent(new CustomEvent('unread', { detail: unread }));
}

/** Where the page says what waits for them: of which kinds, and what it says where nothing does. */
function showWaits({ waits }: OwnPageView): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-own-waits]')) {
    const { ownWaits, none } = place.dataset;
    const items = waits
      .filter(({ kind }) => ownWaits?.includes(kind))
      .map(({ href, label, words }) =>
        make('li', {}, make('a', { href }, make('b', {}, label), ` ${words}`)),
      );
    place.hidden = !items.length && !none;
    place.replaceChildren(...(items.length || !none ? items : [make('li', {}, none)]));
  }
}

/** At the end of a discussion, whoever could review what has waited long is asked for one. */
function invite(waiting: string | null): void {
  const place = document.querySelector<HTMLElement>('[data-own-invitation]');
  if (!place) return;
  place.hidden = waiting === null;
  const words = place.querySelector('span');
  if (waiting === null || !words) return;
  // Of more than are counted, it is said as of those that are: "40+".
  words.textContent = inWords(place, parseInt(waiting), 'data-own-invitation', waiting);
}
