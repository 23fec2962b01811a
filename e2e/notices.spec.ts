import type { Page } from '@playwright/test';
import { unsubscribeToken } from '@/lib/outreach/mail/unsubscribe-token';
import { readMailSettings } from '@/lib/outreach/mail/read-mail-settings';
import { listNotices } from '@/lib/outreach/notices/inbox/list-notices';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import type { Viewer } from '@/lib/members/viewer';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { arriveAs, signIn } from './harness/member';
import { publishOne, rejectOne } from './harness/notices';
import { enroll } from './harness/world';

const bell = (page: Page, name: string) => page.getByRole('banner').getByRole('link', { name, exact: true });
/** On a page that is the same for all members: their own number is put there by script. */
const bellOfAll = (page: Page, name: string) => bell(page, isScripted() ? name : 'Notifications');

test('a decision rings the bell, is read with its reasons, and is then seen @plain', async ({
  page,
  world,
}) => {
  const author = await enroll(`Nora Notified ${kind()}`);
  await arriveAs(page, author, '/');
  await expect(bell(page, 'Notifications')).toBeVisible();
  await bell(page, 'Notifications').click();
  await expect(page.getByText('There is nothing to tell you yet.')).toBeVisible();

  await rejectOne(author.viewer, world, 'It mocks the harbour master.');
  await page.goto(`/articles/${world.article.slug}`);
  await bell(page, 'Notifications, 1 unread').click();

  const notice = page.getByRole('article', {
    name: /^Your comment on “How the harbour clock .* was not accepted$/,
  });
  await expect(notice.getByText('It mocks the harbour master.')).toBeVisible();
  await expect(notice.getByText(/^Be civil\./)).toBeVisible();
  await expect(notice.getByText('New', { exact: true })).toBeVisible();
  await notice.getByText('The whole statement').click();
  await expect(notice.getByText('What was automatic')).toBeVisible();
  await test.step('in the light and in the dark, narrow and wide', () => inspect(page));

  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(page.getByText('All of them are marked as read')).toBeVisible();
  await expect(bell(page, 'Notifications')).toBeVisible();
  await expect(page.getByText('New', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Mark all as read' })).toHaveCount(0);
});

test('whoever goes where a notice leads has seen it; a program that looks ahead has not @plain', async ({
  page,
  world,
  stranger,
}) => {
  const author = await enroll(`Lena Led ${kind()}`);
  await rejectOne(author.viewer, world, 'It mocks the harbour master.');
  await rejectOne(author.viewer, world, 'It mocks his father.');
  const [newest, older] = (await listNotices({ viewer: author.viewer })).items;
  await arriveAs(page, author, '/notifications');
  await expect(bell(page, 'Notifications, 2 unread')).toBeVisible();

  const ahead = { maxRedirects: 0, headers: { 'sec-purpose': 'prefetch;prerender' } };
  expect((await page.request.get(`/notifications/${newest!.id}`, ahead)).status()).toBe(303);
  expect((await page.request.head(`/notifications/${newest!.id}`, { maxRedirects: 0 })).status()).toBe(303);
  expect(await unreadOf(author.viewer)).toBe(2);

  await page
    .getByRole('link', { name: /^Revise it, or appeal/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/my-comments#comment-/);
  await expect(bell(page, 'Notifications, 1 unread')).toBeVisible();

  await test.step('by the link of its letter, after signing in', async () => {
    const elsewhere = await stranger();
    await elsewhere.goto(`/notifications/${older!.id}`);
    await signIn(elsewhere, author);
    await expect(elsewhere).toHaveURL(`/notifications#notice-${older!.id}`);
    expect(await unreadOf(author.viewer)).toBe(1);
    await elsewhere.goto(`/notifications/${older!.id}`);
    await expect(elsewhere).toHaveURL(/\/my-comments/);
    await expect(bell(elsewhere, 'Notifications')).toBeVisible();
    expect(await unreadOf(author.viewer)).toBe(0);
  });

  await test.step('and nobody goes by another’s', async () => {
    const other = await enroll(`Otto Other ${kind()}`);
    const theirs = await stranger();
    await arriveAs(theirs, other, '/');
    await theirs.goto(`/notifications/${newest!.id}`);
    await expect(theirs).toHaveURL(/\/notifications$/);
  });
});

const unreadOf = async (viewer: Viewer) => (await listNotices({ viewer })).unread;

test('an answer and a mention ring the bell, and lead to the words; those gone, only that @plain', async ({
  page,
  world,
}) => {
  const author = await enroll(`Ruth Replied ${kind()}`);
  const other = await enroll(`Thandi Talks ${kind()}`);
  const parentId = await publishOne(author.viewer, world, { body: `The spring was worn out, ${kind()}.` });
  const answer = `It was the washer, not the spring, ${kind()}.`;
  const mention = `What @Ruth Replied ${kind()} says is true.`;
  await publishOne(other.viewer, world, { body: answer, parentId });
  const gone = await publishOne(other.viewer, world, { body: mention });

  await arriveAs(page, author, `/articles/${world.article.slug}`);
  await bellOfAll(page, 'Notifications, 3 unread').click();
  await expect(page.getByRole('heading', { level: 2, name: 'Today' })).toBeVisible();
  const named = page.getByRole('article', { name: `Thandi Talks ${kind()} mentions you in a comment` });
  await expect(named.getByText(mention)).toBeVisible();
  const told = page.getByRole('article', { name: `Thandi Talks ${kind()} answered your comment` });
  await expect(told.getByText(answer)).toBeVisible();
  await inspect(page);
  await told.getByRole('link', { name: /^Read it/ }).click();
  await expect(page).toHaveURL(/\/comments\/[\da-f-]+#comment-/);
  await expect(page.getByText(answer)).toBeVisible();
  await expect(bellOfAll(page, 'Notifications, 2 unread')).toBeVisible();

  await withdrawComment({ viewer: other.viewer, id: gone });
  await page.goto('/notifications');
  await expect(page.getByRole('article', { name: /that mentioned you was taken back$/ })).toBeVisible();
  await expect(page.getByText(mention)).toHaveCount(0);
});

test('a member chooses what they get by mail @plain', async ({ page }) => {
  const member = await enroll(`Mara Mail ${kind()}`);
  await arriveAs(page, member, '/account/notices');
  const form = page.getByRole('form', { name: 'By mail' });
  await expect(form.getByText('Always at once')).toBeVisible();
  const about = (name: string) => form.getByRole('combobox', { name, exact: true });
  await expect(about('Discussions that you follow')).toHaveValue('DAILY');
  await about('Your comments').selectOption('Never');
  await about('What your reviews did').selectOption('Once a week');
  await about('Answers and mentions').selectOption('Once a day');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`goes to ${member.email} as you have chosen`)).toBeVisible();
  await page.goto('/account/notices');
  await expect(about('Your comments')).toHaveValue('NEVER');
  await expect(about('What your reviews did')).toHaveValue('WEEKLY');
  await expect(about('Answers and mentions')).toHaveValue('DAILY');
  await expect(about('Your reports')).toHaveValue('AT_ONCE');
  await inspect(page);
});

test('mail about something is ended from a letter, signed out @plain', async ({ page }) => {
  const { viewer } = await enroll(`Uli Unsubscribes ${kind()}`);
  const [comments, reports] = (['comments', 'reports'] as const).map((topic) =>
    unsubscribeToken({ memberId: viewer.id, to: topic }),
  );
  const wanted = async () =>
    (await readMailSettings({ viewer })).filter(({ mail }) => mail === 'AT_ONCE').map(({ topic }) => topic);

  await page.goto(`/api/unsubscribe/${comments}`);
  await expect(page).toHaveURL(new RegExp(`/unsubscribe/${viewer.id}`));
  await expect(page.getByText('You get mail about: your comments.')).toBeVisible();
  await inspect(page);
  expect(await wanted()).toContain('comments');
  await page.getByRole('button', { name: 'Stop this mail' }).click();
  await expect(page.getByText('You get no more mail about this')).toBeVisible();
  expect(await wanted()).toEqual(['decisions', 'duty', 'conversation', 'reviews', 'reports', 'account']);

  await test.step('or by the mail program itself (RFC 8058)', async () => {
    const form = { 'List-Unsubscribe': 'One-Click' };
    const answer = await page.request.post(`/api/unsubscribe/${reports}`, { form });
    expect(answer.status()).toBe(204);
    expect(await wanted()).toEqual(['decisions', 'duty', 'conversation', 'reviews', 'account']);
    expect((await page.request.post(`/api/unsubscribe/${reports}x`, { form })).status()).toBe(404);
  });

  await page.goto(`/unsubscribe/${comments}x`);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('No more mail about this');
});

test('a program reads and marks them by the API', async ({ page, site, world }) => {
  const author = await enroll('Ada API');
  await rejectOne(author.viewer, world, 'It mocks the harbour master.');
  expect((await page.request.get('/api/v1/me/notifications')).status()).toBe(401);
  await arriveAs(page, author, '/');
  const answer = await page.request.get('/api/v1/me/notifications?limit=1');
  expect(answer.headers()['cache-control']).toContain('no-store');
  const { items, unread, nextCursor } = await answer.json();
  expect({ unread, nextCursor }).toEqual({ unread: 1, nextCursor: null });
  expect(items[0]).toMatchObject({ kind: 'comment.rejected', readAt: null });
  const mark = (data: unknown, origin = site.url) =>
    page.request.post('/api/v1/me/notifications/read', { data, headers: { origin } });
  expect((await mark({ ids: [items[0].id] }, 'https://elsewhere.example')).status()).toBe(403);
  expect((await mark({})).status()).toBe(400);
  expect(await (await mark({ through: items[0].id })).json()).toEqual({ unread: 0 });

  await test.step('and what they want by mail', async () => {
    const choose = (topics: unknown, origin = site.url) =>
      page.request.put('/api/v1/me/mail-settings', { data: { topics }, headers: { origin } });
    expect((await choose({ follows: 'NEVER' }, 'https://elsewhere.example')).status()).toBe(403);
    expect((await choose({ follows: 'HOURLY' })).status()).toBe(400);
    expect((await choose({ weather: 'DAILY' })).status()).toBe(400);
    const chosen = await choose({ follows: 'WEEKLY', decisions: 'NEVER' });
    expect(chosen.headers()['cache-control']).toContain('no-store');
    expect(await (await page.request.get('/api/v1/me/mail-settings')).json()).toEqual(await chosen.json());
    const { items: settings } = (await chosen.json()) as { items: { topic: string; mail: string }[] };
    const mail = Object.fromEntries(settings.map((setting) => [setting.topic, setting.mail]));
    expect(mail).toMatchObject({ follows: 'WEEKLY', decisions: 'AT_ONCE', comments: 'AT_ONCE' });
  });
});

test('who is not signed in sees no bell, and is asked to sign in for the list', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(page.getByRole('link', { name: /Notifications/ })).toHaveCount(0);
  await page.goto('/notifications');
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fnotifications/);
  await expect(page.getByText('Please sign in to see your notifications.')).toBeVisible();
});
