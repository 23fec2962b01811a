import { changePolicy } from '@/lib/moderation/change-policy';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { query } from '@/lib/testing/database';
import { publishedComment, referredComment } from './harness/comments';
import { openCase, unfold } from './harness/desk';
import { arriveAs } from './harness/member';
import { expect, inspect, kind, test } from './harness/test';
import { enroll } from './harness/world';

/** What readers report, as the desk answers it. */

test('reports are read with what came of their reporters’ earlier ones, and answered with a sentence, or all by one member at once @scriptless', async ({
  page,
  stranger,
  world,
}) => {
  test.slow();
  const { slug } = world.article;
  const reporter = await enroll(`Zola Zealous ${kind()}`);
  const authors = [];
  for (const name of ['Wanda Weighs', 'Xander Exceeds', 'Yusuf Yields']) {
    const author = await enroll(`${name} ${kind()}`);
    const id = await publishedComment(author.viewer, slug, `${name} thinks that the clock is slow.`);
    await reportComment({ viewer: reporter.viewer, commentId: id, reason: 'civility' });
    authors.push({ ...author, id });
  }
  const [first] = authors;

  await test.step('a moderator reads who reported it, what for, and what is known of them', async () => {
    await arriveAs(page, world.moderator, `/admin?queue=reported&reporter=${reporter.viewer.id}`);
    await openCase(page, first!);
    const reports = page.getByRole('region', { name: 'Reports' });
    await expect(reports.getByRole('link', { name: reporter.displayName })).toBeVisible();
    await expect(reports.getByText('No earlier report of theirs has been answered.')).toBeVisible();
    await inspect(page);
  });

  await test.step('and dismisses it, with a sentence', async () => {
    await page.getByText('With a sentence…').click();
    await page.getByLabel('A sentence to those who reported it').fill('He means the clock, and nobody else.');
    await inspect(page);
    await page
      .getByRole('button', { name: `Dismiss reports of the comment by ${first!.displayName}` })
      .click();
    await expect(page.getByText(`Kept: the comment by ${first!.displayName}`)).toBeVisible();
  });

  await test.step('which the reporter reads', async () => {
    const theirs = await stranger();
    await arriveAs(theirs, reporter, `/articles/${slug}/comments/${first!.id}/report`);
    await expect(theirs.getByText('The comment stays')).toBeVisible();
    await expect(theirs.getByText('They add: “He means the clock, and nobody else.”')).toBeVisible();
  });

  await test.step('the others by the same member go at once, from their page', async () => {
    await page.goto(`/admin/members/${reporter.viewer.id}`);
    const reports = page.getByRole('region', { name: 'Reports they made' });
    await expect(reports.getByText('Their one earlier report was dismissed.')).toBeVisible();
    await expect(reports.getByText('2 wait for an answer.')).toBeVisible();
    await reports.getByText('Dismiss all that wait').click();
    await inspect(page);
    await page.getByLabel('A sentence to the member').fill('To disagree with somebody breaks no rule.');
    await page.getByRole('button', { name: `Dismiss all 2 open reports by ${reporter.displayName}` }).click();
    await expect(page.getByText(`The open reports by ${reporter.displayName} are dismissed`)).toBeVisible();
    await expect(reports.getByText('None waits for an answer that you could give.')).toBeVisible();
    expect(
      await query('select outcome::text from reports where member_id = $1', [reporter.viewer.id]),
    ).toEqual(Array(3).fill({ outcome: 'DISMISSED' }));
  });
});

test('what was typed for a rejection that is taken back stands in the form again @scriptless', async ({
  page,
  world,
}) => {
  test.slow();
  const chief = await enroll(`Valda Views ${kind()}`, 'ADMIN');
  const setHold = (holdSeconds: number) =>
    changePolicy({ viewer: chief.viewer, patch: { moderation: { holdSeconds } } });
  const author = await enroll(`Tumi Typed ${kind()}`);
  const id = await referredComment(author.viewer, world.article.slug, 'Whoever set that clock was a fool.');
  await setHold(60);
  try {
    await arriveAs(page, world.moderator, `/admin/comments/${id}`);
    const form = await unfold(page, 'Reject');
    await form.getByRole('radio', { name: 'Leave the person out of it' }).check();
    await form.getByLabel('Reason').fill('Say what is wrong with the clock.');
    await form.getByLabel('Passage it concerns').fill('was a fool');
    await page.getByRole('button', { name: `Reject comment by ${author.displayName}` }).click();
    await expect(page.getByText(`Rejecting: the comment by ${author.displayName}`)).toBeVisible();
    await page
      .getByRole('button', { name: /^Take it back/ })
      .first()
      .click();
    await expect(
      page.getByText(`Taken back: the decision about the comment by ${author.displayName}`),
    ).toBeVisible();
    await expect(form.getByLabel('Reason')).toBeVisible();
    await expect(form.getByLabel('Reason')).toHaveValue('Say what is wrong with the clock.');
    await expect(form.getByLabel('Passage it concerns')).toHaveValue('was a fool');
    await expect(form.getByRole('radio', { name: 'Leave the person out of it' })).toBeChecked();
    await inspect(page);
  } finally {
    await setHold(0);
  }
});
