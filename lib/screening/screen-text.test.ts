import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { refused } from '@/lib/platform/errors';
import { defaultSettings } from '@/lib/policy/rules';
import { textAlone, type Check, type Outcome, type Submission } from './checks';
import { troubleIn } from './foresee-trouble';
import { screenText } from './screen-text';

const logged = vi.hoisted(() => vi.fn());
vi.mock('@/lib/platform/log', () => ({ log: () => ({ error: logged }) }));
beforeEach(() => logged.mockClear());

const policy = { ...defaultSettings, version: 1 };
const submission: Submission = textAlone('Hello, all of you.');
const outcomes = {
  pass: { result: 'pass' },
  hold: { result: 'hold', reason: { code: 'suspect', facts: { words: 'pox' } } },
  refuse: { result: 'refuse', error: refused('repeat', { limit: 7 }) },
} satisfies Record<string, Outcome>;

/** A check with a known outcome, which notes that it was asked. */
const fake = (name: string, kind: keyof typeof outcomes | 'throw', asked: string[] = []): Check => ({
  name,
  run: () => {
    asked.push(name);
    if (kind === 'throw') throw new Error('the scorer is away');
    return outcomes[kind];
  },
});
const screen = (checks: Check[]) => screenText({ submission, policy, checks });

describe('screening composes its checks', () => {
  it('asks each in order until one refuses, and says which', () => {
    const asked: string[] = [];
    const outcome = screen([fake('a', 'pass', asked), fake('b', 'refuse', asked), fake('c', 'hold', asked)]);
    expect(outcome).toEqual({ ...outcomes.refuse, check: 'b' });
    expect(asked).toEqual(['a', 'b']);
  });

  it('passes what every one passes, and what none is asked about', () => {
    expect(screen([fake('a', 'pass'), fake('b', 'pass')])).toEqual({ result: 'pass' });
    expect(screen([])).toEqual({ result: 'pass' });
  });

  it('refuses what any check refuses, though an earlier one held it or failed', () => {
    const asked: string[] = [];
    expect(
      screen([fake('a', 'hold'), fake('b', 'throw'), fake('c', 'refuse'), fake('d', 'refuse', asked)]),
    ).toEqual({
      ...outcomes.refuse,
      check: 'c',
    });
    expect(asked).toEqual([]);
  });

  it('holds for the first that holds', () => {
    const asked: string[] = [];
    const outcome = screen([
      fake('a', 'pass'),
      fake('b', 'hold'),
      fake('c', 'throw'),
      fake('d', 'pass', asked),
    ]);
    expect(outcome).toEqual({ ...outcomes.hold, check: 'b' });
    expect(asked).toEqual(['d']);
  });

  it('fails closed: a check that fails to run holds the text, without blaming its author', () => {
    const outcome = screen([fake('scorer', 'throw'), fake('later', 'hold')]);
    expect(outcome).toMatchObject({ result: 'hold', reason: { code: 'check-failed' }, check: 'scorer' });
    expect(JSON.stringify(outcome)).not.toContain('away');
    expect(logged).toHaveBeenCalledWith(
      { err: new Error('the scorer is away'), check: 'scorer' },
      expect.any(String),
    );
  });

  it('foresees nothing of a check that fails to run: an author can do nothing about that', () => {
    const broken = { ...policy, screening: { ...policy.screening, suspectWords: null as never } };
    expect(screenText({ submission, policy: broken })).toMatchObject({ result: 'hold' });
    expect(troubleIn(submission.body, broken)).toEqual([]);
  });

  it('lets a text pass only when every check ran and passed', () => {
    const kinds = fc.array(
      fc.constantFrom('pass' as const, 'hold' as const, 'refuse' as const, 'throw' as const),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(kinds, (list) => {
        const { result } = screen(list.map((kind, i) => fake(`${i}`, kind)));
        if (list.includes('refuse')) expect(result).toBe('refuse');
        else expect(result).toBe(list.every((kind) => kind === 'pass') ? 'pass' : 'hold');
      }),
    );
  });

  it('with the checks of the product: no hold gets a text past a closed article, or past the repeat of itself', () => {
    const held = { ...policy, screening: { ...policy.screening, links: 'hold' as const } };
    const body = 'See example.org for more.';
    const judge = (more: Partial<Submission>) =>
      screenText({ submission: { ...submission, body, ...more }, policy: held });
    expect(judge({})).toMatchObject({ result: 'hold', reason: { code: 'link-held' } });
    expect(judge({ takes: 'CLOSED' })).toMatchObject({
      result: 'refuse',
      error: { code: 'comments-closed' },
    });
    expect(judge({ recentBodies: [body] })).toMatchObject({ result: 'refuse', error: { code: 'repeat' } });
  });

  it('gives each check the submission and the policy', () => {
    let seen: unknown[] = [];
    screen([{ name: 'spy', run: (...given) => ((seen = given), outcomes.pass) }]);
    expect(seen).toEqual([submission, policy]);
  });
});
