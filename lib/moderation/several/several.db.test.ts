import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { MINUTE } from '@/lib/testing/clock';
import {
  commentInReview,
  leaseOn,
  publishedComment,
  referredComment,
  rejectedComment,
  reviewWith,
} from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { fileAppeal } from '../appeals/file-appeal';
import { claimCase } from '../claims/claim-case';
import { decideComment } from '../decide-comment';
import { carryOutHeld } from '../held-decisions/carry-out';
import { reportComment } from '../reports/report-comment';
import { decideSeveral } from './decide-several';
import { planDecisions } from './plan-decisions';
import {
  choiceOf,
  choicesField,
  choicesIn,
  decisionsInput,
  MOST_AT_ONCE,
  type Choice,
  type SeveralAction,
} from './schemas';
import { takeBackSeveral } from './take-back-several';

beforeEach(openNewsroom);

let desk: Viewer;
let other: Viewer;
beforeEach(async () => {
  desk = await moderator({ name: 'Desk One' });
  other = await moderator({ name: 'Desk Two' });
});

const build = (how: typeof referredComment, author?: Viewer) => {
  context.advance(MINUTE);
  return how({ article: news, context, author });
};
const chosen = async (...ids: string[]): Promise<Choice[]> => {
  const rows = await query<Choice>('select id, version from comments where id = any($1::uuid[])', [ids]);
  return ids.map((id) => rows.find((row) => row.id === id) ?? { id, version: 1 });
};
const plan = async (choices: Choice[], action: SeveralAction, viewer: Viewer | null = desk) =>
  (await planDecisions({ viewer, choices, action, context })).map(({ id, standing, by }) => [
    id,
    standing,
    by,
  ]);
const because = { rule: 'civility', note: 'It insults.' } as const;
const decide = async (
  choices: Choice[],
  {
    viewer = desk,
    action = 'REJECT',
    hold,
  }: { viewer?: Viewer | null; action?: SeveralAction; hold?: boolean } = {},
) => {
  await decideSeveral({ viewer, choices, action, ...because, hold, context });
  return planDecisions({ viewer, choices, action, context });
};
const doneIn = (planned: Awaited<ReturnType<typeof decide>>) =>
  planned.filter(({ standing }) => standing === 'done').length;
const statesOf = async (ids: string[]) => {
  const rows = await query<{ id: string; state: string }>(
    'select id, state from comments where id = any($1::uuid[])',
    [ids],
  );
  return ids.map((id) => rows.find((row) => row.id === id)?.state);
};

