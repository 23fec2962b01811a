import { changePolicy } from '@/lib/moderation/change-policy';
import { summarisePeerReview } from '@/lib/peer-review/transparency/read-transparency';
import { publishedComment } from './harness/comments';
import { expect, inspect, kind, test } from './harness/test';
import { enroll } from './harness/world';

test('how peer review works is told by the settings in force, to anybody @plain', async ({ page, world }) => {
  test.slow();
  await page.goto(`/articles/${world.article.slug}`);
  await page.getByRole('link', { name: 'how peer review works', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'How peer review works here' })).toBeVisible();
  await expect(page.getByRole('figure', { name: 'The life of a comment' }).getByRole('listitem')).toHaveCount(
    7,
  );
  await expect(page.getByText('They are yours for 30 minutes')).toBeVisible();
  await expect(page.getByText('appeal within 183 days')).toBeVisible();
  await inspect(page);

  const { viewer } = await enroll(`Pol Changes ${kind()}`, 'ADMIN');
  await changePolicy({ viewer, patch: { review: { leaseMinutes: 45 }, appeals: { days: 90 } } });
  try {
    // Another process changed it: the site hears of that within a moment, and the page as it stands does not.
    await expect
      .poll(async () => {
        await page.reload();
        return page.getByText('They are yours for 45 minutes').count();
      })
      .toBe(1);
    await expect(page.getByText('appeal within 90 days')).toBeVisible();
  } finally {
    await changePolicy({ viewer, patch: { review: { leaseMinutes: 30 }, appeals: { days: 183 } } });
  }
});

test('the numbers of peer review are anybody’s, on a page and as data @plain', async ({
  page,
  world,
  site,
}) => {
  test.slow();
  const author = await enroll(`Nora Numbers ${kind()}`);
  await publishedComment(author.viewer, world.article.slug, `One more to be counted (${kind()}).`);
  // As the hourly job does; somebody may have looked before, and what they were shown is kept for a minute.
  await summarisePeerReview();
  const published = async () => {
    const response = await page.request.get(`${site.url}/api/v1/transparency`);
    expect(response.status()).toBe(200);
    return ((await response.json()) as { all: { published: number } }).all.published;
  };
  await expect.poll(published, { timeout: 70_000 }).toBeGreaterThan(0);
  await page.goto('/policy');
  await page.getByRole('main').getByRole('link', { name: 'Peer review in numbers' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Peer review in numbers' })).toBeVisible();
  await expect(page.getByText(/^Of \S+ comments? sent in, \S+ (was|were) posted\.$/)).toBeVisible();
  await expect(page.getByText('Krippendorff'), 'words first, statistics on request').toBeHidden();
  const posted = page.getByRole('table', { name: 'How much' }).getByRole('row', { name: /^Posted/ });
  await expect(async () => {
    await page.reload();
    await page.getByText('The numbers in detail').click();
    await expect(posted.getByRole('cell').last()).toHaveText((await published()).toLocaleString('en-GB'), {
      timeout: 1_000,
    });
  }).toPass({ timeout: 70_000 });
  await expect(page.getByRole('table', { name: 'What it takes' }).getByRole('rowheader')).toHaveText([
    /^Decided without a moderator/,
    /^Reviews of a comment/,
    /^Volunteers/,
    /^Reviews by volunteers/,
  ]);
  await inspect(page);
});
