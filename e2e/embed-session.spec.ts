import type { FrameLocator, Page, Request } from '@playwright/test';
import { SignJWT } from 'jose';
import { changePolicy } from '@/lib/moderation/change-policy';
import { newId } from '@/lib/platform/ids';
import { publishedComment } from './harness/comments';
import { blockCookiesOfOthers, startHost, type Host } from './harness/host';
import { arriveAs, post, reviewThree, signIn } from './harness/member';
import { startSite, type Site } from './harness/site';
import { expect, test } from './harness/test';
import { enroll } from './harness/world';

const SECRET = 'a secret that the publication and its comments share';

let [host, own]: [Host?, Site?] = [];

/** A publication on another site, and a site of ours that shares a secret with it. */
async function publication(databaseUrl: string, slug: string) {
  if (!host || !own) {
    host = await startHost();
    const { viewer } = await enroll('Ada Adminframes', 'ADMIN');
    await changePolicy({ viewer, patch: { embed: { origins: [host.origin] } } });
    own = await startSite({
      databaseUrl,
      settings: { SSO_KEY: SECRET, SSO_URL: 'http://127.0.0.1:9/sign-in' },
    });
  }
  const [{ url: home }, { origin, put }] = [own, host];
  /** Its page, and what that says of who is signed in there; nothing where there is no token. */
  const pageWith = (token?: string) =>
    put(
      '/weir',
      `<!doctype html><html lang="en"><title>The weir</title><script type="module" src="${home}/embed.js"></script>
        <h1>How the weir was built</h1>
        <trialogue-comments article="${slug}"${token === undefined ? '' : ` sso-token="${token}"`}></trialogue-comments>`,
    );
  return { home, origin, pageWith };
}

test.afterAll(async () => {
  await own?.stop();
  await host?.stop();
});

const commentsOn = (page: Page): FrameLocator => page.frameLocator('trialogue-comments iframe');
/** What people do there is what they do at home. */
const asPage = (frame: FrameLocator): Page => frame as unknown as Page;
const door = (frame: FrameLocator) =>
  frame.getByText('Please note you must be a Maverick Insider to comment.');

