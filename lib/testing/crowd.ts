import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import type { Answers } from '@/lib/peer-review/reliability/dawid-skene';
import type { TestArticle } from './articles';
import { query } from './database';
import { insider, insiders } from './people';

/** Reviews as a crowd gave them: behind the back of the use cases, because there are thousands. */
export type Crowd = {
  /** By the numbers of the answers' items and workers. */
  commentIds: string[];
  reviewers: Viewer[];
};

/**
 * Inserts decided comments with the answers as their reviews, given at one moment, and what is believed of each comment; a
 * moderator's word where it is `settled`. Nobody's record knows of them yet.
 */
export async function crowdOfReviews({
  answers,
  believed,
  settled = () => false,
  article,
  at,
}: {
  answers: Answers;
  believed: (item: number) => number;
  settled?: (item: number) => boolean;
  article: TestArticle;
  at: Date;
}): Promise<Crowd> {
  const author = await insider();
  const reviewers = await insiders(answers.workers);
  const reviewerIds = reviewers.map(({ id }) => id);
  const commentIds = Array.from({ length: answers.items }, newId);
  const ownIds = reviewerIds.map(newId);
  await query(
    `insert into comments (id, article_id, author_id, state, created_at, state_changed_at)
     select id, $1, author, 'REFERRED', $2, $2 from unnest($3::uuid[], $4::uuid[]) as x(id, author)`,
    [article.id, at, [...commentIds, ...ownIds], [...commentIds.map(() => author.id), ...reviewerIds]],
  );
  await query(
    `insert into review_duties (comment_id, member_id, required, created_at)
     select id, member, 3, $1 from unnest($2::uuid[], $3::uuid[]) as x(id, member)`,
    [at, ownIds, reviewerIds],
  );
  const places = [...answers.item.keys()];
  const of = <T>(value: (place: number) => T) => places.map(value);
  await query(
    `with given as (
       select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::float8[], $7::boolean[])
         as x(id, reviewer, duty, comment, verdict, believed, settled)
     ), leased as (
       insert into review_assignments (id, reviewer_id, duty_id, comment_id, revision, article_id, slot, state, assigned_at,
         not_before, expires_at)
       select id, reviewer, duty, comment, 1, $8, 1, 'DONE', $9, $9, $9 from given returning id
     )
     insert into reviews (id, assignment_id, reviewer_id, comment_id, revision, comment_version, verdict, created_at, believed,
       settled, counts_for_duty)
     select g.id, g.id, reviewer, comment, 1, 1, verdict::"Verdict", $9, believed, settled, false
     from given g join leased l on l.id = g.id`,
    [
      of(newId),
      of((place) => reviewerIds[answers.worker[place]!]),
      of((place) => ownIds[answers.worker[place]!]),
      of((place) => commentIds[answers.item[place]!]),
      of((place) => (answers.accepts[place] ? 'YES' : 'NOT_CIVIL')),
      of((place) => believed(answers.item[place]!)),
      of((place) => settled(answers.item[place]!)),
      article.id,
      at,
    ],
  );
  await query(
    `update comments c set review_count = (select count(*) from reviews v where v.comment_id = c.id) where author_id = $1`,
    [author.id],
  );
  return { commentIds, reviewers };
}
