import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { hashSessionToken } from '@/lib/members/session-token';
import { findViewer } from '@/lib/members/find-viewer';
import type { Viewer } from '@/lib/members/viewer';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { findOwnComment, readComment } from '@/lib/comments/own/read-comment';
import { readThread } from '@/lib/comments/thread/read-thread';
import type { CommentState } from '@/lib/comments/schemas';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { recordReview } from '@/lib/peer-review/review/record-review';
import type { Verdict } from '@/lib/peer-review/schemas';
import { DAY, MINUTE } from '@/lib/testing/clock';
import {
  commentInReview,
  factsOf,
  leaseOn,
  publishedComment,
  referredComment,
  rejectedComment,
  reviewWith,
  waitingComment,
} from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, member, moderator, sanction } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { decideAppeal } from './appeals/decide-appeal';
import { fileAppeal } from './appeals/file-appeal';
import { listAppealsAbout } from './appeals/list-appeals';
import { decideComment } from './decide-comment';
import { readCase } from './read-case';
import type { Action } from './schemas';

beforeEach(openNewsroom);

let desk: Viewer;

beforeEach(async () => {
  desk = await moderator({ name: 'Desk One' });
});

type More = Partial<Parameters<typeof decideComment>[0]>;
/** A decision on the comment as it stands, with a rule and a reason unless said otherwise. */
const decide = async (commentId: string, action: Action, more: More = {}) => {
  const { version } =
    more.version === undefined && more.commentId === undefined ? await factsOf(commentId) : { version: 1 };
  return decideComment({
    viewer: desk,
    commentId,
    action,
    version,
    rule: 'civility',
    note: 'Please be civil.',
    context,
    ...more,
  });
};
const wish = (author?: Viewer) => ({ article: news, context, author });

