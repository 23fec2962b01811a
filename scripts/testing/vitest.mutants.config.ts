import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit tests alone, with the same cases for every mutant. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('../..', import.meta.url)) } },
  test: {
    include: ['lib/**/*.test.ts'],
    // What tests the entry reads the sources as text, which mutants have changed.
    exclude: ['**/*.db.test.ts', 'lib/web/**'],
    env: { NODE_ENV: 'test', LOG_LEVEL: 'silent', PROPERTY_SEED: '1' },
    // What is changed runs several times slower; Stryker itself ends what runs for ever.
    testTimeout: 60_000,
    setupFiles: 'lib/testing/property-tests.ts',
  },
});