describe('one decision about several comments', () => {
  it('is told first for which it can be, and what is in the way of the others; then each has it, or stays as it is', async () => {
    const can = [await build(referredComment), await build(commentInReview)];
    const [moved, edited, open, held] = [
      await build(referredComment),
      await build(referredComment),
      await build(referredComment),
      await build(referredComment),
    ];
    const up = await build(publishedComment);
    const own = await build(referredComment, desk);
    const read = await build(commentInReview);
    const ids = [...can, moved, edited, open, held, up, own, read, newId()];
    const choices = await chosen(...ids);
    const theirs = { viewer: other, action: 'PUBLISH', context } as const;
    await decideComment({ ...theirs, commentId: moved, version: choices[2]!.version });
    await query('update comments set version = version + 1 where id = $1', [edited]);
    await claimCase({ viewer: other, commentId: open, context });
    await decideComment({ ...theirs, commentId: held, version: choices[5]!.version, hold: true });
    await leaseOn({ commentId: read, reviewer: desk, article: news, context });
    const others = [
      [moved, 'decided', 'Desk Two'],
      [edited, 'moved', null],
      [open, 'claimed', 'Desk Two'],
      [held, 'held', 'Desk Two'],
      [up, 'wrong-state', null],
      [own, 'own-comment', null],
      [read, 'not-found', null],
      [ids.at(-1), 'not-found', null],
    ];
    expect(await plan(choices, 'REJECT')).toEqual([...can.map((id) => [id, 'can', null]), ...others]);
    expect(doneIn(await decide(choices))).toBe(2);
    expect(await plan(choices, 'REJECT')).toEqual([...can.map((id) => [id, 'done', null]), ...others]);
    expect(await statesOf(ids)).toEqual([
      ...['REJECTED', 'REJECTED', 'PUBLISHED', 'REFERRED', 'REFERRED', 'REFERRED', 'PUBLISHED'],
      ...['REFERRED', 'IN_REVIEW', undefined],
    ]);
    const decided = await query<{ rule: string; note: string }>(
      `select rule, note #>> '{}' as note from decisions where actor_id = $1`,
      [desk.id],
    );
    expect(decided).toEqual([1, 2].map(() => because));
    const recorded = await query(
      `select 1 from audit_entries where actor_id = $1 and subject_id = any($2::uuid[]) and action = 'comment.reject'`,
      [desk.id, can],
    );
    expect(recorded).toHaveLength(2);
    await expectCountersEqualRows();
  });

  it('publishes nothing that reviewers are against, nor what an appeal waits about: these are decided singly', async () => {
    const can = await build(referredComment);
    const against = await build(commentInReview);
    await reviewWith(['NOT_CIVIL', 'NOT_CIVIL'], { commentId: against, article: news, context });
    const author = await insider();
    const appealed = await build(rejectedComment, author);
    await fileAppeal({ viewer: author, commentId: appealed, text: 'It was meant as a joke.', context });
    const choices = await chosen(can, against, appealed);
    const others = [
      [against, 'against-reviewers', null],
      [appealed, 'appealed', null],
    ];
    expect(await plan(choices, 'PUBLISH')).toEqual([[can, 'can', null], ...others]);
    expect(doneIn(await decide(choices, { action: 'PUBLISH' }))).toBe(1);
    expect(await plan(choices, 'PUBLISH')).toEqual([[can, 'done', null], ...others]);
    expect(await statesOf([can, against, appealed])).toEqual(['PUBLISHED', 'IN_REVIEW', 'REJECTED']);
    // To turn it down goes against nobody.
    expect(await plan(await chosen(against), 'REJECT')).toEqual([[against, 'can', null]]);
  });

  it('looks up no report, however often they were reported', async () => {
    const id = await build(publishedComment);
    await reportComment({ viewer: await insider(), commentId: id, reason: 'civility', context });
    const choices = await chosen(id);
    const statements = await statementsOf(() => plan(choices, 'REMOVE'));
    const reading = statements.map(({ sql }) => sql).filter((sql) => sql.includes('from comments c'));
    expect(reading).toHaveLength(1);
    expect(reading[0]).not.toMatch(/\breports\b/);
  });

  it('does not tell what reviewers said of what is to be read blind', async () => {
    const id = await build(commentInReview);
    await reviewWith(['NOT_CIVIL', 'NOT_CIVIL'], { commentId: id, article: news, context });
    await query(
      `update comments set state = 'REFERRED', state_reason = '{"code": "read-first", "facts": {}}' where id = $1`,
      [id],
    );
    expect(await plan(await chosen(id), 'PUBLISH')).toEqual([[id, 'can', null]]);
  });

  it('takes down what is up, with the reason in the words for each', async () => {
    const ids = [await build(publishedComment), await build(publishedComment)];
    const choices = await chosen(...ids);
    const note = ({ author }: { author: { displayName: string } }) => `To ${author.displayName}.`;
    await decideSeveral({ viewer: desk, choices, action: 'REMOVE', rule: 'civility', note, context });
    expect(await statesOf(ids)).toEqual(['REMOVED', 'REMOVED']);
    const said = await query(
      `select 1 from decisions d join comments c on c.id = d.comment_id join members m on m.id = c.author_id
       where d.actor_id = $1 and d.note #>> '{}' = 'To ' || m.display_name || '.'`,
      [desk.id],
    );
    expect(said).toHaveLength(2);
  });

  it('done again changes nothing, and says the same', async () => {
    const choices = await chosen(await build(referredComment), await build(referredComment));
    expect(doneIn(await decide(choices))).toBe(2);
    expect(doneIn(await decide(choices))).toBe(2);
    expect(await query('select 1 from decisions where actor_id = $1', [desk.id])).toHaveLength(2);
  });

  it('of two moderators at once: each comment is decided by one of them', async () => {
    const ids = await Promise.all(
      Array.from({ length: 6 }, () => referredComment({ article: news, context })),
    );
    const choices = await chosen(...ids);
    const [mine, theirs] = await Promise.all([
      decide(choices),
      decide(choices.toReversed(), { viewer: other, action: 'PUBLISH' }),
    ]);
    expect(doneIn(mine) + doneIn(theirs)).toBe(ids.length);
    const states = await statesOf(ids);
    expect(states.filter((state) => state === 'REJECTED')).toHaveLength(doneIn(mine));
    expect(states.filter((state) => state === 'PUBLISHED')).toHaveLength(doneIn(theirs));
    await expectCountersEqualRows();
  });

  it('is owed a rule and a reason where it is against somebody, and comes from the desk alone', async () => {
    const choices = await chosen(await build(referredComment), await build(publishedComment));
    for (const action of ['REJECT', 'REMOVE'] as const) {
      const without = decideSeveral({ viewer: desk, choices, action, context });
      expect(await refusalOf(without)).toMatchObject({ status: 400, field: 'rule' });
    }
    for (const [viewer, status] of [
      [null, 401],
      [await insider(), 403],
    ] as const) {
      expect(await refusalOf(decide(choices, { viewer }))).toMatchObject({ status });
      expect(await refusalOf(plan(choices, 'REJECT', viewer))).toMatchObject({ status });
      expect(await refusalOf(takeBackSeveral({ viewer, choices, context }))).toMatchObject({ status });
    }
    expect(await statesOf(choices.map(({ id }) => id))).toEqual(['REFERRED', 'PUBLISHED']);
  });
});

