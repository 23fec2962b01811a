import type { Page } from '@playwright/test';
import { changePolicy } from '@/lib/moderation/change-policy';
import { systemContext } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { commentInReview, waitingComment } from './harness/comments';
import { arriveAs, reviewThree } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll, type World } from './harness/world';

const beyond = (page: Page) => page.getByRole('region', { name: 'Reviewing beyond your duty' });
const shown = (page: Page) => beyond(page).getByRole('group', { name: 'The comment to review' });

/** Comments that got in line three hours ago, and that everybody may be given. */
async function comments(number: number, { article }: World, about: string): Promise<void> {
  const { viewer } = await enroll(`Pol Icy ${systemContext.now().getTime()}`, 'ADMIN');
  await changePolicy({ viewer, patch: { review: { chance: { beyondDuty: 1 } } } });
  const writer = await enroll(`Wil Waits ${about} ${kind()}`);
  for (let i = 1; i <= number; i += 1) {
    const text = `Whoever has waited ${i} winters knows this ${about} (${kind()}).`;
    const id = await commentInReview(writer.viewer, article.slug, text);
    await database()
      .$executeRaw`update comments set in_review_at = clock_timestamp() - interval '3 hours' where id = ${id}::uuid`;
  }
}

async function answer(page: Page): Promise<void> {
  await beyond(page).getByRole('radio', { name: 'Yes', exact: true }).check();
  await beyond(page).getByRole('button', { name: 'Submit review' }).click();
}

test('who owes nothing reviews what has waited long, and is thanked @plain', async ({ page, world }) => {
  test.slow();
  await comments(4, world, 'queue');
  const member = await enroll(`Vera Volunteer ${kind()}`);
  await arriveAs(page, member, '/review');
  await expect(page.getByText(/comments have waited more than 2 hours for a review/)).toBeVisible();
  await expect(beyond(page).getByText('it buys no comment')).toBeVisible();
  await inspect(page);

  await beyond(page).getByRole('button', { name: 'Review one' }).click();
  await expect(shown(page)).toBeVisible();
  const first = await shown(page).innerText();
  await inspect(page);

  await test.step('refreshing shows the same', async () => {
    await page.goto('/review');
    await expect(shown(page)).toHaveText(first);
  });
  await test.step('one that they cannot judge is swapped for another', async () => {
    await beyond(page).getByRole('button', { name: 'I can’t judge this one' }).click();
    await expect(shown(page)).not.toHaveText(first);
  });
  await test.step('and then there are thanks, and another', async () => {
    await answer(page);
    await expect(beyond(page).getByRole('heading', { name: /^Thank you/ })).toBeVisible();
    await expect(page.getByText('In the last 30 days you reviewed one comment')).toBeVisible();
    await inspect(page);
    await beyond(page).getByRole('button', { name: 'Review another' }).click();
    await expect(shown(page)).toBeVisible();
  });
});

test('after the last review of a duty there is one more for who likes to @plain', async ({ page, world }) => {
  test.slow();
  await comments(5, world, 'duty');
  const member = await enroll(`Olive Onemore ${kind()}`);
  const own = await waitingComment(member.viewer, world.article.slug, `Mine costs three (${kind()}).`);
  await arriveAs(page, member, `/review?comment=${own}`);
  await expect(beyond(page)).toHaveCount(0);
  await reviewThree(page);
  await expect(beyond(page).getByRole('heading', { name: 'One more? Somebody is waiting' })).toBeVisible();
  await inspect(page);
  await beyond(page).getByRole('button', { name: 'Review one' }).click();
  await expect(shown(page)).toBeVisible();
  await answer(page);
  await expect(beyond(page).getByRole('heading', { name: /^Thank you/ })).toBeVisible();
  const duty = await database().reviewDuty.findUniqueOrThrow({ where: { commentId: own } });
  expect([duty.done, duty.required]).toEqual([3, 3]);
});

test('the menu says how many wait, from three on, and the end of a discussion', async ({ page, world }) => {
  test.skip(!isScripted());
  await comments(3, world, 'menu');
  const member = await enroll('Una Menucard');
  await arriveAs(page, member, '/account');
  await page.getByText('Una Menucard').first().click();
  await expect(page.getByRole('link', { name: /^Peer review, \d+ waiting$/ })).toBeVisible();
  await inspect(page);

  await test.step('and so does the end of a discussion', async () => {
    await page.goto(`/articles/${world.article.slug}`);
    const asked = page.getByText(/^\d+ comments have waited for a reviewer for more than 2 hours\./);
    await expect(asked).toBeVisible();
    await inspect(page);
    await page.getByRole('link', { name: 'Review one' }).click();
    await expect(beyond(page)).toBeVisible();
  });
});
