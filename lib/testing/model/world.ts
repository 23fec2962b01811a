import fc from 'fast-check';
import { vi } from 'vitest';
import type { Context } from '@/lib/platform/context';
import { DELIVER } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { renderComment } from '@/lib/platform/text/markdown';
import { hashSessionToken } from '@/lib/members/session-token';
import type { CommentState } from '@/lib/comments/schemas';
import { defaultSettings, applyPatch } from '@/lib/policy/rules';
import { article, type TestArticle } from '../articles';
import { emptyDatabase, query } from '../database';
import { seededDice } from '@/lib/platform/dice';

/** Members of a small publication; the last three are the desk, two moderators and an administrator. */
export const MEMBERS = 8;
export const DESK = 3;

export type World = { news: TestArticle; memberIds: string[]; context: Context };

/** How many reviews a comment costs, and how many decide one: as shipped, or so few that a short run decides many. */
export const anyNumbers = fc.constantFrom(
  { required: 3, quorum: { min: 3, max: 5 } },
  { required: 2, quorum: { min: 2, max: 3 } },
);
type Numbers = { required: number; quorum: { min: number; max: number } };

/** What can come about in a short run: the ladder has few rungs, a few reports hide, and nobody waits to read. */
const settingsWith = (numbers: Numbers) =>
  applyPatch(defaultSettings, {
    review: {
      ...numbers,
      readingFloor: false,
      auditShare: 0.3,
      volunteers: { afterHours: 0, moreFrom: 1 },
      ladder: { window: 4, least: 1, afterWarning: 1, returnAfter: 1 },
    },
    reports: { threshold: 2, hide: true },
    security: { secondStep: 'nobody' },
  });

/** A publication with members, calibration items, and comments of which two are in line, one is up, and one was turned down. */
export async function createWorld({ numbers, seed }: { numbers: Numbers; seed: number }): Promise<World> {
  vi.setSystemTime('2026-11-24T09:00:00.000Z');
  await emptyDatabase();
  const news = await article();
  const memberIds = Array.from({ length: MEMBERS }, newId);
  await Promise.all([insertMembers(memberIds), insertPolicy(numbers), insertItems(5)]);
  const [a, b, c, d] = memberIds as [string, string, string, string];
  await insertComments(news, memberIds.at(-DESK)!, [
    { authorId: a, outcome: null },
    { authorId: b, outcome: null },
    { authorId: c, outcome: 'PUBLISH' },
    { authorId: d, outcome: 'REJECT' },
  ]);
  return { news, memberIds, context: { now: () => new Date(), random: seededDice(seed) } };
}

/** Time passes, for everybody. */
export const pass = (milliseconds: number): void => void vi.setSystemTime(Date.now() + milliseconds);

/** What the session cookie of a member holds. */
export const tokenOf = (memberId: string): string => `session of ${memberId}`;

const insertMembers = (ids: string[]) =>
  query(
    `with who as (select id, token, n::int from unnest($1::uuid[], $2::text[]) with ordinality as x(id, token, n)),
      people as (insert into members (id, email, email_folded, display_name, name_skeleton, password_hash, role)
        select id, id::text, id::text, 'Person ' || n, id::text, 'none',
          (case when n = $3 then 'ADMIN' when n > $3 - $4 then 'MODERATOR' else 'MEMBER' end)::"Role" from who),
      active as (insert into memberships (member_id, state, source) select id, 'ACTIVE', 'SIGN_UP' from who)
    insert into sessions (id, token_hash, member_id, created_at, expires_at)
      select gen_random_uuid(), token, id, now(), now() + interval '1 year' from who`,
    [ids, ids.map((id) => hashSessionToken(tokenOf(id))), ids.length, DESK],
  );

const insertPolicy = (numbers: Numbers) =>
  query(`insert into policy_versions (version, settings) values (1, $1::jsonb)`, [
    JSON.stringify(settingsWith(numbers)),
  ]);

const insertItems = (count: number) =>
  query(
    `insert into calibration_items (id, key, body, body_html, word_count, verdict, explanation)
      select gen_random_uuid(), 'item-' || n, 'Text ' || n, $2, 2, (case n % 2 when 0 then 'NOT_CIVIL' else 'YES' end)::"Verdict", 'Because.'
      from generate_series(1, $1::int) n`,
    [count, renderComment('A text.')],
  );

type Inserted = { authorId: string; outcome: 'PUBLISH' | 'REJECT' | null };

