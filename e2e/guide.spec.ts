import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newSigningSecret, signedHeaders } from '@/lib/platform/standard-webhook';
import { newId } from '@/lib/platform/ids';
import { changePolicy } from '@/lib/moderation/change-policy';
import { makeKey } from '@/lib/members/api-keys/make-key';
import type { Viewer } from '@/lib/members/viewer';
import { publishedComment } from './harness/comments';
import { startHost, type Host } from './harness/host';
import { signIn } from './harness/member';
import { freePort, startSite, type Site } from './harness/site';
import { anArticle } from './harness/threads';
import { expect, test as base } from './harness/test';
import { enroll } from './harness/world';

/** The guide for a publication's own site, done as it stands: each piece of its code is run. */

const SSO_KEY = 'a secret of the guide that both of its sites share';
const GUIDE = readFileSync(join(import.meta.dirname, '../docs/integration.md'), 'utf8');

/** A piece of code below a heading. */
function codeBelow(heading: string, language: string): string {
  const chapter = GUIDE.split(/^#{2,3} /m).find((part) => part.startsWith(`${heading}\n`));
  const code = chapter?.split(`\n\`\`\`${language}\n`)[1]?.split('\n```')[0];
  if (!code) throw new Error(`the guide has no ${language} below “${heading}”`);
  return code;
}

type Places = { comments: string; publication: string };
const at = ({ comments, publication }: Places, code: string): string =>
  code
    .replaceAll('https://comments.example.org', comments)
    .replaceAll('https://www.example.org', publication)
    .replaceAll(encodeURIComponent('https://www.example.org'), encodeURIComponent(publication));

const inPage = (html: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>The weir</title><link rel="icon" href="data:,">
   <h1>How the weir was built</h1>${html}`;

const isMissing = (program: string): boolean => spawnSync(program, ['-v']).error !== undefined;

type Worker = {
  folder: string;
  admin: Viewer;
  host: Host;
  own: Site;
  allow: (origin: string) => Promise<void>;
};

const test = base.extend<object, Worker>({
  folder: [
    async ({}, provide) => {
      const folder = mkdtempSync(join(tmpdir(), 'guide-'));
      await provide(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  admin: [
    async ({ world: _world }, provide) => provide((await enroll('Gudrun Guide', 'ADMIN')).viewer),
    { scope: 'worker' },
  ],
  allow: [
    async ({ admin }, provide) => {
      const origins: string[] = [];
      await provide(async (origin) => {
        origins.push(origin);
        await changePolicy({ viewer: admin, patch: { embed: { origins } } });
      });
      await changePolicy({ viewer: admin, patch: { embed: { origins: [] } } });
    },
    { scope: 'worker' },
  ],
  host: [
    async ({ allow }, provide) => {
      const host = await startHost();
      await allow(host.origin);
      await provide(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],
  // It shares a secret with the publication.
  own: [
    async ({ site }, provide) => {
      const own = await startSite({
        databaseUrl: site.databaseUrl,
        settings: { SSO_KEY, SSO_URL: 'http://127.0.0.1:9/sign-in' },
      });
      await provide(own);
      await own.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

test('five minutes in plain HTML', async ({ page, request, site, host, admin }) => {
  test.skip(isMissing('curl'), 'curl is not installed here');
  const places = { comments: site.url, publication: host.origin };
  const chapter = 'Five minutes in plain HTML';
  const { secret } = await makeKey({ viewer: admin, name: 'The guide', scopes: ['articles'], lasts: null });

  const told = execFileSync('sh', ['-c', at(places, codeBelow(chapter, 'sh'))], {
    env: { ...process.env, KEY: secret },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(JSON.parse(told)).toMatchObject({ title: 'How the weir was built' });

  const code = at(places, codeBelow(chapter, 'html'));
  await page.goto(host.put('/weir', inPage(code)));
  const frame = page.frameLocator('trialogue-comments iframe');
  await expect(frame.getByRole('heading', { level: 1, name: 'How the weir was built' })).toBeAttached();
  // What readers without script follow leads to the same discussion.
  const answer = await request.get(/<a href="([^"]+)"/.exec(code)![1]!);
  expect(await answer.text()).toContain('How the weir was built');

  await page.goto(host.put('/list', inPage(at(places, codeBelow('The element', 'html')))));
  await expect(page.locator('trialogue-count')).toHaveText('0');
});

/** The token maker of the guide, as a module of the publication's. */
async function makeTokens(folder: string, comments: string): Promise<(user: object) => string> {
  Object.assign(process.env, { COMMENTS_URL: comments, SSO_KEY });
  const file = join(folder, 'comments-token.mjs');
  writeFileSync(file, codeBelow('Node', 'js'));
  const made = (await import(pathToFileURL(file).href)) as { commentsToken: (user: object) => string };
  return made.commentsToken;
}

test('a page that is kept for everybody says beside it who reads', async ({
  page,
  own,
  host,
  folder,
  world: _,
}) => {
  const { slug } = await anArticle('How a page was kept');
  const places = { comments: own.url, publication: host.origin };
  const commentsToken = await makeTokens(folder, own.url);
  host.put('/comments-token', commentsToken({ id: 'k1', email: 'kit@example.net', name: 'Kit Kept' }));
  const element = `<script type="module" src="${own.url}/embed.js"></script><trialogue-comments article="${slug}"></trialogue-comments>`;
  const code = at(places, codeBelow('Behind a CDN', 'html'));
  await page.goto(host.put('/kept', inPage(element + code)));
  const frame = page.frameLocator('trialogue-comments iframe');
  await expect(frame.getByText('Signed in as Kit Kept')).toBeVisible();

  // On a page that stays open, they sign out and in again.
  const [, again, gone] = codeBelow('Who is signed in on your page', 'js').split('\n');
  const asModule = (line: string) =>
    `(async () => { const comments = document.querySelector('trialogue-comments'); ${line}
})()`;
  await page.evaluate(asModule(gone!));
  await expect(frame.getByText('Signed in as Kit Kept')).toHaveCount(0);
  host.put('/comments-token', commentsToken({ id: 'k1', email: 'kit@example.net', name: 'Kit Kept' }));
  await page.evaluate(asModule(again!));
  await expect(frame.getByText('Signed in as Kit Kept')).toBeVisible();
});

test('a server puts the discussion into its page', async ({
  stranger,
  site,
  host,
  folder,
  browser,
  world: _,
}) => {
  const { slug } = await anArticle('How a page was put together');
  const { viewer } = await enroll('Flo Fragment');
  await publishedComment(viewer, slug, 'It was put together by a server.');
  process.env.COMMENTS_URL = site.url;
  const file = join(folder, 'comments-on.mjs');
  writeFileSync(file, codeBelow('On your server', 'js'));
  const { commentsOn } = (await import(pathToFileURL(file).href)) as {
    commentsOn: (slug: string) => Promise<string>;
  };
  const html = await commentsOn(slug);
  expect(html).toContain('It was put together by a server.');
  expect(await commentsOn(slug)).toBe(html);
  await publishedComment(viewer, slug, 'And brought up to date.');
  await expect.poll(() => commentsOn(slug)).toContain('And brought up to date.');
  expect(await commentsOn('no-such-article')).toBe('');

  const element = `<script type="module" src="${site.url}/embed.js"></script><trialogue-comments article="${slug}">${html}</trialogue-comments>`;
  const address = host.put('/put-together', inPage(element));
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const without = await plain.newPage();
  await without.goto(address);
  await expect(without.getByText('It was put together by a server.')).toBeVisible();
  await plain.close();
  const page = await stranger();
  await page.goto(address);
  await expect(
    page.frameLocator('trialogue-comments iframe').getByText('And brought up to date.'),
  ).toBeVisible();
  await expect(page.getByText('It was put together by a server.')).toBeHidden();
});

/** Ends a program that was started, and waits until it has. */
async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return;
  const ended = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGTERM');
  await ended;
}

const answers = (address: string) =>
  expect
    .poll(
      () =>
        fetch(address).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 60_000 },
    )
    .toBe(true);

test('a page of Next has the discussion, and its reader is signed in', async ({
  page,
  own,
  allow,
  folder,
  world: _,
}) => {
  test.setTimeout(120_000);
  const { slug } = await anArticle('How a page of Next was made');
  const app = join(folder, 'next');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  await allow(origin);
  mkdirSync(join(app, 'app'), { recursive: true });
  symlinkSync(join(import.meta.dirname, '../node_modules'), join(app, 'node_modules'));
  const files = {
    'app/comments.jsx': codeBelow('Next', 'jsx'),
    'app/comments-token.js': codeBelow('Node', 'js'),
    'app/current-user.js': `import { cookies } from 'next/headers';
      export async function currentUser() {
        const name = (await cookies()).get('reader')?.value;
        return name ? { id: name, email: name + '@example.net', name: 'Nina ' + name } : null;
      }`,
    'app/layout.jsx': `export default ({ children }) => <html lang="en"><body>{children}</body></html>;`,
    'app/page.jsx': `import { Comments } from './comments';
      export default () => <main><h1>How a page of Next was made</h1><Comments article="${slug}" /></main>;`,
    'app/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    'package.json': '{"type": "module"}',
    'next.config.js': 'export default { allowedDevOrigins: ["127.0.0.1"], turbopack: { root: "/" } };',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(app, name), text);
  const bin = join(import.meta.dirname, '../node_modules/next/dist/bin/next');
  const log = openSync(join(folder, 'next.log'), 'w');
  // Nothing of what our own server is told is meant for it.
  const { PATH, HOME } = process.env;
  const next = spawn(process.execPath, [bin, 'dev', app, '-p', String(port)], {
    env: {
      PATH,
      HOME,
      COMMENTS_URL: own.url,
      SSO_KEY,
      NODE_ENV: 'development',
      NEXT_TELEMETRY_DISABLED: '1',
    },
    stdio: ['ignore', log, log],
  });
  try {
    await answers(origin);
    await page.goto(origin);
    const frame = page.frameLocator('trialogue-comments iframe');
    await expect(
      frame.getByRole('heading', { level: 1, name: 'How a page of Next was made' }),
    ).toBeAttached();
    await expect(frame.getByText('Signed in as')).toHaveCount(0);
    await page.context().addCookies([{ name: 'reader', value: 'next', url: origin }]);
    await page.reload();
    await expect(frame.getByText('Signed in as Nina next')).toBeVisible();
  } catch (error) {
    throw new Error(readFileSync(join(folder, 'next.log'), 'utf8'), { cause: error });
  } finally {
    await end(next);
  }
});

test('nginx stands before the comments', async ({ page, site, folder, world }) => {
  test.skip(isMissing('nginx'), 'nginx is not installed here');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const behind = await startSite({
    databaseUrl: site.databaseUrl,
    settings: { APP_URL: url, TRUSTED_PROXY_HOPS: '1' },
  });
  const config = codeBelow('Behind a CDN', 'nginx')
    .replace('/var/cache/nginx', folder)
    .replace('listen 80', `listen ${port}`)
    .replace('comments.example.org', 'localhost')
    .replace('http://127.0.0.1:3000', behind.url.replace('localhost', '127.0.0.1'));
  const file = join(folder, 'nginx.conf');
  const bodies = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (of) => `${of}_temp_path ${folder}/${of};`,
  );
  writeFileSync(
    file,
    `${process.getuid?.() === 0 ? 'user root;' : ''} pid ${folder}/nginx.pid; error_log stderr; events {} http { access_log off; ${bodies.join(' ')} ${config} }`,
  );
  const nginx = spawn('nginx', ['-p', folder, '-c', file, '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    await answers(`${url}/api/health/live`);
    const path = `/articles/${world.article.slug}`;
    /** What nginx says of an answer, once that is here. */
    const cacheOf = async (address: string) => {
      const answer = await fetch(url + address);
      await answer.arrayBuffer();
      return answer.headers.get('x-cache');
    };
    for (let time = 0; time < 3; time += 1) expect(await cacheOf(path)).not.toBe('HIT');
    const [script] = /\/_next\/static\/[^"]+\.css/.exec(await (await fetch(url + path)).text())!;
    await expect.poll(() => cacheOf(script)).toBe('HIT');

    // News comes at once.
    const stream = await fetch(`${url}/api/v1${path}/events`, { signal: AbortSignal.timeout(10_000) });
    const { value } = await stream.body!.getReader().read();
    expect(new TextDecoder().decode(value)).toContain('event: comments');

    const member = await enroll('Nico Nginx');
    await page.goto(`${url}/sign-in`);
    await signIn(page, member);
    await expect(page).not.toHaveURL(/sign-in/);
    await page.goto(url + path);
    await expect(page.getByRole('textbox', { name: 'Your comment' })).toBeVisible();
    // Its streams end before nginx does.
    await page.goto('about:blank');
  } finally {
    await end(nginx);
    await behind.stop();
  }
});

test('what a webhook sends is checked by a library', () => {
  const [secret, body] = [newSigningSecret(), '{"type":"comment.published","data":{"comment":{"id":"1"}}}'];
  const code = `const [body, headers] = [process.env.BODY, JSON.parse(process.env.HEADERS)];
    ${codeBelow('Webhooks', 'js')}
    console.log(type, data.comment.id);`;
  const received = (sent: string) =>
    spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      env: {
        ...process.env,
        WEBHOOK_SECRET: secret,
        BODY: sent,
        HEADERS: JSON.stringify(
          signedHeaders({ id: `msg_${newId()}`, at: new Date(), body, secrets: [secret] }),
        ),
      },
      encoding: 'utf8',
    });
  expect(received(body).stdout).toBe('comment.published 1\n');
  expect(received(body.replace('"1"', '"2"')).status).not.toBe(0);
});

test('a filter of WordPress says who may comment', () => {
  const hooks = '/usr/share/wordpress/wp-includes/plugin.php';
  test.skip(isMissing('php') || !existsSync(hooks), 'PHP or WordPress is not installed here');
  const code = `require '${hooks}';
    function user_has_paid( $id ) { return 7 === $id; }
    $user_id = 7;
    ${codeBelow('WordPress', 'php')}
    foreach ( array( 7, 8 ) as $id ) {
      echo apply_filters( 'trialogue_membership', null, (object) array( 'ID' => $id ) )['state'], ' ';
    }
    echo did_action( 'trialogue_standing_changed' );`;
  expect(execFileSync('php', ['-r', code], { encoding: 'utf8' })).toBe('active lapsed 1');
});
