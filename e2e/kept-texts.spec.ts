import type { Page } from '@playwright/test';
import { defaultSettings } from '@/lib/policy/rules';
import type { Viewer } from '@/lib/members/viewer';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import {
  publishedComment,
  referredComment,
  rejectedComment,
  removeComment,
  commentInReview,
  waitingComment,
} from './harness/comments';
import { unfold } from './harness/desk';
import { arriveAs, post, signIn } from './harness/member';
import { endSessions } from './harness/standing';
import { expect, isScripted, kind, test } from './harness/test';
import { enroll, type Account } from './harness/world';

/** What somebody typed is still theirs, whatever happened meanwhile. */

const textbox = (page: Page) => page.getByRole('textbox', { name: 'Your comment' });
const ended = (page: Page) =>
  page.getByText('Your session has ended. Sign in in another tab, then send this again.').first();

/** One reply more than the article's page shows below a comment. */
async function lastOfManyReplies(author: Account & { viewer: Viewer }, slug: string, top: string) {
  let last = top;
  for (let count = 0; count <= defaultSettings.threads.firstReplies; count += 1)
    last = await publishedComment(author.viewer, slug, `Reply ${count} about the ladder (${kind()}).`, top);
  return last;
}

async function signInElsewhere(page: Page, account: Account): Promise<void> {
  const tab = await page.context().newPage();
  await arriveAs(tab, account, '/account');
  await tab.close();
}

/** Without script they are led to where they sign in, and back. With script the page stays where it is. */
async function signInAgain(page: Page, account: Account): Promise<void> {
  if (!isScripted()) return signIn(page, account);
  await expect(ended(page)).toBeVisible();
  await signInElsewhere(page, account);
}

