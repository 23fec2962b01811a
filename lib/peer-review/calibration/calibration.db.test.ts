import { beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '@/lib/platform/db';
import type { Reason } from '@/lib/platform/reasons';
import type { Viewer } from '@/lib/members/viewer';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { decideComment } from '@/lib/moderation/decide-comment';
import type { HouseRuleKey } from '@/lib/moderation/house-rules';
import type { Action } from '@/lib/moderation/schemas';
import { defaultSettings } from '@/lib/policy/rules';
import { article } from '@/lib/testing/articles';
import { MINUTE } from '@/lib/testing/clock';
import {
  calibrationItems,
  commentInReview,
  factsOf,
  publishedComment,
  referredComment,
  reviewWith,
  waitingComment,
} from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, insiders, member, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { saveCalibrationItem } from './save-item';
import { recordReview } from '../review/record-review';
import { requestAssignments } from '../assignment/request-assignments';
import type { Verdict } from '../schemas';
import { skipAssignment } from '../assignment/skip-assignment';
import { contestCalibration } from './contest-calibration';
import { countCalibrationUse } from '../reliability/learn-from-calibration';
import { decideContest } from './decide-contest';
import { decideItem } from './decide-item';
import { countContests, listItems } from './list-items';
import { pickItem, suggestItem } from './pick-item';
import type { Objection } from './schemas';

beforeEach(openNewsroom);

const desk = moderator;
beforeEach(() => setPolicy({ review: { calibrationRate: 0 } }));

const waiting = (viewer = author) => waitingComment({ article: news, context, author: viewer });
const batchOf = async (viewer = author) =>
  (await requestAssignments({ viewer, commentId: await waiting(viewer), context })).assignments;

/** The items that a member has been given, in the order in which they were dealt. */
const itemsOf = async (viewer: Viewer) =>
  (
    await query<{ id: string }>(
      `select calibration_item_id as id from review_assignments where reviewer_id = $1 and calibration_item_id is not null
       order by assigned_at, slot`,
      [viewer.id],
    )
  ).map(({ id }) => id);

/** A member reviews a calibration item. Returns the assignment. */
async function reviewItem(viewer: Viewer, verdict: Verdict = 'MISINFORMATION'): Promise<string> {
  await batchOf(viewer);
  context.advance(MINUTE);
  const [{ id } = { id: '' }] = await query<{ id: string }>(
    'select id from review_assignments where reviewer_id = $1 and calibration_item_id is not null',
    [viewer.id],
  );
  await recordReview({ viewer, assignmentId: id, verdict, context });
  return id;
}

/** What is on record of an act upon an item. */
const recorded = (action: string, itemId: string) =>
  query<{ actor: string | null; reason: Reason | null }>(
    'select actor_id as actor, reason from audit_entries where action = $1 and subject_id = $2 order by id',
    [action, itemId],
  );
const events = (type: string) =>
  query<{ subject: string; payload: Record<string, unknown> }>(
    'select subject_id as subject, payload from outbox_events where type = $1 order by id',
    [type],
  );
const itemRow = async (id: string) =>
  (
    await query<{ active: boolean; uses: number; passes: number; reason: Reason | null }>(
      'select active, uses, passes, retired_reason as reason from calibration_items where id = $1',
      [id],
    )
  )[0]!;

describe('R7: nobody gets an item twice until all are used', () => {
  it('then the least recently used come again', async () => {
    await calibrationItems(6);
    const next = async () => {
      await query(`update review_assignments set state = 'DONE'`);
      await query(`update comments set state = 'EXPIRED' where state = 'AWAITING_REVIEWS'`);
      context.advance(MINUTE);
      await batchOf();
    };
    await batchOf();
    await next();
    expect(new Set(await itemsOf(author)).size).toBe(6);
    await next();
    await next();
    const items = await itemsOf(author);
    expect([...items.slice(6, 9)].sort()).toEqual([...items.slice(0, 3)].sort());
    expect([...items.slice(9)].sort()).toEqual([...items.slice(3, 6)].sort());
  });

  it('in an order that differs from member to member', async () => {
    await calibrationItems(9);
    const orders = [];
    for (const viewer of await insiders(6)) {
      await batchOf(viewer);
      orders.push((await itemsOf(viewer)).join());
    }
    expect(new Set(orders).size).toBeGreaterThan(4);
  });

  it('and never twice at once, nor in the place of itself when it was passed on', async () => {
    await calibrationItems(3);
    const commentId = await waiting();
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    const skip = skipAssignment({ viewer: author, assignmentId: assignments[0]!.id, context });
    expect(await refusalOf(skip)).toMatchObject({ code: 'no-replacement' });
  });

  it('only items in the language of the publication', async () => {
    await calibrationItems(1);
    const body = 'Een opmerking in een andere taal.';
    await saveCalibrationItem({ key: 'nl', body, verdict: 'YES', explanation: 'Omdat.', language: 'nl' });
    const batch = await batchOf();
    expect(batch).toHaveLength(1);
    expect(batch[0]!.bodyHtml).not.toContain('opmerking');
  });
});

describe('R8: an empty set waives, a small one only what it cannot fill', () => {
  it('for somebody who has had every item the set comes round again, and nothing is waived', async () => {
    await calibrationItems(3);
    for (let n = 0; n < 3; n += 1) {
      const commentId = await waiting();
      const { assignments } = await requestAssignments({ viewer: author, commentId, context });
      expect(assignments).toHaveLength(3);
      context.advance(MINUTE);
      for (const { id } of assignments)
        await recordReview({ viewer: author, assignmentId: id, verdict: 'YES', context });
      expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW', dutyWaived: false });
    }
  });
});

describe('R7: a hidden item is never recognisable', () => {
  type Shape = string | Shape[] | { [key: string]: Shape };
  /** Keys in their order, and of each value what it looks like. */
  const shapeOf = (value: unknown): Shape => {
    if (Array.isArray(value)) return value.map(shapeOf);
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]));
    if (typeof value !== 'string') return String(value);
    return value
      .replace(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'id of version 7')
      .replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'moment')
      .replace(/^<p>[^<]*<\/p>$/, 'paragraph')
      .replace(/^[a-z]{2}$/, 'language')
      .replace(/^article-\d+$/, 'slug')
      .replace(/^Article \d+$/, 'title');
  };

  /** A batch with hidden items and real comments, told apart by what only the database knows. */
  async function mixedBatch() {
    for (let n = 0; n < 4; n += 1) await commentInReview({ article: await article(), context });
    await calibrationItems(3);
    await setPolicy({ review: { calibrationRate: 0.2 } });
    const viewer = await insider();
    const batch = await batchOf(viewer);
    const hidden = new Set(
      (
        await query<{ id: string }>('select id from review_assignments where calibration_item_id is not null')
      ).map(({ id }) => id),
    );
    return { batch, hidden };
  }

  it('in JSON: the same keys in the same order, and values of the same form', async () => {
    const kinds = new Set<boolean>();
    const shapes = new Set<string>();
    for (let n = 0; n < 6; n += 1) {
      const { batch, hidden } = await mixedBatch();
      for (const assignment of batch) {
        kinds.add(hidden.has(assignment.id));
        shapes.add(JSON.stringify(shapeOf(assignment)));
      }
    }
    expect(kinds).toEqual(new Set([true, false]));
    expect([...shapes]).toEqual([
      JSON.stringify({
        id: 'id of version 7',
        bodyHtml: 'paragraph',
        language: 'language',
        article: { slug: 'slug', title: 'title' },
        context: 'null',
        notBefore: 'moment',
        expiresAt: 'moment',
      }),
    ]);
  });

  it('in time: its floor is set by its text like any other, and its lease is as long', async () => {
    await calibrationItems(2);
    await commentInReview({
      article: news,
      context,
      body: 'Ten words or about as many, like each of the others.',
    });
    const batch = await batchOf();
    const floors = batch.map(
      ({ notBefore }, n) => Date.parse(notBefore) - context.now().getTime() - n * 2_000,
    );
    expect(floors).toEqual([2_000, 2_000, 2_000]);
    expect(new Set(batch.map(({ expiresAt }) => expiresAt)).size).toBe(1);
  });

  it('by what is asked about it: before a verdict, a contest tells the two apart no more than anything else', async () => {
    const { batch } = await mixedBatch();
    const [viewerId] = (
      await query<{ id: string }>('select reviewer_id as id from review_assignments where id = $1', [
        batch[0]!.id,
      ])
    ).map(({ id }) => id);
    const viewer = { ...author, id: viewerId! };
    const answers = [];
    for (const { id: assignmentId } of batch)
      answers.push(await refusalOf(contestCalibration({ viewer, assignmentId, reason: 'Why?', context })));
    expect(new Set(answers.map(({ status, code, message }) => `${status} ${code} ${message}`)).size).toBe(1);
  });
});

