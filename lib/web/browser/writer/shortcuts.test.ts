import { describe, expect, it } from 'vitest';
import { shortcutOf } from './shortcuts';

const plain = {
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
};
type Press = Partial<typeof plain>;

describe('a key while somebody writes', () => {
  it.each<[Press, boolean, string | null]>([
    [{ key: 'Enter', ctrlKey: true }, false, 'send'],
    [{ key: 'Enter', metaKey: true }, true, 'send'],
    [{ key: 'Enter', ctrlKey: true }, true, 'send'],
    [{ key: 'Enter' }, false, null],
    [{ key: 'Enter', shiftKey: true }, false, null],
    [{ key: 'Escape' }, false, 'cancel'],
    [{ key: 'Escape', ctrlKey: true }, false, null],
    [{ key: 'b', ctrlKey: true }, false, 'bold'],
    [{ key: 'B', ctrlKey: true }, false, 'bold'],
    [{ key: 'b', metaKey: true }, true, 'bold'],
    [{ key: 'b', ctrlKey: true }, true, null],
    [{ key: 'b', metaKey: true }, false, null],
    [{ key: 'i', ctrlKey: true }, false, 'italic'],
    [{ key: 'i', ctrlKey: true, shiftKey: true }, false, null],
    [{ key: '>', code: 'Period', ctrlKey: true, shiftKey: true }, false, 'quote'],
    [{ key: '*', code: 'Digit8', ctrlKey: true, shiftKey: true }, false, 'list'],
    [{ key: 'b', ctrlKey: true, altKey: true }, false, null],
    [{ key: 'c', ctrlKey: true }, false, null],
    [{ key: 'z', ctrlKey: true }, false, null],
    [{ key: 'b' }, false, null],
  ])('%j, on a Mac %s: %s', (press, isMac, shortcut) => {
    expect(shortcutOf({ ...plain, ...press }, isMac)).toBe(shortcut);
  });

  it('is the input method’s while one is at work', () => {
    const press = { ...plain, key: 'Enter', ctrlKey: true, isComposing: true };
    expect(shortcutOf(press, false)).toBeNull();
    expect(shortcutOf({ ...press, key: 'Escape', ctrlKey: false }, false)).toBeNull();
  });
});
