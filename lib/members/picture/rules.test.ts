import { describe, expect, it } from 'vitest';
import { isOld, keyOf, keysOf, MOST_BYTES, nameIn, typeOfPicture } from './rules';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff, 0xe0];
const WEBP = [...Buffer.from('RIFF'), 1, 2, 3, 4, ...Buffer.from('WEBPVP8 ')];
const sent = (type: string, bytes: number[] | Uint8Array) => ({ type, bytes: Uint8Array.from(bytes) });
const text = (type: string, said: string) => ({ type, bytes: new TextEncoder().encode(said) });

describe('what a picture may be', () => {
  it.each([
    ['image/png', PNG],
    ['image/jpeg', JPEG],
    ['image/webp', WEBP],
    ['IMAGE/PNG; charset=binary', PNG],
  ])('%s that is one', (type, bytes) => {
    expect(typeOfPicture(sent(type, bytes))).toBe(type.toLowerCase().split(';')[0]);
  });

  it.each([
    ['a JPEG that says it is a PNG', sent('image/png', JPEG)],
    ['a PNG that says it is a page', sent('text/html', PNG)],
    ['a PNG that says nothing', sent('', PNG)],
    ['a page that says it is a JPEG', text('image/jpeg', '<!doctype html><script>alert(1)</script>')],
    [
      'an SVG',
      text('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ['an SVG that says it is a PNG', text('image/png', '<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a GIF', text('image/gif', 'GIF89a')],
    ['a GIF that says it is a WebP', text('image/webp', 'GIF89a/*')],
    ['a RIFF of sound', text('image/webp', 'RIFF1234WAVEfmt ')],
    ['the beginning of a beginning', sent('image/png', PNG.slice(0, 4))],
    ['a property of every object', sent('constructor', PNG)],
  ])('not %s', (_what, picture) => {
    expect(() => typeOfPicture(picture)).toThrow(
      expect.objectContaining({ status: 422, code: 'picture-type', field: 'picture' }) as Error,
    );
  });

  it('nothing at all, or more than five megabytes', () => {
    expect(() => typeOfPicture(sent('image/png', []))).toThrow(/^picture-missing/);
    const large = new Uint8Array(MOST_BYTES + 1);
    large.set(PNG);
    expect(() => typeOfPicture({ type: 'image/png', bytes: large })).toThrow(
      /^picture-too-large .*"limit":5/,
    );
    expect(typeOfPicture({ type: 'image/png', bytes: large.subarray(0, MOST_BYTES) })).toBe('image/png');
  });
});

describe('what is stored', () => {
  const name = '0123456789abcdef'.repeat(2);

  it('is known by its key again, and by what a write that was cut off leaves', () => {
    expect(keysOf(name).map(nameIn)).toEqual([name, name, name]);
    expect(nameIn(`${keyOf(name, 72)}.0198c3a1-7c1e-7d5e-9a51-0d6e1f2a3b4c.new`)).toBe(name);
  });

  it.each(['member-pictures/notes.txt', `backups/${name}-72.webp`, `member-pictures/${name}.webp`, name])(
    'and %s is none of ours',
    (key) => expect(nameIn(key)).toBeUndefined(),
  );

  it('is left alone while it may still become a picture', () => {
    const now = new Date('2026-12-01T12:00:00Z');
    expect(isOld(new Date('2026-12-01T10:00:01Z'), now)).toBe(false);
    expect(isOld(new Date('2026-12-01T09:59:59Z'), now)).toBe(true);
  });
});
