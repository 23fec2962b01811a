import type { Page } from '@playwright/test';
import { lookForAlerts } from '@/lib/moderation/alerts/look-for-alerts';
import { query } from '@/lib/testing/database';
import { referredComment } from './harness/comments';
import { openCase, unfold } from './harness/desk';
import { arriveAs } from './harness/member';
import { deliverEvents } from './harness/notices';
import { expect, inspect, test } from './harness/test';
import { enroll, type World } from './harness/world';

/** What comes by the stream, and a page after it. */
const LIVE = { timeout: 30_000 };

/** Two moderators have the desk open: each sees what the other does, and loses nothing by it. */

const list = (page: Page) => page.getByRole('region', { name: 'Comments: Referred' });
const row = (page: Page, name: string) => list(page).getByRole('listitem').filter({ hasText: name });
const heading = (page: Page) => page.locator('#case-title');

async function arrive(page: Page, name: string, path = '/admin'): Promise<void> {
  const moderator = await enroll(name, 'MODERATOR');
  await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/moderation/events') && response.ok()),
    arriveAs(page, moderator, path),
  ]);
  await expect(page.getByText('Keys', { exact: true })).toBeVisible();
}

async function refer(world: World, name: string): Promise<string> {
  const { viewer } = await enroll(name);
  return referredComment(viewer, world.article.slug, `${name} says that the clock was never wrong.`);
}

test('what waits arrives, what another decides goes, and nobody loses their place or their words', async ({
  page,
  browser,
  baseURL,
  world,
}) => {
  const [first, second, third, fourth, fifth] = [
    'Osip Opens',
    'Petra Pends',
    'Quirin Quarrels',
    'Rosa Remains',
    'Sefa Surfaces',
  ] as const;
  test.setTimeout(240_000);
  for (const name of [first, second, third, fourth]) await refer(world, name);
  await arrive(page, 'Uma Undertakes');
  await openCase(page, { displayName: second });
  const elsewhere = await browser.newContext({ baseURL });
  try {
    const other = await elsewhere.newPage();
    await arrive(other, 'Viggo Verdicts');
    let loads = 0;
    page.on('load', () => (loads += 1));

    await expect(row(other, second)).toContainText('Uma Undertakes is on this.');
    const form = await unfold(page, 'Reject');
    const reason = form.getByLabel('Reason');
    await reason.fill('Half of what I mean to');

    await test.step('what another decides leaves the list', async () => {
      await expect(row(page, first)).toContainText('Viggo Verdicts is on this.', LIVE);
      await other.keyboard.press('f');
      await expect(other.getByText(`Published: the comment by ${first}`)).toBeVisible();
      await expect(row(page, first)).toHaveCount(0, LIVE);
      await expect(reason).toBeFocused();
      await expect(reason).toHaveValue('Half of what I mean to');
    });

    await test.step('what comes is there, marked, counted and said', async () => {
      const tab = page
        .getByRole('navigation', { name: 'Moderation desk' })
        .getByRole('link', { name: /^Referred/ });
      const waiting = Number((await tab.innerText()).match(/\d+/)?.[0]);
      await refer(world, fifth);
      await expect(row(page, fifth)).toContainText('New', LIVE);
      await expect(tab).toHaveText(`Referred ${waiting + 1}`, LIVE);
      await expect(page.getByRole('status').filter({ hasText: '1 new in Referred' })).toHaveCount(1, LIVE);
      await expect(reason).toBeFocused();
      await page.keyboard.type(' say');
      await expect(reason).toHaveValue('Half of what I mean to say');
      await inspect(page);
    });

    await test.step('the open case stays, and says what another has decided about it', async () => {
      await openCase(other, { displayName: second });
      await expect(other.getByText('Uma Undertakes is on this.').last()).toBeVisible();
      await other.keyboard.press('f');
      await expect(other.getByText(`Published: the comment by ${second}`)).toBeVisible();
      await expect(page.locator('#case-news')).toContainText('Viggo Verdicts published it', LIVE);
      await expect(row(page, second)).toContainText('No longer in this queue', LIVE);
      await expect(heading(page)).toHaveText(`Comment by ${second}`);
      await expect(reason).toBeFocused();
      await expect(reason).toHaveValue('Half of what I mean to say');
      await inspect(page);
    });

    await test.step('what comes next is what is left', async () => {
      // The other one is led on to the third, which is gone past.
      await expect(row(page, third)).toContainText('Viggo Verdicts is on this.', LIVE);
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
      await expect(heading(page)).toHaveText(`Comment by ${fourth}`);
      await expect(row(page, second)).toHaveCount(0, LIVE);
    });

    await test.step('the one that has the focus stays, too', async () => {
      await row(page, third).getByRole('link').focus();
      await other.keyboard.press('f');
      await expect(other.getByText(`Published: the comment by ${third}`)).toBeVisible();
      await expect(row(page, third)).toContainText('No longer in this queue', LIVE);
      await expect(row(page, third).getByRole('link')).toBeFocused();
    });
    expect(loads).toBe(0);
  } finally {
    await elsewhere.close();
  }
});

test('ages go on by themselves, and the queue that was empty fills', async ({ page, world }) => {
  test.setTimeout(150_000);
  const { viewer } = await enroll('Xaver Xylophones');
  await arrive(page, 'Wanda Watches', `/admin?author=${viewer.id}`);
  await expect(page.getByText('Nothing in this queue is like that.')).toBeVisible();
  await referredComment(viewer, world.article.slug, 'The clock of the harbour strikes as it should.');
  await expect(heading(page)).toHaveText('Comment by Xaver Xylophones', LIVE);
  await expect(row(page, 'Xaver Xylophones')).toContainText(/1.minute/);
  // The list may be renewed meanwhile, and says again when it came.
  await expect(async () => {
    await row(page, 'Xaver Xylophones')
      .locator('time')
      .evaluate((time: HTMLTimeElement) => (time.dateTime = new Date(Date.now() - 330_000).toISOString()));
    await expect(row(page, 'Xaver Xylophones')).toContainText(/5.minutes/, { timeout: 17_000 });
  }).toPass({ timeout: 70_000 });
});

test('whoever is no longer of the desk hears nothing more of it', async ({ page, world }) => {
  await arrive(page, 'Yara Yields');
  const again = page.waitForResponse(
    (response) => response.url().includes('/moderation/events') && response.status() === 403,
  );
  await query(`update members set role = 'MEMBER' where display_name = 'Yara Yields'`);
  await query(
    `insert into outbox_events (type, subject_id, payload, tags, removal)
     select 'member.role', id, '{"role":"MEMBER","reason":null}', '{}', false from members where display_name = 'Yara Yields'`,
  );
  await again;
  await refer(world, 'Zeno Zigzags');
  await expect(page.getByText('Zeno Zigzags')).toHaveCount(0);
});

test('the bell says what waits too long, and leads to the queue', async ({ page, world }) => {
  await arrive(page, 'Abel Alarms');
  const id = await refer(world, 'Bela Belates');
  await query(`update comments set state_changed_at = now() - interval '30 hours' where id = $1`, [id]);
  await lookForAlerts();
  await deliverEvents();
  await page.getByRole('link', { name: 'Notifications, 1 unread' }).click(LIVE);
  const title = page.getByRole('heading', { name: 'A comment has waited too long for a moderator' });
  await expect(title).toBeVisible();
  await inspect(page);
  await page.getByRole('link', { name: 'See it at the desk' }).click();
  await expect(page).toHaveURL(/age=over-day/);
  await expect(heading(page)).toHaveText('Comment by Bela Belates');
});
