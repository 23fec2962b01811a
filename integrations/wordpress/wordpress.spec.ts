import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { decodeJwt, jwtVerify } from 'jose';
import { putFirstInLine, referredComment, removeComment } from '@/e2e/harness/comments';
import { blockCookiesOfOthers } from '@/e2e/harness/host';
import { arriveAs, post, postAndReview, reviewThree } from '@/e2e/harness/member';
import { test as base, expect, expectAccessible, expectNoSidewaysScroll } from '@/e2e/harness/test';
import { enroll, type World } from '@/e2e/harness/world';
import { withSite, type Site } from '@/e2e/harness/site';
import { readRecords } from '@/lib/comments/transfer/read/read-records';
import { isLeftOut, type OutsideComment } from '@/lib/comments/transfer/schemas';
import { newSigningSecret, signedHeaders } from '@/lib/platform/standard-webhook';
import { changePolicy } from '@/lib/moderation/change-policy';
import { query } from '@/lib/testing/database';
import { discussionOn } from '../testing/people';
import { signInToWordPress } from './testing/owner';
import { OWNER, PLUGIN, startWordPress, type WordPress, type WordPressUser } from './testing/wordpress';

/** The plugin, in a WordPress as Debian has it. */

const SECRET = 'a secret that the publication and its comments share';

const reader = (login: string, name: string): WordPressUser => ({
  user_login: login,
  user_pass: `the password of ${login}`,
  user_email: `${login}@example.org`,
  display_name: name,
  role: 'subscriber',
});
const RIA = reader('ria', 'Ria Reader');
const THEO = reader('theo', 'Theo Harbour');
const PEERS = [reader('ola', 'Ola Peer'), reader('pia', 'Pia Peer'), reader('quin', 'Quin Peer')];
const EDDA = { ...reader('edda', 'Edda Harbour'), role: 'editor' };

type Fixtures = { wordpress: WordPress };

