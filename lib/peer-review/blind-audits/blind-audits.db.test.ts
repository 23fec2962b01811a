import { beforeEach, describe, expect, it } from 'vitest';
import { decideAppeal } from '@/lib/moderation/appeals/decide-appeal';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { decideComment } from '@/lib/moderation/decide-comment';
import { listAudit } from '@/lib/moderation/list-audit';
import { listQueue } from '@/lib/moderation/list-queue';
import { readCase } from '@/lib/moderation/read-case';
import { caseView } from '@/lib/moderation/schemas';
import { readComment } from '@/lib/comments/own/read-comment';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import type { Viewer } from '@/lib/members/viewer';
import {
  readAudits,
  readTransparency,
  summarisePeerReview,
} from '@/lib/peer-review/transparency/read-transparency';
import { readReviewer } from '@/lib/peer-review/records/read-reviewer';
import { recordReview } from '@/lib/peer-review/review/record-review';
import type { Verdict } from '@/lib/peer-review/schemas';
import { DAY } from '@/lib/testing/clock';
import { commentInReview, factsOf, leaseOn, reviewWith } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { moderator, sanction } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { listSecondLooks } from './list-second-looks';
import { readOdds } from './read-odds';
import { refitOdds } from './refit-odds';
import { takeSecondLook } from './take-second-look';

let first: Viewer;
let second: Viewer;

beforeEach(async () => {
  await openNewsroom();
  [first, second] = [await moderator({ name: 'Fenna First' }), await moderator({ name: 'Sol Second' })];
});

const always = () => setPolicy({ review: { auditShare: 1 } });
const accepted = async (verdicts: Verdict[] = ['YES', 'YES', 'YES']) => {
  const id = await commentInReview({ article: news, context, author });
  await reviewWith(verdicts, { commentId: id, article: news, context });
  return id;
};
const decide = async (id: string, action: 'PUBLISH' | 'REJECT', viewer = first) => {
  const { version } = await readCase({ viewer, commentId: id });
  const why = action === 'REJECT' ? ({ rule: 'civility', note: 'It insults somebody.' } as const) : {};
  return decideComment({ viewer, commentId: id, action, version, ...why, context });
};
const look = (commentId: string, acceptable: boolean, viewer = second) =>
  takeSecondLook({ viewer, commentId, revision: 1, acceptable, context });
const waitingFor = async (viewer: Viewer) =>
  (await listSecondLooks({ viewer })).items.map(({ commentId }) => commentId);

