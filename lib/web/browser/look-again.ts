import { renewPage } from './send-in-place';

const EVERY_MS = 5_000;

/** `<look-again>`: something on the page is being made. Puts the page anew in the place of what stands there, until it says so no longer. */
class LookAgain extends HTMLElement {
  private timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    this.timer = setInterval(() => {
      if (document.visibilityState === 'visible') renewPage().catch(() => undefined);
    }, EVERY_MS);
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
  }
}

customElements.define('look-again', LookAgain);
