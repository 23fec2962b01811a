import { putAgain } from './put-again';

/** Elements that not all pages have, by their selectors: what they do is fetched where one is there. */
const FETCHED: Record<string, () => Promise<unknown>> = {
  'review-panel': () => import('./review-panel'),
  'reading-time': () => import('./reading-time'),
  'own-page': () => import('./member/member'),
  'reader-acts': () => import('./member/member'),
  'time[data-said]': () => import('./dated'),
  'look-again': () => import('./look-again'),
  'show-password': () => import('./show-password'),
  'passkey-form': () => import('./passkey-form'),
  'picture-preview': () => import('./picture-preview'),
  'proof-of-work': () => import('./proof-of-work'),
  'frame-session': () => import('./embed/frame-session'),
  'close-window': () => import('./close-window'),
  'desk-keys': () => import('./desk-keys'),
  'case-claim': () => import('./case-claim'),
  'work-selection': () => import('./work-selection'),
  'desk-live': () => import('./desk-live'),
};

/** Fetches what the page's elements need, and once the page is replaced, what those need that came with it. */
export function fetchElements(): void {
  putAgain(() => {
    for (const [name, load] of Object.entries(FETCHED))
      if (document.querySelector(name)) load().catch(() => undefined);
  });
}
