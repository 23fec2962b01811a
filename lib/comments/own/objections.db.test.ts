import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { decideComment } from '@/lib/moderation/decide-comment';
import { listQueue } from '@/lib/moderation/list-queue';
import { nameReviewers } from '@/lib/moderation/name-reviewers';
import { readCase } from '@/lib/moderation/read-case';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { HOUR } from '@/lib/testing/clock';
import {
  calibrationItems,
  commentInReview,
  factsOf,
  leaseOn,
  objectedComment,
  publishedComment,
  referredComment,
  rejectedComment,
  reviewWith,
  waitingComment,
} from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { editComment } from '../editing/edit-comment';
import { referUnanswered } from '../end-waiting';
import { ownCommentView } from '../schemas';
import { askModerator } from './ask-moderator';
import { findOwnComment, readComment } from './read-comment';
import { withdrawComment } from './withdraw-comment';

beforeEach(openNewsroom);

const wish = (body = 'As I wrote it.') => ({ article: news, context, author, body });
const ask = (id: string, viewer: Viewer | null = author) => askModerator({ viewer, id, context });
const objectTo = (commentId: string) =>
  reviewWith(['NOT_CIVIL', 'MISINFORMATION', 'NOT_CIVIL'], { commentId, article: news, context });
/** What it was refused with; null where it was not. */
const whyRefused = async (attempt: Promise<unknown>) => (await inParallel([attempt])).refusals[0] ?? null;
const decisionsOn = (id: string) =>
  query('select maker, outcome, note from decisions where comment_id = $1 order by version', [id]);
const actsOn = (id: string) =>
  query<{ action: string }>(
    `select action, from_state as "from", to_state as "to", reason from audit_entries where subject_id = $1
      and from_state in ('IN_REVIEW', 'OBJECTED') order by at, id`,
    [id],
  );

describe('R9: what peers object to', () => {
  it('comes back to its author first, with what was said by count and until when it is theirs', async () => {
    const id = await commentInReview(wish());
    await objectTo(id);
    const before = context.now().getTime();
    const facts = await factsOf(id);
    expect(facts).toMatchObject({ state: 'OBJECTED', reviewCount: 3, reason: null });
    const own = await findOwnComment({ viewer: author, id });
    expect(ownCommentView.safeParse(own).error).toBeUndefined();
    expect(own).toMatchObject({
      status: 'OBJECTED',
      objection: {
        verdicts: { yes: 0, notCivil: 2, misinformation: 1 },
        notes: [],
        until: new Date(before + 24 * HOUR).toISOString(),
      },
      allowed: { edit: true, withdraw: true, askModerator: true, resubmit: false },
    });
    expect(await decisionsOn(id)).toEqual([{ maker: 'PEERS', outcome: 'OBJECT', note: null }]);
    expect(await actsOn(id)).toMatchObject([{ action: 'comment.object', from: 'IN_REVIEW', to: 'OBJECTED' }]);
    expect(
      await query(`select payload ->> 'state' as state from outbox_events where type = 'comment.object'`),
    ).toEqual([{ state: 'OBJECTED' }]);
    expect(await refusalOf(readComment({ viewer: null, id }))).toMatchObject({ status: 404 });
    await expectCountersEqualRows();
  });

  it('is in no queue of the moderators; one who opens it is told, and may decide', async () => {
    const id = await commentInReview(wish());
    await objectTo(id);
    const desk = await moderator();
    for (const queue of ['referred', 'in-review', 'reported', 'published', 'rejected'] as const)
      expect((await listQueue({ viewer: desk, queue })).items.map((item) => item.id)).not.toContain(id);
    const { version, status, allowed } = await readCase({ viewer: desk, commentId: id });
    expect({ status, allowed }).toEqual({ status: 'OBJECTED', allowed: ['PUBLISH', 'REJECT'] });
    await decideComment({ viewer: desk, commentId: id, action: 'PUBLISH', version, context });
    expect(await findOwnComment({ viewer: author, id })).toMatchObject({
      status: 'PUBLISHED',
      objection: null,
    });
  });

  it('goes to the moderators at once where policy does not ask authors', async () => {
    await setPolicy({ review: { authorHours: 0 } });
    const id = await commentInReview(wish());
    await objectTo(id);
    expect(await factsOf(id)).toMatchObject({ state: 'REFERRED', reason: { code: 'disagreed' } });
    expect(await decisionsOn(id)).toMatchObject([{ maker: 'PEERS', outcome: 'REFER' }]);
  });

  it('leaves up what was accepted, where it is an edit', async () => {
    const id = await publishedComment(wish('As accepted.'));
    await editComment({ viewer: author, id, body: 'Put otherwise.', revision: 1, context });
    await objectTo(id);
    expect(await factsOf(id)).toMatchObject({ state: 'OBJECTED', visible: true });
    expect(await readComment({ viewer: null, id })).toMatchObject({
      status: 'PUBLISHED',
      body: 'As accepted.',
    });
    await ask(id);
    expect(await factsOf(id)).toMatchObject({ state: 'REFERRED', visible: true });
    await expectCountersEqualRows();
  });
});

