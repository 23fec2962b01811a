import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const isDatabaseTest = (file: string) => file.endsWith('.db.test.ts');

/** What changes the process or its modules under everybody else: such a file gets a process of its own. */
const CHANGES_PROCESS =
  /\bvi\.(mock|stubGlobal|stubEnv|resetModules|useFakeTimers)\(|\bprocess\.env\b|\bstartServers\(/;
const changesProcess = (file: string) => CHANGES_PROCESS.test(readFileSync(join(root, file), 'utf8'));

const files = ['app', 'lib', 'prisma', 'research', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.tsx?$/.test(file))
    .map((file) => join(folder, file)),
);

/** Property tests draw new cases in each run, and print what draws the same again. (This file is read once a project.) */
if (!process.env.PROPERTY_SEED) {
  process.env.PROPERTY_SEED = String(Math.floor(Math.random() * 2 ** 31));
  console.log(`Property tests: PROPERTY_SEED=${process.env.PROPERTY_SEED} draws the same cases again.`);
}

/**
 * The files of a project share a worker's modules, since importing them costs more than most tests: those that would
 * disturb the others run in a project beside it, each in a worker of its own.
 */
function projects(name: string, include: string[], test: TestProjectInlineConfiguration['test']) {
  return [
    { name, include: include.filter((file) => !changesProcess(file)), isolate: false },
    { name: `${name} apart`, include: include.filter(changesProcess), isolate: true },
  ].map((own) => ({ extends: true as const, test: { ...test, ...own } }));
}

export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    env: {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      MAIL_FOLDER: '.data/test/mail',
      FILES_FOLDER: '.data/test/files',
      SESSION_SECRET: 'not a secret: tests sign nothing real with it',
    },
    // As the browser tests: one that hangs on a busy machine costs itself its time. What it took is said beside its name.
    retry: process.env.CI ? 1 : 0,
    maxWorkers: 2,
    projects: [
      ...projects(
        'unit',
        files.filter((file) => !isDatabaseTest(file)),
        // A property over names takes a second, and many times as long on a machine that is busy with something else.
        { setupFiles: 'lib/testing/property-tests.ts', testTimeout: 20_000 },
      ),
      ...projects('database', files.filter(isDatabaseTest), {
        globalSetup: 'scripts/testing/test-server.ts',
        setupFiles: [
          'lib/platform/testing/fresh-database.ts',
          'lib/testing/property-tests.ts',
          'lib/testing/no-audits.ts',
        ],
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
    ],
  },
});
