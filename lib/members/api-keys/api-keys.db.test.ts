import { beforeEach, describe, expect, it } from 'vitest';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { emptyDatabase, query } from '@/lib/testing/database';
import { DAY, HOUR } from '@/lib/testing/clock';
import { admin, insider, moderator, sanction } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { removeWaysIn } from '../address/remove-ways-in';
import { forgetSessions } from '../forget-sessions';
import { setRole } from '../office/set-role';
import { transaction } from '@/lib/platform/db';
import { systemContext } from '@/lib/platform/context';
import type { Viewer } from '../viewer';
import { endKey } from './end-key';
import { findCaller } from './find-caller';
import { listKeys } from './list-keys';
import { makeKey } from './make-key';
import { rotateKey } from './rotate-key';
import { MOST_KEYS } from './rules';
import type { Scope } from './schemas';
import { isSecret, newSecret } from './secret';

beforeEach(emptyDatabase);

let boss: Viewer;
beforeEach(async () => {
  boss = await admin({ name: 'Boss Keeper' });
});

const later = (milliseconds: number) => ({
  now: () => new Date(systemContext.now().getTime() + milliseconds),
  random: Math.random,
});

const make = async (
  wish: { name?: string; viewer?: Viewer; scopes?: Scope[]; lasts?: number | null } = {},
) => {
  const { secret } = await makeKey({
    viewer: boss,
    name: 'Newsroom',
    scopes: ['read', 'articles'],
    lasts: null,
    ...wish,
  });
  return secret;
};
const only = async (ended = false) => (await listKeys({ viewer: boss, ended })).items[0]!;
const rotate = async (overlap = 24, version?: number) => {
  const key = await only();
  const asked = { viewer: boss, id: key.id, version: version ?? key.version, overlap, lasts: null };
  return (await rotateKey(asked)).secret;
};
const codeOf = async (secret: string, milliseconds = 0) =>
  (await refusalOf(findCaller({ secret, context: later(milliseconds) }))).code;

describe('a key', () => {
  it('acts in the name of who made it, and is kept as a hash', async () => {
    const secret = await make({ scopes: ['articles', 'articles', 'read'] });
    expect(secret).toMatch(/^trialogue_[0-9a-f]{72}$/);
    expect(await findCaller({ secret })).toMatchObject({
      viewer: { id: boss.id, role: 'ADMIN', provedLately: false, owesSecondStep: false },
      key: { name: 'Newsroom', scopes: ['articles', 'read'] },
    });
    const kept = JSON.stringify([
      await query('select * from api_keys'),
      await query('select * from audit_entries'),
      await query('select * from outbox_events'),
    ]);
    expect(kept).not.toContain(secret.slice(10, 40));
    expect(await only()).toMatchObject({
      ending: secret.slice(-4),
      state: 'works',
      isOwn: true,
      endsAt: null,
    });
  });

  it('is none where it is made up, or has a letter wrong', async () => {
    const secret = await make();
    const wrong = secret.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect([isSecret(secret), isSecret(wrong), isSecret(newSecret())]).toEqual([true, false, true]);
    for (const text of [wrong, newSecret(), '', `${secret}\n`, secret.toUpperCase()])
      expect(await codeOf(text)).toBe('bad-key');
  });

  it('is made by administrators who have just shown that it is they, and is on record and told to all of them', async () => {
    const wish = { name: 'Newsroom', scopes: ['read' as const], lasts: 30 };
    for (const viewer of [await moderator(), await insider(), { ...boss, owesSecondStep: true }])
      expect((await refusalOf(makeKey({ viewer, ...wish }))).status).toBe(403);
    expect((await refusalOf(makeKey({ viewer: null, ...wish }))).status).toBe(401);
    expect((await refusalOf(makeKey({ viewer: { ...boss, provedLately: false }, ...wish }))).code).toBe(
      'proof-needed',
    );
    const other = await admin();
    await makeKey({ viewer: boss, ...wish });
    await runWaitingJobs();
    expect(
      await query(
        `select action, actor_id, subject_type, details from audit_entries where action like 'key.%' and actor_id = $1`,
        [boss.id],
      ),
    ).toMatchObject([
      {
        action: 'key.make',
        actor_id: boss.id,
        subject_type: 'api-key',
        details: { name: 'Newsroom', scopes: 'read' },
      },
    ]);
    const told = await query<{ id: string }>(
      `select member_id as id from notices where kind = 'key.changed'`,
    );
    expect(told.map(({ id }) => id).toSorted()).toEqual([boss.id, other.id].toSorted());
    expect(await query('select kind from security_events where member_id = $1', [boss.id])).toEqual([
      { kind: 'key-changed' },
    ]);
  });

  it('has a name of its own among those that are not ended, also of two at once, and there are so many at most', async () => {
    const { answers, refusals } = await inParallel([make(), make({ name: 'NEWSROOM' })]);
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['key-name-taken']]);
    await endKey({ viewer: boss, id: (await only()).id });
    await make();
    await query(
      `insert into api_keys (id, name, scopes, by_id, secret_hash, secret_ending, created_at, renewed_at)
       select gen_random_uuid(), 'Key ' || n, '{read}', $1, 'hash ' || n, 'abcd', now(), now() from generate_series(1, $2::int) n`,
      [boss.id, MOST_KEYS - 2],
    );
    const last = await inParallel([make({ name: 'Last one' }), make({ name: 'One too many' })]);
    expect([last.answers.length, last.refusals.map(({ code }) => code)]).toEqual([1, ['too-many-keys']]);
  });

  it('ends by itself when that was chosen', async () => {
    const secret = await make({ lasts: 30 });
    expect((await findCaller({ secret, context: later(30 * DAY - HOUR) })).viewer.id).toBe(boss.id);
    expect(await codeOf(secret, 30 * DAY + HOUR)).toBe('bad-key');
    const { items } = await listKeys({ viewer: boss, context: later(31 * DAY) });
    expect(items).toMatchObject([{ state: 'run-out' }]);
  });
});

