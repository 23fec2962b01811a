import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetTexts, hasUnsavedText } from '../kept-texts';
import { basisOf, forgetArrivedTexts, keepText, markSaved, newerText, noteSaving } from './draft-net';

/** What a browser's storage does: its entries are its own properties. */
const emptyStorage = () =>
  Object.create({
    getItem(this: Record<string, string>, key: string) {
      return this[key] ?? null;
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value;
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key];
    },
  }) as Storage;

const mine = { memberId: 'me', articleSlug: 'news', parentId: null };

beforeEach(() => vi.stubGlobal('window', { localStorage: emptyStorage() }));

describe('what this browser kept', () => {
  it('is brought back when the server does not have it, also with an edit in its middle', () => {
    keepText(mine, 'One two and a half three');
    expect(newerText(mine, 'One two three')).toBe('One two and a half three');
  });

  it('gives way once the server has it: another device may have gone on from there', () => {
    keepText(mine, 'One two');
    markSaved(mine, 'One two');
    expect(newerText(mine, 'One two three, on the phone')).toBeNull();
  });

  it('says which text of the server it goes on from', () => {
    expect(basisOf(mine)).toBeUndefined();
    keepText(mine, 'One two', { basedOn: '2026-11-26T10:00:00.000Z' });
    expect(basisOf(mine)).toBe('2026-11-26T10:00:00.000Z');
    keepText(mine, 'One two', { basedOn: null });
    expect(basisOf(mine)).toBeNull();
  });

  it('goes on from what the server was asked to save, although its answer was lost', () => {
    const [before, after] = ['2026-11-26T10:00:00.000Z', '2026-11-26T10:01:00.000Z'];
    keepText(mine, 'One two', { basedOn: before });
    noteSaving(mine, 'One two');
    keepText(mine, 'One and a half two', { basedOn: before });
    expect(basisOf(mine, { body: 'One two', savedAt: after })).toBe(after);
    expect(basisOf(mine, { body: 'One two three, on the phone', savedAt: after })).toBe(before);
    expect(basisOf(mine, { body: 'One two', savedAt: null })).toBe(before);
  });

  it('is asked for only where the server may not have it', () => {
    expect(hasUnsavedText()).toBe(false);
    keepText(mine, 'He said: "state":"saved"');
    expect(hasUnsavedText()).toBe(true);
    markSaved(mine, 'He said: "state":"saved"');
    expect(hasUnsavedText()).toBe(false);
    keepText({ ...mine, parentId: 'a comment' }, 'On its way', { state: 'sent' });
    expect(hasUnsavedText()).toBe(true);
  });

  it('is not taken for saved when more was typed while it was', () => {
    keepText(mine, 'One two');
    markSaved(mine, 'One');
    expect(newerText(mine, 'One')).toBe('One two');
  });

  it('is each member’s own, and each place’s', () => {
    keepText(mine, 'Mine alone');
    expect(newerText({ ...mine, memberId: 'somebody else' }, '')).toBeNull();
    expect(newerText({ ...mine, parentId: 'a comment' }, '')).toBeNull();
    expect(newerText(mine, '')).toBe('Mine alone');
  });

  it('does not come back beside a draft that holds it', () => {
    keepText(mine, 'What I sent\nlast', { state: 'sent' });
    expect(newerText(mine, 'An older draft.\n\nWhat I sent\r\nlast')).toBeNull();
    expect(newerText(mine, 'An older draft.')).toBe('What I sent\nlast');
  });

  it('goes when it was emptied, and when its member signs out', () => {
    keepText(mine, 'So');
    keepText(mine, '  ');
    expect(newerText(mine, '')).toBeNull();
    keepText(mine, 'So far');
    forgetTexts();
    expect(newerText(mine, '')).toBeNull();
  });
});

describe('what was sent', () => {
  it.each([
    ['a soft hyphen and a zero-width space', 'clock\u00adwork \u200b and tide'],
    ['spaces and lines', '  clockwork\r\n\r\n\r\nand tide '],
    ['a byte-order mark and a Hangul filler', '\ufeffclockwork\u3164 and tide'],
    ['more marks than are kept', `clockwork and ti${'\u0301'.repeat(12)}de`],
  ])('is forgotten once it has arrived, without %s', (_, typed) => {
    keepText(mine, typed, { state: 'sent' });
    forgetArrivedTexts(['clockwork and tide']);
    expect(newerText(mine, '')).toBeNull();
  });

  it('stays while it has not', () => {
    keepText(mine, 'clockwork and tide', { state: 'sent' });
    forgetArrivedTexts(['clockwork and tides']);
    expect(newerText(mine, '')).toBe('clockwork and tide');
  });

  it('is kept as typed when it was only typed', () => {
    keepText(mine, 'clockwork and tide');
    forgetArrivedTexts(['clockwork and tide']);
    expect(newerText(mine, '')).toBe('clockwork and tide');
  });
});
