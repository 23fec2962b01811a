import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCaller } from '@/lib/members/api-keys/find-caller';
import { makeKey } from '@/lib/members/api-keys/make-key';
import { MOST_KEYS } from '@/lib/members/api-keys/rules';
import { hashSessionToken, newSessionToken } from '@/lib/members/session-token';
import type { Viewer } from '@/lib/members/viewer';
import { env } from '@/lib/platform/env';
import { currentPolicy } from '@/lib/policy/current-policy';
import { emptyDatabase, query } from '@/lib/testing/database';
import { admin, insider, moderator, sanction } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { agreeToConnection, readConnection } from './agree-to-connection';
import { connectWordpress } from './connect-wordpress';
import { connectionRequest, type ConnectionRequest } from './schemas';

const SITE = 'https://www.example.org';
const address = '192.0.2.7';

let boss: Viewer;
beforeEach(async () => {
  await emptyDatabase();
  boss = await withSession(await admin({ name: 'Boss Keeper' }));
});

/** They are signed in, as whoever agrees to something is. */
async function withSession(viewer: Viewer): Promise<Viewer> {
  await query(
    `insert into sessions (id, token_hash, member_id, expires_at, by_passkey) values ($1, $2, $3, now() + interval '1 hour', true)`,
    [viewer.sessionId, hashSessionToken(newSessionToken()), viewer.id],
  );
  return viewer;
}

const random = () => randomBytes(32).toString('base64url');
const hash = (text: string) => createHash('sha256').update(text).digest('base64url');

/** What a plugin asks for, and what it keeps to itself. */
function ask(more: Partial<ConnectionRequest> = {}): { request: ConnectionRequest; verifier: string } {
  const verifier = random();
  const request = {
    title: 'The Harbour Post',
    home: SITE,
    back: `${SITE}/wp-admin/admin-post.php?action=trialogue_connected`,
    webhook: `${SITE}/wp-json/trialogue/v1/webhook`,
    signIn: `${SITE}/wp-admin/admin-post.php?action=trialogue_sign_in`,
    state: random(),
    challenge: hash(verifier),
  };
  return { request: connectionRequest.parse({ ...request, ...more }), verifier };
}

/** An administrator agrees, and is led back with the code. */
async function agree(viewer = boss, more: Partial<ConnectionRequest> = {}) {
  const { request, verifier } = ask(more);
  const { back } = await agreeToConnection({ viewer, request });
  const code = new URL(back).searchParams.get('code')!;
  return { code, verifier, back, request, address };
}

const keys = () =>
  query<{ name: string; ended: boolean }>(
    'select name, ended_at is not null as ended from api_keys order by created_at',
  );
const endpoints = () =>
  query<{ name: string; url: string; thin: boolean }>('select name, url, thin from webhook_endpoints');

describe('what a WordPress asks for', () => {
  it('is of one site, and by https', () => {
    const isTaken = (more: Partial<ConnectionRequest>) =>
      connectionRequest.safeParse({ ...ask().request, ...more }).success;
    expect(isTaken({})).toBe(true);
    expect(isTaken({ home: `${SITE}/paper` })).toBe(true);
    for (const name of ['back', 'webhook', 'signIn'] as const)
      for (const elsewhere of [
        'https://evil.example/',
        'https://www.example.org.evil.example/',
        'https://www.example.org@evil.example/',
        'https://www.example.org:8443/',
        'http://www.example.org/',
        'javascript:alert(1)',
        '//www.example.org/',
        'https://www.example.org/\n',
        `https://www.example.org/${'a'.repeat(500)}`,
        '',
      ])
        expect(isTaken({ [name]: elsewhere }), `${name} ${elsewhere}`).toBe(false);
    const plain = (origin: string) =>
      Object.fromEntries(['home', 'back', 'webhook', 'signIn'].map((name) => [name, `${origin}/`]));
    expect(isTaken(plain('http://www.example.org'))).toBe(false);
    expect(isTaken(plain('http://127.0.0.1:8080'))).toBe(true);
    expect(isTaken({ challenge: 'short' })).toBe(false);
  });

  it('is shown with what is there already', async () => {
    const { request } = ask();
    const before = await readConnection({ viewer: boss, request });
    expect(before).toMatchObject({
      origin: SITE,
      isListed: false,
      replacesKey: false,
      signOn: 'none',
      keyName: 'WordPress: www.example.org',
      webhook: request.webhook,
    });
    await connectWordpress(await agree());
    const after = await readConnection({ viewer: boss, request });
    expect(after).toMatchObject({ isListed: true, replacesKey: true });
    // Webhooks go to https alone.
    const local = ask(
      Object.fromEntries(['home', 'back', 'webhook', 'signIn'].map((name) => [name, 'http://localhost:81/'])),
    );
    expect((await readConnection({ viewer: boss, request: local.request })).webhook).toBeNull();
  });
});

