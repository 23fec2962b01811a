import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { putFirstInLine } from '@/e2e/harness/comments';
import { arriveAs, post, postAndReview, reviewThree } from '@/e2e/harness/member';
import { withSite, type Site } from '@/e2e/harness/site';
import { test as base, expect } from '@/e2e/harness/test';
import { enroll } from '@/e2e/harness/world';
import { changePolicy } from '@/lib/moderation/change-policy';
import { query } from '@/lib/testing/database';
import { startGhost, type Ghost } from './testing/ghost';

/** A stock Ghost as npm has it, with what docs/integration.md says to do in it, and nothing else. */

const WEBHOOK_SECRET = 'a secret that Ghost signs its webhooks with';
const FOLDER = join('integrations', 'ghost');
const GUIDE = readFileSync(join('docs', 'integration.md'), 'utf8');
const INJECTION = readFileSync(join(FOLDER, 'code-injection.html'), 'utf8');
const EVENTS = ['post.published', 'post.published.edited', 'post.unpublished', 'post.deleted'];

/** With a site whose members Ghost knows. */
const test = base.extend<object, { ghost: Ghost }>({
  ghost: [
    async ({}, provide) => {
      const ghost = await startGhost();
      await provide(ghost);
      await ghost.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  site: [
    async ({ ghost }, provide) => {
      const settings = {
        GHOST_URL: ghost.url,
        GHOST_WEBHOOK_SECRET: WEBHOOK_SECRET,
        // It looks at pages of Ghost's, which are on this machine.
        FETCH_LOOPBACK_FOR_TESTS: '1',
      };
      await withSite({ settings }, provide);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
test.describe.configure({ mode: 'serial' });

/** Without a net, Ghost finds no machine by its name. */
const byNumber = ({ url }: Site): string => url.replace('localhost', '127.0.0.1');

type Post = { id: string; url: string; title: string; updated_at: string };
const write = async ({ admin }: Ghost, more: object): Promise<Post> => {
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

/** The discussion under a post. What is done in it is done as on our own pages. */
const discussionOn = (page: Page) => page.frameLocator('trialogue-comments iframe') as unknown as Page;
const door = (page: Page) =>
  discussionOn(page).getByText('Please note you must be a Maverick Insider to comment.');

/** Somebody's browser: it blocks the cookies of other sites, and there is no net, from which Ghost's pages have their form for members. */
async function readerOf(stranger: () => Promise<Page>): Promise<Page> {
  const page = await stranger();
  await page.route(
    ({ hostname }) => !['localhost', '127.0.0.1'].includes(hostname),
    (route) => route.fulfill(),
  );
  const controls = await page.context().newCDPSession(page);
  await controls.send('Network.enable');
  await controls.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true });
  return page;
}

/** What Ghost's form for members does: it asks for a letter, and whoever has that follows its link. */
async function signInToGhost(page: Page, { mail }: Ghost, { email, at }: { email: string; at: string }) {
  await page.goto(at);
  const status = await page.evaluate(async (address) => {
    const body = JSON.stringify({ email: address, emailType: 'signup', requestSrc: 'portal' });
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/members/api/send-magic-link/', { method: 'POST', headers, body })).status;
  }, email);
  expect(status).toBe(201);
  const letter = () => mail.received.findLast(({ envelope }) => envelope.to.includes(email));
  await expect.poll(letter).toBeDefined();
  await page.goto(/http:\S+\/members\/\?token=\S+/.exec(letter()!.text)![0]);
  await page.goto(at);
}

/** The name that somebody has in discussions, asked for once. */
async function chooseName(page: Page, name: string): Promise<void> {
  await discussionOn(page).getByLabel('Display name').fill(name);
  await discussionOn(page).getByRole('button', { name: 'Use this name' }).click();
  await expect(discussionOn(page).getByText(`Signed in as ${name}`)).toBeVisible();
}

let story: Post;

test('what is pasted into Ghost stands in the guide', () => {
  expect(GUIDE).toContain(INJECTION);
  expect(INJECTION.trim().split('\n').length).toBeLessThanOrEqual(11);
});

test('its owner does what the guide says', async ({ ghost, site, world: _world }) => {
  const { viewer } = await enroll('Ida Policy', 'ADMIN');
  await changePolicy({ viewer, patch: { embed: { origins: [ghost.url] }, screening: { links: 'hold' } } });
  const { integrations } = await ghost.admin<{ integrations: { id: string }[] }>('POST', 'integrations/', {
    integrations: [{ name: 'Trialogue' }],
  });
  for (const event of EVENTS)
    await ghost.admin('POST', 'webhooks/', {
      webhooks: [
        {
          ...{ event, name: event, secret: WEBHOOK_SECRET },
          ...{ target_url: `${byNumber(site)}/api/ghost`, integration_id: integrations[0]!.id },
        },
      ],
    });
  const value = INJECTION.replaceAll('https://comments.example.org', site.url);
  await ghost.admin('PUT', 'settings/', { settings: [{ key: 'codeinjection_foot', value }] });
});

test('what is published, changed, taken back and deleted, Trialogue is told', async ({ ghost, site }) => {
  const written = await write(ghost, {
    title: 'How the weir was built',
    custom_excerpt: 'Twice.',
    tags: [{ name: 'Water' }],
  });
  await expect
    .poll(() => known(site, written))
    .toMatchObject({
      ...{ title: 'How the weir was built', address: written.url, byline: 'Olive Owner' },
      ...{ topics: ['Water'], standfirst: 'Twice.', discussion: { takes: 'OPEN' } },
    });
  story = await change(ghost, written, { title: 'How the weir broke' });
  await expect.poll(() => known(site, story)).toMatchObject({ title: 'How the weir broke' });
  const draft = await change(ghost, story, { status: 'draft' });
  const takenBack = { discussion: { takes: 'ARCHIVED', note: 'The article was taken back.' } };
  await expect.poll(() => known(site, story)).toMatchObject(takenBack);
  story = await change(ghost, draft, { status: 'published' });
  await expect.poll(() => known(site, story)).toMatchObject({ discussion: { takes: 'OPEN', note: '' } });

  const other = await write(ghost, { title: 'A post that goes' });
  await expect.poll(() => known(site, other)).toMatchObject({ title: 'A post that goes' });
  await ghost.admin('DELETE', `posts/${other.id}/`);
  await expect.poll(() => known(site, other)).toMatchObject(takenBack);
});

test('a post from before makes itself known when it is read', async ({ stranger, ghost, site }) => {
  const { posts } = await ghost.admin<{ posts: Post[] }>('GET', 'posts/?filter=slug:coming-soon');
  const [before] = posts;
  const page = await readerOf(stranger);
  await page.goto(before!.url);
  await expect(door(page)).toBeVisible();
  // What Ghost tells of it from then on is of the same article.
  await change(ghost, before!, { title: 'Coming very soon' });
  await expect
    .poll(() => known(site, before!))
    .toMatchObject({ title: 'Coming very soon', slug: 'coming-soon' });
});

test('members of Ghost write and review under a post, and what peers accept is posted', async ({
  stranger,
  ghost,
  site,
}) => {
  test.slow();
  const words = 'The weir was rebuilt twice, and the second time with the stones of the first.';
  const author = await readerOf(stranger);

  await test.step('who is nobody is led to Ghost’s own form, on the same page', async () => {
    await author.goto(story.url);
    await expect(door(author)).toBeVisible();
    for (const [name, view] of [
      ['Sign up here', 'signup'],
      ['sign in', 'signin'],
    ] as const) {
      const link = discussionOn(author).getByRole('link', { name, exact: true });
      await expect(link).toHaveAttribute('href', `${story.url}#/portal/${view}`);
    }
    await discussionOn(author).getByRole('link', { name: 'Sign up here' }).click();
    await expect(author).toHaveURL(`${story.url}#/portal/signup`);
  });

  await test.step('who signs in to Ghost is asked for a name once, and is known from then on', async () => {
    await signInToGhost(author, ghost, { email: 'ria@example.net', at: story.url });
    await chooseName(author, 'Ria Ghostreader');
    await author.reload();
    await expect(discussionOn(author).getByText('Signed in as Ria Ghostreader')).toBeVisible();
    const [member] = await query<object>(
      `select email_folded as email, verified_at is not null as verified from members where display_name = 'Ria Ghostreader'`,
    );
    expect(member).toEqual({ email: 'ria@example.net', verified: true });
  });

  await test.step('they write, and review three', async () => {
    await post(discussionOn(author), words);
    await expect(discussionOn(author).getByText('0 of 3 reviews done')).toBeVisible();
    await reviewThree(discussionOn(author));
    await expect(discussionOn(author).getByText('Your comment is with its reviewers')).toBeVisible();
    await putFirstInLine(words);
  });

  for (const name of ['Ola Peerghost', 'Pia Peerghost', 'Quin Peerghost'])
    await test.step(`${name} reviews it`, async () => {
      const peer = await readerOf(stranger);
      await signInToGhost(peer, ghost, {
        email: `${name.slice(0, 3)}@example.net`.toLowerCase(),
        at: story.url,
      });
      await chooseName(peer, name);
      await postAndReview(discussionOn(peer), `${name} remembers the night it broke, from the mill.`);
    });

  await test.step('anybody reads it', async () => {
    const reader = await readerOf(stranger);
    await reader.goto(story.url);
    await expect(discussionOn(reader).getByText(words)).toBeVisible();
    await expect(discussionOn(reader).getByText('Ria Ghostreader', { exact: true })).toBeVisible();
    expect(await known(site, story)).toMatchObject({ commentCount: 1 });
  });
});

test('what is held comes to the desk, which posts it', async ({ stranger, ghost, world }) => {
  const words = 'Who wants to see the plans finds them at https://archive.example.org/weir, drawn in ink.';
  const author = await readerOf(stranger);
  await signInToGhost(author, ghost, { email: 'sol@example.net', at: story.url });
  await chooseName(author, 'Sol Ghostlink');
  await post(discussionOn(author), words);
  await expect(discussionOn(author).getByText('A second look before it is sent')).toBeVisible();
  await discussionOn(author).getByRole('button', { name: 'Send for review' }).click();
  const comment = async () =>
    (
      await query<{ id: string }>(
        `select c.id from comments c join members m on m.id = c.author_id where m.display_name = 'Sol Ghostlink' and c.state = 'REFERRED'`,
      )
    )[0]?.id;
  await expect.poll(comment).toBeDefined();
  const desk = await stranger();
  await arriveAs(desk, world.moderator, `/admin/comments/${await comment()}`);
  await desk.getByRole('button', { name: 'Publish comment by Sol Ghostlink' }).click();
  await expect(desk.getByText('Published: the comment by Sol Ghostlink')).toBeVisible();
  const reader = await readerOf(stranger);
  await reader.goto(story.url);
  await expect(discussionOn(reader).getByText('Who wants to see the plans')).toBeVisible();
});

test('who signs out in the discussion is signed out of Ghost, and who does so there, of the discussion', async ({
  stranger,
  ghost,
}) => {
  const page = await readerOf(stranger);
  const session = () => page.evaluate(async () => (await fetch('/members/api/session/')).status);
  await signInToGhost(page, ghost, { email: 'ria@example.net', at: story.url });
  await expect(discussionOn(page).getByText('Signed in as Ria Ghostreader')).toBeVisible();
  await discussionOn(page).getByRole('button', { name: 'Sign out' }).click();
  await expect(door(page)).toBeVisible();
  await expect.poll(session).toBe(204);
  await page.reload();
  await expect(door(page)).toBeVisible();

  await signInToGhost(page, ghost, { email: 'ria@example.net', at: story.url });
  await expect(discussionOn(page).getByText('Signed in as Ria Ghostreader')).toBeVisible();
  await page.evaluate(() => fetch('/members/api/session/', { method: 'DELETE' }));
  await page.reload();
  await expect(door(page)).toBeVisible();
});

test('who has an account here by the same address is told, and signs in by our own window', async ({
  stranger,
  ghost,
}) => {
  const member = await enroll('Tamsin Hasone');
  const page = await readerOf(stranger);
  await signInToGhost(page, ghost, { email: member.email, at: story.url });
  await discussionOn(page).getByLabel('Display name').fill('Tamsin Other');
  await discussionOn(page).getByRole('button', { name: 'Use this name' }).click();
  const opened = page.waitForEvent('popup');
  await discussionOn(page).getByRole('link', { name: 'The page cannot sign you in here' }).click();
  await expect((await opened).getByRole('form', { name: 'Sign in' })).toBeVisible();
});
