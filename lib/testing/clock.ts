import type { Context } from '@/lib/platform/context';
import { seededDice } from '../platform/dice';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A context whose clock stands still until the test moves it, and whose dice are known. */
export type TestContext = Context & { advance(milliseconds: number): void };

export function testContext({ start = '2026-11-24T09:00:00.000Z', seed = 20_261_124 } = {}): TestContext {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    random: seededDice(seed),
    advance: (milliseconds) => void (time += milliseconds),
  };
}