describe('R7: a decided comment becomes an item', () => {
  const publish = (more: { author?: Viewer; parentId?: string; body?: string } = {}) =>
    publishedComment({ article: news, context, ...more });
  const decide = async (commentId: string, action: Action, rule: HouseRuleKey = 'civility') => {
    const { version } = await factsOf(commentId);
    const note = 'Please leave out the last line.';
    await decideComment({ viewer: await desk(), commentId, action, version, rule, note, context });
    return commentId;
  };
  type Wish = { author?: Viewer; parentId?: string; body?: string; rule?: HouseRuleKey };
  const reject = async ({ rule, ...more }: Wish = {}) =>
    decide(await referredComment({ article: news, context, ...more }), 'REJECT', rule);
  const pick = async (commentId: string, verdict: Objection = 'NOT_CIVIL', viewer?: Viewer) =>
    pickItem({ viewer: viewer ?? (await desk()), commentId, verdict, explanation: 'It is unfair.', context });

  it('is suggested with the verdict that its decision says, and its reason', async () => {
    const viewer = await desk();
    const uncivil = await reject();
    const reason = 'Please leave out the last line.';
    expect(await suggestItem({ viewer, commentId: uncivil })).toEqual({
      verdict: 'NOT_CIVIL',
      explanation: `Our moderators found that it is not civil. The reason that its author was given: ${reason}`,
    });
    await setPolicy({ language: { default: 'af' } });
    expect(await suggestItem({ viewer, commentId: uncivil })).toMatchObject({
      explanation: expect.stringMatching(/^Ons moderators .*Please leave out the last line\.$/),
    });
    const otherwise = await suggestItem({ viewer, commentId: await reject({ rule: 'privacy' }) });
    expect(otherwise).toMatchObject({ verdict: null });
    for (const commentId of [await referredComment({ article: news, context }), await publish()])
      expect(await suggestItem({ viewer, commentId })).toBeNull();
  });

  it('with a record of who picked it; once, also when two moderators do at once', async () => {
    const commentId = await reject({ body: 'A fair point, *unfairly* made.' });
    const [ada, ben] = [await desk(), await desk()];
    const { answers } = await inParallel([
      pick(commentId, 'NOT_CIVIL', ada),
      pick(commentId, 'NOT_CIVIL', ben),
    ]);
    expect(answers).toHaveLength(2);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({
      source: 'MODERATOR',
      language: 'en',
      bodyHtml: '<p>A fair point, <em>unfairly</em> made.</p>',
      verdict: 'NOT_CIVIL',
      explanation: 'It is unfair.',
      commentId,
      state: 'IN_USE',
    });
    expect(await recorded('calibration.pick', answers[0]!.id)).toHaveLength(1);
    expect(await suggestItem({ viewer: ada, commentId })).toBe('in use');
  });

  it('not while it is not decided, nor while readers see it and could look it up, nor when it names its author', async () => {
    const refusal = async (commentId: string) => (await refusalOf(pick(commentId))).code;
    expect(await refusal(await commentInReview({ article: news, context }))).toBe('not-turned-down');
    expect(await refusal(await publish())).toBe('not-turned-down');
    const named = await insider({ name: 'Thandeka Mbele' });
    expect(await refusal(await reject({ author: named, body: 'I, thandeka mbele, saw it.' }))).toBe(
      'names-author',
    );
    expect(await refusal(author.id)).toBe('not-found');
  });

  it('though a word of it has its author’s name in it', async () => {
    const ed = await insider({ name: 'Ed' });
    const commentId = await reject({ author: ed, body: 'They bribed the council and everybody knows it.' });
    expect(await pick(commentId)).toMatchObject({ state: 'IN_USE' });
  });

  it('not the text of an edit that was rejected while the one before it stays up', async () => {
    const commentId = await publish({ author, body: 'What was accepted.' });
    await editComment({ viewer: author, id: commentId, body: 'What was not.', revision: 1, context });
    await decide(commentId, 'REJECT', 'hate');
    expect(await refusalOf(pick(commentId))).toMatchObject({ status: 409, code: 'not-turned-down' });
  });

  it('in the text that was taken down, by the reason of that, whatever edit was under way', async () => {
    const commentId = await publish({ author, body: 'What readers saw.' });
    await editComment({ viewer: author, id: commentId, body: 'An edit of it.', revision: 1, context });
    await decide(commentId, 'REMOVE', 'misinformation');
    const viewer = await desk();
    expect(await suggestItem({ viewer, commentId })).toMatchObject({ verdict: 'MISINFORMATION' });
    expect(await pick(commentId, 'MISINFORMATION')).toMatchObject({
      bodyHtml: '<p>What readers saw.</p>',
      verdict: 'MISINFORMATION',
    });
  });

  it.each([
    ['a member', () => insider(), 403],
    ['nobody', async () => null, 401],
  ])('not by %s', async (_, who, status) => {
    const viewer = await who();
    const commentId = await reject();
    const act = pickItem({ viewer, commentId, verdict: 'NOT_CIVIL', explanation: 'Why.', context });
    expect(await refusalOf(act)).toMatchObject({ status });
    expect(await refusalOf(suggestItem({ viewer, commentId }))).toMatchObject({ status });
    expect(await refusalOf(listItems({ viewer }))).toMatchObject({ status });
    expect(await refusalOf(countContests({ viewer }))).toMatchObject({ status });
  });

  it('is shown under its own article and below what it answers, like a real reply, and without its author', async () => {
    const parentId = await publish({ body: 'What is answered.' });
    const other = await article();
    const writer = await insider({ name: 'Somebody Else' });
    const commentId = await reject({ parentId, author: writer, body: 'The answer.' });
    await pick(commentId);
    await commentInReview({ article: other, context });
    const batch = await batchOf();
    const item = batch.find(({ bodyHtml }) => bodyHtml === '<p>The answer.</p>');
    expect(item).toMatchObject({
      article: { slug: news.slug },
      context: { bodyHtml: '<p>What is answered.</p>' },
    });
    for (const trace of [commentId, writer.id, writer.displayName])
      expect(JSON.stringify(batch)).not.toContain(trace);
  });

  it('is given to others, and never to its author, who reviewed it, reported it, answered it, or is answered by it', async () => {
    const [writer, answered, reporter, replier, stranger] = await insiders(5);
    const parentId = await publish({ author: answered });
    const commentId = await commentInReview({
      article: news,
      context,
      author: writer,
      parentId,
      body: 'What was picked.',
    });
    await reviewWith(['YES', 'YES', 'YES'], { commentId, article: news, context });
    const reviewers = await query<Viewer>('select reviewer_id as id from reviews where comment_id = $1', [
      commentId,
    ]);
    await query(
      `insert into reports (id, comment_id, member_id, rule, created_at) values (gen_random_uuid(), $1, $2, 'civility', $3)`,
      [commentId, reporter!.id, context.now()],
    );
    await waitingComment({ article: news, context, author: replier, parentId: commentId });
    await decide(commentId, 'REMOVE');
    await pick(commentId);
    const given = async (viewer: Viewer) =>
      (await batchOf(viewer)).some(({ bodyHtml }) => bodyHtml.includes('What was picked.'));
    for (const viewer of [writer!, answered!, reporter!, replier!]) expect(await given(viewer)).toBe(false);
    for (const { id } of reviewers) expect(await given({ ...(await insider()), id })).toBe(false);
    expect(await given(stranger!)).toBe(true);
  });

  it('goes out of use when its author takes it back, and when its decision is turned round', async () => {
    const writer = await insider();
    const [taken, turned, kept] = [await reject({ author: writer }), await reject(), await reject()];
    const restored = await publish({ author: writer });
    // Restored, it waits for what is decided about the edit; the text that was taken down is up all the same.
    await editComment({ viewer: writer, id: restored, body: 'An edit of it.', revision: 1, context });
    await decide(restored, 'REMOVE');
    const ids = [taken, turned, kept, restored];
    const items = [];
    for (const id of ids) items.push(await pick(id));
    await withdrawComment({ viewer: writer, id: taken, context });
    await decide(turned, 'PUBLISH');
    await decide(restored, 'RESTORE');
    await runWaitingJobs();
    const rows = await Promise.all(items.map(({ id }) => itemRow(id)));
    expect(rows.map(({ active }) => active)).toEqual([false, false, true, false]);
    const otherwise = { code: 'item-decided-otherwise', facts: {} };
    expect(rows.map(({ reason }) => reason)).toEqual([
      { code: 'item-withdrawn', facts: {} },
      otherwise,
      null,
      otherwise,
    ]);
    const viewer = await desk();
    for (const { id: itemId } of [items[0]!, items[1]!, items[3]!]) {
      const back = decideItem({ viewer, itemId, action: 'BRING_BACK', reason: 'I liked it.', context });
      expect(await refusalOf(back)).toMatchObject({ status: 409, code: 'overtaken' });
      expect(await itemRow(itemId)).toMatchObject({ active: false });
    }
  });

  it('stays when its author has put it otherwise, and that was accepted; and can be brought back', async () => {
    const viewer = await desk();
    const commentId = await reject({ author });
    const { id: itemId } = await pick(commentId);
    await editComment({ viewer: author, id: commentId, body: 'I put it kindly now.', revision: 1, context });
    await decide(commentId, 'PUBLISH');
    await runWaitingJobs();
    expect(await itemRow(itemId)).toMatchObject({ active: true });
    const act = { viewer, itemId, reason: 'To look at it.', context };
    await decideItem({ ...act, action: 'RETIRE' });
    expect(await decideItem({ ...act, action: 'BRING_BACK' })).toMatchObject({ state: 'IN_USE' });
  });
});

