/**
 * `npm run test:mutants`: changes the pure rules one expression at a time and sees whether a unit test notices. See docs/mutants.md.
 * `npm run test:mutants -- lib/comments/rules.ts` does so with some files alone.
 */

const config = {
  mutate: [
    'lib/**/rules.ts',
    'lib/peer-review/decision/decide.ts',
    'lib/peer-review/blind-audits/odds.ts',
    'lib/peer-review/patterns/{bursts,chances,partiality}.ts',
    'lib/screening/{checks,foresee-trouble,screen-text}.ts',
    'lib/peer-review/reliability/{dawid-skene,judgements,ladder-rules,pair-agreement,past,reviewer-rates}.ts',
  ],
  testRunner: 'vitest',
  vitest: { configFile: 'scripts/testing/vitest.mutants.config.ts' },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // What is not copied for the mutants to be written into.
  ignorePatterns: ['.next', '.data', 'public'],
  tempDirName: '.data/mutants',
  reporters: ['progress', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: '.data/test/mutants.json' },
  thresholds: { high: 95, low: 90, break: 85 },
};

export default config;
