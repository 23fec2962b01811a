import { register } from 'node:module';
import { defineConfig } from '@playwright/test';

// In every process that loads tests: this file is loaded in each.
register('./harness/json-modules.mjs', import.meta.url);

export default defineConfig({
  testDir: '.',
  outputDir: '../.data/e2e',
  globalSetup: './harness/template-database.ts',
  // One server and one browser each: more than two would only wait for each other on two cores.
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    launchOptions: {
      executablePath: process.env.TEST_BROWSER,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    locale: 'en-GB',
    timezoneId: 'Africa/Johannesburg',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'with script' },
    { name: 'without script', use: { javaScriptEnabled: false }, grep: /@plain/ },
  ],
});
