import { test as base, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';
import { expect } from './scriptless/expect';
import { ScriptlessContext } from './scriptless/page';
import { withSite, type Site } from './site';
import { createWorld, type World } from './world';

type Fixtures = {
  /** A page of somebody who has never been here. */
  page: Page;
  /** A further browser, of somebody else. */
  stranger: () => Promise<Page>;
};

/** The journeys without script that no browser is needed for. */
const AS_FORMS = 'as forms';

type WorkerFixtures = { site: Site; world: World };

/** What a page may say on the console without failing its test: the status of an answer that the test asked for, or that there was none. */
const EXPECTED =
  /Failed to load resource: (the server responded with a status of (4\d\d|503)|net::ERR_INTERNET_DISCONNECTED)/;

/**
 * A test against a running site with an article and a desk. An error on a page's console fails it.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright reads from the pattern which fixtures a fixture needs.
  site: [async ({}, provide) => withSite({}, provide), { scope: 'worker', timeout: 120_000 }],
  // The world is inserted in the site's database, once that is there.
  world: [
    async ({ site: _site }, provide) => provide(await createWorld()),
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ site }, provide) => provide(site.url),
  page: async ({ stranger }, provide) => provide(await stranger()),
  context: async ({ page }, provide) => provide(page.context()),
  // Whoever comes finds the policy of the tests, whichever of them comes first.
  stranger: async ({ browser, contextOptions, site, world: _world }, provide, info) => {
    const contexts: { close(): Promise<void> }[] = [];
    const errors: string[][] = [];
    await provide(async () => {
      if (info.project.name === AS_FORMS) {
        const context = await ScriptlessContext.open(site.url);
        contexts.push(context);
        // It has the part of a page that these journeys need.
        return (await context.newPage()) as unknown as Page;
      }
      const context = await browser.newContext({ ...contextOptions, baseURL: site.url });
      contexts.push(context);
      const page = await context.newPage();
      errors.push(watch(page));
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(errors.flat(), 'errors on the console').toEqual([]);
  },
});

export { expect };

/** Whether script runs in this test. */
export const isScripted = () => test.info().project.name === 'with script';

/** What tells the members and texts of a test that runs with script from those of its run without. */
export const kind = () => (isScripted() ? 'Script' : 'Plain');

function watch(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

type Look = { colorScheme: 'light' | 'dark'; judge: RunOptions };

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const byRules = (values: string[]): RunOptions => ({ runOnly: { type: 'rule', values } });

/** Everything, at a desk's width and in the light. */
const WHOLE: Look = {
  colorScheme: 'light',
  judge: { runOnly: { type: 'tag', values: TAGS }, rules: { 'target-size': { enabled: true } } },
};
/** What the dark changes: colours, the same at every width. */
const IN_THE_DARK: Look = { colorScheme: 'dark', judge: byRules(['color-contrast', 'link-in-text-block']) };
/** What a narrow window changes: what is shown, where it stands, and how large it is to a finger. */
const NARROW: Look = {
  colorScheme: 'light',
  judge: byRules([
    'target-size',
    'scrollable-region-focusable',
    'aria-hidden-focus',
    'button-name',
    'link-name',
  ]),
};

/** No violation of WCAG 2.2 AA on the page as it stands, in the light and in the dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolation(page, WHOLE);
  await expectNoViolation(page, IN_THE_DARK);
}

async function expectNoViolation(page: Page, { colorScheme, judge }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await painted(page);
  const violations = await violationsOn(page, { options: judge });
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(found, `${colorScheme} ${page.url()}`).toEqual([]);
}

/**
 * What axe has against a page, or a frame, or a part of it. It is put into a page once: reading its half a megabyte costs more than most of what
 * it judges. Our pages frame no other, so that it need not look for frames; what is well is not listed.
 */
export async function violationsOn(
  page: Pick<Page, 'evaluate'>,
  { part, options }: { part?: string; options?: RunOptions } = {},
) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const how: RunOptions = { ...options, resultTypes: ['violations'], preload: false, iframes: false };
  const judge = ([within, how]: [string | undefined, RunOptions]) =>
    (window as unknown as { axe: typeof axe }).axe.run(within ?? document, how);
  return (await page.evaluate(judge, [part, how] as [string | undefined, RunOptions])).violations;
}

/** Nothing sticks out to the side. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await painted(page);
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess, `sideways scroll of ${page.url()}`).toBeLessThanOrEqual(0);
}

/** Looks at a page as it stands, narrow and wide, light and dark. Without script nothing can be measured in it. */
export async function inspect(page: Page): Promise<void> {
  if (!isScripted()) return;
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(page);
  await expectNoViolation(page, NARROW);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
}

/** Waits until what was just changed about the window has been laid out and painted, and what moves or changes colour has done so. */
const painted = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    const ends = document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().endTime) < 2_000);
    // One of what has meanwhile been folded away stands still, and never ends.
    const longEnough = new Promise((resolve) => setTimeout(resolve, 2_000));
    await Promise.race([Promise.allSettled(ends.map(({ finished }) => finished)), longEnough]);
    await frame();
  });
