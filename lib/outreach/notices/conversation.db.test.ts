import { beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { rename } from '@/lib/members/names/rename';
import { stateExpertise } from '@/lib/members/expertise/state-expertise';
import { verifyExpertise } from '@/lib/members/expertise/verify-expertise';
import { withdrawExpertise } from '@/lib/members/expertise/withdraw-expertise';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import type { Viewer } from '@/lib/members/viewer';
import { decideComment } from '@/lib/moderation/decide-comment';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { DAY, HOUR } from '@/lib/testing/clock';
import {
  calibrationItems,
  commentInReview,
  publishedComment,
  removeComment,
  waitingComment,
} from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, insiders, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel } from '@/lib/testing/refusal';
import { deliverEvent } from '@/lib/web/jobs/subscribers';
import { countUnread } from './inbox/count-unread';
import { listNotices } from './inbox/list-notices';
import { markRead } from './inbox/mark-read';
import { openNotice } from './inbox/open-notice';
import { remindOfReviews } from './sending/remind-of-reviews';
import type { NoticeView } from './schemas';

beforeEach(openNewsroom);

const noticesOf = async (viewer: Viewer): Promise<NoticeView[]> => {
  await runWaitingJobs();
  return (await listNotices({ viewer })).items;
};
/** What somebody was told, but for what became of their own comments. */
const receivedBy = async (viewer: Viewer) =>
  (await noticesOf(viewer)).filter(({ kind }) => !kind.startsWith('comment.posted'));
const kindsReceivedBy = async (viewer: Viewer) => (await receivedBy(viewer)).map(({ kind }) => kind);

/** A member by a name that can be mentioned. */
async function called(name: string): Promise<Viewer> {
  const viewer = await insider({ name });
  await query('update members set name_skeleton = $2 where id = $1', [viewer.id, skeletonOf(name)]);
  return viewer;
}

const post = (wish: { author?: Viewer; parentId?: string; body?: string }) =>
  publishedComment({ article: news, context, ...wish });

const mute = (who: Viewer, whom: Viewer) =>
  query('insert into mutes (member_id, muted_id, created_at) values ($1, $2, now())', [who.id, whom.id]);

const follow = (who: Viewer, rootId: string | null = null) =>
  query(
    'insert into follows (id, member_id, article_id, root_id, created_at) values ($1, $2, $3, $4, now())',
    [newId(), who.id, news.id, rootId],
  );

let thandi: Viewer;
beforeEach(async () => {
  thandi = await called('Thandi Mokoena');
});