describe('who may decide', () => {
  it.each([
    ['nobody', async () => null, 401],
    ['an Insider', () => insider(), 403],
    ['a lapsed member', () => member({ membership: 'LAPSED' }), 403],
    [
      'a moderator in time-out',
      () => moderator({ sanction: { kind: 'TIME_OUT', reason: 'Rest.', endsAt: null } }),
      403,
    ],
  ])('not %s', async (_, who, status) => {
    const id = await referredComment(wish());
    expect(await refusalOf(decide(id, 'PUBLISH', { viewer: await who() }))).toMatchObject({ status });
    expect(await factsOf(id)).toMatchObject({ state: 'REFERRED' });
  });

  it.each([
    ['a moderator', moderator],
    ['an administrator', admin],
  ])('%s', async (_, who) => {
    const id = await referredComment(wish());
    expect(await decide(id, 'PUBLISH', { viewer: await who() })).toMatchObject({ status: 'PUBLISHED' });
  });

  it('a time-out bites on the moderator’s very next request, and ends by itself', async () => {
    const token = 'a session token';
    await query(
      'insert into sessions (id, token_hash, member_id, created_at, expires_at) values ($1, $2, $3, $4, $5)',
      [
        newId(),
        hashSessionToken(token),
        desk.id,
        context.now(),
        new Date(context.now().getTime() + 30 * DAY),
      ],
    );
    const next = async () =>
      decide(await referredComment(wish()), 'PUBLISH', {
        viewer: await findViewer({ sessionToken: token, context }),
      });
    await next();
    await sanction({ on: desk, from: context.now(), until: new Date(context.now().getTime() + DAY) });
    expect(await refusalOf(next())).toMatchObject({ status: 403 });
    context.advance(DAY);
    expect(await next()).toMatchObject({ status: 'PUBLISHED' });
  });

  it('nobody about a comment of their own', async () => {
    const id = await referredComment(wish(desk));
    expect(await refusalOf(decide(id, 'PUBLISH'))).toMatchObject({ status: 403, code: 'own-comment' });
    expect(await decide(id, 'PUBLISH', { viewer: await moderator() })).toMatchObject({ status: 'PUBLISHED' });
  });

  it.each<[Action, Verdict, CommentState]>([
    ['PUBLISH', 'NOT_CIVIL', 'OBJECTED'],
    ['REJECT', 'NOT_CIVIL', 'OBJECTED'],
    ['REMOVE', 'YES', 'PUBLISHED'],
  ])(
    'nobody about one that they have reviewed: theirs is no second opinion (%s)',
    async (action, verdict, state) => {
      const other = await moderator();
      const id = await commentInReview(wish());
      const { assignmentId } = await leaseOn({ commentId: id, reviewer: desk, article: news, context });
      await recordReview({ viewer: desk, assignmentId, verdict, context });
      await reviewWith([verdict, verdict], { commentId: id, article: news, context });
      expect(await factsOf(id)).toMatchObject({ state });
      expect(await refusalOf(decide(id, action))).toMatchObject({ status: 403, code: 'own-review' });
      expect(await readCase({ viewer: desk, commentId: id })).toMatchObject({
        allowed: [],
        whyNot: 'own-review',
      });
      const { allowed, whyNot } = await readCase({ viewer: other, commentId: id });
      expect([allowed.includes(action), whyNot]).toEqual([true, null]);
      expect(await decide(id, action, { viewer: other })).toMatchObject({ id });
    },
  );

  it('nobody about the correction of one that they have reviewed, however often it was corrected', async () => {
    const [author, other, third] = [await insider(), await moderator(), await moderator()];
    const accepted = 'The pump was serviced in May by two people from the town, who found a crack in it.';
    const id = await commentInReview({ ...wish(author), body: accepted });
    const { assignmentId } = await leaseOn({ commentId: id, reviewer: desk, article: news, context });
    await recordReview({ viewer: desk, assignmentId, verdict: 'YES', context });
    await reviewWith(['YES', 'YES'], { commentId: id, article: news, context });
    for (const [revision, spelling] of [
      [1, 'servicced'],
      [2, 'serrviced'],
    ] as const) {
      const body = accepted.replace('serviced', spelling);
      const edited = await editComment({ viewer: author, id, body, revision, context });
      // What peers said is said of it, to its author and at the desk.
      expect(edited).toMatchObject({ status: 'PUBLISHED', verdicts: { yes: 3 } });
      expect(await refusalOf(decide(id, 'REMOVE'))).toMatchObject({ status: 403, code: 'own-review' });
      expect(await readCase({ viewer: desk, commentId: id })).toMatchObject({
        verdicts: { yes: 3 },
        allowed: [],
        whyNot: 'own-review',
      });
    }
    await decide(id, 'REMOVE', { viewer: other });
    const appeal = await fileAppeal({
      viewer: author,
      commentId: id,
      text: 'Nobody said what was wrong with it.',
      context,
    });
    const listed = async (viewer: Viewer) => (await listAppealsAbout({ viewer, commentId: id, context }))[0];
    expect(await listed(desk)).toMatchObject({ id: appeal.id, whyNot: 'own-review' });
    expect(await listed(third)).toMatchObject({ whyNot: null });
    const answer = { appealId: appeal.id, outcome: 'UPHELD', version: 1, note: 'So.', context } as const;
    expect(await refusalOf(decideAppeal({ viewer: desk, ...answer }))).toMatchObject({
      status: 403,
      code: 'own-review',
    });
  });

  it('but about a text that came after the one that they reviewed', async () => {
    const author = await insider();
    const id = await commentInReview(wish(author));
    const { assignmentId } = await leaseOn({ commentId: id, reviewer: desk, article: news, context });
    await recordReview({ viewer: desk, assignmentId, verdict: 'YES', context });
    await editComment({ viewer: author, id, body: 'I put it otherwise now.', revision: 1, context });
    expect(await decide(id, 'PUBLISH')).toMatchObject({ status: 'PUBLISHED' });
  });

  it('nobody about what is not there', async () => {
    for (const commentId of [newId(), 'x', "' or true --"]) {
      expect(await refusalOf(decide(commentId, 'PUBLISH', { commentId }))).toMatchObject({ status: 404 });
    }
  });
});

