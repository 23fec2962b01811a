import type { z } from 'zod';
import type { FlawCode } from './error-codes';
import { invalid, type AppError, type Facts } from './errors';

type Issue = z.core.$ZodIssue;

/**
 * What a schema found, as an error. A limit is the schema's own, so no sentence can contradict it. A rule that zod does not know
 * names its flaw, and what that is told, in the `params` of its issue.
 */
export function flawed(issue: Issue, code: 'invalid-input' | 'invalid-policy' = 'invalid-input'): AppError {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const { flaw, facts } = flawIn(issue);
  const limit =
    issue.code === 'too_big'
      ? Number(issue.maximum)
      : issue.code === 'too_small'
        ? Number(issue.minimum)
        : undefined;
  return invalid(code, { field: path.join('.') || undefined, flaw, limit, facts });
}

type Found = { flaw: FlawCode; facts?: Facts };

/** For a rule of a schema that zod does not know: what it finds. */
export const flaw = (code: FlawCode, facts?: Facts): { params: Found } => ({ params: { flaw: code, facts } });

function flawIn(issue: Issue): Found {
  switch (issue.code) {
    case 'too_big':
      return {
        flaw: ({ string: 'tooLong', array: 'tooMany' } as const)[issue.origin as 'array'] ?? 'tooMuch',
      };
    case 'too_small':
      if (issue.origin === 'string') return { flaw: Number(issue.minimum) <= 1 ? 'missing' : 'tooShort' };
      return { flaw: issue.origin === 'array' ? 'tooFew' : 'tooLittle' };
    case 'invalid_type':
      return { flaw: isMissing(issue) ? 'missing' : (types[issue.expected] ?? 'other') };
    case 'invalid_value':
      return isMissing(issue)
        ? { flaw: 'chosen' }
        : { flaw: 'choice', facts: { values: issue.values.map(String) } };
    case 'invalid_format':
      return { flaw: isMissing(issue) ? 'missing' : (formats[issue.format] ?? 'other') };
    case 'unrecognized_keys':
      return { flaw: 'unknown' };
    case 'custom':
      if (issue.params && 'rule' in issue.params) return { flaw: 'incoherent', facts: issue.params as Facts };
      return { flaw: 'other', ...(issue.params as Partial<Found>) };
    default:
      return { flaw: 'other' };
  }
}

// Known only where the parser was asked to report what it was given.
const isMissing = (issue: Issue): boolean => 'input' in issue && (issue.input ?? '') === '';

const types: Record<string, FlawCode> = {
  string: 'text',
  number: 'number',
  int: 'whole',
  boolean: 'yesOrNo',
  array: 'list',
  object: 'object',
};
const formats: Record<string, FlawCode> = { email: 'email', uuid: 'id', datetime: 'time', date: 'day' };