/** As the use cases leave them when a duty is waived, and a moderator has decided some: all at once. */
const insertComments = ({ id: articleId }: TestArticle, deskId: string, comments: Inserted[]) =>
  query(
    `with new as (select id, author, outcome::"DecisionOutcome", 'IN_REVIEW' as line,
        case outcome when 'PUBLISH' then 'PUBLISHED' when 'REJECT' then 'REJECTED' else 'IN_REVIEW' end as state
        from unnest($1::uuid[], $2::uuid[], $3::text[]) as x(id, author, outcome)),
      inserted as (insert into comments (id, article_id, author_id, state, version, duty_waived, created_at, state_changed_at,
          in_review_at, published_revision, published_at, visible)
        select id, $4, author, state::"CommentState", case when outcome is null then 2 else 3 end, true, $5, $5, $5,
          case outcome when 'PUBLISH' then 1 end, case outcome when 'PUBLISH' then $5::timestamptz end,
          outcome is not distinct from 'PUBLISH' from new),
      counted as (update articles set comment_count = (select count(*) from new where outcome = 'PUBLISH') where id = $4),
      texts as (insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
        select id, 1, 'What ' || author || ' knows.', $6, 3, $5 from new),
      duties as (insert into review_duties (comment_id, member_id, required, waived, created_at, completed_at)
        select id, author, 3, 3, $5, $5 from new),
      decided as (insert into decisions (id, comment_id, author_id, version, revision, maker, actor_id, outcome, created_at)
        select gen_random_uuid(), id, author, 2, 1, 'MODERATOR', $7, outcome, $5 from new where outcome is not null),
      done as (select id, act.* from new, lateral (values
          ('comment.submit', null, 'AWAITING_REVIEWS'), ('review.waive', null, null),
          ('comment.line-up', 'AWAITING_REVIEWS', line),
          ('comment.' || lower(outcome::text), line, state)) as act(type, "from", "to") where type is not null),
      acts as (insert into audit_entries (id, at, action, subject_type, subject_id, from_state, to_state)
        select gen_random_uuid(), $5, type, 'comment', id, "from", "to" from done)
    insert into outbox_events (type, subject_id, payload, tags)
      select type, done.id, json_build_object('authorId', author, 'state', "to",
        'version', case type when 'comment.line-up' then 2 else 3 end), '{}'
      from done join new on new.id = done.id where type like 'comment.%'`,
    [
      comments.map(newId),
      comments.map(({ authorId }) => authorId),
      comments.map(({ outcome }) => outcome),
      articleId,
      new Date(),
      renderComment('What somebody knows.'),
      deskId,
    ],
  );

/** Everything that there is to act on. */
export type Seen = {
  comments: { id: string; authorId: string; state: CommentState; version: number; revision: number }[];
  leases: {
    id: string;
    reviewerId: string;
    state: string;
    /** Null of a calibration item, as are the revision that was leased and the newest one. */
    commentId: string | null;
    revision: number | null;
    newest: number | null;
  }[];
  reported: { id: string; version: number; reports: number }[];
  reporters: { id: string; reports: number; upTo: string }[];
  held: { id: string; commentId: string; moderatorId: string; version: number }[];
  /** The open ones come first. */
  appeals: { id: string; version: number }[];
  sanctions: { id: string }[];
  contests: { id: string }[];
};

/** Looks at everything, as nobody can who uses the site: so an act can also name what its member was never shown. */
export async function look(): Promise<Seen> {
  const [seen] = await query<{ seen: Seen }>(`select json_build_object(
    'comments', (select coalesce(json_agg(json_build_object('id', id, 'authorId', author_id, 'state', state, 'version', version,
      'revision', revision) order by id), '[]') from comments),
    'leases', (select coalesce(json_agg(json_build_object('id', a.id, 'reviewerId', a.reviewer_id, 'state', a.state,
      'commentId', c.id, 'revision', a.revision, 'newest', c.revision) order by a.id), '[]')
      from review_assignments a left join comments c on c.id = a.comment_id),
    'reported', (select coalesce(json_agg(json_build_object('id', id, 'version', version, 'reports', open_report_count) order by id), '[]')
      from comments where open_report_count > 0),
    'reporters', (select coalesce(json_agg(json_build_object('id', r.id, 'reports', r.reports, 'upTo', r.ids[1]) order by r.id), '[]')
      from (select member_id as id, count(*) as reports, array_agg(id order by id desc) as ids from reports where outcome is null group by 1) r),
    'held', (select coalesce(json_agg(json_build_object('id', id, 'commentId', comment_id, 'moderatorId', moderator_id, 'version', version)
      order by id), '[]') from held_decisions),
    'appeals', (select coalesce(json_agg(json_build_object('id', p.id, 'version', c.version) order by p.state <> 'OPEN', p.id), '[]')
      from appeals p join comments c on c.id = p.comment_id),
    'sanctions', (select coalesce(json_agg(json_build_object('id', id) order by lifted_at is not null, id), '[]') from sanctions),
    'contests', (select coalesce(json_agg(json_build_object('id', id) order by outcome is not null, id), '[]')
      from calibration_contests)) as seen`);
  return seen!.seen;
}

/** The revision that a review is on record for; null of a calibration item. */
export async function reviewedRevision(assignmentId: string): Promise<number | null> {
  const [review] = await query<{ revision: number | null }>(
    `select revision from reviews where assignment_id = $1`,
    [assignmentId],
  );
  return review!.revision;
}

/** Events that are to be brought to those who act upon them, the oldest first. */
export const waitingEvents = (): Promise<{ jobId: string; eventId: string }[]> =>
  query(
    `select j.id as "jobId", j.payload ->> 'eventId' as "eventId" from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1 order by j.id`,
    [DELIVER],
  );

export const forgetJob = (jobId: string) =>
  query(`delete from graphile_worker._private_jobs where id = $1`, [jobId]);
