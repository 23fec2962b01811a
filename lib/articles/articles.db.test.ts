import { beforeEach, describe, expect, it } from 'vitest';
import { article } from '@/lib/testing/articles';
import { emptyDatabase, query } from '@/lib/testing/database';
import { refusalOf } from '@/lib/testing/refusal';
import { listArticles } from './list-articles';
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
