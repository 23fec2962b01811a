// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { LiveNotices } from './live-notices';

const BELL = `<live-notices label="Notifications" unread="Notifications, % unread" words="{}">
  <a href="/notifications" aria-label="Notifications"><span data-count="0" hidden></span></a></live-notices>`;

it('says how many notices are unread, again where the page was replaced by one that does not, and not once it is gone', () => {
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync = () => undefined;
    },
  );
  vi.stubGlobal(
    'EventSource',
    class {
      addEventListener = () => undefined;
      close = () => undefined;
    },
  );
  customElements.define('live-notices', LiveNotices);
  const label = () => document.querySelector('a')?.getAttribute('aria-label');
  const tell = (unread: number) => document.dispatchEvent(new CustomEvent('unread', { detail: unread }));
  document.body.innerHTML = BELL;
  tell(3);
  expect(label()).toBe('Notifications, 3 unread');
  const bell = document.querySelector('a')!;
  bell.setAttribute('aria-label', 'Notifications');
  tell(3);
  expect(label()).toBe('Notifications, 3 unread');
  bell.closest('live-notices')!.remove();
  tell(4);
  expect(bell.getAttribute('aria-label')).toBe('Notifications, 3 unread');
});
