import { database } from '@/lib/platform/db';
import { publishedComment, referredComment, removeComment, waitingComment } from './harness/comments';
import { arriveAs, review, reviewThree } from './harness/member';
import { expect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

test('a comment that one cannot judge is swapped for another, twice @plain', async ({ page, world }) => {
  const member = await enroll(`Una Unsure ${kind()}`);
  await waitingComment(member.viewer, world.article.slug, `I know clocks, and little else (${kind()}).`);
  await arriveAs(page, member, '/review');
  const panel = page.getByRole('region', { name: 'Peer review' });
  const shown = panel.getByRole('group', { name: 'The comment to review' });
  const pass = panel.getByRole('button', { name: 'I can’t judge this one' });
  for (const skips of [1, 2]) {
    const before = await shown.innerText();
    await pass.click();
    await expect(shown).not.toHaveText(before);
    await expect(panel.getByText('Skipped; here is another.')).toBeVisible();
    if (isScripted()) {
      await expect(panel.getByRole('heading', { level: 3 })).toBeFocused();
      await expect(panel.getByRole('heading', { level: 3 })).toHaveAccessibleDescription(
        'Skipped; here is another.',
      );
    }
    expect(
      await database().reviewAssignment.count({ where: { reviewerId: member.viewer.id, state: 'SKIPPED' } }),
    ).toBe(skips);
  }
  await expect(pass).toHaveCount(0);
  await expect(panel.getByText('You have passed on as many of this batch as you can')).toBeVisible();
  await expect(panel.getByText('0 of 3 reviews done')).toBeVisible();
  await review(page, { done: 1 });
  await expect(panel.getByText('Skipped; here is another.')).toHaveCount(0);
  await expect(pass).toHaveCount(0);
});

test('the panel says where a comment really is, once it costs no more reviews @plain', async ({
  page,
  world,
}) => {
  const member = await enroll(`Wes Where ${kind()}`);
  const { slug } = world.article;
  const panel = page.getByRole('region', { name: 'Peer review' });
  const referred = await referredComment(member.viewer, slug, `A moderator has this one (${kind()}).`);
  const removed = await publishedComment(member.viewer, slug, `This one was taken down (${kind()}).`);
  await removeComment(removed);
  await arriveAs(page, member, '/account');

  await page.goto(`/review?comment=${referred}`);
  await expect(panel.getByRole('heading', { name: 'Your comment is with a moderator' })).toBeVisible();
  await expect(panel.getByText('with its reviewers')).toHaveCount(0);
  await page.goto(`/review?comment=${removed}`);
  await expect(panel.getByRole('heading', { name: 'Your comment was removed' })).toBeVisible();
  await panel.getByRole('link', { name: /See your comment/ }).click();
  await expect(page).toHaveURL(new RegExp(`/my-comments#comment-${removed}$`));
  // Nobody gave a reason: the page does not make as if there were one.
  await expect(page.getByText('named no rule and gave no reason')).toBeVisible();

  await waitingComment(member.viewer, slug, `And this one costs three (${kind()}).`);
  await page.goto('/review');
  await reviewThree(page);
  await expect(panel.getByRole('heading', { name: 'Your comment is with its reviewers' })).toBeVisible();
  await expect(panel.getByText('In line; nobody has read it yet')).toBeVisible();
});
