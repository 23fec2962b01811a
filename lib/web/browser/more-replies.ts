import { MORE_COMMENTS } from './put-again';
import { make, shadowOf } from './shadow';

const CSS = `[role=status] { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }`;

/**
 * `<li><more-replies of="id" said="More replies are shown."><a href="…#more-id">Show more</a></more-replies></li>`: brings the
 * replies that stand on the link's page into the list that it is in, before itself, and the focus to the first of them. Its
 * link becomes the one to those after. Without script, or when something fails: the link.
 */
export class MoreReplies extends HTMLElement {
  private busy = false;

  connectedCallback(): void {
    if (this.shadowRoot) return;
    shadowOf(this, CSS).replaceChildren(make('slot'), make('span', { role: 'status' }));
    this.addEventListener('click', (event) => {
      const link = (event.target as Element).closest('a');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (!this.busy) void this.bring(link);
    });
  }

  private async bring(link: HTMLAnchorElement): Promise<void> {
    this.busy = true;
    const first = await this.fetchMore(link.href).catch(() => undefined);
    this.busy = false;
    if (!first) {
      location.assign(link.href);
      return;
    }
    first.focus();
    document.dispatchEvent(new Event(MORE_COMMENTS));
    // The next that come land on this name.
    first.removeAttribute('id');
    const status = this.shadowRoot?.querySelector('span');
    if (status) status.textContent = this.getAttribute('said');
  }

  /** Inserts what is not here yet; the first of it, if there is any. */
  private async fetchMore(href: string): Promise<HTMLElement | undefined> {
    const answer = await fetch(href);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const place = this.closest('li');
    const of = this.getAttribute('of') ?? '';
    let first: HTMLElement | undefined;
    let next: Element | null = null;
    for (let item = page.getElementById(`more-${of}`); item; item = item.nextElementSibling as HTMLElement) {
      next = item.querySelector(`:scope > more-replies[of="${of}"] > a`);
      if (next) break;
      const id = item.querySelector('article')?.id;
      if (id && document.getElementById(id)) continue;
      const copy = document.importNode(item, true);
      place?.before(copy);
      first ??= copy;
    }
    if (first) this.goOn(next);
    return first;
  }

  private goOn(next: Element | null): void {
    const link = this.querySelector('a');
    if (!link) return;
    link.hidden = !next;
    if (!next) return;
    link.setAttribute('href', next.getAttribute('href') ?? '');
    link.replaceChildren(...document.importNode(next, true).childNodes);
  }
}
