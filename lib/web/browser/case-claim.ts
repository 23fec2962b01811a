/** A claim is for two minutes: it is said anew before that, while the case is looked at. */
const RENEW_MS = 60_000;

/**
 * `<case-claim comment="id">`: tells the others at the desk that this case is open, for as long as it is, and when it is left. Without
 * script: they are told for two minutes, by the page itself.
 */
class CaseClaim extends HTMLElement {
  private timer: ReturnType<typeof setInterval> | undefined;
  private address = '';

  connectedCallback(): void {
    this.address = `/api/v1/moderation/comments/${this.getAttribute('comment') ?? ''}/claim`;
    const claim = () => {
      // On a narrow screen the list may be there alone: nobody is on what they do not see.
      if (!document.hidden && this.parentElement?.checkVisibility()) this.say('PUT');
    };
    // The page has said so; but one that was left for this one, or that this one was before, may have let go of it since.
    claim();
    this.timer = setInterval(claim, RENEW_MS);
    addEventListener('pagehide', this.leave);
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
    removeEventListener('pagehide', this.leave);
    this.leave();
  }

  private readonly leave = (): void => this.say('DELETE');

  /** It may fail: then they are told too long, or not long enough. */
  private say(method: string): void {
    fetch(this.address, { method, keepalive: true, headers: { unasked: '1' } }).catch(() => undefined);
  }
}

customElements.define('case-claim', CaseClaim);

export {};
