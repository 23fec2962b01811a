// @ts-check
/** Runs the test runners, counts what they report and names what failed, or passed only when it was tried again. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { runNode } from '../launch/run-node.mjs';

/** @typedef {{ passed: number, failed: number, failures: string[], unsteady: string[] }} Count `failures`, `unsteady`: file and title of each, as far as they are known */
/** @typedef {{ root: string, env: NodeJS.ProcessEnv, signal: AbortSignal, paths: string[] }} TestRun `paths`: all when empty */

/** @param {TestRun & { isWatching: boolean }} run @returns {Promise<Count>} */
export async function runVitest({ root, env, signal, paths, isWatching }) {
  const report = freshReport(root, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['node_modules/vitest/vitest.mjs', isWatching ? 'watch' : 'run', ...reporters, ...paths];
  const code = await runNode({ args, cwd: root, env, signal });
  return count({ code, report, read: readVitest });
}

/** @param {TestRun & { folder: string }} run `folder`: of the tests and their configuration @returns {Promise<Count>} */
export async function runPlaywright({ root, env, signal, paths, folder }) {
  const report = freshReport(root, `${folder}.json`);
  const args = [
    'node_modules/@playwright/test/cli.js',
    'test',
    `--config=${folder}/playwright.config.ts`,
    '--reporter=list,json',
    ...paths,
  ];
  const code = await runNode({
    args,
    cwd: root,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    signal,
  });
  return count({ code, report, read: (said) => readPlaywright(said, folder) });
}

/** @param {string} root @param {string} name */
function freshReport(root, name) {
  const file = join(root, '.data', 'test', name);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/**
 * A runner that fails without a failed test (a file that does not load, an error outside a test) is a failure all the same.
 * @param {{ code: number, report: string, read: (report: any) => Count }} options
 * @returns {Count}
 */
function count({ code, report, read }) {
  const counted = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, failures: [], unsteady: [] };
  return { ...counted, failed: counted.failed || (code === 0 ? 0 : 1) };
}

/** @param {{ numPassedTests: number, testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} report */
function readVitest({ numPassedTests, testResults }) {
  const failures = testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(process.cwd(), name);
    // A file that does not load has no tests.
    if (assertionResults.length === 0) return status === 'failed' ? [file] : [];
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file}: ${test.fullName}`);
  });
  return { passed: numPassedTests, failed: failures.length, failures, unsteady: [] };
}

/**
 * @typedef {{ title: string, file: string, tests: { projectName: string, status: string }[] }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 */

/**
 * @param {Suite & { stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} report
 * @param {string} folder
 */
function readPlaywright({ stats, errors, suites }, folder) {
  /** @param {string} wanted */
  const ended = (wanted) =>
    specsOf({ suites }).flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === wanted)
        .map(({ projectName }) => `${folder}/${file}: ${title} [${projectName}]`),
    );
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    failures: ended('unexpected'),
    unsteady: ended('flaky'),
  };
}

/** @param {Suite} suite @returns {Spec[]} */
const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];
