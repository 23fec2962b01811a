import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const DATABASE_TESTS = '**/*.db.test.ts';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    env: {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      MAIL_FOLDER: '.data/test/mail',
      SESSION_SECRET: 'not a secret: tests sign nothing real with it',
    },
    retry: 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,lib,scripts,prisma}/**/*.test.{ts,tsx}'],
          exclude: [DATABASE_TESTS],
          setupFiles: 'lib/testing/property-seed.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: [`{lib,scripts,prisma}/${DATABASE_TESTS}`],
          globalSetup: 'scripts/testing/test-server.ts',
          setupFiles: ['lib/platform/testing/fresh-database.ts', 'lib/testing/property-seed.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
