import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import { holdServer } from '@/scripts/embedded-postgres/hold-server.mjs';
import { copyClone } from '@/scripts/testing/copy-clone';
import { installed, startCluster, type Cluster } from './harness/postgres-tools';
import { freePort } from './harness/site';

/** The commands of docs/operations.md, as they stand there, in a clone of its own and against real servers. */

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const DOCUMENT = readFileSync(join('docs', 'operations.md'), 'utf8');
const commands = (name: string): string => {
  const [, block] = new RegExp(`^\`\`\`sh ${name}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(DOCUMENT) ?? [];
  if (!block) throw new Error(`docs/operations.md has no commands called ${name}`);
  return block;
};

const clone = copyClone();
const clusters: Cluster[] = [];
let site: ChildProcess | undefined;

/** Variables as an operator has them: nothing of what the tests themselves run with. */
const variables = (own: Record<string, string>) =>
  ({
    PATH: `${installed.at(-1) ?? ''}:${process.env.PATH}`,
    HOME: process.env.HOME,
    SEED_DEMO: '0',
    ADMIN_EMAIL: 'chief@example.org',
    ADMIN_PASSWORD: 'a sentence of several words',
    SHUTDOWN_GRACE_MS: '0',
    PORT: '0',
    ...own,
  }) as unknown as NodeJS.ProcessEnv;

function run(script: string, own: Record<string, string> = {}): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], {
    cwd: clone.folder,
    env: variables(own),
    encoding: 'utf8',
  });
  expect(status, `${script}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** What has to be there after whatever was done: the people, what was decided, and that the audit cannot be changed. */
async function expectWhole(url: string): Promise<void> {
  expect(await query(url, 'select email, role from members')).toEqual([
    { email: 'chief@example.org', role: 'ADMIN' },
  ]);
  expect(await query(url, 'select count(*)::int > 50 as all from calibration_items')).toEqual([
    { all: true },
  ]);
  expect(
    await query(
      url,
      `select has_table_privilege('trialogue_app', 'audit_entries', 'insert') as adds,
        has_table_privilege('trialogue_app', 'audit_entries', 'update') as changes,
        (select count(*)::int > 0 from pg_policies where policyname = 'trialogue_app') as queues`,
    ),
  ).toEqual([{ adds: true, changes: false, queues: true }]);
}

/** Starts the site, and stops it when it has served. */
async function startOnce(own: Record<string, string> = {}): Promise<void> {
  site = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: clone.folder,
    env: variables(own),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  site.stdout?.on('data', (text) => (said += String(text)));
  await expect.poll(() => said, { timeout: 120_000 }).toContain('Trialogue is at');
  const ended = once(site, 'exit');
  site.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
}

test.afterAll(() => {
  site?.kill('SIGTERM');
  for (const cluster of clusters) cluster.stop();
  clone.remove();
});

test.describe('with a server of one’s own', () => {
  test.skip(installed.length === 0, 'PostgreSQL’s own programs are not installed (Debian: postgresql)');

  let oldest: Cluster;
  let newest: Cluster;

  test('a backup of one is brought back into another cluster, and of another version', async () => {
    [oldest, newest] = [await startCluster(installed[0]!), await startCluster(installed.at(-1)!)];
    clusters.push(oldest, newest);
    await startOnce({ DATABASE_URL: oldest.url });
    await expectWhole(oldest.url);
    run(commands('backup'), { DATABASE_URL: oldest.url });
    run(commands('restore'), { NEW_DATABASE_URL: newest.url });
    await expectWhole(newest.url);
    await startOnce({ DATABASE_URL: newest.url });
    await expectWhole(newest.url);
  });

  test('an upgrade brings a database of an older version up to date', async () => {
    const [last] = await query<{ name: string }>(
      newest.url,
      `select max(migration_name) as name from _prisma_migrations where migration_name like '%job_workers'`,
    );
    await query(newest.url, 'drop table job_workers');
    await query(newest.url, `delete from _prisma_migrations where migration_name = '${last!.name}'`);
    run(
      'git init --quiet && git add package.json && git commit --quiet --message=first && git remote add origin . && git fetch --quiet',
      {
        GIT_AUTHOR_NAME: 'a',
        GIT_AUTHOR_EMAIL: 'a@example.org',
        GIT_COMMITTER_NAME: 'a',
        GIT_COMMITTER_EMAIL: 'a@example.org',
      },
    );
    run('git branch --quiet --set-upstream-to=origin/$(git branch --show-current)');
    expect(run(commands('upgrade'), { DATABASE_URL: newest.url })).toContain(`Applied ${last!.name}.`);
    await expectWhole(newest.url);
  });

  test('a dump moves in where a new version has inserted an empty publication', async () => {
    run(commands('backup'), { DATABASE_URL: newest.url });
    await query(newest.url, `delete from members where email = 'chief@example.org'`);
    run(commands('move-in'), { DATABASE_URL: newest.url });
    await expectWhole(newest.url);
  });

  test('two instances serve one database', async () => {
    const ports = [String(await freePort()), String(await freePort())];
    const script = ports.reduce(
      (text, port, index) => text.replaceAll(`300${index + 1}`, port),
      commands('two-instances').replaceAll('npm start &', 'npm start & started="$started $!"'),
    );
    const said = run(`trap 'kill $started; wait' EXIT; ${script}`, {
      DATABASE_URL: newest.url,
      SESSION_SECRET: 'a secret that both of the instances sign with',
      APP_URL: 'http://localhost:3000',
    });
    expect(said.match(/\{"status":"ok"\}/g)).toHaveLength(2);
  });
});

test('the embedded server’s folder is kept and brought back', async () => {
  await startOnce();
  const base = join(clone.folder, '.data');
  const whole = async () => {
    const server = await holdServer({ root: clone.folder, base });
    await expectWhole(server.url).finally(server.release);
  };
  await whole();
  run(commands('backup-embedded'));
  rmSync(base, { recursive: true });
  run(commands('restore-embedded'));
  await whole();

  test.skip(installed.length === 0, 'PostgreSQL’s own programs are not installed (Debian: postgresql)');
  const server = await holdServer({ root: clone.folder, base });
  try {
    const said = run(
      `${commands('embedded-address')}\npsql --tuples-only --command='select email from members' "$DATABASE_URL"`,
    );
    expect(said).toContain('chief@example.org');
  } finally {
    await server.release();
  }
});
