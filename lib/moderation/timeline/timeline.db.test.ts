import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { setMembership } from '@/lib/members/memberships/set-membership';
import type { Viewer } from '@/lib/members/viewer';
import { commentInReview, leaseOn, publishedComment, rejectedComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { fileAppeal } from '../appeals/file-appeal';
import { writeNote } from '../notes/write-note';
import { dismissReports } from '../reports/dismiss-reports';
import { reportComment } from '../reports/report-comment';
import { liftSanction } from '../sanctions/lift-sanction';
import { sanctionMember } from '../sanctions/sanction-member';
import { readTimeline } from './read-timeline';
import { timelineView } from './schemas';

beforeEach(openNewsroom);

let desk: Viewer;
beforeEach(async () => {
  desk = await moderator({ name: 'Desk One' });
});

const SECOND_OF_CLOCK = 1_000;
const of = (memberId: string, more: Partial<Parameters<typeof readTimeline>[0]> = {}) =>
  readTimeline({ viewer: desk, memberId, limit: 100, ...more });
const kindsOf = async (memberId: string, viewer = desk) =>
  (await of(memberId, { viewer })).items.map(({ kind }) => kind);

/** Somebody accepts a comment, as a peer. */
async function review(commentId: string, reviewer: Viewer): Promise<void> {
  const { viewer, assignmentId } = await leaseOn({ commentId, reviewer, article: news, context });
  await recordReview({ viewer, assignmentId, verdict: 'YES', context });
}

/** One of everything that can happen to somebody; the comments of others that they met. */
async function eventful(): Promise<{ rejected: string; reported: string }> {
  const tick = () => context.advance(SECOND_OF_CLOCK);
  const rejected = await rejectedComment({ article: news, context, author });
  tick();
  await fileAppeal({
    viewer: author,
    commentId: rejected,
    text: 'Please look at it again, all of it.',
    context,
  });
  tick();
  const reported = await publishedComment({ article: news, context });
  await reportComment({ viewer: author, commentId: reported, reason: 'off-topic', context });
  tick();
  await review(await commentInReview({ article: news, context }), author);
  tick();
  await writeNote({ viewer: desk, memberId: author.id, note: 'Keep an eye on this one.', context });
  tick();
  const grant = {
    state: 'ACTIVE',
    plan: null,
    until: '2030-01-01T00:00:00.000Z',
    reason: 'A gift.',
  } as const;
  await setMembership({ viewer: await admin(), memberId: author.id, ...grant, context });
  tick();
  const { id } = await sanctionMember({
    viewer: desk,
    memberId: author.id,
    kind: 'BAN',
    rule: 'civility',
    reason: 'Enough.',
    context,
  });
  tick();
  await fileAppeal({ viewer: author, sanctionId: id, text: 'It was not me who wrote this.', context });
  tick();
  await liftSanction({ viewer: desk, sanctionId: id, reason: 'My mistake.', context });
  return { rejected, reported };
}

describe('the timeline of a member', () => {
  it('has everything, the newest first, with who did it and the way to it', async () => {
    const { rejected, reported } = await eventful();
    const view = await of(author.id);
    expect(timelineView.safeParse(view).error).toBeUndefined();
    expect(view.member).toEqual({ id: author.id, displayName: author.displayName });
    const times = view.items.map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    expect(view.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'act', action: 'member.unsanction', actor: 'Desk One' }),
        expect.objectContaining({ kind: 'act', action: 'appeal.file', actor: author.displayName }),
        expect.objectContaining({
          kind: 'act',
          action: 'member.sanction',
          toState: 'BAN',
          reason: 'Enough.',
        }),
        expect.objectContaining({ kind: 'act', action: 'member.set-membership', reason: 'A gift.' }),
        expect.objectContaining({ kind: 'note', text: 'Keep an eye on this one.', actor: 'Desk One' }),
        expect.objectContaining({ kind: 'report', comment: { id: reported }, outcome: null }),
        expect.objectContaining({
          kind: 'appeal',
          comment: { id: rejected },
          state: 'OPEN',
          decidedBy: null,
        }),
        expect.objectContaining({ kind: 'decision', comment: { id: rejected }, outcome: 'REJECT' }),
      ]),
    );
    const [version] = await query<{ version: number }>('select version from comments where id = $1', [
      reported,
    ]);
    await dismissReports({ viewer: desk, commentId: reported, reports: 1, ...version!, context });
    const report = (await of(author.id)).items.find(({ kind }) => kind === 'report');
    expect(report).toMatchObject({ outcome: 'DISMISSED' });
  });

  it('comes page by page, each once', async () => {
    await eventful();
    const whole = (await of(author.id)).items.map(({ id }) => id);
    const found: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await of(author.id, { limit: 3, cursor });
      found.push(...page.items.map(({ id }) => id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(found).toEqual(whole);
    expect(new Set(found).size).toBe(whole.length);
  });

  it('tells nobody who reported or reviewed a comment of their own, nor what is noted about themselves', async () => {
    const colleague = await moderator({ name: 'Desk Two' });
    const own = await publishedComment({ article: news, context, author: desk });
    const reviewer = await insider();
    await review(await commentInReview({ article: news, context, author: desk }), reviewer);
    expect(await kindsOf(reviewer.id)).not.toContain('review');
    expect(await kindsOf(reviewer.id, colleague)).toContain('review');
    const reporter = await insider();
    await reportComment({ viewer: reporter, commentId: own, reason: 'civility', context });
    expect(await kindsOf(reporter.id)).not.toContain('report');
    expect(await kindsOf(reporter.id, colleague)).toContain('report');
    await writeNote({ viewer: colleague, memberId: desk.id, note: 'Is tired.', context });
    expect(await kindsOf(desk.id)).not.toContain('note');
    expect(await kindsOf(desk.id, colleague)).toContain('note');
    expect(JSON.stringify(await of(desk.id))).not.toContain('member.note');
  });

  it('says nothing of a comment that the viewer reads as a peer just now', async () => {
    // A correction of what moderators decided about before goes round again.
    const commentId = await publishedComment({ article: news, context, author });
    expect(await kindsOf(author.id)).toContain('decision');
    const body = 'On second thoughts I would rather say something else, about another matter altogether.';
    await editComment({ viewer: author, id: commentId, body, revision: 1, context });
    await leaseOn({ commentId, reviewer: desk, article: news, context });
    expect(await kindsOf(author.id)).not.toContain('decision');
    expect(await kindsOf(author.id, await moderator())).toContain('decision');
  });

  it('is for the desk alone', async () => {
    expect(await refusalOf(of(author.id, { viewer: null }))).toMatchObject({ status: 401 });
    for (const viewer of [author, await insider()])
      expect(await refusalOf(of(author.id, { viewer }))).toMatchObject({ status: 403 });
    for (const nobody of [newId(), 'x']) expect(await refusalOf(of(nobody))).toMatchObject({ status: 404 });
  });
});
