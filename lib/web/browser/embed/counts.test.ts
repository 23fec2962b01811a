// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';
import { readCounts } from './counts';

const asked: URL[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', (address: string) => {
    const url = new URL(address);
    asked.push(url);
    const names = url.searchParams.get('articles')!.split(',').map(decodeURIComponent);
    const items = names.map((article) => ({ article, slug: 'a-slug', count: 1 }));
    return Promise.resolve(Response.json({ items }));
  });
});

const read = (names: string[]) => Promise.all(names.map((name) => readCounts('https://home.example', name)));

it('asks about all articles of a page at once, whatever one of them is called', async () => {
  const long = 'x'.repeat(2_001);
  const answers = await read(['b', '', 'a', long, 'a, b & 100 %']);
  expect(answers.map((answer) => answer?.article)).toEqual(['b', undefined, 'a', undefined, 'a, b & 100 %']);
  expect(asked).toHaveLength(1);
});

it('asks in addresses that are not too long to be answered', async () => {
  const names = Array.from({ length: 40 }, (_, at) => `https://host.example/${at}/${'y'.repeat(1_500)}`);
  expect(await read(names)).not.toContain(null);
  expect(asked.length).toBeGreaterThan(1);
  for (const { search } of asked) expect(search.length).toBeLessThan(8_000);
});
