import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { readEditTerms } from '@/lib/comments/editing/judge-edit';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { findViewer } from '@/lib/members/find-viewer';
import { keepLiveSessions } from '@/lib/members/keep-live-sessions';
import { enrollMember } from '@/lib/members/enroll-member';
import { signIn } from '@/lib/members/sign-in';
import type { Viewer } from '@/lib/members/viewer';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { databaseTime, noteClock, monotonic } from '@/lib/platform/clock';
import { systemContext } from '@/lib/platform/context';
import { countAgainst } from '@/lib/platform/rate-limits';
import { currentPolicy } from '@/lib/policy/current-policy';
import { article, type TestArticle } from '@/lib/testing/articles';
import { DAY, HOUR, MINUTE } from '@/lib/testing/clock';
import { commentInReview, leaseOn, publishedComment, rejectedComment } from '@/lib/testing/comments';
import { emptyDatabase, query } from '@/lib/testing/database';
import { insider, moderator } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';

const context = systemContext;
let news: TestArticle;
let author: Viewer;

beforeEach(async () => {
  await emptyDatabase();
  news = await article();
  await enrollMember({ ...account, displayName: 'Ada Timely', source: 'STAFF', role: 'MEMBER' });
  author = (await findViewer({ sessionToken: await openSession() }))!;
});

afterEach(() => vi.useRealTimers());

/** The clock of this instance is set wrong by so much; the database's is right. */
const clockOff = (by: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by });
/** As the database would say a moment: so long from now. */
const inDatabase = async (milliseconds: number): Promise<Date> => {
  const [row] = await query<{ at: Date }>(
    'select clock_timestamp() + make_interval(secs => $1::float8 / 1000) as at',
    [milliseconds],
  );
  return row!.at;
};
const account = { email: 'author@example.org', password: 'correct battery clock' };
const openSession = async () => (await signIn({ ...account, address: '192.0.2.1' })).sessionToken;

