import { make, shadowOf } from './shadow';

/** How long it is offered, and longer while somebody is about to take it. */
const OFFERED_MS = 10_000;

const CSS = `[part=undo] { position: fixed; box-sizing: border-box; inset-block-end: 1rem; inset-inline: 0; margin-inline: auto; inline-size: fit-content;
    max-inline-size: calc(100vw - 2rem); display: flex; gap: 1em; align-items: center; padding: .4em 1em; border: 1px solid;
    background: var(--notice-background, Canvas); color: var(--notice-color, CanvasText); z-index: 2 }
  button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: .5em; min-block-size: 44px;
    text-decoration: underline; cursor: pointer }
  :focus-visible { outline: 2px solid currentColor; outline-offset: 2px }`;

let shown: HTMLElement | undefined;

/**
 * Says what was done, and offers for ten seconds to undo it. It is read out and takes no focus: it stands where the next press of the
 * Tab key comes to from `after`, and gives the focus back to there.
 */
export function offerUndo(after: HTMLElement, words: { done: string; undo: string }, undo: () => void): void {
  shown?.remove();
  const host = make('div', { 'data-scripted': '' });
  const [said, button] = [make('span', { role: 'status' }), make('button', { type: 'button' }, words.undo)];
  shadowOf(host, CSS).replaceChildren(make('div', { part: 'undo' }, said, button));
  // What is folded up would hide it.
  (after.closest('details') ?? after).after(host);
  shown = host;
  // What is to be announced changes in a place that is there.
  setTimeout(() => (said.textContent = words.done));
  const end = () => {
    const hadFocus = host.contains(document.activeElement);
    host.remove();
    if (hadFocus) giveFocusBack(after);
  };
  let timer = setTimeout(end, OFFERED_MS);
  for (const about of ['focusin', 'pointerenter']) host.addEventListener(about, () => clearTimeout(timer));
  for (const away of ['focusout', 'pointerleave'])
    host.addEventListener(away, () => {
      clearTimeout(timer);
      timer = setTimeout(end, OFFERED_MS);
    });
  button.addEventListener('click', () => {
    clearTimeout(timer);
    host.remove();
    undo();
    giveFocusBack(after);
  });
}

/** To what it was offered after; where that is gone, undoing it has led the focus elsewhere, or it goes to what folds it up. */
function giveFocusBack(after: HTMLElement): void {
  after.focus();
  if (document.activeElement === document.body) after.closest('article')?.focus();
}
