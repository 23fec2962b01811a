import { referredComment } from './harness/comments';
import { openCase } from './harness/desk';
import { arriveAs } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

/** A moderator finds comments: by words and names, in whatever queue, and what was found is gone through like a queue. */

test('what was found is decided like a queue, and stays found @plain', async ({ page, world }) => {
  const word = `zebrafinch${kind().toLowerCase()}`;
  const [first, second, other] = await Promise.all(
    [`Fenna Found ${kind()}`, `Sanna Sought ${kind()}`, `Otto Otherwise ${kind()}`].map((name) =>
      enroll(name),
    ),
  );
  const { slug } = world.article;
  await referredComment(first!.viewer, slug, `I keep a ${word} in the garden, and it sings.`);
  await referredComment(second!.viewer, slug, `A ${word} needs more room than that.`);
  await referredComment(other!.viewer, slug, 'Nothing of any bird is said here at all.');
  await arriveAs(page, world.moderator, '/admin');
  const finder = page.getByRole('search', { name: 'Find comments' });
  const words = finder.getByLabel('Words of the text, or a name');

  await test.step('by words of the text', async () => {
    if (isScripted()) {
      await expect(page.getByText('Keys', { exact: true })).toBeVisible();
      await page.keyboard.press('/');
      await expect(words).toBeFocused();
    }
    await words.fill(word.slice(0, -2));
    await words.press('Enter');
    const list = page.getByRole('region', { name: 'Comments: Referred' });
    await expect(list.getByRole('link', { name: first!.displayName })).toBeVisible();
    await expect(list.getByRole('link', { name: other!.displayName })).toHaveCount(0);
    await expect(words).toHaveValue(word.slice(0, -2));
    await inspect(page);
  });

  await test.step('and what was decided leads on among what was found', async () => {
    await openCase(page, first!);
    await page.getByRole('button', { name: `Publish comment by ${first!.displayName}` }).click();
    await expect(page.getByText(`Published: the comment by ${first!.displayName}`).first()).toBeVisible();
    await expect(page.getByRole('heading', { name: `Comment by ${second!.displayName}` })).toBeVisible();
    await expect(words).toHaveValue(word.slice(0, -2));
  });

  await test.step('in all there is, narrowed further; and what is not there is said', async () => {
    await finder.getByLabel('Where').selectOption('Everything');
    await finder.getByRole('button', { name: 'Find' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Everything' })).toBeVisible();
    await expect(page.getByRole('link', { name: first!.displayName }).first()).toBeVisible();
    await finder.getByText('Narrow it further').click();
    await finder.getByLabel('Here for').selectOption('over a week');
    await finder.getByLabel('Written by').fill(first!.displayName);
    await finder.getByRole('button', { name: 'Find' }).click();
    await expect(page.getByText('Nothing in this queue is like that.')).toBeVisible();
    await expect(finder.getByLabel('Written by')).toHaveValue(first!.displayName);
    await inspect(page);
    await finder.getByRole('link', { name: 'All of this queue' }).click();
    await expect(words).toHaveValue('');
  });
});