describe('R15: a share of what peers would publish', () => {
  it('is read by a moderator first, with its chance on record', async () => {
    await setPolicy({ review: { auditShare: 0.5 } });
    const low = { ...context, random: () => 0.49 };
    const id = await commentInReview({ article: news, context, author });
    await reviewWith(['YES', 'YES', 'YES'], { commentId: id, article: news, context: low });
    expect(await factsOf(id)).toMatchObject({ state: 'REFERRED', reason: { code: 'read-first', facts: {} } });
    expect(await query('select would_publish, share, revision from blind_audits')).toEqual([
      { would_publish: true, share: 0.5, revision: 1 },
    ]);
    const spared = await commentInReview({ article: news, context });
    const high = { ...context, random: () => 0.5 };
    await reviewWith(['YES', 'YES', 'YES'], { commentId: spared, article: news, context: high });
    expect(await factsOf(spared)).toMatchObject({ state: 'PUBLISHED' });
  });

  it('is none where the policy says so, or where there is no moderator to read it', async () => {
    expect(await factsOf(await accepted())).toMatchObject({ state: 'PUBLISHED' });
    await always();
    await query(`update members set role = 'MEMBER'`);
    expect(await factsOf(await accepted())).toMatchObject({ state: 'PUBLISHED' });
    expect(await query('select from blind_audits')).toEqual([]);
  });

  it('is read together with what peers left undecided: nobody can tell one from the other', async () => {
    await setPolicy({ review: { auditShare: 0.2, quorum: { max: 4 } } });
    const audited = await commentInReview({ article: news, context, author });
    const undecided = await commentInReview({ article: news, context, author });
    const sure = { ...context, random: () => 0 };
    await reviewWith(['YES', 'YES', 'YES'], { commentId: audited, article: news, context: sure });
    await reviewWith(['YES', 'NOT_CIVIL', 'YES', 'NOT_CIVIL'], {
      commentId: undecided,
      article: news,
      context: sure,
    });
    expect(await query('select would_publish, share from blind_audits order by would_publish')).toEqual([
      { would_publish: false, share: 1 },
      { would_publish: true, share: 0.2 },
    ]);
    const shown = (id: string) => readCase({ viewer: first, commentId: id });
    const [one, other] = [await shown(audited), await shown(undecided)];
    expect(caseView.safeParse(one).error).toBeUndefined();
    const what = ({ verdicts, reviews, reason, blind, decisions }: typeof one) => ({
      verdicts,
      reviews,
      reason,
      blind,
      decisions: decisions.map(({ maker, outcome, note, inputs }) => ({ maker, outcome, note, inputs })),
    });
    expect(what(one)).toEqual(what(other));
    expect(one).toMatchObject({ blind: true, reviews: [], verdicts: { yes: 0, notCivil: 0 } });
    const acts = async (id: string) =>
      (await listAudit({ viewer: first, filter: { about: id } })).items.map(({ action, reason }) => [
        action,
        reason,
      ]);
    expect(await acts(audited)).toEqual(await acts(undecided));
    const queue = await listQueue({ viewer: first, queue: 'referred' });
    expect(queue.items.map(({ verdicts, reason }) => ({ verdicts, reason }))).toEqual([
      { verdicts: one.verdicts, reason: one.reason },
      { verdicts: one.verdicts, reason: one.reason },
    ]);
    const seenByAuthor = async (id: string) => {
      const { status, reason, verdicts, line } = (await readComment({ viewer: author, id })) as Record<
        string,
        unknown
      >;
      return { status, reason, verdicts, line };
    };
    expect(await seenByAuthor(audited)).toEqual(await seenByAuthor(undecided));
    expect(await seenByAuthor(audited)).toMatchObject({ verdicts: null });
    // Whoever decides about an older version is told the latest decision: not what it was computed from.
    const stale = await refusalOf(
      decideComment({ viewer: first, commentId: audited, action: 'PUBLISH', version: 1, context }),
    );
    expect(stale).toMatchObject({ status: 409, details: { current: { decision: { inputs: null } } } });
    const [given] = await query<{ id: string }>(
      'select reviewer_id as id from reviews where comment_id = $1 limit 1',
      [audited],
    );
    const record = await readReviewer({ viewer: first, memberId: given!.id });
    expect(JSON.stringify(record)).not.toContain(audited);
  });

  it('stays blind when its author revises it meanwhile, and then says nothing of the old text', async () => {
    await always();
    const id = await accepted();
    await editComment({ viewer: author, id, body: 'A better text of it.', revision: 1, context });
    expect(await readCase({ viewer: first, commentId: id })).toMatchObject({ blind: true, reviews: [] });
    await decide(id, 'REJECT');
    expect(await refitOdds(context)).toBe(0);
    expect(await waitingFor(second)).toEqual([]);
  });

  it.each(['TIME_OUT', 'BAN'] as const)(
    'is none where the only moderator is under a sanction (%s)',
    async (kind) => {
      await always();
      await query(`update members set role = 'MEMBER' where id <> $1`, [first.id]);
      const until = new Date(context.now().getTime() + DAY);
      await sanction({ on: first, kind, from: context.now(), until });
      expect(await factsOf(await accepted())).toMatchObject({ state: 'PUBLISHED' });
      context.advance(DAY);
      expect(await factsOf(await accepted())).toMatchObject({ state: 'REFERRED' });
    },
  );

  it('is none of the only moderator’s own comments: nobody could decide it', async () => {
    await always();
    await query(`update members set role = 'MEMBER'`);
    await query(`update members set role = 'ADMIN' where id = $1`, [author.id]);
    expect(await factsOf(await accepted())).toMatchObject({ state: 'PUBLISHED' });
  });

  it('shows what its reviewers said once it is decided, and counts for their records', async () => {
    await always();
    const id = await accepted();
    expect(await decide(id, 'PUBLISH')).toMatchObject({ status: 'PUBLISHED' });
    const shown = await readCase({ viewer: first, commentId: id });
    expect(shown).toMatchObject({ blind: false, verdicts: { yes: 3 } });
    expect(shown.reviews).toHaveLength(3);
    expect(
      (await listAudit({ viewer: first, filter: { about: id } })).items.map(({ action }) => action),
    ).toContain('review.record');
  });

  it('may be withdrawn by its author meanwhile, and then says nothing', async () => {
    await always();
    const id = await accepted();
    await withdrawComment({ viewer: author, id, context });
    expect(await factsOf(id)).toMatchObject({ state: 'WITHDRAWN' });
    expect(await refitOdds(context)).toBe(0);
    expect(await waitingFor(second)).toEqual([]);
  });

  it('races: whoever withdraws while the last review comes in ends withdrawn or not reviewed, and never posted', async () => {
    await always();
    const id = await commentInReview({ article: news, context, author });
    await reviewWith(['YES', 'YES'], { commentId: id, article: news, context });
    const { viewer, assignmentId } = await leaseOn({ commentId: id, article: news, context });
    context.advance(60_000);
    await inParallel<unknown>([
      withdrawComment({ viewer: author, id, context }),
      recordReview({ viewer, assignmentId, verdict: 'YES', context }),
    ]);
    expect(await factsOf(id)).toMatchObject({ state: 'WITHDRAWN' });
    expect(
      await query(`select from audit_entries where action = 'comment.publish' and subject_id = $1`, [id]),
    ).toEqual([]);
  });

  it('races: of a withdrawal and a moderator’s decision one wins, and only a decision counts', async () => {
    await always();
    const id = await accepted();
    const { version } = await readCase({ viewer: first, commentId: id });
    const { answers } = await inParallel<unknown>([
      withdrawComment({ viewer: author, id, context }),
      decideComment({
        viewer: first,
        commentId: id,
        action: 'REJECT',
        version,
        rule: 'civility',
        note: 'So.',
        context,
      }),
    ]);
    expect(answers.length).toBeGreaterThan(0);
    const [decided] = await query(`select from decisions where maker = 'MODERATOR'`);
    expect(await refitOdds(context)).toBe(decided ? 1 : 0);
  });
});

