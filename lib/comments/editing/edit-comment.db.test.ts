import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { decideComment } from '@/lib/moderation/decide-comment';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import type { Action } from '@/lib/moderation/schemas';
import { learnFromDecision } from '@/lib/peer-review/reliability/learn-from-decision';
import { HOUR, MINUTE } from '@/lib/testing/clock';
import {
  commentInReview,
  factsOf,
  leaseOn,
  publishedComment,
  referredComment,
  rejectedComment,
  removeComment,
  reviewWith,
  waitingComment,
} from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query, whileLocked } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, member, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { editComment } from './edit-comment';
import { predictEdit, readEditTerms } from './judge-edit';
import { listRevisions } from './list-revisions';
import { findOwnComment, readComment } from '../own/read-comment';
import { withdrawComment } from '../own/withdraw-comment';

beforeEach(openNewsroom);

const wish = () => ({ article: news, context, author });
const edit = (id: string, more: Partial<Parameters<typeof editComment>[0]> = {}) =>
  editComment({ viewer: author, id, body: 'Put otherwise.', revision: 1, context, ...more });
const seenByReaders = (id: string) => readComment({ viewer: null, id });
const report = async (commentId: string) =>
  reportComment({ viewer: await insider(), commentId, reason: 'civility', context });
const decide = async (commentId: string, action: Action) => {
  const { version } = await factsOf(commentId);
  return decideComment({
    viewer: await moderator(),
    commentId,
    action,
    version,
    rule: 'civility',
    note: 'Because.',
    context,
  });
};

describe('R11: an edit while in review', () => {
  it('voids the reviews so far, and keeps the author’s own duty done', async () => {
    const id = await commentInReview(wish());
    await reviewWith(['YES', 'YES'], { commentId: id, article: news, context });
    await leaseOn({ commentId: id, article: news, context });
    context.advance(HOUR);
    expect(await edit(id)).toMatchObject({
      status: 'IN_REVIEW',
      revision: 2,
      body: 'Put otherwise.',
      reviews: { required: 3, done: 3 },
    });
    expect(await factsOf(id)).toMatchObject({ reviewCount: 0, leaseCount: 0 });
    await reviewWith(['YES', 'YES'], { commentId: id, article: news, context });
    expect(await factsOf(id)).toMatchObject({ state: 'IN_REVIEW' });
    await reviewWith(['YES'], { commentId: id, article: news, context });
    expect(await factsOf(id)).toMatchObject({ state: 'PUBLISHED', publishedRevision: 2 });
    await expectCountersEqualRows();
  });

  it('that comes while the last review of its author’s duty is being recorded is in line too', async () => {
    const id = await waitingComment(wish());
    await whileLocked(
      id,
      `with duty as (update review_duties set done = required, completed_at = now() where comment_id = $1)
       update comments set state = 'IN_REVIEW', in_review_at = now(), version = version + 1 where id = $1`,
      async () => expect(await edit(id)).toMatchObject({ status: 'IN_REVIEW', revision: 2 }),
    );
  });

  it('gets in line anew, so that its waiting begins anew', async () => {
    const id = await commentInReview(wish());
    context.advance(HOUR);
    await edit(id);
    expect(await query('select in_review_at from comments where id = $1', [id])).toEqual([
      { in_review_at: context.now() },
    ]);
  });
});