describe('rotating a key', () => {
  it('gives it another secret, and has the old one go on for as long as was chosen', async () => {
    const old = await make();
    const secret = await rotate(24);
    expect((await findCaller({ secret })).key.name).toBe('Newsroom');
    expect((await findCaller({ secret: old, context: later(23 * HOUR) })).key.name).toBe('Newsroom');
    expect(await codeOf(old, 25 * HOUR)).toBe('bad-key');
    const third = await rotate(0);
    expect(await Promise.all([codeOf(old), codeOf(secret)])).toEqual(['bad-key', 'bad-key']);
    expect((await findCaller({ secret: third })).viewer.id).toBe(boss.id);
    expect(await only()).toMatchObject({ version: 3, previous: null });
  });

  it('is done once of two at once', async () => {
    const old = await make();
    const { answers, refusals } = await inParallel([rotate(24, 1), rotate(24, 1)]);
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['key-rotated']]);
    for (const secret of [old, answers[0]!]) expect((await findCaller({ secret })).viewer.id).toBe(boss.id);
  });

  it('is for whoever made it, while it is not ended', async () => {
    await make();
    const { id, version } = await only();
    const asked = { id, version, overlap: 0, lasts: null };
    const other = await admin();
    expect((await refusalOf(rotateKey({ viewer: other, ...asked }))).code).toBe('not-your-key');
    const stale = { ...boss, provedLately: false };
    expect((await refusalOf(rotateKey({ viewer: stale, ...asked }))).code).toBe('proof-needed');
    await endKey({ viewer: other, id });
    expect((await refusalOf(rotateKey({ viewer: boss, ...asked }))).status).toBe(404);
    expect(await only(true)).toMatchObject({ state: 'ended', ended: { by: other.displayName } });
  });
});

describe('ending a key', () => {
  it('turns it away from the next call on, with both of its secrets, also while it is used', async () => {
    const old = await make();
    const secret = await rotate(24);
    const { id } = await only();
    const calls = Array.from({ length: 20 }, (_, at) => findCaller({ secret: at % 2 ? old : secret }));
    const ended = endKey({ viewer: boss, id });
    const outcomes = await Promise.allSettled(calls);
    for (const one of outcomes)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ status: 401, code: 'bad-key' });
    await ended;
    expect([await codeOf(old), await codeOf(secret)]).toEqual(['bad-key', 'bad-key']);
    expect(await only(true)).toMatchObject({ id, state: 'ended' });
  });

  it('is done once of two at once, and by administrators alone', async () => {
    await make();
    const { id } = await only();
    for (const viewer of [await moderator(), await insider()])
      expect((await refusalOf(endKey({ viewer, id }))).status).toBe(403);
    const end = () => endKey({ viewer: boss, id });
    const { answers, refusals } = await inParallel([end(), end()]);
    expect([answers.length, refusals.map(({ status }) => status)]).toEqual([1, [404]]);
  });

  it('comes with being turned out of the account that made it', async () => {
    const secret = await make();
    await transaction((tx) =>
      removeWaysIn(tx, { memberId: boss.id, since: new Date(0), at: new Date(), byId: null }),
    );
    expect(await codeOf(secret)).toBe('bad-key');
    expect(await query('select ended_at is not null as ended from api_keys')).toEqual([{ ended: true }]);
  });

  it('is forgotten some months later', async () => {
    await make();
    await endKey({ viewer: boss, id: (await only()).id });
    await make({ name: 'Another', lasts: 30 });
    await forgetSessions({ context: later(89 * DAY) });
    expect(await query('select 1 from api_keys')).toHaveLength(2);
    await forgetSessions({ context: later(91 * DAY) });
    expect(await query('select name from api_keys')).toEqual([{ name: 'Another' }]);
    await forgetSessions({ context: later(121 * DAY) });
    expect(await query('select 1 from api_keys')).toEqual([]);
  });
});

