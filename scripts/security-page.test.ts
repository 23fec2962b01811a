import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/security.md', 'utf8');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
}).split('\n');

const STATES = ['met', '**partly**', '**not met**', 'yours', 'n/a'];

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
    expect(rows.filter(({ state }) => !STATES.includes(state ?? ''))).toEqual([]);
    expect(rows.filter(({ what, where }) => !what || !where)).toEqual([]);
  });

  it('counts above what stands below', () => {
    const of = (words: string) => rows.filter(({ state }) => state === words).length;
    const [met, partly, not] = [of('met'), of('**partly**'), of('**not met**')];
    const [yours, none] = [of('yours'), of('n/a')];
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