describe('an answer', () => {
  it('is told to whoever it answers once it is posted, with its beginning, and leads to it', async () => {
    const parentId = await post({ author });
    const body = 'It was the washer, not the spring.';
    const waiting = await commentInReview({ article: news, context, author: thandi, parentId, body });
    expect(await receivedBy(author)).toEqual([]);
    const id = await post({ author: thandi, parentId });
    const [notice, ...more] = await receivedBy(author);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ kind: 'comment.reply', commentId: id, readAt: null });
    expect(notice!.title).toMatch(/^Thandi Mokoena answered your comment on “Article \d+”$/);
    expect(notice!.action.path).toBe(`/articles/${news.slug}/comments/${id}#comment-${id}`);
    expect(waiting).not.toBe(id);
  });

  it('to oneself, by somebody who is muted, or to a comment that was taken back, is told nobody', async () => {
    const parentId = await post({ author });
    await post({ author, parentId });
    await mute(author, thandi);
    await post({ author: thandi, parentId });
    const gone = await post({ author });
    const reply = await commentInReview({ article: news, context, parentId: gone });
    await withdrawComment({ viewer: author, id: gone, context });
    await decide(reply, 'PUBLISH');
    expect(await receivedBy(author)).toEqual([]);
  });

  it('is told once, however often and by whomever its event is brought, and not again when it is edited', async () => {
    const parentId = await post({ author });
    const id = await post({ author: thandi, parentId });
    await runWaitingJobs();
    const events = await query<{ id: string }>(`select id from outbox_events where type = 'comment.publish'`);
    await inParallel(
      events.flatMap((event) => [deliverEvent(BigInt(event.id)), deliverEvent(BigInt(event.id))]),
    );
    context.advance(DAY);
    await editComment({ viewer: thandi, id, body: 'It was the washer, I am sure.', revision: 1, context });
    await decide(id, 'PUBLISH');
    expect(await kindsReceivedBy(author)).toEqual(['comment.reply']);
  });

  it('that is taken back or down, or whose author is muted later, is named no more', async () => {
    const parentId = await post({ author });
    const others = await insiders(3);
    const ids: string[] = [];
    for (const one of others)
      ids.push(await post({ author: one, parentId, body: `A word ${ids.length} of mine.` }));
    expect((await receivedBy(author)).map(({ excerpt }) => excerpt).sort()).toEqual([
      'A word 0 of mine.',
      'A word 1 of mine.',
      'A word 2 of mine.',
    ]);
    await removeComment(ids[0]!, context);
    await withdrawComment({ viewer: others[1]!, id: ids[1]!, context });
    await mute(author, others[2]!);
    const left = await receivedBy(author);
    expect(left).toHaveLength(3);
    for (const { title, excerpt, action } of left) {
      expect(title).toMatch(/^An answer to your comment on .* was taken back$/);
      expect(excerpt).toBeNull();
      expect(action.path).toBe(`/articles/${news.slug}`);
    }
    expect(JSON.stringify(left)).not.toMatch(/A word|Person/);
    expect(
      JSON.stringify(await query('select facts from notices where comment_id = any($1)', [ids])),
    ).not.toMatch(/A word \d of mine.*reply/);
  });
});

describe('a mention', () => {
  it('is told to whoever takes part in the discussion, by the longest name, and to the article’s author', async () => {
    const [shorter, writer, stranger] = [
      await called('Thandi'),
      await called('Wanda Writer'),
      await called('Nobody Here'),
    ];
    await post({ author: thandi });
    await post({ author: shorter });
    await query('update articles set author_id = $2 where id = $1', [news.id, writer.id]);
    await post({
      author,
      body: 'I am with @thandi mokoena and @Wanda Writer, not with @Nobody Here or @Me.',
    });
    expect(await kindsReceivedBy(thandi)).toEqual(['comment.mention']);
    expect(await kindsReceivedBy(writer)).toEqual(['comment.mention']);
    expect(await kindsReceivedBy(shorter)).toEqual([]);
    expect(await kindsReceivedBy(stranger)).toEqual([]);
  });

  it('of oneself, by somebody who is muted, or in an edit, is told nobody', async () => {
    await post({ author: thandi });
    await post({ author: thandi, body: 'As I, @Thandi Mokoena, have always said.' });
    const other = await insider();
    await mute(thandi, other);
    await post({ author: other, body: 'What does @Thandi Mokoena know of it?' });
    const id = await post({ author });
    context.advance(DAY);
    await editComment({
      viewer: author,
      id,
      body: 'Ask @Thandi Mokoena about the washer.',
      revision: 1,
      context,
    });
    await decide(id, 'PUBLISH');
    expect(await kindsReceivedBy(thandi)).toEqual([]);
  });

  it('by what somebody was called until lately is told, and once where both names stand', async () => {
    await post({ author: thandi });
    await rename({ viewer: thandi, displayName: 'Thandi Zwane' });
    await post({ author, body: 'As @Thandi Mokoena said, or @Thandi Zwane by now.' });
    expect(await kindsReceivedBy(thandi)).toEqual(['comment.mention']);
  });

  it('of whoever is answered, and who follows, is one notice: the answer', async () => {
    const parentId = await post({ author: thandi });
    await follow(thandi);
    await follow(thandi, parentId);
    await post({ author, parentId, body: '@Thandi Mokoena, it was the washer.' });
    expect(await kindsReceivedBy(thandi)).toEqual(['comment.reply']);
    await post({ author, body: '@Thandi Mokoena has said it all.' });
    expect((await kindsReceivedBy(thandi)).sort()).toEqual(['comment.mention', 'comment.reply']);
  });
});

