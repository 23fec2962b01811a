import { putAgain } from './put-again';

/**
 * `<review-panel keys="…"><section>…</section></review-panel>`: the keys of a review panel, while the focus is in it: 1, 2 and 3 choose
 * an answer, Enter sends. They are nobody else's: not where something is typed, and not together with Ctrl, Alt or the like. What
 * Enter does on a button, a link or a radio of its own, it still does. Says so, in the words of `keys`, where `data-keys` is. Without
 * script: what is inside.
 */
class ReviewPanel extends HTMLElement {
  private leave: () => void = () => undefined;

  connectedCallback(): void {
    this.addEventListener('keydown', this.onKey);
    this.leave = putAgain(() => {
      this.radios.forEach((radio, place) => radio.setAttribute('aria-keyshortcuts', String(place + 1)));
      const words = this.form?.querySelector('[data-keys]');
      if (words) words.textContent = this.getAttribute('keys');
    });
  }

  disconnectedCallback(): void {
    this.leave();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.repeat || isTyping(event)) return;
    const choice = choiceOf(event);
    if (choice !== null) {
      const radio = this.radios[choice];
      radio?.click();
      radio?.focus();
      event.preventDefault();
    } else if (event.key === 'Enter' && !hasUseForEnter(event.target as HTMLElement)) {
      this.form?.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
      event.preventDefault();
    }
  };

  private get form(): HTMLFormElement | null {
    return this.querySelector('form[data-judging]');
  }

  private get radios(): HTMLInputElement[] {
    return [...(this.form?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])];
  }
}

function isTyping({ target, ctrlKey, altKey, metaKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey || isComposing) return true;
  return (target as HTMLElement).matches(
    'textarea, select, input:not([type="radio"]), [contenteditable="true"]',
  );
}

/** The place of the answer that a key stands for. Where the digits are above the letters' other signs, the key counts, not the sign. */
function choiceOf({ key, code, shiftKey }: KeyboardEvent): number | null {
  const digit = /^[123]$/.test(key) ? key : shiftKey ? undefined : /^Digit([123])$/.exec(code)?.[1];
  return digit ? Number(digit) - 1 : null;
}

const hasUseForEnter = (target: HTMLElement): boolean => target.matches('a, button, summary, input');

customElements.define('review-panel', ReviewPanel);
