import { make, PLAIN_CONTROLS, shadowOf } from './shadow';

const CSS = `${PLAIN_CONTROLS}
  [part=notice] { position: fixed; inset-block-end: 1rem; inset-inline: 0; margin-inline: auto; inline-size: fit-content;
    max-inline-size: calc(100vw - 2rem); padding: .6em 1em; border: 1px solid; text-decoration: none; z-index: 2;
    background: var(--notice-background, Canvas); color: var(--notice-color, CanvasText) }
  [hidden] { display: none }`;

/**
 * Gives an element a link that lies over the end of the page: no text ever moves under a reader's eyes. It is read out, but takes
 * no focus, and leads to a place on the page as it is by then, which `renew` puts there, and the focus with it. Returns what shows it, or
 * without words takes it away.
 */
export function offer(
  element: HTMLElement,
  renew: (place: string) => Promise<void>,
): (words?: string, href?: string) => void {
  const link = make('a', { part: 'notice', hidden: '' });
  link.addEventListener('click', (event) => {
    const { pathname, search } = new URL(link.href);
    // To another page the link leads by itself.
    if (pathname !== location.pathname || search !== location.search) return;
    event.preventDefault();
    location.hash = new URL(link.href).hash;
    renew(location.hash.slice(1)).catch(() => location.reload());
  });
  shadowOf(element, CSS).replaceChildren(make('div', { role: 'status' }, link));
  return (words = '', href = '') => {
    link.href = href;
    link.hidden = words === '';
    // The same words again are not read out again.
    if (link.textContent !== words) link.textContent = words;
  };
}