describe('to agree', () => {
  it('is for administrators who have just shown that it is they', async () => {
    const { request } = ask();
    for (const viewer of [await moderator(), await insider(), { ...boss, owesSecondStep: true }]) {
      expect((await refusalOf(agreeToConnection({ viewer, request }))).status).toBe(403);
      expect((await refusalOf(readConnection({ viewer, request }))).status).toBe(403);
    }
    expect((await refusalOf(agreeToConnection({ viewer: null, request }))).status).toBe(401);
    const unproved = { ...boss, provedLately: false };
    expect((await refusalOf(agreeToConnection({ viewer: unproved, request }))).code).toBe('proof-needed');
    expect(await query('select 1 from wordpress_grants')).toEqual([]);
  });

  it('leads back to who asked, with their own word, and changes nothing yet', async () => {
    const { back, request, code } = await agree();
    const url = new URL(back);
    expect(url.origin + url.pathname).toBe(`${SITE}/wp-admin/admin-post.php`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      action: 'trialogue_connected',
      code,
      state: request.state,
    });
    expect(await keys()).toEqual([]);
    expect((await currentPolicy()).embed.origins).toEqual([]);
    const kept = JSON.stringify([
      await query('select * from wordpress_grants'),
      await query('select * from audit_entries'),
    ]);
    expect(kept).not.toContain(code);
  });
});

describe('the secret of single sign-on', () => {
  const own = { ...env() };
  afterEach(() => void Object.assign(env(), own));
  const SSO_KEY = 'a secret that the publication and we share';
  const signOn = async () => (await readConnection({ viewer: boss, request: ask().request })).signOn;

  it('is given where there is one to share', async () => {
    Object.assign(env(), { SSO_KEY, SSO_URL: ask().request.signIn });
    expect(await signOn()).toBe('given');
    expect((await connectWordpress(await agree())).ssoSecret).toBe(SSO_KEY);
    Object.assign(env(), { SSO_URL: 'https://www.example.org/elsewhere' });
    expect(await signOn()).toBe('elsewhere');
  });

  it.each([
    ['the publication has public keys', { SSO_KEY: 'https://www.example.org/keys' }],
    ['its accounts are those of Ghost', { SSO_KEY, GHOST_URL: 'https://www.example.org' }],
  ])('is none where %s', async (_, settings) => {
    Object.assign(env(), settings);
    expect(await signOn()).toBe('none');
    expect((await connectWordpress(await agree())).ssoSecret).toBeNull();
  });
});