describe('several decisions that are held', () => {
  const jobs = async (ids: string[]) =>
    (
      await query<{ id: string; comment_id: string }>(
        'select id, comment_id from held_decisions where comment_id = any($1::uuid[])',
        [ids],
      )
    ).map(
      ({ id: decisionId, comment_id: commentId }) =>
        () =>
          carryOutHeld({ commentId, decisionId }, context),
    );

  it('are done, nothing follows yet, and all are taken back together; what has taken effect stays', async () => {
    const ids = [await build(referredComment), await build(referredComment), await build(referredComment)];
    const choices = await chosen(...ids);
    const held = await decide(choices, { hold: true });
    expect(held.map(({ standing, item }) => [standing, item?.held?.action])).toEqual(
      ids.map(() => ['done', 'REJECT']),
    );
    expect(await statesOf(ids)).toEqual(ids.map(() => 'REFERRED'));
    const [first] = await jobs([ids[0]!]);
    await first!();
    expect(await takeBackSeveral({ viewer: desk, choices, context })).toBe(2);
    expect(await plan(choices, 'REJECT')).toEqual([
      [ids[0], 'done', null],
      [ids[1], 'can', null],
      [ids[2], 'can', null],
    ]);
    expect(await statesOf(ids)).toEqual(['REJECTED', 'REFERRED', 'REFERRED']);
  });

  it('of each of them, taken back as it takes effect, one or the other comes true', async () => {
    const ids = await Promise.all(
      Array.from({ length: 5 }, () => referredComment({ article: news, context })),
    );
    const choices = await chosen(...ids);
    await decide(choices, { hold: true });
    const due = await jobs(ids);
    await Promise.all([
      takeBackSeveral({ viewer: desk, choices, context }),
      ...due.toReversed().map((run) => run()),
    ]);
    const states = await statesOf(ids);
    const standings = (await plan(choices, 'REJECT')).map(([, standing]) => standing);
    expect(standings).toEqual(states.map((state) => (state === 'REJECTED' ? 'done' : 'can')));
    expect(await jobs(ids)).toEqual([]);
  });

  it('are taken back by who took them, and not by an administrator who decides about the same', async () => {
    const choices = await chosen(await build(referredComment));
    await decide(choices, { hold: true });
    expect(await takeBackSeveral({ viewer: await admin(), choices, context })).toBe(0);
    expect(await plan(choices, 'REJECT', other)).toEqual([[choices[0]!.id, 'held', 'Desk One']]);
  });
});

it('what is chosen is named in an address: each comment once, a hundred at most, and nothing else', () => {
  const choices = Array.from({ length: MOST_AT_ONCE + 5 }, () => ({ id: newId(), version: 3 }));
  const words = choices.map(choiceOf);
  expect(choicesIn(words)).toEqual(choices.slice(0, MOST_AT_ONCE));
  expect(choicesIn([words[0]!, words[0]!, 'nobody.3', `${newId()}.0`])).toEqual([choices[0]]);
  expect(choicesIn(undefined)).toEqual([]);
  expect(choicesField.parse(words.slice(0, 3))).toEqual(choices.slice(0, 3));
  expect(choicesField.parse(words[0])).toEqual(choices.slice(0, 1));
  expect(choicesField.parse(words.slice(0, 3).join(' '))).toEqual(choices.slice(0, 3));
  expect(choicesField.parse(undefined)).toEqual([]);
  expect(choicesField.safeParse(words).success).toBe(false);
});

it('a program may name a comment in capitals', async () => {
  const [choice] = await chosen(await build(referredComment));
  const comments = [{ ...choice!, id: choice!.id.toUpperCase() }];
  const asked = decisionsInput.parse({ action: 'REJECT', comments });
  expect(await plan(asked.comments, 'REJECT')).toEqual([[choice!.id, 'can', null]]);
});
