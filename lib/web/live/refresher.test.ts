import { expect, test, vi } from 'vitest';
import { createRefresher } from './refresher';

const settle = () => vi.advanceTimersByTimeAsync(300);

test('reads what is marked once, what is marked meanwhile again, and what fails later', async () => {
  vi.useFakeTimers();
  const read: string[] = [];
  const errors: unknown[] = [];
  let fails = false;
  const refresher = createRefresher<string>({
    refresh: async (thing) => {
      read.push(thing);
      if (thing === 'twice' && read.filter((one) => one === thing).length === 1) refresher.mark(thing);
      if (fails) throw new Error('away');
    },
    onError: (error) => errors.push(error),
  });
  for (let count = 0; count < 5; count += 1) refresher.mark('once');
  refresher.mark('twice');
  expect(read).toEqual([]);
  await settle();
  expect(read.sort()).toEqual(['once', 'twice']);
  await settle();
  expect(read.sort()).toEqual(['once', 'twice', 'twice']);

  fails = true;
  for (const thing of ['a', 'b', 'c', 'd', 'e', 'f']) refresher.mark(thing);
  await settle();
  expect(errors).toHaveLength(1);
  fails = false;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(read.slice(3).sort()).toEqual(['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd', 'e', 'e', 'f', 'f']);

  refresher.mark('never');
  refresher.close();
  await settle();
  expect(read).not.toContain('never');
  vi.useRealTimers();
});
