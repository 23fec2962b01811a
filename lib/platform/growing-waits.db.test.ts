import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { query } from '@/lib/testing/database';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { countPaidTry, countTry, readStanding, takeTryBack, type Pace } from './growing-waits';

const pace: Pace = { name: 'test-pace', points: 3, firstSeconds: 5, mostSeconds: 60 };

const tries = async (subject: string, count: number) => {
  for (let one = 0; one < count; one += 1) await countTry(pace, subject);
};
/** So many seconds pass, for this subject. */
const pass = (subject: string, seconds: number) =>
  query('update rate_limits set expire = expire - $2::bigint * 1000 where key = $1', [
    `test-pace:${subject}`,
    seconds,
  ]);
const waitOf = async (subject: string) => (await refusalOf(countTry(pace, subject))).retryAfterSeconds;

describe('tries that slow down', () => {
  it('are free at first, and then wait twice as long each, up to the longest', async () => {
    const subject = newId();
    await tries(subject, 3);
    for (const seconds of [5, 10, 20, 40, 60, 60]) {
      expect(await waitOf(subject)).toBe(seconds);
      await pass(subject, seconds - 2);
      expect(await waitOf(subject)).toBeLessThanOrEqual(2);
      await pass(subject, 2);
      await countTry(pace, subject);
    }
  });

  it('that are paid for wait for nothing, and those after them as if they had waited', async () => {
    const subject = newId();
    for (let time = 0; time < 5; time += 1) expect(await countPaidTry(pace, subject, [time])).toBe(true);
    expect(await waitOf(subject)).toBe(20);
    await countPaidTry(pace, subject, [5]);
    expect(await waitOf(subject)).toBe(40);
    await pass(subject, 24 * 60 * 60);
    await countPaidTry(pace, subject, [0]);
    await tries(subject, 2);
    expect(await waitOf(subject)).toBe(5);
  });

  it('that are paid for are let in one at each price', async () => {
    const subject = newId();
    expect(await readStanding(pace, subject)).toEqual({ tries: [0], waitSeconds: 0 });
    await tries(subject, 3);
    expect(await readStanding(pace, subject)).toEqual({ tries: [3], waitSeconds: 5 });
    const { answers } = await inParallel(Array.from({ length: 4 }, () => countPaidTry(pace, subject, [3])));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await countPaidTry(pace, subject, [3])).toBe(false);
    await pass(subject, 9);
    expect(await readStanding(pace, subject), 'however much is over').toEqual({
      tries: [4],
      waitSeconds: 10,
    });
    await takeTryBack(pace, subject);
    expect(await countPaidTry(pace, subject, [4]), 'fewer by now').toBe(true);
    await pass(subject, 24 * 60 * 60);
    expect(await readStanding(pace, subject)).toEqual({ tries: [0], waitSeconds: 0 });
  });

  it('of a network within a wider one stand as both do', async () => {
    const subject = { who: newId(), address: '2001:db8:0:1::1' };
    await countTry(pace, subject);
    await countTry(pace, { ...subject, address: '2001:db8:0:2::1' });
    expect(await readStanding(pace, subject)).toEqual({ tries: [1, 2], waitSeconds: 0 });
    expect(await countPaidTry(pace, subject, [1, 1])).toBe(false);
  });

  it('wait no longer for who comes too early', async () => {
    const subject = newId();
    await tries(subject, 3);
    for (let time = 0; time < 5; time += 1) await refusalOf(countTry(pace, subject));
    await pass(subject, 5);
    await countTry(pace, subject);
    expect(await waitOf(subject)).toBe(10);
  });

  it('let one through when all come at once', async () => {
    const subject = newId();
    const first = await inParallel(Array.from({ length: 12 }, () => countTry(pace, subject)));
    expect([first.answers.length, first.refusals.length]).toEqual([3, 9]);
    await pass(subject, 6);
    const next = await inParallel(Array.from({ length: 12 }, () => countTry(pace, subject)));
    expect([next.answers.length, next.refusals.length]).toEqual([1, 11]);
  });

  it('are each subject’s own, and each network’s', async () => {
    const who = newId();
    for (let one = 0; one < 3; one += 1) await countTry(pace, { who, address: `2001:db8:5:1::${one}` });
    expect(await refusalOf(countTry(pace, { who, address: '2001:db8:5:1::9' }))).toMatchObject({
      status: 429,
    });
    await countTry(pace, { who, address: '192.0.2.1' });
    await countTry(pace, newId());
  });

  it('are taken back, and forgotten after a day', async () => {
    const subject = newId();
    await tries(subject, 3);
    await takeTryBack(pace, subject);
    await countTry(pace, subject);
    expect(await waitOf(subject)).toBe(5);
    await pass(subject, 24 * 60 * 60);
    await tries(subject, 3);
    expect(await waitOf(subject)).toBe(5);
  });
});