describe('its author', () => {
  it('revises it: the new text goes round again, with the duty done', async () => {
    const id = await commentInReview(wish());
    await objectTo(id);
    const revised = await editComment({ viewer: author, id, body: 'Put kindly.', revision: 1, context });
    expect(revised).toMatchObject({ status: 'IN_REVIEW', revision: 2, objection: null, verdicts: null });
    expect(await factsOf(id)).toMatchObject({ reviewCount: 0, leaseCount: 0, resubmissions: 0 });
    await reviewWith(['YES', 'YES', 'YES'], { commentId: id, article: news, context });
    expect(await factsOf(id)).toMatchObject({ state: 'PUBLISHED', publishedRevision: 2 });
  });

  it('changes nothing by sending the same text again', async () => {
    const id = await objectedComment(wish());
    const same = await editComment({ viewer: author, id, body: 'As I wrote it.', revision: 1, context });
    expect(same).toMatchObject({ status: 'OBJECTED', revision: 1 });
  });

  it('withdraws it', async () => {
    const id = await objectedComment(wish());
    await withdrawComment({ viewer: author, id, context });
    expect(await findOwnComment({ viewer: author, id })).toMatchObject({
      status: 'WITHDRAWN',
      objection: null,
      allowed: { askModerator: false },
    });
  });

  it('asks for a moderator, once: it is no decision, and the case says why it came', async () => {
    const id = await objectedComment(wish());
    await ask(id);
    await ask(id);
    expect(await factsOf(id)).toMatchObject({ state: 'REFERRED', reason: { code: 'author-asked' } });
    expect(await decisionsOn(id)).toMatchObject([{ outcome: 'OBJECT' }]);
    expect(await actsOn(id)).toMatchObject([
      { action: 'comment.object' },
      { action: 'comment.refer', from: 'OBJECTED', to: 'REFERRED', reason: { code: 'author-asked' } },
    ]);
    const { items } = await listQueue({ viewer: await moderator(), queue: 'referred' });
    expect(items).toMatchObject([{ id, reason: { code: 'author-asked' } }]);
  });

  it('may ask whatever their membership, and nobody else may', async () => {
    const id = await objectedComment(wish());
    expect(await refusalOf(ask(id, null))).toMatchObject({ status: 401 });
    expect(await refusalOf(ask(id, await insider()))).toMatchObject({ status: 404 });
    for (const target of [newId(), 'x']) expect(await refusalOf(ask(target))).toMatchObject({ status: 404 });
    await ask(id, { ...author, insider: false, membership: { state: 'LAPSED', source: 'SIGN_UP' } });
    expect(await factsOf(id)).toMatchObject({ state: 'REFERRED' });
  });

  it.each([
    ['in review', commentInReview, 'IN_REVIEW'],
    ['referred for another reason', referredComment, 'REFERRED'],
    ['posted', publishedComment, 'PUBLISHED'],
    ['rejected', rejectedComment, 'REJECTED'],
  ])('is told where it is, asking about one that is %s', async (_, build, state) => {
    const id = await build(wish());
    expect(await refusalOf(ask(id))).toMatchObject({
      status: 409,
      code: 'wrong-state',
      details: { current: { state } },
    });
  });
});

