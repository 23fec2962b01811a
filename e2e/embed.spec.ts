import type { Browser, Frame, Page } from '@playwright/test';
import { changePolicy } from '@/lib/moderation/change-policy';
import { startHost, type Host } from './harness/host';
import { anArticle, insertComments, type InsertedComment } from './harness/threads';
import { expect, test as base, violationsOn } from './harness/test';
import { enroll } from './harness/world';

type Discussion = { slug: string; comments: InsertedComment[] };
type Worker = { host: Host; allow: (origins: string[]) => Promise<void>; discussion: Discussion };

const test = base.extend<object, Worker>({
  allow: [
    async ({ world: _world }, provide) => {
      const { viewer } = await enroll('Embla Embeds', 'ADMIN');
      await provide(async (origins) => void (await changePolicy({ viewer, patch: { embed: { origins } } })));
      await changePolicy({ viewer, patch: { embed: { origins: [] } } });
    },
    { scope: 'worker' },
  ],
  host: [
    async ({ allow }, provide) => {
      const host = await startHost();
      await allow([host.origin]);
      await provide(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],
  discussion: [
    async ({ world: _world }, provide) => {
      const { viewer } = await enroll('Frida Framed');
      const { id: articleId, slug } = await anArticle('How the weir was framed');
      const bodies = Array.from({ length: 30 }, (_, number) => `The weir stood for ${number + 2} years.`);
      await provide({ slug, comments: await insertComments({ articleId, authorId: viewer.id }, bodies) });
    },
    { scope: 'worker' },
  ],
});

/** A page as a publication might write it: the article, the discussion, and what comes after. */
function hostPage(
  site: string,
  slug: string,
  { attributes = '', lines = 3, style = '', lang = 'en', dir = 'ltr' }: Record<string, string | number> = {},
): string {
  return `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>The weir</title><link rel="icon" href="data:,">
<style>:root { color-scheme: light dark } body { max-width: 50rem; margin: 1rem auto; padding: 0 1rem } p.line { margin: 0; height: 400px } ${style}</style>
<script>window.heard = []; for (const what of ['count', 'submitted', 'signedin'])
  addEventListener('trialogue:' + what, ({ type, detail }) => heard.push([type, detail]));</script>
<script type="module" src="${site}/embed.js" async></script></head>
<body><main><h1>The weir</h1><p><a href="#before">Before</a> <trialogue-count article="${slug}">?</trialogue-count> comments</p>
${'<p class="line">A line.</p>'.repeat(Number(lines))}
<trialogue-comments article="${slug}" ${attributes}><a href="${site}/embed?article=${slug}">The comments</a></trialogue-comments>
<p><a href="#after">After</a></p></main></body></html>`;
}

const isFramed = (frame: Frame) => /^http:\/\/[^/]+\/embed\//.test(frame.url());

/** The frame, once it has said how high it is. */
async function framed(page: Page): Promise<Frame> {
  await expect.poll(() => page.frames().some(isFramed)).toBe(true);
  const frame = page.frames().find(isFramed)!;
  await frame.waitForLoadState();
  await expect
    .poll(async () => Math.abs((await frameHeight(page)) - (await contentHeight(frame))))
    .toBeLessThan(2);
  return frame;
}
const frameHeight = (page: Page) =>
  page.locator('trialogue-comments iframe').evaluate((frame) => frame.getBoundingClientRect().height);
const contentHeight = (frame: Frame) =>
  frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));

async function expectAccessible(page: Page, frame: Frame): Promise<void> {
  // What is out of sight of the window is not drawn, and its colours stay as they were.
  await page.locator('trialogue-comments').scrollIntoViewIfNeeded();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Colours change by degrees.
    await expect.poll(() => frame.evaluate(() => document.getAnimations().length)).toBe(0);
    const found = (await violationsOn(frame)).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    expect(found, colorScheme).toEqual([]);
  }
}