/** With a site that WordPress signs people in to. */
const test = base.extend<object, Fixtures>({
  wordpress: [
    async ({}, provide) => {
      const wordpress = await startWordPress([RIA, THEO, ...PEERS, EDDA]);
      await provide(wordpress);
      await wordpress.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  site: [
    async ({ wordpress }, provide) => {
      const settings = {
        SSO_URL: `${wordpress.url}/wp-admin/admin-post.php?action=trialogue_sign_in`,
        SSO_SIGN_OUT_URL: `${wordpress.url}/wp-admin/admin-post.php?action=trialogue_sign_out`,
        SSO_KEY: SECRET,
        // Webhooks go to https alone otherwise.
        FETCH_LOOPBACK_FOR_TESTS: '1',
      };
      await withSite({ jobs: true, settings }, provide);
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
test.describe.configure({ mode: 'serial' });

const settingsOf = ({ url }: WordPress) => `${url}/wp-admin/options-general.php?page=trialogue-comments`;

/** The fields that a connection fills in, folded up. */
const byHand = (page: Page) => page.locator('details').filter({ hasText: 'By hand' });

/** Signs somebody in at Trialogue by their account at WordPress. */
async function signInFromTrialogue(
  page: Page,
  { site, path, user }: { site: Site; path: string; user: WordPressUser },
): Promise<void> {
  await page.goto(`${site.url}/sign-in?callbackUrl=${path}`);
  await page.getByRole('link', { name: 'Go on with Maverick', exact: false }).click();
  await signInToWordPress(page, user.user_login, user.user_pass);
}

/** The discussion under the first post, to somebody who has signed in to WordPress, in a browser that blocks the cookies of others. */
async function inDiscussion(page: Page, { url }: WordPress, user: WordPressUser): Promise<Page> {
  await blockCookiesOfOthers(page);
  await page.goto(`${url}/wp-login.php?redirect_to=${encodeURIComponent(`${url}/?p=1`)}`);
  await signInToWordPress(page, user.user_login, user.user_pass);
  return discussionOn(page);
}

/** Where the discussion of the first post is at Trialogue. */
async function pathOfFirst({ url }: Site): Promise<string> {
  const answer = await fetch(`${url}/embed?article=wp-1`, { redirect: 'manual' });
  return answer.headers.get('location')!.replace('#comments', '');
}

/** An administrator makes a key for WordPress at the desk, by the names of what it may do. */
async function makeKey(desk: Page, world: World, ...scopes: string[]): Promise<string> {
  await arriveAs(desk, world.admin, '/admin/keys');
  const form = desk.getByRole('form', { name: 'Make a key' });
  await form.getByLabel('Name').fill(`WordPress: ${scopes.join(', ')}`);
  for (const scope of scopes) await form.getByRole('checkbox', { name: scope, exact: true }).check();
  await form.getByRole('button', { name: 'Make the key' }).click();
  const secret = desk.getByText(/^trialogue_[0-9a-f]+$/);
  await expect(secret).toBeVisible();
  return secret.innerText();
}

/** An administrator has WordPress told of what changes the number of comments, at the desk. Returns what it is signed with. */
async function addWebhook(desk: Page, world: World, address: string): Promise<string> {
  await arriveAs(desk, world.admin, '/admin/webhooks');
  const form = desk.getByRole('form', { name: 'Add an endpoint' });
  await form.getByLabel('Name', { exact: true }).fill('WordPress');
  await form.getByLabel('Address').fill(address);
  for (const event of ['published', 'removed', 'hidden', 'restored'])
    await form.getByLabel(new RegExp(`^It was ${event}`)).check();
  for (const event of ['withdrew it', 'undid that']) await form.getByLabel(`Its author ${event}`).check();
  await form.getByRole('button', { name: 'Add the endpoint' }).click();
  const secret = desk.getByText(/^whsec_/);
  await expect(secret).toBeVisible();
  return secret.innerText();
}

/**
 * Comments of the past: 1,200 in threads under one post, and what is strange: answers to what waits, to what was deleted, to themselves, and to nothing; spam, a
 * pingback; and some that not everybody can read. Returns the number of the first.
 */
const seedComments = (wordpress: WordPress): number =>
  Number(
    wordpress.run(
      `global $wpdb;
      $insert = fn( $more ) => wp_insert_post( $more + array( 'post_title' => 'A long debate', 'post_status' => 'publish', 'post_author' => 1 ) );
      $add = function ( $more ) use ( $wpdb, &$debate ) {
        $n = $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->comments" );
        $wpdb->insert( $wpdb->comments, $more + array( 'comment_post_ID' => $debate, 'comment_author' => 'Reader ' . $n % 40, 'comment_author_email' => 'reader' . $n % 40 . '@example.org',
          'comment_date' => '2019-03-01 12:00:00', 'comment_date_gmt' => gmdate( 'Y-m-d H:i:s', 1551430800 + 60 * $n ), 'comment_approved' => '1', 'comment_type' => 'comment',
          'comment_content' => "The harbour wall, stone $n: it <em>was</em> built ]]> before the war \\u{1F30A}.\\nAnd it will stand & fall." ) );
        return $wpdb->insert_id;
      };
      $debate = 1;
      $add( array( 'comment_parent' => 1, 'comment_author' => 'Ria R.', 'comment_author_email' => '${RIA.user_email}', 'comment_content' => 'Hello yourself, and *welcome* to the harbour.' ) );
      $debate = $insert( array() );
      $first  = $add( array() );
      for ( $n = 1; $n < 1200; $n++ ) {
        $add( array( 'comment_parent' => 1149 === $n ? $first : ( 0 === $n % 3 ? $first + $n - 1 : 0 ) ) );
      }
      $wpdb->update( $wpdb->comments, array( 'comment_parent' => $first + 1189 ), array( 'comment_ID' => $first + 9 ) );
      $add( array( 'comment_parent' => $add( array( 'comment_approved' => '0' ) ) ) );
      $add( array( 'comment_parent' => $add( array( 'comment_approved' => 'trash' ) ) ) );
      $add( array( 'comment_approved' => 'spam' ) );
      $add( array( 'comment_type' => 'pingback' ) );
      $add( array( 'comment_parent' => 999999 ) );
      $one = $add( array() );
      $wpdb->update( $wpdb->comments, array( 'comment_parent' => $add( array( 'comment_parent' => $one ) ) ), array( 'comment_ID' => $one ) );
      foreach ( array( array( 'post_status' => 'private' ), array( 'post_status' => 'draft' ) ) as $more ) {
        $debate = $insert( $more );
        $add( array() );
      }
      echo $first;`,
    ),
  );

/** What Trialogue reads in an export of WordPress, by the comments' numbers, but for what a program wrote and the words that were deleted. */
async function recordsIn(file: string): Promise<object[]> {
  const all: OutsideComment[] = [];
  for await (const one of readRecords('wordpress', { content: Buffer.from(file), mostBytes: 1e9 }))
    if (!isLeftOut(one))
      all.push(one.state === 'deleted' ? { ...one, text: { ...one.text, body: '' } } : one);
  return all.toSorted((one, other) => Number(one.externalId) - Number(other.externalId));
}

const told = (desk: Page) => desk.getByRole('region', { name: 'What it was told' });

/** How many comments WordPress says that the first post has. */
const countUnder = (wordpress: WordPress): number => Number(wordpress.run(`echo get_comments_number( 1 );`));

const php = (code: string): string => {
  const { status, stdout, stderr } = spawnSync('php', ['-d', 'error_reporting=-1', '-r', code], {
    encoding: 'utf8',
  });
  expect(status, `${code}\n${stdout}${stderr}`).toBe(0);
  return stdout;
};

test.describe('what knows nothing of WordPress', () => {
  test('every file is PHP', () => {
    const files = readdirSync(PLUGIN, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.php'))
      .map((file) => join(PLUGIN, file));
    expect(files.length).toBeGreaterThan(10);
    const { status, stdout } = spawnSync('php', ['-l', ...files], { encoding: 'utf8' });
    expect(status, stdout).toBe(0);
    expect(stdout.match(/No syntax errors/g)).toHaveLength(files.length);
  });

  test('a token is one to whoever shares the secret', async () => {
    const claims = { sub: '7', name: 'Zoë “Z” /\\ 日', role: ['author'], iat: Date.now() / 1000 };
    const [token, broken] = php(
      `require '${PLUGIN}/includes/token.php';
      use function Trialogue\\Comments\\sign_token;
      $claims = json_decode( base64_decode( '${Buffer.from(JSON.stringify(claims)).toString('base64')}' ), true );
      echo sign_token( $claims, '${SECRET}' ), ' ', sign_token( array( 'name' => "a\\xffb" ), '${SECRET}' );`,
    ).split(' ') as [string, string];
    const key = new TextEncoder().encode(SECRET);
    expect((await jwtVerify(token, key)).payload).toEqual(claims);
    expect((await jwtVerify(broken, key)).payload).toEqual({ name: 'a\ufffdb' });
    await expect(jwtVerify(token, new TextEncoder().encode('another secret'))).rejects.toThrow();
  });

  test('a webhook counts that was signed by who shares the secret, for this body, and lately', () => {
    const now = 1_800_000_000;
    const [secret, other] = [newSigningSecret(), newSigningSecret()];
    const sign = ({ body = '{}', at = now, secrets = [secret] }) =>
      signedHeaders({ id: 'msg_1', at: new Date(at * 1_000), body, secrets });
    const isSigned = (headers: Record<string, string>, body = '{}', shared = secret) => {
      const given = JSON.stringify({ body, headers, shared });
      return php(
        `require '${PLUGIN}/includes/webhook-signature.php';
        ['body' => $body, 'headers' => $headers, 'shared' => $shared] = json_decode( base64_decode( '${Buffer.from(given).toString('base64')}' ), true );
        $sent = array( 'id' => $headers['webhook-id'], 'timestamp' => $headers['webhook-timestamp'], 'signature' => $headers['webhook-signature'] );
        echo json_encode( Trialogue\\Comments\\is_signed( $body, $sent, $shared, ${now} ) );`,
      );
    };
    const cases: [string, string, Record<string, string>, string?, string?][] = [
      ['by the secret', 'true', sign({})],
      ['by two, while one takes the place of the other', 'true', sign({ secrets: [other, secret] })],
      ['by another', 'false', sign({ secrets: [other] })],
      ['another body', 'false', sign({}), '{"a":1}'],
      ['nearly too long ago', 'true', sign({ at: now - 300 })],
      ['too long ago', 'false', sign({ at: now - 301 })],
      ['from what is to come', 'false', sign({ at: now + 301 })],
      ['another time', 'false', { ...sign({}), 'webhook-timestamp': String(now + 1) }],
      ['no time', 'false', { ...sign({}), 'webhook-timestamp': 'later' }],
      ['another id', 'false', { ...sign({}), 'webhook-id': 'msg_2' }],
      ['nothing', 'false', { ...sign({}), 'webhook-signature': '' }],
      ['where there is no secret', 'false', sign({ secrets: ['whsec_'] }), '{}', ''],
    ];
    for (const [what, expected, ...given] of cases) expect(isSigned(...given), what).toBe(expected);
  });

  test('translators have every text that it shows', () => {
    const template = join(PLUGIN, 'languages', 'trialogue-comments.pot');
    const written = test.info().outputPath('written.pot');
    const { status, stderr } = spawnSync('npm', ['run', 'wordpress:texts', '--', written], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    expect(readFileSync(template, 'utf8')).toBe(readFileSync(written, 'utf8'));
  });
});

test.describe('in WordPress', () => {
  test('its owner activates it, says where Trialogue is, and is told in a sentence what is wrong', async ({
    stranger,
    site,
    world,
    wordpress,
  }) => {
    const page = await stranger();
    await page.goto(`${wordpress.url}/wp-admin/plugins.php`);
    await signInToWordPress(page, OWNER.name, OWNER.password);
    await page.getByRole('link', { name: 'Activate Trialogue Comments' }).click();
    await page
      .getByRole('row', { name: /Trialogue Comments/ })
      .getByRole('link', { name: 'Settings' })
      .click();
    const save = async (fields: Record<string, string>) => {
      await byHand(page).getByText('By hand').click();
      for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
      if (await byHand(page).getByLabel('Trialogue takes the place').isVisible())
        await byHand(page).getByLabel('Trialogue takes the place').check();
      await page.getByRole('button', { name: 'Save and check' }).click();
      await expect(page.getByText('Settings saved.')).toBeVisible();
    };
    await save({ 'Address of Trialogue': `${wordpress.url}/somewhere?else` });
    await expect(page.getByText(`What answers at ${wordpress.url} is not Trialogue.`)).toBeVisible();
    await save({ 'Address of Trialogue': site.url });
    await expect(page.getByText('Enter an API key')).toBeVisible();
    await save({ 'API key': 'trialogue_made_up' });
    await expect(page.getByText('Trialogue does not take the API key: ')).toBeVisible();
    const key = await makeKey(await stranger(), world, 'Articles');
    await save({ 'API key': key, 'Secret for single sign-on': 'not the one' });
    await expect(page.getByText('Trialogue does not take what is signed with this secret')).toBeVisible();
    await save({ 'Secret for single sign-on': SECRET });
    await expect(page.getByText(`Trialogue shows no discussion on pages of ${wordpress.url}`)).toBeVisible();
    const { viewer } = await enroll('Ida Policy', 'ADMIN');
    await changePolicy({
      viewer,
      patch: {
        embed: { origins: [wordpress.url] },
        security: { outsideRoles: 'moderators' },
        // Three have to accept a comment, as few as take part: what peers write of their own is not posted by two of them.
        review: { small: { below: 0 } },
      },
    });
    await save({});
    await expect(page.getByText('Trialogue answers, and takes the key and the secret.')).toBeVisible();
    // Neither is shown again, and both stay where nothing is typed.
    expect(await page.content()).not.toContain(SECRET);
    expect(await page.content()).not.toContain(key);
    await save({});
    await expect(page.getByText('Trialogue answers, and takes the key and the secret.')).toBeVisible();
    expect(
      wordpress.run(
        `echo wp_json_encode( array_filter( wp_load_alloptions(), fn( $name ) => str_starts_with( $name, 'trialogue' ), ARRAY_FILTER_USE_KEY ) );`,
      ),
    ).toBe(JSON.stringify({ trialogue_on: '1', trialogue_site: site.url }).replaceAll('/', '\\/'));
  });

  test('nobody but its owners opens the settings', async ({ stranger, wordpress }) => {
    const page = await stranger();
    await page.goto(settingsOf(wordpress));
    await signInToWordPress(page, RIA.user_login, RIA.user_pass);
    await expect(page.getByText('Sorry, you are not allowed to access this page.')).toBeVisible();
  });

  test('who signs in at Trialogue by their account here is asked for it here, and is back', async ({
    stranger,
    site,
    world,
  }) => {
    const page = await stranger();
    const path = `/articles/${world.article.slug}`;
    await signInFromTrialogue(page, { site, path, user: RIA });
    const form = page.getByRole('form', { name: 'Become an Insider' });
    await expect(form.getByLabel('Display name')).toHaveValue(RIA.display_name);
    await form.getByRole('button', { name: 'Become an Insider' }).click();
    await expect(page).toHaveURL(site.url + path);
    await expect(page.getByRole('textbox', { name: 'Your comment' })).toBeVisible();
  });

  test('who signs out at Trialogue is asked whether they sign out here, and is back; from elsewhere nobody is led away', async ({
    stranger,
    site,
    wordpress,
  }) => {
    const page = await stranger();
    await signInFromTrialogue(page, { site, path: '/my-comments', user: RIA });
    await expect(page).toHaveURL(`${site.url}/my-comments`);
    await page.getByText(RIA.display_name, { exact: true }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('Do you really want to')).toBeVisible();
    await page.getByRole('link', { name: 'log out' }).click();
    await expect(page).toHaveURL(new RegExp(`^${site.url}/`));
    await page.goto(`${wordpress.url}/wp-admin/`);
    await expect(page.getByLabel('Username or Email Address')).toBeVisible();

    const signOut = `${wordpress.url}/wp-admin/admin-post.php?action=trialogue_sign_out&return_to=`;
    for (const elsewhere of ['https://evil.example/', `${site.url}.evil.example/`, '//evil.example/']) {
      const answer = await page.request.get(signOut + encodeURIComponent(elsewhere), { maxRedirects: 0 });
      expect(answer.headers().location, elsewhere).toBe(`${wordpress.url}/`);
    }
  });

  test('a token goes to nobody but the site that is set, and to who is signed in', async ({
    stranger,
    site,
    wordpress,
  }) => {
    const page = await stranger();
    await page.goto(`${wordpress.url}/wp-login.php`);
    const signIn = `${wordpress.url}/wp-admin/admin-post.php?action=trialogue_sign_in`;
    const ask = (more: Record<string, string>) =>
      page.request.get(`${signIn}&${new URLSearchParams(more)}`, { maxRedirects: 0 });
    const back = `${site.url}/sign-in/with/publication/callback`;
    const way = (await ask({ return_to: back, state: 'abc' })).headers().location;
    expect(way).toMatch(/\/wp-login\.php\?redirect_to=/);

    await signInToWordPress(page, RIA.user_login, RIA.user_pass);
    await expect(page).toHaveURL(/wp-admin/);
    const sent = await ask({ return_to: back, state: 'abc' });
    expect(sent.headers()['cache-control']).toContain('no-store');
    const location = new URL(sent.headers().location!);
    expect([location.origin + location.pathname, location.searchParams.get('state')]).toEqual([back, 'abc']);
    const claims = decodeJwt(location.searchParams.get('token')!);
    expect(claims).toMatchObject({
      aud: site.url,
      email: RIA.user_email,
      email_verified: true,
      name: RIA.display_name,
      role: [],
    });
    expect(claims.exp! - claims.iat!).toBeLessThanOrEqual(300);
    for (const elsewhere of [
      'https://evil.example/sign-in/with/publication/callback',
      `${site.url}.evil.example/sign-in/with/publication/callback`,
      `${site.url}/articles/somewhere`,
      '',
    ])
      expect((await ask({ return_to: elsewhere, state: 'abc' })).status(), elsewhere).toBe(400);
    expect((await ask({ return_to: back })).status()).toBe(400);

    // By the page: with the nonce that came with it, and without.
    const token = (headers: Record<string, string>) =>
      page.request.post(`${wordpress.url}/?rest_route=/trialogue/v1/session`, { headers });
    expect((await token({})).status()).toBe(401);
    expect((await token({ 'X-WP-Nonce': 'made up' })).status()).toBe(403);
  });

  test('what a member is here, Trialogue is told when it changes', async ({ wordpress }) => {
    const told = () =>
      wordpress.run(`echo wp_json_encode( array_column( _get_cron_array(), 'trialogue_tell_member' ) );`);
    expect(JSON.parse(told())).toEqual([]);
    wordpress.run(
      `( new WP_User( 1 ) )->add_role( 'author' ); ( new WP_User( 1 ) )->remove_role( 'author' );`,
    );
    expect(Object.keys(JSON.parse(told()))).toHaveLength(1);
  });

  test('its own comments are closed, and kept', async ({ wordpress }) => {
    const count = () => wordpress.run(`echo (int) get_comments( array( 'count' => true ) );`);
    expect(count()).toBe('1');
    const form = new URLSearchParams({
      comment_post_ID: '1',
      comment: 'Hello there',
      author: 'A',
      email: 'a@example.org',
    });
    const answers = await Promise.all([
      fetch(`${wordpress.url}/wp-comments-post.php`, { method: 'POST', body: form }),
      fetch(`${wordpress.url}/?rest_route=/wp/v2/comments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          post: 1,
          content: 'Hello there',
          author_name: 'A',
          author_email: 'a@example.org',
        }),
      }),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([false, false]);
    expect(count()).toBe('1');
    wordpress.run(`update_option( 'trialogue_on', '' );`);
    expect(await (await fetch(`${wordpress.url}/?p=1`)).text()).toContain('id="commentform"');
    wordpress.run(`update_option( 'trialogue_on', '1' );`);
    expect(await (await fetch(`${wordpress.url}/?p=1`)).text()).not.toContain('id="commentform"');
  });

  test('what is published, changed and taken back, Trialogue is told by the cron', async ({
    site,
    wordpress,
  }) => {
    const put = (code: string) => Number(wordpress.run(`echo wp_insert_post( wp_slash( ${code} ), true );`));
    const article = async (id: number) => {
      const answer = await fetch(`${site.url}/embed?article=wp-${id}`, { redirect: 'manual' });
      const path = answer.headers.get('location');
      return (
        path &&
        (await (await fetch(`${site.url}/api/v1/articles/${/articles\/([^#]+)/.exec(path)![1]}`)).json())
      );
    };
    const id = put(
      `array( 'post_title' => 'Tides & <em>ties</em>', 'post_status' => 'publish', 'post_author' => 1, 'post_excerpt' => 'Both come.', 'tags_input' => array( 'Water' ) )`,
    );
    // Whoever saves a post does not wait for it.
    expect(await article(id)).toBeNull();
    await wordpress.runCron();
    expect(await article(id)).toMatchObject({
      title: 'Tides & ties',
      address: wordpress.run(`echo get_permalink( ${id} );`),
      byline: OWNER.name,
      topics: ['Water'],
      standfirst: 'Both come.',
      language: 'en',
    });

    put(`array( 'ID' => ${id}, 'post_title' => 'Tides', 'post_status' => 'publish' )`);
    await wordpress.runCron();
    expect(await article(id)).toMatchObject({ title: 'Tides', discussion: { takes: 'OPEN' } });
    wordpress.run(`wp_trash_post( ${id} );`);
    await wordpress.runCron();
    expect(await article(id)).toMatchObject({
      discussion: { takes: 'ARCHIVED', note: 'The article was taken back.' },
    });
    wordpress.run(`wp_untrash_post( ${id} ); wp_publish_post( ${id} );`);
    await wordpress.runCron();
    expect(await article(id)).toMatchObject({ discussion: { takes: 'OPEN', note: '' } });
  });

  test('what does not arrive is told again, and listed with the reason', async ({ stranger, wordpress }) => {
    const key = wordpress.run(`echo get_option( 'trialogue_api_key' );`);
    wordpress.run(`update_option( 'trialogue_api_key', 'trialogue_ended' );`);
    const id = wordpress.run(
      `echo wp_insert_post( array( 'post_title' => 'Ebb', 'post_status' => 'publish' ), true );`,
    );
    await wordpress.runCron();
    const next = wordpress.run(
      `echo wp_next_scheduled( 'trialogue_put_article', array( ${id}, 1 ) ) - time();`,
    );
    expect(Number(next)).toBeGreaterThan(30);
    const page = await stranger();
    await page.goto(settingsOf(wordpress));
    await signInToWordPress(page, OWNER.name, OWNER.password);
    await expect(page.getByRole('listitem').filter({ hasText: 'Ebb: ' })).toBeVisible();

    wordpress.run(`update_option( 'trialogue_api_key', '${key}' );`);
    await page.getByRole('button', { name: 'Tell Trialogue of all posts' }).click();
    await expect(page.getByText('Trialogue is being told of all posts, in the background.')).toBeVisible();
    await wordpress.runCron();
    await page.goto(settingsOf(wordpress));
    await expect(page.getByText('Ebb: ')).toHaveCount(0);
  });

  for (const theme of ['twentytwentyfive', 'classic'])
    test(`the discussion stands under a post, for everybody: ${theme}`, async ({
      stranger,
      site,
      wordpress,
    }) => {
      wordpress.run(`switch_theme( '${theme}' );`);
      const page = await stranger();
      await page.goto(`${wordpress.url}/?p=1`);
      await expect(
        discussionOn(page).getByText('Please note you must be a Maverick Insider to comment'),
      ).toBeVisible();
      await expect(page.getByText('A WordPress Commenter')).toHaveCount(0);
      const html = await (await fetch(`${wordpress.url}/?p=1`)).text();
      expect(html).toContain('<section class="trialogue" lang="en"');
      expect(html).toContain(`href='${site.url}/embed.css'`);
      expect(html).not.toContain('data-nonce');
    });

  test('a page does not wait for what never answers, and does not ask again at once', async ({
    site,
    wordpress,
  }) => {
    const asked: string[] = [];
    const silent = createServer(({ url = '' }) => void asked.push(url));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const use = (address: string) =>
      wordpress.run(
        `update_option( 'trialogue_site', '${address}' ); delete_transient( 'trialogue_fragment_1' );`,
      );
    use(`http://127.0.0.1:${port}`);
    for (const _ of [1, 2])
      expect(await (await fetch(`${wordpress.url}/?p=1`)).text()).toContain('Read the comments</a>');
    expect(asked).toEqual([expect.stringMatching(/\/fragment\?lang=en$/)]);
    silent.closeAllConnections();
    silent.close();
    use(site.url);
  });

  test('an editor here is a moderator at the desk, and decides', async ({ stranger, site, wordpress }) => {
    const slug = (await pathOfFirst(site)).split('/').at(-1)!;
    const author = await enroll('Rune Referred');
    const id = await referredComment(author.viewer, slug, 'Clocks are for those who have no tide to go by.');
    const desk = await stranger();
    await signInFromTrialogue(desk, { site, path: `/admin/comments/${id}`, user: EDDA });
    await desk.getByRole('form', { name: 'Become an Insider' }).getByRole('button').click();
    await desk.getByRole('button', { name: `Publish comment by ${author.displayName}` }).click();
    await expect(desk.getByText('Published: the comment by Rune Referred')).toBeVisible();
    const reader = await stranger();
    await reader.goto(`${wordpress.url}/?p=1`);
    await expect(discussionOn(reader).getByText('Clocks are for those')).toBeVisible();
  });

  test('comments that are here already come by a button, a part at a time, and nothing is sent before all is well', async ({
    stranger,
    site,
    world,
    wordpress,
  }) => {
    test.setTimeout(300_000);
    const settings = settingsOf(wordpress);
    const first = seedComments(wordpress);
    const page = await stranger();
    await page.goto(settings);
    await signInToWordPress(page, OWNER.name, OWNER.password);
    // Of a post that not everybody can read, of spam and of what a program wrote there is no word.
    const begin = page.getByRole('button', { name: 'Import 1,208 comments' });
    const kept = () => wordpress.run(`echo wp_json_encode( get_option( 'trialogue_import' ) );`);
    const secret = wordpress.run(`echo get_option( 'trialogue_sso_secret' );`);
    wordpress.run(`update_option( 'trialogue_sso_secret', 'not the one' );`);
    await begin.click();
    await expect(page.getByText('Trialogue does not take what is signed with this secret')).toBeVisible();
    wordpress.run(`update_option( 'trialogue_sso_secret', '${secret}' );`);
    await begin.click();
    await expect(page.getByText('The API key may not import comments')).toBeVisible();
    expect(kept()).toBe('false');
    expect(await query('select 1 from comment_imports')).toEqual([]);
    await byHand(page).getByText('By hand').click();
    await page.getByLabel('API key').fill(await makeKey(await stranger(), world, 'Articles', 'Imports'));
    await page.getByRole('button', { name: 'Save and check' }).click();
    await expect(page.getByText('Trialogue answers, and takes the key and the secret.')).toBeVisible();

    // Without script, a page goes on with it when it is asked to.
    const scriptless = await page.context().browser()!.newContext({ javaScriptEnabled: false });
    await scriptless.addCookies(await page.context().cookies());
    const plain = await scriptless.newPage();
    await plain.goto(settings);
    await plain.getByRole('button', { name: 'Import 1,208 comments' }).click();
    await expect(plain.getByText('0 of 1,208 comments are at Trialogue.')).toBeVisible();
    await plain.getByRole('button', { name: 'Stop' }).click();
    await expect(plain.getByText('The import has stopped.')).toBeVisible();
    await wordpress.runCron();
    expect(await query('select 1 from comment_imports')).toEqual([]);
    // Cut off between what Trialogue was sent and what is noted of that, it is the same part the next time.
    const parts = async () => (await query('select 1 from comment_imports')).length;
    for (const _ of [1, 2]) {
      wordpress.run(`Trialogue\\Comments\\send_part( Trialogue\\Comments\\kept_import() );`);
      expect(await parts()).toBe(1);
    }
    await plain.getByRole('button', { name: 'Go on' }).click();
    await expect(plain.getByText(/of 1,208 comments are at Trialogue|comments are imported/)).toBeVisible();
    await scriptless.close();

    // The cron and a page go on with it at once.
    wordpress.run(`Trialogue\\Comments\\schedule_import( 0 );`);
    await Promise.all([wordpress.runCron(), page.goto(settings)]);
    await expect(page.getByText('The comments are imported.')).toBeVisible({ timeout: 120_000 });
    expect(await parts()).toBe(2);
    const list = (text: string) => page.getByRole('listitem').filter({ hasText: text });
    await expect(list('1,203 comments that readers see')).toBeVisible();
    await expect(list('1 empty place')).toBeVisible();
    await expect(list('imported before')).toHaveCount(0);
    await expect(list('2: what it answers is not there')).toBeVisible();
    await expect(list('2: it answers itself')).toBeVisible();

    // Answers to what was in a part before, and to what has a later number, are where they belong.
    const parents = await query<{ id: string; parent: string }>(
      `select i.external_id as id, p.external_id as parent from imported_comments i join comments c on c.id = i.comment_id
         join imported_comments p on p.comment_id = c.parent_id where i.external_id = any($1)`,
      [[first + 1_149, first + 9].map(String)],
    );
    expect(parents.toSorted((one, other) => Number(one.id) - Number(other.id))).toEqual([
      { id: String(first + 9), parent: String(first + 1_189) },
      { id: String(first + 1_149), parent: String(first) },
    ]);
    const discussion = discussionOn(page);
    await expect(async () => {
      await page.goto(`${wordpress.url}/?p=1`);
      await expect(discussion.getByText('Hi, this is a comment.')).toBeVisible({ timeout: 2_000 });
    }).toPass();
    // Who wrote with an address of their own, which Trialogue knows by now, has it there under the name that they have there.
    const reply = discussion.getByRole('article').filter({ hasText: 'Hello yourself' }).last();
    await expect(reply.getByText(RIA.display_name, { exact: true })).toBeVisible();
    await wordpress.runCron();
    await page.goto(wordpress.url);
    await expect(page.getByRole('article').filter({ hasText: 'Hello world!' })).toContainText('3 Comments');

    // With what waits, it brings that, and what answers it.
    await page.goto(settings);
    await page.getByRole('checkbox', { name: 'With 1 that waits for approval' }).check();
    await begin.click();
    await expect(page.getByText('of 1,209 comments are at Trialogue.')).toBeVisible();
    await expect(page.getByText('The comments are imported.')).toBeVisible({ timeout: 120_000 });
    await expect(list('1 comment that readers see')).toBeVisible();
    await expect(list('1 that waits for a moderator')).toBeVisible();
    await expect(list('1,204 that were imported before')).toBeVisible();

    // WordPress's own export says the same of them, and brings nothing more.
    const file = test.info().outputPath('export.xml');
    const exported = wordpress.run(
      `foreach ( get_posts( array( 'numberposts' => 9, 'post_status' => array( 'private', 'draft' ) ) ) as $post ) wp_delete_post( $post->ID, true );
       require_once ABSPATH . 'wp-admin/includes/export.php'; export_wp( array( 'content' => 'post' ) );`,
    );
    writeFileSync(file, exported);
    const sent = wordpress.run(
      `global $wpdb; $ids = $wpdb->get_col( 'SELECT c.comment_ID ' . Trialogue\\Comments\\comments_to_import( true ) );
       echo Trialogue\\Comments\\file_of( array_map( 'intval', $ids ) );`,
    );
    const [ours, theirs] = [await recordsIn(sent), await recordsIn(exported)];
    expect(ours).toHaveLength(1_209);
    expect(ours).toEqual(theirs);
    const { status, stdout, stderr } = spawnSync(
      'npm',
      ['run', 'comments:import', '--', '--from', 'wordpress', file],
      { encoding: 'utf8', env: { ...process.env, DATABASE_URL: site.databaseUrl } },
    );
    expect(status, stderr).toBe(0);
    expect(stdout).toContain(
      'Added: 0 that readers see, 0 that wait for a moderator, 0 that were turned down, 0 empty',
    );
  });

  test('of a second site, ids say which it is', async ({ wordpress }) => {
    const file = wordpress.run(
      `add_filter( 'trialogue_article_id', fn( $id, $post ) => 'paper-' . $post->ID, 10, 2 );
       global $wpdb; $ids = $wpdb->get_col( "SELECT comment_ID FROM $wpdb->comments WHERE comment_post_ID = 1 ORDER BY comment_ID" );
       $wpdb->update( $wpdb->comments, array( 'user_id' => 1 ), array( 'comment_ID' => $ids[0] ) );
       echo Trialogue\\Comments\\file_of( array_map( 'intval', $ids ) );
       $wpdb->update( $wpdb->comments, array( 'user_id' => 0 ), array( 'comment_ID' => $ids[0] ) );`,
    );
    const article = { externalId: 'paper-1', identifier: 'paper-1' };
    const all: object[] = [];
    for await (const one of readRecords('wordpress', { content: Buffer.from(file), mostBytes: 1e9 }))
      all.push(one);
    expect(all).toMatchObject([
      { externalId: 'paper-1', article, parentId: null, author: { externalId: 'paper-1' } },
      { article, parentId: 'paper-1', author: { externalId: null } },
    ]);
  });

  test('nobody but its owners imports, and they by its own page alone', async ({ stranger, wordpress }) => {
    const kept = () => wordpress.run(`echo md5( serialize( get_option( 'trialogue_import' ) ) );`);
    const before = kept();
    for (const user of [{ name: RIA.user_login, password: RIA.user_pass }, OWNER]) {
      const page = await stranger();
      await page.goto(settingsOf(wordpress));
      await signInToWordPress(page, user.name, user.password);
      await expect(page).toHaveURL(settingsOf(wordpress));
      const form = { action: 'trialogue_import', act: 'begin', _wpnonce: 'made up', _ajax_nonce: 'made up' };
      for (const path of ['admin-post.php', 'admin-ajax.php']) {
        const answer = await page.request.post(`${wordpress.url}/wp-admin/${path}`, { form });
        expect([user.name, path, answer.status()]).toEqual([user.name, path, 403]);
      }
    }
    expect(kept()).toBe(before);
  });

  test('what does not answer is not asked for comments again at once, and what refuses them is not asked any more', async ({
    site,
    wordpress,
  }) => {
    // Twice, as two pages that are open do.
    const runTwice = (name: string, value: string) =>
      JSON.parse(
        wordpress.run(
          `use function Trialogue\\Comments\\{ new_import, run_import, kept_import };
          $kept = array( '${name}' => get_option( '${name}' ), 'trialogue_import' => get_option( 'trialogue_import' ) );
          update_option( '${name}', '${value}' );
          update_option( 'trialogue_import', new_import( false ), false );
          run_import( 1 );
          run_import( 1 );
          echo wp_json_encode( array( kept_import(), wp_next_scheduled( 'trialogue_import' ) - time() ) );
          array_map( 'update_option', array_keys( $kept ), $kept );
          wp_clear_scheduled_hook( 'trialogue_import' );`,
        ),
      ) as [{ stage: string; attempt: number; problem: string }, number];
    const [away, seconds] = runTwice('trialogue_site', 'http://127.0.0.1:9');
    expect(away).toMatchObject({
      stage: 'running',
      attempt: 1,
      problem: expect.stringContaining('127.0.0.1'),
    });
    expect(seconds).toBeGreaterThan(30);
    expect(seconds).toBeLessThanOrEqual(60);
    const [refused] = runTwice('trialogue_api_key', 'trialogue_ended');
    expect(refused).toMatchObject({ stage: 'stopped', attempt: 0 });
    expect(refused.problem).not.toBe('');
    expect(wordpress.run(`echo get_option( 'trialogue_site' );`)).toBe(site.url);
  });

  test('Trialogue tells it at once how many comments there are, and nobody else does', async ({
    stranger,
    world,
    wordpress,
  }) => {
    const page = await stranger();
    await page.goto(settingsOf(wordpress));
    await signInToWordPress(page, OWNER.name, OWNER.password);
    await byHand(page).getByText('By hand').click();
    const address = await page.getByText(/\/trialogue\/v1\/webhook$/).innerText();
    const desk = await stranger();
    const secret = await addWebhook(desk, world, address);
    const save = async (typed: string) => {
      await page.getByLabel('Secret of the webhook').fill(typed);
      await page.getByRole('button', { name: 'Save and check' }).click();
    };
    await save(secret.slice(0, 20));
    await expect(page.getByText('The secret of the webhook begins with whsec_')).toBeVisible();
    await byHand(page).getByText('By hand').click();
    await save(secret);
    await expect(page.getByText('Settings saved.')).toBeVisible();
    await desk.getByRole('button', { name: 'Send a test' }).click();
    await expect(desk.getByText('A test is on its way')).toBeVisible();
    await expect(async () => {
      await desk.reload();
      await expect(told(desk).getByText('answered 204')).toBeVisible({ timeout: 1_000 });
    }).toPass();

    const article = { externalId: 'wp-1', commentCount: 99, countedAt: new Date().toISOString() };
    const body = JSON.stringify({ type: 'comment.published', data: { article } });
    const send = (secrets: string[]) =>
      fetch(address, {
        method: 'POST',
        headers: signedHeaders({ id: 'msg_made_up', at: new Date(), body, secrets }),
        body,
      });
    expect((await send([newSigningSecret()])).status).toBe(401);
    expect((await fetch(address, { method: 'POST', body })).status).toBe(401);
    expect(await countUnder(wordpress)).toBe(3);
  });

  test('of counts that come at once, the later one is kept', ({ wordpress }) => {
    // WordPress goes by these just before it inserts a field, and before it updates one: another request comes in between there.
    for (const hook of ['add_post_meta', 'update_post_metadata'])
      for (const first of [1, 2])
        expect(
          wordpress.run(
            `use function Trialogue\\Comments\\{ note_count, kept_count };
            $id = wp_insert_post( array( 'post_title' => 'Neap', 'post_status' => 'draft' ) );
            $other = function ( $given ) use ( $id, &$other ) {
              remove_filter( '${hook}', $other );
              note_count( $id, 40 + ${3 - first}, ${3 - first} );
              return $given;
            };
            add_filter( '${hook}', $other );
            note_count( $id, 40 + ${first}, ${first} );
            echo kept_count( $id )['count'], has_filter( '${hook}', $other ) ? ' alone' : '';`,
          ),
          `${hook}, ${first} before ${3 - first}`,
        ).toBe('42');
  });

  test('who is signed in here joins, writes and reviews under a post, and what is posted anybody reads there', async ({
    stranger,
    wordpress,
  }) => {
    test.slow();
    const words = 'My grandmother set her kettle by the harbour clock, and was never late with it.';
    const author = await inDiscussion(await stranger(), wordpress, THEO);
    await expect(author.getByText(`Signed in as ${THEO.display_name}`)).toBeVisible();
    await post(author, words);
    await expect(author.getByText('Please peer review 3 community comments')).toBeVisible();
    await reviewThree(author);
    await expect(author.getByText('Your comment is with its reviewers')).toBeVisible();
    await putFirstInLine(words);
    for (const user of PEERS) {
      const peer = await inDiscussion(await stranger(), wordpress, user);
      await postAndReview(peer, `${user.display_name} remembers the storm well, from the quay side.`);
    }
    const page = await stranger();
    await page.goto(`${wordpress.url}/?p=1`);
    await expect(discussionOn(page).getByText(words)).toBeVisible();
    await expect(discussionOn(page).getByText(THEO.display_name, { exact: true })).toBeVisible();
    // The page has it itself too, and lists count it, for Trialogue has told so.
    await expect.poll(() => countUnder(wordpress)).toBe(4);
    expect(await (await fetch(`${wordpress.url}/?p=1`)).text()).toContain(words);
    await page.goto(wordpress.url);
    await expect(page.getByRole('article').filter({ hasText: 'Hello world!' })).toContainText('4 Comments');
  });

  test('who signs out in the discussion is signed out here, and who does so here, of the discussion', async ({
    stranger,
    wordpress,
  }) => {
    const page = await stranger();
    const discussion = await inDiscussion(page, wordpress, THEO);
    const isIn = page.locator('body.logged-in');
    await expect(discussion.getByText(`Signed in as ${THEO.display_name}`)).toBeVisible();
    await expect(isIn).toHaveCount(1);
    const ended = page.waitForResponse((response) => response.request().method() === 'DELETE');
    await discussion.getByRole('button', { name: 'Sign out' }).click();
    expect((await ended).status()).toBe(204);
    const door = discussion.getByRole('link', { name: 'Sign in' }).first();
    await expect(door).toBeVisible();
    await page.reload();
    await expect(door).toBeVisible();
    await expect(isIn).toHaveCount(0);

    await inDiscussion(page, wordpress, THEO);
    await expect(discussion.getByText(`Signed in as ${THEO.display_name}`)).toBeVisible();
    await page.goto(`${wordpress.url}/wp-login.php?action=logout`);
    await page.getByRole('link', { name: 'log out' }).click();
    await page.goto(`${wordpress.url}/?p=1`);
    await expect(door).toBeVisible();
    await expect(discussion.getByText('Signed in as')).toHaveCount(0);
  });

  test('what is removed is gone from the page at once, and what is told again changes nothing', async ({
    stranger,
    world,
    wordpress,
  }) => {
    const words = 'Clocks are for those who have no tide to go by.';
    const html = async () => (await fetch(`${wordpress.url}/?p=1`)).text();
    expect(await html()).toContain(words);
    const [comment] = await query<{ id: string }>(
      'select comment_id as id from comment_revisions where body = $1',
      [words],
    );
    await removeComment(comment!.id);
    await expect.poll(() => countUnder(wordpress)).toBe(3);
    expect(await html()).not.toContain(words);

    const desk = await stranger();
    await arriveAs(desk, world.admin, '/admin/webhooks');
    await desk.getByRole('link', { name: 'WordPress' }).click();
    await told(desk).getByRole('link', { name: 'It was published' }).first().click();
    await desk.getByRole('button', { name: 'Send it again' }).click();
    await expect(desk.getByText('It is sent again')).toBeVisible();
    const second = desk.getByRole('listitem').filter({ hasText: 'Try 2' });
    await expect(async () => {
      await desk.reload();
      await expect(second).toContainText('answered 204', { timeout: 1_000 });
    }).toPass();
    expect(await countUnder(wordpress)).toBe(3);
  });

  test('one button connects it anew, for its owner alone, and what comes back is good once', async ({
    stranger,
    site,
    world,
    wordpress,
  }) => {
    const key = () => wordpress.run(`echo get_option( 'trialogue_api_key' );`);
    const before = key();
    wordpress.run(`update_option( 'blogname', 'The Harbour Post \u{10400} & Sons' );`);
    const page = await stranger();
    await arriveAs(page, world.admin, '/admin/wordpress');
    await expect(page.getByText('under Settings → Trialogue')).toBeVisible();
    await page.goto(settingsOf(wordpress));
    await signInToWordPress(page, OWNER.name, OWNER.password);
    await page.getByText('Connect once more').click();
    await page.getByRole('button', { name: 'Connect' }).click();
    await expect(page).toHaveURL(new RegExp(`^${site.url}/admin/wordpress\\?`));
    await expect(page.getByText('The Harbour Post \u{10400} & Sons asks to be connected')).toBeVisible();
    await expect(page.getByText('as it may already')).toBeVisible();
    await expectAccessible(page);
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await expectNoSidewaysScroll(page);
        // For whoever looks at it.
        const path = test.info().outputPath(`connect-${colorScheme}-${width}.png`);
        await page.screenshot({ path, fullPage: true });
      }
    // The desk has the same address in its own.
    const post = `${wordpress.url}/wp-admin/admin-post.php`;
    const returning = page.waitForRequest((request) => request.url().startsWith(post));
    await page.getByRole('button', { name: `Connect ${new URL(wordpress.url).host}` }).click();
    const back = (await returning).url();
    await expect(page.getByText('Trialogue answers, and takes the key and the secret.')).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('settings.png'), fullPage: true });
    const after = key();
    expect(after).not.toBe(before);
    expect(await page.content()).not.toContain(after);
    await expect(page.getByText('Trialogue is being told of all posts')).toBeVisible();
    const [{ count } = { count: 0 }] = await query<{ count: number }>(
      'select count(*)::int as count from webhook_endpoints',
    );
    expect(count).toBe(1);

    // Sent again, or made up; by somebody else, or by a page that is not its own; and where nothing answers.
    const used = 'This was used already, or it took too long.';
    await page.goto(back);
    await expect(page.getByText(used)).toBeVisible();
    await page.goto(`${post}?action=trialogue_connected&state=made-up&code=made-up`);
    await expect(page.getByText(used)).toBeVisible();
    wordpress.run(
      `require_once WP_PLUGIN_DIR . '/trialogue-comments/includes/connect.php'; wp_set_current_user( 1 );
      set_transient( Trialogue\\Comments\\attempt_name( 'away' ), array( 'site' => 'http://127.0.0.1:9', 'verifier' => 'v', 'on' => true ), 60 );`,
    );
    await page.goto(`${post}?action=trialogue_connected&state=away&code=made-up`);
    await expect(page.getByText('This site is not connected: ')).toBeVisible();
    await page.reload();
    await expect(page.getByText('This site is not connected: ')).toHaveCount(0);
    const form = { action: 'trialogue_connect', trialogue_site: site.url, _wpnonce: 'made up' };
    expect((await page.request.post(post, { form })).status()).toBe(403);
    const other = await stranger();
    await other.goto(settingsOf(wordpress));
    await signInToWordPress(other, RIA.user_login, RIA.user_pass);
    await expect(other).toHaveURL(settingsOf(wordpress));
    expect((await other.request.post(post, { form })).status()).toBe(403);
    expect((await other.request.get(back)).status()).toBe(403);
    expect(key()).toBe(after);
    await expect(other.getByText('Sorry, you are not allowed')).toBeVisible();
  });

  test('taken out of use and put into use again, it is connected as before, and goes on telling', async ({
    site,
    wordpress,
  }) => {
    const plugin = `'trialogue-comments/trialogue-comments.php'`;
    const scheduled = () =>
      wordpress.run(`echo (int) (bool) wp_next_scheduled( 'trialogue_refresh_counts' );`);
    wordpress.run(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( ${plugin} );`);
    expect(scheduled()).toBe('0');
    expect(await (await fetch(`${wordpress.url}/?p=1`)).text()).not.toContain('<trialogue-comments');
    wordpress.run(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin( ${plugin} );`);
    expect(scheduled()).toBe('1');
    expect(await (await fetch(`${wordpress.url}/?p=1`)).text()).toContain('<trialogue-comments');
    const id = wordpress.run(
      `$term = wp_insert_term( 'Tides', 'category' );
       $id = wp_insert_post( array( 'post_title' => 'Spring tide \u{1F30A}\u{10400}', 'post_status' => 'publish', 'post_category' => array( $term['term_id'] ) ) );
       wp_delete_term( $term['term_id'], 'category' ); echo $id;`,
    );
    await wordpress.runCron();
    const answer = await fetch(`${site.url}/embed?article=wp-${id}`, { redirect: 'manual' });
    const slug = /articles\/([^#]+)/.exec(answer.headers.get('location') ?? '')?.[1];
    const article = await (await fetch(`${site.url}/api/v1/articles/${slug}`)).json();
    expect(article).toMatchObject({ title: 'Spring tide \u{1F30A}\u{10400}' });
    expect((article as { topics: string[] }).topics).not.toContain('Tides');
  });

  test('nothing that it does is a notice or a warning of PHP', ({ wordpress }) => {
    expect(wordpress.log()).not.toMatch(/plugins\/trialogue-comments|Trialogue\\/);
  });

  test('taken away, it leaves nothing behind but what was WordPress’s own', ({ wordpress }) => {
    const kept = () =>
      wordpress.run(
        `global $wpdb; echo implode( ' ', $wpdb->get_col( "select option_name from $wpdb->options where option_name like '%trialogue%' union select meta_key from $wpdb->postmeta where meta_key like '%trialogue%'" ) ), substr_count( serialize( _get_cron_array() ), 'trialogue' ), ' ', get_comments( array( 'count' => true ) );`,
      );
    const count = kept().split(' ').at(-1);
    for (const name of [
      'trialogue_import',
      'trialogue_webhook_secret',
      '_trialogue_count',
      '_transient_trialogue_fragment_1',
    ])
      expect(kept()).toContain(name);
    wordpress.run(
      `deactivate_plugins( 'trialogue-comments/trialogue-comments.php' ); uninstall_plugin( 'trialogue-comments/trialogue-comments.php' );`,
    );
    expect(kept()).toBe(`0 ${count}`);
  });
});
