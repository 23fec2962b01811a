import type { Page } from '@playwright/test';
import { importArticle } from '@/lib/articles/import-article';
import { parseArticleFile } from '@/lib/articles/parse-article-file';
import { publishedComment } from './harness/comments';
import { arriveAs, signUp } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll, newAccount } from './harness/world';

/** An article about some topic; each run has its own. Returns its slug. */
async function articleOn(topic: string): Promise<string> {
  const slug = `on-${topic.toLowerCase()}-${kind().toLowerCase()}`;
  const text = `---
headline: What we talk about when we talk about ${topic}
slug: ${slug}
standfirst: Somebody should know.
byline: A. Reporter
date: '2026-02-03T06:00:00Z'
topics: [${topic}]
---

Everybody had an opinion. Two people had a spanner.
`;
  return (await importArticle({ article: parseArticleFile(text) })).slug;
}

const row = (page: Page, legend: string) => page.getByRole('group', { name: legend });
const save = (page: Page) => page.getByRole('button', { name: 'Save what you know' }).click();
const says = (page: Page, words: string) =>
  page.getByRole('article').filter({ hasText: words }).filter({ hasNotText: 'What we talk about' });

test('what a member knows is stated, seen where it matters, verified, and found @plain', async ({
  page,
  stranger,
  world,
}) => {
  test.slow();
  const member = await enroll(`Wanda Waterworks ${kind()}`);
  const layman = await enroll(`Lars Layman ${kind()}`);
  const [water, culture] = [await articleOn('Water'), await articleOn('Culture')];
  const line = 'Ran leak detection for a metro, 2009 to 2021';
  const wet = `Half of it never reaches a tap (${kind()}).`;
  await publishedComment(member.viewer, water, wet);
  await publishedComment(layman.viewer, water, `I have a bath on Sundays (${kind()}).`);
  await publishedComment(member.viewer, culture, `The choir was flat (${kind()}).`);
  const reader = await stranger();
  const desk = await stranger();

  await test.step('stated, with an error that loses nothing', async () => {
    await arriveAs(page, member, '/account');
    await row(page, '1st field').getByLabel('Field').fill('Water');
    await row(page, '2nd field').getByLabel('What you know of it').fill('Sang alto for ten years');
    await save(page);
    await expect(page.getByRole('link', { name: /Please say in a line/ })).toBeVisible();
    await expect(page.getByRole('link', { name: /Please name the field/ })).toBeVisible();
    await expect(row(page, '1st field').getByLabel('Field')).toHaveValue('Water');
    await inspect(page);
    await row(page, '1st field').getByLabel('What you know of it').fill(line);
    await row(page, '2nd field').getByLabel('Field').fill('Choral music');
    await save(page);
    await expect(page.getByText('It is saved')).toBeVisible();
    await expect(row(page, '1st field').getByLabel('What you know of it')).toHaveValue(line);
    await inspect(page);
  });

  await test.step('seen on a comment under an article on it, and not elsewhere', async () => {
    await reader.goto(`/articles/${water}`);
    await expect(says(reader, wet).getByText(line)).toBeVisible();
    await expect(says(reader, wet).getByText('Sang alto')).toHaveCount(0);
    await reader.goto(`/articles/${culture}`);
    await expect(
      says(reader, 'The choir was flat').getByRole('link', { name: member.displayName }).first(),
    ).toBeVisible();
    await expect(reader.getByText(line)).toHaveCount(0);
  });

  await test.step('verified by a moderator, and marked at once', async () => {
    await arriveAs(desk, world.moderator, '/admin/expertise');
    await inspect(desk);
    await desk.getByRole('button', { name: `Verify Water of ${member.displayName}` }).click();
    await expect(desk.getByRole('status').filter({ hasText: 'Verified' })).toBeVisible();
    await expect(desk.getByRole('button', { name: `Verify Water of ${member.displayName}` })).toHaveCount(0);
    // On a busy machine a page that takes long to make is shown for a moment as it was.
    await expect(async () => {
      await reader.goto(`/articles/${water}`);
      const mark = says(reader, wet).getByText('(verified by the newsroom)');
      await expect(mark).toHaveCount(1, { timeout: 500 });
    }).toPass();
  });

  await test.step('found by the filter, and the way back', async () => {
    await reader.getByRole('link', { name: 'With experience in this field' }).click();
    await expect(
      reader
        .locator('#comments')
        .getByText(/somebody speaks who has stated knowledge or experience of Water/),
    ).toBeVisible();
    await expect(says(reader, wet)).toHaveCount(1);
    await expect(reader.getByText('I have a bath on Sundays')).toHaveCount(0);
    await inspect(reader);
    await reader.getByRole('link', { name: 'Show all comments' }).click();
    await expect(says(reader, 'I have a bath on Sundays')).toHaveCount(1);
  });

  await test.step('on the public page all of it, with all that they published', async () => {
    await says(reader, wet).getByRole('link', { name: member.displayName, exact: true }).click();
    await expect(reader.getByRole('heading', { level: 1, name: member.displayName })).toBeVisible();
    await expect(reader.getByText('2 comments under 2 articles')).toBeVisible();
    await expect(reader.getByText('Sang alto for ten years')).toBeVisible();
    await expect(reader.getByText(/a moderator of Maverick has seen proof/)).toBeVisible();
    const comments = reader.getByRole('region', { name: 'Comments' }).getByRole('article');
    await expect(comments).toHaveCount(2);
    await expect(comments.first()).toContainText('The choir was flat');
    expect(await reader.content()).not.toContain(member.email);
    await inspect(reader);
    await comments
      .first()
      .getByRole('link', { name: /link to the comment on/ })
      .click();
    await expect(reader).toHaveURL(new RegExp(`/articles/${culture}/comments/`));
  });

  await test.step('a change of the words takes the mark away, also from under a moderator’s eyes', async () => {
    await desk.goto(`/admin/members/${member.viewer.id}`);
    await page.goto('/account');
    await row(page, '1st field').getByLabel('What you know of it').fill('I am the minister of it');
    await save(page);
    await expect(page.getByText('It is saved')).toBeVisible();
    await desk
      .getByRole('button', { name: `Take the verification back Water of ${member.displayName}` })
      .click();
    await expect(
      desk.getByText('The member has changed these words since you opened the page.'),
    ).toBeVisible();
    await reader.goto(`/members/${member.viewer.id}`);
    await expect(reader.getByText('I am the minister of it')).toBeVisible();
    await expect(reader.getByText('Verified', { exact: true })).toHaveCount(0);
  });
});

