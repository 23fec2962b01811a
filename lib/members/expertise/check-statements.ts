import { AppError, refused } from '@/lib/platform/errors';
import { findLink } from '@/lib/platform/text/find-link';
import { findWord } from '@/lib/platform/text/find-word';
import { countCharacters, normaliseLine } from '@/lib/platform/text/normalise';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import type { PolicySettings } from '@/lib/policy/schemas';
import { badgeNames } from '../badge-names';
import { hasBadgeSign } from '../badge-signs';
import { claimsOffice } from '../name-rules';
import type { Statement } from './rules';
import { FIELD_MAX, LINE_MAX } from './schemas';

type Part = keyof Statement;
/** What is wrong with a part of an entry, in words that go on after its name. */
type Flaw = { code: string; message: string; limit?: number };

const names: Record<Part, string> = { field: 'The field', line: 'The line' };
const longest: Record<Part, number> = { field: FIELD_MAX, line: LINE_MAX };

/**
 * What a member states, cleaned, without the entries that have no word in them.
 * @throws 422 for the first thing that is wrong; `details.errors` has one entry for each, named by its place as it was sent:
 *   `items.1.line`
 */
export function checkStatements(
  typed: Statement[],
  { expertise, screening, names }: Pick<PolicySettings, 'expertise' | 'screening' | 'names'>,
): Statement[] {
  const ours = { names: Object.values(names), badges: badgeNames() };
  const entries = typed
    .map(({ field, line }, place) => ({ place, field: normaliseLine(field), line: normaliseLine(line) }))
    .filter(({ field, line }) => field !== '' || line !== '');
  const problems = entries.flatMap((entry, index) => {
    const twice = entries.slice(0, index).some(({ field }) => skeletonOf(field) === skeletonOf(entry.field));
    return (['field', 'line'] as const).flatMap((part) => {
      const flaw =
        flawIn(part, entry, screening) ??
        (claimsOffice(entry[part], ours) ? OFFICE : null) ??
        (part === 'field' && twice ? TWICE : null);
      return flaw ? [problem(`items.${entry.place}.${part}`, flaw)] : [];
    });
  });
  if (entries.length > expertise.fields) problems.unshift(tooMany(expertise.fields));
  const [first] = problems;
  if (first) throw withAll(first, problems);
  return entries.map(({ field, line }) => ({ field, line }));
}

const TWICE: Flaw = {
  code: 'field-twice',
  message: 'You have this field already: please put all of it into one line.',
};

const OFFICE: Flaw = {
  code: 'office-claimed',
  message: 'Please say what you know: who works here is shown by a badge, which only the publication gives.',
};

function flawIn(part: Part, entry: Statement, screening: PolicySettings['screening']): Flaw | null {
  const text = entry[part];
  if (text === '') return missing(part);
  return flawInLength(part, text) ?? flawInWords(part, text, screening);
}

const missing = (part: Part): Flaw =>
  part === 'field'
    ? { code: 'field-missing', message: 'Please name the field that your line is about, such as Diplomacy.' }
    : { code: 'line-missing', message: 'Please say in a line what you know of it, and from where.' };

function flawInLength(part: Part, text: string): Flaw | null {
  // The database counts code points, so that a letter of several is longer there.
  const length = [...text].length;
  const limit = longest[part];
  if (length > limit)
    return {
      code: `${part}-too-long`,
      message: `${names[part]} may have ${limit} characters; this has ${length}.`,
      limit,
    };
  const visible = countCharacters(text.replace(/[^\p{L}\p{N}\p{M}]/gu, ''));
  return visible < 2
    ? { code: `${part}-too-short`, message: `${names[part]} needs at least two letters.`, limit: 2 }
    : null;
}

function flawInWords(part: Part, text: string, screening: PolicySettings['screening']): Flaw | null {
  if (hasBadgeSign(text))
    return {
      code: 'badge-sign',
      message: `${names[part]} cannot have signs that look like a badge, such as stars and ticks.`,
    };
  if (findLink(text))
    return { code: 'links', message: `${names[part]} cannot have a link or an address in it.` };
  // Nobody looks at an entry before readers do: what would be held back in a comment cannot be said here at all.
  const found = findWord(text, screening.bannedWords) ?? findWord(text, screening.suspectWords);
  return found
    ? { code: 'banned-word', message: `Please say it without “${found}”: it is not accepted here.` }
    : null;
}

const problem = (field: string, { code, message, limit }: Flaw) => refused(code, message, { field, limit });

const tooMany = (limit: number) =>
  refused(
    'too-many-fields',
    `You can state ${limit === 1 ? 'one field' : `${limit} fields`}: please choose.`,
    {
      field: 'items',
      limit,
    },
  );

/** The first problem, with all of them in its details: a form shows each beside its control. */
function withAll(first: AppError, all: AppError[]): AppError {
  const errors = all.map(({ field, code, message, limit }) => ({ field, code, message, limit }));
  const { status, code, message, field, limit } = first;
  return new AppError(status, code, message, { field, limit, details: { errors } });
}