describe('silence', () => {
  it('brings it to the moderators after, and not at, the last moment, and says so', async () => {
    const id = await objectedComment(wish());
    context.advance(24 * HOUR);
    expect(await referUnanswered({ context })).toBe(0);
    context.advance(1);
    expect(await referUnanswered({ context })).toBe(1);
    expect(await referUnanswered({ context })).toBe(0);
    expect(await factsOf(id)).toMatchObject({
      state: 'REFERRED',
      reason: { code: 'author-silent', facts: { hours: 24 } },
    });
    expect(await decisionsOn(id)).toMatchObject([
      { maker: 'PEERS', outcome: 'OBJECT' },
      { maker: 'SYSTEM', outcome: 'REFER', note: { code: 'author-silent' } },
    ]);
  });

  it('goes by the policy in force: what waits for an author who is not asked any more waits no longer', async () => {
    const id = await objectedComment(wish());
    await setPolicy({ review: { authorHours: 0 } });
    context.advance(1);
    expect(await referUnanswered({ context })).toBe(1);
    expect(await factsOf(id)).toMatchObject({ state: 'REFERRED', reason: { code: 'disagreed' } });
  });
});

describe('R14: at once', () => {
  const current = (state: string) => ({ status: 409, details: { current: { state } } });

  it('asking in many tabs is asking once', async () => {
    const id = await objectedComment(wish());
    const { refusals } = await inParallel(Array.from({ length: 5 }, () => ask(id)));
    expect(refusals).toEqual([]);
    expect(await actsOn(id)).toHaveLength(2);
  });

  it('asking, and the clock: one refers it, and the other finds it there', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await objectedComment(wish(`Round ${round}.`));
      context.advance(25 * HOUR);
      const [count, refusal] = await Promise.all([referUnanswered({ context }), whyRefused(ask(id))]);
      expect(await actsOn(id)).toHaveLength(2);
      if (count === 1) expect(refusal).toMatchObject(current('REFERRED'));
      else expect(refusal).toBeNull();
    }
  });

  it('revising, and the clock: the new text is either in line or with the moderators, never lost', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await objectedComment(wish(`Round ${round}.`));
      context.advance(25 * HOUR);
      const edit = editComment({ viewer: author, id, body: `Better ${round}.`, revision: 1, context });
      const [count] = await Promise.all([referUnanswered({ context }), edit]);
      expect(await factsOf(id)).toMatchObject({ revision: 2, state: count === 1 ? 'REFERRED' : 'IN_REVIEW' });
    }
  });

  it.each([
    ['asking', (id: string) => ask(id), 'REFERRED'],
    ['withdrawing', (id: string) => withdrawComment({ viewer: author, id, context }), 'WITHDRAWN'],
    [
      'revising',
      (id: string) => editComment({ viewer: author, id, body: `Kindly: ${id}.`, revision: 1, context }),
      'IN_REVIEW',
    ],
  ])(
    '%s, and a moderator who decides: whoever comes second is told how it stands',
    async (what, choose, to) => {
      const desk = await moderator();
      for (let round = 0; round < 4; round += 1) {
        const id = await objectedComment(wish(`Round ${round}.`));
        const { version } = await factsOf(id);
        const decided = decideComment({ viewer: desk, commentId: id, action: 'PUBLISH', version, context });
        const [byDesk, byAuthor] = await Promise.all([whyRefused(decided), whyRefused(choose(id))]);
        const { state } = await factsOf(id);
        if (byDesk) expect(byDesk).toMatchObject({ status: 409, details: { current: { status: to } } });
        else if (what === 'asking') expect(byAuthor).toMatchObject(current('PUBLISHED'));
        // What is posted may still be withdrawn, or revised: the new text is then an edit.
        else expect(['WITHDRAWN', 'IN_REVIEW']).toContain(state);
        await expectCountersEqualRows();
      }
    },
  );
});