describe('R15: an audit that only a reviewer of it is left to decide', () => {
  it('is decided, and says nothing of how right peers are', async () => {
    await always();
    const id = await accepted();
    await query(`update members set role = 'MEMBER' where id <> $1`, [first.id]);
    await query(
      `update reviews set reviewer_id = $1 where id = (select id from reviews where comment_id = $2 limit 1)`,
      [first.id, id],
    );
    expect(await decide(id, 'REJECT')).toMatchObject({ status: 'REJECTED' });
    expect(await refitOdds(context)).toBe(0);
  });
});

describe('R15: a second look', () => {
  it('is taken by another moderator, at what the first one turned down', async () => {
    await always();
    const [posted, rejected] = [await accepted(), await accepted()];
    await decide(posted, 'PUBLISH');
    await decide(rejected, 'REJECT');
    expect(await waitingFor(first)).toEqual([]);
    expect(await waitingFor(second)).toEqual([rejected]);
    expect(await look(rejected, false)).toEqual({ commentId: rejected, acceptable: false });
    // A double click.
    expect(await look(rejected, false)).toEqual({ commentId: rejected, acceptable: false });
    expect(await waitingFor(second)).toEqual([]);
    expect(
      await query(`select to_state as "to" from audit_entries where action = 'comment.second-look'`),
    ).toEqual([{ to: 'UNACCEPTABLE' }]);
    expect(await factsOf(rejected)).toMatchObject({ state: 'REJECTED' });
  });

  it('is not for who decided, wrote or reviewed it, nor for members, nor of anything else', async () => {
    await always();
    const rejected = await accepted();
    await decide(rejected, 'REJECT');
    const reviewer = await moderator();
    await query(
      `update reviews set reviewer_id = $1 where id = (select id from reviews where comment_id = $2 limit 1)`,
      [reviewer.id, rejected],
    );
    expect(await waitingFor(reviewer)).toEqual([]);
    const other = await commentInReview({ article: news, context });
    for (const [attempt, status] of [
      [() => look(rejected, true, first), 404],
      [() => look(rejected, true, reviewer), 404],
      [() => look(rejected, true, author), 403],
      [() => look(other, true), 404],
      [() => look('nonsense', true), 404],
    ] as const)
      expect(await refusalOf(attempt())).toMatchObject({ status });
  });

  it('races: of two moderators one is heard, the other is told', async () => {
    await always();
    const rejected = await accepted();
    await decide(rejected, 'REJECT');
    const third = await moderator();
    const { answers, refusals } = await inParallel([look(rejected, true), look(rejected, false, third)]);
    expect(answers).toHaveLength(1);
    expect(refusals).toMatchObject([{ status: 409 }]);
    const [kept] = await query<{ acceptable: boolean }>(
      'select second_acceptable as acceptable from blind_audits',
    );
    expect(kept!.acceptable).toBe((answers[0] as { acceptable: boolean }).acceptable);
  });

  it('is an appeal’s decision, where its author appeals', async () => {
    await always();
    const rejected = await accepted();
    await decide(rejected, 'REJECT');

    const appeal = await fileAppeal({
      viewer: author,
      commentId: rejected,
      text: 'It names nobody, and insults nobody either.',
      context,
    });
    expect(await waitingFor(second)).toEqual([]);
    await decideAppeal({
      viewer: second,
      appealId: appeal.id,
      version: (await factsOf(rejected)).version,
      outcome: 'REVERSED',
      note: 'You are right.',
      context,
    });
    await refitOdds(context);
    expect(await query('select audits, errors from odds_fits')).toEqual([{ audits: 1, errors: 0 }]);
  });
});

