import type { Pool } from 'pg';
import { queryAsOwner } from '@/lib/testing/database';

/** An article with a thread, and the comments in it that a moderator has yet to publish. */
export type Thread = { slug: string; comments: number; waiting: { id: string; version: number }[] };

const AUTHORS = 40;
const WAITING = 500;

/**
 * Inserts one article for each size, with that many published comments (beyond the first page, a fifth of them are replies),
 * straight into the tables: through the use cases, ten thousand of them would take an hour. What their first pages show
 * is alike, so that what differs is the length of the thread alone.
 */
export async function insertThreads(pool: Pool, sizes: number[]): Promise<Thread[]> {
  await pool.query(`
    insert into members (id, email, email_folded, display_name, name_skeleton, password_hash)
    select gen_random_uuid(), 'bench' || n || '@example.org', 'bench' || n || '@example.org', 'Reader ' || n, 'bench' || n, '-'
    from generate_series(1, ${AUTHORS}) n`);
  await pool.query(`
    insert into memberships (member_id, state, source)
    select id, 'ACTIVE', 'DEMO' from members where name_skeleton like 'bench%'`);
  // What a page weighs is weighed where everybody shows a picture; the pictures themselves are not there, and are not asked for.
  await pool.query(`
    insert into member_pictures (member_id, name, created_at)
    select id, md5(id::text), now() from members where name_skeleton like 'bench%'`);
  const threads: Thread[] = [];
  for (const size of sizes) threads.push(await insertThread(pool, size));
  await queryAsOwner('analyze');
  return threads;
}

async function insertThread(pool: Pool, size: number): Promise<Thread> {
  const slug = `a-thread-of-${size}`;
  const article = await pool.query<{ id: string }>(
    `insert into articles (id, slug, headline, standfirst, byline, topics, body, body_html, word_count, published_at, comment_count)
     values (gen_random_uuid(), $1, $2, 'A standfirst.', 'By A. Writer', '{Bench}', $3, $4, 600, now(), $5) returning id`,
    [slug, `A thread of ${size}`, PARAGRAPH.repeat(6), `<p>${PARAGRAPH}</p>`.repeat(6), size],
  );
  const articleId = article.rows[0]?.id;
  await pool.query(LAY_COMMENTS, [articleId, size, PARAGRAPH]);
  await pool.query(COUNT_REPLIES, [articleId]);
  const { rows } = await pool.query<{ id: string; version: number }>(LAY_WAITING, [articleId, WAITING]);
  await pool.query(LAY_REVISIONS, [articleId, PARAGRAPH]);
  await pool.query(LAY_SEARCH, [articleId]);
  return { slug, comments: size, waiting: rows };
}

const PARAGRAPH =
  'I drove that road for eleven years and what the article says about the pass is right, but the winter closures began two years earlier than it has them, and the reason was not the snow. ';

// The id carries its rank, so that the replies of a comment can be found without a second look.
const ID = (rank: string) =>
  `('00000000-0000-7000-8000-' || right(md5($1::text), 6) || lpad(to_hex(${rank}), 6, '0'))::uuid`;
const AUTHOR = `(select array_agg(id order by id) from members where name_skeleton like 'bench%')`;

const IS_REPLY = 'n > 50 and n % 5 = 0';

const LAY_COMMENTS = `
  insert into comments (id, article_id, author_id, parent_id, root_id, depth, state, published_revision, visible,
    created_at, state_changed_at, published_at)
  select ${ID('n')}, $1::uuid, authors.ids[1 + n % ${AUTHORS}],
    case when ${IS_REPLY} then ${ID('n - 1')} end, case when ${IS_REPLY} then ${ID('n - 1')} end,
    case when ${IS_REPLY} then 1 else 0 end, 'PUBLISHED', 1, true, moment, moment, moment
  from generate_series(1, $2::int) n, (select ${AUTHOR} as ids) authors,
    lateral (select now() - (n || ' minutes')::interval - interval '1 day' as moment) times
  where $3::text is not null order by n`;

const COUNT_REPLIES = `
  update comments c set reply_count = 1, descendant_count = 1
  from comments reply where reply.parent_id = c.id and c.article_id = $1`;

const LAY_WAITING = `
  insert into comments (id, article_id, author_id, state, created_at, state_changed_at)
  select gen_random_uuid(), $1::uuid, authors.ids[1 + n % ${AUTHORS}], 'REFERRED', now(), now()
  from generate_series(1, $2::int) n, (select ${AUTHOR} as ids) authors returning id, version`;

const LAY_REVISIONS = `
  insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
  select id, 1, $2::text || id, '<p>' || $2::text || id || '</p>', 34, created_at
  from comments where article_id = $1`;

const LAY_SEARCH = `
  insert into search_documents (comment_id, article_id, author_id, published_at, document)
  select c.id, c.article_id, c.author_id, c.published_at, search_text(r.language, r.body)
  from comments c join comment_revisions r on r.comment_id = c.id and r.number = c.published_revision
  where c.article_id = $1 and c.visible`;
