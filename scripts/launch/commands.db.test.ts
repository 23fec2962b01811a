import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { createTestDatabase } from '@/lib/platform/testing/database';

/** The commands themselves, as a person starts them. Nothing here comes as far as the steps that take long. */

const root = join(import.meta.dirname, '..', '..');
const NOBODY_LISTENS = 'postgresql://user:secret@127.0.0.1:1/trialogue';

/** A command that does not end when it should is ended with its test, in order: it ends what it started. */
let running: ChildProcess | undefined;
afterEach(() => void running?.kill('SIGTERM'));

type Ended = { code: number | null; said: string };

/** Runs a command to its end; what of our own environment would change its course is taken out. */
function run(args: string[], variables: Record<string, string>): Promise<Ended> {
  const env = { ...process.env, NODE_ENV: 'production', PORT: '0', DATABASE_URL: '', ...variables };
  const child = spawn(process.execPath, args, { cwd: root, env: env as NodeJS.ProcessEnv });
  running = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said }));
  });
}

const start = (variables: Record<string, string>) => run(['scripts/start.mjs'], variables);
const program = (args: string[], variables: Record<string, string>) =>
  run(['scripts/run.mjs', ...args], variables);

/** One sentence after the lines of the steps, no stack, and the code that says so. */
function expectOneSentence({ code, said }: Ended, sentence: RegExp): void {
  const lines = said.split('\n').filter((line) => line.trim() !== '' && !/ ·+ /.test(line));
  expect(lines).toEqual([expect.stringMatching(sentence)]);
  expect(code).toBe(1);
}

describe('npm start ends in one sentence', () => {
  test.each([
    ['PORT', 'eighty', /^PORT must be a whole number up to 65535, not "eighty": /],
    ['DATABASE_URL', 'mysql://localhost/x', /^DATABASE_URL must look like postgresql:/],
    ['DATABASE_URL', NOBODY_LISTENS, /^The database at 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\): /],
    ['RATE_LIMIT_SCALE', 'much', /^RATE_LIMIT_SCALE must be a number: correct it /],
    ['ADMIN_PASSWORD', 'short', /^ADMIN_PASSWORD must have at least 15 characters: correct it /],
  ])('for %s=%s', async (name, value, sentence) => {
    expectOneSentence(await start({ [name]: value }), sentence);
  });

  test('for a port that another program has', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port } = other.address() as AddressInfo;
    const ended = await start({ PORT: String(port) });
    await new Promise((resolve) => other.close(resolve));
    expectOneSentence(ended, new RegExp(`^Port ${port} is in use: `));
  });
});

describe('our programs end in one sentence', () => {
  const PROGRAMS = [
    ['scripts/create-admin.ts', 'chief@example.org'],
    ['scripts/remove-second-step.ts', 'chief@example.org'],
    ['scripts/worker.ts'],
    ['scripts/import-articles.ts', 'prisma/seed/articles/the-06-12-is-running-again.md'],
  ];

  test('for a malformed variable', async () => {
    const ended = await program(PROGRAMS[0] ?? [], { DATABASE_URL: inject('testServer').url, JOBS: 'some' });
    expectOneSentence(ended, /^JOBS must be 0 or 1: correct it /);
  });

  test('for a database that is not there', async () => {
    expectOneSentence(
      await program(['scripts/worker.ts'], { DATABASE_URL: NOBODY_LISTENS }),
      /cannot be reached/,
    );
    const nowhere = new URL(inject('testServer').url);
    nowhere.pathname = 'trialogue_nowhere';
    const ended = await program(PROGRAMS[0] ?? [], { DATABASE_URL: nowhere.href });
    expectOneSentence(
      ended,
      /^The database cannot be used \(database "trialogue_nowhere" does not exist\): /,
    );
  });

  test.each(PROGRAMS)('for a database that was never migrated: %s', async (...args) => {
    const empty = await createTestDatabase({ url: inject('testServer').url });
    try {
      expectOneSentence(await program(args, { DATABASE_URL: empty.url }), /run npm run migrate first\.$/);
      expect(await schemasOf(empty.url)).toEqual(['public']);
    } finally {
      await empty.drop();
    }
  });
});

/** The job queue, for one, inserts a schema of its own wherever it is let. */
async function schemasOf(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
  );
  await client.end();
  return rows.map(({ name }) => name);
}
