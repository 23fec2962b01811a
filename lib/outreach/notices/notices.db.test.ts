import { beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { publish, lockComments } from '@/lib/comments/lifecycle';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { askModerator } from '@/lib/comments/own/ask-moderator';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { expireComments, referUnanswered } from '@/lib/comments/end-waiting';
import type { Viewer } from '@/lib/members/viewer';
import { decideAppeal } from '@/lib/moderation/appeals/decide-appeal';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { decideComment } from '@/lib/moderation/decide-comment';
import { liftSanction } from '@/lib/moderation/sanctions/lift-sanction';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { contestCalibration } from '@/lib/peer-review/calibration/contest-calibration';
import { decideContest } from '@/lib/peer-review/calibration/decide-contest';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { DAY, HOUR } from '@/lib/testing/clock';
import {
  calibrationItems,
  commentInReview,
  leaseOn,
  publishedComment,
  referredComment,
  removeComment,
  reviewWith,
  waitingComment,
} from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel } from '@/lib/testing/refusal';
import { deliverEvent } from '@/lib/web/jobs/subscribers';
import { listNotices } from './inbox/list-notices';
import type { NoticeView } from './schemas';
import { notify } from './sending/notify';

beforeEach(openNewsroom);

/** What has been told to somebody, newest first. */
async function noticesOf(viewer: Viewer): Promise<NoticeView[]> {
  await runWaitingJobs();
  return (await listNotices({ viewer })).items;
}

const inReview = () => commentInReview({ article: news, context, author });
const kindsOf = async (viewer: Viewer) => (await noticesOf(viewer)).map(({ kind }) => kind);

type Wish = { by?: Viewer; action: 'PUBLISH' | 'REJECT' | 'REMOVE' | 'RESTORE'; passage?: string };

async function decide(commentId: string, { by, action, passage }: Wish): Promise<void> {
  const [row] = await query<{ version: number }>('select version from comments where id = $1', [commentId]);
  await decideComment({
    viewer: by ?? (await moderator()),
    commentId,
    action,
    version: row!.version,
    ...(action !== 'PUBLISH' &&
      action !== 'RESTORE' && { rule: 'civility' as const, note: 'It mocks them.' }),
    ...(passage && { passage }),
    context,
  });
}

