import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { findOwnComment, readComment } from '@/lib/comments/own/read-comment';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import type { Viewer } from '@/lib/members/viewer';
import { DAY, MINUTE, SECOND } from '@/lib/testing/clock';
import {
  commentInReview,
  factsOf,
  leaseOn,
  publishedComment,
  referredComment,
  someWords,
} from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, member, moderator, sanction } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { decideComment } from '../decide-comment';
import { readCase } from '../read-case';
import type { Action } from '../schemas';
import { decideAppeal } from './decide-appeal';
import { fileAppeal } from './file-appeal';
import { countAppealsToDecide, listAppeals, listAppealsAbout } from './list-appeals';
import { appealsView, ownAppealView } from './schemas';

beforeEach(openNewsroom);

const TEXT = 'I said nothing about the person: I said that the sum was wrong, and it is.';

let first: Viewer;
let second: Viewer;

beforeEach(async () => {
  first = await moderator({ name: 'Desk One' });
  second = await moderator({ name: 'Desk Two' });
});

const decide = async (commentId: string, action: Action, viewer = first) => {
  const { version } = await factsOf(commentId);
  const why = { rule: 'civility', note: 'Please be civil.' } as const;
  return decideComment({ viewer, commentId, action, version, ...why, context });
};

async function rejected(by = author): Promise<string> {
  const id = await referredComment({ article: news, context, author: by });
  await decide(id, 'REJECT');
  return id;
}

async function removed(): Promise<string> {
  const id = await publishedComment({ article: news, context, author });
  await decide(id, 'REMOVE');
  return id;
}

/** One whose accepted text is up while an edit of it was turned down. */
async function editRejected(): Promise<string> {
  const id = await publishedComment({ article: news, context, author });
  await editComment({ viewer: author, id, body: 'The new text of it.', revision: 1, context });
  await decide(id, 'REJECT');
  return id;
}

const appeal = (commentId: string, viewer: Viewer | null = author, text = TEXT) =>
  fileAppeal({ viewer, commentId, text, context });

type More = Partial<Parameters<typeof decideAppeal>[0]>;
const answer = async (appealId: string, outcome: 'UPHELD' | 'REVERSED', more: More = {}) => {
  const [row] = await query<{ version: number }>(
    'select c.version from appeals p join comments c on c.id = p.comment_id where p.id = $1',
    [appealId],
  );
  const version = row?.version ?? 1;
  return decideAppeal({
    viewer: second,
    appealId,
    outcome,
    version,
    note: 'I read it again.',
    context,
    ...more,
  });
};

const stateOf = async (appealId: string) =>
  (await query<{ state: string }>('select state::text as state from appeals where id = $1', [appealId]))[0]
    ?.state;

/** Too far from what was written first to be a correction. */
const ANOTHER_TEXT = 'On second thoughts I would rather say something else, about another matter altogether.';

describe('who may appeal', () => {
  it('its author, also one who is banned, or whose membership has lapsed', async () => {
    const banned = { kind: 'BAN', reason: 'Enough.', endsAt: null } as const;
    for (const who of [author, { ...author, sanction: banned }, { ...author, insider: false }]) {
      const filed = await appeal(await rejected(), who);
      expect(ownAppealView.safeParse(filed).error).toBeUndefined();
      expect(filed).toMatchObject({ state: 'OPEN', text: TEXT, decidedAt: null, note: null });
    }
  });

  it('nobody else, who is told that there is no such comment', async () => {
    const id = await rejected();
    expect(await refusalOf(appeal(id, null))).toMatchObject({ status: 401 });
    for (const who of [await insider(), first, await admin()])
      expect(await refusalOf(appeal(id, who))).toMatchObject({ status: 404 });
    for (const nothing of [newId(), 'x'])
      expect(await refusalOf(appeal(nothing))).toMatchObject({ status: 404 });
  });
});

