import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

/** For each rule, a file that breaks it: what it is called, and what it imports. */
const BREACHES: Record<string, [file: string, source: string]> = {
  'platform-stands-on-lower-floors': ['lib/platform/jobs.ts', `import '../members/sign-up';`],
  'language-stands-on-lower-floors': ['lib/language/say.ts', `import '../members/sign-up';`],
  'policy-stands-on-lower-floors': ['lib/policy/change.ts', `import '../members/sign-up';`],
  'members-stands-on-lower-floors': ['lib/members/ban.ts', `import '../articles/list';`],
  'articles-stands-on-lower-floors': ['lib/articles/count.ts', `import '../comments/read-thread';`],
  'screening-stands-on-lower-floors': ['lib/screening/repeat.ts', `import '../comments/read-thread';`],
  'comments-stands-on-lower-floors': ['lib/comments/submit.ts', `import '../peer-review/assign';`],
  'peer-review-stands-on-lower-floors': ['lib/peer-review/decide.ts', `import '../outreach/notify';`],
  'moderation-stands-on-lower-floors': ['lib/moderation/sanction.ts', `import '../outreach/notify';`],
  'outreach-stands-on-lower-floors': ['lib/outreach/feed.ts', `import '../web/session/viewer';`],
  'moderation-meets-peer-review-through-events': [
    'lib/moderation/queue.ts',
    `import '../peer-review/assign';`,
  ],
  'no-circles': [
    'lib/articles/circle-back.ts',
    `import type { Forth } from './circle'; export type Back = Forth | null;`,
  ],
  'rules-are-pure': ['lib/comments/rules.ts', `import '../platform/db';`],
  'simulation-is-pure': ['lib/peer-review/simulation/site.ts', `import '../assign';`],
  'store-belongs-to-its-subject': ['lib/comments/peek.ts', `import '../members/store';`],
  'store-stays-in-lib': ['prisma/seed/index.ts', `import '../../lib/members/store';`],
  'prisma-stays-in-stores': ['lib/members/find.ts', `import '../../prisma/generated/client/client';`],
  'routes-call-use-cases': ['app/page.tsx', `import '../lib/platform/db';`],
  'client-components-know-schemas': ['app/button.tsx', `'use client';\nimport '../lib/members/sign-up';`],
  'next-stays-at-the-edge': ['lib/comments/refresh.ts', `import 'next/cache';`],
  'lib-knows-no-caller': ['lib/web/frame.ts', `import '../../app/frame';`],
  'testing-stays-in-tests': ['lib/platform/open.ts', `import './testing/database';`],
};

/** What breaches lean on, and what is allowed and must stay so. */
const LAWFUL: Record<string, string> = {
  'app/frame.tsx': `import '../lib/members/sign-up'; import '../lib/web/session/viewer'; import 'next/link';`,
  'app/form.tsx': `'use client';\nimport '../lib/members/schemas'; import '../lib/screening/limits'; import './frame-parts';`,
  'app/frame-parts.tsx': '',
  'lib/articles/circle.ts': `import type { Back } from './circle-back'; export type Forth = Back;`,
  'lib/articles/list.ts': `import './store'; import '../members/sign-up'; import '../policy/rules';`,
  'lib/articles/store.ts': `import '../platform/db'; import '../../prisma/generated/client/client';`,
  'lib/comments/read-thread.ts': `import '../articles/list'; import '../screening/checks';`,
  'lib/members/schemas.ts': 'export type Member = { id: string };',
  'lib/members/sign-up.ts': `import './store'; import '../platform/db';`,
  'lib/members/store.ts': `import '../platform/db';`,
  'lib/members/sign-up.db.test.ts': `import '../platform/testing/database';`,
  'lib/outreach/notify.ts': `import '../peer-review/assign';`,
  'lib/peer-review/assign.ts': `import './rules'; import '../comments/read-thread';`,
  'lib/peer-review/rules.ts': `import '../policy/rules'; import type { Member } from '../members/schemas'; export type M = Member;`,
  'lib/platform/db.ts': `import '../../prisma/generated/client/client';`,
  'lib/platform/testing/database.ts': '',
  'lib/policy/rules.ts': '',
  'lib/screening/checks.ts': '',
  'lib/screening/limits.ts': '',
  'lib/web/session/viewer.ts': `import 'next/headers'; import '../members/sign-up';`,
  'prisma/generated/client/client.ts': '',
};

const tree = realpathSync(mkdtempSync(join(tmpdir(), 'trialogue-import-rules-')));
afterAll(() => rmSync(tree, { recursive: true }));

const files = { ...LAWFUL, ...Object.fromEntries(Object.values(BREACHES)) };
for (const [file, source] of Object.entries(files)) {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), `${source}\nexport {};\n`);
}
symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
process.env.IMPORT_RULES_ROOT = tree;

const { options, ...ruleSet } = require('../.dependency-cruiser.cjs') as IFlattenedRuleSet & {
  options: ICruiseOptions;
};
const { tsConfig: _ours, ...cruiseOptions } = options;

describe('the import rules', async () => {
  const { output } = await cruise(['app', 'lib', 'prisma'], {
    ...cruiseOptions,
    baseDir: tree,
    ruleSet,
    validate: true,
  });
  const { violations } = (output as ICruiseResult).summary;

  it.each((ruleSet.forbidden ?? []).map((rule) => rule.name ?? ''))('%s bites', (name) => {
    const [file] = BREACHES[name] ?? [];
    expect(file, 'a rule needs a fixture that breaks it').toBeDefined();
    expect(violations.filter((violation) => violation.rule.name === name).map(({ from }) => from)).toContain(
      file,
    );
  });

  it('let through what is allowed', () => {
    const blamed = violations
      .map(({ from }) => from)
      .filter((file) => file in LAWFUL && !file.includes('circle'));
    expect(blamed).toEqual([]);
  });
});