const tokenOf = (sub: string, audience: string, claims: object = {}) =>
  new SignJWT({ email: `${sub}@example.net`, email_verified: true, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setAudience(audience)
    .setJti(newId())
    .setIssuedAt()
    .setExpirationTime('4m')
    .sign(new TextEncoder().encode(SECRET));

/** The cookies that the frame's page is asked with. */
async function cookiesOfFrame(page: Page, go: () => Promise<unknown>): Promise<string> {
  const isFrame = (request: Request) => new URL(request.url()).pathname.startsWith('/embed/');
  const asked = page.waitForRequest((request) => isFrame(request) && request.isNavigationRequest());
  await go();
  return (await (await asked).allHeaders()).cookie ?? '';
}

test('who signs in in a window of ours writes and reviews in a frame on another site', async ({
  page,
  site,
  world,
}) => {
  test.slow();
  await blockCookiesOfOthers(page);
  const { slug } = world.article;
  const { home, origin, pageWith } = await publication(site.databaseUrl, slug);
  const address = pageWith();
  const reader = await enroll('Frieda Framed');
  const words = 'The weir was rebuilt twice, and the second time with the stones of the first.';

  await test.step('the cookie of our own pages does not come along', async () => {
    await arriveAs(page, reader, `${home}/`);
    const plain = { name: 'plain', value: '1', domain: 'localhost', path: '/', secure: true };
    await page.context().addCookies([{ ...plain, sameSite: 'None' }]);
    const cookies = await cookiesOfFrame(page, () => page.goto(address));
    expect(cookies).not.toContain('trialogue.session');
    expect(cookies).not.toContain('plain');
    await expect(door(commentsOn(page))).toBeVisible();
    await page.context().clearCookies();
  });

  const frame = commentsOn(page);
  await test.step('they sign in in a window, which asks before it hands anything over', async () => {
    await page.goto(address);
    const opened = page.waitForEvent('popup');
    await frame.getByRole('link', { name: 'sign in' }).click();
    const window = await opened;
    await signIn(window, reader);
    await expect(
      window.getByRole('heading', { name: `Comment on ${new URL(origin).host} as Frieda Framed?` }),
    ).toBeVisible();
    await expect(door(frame)).toBeVisible();
    await window.getByRole('button', { name: 'Yes, as Frieda Framed' }).click();
    await expect(frame.getByText('Signed in as Frieda Framed')).toBeVisible();
    await expect(door(frame)).toHaveCount(0);
    // Nothing of it depends on our own pages any more.
    await page.context().clearCookies({ name: 'trialogue.session' });
    const cookies = await cookiesOfFrame(page, () => page.reload());
    expect(cookies).toContain('trialogue.frame=');
    await expect(frame.getByText('Signed in as Frieda Framed')).toBeVisible();
  });

  await test.step('they write, and review three', async () => {
    await post(asPage(frame), words);
    await expect(frame.getByText('0 of 3 reviews done')).toBeVisible();
    await reviewThree(asPage(frame));
    await expect(frame.getByText('Your comment is with its reviewers')).toBeVisible();
  });

  await test.step('they sign out there, and are nobody', async () => {
    await page.goto(address);
    await frame.getByRole('button', { name: 'Sign out' }).click();
    await expect(door(frame)).toBeVisible();
    await page.reload();
    await expect(door(frame)).toBeVisible();
  });
});

test('who is signed in on the page around it is signed in to the frame, and out with it', async ({
  page,
  site,
  world,
}) => {
  test.slow();
  await blockCookiesOfOthers(page);
  const { slug } = world.article;
  const { home, pageWith } = await publication(site.databaseUrl, slug);
  const frame = commentsOn(page);

  await test.step('without a question', async () => {
    await page.goto(pageWith(await tokenOf('thea', home, { name: 'Thea Token' })));
    await expect(frame.getByText('Signed in as Thea Token')).toBeVisible();
    // The same page, from the browser's store: its token was used.
    await page.reload();
    await expect(frame.getByText('Signed in as Thea Token')).toBeVisible();
  });

  await test.step('and writes', async () => {
    await post(
      asPage(frame),
      'The millers opened the weir on the first Monday after Easter, and nobody knows why.',
    );
    await expect(frame.getByText('0 of 3 reviews done')).toBeVisible();
  });

  await test.step('under a name that they choose where theirs is taken', async () => {
    await page.goto(pageWith(await tokenOf('thea-two', home, { name: 'Thea Token' })));
    await frame.getByLabel('Display name').fill('Thea Second');
    await frame.getByRole('button', { name: 'Use this name' }).click();
    await expect(frame.getByText('Signed in as Thea Second')).toBeVisible();
  });

  await test.step('and is signed out where the page says so', async () => {
    await page.evaluate(() => document.querySelector('trialogue-comments')!.setAttribute('sso-token', ''));
    await expect(door(frame)).toBeVisible();
  });
});

/** What the element has told the page that it stands on, in turn. */
async function hearFrom(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const name of ['signedin', 'submitted', 'count'])
      document.addEventListener(`trialogue:${name}`, () => heard.push(name));
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

test('what a member does at home is done in a frame', async ({ page, site, world }) => {
  test.slow();
  await blockCookiesOfOthers(page);
  const { slug } = world.article;
  const { home, pageWith } = await publication(site.databaseUrl, slug);
  const frame = commentsOn(page);
  const other = await enroll('Otto Outside');
  const theirs = 'My grandfather laid the last of those stones himself.';
  const id = await publishedComment(other.viewer, slug, theirs);
  const words = 'The stones of the second weir came from the quarry above the town.';

  const address = pageWith(await tokenOf('wanda', home, { name: 'Wanda Within' }));
  await page.goto(address);
  const heard = await hearFrom(page);
  await expect(frame.getByText('Signed in as Wanda Within')).toBeVisible();

  await test.step('the page around hears that a comment was sent', async () => {
    await post(asPage(frame), words);
    await expect(frame.getByText('0 of 3 reviews done')).toBeVisible();
    await expect.poll(heard).toContain('submitted');
    await reviewThree(asPage(frame));
    await expect(frame.getByText('Your comment is with its reviewers')).toBeVisible();
    await expect.poll(heard).toHaveLength((await heard()).length);
    expect((await heard()).filter((name) => name === 'submitted')).toHaveLength(1);
  });

  await test.step('a reaction counts', async () => {
    const group = frame.getByRole('group', { name: 'Reactions to the comment by Otto Outside' });
    await group.getByRole('button', { name: 'Insightful' }).click();
    await expect(group.getByRole('button', { name: 'Insightful 1' })).toHaveAttribute('aria-pressed', 'true');
    await page.reload();
    await expect(group.getByRole('button', { name: 'Insightful 1' })).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('a reply that is begun is there again, and is sent', async () => {
    const theirPlace = frame.locator(`#comment-${id}`);
    await theirPlace.getByRole('link', { name: 'Reply to Otto Outside' }).click();
    const form = frame.getByRole('form', { name: 'Reply to Otto Outside' });
    const text = form.getByRole('textbox', { name: 'Your comment' });
    await text.fill('Then he will have known the foreman.');
    await expect(form.getByRole('status').filter({ hasText: 'Draft saved' })).toBeVisible();
    await page.reload();
    await theirPlace.getByRole('link', { name: 'Reply to Otto Outside' }).click();
    await expect(text).toHaveValue('Then he will have known the foreman.');
    await form.getByRole('button', { name: 'Send for review' }).click();
    await expect(frame.getByText('0 of 3 reviews done')).toBeVisible();
  });

  await test.step('their own is changed, and taken back; the news of it has the focus', async () => {
    await frame.locator('a[href$="/my-comments"]').first().click();
    await frame
      .locator('article, li')
      .filter({ hasText: words })
      .getByRole('link', { name: /^Edit/ })
      .first()
      .click();
    await frame.getByRole('textbox').first().fill(`${words} So the mason said.`);
    await frame.getByRole('button', { name: 'Send the new text' }).click();
    const news = frame.getByText(/Your new text is in/);
    await expect(news).toBeVisible();
    await expect(
      frame
        .locator('[data-arrival]:focus')
        .filter({ has: news })
        .or(news.and(frame.locator(':focus'))),
    ).toBeVisible();
    const place = frame.locator('article, li').filter({ hasText: 'So the mason said.' });
    await place
      .getByText(/^Withdraw/)
      .first()
      .click();
    await place.getByRole('button', { name: /^Yes, withdraw it/ }).click();
    await expect(frame.getByText(/You have withdrawn your comment/)).toBeVisible();
  });

  await test.step('a comment of another is reported', async () => {
    await page.goto(address);
    await frame
      .locator(`#comment-${id} a[href*="/report"]`)
      .first()
      .evaluate((link: HTMLElement) => link.click());
    await frame.getByRole('radio').first().check();
    await frame.getByRole('button', { name: /^Report comment by/ }).click();
    await expect(frame.getByText(/Thank you|is reported|moderators/i).first()).toBeVisible();
  });
});
