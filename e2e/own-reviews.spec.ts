import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { commentInReview, lease } from './harness/comments';
import { arriveAs } from './harness/member';
import { expect, inspect, kind, test } from './harness/test';
import { enroll } from './harness/world';

test('my reviews have the text that I judged, what I said, and what became of it @plain', async ({
  page,
  world,
}) => {
  const { slug } = world.article;
  const author = await enroll(`Aya Wrote ${kind()}`);
  const reviewer = await enroll(`Rex Reviews ${kind()}`);
  const words = `The council owns the clock, and the harbour owns the hands (${kind()}).`;
  const note = `He means the *old* council (${kind()}).`;
  const id = await commentInReview(author.viewer, slug, words);
  const assignmentId = await lease(id, reviewer.viewer, slug);
  await recordReview({
    viewer: reviewer.viewer,
    assignmentId,
    verdict: 'NOT_CIVIL',
    note,
    noteToAuthor: true,
  });

  await arriveAs(page, reviewer, '/my-reviews');
  // In plain words first; the statistics behind them are for who asks.
  await expect(page.getByText(/^Nothing is known yet of how you judge/)).toBeVisible();
  await expect(page.getByText('The numbers in detail')).toBeVisible();
  await expect(page.getByText(/you would accept about/)).toBeHidden();
  const review = page.getByRole('article', { name: world.article.title });
  await expect(review.getByText(words)).toBeVisible();
  await expect(review.getByText('You said').locator('..')).toContainText('Not civil');
  await expect(review.getByText('You said').locator('..')).toContainText(/Name-calling, hate speech/);
  await expect(
    review.getByText(`Your note, for its author too if reviewers object: “${note}”`),
  ).toBeVisible();
  await expect(review.getByText('What became of it').locator('..')).toContainText('It is still in review');
  await expect(page.getByText(author.displayName)).toHaveCount(0);
  await inspect(page);

  await test.step('what its author took back is not there any longer', async () => {
    await withdrawComment({ viewer: author.viewer, id });
    await page.reload();
    await expect(review.getByText('Its author took it back.')).toBeVisible();
    await expect(page.getByText(words)).toHaveCount(0);
    await expect(review.getByText(/^Its text is no longer here/)).toBeVisible();
  });
});
