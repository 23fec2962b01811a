import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { findOwnComment, readComment } from '@/lib/comments/own/read-comment';
import { readThread } from '@/lib/comments/thread/read-thread';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import type { Viewer } from '@/lib/members/viewer';
import { DAY, HOUR, MINUTE } from '@/lib/testing/clock';
import { commentInReview, factsOf, publishedComment, someWords } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, insiders, member, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { decideComment } from '../decide-comment';
import { countQueues, listQueue } from '../list-queue';
import { readCase } from '../read-case';
import { queueView, REPORTS_SHOWN, type Action } from '../schemas';
import { readOwnCase } from '../statements/read-own-case';
import { dismissReports } from './dismiss-reports';
import { dismissReportsBy } from './dismiss-reports-by';
import { readReporter } from './read-reporter';
import { readOwnReport } from './read-own-report';
import { reportComment } from './report-comment';
import { DISMISSED_AT_ONCE, dismissByInput, ownReportView, reporterView, type ReportReason } from './schemas';

beforeEach(openNewsroom);

let desk: Viewer;
let reader: Viewer;
let comment: string;

beforeEach(async () => {
  desk = await moderator({ name: 'Desk One' });
  reader = await insider({ name: 'Reader' });
  comment = await publishedComment({ article: news, context, author });
});

const report = (
  viewer: Viewer | null = reader,
  { id = comment, reason = 'civility', note }: { id?: string; reason?: ReportReason; note?: string } = {},
) => reportComment({ viewer, commentId: id, reason, note, context });

const decide = async (action: Action, id = comment) => {
  const { version } = await factsOf(id);
  const why = { rule: 'civility', note: 'Please be civil.' } as const;
  return decideComment({ viewer: desk, commentId: id, action, version, ...why, context });
};

const dismiss = async (reports: number, more: { viewer?: Viewer; version?: number } = {}) => {
  const { version } = await factsOf(comment);
  return dismissReports({ viewer: desk, commentId: comment, version, reports, context, ...more });
};

const outcomes = async (id = comment) =>
  (
    await query<{ outcome: string | null }>(
      'select outcome::text as outcome from reports where comment_id = $1 order by id',
      [id],
    )
  ).map(({ outcome }) => outcome);

describe('a report', () => {
  it('is inserted with its reason and note, counted, on record and an event', async () => {
    const inserted = await report(reader, { reason: 'privacy', note: ' My neighbour’s address.\u200B ' });
    expect(ownReportView.safeParse(inserted).error).toBeUndefined();
    expect(inserted).toMatchObject({
      commentId: comment,
      reason: 'privacy',
      note: 'My neighbour’s address.',
      outcome: null,
    });
    await expectCountersEqualRows();
    expect(
      await query(
        `select actor_id, details from audit_entries where action = 'report.file' and subject_id = $1`,
        [comment],
      ),
    ).toEqual([{ actor_id: reader.id, details: { rule: 'privacy', open: 1 } }]);
    expect(await query(`select payload from outbox_events where type = 'report.file'`)).toEqual([
      { payload: { reportId: inserted.id, reporterId: reader.id, rule: 'privacy', open: 1 } },
    ]);
  });

  it('is one a member and comment: a repeat, also with other words, answers the same', async () => {
    const inserted = await report();
    expect(await report(reader, { reason: 'other', note: 'On second thoughts.' })).toEqual(inserted);
    await decide('REMOVE');
    expect(await report()).toMatchObject({ id: inserted.id, outcome: 'ACTED' });
    expect(await outcomes()).toEqual(['ACTED']);
  });

  it.each([
    ['nobody', async () => null, 401],
    ['a lapsed member', () => member({ membership: 'LAPSED' }), 403],
    ['a banned one', () => insider({ sanction: { kind: 'BAN', reason: 'So.', endsAt: null } }), 403],
    ['its author', async () => author, 403],
  ])('is not made by %s', async (_, who, status) => {
    expect(await refusalOf(report(await who()))).toMatchObject({ status });
    expect(await outcomes()).toEqual([]);
  });

  it('of one’s own comment is held by the database too', async () => {
    await expect(
      query(
        `insert into reports (id, comment_id, member_id, rule, created_at) values ($1, $2, $3, 'other', now())`,
        [newId(), comment, author.id],
      ),
    ).rejects.toThrow('cannot report their own');
  });

  it('is about what readers see, and nothing else is there for them', async () => {
    const waiting = await commentInReview({ article: news, context });
    await decide('REMOVE');
    for (const id of [waiting, comment, newId(), 'x'])
      expect(await refusalOf(report(reader, { id }))).toMatchObject({ status: 404 });
  });
});

