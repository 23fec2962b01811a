import { beforeEach, describe, expect, it } from 'vitest';
import { article } from '@/lib/testing/articles';
import { emptyDatabase, query, queryAsOwner } from '@/lib/testing/database';
import { insider } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { importArticle } from './import-article';
import { listArticles } from './list-articles';
import { listByTopic } from './list-by-topic';
import { readNextArticle } from './read-next-article';
import { parseArticleFile } from './parse-article-file';
import { readArticle } from './read-article';
import { articleSummary, articleView } from './schemas';

beforeEach(emptyDatabase);

describe('the front page', () => {
  it('has the lead first, then the newest', async () => {
    const [old, lead, late] = [await article(), await article(), await article()];
    await query(`update articles set published_at = '2022-03-15', lead = true where id = $1`, [lead.id]);
    await query(`update articles set published_at = '2026-11-23' where id = $1`, [late.id]);
    const articles = await listArticles();
    expect(articles.map(({ slug }) => slug)).toEqual([lead.slug, late.slug, old.slug]);
    for (const one of articles) expect(articleSummary.safeParse(one).error).toBeUndefined();
    expect((await listArticles({ limit: 2 })).map(({ slug }) => slug)).toEqual([lead.slug, late.slug]);
  });

  it('may be empty', async () => {
    expect(await listArticles()).toEqual([]);
  });
});

describe('a topic', () => {
  const about = async (topics: string[], at: string) => {
    const { id, slug } = await article();
    await query('update articles set topics = $2, published_at = $3 where id = $1', [id, topics, at]);
    return { id, slug };
  };

  it('has its articles, the newest first, page by page', async () => {
    const old = await about(['Water'], '2026-01-01');
    const both = await about(['Cities', 'Water'], '2026-03-01');
    await about(['Cities'], '2026-02-01');
    const slugs = (page: { items: { slug: string }[] }) => page.items.map(({ slug }) => slug);
    const first = await listByTopic({ topic: 'Water', limit: 1 });
    expect(slugs(first)).toEqual([both.slug]);
    const second = await listByTopic({ topic: 'Water', limit: 1, cursor: first.nextCursor! });
    expect(slugs(second)).toEqual([old.slug]);
    expect(second.nextCursor).toBeNull();
    for (const one of [...first.items, ...second.items])
      expect(articleSummary.safeParse(one).error).toBeUndefined();
  });

  it('is not found where nothing is about it', async () => {
    await about(['Water'], '2026-01-01');
    for (const topic of ['water', 'Fire', 'Wat\0er', ''])
      expect(await refusalOf(listByTopic({ topic }))).toMatchObject({ status: 404 });
  });

  it('leads from each article to the one before it, and from the oldest to the newest', async () => {
    const [oldest, middle, newest] = [
      await about([], '2026-01-01'),
      await about([], '2026-02-01'),
      await about([], '2026-03-01'),
    ];
    const next = async ({ slug }: { slug: string }) =>
      (await readNextArticle(await readArticle({ slug })))?.slug;
    expect(await next(newest)).toBe(middle.slug);
    expect(await next(middle)).toBe(oldest.slug);
    expect(await next(oldest)).toBe(newest.slug);
    await query('delete from articles where id <> $1', [oldest.id]);
    expect(await next(oldest)).toBeUndefined();
  });

  it('is read by its index, also among very many', async () => {
    await query(`insert into articles (id, slug, headline, standfirst, byline, topics, body, body_html, word_count, published_at)
      select gen_random_uuid(), 'n' || n, 'N', '', '', array['T' || n % 5000], '', '', 1, now() - n * interval '1 minute'
      from generate_series(1, 50000) n`);
    await queryAsOwner('analyze articles');
    const plan = await query<{ 'QUERY PLAN': string }>(
      `explain select id from articles where topics @> array['T7']::text[] order by published_at desc, id desc limit 21`,
    );
    expect(JSON.stringify(plan)).toContain('articles_topics_idx');
  });
});

describe('an article', () => {
  it('is read by its slug', async () => {
    const { id, slug } = await article({ commentsOpen: false });
    const read = await readArticle({ slug });
    expect(articleView.safeParse(read).error).toBeUndefined();
    expect(read).toMatchObject({
      id,
      slug,
      bodyHtml: '<p>Body</p>',
      commentCount: 0,
      commentsOpen: false,
      readingMinutes: 2,
      picture: null,
    });
  });

  it.each(['nowhere', '', "' or true --", 'ARTICLE', 'a\u0000b', '%00', '../etc/passwd'])(
    'is not found at %j',
    async (slug) => {
      expect(await refusalOf(readArticle({ slug }))).toMatchObject({ status: 404, code: 'not-found' });
    },
  );
});

describe('importing an article', () => {
  const file = (more = '') => `---
headline: A bridge
standfirst: It stands.
byline: A. Reporter
date: 2026-11-23
${more}---

It has stood for a year.
`;
  const image = 'image: bridge.webp\nalt: A bridge\n';
  const insert = async (text: string, pictures?: string[]) => {
    const { slug } = await importArticle({ article: parseArticleFile(text), pictures });
    return readArticle({ slug });
  };

  it('again changes nothing that a reader sees', async () => {
    const first = await insert(file(image));
    expect(await insert(file(image))).toEqual(first);
    expect(first).toMatchObject({
      title: 'A bridge',
      picture: { src: '/pictures/bridge.webp', alt: 'A bridge' },
    });
  });

  it('says in which order its comments are read, its language, and who of the members wrote it', async () => {
    const { id, email } = await insider();
    await query('update members set is_author = true where id = $1', [id]);
    const own = `defaultSort: bridging\nlanguage: af\nauthor: ${email.toUpperCase()}\n`;
    expect(await insert(file(own))).toMatchObject({ defaultSort: 'bridging' });
    const rows = () => query('select default_sort, language, author_id from articles');
    expect(await rows()).toEqual([{ default_sort: 'bridging', language: 'af', author_id: id }]);
    expect(await insert(file())).toMatchObject({ defaultSort: 'bridging' });
    expect(await insert(file('defaultSort: null\n'))).toMatchObject({ defaultSort: null });
    expect(await rows()).toEqual([{ default_sort: null, language: 'en', author_id: id }]);
  });

  it('marks no member as its author who is none', async () => {
    const { email } = await insider();
    await expect(async () => insert(file(`author: ${email}\n`))).rejects.toThrow(
      `${email} is no author here`,
    );
    expect(await query('select 1 from articles where author_id is not null')).toEqual([]);
  });

  it.each([
    ['defaultSort: best\n', 'front matter: defaultSort: must be one of newest, oldest, top, bridging'],
    ['author: nobody@example.org\n', 'front matter: author: no member has the address nobody@example.org'],
    ['language: Afrikaans, mostly\n', 'front matter: language: must be a language tag like en or af'],
  ])('with %j says what is wrong', async (line, message) => {
    await expect(async () => insert(file(line))).rejects.toThrow(message);
  });

  it('without the picture that it had takes the picture away', async () => {
    await insert(file(image));
    expect(await insert(file())).toMatchObject({ picture: null });
  });

  it('shows the half-width picture only where there is one', async () => {
    expect((await insert(file(image), ['bridge.webp'])).picture?.smallSrc).toBeNull();
    const both = await insert(file(image), ['bridge.webp', 'bridge-800.webp']);
    expect(both.picture?.smallSrc).toBe('/pictures/bridge-800.webp');
  });
});