describe('a decision', () => {
  it('publishes: readers see it at once, and it is counted', async () => {
    const id = await referredComment(wish());
    context.advance(MINUTE);
    const { version } = await factsOf(id);
    expect(await decide(id, 'PUBLISH', { rule: undefined, note: undefined })).toEqual({
      id,
      status: 'PUBLISHED',
      version: version + 1,
      heldUntil: null,
    });
    expect(await readThread({ articleSlug: news.slug })).toMatchObject({
      count: 1,
      items: [{ id, status: 'PUBLISHED', publishedAt: context.now().toISOString() }],
    });
    await expectCountersEqualRows();
  });

  it('rejects: its author learns the rule and the reason, tidied', async () => {
    const author = await insider();
    const id = await referredComment(wish(author));
    await decide(id, 'REJECT', { rule: 'hate', note: ' Not \u200Bhere.\n' });
    expect(await findOwnComment({ viewer: author, id })).toMatchObject({
      status: 'REJECTED',
      rule: 'hate',
      reason: 'Not here.',
      allowed: { edit: true, resubmit: true, withdraw: true },
    });
  });

  it.each<[string, More, string, string]>([
    ['no rule', { rule: undefined }, 'rule-required', 'rule'],
    ['no reason', { note: undefined }, 'note-required', 'note'],
    ['an empty reason', { note: ' \n ' }, 'note-required', 'note'],
    ['a reason that nobody sees', { note: '\u200B' }, 'note-required', 'note'],
  ])('rejects nothing with %s', async (_, more, code, field) => {
    const referred = await referredComment(wish());
    expect(await refusalOf(decide(referred, 'REJECT', more))).toMatchObject({ status: 400, code, field });
    expect(await factsOf(referred)).toMatchObject({ state: 'REFERRED' });
  });

  it('removes, and restores as it was', async () => {
    const id = await publishedComment(wish());
    const before = await readComment({ viewer: null, id });
    context.advance(DAY);
    await decide(id, 'REMOVE');
    expect(await refusalOf(readComment({ viewer: null, id }))).toMatchObject({ status: 404 });
    await expectCountersEqualRows();
    await decide(id, 'RESTORE');
    expect(await readComment({ viewer: null, id })).toEqual(before);
    await expectCountersEqualRows();
  });

  it('publishes what was rejected before, on second thoughts', async () => {
    const id = await rejectedComment(wish());
    expect(await decide(id, 'PUBLISH')).toMatchObject({ status: 'PUBLISHED' });
  });

  it.each<[Action, typeof waitingComment]>([
    ['PUBLISH', waitingComment],
    ['REMOVE', commentInReview],
    ['RESTORE', publishedComment],
    ['REJECT', publishedComment],
    ['REMOVE', rejectedComment],
  ])('that leads nowhere is refused: %s', async (action, build) => {
    const id = await build(wish());
    const before = await factsOf(id);
    expect(await refusalOf(decide(id, action))).toMatchObject({
      status: 409,
      code: 'wrong-state',
      details: { current: { state: before.state } },
    });
    expect(await factsOf(id)).toEqual(before);
  });

  it('is on record, with who, when, from, to and why', async () => {
    const id = await referredComment(wish());
    await decide(id, 'REJECT');
    const [entry] = await query(
      `select actor_id, at, from_state, to_state, reason, details from audit_entries where subject_id = $1 and action = 'comment.reject'`,
      [id],
    );
    expect(entry).toEqual({
      actor_id: desk.id,
      at: context.now(),
      from_state: 'REFERRED',
      to_state: 'REJECTED',
      reason: 'Please be civil.',
      details: { revision: 1, rule: 'civility' },
    });
  });

  it('tells the page cache what it made stale: a removal as a removal', async () => {
    const author = await insider();
    const id = await referredComment(wish(author));
    await query('delete from outbox_events');
    await decide(id, 'PUBLISH');
    await decide(id, 'REMOVE');
    await decide(id, 'RESTORE');
    const tags = ['front', `article:${news.id}`, `member:${author.id}`];
    expect(await query('select type, tags, removal from outbox_events order by id')).toEqual([
      { type: 'comment.publish', tags, removal: false },
      { type: 'comment.remove', tags, removal: true },
      { type: 'comment.restore', tags, removal: false },
    ]);
    await decide(await referredComment(wish()), 'REJECT');
    expect(await query(`select tags from outbox_events where type = 'comment.reject'`)).toEqual([
      { tags: [] },
    ]);
  });
});

describe('a decision that comes late', () => {
  it('is a conflict that says how it stands, and who decided what', async () => {
    const id = await referredComment(wish());
    const { version } = await factsOf(id);
    await decide(id, 'REJECT');
    expect(await refusalOf(decide(id, 'PUBLISH', { viewer: await moderator(), version }))).toMatchObject({
      status: 409,
      code: 'stale-version',
      details: {
        current: {
          status: 'REJECTED',
          version: version + 1,
          decision: {
            maker: 'MODERATOR',
            outcome: 'REJECT',
            actor: 'Desk One',
            rule: 'civility',
            note: 'Please be civil.',
          },
        },
      },
    });
  });

  it('is a conflict also when its author took it back', async () => {
    const author = await insider();
    const id = await referredComment(wish(author));
    const { version } = await factsOf(id);
    await withdrawComment({ viewer: author, id, context });
    expect(await refusalOf(decide(id, 'PUBLISH', { version }))).toMatchObject({
      details: { current: { status: 'WITHDRAWN' } },
    });
  });

  it('repeated by the same person, as by a double click, gives the same answer', async () => {
    const id = await referredComment(wish());
    const { version } = await factsOf(id);
    const first = await decide(id, 'REJECT', { version });
    expect(await decide(id, 'REJECT', { version })).toEqual(first);
    expect(
      await query('select 1 from decisions where comment_id = $1 and maker = $2::"DecisionMaker"', [
        id,
        'MODERATOR',
      ]),
    ).toHaveLength(1);
    expect(await refusalOf(decide(id, 'PUBLISH', { version }))).toMatchObject({ code: 'stale-version' });
  });
});

