import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { SignJWT } from 'jose';
import { changePolicy } from '@/lib/moderation/change-policy';
import { CLIENT, startIdentityProvider, type IdentityProvider } from './harness/identity-provider';
import { arriveAs } from './harness/member';
import { deliverEvents } from './harness/notices';
import { freePort, startSite, type Site } from './harness/site';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

const SECRET = 'a secret that the publication and its comments share';
const PUBLICATION = 'Maverick';

let [provider, accounts, own]: [IdentityProvider?, Server?, Site?] = [];
/** Whom the publication's own pages would send back. */
let person = 'nobody';

/** The publication's own sign-in page, whose people are signed in already. */
async function startAccounts(audience: () => string): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      const { searchParams } = new URL(request.url!, 'http://localhost');
      const token = await new SignJWT({ email: `${person}@example.org`, email_verified: true, name: person })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(person)
        .setAudience(audience())
        .setJti(`${person}-${Date.now()}`)
        .setIssuedAt()
        .setExpirationTime('2m')
        .sign(new TextEncoder().encode(SECRET));
      const back = new URL(searchParams.get('return_to')!);
      back.searchParams.set('state', searchParams.get('state')!);
      back.searchParams.set('token', token);
      response.writeHead(302, { location: back.href }).end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The site of these tests, beside that of the others: it knows a provider, and the publication's own accounts. */
async function siteWithOthers(databaseUrl: string): Promise<Site> {
  if (own) return own;
  const port = await freePort();
  provider = await startIdentityProvider([`http://localhost:${port}/sign-in/with/city/callback`]);
  accounts = await startAccounts(() => `http://localhost:${port}`);
  const { issuer } = provider;
  const city = {
    id: 'city',
    name: 'City Login',
    issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    roles: true,
  };
  const settings = {
    OIDC_PROVIDERS: JSON.stringify([city]),
    SSO_URL: `http://localhost:${(accounts.address() as AddressInfo).port}/sign-in`,
    SSO_KEY: SECRET,
  };
  own = await startSite({ databaseUrl, port, settings });
  return own;
}

test.afterAll(async () => {
  await own?.stop();
  await provider?.stop();
  accounts?.close();
});

/** The provider's own pages fetch fonts from the net, where there is none. */
async function withoutTheNet(page: Page): Promise<void> {
  if (isScripted())
    await page.route(/^https:/, (route) => route.fulfill({ contentType: 'text/css', body: '' }));
}

/** What the provider's own pages ask, from a link that leads there. */
async function signInThere(page: Page, link: string, email: string): Promise<void> {
  await withoutTheNet(page);
  await page.getByRole('link', { name: link }).click();
  await page.locator('input[name="login"]').fill(email);
  await page.locator('input[name="password"]').fill('any at all');
  await page.locator('button[type="submit"]').click();
  await page.locator('button[type="submit"]').click();
}

test('who is known at a provider comes from there, chooses a name, and is known the next time @plain', async ({
  page,
  site,
  stranger,
  world,
}) => {
  test.slow();
  const { url } = await siteWithOthers(site.databaseUrl);
  const email = `paula.provided.${kind().toLowerCase()}@example.org`;
  await page.goto(`${url}/sign-in?callbackUrl=/articles/${world.article.slug}`);
  await inspect(page);
  await signInThere(page, 'Go on with City Login', email);
  await expect(page.getByText(`City Login vouches for ${email}`)).toBeVisible();
  await inspect(page);
  const form = page.getByRole('form', { name: 'Become an Insider' });
  await form.getByLabel('Display name').fill('Administrator');
  await form.getByRole('button', { name: 'Become an Insider' }).click();
  await expect(page.getByText('Display name is reserved for the staff').first()).toBeVisible();
  await expect(form.getByLabel('Display name')).toHaveValue('Administrator');
  await form.getByLabel('Display name').fill(`Paula Provided ${kind()}`);
  await form.getByRole('button', { name: 'Become an Insider' }).click();
  await expect(page).toHaveURL(`${url}/articles/${world.article.slug}`);
  await expect(page.getByRole('textbox', { name: 'Your comment' })).toBeVisible();

  const later = await stranger();
  await later.goto(`${url}/sign-in?callbackUrl=/account/security`);
  await signInThere(later, 'Go on with City Login', email);
  await expect(later).toHaveURL(`${url}/account/security`);
  await expect(later.getByText(/linked today|linked/).first()).toBeVisible();
  await inspect(later);
  await later.getByRole('button', { name: 'Unlink City Login' }).click();
  await expect(later.getByText('The link is gone')).toBeVisible();
});