test('a discussion stands under an article of another site, fetched when it is near, and as high as what it holds', async ({
  page,
  site,
  host,
  discussion: { slug },
}) => {
  const address = host.put('/lazy', hostPage(site.url, slug, { lines: 10 }));
  await page.goto(address);
  await expect(page.locator('trialogue-count')).toHaveText('30');
  await expect(page.getByRole('link', { name: 'The comments' })).toBeAttached();
  expect(page.frames()).toHaveLength(1);

  await page.locator('trialogue-comments').scrollIntoViewIfNeeded();
  const frame = await framed(page);
  expect(await frameHeight(page)).toBeGreaterThan(3_000);
  await expect(page.locator('trialogue-comments iframe')).toHaveAttribute('title', 'Comments');
  await expect(page.getByRole('link', { name: 'The comments' })).toBeHidden();
  await expect(frame.getByRole('heading', { level: 1, name: 'How the weir was framed' })).toBeAttached();
  await expect(frame.getByRole('banner')).toHaveCount(0);
  await expect(frame.getByText('The weir stood for 31 years.')).toBeVisible();
  expect(await page.evaluate('heard')).toEqual([['trialogue:count', { article: slug, count: 30 }]]);
  await expectAccessible(page, frame);

  await page.setViewportSize({ width: 320, height: 700 });
  await framed(page);
  expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);

  // The next time its place is kept for it.
  await page.goto(address);
  await page.locator('trialogue-comments').scrollIntoViewIfNeeded();
  const kept = page.locator('trialogue-comments iframe');
  expect(await kept.evaluate((one: HTMLIFrameElement) => parseFloat(one.style.height))).toBeGreaterThan(
    3_000,
  );
});

test('what belongs to the discussion stays in the frame, and what leads away opens beside the page', async ({
  page,
  site,
  host,
  discussion: { slug },
}) => {
  await page.goto(host.put('/ways', hostPage(site.url, slug)));
  const frame = await framed(page);
  await frame.getByRole('link', { name: 'Oldest' }).click();
  await expect(frame.getByText('The weir stood for 2 years.')).toBeInViewport();
  expect(new URL(frame.url()).search).toBe('?sort=oldest');

  const beside = page.context().waitForEvent('page');
  await frame.getByRole('link', { name: 'sign in' }).click();
  await expect(await beside).toHaveURL(/\/sign-in\?callbackUrl=%2Fsign-in%2Fhandover/);
  expect(page.url()).toBe(`${host.origin}/ways`);
});

