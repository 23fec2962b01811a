import { offer } from './notice';
import { listenForOwn } from './own-events';

/**
 * `<own-comments states='{"id":"IN_REVIEW"}' posted="…" moved="…">`: says when a comment of the member's own no longer stands where
 * the page says it does, and offers the page anew. Without script: nothing.
 */
export class OwnComments extends HTMLElement {
  private leave: () => void = () => undefined;

  connectedCallback(): void {
    const show = offer(this);
    const states = JSON.parse(this.getAttribute('states') ?? '{}') as Record<string, string>;
    this.leave = listenForOwn('comment', ({ id, status }) => {
      const known = states[id];
      if (!known || known === status) return;
      states[id] = status;
      const words = this.getAttribute(status === 'PUBLISHED' ? 'posted' : 'moved') ?? '';
      show(words, `${location.pathname}${location.search}#comment-${id}`);
    });
  }

  disconnectedCallback(): void {
    this.leave();
  }
}