test.describe('a session that ends while somebody writes', () => {
  test('leaves them their comment @plain', async ({ page, world }) => {
    const member = await enroll(`Ed Expired ${kind()}`);
    const words = `A long thought about clockwork that must not be lost (${kind()}).`;
    await arriveAs(page, member, `/articles/${world.article.slug}`);
    await textbox(page).fill(words);
    await endSessions(member.viewer);
    await page.getByRole('button', { name: 'Send for review' }).click();
    await signInAgain(page, member);
    await expect(textbox(page)).toHaveValue(words);
    await page.getByRole('button', { name: 'Send for review' }).click();
    await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
  });

  test('leaves them a comment that they wanted to preview @plain', async ({ page, world }) => {
    const member = await enroll(`Pru Previews ${kind()}`);
    const words = `A thought that I would like to look at first (${kind()}).`;
    await arriveAs(page, member, `/articles/${world.article.slug}`);
    await textbox(page).fill(words);
    await endSessions(member.viewer);
    await page.getByRole('button', { name: 'Preview' }).click();
    await signInAgain(page, member);
    await expect(textbox(page)).toHaveValue(words);
  });

  for (const place of ['a permalink', 'a second page']) {
    test(`leaves them a reply from ${place} @plain`, async ({ page, world, request }) => {
      const { slug } = world.article;
      const author = await enroll(`Ada ${place} ${kind()}`);
      const member = await enroll(`Rob ${place} ${kind()}`);
      const top = await publishedComment(author.viewer, slug, `The ladder was mine (${place}, ${kind()}).`);
      const id = place === 'a permalink' ? await lastOfManyReplies(author, slug, top) : top;
      await publishedComment(author.viewer, slug, `And so was the spring (${place}, ${kind()}).`);
      const first = await request.get(`/api/v1/articles/${slug}/comments?limit=1`);
      const { nextCursor } = (await first.json()) as { nextCursor: string };
      const path =
        place === 'a permalink'
          ? `/articles/${slug}/comments/${id}`
          : `/articles/${slug}?cursor=${nextCursor}`;

      await arriveAs(page, member, '/account');
      await page.goto(path);
      await page
        .locator(`#comment-${id}`)
        .getByRole('link', { name: `Reply to ${author.displayName}` })
        .click();
      const words = `I held it for you, as you may remember (${place}, ${kind()}).`;
      const form = page.getByRole('form', { name: `Reply to ${author.displayName}` });
      await form.getByRole('textbox', { name: 'Your comment' }).fill(words);
      await endSessions(member.viewer);
      await page.getByRole('button', { name: 'Send for review' }).click();
      await signInAgain(page, member);

      if (!isScripted()) await expect(page).toHaveURL(new RegExp(`/comments/${id}\\?reply=${id}#reply$`));
      await expect(form.getByRole('textbox', { name: 'Your comment' })).toHaveValue(words);
      await form.getByRole('button', { name: 'Send for review' }).click();
      await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
    });
  }

  test('leaves them the new text of a comment @plain', async ({ page, world }) => {
    const member = await enroll(`Ida Edits ${kind()}`);
    const id = await commentInReview(
      member.viewer,
      world.article.slug,
      `The first attempt at it (${kind()}).`,
    );
    const words = `A second attempt, and a far better one (${kind()}).`;
    await arriveAs(page, member, `/my-comments/${id}/edit`);
    await textbox(page).fill(words);
    await endSessions(member.viewer);
    await page.getByRole('button', { name: 'Send the new text' }).click();
    await expect(ended(page)).toBeVisible();
    await expect(textbox(page)).toHaveValue(words);
    await signInElsewhere(page, member);
    await page.getByRole('button', { name: 'Send the new text' }).click();
    await expect(page.locator('[aria-current=step]')).toHaveText('In line');
    await expect(page.getByText(words)).toBeVisible();
  });

  test('leaves a moderator their reason @plain', async ({ page, world }) => {
    const author = await enroll(`Cy Case ${kind()}`);
    const moderator = await enroll(`Moe Moderates ${kind()}`, 'MODERATOR');
    const id = await referredComment(
      author.viewer,
      world.article.slug,
      `One for the desk to look at (${kind()}).`,
    );
    await arriveAs(page, moderator, `/admin/comments/${id}`);
    const form = await unfold(page, 'Reject');
    await form.getByRole('radio', { name: 'Be civil' }).check();
    await form.getByLabel('Reason').fill('Written with care over half an hour.');
    await endSessions(moderator.viewer);
    await form.getByRole('button', { name: /^Reject comment/ }).click();
    await expect(ended(page)).toBeVisible();
    await expect(form.getByRole('radio', { name: 'Be civil' })).toBeChecked();
    await expect(form.getByLabel('Reason')).toHaveValue('Written with care over half an hour.');
    await signInElsewhere(page, moderator);
    await form.getByRole('button', { name: /^Reject comment/ }).click();
    await expect(page.getByText(/Rejected: the comment by Cy Case/)).toBeVisible();
  });

  test('leaves a moderator their answer to an appeal, against a sanction or about a comment @plain', async ({
    page,
    world,
  }) => {
    const member = await enroll(`Ottoline Objects ${kind()}`);
    const first = await enroll(`Pemberton Punishes ${kind()}`, 'MODERATOR');
    const text = 'It was my brother who wrote this, while I was out.';
    const asked = { memberId: member.viewer.id, kind: 'WARNING', reason: 'Three insults.' } as const;
    const { id: sanctionId } = await sanctionMember({ viewer: first.viewer, ...asked });
    await fileAppeal({ viewer: member.viewer, sanctionId, text });
    const commentId = await rejectedComment(
      member.viewer,
      world.article.slug,
      `The sum is wrong (${kind()}).`,
    );
    await fileAppeal({ viewer: member.viewer, commentId, text });
    const answerers = [
      ['Quill Queries', `/admin/members/${member.viewer.id}`],
      ['Zelma Zooms', `/admin/comments/${commentId}`],
    ] as const;
    for (const [name, path] of answerers) {
      const moderator = await enroll(`${name} ${kind()}`, 'MODERATOR');
      await arriveAs(page, moderator, path);
      const form = page.getByRole('form', { name: 'Decide the appeal' });
      await form.getByLabel('Your reason').fill('Written with care over half an hour.');
      await endSessions(moderator.viewer);
      await form.getByRole('button', { name: /^Uphold decision/ }).click();
      await expect(ended(page)).toBeVisible();
      await expect(form.getByLabel('Your reason')).toHaveValue('Written with care over half an hour.');
      await signInElsewhere(page, moderator);
      await form.getByRole('button', { name: /^Uphold decision/ }).click();
      await expect(page.getByText('The decision is upheld')).toBeVisible();
    }
  });

  test('leaves a moderator what they wrote about a practice comment @plain', async ({ page }) => {
    const moderator = await enroll(`Mia Minds ${kind()}`, 'MODERATOR');
    await arriveAs(page, moderator, '/admin/calibration');
    const item = page.getByRole('listitem').filter({ hasText: 'Take out of use' }).last();
    await item.getByText('Take out of use').first().click();
    const form = page.getByRole('form', { name: /^Take out of use/ });
    await form.getByLabel('Reason').fill('The clock that it speaks of stands still.');
    await endSessions(moderator.viewer);
    await form.getByRole('button', { name: 'Take out of use' }).click();
    await expect(ended(page)).toBeVisible();
    await expect(form.getByLabel('Reason')).toHaveValue('The clock that it speaks of stands still.');
    await signInElsewhere(page, moderator);
    await form.getByRole('button', { name: 'Take out of use' }).click();
    await expect(page.getByText('Out of use: no reviewer is given it any longer')).toBeVisible();
  });

  test('leaves an administrator their policy @plain', async ({ page }) => {
    const admin = await enroll(`Pol Policy ${kind()}`, 'ADMIN');
    await arriveAs(page, admin, '/admin/policy');
    const name = page.getByLabel(/^Publication/);
    const before = await name.inputValue();
    await name.fill('The Harbour Light');
    await endSessions(admin.viewer);
    await page.getByRole('button', { name: 'Save policy' }).click();
    await expect(ended(page)).toBeVisible();
    await expect(name).toHaveValue('The Harbour Light');
    await signInElsewhere(page, admin);
    await name.fill(before);
    await page.getByRole('button', { name: 'Save policy' }).click();
    await expect(page.getByText('Nothing was changed')).toBeVisible();
  });

  for (const place of ['the article', 'its own page']) {
    test(`leaves a reviewer their verdict and note on ${place} @plain`, async ({ page, world }) => {
      const { slug } = world.article;
      const member = await enroll(`Vic ${place} ${kind()}`);
      await waitingComment(member.viewer, slug, `I pay for this one with reviews (${place}, ${kind()}).`);
      await arriveAs(page, member, place === 'the article' ? `/articles/${slug}` : '/review');
      const panel = page.getByRole('region', { name: 'Peer review' });
      await panel.getByRole('radio', { name: 'Not civil' }).check();
      await panel.getByText('Add a note').click();
      await panel.getByLabel('Note to the moderators').fill('It calls the harbour master names.');
      await endSessions(member.viewer);
      await panel.getByRole('button', { name: 'Submit review' }).click();
      await expect(ended(page)).toBeVisible();
      await expect(panel.getByRole('radio', { name: 'Not civil' })).toBeChecked();
      await expect(panel.getByLabel('Note to the moderators')).toHaveValue(
        'It calls the harbour master names.',
      );
      await signInElsewhere(page, member);
      await panel.getByRole('button', { name: 'Submit review' }).click();
      await expect(panel.getByText('1 of 3 reviews done')).toBeVisible();
    });
  }
});

