import { forgetTexts, hasUnsavedText } from './kept-texts';
import { putAgain } from './put-again';

const WRITER = 'comment-writer';
/** Where the page says of a text that it has arrived. */
const ARRIVED = '[data-arrived]';

/**
 * Fetches what helps with writing once somebody turns to a form for it, or selects words that they may want to quote; at once where
 * this browser keeps a text that may have to be brought back, or forgotten. Signing out takes all texts along.
 */
export function fetchWriter(): void {
  putAgain(() => {
    if (document.querySelector(`${WRITER},${ARRIVED}`) && hasUnsavedText()) writer();
  });
  document.addEventListener('focusin', ({ target }) => {
    const form = (target as Element).closest<HTMLElement>(WRITER);
    if (!form) return;
    // It stays unfolded: folding under a finger that presses something below would move that away.
    form.dataset.unfolded = '';
    writer();
  });
  document.addEventListener('selectionchange', () => {
    if (getSelection()?.isCollapsed !== false) return;
    if (document.querySelector(WRITER)) writer();
    if (document.querySelector('[data-quote]')) void import('./quote-selection').catch(() => undefined);
  });
  document.addEventListener('submit', ({ target }) => {
    if ((target as Element).matches('[data-forgets-texts]')) forgetTexts();
  });
}

/** Without it, forms are what they are without script. */
const writer = () => void import('./writer/comment-writer').catch(() => undefined);
