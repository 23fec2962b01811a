import { make, PLAIN_CONTROLS, shadowOf } from './shadow';

const POLL_MS = 30_000;
// Readers who opened the page together do not ask together.
const SPREAD_MS = 5_000;

const CSS = `${PLAIN_CONTROLS}
  [part=notice] { position: fixed; inset-block-end: 1rem; inset-inline: 0; margin-inline: auto; inline-size: fit-content;
    max-inline-size: calc(100vw - 2rem); padding: .6em 1em; border: 1px solid; text-decoration: none; z-index: 2;
    background: var(--notice-background, Canvas); color: var(--notice-color, CanvasText) }
  [hidden] { display: none }`;

/**
 * `<new-comments article="slug" count="12">`: asks now and then whether more comments are there than the page shows, while
 * it is looked at, and offers them in a notice over the page: no text ever moves under a reader's eyes.
 * Without script: nothing.
 */
export class NewComments extends HTMLElement {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly onVisibility = () => this.schedule();

  connectedCallback(): void {
    const link = make('a', { href: `${location.pathname}#comments`, part: 'notice', hidden: '' });
    link.addEventListener('click', (event) => {
      event.preventDefault();
      location.hash = 'comments';
      location.reload();
    });
    shadowOf(this, CSS).replaceChildren(make('div', { role: 'status' }, link));
    document.addEventListener('visibilitychange', this.onVisibility);
    this.schedule();
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.onVisibility);
    clearTimeout(this.timer);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (document.hidden) return;
    this.timer = setTimeout(() => void this.ask(), POLL_MS + Math.random() * SPREAD_MS);
  }

  private async ask(): Promise<void> {
    const slug = encodeURIComponent(this.getAttribute('article') ?? '');
    try {
      // Without credentials: the answer is the same for all, and comes from the page cache.
      const answer = await fetch(`/api/v1/articles/${slug}/comments?limit=1`, { credentials: 'omit' });
      if (answer.ok) this.show(((await answer.json()) as { count: number }).count);
    } catch {
      // Offline, perhaps. The next time will tell.
    }
    this.schedule();
  }

  private show(count: number): void {
    const more = count - Number(this.getAttribute('count'));
    const link = this.shadowRoot?.querySelector('a');
    if (!link || !(more > 0)) return;
    link.textContent = more === 1 ? '1 new comment' : `${more} new comments`;
    link.hidden = false;
  }
}