test('who has an account links it, and nobody gets into one by an address alone @plain', async ({
  page,
  site,
  stranger,
}) => {
  test.slow();
  const { url } = await siteWithOthers(site.databaseUrl);
  const account = await enroll(`Lotte Linked ${kind()}`);
  await page.goto(`${url}/sign-in`);
  await signInThere(page, 'Go on with City Login', account.email);
  const form = page.getByRole('form', { name: 'Become an Insider' });
  await form.getByLabel('Display name').fill(`Lotte Other ${kind()}`);
  await form.getByRole('button', { name: 'Become an Insider' }).click();
  await expect(page.getByText('Somebody here is known by this already').first()).toBeVisible();

  const theirs = await stranger();
  await arriveAs(theirs, account, `${url}/account/security`);
  await signInThere(theirs, 'Link City Login', `somebody.else.${kind().toLowerCase()}@example.org`);
  await expect(theirs.getByText('The address there is another one').first()).toBeVisible();

  const again = await stranger();
  await arriveAs(again, account, `${url}/account/security`);
  await signInThere(again, 'Link City Login', account.email);
  await expect(again.getByText('The two are linked')).toBeVisible();
});

test('the publication’s own people come by its own accounts; what was not asked for from here does nothing @plain', async ({
  page,
  site,
  stranger,
}) => {
  const { url } = await siteWithOthers(site.databaseUrl);
  person = `sso-${kind().toLowerCase()}`;
  await page.goto(`${url}/join`);
  await page.getByRole('link', { name: `Go on with ${PUBLICATION}`, exact: false }).click();
  const form = page.getByRole('form', { name: 'Become an Insider' });
  await form.getByLabel('Display name').fill(`Sela Single ${kind()}`);
  await form.getByRole('button', { name: 'Become an Insider' }).click();
  await expect(page).toHaveURL(`${url}/`);
  await page.goto(`${url}/account`);
  await expect(page.getByRole('heading', { level: 1, name: `Sela Single ${kind()}` })).toBeVisible();

  const victim = await stranger();
  await victim.goto(`${url}/sign-in/with/publication/callback?token=x.y.z&state=made-up`);
  await expect(victim.getByText('Signing in there did not work.')).toBeVisible();
  await victim.goto(`${url}/sign-in/with/nobody`);
  await expect(victim.getByText('Signing in there did not work.')).toBeVisible();
  await victim.goto(`${url}/sign-in/new`);
  await expect(victim).toHaveURL(`${url}/sign-in`);
});

test('who works at the publication by what its provider says works here as long as it says so @plain', async ({
  site,
  stranger,
}) => {
  test.slow();
  const { url } = await siteWithOthers(site.databaseUrl);
  const { viewer } = await enroll(`Rolf Roles ${kind()}`, 'ADMIN');
  await changePolicy({ viewer, patch: { security: { outsideRoles: 'moderators' } } });
  const email = `dana.desk.${kind().toLowerCase()}@example.org`;
  provider!.roles.set(email, ['moderator', 'admin']);
  const theirs = await stranger();
  await theirs.goto(`${url}/sign-in?callbackUrl=/admin`);
  await signInThere(theirs, 'Go on with City Login', email);
  const form = theirs.getByRole('form', { name: 'Become an Insider' });
  await form.getByLabel('Display name').fill(`Dana Desk ${kind()}`);
  await form.getByRole('button', { name: 'Become an Insider' }).click();
  await expect(theirs.getByRole('navigation', { name: 'Desk' })).toBeVisible();
  await expect(theirs.getByRole('link', { name: 'Invitations' })).toHaveCount(0);
  await deliverEvents();
  await theirs.goto(`${url}/notifications`);
  await expect(theirs.getByRole('heading', { name: 'You are a moderator now' })).toBeVisible();
  await inspect(theirs);

  provider!.roles.delete(email);
  const later = await stranger();
  await later.goto(`${url}/sign-in?callbackUrl=/notifications`);
  await signInThere(later, 'Go on with City Login', email);
  await expect(later).toHaveURL(`${url}/notifications`);
  await deliverEvents();
  await later.reload();
  await expect(later.getByRole('heading', { name: 'You are no longer of the desk' })).toBeVisible();
  await theirs.goto(`${url}/admin`);
  await expect(theirs.getByRole('navigation', { name: 'Desk' })).toHaveCount(0);
});
