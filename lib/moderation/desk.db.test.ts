import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Reason } from '@/lib/platform/reasons';
import type { Viewer } from '@/lib/members/viewer';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { readComment } from '@/lib/comments/own/read-comment';
import { MINUTE } from '@/lib/testing/clock';
import {
  commentInReview,
  leaseOn,
  objectedComment,
  publishedComment,
  referredComment,
  rejectedComment,
  removeComment,
  reviewWith,
  waitingComment,
} from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { explain } from '@/lib/testing/explain';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, member, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { recordReview } from '@/lib/peer-review/review/record-review';
import type { Verdict } from '@/lib/peer-review/schemas';
import { decideComment } from './decide-comment';
import { listAudit } from './list-audit';
import { countArrivals, countQueues, listByState, listQueue } from './list-queue';
import { nameReviewers } from './name-reviewers';
import { readCase } from './read-case';
import { reportComment } from './reports/report-comment';
import { caseView, queueName, queueView, referrals, type QueueName, type Referral } from './schemas';

beforeEach(openNewsroom);

let desk: Viewer;

beforeEach(async () => {
  desk = await moderator({ name: 'Desk One' });
});

type Build = typeof waitingComment;
const build = (how: Build, more: { author?: Viewer; parentId?: string; body?: string } = {}) => {
  context.advance(MINUTE);
  return how({ article: news, context, ...more });
};
const list = async (queue: QueueName, more: { limit?: number; cursor?: string } = {}) =>
  listQueue({ viewer: desk, queue, ...more });

describe('who may read the desk', () => {
  it.each([
    ['nobody', async () => null, 401],
    ['an Insider', () => insider(), 403],
    [
      'a banned moderator',
      () => moderator({ sanction: { kind: 'BAN', reason: 'Enough.', endsAt: null } }),
      403,
    ],
    ['a lapsed member', () => member({ membership: 'LAPSED' }), 403],
  ])('not %s', async (_, who, status) => {
    const viewer = await who();
    const commentId = await build(referredComment);
    for (const attempt of [
      listQueue({ viewer, queue: 'referred' }),
      listQueue({ viewer, queue: 'reported' }),
      listByState({ viewer, state: 'REFERRED' }),
      countQueues({ viewer }),
      readCase({ viewer, commentId }),
      listAudit({ viewer }),
    ]) {
      expect(await refusalOf(attempt)).toMatchObject({ status });
    }
  });
});