describe('how often reports are made, and what they do by themselves', () => {
  it('is bounded: twenty in ten minutes', async () => {
    const others = await Promise.all(
      Array.from({ length: 21 }, () => publishedComment({ article: news, context })),
    );
    const { answers, refusals } = await inParallel(others.map((id) => report(reader, { id })));
    expect(answers).toHaveLength(20);
    expect(refusals).toMatchObject([{ status: 429 }]);
  });

  it('is nothing but to press for a look, unless the policy says that they hide', async () => {
    await setPolicy({ reports: { threshold: 2 } });
    for (const viewer of await insiders(4)) await report(viewer);
    expect(await factsOf(comment)).toMatchObject({ state: 'PUBLISHED', visible: true });
    expect(await listQueue({ viewer: desk, queue: 'reported' })).toMatchObject({
      items: [{ id: comment, pressing: true }],
    });
  });

  it('ends in a word to those who made them, whichever way it goes', async () => {
    const other = await publishedComment({ article: news, context });
    await report();
    await report(reader, { id: other });
    await dismiss(1);
    await decide('REMOVE', other);
    await runWaitingJobs();
    expect(
      await query(
        `select kind, comment_id, facts -> 'acted' as acted from notices where member_id = $1 order by acted`,
        [reader.id],
      ),
    ).toEqual([
      { kind: 'report.closed', comment_id: comment, acted: false },
      { kind: 'report.closed', comment_id: other, acted: true },
    ]);
  });
});

describe('the desk’s queue of reports', () => {
  it('shows what is reported, with reasons and notes, and when the policy calls for a look', async () => {
    await setPolicy({ reports: { threshold: 2 } });
    context.advance(MINUTE);
    const other = await publishedComment({ article: news, context });
    await report(reader, { reason: 'privacy', note: 'An address.' });
    await report(reader, { id: other });
    context.advance(MINUTE);
    await report(await insider({ name: 'Second' }), { reason: 'other' });
    const { items } = await listQueue({ viewer: desk, queue: 'reported' });
    expect(items.map(({ id, pressing }) => [id, pressing])).toEqual([
      [comment, true],
      [other, false],
    ]);
    expect(items[0]?.reports).toMatchObject([
      { reporter: { displayName: 'Reader' }, reason: 'privacy', note: 'An address.' },
      { reporter: { displayName: 'Second' }, reason: 'other', note: null },
    ]);
    expect(await countQueues({ viewer: desk })).toMatchObject({ reported: 2 });
    expect(await readCase({ viewer: desk, commentId: comment })).toMatchObject({
      reports: [{ reason: 'privacy' }, { reason: 'other' }],
      pressing: true,
    });
  });

  it('tells nothing of it to the author, also when they are of the desk', async () => {
    const own = await publishedComment({ article: news, context, author: desk });
    await report(reader, { id: own, note: 'A word about the moderator.' });
    const shown = await Promise.all([
      readCase({ viewer: desk, commentId: own }),
      listQueue({ viewer: desk, queue: 'reported' }),
      readOwnCase({ viewer: desk, commentId: own }),
      findOwnComment({ viewer: desk, id: own }),
    ]);
    expect(JSON.stringify(shown)).not.toContain('A word about the moderator.');
    expect(JSON.stringify(shown)).not.toContain(reader.id);
  });
});

