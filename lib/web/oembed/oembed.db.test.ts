import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, it } from 'vitest';
import { env } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';
import { commentInReview, publishedComment, removeComment } from '@/lib/testing/comments';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { answerOembed } from './answer-oembed';

const SITE = env().APP_URL;
const addressOf = (id: string, slug = news.slug) => `${SITE}/articles/${slug}/comments/${id}`;
const ask = (given: Record<string, string>, asker = '198.51.100.9') =>
  answerOembed({ search: new URLSearchParams(given), asker });
type Told = { html: string; width: number; height: number } & Record<string, unknown>;
const told = async (given: Record<string, string>) => {
  const answer = await ask(given);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Told;
};

let id: string;
beforeEach(async () => {
  await openNewsroom();
  id = await publishedComment({
    article: news,
    context,
    author,
    body: `The *weir* <b>leaks</b>. ${'It does. '.repeat(80)}`,
  });
});

describe('a comment as others show it', () => {
  it('is a quotation with its author, its day and its article, that runs nothing', async () => {
    const answer = await told({ url: addressOf(id), format: 'json' });
    expect(answer).toMatchObject({
      version: '1.0',
      type: 'rich',
      author_name: author.displayName,
      provider_url: SITE,
      width: 600,
      author_url: `${SITE}/members/${author.id}`,
    });
    const { document } = new JSDOM(answer.html).window;
    const quotation = document.querySelector('blockquote')!;
    expect(quotation.getAttribute('cite')).toBe(`${addressOf(id)}#comment-${id}`);
    expect(quotation.querySelector('p')!.textContent).toMatch(/^The weir <b>leaks<\/b>\. It does/);
    expect(document.querySelectorAll('script, iframe, b, [onclick]')).toHaveLength(0);
    for (const link of document.querySelectorAll('a')) expect(link.href).toContain(SITE);
  });

  it('is asked for by what its address is copied as', async () => {
    for (const end of ['?utm=1', `#comment-${id}`, '?replies=2#x'])
      expect(await told({ url: addressOf(id) + end })).toMatchObject({ type: 'rich' });
  });

  it('takes no more room than there is', async () => {
    const whole = await told({ url: addressOf(id) });
    for (const [maxwidth, maxheight] of [
      [300, 200],
      [600, 60],
      [40, 1_000],
      [10_000, 10_000],
    ]) {
      const { html, width, height } = await told({
        url: addressOf(id),
        maxwidth: `${maxwidth}`,
        maxheight: `${maxheight}`,
      });
      expect(width).toBeLessThanOrEqual(maxwidth!);
      expect(height).toBeLessThanOrEqual(maxheight!);
      expect(html.length).toBeLessThanOrEqual(whole.html.length);
    }
  });

  it.each([
    ['nobody’s', () => `${SITE}/articles/${news.slug}/comments/${newId()}`],
    ['under another article', () => addressOf(id, 'another')],
    ['an article’s', () => `${SITE}/articles/${news.slug}`],
    ['of another site', () => addressOf(id).replace(SITE, 'https://example.org')],
    ['none', () => 'weir'],
  ])('is not found where the address is %s', async (_, url) => {
    expect((await ask({ url: url() })).status).toBe(404);
  });

  it('is not found while readers do not see it, nor afterwards', async () => {
    const waiting = await commentInReview({ article: news, context });
    expect((await ask({ url: addressOf(waiting) })).status).toBe(404);
    await removeComment(id, context);
    expect((await ask({ url: addressOf(id) })).status).toBe(404);
  });

  it('says what it cannot do in the specification’s numbers', async () => {
    const url = addressOf(id);
    expect((await ask({ url, format: 'xml' })).status).toBe(501);
    for (const given of [{}, { url, maxwidth: 'wide' }, { url, maxheight: '0' }])
      expect((await ask(given as Record<string, string>)).status).toBe(400);
  });

  it('is not asked for without end', async () => {
    const statuses = [];
    for (let times = 0; times < 601; times += 1)
      statuses.push((await ask({ url: 'x' }, '203.0.113.99')).status);
    expect(statuses.indexOf(429)).toBe(600);
  });
});
