import { Prisma } from '@/prisma/generated/client/client';
import type { Db } from '@/lib/platform/db';
import { published } from '../thread/store';
import type { Discussed, Quote } from './schemas';

/** How many of the best of a discussion are looked at for one that is seen, and that somebody values. */
const LOOKED_AT = 5;

/**
 * For each of some articles, in their order, what editors picked last in its discussion, and else the comment that is valued most across
 * viewpoints; none where nobody has valued one yet, by a reaction that lifts. A few rows of one index for each article: it is named in a part of its own, for a plan for any list of them would sort all
 * their comments.
 */
export async function findQuotes(db: Db, articleIds: string[], lifting: string[]): Promise<Quote[]> {
  if (articleIds.length === 0) return [];
  const best = Prisma.join(articleIds.map(bestOf), ' union all ');
  return db.$queryRaw<Quote[]>`
    select c.id, a.slug as "articleSlug", a.headline as "articleTitle", a.language as "articleLanguage", m.card as author, r.body, r.language
    from (select distinct on (article_id) * from (${best}) best where visible
        and (picked_at is not null or jsonb_exists_any(reaction_counts, ${lifting}::text[]))
      order by article_id, picked_at desc nulls last, bridging_rank desc, id desc) c
    join articles a on a.id = c.article_id join authors m on m.id = c.author_id join ${published}
    order by array_position(${articleIds}::uuid[], a.id)`;
}

const CHOSEN = Prisma.sql`id, article_id, author_id, published_revision, visible, reaction_counts, bridging_rank, picked_at`;

const bestOf = (articleId: string) => Prisma.sql`
  (select ${CHOSEN} from comments where article_id = ${articleId}::uuid and parent_id is null and picked_at is not null
    order by picked_at desc, id desc limit 1)
  union all
  (select ${CHOSEN} from comments where article_id = ${articleId}::uuid and parent_id is null and published_at is not null
    order by bridging_rank desc, id desc limit ${LOOKED_AT})`;

/** The articles that most of the newest comments stand under, the most discussed first. One index is read, `recent` rows of it at most. */
export const findMostDiscussed = (
  db: Db,
  { since, recent, least, limit }: { since: Date; recent: number; least: number; limit: number },
): Promise<Discussed[]> =>
  db.$queryRaw<Discussed[]>`
    select a.slug, a.headline as title, a.language, lately.count from (
      select article_id, count(*)::int as count from (
        select article_id from comments where visible and published_at > ${since}::timestamptz
        order by published_at desc limit ${recent}) newest
      group by article_id having count(*) >= ${least} order by count(*) desc, article_id limit ${limit}) lately
    join articles a on a.id = lately.article_id order by lately.count desc, a.id`;