describe('R7: an item that over 40 % of reliable reviewers miss, after 20 uses, retires to the desk', () => {
  const policy = { ...defaultSettings, version: 0 };
  const use = (itemId: string, passed: boolean, reliable = true) =>
    transaction((tx) => countCalibrationUse(tx, { itemId, passed, reliable, policy, at: context.now() }));
  const anItem = async () => (await query<{ id: string }>('select id from calibration_items'))[0]!.id;

  beforeEach(() => calibrationItems(1));

  it('by itself, on record, and told to those who counted it', async () => {
    const id = await anItem();
    for (let n = 0; n < 11; n += 1) await use(id, true);
    for (let n = 0; n < 8; n += 1) await use(id, false);
    for (let n = 0; n < 20; n += 1) await use(id, false, false);
    expect(await itemRow(id)).toMatchObject({ active: true, uses: 39, passes: 11 });
    await use(id, false);
    expect(await itemRow(id)).toMatchObject({
      active: false,
      reason: { code: 'item-missed', facts: { missed: 9, of: 20 } },
    });
    expect(await recorded('calibration.retire', id)).toEqual([
      { actor: null, reason: { code: 'item-missed', facts: { missed: 9, of: 20 } } },
    ]);
    expect(await events('calibration.retire')).toEqual([{ subject: id, payload: { itemId: id } }]);
    expect(await batchOf()).toEqual([]);
  });

  it('once, and counts every use, when many come at once', async () => {
    const id = await anItem();
    await inParallel(Array.from({ length: 30 }, () => use(id, false)));
    expect(await itemRow(id)).toMatchObject({ active: false, uses: 30, passes: 0 });
    expect(await events('calibration.retire')).toHaveLength(1);
  });

  it('brought back, it is judged anew', async () => {
    const id = await anItem();
    for (let n = 0; n < 20; n += 1) await use(id, false);
    const viewer = await desk();
    const bringBack = { itemId: id, action: 'BRING_BACK', reason: 'It is clear enough.' } as const;
    const back = await decideItem({ viewer, ...bringBack, context });
    expect(back).toMatchObject({ state: 'IN_USE', uses: 20, reliableUses: 0 });
    expect(await recorded('calibration.bring-back', id)).toEqual([
      { actor: viewer.id, reason: 'It is clear enough.' },
    ]);
    await use(id, false);
    expect(await itemRow(id)).toMatchObject({ active: true });
  });
});