describe.each([
  ['ahead', HOUR],
  ['behind', -HOUR],
])('an instance whose clock is an hour %s', (_, off) => {
  it('lets nobody write who is timed out, and everybody whose time is over', async () => {
    const token = await openSession();
    const endsAt = (await inDatabase(30 * MINUTE)).toISOString();
    const desk = await moderator();
    await sanctionMember({ viewer: desk, memberId: author.id, kind: 'TIME_OUT', reason: 'Enough.', endsAt });
    clockOff(off);
    const write = async () =>
      submitComment({
        viewer: await findViewer({ sessionToken: token }),
        articleSlug: news.slug,
        body: 'It is the washer.',
      });
    expect(await refusalOf(write())).toMatchObject({ status: 403, code: 'sanctioned' });
    // Whoever was looked up before it was imposed is refused as well.
    const stale = submitComment({ viewer: author, articleSlug: news.slug, body: 'It is the washer.' });
    expect(await refusalOf(stale)).toMatchObject({ code: 'not-in-good-standing' });
    await query(
      `update sanctions set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 second'`,
    );
    expect(await write()).toMatchObject({ status: 'AWAITING_REVIEWS' });
  });

  it('imposes a sanction that is in force at once', async () => {
    const token = await openSession();
    const desk = await moderator();
    clockOff(off);
    await sanctionMember({ viewer: desk, memberId: author.id, kind: 'BAN', reason: 'Enough.' });
    expect(await findViewer({ sessionToken: token })).toMatchObject({ sanction: { kind: 'BAN' } });
  });

  it('knows a session that has ended from one that lasts', async () => {
    const [over, lasting] = [await openSession(), await openSession()];
    const ends = async (at: Date, token: string) => {
      const { sessionId } = (await findViewer({ sessionToken: token }))!;
      await query(
        `update sessions set created_at = $2::timestamptz - interval '30 days', expires_at = $2 where id = $1`,
        [sessionId, at],
      );
      return sessionId;
    };
    const ids = [await ends(await inDatabase(-MINUTE), over), await ends(await inDatabase(MINUTE), lasting)];
    clockOff(off);
    expect(await findViewer({ sessionToken: over })).toBeNull();
    expect(await findViewer({ sessionToken: lasting })).toMatchObject({ id: author.id });
    expect([...(await keepLiveSessions({ sessionIds: ids }))]).toEqual([ids[1]]);
  });

  it('opens sessions that last as long as any', async () => {
    clockOff(off);
    await openSession();
    const sessions = await query<{ days: number }>(
      'select round(extract(epoch from expires_at - clock_timestamp()) / 864) / 100 as days from sessions',
    );
    expect(sessions.map(({ days }) => Number(days))).toEqual([30, 30]);
  });

  it('keeps the time in which a posted comment may be corrected', async () => {
    const id = await publishedComment({ article: news, author, context });
    const published = async (ago: number) =>
      query('update comments set published_at = $2 where id = $1', [id, await inDatabase(-ago)]);
    clockOff(off);
    await published(14 * MINUTE);
    expect(await readEditTerms({ viewer: author, id })).not.toEqual({ correctableUntil: null });
    await published(16 * MINUTE);
    expect(await readEditTerms({ viewer: author, id })).toEqual({ correctableUntil: null });
    const edited = await editComment({
      viewer: author,
      id,
      body: 'Quite another text than that one.',
      revision: 1,
    });
    expect(edited.status).toBe('IN_REVIEW');
  });

  it('takes no verdict on a lease that has run out, and one on a lease that has not', async () => {
    const commentId = await commentInReview({ article: news, author, context });
    const { viewer, assignmentId } = await leaseOn({ commentId, article: news, context });
    const other = await leaseOn({ commentId, article: news, context });
    const ends = async (id: string, at: Date) =>
      query(
        `update review_assignments set assigned_at = $2::timestamptz - interval '1 hour', not_before = $2::timestamptz - interval '1 hour', expires_at = $2 where id = $1`,
        [id, at],
      );
    await ends(assignmentId, await inDatabase(-MINUTE));
    await ends(other.assignmentId, await inDatabase(MINUTE));
    clockOff(off);
    const late = recordReview({ viewer, assignmentId, verdict: 'YES' });
    expect(await refusalOf(late)).toMatchObject({ status: 409 });
    await recordReview({ viewer: other.viewer, assignmentId: other.assignmentId, verdict: 'YES' });
  });

  it('hears an appeal until its time is over, and none after', async () => {
    const { days } = (await currentPolicy()).appeals;
    const [late, early] = [
      await rejectedComment({ article: news, author, context }),
      await rejectedComment({ article: news, author, context }),
    ];
    const decided = async (id: string, ago: number) =>
      query('update decisions set created_at = $2 where comment_id = $1', [id, await inDatabase(-ago)]);
    await decided(late, days * DAY + MINUTE);
    await decided(early, days * DAY - MINUTE);
    clockOff(off);
    const appeal = (commentId: string) =>
      fileAppeal({ viewer: author, commentId, text: 'It was a fair question to ask.' });
    expect(await refusalOf(appeal(late))).toMatchObject({ status: 422 });
    expect(await appeal(early)).toMatchObject({ state: 'OPEN' });
  });

  it('lets nobody through a limit, nor keeps anybody behind it', async () => {
    const limit = { name: `clock${off}`, points: 2, seconds: 600 };
    await countAgainst(limit, author.id);
    clockOff(off);
    await countAgainst(limit, author.id);
    const refusal = await refusalOf(countAgainst(limit, author.id));
    expect(refusal).toMatchObject({ status: 429 });
    expect(refusal.retryAfterSeconds).toBeGreaterThan(590);
    expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(600);
    await query(`update rate_limits set expire = extract(epoch from now() - interval '1 second') * 1000`);
    await countAgainst({ ...limit, points: 3 }, (await insider()).id);
  });
});

describe('the database’s clock, as a process knows it', () => {
  it('is our own where that agrees, and the nearest that it can be where not', async () => {
    await query('select 1');
    const before = await inDatabase(0);
    for (const off of [0, DAY, -DAY]) {
      clockOff(off);
      const now = databaseTime().getTime();
      expect(Math.abs(now - (await inDatabase(0)).getTime())).toBeLessThan(1_000);
      expect(now).toBeGreaterThanOrEqual(before.getTime() - 1_000);
      vi.useRealTimers();
    }
  });

  it('follows the database’s when that is set', async () => {
    const later = Date.now() + DAY;
    noteClock(later, monotonic() - 5);
    expect(Math.abs(databaseTime().getTime() - later)).toBeLessThan(100);
    noteClock(Date.now(), monotonic() - 5);
    expect(Math.abs(databaseTime().getTime() - Date.now())).toBeLessThan(100);
  });
});