describe('what can be appealed against', () => {
  it.each([
    ['a rejection', rejected],
    ['a removal', removed],
    ['a rejected edit of a text that stays up', editRejected],
  ])('%s', async (_, build) => {
    expect(await appeal(await build())).toMatchObject({ state: 'OPEN' });
  });

  it.each([
    ['a comment in review', () => commentInReview({ article: news, context, author })],
    ['one that a moderator has before them', () => referredComment({ article: news, context, author })],
    ['one that is up', () => publishedComment({ article: news, context, author })],
  ])('not %s', async (_, build) => {
    expect(await refusalOf(appeal(await build()))).toMatchObject({ status: 409, code: 'nothing-to-appeal' });
  });

  it('not what was revised or withdrawn since', async () => {
    const revised = await rejected();
    await editComment({ viewer: author, id: revised, body: someWords(), revision: 1, context });
    const withdrawn = await rejected();
    await withdrawComment({ viewer: author, id: withdrawn, context });
    for (const id of [revised, withdrawn])
      expect(await refusalOf(appeal(id))).toMatchObject({ status: 409, code: 'nothing-to-appeal' });
  });

  it('a decision once: the same words again give the same answer, others are a conflict that shows the appeal', async () => {
    const id = await rejected();
    const filed = await appeal(id);
    expect(await appeal(id, author, `  ${TEXT}\n`)).toEqual(filed);
    expect(await refusalOf(appeal(id, author, `${TEXT} And again.`))).toMatchObject({
      status: 409,
      code: 'already-appealed',
      details: { current: { id: filed.id } },
    });
  });

  it('the next decision has its own', async () => {
    const id = await rejected();
    await answer((await appeal(id)).id, 'UPHELD');
    await editComment({ viewer: author, id, body: someWords(), revision: 1, context });
    await decide(id, 'REJECT');
    expect(await appeal(id)).toMatchObject({ state: 'OPEN' });
  });

  it('for as many days as the policy says, to the second', async () => {
    await setPolicy({ appeals: { days: 10 } });
    const [inTime, late] = [await rejected(), await rejected()];
    context.advance(10 * DAY);
    expect(await appeal(inTime)).toMatchObject({ state: 'OPEN' });
    context.advance(SECOND);
    expect(await refusalOf(appeal(late))).toMatchObject({ status: 422, code: 'appeal-too-late', limit: 10 });
  });

  it.each([
    ['too short', 'Why?', 'appeal-too-short', 20],
    ['nothing that can be seen', '\u200B'.repeat(40), 'appeal-too-short', 20],
    ['too long', 'x'.repeat(5_001), 'appeal-too-long', 5_000],
  ])('in words of a length: not %s', async (_, text, code, limit) => {
    const id = await rejected();
    expect(await refusalOf(appeal(id, author, text))).toMatchObject({
      status: 400,
      code,
      limit,
      field: 'text',
    });
    expect(await appeal(id, author, 'y'.repeat(20))).toMatchObject({ state: 'OPEN' });
  });

  it('is on record, and is an event', async () => {
    const id = await rejected();
    const { id: appealId } = await appeal(id);
    expect(
      await query(
        `select actor_id, details from audit_entries where action = 'appeal.file' and subject_id = $1`,
        [id],
      ),
    ).toEqual([{ actor_id: author.id, details: { appeal: appealId, decision: 'REJECT' } }]);
    expect(await query(`select subject_id, payload from outbox_events where type = 'appeal.file'`)).toEqual([
      { subject_id: id, payload: { appealId, authorId: author.id, outcome: null } },
    ]);
  });
});