describe('what somebody follows', () => {
  it('has one notice that they have not seen, which is counted up, and after that another', async () => {
    const reader = await insider();
    await follow(reader);
    const [first] = [await post({ author: thandi }), await post({}), await post({})];
    const [notice, ...more] = await noticesOf(reader);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ kind: 'thread.new', readAt: null });
    expect(notice!.title).toMatch(/^3 new comments on “Article \d+”$/);
    expect(await openNotice({ viewer: reader, id: notice!.id, seen: true, context })).toEqual({
      path: `/articles/${news.slug}/comments/${first}#comment-${first}`,
    });
    await post({ author: thandi });
    const titles = (await noticesOf(reader)).map(({ title }) => title.replace(/ on .*/, ''));
    expect(titles.sort()).toEqual(['3 new comments', 'A new comment']);
    expect(await countUnread({ viewer: reader })).toBe(1);
  });

  it('counts a thread by itself, and not what its reader wrote, or by somebody they have muted', async () => {
    const rootId = await post({ author });
    await follow(author, rootId);
    await follow(author);
    await runWaitingJobs();
    await query('delete from notices');
    const reply = await post({ author: thandi, parentId: rootId });
    await query('delete from notices');
    await post({ parentId: reply });
    await post({ author, parentId: reply });
    const muted = await insider();
    await mute(author, muted);
    await post({ author: muted, parentId: reply });
    const titles = (await receivedBy(author)).map(({ title }) => title.replace(/ on .*/, ''));
    expect(titles.sort()).toEqual([
      'A new answer in a thread that you follow',
      'Thandi Mokoena answered your comment',
    ]);
  });

  it('counts every comment once, whoever brings its event, in whatever order, and while it is read', async () => {
    const readers = await insiders(4);
    for (const reader of readers) await follow(reader);
    const posted = [await post({}), await post({}), await post({}), await post({})];
    const events = await query<{ id: string }>(`select id from outbox_events where type = 'comment.publish'`);
    const ids = events.map(({ id }) => BigInt(id));
    const seen = readers.map(async (viewer) => {
      const [newest] = (await listNotices({ viewer })).items;
      if (newest) await markRead({ viewer, read: { ids: [newest.id] }, context });
    });
    await inParallel([...ids, ...ids.toReversed(), ...ids].map((id) => deliverEvent(id)));
    await Promise.all(seen);
    await inParallel([...ids, ...ids].map((id) => deliverEvent(id)));
    for (const { id } of readers) {
      const told = await query<{ comments: string[] }>(
        `select facts->'comments' as comments from notices where member_id = $1 and kind = 'thread.new'`,
        [id],
      );
      expect(told.flatMap(({ comments }) => comments).sort()).toEqual([...posted].sort());
    }
  });

  it('of which some is taken down is counted without it', async () => {
    const reader = await insider();
    await follow(reader);
    const ids = [await post({}), await post({})];
    await runWaitingJobs();
    await removeComment(ids[0]!, context);
    expect((await noticesOf(reader))[0]!.title).toMatch(/^A new comment on/);
    await removeComment(ids[1]!, context);
    const [notice] = await noticesOf(reader);
    expect(notice!.title).toMatch(/^What was new on .* was taken back$/);
    expect(notice!.excerpt).toBeNull();
  });

  it('is told to many in few statements', async () => {
    await query(
      `with m as (insert into members (id, email, email_folded, display_name, name_skeleton, password_hash)
         select gen_random_uuid(), n || '@crowd.example', n || '@crowd.example', 'Crowd ' || n, 'crowd' || n, 'none'
         from generate_series(1, 1203) n returning id)
       insert into follows (id, member_id, article_id, created_at) select gen_random_uuid(), id, $1, now() from m`,
      [news.id],
    );
    await post({ author });
    await runWaitingJobs();
    expect(await query(`select 1 from notices where kind = 'thread.new'`)).toHaveLength(1203);
    // Nobody of them wants it at once.
    expect(await query(`select 1 from graphile_worker.jobs where task_identifier = 'send-mail'`)).toEqual([]);
  });
});