describe('R11: a stale edit', () => {
  it('is refused with the current comment', async () => {
    const id = await commentInReview(wish());
    await edit(id);
    expect(await refusalOf(edit(id, { body: 'From an old tab.' }))).toMatchObject({
      status: 409,
      code: 'stale-revision',
      details: { current: { revision: 2, body: 'Put otherwise.' } },
    });
    expect(await refusalOf(edit(id, { revision: 3, body: 'From the future.' }))).toMatchObject({
      code: 'stale-revision',
    });
  });

  it('of two at once, one wins and the other is shown what won', async () => {
    const id = await commentInReview(wish());
    const { answers, refusals } = await inParallel([
      edit(id, { body: 'One way.' }),
      edit(id, { body: 'Another way.' }),
    ]);
    expect([answers.length, refusals.length]).toEqual([1, 1]);
    expect(refusals[0]?.details).toMatchObject({ current: { revision: 2, body: answers[0]?.body } });
  });

  it('that sends the same text again, as a double click does, changes nothing', async () => {
    const id = await commentInReview(wish());
    const { answers } = await inParallel(Array.from({ length: 5 }, () => edit(id)));
    expect(answers.map(({ revision }) => revision)).toEqual([2, 2, 2, 2, 2]);
    const again = await edit(id, { revision: 2, body: ' Put otherwise.\n' });
    expect(again).toMatchObject({ revision: 2 });
    expect(await query('select number from comment_revisions where comment_id = $1', [id])).toHaveLength(2);
  });
});

describe('R11: an edit of a published comment', () => {
  it('leaves the accepted text up until the new one is accepted', async () => {
    const id = await publishedComment({ ...wish(), body: 'As accepted.' });
    const publishedAt = context.now().toISOString();
    context.advance(HOUR);
    expect(await edit(id)).toMatchObject({ status: 'IN_REVIEW', body: 'Put otherwise.' });
    expect(await seenByReaders(id)).toMatchObject({
      status: 'PUBLISHED',
      body: 'As accepted.',
      revision: 1,
      editedAt: null,
    });
    context.advance(HOUR);
    await reviewWith(['YES', 'YES', 'YES'], { commentId: id, article: news, context });
    expect(await seenByReaders(id)).toMatchObject({
      status: 'PUBLISHED',
      body: 'Put otherwise.',
      revision: 2,
      publishedAt,
      editedAt: context.now().toISOString(),
    });
    await expectCountersEqualRows();
  });

  it('that was rejected may be sent again as it is; one that stands changes nothing', async () => {
    const id = await publishedComment({ ...wish(), body: 'As accepted.' });
    expect(await edit(id, { body: 'As accepted.' })).toMatchObject({ status: 'PUBLISHED', revision: 1 });
    await edit(id);
    await decide(id, 'REJECT');
    expect(await refusalOf(edit(id))).toMatchObject({ code: 'stale-revision' });
    expect(await edit(id, { revision: 2 })).toMatchObject({ status: 'IN_REVIEW', revision: 3 });
  });

  it('that was rejected has a rule only while that is the latest word', async () => {
    const id = await rejectedComment(wish());
    const rule = async () => (await findOwnComment({ viewer: author, id }))?.rule;
    expect(await rule()).toBe('civility');
    await decide(id, 'PUBLISH');
    expect(await rule()).toBeNull();
    await decide(id, 'REMOVE');
    expect(await rule()).toBe('civility');
    await decide(id, 'RESTORE');
    expect(await rule()).toBeNull();
  });

  it('costs nothing more: the duty was done', async () => {
    const id = await publishedComment(wish());
    expect(await edit(id)).toMatchObject({ status: 'IN_REVIEW', reviews: { required: 3, done: 3 } });
  });

  it('that is rejected leaves the old text published', async () => {
    const id = await publishedComment({ ...wish(), body: 'As accepted.' });
    await edit(id);
    expect(await decide(id, 'REJECT')).toMatchObject({ status: 'PUBLISHED' });
    expect(await seenByReaders(id)).toMatchObject({ body: 'As accepted.', revision: 1 });
    expect(await findOwnComment({ viewer: author, id })).toMatchObject({
      status: 'PUBLISHED',
      body: 'Put otherwise.',
      reason: 'Because.',
      rule: 'civility',
    });
    await expectCountersEqualRows();
  });
});

