import type { Page } from '@playwright/test';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { changePolicy } from '@/lib/moderation/change-policy';
import { referredComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { endSessions } from './harness/standing';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll, type Account, type World } from './harness/world';

/** A moderator decides about several comments at once: what would come of it is said first, and one of them can be left out. */

test('several are selected, and rejected with one reason @scriptless', async ({ page, world }) => {
  const word = `kingfisher${kind().toLowerCase()}`;
  const [first, second, third] = await Promise.all(
    [`Gavin Gannet ${kind()}`, `Paula Plover ${kind()}`, `Stella Stork ${kind()}`].map((name) =>
      enroll(name),
    ),
  );
  const { slug } = world.article;
  await referredComment(first!.viewer, slug, `Whoever sells a ${word} writes to me, and nobody else.`);
  await referredComment(second!.viewer, slug, `My ${word} is cheaper than all of yours, and bluer.`);
  const moved = await referredComment(third!.viewer, slug, `A ${word} is no merchandise, whatever it costs.`);
  await arriveAs(page, world.moderator, `/admin?q=${word}`);
  const list = page.getByRole('region', { name: 'Comments: Referred' });
  const box = (name: string) => list.getByRole('checkbox', { name: `Select the comment by ${name}` });

  await test.step('by a key, or by the box of each', async () => {
    if (isScripted()) {
      await expect(page.getByText('Keys', { exact: true })).toBeVisible();
      await expect(list.getByText('Selected:')).toBeHidden();
      await page.keyboard.press('x');
      await expect(list.getByText('Selected: 1')).toBeVisible();
      await page.keyboard.press('j');
      await expect(page.getByRole('heading', { name: `Comment by ${second!.displayName}` })).toBeVisible();
      await page.keyboard.press('x');
      await expect(box(first!.displayName)).toBeChecked();
      await list.getByRole('button', { name: 'Select all on this page' }).click();
      await expect(list.getByText('Selected: 3')).toBeVisible();
      await inspect(page);
    } else {
      await list.getByRole('button', { name: 'Select all on this page' }).click();
      await expect(list.getByText('Selected: 3')).toBeVisible();
    }
    for (const { displayName } of [first!, second!, third!]) await expect(box(displayName)).toBeChecked();
  });

  const form = page.getByRole('form', { name: 'Reject those ticked' });
  await test.step('and it is said for which it can be, and why not for the others', async () => {
    await withdrawComment({ viewer: third!.viewer, id: moved });
    await list.getByRole('button', { name: 'Reject… what is selected' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Reject several' })).toBeVisible();
    await expect(page.getByText('2 of 3 can be rejected.')).toBeVisible();
    await expect(page.getByText('Changed meanwhile: read them again')).toBeVisible();
    await expect(page.getByRole('link', { name: third!.displayName })).toBeVisible();
    await expect(page.getByText('and nobody else.')).toBeVisible();
    await inspect(page);
  });

  await test.step('those that are ticked are rejected, each with the reason of the rule', async () => {
    // Nothing was chosen: what was ticked stays ticked, and what was left out stays out.
    await page.getByRole('checkbox', { name: second!.displayName }).uncheck();
    if (isScripted()) await page.keyboard.press('d');
    else await page.getByText('Reject…', { exact: true }).click();
    await form.getByRole('button').click();
    await expect(page.getByText('House rule must be chosen.').first()).toBeVisible();
    await expect(page.getByRole('checkbox', { name: first!.displayName })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: second!.displayName })).not.toBeChecked();
    await form.getByLabel('No links, no advertising').check();
    if (isScripted()) {
      await expect(form.getByLabel('Reason')).not.toHaveValue('');
      await page.keyboard.press('Control+Enter');
    } else await form.getByRole('button').click();
    await expect(page.getByText('Rejected: 1 of 3')).toBeVisible();
    await expect(page.getByText('Their authors are told the rule and your reason.')).toBeVisible();
    await expect(form.getByLabel('Reason')).toBeHidden();
    await inspect(page);
  });

  await test.step('one that was left out stays in the queue, and selected', async () => {
    await page.getByRole('link', { name: 'Back to the queue' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Referred' })).toBeVisible();
    await expect(box(second!.displayName)).toBeVisible();
    await expect(box(first!.displayName)).toHaveCount(0);
    if (isScripted()) await expect(list.getByText('Selected: 1')).toBeVisible();
  });
});

test.describe('several decisions that are held', () => {
  // Longer than it takes to think better of it on a busy machine; elsewhere in these tests, what is decided is so at once.
  const setHold = async (holdSeconds: number) =>
    changePolicy({
      viewer: (await enroll(`Hester ${holdSeconds ? 'Holds' : 'Hastens'} ${kind()}`, 'ADMIN')).viewer,
      patch: { moderation: { holdSeconds } },
    });
  test.beforeAll(async ({ world: _world }) => void (await setHold(60)));
  test.afterAll(async () => void (await setHold(0)));

  /** Rejects two comments of a word together, with a reason that was written for them. */
  async function rejectTwo(page: Page, world: World, { by, word }: { by: Account; word: string }) {
    const authors = await Promise.all(
      [`Bertha Bittern ${word}`, `Walter Wagtail ${word}`].map((name) => enroll(name)),
    );
    for (const { viewer } of authors)
      await referredComment(viewer, world.article.slug, `The ${word} of the harbour is mine alone.`);
    await arriveAs(page, by, `/admin?q=${word}`);
    if (isScripted()) await expect(page.getByText('Keys', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Select all on this page' }).click();
    await page.getByRole('button', { name: 'Reject… what is selected' }).click();
    await expect(page.getByText('2 of 2 can be rejected.')).toBeVisible();
    await page.getByText('Reject…', { exact: true }).click();
    const form = page.getByRole('form', { name: 'Reject those ticked' });
    await form.getByLabel('No links, no advertising').check();
    await form.getByLabel('Reason').fill(reason);
    await form.getByRole('button').click();
    await expect(page.getByText('Rejecting: 2 of 2')).toBeVisible();
    return { authors, form, takeBack: page.getByRole('button', { name: /^Take them all back/ }) };
  }
  const reason = 'The two of you sell it to each other.';

  test('are taken back together, and stand in the form again with what was written @scriptless', async ({
    page,
    world,
  }) => {
    const word = `lapwing${kind().toLowerCase()}`;
    const { authors, form, takeBack } = await rejectTwo(page, world, { by: world.moderator, word });
    await expect(page.getByText('Nothing has followed from 2 of them yet.')).toBeVisible();
    await inspect(page);
    if (isScripted()) {
      await expect(page.getByText('Keys', { exact: true })).toBeVisible();
      await page.keyboard.press('u');
    } else await takeBack.click();
    await expect(page.getByText('2 of 2 can be rejected.')).toBeVisible();
    await expect(takeBack).toHaveCount(0);
    await expect(form.getByLabel('Reason')).toHaveValue(reason);
    await expect(form.getByLabel('No links, no advertising')).toBeChecked();
    for (const { displayName } of authors)
      await expect(page.getByRole('checkbox', { name: displayName })).toBeChecked();
    await page.getByRole('link', { name: 'Back to the queue' }).click();
    const list = page.getByRole('region', { name: 'Comments: Referred' });
    for (const { displayName } of authors)
      await expect(list.getByRole('link', { name: displayName }).first()).toBeVisible();
  });

  test('are taken back after the session ended, with nothing lost @scriptless', async ({ page, world }) => {
    const word = `moorhen${kind().toLowerCase()}`;
    const moderator = await enroll(`Mabel Moorhens ${kind()}`, 'MODERATOR');
    const { form, takeBack } = await rejectTwo(page, world, { by: moderator, word });
    await endSessions(moderator.viewer);
    await takeBack.click();
    await expect(page.getByText(/session has ended/i).first()).toBeVisible();
    await signInElsewhere(page, moderator);
    await takeBack.click();
    await expect(page.getByText('2 of 2 can be rejected.')).toBeVisible();
    await expect(form.getByLabel('Reason')).toHaveValue(reason);
  });
});

async function signInElsewhere(page: Page, account: Account): Promise<void> {
  const tab = await page.context().newPage();
  await arriveAs(tab, account, '/account');
  await tab.close();
}

test('the name of a view outlives the session, and its new name @scriptless', async ({ page }) => {
  const moderator = await enroll(`Vesta Views ${kind()}`, 'MODERATOR');
  const [named, renamed] = [`Swans of ${kind()}`, `Geese of ${kind()}`];
  const views = page.getByRole('navigation', { name: 'Saved views' });
  const ended = page.getByText(/session has ended/i).first();
  await arriveAs(page, moderator, '/admin?q=swan');
  await page.getByText('Save or change views').click();
  const form = page.getByRole('form', { name: 'Save this queue as it is shown' });
  await form.getByLabel('Name').fill(named);
  await endSessions(moderator.viewer);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(ended).toBeVisible();
  await expect(form.getByLabel('Name')).toHaveValue(named);
  await signInElsewhere(page, moderator);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(views.getByRole('link', { name: named })).toBeVisible();

  const field = page.getByLabel(isScripted() ? `New name of ${named}` : 'Name', { exact: true });
  const button = page.getByRole('button', { name: /^Rename/ });
  if (!(await button.isVisible())) await page.getByText('Save or change views').click();
  await page.getByLabel(`New name of ${named}`).fill(renamed);
  await endSessions(moderator.viewer);
  await button.click();
  await expect(ended).toBeVisible();
  await expect(field).toHaveValue(renamed);
  await signInElsewhere(page, moderator);
  await button.click();
  await expect(views.getByRole('link', { name: renamed })).toHaveAttribute('aria-current', 'page');
});

test('what an author has in a queue is shown together, and saved as a view @scriptless', async ({
  page,
  world,
}) => {
  const word = `quailing${kind().toLowerCase()}`;
  const { viewer, displayName } = await enroll(`Quintus Quail ${kind()}`);
  const { slug } = world.article;
  await referredComment(viewer, slug, `There is no ${word} in the kitchen garden this year.`);
  await referredComment(viewer, slug, `The ${word} has not come back, and I have looked.`);
  await arriveAs(page, world.moderator, `/admin?q=${word}`);
  const list = page.getByRole('region', { name: 'Comments: Referred' });

  await test.step('one way for all rows of theirs', async () => {
    await list.getByRole('link', { name: `1 more by ${displayName}: show together` }).click();
    await expect(page.getByLabel('Written by')).toHaveValue(viewer.id);
    await expect(list.getByRole('link', { name: displayName })).toHaveCount(2);
    await expect(page.getByText('show together')).toHaveCount(0);
  });

  const views = page.getByRole('navigation', { name: 'Saved views' });
  const unfold = async () => {
    const name = page.getByRole('form', { name: 'Save this queue as it is shown' });
    if (!(await name.isVisible())) await page.getByText('Save or change views').click();
  };
  const [saved, renamed] = [`Quails of ${kind()}`, `Birds of ${kind()}`];
  await test.step('saved by a name, once', async () => {
    for (const _ of [1, 2]) {
      await unfold();
      const form = page.getByRole('form', { name: 'Save this queue as it is shown' });
      await form.getByLabel('Name').fill(saved);
      await form.getByRole('button', { name: 'Save' }).click();
      await expect(views.getByRole('link', { name: saved })).toBeVisible();
    }
    await expect(page.getByText('There is a view of this name already').first()).toBeVisible();
    await inspect(page);
  });

  await test.step('and opened from another queue', async () => {
    await page.goto('/admin?queue=published');
    await views.getByRole('link', { name: saved }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Referred' })).toBeVisible();
    await expect(page.getByLabel('Written by')).toHaveValue(viewer.id);
    await expect(views.getByRole('link', { name: saved })).toHaveAttribute('aria-current', 'page');
  });

  await test.step('renamed, and taken away', async () => {
    await unfold();
    await page.getByLabel(`New name of ${saved}`).fill(renamed);
    await page.getByRole('button', { name: `Rename ${saved}` }).click();
    await expect(views.getByRole('link', { name: renamed })).toBeVisible();
    await unfold();
    await page.getByRole('button', { name: `Take away ${renamed}` }).click();
    await expect(page.getByRole('link', { name: renamed })).toHaveCount(0);
  });
});
