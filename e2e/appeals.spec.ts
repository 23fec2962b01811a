import type { Page } from '@playwright/test';
import { expect, inspect, kind, test } from './harness/test';
import { publishedComment, referredComment } from './harness/comments';
import { openCase, unfold } from './harness/desk';
import { arriveAs } from './harness/member';
import { enroll, type Account } from './harness/world';

const WHY = 'The word that it is about is the name of the spring, and nobody is meant by it.';

/** Rejects or removes a comment at the desk, with a passage. */
async function turnDown(
  desk: Page,
  { verb, id, author, passage }: { verb: 'Reject' | 'Remove'; id: string; author: Account; passage: string },
): Promise<void> {
  await desk.goto(`/admin/comments/${id}`);
  const form = await unfold(desk, verb);
  await form.getByRole('radio', { name: 'Be civil' }).check();
  await form.getByLabel('Reason').fill('That is a word for a spring, not for a person.');
  await form.getByLabel('Passage it concerns').fill(passage);
  await desk.getByRole('button', { name: `${verb} comment by ${author.displayName}` }).click();
  await expect(desk.getByText(new RegExp(`${verb}e?d: the comment by ${author.displayName}`))).toBeVisible();
}

test('who is turned down is told why, appeals, and another moderator reverses it @scriptless', async ({
  page,
  stranger,
  world,
}) => {
  test.slow();
  const author = await enroll(`Abe Appeals ${kind()}`);
  const words = `The old coil was the laziest thing in the harbour (${kind()}).`;
  const id = await referredComment(author.viewer, world.article.slug, words);
  const first = await stranger();
  const second = await stranger();
  const reverse = { name: `Reverse decision on comment by ${author.displayName}` };

  await test.step('a passage that is not in the text is refused, with all that was typed', async () => {
    await arriveAs(first, world.moderator, `/admin/comments/${id}`);
    const form = await unfold(first, 'Reject');
    await form.getByRole('radio', { name: 'Be civil' }).check();
    await form.getByLabel('Reason').fill('Some reason.');
    await form.getByLabel('Passage it concerns').fill('words that nobody wrote');
    await first.getByRole('button', { name: `Reject comment by ${author.displayName}` }).click();
    await expect(first.getByText('must be quoted from the comment, word for word').first()).toBeVisible();
    await expect(form.getByLabel('Reason')).toHaveValue('Some reason.');
  });

  await test.step('a moderator rejects it', () =>
    turnDown(first, { verb: 'Reject', id, author, passage: 'the laziest thing' }));

  await test.step('its author reads the whole decision', async () => {
    await arriveAs(page, author, '/my-comments');
    await expect(page.getByText(/You can revise it .+, or appeal until \d+ \w+ \d{4}\./)).toBeVisible();
    await page.getByRole('link', { name: /^Read the whole decision, or appeal/ }).click();
    await expect(page.getByRole('heading', { name: 'About your comment' })).toBeVisible();
    await expect(page.getByText('Your comment was not accepted, so it is not posted.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Be civil' })).toBeVisible();
    await expect(page.getByText('That is a word for a spring, not for a person.')).toBeVisible();
    await expect(page.locator('mark')).toHaveText('the laziest thing');
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByText(/The decision(?: itself)? was taken by a person\./)).toBeVisible();
    await expect(page.getByText(/out-of-court dispute settlement body, or to a court/)).toBeVisible();
    await expect(page.getByText(world.moderator.displayName)).toHaveCount(0);
    await inspect(page);
  });

  await test.step('and appeals; what is too short stays in the form', async () => {
    const form = page.getByRole('form', { name: 'Appeal' });
    await form.getByLabel('Why the decision is wrong').fill('No!');
    await form.getByRole('button', { name: 'Send the appeal' }).click();
    await expect(page.getByText(/at least 20 characters/).first()).toBeVisible();
    await expect(form.getByLabel('Why the decision is wrong')).toHaveValue('No!');
    await form.getByLabel('Why the decision is wrong').fill(WHY);
    await form.getByRole('button', { name: 'Send the appeal' }).click();
    await expect(page.getByText('Your appeal is in')).toBeVisible();
    await expect(page.getByText(WHY)).toBeVisible();
    await expect(form).toHaveCount(0);
  });

  await test.step('who took the decision does not decide the appeal, and is told why', async () => {
    await first.goto('/admin/appeals');
    await expect(
      first
        .getByRole('article', { name: author.displayName })
        .getByText('The decision was yours: another moderator decides.'),
    ).toBeVisible();
    await first.goto(`/admin/comments/${id}`);
    await expect(first.getByText(/The decision was yours, so you do not decide the appeal/)).toBeVisible();
    await expect(first.getByRole('button', reverse)).toHaveCount(0);
    await expect(first.getByRole('button', { name: `Publish comment by ${author.displayName}` })).toHaveCount(
      0,
    );
    await inspect(first);
  });

  await test.step('another one reverses it, and must say why', async () => {
    await arriveAs(second, world.admin, '/admin/appeals');
    await inspect(second);
    await second.getByRole('link', { name: `Decide the appeal of ${author.displayName}` }).click();
    await expect(second.getByText(WHY)).toBeVisible();
    await inspect(second);
    await second.getByRole('button', reverse).click();
    await expect(second.getByRole('link', { name: /^Reason must be given/ })).toBeVisible();
    await second.getByLabel('Your reason').fill('It is about the spring, indeed.');
    await second.getByRole('button', reverse).click();
    await expect(second.getByText('The decision is reversed')).toBeVisible();
  });

  await test.step('readers see it, and its author is told', async () => {
    const reader = await stranger();
    await reader.goto(`/articles/${world.article.slug}`);
    await expect(reader.getByText(words)).toBeVisible();
    await page.goto(`/my-comments/${id}/decision`);
    await expect(page.getByText('Your appeal was granted')).toBeVisible();
    await expect(page.getByText('It is about the spring, indeed.')).toBeVisible();
    await expect(page.getByText(world.admin.displayName)).toHaveCount(0);
    await page.goto('/my-comments');
    await expect(page.getByText('You appealed, and another moderator changed the decision.')).toBeVisible();
  });

  await test.step('the desk does not hold it against the author', async () => {
    await second.goto(`/admin/comments/${id}`);
    const record = second.getByRole('complementary', { name: 'Its author' });
    await expect(record.getByText('Overturned on appeal').locator('..')).toContainText('1');
    await expect(
      record
        .getByRole('term')
        .filter({ hasText: /^Rejected$/ })
        .locator('..'),
    ).toContainText('0');
  });
});

