import { REPLACED } from './put-again';

/** A link to another view of the page that it stands on: another order, the form of a reply. */
const LINK = 'a[data-in-place]';

/**
 * Has what such links lead to put in the place of what stands there: nothing jumps, and the address follows. What does so is fetched
 * when it is first needed; where it cannot be had, links lead where they lead.
 */
export function followLinksInPlace(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>(LINK);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    visitor().then(
      ({ visitInPlace }) => visitInPlace(link),
      () => location.assign(link.href),
    );
  });
  // What the browser goes back to is another view of this page, which it does not keep. A place of the view that is shown is none.
  let shown = view();
  document.addEventListener(REPLACED, () => (shown = view()));
  window.addEventListener('popstate', () => {
    if (view() !== shown) location.reload();
  });
}

const view = () => location.pathname + location.search;

const visitor = () => import('./send-in-place');
