import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listKeys } from '@/lib/members/api-keys/list-keys';
import { makeKey } from '@/lib/members/api-keys/make-key';
import { rotateKey } from '@/lib/members/api-keys/rotate-key';
import { makeKeyInput, rotateKeyInput, type NewSecret } from '@/lib/members/api-keys/schemas';
import type { Viewer } from '@/lib/members/viewer';
import { emptyDatabase, query } from '@/lib/testing/database';
import { admin } from '@/lib/testing/people';
import { defineAction } from './define-action';

const asking = vi.hoisted(() => ({ viewer: null as object | null }));
vi.mock('../session/viewer', () => ({ currentViewer: async () => asking.viewer }));
vi.mock('../language/language', () => ({ currentLocale: async () => 'en' }));
vi.mock('./request-address', () => ({ requestAddress: async () => '192.0.2.1' }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

let boss: Viewer;
beforeEach(async () => {
  await emptyDatabase();
  asking.viewer = boss = await admin({ name: 'Boss Keeper' });
});

const make = defineAction({
  once: 'key',
  shownOnce: true,
  input: makeKeyInput,
  run: ({ input, viewer }) => makeKey({ viewer, ...input }),
});
const rotate = defineAction({
  once: 'key-secret',
  shownOnce: true,
  input: rotateKeyInput,
  run: ({ input, viewer }) => rotateKey({ viewer, ...input }),
});

const send = (action: typeof make, fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return action(undefined, form);
};
/** As several clicks do without script. */
const fiveTimes = (action: typeof make, fields: Record<string, string>) =>
  Promise.all(Array.from({ length: 5 }, () => send(action, fields)));

const asked = { name: 'Newsroom', scopes: 'read', lasts: 'never' };
const page = (n: number) => ({ attempt: `0198a0c2-0000-7000-8000-00000000000${n}` });
const secretsIn = (states: { result?: NewSecret }[]) => new Set(states.map(({ result }) => result?.secret));
const versions = () => query<{ version: number }>('select version from api_keys');

describe('a secret that is shown once', () => {
  it('is one, and shown by every answer, where the form that makes it is sent several times at once', async () => {
    const secrets = secretsIn(await fiveTimes(make, { ...asked, ...page(1) }));
    expect([...secrets]).toEqual([expect.stringMatching(/^trialogue_[0-9a-f]{72}$/)]);
    expect(await versions()).toEqual([{ version: 1 }]);

    const { id, version } = (await listKeys({ viewer: boss })).items[0]!;
    const wish = { id, version: String(version), overlap: '24', lasts: 'never' };
    const renewed = secretsIn(await fiveTimes(rotate, wish));
    expect(renewed.size).toBe(1);
    expect([...renewed]).not.toEqual([...secrets]);
    expect(await versions()).toEqual([{ version: 2 }]);
    // Another tab chose otherwise, of a page from before.
    expect(await send(rotate, { ...wish, overlap: '0' })).toMatchObject({ code: 'key-rotated' });
  });

  it('is kept for that sealed alone, and for two minutes', async () => {
    const { result } = await send(make, { ...asked, ...page(1) });
    const kept = async () => JSON.stringify(await query('select * from idempotency_keys'));
    expect(await kept()).toContain('"status":200');
    expect(await kept()).not.toContain(result!.secret.slice(10, 40));
    await query(`update idempotency_keys set created_at = now() - interval '119 seconds'`);
    expect((await send(make, { ...asked, ...page(1) })).result).toEqual(result);
    await query(`update idempotency_keys set created_at = now() - interval '121 seconds'`);
    expect(await send(make, { ...asked, ...page(1) })).toMatchObject({
      code: 'key-name-taken',
      values: { name: 'Newsroom' },
    });
  });

  it('is not shown by a form of another page, or to another administrator', async () => {
    await send(make, { ...asked, ...page(1) });
    expect(await send(make, { ...asked, ...page(2) })).toMatchObject({ code: 'key-name-taken' });
    asking.viewer = await admin();
    expect(await send(make, { ...asked, ...page(1) })).toMatchObject({ code: 'key-name-taken' });
  });
});