describe('a correction soon after publication', () => {
  const accepted =
    'The pump was servicd in May by two people from the town, who found a crack in the vallve and mended it.';
  const corrected = accepted.replace('servicd', 'serviced').replace('vallve', 'valve');
  const up = () => publishedComment({ ...wish(), body: accepted });

  it('is posted at once, with a mark; nobody reviews it', async () => {
    const id = await up();
    const publishedAt = context.now().toISOString();
    context.advance(14 * MINUTE);
    expect(await edit(id, { body: corrected })).toMatchObject({
      status: 'PUBLISHED',
      revision: 2,
      reason: null,
    });
    expect(await seenByReaders(id)).toMatchObject({
      body: corrected,
      revision: 2,
      publishedAt,
      editedAt: context.now().toISOString(),
    });
    expect(await factsOf(id)).toMatchObject({
      state: 'PUBLISHED',
      publishedRevision: 2,
      reviewCount: 0,
      visible: true,
    });
    const audit = await query("select actor_id, details from audit_entries where action = 'comment.correct'");
    expect(audit).toEqual([{ actor_id: author.id, details: { revision: 2 } }]);
    const events = await query("select tags from outbox_events where type = 'comment.correct'");
    expect(events).toEqual([{ tags: ['front', `article:${news.id}`, `member:${author.id}`] }]);
    await expectCountersEqualRows();
  });

  it.each<[string, (id: string) => Promise<unknown>, string]>([
    ['comes too late', async () => context.advance(15 * MINUTE), corrected],
    ['says something else', async () => undefined, 'The pump was never serviced by anybody at all.'],
    ['puts in a “not”', async () => undefined, corrected.replace('was', 'was not')],
    ['puts in an insult', async () => undefined, corrected.replace('found', 'found, idiots,')],
    ['exchanges a short word', async () => undefined, corrected.replace('by two', 'on two')],
    ['changes a name', async () => undefined, corrected.replace('May', 'June')],
    ['adds a link', () => setPolicy({ screening: { links: 'allow' } }), `${accepted} See example.org`],
    ['is of a text that was reported', (id) => report(id), corrected],
    ['comes where the policy gives no time', () => setPolicy({ threads: { editMinutes: 0 } }), corrected],
  ])('goes round when it %s', async (_, first, body) => {
    const id = await up();
    await first(id);
    expect(await edit(id, { body })).toMatchObject({ status: 'IN_REVIEW', revision: 2 });
    expect(await seenByReaders(id)).toMatchObject({ body: accepted, editedAt: null });
    const third = corrected.replace('two', 'three');
    expect(await edit(id, { body: third, revision: 2 })).toMatchObject({ status: 'IN_REVIEW', revision: 3 });
    expect(await seenByReaders(id)).toMatchObject({ body: accepted, editedAt: null });
    await expectCountersEqualRows();
  });

  it('is screened in full: what is refused or held is not posted', async () => {
    await setPolicy({ screening: { suspectWords: ['pox'], bannedWords: ['fie'] } });
    const id = await up();
    expect(await refusalOf(edit(id, { body: accepted.replace('May', 'fie') }))).toMatchObject({
      code: 'banned-word',
    });
    expect(await edit(id, { body: accepted.replace('May', 'pox') })).toMatchObject({ status: 'REFERRED' });
    expect(await seenByReaders(id)).toMatchObject({ body: accepted });
  });

  it('is measured from the text that was judged, however many small steps it takes', async () => {
    const id = await up();
    const misspelt = ['people', 'town', 'found', 'crack', 'mended', 'servicd'];
    const inSmallSteps = async (step: number) => {
      const body = misspelt
        .slice(0, step * 2)
        .reduce((text, word) => text.replace(word, `${word.slice(0, 2)}${word.slice(1)}`), accepted);
      return edit(id, { body, revision: step });
    };
    expect(await inSmallSteps(1)).toMatchObject({ status: 'PUBLISHED' });
    expect(await inSmallSteps(2)).toMatchObject({ status: 'PUBLISHED' });
    expect(await inSmallSteps(3)).toMatchObject({ status: 'IN_REVIEW' });
  });

  it('is said beforehand, and until when', async () => {
    const id = await up();
    const until = new Date(context.now().getTime() + 15 * MINUTE).toISOString();
    const terms = () => readEditTerms({ viewer: author, id, context });
    expect(await terms()).toEqual({ correctableUntil: until });
    expect(await readEditTerms({ viewer: await member(), id, context })).toEqual({ correctableUntil: null });
    await report(id);
    expect(await terms()).toEqual({ correctableUntil: null });
  });

  it('is predicted for each text, by the very judgement that decides it', async () => {
    await setPolicy({ screening: { suspectWords: ['pox'], bannedWords: ['fie'] } });
    const id = await up();
    const predicted = (body: string, viewer = author) => predictEdit({ viewer, id, body, context });
    expect(await predicted(corrected)).toBe('correction');
    expect(await predicted(corrected.replace('was', 'was not'))).toBe('review');
    expect(await predicted(corrected.replace('found', 'found a pox and'))).toBe('review');
    expect(await predicted(corrected.replace('found', 'found a fie and'))).toBeNull();
    expect(await predicted(`  ${accepted}\n`)).toBeNull();
    expect(await predicted(corrected, await member())).toBeNull();
    context.advance(15 * MINUTE);
    expect(await predicted(corrected)).toBe('review');
    const waiting = await waitingComment({ ...wish(), body: 'Not up yet.' });
    expect(await predictEdit({ viewer: author, id: waiting, body: 'Not up.', context })).toBeNull();
  });

  it('is not sent when something else would come of it than its author was told', async () => {
    const id = await up();
    const reviewed = corrected.replace('was', 'was not');
    const other = (outcome: string) => ({ status: 409, code: 'other-outcome', details: { outcome } });
    expect(await refusalOf(edit(id, { body: reviewed, expects: 'correction' }))).toMatchObject(
      other('review'),
    );
    expect(await refusalOf(edit(id, { body: corrected, expects: 'review' }))).toMatchObject(
      other('correction'),
    );
    expect(await seenByReaders(id)).toMatchObject({ body: accepted });
    expect(await factsOf(id)).toMatchObject({ state: 'PUBLISHED', revision: 1 });
    expect(await edit(id, { body: corrected, expects: 'correction' })).toMatchObject({ status: 'PUBLISHED' });
    context.advance(15 * MINUTE);
    const late = { body: accepted, revision: 2, expects: 'correction' } as const;
    expect(await refusalOf(edit(id, late))).toMatchObject(other('review'));
    expect(await edit(id, { ...late, expects: 'review' })).toMatchObject({ status: 'IN_REVIEW' });
  });

  it('is said to be over when its time is', async () => {
    const id = await up();
    context.advance(15 * MINUTE);
    expect(await readEditTerms({ viewer: author, id, context })).toEqual({ correctableUntil: null });
  });

  it('leaves what peers said with the text that they read, also when a moderator then removes the corrected one', async () => {
    await setPolicy({ review: { calibrationRate: 0 } });
    const id = await commentInReview({ ...wish(), body: accepted });
    await reviewWith(['YES', 'YES', 'YES'], { commentId: id, article: news, context });
    const believed = () =>
      query('select believed, settled from reviews where comment_id = $1 order by id', [id]);
    await learnFromDecision({ subjectId: id }, context);
    const before = await believed();
    expect(before).toHaveLength(3);
    await edit(id, { body: corrected });
    await decide(id, 'REMOVE');
    await learnFromDecision({ subjectId: id }, context);
    expect(await believed()).toEqual(before);
    expect(await decide(id, 'RESTORE')).toMatchObject({ status: 'PUBLISHED' });
    expect(await seenByReaders(id)).toMatchObject({ body: corrected, revision: 2 });
    await expectCountersEqualRows();
  });

  it('overtakes no moderator, and is overtaken by none: of the two at once, the second is told', async () => {
    for (let i = 0; i < 6; i += 1) {
      const id = await publishedComment({ ...wish(), body: `${accepted} (${i})` });
      const { version } = await factsOf(id);
      const because = { rule: 'civility', note: 'Because.' } as const;
      const { answers, refusals } = await inParallel<unknown>([
        edit(id, { body: `${corrected} (${i})` }),
        decideComment({
          viewer: await moderator(),
          commentId: id,
          action: 'REMOVE',
          version,
          ...because,
          context,
        }),
      ]);
      expect([answers.length, refusals.length]).toEqual([1, 1]);
      expect(['stale-version', 'wrong-state']).toContain(refusals[0]?.code);
    }
    await expectCountersEqualRows();
  });

  it('of two tabs at once is the one’s, and the other is shown it', async () => {
    const id = await up();
    const { answers, refusals } = await inParallel([
      edit(id, { body: accepted.replace('servicd', 'serviced') }),
      edit(id, { body: accepted.replace('vallve', 'valve') }),
    ]);
    expect([answers.length, refusals.length]).toEqual([1, 1]);
    expect(refusals[0]).toMatchObject({ code: 'stale-revision', details: { current: { revision: 2 } } });
  });

  it('is in the history that moderators see, and only they', async () => {
    const id = await up();
    await edit(id, { body: corrected });
    const [newest, first] = await listRevisions({ viewer: await moderator(), commentId: id });
    expect(newest).toMatchObject({ number: 2, correction: true, body: corrected });
    expect(first).toMatchObject({
      number: 1,
      correction: false,
      parts: null,
      decisions: [{ outcome: 'PUBLISH' }],
    });
    const said = (kind: string) =>
      newest?.parts?.filter((part) => part.kind === kind).map(({ text }) => text.trim());
    expect(said('removed')).toEqual(['servicd', 'vallve']);
    expect(said('added')).toEqual(['serviced', 'valve']);
    expect(
      newest?.parts
        ?.filter(({ kind }) => kind !== 'removed')
        .map(({ text }) => text)
        .join(''),
    ).toBe(corrected);
    expect(await refusalOf(listRevisions({ viewer: author, commentId: id }))).toMatchObject({ status: 403 });
    expect(await refusalOf(listRevisions({ viewer: null, commentId: id }))).toMatchObject({ status: 401 });
  });
});

