// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { hear, type FromFrame } from './messages';

it('hears one window at one origin, and of what it says only what is known', () => {
  const frame = document.body.appendChild(document.createElement('iframe')).contentWindow!;
  const [height, count] = [vi.fn(), vi.fn()];
  hear<FromFrame>(
    { origin: 'https://trialogue.example', from: () => frame },
    {
      height,
      count,
      submitted: vi.fn(),
      scroll: vi.fn(),
      ready: vi.fn(),
      signedin: vi.fn(),
      signedout: vi.fn(),
    },
  );
  const say = (data: unknown, origin = 'https://trialogue.example', source: Window | null = frame) =>
    window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
  const told = { trialogue: 'height', height: 700 };

  say(told, 'https://evil.example');
  say(told, 'null');
  say(told, undefined, window);
  say(told, undefined, null);
  for (const said of [
    null,
    'height',
    7,
    {},
    { trialogue: 'constructor' },
    { trialogue: '__proto__' },
    { trialogue: 'unknown' },
  ])
    say(said);
  expect(height).not.toHaveBeenCalled();
  expect(count).not.toHaveBeenCalled();

  say(told);
  expect(height).toHaveBeenCalledExactlyOnceWith(told);
});