describe('who decides an appeal', () => {
  it('a different moderator: neither who decided before, nor the author, nor anybody who is not of the desk', async () => {
    const { id } = await appeal(await rejected());
    const banned = { kind: 'BAN', reason: 'Enough.', endsAt: null } as const;
    for (const [viewer, status, code] of [
      [null, 401, 'unauthenticated'],
      [await insider(), 403, 'not-allowed'],
      [await member({ role: 'MODERATOR', sanction: banned }), 403, 'not-allowed'],
      [first, 403, 'own-decision'],
      [{ ...author, role: 'MODERATOR' as const }, 403, 'own-comment'],
    ] as const)
      expect(await refusalOf(answer(id, 'UPHELD', { viewer }))).toMatchObject({ status, code });
    expect(await stateOf(id)).toBe('OPEN');
    expect(await answer(id, 'UPHELD')).toMatchObject({ state: 'UPHELD' });
  });

  it('nor who has reviewed the comment as a member, and is told so', async () => {
    const id = await commentInReview({ article: news, context, author });
    const { assignmentId } = await leaseOn({ commentId: id, reviewer: second, article: news, context });
    await recordReview({ viewer: second, assignmentId, verdict: 'NOT_CIVIL', context });
    await decide(id, 'REJECT');
    const { id: appealId } = await appeal(id);
    const third = await moderator();
    expect(await refusalOf(answer(appealId, 'UPHELD'))).toMatchObject({ status: 403, code: 'own-review' });
    const shown = async (viewer: Viewer) =>
      (await listAppealsAbout({ viewer, commentId: id, context })).map((each) => [
        each.whyNot,
        each.othersMayDecide,
      ]);
    expect(await shown(second)).toEqual([['own-review', true]]);
    expect(await shown(third)).toEqual([[null, false]]);
    expect(await answer(appealId, 'UPHELD', { viewer: third })).toMatchObject({ state: 'UPHELD' });
    expect(await query(`select 1 from audit_entries where action = 'moderation.decide-alone'`)).toEqual([]);
  });

  it('who has reviewed it after all, where nobody else is left but the one who decided', async () => {
    const id = await commentInReview({ article: news, context, author });
    const { assignmentId } = await leaseOn({ commentId: id, reviewer: second, article: news, context });
    await recordReview({ viewer: second, assignmentId, verdict: 'NOT_CIVIL', context });
    await decide(id, 'REJECT');
    const { id: appealId } = await appeal(id);
    const listed = async (viewer: Viewer) => (await listAppealsAbout({ viewer, commentId: id, context }))[0];
    expect(await listed(second)).toMatchObject({ whyNot: null, mayDecide: true, alone: true });
    expect(await listed(first)).toMatchObject({ whyNot: 'own-decision', alone: false });
    expect(await refusalOf(answer(appealId, 'UPHELD', { viewer: first }))).toMatchObject({
      status: 403,
      code: 'own-decision',
    });
    expect(await answer(appealId, 'REVERSED')).toMatchObject({ state: 'REVERSED' });
    expect(
      await query(`select actor_id, subject_id from audit_entries where action = 'moderation.decide-alone'`),
    ).toEqual([{ actor_id: second.id, subject_id: id }]);
  });

  it('which the database holds too, whatever the code does', async () => {
    const { id } = await appeal(await rejected());
    for (const who of [first, author])
      await expect(
        query(
          `update appeals set state = 'UPHELD', decided_at = now(), decided_by_id = $2, note = '"So."' where id = $1`,
          [id, who.id],
        ),
      ).rejects.toThrow('an appeal is decided by another moderator');
  });

  it('an administrator is one of the desk', async () => {
    const { id } = await appeal(await rejected());
    expect(await answer(id, 'REVERSED', { viewer: await admin() })).toMatchObject({ state: 'REVERSED' });
  });

  it('nobody decides what is not there, and nobody without a reason', async () => {
    for (const appealId of [newId(), 'x'])
      expect(await refusalOf(answer(newId(), 'UPHELD', { appealId }))).toMatchObject({ status: 404 });
    const { id } = await appeal(await rejected());
    expect(await refusalOf(answer(id, 'UPHELD', { note: ' \u200B ' }))).toMatchObject({
      status: 400,
      code: 'note-required',
      field: 'note',
    });
  });
});

describe('an appeal that is upheld', () => {
  it('leaves the comment as it is, and may be answered by revising', async () => {
    const id = await rejected();
    const before = await factsOf(id);
    const { id: appealId } = await appeal(id);
    expect(await answer(appealId, 'UPHELD')).toEqual({
      id: appealId,
      sanction: null,
      state: 'UPHELD',
      comment: { id, status: 'REJECTED', version: before.version },
    });
    expect(await factsOf(id)).toEqual(before);
    expect(await refusalOf(appeal(id, author, `${TEXT} Really.`))).toMatchObject({
      code: 'already-appealed',
    });
    expect(await findOwnComment({ viewer: author, id })).toMatchObject({ allowed: { resubmit: true } });
  });
});

