import { make, PLAIN_CONTROLS, shadowOf } from './shadow';

const SHOWN_MS = 4_000;

/**
 * `<share-link label="Share this comment" heading="…"><a href="/articles/…#…">Link</a></share-link>`: shares the link's
 * target with the device's own sheet, or copies it and says so, in the words of `copied`. With `copy` it always copies; with
 * `beside` the link stays, and the button stands beside it. Without script: the link inside.
 */
export class ShareLink extends HTMLElement {
  connectedCallback(): void {
    const root = shadowOf(this, PLAIN_CONTROLS);
    const button = make('button', { type: 'button', part: 'button' }, this.getAttribute('label') ?? 'Share');
    const message = make('span', { role: 'status', part: 'message' });
    button.addEventListener('click', () => void this.share(message));
    root.replaceChildren(...(this.hasAttribute('beside') ? [make('slot'), ' '] : []), button, ' ', message);
  }

  private async share(message: HTMLElement): Promise<void> {
    const url = asShared(this.querySelector('a')?.href ?? location.href);
    const title = this.getAttribute('heading') ?? document.title;
    try {
      if (navigator.share && !this.hasAttribute('copy')) await navigator.share({ url, title });
      else await this.copyLink(url, message);
    } catch (error) {
      // Closing the sheet is a choice, not a failure.
      if ((error as Error).name !== 'AbortError') say(message, url);
    }
  }

  private async copyLink(url: string, message: HTMLElement): Promise<void> {
    await navigator.clipboard.writeText(url);
    say(message, this.getAttribute('copied') ?? 'Link copied');
    setTimeout(() => say(message, ''), SHOWN_MS);
  }
}

/** In a frame, a comment is passed on as a place of the page around it. */
function asShared(address: string): string {
  const { page } = document.documentElement.dataset;
  const comment = /\/comments\/([0-9a-f-]{36})/.exec(address)?.[1];
  if (!page || !comment) return address;
  const url = new URL(page);
  url.searchParams.set('comment', comment);
  return url.href;
}

function say(message: HTMLElement, text: string): void {
  message.textContent = text;
}