describe('reactions', () => {
  const react = async (commentId: string, who: Viewer, kind = 'insightful') => {
    await query(
      'insert into reactions (comment_id, member_id, kind, created_at) values ($1, $2, $3, now())',
      [commentId, who.id, kind],
    );
    const payload = { actorId: who.id, authorId: author.id, kind, lifts: kind !== 'disagree' };
    await transaction((tx) => emit(tx, { type: 'comment.react', subjectId: commentId, payload }));
    await runWaitingJobs();
  };

  const lifting = { key: 'insightful', name: 'Insightful', lifts: true };
  const other = { key: 'disagree', name: 'I disagree, respectfully', lifts: false };
  beforeEach(() =>
    setPolicy({ reactions: [lifting, { ...lifting, key: 'argued', name: 'Well argued' }, other] }),
  );

  it('are told at milestones, by members and not by clicks, each once, and the newer overtakes', async () => {
    const id = await post({ author });
    const [one, two, ...more] = await insiders(6);
    await react(id, one!, 'disagree');
    expect(await receivedBy(author)).toEqual([]);
    await react(id, one!);
    await react(id, one!, 'argued');
    await react(id, two!);
    const [first] = await receivedBy(author);
    expect(first!.title).toMatch(/^A member values your comment on/);
    for (const member of more) await react(id, member);
    const [fifth, overtaken, ...others] = await receivedBy(author);
    expect(others).toEqual([]);
    expect(fifth).toMatchObject({ kind: 'comment.reactions', readAt: null });
    expect(fifth!.title).toMatch(/^5 members value your comment on/);
    expect(fifth!.paragraphs).toEqual(['What they say of it: Insightful (5), Well argued (1).']);
    expect(overtaken!.readAt).not.toBeNull();
    await query('delete from reactions where member_id = $1', [more.at(-1)!.id]);
    await react(id, more.at(-1)!);
    expect(await receivedBy(author)).toHaveLength(2);
  });

  it('of somebody whom the author has muted, or on what nobody sees, are not told', async () => {
    const id = await post({ author });
    await mute(author, thandi);
    await react(id, thandi);
    await setReaction({ viewer: await insider(), commentId: id, kind: 'insightful', on: true, context });
    await removeComment(id, context);
    expect((await receivedBy(author)).filter(({ kind }) => kind === 'comment.reactions')).toEqual([]);
  });
});

describe('reviews that a comment waits for', () => {
  it('are asked for after some hours, and once more before it expires; then there is an end', async () => {
    const id = await waitingComment({ article: news, context, author });
    context.advance(3 * HOUR);
    await remindOfReviews({ context });
    expect(await noticesOf(author)).toEqual([]);
    context.advance(2 * HOUR);
    await inParallel([1, 2, 3].map(() => remindOfReviews({ context })));
    const [first, ...more] = await noticesOf(author);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      kind: 'reviews.waiting',
      commentId: id,
      action: { path: `/review?comment=${id}` },
    });
    expect(first!.title).toMatch(/waits for three reviews of yours$/);
    context.advance(6 * DAY);
    await remindOfReviews({ context });
    await remindOfReviews({ context });
    const [last, before, ...others] = await noticesOf(author);
    expect(others).toEqual([]);
    expect(last!.title).toMatch(/^Last chance:/);
    expect(last!.readAt).toBeNull();
    expect(before!.readAt).not.toBeNull();
    await withdrawComment({ viewer: author, id, context });
    await runWaitingJobs();
    expect(await countUnread({ viewer: author })).toBe(0);
  });

  it('are asked for no longer once a new text of it is a moderator’s', async () => {
    await setPolicy({ screening: { suspectWords: ['syndicate'] } });
    const id = await waitingComment({ article: news, context, author });
    context.advance(5 * HOUR);
    await remindOfReviews({ context });
    await editComment({ viewer: author, id, body: 'It says something else.', revision: 1, context });
    await runWaitingJobs();
    expect(await countUnread({ viewer: author })).toBe(1);
    await editComment({ viewer: author, id, body: 'The syndicate did it.', revision: 2, context });
    await runWaitingJobs();
    expect(await countUnread({ viewer: author })).toBe(0);
  });

  it('are not asked of whoever may not review, nor once they are done', async () => {
    await waitingComment({ article: news, context, author });
    await query(
      `insert into sanctions (id, member_id, kind, reason, starts_at, by_id) values ($1, $2, 'TIME_OUT', 'x', $3, $2)`,
      [newId(), author.id, context.now()],
    );
    await commentInReview({ article: news, context, author: thandi });
    context.advance(5 * HOUR);
    await remindOfReviews({ context });
    expect(await query(`select 1 from notices where kind = 'reviews.waiting'`)).toEqual([]);
  });

  it('are asked for in batches', async () => {
    const people = await insiders(3);
    for (const one of people) await waitingComment({ article: news, context, author: one });
    context.advance(5 * HOUR);
    expect(await remindOfReviews({ context, batch: 2 })).toBe(3);
    expect(await query(`select 1 from notices where kind = 'reviews.waiting'`)).toHaveLength(3);
  });
});

