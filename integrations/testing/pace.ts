import { setTimeout as wait } from 'node:timers/promises';
import type { Locator, Page } from '@playwright/test';

/*
 * How fast people do what a test does, where that is measured: `AT_HUMAN_SPEED=1 npm test -- integrations/wordpress`, or `integrations/ghost`.
 * Otherwise nobody waits. The keystroke-level model has the hands (Card, Moran and Newell 1980: an average typist's key, and taking the hand to the
 * mouse and pointing there), a review of 190 studies the eyes (Brysbaert 2019: 238 words a minute, here of six characters).
 */
const IS_MEASURED = process.env.AT_HUMAN_SPEED === '1';
const MS_PER_KEY = 280;
const MS_TO_POINT = 1_500;
const CHARACTERS_PER_SECOND = 24;

/** What a test of them may take. */
export const PATIENCE_MS = IS_MEASURED ? 20 * 60_000 : 4 * 60_000;

const pause = async (ms: number): Promise<void> => {
  if (IS_MEASURED) await wait(ms);
};

export async function click(target: Locator, how?: Parameters<Locator['click']>[0]): Promise<void> {
  await pause(MS_TO_POINT);
  await target.click(how);
}

/** What somebody has in the clipboard. */
export async function paste(target: Locator, text: string): Promise<void> {
  await pause(MS_TO_POINT);
  await target.fill(text);
}

export async function type(target: Locator, text: string): Promise<void> {
  await pause(MS_TO_POINT);
  if (!IS_MEASURED) return target.fill(text);
  await target.click();
  await target.press('ControlOrMeta+A');
  await target.pressSequentially(text, { delay: MS_PER_KEY, timeout: 0 });
}

/** What somebody has read in their browser. */
const known = new WeakMap<Page, Set<string>>();

/** Reads what is there, but for lines that they have read before: nobody reads a form's own words for each text that it is about. */
export async function read(target: Locator): Promise<void> {
  if (!IS_MEASURED) return;
  const before = known.get(target.page()) ?? new Set<string>();
  const lines = (await target.innerText()).split('\n').filter((line) => !before.has(line));
  known.set(target.page(), new Set([...before, ...lines]));
  await wait((lines.join(' ').length / CHARACTERS_PER_SECOND) * 1000);
}

const taken: { who: string; what: string; seconds: number }[] = [];
let began: number | undefined;

const secondsSince = (moment: number): number => Math.round((performance.now() - moment) / 1000);

/** Does something, and notes how long it took. Several may be done side by side. */
export async function timed(who: string, what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  began ??= start;
  await work();
  taken.push({ who, what, seconds: secondsSince(start) });
}

/** What was timed before is no part of the way. */
export function beginAgain(): void {
  began = undefined;
}

/** Notes how far it is from the beginning of the first thing that was timed. */
export function noteElapsed(what: string): void {
  if (began !== undefined) taken.push({ who: 'From the beginning', what, seconds: secondsSince(began) });
}

/** What took how long, where that is measured. */
export function sayHowLong(): void {
  if (IS_MEASURED)
    console.log(
      taken.map(({ who, what, seconds }) => `${String(seconds).padStart(4)} s  ${who}: ${what}`).join('\n'),
    );
}