describe('R7: a moderator takes an item out of use', () => {
  it('with a reason, once; what it taught stands', async () => {
    await calibrationItems(1);
    const viewer = await desk();
    const [item] = (await listItems({ viewer })).items;
    const asked = { itemId: item!.id, action: 'RETIRE', reason: 'Out of date.' } as const;
    const retire = () => decideItem({ viewer, ...asked, context });
    expect(await retire()).toMatchObject({ state: 'RETIRED', retiredReason: 'Out of date.' });
    expect(await retire()).toMatchObject({ state: 'RETIRED' });
    expect(await recorded('calibration.retire', item!.id)).toEqual([
      { actor: viewer.id, reason: 'Out of date.' },
    ]);
    expect(await events('calibration.retire')).toEqual([]);
    await saveCalibrationItem({
      key: 'item-001',
      body: 'A text.',
      verdict: 'YES',
      explanation: 'As before.',
    });
    expect(await itemRow(item!.id)).toMatchObject({ active: false });
  });

  it('is refused to members, and for what is no item', async () => {
    await calibrationItems(1);
    const { id } = (await listItems({ viewer: await desk() })).items[0]!;
    const curator = await desk();
    for (const action of ['RETIRE', 'BRING_BACK'] as const) {
      const act = { action, reason: 'No.', context };
      const byMember = decideItem({ viewer: author, itemId: id, ...act });
      expect(await refusalOf(byMember)).toMatchObject({ status: 403 });
      for (const itemId of ['x', author.id])
        expect(await refusalOf(decideItem({ viewer: curator, itemId, ...act }))).toMatchObject({
          status: 404,
        });
    }
  });
});