describe('an author is told', () => {
  it('that a comment is posted, with the way to it', async () => {
    const id = await commentInReview({ article: news, context, author, body: 'The spring was worn out.' });
    await reviewWith(['YES', 'YES', 'YES'], { commentId: id, article: news, context });
    const [notice, ...more] = await noticesOf(author);
    expect(more).toEqual([]);
    const excerpt = 'The spring was worn out.';
    expect(notice).toMatchObject({ kind: 'comment.posted', commentId: id, excerpt, readAt: null });
    expect(notice!.title).toMatch(/^Your comment on “Article \d+” is posted$/);
    expect(notice!.action.path).toBe(`/articles/${news.slug}/comments/${id}#comment-${id}`);
  });

  it('what peers object to, in words, before a moderator has it; and of that only where they have not asked', async () => {
    const [asked, silent] = [await inReview(), await inReview()];
    for (const id of [asked, silent])
      await reviewWith(['YES', 'NOT_CIVIL', 'NOT_CIVIL', 'NOT_CIVIL', 'NOT_CIVIL'], {
        commentId: id,
        article: news,
        context,
      });
    const [notice] = await noticesOf(author);
    expect(notice).toMatchObject({
      kind: 'comment.objected',
      title: expect.stringContaining('you decide what is next'),
      reasons: [
        {
          term: '4 of 5: Not civil',
          text: 'Name-calling, hate speech, insults, external links or personal attacks.',
        },
        { term: '1 of 5: Yes', text: 'Acceptable and adds value to the conversation.' },
      ],
      action: { path: `/my-comments#comment-${notice!.commentId}` },
    });
    expect(notice!.paragraphs.join(' ')).toMatch(/until 25 November 2026/);
    await askModerator({ viewer: author, id: asked, context });
    context.advance(25 * HOUR);
    await referUnanswered({ context });
    expect(await kindsOf(author)).toEqual(['comment.referred', 'comment.objected', 'comment.objected']);
    expect((await noticesOf(author))[0]).toMatchObject({
      commentId: silent,
      paragraphs: [expect.stringContaining('has not answered within 24 hours'), expect.any(String)],
    });
  });

  it('nothing of objections that are past when the news comes', async () => {
    const id = await inReview();
    await reviewWith(['NOT_CIVIL', 'NOT_CIVIL', 'NOT_CIVIL'], { commentId: id, article: news, context });
    await editComment({ viewer: author, id, body: 'Put otherwise.', revision: 1, context });
    expect(await kindsOf(author)).toEqual([]);
  });

  it('that a moderator has it, and why', async () => {
    await setPolicy({ review: { authorHours: 0 } });
    const id = await inReview();
    await reviewWith(['NOT_CIVIL', 'NOT_CIVIL', 'NOT_CIVIL'], { commentId: id, article: news, context });
    expect(await kindsOf(author)).toEqual(['comment.referred']);
  });

  it('that it was not accepted, with every reason of the statement', async () => {
    const id = await referredComment({
      article: news,
      context,
      author,
      body: 'What a fool he is, to be sure.',
    });
    await decide(id, { action: 'REJECT', passage: 'What a fool' });
    const [notice] = await noticesOf(author);
    expect(notice!.kind).toBe('comment.rejected');
    const said = Object.fromEntries(
      [...notice!.reasons, ...notice!.particulars].map(({ term, text }) => [term, text]),
    );
    expect(said).toMatchObject({
      'House rule': expect.stringMatching(/^Be civil\. Disagree as hard/),
      'The moderator’s reason': 'It mocks them.',
      'The words it is about': '“What a fool”',
      'What you can do': expect.stringContaining('Appeal until 26 May 2027'),
      'What was automatic': expect.stringMatching(/./),
      'Who decided, and when': expect.stringContaining('24 November 2026'),
      Besides: expect.stringContaining('court'),
    });
  });

  it('that an edit was not accepted while the accepted text stays up', async () => {
    const id = await publishedComment({ article: news, context, author });
    await editComment({
      viewer: author,
      id,
      body: 'A new text, about the same old spring.',
      revision: 1,
      context,
    });
    await decide(id, { action: 'REJECT' });
    const [notice] = await noticesOf(author);
    expect(notice!.title).toMatch(/^Your edit of your comment/);
  });

  it('that an edit is posted', async () => {
    const id = await publishedComment({ article: news, context, author });
    context.advance(DAY);
    await editComment({
      viewer: author,
      id,
      body: 'A new text, about the same old spring.',
      revision: 1,
      context,
    });
    await decide(id, { action: 'PUBLISH' });
    const [notice] = await noticesOf(author);
    expect(notice!.title).toMatch(/^Your edit of your comment .* is posted$/);
  });

  it('that it was removed, and that it is back', async () => {
    const id = await publishedComment({ article: news, context, author });
    await decide(id, { action: 'REMOVE' });
    await decide(id, { action: 'RESTORE' });
    expect((await kindsOf(author)).sort()).toEqual(['comment.posted', 'comment.removed', 'comment.restored']);
  });

  it('that it has expired', async () => {
    await waitingComment({ article: news, context, author });
    context.advance(8 * DAY);
    await expireComments({ context });
    expect(await kindsOf(author)).toEqual(['comment.expired']);
  });

  it('nothing of what they did themselves', async () => {
    const id = await commentInReview({ article: news, context, author });
    await withdrawComment({ viewer: author, id, context });
    expect(await noticesOf(author)).toEqual([]);
  });

  it('nothing of a decision of their own, wherever one may come from', async () => {
    const id = await commentInReview({ article: news, context, author });
    await transaction(async (tx) => {
      const [comment] = await lockComments(tx, [id]);
      await publish(tx, comment!, { at: context.now(), actorId: author.id, maker: 'MODERATOR' });
    });
    expect(await noticesOf(author)).toEqual([]);
  });
});