describe('an appeal that is reversed', () => {
  it('publishes what was rejected, by a moderator’s act', async () => {
    const id = await rejected();
    const { id: appealId } = await appeal(id);
    expect(await answer(appealId, 'REVERSED')).toMatchObject({
      state: 'REVERSED',
      comment: { id, status: 'PUBLISHED' },
    });
    expect(await readComment({ viewer: null, id })).toMatchObject({ status: 'PUBLISHED' });
    expect(
      await query(
        `select maker::text as maker, actor_id, outcome::text as outcome, note from decisions where comment_id = $1 order by version desc limit 1`,
        [id],
      ),
    ).toEqual([{ maker: 'MODERATOR', actor_id: second.id, outcome: 'PUBLISH', note: 'I read it again.' }]);
    await expectCountersEqualRows();
  });

  it('restores what was removed', async () => {
    const id = await removed();
    await answer((await appeal(id)).id, 'REVERSED');
    expect(await readComment({ viewer: null, id })).toMatchObject({ status: 'PUBLISHED' });
    await expectCountersEqualRows();
  });

  it('publishes an edit that was rejected while the text before it is up', async () => {
    const id = await editRejected();
    await answer((await appeal(id)).id, 'REVERSED');
    expect(await readComment({ viewer: null, id })).toMatchObject({
      body: 'The new text of it.',
      revision: 2,
    });
    await expectCountersEqualRows();
  });

  it('is not turned down any longer: its text sent again asks for nothing new', async () => {
    const id = await rejected();
    await answer((await appeal(id)).id, 'REVERSED');
    const own = await findOwnComment({ viewer: author, id });
    const { body, revision } = own!;
    expect(await editComment({ viewer: author, id, body, revision, context })).toMatchObject({
      status: 'PUBLISHED',
      revision,
    });
  });

  it('does not count against the author at the desk, and is said there', async () => {
    const id = await rejected();
    await answer((await appeal(id)).id, 'REVERSED');
    await rejected();
    const { authorRecord } = await readCase({ viewer: second, commentId: id });
    expect(authorRecord).toMatchObject({ published: 1, rejected: 1, removed: 0, overturned: 1 });
  });

  it('is on record, and is an event, each once', async () => {
    const id = await rejected();
    const { id: appealId } = await appeal(id);
    const { version } = await factsOf(id);
    await answer(appealId, 'REVERSED', { version });
    await answer(appealId, 'REVERSED', { version });
    expect(
      await query(
        `select actor_id, reason from audit_entries where action = 'appeal.decide' and subject_id = $1`,
        [id],
      ),
    ).toEqual([{ actor_id: second.id, reason: 'I read it again.' }]);
    expect(await query(`select payload from outbox_events where type = 'appeal.decide'`)).toEqual([
      { payload: { appealId, outcome: 'REVERSED', authorId: author.id } },
    ]);
  });
});

describe('a decision that comes late', () => {
  it('is a conflict that says how appeal and comment stand', async () => {
    const id = await rejected();
    const { id: appealId } = await appeal(id);
    const { version } = await factsOf(id);
    await answer(appealId, 'REVERSED', { version });
    expect(await refusalOf(answer(appealId, 'UPHELD', { version, viewer: await admin() }))).toMatchObject({
      status: 409,
      code: 'stale-version',
      details: { current: { state: 'REVERSED', comment: { status: 'PUBLISHED', version: version + 1 } } },
    });
  });

  it('is a conflict when it names another version of the comment', async () => {
    const { id } = await appeal(await rejected());
    expect(await refusalOf(answer(id, 'REVERSED', { version: 99 }))).toMatchObject({
      status: 409,
      details: { current: { state: 'OPEN' } },
    });
    expect(await stateOf(id)).toBe('OPEN');
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['revised', (id) => editComment({ viewer: author, id, body: someWords(), revision: 1, context })],
    ['withdrew', (id) => withdrawComment({ viewer: author, id, context })],
  ])('finds nothing to decide once the author %s, whether or not the job has come by', async (_, act) => {
    for (const jobFirst of [true, false]) {
      const id = await rejected();
      const { id: appealId } = await appeal(id);
      await act(id);
      if (jobFirst) await runWaitingJobs();
      expect(await stateOf(appealId)).toBe(jobFirst ? 'CLOSED' : 'OPEN');
      expect(await refusalOf(answer(appealId, 'REVERSED'))).toMatchObject({ status: 409 });
      expect(await stateOf(appealId)).toBe('CLOSED');
      await runWaitingJobs();
      expect(
        await query(`select 1 from audit_entries where action = 'appeal.close' and subject_id = $1`, [id]),
      ).toHaveLength(1);
    }
  });
});