describe('R4: what reviewers say to the author', () => {
  type Said = { note?: string; noteToAuthor?: boolean; verdict?: 'YES' | 'NOT_CIVIL' };
  const objectSaying = async (id: string, notes: Said[]) => {
    for (const { verdict = 'NOT_CIVIL', ...said } of notes) {
      const { viewer, assignmentId } = await leaseOn({ commentId: id, article: news, context });
      await recordReview({ viewer, assignmentId, verdict, ...said, context });
    }
    return (await findOwnComment({ viewer: author, id }))?.objection?.notes;
  };

  it('is shown where they chose it, all of them, and nobody is named', async () => {
    const id = await commentInReview(wish());
    const notes = await objectSaying(id, [
      { note: 'Leave out the last line.', noteToAuthor: true },
      { note: 'For the moderators alone.' },
      { note: 'The point is a good one.', noteToAuthor: true },
    ]);
    expect([...(notes ?? [])].sort()).toEqual(['Leave out the last line.', 'The point is a good one.']);
    const { reviews } = await nameReviewers({ viewer: await moderator(), commentId: id });
    expect(reviews.map(({ note, noteToAuthor }) => [note, noteToAuthor])).toEqual([
      ['Leave out the last line.', true],
      ['For the moderators alone.', false],
      ['The point is a good one.', true],
    ]);
    const own = JSON.stringify(await findOwnComment({ viewer: author, id }));
    for (const { reviewer } of reviews)
      expect(own).not.toMatch(new RegExp(`${reviewer!.id}|${reviewer!.displayName}`));
  });

  it('stays with the moderators where screening finds a link or a word, or there is nothing to say', async () => {
    await setPolicy({ screening: { bannedWords: ['nitwit'], suspectWords: ['syndicate'], links: 'hold' } });
    const id = await commentInReview(wish());
    const held = ['See example.com for why.', 'You nitwit.', 'Ask the syndicate.'];
    const notes = await objectSaying(
      id,
      held.map((note) => ({ note, noteToAuthor: true })),
    );
    expect(notes).toEqual([]);
    const { reviews } = await readCase({ viewer: await moderator(), commentId: id });
    expect(reviews.map(({ note, noteToAuthor }) => [note, noteToAuthor])).toEqual(
      held.map((note) => [note, false]),
    );
    const other = await commentInReview(wish('And another.'));
    expect(await objectSaying(other, Array(3).fill({ note: ' \u200B ', noteToAuthor: true }))).toEqual([]);
  });

  it('stands in an order that tells neither who came first nor who last', async () => {
    const orders = new Set<string>();
    for (let round = 0; round < 8 && orders.size < 2; round += 1) {
      const id = await commentInReview(wish(`Round ${round}.`));
      const notes = await objectSaying(
        id,
        ['1', '2', '3'].map((note) => ({ note, noteToAuthor: true })),
      );
      orders.add(notes!.join());
    }
    expect(orders.size).toBeGreaterThan(1);
  });

  it('is gone with the review that is void, and with the text that it was about', async () => {
    const id = await commentInReview(wish());
    await objectSaying(id, Array(3).fill({ note: 'Tone it down.', noteToAuthor: true }));
    await query(`update reviews set voided_at = now(), void_reason = '"It was."'
      where id = (select id from reviews where comment_id = '${id}' limit 1)`);
    expect((await findOwnComment({ viewer: author, id }))?.objection?.notes).toHaveLength(2);
    await editComment({ viewer: author, id, body: 'Toned down.', revision: 1, context });
    expect(await objectSaying(id, [{}, {}, {}])).toEqual([]);
  });

  it('is never kept of a practice text', async () => {
    await calibrationItems(3);
    const viewer = await insider();
    const commentId = await waitingComment({ article: news, context, author: viewer });
    const { assignments } = await requestAssignments({ viewer, commentId, context });
    context.advance(HOUR / 4);
    const { id: assignmentId } = assignments[0]!;
    await recordReview({ viewer, assignmentId, verdict: 'YES', note: 'Well.', noteToAuthor: true, context });
    expect(
      await query('select calibration_item_id is null as of_comment, note_to_author from reviews'),
    ).toEqual([{ of_comment: false, note_to_author: false }]);
  });
});
