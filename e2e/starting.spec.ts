import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import { createTestDatabase } from '@/lib/platform/testing/database';
import { oneInDatabase } from '@/scripts/launch/one-at-a-time.mjs';
import { copyClone } from '@/scripts/testing/copy-clone';
import { freePort } from './harness/site';

/** First starts, with the command itself, in clones of their own: two at once both come to serve. */

const clones: ReturnType<typeof copyClone>[] = [];
const started: Started[] = [];

test.afterEach(async () => {
  await Promise.all(started.splice(0).map(({ end }) => end()));
  for (const { remove } of clones.splice(0)) remove();
});

function freshClone(): string {
  const clone = copyClone();
  clones.push(clone);
  return clone.folder;
}

type Started = { url: string; said(): string; end(): Promise<number | null> };

async function start(folder: string, variables: Record<string, string> = {}): Promise<Started> {
  const port = await freePort();
  const env = {
    PATH: process.env.PATH,
    PORT: String(port),
    SEED_DEMO: '0',
    ADMIN_EMAIL: 'chief@example.org',
    ADMIN_PASSWORD: 'a sentence of several words',
    ...variables,
  };
  const child: ChildProcess = spawn(process.execPath, [join('scripts', 'start.mjs')], {
    cwd: folder,
    env: env as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += String(text)));
  const one: Started = {
    url: `http://localhost:${port}`,
    said: () => said,
    end: () => (child.kill('SIGTERM'), ended),
  };
  started.push(one);
  return one;
}

async function expectServing({ url, said }: Started): Promise<void> {
  await expect.poll(said, { timeout: 60_000 }).toContain(`Trialogue is at ${url}`);
  expect((await fetch(`${url}/api/health/ready`)).status).toBe(200);
  expect(said()).not.toMatch(/error|^ {4}at /im);
}

test('two at once in one fresh clone: the second waits, and both serve', async () => {
  const folder = freshClone();
  const both = [await start(folder), await start(folder)];
  for (const one of both) await expectServing(one);
  const waited = both.filter(({ said }) => said().includes('Another command is at work in this folder'));
  expect(waited).toHaveLength(1);
  for (const { end } of both) expect(await end()).toBe(0);
});

test('two instances against one empty database: each prepares it in turn, and both serve', async () => {
  const database = await createTestDatabase({ url: process.env.TEST_DATABASE_URL ?? '' });
  try {
    const variables = { DATABASE_URL: database.url };
    let both: Started[] = [];
    await oneInDatabase({
      url: database.url,
      signal: new AbortController().signal,
      work: async () => {
        both = [await start(freshClone(), variables), await start(freshClone(), variables)];
        for (const { said } of both)
          await expect
            .poll(said, { timeout: 30_000 })
            .toContain('Another instance is preparing this database');
      },
    });
    for (const one of both) await expectServing(one);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query('select email, role from members');
    await client.end();
    expect(rows).toEqual([{ email: 'chief@example.org', role: 'ADMIN' }]);
    for (const { end } of both) expect(await end()).toBe(0);
  } finally {
    await database.drop();
  }
});
