import type { Page } from '@playwright/test';
import { changePolicy } from '@/lib/moderation/change-policy';
import { startHost, type Host } from './harness/host';
import { arriveAs } from './harness/member';
import { startSite, type Site } from './harness/site';
import { expect, inspect, isScripted, kind, test as base } from './harness/test';
import { enroll } from './harness/world';

/** Articles that nobody has put in: a publication's site, and an instance that may ask this machine for its pages. */
const test = base.extend<object, { host: Host; own: Site }>({
  host: [
    async ({ world: _world }, provide) => {
      const host = await startHost();
      const { viewer } = await enroll('Delia Discovers', 'ADMIN');
      await changePolicy({ viewer, patch: { embed: { origins: [host.origin] } } });
      await provide(host);
      await changePolicy({ viewer, patch: { embed: { origins: [] } } });
      await host.stop();
    },
    { scope: 'worker' },
  ],
  own: [
    async ({ site, host: _host }, provide) => {
      const settings = { FETCH_LOOPBACK_FOR_TESTS: '1' };
      const own = await startSite({ databaseUrl: site.databaseUrl, settings });
      await provide(own);
      await own.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

/** A page as a template of a publication writes it. */
function article(site: string, address: string, title: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} – The Harbour</title>
<link rel="canonical" href="${address}"><link rel="icon" href="data:,"><meta property="og:type" content="article">
<meta property="og:title" content="${title}"><meta property="article:published_time" content="2026-11-02T06:00:00Z">
<script type="module" src="${site}/embed.js" async></script></head>
<body><main><h1>${title}</h1><trialogue-count article="${address}">no</trialogue-count> comments
<trialogue-comments article="${address}"><a href="${site}/embed?article=${encodeURIComponent(address)}">The comments</a></trialogue-comments>
</main></body></html>`;
}

const framed = (page: Page) => page.frameLocator('trialogue-comments iframe');

test('a page that nobody has put in has its discussion at first sight, and the desk looks at it', async ({
  page,
  stranger,
  world,
  host,
  own,
}) => {
  test.slow();
  const title = 'The ferry that came back';
  const path = '/ferry';
  const address = host.put(path, article(own.url, host.origin + path, title));

  await test.step('its first reader may write at once', async () => {
    await page.goto(address);
    const frame = framed(page);
    await expect(frame.getByRole('heading', { level: 1, name: title })).toBeAttached();
    await expect(frame.getByText('No Comments, yet')).toBeVisible();
    const [, inFrame] = page.frames();
    expect(new URL(inFrame!.url()).pathname).toBe('/embed/the-ferry-that-came-back');
    // From then on it is one like any other.
    await page.reload();
    await expect(page.locator('trialogue-count')).toHaveText('0');
    await expect(frame.getByText('No Comments, yet')).toBeVisible();
  });

  await test.step('what cannot be read yet says so, with a way to try again', async () => {
    const missing = `${host.origin}/tide`;
    await page.goto(host.put('/list', article(own.url, missing, 'The tide table')));
    const frame = framed(page);
    await expect(frame.getByText('There is no discussion about this page.')).toBeVisible();
    const reader = await stranger();
    await reader.goto(`${own.url}/embed/-/opening?article=${encodeURIComponent(missing)}`);
    await inspect(reader);
  });

  await test.step('the desk finds it as new, and confirms it', async () => {
    const desk = await stranger();
    await arriveAs(desk, world.moderator, `${own.url}/admin/articles?only=new`);
    const row = desk
      .getByRole('listitem')
      .filter({ has: desk.getByRole('link', { name: title, exact: true }) });
    await expect(row.getByText(/First seen on .* at 127\.0\.0\.1/)).toBeVisible();
    await inspect(desk);
    await row.getByRole('button', { name: 'Confirm' }).focus();
    await desk.keyboard.press('Enter');
    await expect(desk.getByText('The article is confirmed')).toBeVisible();
    await expect(desk.getByRole('link', { name: title, exact: true })).toHaveCount(0);
  });
});

test('without script a link leads to the discussion of a page at first sight, and the desk closes or removes it @plain', async ({
  page,
  stranger,
  world,
  host,
  own,
}) => {
  const put = (name: string, title: string) => {
    const path = `/${name}-${kind().toLowerCase()}`;
    return host.put(path, article(own.url, host.origin + path, `${title} (${kind()})`));
  };
  const addresses = [put('mole', 'How the mole was mended'), put('buoy', 'A buoy for the bar')];
  for (const [place, title] of ['How the mole was mended', 'A buoy for the bar'].entries()) {
    await page.goto(`${own.url}/embed?article=${encodeURIComponent(addresses[place]!)}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }

  const desk = await stranger();
  await arriveAs(desk, world.moderator, `${own.url}/admin/articles?only=new`);
  const act = async (title: string, what: string) => {
    const acts = desk.getByRole('list', { name: `What to do about “${title} (${kind()})”` });
    await acts.getByRole('button', { name: what }).click();
  };
  await act('How the mole was mended', 'Close discussion');
  await expect(desk.getByText('Its discussion is closed')).toBeVisible();
  await act('A buoy for the bar', 'Remove');
  await expect(desk.getByText('The article is removed')).toBeVisible();
  await expect(desk.getByText(`(${kind()})`)).toHaveCount(0);

  const leads = async (address: string) =>
    (await fetch(`${own.url}/embed?article=${encodeURIComponent(address)}`, { redirect: 'manual' })).status;
  expect(await Promise.all(addresses.map(leads))).toEqual([307, 404]);
  if (isScripted()) await inspect(desk);

  await test.step('and takes a removal back', async () => {
    const address = addresses[1]!.replace('http://', '');
    await desk
      .getByText(/unless you allow it/)
      .getByRole('link', { name: 'Removed' })
      .click();
    await expect(desk.getByRole('heading', { level: 1, name: 'Removed articles' })).toBeVisible();
    if (isScripted()) await inspect(desk);
    const row = desk.getByRole('listitem').filter({ has: desk.getByRole('link', { name: address }) });
    await row.getByRole('button', { name: 'Allow again' }).click();
    await expect(desk.getByText('The page may make itself known again')).toBeVisible();
    await expect(desk.getByRole('link', { name: address })).toHaveCount(0);
  });
});