describe('R7: what a calibration item taught', () => {
  it('is kept to be read again where it was missed, as seen: the answer has told it', async () => {
    await calibrationItems(3);
    await setPolicy({ review: { readingFloor: false } });
    const commentId = await waitingComment({ article: news, context, author });
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    const given = {
      viewer: author,
      assignmentId: assignments[0]!.id,
      verdict: 'MISINFORMATION',
      context,
    } as const;
    const { feedback } = await recordReview(given);
    await recordReview(given);
    const [notice, ...more] = await noticesOf(author);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      kind: 'calibration.feedback',
      reasons: [{ text: feedback!.explanation }],
    });
    expect(notice!.readAt).not.toBeNull();
    expect(await countUnread({ viewer: author })).toBe(0);
  });
});

describe('stated experience', () => {
  it('that a moderator has verified is told its member, unless that was taken back', async () => {
    const desk = await moderator();
    const said = [
      { field: 'Diplomacy', line: '12 years in trade negotiations' },
      { field: 'Clocks', line: 'Two years with a watchmaker' },
    ];
    await stateExpertise({ viewer: author, items: said, context });
    for (const expected of said) {
      const [row] = await query<{ id: string }>('select id from expertise where field = $1', [
        expected.field,
      ]);
      const asked = { viewer: desk, id: row!.id, expected, context };
      await verifyExpertise({ ...asked, verified: true });
      if (expected.field === 'Clocks') await verifyExpertise({ ...asked, verified: false });
    }
    expect((await noticesOf(author)).map(({ title }) => title)).toEqual([
      'Your experience in “Diplomacy” is verified',
    ]);
  });

  it('that a moderator has taken away is told its member, with the rule and the reason', async () => {
    const expected = { field: 'Politics', line: 'Twelve years of watching a thief' };
    await stateExpertise({ viewer: author, items: [expected], context });
    const [row] = await query<{ id: string }>('select id from expertise');
    const why = { rule: 'personal-attacks', reason: 'It calls somebody a thief.' };
    await withdrawExpertise({ viewer: await moderator(), id: row!.id, ...why, expected, context });
    const [notice] = await noticesOf(author);
    expect(notice).toMatchObject({
      kind: 'expertise.withdrawn',
      title: '“Politics” no longer stands beside your name',
      reasons: [
        { term: 'House rule', text: expect.stringMatching(/^Leave the person out of it\./) as string },
        { text: why.reason },
        { text: `“${expected.line}”` },
      ],
    });
  });
});

async function decide(commentId: string, action: 'PUBLISH' | 'REMOVE'): Promise<void> {
  const [row] = await query<{ version: number }>('select version from comments where id = $1', [commentId]);
  await decideComment({ viewer: await moderator(), commentId, action, version: row!.version, context });
}
