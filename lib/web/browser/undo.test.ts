// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { offerUndo } from './undo';

beforeEach(() => {
  vi.useFakeTimers();
  // The one thing that this document lacks.
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync() {}
    },
  );
  document.body.innerHTML = '<article><details><summary>More</summary></details></article>';
});
afterEach(() => vi.useRealTimers());

const summary = () => document.querySelector('summary')!;
const host = () => document.querySelector('[data-scripted]');

it('is offered for ten seconds, and longer to whom is about to take it', () => {
  offerUndo(summary(), { done: 'Muted.', undo: 'Undo' }, () => undefined);
  vi.advanceTimersByTime(9_000);
  host()!.dispatchEvent(new Event('focusin'));
  vi.advanceTimersByTime(9_000);
  expect(host()).not.toBeNull();
  host()!.dispatchEvent(new Event('focusout'));
  vi.advanceTimersByTime(9_000);
  expect(host()).not.toBeNull();
  vi.advanceTimersByTime(1_000);
  expect(host()).toBeNull();
});

it('stands outside of what folds it up, is said, and undoes once', () => {
  const undo = vi.fn();
  offerUndo(summary(), { done: 'Muted.', undo: 'Undo' }, undo);
  vi.advanceTimersByTime(1);
  expect(host()!.previousElementSibling!.tagName).toBe('DETAILS');
  const root = host()!.shadowRoot!;
  expect(root.querySelector('[role=status]')!.textContent).toBe('Muted.');
  root.querySelector('button')!.click();
  expect(undo).toHaveBeenCalledTimes(1);
  expect(host()).toBeNull();
});
