import { beforeEach, describe, expect, it } from 'vitest';
import { changePolicy } from '@/lib/moderation/change-policy';
import { forgetNotices } from '@/lib/outreach/notices/inbox/forget-notices';
import { forgetNetworks } from '@/lib/peer-review/patterns/look-for-patterns';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { currentPolicy } from '@/lib/policy/current-policy';
import { DAY, HOUR } from '@/lib/testing/clock';
import { commentInReview, leaseOn } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider } from '@/lib/testing/people';
import { forgetSessions } from '../forget-sessions';
import { listWhatIsKept } from './list-what-is-kept';

beforeEach(openNewsroom);

const retain = (retention: { networkDays?: number; sessionDays?: number; noticeDays?: number }) =>
  admin().then((viewer) => changePolicy({ viewer, patch: { retention } }));

describe('what the policy says is forgotten', () => {
  it('is: where an ended session was, and not that of one in use', async () => {
    const { id } = await insider();
    const ended = new Date(context.now().getTime() - 3 * DAY);
    const insert = (token: string, revokedAt: Date | null) =>
      query(
        `insert into sessions (id, token_hash, member_id, created_at, expires_at, revoked_at, network, browser, system)
         values (gen_random_uuid(), $1, $2, $3, $4, $5, '192.0.2.0/24', 'Firefox', 'Linux')`,
        [token, id, ended, new Date(context.now().getTime() + 20 * DAY), revokedAt],
      );
    await insert('ended', ended);
    await insert('open', null);
    const known = () =>
      query('select token_hash as token from sessions where network is not null order by 1');
    await forgetSessions({ context });
    expect(await known()).toEqual([{ token: 'ended' }, { token: 'open' }]);
    await retain({ sessionDays: 3 });
    await forgetSessions({ context });
    expect(await known()).toEqual([{ token: 'open' }]);
    expect(await query('select browser, system from sessions where revoked_at is not null')).toEqual([
      { browser: null, system: null },
    ]);
  });

  it('is: the network of a review, the notice and that it was mailed', async () => {
    const comment = await commentInReview({ article: news, context });
    const { viewer, assignmentId } = await leaseOn({ commentId: comment, article: news, context });
    await recordReview({ viewer, assignmentId, verdict: 'YES', network: 'a network', context });
    await query(
      `insert into notices (id, member_id, kind, event_id, facts, created_at, mailed_at) values (gen_random_uuid(), $1, 'member.role', 1, '{}', $2, $2)`,
      [viewer.id, context.now()],
    );
    await retain({ networkDays: 2, noticeDays: 30 });
    context.advance(2 * DAY - HOUR);
    expect(await forgetNetworks({ context })).toBe(0);
    context.advance(2 * HOUR);
    expect(await forgetNetworks({ context })).toBe(1);
    context.advance(28 * DAY - 2 * HOUR);
    expect(await forgetNotices({ context })).toBe(0);
    context.advance(2 * HOUR);
    expect(await forgetNotices({ context })).toBe(1);
  });

  it('is said as it is in force', async () => {
    const said = async () => {
      const all = listWhatIsKept(await currentPolicy()).flatMap(({ tables }) => tables);
      return Object.fromEntries(all.map(({ table, days, columns }) => [table, [days, columns[0]?.days]]));
    };
    expect(await said()).toMatchObject({ notices: [365, undefined], sessions: [30, 7], reviews: [null, 30] });
    await retain({ networkDays: 12, sessionDays: 3, noticeDays: 90 });
    expect(await said()).toMatchObject({ notices: [90, undefined], sessions: [30, 3], reviews: [null, 12] });
  });
});
