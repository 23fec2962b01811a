import { Agent, get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { freshDatabase, startSite, workOnDatabase, type Site } from './harness/site';
import { createWorld, type World } from './harness/world';
import type { TestDatabase } from '@/lib/platform/testing/database';

/** A site that is told to stop, with real processes: nothing that was sent to it is lost. */

let database: TestDatabase;
let world: World;
let site: Site | undefined;

test.beforeAll(async () => {
  database = await freshDatabase();
  workOnDatabase(database.url);
  world = await createWorld();
});
test.afterEach(() => site?.kill('SIGKILL'));
test.afterAll(() => database.drop());

const start = async (graceMs: number) =>
  (site = await startSite({ databaseUrl: database.url, graceMs, jobs: true }));

type Answer = { status: number; last: boolean; body: string };

function ask(url: string, agent?: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const read = (answer: IncomingMessage) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.on('error', reject);
      answer.on('end', () => {
        const last = answer.headers.connection === 'close';
        resolve({ status: answer.statusCode ?? 0, last, body });
      });
    };
    get(url, { agent }, read).on('error', reject);
  });
}

const isReady = async ({ url }: Site) => (await ask(`${url}/api/health/ready`)).status;

test('loses no request that was sent: each keeps its connection until an answer says that it is the last', async () => {
  const running = await start(2_000);
  const paths = ['/', `/articles/${world.article.slug}`, '/api/v1/articles', '/join'];
  let answered = 0;
  // Each is a proxy's connection: one request after another, and elsewhere once it is told so.
  const sendUntilNoted = async (count: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let turn = count; ; turn += 1) {
      const { status, last, body } = await ask(`${running.url}${paths[turn % paths.length]}`, agent);
      expect(status).toBe(200);
      expect(body.length).toBeGreaterThan(0);
      answered += 1;
      if (last) return agent.destroy();
    }
  };
  const clients = Array.from({ length: 12 }, (_, count) => sendUntilNoted(count));
  await expect.poll(() => answered).toBeGreaterThan(60);
  running.kill('SIGTERM');
  await Promise.all(clients);
  expect(await running.ended).toBe(0);
});

test('says so first, and still takes what comes by a new connection until whoever sends it can have seen that', async () => {
  const running = await start(3_000);
  expect(await isReady(running)).toBe(200);
  running.kill('SIGTERM');
  await expect.poll(() => isReady(running)).toBe(503);
  expect(await ask(`${running.url}/`)).toMatchObject({ status: 200, last: true });
  expect(await running.ended).toBe(0);
  await expect(ask(`${running.url}/`)).rejects.toThrow('ECONNREFUSED');
});

test('is gone in less than 3 seconds when nothing is under way, whatever is open', async () => {
  const running = await start(1_000);
  const { port } = new URL(running.url);
  const idle = new Agent({ keepAlive: true });
  await ask(`${running.url}/`, idle);
  // Opened ahead of time, as browsers do, and never used.
  const unused = connect(Number(port), 'localhost');
  const events = ask(`${running.url}/api/v1/articles/${world.article.slug}/events`);
  await expect.poll(() => unused.readyState).toBe('open');
  await new Promise((resolve) => get(`${running.url}/api/v1/articles/${world.article.slug}/events`, resolve));
  const toldAt = performance.now();
  running.kill('SIGTERM');
  expect((await events).body).toContain('retry:');
  expect(performance.now() - toldAt).toBeLessThan(1_000);
  expect(await running.ended).toBe(0);
  expect(performance.now() - toldAt).toBeLessThan(3_000);
});

test('ends at once when it is told a second time', async () => {
  const running = await start(60_000);
  running.kill('SIGTERM');
  await expect.poll(() => isReady(running)).toBe(503);
  const toldAt = performance.now();
  running.kill('SIGTERM');
  expect(await running.ended).toBe(1);
  expect(performance.now() - toldAt).toBeLessThan(1_000);
});
