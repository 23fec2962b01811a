import { inWords } from './in-words';
import { listenForOwn } from './own-events';
import { make, shadowOf } from './shadow';

const CSS = `:host { display: contents }
  span { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }`;

/** As in the page: nobody reads a greater number. */
const MOST = 99;

/**
 * `<live-notices label="Notifications" unread="Notifications, % unread" words="…"><a>… <span data-count="2">2</span></a></live-notices>`:
 * keeps the number of the bell inside up to date, and says it when more have come. Without script: the bell inside.
 */
export class LiveNotices extends HTMLElement {
  private leave: () => void = () => undefined;

  connectedCallback(): void {
    const status = make('span', { role: 'status' });
    shadowOf(this, CSS).replaceChildren(make('slot'), status);
    let known = Number(this.badge?.dataset.count ?? 0);
    // Also a number that is known already: a page that took the place of this one has put its own there.
    const learn = (unread: number) => {
      this.show(unread);
      known = unread;
    };
    // How many there are on a page that is the same for all members.
    const onUnread = (event: Event) => learn((event as CustomEvent<number>).detail);
    document.addEventListener('unread', onUnread);
    const leave = listenForOwn('notices', ({ unread }) => {
      if (unread > known) status.textContent = inWords(this, unread - known);
      learn(unread);
    });
    this.leave = () => {
      document.removeEventListener('unread', onUnread);
      leave();
    };
  }

  disconnectedCallback(): void {
    this.leave();
  }

  private get badge(): HTMLElement | null {
    return this.querySelector('[data-count]');
  }

  /** The page made the bell; only its words and its number are changed, as the page would say them. */
  private show(unread: number): void {
    const { badge } = this;
    const number = unread > MOST ? `${MOST}+` : String(unread);
    const label = unread > 0 ? this.getAttribute('unread')?.replace('%', number) : this.getAttribute('label');
    this.querySelector('a')?.setAttribute('aria-label', label ?? '');
    if (!badge) return;
    badge.textContent = unread > 0 ? number : '';
    badge.hidden = unread === 0;
  }
}