describe('R11: an edit of a comment that is removed meanwhile', () => {
  const held = async (id: string) => {
    await setPolicy({ screening: { suspectWords: ['pox'] } });
    return edit(id, { body: 'A pox on it.' });
  };

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['in review', edit],
    ['referred', held],
  ])('is not lost when the comment is restored: %s, it is a moderator’s then', async (_, change) => {
    const id = await publishedComment({ ...wish(), body: 'As accepted.' });
    await change(id);
    await decide(id, 'REMOVE');
    expect(await decide(id, 'RESTORE')).toMatchObject({ status: 'REFERRED' });
    expect(await seenByReaders(id)).toMatchObject({ status: 'PUBLISHED', body: 'As accepted.', revision: 1 });
    expect(await decide(id, 'PUBLISH')).toMatchObject({ status: 'PUBLISHED' });
    expect(await seenByReaders(id)).toMatchObject({ revision: 2 });
    await expectCountersEqualRows();
  });

  it('comes back as it was when it had been turned down, or there was none', async () => {
    const edited = await publishedComment({ ...wish(), body: 'As accepted.' });
    await edit(edited);
    await decide(edited, 'REJECT');
    const plain = await publishedComment(wish());
    for (const id of [edited, plain]) {
      await decide(id, 'REMOVE');
      expect(await decide(id, 'RESTORE')).toMatchObject({ status: 'PUBLISHED' });
    }
    expect(await seenByReaders(edited)).toMatchObject({ body: 'As accepted.', revision: 1 });
  });
});