describe('deciding the comment itself while an appeal is open', () => {
  it.each([
    ['PUBLISH', rejected],
    ['RESTORE', removed],
    ['PUBLISH', editRejected],
  ] as const)('%s by another moderator reverses it', async (action, build) => {
    const id = await build();
    const { id: appealId } = await appeal(id);
    await decide(id, action, second);
    expect(await stateOf(appealId)).toBe('REVERSED');
    expect(
      await query(`select payload->>'outcome' as outcome from outbox_events where type = 'appeal.decide'`),
    ).toEqual([{ outcome: 'REVERSED' }]);
    await expectCountersEqualRows();
  });

  it.each([
    ['PUBLISH', rejected],
    ['RESTORE', removed],
  ] as const)('%s by who took the decision is refused, and says why', async (action, build) => {
    const id = await build();
    const { id: appealId } = await appeal(id);
    expect(await refusalOf(decide(id, action))).toMatchObject({ status: 403, code: 'own-decision' });
    expect(await stateOf(appealId)).toBe('OPEN');
    await answer(appealId, 'UPHELD');
    expect(await decide(id, action)).toMatchObject({ status: 'PUBLISHED' });
  });

  it('removing the text that is up closes an appeal about its edit: the removal has its own', async () => {
    const id = await editRejected();
    const { id: appealId } = await appeal(id);
    await decide(id, 'REMOVE');
    expect(await stateOf(appealId)).toBe('CLOSED');
    expect(await appeal(id)).toMatchObject({ state: 'OPEN' });
  });
});

describe('R14: an appeal under interleaving', () => {
  const rounds = [1, 2, 3, 4];

  it.each(rounds)('of two moderators one decides, and the other is shown how (round %i)', async () => {
    const id = await rejected();
    const { id: appealId } = await appeal(id);
    const { version } = await factsOf(id);
    const third = await admin();
    const { answers, refusals } = await inParallel([
      answer(appealId, 'UPHELD', { version }),
      answer(appealId, 'REVERSED', { version, viewer: third }),
      answer(appealId, 'REVERSED', { version, viewer: third }),
    ]);
    const state = await stateOf(appealId);
    expect(answers.length).toBe(state === 'UPHELD' ? 1 : 2);
    for (const given of answers) expect(given.state).toBe(state);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ status: 409, details: { current: { state } } });
    expect((await factsOf(id)).state).toBe(state === 'UPHELD' ? 'REJECTED' : 'PUBLISHED');
    await expectCountersEqualRows();
  });

  it.each(rounds)('filed five times at once it is one (round %i)', async () => {
    const id = await rejected();
    const { answers } = await inParallel([1, 2, 3, 4, 5].map(() => appeal(id)));
    expect(answers).toHaveLength(5);
    expect(new Set(answers.map((filed) => filed.id)).size).toBe(1);
    expect(await query('select 1 from appeals')).toHaveLength(1);
  });

  it.each(rounds)(
    'reversed while its author revises or withdraws: one story, no appeal left open (round %i)',
    async (round) => {
      const id = await rejected();
      const { id: appealId } = await appeal(id);
      const { version } = await factsOf(id);
      const theirs =
        round % 2 === 0
          ? withdrawComment({ viewer: author, id, context })
          : editComment({ viewer: author, id, body: ANOTHER_TEXT, revision: 1, context });
      const { refusals } = await inParallel<unknown>([answer(appealId, 'REVERSED', { version }), theirs]);
      await runWaitingJobs();
      const facts = await factsOf(id);
      const state = await stateOf(appealId);
      // Whoever came first, the author’s own act stands; a decision that came too late was refused.
      expect(state).toBe(refusals.length > 0 ? 'CLOSED' : 'REVERSED');
      expect(facts.state).toBe(round % 2 === 0 ? 'WITHDRAWN' : 'IN_REVIEW');
      expect(facts.visible).toBe(round % 2 === 1 && state === 'REVERSED');
      await expectCountersEqualRows();
    },
  );

  it.each(rounds)('decided while another moderator publishes the comment itself (round %i)', async () => {
    const id = await rejected();
    const { id: appealId } = await appeal(id);
    const { version } = await factsOf(id);
    const third = await admin();
    await inParallel<unknown>([
      answer(appealId, 'UPHELD', { version }),
      decideComment({ viewer: third, commentId: id, action: 'PUBLISH', version, context }),
    ]);
    // Either the appeal was reversed by publishing, or it was upheld and the comment published on second thoughts.
    expect(await stateOf(appealId)).not.toBe('OPEN');
    expect((await factsOf(id)).state).toBe('PUBLISHED');
    expect(await query(`select 1 from outbox_events where type = 'appeal.decide'`)).toHaveLength(1);
  });
});

