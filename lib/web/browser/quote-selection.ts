import { visitInPlace } from './send-in-place';
import { make, shadowOf } from './shadow';
import { applyEdit } from './writer/apply-edit';
import { insertBlock, quoted } from './writer/markdown-marks';
import { selectedPassage } from './writer/selected-passage';

const CSS = `button { position: fixed; inset-block-start: var(--top); inset-inline-start: var(--start); font: inherit; font-weight: 600;
    min-block-size: 44px; padding: .25em 1em; border: 1px solid; z-index: 2; cursor: pointer;
    background: var(--notice-background, Canvas); color: var(--notice-color, CanvasText) }
  :focus-visible { outline: 2px solid currentColor; outline-offset: 2px }`;

/** Room for the button below what is selected: above it, touch screens offer theirs. */
const GAP = 8;
const [WIDTH, HEIGHT] = [110, 44];
const SETTLED_MS = 250;

let shown: HTMLElement | undefined;

/** Offers to quote what is selected in a comment that can be answered; nothing where something else is, or nothing. */
function offerQuote(): void {
  const words = document.querySelector<HTMLElement>('[data-quote]')?.dataset.quote;
  const passage = selectedPassage();
  const around = document.getSelection()?.anchorNode;
  const comment = (around instanceof Element ? around : around?.parentElement)?.closest(
    'article[data-author]',
  );
  const link = comment?.querySelector<HTMLAnchorElement>('a[data-in-place][href*="reply="]');
  if (!words || !passage?.from || !comment || !link) return takeAway();
  // It stays while it is pressed by keyboard, whatever becomes of the selection.
  takeAway();
  const host = make('div', { 'data-scripted': '' });
  const button = make('button', { type: 'button' }, words);
  shadowOf(host, CSS).replaceChildren(button);
  placeBelow(host, document.getSelection()!.getRangeAt(0).getBoundingClientRect());
  // The next press of the Tab key after what is selected comes to it.
  (comment.querySelector('[dir=auto]') ?? link).after(host);
  shown = host;
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    takeAway();
    void quote(passage.text, link);
  });
}

function takeAway(): void {
  if (shown?.contains(document.activeElement)) return;
  shown?.remove();
  shown = undefined;
}

function placeBelow(host: HTMLElement, { left, right, bottom }: DOMRect): void {
  const { innerWidth, innerHeight } = window;
  const isRtl = getComputedStyle(document.documentElement).direction === 'rtl';
  const start = isRtl ? innerWidth - right : left;
  const within = (at: number, most: number) => `${Math.max(GAP, Math.min(at, most))}px`;
  host.style.setProperty('--top', within(bottom + GAP, innerHeight - HEIGHT - GAP));
  host.style.setProperty('--start', within(start, innerWidth - WIDTH - GAP));
}

/** Opens the form of a reply under the comment, and puts the words into it: there one goes on writing. */
async function quote(text: string, link: HTMLAnchorElement): Promise<void> {
  if (!new URL(link.href).searchParams.has('reply')) return;
  await visitInPlace(link);
  const area = document.querySelector<HTMLTextAreaElement>('form#reply textarea');
  if (!area) return;
  const { value } = area;
  applyEdit(area, insertBlock({ value, start: value.length, end: value.length }, quoted(text)));
}

let settled: ReturnType<typeof setTimeout> | undefined;

/** Whoever drags over words is not done with every letter. */
function offerSoon(): void {
  clearTimeout(settled);
  settled = setTimeout(offerQuote, SETTLED_MS);
}

document.addEventListener('selectionchange', offerSoon);
offerSoon();