describe('a notice', () => {
  it('is inserted once, with one job to mail it, however often and by whomever its event is brought', async () => {
    await publishedComment({ article: news, context, author });
    const [event] = await query<{ id: string }>(
      `select id from outbox_events where type = 'comment.publish'`,
    );
    await inParallel(Array.from({ length: 6 }, () => deliverEvent(BigInt(event!.id))));
    await deliverEvent(BigInt(event!.id));
    expect(await query('select kind from notices')).toEqual([{ kind: 'comment.posted' }]);
    expect(await jobs('send-mail')).toBe(1);
  });

  it('goes to all of its members or to none', async () => {
    const to = (memberId: string) => ({ memberId, reason: null });
    const many = Array.from({ length: 600 }, () => to(author.id));
    const sent = { eventId: 1n, at: context.now() };
    await expect(notify('reviewer.warned', [...many, to('nobody')], sent)).rejects.toThrow();
    expect(await query('select 1 from notices')).toEqual([]);
    expect(await jobs('send-mail')).toBe(0);
  });

  it('to a member who is gone is not inserted, and stops nobody', async () => {
    await emitNow({
      type: 'reviewer.standing',
      subjectId: newId(),
      payload: { standing: 'WARNED', before: 'GOOD', reason: 'x' },
    });
    await runWaitingJobs();
    expect(await query('select 1 from notices')).toEqual([]);
    expect(await jobs('deliver-event')).toBe(0);
  });
});

describe('R13: a reviewer is never dealt with silently', () => {
  it.each([
    ['WARNED', 'GOOD', 'reviewer.warned'],
    ['SUSPENDED', 'WARNED', 'reviewer.suspended'],
    ['GOOD', 'SUSPENDED', 'reviewer.reinstated'],
  ] as const)('a standing that becomes %s is told', async (standing, before, kind) => {
    const payload = { standing, before, reason: 'Four of ten.' };
    await emitNow({ type: 'reviewer.standing', subjectId: author.id, payload });
    const [notice] = await noticesOf(author);
    expect(notice!.kind).toBe(kind);
    expect(notice!.reasons[0]!.text).toBe('Four of ten.');
  });
});

describe('an appeal', () => {
  async function appealed(outcome: 'UPHELD' | 'REVERSED', against: 'REJECT' | 'REMOVE') {
    const wish = { article: news, context, author };
    const id = against === 'REJECT' ? await referredComment(wish) : await publishedComment(wish);
    await decide(id, { action: against });
    await runWaitingJobs();
    await query('delete from notices');
    const text = 'I did not mock anybody: that is what the committee is called.';
    await fileAppeal({ viewer: author, commentId: id, text, context });
    context.advance(DAY);
    const [appeal] = await query<{ id: string; version: number }>(
      'select a.id, c.version from appeals a join comments c on c.id = a.comment_id',
    );
    const note = 'It is about the committee.';
    const { id: appealId, version } = appeal!;
    await decideAppeal({ viewer: await moderator(), appealId, outcome, version, note, context });
    return id;
  }

  it.each(['REJECT', 'REMOVE'] as const)(
    'against %s that succeeds is told as that, and nothing besides',
    async (against) => {
      const id = await appealed('REVERSED', against);
      const [notice, ...more] = await noticesOf(author);
      expect(more).toEqual([]);
      expect(notice).toMatchObject({ kind: 'appeal.decided', commentId: id });
      expect(notice!.title).toMatch(/^Your appeal succeeded/);
      expect(notice!.reasons).toEqual([
        { term: 'The moderator’s reason', text: 'It is about the committee.' },
      ]);
    },
  );

  it('that fails is told with the reason', async () => {
    await appealed('UPHELD', 'REJECT');
    const [notice, ...more] = await noticesOf(author);
    expect(more).toEqual([]);
    expect(notice!.title).toMatch(/was turned down$/);
    expect(notice!.reasons[0]!.text).toBe('It is about the committee.');
  });

  it('that is overtaken, because its author took the comment back, is told nobody', async () => {
    const id = await referredComment({ article: news, context, author });
    await decide(id, { action: 'REJECT' });
    const text = 'I did not mock anybody: that is what the committee is called.';
    await fileAppeal({ viewer: author, commentId: id, text, context });
    await withdrawComment({ viewer: author, id, context });
    expect((await kindsOf(author)).sort()).toEqual(['comment.referred', 'comment.rejected']);
  });
});

