import { publishedComment } from './harness/comments';
import { arriveAs, signUp } from './harness/member';
import { expect, inspect, kind, test } from './harness/test';
import { enroll, newAccount } from './harness/world';

test('a member takes another name, and readers see it on what they have kept @plain', async ({
  page,
  stranger,
  world,
}) => {
  const [before, after] = [`Nandi Namely ${kind()}`, `Nandi Otherwise ${kind()}`];
  const member = await enroll(before);
  const text = `A rose by any other name smells of roses (${kind()}).`;
  await publishedComment(member.viewer, world.article.slug, text);
  const reader = await stranger();
  const comment = reader.getByRole('article').filter({ hasText: text });
  await expect(async () => {
    await reader.goto(`/articles/${world.article.slug}?sort=newest`);
    await expect(comment.getByRole('link', { name: before, exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();

  await arriveAs(page, member, '/account');
  const form = page.getByRole('form', { name: 'Your name' });
  const take = async (name: string) => {
    await form.getByLabel('Display name').fill(name);
    await form.getByRole('button', { name: 'Take this name' }).click();
  };
  await take('Moderator');
  await expect(
    page.getByText('Display name is reserved for the staff. Please choose another.').first(),
  ).toBeVisible();
  await expect(form.getByLabel('Display name')).toHaveValue('Moderator');
  await inspect(page);
  await take(after);
  await expect(page.getByText(`You are called ${after} now`)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: after })).toBeVisible();
  await expect(page.getByText(/You can take another name from/)).toBeVisible();
  await inspect(page);

  await expect(async () => {
    await reader.goto(`/articles/${world.article.slug}?sort=newest`);
    await expect(comment.getByRole('link', { name: after, exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(reader.getByText(before)).toHaveCount(0);
  await reader.goto(`/members/${member.viewer.id}`);
  await expect(reader.getByText(`Formerly ${before}`)).toBeVisible();
  await inspect(reader);

  await reader.goto('/join');
  await signUp(reader, { ...newAccount(`Nora Nobody ${kind()}`), displayName: before });
  await expect(reader.getByText('Another member has this display name').first()).toBeVisible();

  const desk = await stranger();
  await arriveAs(desk, world.moderator, `/admin/members/${member.viewer.id}`);
  await expect(desk.getByText(`Called ${before} until`)).toBeVisible();
  await inspect(desk);
});
