import { offer } from './notice';
import { renewInPlace } from './renew-in-place';
import { listenForOwn } from './own-events';

/**
 * `<own-comments states='{"id":"IN_REVIEW"}' posted="…" moved="…">`: says when a comment of the member's own no longer stands where
 * the page says it does, and offers the page anew. Without script: nothing.
 */
export class OwnComments extends HTMLElement {
  static readonly observedAttributes = ['states'];
  private show: ReturnType<typeof offer> = () => undefined;
  private leave: () => void = () => undefined;
  private states: Record<string, string> = {};

  connectedCallback(): void {
    this.show = offer(this, async (place) => {
      await renewInPlace(place);
      // Where nothing has changed after all, no attribute has either.
      this.attributeChangedCallback();
    });
    this.leave = listenForOwn('comment', ({ id, status }) => {
      const known = this.states[id];
      if (!known || known === status) return;
      this.states[id] = status;
      const words = this.getAttribute(status === 'PUBLISHED' ? 'posted' : 'moved') ?? '';
      this.show(words, `${location.pathname}${location.search}#comment-${id}`);
    });
  }

  disconnectedCallback(): void {
    this.leave();
  }

  /** The page says anew where they stand, so what was offered is there. */
  attributeChangedCallback(): void {
    this.states = JSON.parse(this.getAttribute('states') ?? '{}') as Record<string, string>;
    this.show();
  }
}
