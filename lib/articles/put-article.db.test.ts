import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { publishedComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { context, openNewsroom } from '@/lib/testing/newsroom';
import { admin, moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { importArticleFile } from './import-article-file';
import { putArticle } from './put-article';
import { readArticle } from './read-article';
import { articleView, putArticleInput, type PutArticle } from './schemas';

let boss: Viewer;
beforeEach(async () => {
  await openNewsroom();
  boss = await admin();
});

const told: PutArticle = putArticleInput.parse({
  title: 'How the weir was built',
  address: 'https://example.org/weir',
  published: '2026-02-03T06:00:00Z',
  authors: ['A. Reporter', 'B. Writer'],
  topics: ['Water'],
});
const put = (externalId: string, more: Partial<PutArticle> = {}, viewer: Viewer | null = boss) =>
  putArticle({ viewer, externalId, article: { ...told, ...more }, context });
const acts = (id: string) =>
  query<{ action: string; actor_id: string }>(
    'select action, actor_id from audit_entries where subject_id = $1 order by id',
    [id],
  );

describe('an article of another system', () => {
  it('is inserted, and read here as what is known of it', async () => {
    const { article, created } = await put('story-7');
    expect(created).toBe(true);
    expect(articleView.parse(article)).toMatchObject({
      slug: 'how-the-weir-was-built',
      title: told.title,
      byline: 'A. Reporter, B. Writer',
      topics: ['Water'],
      address: told.address,
      bodyHtml: '',
      commentsOpen: true,
    });
    expect(await readArticle({ slug: article.slug, context })).toEqual(article);
    expect(await acts(article.id)).toEqual([{ action: 'article.import', actor_id: boss.id }]);
  });

  it('is brought up to date by its id: what is left out stays, and so do its comments and its page', async () => {
    const { article } = await put('story-7', { body: 'It was **built** twice.', standfirst: 'Twice.' });
    await publishedComment({ article, context });
    const { topics: _topics, authors: _authors, ...rest } = told;
    const again = await putArticle({
      viewer: boss,
      externalId: 'story-7',
      article: { ...rest, title: 'How the weir broke' },
      context,
    });
    expect(again).toMatchObject({
      created: false,
      article: {
        id: article.id,
        slug: article.slug,
        title: 'How the weir broke',
        standfirst: 'Twice.',
        topics: ['Water'],
        byline: 'A. Reporter, B. Writer',
        commentCount: 1,
      },
    });
    expect(again.article.bodyHtml).toContain('<strong>built</strong>');
    expect((await acts(article.id)).map(({ action }) => action)).toEqual([
      'article.import',
      'article.update',
    ]);
  });

  it('with other topics is told to whoever is at the form of its discussion', async () => {
    const { article } = await put('story-7');
    await put('story-7', { title: 'How the weir broke' });
    const version = async () =>
      (await query('select discussion_version as version from articles where id = $1', [article.id]))[0];
    expect(await version()).toEqual({ version: 1 });
    await put('story-7', { topics: ['Water', 'Weirs'] });
    expect(await version()).toEqual({ version: 2 });
  });

  it('told again the same changes nothing', async () => {
    const { article } = await put('story-7');
    expect(await put('story-7')).toEqual({ article, created: false });
    expect(await acts(article.id)).toHaveLength(1);
  });

  it('has an address here of its own, whatever it is called', async () => {
    const slugs = [];
    for (const [id, title] of [
      ['a', 'The Weir'],
      ['b', 'The weir!'],
      ['c', '…'],
      ['d', '?'],
    ] as const)
      slugs.push((await put(id, { title })).article.slug);
    expect(slugs).toEqual(['the-weir', 'the-weir-2', 'article', 'article-2']);
  });

  it('is one, however many tell of it at once', async () => {
    const { answers } = await inParallel([put('x'), put('x'), put('x'), put('y'), put('y')]);
    expect(answers.filter(({ created }) => created)).toHaveLength(2);
    expect(
      await query('select external_id, slug from articles where external_id is not null order by 1'),
    ).toEqual([
      { external_id: 'x', slug: expect.stringMatching(/^how-the-weir-was-built(-2)?$/) },
      { external_id: 'y', slug: expect.stringMatching(/^how-the-weir-was-built(-2)?$/) },
    ]);
  });

  it('is for administrators to tell of', async () => {
    expect(await refusalOf(put('z', {}, null))).toMatchObject({ status: 401 });
    expect(await refusalOf(put('z', {}, await moderator()))).toMatchObject({ status: 403 });
  });

  it.each([
    'javascript:alert(1)',
    'example.org',
    '/weir',
    'https://',
    'ftp://example.org/x',
    'https://a b.org',
  ])('is read nowhere like %s', (address) => {
    expect(putArticleInput.safeParse({ ...told, published: '2026-02-03T06:00:00Z', address }).success).toBe(
      false,
    );
  });
});

describe('an article from a file', () => {
  const text = `---
headline: The lock keeper
byline: A. Reporter
date: 2026-02-03
standfirst: He keeps it.
---

He has the key.
`;
  const bring = (file: string, viewer: Viewer | null = boss) =>
    importArticleFile({ viewer, text: file, context });

  it('is brought in by an administrator, and on record as theirs', async () => {
    const { id, slug, created } = await bring(text);
    expect({ slug, created }).toEqual({ slug: 'the-lock-keeper', created: true });
    expect(await acts(id)).toEqual([{ action: 'article.import', actor_id: boss.id }]);
  });

  it('leaves the order and the topics that the desk has chosen, where the file names none', async () => {
    const { id } = await bring(text);
    await query(`update articles set default_sort = 'top', topics = array['Keys'] where id = $1`, [id]);
    const stands = () =>
      query('select default_sort, topics, discussion_version as version from articles where id = $1', [id]);
    await bring(text);
    expect(await stands()).toEqual([{ default_sort: 'top', topics: ['Keys'], version: 1 }]);
    await bring(text.replace('date:', 'topics: [Keys]\ndefaultSort: top\ndate:'));
    expect(await stands()).toEqual([{ default_sort: 'top', topics: ['Keys'], version: 1 }]);
    await bring(text.replace('date:', 'topics: [Locks]\ndate:'));
    expect(await stands()).toEqual([{ default_sort: 'top', topics: ['Locks'], version: 2 }]);
    await bring(text.replace('date:', 'defaultSort: newest\ndate:'));
    expect(await stands()).toEqual([{ default_sort: 'newest', topics: ['Locks'], version: 3 }]);
  });

  it('takes no place of an article that another system tells of', async () => {
    const { article } = await put('story-9', { title: 'The lock keeper', body: 'As told elsewhere.' });
    const { facts, ...refusal } = await refusalOf(bring(text));
    expect(refusal).toMatchObject({ status: 422, code: 'article-unreadable' });
    expect(facts.words).toContain('another system tells of the article at the-lock-keeper');
    expect(await readArticle({ slug: article.slug, context })).toEqual(article);
    const own = await bring(text.replace('date:', 'slug: keeper-of-locks\ndate:'));
    expect(own).toMatchObject({ slug: 'keeper-of-locks', created: true });
  });

  it('whose headline has no letters has to say its address', async () => {
    const none = await refusalOf(bring(text.replace('The lock keeper', '"…?"')));
    expect(none).toMatchObject({ status: 422, code: 'article-unreadable' });
    expect(none.facts.words).toContain('the front matter has to name a slug');
  });

  it('that is none is refused with what is wrong, and nobody else brings any', async () => {
    const none = await refusalOf(bring(text.replace('byline: A. Reporter\n', '')));
    expect(none).toMatchObject({ status: 422, code: 'article-unreadable', field: 'text' });
    expect(String(none.facts.words)).toContain('byline');
    const picture = text.replace('byline:', 'image: nowhere.jpg\nbyline:');
    expect((await refusalOf(bring(picture))).facts.words).toContain('there is no nowhere.jpg');
    expect(await refusalOf(bring(text, await moderator()))).toMatchObject({ status: 403 });
  });
});
