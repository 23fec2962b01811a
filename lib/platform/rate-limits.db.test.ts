import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { query } from '@/lib/testing/database';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { countAgainst, giveBack, type Limit } from './rate-limits';

const limit: Limit = { name: 'test', points: 3, seconds: 600 };

describe('a limit', () => {
  it('is met at so many uses, and says when to come back', async () => {
    const subject = newId();
    for (let i = 0; i < 3; i += 1) await countAgainst(limit, subject);
    const refusal = await refusalOf(countAgainst(limit, subject));
    expect(refusal).toMatchObject({ status: 429, code: 'rate-limited' });
    expect(refusal.retryAfterSeconds).toBeGreaterThan(0);
    expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(600);
  });

  it('counts each subject, and each limit, by itself', async () => {
    const subject = newId();
    for (let i = 0; i < 3; i += 1) await countAgainst(limit, subject);
    await countAgainst(limit, newId());
    await countAgainst({ ...limit, name: 'another' }, subject);
  });

  it('lets no more through when all come at once', async () => {
    const subject = newId();
    const { answers, refusals } = await inParallel(
      Array.from({ length: 12 }, () => countAgainst(limit, subject)),
    );
    expect([answers.length, refusals.length]).toEqual([3, 9]);
  });

  it('gives a use back', async () => {
    const subject = newId();
    for (let i = 0; i < 3; i += 1) await countAgainst(limit, subject);
    await giveBack(limit, subject);
    await countAgainst(limit, subject);
    expect(await refusalOf(countAgainst(limit, subject))).toMatchObject({ status: 429 });
  });

  it('is kept where all instances see it', async () => {
    const subject = newId();
    await countAgainst(limit, subject);
    expect(await query('select points from rate_limits where key like $1', [`%${subject}`])).toEqual([
      { points: 1 },
    ]);
  });

  it('counts all of a /64 as one, and a /48 with a larger allowance', async () => {
    let last = 0;
    const from = (subnet: number) =>
      countAgainst(
        { ...limit, name: 'network' },
        `2001:db8:77:${subnet.toString(16)}::${(last += 1).toString(16)}`,
      );
    for (let i = 0; i < 3; i += 1) await from(1);
    expect(await refusalOf(from(1))).toMatchObject({ status: 429 });
    const { answers } = await inParallel(Array.from({ length: 40 }, (_, subnet) => from(subnet + 2)));
    // Eight times three, but for the three that came before.
    expect(answers).toHaveLength(21);
    await countAgainst({ ...limit, name: 'network' }, '2001:db8:78:1::1');
  });

  it('counts somebody in each network by itself', async () => {
    const who = newId();
    for (let i = 0; i < 3; i += 1) await countAgainst(limit, { who, address: `2001:db8:1:1::${i}` });
    expect(await refusalOf(countAgainst(limit, { who, address: '2001:db8:1:1::99' }))).toMatchObject({
      status: 429,
    });
    await countAgainst(limit, { who, address: '2001:db8:2:1::1' });
    await countAgainst(limit, { who: newId(), address: '2001:db8:1:1::1' });
  });
});
