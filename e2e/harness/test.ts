import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { disconnect } from '@/lib/platform/db';
import { freshDatabase, startSite, useDatabase, type Site } from './site';
import { layWorld, type World } from './world';

type Fixtures = {
  /** A page of somebody who has never been here. */
  page: Page;
  /** A further browser, of somebody else. */
  stranger: () => Promise<Page>;
};

type WorkerFixtures = { site: Site; world: World };

/** What a page may say on the console without failing its test: the status of an answer that the test asked for. */
const EXPECTED = /Failed to load resource: the server responded with a status of (4\d\d|503)/;

/**
 * A test against a running site with an article and a desk. An error on a page's console fails it.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright reads from the pattern which fixtures a fixture needs.
  site: [
    async ({}, provide) => {
      const database = await freshDatabase();
      useDatabase(database.url);
      const site = await startSite({ databaseUrl: database.url });
      await provide(site);
      await site.stop();
      await disconnect();
      await database.drop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // The world is laid in the site's database, once that is there.
  world: [
    async ({ site: _site }, provide) => provide(await layWorld()),
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ site }, provide) => provide(site.url),
  page: async ({ context }, provide) => {
    const page = await context.newPage();
    const errors = watch(page);
    await provide(page);
    expect(errors, 'errors on the console').toEqual([]);
  },
  stranger: async ({ browser, contextOptions, site }, provide) => {
    const opened: Page[] = [];
    const errors: string[][] = [];
    await provide(async () => {
      const context = await browser.newContext({ ...contextOptions, baseURL: site.url });
      const page = await context.newPage();
      opened.push(page);
      errors.push(watch(page));
      return page;
    });
    await Promise.all(opened.map((page) => page.context().close()));
    expect(errors.flat(), 'errors on a stranger’s console').toEqual([]);
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

/** What differs in the dark: its colours. Everything else was judged in the light. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const BRIEFLY = { resultTypes: ['violations' as const], preload: false };

/** No violation of WCAG 2.2 AA on the page as it stands, in the light and in the dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoViolation(page, 'light');
  await expectNoViolation(page, 'dark');
}

async function expectNoViolation(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await painted(page);
  // Our pages frame no other, so axe need not look for frames; what is well is not listed, which takes it half of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (colorScheme === 'dark') axe.options({ runOnly: { type: 'rule', values: COLOURS }, ...BRIEFLY });
  else
    axe.options({
      runOnly: { type: 'tag', values: TAGS },
      rules: { 'target-size': { enabled: true } },
      ...BRIEFLY,
    });
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(found, `${colorScheme} ${page.url()}`).toEqual([]);
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
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page);
    await expectNoViolation(page, 'light');
  }
  // Colours are the same at every width.
  await expectNoViolation(page, 'dark');
}

/** Waits until what was just changed about the window has been laid out and painted. */
const painted = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
