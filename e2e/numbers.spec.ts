import { publishedComment, referredComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { expect, expectNoSidewaysScroll, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

test('the desk reads what was sent and posted, beside the period before, and takes it as a file @plain', async ({
  page,
  world,
}) => {
  test.slow();
  const author = await enroll(`Wendy Weekly ${kind()}`);
  await publishedComment(author.viewer, world.article.slug, `The dam was full in October (${kind()}).`);
  await referredComment(author.viewer, world.article.slug, `And it leaked by November (${kind()}).`);
  await arriveAs(page, world.admin, '/admin/numbers');
  await expect(page.getByRole('heading', { level: 1, name: 'Numbers' })).toBeVisible();
  const sent = page.getByRole('region', { name: 'In all' }).getByRole('row', { name: /^Comments sent/ });

  await test.step('of a week, with its charts', async () => {
    await expect(sent).not.toContainText('Comments sent00');
    await expect(page.getByRole('region', { name: 'By article' })).toContainText(world.article.title);
    await expect(page.getByRole('region', { name: 'Right now' })).not.toContainText(
      'Nothing waitsNothing waits',
    );
    if (!isScripted()) return;
    await expect(page.getByRole('img', { name: /^Chart of comments sent and posted by day/ })).toBeVisible();
    await inspect(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('of days of one’s own; what is wrong is named, and kept', async () => {
    const form = page.getByRole('form', { name: 'Days of your own' });
    await form.getByLabel('First day').fill('2019-12-30');
    await form.getByLabel('Last day').fill('2019-12-01');
    await form.getByRole('button', { name: 'Show these days' }).click();
    await expect(
      page.getByRole('link', { name: 'Last day must not be before the first day.' }),
    ).toBeVisible();
    await expect(form.getByLabel('First day')).toHaveValue('2019-12-30');
    if (isScripted()) await inspect(page);
    await form.getByLabel('Last day').fill('2019-12-31');
    await form.getByRole('button', { name: 'Show these days' }).click();
    await expect(page.getByText('30 December 2019 to 31 December 2019, beside')).toBeVisible();
    await expect(sent).toContainText('Comments sent00');
  });

  await test.step('as a file', async () => {
    const file = page.getByRole('link', { name: 'By day as a file (CSV)' });
    const answer = await page.request.get(new URL((await file.getAttribute('href'))!, page.url()).href);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain('day,submitted,posted,decided\r\n2019-12-30,0,0,0\r\n');
  });

  await test.step('a year, for the public', async () => {
    await page.goto('/admin/numbers');
    await page.getByRole('link', { name: 'The year’s report' }).click();
    const year = new Date().getUTCFullYear();
    await expect(page.getByRole('heading', { level: 1, name: `The report of ${year}` })).toBeVisible();
    const acts = page.getByRole('region', { name: 'What moderators did with comments' });
    await expect(acts).toBeVisible();
    if (isScripted()) {
      await inspect(page);
      await page.setViewportSize({ width: 320, height: 800 });
      await expectNoSidewaysScroll(page);
    }
    const file = page.getByRole('link', { name: 'The report as a file (CSV)' });
    const answer = await page.request.get(new URL((await file.getAttribute('href'))!, page.url()).href);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toMatch(/^\uFEFF?figure,of,count,median_seconds\r\nsubmitted,,\d+,\r\n/);
  });
});
