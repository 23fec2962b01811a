import { headers } from 'next/headers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { closeAccount } from '@/lib/members/leaving/close-account';
import { DAY } from '@/lib/testing/clock';
import { publishedComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { closeDeclaration, openDeclaration } from '../page-cache/declared-tags';
import { RENDER_HEADER } from '../http/internal-headers';
import { answerFragment } from './answer-fragment';

vi.mock('next/headers', () => ({ headers: vi.fn() }));

beforeEach(async () => {
  await openNewsroom();
  vi.mocked(headers).mockResolvedValue(new Headers({ [RENDER_HEADER]: 'fragment' }) as never);
  openDeclaration('fragment');
});

const ask = async (more: Partial<Parameters<typeof answerFragment>[0]> = {}) => {
  const answer = await answerFragment({ slug: news.slug, place: {}, lang: null, ...more });
  return {
    status: answer.status,
    headers: answer.headers,
    html: await answer.text(),
    tags: closeDeclaration('fragment'),
  };
};
const SITE = 'http://localhost:3000';

describe('a discussion as plain HTML', () => {
  it('has each comment with its author, its time and its replies, and every address is whole', async () => {
    const id = await publishedComment({
      article: news,
      context,
      author,
      body: 'The mill <b>stood</b> & burned.',
    });
    const { status, headers: sent, html, tags } = await ask();
    expect(status).toBe(200);
    expect(html).toContain(`<article id="comment-${id}">`);
    expect(html).toContain(`<bdi>${author.displayName}</bdi>`);
    expect(html).toContain('&amp; burned');
    expect(html).not.toMatch(/<script|<b>|<form|style=| on\w+=/);
    for (const [, address] of html.matchAll(/ (?:href|data-next)="([^"]*)"/g))
      expect(address?.startsWith(`${SITE}/`), address).toBe(true);
    expect(tags).toEqual([`article:${news.id}`, 'policy', `member:${author.id}`]);
    expect(sent.get('surrogate-key')).toBe(`article:${news.id} policy`);
  });

  it('names who has left without leading to a page of theirs, which is gone', async () => {
    await publishedComment({ article: news, context, author });
    expect((await ask()).html).toContain(`href="${SITE}/members/${author.id}"`);
    await query(
      `insert into departures (member_id, asked_at, ends_at, keeps_comments) values ($1, $2, $3, true)`,
      [author.id, ...[2, 1].map((days) => new Date(context.now().getTime() - days * DAY))],
    );
    await closeAccount({ memberId: author.id, along: () => Promise.resolve([]), context });
    const { html } = await ask();
    expect(html).toMatch(/<p class="trialogue-by"><bdi>[^<]+<\/bdi>/);
    expect(html).not.toContain('/members/');
  });

  it('says its own words in the language that is asked for, and in the publication’s where that is none of ours', async () => {
    const inArabic = await ask({ lang: 'ar' });
    expect(inArabic.html).toContain('<section class="trialogue" lang="ar" dir="rtl"');
    expect(inArabic.headers.get('content-language')).toBe('ar');
    expect((await ask({ lang: 'xx' })).html).toContain(' lang="en" dir="ltr"');
  });

  it('has a page of it, and says where the next one is, for readers and for servers', async () => {
    for (let number = 1; number <= 51; number += 1) await publishedComment({ article: news, context });
    const first = await ask();
    expect(first.html.match(/<article/g)).toHaveLength(50);
    const next = /<a href="([^"]*)" rel="next" data-next="([^"]*)"/.exec(first.html);
    expect(next?.[1]).toMatch(
      new RegExp(`^${SITE}/articles/${news.slug}\\?sort=newest&amp;cursor=.*#comments$`),
    );
    const further = new URL(next![2]!.replaceAll('&amp;', '&'));
    expect(further.pathname).toBe(`/embed/${news.slug}/fragment`);
    const { searchParams } = further;
    const second = await ask({ place: { sort: 'newest', cursor: searchParams.get('cursor')! } });
    expect(second.html.match(/<article/g)).toHaveLength(1);
    expect(second.html).not.toContain('rel="next"');
  });

  it('is not there where there is no such article', async () => {
    expect(await ask({ slug: 'nothing' })).toMatchObject({ status: 404, html: '', tags: undefined });
  });
});
