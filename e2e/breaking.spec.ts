import { expect, inspect, kind, test } from './harness/test';
import { commentInReview, publishedComment, waitingComment } from './harness/comments';
import { arriveAs, post, review, signIn } from './harness/member';
import { enroll } from './harness/world';
import { database } from '@/lib/platform/db';

/** What a careless or a curious person does. */

test('a double click posts once', async ({ page, world }) => {
  const member = await enroll('Dee Double');
  await arriveAs(page, member, `/articles/${world.article.slug}`);
  await page.getByRole('textbox', { name: 'Your comment' }).fill('I click everything twice, to be sure.');
  await page.getByRole('button', { name: 'Send for review' }).dblclick();
  await expect(page.getByRole('region', { name: 'Peer review' })).toBeVisible();
  expect(await database().comment.count({ where: { authorId: member.viewer.id } })).toBe(1);
});

test('two tabs review the same batch, and each review counts once @plain', async ({
  page,
  context,
  world,
}) => {
  const member = await enroll(`Tom Tabs ${kind()}`);
  await waitingComment(member.viewer, world.article.slug, `I have this open in two tabs (${kind()}).`);
  await arriveAs(page, member, '/review');
  const second = await context.newPage();
  await second.goto('/review');
  await review(page, { done: 1 });
  // The second tab still shows the first comment: the same verdict again changes nothing.
  await review(second, { done: 1 });
  await review(second, { done: 2 });
  expect(await database().review.count({ where: { reviewerId: member.viewer.id } })).toBe(2);
});

test('an address that cannot be read is answered by our own page', async ({ page, site }) => {
  // The browser would mend the address.
  await page.goto('/');
  for (const [path, status] of [
    ['/articles/%E0%A4%A', 400],
    ['/search?q=%00', 400],
    [`/articles/${'a'.repeat(9_000)}`, 414],
  ] as const) {
    const answer = await page.request.get(`${site.url}${path}`);
    expect(answer.status(), path).toBe(status);
    const html = await answer.text();
    expect(html, path).toContain('There is nothing at this address');
    expect(html, path).toContain('Comments policy');
  }
  await page.goto('/articles/%E0%A4%A');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address');
  await inspect(page);
});

test('the back button after posting does not post again', async ({ page, world }) => {
  const member = await enroll('Ben Back');
  await arriveAs(page, member, `/articles/${world.article.slug}`);
  await post(page, 'Once is enough for this one.');
  await expect(page.getByRole('region', { name: 'Peer review' })).toBeVisible();
  await page.goBack();
  await page.reload();
  expect(await database().comment.count({ where: { authorId: member.viewer.id } })).toBe(1);
});

test('a text that is too long is refused with the limit, and stays', async ({ page, world }) => {
  const member = await enroll('Vera Verbose');
  await arriveAs(page, member, `/articles/${world.article.slug}`);
  const long = 'word '.repeat(1_100);
  await post(page, long);
  await expect(page.getByText(/5,000 are the most/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Your comment' })).toHaveValue(long);
});

test('other people’s ids and wrong ids are not found', async ({ page, site, world }) => {
  const owner = await enroll('Ona Owner');
  const other = await enroll('Ilse Intruder');
  const id = await commentInReview(owner.viewer, world.article.slug, 'This one is mine alone, for now.');
  await arriveAs(page, other, '/');
  const headers = { origin: site.url };
  const api = page.request;
  const wrong = [
    () => api.get(`/api/v1/comments/${id}`),
    () => api.get('/api/v1/comments/not-an-id'),
    () => api.patch(`/api/v1/comments/${id}`, { data: { body: 'Mine now', revision: 1 }, headers }),
    () => api.delete(`/api/v1/comments/${id}`, { headers }),
    () => api.post('/api/v1/reviews/assignments', { data: { commentId: id }, headers }),
    () => api.post('/api/v1/reviews', { data: { assignmentId: id, verdict: 'YES' }, headers }),
    () => api.get('/my-comments/' + id + '/edit'),
    () => api.get('/articles/no-such-article'),
  ];
  for (const call of wrong) {
    const response = await call();
    expect(response.status(), response.url()).toBe(404);
  }
});

test('a body of 10 MB, operators and unknown fields are refused', async ({ page, site, world }) => {
  const member = await enroll('Hal Huge');
  await arriveAs(page, member, '/');
  const headers = { origin: site.url };
  const address = `/api/v1/articles/${world.article.slug}/comments`;
  const statusOf = async (data: unknown) => (await page.request.post(address, { data, headers })).status();
  expect(await statusOf({ body: 'x'.repeat(10 * 1024 * 1024) })).toBe(413);
  expect(await statusOf({ body: { $ne: null } })).toBe(400);
  expect(await statusOf({ body: 'Fine words', state: 'PUBLISHED' })).toBe(400);
  expect(await statusOf({ body: 'Fine words', parentId: { contains: '' } })).toBe(400);
  expect(await statusOf([])).toBe(400);
  const foreign = await page.request.post(address, {
    data: { body: 'From elsewhere' },
    headers: { origin: 'https://evil.example' },
  });
  expect(foreign.status()).toBe(403);
});

test('who was signed out meanwhile and reacts comes back to the same page', async ({ page, world }) => {
  const author = await enroll('Ada Answered');
  const member = await enroll('Otto Out');
  const id = await publishedComment(
    author.viewer,
    world.article.slug,
    'The hands were bent, and nobody said so.',
  );
  const path = `/articles/${world.article.slug}?sort=oldest`;
  await arriveAs(page, member, path);
  const group = page.getByRole('group', { name: 'Reactions to the comment by Ada Answered' });
  await expect(group.getByRole('button', { name: 'Insightful' })).toHaveAttribute('aria-pressed', 'false');
  await database().session.updateMany({
    where: { memberId: member.viewer.id },
    data: { revokedAt: new Date() },
  });
  await group.getByRole('button', { name: 'Insightful' }).click();
  await signIn(page, member);
  await expect(page).toHaveURL(new RegExp(`sort=oldest#reactions-${id}$`));
});