describe('R14: two moderators at once', () => {
  it.each(['one wins', 'whoever it is', 'each time'])(
    '%s, and the other is shown what was decided',
    async () => {
      const id = await referredComment(wish());
      const { version } = await factsOf(id);
      const other = await moderator({ name: 'Desk Two' });
      const { answers, refusals } = await inParallel([
        decide(id, 'PUBLISH', { version }),
        decide(id, 'REJECT', { version, viewer: other }),
      ]);
      expect([answers.length, refusals.length]).toEqual([1, 1]);
      const published = answers[0]?.status === 'PUBLISHED';
      expect(refusals[0]).toMatchObject({
        status: 409,
        code: 'stale-version',
        details: {
          current: {
            decision: {
              outcome: published ? 'PUBLISH' : 'REJECT',
              actor: published ? 'Desk One' : 'Desk Two',
            },
          },
        },
      });
      expect(
        await query(`select 1 from decisions where comment_id = $1 and maker = 'MODERATOR'`, [id]),
      ).toHaveLength(1);
      await expectCountersEqualRows();
    },
  );

  it('ten clicks of one moderator decide once and all give the same answer', async () => {
    const id = await referredComment(wish());
    const { version } = await factsOf(id);
    const { answers } = await inParallel(
      Array.from({ length: 10 }, () => decide(id, 'PUBLISH', { version })),
    );
    expect(answers).toHaveLength(10);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    await expectCountersEqualRows();
  });

  it('removing what is answered while its answers are published keeps the counters right', async () => {
    const root = await publishedComment(wish());
    const reply = await publishedComment({ ...wish(), parentId: root });
    const pending = [];
    for (const parentId of [root, reply, root, reply])
      pending.push(await referredComment({ ...wish(), parentId }));
    const { answers } = await inParallel([
      decide(root, 'REMOVE'),
      decide(reply, 'REMOVE'),
      ...pending.map((id) => decide(id, 'PUBLISH')),
    ]);
    expect(answers).toHaveLength(6);
    await expectCountersEqualRows();
  });
});

describe('against all reviewers', () => {
  const objected = async () => {
    const commentId = await commentInReview(wish());
    await reviewWith(['NOT_CIVIL', 'MISINFORMATION'], { commentId, article: news, context });
    return commentId;
  };

  it('nothing is published by who asks to be told, until they confirm it', async () => {
    const id = await objected();
    const { dissent } = await readCase({ viewer: desk, commentId: id, context });
    expect(dissent).toMatchObject({ accepts: 0, objects: 2 });
    expect(await refusalOf(decide(id, 'PUBLISH', { againstReviewers: false }))).toMatchObject({
      status: 409,
      code: 'against-reviewers',
      details: { dissent },
    });
    expect(await query(`select 1 from decisions where maker = 'MODERATOR'`)).toEqual([]);
    expect(await decide(id, 'PUBLISH', { againstReviewers: true })).toMatchObject({ status: 'PUBLISHED' });
  });

  it('it is rejected like any other, and published by a program that does not ask', async () => {
    const rejected = await objected();
    expect(await decide(rejected, 'REJECT', { againstReviewers: false })).toMatchObject({
      status: 'REJECTED',
    });
    expect(await decide(await objected(), 'PUBLISH')).toMatchObject({ status: 'PUBLISHED' });
  });

  it('nothing is said of it while it is to be read without what they said', async () => {
    const id = await objected();
    await query(
      `update comments set state = 'REFERRED', state_reason = '{"code": "read-first", "facts": {}}' where id = $1`,
      [id],
    );
    expect((await readCase({ viewer: desk, commentId: id, context })).dissent).toBeNull();
    expect(await decide(id, 'PUBLISH', { againstReviewers: false })).toMatchObject({ status: 'PUBLISHED' });
  });
});