describe('the desk’s list of appeals', () => {
  it('says by when each is to be decided, by the policy in force, and comes in that order', async () => {
    const filed = context.now().getTime();
    for (let i = 0; i < 2; i += 1) {
      const viewer = await insider();
      await fileAppeal({ viewer, commentId: await rejected(viewer), text: TEXT, context });
      context.advance(DAY);
    }
    const due = async () => {
      const { items } = await listAppeals({ viewer: second, context });
      return items.map(({ dueAt }) => (Date.parse(dueAt!) - filed) / DAY);
    };
    expect(await due()).toEqual([7, 8]);
    await setPolicy({ appeals: { answerDays: 2 } });
    expect(await due()).toEqual([2, 3]);
    const { items } = await listAppeals({ viewer: second, context });
    const asked = { viewer: second, appealId: items[0]!.id, outcome: 'UPHELD', note: 'It insults.' } as const;
    await decideAppeal({ ...asked, version: items[0]!.comment!.version, context });
    const [decided] = (await listAppeals({ viewer: second, state: 'UPHELD', context })).items;
    expect(decided).toMatchObject({ dueAt: null });
  });

  it('shows what waits, the oldest first, page by page, and counts it', async () => {
    const ids = [];
    for (let i = 0; i < 3; i += 1) {
      context.advance(MINUTE);
      ids.push((await appeal(await rejected())).id);
    }
    const page = await listAppeals({ viewer: second, limit: 2, context });
    expect(appealsView.safeParse(page).error).toBeUndefined();
    const rest = await listAppeals({ viewer: second, limit: 2, cursor: page.nextCursor!, context });
    expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
    expect(rest.nextCursor).toBeNull();
    expect(await countAppealsToDecide({ viewer: second })).toBe(3);
    // Who took the decisions has none of them to decide.
    expect(await countAppealsToDecide({ viewer: first })).toBe(0);
  });

  it('shows what was decided, the newest first', async () => {
    const ids = [];
    for (let i = 0; i < 2; i += 1) {
      context.advance(MINUTE);
      const { id } = await appeal(await rejected());
      await answer(id, 'UPHELD');
      ids.unshift(id);
    }
    const { items } = await listAppeals({ viewer: first, state: 'UPHELD', context });
    expect(items.map(({ id, decidedBy, whyNot }) => [id, decidedBy, whyNot])).toEqual(
      ids.map((id) => [id, 'Desk Two', 'decided']),
    );
  });

  it('has all that an appeal is decided by, and says to whom it is closed and why', async () => {
    const id = await rejected();
    await appeal(id);
    const [mine] = await listAppealsAbout({ viewer: first, commentId: id, context });
    expect(mine).toMatchObject({
      author: { id: author.id, displayName: author.displayName },
      decision: { outcome: 'REJECT', actor: 'Desk One', rule: 'civility', note: 'Please be civil.' },
      comment: { id, status: 'REJECTED', version: (await factsOf(id)).version },
      text: TEXT,
      mayDecide: false,
      whyNot: 'own-decision',
      othersMayDecide: true,
    });
    const [theirs] = await listAppealsAbout({ viewer: second, commentId: id, context });
    expect(theirs).toMatchObject({ mayDecide: true, whyNot: null });
  });

  it.each(['TIME_OUT', 'BAN'] as const)('says so where there is nobody else to decide (%s)', async (kind) => {
    const id = await rejected();
    await appeal(id);
    await sanction({ on: second, kind, from: context.now() });
    const [alone] = await listAppealsAbout({ viewer: first, commentId: id, context });
    expect(alone).toMatchObject({ mayDecide: false, whyNot: 'own-decision', othersMayDecide: false });
  });

  it('is for the desk alone', async () => {
    for (const [viewer, status] of [
      [null, 401],
      [author, 403],
    ] as const)
      for (const attempt of [
        listAppeals({ viewer }),
        listAppealsAbout({ viewer, commentId: newId() }),
        countAppealsToDecide({ viewer }),
      ])
        expect(await refusalOf(attempt)).toMatchObject({ status });
  });
});