describe('R11: an edit of a referred comment', () => {
  it('stays there for the reason that brought it, unless the new text is held for another', async () => {
    await setPolicy({ screening: { suspectWords: ['pox', 'plague'] } });
    const id = await waitingComment({ ...wish(), body: 'A pox on it.' });
    const because = (words: string) => ({ code: 'suspect', facts: { words } });
    expect(await findOwnComment({ viewer: author, id })).toMatchObject({ reason: because('pox') });
    expect(await edit(id)).toMatchObject({ status: 'REFERRED', reason: because('pox') });
    const again = await edit(id, { body: 'A plague on it.', revision: 2 });
    expect(again).toMatchObject({ status: 'REFERRED', reason: because('plague') });
    await decide(id, 'REJECT');
    expect(await edit(id, { revision: 3 })).toMatchObject({ status: 'AWAITING_REVIEWS', reason: null });
  });

  it('stays before the moderator', async () => {
    const id = await referredComment(wish());
    expect(await edit(id)).toMatchObject({ status: 'REFERRED', revision: 2 });
  });

  it('makes a decision on the text before it stale', async () => {
    const id = await referredComment(wish());
    const { version } = await factsOf(id);
    await edit(id);
    const decision = decideComment({
      viewer: await moderator(),
      commentId: id,
      action: 'PUBLISH',
      version,
      context,
    });
    expect(await refusalOf(decision)).toMatchObject({ status: 409, code: 'stale-version' });
  });
});

