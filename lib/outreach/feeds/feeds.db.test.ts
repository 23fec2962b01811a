// @vitest-environment node
import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, it } from 'vitest';
import { article } from '@/lib/testing/articles';
import { MINUTE } from '@/lib/testing/clock';
import { commentInReview, publishedComment, removeComment } from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { explain } from '@/lib/testing/explain';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { readFeed } from './read-feed';
import type { FeedFormat, FeedSubject } from './schemas';
import { writeFeed } from './write-feed';

beforeEach(openNewsroom);

const post = async (body: string, more: Partial<Parameters<typeof publishedComment>[0]> = {}) => {
  context.advance(MINUTE);
  return publishedComment({ article: news, author, body, context, ...more });
};
const idsOf = async (subject: FeedSubject) => (await readFeed(subject)).items.map(({ id }) => id);
const write = async (format: FeedFormat, subject: FeedSubject = { of: 'site' }) =>
  writeFeed(await readFeed(subject), {
    format,
    publication: 'The <Clock>',
    locale: 'en' as const,
    origin: 'https://clock.example',
  });
const xml = (text: string) => new new JSDOM().window.DOMParser().parseFromString(text, 'application/xml');

describe('a feed', () => {
  it('has what every reader sees of its subject, replies too, the newest first', async () => {
    const water = await article();
    await query(`update articles set topics = array['Water & fire'] where id = $1`, [water.id]);
    const other = await insider();
    const first = await post('The first of them.');
    const reply = await post('A reply to that.', { author: other, parentId: first });
    const there = await post('Said elsewhere.', { article: water });
    const gone = await post('Gone soon.');
    await removeComment(gone, context);
    await commentInReview({ article: news, author, context });
    expect(await idsOf({ of: 'site' })).toEqual([there, reply, first]);
    expect(await idsOf({ of: 'article', slug: news.slug })).toEqual([reply, first]);
    expect(await idsOf({ of: 'topic', topic: 'Water & fire' })).toEqual([there]);
    expect(await idsOf({ of: 'member', memberId: other.id })).toEqual([reply]);
  });

  it('is stale when something in it is taken away, or its author is called otherwise', async () => {
    await post('The first of them.');
    expect((await readFeed({ of: 'site' })).tags).toEqual([
      'front',
      `article:${news.id}`,
      `member:${author.id}`,
    ]);
  });

  it.each([
    { of: 'article', slug: 'nothing' },
    { of: 'topic', topic: 'Nothing' },
    { of: 'member', memberId: 'nobody' },
  ] as const)('is not there about nothing: %j', async (subject) => {
    expect(await refusalOf(readFeed(subject))).toMatchObject({ status: 404 });
  });

  it('is read from the end of its subject’s index', async () => {
    await query(
      `with inserted as (
         insert into comments (id, article_id, author_id, state, visible, published_revision, created_at, state_changed_at, published_at)
         select gen_random_uuid(), $1, $2, 'PUBLISHED', true, 1, t, t, t
         from generate_series(1, 5000) as n, lateral (select timestamptz '2026-01-01' + n * interval '1 minute' as t) as at
         returning id)
       insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
       select id, 1, 'word', 'word', 1, now() from inserted`,
      [news.id, author.id],
    );
    await queryAsOwner('analyze');
    for (const [index, subject] of [
      ['comments_posted', { of: 'site' }],
      ['comments_published_since', { of: 'article', slug: news.slug }],
      ['comments_of_member', { of: 'member', memberId: author.id }],
    ] as const) {
      const statements = await statementsOf(() => readFeed(subject));
      const { scannedWhole, indexes } = await explain(statements.at(-1)!);
      expect(indexes).toContain(index);
      expect(scannedWhole).not.toContain('comments');
    }
  });
});

describe('what is written', () => {
  const nasty = 'A & B said "]]>" and *meant* it.';

  beforeEach(async () => {
    await query('update articles set headline = $2 where id = $1', [news.id, 'Who <b>said</b> ]]> & why']);
    await post(nasty);
  });

  it('is RSS that reads back as it was meant', async () => {
    const read = xml(await write('rss'));
    expect(read.querySelector('parsererror')).toBeNull();
    expect(read.querySelector('channel > title')?.textContent).toBe('Comments: The <Clock>');
    expect(read.querySelector('item > title')?.textContent).toBe(
      `${author.displayName} on “Who <b>said</b> ]]> & why”`,
    );
    expect(read.querySelector('item > link')?.textContent).toMatch(
      new RegExp(`^https://clock\\.example/articles/${news.slug}/comments/`),
    );
    expect(read.getElementsByTagName('content:encoded')[0]?.textContent).toContain('<em>meant</em>');
  });

  it('is Atom, and names its own address', async () => {
    const read = xml(await write('atom', { of: 'article', slug: news.slug }));
    expect(read.querySelector('parsererror')).toBeNull();
    expect(read.querySelector('link[rel="self"]')?.getAttribute('href')).toBe(
      `https://clock.example/articles/${news.slug}/feeds/atom`,
    );
    expect(read.querySelector('entry > id')?.textContent).toMatch(/^urn:uuid:/);
    expect(read.querySelector('entry > author > name')?.textContent).toBe(author.displayName);
  });

  it.each(['rss', 'atom'] as const)(
    'is read as %s whatever characters stand in what is stored',
    async (format) => {
      const odd = '\u0001\u001F\uFFFE\uFFFF';
      await post(`Said&#xFFFE; ${odd} with a character that is none.`);
      await query('update articles set headline = $2 where id = $1', [news.id, `Who ${odd}said`]);
      await query(`update comment_revisions set body_html = body_html || $1`, [odd]);
      const read = xml(await write(format));
      expect(read.querySelector('parsererror')).toBeNull();
      expect(read.querySelectorAll('item, entry')).toHaveLength(2);
      expect(read.querySelector('item > title, entry > title')?.textContent).toBe(
        `${author.displayName} on “Who said”`,
      );
    },
  );

  it('is JSON Feed', async () => {
    const read = JSON.parse(await write('json')) as { version: string; items: Record<string, unknown>[] };
    expect(read.version).toBe('https://jsonfeed.org/version/1');
    expect(read.items).toHaveLength(1);
    expect(read.items[0]!.content_html).toContain('<em>meant</em>');
  });

  it('is whole where there is nothing in it, and the same each time', async () => {
    const quiet = await article();
    const subject = { of: 'article', slug: quiet.slug } as const;
    const once = await write('atom', subject);
    expect(xml(once).querySelectorAll('entry')).toHaveLength(0);
    expect(await write('atom', subject)).toBe(once);
  });
});
