// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { followLinksInPlace } from './links-in-place';
import { REPLACED } from './put-again';

it('loads another view that one goes back to, and nothing for a place of the one that is shown', async () => {
  const [real, reload] = [location, vi.fn()];
  const get = (_: object, key: keyof Location) => (key === 'reload' ? reload : real[key]);
  vi.stubGlobal('location', new Proxy({}, { get } as ProxyHandler<object>));
  followLinksInPlace();
  history.pushState(null, '', '/?sort=top');
  document.dispatchEvent(new Event(REPLACED));
  const arrived = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
  real.hash = '#comment-1';
  await arrived;
  expect(location.hash).toBe('#comment-1');
  expect(reload).not.toHaveBeenCalled();
  history.replaceState(null, '', '/');
  window.dispatchEvent(new PopStateEvent('popstate'));
  expect(reload).toHaveBeenCalledOnce();
});