test('the Tab key goes into the frame and out of it on the other side', async ({
  page,
  site,
  host,
  discussion,
}) => {
  await page.goto(host.put('/keys', hostPage(site.url, discussion.slug, { lines: 0 })));
  await framed(page);
  await page.getByRole('link', { name: 'Before' }).focus();
  await page.keyboard.press('Tab');
  const inFrame = () => page.evaluate(() => document.activeElement?.localName === 'trialogue-comments');
  await expect.poll(inFrame).toBe(true);
  let pressed = 0;
  while ((await inFrame()) && pressed < 300) {
    await page.keyboard.press('Tab');
    pressed += 1;
  }
  expect(pressed).toBeGreaterThan(30);
  await expect(page.getByRole('link', { name: 'After' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect.poll(inFrame).toBe(true);
});

test('a link to a comment is one to the page around it, which opens and scrolls to it', async ({
  page,
  context,
  site,
  host,
  discussion: { slug, comments },
}) => {
  const { id, body } = comments[4]!;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${host.put('/weir', hostPage(site.url, slug, { lines: 6 }))}?comment=${id}`);
  const frame = await framed(page);
  expect(new URL(frame.url()).pathname).toBe(`/embed/${slug}/comments/${id}`);
  await expect(frame.getByText(body)).toBeInViewport();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1_500);

  await frame.getByRole('button', { name: 'Copy link' }).first().click();
  await expect(frame.getByText('Link copied').first()).toBeVisible();
  await page.getByRole('heading', { name: 'The weir' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`${host.origin}/weir?comment=${id}`);

  await frame.getByRole('link', { name: 'All comments' }).first().click();
  await expect.poll(() => new URL(page.frames().find(isFramed)!.url()).pathname).toBe(`/embed/${slug}`);
});

test('looks as the page around it would have it, and refuses what could not be read', async ({
  page,
  site,
  host,
  discussion: { slug },
}) => {
  const style = 'trialogue-comments { --trialogue-paper: rgb(255, 248, 238); --trialogue-ink-soft: #eee }';
  await page.goto(
    host.put('/look', hostPage(site.url, slug, { attributes: 'scheme="light" accent="#8a1c1c"', style })),
  );
  const frame = await framed(page);
  const seen = () =>
    frame.evaluate(() => ({
      theme: document.documentElement.dataset.theme,
      paper: getComputedStyle(document.documentElement).backgroundColor,
      link: getComputedStyle(document.querySelector('a[href="/policy"]')!).color,
      soft: document.documentElement.style.getPropertyValue('--ink-soft'),
    }));
  expect(await seen()).toEqual({
    theme: 'light',
    paper: 'rgb(255, 248, 238)',
    link: 'rgb(138, 28, 28)',
    soft: '',
  });
  await expectAccessible(page, frame);

  // Left out, it is as the page is: white at night, and dark by day.
  for (const [colorScheme, scheme] of [
    ['dark', 'light'],
    ['light', 'dark'],
  ] as const) {
    await page.locator('trialogue-comments').evaluate((element, scheme) => {
      document.documentElement.style.colorScheme = scheme;
      element.removeAttribute('scheme');
    }, scheme);
    // It is looked at anew whenever the system changes.
    await page.emulateMedia({ colorScheme });
    await expect.poll(seen).toMatchObject({ theme: scheme });
  }

  // In the dark neither can be read: all of it is ours again.
  await page.locator('trialogue-comments').evaluate((element) => element.setAttribute('scheme', 'dark'));
  await expect
    .poll(seen)
    .toMatchObject({ theme: 'dark', paper: 'rgb(20, 22, 21)', link: 'rgb(127, 208, 171)' });
  await expectAccessible(page, frame);
});

test('is in the language of the page around it, from right to left, and stays so', async ({
  page,
  site,
  host,
  discussion: { slug },
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(
    host.put('/ar', hostPage(site.url, slug, { attributes: 'lang="ar"', lang: 'ar', dir: 'rtl' })),
  );
  const frame = await framed(page);
  const written = () => frame.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
  expect(await written()).toEqual(['ar', 'rtl']);
  await expect(page.locator('trialogue-comments iframe')).toHaveAttribute('title', 'التعليقات');
  expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await expectAccessible(page, frame);
  await frame.locator('a[href*="sort=oldest"]').click();
  await expect(frame.getByText('The weir stood for 2 years.')).toBeInViewport();
  expect(await written()).toEqual(['ar', 'rtl']);
});

/** A browser whose console may say that something was refused. */
const onItsOwn = async (browser: Browser, javaScriptEnabled = true) =>
  (await browser.newContext({ javaScriptEnabled })).newPage();

test('on a site that is not allowed, one sentence leads to the discussion here; and no frame shows it', async ({
  browser,
  site,
  host,
  allow,
  request,
  discussion: { slug },
}) => {
  const policyOf = async (path: string) =>
    /frame-ancestors ([^;]*)/.exec((await request.get(path)).headers()['content-security-policy'] ?? '')?.[1];
  expect(await policyOf(`/embed/${slug}`)).toBe(host.origin);
  expect(await policyOf(`/articles/${slug}`)).toBe("'none'");
  await allow([]);
  const page = await onItsOwn(browser);
  try {
    await expect.poll(() => policyOf(`/embed/${slug}`)).toBe("'none'");
    await page.goto(host.put('/refused', hostPage(site.url, slug)));
    const way = page.getByRole('link', { name: /^Read and write the comments at localhost:/ });
    await way.click();
    await expect(page).toHaveURL(`${site.url}/articles/${slug}#comments`);

    await page.goto(host.put('/raw', `<!doctype html><iframe src="${site.url}/embed/${slug}"></iframe>`));
    await expect(page.frameLocator('iframe').getByText('The weir stood')).toHaveCount(0);
    expect(page.frames().some(isFramed)).toBe(false);
  } finally {
    await allow([host.origin]);
    await page.context().close();
  }
});

test('without script, a link leads to the discussion; and a server has it as plain HTML', async ({
  browser,
  site,
  host,
  request,
  discussion: { slug },
}) => {
  const page = await onItsOwn(browser, false);
  await page.goto(host.put('/plain', hostPage(site.url, slug)));
  await page.getByRole('link', { name: 'The comments' }).click();
  await expect(page).toHaveURL(`${site.url}/articles/${slug}#comments`);

  const fragment = await request.get(`/embed/${slug}/fragment`);
  const { etag, 'surrogate-key': keys, 'cache-control': kept } = fragment.headers();
  expect([fragment.status(), kept]).toEqual([200, 'public, max-age=0, must-revalidate']);
  expect(keys).toMatch(/^article:[0-9a-f-]{36} policy$/);
  const again = await request.get(`/embed/${slug}/fragment`, { headers: { 'if-none-match': etag ?? '' } });
  expect(again.status()).toBe(304);
  await page.goto(
    host.put('/served', `<!doctype html><html lang="en"><title>Served</title><main>${await fragment.text()}`),
  );
  await expect(page.getByRole('region', { name: 'Comments' }).getByRole('article')).toHaveCount(30);
  expect((await request.get('/embed.css')).headers()['cross-origin-resource-policy']).toBe('cross-origin');
  expect((await request.get('/embed.js')).headers()).toMatchObject({
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=3600',
  });
  await page.context().close();
});
