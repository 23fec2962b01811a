import type { Page } from '@playwright/test';
import { openCase } from '@/e2e/harness/desk';
import { blockCookiesOfOthers } from '@/e2e/harness/host';
import { withSite } from '@/e2e/harness/site';
import { test as base, expect } from '@/e2e/harness/test';
import { compose, discussionOn, reviewThree, sendOnceInLine, stateOf, write } from '../testing/people';
import { click, noteElapsed, paste, PATIENCE_MS, read, sayHowLong, timed, type } from '../testing/pace';
import { installPlugin, publishPost, signInToWordPress, zipPlugin } from './testing/owner';
import { startWordPress, type WordPress, type WordPressUser } from './testing/wordpress';

/** From a stock WordPress that has an owner to comments under a post, as docs/integration.md has it and no faster than people are. */

const SECRET = 'a secret that the publication and its comments share';
const reader = (login: string, name: string): WordPressUser => ({
  user_login: login,
  user_pass: `the password of ${login}`,
  user_email: `${login}@example.org`,
  display_name: name,
  role: 'subscriber',
});
const THEO = reader('theo', 'Theo Harbour');
const PEERS = [reader('ola', 'Ola Peer'), reader('pia', 'Pia Peer')];

type Fixtures = { wordpress: WordPress };
const test = base.extend<object, Fixtures>({
  wordpress: [
    async ({}, provide) => {
      // In a folder, as many have it beside another site.
      const wordpress = await startWordPress([THEO, ...PEERS], { isStock: true, path: '/news' });
      await provide(wordpress);
      await wordpress.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  site: [
    async ({ wordpress }, provide) => {
      const settings = {
        SSO_URL: `${wordpress.url}/wp-admin/admin-post.php?action=trialogue_sign_in`,
        SSO_KEY: SECRET,
        // Webhooks go to https alone otherwise.
        FETCH_LOOPBACK_FOR_TESTS: '1',
      };
      await withSite({ jobs: true, settings }, provide);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
test.afterAll(sayHowLong);

/** Comes to a post, signs in to WordPress, and is signed in to the discussion by it. */
async function arrive(
  page: Page,
  { at, url, user }: { at: string; url: string; user: WordPressUser },
): Promise<void> {
  await blockCookiesOfOthers(page);
  await page.goto(`${at}/wp-login.php?redirect_to=${encodeURIComponent(url)}`);
  await signInToWordPress(page, user.user_login, user.user_pass);
  await expect(discussionOn(page).getByText(`Signed in as ${user.display_name}`)).toBeVisible();
}

test('from a stock WordPress to a comment that peers post, and one that the desk posts', async ({
  browser,
  stranger,
  world,
  site,
  wordpress,
}) => {
  test.setTimeout(PATIENCE_MS);
  const zip = test.info().outputPath('trialogue-comments.zip');
  await zipPlugin(zip);
  // What goes wrong on WordPress's own pages is its own.
  const owner = await browser.newPage();
  const author = await stranger();

  await timed('WordPress', 'its owner signs in, uploads the plugin and activates it', () =>
    installPlugin(owner, { at: wordpress.url, zip }),
  );
  await timed(
    'WordPress',
    'its owner connects it: an administrator of Trialogue signs in there, and agrees',
    async () => {
      await owner.goto(`${wordpress.url}/wp-admin/options-general.php?page=trialogue-comments`);
      await type(owner.getByLabel('Address of your Trialogue site'), site.url);
      await click(owner.getByRole('button', { name: 'Connect' }));
      const form = owner.getByRole('form', { name: 'Sign in' });
      await type(form.getByLabel('Email'), world.admin.email);
      await paste(form.getByLabel('Password', { exact: true }), world.admin.password);
      await click(form.getByRole('button', { name: 'Sign in', exact: true }));
      await read(owner.getByRole('main'));
      await click(owner.getByRole('button', { name: `Connect ${new URL(wordpress.url).host}` }));
      await expect(owner.getByText('Trialogue answers, and takes the key and the secret.')).toBeVisible();
    },
  );

  let url = '';
  await timed('WordPress', 'a post is written and published', async () => {
    const [title, text] = ['How the weir was built', 'Long ago, and twice.'];
    url = await publishPost(owner, { at: wordpress.url, title, text });
  });

  const words = 'The weir was rebuilt twice, from the stones of the first.';
  // Others come at the same time.
  const peers = Promise.all(
    PEERS.map(async (user) => {
      const peer = await stranger();
      await timed('A peer', 'signs in at WordPress meanwhile, and writes', async () => {
        await arrive(peer, { at: wordpress.url, url, user });
        await compose(peer, `${user.display_name} remembers the night it broke, from the mill.`);
      });
      await timed('A peer', 'sends it once another is in line, and reviews three', async () => {
        await sendOnceInLine(peer, words);
        await reviewThree(peer);
      });
    }),
  );
  // What goes wrong with the author is said first.
  peers.catch(() => undefined);
  await timed('A reader', 'signs in at WordPress', () =>
    arrive(author, { at: wordpress.url, url, user: THEO }),
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
      await owner.goto(`${site.url}/admin`);
      await openCase(owner, { displayName: THEO.display_name });
      await click(owner.getByRole('button', { name: `Publish comment by ${THEO.display_name}` }));
      await expect(owner.getByText(`Published: the comment by ${THEO.display_name}`)).toBeVisible();
    });
    noteElapsed('to one that is decided at the desk');
  };
  await Promise.all([posted(), decided(), peers]);
  const anybody = await stranger();
  await timed('Anybody', 'reads what was posted', async () => {
    await anybody.goto(url);
    await expect(discussionOn(anybody).getByText(words)).toBeVisible();
    await expect(discussionOn(anybody).getByText(THEO.display_name, { exact: true }).first()).toBeVisible();
  });
  // WordPress counts both, for it has been told.
  const count = `echo get_comments_number( url_to_postid( '${url}' ) );`;
  await expect.poll(() => wordpress.run(count)).toBe('2');
  await anybody.reload();
  await expect(discussionOn(anybody).getByText(coarse)).toBeVisible();
});
