import type { Page } from '@playwright/test';
import { database } from '@/lib/platform/db';
import { publishedComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { expect, inspect, kind, test } from './harness/test';
import { enroll } from './harness/world';

/** What a page says of itself, for the browser that sets it and the machine that reads it out. */
async function expectReadIn(page: Page, [lang, dir]: [string, 'ltr' | 'rtl']): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await expect(page.locator('html')).toHaveAttribute('dir', dir);
}

const choose = (page: Page, language: string) =>
  page.getByRole('contentinfo').getByRole('button', { name: language, exact: true }).click();

test('anybody reads on in another language, on every page, and back @scriptless', async ({
  page,
  world,
  stranger,
}) => {
  test.slow();
  await page.goto('/policy');
  await expectReadIn(page, ['en', 'ltr']);
  await expect(page.getByRole('button', { name: 'English' })).toHaveAttribute('aria-current', 'true');

  await choose(page, 'العربية');
  await expect(page).toHaveURL(/\/policy$/);
  await expectReadIn(page, ['ar', 'rtl']);
  await expect(page.getByRole('heading', { level: 1, name: 'سياسة التعليقات' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: 'كن مهذبًا' })).toBeVisible();
  await inspect(page);

  // The choice holds on the next page, where the article stays in its own language.
  for (const path of [
    '/',
    `/articles/${world.article.slug}`,
    '/how-peer-review-works',
    '/transparency',
    '/privacy',
    '/nowhere',
  ]) {
    const response = await page.goto(path);
    expect(response?.headers()['content-language']).toBe('ar');
    await expectReadIn(page, ['ar', 'rtl']);
    await inspect(page);
  }
  await page.goto(`/articles/${world.article.slug}`);
  const headline = page.getByRole('heading', { level: 1, name: world.article.title });
  expect(await headline.evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))).toBe('en');
  expect(await headline.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');

  // Somebody else is still shown what the publication shows, from a copy of its own.
  const other = await stranger();
  await other.goto('/policy');
  await expectReadIn(other, ['en', 'ltr']);

  await choose(page, 'Afrikaans');
  await expectReadIn(page, ['af', 'ltr']);
  await choose(page, 'English');
  await expectReadIn(page, ['en', 'ltr']);
  await expect(page).toHaveURL(new RegExp(`/articles/${world.article.slug}$`));
});

test('a member’s choice is kept with the account, and follows them to another browser @plain', async ({
  page,
  stranger,
}) => {
  const account = await enroll(`Layla Language ${kind()}`);
  await arriveAs(page, account, '/my-comments');
  await choose(page, 'العربية');
  await expect(page).toHaveURL(/\/my-comments$/);
  await expectReadIn(page, ['ar', 'rtl']);
  await inspect(page);
  const { language } = await database().member.findUniqueOrThrow({ where: { id: account.viewer.id } });
  expect(language).toBe('ar');

  const elsewhere = await stranger();
  await arriveAs(elsewhere, account, '/account');
  await expectReadIn(elsewhere, ['ar', 'rtl']);
  // What this browser is told holds here, and from now on everywhere.
  await choose(elsewhere, 'English');
  await expectReadIn(elsewhere, ['en', 'ltr']);
});

test('a refusal is told in the reader’s language @plain', async ({ page }) => {
  await page.goto('/sign-in');
  await choose(page, 'Afrikaans');
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.locator('input[name=email]').fill('nobody@example.org');
  await page.locator('input[name=password]').fill('no such password');
  await page.getByRole('button', { name: 'Meld aan', exact: true }).click();
  await expect(
    page.getByText('Hierdie e-posadres en wagwoord hoort nie bymekaar nie.').first(),
  ).toBeVisible();
});

test('a form elsewhere changes nobody’s language, and what is no language nobody’s page', async ({
  page,
  site,
}) => {
  const send = (origin: string, to: string) =>
    page.request.post(`${site.url}/language`, {
      headers: { origin },
      form: { to, back: 'https://elsewhere.example/' },
      maxRedirects: 0,
    });
  const foreign = await send('https://elsewhere.example', 'ar');
  expect(foreign.status()).toBe(403);
  expect(foreign.headers()['set-cookie']).toBeUndefined();
  const madeUp = await send(new URL(site.url).origin, 'xx');
  expect(madeUp.status()).toBe(303);
  expect(madeUp.headers()['set-cookie']).toBeUndefined();
  const ours = await send(new URL(site.url).origin, 'af');
  expect(ours.headers().location).toBe('/');
  expect(ours.headers()['set-cookie']).toMatch(/^trialogue\.language=af; .*HttpOnly/i);
});

test('on paper stands what was written, and nothing that can only be pressed @scriptless', async ({
  page,
  world,
}) => {
  const author = await enroll(`Petra Paper ${kind()}`);
  const text = `What stands here goes to the archive, on paper (${kind()}).`;
  await publishedComment(author.viewer, world.article.slug, text);
  await page.goto(`/articles/${world.article.slug}`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByText(text)).toBeVisible();
  const comment = page.getByRole('article').filter({ hasText: text }).last();
  await expect(comment.getByText(author.displayName).first()).toBeVisible();
  await expect(comment.locator('time')).toBeVisible();
  for (const control of [page.getByRole('navigation'), page.locator('form'), page.locator('theme-switch')])
    for (const one of await control.all()) await expect(one).toBeHidden();
  const [ink, paper] = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.documentElement);
    return [color, backgroundColor];
  });
  expect([ink, paper]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
});

test('what is wrong with a setting is said in the administrator’s language, and what they typed stays @plain', async ({
  page,
}) => {
  const admin = await enroll(`Ansie Administrateur ${kind()}`, 'ADMIN');
  await arriveAs(page, admin, '/admin/policy');
  await choose(page, 'Afrikaans');
  const form = page.getByRole('form', { name: 'Beleid' });
  const lease = form.locator('input[name=lease]');
  await lease.fill('x');
  await form.locator('input[name=fewestReviews]').fill('6');
  await form.locator('button[type=submit]').click();
  await expect(form.getByText(/moet ’n heelgetal van 1 tot 1440 wees\.$/).first()).toBeVisible();
  await expect(lease).toHaveValue('x');
  await expect(form.locator('input[name=fewestReviews]')).toHaveValue('6');
  await inspect(page);
});