describe('R15: what audits say', () => {
  const audit = async (acceptable: boolean, confirmed?: boolean) => {
    const id = await accepted();
    await decide(id, acceptable ? 'PUBLISH' : 'REJECT');
    if (confirmed !== undefined) await look(id, !confirmed);
  };

  it('calibrates the stated odds, from ten audits on', async () => {
    await always();
    for (let n = 0; n < 9; n += 1) await audit(true);
    await refitOdds(context);
    const text = { probability: 0.95, published: true };
    expect((await readOdds({ viewer: first }))(text)).toBeNull();
    await audit(false, true);
    context.advance(60_000);
    expect(await refitOdds(context)).toBe(10);
    const odds = (await readOdds({ viewer: first }))(text)!;
    expect(odds.low).toBeLessThan(odds.acceptable);
    expect(odds.high).toBeGreaterThan(odds.acceptable);
    expect(await refusalOf(readOdds({ viewer: author }))).toMatchObject({ status: 403 });
  });

  it('is told as numbers to anybody, an error once two moderators agree', async () => {
    await always();
    for (let n = 0; n < 8; n += 1) await audit(true);
    await audit(false, true);
    await audit(false, false);
    expect(await readAudits()).toBeNull();
    await summarisePeerReview({ context });
    const { last30Days, all } = (await readTransparency())!;
    expect(await readAudits()).toEqual({ last30Days: last30Days.audits, all: all.audits });
    // The one that the second moderator would have posted is none.
    expect(all.audits).toMatchObject({ cases: 10, share: 0.1 });
    expect(all.audits.low).toBeLessThan(0.1);
    expect(all.audits.high).toBeGreaterThan(0.1);
    // They are no referrals: peers had agreed.
    expect(all.overturned.referrals.cases).toBe(0);
    expect(all.referred).toBe(0);
  });
});
