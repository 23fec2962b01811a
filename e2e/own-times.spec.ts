import { database } from '@/lib/platform/db';
import { publishedComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { deliverEvents } from './harness/notices';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { anArticle } from './harness/threads';
import { enroll } from './harness/world';

test('times are the reader’s own where script runs, and say whose they are where not @plain', async ({
  page,
  world: _,
}) => {
  const { slug } = await anArticle(`When it was said (${kind()})`);
  const author = await enroll(`Tim Timely ${kind()}`);
  const id = await publishedComment(author.viewer, slug, `It stopped at ten past four (${kind()}).`);
  // Two hours to midnight in UTC: the day after in Johannesburg, where this browser is.
  await database().comment.update({ where: { id }, data: { publishedAt: new Date('2026-03-15T23:05:00Z') } });
  const time = page.locator(`#comment-${id} time`);
  await page.goto(`/articles/${slug}`);
  await expect(time).toHaveAttribute('datetime', '2026-03-15T23:05:00.000Z');
  await expect(time).toHaveText(isScripted() ? '16 March 2026' : '15 March 2026');
  await expect(time).toHaveAttribute(
    'title',
    isScripted() ? '16 March 2026 at 01:05' : '15 March 2026 at 23:05 UTC',
  );
  if (!isScripted()) return;
  await page.getByRole('link', { name: 'Oldest', exact: true }).click();
  await expect(page).toHaveURL(/sort=oldest/);
  await expect(time, 'also in what takes the place of the page').toHaveText('16 March 2026');
  const other = await enroll(`Tom Timeless ${kind()}`);
  await publishedComment(other.viewer, slug, 'It had stopped before.', id);
  await deliverEvents();
  await database().notice.updateMany({
    where: { memberId: author.viewer.id },
    data: { createdAt: new Date('2026-03-15T23:05:00Z') },
  });
  await arriveAs(page, author, '/notifications');
  await expect(page.locator('time[data-said=hour]').first()).toHaveText(/^Mon,? 01:05$/);
});

test('what the orders mean is said in one place, with and without script @plain', async ({
  page,
  world: _,
}) => {
  const { slug } = await anArticle(`In which order (${kind()})`);
  const author = await enroll(`Olga Order ${kind()}`);
  await publishedComment(author.viewer, slug, `First things first (${kind()}).`);
  await page.goto(`/articles/${slug}`);
  const orders = page.getByRole('navigation', { name: 'Order of comments' });
  await expect(orders.getByRole('link', { name: 'Newest' })).toHaveAttribute('aria-current', 'true');
  const help = orders.locator('summary');
  await expect(help).toHaveText(/What these orders mean/);
  if (isScripted()) await expect(orders.getByText('The latest comment comes first.')).toBeHidden();
  await help.click();
  for (const words of [
    'The latest comment',
    'As the discussion went',
    'many voices say more',
    'usually disagree',
  ])
    await expect(orders.getByText(words)).toBeVisible();
  if (!isScripted()) return;
  await inspect(page);
  await page.keyboard.press('Escape');
  await expect(orders.getByText('The latest comment comes first.')).toBeHidden();
  await expect(help).toBeFocused();
});
