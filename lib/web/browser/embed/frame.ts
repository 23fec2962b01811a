import { REPLACED } from '../put-again';
import { readAround } from './around';
import { applyLook } from './look';
import { hear, type Around, type FromFrame, type ToFrame } from './messages';

// Runs in a frame before anything is painted. Opened by itself, the page is one like any other.
const around = window.parent === window ? null : readAround(window.name);
if (around) standIn(around);

function standIn({ origin, page, look }: Around): void {
  const root = document.documentElement;
  // What is copied here leads there: see `<share-link>`.
  root.dataset.page = page;
  let current = look;
  applyLook(current);
  // What can be read in the light may not be in the dark.
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => applyLook(current));

  const tell = (message: FromFrame) => parent.postMessage(message, origin);
  hear<Extract<ToFrame, { trialogue: 'look' }>>(
    { origin, from: () => parent },
    {
      look: (message) => applyLook((current = message.look)),
    },
  );

  document.addEventListener('DOMContentLoaded', () => {
    const tellHeight = () => tell({ trialogue: 'height', height: heightOf(document.body) });
    new ResizeObserver(tellHeight).observe(document.body);
    // What folds out over the page may reach below its end.
    document.addEventListener('toggle', tellHeight, true);
    const look = () => {
      tellCount(tell);
      tellSubmitted(tell);
    };
    look();
    document.addEventListener(REPLACED, look);
    const show = () => showPlace(tell);
    // The page can only scroll to what it has room for.
    tellHeight();
    show();
    window.addEventListener('hashchange', show);
    // Whoever presses something sees it.
    let pressed = false;
    document.addEventListener('pointerdown', () => (pressed = true), true);
    for (const end of ['pointerup', 'pointercancel'])
      document.addEventListener(end, () => (pressed = false), true);
    document.addEventListener('focusin', ({ target }) => {
      if (!pressed) showIn(tell, target as Element, true);
    });
    // Whoever was in the frame when it went to this page is led to its news; from the page around it the focus is never taken.
    if (document.hasFocus()) document.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    document.addEventListener('click', openAway, true);
  });
}

type Tell = (message: FromFrame) => void;

/** All of it, or as far as something that is open reaches below it. */
function heightOf(body: HTMLElement): number {
  const { scrollHeight, clientHeight } = document.documentElement;
  return scrollHeight > clientHeight ? scrollHeight : Math.ceil(body.getBoundingClientRect().height);
}

/** Pages of single comments do not know how many there are. */
function tellCount(tell: Tell): void {
  const count = document.querySelector('new-comments')?.getAttribute('count');
  if (count) tell({ trialogue: 'count', count: Number(count) });
}

let submitted: string | undefined;

/** Whoever has sent a comment is led to where the page says that it has arrived. */
function tellSubmitted(tell: Tell): void {
  if (location.hash !== '#receipt') return;
  const newest = document.querySelector<HTMLElement>('[data-arrived]')?.dataset.arrived;
  if (newest !== undefined && newest !== submitted) tell({ trialogue: 'submitted' });
  submitted = newest;
}

/** A frame cannot scroll the page that it is on. */
function showPlace(tell: Tell): void {
  const place = location.hash.length > 1 && document.getElementById(unescaped(location.hash.slice(1)));
  if (place) showIn(tell, place, false);
}

/** An address may have a percent sign that begins no escape. */
function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function showIn(tell: Tell, element: Element, nearest: boolean): void {
  const { top, height } = element.getBoundingClientRect();
  tell({ trialogue: 'scroll', top: top + scrollY, height, nearest });
}

/** Links that script has made lead away like those of the page: beside it. */
function openAway({ target }: Event): void {
  const link = (target as Element).closest<HTMLAnchorElement>('a[href]:not([target])');
  if (link && (link.origin !== location.origin || !link.pathname.startsWith('/embed/')))
    link.target = '_blank';
}