describe('the queues', () => {
  it('hold what their names say, and count it', async () => {
    const ids = {
      waiting: await build(waitingComment),
      referred: await build(referredComment),
      inReview: await build(commentInReview),
      objected: await build(objectedComment),
      published: await build(publishedComment),
      rejected: await build(rejectedComment),
      removed: await build(publishedComment),
    };
    context.advance(MINUTE);
    await removeComment(ids.removed, context);
    const idsIn = async (queue: QueueName) => (await list(queue)).items.map(({ id }) => id);
    expect(await idsIn('referred')).toEqual([ids.referred]);
    expect(await idsIn('in-review')).toEqual([ids.inReview]);
    expect(await idsIn('reported')).toEqual([]);
    expect(await idsIn('published')).toEqual([ids.published]);
    expect(await idsIn('rejected')).toEqual([ids.rejected]);
    expect(await idsIn('removed')).toEqual([ids.removed]);
    expect(await idsIn('objected')).toEqual([ids.objected]);
    expect(await countQueues({ viewer: desk })).toMatchObject({ referred: 1, undecided: 1, reported: 0 });
    const waiting = await listByState({ viewer: desk, state: 'AWAITING_REVIEWS' });
    expect(waiting.items.map(({ id }) => id)).toEqual([ids.waiting]);
  });

  it('tell apart why something was referred: each is in one of them, and in that of all', async () => {
    const kinds: [Referral, Reason | null][] = [
      ['asked', { code: 'author-asked', facts: {} }],
      ['asked', { code: 'author-silent', facts: { hours: 24 } }],
      ['undecided', { code: 'disagreed', facts: {} }],
      // What is read blind is not told from what peers left undecided.
      ['undecided', { code: 'read-first', facts: {} }],
      ['undecided', null],
      ['late', { code: 'waited', facts: { hours: 24 } }],
      ['held', { code: 'suspect', facts: { words: 'idiot' } }],
      ['held', { code: 'check-failed', facts: {} }],
    ];
    const held: [Referral, string][] = [];
    for (const [kind, reason] of kinds) {
      const id = await build(referredComment);
      await query('update comments set state_reason = $2 where id = $1', [
        id,
        reason && JSON.stringify(reason),
      ]);
      held.push([kind, id]);
    }
    const author = await insider();
    const edited = await build(publishedComment, { author });
    await editComment({
      viewer: author,
      id: edited,
      body: 'Put otherwise altogether.',
      revision: 1,
      context,
    });
    await query(`update comments set state = 'REFERRED' where id = $1`, [edited]);
    const hidden = await build(publishedComment);
    await setPolicy({ reports: { threshold: 1, hide: true } });
    await reportComment({ viewer: await insider(), commentId: hidden, reason: 'civility', context });
    held.push(['edits', edited]);
    for (const kind of referrals) {
      const ids = held.filter(([one]) => one === kind).map(([, id]) => id);
      expect((await list(kind)).items.map(({ id }) => id)).toEqual(ids);
    }
    expect((await list('referred')).items.map(({ id }) => id)).toEqual([...held.map(([, id]) => id), hidden]);
    expect((await list('reported')).items.map(({ id }) => id)).toEqual([hidden]);
    expect(await countQueues({ viewer: desk })).toEqual({
      referred: 10,
      reported: 1,
      asked: 2,
      undecided: 3,
      late: 1,
      held: 2,
      edits: 1,
    });
  });

  it('are counted up to a hundred, and one that stands for all that are more', async () => {
    const first = await build(referredComment);
    await query(
      `insert into comments (id, article_id, author_id, state, created_at, state_changed_at)
       select gen_random_uuid(), article_id, author_id, state, created_at, state_changed_at
       from comments cross join generate_series(1, 150) where id = $1`,
      [first],
    );
    expect(await countQueues({ viewer: desk })).toMatchObject({ referred: 101, undecided: 101, late: 0 });
  });

  it('are each read from an index, however much stands in the others', async () => {
    const first = await build(referredComment);
    await query(
      `insert into comments (id, article_id, author_id, state, state_reason, created_at, state_changed_at, visible, published_revision, published_at)
       select gen_random_uuid(), article_id, author_id, s.state,
         (array['{"code": "waited", "facts": {}}', '{"code": "disagreed", "facts": {}}'])[1 + n % 2]::jsonb, created_at, s.at,
         s.up, case when s.up then 1 end, case when s.up then s.at end
       from comments cross join generate_series(1, 3600) n
         cross join lateral (select (enum_range(null::"CommentState"))[1 + n % 9] as state, state_changed_at + n * interval '1 second' as at,
           n % 9 = 4 as up) s
       where id = $1`,
      [first],
    );
    // As long as comments are: short ones are read whole sooner than looked up.
    await query(
      `insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
       select id, 1, repeat('Words ', 100), repeat('Words ', 100), 100, created_at from comments where id <> $1`,
      [first],
    );
    await queryAsOwner('analyze comments, comment_revisions');
    for (const queue of queueName.options) {
      const statements = await statementsOf(() => list(queue));
      const plan = await explain(statements.find(({ sql }) => sql.includes('from comments c'))!);
      expect(plan.scannedWhole).not.toContain('comments');
      expect(
        plan.indexes.find((name) => /^comments_(referred|reported|state|written)/.test(name)),
      ).toBeDefined();
      // A kind of referral that few wait for may be sorted: what PostgreSQL knows of how many there are is of the whole table.
      const most = referrals.some((kind) => kind === queue) ? 401 : 26;
      expect(plan.mostRows, queue).toBeLessThanOrEqual(most);
      const [arrived] = await statementsOf(() =>
        countArrivals({ viewer: desk, queue, since: context.now() }),
      );
      expect((await explain(arrived!)).scannedWhole, queue).not.toContain('comments');
    }
    const [counts] = await statementsOf(() => countQueues({ viewer: desk }));
    const plan = await explain(counts!);
    expect(plan.scannedWhole).toEqual([]);
  });

  it('begin with what has waited longest, or was decided last', async () => {
    const referred = [await build(referredComment), await build(referredComment)];
    const published = [await build(publishedComment), await build(publishedComment)];
    expect((await list('referred')).items.map(({ id }) => id)).toEqual(referred);
    expect((await list('published')).items.map(({ id }) => id)).toEqual(published.reverse());
  });

  it.each<[QueueName, Build]>([
    ['referred', referredComment],
    ['published', publishedComment],
  ])('%s: are read page by page, each comment once, also those of one millisecond', async (queue, how) => {
    const ids = [];
    for (let i = 0; i < 5; i += 1) ids.push(await how({ article: news, context }));
    const seen = [];
    for (let cursor: string | undefined; ;) {
      const page = await list(queue, { limit: 2, cursor });
      expect(queueView.safeParse(page).success).toBe(true);
      seen.push(...page.items.map(({ id }) => id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen.sort()).toEqual(ids.sort());
  });

  it('show what a moderator may do with each, and nothing with their own', async () => {
    const theirs = await build(referredComment);
    const own = await build(referredComment, { author: desk });
    const { items } = await list('referred');
    expect(items.map(({ id, allowed }) => [id, allowed])).toEqual([
      [theirs, ['PUBLISH', 'REJECT']],
      [own, []],
    ]);
  });

  it('refuse a cursor that is not ours', async () => {
    expect(await refusalOf(list('referred', { cursor: '!' }))).toMatchObject({
      status: 400,
      code: 'bad-cursor',
    });
  });
});

describe('a case', () => {
  it('has everything that a moderator decides by', async () => {
    const author = await insider({ name: 'Author' });
    await build(publishedComment, { author });
    await build(rejectedComment, { author });
    const parentId = await build(publishedComment, {
      author: await insider({ name: 'Parent' }),
      body: 'What is answered.',
    });
    const commentId = await build(commentInReview, { author, parentId, body: 'The answer.' });
    await setPolicy({ review: { authorHours: 0 } });
    await reviewWith(['NOT_CIVIL', 'NOT_CIVIL', 'YES', 'NOT_CIVIL', 'NOT_CIVIL'], {
      commentId,
      article: news,
      context,
    });

    const found = await readCase({ viewer: desk, commentId });
    expect(caseView.safeParse(found).error).toBeUndefined();
    expect(found).toMatchObject({
      status: 'REFERRED',
      reason: { code: 'disagreed', facts: {} },
      bodyHtml: '<p>The answer.</p>',
      publishedBodyHtml: null,
      visible: false,
      parent: { id: parentId, author: 'Parent', bodyHtml: '<p>What is answered.</p>' },
      author: { id: author.id, displayName: 'Author' },
      authorRecord: { published: 1, rejected: 1, removed: 0, reviewsGiven: 0 },
      verdicts: { yes: 1, notCivil: 4, misinformation: 0 },
      duty: { required: 3, done: 0, waived: 3 },
      allowed: ['PUBLISH', 'REJECT'],
    });
    expect(found.reviews.map(({ verdict }) => verdict).sort()).toEqual([
      ...Array(4).fill('NOT_CIVIL'),
      'YES',
    ]);
    expect(found.decisions).toMatchObject([
      {
        maker: 'PEERS',
        outcome: 'REFER',
        inputs: {
          reviews: [
            ...Array(2).fill({ verdict: 'NOT_CIVIL' }),
            { verdict: 'YES' },
            ...Array(2).fill({ verdict: 'NOT_CIVIL' }),
          ],
          probability: 0.0795,
        },
      },
    ]);
  });

  it('shows who wrote as readers are shown: badges and expertise too, here also what is not about the article', async () => {
    const author = await moderator({ name: 'Nomsa' });
    await query(
      `insert into expertise (id, member_id, field, line, position, verified_at)
       values ($2, $1, 'Water', 'Mends mains', 0, now()), ($3, $1, 'World', 'Five postings', 1, null)`,
      [author.id, newId(), newId()],
    );
    const commentId = await build(publishedComment, { author });
    const { authorRecord } = await readCase({ viewer: desk, commentId });
    expect(authorRecord.author).toMatchObject({
      badges: ['moderator'],
      expertise: [{ field: 'Water' }, { field: 'World' }],
    });
    expect((await readComment({ viewer: null, id: commentId })).author).toEqual({
      ...authorRecord.author,
      expertise: [{ field: 'World', line: 'Five postings', verified: false }],
    });
  });

  it('shows the accepted text beside an edit', async () => {
    const author = await insider();
    const commentId = await build(publishedComment, { author, body: 'As accepted.' });
    await editComment({ viewer: author, id: commentId, body: 'Put otherwise.', revision: 1, context });
    expect(await readCase({ viewer: desk, commentId })).toMatchObject({
      status: 'IN_REVIEW',
      visible: true,
      revision: 2,
      body: 'Put otherwise.',
      publishedBodyHtml: '<p>As accepted.</p>',
      allowed: ['PUBLISH', 'REJECT', 'REMOVE'],
    });
  });

  it('says how many it takes, by what was said so far and by how many take part', async () => {
    const commentId = await build(commentInReview, { author: desk });
    const other = await moderator({ name: 'Desk Two' });
    const needed = async (viewer: Viewer) => (await readCase({ viewer, commentId })).needed;
    expect(await needed(other)).toBe(3);
    await reviewWith(['NOT_CIVIL'], { commentId, article: news, context });
    // To its author it would tell that somebody objects, and so would the verdicts.
    expect([await needed(other), await needed(desk)]).toEqual([4, 3]);
    const said = async (viewer: Viewer) => (await readCase({ viewer, commentId })).verdicts.notCivil;
    expect([await said(other), await said(desk)]).toEqual([1, 0]);
    expect((await list('in-review')).items[0]!.verdicts).toEqual({ yes: 0, notCivil: 0, misinformation: 0 });
    await query('insert into site_pace (active_members, batches_per_day, counted_at) values (9, 1, now())');
    expect(await needed(other)).toBe(3);
  });

  it('is not found for what is not there', async () => {
    for (const commentId of [newId(), 'x'])
      expect(await refusalOf(readCase({ viewer: desk, commentId }))).toMatchObject({ status: 404 });
  });
});

describe('R5: an author who is of the desk never learns who reviewed', () => {
  const secrets = ['Rob Reviewer', 'Rita Reporter', 'a word to the moderators', 'a word about it'];

  /** A comment that three members have judged, and one has reported. */
  async function judged(writer: Viewer, verdict: Verdict) {
    const commentId = await build(commentInReview, { author: writer });
    const rob = await insider({ name: 'Rob Reviewer' });
    const { assignmentId } = await leaseOn({ commentId, reviewer: rob, article: news, context });
    await recordReview({ viewer: rob, assignmentId, verdict, note: 'a word to the moderators', context });
    await reviewWith([verdict, verdict], { commentId, article: news, context });
    const rita = await insider({ name: 'Rita Reporter' });
    if (verdict === 'YES') {
      const reported = { viewer: rita, commentId, reason: 'hate', note: 'a word about it' } as const;
      await reportComment({ ...reported, context });
    }
    return { commentId, ids: [rob.id, rita.id] };
  }

  it.each<Verdict>(['YES', 'NOT_CIVIL'])(
    'by the case or by the record, where it was found %s; another moderator does',
    async (verdict) => {
      const { commentId, ids } = await judged(desk, verdict);
      const shown = JSON.stringify([
        await readCase({ viewer: desk, commentId }),
        await listAudit({ viewer: desk, filter: { about: commentId } }),
        await listAudit({ viewer: desk }),
        await listQueue({ viewer: desk, queue: verdict === 'YES' ? 'reported' : 'referred' }),
      ]);
      for (const secret of [...secrets, ...ids]) expect(shown).not.toContain(secret);
      const other = await moderator();
      const seen = JSON.stringify([
        await nameReviewers({ viewer: other, commentId }),
        await listAudit({ viewer: other, filter: { about: commentId } }),
      ]);
      expect(seen).toContain('Rob Reviewer');
      expect(seen).toContain('a word to the moderators');
      expect(seen.includes('Rita Reporter')).toBe(verdict === 'YES');
    },
  );

  it('and is shown that it happened, what they did themselves, and what is said of others’ comments', async () => {
    const { commentId } = await judged(desk, 'YES');
    const theirs = await judged(await insider(), 'YES');
    await nameReviewers({ viewer: desk, commentId: theirs.commentId });
    const acts = async (subjectId: string) =>
      (await listAudit({ viewer: desk, filter: { about: subjectId } })).items.map(
        ({ action, actor, reason }) => [action, actor, reason],
      );
    expect((await acts(commentId)).slice(0, 2)).toEqual([
      ['report.file', null, null],
      ['comment.publish', null, null],
    ]);
    expect(await acts(commentId)).toContainEqual(['comment.submit', 'Desk One', null]);
    expect(await acts(theirs.commentId)).toContainEqual(['report.file', 'Rita Reporter', null]);
    expect(await acts(theirs.commentId)).toContainEqual(['review.record', 'Rob Reviewer', null]);
    expect((await readCase({ viewer: desk, commentId })).decisions).toMatchObject([
      { maker: 'PEERS', outcome: 'PUBLISH', inputs: null },
    ]);
  });
});

describe('the audit', () => {
  it('tells the life of a comment, newest first, by whom', async () => {
    const author = await insider({ name: 'Author' });
    const id = await build(waitingComment, { author });
    await query('update review_duties set waived = 3, completed_at = now() where comment_id = $1', [id]);
    const referred = await build(referredComment, { author });
    context.advance(MINUTE);
    await decideComment({
      viewer: desk,
      commentId: referred,
      action: 'REJECT',
      version: 3,
      rule: 'civility',
      note: 'No.',
      context,
    });
    const { items } = await listAudit({ viewer: desk, filter: { about: referred } });
    expect(
      items.map(({ action, actor, fromState, toState, reason }) => [
        action,
        actor,
        fromState,
        toState,
        reason,
      ]),
    ).toEqual([
      ['comment.reject', 'Desk One', 'REFERRED', 'REJECTED', 'No.'],
      ['comment.refer', null, 'IN_REVIEW', 'REFERRED', null],
      ['comment.line-up', null, 'AWAITING_REVIEWS', 'IN_REVIEW', null],
      ['comment.submit', 'Author', null, 'AWAITING_REVIEWS', null],
    ]);
  });

  it('is read page by page, each entry once', async () => {
    for (let i = 0; i < 4; i += 1) await build(waitingComment);
    const total = Number((await query<{ n: string }>('select count(*) as n from audit_entries'))[0]?.n);
    const seen = new Set<string>();
    let entries = 0;
    for (let cursor: string | undefined; ;) {
      const page = await listAudit({ viewer: desk, limit: 3, cursor });
      page.items.forEach(({ id }) => seen.add(id));
      entries += page.items.length;
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect([seen.size, entries]).toEqual([total, total]);
  });

  it('has nothing about what is no id', async () => {
    expect(await listAudit({ viewer: desk, filter: { about: 'x' } })).toEqual({
      items: [],
      nextCursor: null,
    });
  });
});

describe('what has come to a queue since', () => {
  const since = () => context.now();
  const arrived = (queue: QueueName, moment: Date, filter = {}) =>
    countArrivals({ viewer: desk, queue, filter, since: moment, context });

  it('is what came there, and not what was there, or left again', async () => {
    await build(referredComment);
    const opened = since();
    expect(await arrived('referred', opened)).toBe(0);
    const gone = await build(referredComment);
    await build(referredComment);
    await build(publishedComment);
    expect([await arrived('referred', opened), await arrived('published', opened)]).toEqual([2, 1]);
    expect(await arrived('all', opened)).toBe(3);
    const { version } = (await list('referred')).items.find(({ id }) => id === gone)!;
    context.advance(MINUTE);
    await decideComment({ viewer: desk, commentId: gone, action: 'PUBLISH', version, context });
    expect([await arrived('referred', opened), await arrived('published', opened)]).toEqual([1, 2]);
  });

  it('is what was reported, whenever it was posted', async () => {
    const id = await build(publishedComment);
    context.advance(MINUTE);
    const opened = since();
    expect(await arrived('reported', opened)).toBe(0);
    context.advance(MINUTE);
    await reportComment({ viewer: await insider(), commentId: id, reason: 'civility', context });
    expect(await arrived('reported', opened)).toBe(1);
    expect(await arrived('reported', since())).toBe(0);
  });

  it('is only what a filter asks for, and nothing that the viewer reads as a peer', async () => {
    const opened = since();
    const [ada, id] = [await insider(), await build(commentInReview)];
    await build(referredComment, { author: ada });
    await build(referredComment);
    expect(await arrived('referred', opened, { author: ada.id })).toBe(1);
    expect(await arrived('referred', opened, { notes: 'yes' })).toBe(0);
    expect(await arrived('referred', opened, { author: 'Nobody At All' })).toBe(0);
    expect(await arrived('in-review', opened)).toBe(1);
    await leaseOn({ commentId: id, reviewer: desk, article: news, context });
    expect(await arrived('in-review', opened)).toBe(0);
    expect((await refusalOf(countArrivals({ viewer: ada, queue: 'referred', since: opened }))).status).toBe(
      403,
    );
  });
});
