import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reasonFacts, storedReason, type OwnReason, type ReasonCode } from '@/lib/platform/reasons';
import { locales } from './locales';
import { reasonInWords } from './reason-in-words';

const codes = Object.keys(reasonFacts) as ReasonCode[];
const words = 'a “word” ($1), {words}';

const reasonOf = (code: ReasonCode) => {
  const facts = reasonFacts[code].map((name) => [name, name === 'words' || name === 'patch' ? words : 7]);
  return { code, facts: Object.fromEntries(facts) as object } as OwnReason;
};

describe.each(locales)('in %s', (locale) => {
  it.each(codes)('%s is said with its facts', (code) => {
    const said = reasonInWords(locale, reasonOf(code));
    expect(said.replace(words, '')).toMatch(/^[^{}]+$/u);
    if (said.includes(words)) expect(reasonFacts[code].join()).toMatch(/words|patch/);
    else expect(said).toMatch(/\.$/);
  });

  it('what a person wrote is said as they wrote it', () => {
    for (const own of ['Please be civil.', words, 'Its reviewer was sanctioned.'])
      expect(reasonInWords(locale, own)).toBe(own);
  });
});

it('a number is written as its language does', () => {
  const expired = (days: number) => ({ code: 'expired', facts: { days } }) as const;
  expect(reasonInWords('af', expired(1))).toContain('binne 1 dag gedoen');
  expect(reasonInWords('en', expired(1_000))).toContain('within 1,000 days');
});

it('what is stored is read as it was written, and nothing else is', () => {
  for (const reason of ['Please be civil.', ...codes.map(reasonOf)])
    expect(storedReason.parse(JSON.parse(JSON.stringify(reason)))).toEqual(reason);
  for (const other of [null, 5, [], {}, { code: 'waited' }, { code: 'unheard-of', facts: {} }])
    expect(storedReason.safeParse(other).success).toBe(false);
});

/** They stand in databases, and are given no more. */
const given = ['verdicts-right', 'verdicts-right-since-warning'];

it('no sentence waits for a reason that nobody gives, or has given', () => {
  const files = execFileSync('git', ['ls-files', 'lib'], { encoding: 'utf8' }).split('\n');
  const sources = files
    .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$|\/testing\//.test(name))
    .map((name) => readFileSync(name, 'utf8'));
  const isGiven = (code: string) =>
    sources.some((source) => new RegExp(`\\bcode(?:: | = [^;\n]*)'${code}'`).test(source));
  expect(codes.filter((code) => !isGiven(code) && !given.includes(code))).toEqual([]);
});