test('a founding badge is an administrator’s to give, and shows on the public page', async ({
  page,
  stranger,
  world,
}) => {
  const member = await enroll('Flora First');
  const reader = await stranger();
  // Whom readers have not met is not shown to them.
  await reader.goto(`/members/${member.viewer.id}`);
  await expect(reader.getByRole('heading', { level: 1 })).toContainText(/not/i);
  await publishedComment(member.viewer, await articleOn('Trains'), 'It was late.');
  await arriveAs(page, world.admin, `/admin/members/${member.viewer.id}`);
  await page.getByRole('button', { name: 'Mark as a founding member' }).click();
  await expect(page.getByText('The founding badge is changed')).toBeVisible();
  await inspect(page);
  await reader.goto(`/members/${member.viewer.id}`);
  await expect(reader.getByText('Founding member')).toBeVisible();
  await page.getByRole('button', { name: 'Take the founding badge back' }).click();
  await expect(page.getByRole('button', { name: 'Mark as a founding member' })).toBeVisible();
  await reader.reload();
  await expect(reader.getByText('Founding member')).toHaveCount(0);
  await reader.goto('/members/019a0000-0000-7000-8000-00000000dead');
  await expect(reader.getByRole('heading', { level: 1 })).toContainText(/not/i);
});

test('nobody takes a name that passes for a badge or for the staff @plain', async ({ page, world }) => {
  const account = newAccount(`Ann Honest ${kind()}`);
  for (const [displayName, refusal] of [
    ['Ann ✓', 'signs that look like a badge'],
    ['Founding member', 'reserved for the staff'],
    ['مشرف', 'reserved for the staff'],
    [`The real ${world.moderator.displayName}`, 'reserved for the staff'],
  ] as const) {
    await page.goto('/join');
    await signUp(page, { ...account, displayName });
    await expect(page.getByText(refusal).first()).toBeVisible();
  }
  if (isScripted()) await inspect(page);
});
