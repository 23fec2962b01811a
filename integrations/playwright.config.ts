import { defineConfig } from '@playwright/test';
import base from '../e2e/playwright.config';

/** The plugins and snippets for the programs of others, each tried with the real program. */
export default defineConfig({
  ...base,
  testDir: '.',
  outputDir: '../.data/integrations',
  globalSetup: '../e2e/harness/template-database.ts',
  // Each program is started once.
  workers: 1,
  timeout: 120_000,
  use: { ...base.use, actionTimeout: 20_000 },
  projects: [{ name: 'with script' }],
});
