import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openCase } from '@/e2e/harness/desk';
import { blockCookiesOfOthers } from '@/e2e/harness/host';
import { withSite, type Site } from '@/e2e/harness/site';
import { test as base, expect, expectNoSidewaysScroll, inspect } from '@/e2e/harness/test';
import { enroll } from '@/e2e/harness/world';
import { EVENTS } from '@/lib/articles/ghost/webhooks';
import { query } from '@/lib/testing/database';
import { portalFile } from '@/scripts/testing/install-ghost.mjs';
import { startGhost, type Ghost } from './testing/ghost';
import { activateTheme, addIntegration, injectCode, OWNER, publishPost, setUp } from './testing/owner';
import { beginAgain, click, noteElapsed, paste, PATIENCE_MS, sayHowLong, timed, type } from '../testing/pace';
import { compose, discussionOn, reviewThree, sendOnceInLine, stateOf, write } from '../testing/people';

/** A stock Ghost as npm has it, with what docs/integration.md says to do in it, and nothing else. */

/** What the guide says about Ghost. */
const [, GUIDE = ''] = /^## Ghost\n(.*?)^## /ms.exec(readFileSync(join('docs', 'integration.md'), 'utf8'))!;
const snippets = (language: string): string[] =>
  Array.from(GUIDE.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms')), ([, code]) => code!);
const [INJECTION = ''] = snippets('html');
const [IN_POST = '', IN_LISTS = ''] = snippets('hbs');
/** What it calls something on a page. */
function called(words: string): string {
  expect(GUIDE).toContain(`“${words}”`);
  return words;
}

const THEME = 'harbour';
/** A copy of the theme that Ghost comes with, with the lines that the guide has for themes. */
function addTheme(themes: string): void {
  const folder = join(themes, THEME);
  cpSync(join(themes, 'source'), folder, { recursive: true });
  const change = (file: string, change: (text: string) => string): void => {
    const path = join(folder, file);
    const [before, after] = [readFileSync(path, 'utf8'), change(readFileSync(path, 'utf8'))];
    expect(after).not.toBe(before);
    writeFileSync(path, after);
  };
  change('package.json', (text) => text.replace('"name": "source"', `"name": "${THEME}"`));
  change('post.hbs', (text) => text.replace('</main>', `${IN_POST}</main>`));
  change('partials/post-card.hbs', (text) => text.replace('</footer>', `${IN_LISTS}</footer>`));
}

type Fixtures = { ghost: Ghost; owner: Page };

/** With a site whose members Ghost knows. */
const test = base.extend<object, Fixtures>({
  ghost: [
    async ({}, provide) => {
      const ghost = await startGhost(addTheme);
      await provide(ghost);
      await ghost.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  /** Whose Ghost it is, at its desk: what goes wrong on its pages is its own. */
  owner: [
    async ({ browser }, provide) => {
      const page = await browser.newPage();
      await withoutNet(page);
      await provide(page);
      await page.close();
    },
    { scope: 'worker' },
  ],
  site: [
    async ({ ghost }, provide) => {
      const settings = {
        GHOST_URL: ghost.url,
        // It looks at pages of Ghost's, which are on this machine.
        FETCH_LOOPBACK_FOR_TESTS: '1',
      };
      await withSite({ jobs: true, settings }, provide);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
test.describe.configure({ mode: 'serial' });
test.afterAll(sayHowLong);

/** Without a net, Ghost finds no machine by its name: what it was told to tell of to this one, it tells by its number. */
async function tellByNumber({ admin }: Ghost, { url }: Site): Promise<void> {
  type Webhook = { id: string; event: string; target_url: string };
  const { integrations } = await admin<{ integrations: { webhooks?: Webhook[] }[] }>(
    'GET',
    'integrations/?include=webhooks&limit=all',
  );
  const ours = integrations
    .flatMap(({ webhooks = [] }) => webhooks)
    .filter(({ target_url }) => target_url.startsWith(url));
  expect(ours.map(({ event }) => event).sort()).toEqual([...EVENTS].sort());
  for (const { id, target_url } of ours)
    await admin('PUT', `webhooks/${id}/`, {
      webhooks: [{ target_url: target_url.replace('localhost', '127.0.0.1') }],
    });
}

type Post = { id: string; url: string; title: string; updated_at: string };
const insertPost = async ({ admin }: Ghost, more: object): Promise<Post> => {
  const posts = [{ html: '<p>Long ago.</p>', status: 'published', ...more }];
  return (await admin<{ posts: Post[] }>('POST', 'posts/?source=html', { posts })).posts[0]!;
};
const change = async ({ admin }: Ghost, { id, updated_at }: Post, more: object): Promise<Post> => {
  const posts = [{ updated_at, ...more }];
  return (await admin<{ posts: Post[] }>('PUT', `posts/${id}/`, { posts })).posts[0]!;
};
/** What Trialogue knows of a post. */
const known = async ({ url }: Site, { id }: Pick<Post, 'id'>): Promise<Record<string, unknown> | null> => {
  const answer = await fetch(`${url}/embed?article=ghost-${id}`, { redirect: 'manual' });
  const slug = /\/articles\/([^#?]+)/.exec(answer.headers.get('location') ?? '')?.[1];
  if (slug === undefined) return null;
  return (await (await fetch(`${url}/api/v1/articles/${slug}`)).json()) as Record<string, unknown>;
};

const door = (page: Page) =>
  discussionOn(page).getByText('Please note you must be a Maverick Insider to comment.');

/** There is no net. What Ghost's pages have from there for members to sign up and in by, Portal, they get as npm has it. */
async function withoutNet(page: Page): Promise<void> {
  const headers = { 'access-control-allow-origin': '*' };
  await page.route(
    ({ hostname }) => !['localhost', '127.0.0.1'].includes(hostname),
    (route) =>
      route.fulfill(
        route.request().url().includes('/portal@')
          ? { path: portalFile(process.cwd()), contentType: 'text/javascript', headers }
          : {},
      ),
  );
}

/** Somebody's browser: it blocks the cookies of other sites. */
async function readerOf(stranger: () => Promise<Page>): Promise<Page> {
  const page = await stranger();
  await withoutNet(page);
  await blockCookiesOfOthers(page);
  return page;
}

const portalOn = (page: Page) => page.frameLocator('iframe[title="portal-popup"]');

/** Whoever is led to Ghost's own form asks for a letter there, and follows its link. */
async function askForLetter(page: Page, { mail }: Ghost, { email, name }: Person): Promise<void> {
  const [before, portal] = [mail.received.length, portalOn(page)];
  if (name) await type(portal.getByLabel('Name'), name);
  await type(portal.getByLabel('Email'), email);
  await click(portal.getByRole('button', { name: name ? 'Sign up' : 'Continue', exact: true }));
  await expect(portal.getByRole('heading', { name: /check your email/i })).toBeVisible();
  const letter = () => mail.received.slice(before).find(({ envelope }) => envelope.to.includes(email));
  await expect.poll(letter).toBeDefined();
  await page.goto(/http:\S+\/members\/\?token=\S+/.exec(letter()!.text)![0]);
}

/** `name`: as they sign up with at Ghost, the first time. */
type Person = { email: string; name?: string };

/** Signs somebody in to Ghost, or up, by the way that the discussion under a post shows. */
async function signInToGhost(page: Page, ghost: Ghost, { at, ...person }: Person & { at: string }) {
  await page.goto(at);
  const way = person.name ? 'Sign up here' : 'sign in';
  await click(discussionOn(page).getByRole('link', { name: way, exact: true }));
  await askForLetter(page, ghost, person);
  // Ghost leads back to where they were.
  await expect(page).toHaveURL(at);
}

/** The name that somebody has in discussions, asked for once: the one that they have at Ghost is there already. */
async function takeName(page: Page, name: string): Promise<void> {
  await expect(discussionOn(page).getByLabel('Display name')).toHaveValue(name);
  await click(discussionOn(page).getByRole('button', { name: 'Use this name' }));
  await expect(discussionOn(page).getByText(`Signed in as ${name}`)).toBeVisible();
}

let story: Post;

test('from a stock Ghost to a comment that peers post, and one that the desk posts', async ({
  stranger,
  owner,
  ghost,
  site,
  world,
}) => {
  test.setTimeout(PATIENCE_MS);
  await timed('Ghost', 'what it asks whoever installs it (once, and not ours)', () =>
    setUp(owner, ghost.url),
  );
  beginAgain();
  let key = '';
  await timed('Ghost', 'a custom integration, whose key is copied', async () => {
    key = await addIntegration(owner, {
      button: called('Add custom integration'),
      name: called('Trialogue'),
      copied: called('Admin API key'),
    });
  });
  const desk = await stranger();
  await timed('Trialogue', 'its administrator signs in, and connects the two', async () => {
    await desk.goto('/sign-in?callbackUrl=/admin/ghost');
    const form = desk.getByRole('form', { name: 'Sign in' });
    await type(form.getByLabel('Email'), world.admin.email);
    await paste(form.getByLabel('Password', { exact: true }), world.admin.password);
    await click(form.getByRole('button', { name: 'Sign in', exact: true }));
    await paste(desk.getByLabel(called('Admin API key')), key);
    await click(desk.getByRole('button', { name: called('Connect Ghost') }));
    await expect(desk.getByText('Ghost is connected')).toBeVisible();
  });
  await tellByNumber(ghost, site);
  const code = await desk
    .getByRole('region', { name: called('The line for its pages') })
    .locator('code')
    .innerText();
  expect(code).toBe(INJECTION.trim().replace('https://comments.example.org', site.url));
  expect(code.split('\n').length, 'lines').toBeLessThanOrEqual(10);
  await timed('Ghost', 'the line for its pages', () =>
    injectCode(owner, { tab: called('Site footer'), code }),
  );
  const title = 'How the weir was built';
  await timed('Ghost', 'a post is written and published', () =>
    publishPost(owner, { at: ghost.url, title, text: 'Long ago, and twice.' }),
  );
  const { posts } = await ghost.admin<{ posts: Post[] }>('GET', 'posts/?filter=slug:how-the-weir-was-built');
  story = posts[0]!;
  await expect
    .poll(() => known(site, story))
    .toMatchObject({ title, address: story.url, byline: OWNER.name, discussion: { takes: 'OPEN' } });

  const words = 'The weir was rebuilt twice, from the stones of the first.';
  const author = await readerOf(stranger);
  // Others come at the same time.
  const peers = Promise.all(
    ['Ola Peerghost', 'Pia Peerghost'].map(async (name) => {
      const peer = await readerOf(stranger);
      const email = `${name.split(' ')[0]}@example.net`.toLowerCase();
      await timed('A peer', 'signs up meanwhile, and writes', async () => {
        await signInToGhost(peer, ghost, { email, name, at: story.url });
        await takeName(peer, name);
        await compose(peer, `${name} remembers the night it broke, from the mill.`);
      });
      await timed('A peer', 'sends it once another is in line, and reviews three', async () => {
        await sendOnceInLine(peer, words);
        await reviewThree(peer);
      });
    }),
  );
  // What goes wrong with the author is said first.
  peers.catch(() => undefined);
  await timed(
    'A reader',
    'signs up at Ghost by its letter, and takes the name that they have there',
    async () => {
      await signInToGhost(author, ghost, {
        email: 'ria@example.net',
        name: 'Ria Ghostreader',
        at: story.url,
      });
      await takeName(author, 'Ria Ghostreader');
    },
  );
  await timed('A reader', 'writes, and reviews three', async () => {
    await write(author, words);
    await reviewThree(author);
    await expect(discussionOn(author).getByText('Your comment is with its reviewers')).toBeVisible();
  });
  const posted = async () => {
    await expect.poll(() => stateOf(words), { timeout: PATIENCE_MS }).toBe('PUBLISHED');
    noteElapsed('to a comment that is posted');
  };

  const coarse = 'Only an arsehole opens the sluice at night.';
  const decided = async () => {
    await timed('A reader', 'writes what comes to a moderator', async () => {
      await author.reload();
      await write(author, coarse, { twice: true });
      await expect.poll(() => stateOf(coarse)).toBe('REFERRED');
    });
    await timed('Trialogue', 'a moderator opens the case, and publishes it', async () => {
      await desk.goto('/admin');
      await openCase(desk, { displayName: 'Ria Ghostreader' });
      await click(desk.getByRole('button', { name: 'Publish comment by Ria Ghostreader' }));
      await expect(desk.getByText('Published: the comment by Ria Ghostreader')).toBeVisible();
    });
    noteElapsed('to one that is decided at the desk');
  };
  await Promise.all([posted(), decided(), peers]);
  const reader = await readerOf(stranger);
  await timed('Anybody', 'reads what was posted', async () => {
    await reader.goto(story.url);
    await expect(discussionOn(reader).getByText(words)).toBeVisible();
    await expect(discussionOn(reader).getByText('Ria Ghostreader', { exact: true }).first()).toBeVisible();
  });
  await reader.reload();
  await expect(discussionOn(reader).getByText(coarse)).toBeVisible();

  // The desk says how the connection stands.
  await desk.goto('/admin/ghost');
  const state = desk.getByRole('region', { name: 'How it stands' });
  for (const words of [
    `The Harbour Post answers at ${ghost.url}`,
    'is among them',
    '1 was read',
    'Ghost last told',
  ])
    await expect(state).toContainText(words);
  await expect(state.getByText('To do')).toHaveCount(0);
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [390, 1280]) {
      await desk.setViewportSize({ width, height: 900 });
      await desk.emulateMedia({ colorScheme });
      await expectNoSidewaysScroll(desk);
      // For whoever looks at it.
      await desk.screenshot({
        path: test.info().outputPath(`desk-${colorScheme}-${width}.png`),
        fullPage: true,
      });
    }
  await inspect(desk);
});

test('who has signed up at Ghost is a member by the address that they have shown there', async ({
  stranger,
  ghost,
}) => {
  const [member] = await query<object>(
    `select email_folded as email, verified_at is not null as verified from members where display_name = 'Ria Ghostreader'`,
  );
  expect(member).toEqual({ email: 'ria@example.net', verified: true });
  // They are known from then on, whichever browser they come with.
  const page = await readerOf(stranger);
  await signInToGhost(page, ghost, { email: 'ria@example.net', at: story.url });
  await expect(discussionOn(page).getByText('Signed in as Ria Ghostreader')).toBeVisible();
});

test('what is published, changed, taken back and deleted, Trialogue is told', async ({ ghost, site }) => {
  const written = await insertPost(ghost, {
    title: 'How the mill was built',
    custom_excerpt: 'Twice.',
    tags: [{ name: 'Water' }],
  });
  await expect
    .poll(() => known(site, written))
    .toMatchObject({
      title: 'How the mill was built',
      address: written.url,
      byline: 'Olive Owner',
      topics: ['Water'],
      standfirst: 'Twice.',
      discussion: { takes: 'OPEN' },
    });
  const changed = await change(ghost, written, { title: 'How the mill broke' });
  await expect.poll(() => known(site, changed)).toMatchObject({ title: 'How the mill broke' });
  const draft = await change(ghost, changed, { status: 'draft' });
  const takenBack = { discussion: { takes: 'ARCHIVED', note: 'The article was taken back.' } };
  await expect.poll(() => known(site, changed)).toMatchObject(takenBack);
  await change(ghost, draft, { status: 'published' });
  await expect.poll(() => known(site, changed)).toMatchObject({ discussion: { takes: 'OPEN', note: '' } });

  const other = await insertPost(ghost, { title: 'A post that goes' });
  await expect.poll(() => known(site, other)).toMatchObject({ title: 'A post that goes' });
  await ghost.admin('DELETE', `posts/${other.id}/`);
  await expect.poll(() => known(site, other)).toMatchObject(takenBack);
});

test('a post from before is known at once, with all that is to be known of it', async ({
  ghost,
  site,
  stranger,
}) => {
  const { posts } = await ghost.admin<{ posts: (Post & { published_at: string })[] }>(
    'GET',
    'posts/?filter=slug:coming-soon',
  );
  const [before] = posts;
  await expect
    .poll(() => known(site, before!))
    .toMatchObject({
      slug: 'coming-soon',
      title: 'Coming soon',
      address: before!.url,
      publishedAt: before!.published_at,
      byline: OWNER.name,
      topics: ['News'],
      discussion: { takes: 'OPEN' },
    });
  const page = await readerOf(stranger);
  await page.goto(before!.url);
  await expect(door(page)).toBeVisible();
  // What Ghost tells of it from then on is of the same article.
  await change(ghost, before!, { title: 'Coming very soon' });
  await expect
    .poll(() => known(site, before!))
    .toMatchObject({ title: 'Coming very soon', slug: 'coming-soon' });
});

test('a post whose address changes keeps its discussion', async ({ stranger, ghost, site }) => {
  const comments = [/rebuilt twice/, /opens the sluice/];
  const [now] = (await ghost.admin<{ posts: Post[] }>('GET', `posts/?filter=id:${story.id}`)).posts;
  const moved = await change(ghost, now!, { slug: 'the-weir' });
  expect(moved.url).not.toBe(story.url);
  await expect.poll(() => known(site, moved)).toMatchObject({ address: moved.url, commentCount: 2 });
  story = moved;
  const reader = await readerOf(stranger);
  await reader.goto(story.url);
  for (const comment of comments) await expect(discussionOn(reader).getByText(comment)).toBeVisible();
});

test('who signs out in the discussion is signed out of Ghost, and who does so there, of the discussion', async ({
  stranger,
  ghost,
}) => {
  const page = await readerOf(stranger);
  const session = () => page.evaluate(async () => (await fetch('/members/api/session/')).status);
  const signIn = () => signInToGhost(page, ghost, { email: 'ria@example.net', at: story.url });
  await signIn();
  await expect(discussionOn(page).getByText('Signed in as Ria Ghostreader')).toBeVisible();
  await discussionOn(page).getByRole('button', { name: 'Sign out' }).click();
  await expect(door(page)).toBeVisible();
  await expect.poll(session).toBe(204);
  await page.reload();
  await expect(door(page)).toBeVisible();

  await signIn();
  await expect(discussionOn(page).getByText('Signed in as Ria Ghostreader')).toBeVisible();
  // As Portal does it.
  await page.evaluate(() => fetch('/members/api/session/', { method: 'DELETE' }));
  await page.reload();
  await expect(door(page)).toBeVisible();
  expect(await session()).toBe(204);
});

test('who changes their address at Ghost stays who they are, and who is deleted there is signed out', async ({
  stranger,
  ghost,
}) => {
  const [before, after] = ['ria@example.net', 'ria.new@example.net'];
  const page = await readerOf(stranger);
  await signInToGhost(page, ghost, { email: before, at: story.url });
  await expect(discussionOn(page).getByText('Signed in as Ria Ghostreader')).toBeVisible();
  type Members = { members: { id: string }[] };
  const [{ id } = { id: '' }] = (await ghost.admin<Members>('GET', `members/?filter=email:'${before}'`))
    .members;
  await ghost.admin('PUT', `members/${id}/`, { members: [{ email: after }] });
  const address = async () =>
    (await query<{ email: string }>(`select email from members where display_name = 'Ria Ghostreader'`))[0]
      ?.email;
  await expect.poll(address).toBe(after);
  await page.reload();
  await expect(discussionOn(page).getByText('Signed in as Ria Ghostreader')).toBeVisible();
  const other = await readerOf(stranger);
  await signInToGhost(other, ghost, { email: after, at: story.url });
  await expect(discussionOn(other).getByText('Signed in as Ria Ghostreader')).toBeVisible();

  await ghost.admin('DELETE', `members/${id}/`);
  await page.reload();
  await expect(door(page)).toBeVisible();
  await expect(discussionOn(page).getByText(/rebuilt twice/)).toBeVisible();
});

test('who has an account here by the same address is told, and signs in by our own window', async ({
  stranger,
  ghost,
}) => {
  const member = await enroll('Tamsin Hasone');
  const page = await readerOf(stranger);
  await signInToGhost(page, ghost, { email: member.email, name: 'Tamsin', at: story.url });
  await discussionOn(page).getByLabel('Display name').fill('Tamsin Other');
  await discussionOn(page).getByRole('button', { name: 'Use this name' }).click();
  const opened = page.waitForEvent('popup');
  await discussionOn(page).getByRole('link', { name: 'The page cannot sign you in here' }).click();
  await expect((await opened).getByRole('form', { name: 'Sign in' })).toBeVisible();
});

test('a theme has the discussion where it wants it, and counts in its lists', async ({
  owner,
  stranger,
  ghost,
}) => {
  await activateTheme(owner, { at: ghost.url, theme: THEME });
  const reader = await readerOf(stranger);
  await reader.goto(ghost.url);
  const card = reader.locator('.gh-card').filter({ hasText: 'How the weir was built' });
  await expect(card).toContainText('2 comments');
  await expect(reader.locator('.gh-card').filter({ hasText: 'How the mill broke' })).toContainText(
    '0 comments',
  );
  await card.click();
  await expect(reader).toHaveURL(story.url);
  await expect(reader.locator('main > div > trialogue-comments')).toHaveCount(1);
  await expect(reader.locator('trialogue-comments')).toHaveCount(1);
  await expect(discussionOn(reader).getByText(/rebuilt twice/)).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 1280]) {
      await reader.setViewportSize({ width, height: 900 });
      await reader.emulateMedia({ colorScheme });
      await expectNoSidewaysScroll(reader);
      // For whoever looks at it.
      for (const [name, path] of [
        ['post', story.url],
        ['list', ghost.url],
      ] as const) {
        await reader.goto(path);
        if (name === 'post') await expect(discussionOn(reader).getByText(/rebuilt twice/)).toBeVisible();
        await reader.screenshot({
          path: test.info().outputPath(`${name}-${colorScheme}-${width}.png`),
          fullPage: true,
        });
      }
    }
});
