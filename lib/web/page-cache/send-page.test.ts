import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { chooseVariant, namesEtag } from './send-page';
import { prepareStoredPage } from './stored-page';

const rendering = { status: 200, headers: {}, body: Buffer.from('Comments. '.repeat(500)), tags: ['front'] };
const stored = await prepareStoredPage(rendering, () => ({
  'content-type': 'text/html',
  vary: 'accept-encoding',
}));

const headersOf = (flat: string[]) =>
  Object.fromEntries(flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1]]] : [])));

describe('bodies', () => {
  test('all three say the same', () => {
    expect(stored.identity.body).toEqual(rendering.body);
    expect(gunzipSync(stored.gzip!.body)).toEqual(rendering.body);
    expect(brotliDecompressSync(stored.brotli!.body)).toEqual(rendering.body);
  });

  test('each names its length and encoding, and the same ETag', () => {
    expect(headersOf(stored.brotli!.headers)).toEqual({
      'content-type': 'text/html',
      vary: 'accept-encoding',
      etag: stored.etag,
      'content-length': String(stored.brotli!.body.length),
      'content-encoding': 'br',
    });
    expect(headersOf(stored.notModified)).toEqual({ vary: 'accept-encoding', etag: stored.etag });
  });

  test('what is small is not compressed', async () => {
    const small = await prepareStoredPage({ ...rendering, body: Buffer.from('{}') }, () => ({}));
    expect(small.gzip ?? small.brotli).toBeUndefined();
  });
});

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'brotli'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['br;q=0.0, gzip; q=0', 'identity'],
  ['BR;q=1', 'brotli'],
  ['deflate', 'identity'],
] as const)('Accept-Encoding %j gets %s', (header, variant) => {
  expect(chooseVariant(stored, header)).toBe(stored[variant]);
});

test.each([
  ['W/"a"', true],
  ['"a"', true],
  ['"b", W/"a"', true],
  ['*', true],
  ['"b"', false],
  ['', false],
])('If-None-Match %j: %s', (header, expected) => expect(namesEtag(header, 'W/"a"')).toBe(expected));