test.describe('a comment that is taken away while somebody answers it', () => {
  for (const place of ['the article', 'its permalink']) {
    test(`leaves them their reply on ${place} @plain`, async ({ page, world }) => {
      const { slug } = world.article;
      const author = await enroll(`Tab ${place} ${kind()}`);
      const member = await enroll(`Ann ${place} ${kind()}`);
      const id = await publishedComment(
        author.viewer,
        slug,
        `This will be gone in a minute (${place}, ${kind()}).`,
      );
      await arriveAs(
        page,
        member,
        place === 'the article' ? `/articles/${slug}` : `/articles/${slug}/comments/${id}`,
      );
      await page.getByRole('link', { name: `Reply to ${author.displayName}` }).click();
      const words = `An answer that took me a while (${place}, ${kind()}).`;
      const text = page.locator('#reply').getByRole('textbox', { name: 'Your comment' });
      await text.fill(words);
      await removeComment(id);
      await page.locator('#reply').getByRole('button', { name: 'Send for review' }).click();
      await expect(page.getByText('The comment that you were answering is no longer there')).toBeVisible();
      await expect(text).toHaveValue(words);
    });
  }

  test('still has a place for it when the page is opened anew @plain', async ({ page, world }) => {
    const { slug } = world.article;
    const author = await enroll(`Tim Gone ${kind()}`);
    const member = await enroll(`Amy Anew ${kind()}`);
    const id = await publishedComment(author.viewer, slug, `Also gone in a minute (${kind()}).`);
    await removeComment(id);
    await arriveAs(page, member, '/account');
    for (const path of [`/articles/${slug}?reply=${id}`, `/articles/${slug}/comments/${id}?reply=${id}`]) {
      await page.goto(path);
      await expect(page.getByText('The comment that you were answering is no longer there')).toBeVisible();
      await expect(textbox(page)).toHaveValue('');
    }
  });
});

