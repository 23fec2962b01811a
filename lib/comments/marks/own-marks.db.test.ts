import { beforeEach, describe, expect, it } from 'vitest';
import { setMute } from '@/lib/members/mutes/set-mute';
import { publishedComment, waitingComment } from '@/lib/testing/comments';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider } from '@/lib/testing/people';
import { statementsOf } from '@/lib/testing/statements';
import { setBookmark } from '../bookmarks/set-bookmark';
import { setFollow } from '../follows/set-follow';
import { setReaction } from '../reactions/set-reaction';
import { readOwnMarks } from './read-own-marks';
import { noMarks } from './schemas';

beforeEach(openNewsroom);

describe('what a reader has made of the comments of a page', () => {
  it('is told for each of them, and to nobody else', async () => {
    const reader = await insider();
    const other = await insider();
    const top = await publishedComment({ article: news, context, author });
    const reply = await publishedComment({ article: news, context, author: other, parentId: top });
    const untouched = await publishedComment({ article: news, context, author });
    await setReaction({ on: true, viewer: reader, commentId: reply, kind: 'insightful', context });
    await setReaction({ on: true, viewer: other, commentId: top, kind: 'disagree', context });
    await setBookmark({ on: true, viewer: reader, commentId: top, context });
    await setFollow({ on: true, viewer: reader, commentId: reply, context });
    await setMute({ on: true, viewer: reader, memberId: other.id, context });

    const ids = [top, reply, untouched];
    const marks = await readOwnMarks({ viewer: reader, ids });
    expect(marks(top)).toEqual({ reactions: [], saved: true, followed: true, muted: false });
    expect(marks(reply)).toEqual({ reactions: ['insightful'], saved: false, followed: true, muted: true });
    expect(marks(untouched)).toEqual(noMarks);
    const theirs = await readOwnMarks({ viewer: author, ids });
    expect([top, reply, untouched].map(theirs)).toEqual([noMarks, noMarks, noMarks]);
  });

  it('says nothing of a comment that readers do not see: not even that its author is one whom they muted', async () => {
    const reader = await insider();
    const other = await insider();
    const waiting = await waitingComment({ article: news, context, author: other });
    await setMute({ on: true, viewer: reader, memberId: other.id, context });
    const marks = await readOwnMarks({ viewer: reader, ids: [waiting] });
    expect(marks(waiting)).toEqual(noMarks);
  });

  it('is one question, however many comments there are', async () => {
    const reader = await insider();
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) ids.push(await publishedComment({ article: news, context }));
    const asked = await statementsOf(() => readOwnMarks({ viewer: reader, ids }));
    expect(asked).toHaveLength(1);
    expect(await statementsOf(() => readOwnMarks({ viewer: reader, ids: [] }))).toEqual([]);
  });
});
