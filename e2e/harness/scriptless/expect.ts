import { expect as ofPlaywright } from '@playwright/test';
import { ScriptlessLocator } from './locator';
import { ScriptlessPage } from './page';
import { normal, textOf } from './read-element';

type Words = string | RegExp;

/**
 * Playwright's `expect`, that also judges what is on a page without script. Nothing changes on such a page by itself, so that
 * nothing is waited for.
 */
export const expect = new Proxy(ofPlaywright, {
  apply(target, self, [actual, message]: [unknown, string?]) {
    if (actual instanceof ScriptlessLocator) return withNot((not) => ofLocator(actual, { not, message }));
    if (actual instanceof ScriptlessPage) return withNot((not) => ofPage(actual, { not, message }));
    return Reflect.apply(target, self, [actual, message]) as unknown;
  },
});

type How = { not: boolean; message?: string };

const withNot = <T extends object>(matchers: (not: boolean) => T) => ({
  ...matchers(false),
  not: matchers(true),
});

function ofLocator(locator: ScriptlessLocator, { not, message = '' }: How) {
  const judge = judging(not, `${message} ${String(locator)}, at ${locator.page.url()}`);
  const texts = () => locator.elements().map((element) => normal(textOf(element)));
  return {
    toBeVisible: async () => judge(locator.isShown()).toBe(true),
    toBeHidden: async () => judge(locator.isShown()).toBe(false),
    toBeChecked: async () => judge((locator.one() as HTMLInputElement).checked).toBe(true),
    toHaveCount: async (count: number) => judge(locator.elements().length).toBe(count),
    toHaveValue: async (value: Words) => judge(locator.value()).toEqual(whole(value)),
    toHaveText: async (expected: Words | Words[]) =>
      Array.isArray(expected)
        ? judge(texts()).toEqual(expected.map(whole))
        : judge(normal(textOf(locator.one()))).toEqual(whole(expected)),
    toContainText: async (expected: Words) => judge(normal(textOf(locator.one()))).toEqual(part(expected)),
    toHaveAttribute: async (name: string, value: Words) =>
      judge(locator.one().getAttribute(name)).toEqual(whole(value)),
    toHaveAccessibleDescription: async (expected: Words) =>
      judge(locator.description()).toEqual(whole(expected)),
  };
}

function ofPage(page: ScriptlessPage, { not, message = '' }: How) {
  const judge = judging(not, `${message} ${page.url()}`);
  return {
    toHaveURL: async (expected: Words) =>
      judge(page.url()).toEqual(
        typeof expected === 'string' ? new URL(expected, page.baseURL).href : whole(expected),
      ),
    toHaveTitle: async (expected: Words) => judge(normal(page.document.title)).toEqual(whole(expected)),
  };
}

const judging = (not: boolean, message: string) => (actual: unknown) =>
  not ? ofPlaywright(actual, message).not : ofPlaywright(actual, message);

const whole = (expected: Words): unknown =>
  typeof expected === 'string' ? expected : ofPlaywright.stringMatching(expected);
const part = (expected: Words): unknown =>
  typeof expected === 'string'
    ? ofPlaywright.stringContaining(normal(expected))
    : ofPlaywright.stringMatching(expected);
