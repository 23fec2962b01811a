import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { disconnect } from '@/lib/platform/db';
import { SECRET, startOwnServer, type OwnServer } from './harness/own-server';
import { sessionOf } from './harness/session';
import { startSite, workOnDatabase } from './harness/site';
import { expect, test as base } from './harness/test';
import { enroll } from './harness/world';

/** No answer may take longer, whatever the database does. */
const LONGEST_MS = 15_000;
/** How long a server hangs that hangs: as long as it takes for the first answers; TROUBLE_SECONDS for longer. */
const FROZEN_MS = Number(process.env.TROUBLE_SECONDS ?? 0) * 1_000;
const AUTHORS = 4;

let output = '';

const test = base.extend<object, { server: OwnServer }>({
  server: [
    async ({}, provide) => {
      const server = await startOwnServer();
      await provide(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  site: [
    async ({ server }, provide) => {
      workOnDatabase(server.databaseUrl);
      const onOutput = (text: string) => void (output += text);
      const site = await startSite({ databaseUrl: server.databaseUrl, onOutput });
      output = '';
      await provide(site);
      await site.stop();
      await disconnect();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

type Answer = {
  what: string;
  status: number;
  retryAfter: string | null;
  requestId: string | null;
  begunAt: number;
  milliseconds: number;
};

/** People who read and write all the time, and what they were told. */
class Crowd {
  readonly answers: Answer[] = [];
  /** Comments of which somebody was told that they are there. */
  readonly acknowledged: string[] = [];
  private over = false;
  private loops: Promise<void>[] = [];
  private written = 0;

  private constructor(
    private readonly url: string,
    private readonly slug: string,
    private readonly cookies: string[],
  ) {}

  static async gather(url: string, slug: string): Promise<Crowd> {
    const cookies = await Promise.all(
      Array.from({ length: AUTHORS }, async (_, n) => {
        const account = await enroll(`Crowd ${Date.now()} ${'abcd'[n]}`);
        return (await sessionOf(account)).cookie;
      }),
    );
    return new Crowd(url, slug, cookies);
  }

  begin(): void {
    const [first = ''] = this.cookies;
    const read = (path: string, cookie?: string) => () => this.ask('GET', path, { cookie });
    const acts = [
      read('/', first),
      read('/my-comments', first),
      read(`/articles/${this.slug}`, first),
      read(`/articles/${this.slug}?sort=oldest`),
      read('/api/v1/me', first),
      read('/api/v1/articles'),
      ...this.cookies.map((cookie) => () => this.write(cookie)),
    ];
    this.loops = acts.map(async (act) => {
      while (!this.over) {
        await act();
        await sleep(50);
      }
    });
  }

  async end(): Promise<void> {
    this.over = true;
    await Promise.all(this.loops);
  }

  private async write(cookie: string): Promise<void> {
    this.written += 1;
    const body = `It is the washer, as number ${this.written} of us found at ${Date.now()} o’clock.`;
    const text = await this.ask('POST', `/api/v1/articles/${this.slug}/comments`, { cookie, body });
    const { id } = JSON.parse(text) as { id?: string };
    if (id) this.acknowledged.push(id);
  }

  async ask(
    method: string,
    path: string,
    { cookie, body }: { cookie?: string; body?: string } = {},
  ): Promise<string> {
    const begunAt = performance.now();
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie && { cookie }),
        ...(body && { origin: this.url, 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify({ body }),
    });
    const text = await response.text();
    this.answers.push({
      what: `${method} ${path}`,
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      requestId: response.headers.get('x-request-id'),
      begunAt,
      milliseconds: Math.round(performance.now() - begunAt),
    });
    return text;
  }

  /** Whoever asks later than a second after the trouble is over is answered as if nothing had been. */
  async expectRecovered(): Promise<void> {
    const later = performance.now() + 1_000;
    const since = () => this.answers.filter(({ begunAt }) => begunAt > later);
    await expect.poll(() => since().length, { timeout: 30_000 }).toBeGreaterThan(20);
    await this.end();
    expect(since().filter(({ status }) => status >= 300)).toEqual([]);
  }
}

type LogLine = { level: number; msg: string; requestId?: string; err?: { message?: string } };

/** Success or 503 with when to come again, in time; one line of the log each; all that was acknowledged is there. */
async function expectWithstood(server: OwnServer, { answers, acknowledged }: Crowd): Promise<void> {
  const odd = answers.filter(
    ({ status, retryAfter }) => !(status < 300 || (status === 503 && retryAfter === '5')),
  );
  expect(odd).toEqual([]);
  expect(answers.filter(({ milliseconds }) => milliseconds > LONGEST_MS)).toEqual([]);
  const ids = acknowledged.map((id) => `'${id}'`).join(', ') || 'null';
  const inDatabase = await queryIn(server, `select id from comments where id in (${ids})`);
  expect(inDatabase).toBe(acknowledged.length);

  const lines = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as LogLine);
  const failed = answers.filter(({ status }) => status === 503);
  const unexplained = failed.filter(
    ({ requestId }) =>
      lines.filter((line) => line.requestId === requestId && line.level === 50 && line.err?.message)
        .length !== 1,
  );
  expect(unexplained).toEqual([]);
  // Nobody else writes of it; Next says with a tick what it has begun with.
  expect(output.split('\n').filter((line) => line && !/^[{✓]/.test(line))).toEqual([]);
  expect(output).not.toContain(SECRET);
  expect(output).not.toContain('It is the washer');
}

async function queryIn({ databaseUrl }: OwnServer, sql: string): Promise<number> {
  const { Client } = await import('pg');
  const client = new Client(databaseUrl);
  await client.connect();
  const { rowCount } = await client.query(sql);
  await client.end();
  return rowCount ?? 0;
}

const statuses = ({ answers }: Crowd) => new Set(answers.map(({ status }) => status));

test.describe.configure({ mode: 'serial' });

test('sessions that are ended again and again cost an answer each, and nothing that was said', async ({
  server,
  site,
  world,
}) => {
  const crowd = await Crowd.gather(site.url, world.article.slug);
  crowd.begin();
  for (let times = 0; times < 40 || !statuses(crowd).has(503); times += 1) {
    await server.administer(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'incident'`,
    );
    await sleep(50);
  }
  await crowd.expectRecovered();
  expect(crowd.acknowledged.length).toBeGreaterThan(0);
  await expectWithstood(server, crowd);
});

test('a server that takes no more clients is away, until it does', async ({ server, site, world }) => {
  const crowd = await Crowd.gather(site.url, world.article.slug);
  await server.administer('alter role incident connection limit 0');
  await server.administer(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'incident'`,
  );
  crowd.begin();
  await expect.poll(() => crowd.answers.filter(({ status }) => status === 503).length).toBeGreaterThan(20);
  await server.administer('alter role incident connection limit -1');
  await crowd.expectRecovered();
  await expectWithstood(server, crowd);
});

test('who waits for a lock in vain is told to come again', async ({ server, site, world }) => {
  const { Client } = await import('pg');
  const crowd = await Crowd.gather(site.url, world.article.slug);
  const other = new Client(server.databaseUrl);
  await other.connect();
  await other.query('begin; lock table members in access exclusive mode');
  crowd.begin();
  await expect.poll(() => crowd.answers.filter(({ status }) => status === 503).length).toBeGreaterThan(4);
  await other.end();
  await crowd.expectRecovered();
  await expectWithstood(server, crowd);
});

test('a server that hangs keeps nobody waiting, and is used again as soon as it goes on', async ({
  server,
  site,
  world,
}) => {
  test.skip(!existsSync('/proc'), 'the sessions of a server are found by /proc');
  const crowd = await Crowd.gather(site.url, world.article.slug);
  crowd.begin();
  await expect.poll(() => crowd.acknowledged.length).toBeGreaterThan(8);
  const before = crowd.answers.length;
  const frozenAt = performance.now();
  server.freeze(true);
  try {
    // All of the ten have been answered while it hangs.
    await expect
      .poll(() => crowd.answers.slice(before).filter(({ status }) => status === 503).length, {
        timeout: LONGEST_MS + 5_000,
      })
      .toBeGreaterThan(10);
    await sleep(Math.max(0, FROZEN_MS - (performance.now() - frozenAt)));
  } finally {
    server.freeze(false);
  }
  await crowd.expectRecovered();
  await expectWithstood(server, crowd);
});

const DISK = '/var/tmp/trialogue-small-disk';

/** A disk of a few megabytes, for the server's account; why not, where the system does not let us. */
function mountSmallDisk(): string | null {
  if (process.getuid?.() !== 0) return 'only root can mount a small disk';
  try {
    execFileSync('mkdir', ['-p', DISK]);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', DISK], { stdio: 'pipe' });
    execFileSync('chown', ['postgres', DISK], { stdio: 'pipe' });
    return null;
  } catch (error) {
    return `the system lets nobody mount a small disk (${(error as Error).message.split('\n')[0]})`;
  }
}

test('a full disk refuses what is written and nothing that is read, until there is room again', async ({
  server,
  site,
  world,
}) => {
  const why = mountSmallDisk();
  if (why) console.warn(`Not tested, a full disk: ${why}.`);
  test.skip(why !== null, why ?? '');
  try {
    await server.administer(`create tablespace small location '${DISK}'`);
    const tables = ['comments', 'comment_revisions', 'review_duties'];
    const client = new (await import('pg')).Client(Object.assign(new URL(server.databaseUrl)).href);
    await client.connect();
    await server.administer('grant create on tablespace small to incident');
    for (const table of tables) await client.query(`alter table ${table} set tablespace small`);
    await client.end();
    const crowd = await Crowd.gather(site.url, world.article.slug);
    execFileSync('sh', ['-c', `cat /dev/zero > ${DISK}/ballast || true`], { stdio: 'pipe' });
    crowd.begin();
    await expect
      .poll(() => crowd.answers.filter(({ status }) => status === 503).length, { timeout: 60_000 })
      .toBeGreaterThan(4);
    execFileSync('rm', [`${DISK}/ballast`]);
    const written = crowd.acknowledged.length;
    await crowd.expectRecovered();
    expect(crowd.acknowledged.length).toBeGreaterThan(written);
    await expectWithstood(server, crowd);
    expect(output).toContain('53100');
  } finally {
    await server.administer(`drop database if exists incident with (force)`);
    await server.administer(`drop tablespace if exists small`);
    if (existsSync(DISK)) execFileSync('umount', [DISK]);
  }
});
