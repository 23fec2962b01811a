import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/security.md', 'utf8');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
}).split('\n');

const STATES = { met: 'met', '**partly**': 'partly', '**not met**': 'not', yours: 'yours', 'n/a': 'none' };
type State = (typeof STATES)[keyof typeof STATES];

/** The requirements, as the tables have them. */
const rows = page.split('\n').flatMap((line) => {
  const [, number, what, state, where, tests] = line.split('|').map((cell) => cell.trim());
  if (!number || !/^\d+\.\d+\.\d+$/.test(number)) return [];
  return [{ number, what, state, where: where ?? '', tests: tests ?? '' }];
});

/** Files that a cell names, between backticks. */
const named = (cell: string): string[] =>
  [...cell.matchAll(/`([^`\s]+\.(?:ts|tsx|mjs))`/g)].map(([, file]) => file!);

describe('the page about security', () => {
  it('says of every requirement once how it stands', () => {
    expect(rows.length).toBeGreaterThan(200);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length);
    expect(rows.filter(({ state }) => !Object.hasOwn(STATES, state ?? ''))).toEqual([]);
    expect(rows.filter(({ what, where }) => !what || !where)).toEqual([]);
  });

  it('counts above what stands below', () => {
    const counts: Record<State, number> = { met: 0, partly: 0, not: 0, yours: 0, none: 0 };
    for (const { state } of rows) counts[STATES[state as keyof typeof STATES]] += 1;
    const { met, partly, not, yours, none } = counts;
    expect(page.replace(/\s+/g, ' ')).toContain(
      `Of ${rows.length} requirements ${met} are met, ${partly} in part, ${not} not; ${yours} are the installation's, and ${none} speak of what there is not.`,
    );
  });

  it('names tests and code that there are', () => {
    const there = (file: string) =>
      files.some((one) => one === file || one.endsWith(`/${file}`) || basename(one) === file);
    const gone = rows.flatMap(({ number, where, tests }) =>
      named(`${where} ${tests}`)
        .filter((file) => !there(file))
        .map((file) => `${number}: ${file}`),
    );
    expect(gone).toEqual([]);
  });
});
