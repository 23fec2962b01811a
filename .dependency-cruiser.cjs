/**
 * Who may import whom (docs: README, "Where things are"). Every rule is shown to bite in
 * scripts/import-rules.test.ts; a rule without its fixture fails there.
 */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

/** The subjects of lib/, from the ground up: each may stand on those before it. */
const FLOORS = [
  'platform',
  'language',
  'policy',
  'members',
  'articles',
  'screening',
  'comments',
  'peer-review',
  'moderation',
  'outreach',
  'web',
];

const TESTS = '\\.test\\.tsx?$|(^|/)testing/';
const STORE = '^lib/.+/store\\.ts$';
const RULES = '(^|/)rules\\.ts$';
const PRISMA = '(^|/)prisma/generated/|(^|/)node_modules/(\\.prisma|@prisma)/';

const floors = FLOORS.slice(0, -1).map((subject, index) => ({
  name: `${subject}-stands-on-lower-floors`,
  comment: `lib/${subject} imports only the subjects below it: ${FLOORS.slice(0, index).join(', ') || 'none'}.`,
  severity: 'error',
  from: { path: `^lib/${subject}/`, pathNot: TESTS },
  to: { path: `^lib/(${FLOORS.slice(index + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...floors,
    {
      name: 'moderation-meets-peer-review-through-events',
      comment: 'Both stand on comments, and never on each other.',
      severity: 'error',
      from: { path: '^lib/moderation/', pathNot: TESTS },
      to: { path: '^lib/peer-review/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other, if only for a type, are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'rules-are-pure',
      comment: 'rules.ts imports rules, durations, errors and types alone: no I/O, no clock, no randomness.',
      severity: 'error',
      from: { path: '^lib/.*/rules\\.ts$' },
      to: { pathNot: [RULES, '^lib/platform/(durations|errors)\\.ts$'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'simulation-is-pure',
      comment:
        'Made-up publications run by the rules alone: nothing that they lean on, near or far, knows a database.',
      severity: 'error',
      from: { path: '^lib/peer-review/simulation/', pathNot: TESTS },
      to: { path: `${STORE}|^lib/platform/(db|env)\\.ts$`, reachable: true },
    },
    {
      name: 'store-belongs-to-its-subject',
      comment: 'Only a subject itself queries its tables; others call its use cases.',
      severity: 'error',
      from: { path: '^lib/([^/]+)/' },
      to: { path: STORE, pathNot: '^lib/$1/' },
    },
    {
      name: 'store-stays-in-lib',
      comment: 'Routes, scripts and the seed call use cases.',
      severity: 'error',
      from: { pathNot: '^lib/' },
      to: { path: STORE },
    },
    {
      name: 'prisma-stays-in-stores',
      comment: 'Database types do not cross the data layer.',
      severity: 'error',
      from: { path: '^(app|lib|e2e)/', pathNot: `${STORE}|^lib/platform/db\\.ts$|${TESTS}` },
      to: { path: PRISMA },
    },
    {
      name: 'routes-call-use-cases',
      comment: 'app/ imports use cases, schemas and lib/web: no query, no rule.',
      severity: 'error',
      from: { path: '^app/', pathNot: TESTS },
      to: {
        path: `^lib/platform/(db|events|jobs)\\.ts$|^lib/.*/rules\\.ts$|(^|/)node_modules/pg/`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'client-components-know-schemas',
      comment:
        'A form says what it is told, and calls an action: it imports schemas, limits and the design system, nothing else of ours.',
      severity: 'error',
      from: { path: clientComponents() },
      to: { path: '^lib/', pathNot: '(^|/|-)(schemas|limits)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'next-stays-at-the-edge',
      comment: 'next and next-auth are known in app/ and lib/web alone.',
      severity: 'error',
      from: { path: '^(lib|prisma|research|scripts)/', pathNot: `^lib/web/|${TESTS}` },
      to: { path: '(^|/)node_modules/(next|next-auth)/' },
    },
    {
      name: 'lib-knows-no-caller',
      comment: 'lib/ is called by routes and scripts, and imports neither.',
      severity: 'error',
      from: { path: '^lib/', pathNot: TESTS },
      to: { path: '^(app|research|scripts|e2e)/' },
    },
    {
      name: 'testing-stays-in-tests',
      comment: 'What only tests need never runs in production.',
      severity: 'error',
      from: { path: '^(app|lib)/', pathNot: TESTS },
      to: { path: '(^|/)testing/|\\.test\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|^prisma/generated' },
    exclude: { path: '^\\.next' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};

/** One pattern for the files that say 'use client': their names do not tell. */
function clientComponents() {
  // The rules' own test cruises another tree than ours.
  const root = process.env.IMPORT_RULES_ROOT ?? __dirname;
  const files = findSources(path.join(root, 'app')).filter(isClientComponent);
  const names = files.map((file) => path.relative(root, file).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return names.length > 0 ? `^(${names.join('|')})$` : '^$';
}

function findSources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
}

function isClientComponent(file) {
  return /^(\s|\/\*[\s\S]*?\*\/|\/\/.*\n)*['"]use client['"]/.test(readFileSync(file, 'utf8'));
}
