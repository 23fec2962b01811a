import { beforeAll, describe, expect, it } from 'vitest';
import { record } from '@/lib/platform/audit';
import { transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { article, type TestArticle } from '@/lib/testing/articles';
import { testContext } from '@/lib/testing/clock';
import {
  calibrationItems,
  commentInReview,
  leaseOn,
  publishedComment,
  reviewWith,
  waitingComment,
} from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { insider } from '@/lib/testing/people';

const context = testContext();
let news: TestArticle;
let author: Viewer;
let reviewer: Viewer;
/** A comment in review, with one review by `reviewer` whose own comment is `duty`. */
let comment: string;
let duty: string;
let published: string;

beforeAll(async () => {
  news = await article();
  author = await insider();
  comment = await commentInReview({ article: news, context, author });
  published = await publishedComment({ article: news, context, author });
  const lease = await leaseOn({ commentId: comment, article: news, context });
  reviewer = lease.viewer;
  duty = lease.ownComment;
  await query(
    `insert into reviews (id, assignment_id, reviewer_id, comment_id, revision, verdict, created_at) values ($1, $2, $3, $4, 1, 'YES', now())`,
    [newId(), lease.assignmentId, reviewer.id, comment],
  );
  await calibrationItems(1);
});

/** PostgreSQL's own names for what is violated. */
const CHECK = '23514';
const UNIQUE = '23505';
const FOREIGN_KEY = '23503';
const NOT_ALLOWED = '42501';

const refusedBy = async (attempt: Promise<unknown>): Promise<unknown> => {
  try {
    await attempt;
    return 'nothing refused it';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('counters are never negative', () => {
  it.each([
    'update articles set comment_count = -1',
    'update comments set review_count = -1',
    'update comments set lease_count = -1',
    'update comments set reply_count = -1',
    'update comments set descendant_count = -1',
    'update comments set resubmissions = -1',
    'update comments set version = 0',
    'update review_duties set skips = -1',
  ])('%s', async (sql) => {
    expect(await refusedBy(query(sql))).toBe(CHECK);
  });
});

describe('a comment', () => {
  it.each([
    ['is seen in an accepted revision alone', 'update comments set visible = true where id = $1'],
    [
      'is seen only once it was published',
      'update comments set visible = true, published_revision = 1 where id = $1',
    ],
    ['is published only when it is seen', `update comments set state = 'PUBLISHED' where id = $1`],
    [
      'has accepted no revision that is yet to come',
      'update comments set published_revision = 2 where id = $1',
    ],
    ['has a first revision', 'update comments set revision = 0 where id = $1'],
    ['does not answer itself', 'update comments set parent_id = id, root_id = id, depth = 1 where id = $1'],
    [
      'has a root when it has a parent',
      `update comments set parent_id = (select id from comments where visible limit 1), depth = 1 where id = $1`,
    ],
    ['has no depth at the top', 'update comments set depth = 1 where id = $1'],
  ])('%s', async (_, sql) => {
    expect(await refusedBy(query(sql, [comment]))).toBe(CHECK);
  });

  it.each(['REMOVED', 'WITHDRAWN', 'REJECTED', 'EXPIRED', 'AWAITING_REVIEWS'])(
    'is not seen when it is %s',
    async (state) => {
      expect(
        await refusedBy(
          query(`update comments set state = $2::"CommentState" where id = $1`, [published, state]),
        ),
      ).toBe(CHECK);
    },
  );

  it('has each revision once, numbered from 1, of a length that can be stored', async () => {
    const insert = (number: number, body: string) =>
      query(
        `insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at) values ($1, $2, $3, '', 0, now())`,
        [comment, number, body],
      );
    expect(await refusedBy(insert(1, 'again'))).toBe(UNIQUE);
    expect(await refusedBy(insert(0, 'before the first'))).toBe(CHECK);
    expect(await refusedBy(insert(2, ''))).toBe(CHECK);
    expect(await refusedBy(insert(2, 'a'.repeat(20_001)))).toBe(CHECK);
  });
});

describe('an import', () => {
  it('stays where a comment has come by it', async () => {
    const [id, without] = [newId(), newId()];
    for (const begun of [id, without])
      await query(
        `insert into comment_imports (id, source, file_name, digest, started_at, position, report) values ($1::uuid, 'csv', '', $1::text, now(), 1, '{}')`,
        [begun],
      );
    await query(
      `insert into imported_comments (source, external_id, comment_id, import_id) values ('csv', '1', $1, $2)`,
      [published, id],
    );
    const forget = (one: string) => query('delete from comment_imports where id = $1', [one]);
    expect(await refusedBy(forget(id))).toBe(FOREIGN_KEY);
    await forget(without);
    // What its source calls a comment goes with it.
    const imported = await waitingComment({ article: news, context });
    await query(
      `insert into imported_comments (source, external_id, comment_id, import_id) values ('csv', '2', $1, $2)`,
      [imported, id],
    );
    await queryAsOwner('delete from comments where id = $1', [imported]);
    expect(await query('select external_id from imported_comments')).toEqual([{ external_id: '1' }]);
  });
});

describe('peer review', () => {
  const lease = (more: Record<string, unknown> = {}) => {
    const values = {
      reviewer: reviewer.id,
      duty,
      comment: null as unknown,
      revision: null as unknown,
      item: null as unknown,
      ...more,
    };
    return query(
      `insert into review_assignments (id, reviewer_id, duty_id, comment_id, revision, calibration_item_id, article_id, slot, assigned_at,
         not_before, expires_at) values ($1, $2, $3, $4, $5, $6, $7, 1, now(), now(), now())`,
      [newId(), values.reviewer, values.duty, values.comment, values.revision, values.item, news.id],
    );
  };
  const item = async () => (await query<{ id: string }>('select id from calibration_items'))[0]!.id;

  it('R14: nobody is leased their own comment', async () => {
    const own = await waitingComment({ article: news, context, author });
    expect(await refusedBy(lease({ reviewer: author.id, duty: own, comment, revision: 1 }))).toBe(CHECK);
    expect(
      await refusedBy(query('update review_assignments set comment_id = $1 where duty_id = $1', [duty])),
    ).toBe(CHECK);
  });

  it('R14: nobody reviews their own comment', async () => {
    expect(
      await refusedBy(
        query('update reviews set comment_id = $1 where reviewer_id = $2', [duty, reviewer.id]),
      ),
    ).toBe(CHECK);
    expect(
      await refusedBy(
        query('update reviews set reviewer_id = $1 where reviewer_id = $2', [author.id, reviewer.id]),
      ),
    ).toBe(CHECK);
  });

  it('R1: nobody is leased the same comment, or item, twice', async () => {
    expect(await refusedBy(lease({ comment, revision: 1 }))).toBe(UNIQUE);
    await lease({ item: await item() });
    expect(await refusedBy(lease({ item: await item() }))).toBe(UNIQUE);
  });

  it('R14: no reviewer is counted twice on a revision', async () => {
    const review = (assignment: string) =>
      query(
        `insert into reviews (id, assignment_id, reviewer_id, comment_id, revision, verdict, created_at) values ($1, $2, $3, $4, 1, 'YES', now())`,
        [newId(), assignment, reviewer.id, comment],
      );
    const [other] = await query<{ id: string }>(
      'select id from review_assignments where calibration_item_id is not null',
    );
    expect(await refusedBy(review(other!.id))).toBe(UNIQUE);
  });

  it('a lease is paid to its reviewer’s own duty', async () => {
    const somebody = await insider();
    expect(await refusedBy(lease({ reviewer: somebody.id, item: await item() }))).toBe(FOREIGN_KEY);
  });

  it('a lease is on a comment’s revision or on a calibration item: on one of them', async () => {
    expect(await refusedBy(lease())).toBe(CHECK);
    expect(await refusedBy(lease({ comment: published, revision: 1, item: await item() }))).toBe(CHECK);
    expect(await refusedBy(lease({ comment: published }))).toBe(CHECK);
    expect(await refusedBy(lease({ item: await item(), revision: 1 }))).toBe(CHECK);
  });

  it.each([
    ['no note is longer than its limit', `update reviews set note = repeat('n', 2001)`],
    ['nothing is voided without a reason', 'update reviews set voided_at = now()'],
    ['nothing has a reason to be void and is not', `update reviews set void_reason = '"because"'`],
    ['no review is about nothing', 'update reviews set comment_id = null, revision = null'],
    ['no duty is done more than it is owed', 'update review_duties set done = required + 1'],
    [
      'no duty is complete before it is done',
      'update review_duties set completed_at = now() where done + waived < required',
    ],
    ['no duty is done and not complete', 'update review_duties set waived = required, completed_at = null'],
  ])('%s', async (_, sql) => {
    expect(await refusedBy(query(sql))).toBe(CHECK);
  });
});

describe('contests of calibration', () => {
  it('R7: are decided by somebody else than who contests', async () => {
    const own = await waitingComment({ article: news, context, author });
    const [item] = await query<{ id: string }>('select id from calibration_items');
    const [assignment, review, contest] = [newId(), newId(), newId()];
    await query(
      `insert into review_assignments (id, reviewer_id, duty_id, calibration_item_id, article_id, slot, assigned_at, not_before, expires_at)
       values ($1, $2, $3, $4, $5, 1, now(), now(), now())`,
      [assignment, author.id, own, item!.id, news.id],
    );
    await query(
      `insert into reviews (id, assignment_id, reviewer_id, calibration_item_id, verdict, created_at) values ($1, $2, $3, $4, 'YES', now())`,
      [review, assignment, author.id, item!.id],
    );
    await query(
      `insert into calibration_contests (id, review_id, item_id, member_id, reason, created_at) values ($1, $2, $3, $4, 'Why?', now())`,
      [contest, review, item!.id, author.id],
    );
    const decide = (who: string) =>
      query(
        `update calibration_contests set outcome = 'RETIRED', decided_by_id = $2, decided_at = now() where id = $1`,
        [contest, who],
      );
    expect(await refusedBy(decide(author.id))).toBe(CHECK);
    await decide(reviewer.id);
  });
});

describe('decisions', () => {
  it('R14: a version is decided once', async () => {
    const [decision] = await query<{ version: number }>(
      'select version from decisions where comment_id = $1',
      [published],
    );
    const again = query(
      `insert into decisions (id, comment_id, version, revision, maker, outcome, created_at) values ($1, $2, $3, 1, 'MODERATOR', 'REJECT', now())`,
      [newId(), published, decision!.version],
    );
    expect(await refusedBy(again)).toBe(UNIQUE);
  });
});

describe('members and drafts', () => {
  it('an address belongs to one member, in whatever spelling', async () => {
    const twin = query(
      `insert into members (id, email, email_folded, display_name, name_skeleton, password_hash) select $1, upper(email), email_folded, 'Twin', 'twin', 'none'
       from members where id = $2`,
      [newId(), author.id],
    );
    expect(await refusedBy(twin)).toBe(UNIQUE);
  });

  it('a draft belongs to a member or waits under a claim', async () => {
    const insert = (member: string | null, claim: string | null) =>
      query(
        `insert into drafts (id, member_id, claim_hash, article_id, target, body, updated_at) values ($1, $2, $3, $4, $4, '', now())`,
        [newId(), member, claim, news.id],
      );
    expect(await refusedBy(insert(null, null))).toBe(CHECK);
    expect(await refusedBy(insert(author.id, 'claim'))).toBe(CHECK);
    await insert(author.id, null);
    expect(await refusedBy(query(`update drafts set body = repeat('a', 20001)`))).toBe(CHECK);
  });

  it('a session ends after it begins', async () => {
    const insert = query(
      `insert into sessions (id, token_hash, member_id, created_at, expires_at) values ($1, 'x', $2, now(), now())`,
      [newId(), author.id],
    );
    expect(await refusedBy(insert)).toBe(CHECK);
  });
});

describe('the audit', () => {
  beforeAll(() =>
    transaction((tx) =>
      record(tx, {
        at: context.now(),
        actorId: null,
        action: 'test.act',
        subjectType: 'policy',
        subjectId: newId(),
      }),
    ),
  );

  it.each([
    ['changed', `update audit_entries set reason = '"another"'`],
    ['deleted', 'delete from audit_entries'],
    ['emptied', 'truncate audit_entries'],
  ])('cannot be %s, neither by the application nor by the owner', async (_, sql) => {
    expect(await refusedBy(query(sql))).toBe(NOT_ALLOWED);
    expect(await refusedBy(queryAsOwner(sql))).toBe(NOT_ALLOWED);
    expect(
      await query(`select 1 from audit_entries where reason is null and action = 'test.act'`),
    ).toHaveLength(1);
  });

  it('cannot be reached around its trigger by the application', async () => {
    for (const sql of [
      'alter table audit_entries disable trigger audit_entries_append_only',
      'drop trigger audit_entries_append_only on audit_entries',
      'drop table audit_entries',
      `set session_replication_role = 'replica'`,
    ]) {
      expect(await refusedBy(query(sql))).toBe(NOT_ALLOWED);
    }
  });
});

describe('reviews that were inserted by the rules', () => {
  it('are taken', async () => {
    const id = await commentInReview({ article: news, context });
    await reviewWith(['YES', 'NOT_CIVIL'], { commentId: id, article: news, context });
    expect(await query('select 1 from reviews where comment_id = $1', [id])).toHaveLength(2);
  });
});
