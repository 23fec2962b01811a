import { newId } from '@/lib/platform/ids';
import { query } from './database';

export type TestArticle = { id: string; slug: string };

let count = 0;

/** An article whose comments are open, unless said otherwise. */
export async function article({ commentsOpen = true } = {}): Promise<TestArticle> {
  count += 1;
  const id = newId();
  const slug = `article-${count}`;
  await query(
    `insert into articles (id, slug, headline, standfirst, byline, topics, body, body_html, word_count, published_at, commenting)
     values ($1, $2, $3, 'Standfirst', 'By Somebody', '{World}', 'Body', '<p>Body</p>', 500, '2026-11-20T06:00:00Z', $4)`,
    [id, slug, `Article ${count}`, commentsOpen ? 'OPEN' : 'CLOSED'],
  );
  return { id, slug };
}
