import { beforeEach, describe, expect, it } from 'vitest';
import { publishedComment } from '@/lib/testing/comments';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { setPolicy } from '@/lib/testing/policy';
import { closeDeclaration, openDeclaration } from '../page-cache/declared-tags';
import { RENDER_HEADER } from '../http/internal-headers';
import { answerCall } from './answer-call';
import { findCall } from './router';

const HOST = 'https://host.example';

beforeEach(async () => {
  await openNewsroom();
  await setPolicy({ embed: { origins: [HOST] } });
});

async function ask(query: string) {
  const { call, params } = findCall('GET', '/api/v1/embed/counts')!;
  const token = 'counts';
  openDeclaration(token);
  const asked = {
    method: 'GET',
    url: `/api/v1/embed/counts?${query}`,
    params,
    body: (async function* () {})(),
  };
  const { status, headers, body } = await answerCall(call, { ...asked, headers: { [RENDER_HEADER]: token } });
  return {
    status,
    headers,
    body: JSON.parse(body ?? '') as Record<string, unknown>,
    tags: closeDeclaration(token),
  };
}

describe('how many comments articles have', () => {
  it('is told to the scripts of pages that may show discussions, for as long as it is so', async () => {
    await publishedComment({ article: news, context });
    const { status, headers, body, tags } = await ask(`articles=nothing,${news.slug}&origin=${HOST}`);
    expect(status).toBe(200);
    expect(headers['access-control-allow-origin']).toBe(HOST);
    expect(body).toEqual({ items: [{ article: news.slug, slug: news.slug, count: 1 }], discoverable: [] });
    expect(tags).toEqual(['policy', 'articles', `article:${news.id}`]);
  });

  it.each(['https://evil.example', 'null', '*', `${HOST}.evil.example`, `${HOST}/`])(
    'is not told to %s, and nothing is kept of that',
    async (origin) => {
      const { status, headers, body, tags } = await ask(
        `articles=${news.slug}&origin=${encodeURIComponent(origin)}`,
      );
      expect(status).toBe(403);
      expect(body.code).toBe('origin-not-allowed');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(tags).toBeUndefined();
    },
  );

  it('takes names with a comma or a percent sign in them, escaped once more', async () => {
    const name = encodeURIComponent(encodeURIComponent('https://example.org/50%,half'));
    expect((await ask(`articles=${name}&origin=${HOST}`)).body).toEqual({ items: [], discoverable: [] });
  });

  it('says which of the others make themselves known, as the policy has it', async () => {
    const [ours, others] = [`${HOST}/weir`, 'https://other.example/weir'];
    const names = [ours, others, 'weir', ours].map((name) => encodeURIComponent(encodeURIComponent(name)));
    const asked = `articles=${names.join(',')}&origin=${HOST}`;
    expect((await ask(asked)).body).toEqual({ items: [], discoverable: [ours] });
    await setPolicy({ embed: { discovery: false } });
    expect((await ask(asked)).body).toEqual({ items: [], discoverable: [] });
  });

  it.each([
    ['no name', ''],
    ['an empty one', 'a,,b'],
    ['a broken escape', encodeURIComponent('%zz')],
    ['a character that nothing is called by', encodeURIComponent('%00')],
    ['too many', Array.from({ length: 101 }, (_, number) => `a${number}`).join(',')],
  ])('refuses %s in words that name the field', async (_, articles) => {
    const { status, body } = await ask(`articles=${articles}&origin=${HOST}`);
    expect(status).toBe(400);
    expect(String(body.field)).toMatch(/^articles/);
  });
});
