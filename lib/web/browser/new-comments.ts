import { inWords } from './in-words';
import { listen } from './live-source';
import { offer } from './notice';
import { renewInPlace } from './renew-in-place';

const POLL_MS = 30_000;
// Readers who opened the page together do not ask together.
const SPREAD_MS = 5_000;

type News = { count: number; newest?: { publishedAt: string } | null; since?: number };

/**
 * `<new-comments article="slug" count="12" href="…" words="…">`: hears, while the page is looked at, whether more comments are there
 * than it shows, and offers them in a notice. Where events do not come through, it asks now and then. Without script: nothing.
 */
export class NewComments extends HTMLElement {
  static readonly observedAttributes = ['count'];
  private show: ReturnType<typeof offer> = () => undefined;
  private leave: () => void = () => undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private polling = false;
  private newestAt = '';
  private more = 0;

  connectedCallback(): void {
    this.show = offer(this, async (place) => {
      await renewInPlace(place);
      // Where nothing has changed after all, no attribute has either.
      this.attributeChangedCallback();
    });
    this.leave = listen(`${this.address}/events`, { comments: (news: News) => this.hear(news) }, (deaf) => {
      if (deaf !== this.polling) this.poll(deaf);
    });
  }

  disconnectedCallback(): void {
    this.leave();
    this.poll(false);
  }

  /** The page shows others than before, so what was offered is there. */
  attributeChangedCallback(): void {
    this.more = 0;
    this.show();
  }

  private get address(): string {
    return `/api/v1/articles/${encodeURIComponent(this.getAttribute('article') ?? '')}`;
  }

  private poll(polling: boolean): void {
    this.polling = polling;
    clearTimeout(this.timer);
    if (polling) this.timer = setTimeout(() => void this.ask(), POLL_MS + Math.random() * SPREAD_MS);
  }

  private async ask(): Promise<void> {
    try {
      // Without credentials: the answer is the same for all, and comes from the page cache.
      const answer = document.hidden
        ? undefined
        : await fetch(`${this.address}/comments?limit=1`, { credentials: 'omit' });
      if (answer?.ok) this.hear((await answer.json()) as News);
    } catch {
      // Offline, perhaps. The next time will tell.
    }
    if (this.polling) this.poll(true);
  }

  /** Where comments were taken away meanwhile, the count alone would hide those that came. */
  private hear({ count, newest, since }: News): void {
    const newestAt = newest?.publishedAt ?? '';
    const came = since ?? (this.newestAt && newestAt > this.newestAt ? 1 : 0);
    this.newestAt = newestAt;
    this.more = Math.max(count - Number(this.getAttribute('count')), came && this.more + came);
    if (this.more > 0) this.show(inWords(this, this.more), this.getAttribute('href') ?? '#comments');
  }
}
