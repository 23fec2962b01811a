import { useCallback, type KeyboardEvent, type RefObject } from 'react';

/**
 * The keys of a review panel, while the focus is in it: 1, 2 and 3 choose an answer, Enter sends. They are nobody else's: not
 * where something is typed, and not together with Ctrl, Alt or the like. What Enter does on a button, a link or a radio of its
 * own, it still does.
 */
export function useReviewKeys(form: RefObject<HTMLFormElement | null>) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.defaultPrevented || event.repeat || isTyping(event) || !form.current) return;
      const choice = choiceOf(event);
      if (choice !== null) {
        const radio = form.current.querySelectorAll<HTMLInputElement>('input[type="radio"]')[choice];
        radio?.click();
        radio?.focus();
        event.preventDefault();
      } else if (event.key === 'Enter' && !hasUseForEnter(event.target as HTMLElement)) {
        form.current.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
        event.preventDefault();
      }
    },
    [form],
  );
}

function isTyping({ target, ctrlKey, altKey, metaKey, nativeEvent }: KeyboardEvent<HTMLElement>): boolean {
  if (ctrlKey || altKey || metaKey || nativeEvent.isComposing) return true;
  return (target as HTMLElement).matches(
    'textarea, select, input:not([type="radio"]), [contenteditable="true"]',
  );
}

/** The place of the answer that a key stands for. Where the digits are above the letters' other signs, the key counts, not the sign. */
function choiceOf({ key, code, shiftKey }: KeyboardEvent<HTMLElement>): number | null {
  const digit = /^[123]$/.test(key) ? key : shiftKey ? undefined : /^Digit([123])$/.exec(code)?.[1];
  return digit ? Number(digit) - 1 : null;
}

const hasUseForEnter = (target: HTMLElement): boolean => target.matches('a, button, summary, input');
