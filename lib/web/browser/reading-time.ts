import { inWords } from './in-words';
import { secondsOrMinutes } from './seconds-or-minutes';

/**
 * `<reading-time until="…" now="…" seconds='{"one":"… % second","other":"…"}' minutes='…'>…</reading-time>`: counts down to a moment,
 * and is gone then. Reckoned from the server's `now`, for it is the server's clock that decides, and by the time that passes here,
 * whatever this machine takes the hour to be. Without script it stays at what it was when the page was made.
 */
class ReadingTime extends HTMLElement {
  static readonly observedAttributes = ['now', 'until'];
  private timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    this.disconnectedCallback();
    const whole = this.moment('until') - this.moment('now');
    const started = performance.now();
    const tick = () => {
      const seconds = Math.max(0, Math.ceil((whole - (performance.now() - started)) / 1_000));
      const [unit, number] = secondsOrMinutes(seconds);
      this.hidden = seconds === 0;
      this.textContent = seconds === 0 ? '' : inWords(this, number, unit);
      if (seconds === 0) clearInterval(this.timer);
    };
    this.timer = setInterval(tick, 1_000);
    tick();
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.connectedCallback();
  }

  private moment(name: string): number {
    return Date.parse(this.getAttribute(name) ?? '');
  }
}

customElements.define('reading-time', ReadingTime);
