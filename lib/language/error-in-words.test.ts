import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorFacts, type ErrorCode } from '@/lib/platform/error-codes';
import { AppError, rateLimited } from '@/lib/platform/errors';
import { flawed } from '@/lib/platform/flaws';
import { typedText } from '@/lib/platform/text/typed-text';
import { errorInWords } from './error-in-words';
import { locales } from './locales';

const facts = {
  count: 7,
  size: 256,
  status: 500,
  version: 4,
  kind: 'BAN',
  reason: 'Threats.',
  until: new Date('2026-11-25T09:00Z'),
  leastWords: 2,
  act: 'react',
  outcome: 'review',
  role: 'ADMIN',
  what: 'comment',
  where: 'form',
  who: 'members',
  pattern: 'date',
  scope: 'read',
  why: 'past',
  words: 'x.com',
  values: ['A', 'B', 'C'],
};

describe.each(locales)('in %s', (locale) => {
  it.each(Object.keys(errorFacts) as ErrorCode[])('%s is said', (code) => {
    const error = new AppError(400, code, { limit: 5, retryAfterSeconds: 3, facts });
    expect(errorInWords(locale, error)).toMatch(/^[^{}]+[.)]$/u);
  });
});

it('no sentence waits for an error that nobody throws', () => {
  const written = isWritten();
  expect(Object.keys(errorFacts).filter((code) => !written(code))).toEqual([]);
});

it.each([
  [1, '1 second'],
  [89, '89 seconds'],
  [90, '2 minutes'],
  [3_600, '60 minutes'],
  [7_200, '2 hours'],
])('%i s to wait are said as %s', (seconds, words) => {
  expect(errorInWords('en', rateLimited(seconds))).toBe(`That was too often. Please try again in ${words}.`);
});

it.each([
  [{ kind: 'BAN', until: null }, 'Your account is banned: Threats.', 'Jou rekening is verban: Threats.'],
  [
    { kind: 'TIME_OUT', until: facts.until },
    'Your account is in time-out until 25 November 2026 at 09:00 UTC: Threats.',
    'Jou rekening het ’n uittyd tot 25 November 2026 om 09:00 UTC: Threats.',
  ],
])('a sanction is said with its end, in the words of whoever imposed it: %j', (sanction, en, af) => {
  const error = new AppError(403, 'sanctioned', { facts: { reason: 'Threats.', ...sanction } });
  expect([errorInWords('en', error), errorInWords('af', error)]).toEqual([en, af]);
});

describe('what is wrong with a field', () => {
  const schema = z.strictObject({
    displayName: typedText(40).min(3).optional(),
    note: typedText(1_000).min(1).optional(),
    verdict: z.enum(['YES', 'NOT_CIVIL', 'MISINFORMATION']).optional(),
    version: z.int().min(1).optional(),
    commentId: z.uuid().optional(),
    email: z.email().optional(),
    endsAt: z.iso.datetime().optional(),
    items: z.array(z.string()).min(1).max(2).optional(),
    on: z.boolean().optional(),
    houseRule: z
      .string()
      .refine(() => false, { params: { flaw: 'chosen' } })
      .optional(),
  });

  it.each([
    [{ displayName: 'x'.repeat(200) }, 'Display name must have at most 40 characters.'],
    [{ displayName: 'ab' }, 'Display name must have at least 3 characters.'],
    [{ note: 'x'.repeat(5_000) }, 'Note must have at most 1,000 characters.'],
    [{ note: '' }, 'Note must be given.'],
    [{ note: 5 }, 'Note must be text.'],
    [{ verdict: 'NO' }, 'Verdict must be YES, NOT_CIVIL or MISINFORMATION.'],
    [{ verdict: '' }, 'Verdict must be chosen.'],
    [{ version: 1.5 }, 'Version must be a whole number.'],
    [{ version: 0 }, 'Version must be at least 1.'],
    [{ commentId: 'x' }, 'Comment id must be an id.'],
    [{ email: 'x' }, 'Email must be an e-mail address, such as name@example.org.'],
    [{ endsAt: 'soon' }, 'Ends at must be a time in ISO 8601 and UTC.'],
    [{ items: ['a', 'b', 'c'] }, 'Items must have at most 2 entries.'],
    [{ items: [] }, 'Items must have at least 1 entry.'],
    [{ items: 'a' }, 'Items must be a list.'],
    [{ on: 'yes' }, 'On must be true or false.'],
    [{ houseRule: 'x' }, 'House rule must be chosen.'],
    [{ colour: 'red' }, 'There is no field “colour” here.'],
    [[], 'The input must be an object.'],
  ])('is said with its name and the schema’s own limit: %#', (input, sentence) => {
    const [issue] = schema.safeParse(input, { reportInput: true }).error?.issues ?? [];
    const error = flawed(issue!);
    expect(errorInWords('en', error)).toBe(sentence);
    for (const locale of ['af', 'ar'] as const) expect(errorInWords(locale, error)).not.toBe(sentence);
  });
});

/** Whether a text stands in a file that makes errors, or in rules that name them; a template counts by what is around its places. */
function isWritten(): (code: string) => boolean {
  const texts = new Set<string>();
  const templates: RegExp[] = [];
  const files = execFileSync('git', ['ls-files', 'app', 'lib'], { encoding: 'utf8' }).split('\n');
  for (const file of files.filter((name) => /\.ts$/.test(name) && !/\.test\.ts$|\/testing\//.test(name))) {
    const source = readFileSync(file, 'utf8');
    if (!/\/(?:errors|flaws)'|\/rules\.ts$|platform\/errors\.ts$/.test(`${source}${file}`)) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node)) texts.add(node.text);
      if (
        ts.isTemplateExpression(node) &&
        node.head.text === '' &&
        /^[a-z-]+$/.test(node.templateSpans[0]!.literal.text)
      )
        templates.push(new RegExp(`^(?:field|line)${node.templateSpans[0]!.literal.text}$`));
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest));
  }
  return (code) => texts.has(code) || templates.some((template) => template.test(code));
}