describe('a code', () => {
  it('brings all that a WordPress works with, and all of it is on record', async () => {
    const given = await connectWordpress(await agree());
    expect(given).toMatchObject({ ssoSecret: null, webhookSecret: expect.stringMatching(/^whsec_/) });
    expect(await findCaller({ secret: given.apiKey })).toMatchObject({
      viewer: { id: boss.id },
      key: { name: 'WordPress: www.example.org', scopes: ['articles', 'imports'] },
    });
    expect(await endpoints()).toEqual([
      { name: 'WordPress: www.example.org', url: `${SITE}/wp-json/trialogue/v1/webhook`, thin: true },
    ]);
    expect((await currentPolicy()).embed.origins).toEqual([SITE]);
    const [version] = await query<{ reason: string }>(
      'select reason from policy_versions order by version desc',
    );
    expect(version).toEqual({ reason: 'WordPress: www.example.org was connected.' });
    const acts = await query<{ action: string }>('select action from audit_entries where actor_id = $1', [
      boss.id,
    ]);
    expect(acts.map(({ action }) => action).toSorted()).toEqual(
      ['key.make', 'policy.change', 'webhook.add', 'wordpress.agree', 'wordpress.connect'].toSorted(),
    );
    const kept = JSON.stringify([
      await query('select * from audit_entries'),
      await query('select * from outbox_events'),
    ]);
    for (const secret of [given.apiKey, given.webhookSecret!])
      expect(kept).not.toContain(secret.slice(8, 40));
  });

  it('is good once, whoever comes first', async () => {
    const agreed = await agree();
    const { answers, refusals } = await inParallel([1, 2, 3].map(() => connectWordpress(agreed)));
    expect(answers).toHaveLength(1);
    expect(refusals.map(({ code }) => code)).toEqual(['connection-over', 'connection-over']);
    expect(await keys()).toHaveLength(1);
    expect(await endpoints()).toHaveLength(1);
  });

  it('is good for who asked, and for a minute', async () => {
    const agreed = await agree();
    for (const wrong of [{ verifier: random() }, { code: random() }, { verifier: agreed.request.challenge }])
      expect((await refusalOf(connectWordpress({ ...agreed, ...wrong }))).code).toBe('connection-over');
    await query(`update wordpress_grants set expires_at = now()`);
    expect((await refusalOf(connectWordpress(agreed))).code).toBe('connection-over');
    expect(await keys()).toEqual([]);
    // The next one takes it away.
    await agree();
    expect(await query('select 1 from wordpress_grants')).toHaveLength(1);
  });

  it('brings nothing once who agreed has signed out, or may not any more', async () => {
    const gone = await agree();
    await query('update sessions set revoked_at = now()');
    expect((await refusalOf(connectWordpress(gone))).code).toBe('connection-over');
    await query('update sessions set revoked_at = null');

    const dismissed = await agree();
    await query(`update members set role = 'MODERATOR' where id = $1`, [boss.id]);
    expect((await refusalOf(connectWordpress(dismissed))).status).toBe(403);
    await query(`update members set role = 'ADMIN' where id = $1`, [boss.id]);

    const banned = await agree();
    await sanction({ on: boss, from: new Date() });
    expect((await refusalOf(connectWordpress(banned))).status).toBe(403);
    expect(await keys()).toEqual([]);
    expect((await currentPolicy()).embed.origins).toEqual([]);
  });

  it('takes the place of what the same WordPress had, and leaves what others have', async () => {
    await makeKey({ viewer: boss, name: 'Newsroom', scopes: ['read'], lasts: null });
    const first = await connectWordpress(await agree());
    await connectWordpress(await agree(boss, { home: `${SITE}/paper`, webhook: `${SITE}/paper/webhook` }));
    const second = await connectWordpress(await agree(await withSession(await admin())));
    expect((await refusalOf(findCaller({ secret: first.apiKey }))).code).toBe('bad-key');
    expect((await findCaller({ secret: second.apiKey })).key.name).toBe('WordPress: www.example.org');
    expect(await keys()).toEqual([
      { name: 'Newsroom', ended: false },
      { name: 'WordPress: www.example.org', ended: true },
      { name: 'WordPress: www.example.org/paper', ended: false },
      { name: 'WordPress: www.example.org', ended: false },
    ]);
    expect(await endpoints()).toHaveLength(2);
    expect((await currentPolicy()).embed.origins).toEqual([SITE]);
    expect(second.webhookSecret).not.toBe(first.webhookSecret);
  });

  it('brings all or nothing, and is good still where something was in the way', async () => {
    await setPolicy({ embed: { origins: ['https://other.example'] } });
    const agreed = await agree();
    await query(
      `insert into api_keys (id, name, scopes, by_id, secret_hash, secret_ending, created_at, renewed_at)
       select gen_random_uuid(), 'Key ' || n, '{read}', $1, encode(sha256(n::text::bytea), 'base64'), 'aaaa', now(), now()
       from generate_series(1, $2::int) n`,
      [boss.id, MOST_KEYS],
    );
    expect((await refusalOf(connectWordpress(agreed))).code).toBe('too-many-keys');
    expect((await currentPolicy()).embed.origins).toEqual(['https://other.example']);
    await query(`update api_keys set ended_at = now(), ended_by_id = $1 where name = 'Key 1'`, [boss.id]);
    await connectWordpress(agreed);
    expect((await currentPolicy()).embed.origins).toEqual(['https://other.example', SITE]);
  });

  it('of two that are connected at once, both have their place in the policy', async () => {
    const sites = ['https://one.example', 'https://two.example'];
    const agreed = await Promise.all(
      sites.map((site) =>
        agree(boss, {
          home: site,
          back: `${site}/back`,
          webhook: `${site}/webhook`,
          signIn: `${site}/in`,
        }),
      ),
    );
    await inParallel(agreed.map((one) => connectWordpress(one)));
    // Whoever was too late for the policy that they had read comes once more.
    for (const one of agreed)
      await connectWordpress(one).catch((error: { code?: string }) =>
        expect(error.code).toBe('connection-over'),
      );
    expect((await currentPolicy()).embed.origins.toSorted()).toEqual(sites);
    expect(await endpoints()).toHaveLength(2);
  });
});
