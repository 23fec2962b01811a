import type { Page } from '@playwright/test';
import { database } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { decideComment } from '@/lib/moderation/decide-comment';
import { readCase } from '@/lib/moderation/read-case';
import { publishedComment, referredComment, removeComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { startSite } from './harness/site';
import { expect, inspect, test } from './harness/test';
import { enroll } from './harness/world';

/** Something that a member is told, without a comment that it is about. */
const tell = async ({ id: memberId }: Viewer) => {
  const data = {
    id: newId(),
    memberId,
    kind: 'reviewer.warned',
    facts: { reason: null },
    createdAt: new Date(),
  };
  await database().notice.create({ data: { ...data, eventId: BigInt(Math.ceil(Math.random() * 1e9)) } });
};

/** As a moderator does at the desk, wherever that is open. */
async function publish(commentId: string): Promise<void> {
  const { viewer } = await enroll('Lena Livens', 'MODERATOR');
  const { version } = await readCase({ viewer, commentId });
  await decideComment({ viewer, commentId, action: 'PUBLISH', version });
}

const bell = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const offer = (page: Page, name: string | RegExp) => page.getByRole('status').getByRole('link', { name });

/** Where the words of an article stand under a reader's eyes. */
const placeOfText = (page: Page) =>
  page.evaluate(() => ({
    scrolled: scrollY,
    top: document.querySelector('#comments-title')!.getBoundingClientRect().top,
  }));

test('what is posted is offered to those who read, on every instance, and moves nothing', async ({
  site,
  world,
  page,
  browser,
}) => {
  const author = await enroll('Nina News');
  await publishedComment(author.viewer, world.article.slug, 'There was one before they came.');
  const second = await startSite({ databaseUrl: site.databaseUrl });
  const context = await browser.newContext({ baseURL: second.url });
  try {
    const elsewhere = await context.newPage();
    const path = `/articles/${world.article.slug}`;
    for (const reader of [page, elsewhere]) {
      await Promise.all([
        reader.waitForResponse((response) => response.url().endsWith('/events') && response.ok()),
        reader.goto(path),
      ]);
    }
    await page.evaluate(() => document.querySelector('#comments')!.scrollIntoView({ behavior: 'instant' }));
    const before = await placeOfText(page);
    const words = 'The ferry ran twice a day then, and nobody was late.';
    await publishedComment(author.viewer, world.article.slug, words);
    for (const reader of [page, elsewhere])
      await expect(offer(reader, '1 new comment')).toBeVisible({ timeout: 3_000 });
    expect(await placeOfText(page)).toEqual(before);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await inspect(page);

    await test.step('the connection is cut, and what came meanwhile is counted', async () => {
      await context.setOffline(true);
      await elsewhere.evaluate(() => dispatchEvent(new Event('pagehide')));
      const third = 'Two a day, and a third on Fridays.';
      const gone = await publishedComment(author.viewer, world.article.slug, third);
      await publishedComment(author.viewer, world.article.slug, 'And none on Sundays.');
      await expect(offer(page, '3 new comments')).toBeVisible({ timeout: 3_000 });
      await context.setOffline(false);
      // As when it comes back from the browser's memory.
      await elsewhere.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
      await expect(offer(elsewhere, '3 new comments')).toBeVisible({ timeout: 3_000 });
      await removeComment(gone);
    });

    await offer(elsewhere, '3 new comments').click();
    await expect(elsewhere.getByText(words)).toBeVisible();
    await expect(elsewhere).toHaveURL(/#comments$/);
    // A copy of the page that is some moments old says itself that there is more.
    await expect(async () => {
      const more = offer(elsewhere, /new comment/);
      if (await more.isVisible()) await more.click();
      await expect(more).toBeHidden({ timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
  } finally {
    await context.close();
    await second.stop();
  }
});

test('the bell counts while the page is open', async ({ page, world }) => {
  const member = await enroll('Benno Bell');
  await arriveAs(page, member, '/my-comments');
  await expect(bell(page, 'Notifications')).toBeVisible();
  await tell(member.viewer);
  await expect(bell(page, 'Notifications, 1 unread')).toBeVisible({ timeout: 3_000 });
  await expect(page.getByRole('status').filter({ hasText: '1 new notification' })).toHaveCount(1);
  await tell(member.viewer);
  await expect(bell(page, 'Notifications, 2 unread')).toBeVisible({ timeout: 3_000 });

  await test.step('and a comment that moves on says so on its author’s page', async () => {
    const id = await referredComment(member.viewer, world.article.slug, 'My grandfather piloted it.');
    await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/me/events')),
      page.goto('/my-comments'),
    ]);
    await publish(id);
    const offered = offer(page, 'Your comment is posted: show it');
    await expect(offered).toBeVisible({ timeout: 3_000 });
    await inspect(page);
    await offered.click();
    await expect(page).toHaveURL(new RegExp(`/my-comments#comment-${id}$`));
    await expect(page.locator(`#comment-${id}`).getByText('Posted', { exact: true })).toBeVisible();
    await expect(page.locator('[aria-current=step]')).toHaveCount(0);
  });
});

test('a page that is refused once, as while the database is away, hears what comes later', async ({
  page,
}) => {
  const member = await enroll('Rita Refused');
  let refused = 0;
  await page.route('**/me/events', (route) =>
    refused++ === 0 ? route.fulfill({ status: 503, body: 'Away.' }) : route.continue(),
  );
  await arriveAs(page, member, '/my-comments');
  await expect.poll(() => refused).toBe(1);
  await tell(member.viewer);
  await expect(bell(page, 'Notifications, 1 unread')).toBeVisible({ timeout: 20_000 });
});

type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };
type Paint = PerformanceEntry & { element: Element | null };

/** What is the largest on a page, and how far things jump while it comes up. */
async function measureLayout(page: Page, path: string): Promise<{ largest: string; shift: number }> {
  await page.addInitScript(() => {
    const seen = { largest: '', shift: 0 };
    Object.assign(window, { layoutSeen: seen });
    new PerformanceObserver((list) => {
      for (const { element } of list.getEntries() as Paint[]) {
        if (element instanceof HTMLImageElement)
          seen.largest = element.width > 0 && element.hasAttribute('height') ? 'sized picture' : 'picture';
        else seen.largest = element?.textContent?.trim() ? 'text' : 'nothing';
      }
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries() as Shift[])
        if (!hadRecentInput) seen.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(path);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  return page.evaluate(
    () => (window as unknown as { layoutSeen: { largest: string; shift: number } }).layoutSeen,
  );
}

test('the largest thing on a page is text or a sized picture, and nothing jumps', async ({
  page,
  world,
  stranger,
}) => {
  const author = await enroll('Lara Layout');
  await publishedComment(author.viewer, world.article.slug, 'A page should hold still while it is read.');
  const article = `/articles/${world.article.slug}`;
  const own = await stranger();
  await arriveAs(own, author, '/');
  for (const width of [320, 1280]) {
    for (const [reader, path] of [
      [page, '/'],
      [page, article],
      [own, article],
    ] as const) {
      await reader.setViewportSize({ width, height: 800 });
      const { largest, shift } = await measureLayout(reader, path);
      expect(['text', 'sized picture'], `${path} at ${width}`).toContain(largest);
      expect(shift, `${path} at ${width}`).toBeLessThan(0.01);
    }
  }
});