describe('the order of what is reported', () => {
  /** A member of whose earlier reports so many were upheld, of so many. */
  async function reporterWith({
    upheld,
    answered,
    daysAgo = 1,
  }: Record<'upheld' | 'answered', number> & { daysAgo?: number }) {
    const reporter = await insider();
    const at = new Date(context.now().getTime() - daysAgo * DAY);
    for (let i = 0; i < answered; i += 1)
      await query(
        `insert into reports (id, comment_id, member_id, rule, created_at, outcome, closed_at) values ($1, $2, $3, 'civility', $4, $5, $4)`,
        [
          newId(),
          await publishedComment({ article: news, context }),
          reporter.id,
          at,
          i < upheld ? 'ACTED' : 'DISMISSED',
        ],
      );
    return reporter;
  }
  const order = async () => {
    const { items } = await listQueue({ viewer: desk, queue: 'reported' });
    return items.map(({ id }) => id);
  };

  it('says how many there are, what for, from when to when, and what came of each reporter’s earlier ones', async () => {
    const first = context.now().toISOString();
    const [right, wrong] = [
      await reporterWith({ upheld: 3, answered: 4 }),
      await reporterWith({ upheld: 0, answered: 2 }),
    ];
    await report(wrong, { reason: 'privacy' });
    context.advance(MINUTE);
    await report(reader, { reason: 'civility' });
    context.advance(MINUTE);
    await report(right, { reason: 'civility' });
    const { items } = await listQueue({ viewer: desk, queue: 'reported' });
    expect(queueView.safeParse({ items, nextCursor: null }).error).toBeUndefined();
    expect(items[0]!.reported).toEqual({
      count: 3,
      first,
      last: context.now().toISOString(),
      reasons: [
        { reason: 'civility', count: 2 },
        { reason: 'privacy', count: 1 },
      ],
    });
    expect(items[0]!.reports.map(({ reporter }) => [reporter.id, reporter.record])).toEqual([
      [right.id, { answered: 4, upheld: 3 }],
      [reader.id, { answered: 0, upheld: 0 }],
      [wrong.id, { answered: 2, upheld: 0 }],
    ]);
  });

  it('is that of the first report, and a report brings it forward by as much of a day as its reporter is likely to be right', async () => {
    const other = await publishedComment({ article: news, context });
    const right = await reporterWith({ upheld: 8, answered: 8 });
    // A half of a day, and nine tenths of one.
    await report();
    context.advance(9 * HOUR);
    await report(right, { id: other });
    expect(await order()).toEqual([other, comment]);
    await report(await insider());
    expect(await order()).toEqual([comment, other]);
    await expectCountersEqualRows();
  });

  it('forgets what was answered more than a year ago', async () => {
    const other = await publishedComment({ article: news, context });
    const once = await reporterWith({ upheld: 8, answered: 8, daysAgo: 366 });
    await report();
    context.advance(HOUR);
    await report(once, { id: other });
    expect(await order()).toEqual([comment, other]);
  });

  it('is paged by, and goes on where it ended', async () => {
    const others = [comment];
    await report();
    for (let i = 0; i < 2; i += 1) {
      context.advance(MINUTE);
      const id = await publishedComment({ article: news, context });
      await report(reader, { id });
      others.push(id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listQueue({ viewer: desk, queue: 'reported', limit: 1, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(others);
  });

  it('shows so many of a comment’s reports, and counts them all', async () => {
    for (const viewer of await insiders(REPORTS_SHOWN + 1)) await report(viewer);
    const { reported, reports } = await readCase({ viewer: desk, commentId: comment });
    expect(reported?.count).toBe(REPORTS_SHOWN + 1);
    expect(reports).toHaveLength(REPORTS_SHOWN);
    expect(await dismiss(REPORTS_SHOWN + 1)).toMatchObject({ closed: REPORTS_SHOWN + 1 });
  });
});

describe('what comes of reports', () => {
  it('removing the comment acts upon them, in the same moment; the reporters’ event follows', async () => {
    await report();
    await report(await insider());
    await decide('REMOVE');
    expect(await outcomes()).toEqual(['ACTED', 'ACTED']);
    await expectCountersEqualRows();
    expect(await query(`select payload from outbox_events where type = 'report.close'`)).toEqual([
      {
        payload: {
          outcome: 'ACTED',
          authorId: author.id,
          actorId: desk.id,
          closed: 2,
          closedAt: context.now().toISOString(),
        },
      },
    ]);
    expect(await listQueue({ viewer: desk, queue: 'reported' })).toMatchObject({ items: [] });
  });

  it('and the author is told that readers had reported it, not who', async () => {
    await report();
    await decide('REMOVE');
    const { statement } = await readOwnCase({ viewer: author, commentId: comment, context });
    expect(statement?.source).toContain('Readers had reported it');
    expect(JSON.stringify(statement)).not.toContain(reader.id);
  });

  it('dismissing them keeps the comment as it is; doing it again changes nothing', async () => {
    await report();
    const before = await factsOf(comment);
    expect(await dismiss(1)).toEqual({
      id: comment,
      status: 'PUBLISHED',
      version: before.version,
      closed: 1,
    });
    expect(await dismiss(1)).toMatchObject({ closed: 0 });
    expect(await factsOf(comment)).toEqual(before);
    expect(await outcomes()).toEqual(['DISMISSED']);
    expect(await readOwnReport({ viewer: reader, commentId: comment })).toMatchObject({
      outcome: 'DISMISSED',
    });
    await expectCountersEqualRows();
  });

  it('is not decided past a report that the moderator has not seen', async () => {
    await report();
    await report(await insider());
    expect(await refusalOf(dismiss(1))).toMatchObject({
      status: 409,
      code: 'stale-version',
      details: { current: { status: 'PUBLISHED', reports: 2 } },
    });
    expect(await outcomes()).toEqual([null, null]);
  });

  it('is decided by the desk, and not about a comment of one’s own', async () => {
    await report();
    expect(await refusalOf(dismiss(1, { viewer: reader }))).toMatchObject({ status: 403 });
    const theirs = { ...author, role: 'MODERATOR' as const };
    expect(await refusalOf(dismiss(1, { viewer: theirs }))).toMatchObject({
      status: 403,
      code: 'own-comment',
    });
  });

  it('when its author withdraws it: what the reporters asked for is done', async () => {
    await report();
    await withdrawComment({ viewer: author, id: comment, context });
    await runWaitingJobs();
    await runWaitingJobs();
    expect(await outcomes()).toEqual(['ACTED']);
    await expectCountersEqualRows();
  });
});

describe('reports that hide a comment until a moderator has looked', () => {
  beforeEach(() => setPolicy({ reports: { threshold: 2, hide: true } }));

  const reportTwice = async () => {
    await report();
    await report(await insider());
  };

  it('do it at the threshold, and its author is told why, not by whom', async () => {
    await report();
    expect(await factsOf(comment)).toMatchObject({ state: 'PUBLISHED', visible: true });
    await report(await insider());
    expect(await factsOf(comment)).toMatchObject({ state: 'REFERRED', visible: false, publishedRevision: 1 });
    expect(await refusalOf(readComment({ viewer: null, id: comment }))).toMatchObject({ status: 404 });
    expect(await findOwnComment({ viewer: author, id: comment })).toMatchObject({
      status: 'REFERRED',
      reason: { code: 'hidden' },
    });
    await expectCountersEqualRows();
  });

  it('leave its replies in place, under a place that says it is gone', async () => {
    await publishedComment({ article: news, context, parentId: comment });
    await reportTwice();
    expect(await readThread({ articleSlug: news.slug })).toMatchObject({
      items: [{ id: comment, author: null, body: '', status: 'REMOVED' }],
    });
  });

  it('are dismissed: readers see it again, as it was', async () => {
    const before = await readComment({ viewer: null, id: comment });
    await reportTwice();
    expect(await dismiss(2)).toMatchObject({ status: 'PUBLISHED', closed: 2 });
    expect(await readComment({ viewer: null, id: comment })).toEqual(before);
    await expectCountersEqualRows();
  });

  it('are answered by restoring or removing it at the desk as well', async () => {
    await reportTwice();
    expect(await readCase({ viewer: desk, commentId: comment })).toMatchObject({
      allowed: ['REMOVE', 'RESTORE'],
    });
    await decide('RESTORE');
    expect(await outcomes()).toEqual(['DISMISSED', 'DISMISSED']);
    const other = await publishedComment({ article: news, context });
    await report(reader, { id: other });
    await report(await insider(), { id: other });
    await decide('REMOVE', other);
    expect(await outcomes(other)).toEqual(['ACTED', 'ACTED']);
    await expectCountersEqualRows();
  });

  it('an edit that was under way is a moderator’s afterwards', async () => {
    // Past the window in which an author corrects without another review.
    context.advance(20 * MINUTE);
    await editComment({ viewer: author, id: comment, body: someWords(), revision: 1, context });
    await reportTwice();
    expect(await factsOf(comment)).toMatchObject({ state: 'REFERRED', visible: false });
    await dismiss(2);
    expect(await factsOf(comment)).toMatchObject({ state: 'REFERRED', visible: true, publishedRevision: 1 });
    expect(await readCase({ viewer: desk, commentId: comment })).toMatchObject({
      allowed: ['PUBLISH', 'REJECT', 'REMOVE'],
    });
    await expectCountersEqualRows();
  });
});

describe('what a moderator says to who reported a comment that stays', () => {
  it('is told with the answer, and stands in their report', async () => {
    await report();
    const answer = 'It is sharp, and about the argument.';
    const { version } = await factsOf(comment);
    await dismissReports({ viewer: desk, commentId: comment, version, reports: 1, answer, context });
    await runWaitingJobs();
    expect(await readOwnReport({ viewer: reader, commentId: comment })).toMatchObject({ answer });
    const [told] = await query<{ facts: object }>('select facts from notices where member_id = $1', [
      reader.id,
    ]);
    expect(told?.facts).toMatchObject({ acted: false, answer });
  });

  it('is not what goes on record alone, nor the reason for a removal, which is its author’s', async () => {
    const other = await publishedComment({ article: news, context });
    await report();
    await report(reader, { id: other });
    const { version } = await factsOf(comment);
    await dismissReports({ viewer: desk, commentId: comment, version, reports: 1, note: 'Again.', context });
    await decide('REMOVE', other);
    for (const commentId of [comment, other])
      expect(await readOwnReport({ viewer: reader, commentId })).toMatchObject({ answer: null });
  });
});

describe('all open reports by one member', () => {
  let own: string;
  const others: string[] = [];

  /** What the member reports: three comments, and one by the moderator. */
  beforeEach(async () => {
    others.length = 0;
    for (let i = 0; i < 3; i += 1) others.push(await publishedComment({ article: news, context }));
    own = await publishedComment({ article: news, context, author: desk });
    for (const id of [...others, own]) await report(reader, { id });
  });

  type More = { viewer?: Viewer; memberId?: string; upTo?: string; answer?: string };
  /** Of what there is by now, unless it is said up to where. */
  const dismissAll = async (reports = 3, { upTo = newId(), ...more }: More = {}) =>
    dismissReportsBy({ viewer: desk, memberId: reader.id, reports, upTo, context, ...more });
  const read = (viewer = desk, memberId = reader.id) => readReporter({ viewer, memberId, context });

  it('are dismissed in one act, but for those of a comment of the moderator’s own, of which nothing is said', async () => {
    const second = await insider();
    await report(second, { id: others[0] });
    const upTo = (await readOwnReport({ viewer: reader, commentId: others[2]! }))!.id;
    expect(await read()).toEqual({ record: { answered: 0, upheld: 0 }, open: 3, upTo });
    expect(reporterView.safeParse(await read()).error).toBeUndefined();
    expect(await dismissAll(3, { answer: 'To disagree breaks no rule.' })).toEqual({ closed: 3 });
    expect(await outcomes(others[0])).toEqual(['DISMISSED', null]);
    expect(await outcomes(others[1])).toEqual(['DISMISSED']);
    expect(await outcomes(own)).toEqual([null]);
    expect(await read()).toEqual({ record: { answered: 3, upheld: 0 }, open: 0, upTo: null });
    expect(await dismissAll()).toEqual({ closed: 0 });
    expect(
      await query(
        `select subject_id, actor_id, reason, details from audit_entries where action = 'report.close' and subject_id = any($1)
         order by subject_id`,
        [[...others, own]],
      ),
    ).toEqual(
      [...others].sort().map((subject_id) => ({
        subject_id,
        actor_id: desk.id,
        reason: 'To disagree breaks no rule.',
        details: { closed: 1 },
      })),
    );
    await expectCountersEqualRows();
  });

  it('are told of once, and not again when others’ reports are answered', async () => {
    await report(await insider(), { id: others[0] });
    await dismissAll(3, { answer: 'To disagree breaks no rule.' });
    await runWaitingJobs();
    context.advance(MINUTE);
    await decide('REMOVE', others[0]);
    await runWaitingJobs();
    expect(await query('select kind, facts from notices where member_id = $1', [reader.id])).toEqual([
      { kind: 'report.several-closed', facts: { closed: 3, answer: 'To disagree breaks no rule.' } },
    ]);
  });

  it('show again what they alone had hidden', async () => {
    await setPolicy({ reports: { threshold: 1, hide: true } });
    const [hidden, both] = [
      await publishedComment({ article: news, context }),
      await publishedComment({ article: news, context }),
    ];
    for (const id of [hidden, both]) await report(reader, { id });
    // Its reports are above what hides.
    await query(
      `with made as (insert into reports (id, comment_id, member_id, rule, created_at) values ($1, $2, $3, 'other', $4))
       update comments set open_report_count = 2, report_rank = report_rank - interval '12 hours' where id = $2`,
      [newId(), both, (await insider()).id, context.now()],
    );
    expect(await factsOf(hidden)).toMatchObject({ state: 'REFERRED', visible: false });
    await dismissAll(5);
    expect(await factsOf(hidden)).toMatchObject({ state: 'PUBLISHED', visible: true });
    expect(await factsOf(both)).toMatchObject({ state: 'REFERRED', visible: false });
    await expectCountersEqualRows();
  });

  it('wait where a decision is held, which may answer them', async () => {
    const { version } = await factsOf(others[0]!);
    const why = { rule: 'civility', note: 'Please be civil.' } as const;
    const held = {
      viewer: desk,
      commentId: others[0]!,
      action: 'REMOVE',
      version,
      ...why,
      hold: true,
    } as const;
    await decideComment({ ...held, context });
    expect(await read()).toMatchObject({ open: 2 });
    expect(await dismissAll(2)).toEqual({ closed: 2 });
    expect(await outcomes(others[0])).toEqual([null]);
  });

  it('are not closed unread, nor by others than the desk', async () => {
    expect(await refusalOf(dismissAll(2))).toMatchObject({
      status: 409,
      code: 'stale-version',
      details: { current: { reports: 3 } },
    });
    expect(await refusalOf(dismissAll(3, { viewer: author }))).toMatchObject({ status: 403 });
    expect(await refusalOf(read(author))).toMatchObject({ status: 403 });
    expect(await outcomes(others[0])).toEqual([null]);
  });

  it('stay open where the moderator has not seen them', async () => {
    const { upTo } = await read();
    await decide('REMOVE', others[0]);
    await report();
    expect(await refusalOf(dismissAll(3, { upTo: upTo! }))).toMatchObject({
      status: 409,
      code: 'stale-version',
      details: { current: { reports: 2 } },
    });
    expect(dismissByInput.shape.upTo.parse(upTo!.toUpperCase())).toBe(upTo);
    expect(await dismissAll(2, { upTo: upTo! })).toEqual({ closed: 2 });
    expect(await outcomes()).toEqual([null]);
    expect(await dismissAll(2, { upTo: upTo! })).toEqual({ closed: 0 });
    expect(await dismissAll(1, { upTo: upTo! })).toEqual({ closed: 0 });
    expect(await outcomes()).toEqual([null]);
  });

  it('are closed a hundred at once, and a repeat leaves the next hundred', async () => {
    const many = await query<{ id: string }>(
      `insert into comments (id, article_id, author_id, state, state_reason, created_at, state_changed_at, open_report_count, report_rank)
       select gen_random_uuid(), article_id, author_id, 'REFERRED', '{"code": "waited", "facts": {}}', created_at, created_at, 1, created_at
       from comments cross join generate_series(1, 201) where id = $1 returning id`,
      [comment],
    );
    await query(
      `insert into reports (id, comment_id, member_id, rule, created_at)
       select x.id, x.comment_id, $3, 'other', $4 from unnest($1::uuid[], $2::uuid[]) x (id, comment_id)`,
      [many.map(() => newId()), many.map(({ id }) => id), reader.id, context.now()],
    );
    const { open, upTo } = await read();
    expect(open).toBe(DISMISSED_AT_ONCE);
    expect(await dismissAll(open, { upTo: upTo! })).toEqual({ closed: open });
    expect(await dismissAll(open, { upTo: upTo! })).toEqual({ closed: 0 });
    expect(
      await query('select count(*)::int as left from reports where member_id = $1 and outcome is null', [
        reader.id,
      ]),
    ).toEqual([{ left: 201 + 4 - DISMISSED_AT_ONCE }]);
  });

  it('are those of a member that there is', async () => {
    const memberId = newId();
    expect(await refusalOf(read(desk, memberId))).toMatchObject({ status: 404 });
    expect(await refusalOf(dismissAll(1, { memberId }))).toMatchObject({ status: 404 });
  });

  it('can be read as a queue, which tells nobody who reported a comment of theirs', async () => {
    await report(await insider());
    const asked = { viewer: desk, queue: 'reported', filter: { reporter: reader.id } } as const;
    const { items } = await listQueue(asked);
    expect(items.map(({ id }) => id).sort()).toEqual([...others].sort());
  });

  it.each([1, 2, 3])('end once, whoever answers them at the same time (round %i)', async () => {
    const second = await moderator();
    const { answers } = await inParallel<unknown>([
      dismissAll(),
      dismissAll(3, { viewer: second }),
      decide('REMOVE', others[1]),
      report(reader),
    ]);
    expect(answers.length).toBeGreaterThanOrEqual(2);
    const closed = await query<{ closed: number }>(
      `select (details ->> 'closed')::int as closed from audit_entries where action = 'report.close' and subject_id = any($1)`,
      [others],
    );
    const left = (await Promise.all(others.map(outcomes))).flat().filter((outcome) => outcome === null);
    expect(closed).toHaveLength(3 - left.length);
    if ((await factsOf(others[1]!)).state === 'REMOVED')
      expect(await outcomes(others[1])).not.toContain(null);
    await expectCountersEqualRows();
  });
});

describe('what came of a member’s reports', () => {
  it('says nothing of those about the viewer’s own comments, and all of it to others', async () => {
    const own = await publishedComment({ article: news, context, author: desk });
    for (const id of [own, comment]) await report(reader, { id });
    const other = await moderator();
    const asked = { viewer: other, commentId: own, ...(await factsOf(own)), reports: 1, context };
    await dismissReports(asked);
    const known = async (viewer: Viewer) => {
      const { items } = await listQueue({ viewer, queue: 'reported', context });
      const { record } = await readReporter({ viewer, memberId: reader.id, context });
      return [record, ...items.flatMap(({ reports }) => reports.map(({ reporter }) => reporter.record))];
    };
    const [none, one] = [
      { answered: 0, upheld: 0 },
      { answered: 1, upheld: 0 },
    ];
    expect(await known(desk)).toEqual([none, none]);
    expect(await known(other)).toEqual([one, one]);
  });
});

describe('reports of a comment that is up again', () => {
  const record = async () => (await readReporter({ viewer: desk, memberId: reader.id, context })).record;

  it('were not right, until it is removed once more', async () => {
    await report();
    await decide('REMOVE');
    await runWaitingJobs();
    expect(await record()).toEqual({ answered: 1, upheld: 1 });
    await decide('RESTORE');
    await runWaitingJobs();
    expect(await record()).toEqual({ answered: 1, upheld: 0 });
    await decide('REMOVE');
    await runWaitingJobs();
    expect(await record()).toEqual({ answered: 1, upheld: 1 });
  });
});

describe('R14: reports under interleaving', () => {
  const rounds = [1, 2, 3];

  it.each(rounds)('ten at once are ten, of one member one (round %i)', async () => {
    await inParallel([...(await insiders(10)).map((viewer) => report(viewer)), report(), report(), report()]);
    expect(await outcomes()).toHaveLength(11);
    await expectCountersEqualRows();
  });

  it.each(rounds)('of a comment that is removed meanwhile, none is left open (round %i)', async () => {
    const readers = await insiders(4);
    await report();
    await inParallel<unknown>([...readers.map((viewer) => report(viewer)), decide('REMOVE')]);
    expect(await outcomes()).not.toContain(null);
    await expectCountersEqualRows();
  });

  it.each(rounds)('dismissed by one moderator while another removes: one outcome (round %i)', async () => {
    await setPolicy({ reports: { threshold: 2, hide: true } });
    await report();
    await report(await insider());
    const { version } = await factsOf(comment);
    const other = await moderator();
    const { refusals } = await inParallel<unknown>([
      dismissReports({ viewer: other, commentId: comment, version, reports: 2, context }),
      decideComment({ viewer: desk, commentId: comment, action: 'REMOVE', version, context }),
    ]);
    const { state } = await factsOf(comment);
    const outcome = state === 'REMOVED' ? 'ACTED' : 'DISMISSED';
    expect(await outcomes()).toEqual([outcome, outcome]);
    // Who comes second finds another version; or, after a removal, no report left to dismiss.
    expect(refusals.length).toBe(state === 'REMOVED' ? 0 : 1);
    await expectCountersEqualRows();
  });
});