describe('R7: whoever contests a calibration item', () => {
  it('is answered', async () => {
    await calibrationItems(3);
    await setPolicy({ review: { readingFloor: false } });
    const commentId = await waitingComment({ article: news, context, author });
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    const assignmentId = assignments[0]!.id;
    await recordReview({ viewer: author, assignmentId, verdict: 'MISINFORMATION', context });
    await contestCalibration({ viewer: author, assignmentId, reason: 'It is nothing of the kind.', context });
    const [contest] = await query<{ id: string }>('select id from calibration_contests');
    const decided = { contestId: contest!.id, outcome: 'RETIRED', note: 'You are right.', context } as const;
    await decideContest({ viewer: await moderator(), ...decided });
    const [notice, ...more] = await noticesOf(author);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      kind: 'calibration.contest-decided',
      title: 'You were right about a test comment',
      reasons: [{ term: 'The moderator’s answer', text: 'You are right.' }],
    });
  });
});

describe('a member', () => {
  it('is told of a sanction, until when and why, and of its end', async () => {
    const desk = await moderator();
    const asked = {
      kind: 'TIME_OUT',
      reason: 'Three insults in a day.',
      endsAt: '2026-12-01T12:00:00Z',
    } as const;
    const { id: sanctionId } = await sanctionMember({ viewer: desk, memberId: author.id, ...asked, context });
    const [inserted] = await noticesOf(author);
    expect(inserted).toMatchObject({ kind: 'member.sanctioned', title: 'Your account is in time-out' });
    expect(inserted!.paragraphs.join()).toContain('until 1 December 2026 at 12:00 UTC');
    expect(inserted!.reasons).toEqual([{ term: 'The moderator’s reason', text: 'Three insults in a day.' }]);
    await liftSanction({ viewer: desk, sanctionId, reason: 'It was somebody else.', context });
    const [lifted, ...more] = await noticesOf(author);
    expect(more).toHaveLength(1);
    expect(lifted).toMatchObject({ kind: 'member.unsanctioned', title: 'Your time-out is lifted' });
  });
});

describe('whoever reported a comment', () => {
  it('is told what came of it, once, and not by whoever closed it', async () => {
    const id = await publishedComment({ article: news, context });
    const [reporter, other, closer] = [await insider(), await insider(), await moderator()];
    for (const { id: memberId } of [reporter, closer]) await insertReport(id, memberId);
    await close(id, closer);
    await insertReport(id, other.id);
    await close(id, closer);
    expect(await kindsOf(reporter)).toEqual(['report.closed']);
    expect(await kindsOf(other)).toEqual(['report.closed']);
    expect(await kindsOf(closer)).toEqual([]);
  });

  const insertReport = (commentId: string, memberId: string) =>
    query(
      `insert into reports (id, comment_id, member_id, rule, created_at) values ($1, $2, $3, 'civility', $4)`,
      [newId(), commentId, memberId, context.now()],
    );

  async function close(commentId: string, by: Viewer) {
    await query(
      `update reports set outcome = 'DISMISSED', closed_at = $2 where comment_id = $1 and outcome is null`,
      [commentId, context.now()],
    );
    const closing = { outcome: 'DISMISSED', authorId: author.id, actorId: by.id, closed: 1 };
    const payload = { ...closing, closedAt: context.now().toISOString() };
    await emitNow({ type: 'report.close', subjectId: commentId, payload });
    await runWaitingJobs();
  }
});

