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
  // One that failed is tried once more, on a new server and a new database: what passes then is counted as passed, and named.
  retries: process.env.CI ? 1 : 0,
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
    // What was done and seen, step by step, costs half as much again of what it records.
    trace: process.env.TEST_TRACE ? 'retain-on-failure' : 'off',
  },
  projects: [
    { name: 'with script' },
    // Whole journeys in a browser without script; the others without a browser, their forms posted as they stand.
    { name: 'without script', use: { javaScriptEnabled: false }, grep: /@scriptless/ },
    { name: 'as forms', grep: /@plain/ },
  ],
});
