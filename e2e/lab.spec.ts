import { measurePace } from '@/lib/comments/pace/measure-pace';
import { makeReplay } from '@/lib/peer-review/lab/make-replay';
import { makeForecast } from '@/lib/peer-review/forecast/make-forecast';
import { refitBridging } from '@/lib/peer-review/bridging/refit-bridging';
import { database } from '@/lib/platform/db';
import { expect, expectAccessible, expectNoSidewaysScroll, isScripted, kind, test } from './harness/test';
import { commentInReview } from './harness/comments';
import { arriveAs } from './harness/member';
import { enroll } from './harness/world';

/** No site of these tests runs jobs: this is what they do. */
async function replayAll(): Promise<void> {
  for (const key of await database().replay.findMany({
    where: { madeAt: null },
    select: { change: true, days: true },
  }))
    await makeReplay({ key });
}

test('an administrator tries other numbers on the past, and takes them to the policy @plain', async ({
  page,
  world,
}) => {
  const author = await enroll(`Lena Lab ${kind()}`);
  await commentInReview(author.viewer, world.article.slug, `The spring was the wrong gauge (${kind()}).`);
  await refitBridging();
  await arriveAs(page, world.admin, '/admin/lab');
  const form = page.getByRole('form', { name: 'Numbers to try' });

  await test.step('what is wrong is named, with its limits', async () => {
    await form.getByLabel('Publish at').fill('2');
    await form.getByRole('button', { name: 'Try these numbers' }).click();
    await expect(
      page.getByRole('link', { name: 'Publish at must be a number between 0 and 1.' }),
    ).toBeVisible();
    if (isScripted()) await expectAccessible(page);
  });

  await test.step('the past is compared', async () => {
    await form.getByLabel('Publish at').fill('0.97');
    await form.getByLabel('Acceptances needed').fill('4');
    await form.getByRole('button', { name: 'Try these numbers' }).click();
    await expect(page).toHaveURL(/fewestReviews=4/);
    const inShort = page.getByRole('region', { name: 'In short' });
    await expect(inShort).toContainText('The past is being counted again');
    await inShort.getByRole('button', { name: 'Stop it' }).click();
    await expect(inShort).toContainText('It was stopped');
    await inShort.getByRole('button', { name: 'Count it again' }).click();
    await expect(inShort).toContainText('The past is being counted again');
    if (isScripted()) await expectAccessible(page);
    await replayAll();
    // With script the page shows it by itself.
    if (!isScripted()) await inShort.getByRole('link', { name: 'Load again' }).click();
    await expect(inShort).toContainText('Counted on', { timeout: 20_000 });
    await expect(page.getByRole('row', { name: /Published by peers/ })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Across viewpoints' })).toContainText('members');
    if (!isScripted()) return;
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectNoSidewaysScroll(page);
  });

  await test.step('and the numbers are filled in where they can be saved, and not saved', async () => {
    await page.getByRole('link', { name: 'Take these numbers to the policy form' }).click();
    await expect(page.getByText('Filled in, and not saved yet')).toBeVisible();
    await expect(page.getByRole('form', { name: 'Policy' }).getByLabel('Acceptances needed')).toHaveValue(
      '4',
    );
    await expect(page.getByRole('form', { name: 'Policy' }).getByLabel('Publish at')).toHaveValue('0.97');
    await page.goto('/admin/policy');
    await expect(page.getByRole('form', { name: 'Policy' }).getByLabel('Acceptances needed')).toHaveValue(
      '3',
    );
  });
});

test('an administrator asks what numbers would do that the past says nothing of, and reads it when it is made @plain', async ({
  page,
  world,
}) => {
  test.setTimeout(120_000);
  // With two members who take part, the simulated publication has two, and a forecast takes seconds.
  for (const name of ['Fay', 'Fred']) {
    const { viewer } = await enroll(`${name} Forecast ${kind()}`);
    await commentInReview(viewer, world.article.slug, `${name} saw the ladder fall twice (${kind()}).`);
  }
  await measurePace();
  const admin = await enroll(`Ada Forecast ${kind()}`, 'ADMIN');
  await arriveAs(page, admin, '/admin/lab');
  const form = page.getByRole('form', { name: 'Numbers to try' });
  const forecast = page.getByRole('region', { name: 'Forecast' });

  await test.step('the past says nothing of them', async () => {
    // In the tests’ publication everybody may be given everything.
    await form.getByLabel('Smallest chance').fill(isScripted() ? '0.7' : '0.6');
    await form.getByRole('button', { name: 'Try these numbers' }).click();
    await expect(page.getByText('The past says nothing of these numbers')).toBeVisible();
    if (isScripted()) await expectAccessible(page);
  });

  await test.step('it is asked for, and made without the page', async () => {
    await forecast.getByRole('button', { name: 'Make a forecast' }).click();
    await expect(forecast).toContainText('The forecast is being made');
    // No site of these tests runs jobs: this is what its job does.
    for (const { change, day } of await database().forecast.findMany({ where: { madeAt: null } }))
      await makeForecast({ key: { change, day: day.toISOString().slice(0, 10) } });
    if (!isScripted()) await forecast.getByRole('link', { name: 'Load again' }).click();
  });

  await test.step('it says what it found, how sure it is, and what it goes by', async () => {
    // With script the page shows it by itself.
    await expect(forecast.getByRole('row', { name: /Hours until posted/ })).toBeVisible({ timeout: 20_000 });
    await expect(forecast).toContainText('With “Smallest chance” 0');
    await expect(forecast).toContainText('±');
    await expect(forecast.getByRole('row', { name: /Of 100 members, accept everything/ })).toContainText(
      'assumed',
    );
    if (!isScripted()) return;
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectNoSidewaysScroll(page);
  });
});

test('a moderator has no lab @plain', async ({ page, world }) => {
  await arriveAs(page, world.moderator, '/admin/policy');
  await expect(
    page.getByRole('navigation', { name: 'Moderation desk' }).getByRole('link', { name: 'Lab' }),
  ).toHaveCount(0);
  const answer = await page.goto('/admin/lab');
  expect(answer?.status()).toBe(404);
});