describe('thanks for reviews', () => {
  /** A member who reviews three comments, of which `yes` then are published, and the others rejected. */
  async function reviewThree(): Promise<{ reviewer: Viewer; comments: string[]; own: string }> {
    const reviewer = await insider();
    const own = await waitingComment({ article: news, context, author: reviewer });
    const comments: string[] = [];
    for (let slot = 1; slot <= 3; slot += 1) {
      const commentId = await referredComment({ article: news, context });
      const assignmentId = newId();
      await query(
        `insert into review_assignments (id, reviewer_id, duty_id, comment_id, revision, article_id, slot, state, assigned_at, not_before, expires_at)
         values ($1, $2, $3, $4, 1, $5, $6, 'DONE', $7, $7, $7)`,
        [assignmentId, reviewer.id, own, commentId, news.id, slot, context.now()],
      );
      await query(
        `insert into reviews (id, assignment_id, reviewer_id, comment_id, revision, verdict, created_at)
         values ($1, $2, $3, $4, 1, 'YES', $5)`,
        [newId(), assignmentId, reviewer.id, commentId, context.now()],
      );
      comments.push(commentId);
    }
    await query('update review_duties set done = 3, completed_at = $2 where comment_id = $1', [
      own,
      context.now(),
    ]);
    return { reviewer, comments, own };
  }

  it('come when the last of a batch is decided, in numbers that name nobody', async () => {
    const { reviewer, comments, own } = await reviewThree();
    await decide(comments[0]!, { action: 'PUBLISH' });
    await decide(comments[1]!, { action: 'REJECT' });
    expect(await noticesOf(reviewer)).toEqual([]);
    await decide(comments[2]!, { action: 'PUBLISH' });
    const [thanks, ...more] = await noticesOf(reviewer);
    expect(more).toEqual([]);
    expect(thanks).toMatchObject({
      kind: 'reviews.thanks',
      title: 'Two of the three comments that you reviewed are now published',
      commentId: own,
    });
    const [row] = await query<{ facts: Record<string, unknown> }>(
      `select facts from notices where kind = 'reviews.thanks'`,
    );
    expect(Object.keys(row!.facts).sort()).toEqual(['article', 'published', 'reviewed']);
    for (const id of comments) expect(JSON.stringify([thanks, row])).not.toContain(id);
  });

  it('come once, whatever happens to the comments later, and whichever of two decisions comes last', async () => {
    const { reviewer, comments } = await reviewThree();
    for (const id of comments) await decide(id, { action: 'PUBLISH' });
    const events = await query<{ id: string }>(`select id from outbox_events where type = 'comment.publish'`);
    await inParallel(events.map(({ id }) => deliverEvent(BigInt(id))));
    await removeComment(comments[0]!, context);
    expect(await kindsOf(reviewer)).toEqual(['reviews.thanks']);
  });

  it('do not count reviews that were voided, and wait for the whole duty', async () => {
    const { reviewer, comments, own } = await reviewThree();
    await query('update review_duties set completed_at = null, done = 2 where comment_id = $1', [own]);
    await query(`update reviews set voided_at = now(), void_reason = '"edited"' where comment_id = $1`, [
      comments[2],
    ]);
    for (const id of comments.slice(0, 2)) await decide(id, { action: 'PUBLISH' });
    expect(await noticesOf(reviewer)).toEqual([]);
    await query('update review_duties set completed_at = now(), done = 3 where comment_id = $1', [own]);
    const payload = { authorId: reviewer.id, state: 'IN_REVIEW', version: 2 };
    await emitNow({ type: 'comment.line-up', subjectId: own, payload });
    expect((await noticesOf(reviewer)).map(({ title }) => title)).toEqual([
      'Both comments that you reviewed are now published',
    ]);
  });

  it('follow from reviews as they are really given', async () => {
    const commentId = await commentInReview({ article: news, context });
    const { viewer, assignmentId, ownComment } = await leaseOn({ commentId, article: news, context });
    await query('update review_duties set required = 1 where comment_id = $1', [ownComment]);
    await recordReview({ viewer, assignmentId, verdict: 'YES', context });
    await reviewWith(['YES', 'YES'], { commentId, article: news, context });
    expect((await noticesOf(viewer)).map(({ title }) => title)).toEqual([
      'The comment that you reviewed is decided, and published',
    ]);
  });
});

const jobs = async (task: string) =>
  (
    await query(
      `select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1`,
      [task],
    )
  ).length;

const emitNow = (event: Parameters<typeof emit>[1]) => transaction((tx) => emit(tx, event));
