import type { Page } from '@playwright/test';
import { setBookmark } from '@/lib/comments/bookmarks/set-bookmark';
import type { Viewer } from '@/lib/members/viewer';
import { listMuted } from '@/lib/members/mutes/list-muted';
import { publishedComment } from './harness/comments';
import { arriveAs } from './harness/member';
import {
  expect,
  expectNoSidewaysScroll,
  inspect,
  isScripted,
  kind,
  test,
  violationsOn,
} from './harness/test';
import { enroll } from './harness/world';

const comment = (page: Page, name: string) => page.getByRole('article', { name });
const reactions = (page: Page, name: string) =>
  page.getByRole('group', { name: `Reactions to the comment by ${name}` });
const openMenu = async (page: Page, name: string) => {
  const menu = page.locator('details', { hasText: `More about the comment by ${name}` }).last();
  if ((await menu.getAttribute('open')) === null) await menu.locator('summary').click();
};

test('a reader reacts to what others wrote, takes it back, and is read by everybody @scriptless', async ({
  page,
  stranger,
  world,
}) => {
  const { slug } = world.article;
  const author = await enroll(`Rita Reacted ${kind()}`);
  const reader = await enroll(`Rolf Reacts ${kind()}`);
  const words = `The spring was wound the wrong way for years (${kind()}).`;
  const id = await publishedComment(author.viewer, slug, words);
  const group = reactions(page, author.displayName);

  await arriveAs(page, reader, `/articles/${slug}?sort=oldest`);
  await expect(group.getByRole('button')).toHaveText([
    'Insightful',
    'Well argued',
    'I disagree, respectfully',
  ]);
  await group.getByRole('button', { name: 'Insightful' }).click();
  await expect(group.getByRole('button', { name: 'Insightful 1' })).toHaveAttribute('aria-pressed', 'true');
  // The reader is where they were: at the button, or, without script, at the reactions.
  if (isScripted()) await expect(group.getByRole('button', { name: 'Insightful 1' })).toBeFocused();
  else await expect(page).toHaveURL(new RegExp(`sort=oldest&own=1#reactions-${id}$`));
  await group.getByRole('button', { name: 'I disagree, respectfully' }).click();
  await expect(page.getByText('It never lowers a comment’s place.')).toBeVisible();
  await inspect(page);

  await test.step('everybody reads it, and nothing of whose it is', async () => {
    const anyone = await stranger();
    const answer = await anyone.goto(`/articles/${slug}/comments/${id}`);
    await expect(
      anyone.getByRole('list', { name: `Reactions to the comment by ${author.displayName}` }),
    ).toContainText('Insightful 1');
    expect(await answer!.text()).not.toMatch(new RegExp(`aria-pressed|reader-acts|${reader.viewer.id}`));
    await inspect(anyone);
  });

  await test.step('two clicks are two, or one and the same', async () => {
    await page.reload();
    await group.getByRole('button', { name: 'Well argued' }).dblclick();
    if (!isScripted()) await expect(group.getByRole('button', { name: 'Well argued 1' })).toBeVisible();
    else {
      await expect(group.getByRole('button', { name: 'Well argued', exact: true })).toHaveAttribute(
        'aria-pressed',
        'false',
      );
    }
    await group.getByRole('button', { name: 'I disagree, respectfully' }).click();
    await expect(
      group.getByRole('button', { name: 'I disagree, respectfully', exact: true }),
    ).toHaveAttribute('aria-pressed', 'false');
    await page.reload();
    await expect(group.getByRole('button', { name: 'Insightful 1' })).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('one’s own is for others to judge', async () => {
    const theirs = await stranger();
    // Without script it takes a page of one's own: the one for all members cannot tell.
    const own = isScripted() ? '' : '?own=1';
    await arriveAs(theirs, author, `/articles/${slug}/comments/${id}${own}`);
    await expect(comment(theirs, author.displayName).first().getByText(words)).toBeVisible();
    await expect(reactions(theirs, author.displayName)).toHaveCount(0);
    await expect(
      theirs.getByRole('list', { name: `Reactions to the comment by ${author.displayName}` }),
    ).toContainText('Insightful 1');
  });
});

test('a reader saves, follows and mutes for themselves, and reports from where they are @plain', async ({
  page,
  stranger,
  world,
}) => {
  test.slow();
  const { slug, title } = world.article;
  const author = await enroll(`Kurt Kept ${kind()}`);
  const answerer = await enroll(`Anke Answers ${kind()}`);
  const reader = await enroll(`Karla Keeps ${kind()}`);
  const words = `A watchmaker charged my aunt for a whole new clock (${kind()}).`;
  const answer = `Then she paid for the chimes as well (${kind()}).`;
  const id = await publishedComment(author.viewer, slug, words);
  await publishedComment(answerer.viewer, slug, answer, id);
  const thread = `/articles/${slug}/comments/${id}`;
  const name = author.displayName;
  await arriveAs(page, reader, thread);

  await test.step('saves it, and finds it again', async () => {
    await openMenu(page, name);
    await expectMenuAccessible(page);
    await page.getByRole('button', { name: 'Save for later' }).first().click();
    await expect(comment(page, name).getByText('Saved', { exact: true })).toBeVisible();
    if (isScripted()) await expect(page.getByText('Saved. You find it under “Saved”.')).toBeAttached();
    await page.goto('/reading');
    await expect(page.getByText(words)).toBeVisible();
    await inspect(page);
    await openMenu(page, name);
    await page.getByRole('button', { name: 'Remove from saved' }).click();
    await expect(page.getByText('You have not saved a comment yet.')).toBeVisible();
  });

  await test.step('follows its thread, and the whole discussion', async () => {
    await page.goto(thread);
    await openMenu(page, name);
    await page.getByRole('button', { name: 'Follow this thread' }).first().click();
    await openMenu(page, name);
    await expect(page.getByRole('button', { name: 'Stop following this thread' }).first()).toBeVisible();
    await page.goto(`/articles/${slug}`);
    await page.getByRole('button', { name: 'Follow the discussion' }).click();
    await expect(page.getByRole('button', { name: 'Stop following the discussion' })).toBeVisible();
    await page.goto('/reading/following');
    await expect(page.getByText(`A thread begun by ${name}`, { exact: true })).toBeVisible();
    await inspect(page);
    await page.getByRole('button', { name: `Stop following (A thread begun by ${name}, ${title})` }).click();
    await page.getByRole('button', { name: `Stop following (The whole discussion, ${title})` }).click();
    await expect(page.getByText('You do not follow a conversation yet.')).toBeVisible();
  });

  await test.step('mutes its author: their words are folded, the answers stand', async () => {
    await page.goto(thread);
    await openMenu(page, name);
    await page.getByRole('button', { name: `Mute ${name}` }).click();
    const fold = page.locator('summary', { hasText: 'A comment by someone you muted. Show it' });
    await expect(fold).toBeVisible();
    if (isScripted()) await expect(fold).toBeFocused();
    await expect(page.getByText(words)).toBeHidden();
    await expect(page.getByText(answer)).toBeVisible();
    await inspect(page);
    await fold.click();
    await expect(page.getByText(words)).toBeVisible();
  });

  await test.step('and nobody else is kept from them, or learns of it', async () => {
    const anyone = await stranger();
    await anyone.goto(thread);
    await expect(anyone.getByText(words)).toBeVisible();
    await expect(anyone.getByText('someone you muted')).toHaveCount(0);
    expect(await mutedBy(author.viewer)).toEqual([]);
  });

  await test.step('unmutes them', async () => {
    await page.goto('/reading/muted');
    await inspect(page);
    await page.getByRole('button', { name: `Unmute ${name}` }).click();
    await expect(page.getByText('You have not muted anybody.')).toBeVisible();
    expect(await mutedBy(reader.viewer)).toEqual([]);
  });

  await test.step('reports it, and comes back to the page where they read', async () => {
    await page.goto(`/articles/${slug}?sort=oldest`);
    await openMenu(page, name);
    await page.getByRole('link', { name: `Report the comment by ${name}` }).click();
    await page.getByRole('radio', { name: 'Keep to the subject' }).check();
    await page.getByRole('button', { name: `Report comment by ${name}` }).click();
    await expect(page.getByText('Thank you. Your report is with the moderators')).toBeVisible();
    await page.getByRole('link', { name: 'Back to the conversation' }).click();
    await expect(page).toHaveURL(new RegExp(`/articles/${slug}\\?sort=oldest#comment-${id}$`));
  });
});

/** The open menu by itself: it covers what stands below it. */
async function expectMenuAccessible(page: Page) {
  if (!isScripted()) return;
  await expectNoSidewaysScroll(page);
  const violations = await violationsOn(page, { part: 'details[data-menu][open]' });
  expect(violations.map(({ id }) => id)).toEqual([]);
}

const mutedBy = async (viewer: Viewer) => (await listMuted({ viewer })).items;

test('the menu of a comment opens and closes by keyboard, and hands out its link', async ({
  page,
  world,
}) => {
  const author = await enroll('Mina Menu');
  const reader = await enroll('Konrad Keys');
  const id = await publishedComment(author.viewer, world.article.slug, 'Ten past four suits me well.');
  await arriveAs(page, reader, `/articles/${world.article.slug}/comments/${id}`);
  const summary = page.locator('summary', { hasText: `More about the comment by ${author.displayName}` });
  await summary.focus();
  await page.keyboard.press('Enter');
  const save = page.getByRole('button', { name: 'Save for later' });
  await expect(save).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(save).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(save).toBeHidden();
  await expect(summary).toBeFocused();

  await summary.click();
  const copy = page.getByRole('button', { name: 'Copy link' });
  await copy.click();
  // A browser that nobody looks at may refuse to copy: the address is then there to be read.
  await expect(page.locator('[data-menu][open] share-link').getByRole('status')).toHaveText(
    new RegExp(`^Link copied$|/articles/${world.article.slug}/comments/${id}#comment-${id}$`),
  );
  await page.getByRole('heading', { level: 1 }).click({ position: { x: 1, y: 1 } });
  await expect(copy).toBeHidden();
});

test('muting and unsaving are undone within ten seconds, by keyboard, where one is', async ({
  page,
  world,
}) => {
  const author = await enroll('Ulla Undone');
  const reader = await enroll('Udo Undoes');
  const words = 'It was never wrong, only early.';
  const id = await publishedComment(author.viewer, world.article.slug, words);
  await setBookmark({ viewer: reader.viewer, commentId: id, on: true });
  await arriveAs(page, reader, `/articles/${world.article.slug}/comments/${id}`);
  const name = author.displayName;
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  const announced = (text: string) => page.getByRole('status').filter({ hasText: text });

  await test.step('muting', async () => {
    await openMenu(page, name);
    await page.getByRole('button', { name: `Mute ${name}` }).click();
    await expect(announced('Muted.')).toBeVisible();
    const fold = page.locator('summary', { hasText: 'A comment by someone you muted. Show it' });
    await expect(fold).toBeFocused();
    await inspect(page);
    await page.keyboard.press('Tab');
    await expect(undo).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText(words)).toBeVisible();
    await expect(undo).toHaveCount(0);
    await expect(announced('Unmuted.')).toBeAttached();
    await expect(page.locator(`#comment-${id}`)).toBeFocused();
    await expect.poll(() => mutedBy(reader.viewer)).toEqual([]);
  });

  await test.step('unsaving', async () => {
    const saved = comment(page, name).getByText('Saved', { exact: true });
    await expect(saved).toBeVisible();
    await openMenu(page, name);
    await page.getByRole('button', { name: 'Remove from saved' }).click();
    await expect(announced('Removed from what you saved.')).toBeVisible();
    await expect(saved).toBeHidden();
    await undo.focus();
    await page.keyboard.press('Enter');
    await expect(saved).toBeVisible();
    await expect(announced('Saved. You find it')).toBeAttached();
  });
});

test('what is taken off the page of what one saved comes back by one press @plain', async ({
  page,
  world,
}) => {
  const author = await enroll(`Vera Undone ${kind()}`);
  const reader = await enroll(`Vito Undoes ${kind()}`);
  const words = `It has been right since (${kind()}).`;
  const id = await publishedComment(author.viewer, world.article.slug, words);
  await setBookmark({ viewer: reader.viewer, commentId: id, on: true });
  await arriveAs(page, reader, '/reading');
  await openMenu(page, author.displayName);
  await page.getByRole('button', { name: 'Remove from saved' }).click();
  await expect(page.getByText('Removed from what you saved.')).toBeVisible();
  await expect(page.getByText(words)).toHaveCount(0);
  if (isScripted()) await expect(page.locator(':focus')).toContainText('Removed from what you saved.');
  await inspect(page);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText(words)).toBeVisible();
  if (isScripted()) await expect(page.locator(':focus')).toContainText('Saved.');
});
