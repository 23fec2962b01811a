import { beforeEach, expect, it } from 'vitest';
import { setBookmark } from '@/lib/comments/bookmarks/set-bookmark';
import { saveDraft, saveEditDraft } from '@/lib/comments/drafts/save-draft';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { setFollow } from '@/lib/comments/follows/set-follow';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { chooseLanguage } from '@/lib/members/choose-language';
import { stateExpertise } from '@/lib/members/expertise/state-expertise';
import { rename } from '@/lib/members/names/rename';
import { setMute } from '@/lib/members/mutes/set-mute';
import type { SanctionInForce, Viewer } from '@/lib/members/viewer';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { changeMailSettings } from '@/lib/outreach/mail/change-mail-settings';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { publishedComment, rejectedComment, someWords, waitingComment } from '@/lib/testing/comments';
import { dumpDatabase } from '@/lib/testing/database-dump';
import { emptyNewsroom, type Newsroom } from '@/lib/testing/acts';
import { insider } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';

let room: Newsroom;
let other: Viewer;
let published: string;
let waiting: string;
let rejected: string;

/** The author, kept from writing. */
const kept = (kind: SanctionInForce['kind']): Viewer => ({
  ...room.author,
  sanction: { kind, reason: 'A test of patience.', endsAt: null },
});

beforeEach(async () => {
  room = await emptyNewsroom();
  const { author, news: article, context } = room;
  other = await insider();
  published = await publishedComment({ article, context, author: other });
  waiting = await waitingComment({ article, context, author });
  rejected = await rejectedComment({ article, context, author });
  await setReaction({ on: true, viewer: author, commentId: published, kind: 'well-argued' });
  await setBookmark({ on: true, viewer: author, commentId: published });
  await setFollow({ on: true, viewer: author, articleSlug: article.slug });
  await setMute({ on: true, viewer: author, memberId: other.id });
});

/** What stores a text, or counts for something. */
const words = (): Record<string, (viewer: Viewer) => Promise<unknown>> => ({
  'a comment': (viewer) => submitComment({ viewer, articleSlug: room.news.slug, body: someWords() }),
  'an edit': (viewer) => editComment({ viewer, id: waiting, body: someWords(), revision: 1 }),
  'a draft': (viewer) => saveDraft({ viewer, articleSlug: room.news.slug, body: someWords() }),
  'the draft of a reply': (viewer) =>
    saveDraft({ viewer, articleSlug: room.news.slug, parentId: published, body: someWords(), basedOn: null }),
  'the draft of an edit': (viewer) => saveEditDraft({ viewer, commentId: waiting, body: someWords() }),
  'a report': (viewer) => reportComment({ viewer, commentId: published, reason: 'other', note: 'Look.' }),
  'a reaction': (viewer) => setReaction({ on: true, viewer, commentId: published, kind: 'insightful' }),
  'another name': (viewer) => rename({ viewer, displayName: 'Somebody Else' }),
  expertise: (viewer) =>
    stateExpertise({ viewer, items: [{ field: 'Law', line: 'Twelve years at the bar' }] }),
  'a review': (viewer) => requestAssignments({ viewer, commentId: waiting }),
});

/** What they alone see. */
const own = (): Record<string, (viewer: Viewer) => Promise<unknown>> => ({
  'a bookmark': (viewer) => setBookmark({ on: true, viewer, commentId: published }),
  'an article to follow': (viewer) => setFollow({ on: true, viewer, articleSlug: room.news.slug }),
  'a thread to follow': (viewer) => setFollow({ on: true, viewer, commentId: published }),
  'a mute': (viewer) => setMute({ on: true, viewer, memberId: room.desk.id }),
  'a language': (viewer) => chooseLanguage({ viewer, language: 'af' }),
  'wishes for mail': (viewer) => changeMailSettings({ viewer, input: { topics: { reviews: 'DAILY' } } }),
});

it('a banned member stores nothing', async () => {
  const viewer = kept('BAN');
  const before = await dumpDatabase();
  for (const [what, act] of Object.entries({ ...words(), ...own() }))
    expect(await refusalOf(act(viewer)), what).toMatchObject({ status: 403, code: 'sanctioned' });
  expect(await dumpDatabase()).toEqual(before);
});

it('a member in time-out stores no words, and nothing that counts', async () => {
  const viewer = kept('TIME_OUT');
  const before = await dumpDatabase();
  for (const [what, act] of Object.entries(words()))
    expect(await refusalOf(act(viewer)), what).toMatchObject({ status: 403, code: 'sanctioned' });
  expect(await dumpDatabase()).toEqual(before);
  for (const act of Object.values(own())) await act(viewer);
});

it('a banned member may object, end mail, and let go of what they kept', async () => {
  const viewer = kept('BAN');
  await fileAppeal({ viewer, commentId: rejected, text: 'Please look at it again, all of it.' });
  await changeMailSettings({ viewer, input: { topics: { reviews: 'NEVER' } } });
  await setBookmark({ on: false, viewer, commentId: published });
  await setReaction({ on: false, viewer, commentId: published, kind: 'well-argued' });
  await setFollow({ on: false, viewer, articleSlug: room.news.slug });
  await setMute({ on: false, viewer, memberId: other.id });
});