test('a reported comment is removed, its reporter learns of it, and an appeal restores it @plain', async ({
  page,
  stranger,
  world,
}) => {
  test.slow();
  const { slug } = world.article;
  const author = await enroll(`Rhea Reported ${kind()}`);
  const reader = await enroll(`Ron Reports ${kind()}`);
  const words = `My uncle oiled it, and a lazier man never lived (${kind()}).`;
  const id = await publishedComment(author.viewer, slug, words);

  await test.step('a reader without an account is offered no report', async () => {
    const anyone = await stranger();
    // The site hears a moment later of what another process did.
    await expect(async () => {
      await anyone.goto(`/articles/${slug}`);
      await expect(anyone.getByText(words)).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(anyone.getByRole('link', { name: /^Report/ })).toHaveCount(0);
  });

  await test.step('an Insider reports it, once', async () => {
    await arriveAs(page, reader, `/articles/${slug}/comments/${id}`);
    await page.getByText(`More about the comment by ${author.displayName}`).click();
    await page.getByRole('link', { name: `Report the comment by ${author.displayName}` }).click();
    await inspect(page);
    await page.getByRole('button', { name: `Report comment by ${author.displayName}` }).click();
    await expect(page.getByRole('link', { name: /^Reason must be chosen/ })).toBeVisible();
    await page.getByRole('radio', { name: 'Leave the person out of it' }).check();
    await page.getByLabel('Note to the moderators').fill(`He was my neighbour (${kind()}).`);
    await page.getByRole('button', { name: `Report comment by ${author.displayName}` }).click();
    await expect(page.getByText('Thank you. Your report is with the moderators')).toBeVisible();
    await inspect(page);
  });

  const theirs = await stranger();
  await test.step('its author is told nothing of it, and cannot report it', async () => {
    await arriveAs(theirs, author, `/articles/${slug}/comments/${id}`);
    await expect(theirs.getByText(words)).toBeVisible();
    await expect(theirs.getByRole('link', { name: /^Report/ })).toHaveCount(0);
    await theirs.goto('/my-comments');
    await expect(theirs.getByText('He was my neighbour')).toHaveCount(0);
  });

  const desk = await stranger();
  await test.step('the desk sees who reported it, and what for, and removes it', async () => {
    await arriveAs(desk, world.moderator, '/admin?queue=reported');
    await openCase(desk, author);
    const reports = desk.getByRole('region', { name: 'Reports' });
    await expect(reports.getByText('Leave the person out of it')).toBeVisible();
    await expect(reports.getByText(`He was my neighbour (${kind()}).`)).toBeVisible();
    await inspect(desk);
    await turnDown(desk, { verb: 'Remove', id, author, passage: 'a lazier man never lived' });
    await desk.goto('/admin?queue=reported');
    await expect(desk.getByText(words)).toHaveCount(0);
  });

  await test.step('the reporter learns what came of it', async () => {
    await page.reload();
    await expect(page.getByText('The comment is gone')).toBeVisible();
  });

  await test.step('its author reads that readers had reported it, and appeals', async () => {
    await theirs.goto(`/my-comments/${id}/decision`);
    await expect(theirs.getByText('Your comment was taken down.')).toBeVisible();
    await expect(theirs.getByText('Readers had reported it, and a moderator looked at it.')).toBeVisible();
    await theirs.getByLabel('Why the decision is wrong').fill('He was my uncle, and he would have laughed.');
    await theirs.getByRole('button', { name: 'Send the appeal' }).click();
    await expect(theirs.getByText('Your appeal is in')).toBeVisible();
  });

  await test.step('another moderator restores it', async () => {
    const other = await stranger();
    await arriveAs(other, world.admin, `/admin/comments/${id}`);
    await other.getByLabel('Your reason').fill('It is a family joke.');
    await other.getByRole('button', { name: `Reverse decision on comment by ${author.displayName}` }).click();
    await expect(other.getByText('The decision is reversed')).toBeVisible();
    const anyone = await stranger();
    await anyone.goto(`/articles/${slug}`);
    await expect(anyone.getByText(words)).toBeVisible();
  });
});

test('reports that break no rule are dismissed, and an appeal can be upheld', async ({
  page,
  stranger,
  world,
}) => {
  test.slow();
  const { slug } = world.article;
  const author = await enroll('Kay Kept');
  const reader = await enroll('Rae Reader');
  const id = await publishedComment(author.viewer, slug, 'I think the council was right, for once.');
  await arriveAs(page, reader, `/articles/${slug}/comments/${id}/report`);
  await page.getByRole('radio', { name: 'Something else' }).check();
  await page.getByRole('button', { name: `Report comment by ${author.displayName}` }).click();
  await expect(page.getByText('Thank you. Your report is with the moderators')).toBeVisible();

  const desk = await stranger();
  await arriveAs(desk, world.moderator, '/admin?queue=reported');
  await openCase(desk, author);
  await desk.getByRole('button', { name: `Dismiss reports of the comment by ${author.displayName}` }).click();
  await expect(desk.getByText(/^Kept: the comment by Kay Kept/)).toBeVisible();
  await page.reload();
  await expect(page.getByText('The comment stays')).toBeVisible();

  const rejected = await enroll('Una Upheld');
  const other = await referredComment(rejected.viewer, slug, 'Whoever stopped it is a fool.');
  await turnDown(desk, { verb: 'Reject', id: other, author: rejected, passage: 'is a fool' });
  const theirs = await stranger();
  await arriveAs(theirs, rejected, `/my-comments/${other}/decision`);
  await inspect(theirs);
  await theirs.getByLabel('Why the decision is wrong').fill('He said so himself, in the meeting.');
  await theirs.getByRole('button', { name: 'Send the appeal' }).click();
  await expect(theirs.getByText('Your appeal is in')).toBeVisible();

  const second = await stranger();
  await arriveAs(second, world.admin, `/admin/comments/${other}`);
  await second.getByLabel('Your reason').fill('He did not say so here.');
  await second.getByRole('button', { name: `Uphold decision on comment by ${rejected.displayName}` }).click();
  await expect(second.getByText('The decision is upheld')).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByText('Your appeal was not granted')).toBeVisible();
  await expect(theirs.getByText('He did not say so here.')).toBeVisible();
  await inspect(theirs);

  await theirs.getByRole('link', { name: 'Revise and resubmit' }).click();
  await theirs
    .getByRole('textbox', { name: 'Your comment' })
    .fill('Whoever stopped it was mistaken, I think.');
  await theirs.getByRole('button', { name: 'Revise and resubmit' }).click();
  await expect(theirs.locator('[aria-current=step]')).toHaveText('In line');
});