test('a reply to a comment beyond those that the page shows is written at the top @plain', async ({
  page,
  world,
}) => {
  const { slug } = world.article;
  const author = await enroll(`Bea Beyond ${kind()}`);
  const member = await enroll(`Tess Top ${kind()}`);
  await publishedComment(author.viewer, slug, `The one that the page begins with (${kind()}).`);
  const id = await publishedComment(author.viewer, slug, `Not on the page that you are on (${kind()}).`);
  const newest = await fetchCursorAfter(page, slug, id);
  await arriveAs(page, member, '/account');
  await page.goto(`/articles/${slug}?cursor=${newest}&reply=${id}#reply`);
  await expect(page.getByRole('form', { name: `Reply to ${author.displayName}` })).toBeVisible();
  await post(page, `Well said, wherever it stands (${kind()}).`);
  await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
});

/** Where the page begins whose first comment is the one after the given one. */
async function fetchCursorAfter(page: Page, slug: string, id: string): Promise<string> {
  const response = await page.request.get(`/api/v1/articles/${slug}/comments?limit=1`);
  const { items, nextCursor } = (await response.json()) as { items: { id: string }[]; nextCursor: string };
  expect(items[0]?.id).toBe(id);
  return nextCursor;
}

test.describe('what this browser kept', () => {
  test('is a newer text than the server’s, also with an edit in its middle', async ({ page, world }) => {
    const member = await enroll('Nell Newer');
    const path = `/articles/${world.article.slug}`;
    await arriveAs(page, member, path);
    await page.getByRole('textbox', { name: 'Your comment' }).fill('One two three.');
    await expect
      .poll(() => page.evaluate(() => Object.values(localStorage).join()))
      .toContain('"state":"saved"');
    await textbox(page).fill('One two and a half three.');
    await page.reload();
    await expect(textbox(page)).toHaveValue('One two and a half three.');
  });

  test('is nobody else’s, and goes when its member signs out', async ({ page, context, world }) => {
    const path = `/articles/${world.article.slug}`;
    const member = await enroll('Sue Shares');
    const other = await enroll('Otis Other');
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')));
    await arriveAs(page, member, path);
    await textbox(page).fill('For nobody’s eyes before it is done.');
    await expect.poll(kept).not.toEqual([]);
    await context.clearCookies();
    await arriveAs(page, other, path);
    await expect(textbox(page)).toHaveValue('');
    await context.clearCookies();
    await arriveAs(page, member, path);
    await expect(textbox(page)).toHaveValue('For nobody’s eyes before it is done.');
    expect(await kept()).not.toEqual([]);
    await page.getByText('Sue Shares', { exact: true }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('link', { name: 'sign in', exact: true })).toBeVisible();
    expect(await kept()).toEqual([]);
  });

  test('does not come back once it is posted, whatever the server took out of it', async ({
    page,
    world,
  }) => {
    const member = await enroll('Hy Phen');
    await arriveAs(page, member, `/articles/${world.article.slug}`);
    await post(page, 'The clock\u00adwork\u200b was  oiled twice a year.\n\n\n\nBy me.');
    await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
    const text = page.locator('textarea[name=body]');
    await expect(text).toHaveValue('');
    await page.reload();
    await expect(text).toHaveValue('');
    await expect(text).toBeHidden();
  });
});
