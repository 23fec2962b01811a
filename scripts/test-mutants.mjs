// @ts-check
/**
 * `npm run test:mutants`: changes the pure rules one expression at a time, and sees whether a unit test notices. What came of each
 * file is noted in docs/mutants.md, and how long all took. It is no part of `npm test`.
 *
 *   npm run test:mutants -- lib/comments/rules.ts lib/policy/rules.ts   only these files
 *   npm run test:mutants -- --concurrency=1                             what starts with -- is for Stryker
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './launch/prepare.mjs';

const REPORT = join(root, '.data', 'test', 'mutants.json');
const NOTES = join(root, 'docs', 'mutants.md');
/** What nobody's test has to notice: it does not run, or is ignored by a comment that says why. */
const NOT_COUNTED = new Set(['Ignored', 'CompileError', 'RuntimeError', 'Pending']);

const options = process.argv.slice(2).filter((given) => given.startsWith('--'));
const files = process.argv.slice(2).filter((given) => !given.startsWith('--'));
const whole = files.length === 0;
const only = whole ? options : [...options, '--mutate', files.join(',')];
const args = [
  'node_modules/@stryker-mutator/core/bin/stryker.js',
  'run',
  'scripts/testing/stryker.config.mjs',
];
rmSync(REPORT, { force: true });
const began = Date.now();
const { status } = spawnSync(process.execPath, [...args, ...only], { cwd: root, stdio: 'inherit' });
if (existsSync(REPORT)) note();
process.exit(status ?? 1);

/** Notes what came of the files of this run, beside what is noted of others. */
function note() {
  const text = readFileSync(NOTES, 'utf8');
  const known = [...text.matchAll(/^\| `(.+)` +\| +(\d+) \| +(\d+) \| .* \| (\S+) \|$/gm)].map(
    ([, file, killed, all, date]) =>
      /** @type {const} */ ([file, { killed: Number(killed), all: Number(all), date }]),
  );
  const rows = [...new Map([...(whole ? [] : known), ...readReport()])].sort(([a], [b]) =>
    String(a) < String(b) ? -1 : 1,
  );
  const sum = { killed: 0, all: 0 };
  for (const [, { killed, all }] of rows)
    Object.assign(sum, { killed: sum.killed + killed, all: sum.all + all });
  const table = [
    '| File | Noticed | Mutants | Share | Date |',
    '| --- | --: | --: | --: | --- |',
    ...rows.map(
      ([file, row]) => `| \`${file}\` | ${row.killed} | ${row.all} | ${share(row)} | ${row.date} |`,
    ),
    `| All | ${sum.killed} | ${sum.all} | ${share(sum)} | |`,
  ];
  const took = `All took ${Math.round((Date.now() - began) / 60_000)} minutes.`;
  writeFileSync(
    NOTES,
    text
      .replace(/(^\|.*\n)+/m, () => `${table.join('\n')}\n`)
      .replace(/^All took .*$/m, (before) => (whole ? took : before)),
  );
  spawnSync(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--write', NOTES], { cwd: root });
  console.log(`\n${share(sum)} of the mutants were noticed; docs/mutants.md has them by file.`);
}

/** @returns {[string, { killed: number, all: number, date: string }][]} */
function readReport() {
  /** @type {{ files: Record<string, { mutants: { status: string }[] }> }} */
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  const date = new Date().toISOString().slice(0, 10);
  return Object.entries(report.files).map(([file, { mutants }]) => {
    const counted = mutants.filter(({ status }) => !NOT_COUNTED.has(status));
    const killed = counted.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
    return [file, { killed, all: counted.length, date }];
  });
}

/** @param {{ killed: number, all: number }} row */
function share({ killed, all }) {
  return all === 0 ? '100 %' : `${((killed / all) * 100).toFixed(1)} %`;
}