describe('revising and resubmitting', () => {
  it('a rejected comment goes round again, twice at most', async () => {
    const id = await rejectedComment(wish());
    for (const revision of [1, 2]) {
      const again = await edit(id, { body: `Attempt ${revision}.`, revision });
      expect(again).toMatchObject({ status: 'IN_REVIEW', revision: revision + 1, reviews: { done: 3 } });
      await decide(id, 'REJECT');
    }
    expect(await findOwnComment({ viewer: author, id })).toMatchObject({
      allowed: { edit: false, resubmit: false, withdraw: true },
    });
    expect(await refusalOf(edit(id, { revision: 3, body: 'From the future.' }))).toMatchObject({
      status: 403,
      code: 'no-resubmissions-left',
      limit: 2,
    });
  });

  it('a rejected comment may be sent as it is', async () => {
    const id = await rejectedComment({ ...wish(), body: 'I stand by it.' });
    expect(await edit(id, { body: 'I stand by it.' })).toMatchObject({ status: 'IN_REVIEW', revision: 2 });
  });

  it('one whose author owes reviews waits for them', async () => {
    const id = await waitingComment(wish());
    expect(await edit(id)).toMatchObject({ status: 'AWAITING_REVIEWS', revision: 2, reviews: { done: 0 } });
  });

  it('is screened like a new one: refused, or held', async () => {
    await setPolicy({ screening: { suspectWords: ['pox'] } });
    const id = await publishedComment({ ...wish(), body: 'As accepted.' });
    expect(await refusalOf(edit(id, { body: 'See example.org' }))).toMatchObject({
      status: 422,
      code: 'links',
    });
    expect(await factsOf(id)).toMatchObject({ state: 'PUBLISHED', revision: 1 });
    expect(await edit(id, { body: 'A pox on it.' })).toMatchObject({ status: 'REFERRED' });
    expect(await seenByReaders(id)).toMatchObject({ body: 'As accepted.' });
    await expectCountersEqualRows();
  });

  it('is not a repeat of itself', async () => {
    const id = await waitingComment({ ...wish(), body: 'At first.' });
    await edit(id, { body: 'At second.' });
    expect(await edit(id, { body: 'At first.', revision: 2 })).toMatchObject({ revision: 3 });
  });
});

describe('who may edit', () => {
  it('is not found what is somebody else’s, not there, or no id', async () => {
    const id = await publishedComment({ article: news, context });
    for (const target of [id, newId(), 'x'])
      expect(await refusalOf(edit(target))).toMatchObject({ status: 404 });
  });

  it.each([
    ['nobody', async () => null, 401],
    ['a lapsed member', () => member({ membership: 'LAPSED' }), 403],
  ])('not %s', async (_, who, status) => {
    const id = await commentInReview(wish());
    expect(await refusalOf(edit(id, { viewer: await who() }))).toMatchObject({ status });
  });

  it('nobody, once it was removed or withdrawn', async () => {
    const removed = await publishedComment(wish());
    await removeComment(removed, context);
    const withdrawn = await commentInReview(wish());
    await withdrawComment({ viewer: author, id: withdrawn, context });
    for (const id of [removed, withdrawn])
      expect(await refusalOf(edit(id))).toMatchObject({ status: 409, code: 'wrong-state' });
  });
});