describe('who made a key', () => {
  it('has it stop where they run the place no longer, and for as long as they are sanctioned', async () => {
    const secret = await make();
    const other = await admin();
    await sanction({ on: boss, from: new Date(Date.now() - HOUR), until: new Date(Date.now() + HOUR) });
    expect(await codeOf(secret)).toBe('key-stopped');
    const seen = async () => (await listKeys({ viewer: other })).items[0];
    expect(await seen()).toMatchObject({ state: 'stopped', stopped: 'sanction', isOwn: false });
    await query('delete from sanctions');
    expect((await findCaller({ secret })).viewer.id).toBe(boss.id);
    for (const role of ['MODERATOR', 'MEMBER'] as const) {
      await setRole({ viewer: other, memberId: boss.id, role, reason: 'As agreed.' });
      expect(await codeOf(secret)).toBe('key-stopped');
      expect(await seen()).toMatchObject({ state: 'stopped', stopped: 'office' });
    }
  });

  it('has it stop where they have no second step any more, and the policy asks for one', async () => {
    const secret = await make();
    const other = await admin();
    await query('delete from totp_factors where member_id = $1', [boss.id]);
    expect(await codeOf(secret)).toBe('key-stopped');
    expect((await listKeys({ viewer: other })).items).toMatchObject([{ stopped: 'second-step' }]);
    await setPolicy({ security: { secondStep: 'nobody' } });
    expect((await findCaller({ secret })).viewer.id).toBe(boss.id);
  });

  it('loses it with the account: it stays where the desk sees it, and does nothing', async () => {
    const secret = await make();
    const other = await admin();
    await query(
      `update members set left_at = now(), role = 'MEMBER', display_name = 'Former', email = '', password_hash = '' where id = $1`,
      [boss.id],
    );
    expect(await codeOf(secret)).toBe('key-stopped');
    expect((await listKeys({ viewer: other })).items).toMatchObject([
      { state: 'stopped', stopped: 'office', by: { displayName: 'Former' } },
    ]);
  });
});

it('is noted to be in use, once a minute at most, each of its secrets by itself', async () => {
  const old = await make();
  const usedAt = async () => (await only()).lastUsedAt;
  expect(await usedAt()).toBeNull();
  await findCaller({ secret: old });
  await expect.poll(usedAt).not.toBeNull();
  const first = await usedAt();
  await findCaller({ secret: old });
  const secret = await rotate(24);
  expect(await only()).toMatchObject({ lastUsedAt: null, previous: { lastUsedAt: first } });
  await findCaller({ secret });
  await expect.poll(usedAt).not.toBeNull();
  await query(`update api_keys set previous_used_at = now() - interval '61 seconds'`);
  const before = await only();
  await findCaller({ secret: old });
  await expect.poll(async () => (await only()).previous?.lastUsedAt).not.toBe(before.previous?.lastUsedAt);
  expect(await usedAt()).toBe(before.lastUsedAt);
});

it('is listed for administrators alone, page by page', async () => {
  await query(
    `insert into api_keys (id, name, scopes, by_id, secret_hash, secret_ending, created_at, renewed_at, ended_at, ended_by_id)
     select gen_random_uuid(), 'Key ' || n, '{read}', $1, 'hash ' || n, 'abcd', now(), now(), now() - make_interval(mins => n), $1
     from generate_series(1, 60) n`,
    [boss.id],
  );
  const first = await listKeys({ viewer: boss, ended: true });
  const rest = await listKeys({ viewer: boss, ended: true, cursor: first.nextCursor! });
  expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([50, 10, null]);
  expect(first.items[0]!.name).toBe('Key 1');
  expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(60);
  for (const viewer of [await moderator(), await insider()])
    expect((await refusalOf(listKeys({ viewer }))).status).toBe(403);
  expect((await refusalOf(listKeys({ viewer: boss, cursor: 'foreign' }))).status).toBe(400);
});
