import type { Db } from '@/lib/platform/db';

/** The newest comments, with the newest text of each. */
export const findNewestTexts = (
  db: Db,
  limit: number,
): Promise<{ id: string; body: string; language: string }[]> =>
  db.$queryRaw`select c.id, r.body, r.language from (select id, revision from comments order by id desc limit ${limit}) c,
    lateral (select body, language from comment_revisions where comment_id = c.id and number = c.revision offset 0) r`;

/** Some comments as the desk names them, without those that the viewer is reading as a peer (R5). */
export const findNamed = (
  db: Db,
  viewerId: string,
  ids: string[],
): Promise<{ id: string; author: string; body: string; state: string }[]> =>
  db.$queryRaw`select c.id, m.display_name as author, r.body, c.state::text as state
    from comments c join members m on m.id = c.author_id
    join comment_revisions r on r.comment_id = c.id and r.number = c.revision
    where c.id = any(${ids}::uuid[]) and not is_reading(${viewerId}::uuid, c.id) order by c.id desc`;
