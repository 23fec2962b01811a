import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isWithin } from './is-within';

const never = new Promise(() => undefined);

test('what comes in time has come, and what does not has not', async () => {
  await expect(isWithin(1_000, pause(5))).resolves.toBe(true);
  await expect(isWithin(20, never)).resolves.toBe(false);
});

test('what fails in time is told, and what fails later is of no account', async () => {
  await expect(isWithin(1_000, Promise.reject(new Error('Gone.')))).rejects.toThrow('Gone.');
  const late = pause(60).then(() => Promise.reject(new Error('Gone.')));
  await expect(isWithin(20, late)).resolves.toBe(false);
  await expect(late).rejects.toThrow('Gone.');
});

test('a process that was busy all the time reads what has come meanwhile', async () => {
  const reading = isWithin(40, readFile('package.json'));
  const until = performance.now() + 200;
  while (performance.now() < until);
  await expect(reading).resolves.toBe(true);
});
