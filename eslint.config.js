import next from 'eslint-config-next/core-web-vitals';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** Each property after a spread takes Node 20 a microsecond, fifty times what it takes otherwise: a third of what it took to read a comment of an import was that. */
const spreadForNothing = {
  selector: 'ObjectExpression > SpreadElement > ObjectExpression',
  message: 'These are properties of the object around them: write them there.',
};

export default tseslint.config(
  {
    ignores: [
      '.data/',
      '.next/',
      'clients/typescript/schema.d.ts',
      'next-env.d.ts',
      'node_modules/',
      'prisma/generated/',
      'public/',
    ],
  },
  ...next,
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'smart'],
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-restricted-syntax': ['error', spreadForNothing],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'The environment is read in lib/platform/env.ts alone.',
        },
      ],
    },
  },
  {
    // A pattern whose time grows faster than its text lets one who sends a long one stop the process for everybody.
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': [
        'error',
        { report: 'potential', ignoreSticky: false, ignorePartial: false },
      ],
    },
  },
  {
    // They speak to a person at a terminal, and hand the environment on to the programs that they start.
    files: ['scripts/**', 'research/**', 'prisma/seed/**', 'e2e/**', 'integrations/**', '*.config.*'],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: [
      'lib/platform/env.ts',
      'lib/platform/testing/**',
      'lib/testing/property-*.ts',
      '**/*.test.ts',
      '**/*.cjs',
    ],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // What people may do, and until when, goes by the database's clock: that of one instance may be wrong.
    files: ['lib/**', 'app/**'],
    ignores: [
      'lib/platform/clock.ts',
      // Hands the database's time to a library that reckons from its own process's.
      'lib/platform/rate-limiter.ts',
      // Compares what one browser noted by its own clock, which goes on while it sleeps.
      'lib/web/browser/outbox.ts',
      'lib/testing/**',
      'lib/platform/testing/**',
      '**/*.test.{ts,tsx}',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        spreadForNothing,
        {
          selector: 'BinaryExpression[operator=/^[!=]==?$/][right.value="en"]',
          message: 'English is a language like the others: what differs stands in the messages.',
        },
        ...[
          'MemberExpression[object.name="Date"][property.name="now"]',
          'NewExpression[callee.name="Date"][arguments.length=0]',
          'CallExpression[callee.name="Date"]',
        ].map((selector) => ({
          selector,
          message:
            'That is the clock of this process: take the time from the context (lib/platform/context.ts).',
        })),
      ],
    },
  },
  {
    // The theme is set before anything is painted: a blocking script, on purpose.
    files: ['app/layout.tsx'],
    rules: { '@next/next/no-sync-scripts': 'off' },
  },
  {
    // Pages are documents: links are links, and pictures come in the sizes that were made beforehand.
    files: ['app/**'],
    rules: { '@next/next/no-html-link-for-pages': 'off', '@next/next/no-img-element': 'off' },
  },
  {
    // A letter is a document of its own, and no page of Next's.
    files: ['lib/outreach/mail/templates/**'],
    rules: { '@next/next/no-head-element': 'off' },
  },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