describe('R7: the list', () => {
  it('goes through every item once, the newest first', async () => {
    await calibrationItems(7);
    const viewer = await desk();
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listItems({ viewer, limit: 3, cursor });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(ids).size).toBe(7);
    expect(ids).toHaveLength(7);
  });
});

describe('R7: a reviewer may contest', () => {
  const contest = (viewer: Viewer | null, assignmentId: string, reason = 'The figure is right.') =>
    contestCalibration({ viewer, assignmentId, reason, context });
  const decide = async (outcome: 'KEPT' | 'RETIRED', viewer?: Viewer, note = 'We looked again.') => {
    const curator = viewer ?? (await desk());
    const [open] = (await listItems({ viewer: curator })).contests;
    return decideContest({ viewer: curator, contestId: open!.id, outcome, note, context });
  };

  beforeEach(() => calibrationItems(3));

  it('once for each review; the same again gives the same answer, also at once', async () => {
    const id = await reviewItem(author);
    const { answers } = await inParallel([contest(author, id), contest(author, id), contest(author, id)]);
    expect(answers).toHaveLength(3);
    for (const answer of answers)
      expect(answer).toEqual({
        assignmentId: id,
        reason: 'The figure is right.',
        createdAt: context.now().toISOString(),
        outcome: null,
        note: null,
      });
    expect(await refusalOf(contest(author, id, 'Something else.'))).toMatchObject({
      code: 'already-contested',
    });
    expect(
      await recorded('calibration.contest', (await events('calibration.contest'))[0]!.subject),
    ).toHaveLength(1);
    expect(await events('calibration.contest')).toHaveLength(1);
  });

  it('not for somebody else’s, not before the verdict, and not for a comment', async () => {
    const [open, done] = await batchOf();
    context.advance(MINUTE);
    await recordReview({ viewer: author, assignmentId: done!.id, verdict: 'YES', context });
    expect(await refusalOf(contest(await insider(), done!.id))).toMatchObject({ status: 404 });
    expect(await refusalOf(contest(author, open!.id))).toMatchObject({
      status: 409,
      code: 'not-contestable',
    });
    expect(await refusalOf(contest(author, 'x'))).toMatchObject({ status: 404 });
    expect(await refusalOf(contest(null, done!.id))).toMatchObject({ status: 401 });
    const lapsed = await member({ membership: 'LAPSED' });
    expect(await refusalOf(contest(lapsed, done!.id))).toMatchObject({ status: 403 });
  });

  it('KEPT: the item stands, and the reviewer is answered', async () => {
    const id = await reviewItem(author);
    await contest(author, id);
    const viewer = await desk();
    const [waits] = (await listItems({ viewer })).contests;
    expect(await countContests({ viewer })).toBe(1);
    expect(waits).toMatchObject({
      given: 'MISINFORMATION',
      reason: 'The figure is right.',
      item: { openContests: 1 },
    });
    const item = await decide('KEPT', viewer);
    expect(item).toMatchObject({ state: 'IN_USE', openContests: 0 });
    expect(await contest(author, id)).toMatchObject({ outcome: 'KEPT', note: 'We looked again.' });
    expect(await events('calibration.contest-decided')).toEqual([
      {
        subject: author.id,
        payload: { memberId: author.id, itemId: item.id, contestId: waits!.id, outcome: 'KEPT' },
      },
    ]);
    expect(await recorded('calibration.decide-contest', item.id)).toEqual([
      { actor: viewer.id, reason: 'We looked again.' },
    ]);
  });

  it('RETIRED: it goes out of use, what was missed on it no longer counts, and who else waits is answered too', async () => {
    await query(`delete from calibration_items where key <> 'item-001'`);
    const ben = await insider();
    const contested = [await reviewItem(author), await reviewItem(ben)];
    await runWaitingJobs();
    await contest(author, contested[0]!);
    await contest(ben, contested[1]!);
    const item = await decide('RETIRED');
    expect(item).toMatchObject({ state: 'RETIRED', retiredReason: 'We looked again.', openContests: 0 });
    expect(await contest(ben, contested[1]!)).toMatchObject({ outcome: 'RETIRED' });
    expect(await events('calibration.contest-decided')).toHaveLength(2);
    await runWaitingJobs();
    const beliefs = await query('select believed, settled from reviews where calibration_item_id = $1', [
      item.id,
    ]);
    expect(beliefs).toEqual([
      { believed: null, settled: false },
      { believed: null, settled: false },
    ]);
  });

  it('decided once: the same again changes nothing, another decision is a conflict, also at once', async () => {
    await contest(author, await reviewItem(author));
    const [ada, ben] = [await desk(), await desk()];
    const [{ id: contestId } = { id: '' }] = (await listItems({ viewer: ada })).contests;
    const act = (viewer: Viewer, outcome: 'KEPT' | 'RETIRED') =>
      decideContest({ viewer, contestId, outcome, note: 'So it is.', context });
    const { answers, refusals } = await inParallel([act(ada, 'KEPT'), act(ben, 'RETIRED')]);
    expect(answers).toHaveLength(1);
    expect(refusals).toMatchObject([{ status: 409, code: 'already-decided' }]);
    const first = answers[0]!.state === 'IN_USE' ? act(ada, 'KEPT') : act(ben, 'RETIRED');
    expect(await first).toEqual(answers[0]);
    expect(await events('calibration.contest-decided')).toHaveLength(1);
  });

  it('by somebody else than the moderator who filed it', async () => {
    const both = await desk();
    await contest(both, await reviewItem(both));
    expect(await refusalOf(decide('RETIRED', both))).toMatchObject({ status: 403, code: 'own-contest' });
    expect(await refusalOf(decide('KEPT', author))).toMatchObject({ status: 403 });
    const lost = { contestId: author.id, outcome: 'KEPT', note: 'No.', context } as const;
    expect(await refusalOf(decideContest({ viewer: both, ...lost }))).toMatchObject({ status: 404 });
  });

  it('nor by one who contests the same item, for it would be decided with theirs', async () => {
    await query(`delete from calibration_items where key <> 'item-001'`);
    const both = await desk();
    await contest(both, await reviewItem(both));
    await contest(author, await reviewItem(author));
    const [theirs] = await query<{ id: string }>('select id from calibration_contests where member_id = $1', [
      author.id,
    ]);
    const answer = { contestId: theirs!.id, note: 'So it is.', context };
    for (const outcome of ['KEPT', 'RETIRED'] as const) {
      const act = decideContest({ viewer: both, outcome, ...answer });
      expect(await refusalOf(act)).toMatchObject({ status: 403, code: 'own-contest' });
    }
    await decideContest({ viewer: await desk(), outcome: 'RETIRED', ...answer });
    expect(
      await query('select 1 from calibration_contests where outcome is null or decided_by_id = member_id'),
    ).toEqual([]);
  });
});
