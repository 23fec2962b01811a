import type { Viewer } from '@/lib/members/viewer';
import { connectionPool } from '@/lib/platform/db';
import { queryAsOwner } from '@/lib/testing/database';
import { newId } from '@/lib/platform/ids';
import type { Thread } from './insert-threads';
import { someWords } from './some-words';

const COMMENTS = 5_000;

export type ReviewWork = {
  /** Comments whose authors have yet to ask for their batch. */
  waiting: { viewer: Viewer; commentId: string }[];
  /** Leases that are to be judged. */
  leases: { viewer: Viewer; assignmentId: string }[];
};

/**
 * Inserts what is there to be assigned and to be reviewed: authors who wait for a batch and comments in line for them, and as
 * many again that are leased already, three to an author and three on a comment.
 */
export async function insertReviews(thread: Thread | undefined, writers: Viewer[]): Promise<ReviewWork> {
  if (!thread) throw new Error('There is no thread.');
  const [asking, reviewing, inLine] = [0, 1, 2].map((part) =>
    writers.slice(part * COMMENTS, (part + 1) * COMMENTS),
  ) as [Viewer[], Viewer[], Viewer[]];
  const waiting = await insertComments(thread, asking, 'AWAITING_REVIEWS');
  const paying = await insertComments(thread, reviewing, 'AWAITING_REVIEWS');
  await insertComments(thread, inLine, 'IN_REVIEW');
  const leased = await insertComments(thread, inLine, 'IN_REVIEW');
  const leases = await insertLeases(paying, leased);
  await queryAsOwner('analyze');
  return { waiting, leases };
}

type Inserted = ReviewWork['waiting'];

async function insertComments(
  thread: Thread,
  authors: Viewer[],
  state: 'AWAITING_REVIEWS' | 'IN_REVIEW',
): Promise<Inserted> {
  const inserted = authors.map((viewer) => ({ viewer, commentId: newId() }));
  await connectionPool().query(LAY_COMMENTS, [
    inserted.map(({ commentId }) => commentId),
    authors.map(({ id }) => id),
    inserted.map(someWords),
    thread.slug,
    state,
  ]);
  return inserted;
}

const LAY_COMMENTS = `
  with inserted as (select * from unnest($1::uuid[], $2::uuid[], $3::text[]) as l (id, author, body)),
  comment as (
    insert into comments (id, article_id, author_id, state, created_at, state_changed_at, in_review_at)
    select l.id, a.id, l.author, $5::"CommentState", now(), now(), case $5 when 'IN_REVIEW' then now() end
    from inserted l, articles a where a.slug = $4
  ), duty as (
    insert into review_duties (comment_id, member_id, required, waived, created_at, completed_at)
    select id, author, 3, case $5 when 'IN_REVIEW' then 3 else 0 end, now(), case $5 when 'IN_REVIEW' then now() end from inserted
  )
  insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
  select id, 1, body, '<p>' || body || '</p>', 34, now() from inserted`;

async function insertLeases(paying: Inserted, leased: Inserted): Promise<ReviewWork['leases']> {
  const leases = paying.flatMap(({ viewer, commentId: dutyId }, i) =>
    [0, 1, 2].map((slot) => {
      const { commentId = '' } = leased[(i + slot) % leased.length] ?? {};
      return { viewer, assignmentId: newId(), dutyId, commentId, slot };
    }),
  );
  await connectionPool().query(LAY_LEASES, [
    leases.map(({ assignmentId }) => assignmentId),
    leases.map(({ viewer }) => viewer.id),
    leases.map(({ dutyId }) => dutyId),
    leases.map(({ commentId }) => commentId),
    leases.map(({ slot }) => slot),
  ]);
  await connectionPool().query('update comments set lease_count = 3 where id = any($1)', [
    leased.map(({ commentId }) => commentId),
  ]);
  return leases;
}

const LAY_LEASES = `
  insert into review_assignments (id, reviewer_id, duty_id, comment_id, revision, article_id, slot, assigned_at, not_before, expires_at)
  select l.id, l.reviewer, l.duty, l.comment, 1, c.article_id, l.slot, now(), now(), now() + interval '1 day'
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::int[]) as l (id, reviewer, duty, comment, slot)
    join comments c on c.id = l.comment`;
