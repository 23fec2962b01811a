import { firstOf, refused, type AppError } from '@/lib/platform/errors';
import { findLink } from '@/lib/platform/text/find-link';
import { findWord } from '@/lib/platform/text/find-word';
import { wordsFor } from '@/lib/policy/words-for';
import { countCharacters, normaliseLine } from '@/lib/platform/text/normalise';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import type { PolicySettings } from '@/lib/policy/schemas';
import { badgeNames } from '../badge-names';
import { hasBadgeSign } from '../badge-signs';
import { claimsOffice } from '../name-rules';
import type { Statement } from './rules';
import { FIELD_MAX, LINE_MAX } from './schemas';

type Part = keyof Statement;

/**
 * What a member states, cleaned, without the entries that have no word in them.
 * @throws 422 for the first thing that is wrong; its `all` has one entry for each, named by its place as it was sent:
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
      const at = { field: `items.${entry.place}.${part}` };
      return (
        flawIn(part, entry[part], { at, screening }) ??
        (claimsOffice(entry[part], ours) ? refused('office-claimed', at) : null) ??
        (part === 'field' && twice ? refused('field-twice', at) : [])
      );
    });
  });
  if (entries.length > expertise.fields)
    problems.unshift(refused('too-many-fields', { field: 'items', limit: expertise.fields }));
  const [first, ...more] = problems;
  if (first) throw firstOf([first, ...more]);
  return entries.map(({ field, line }) => ({ field, line }));
}

type Where = { at: { field: string }; screening: PolicySettings['screening'] };

function flawIn(part: Part, text: string, { at, screening }: Where): AppError | null {
  if (text === '') return refused(`${part}-missing`, at);
  // The database counts code points, so that a letter of several is longer there.
  const count = [...text].length;
  const limit = part === 'field' ? FIELD_MAX : LINE_MAX;
  if (count > limit) return refused(`${part}-too-long`, { ...at, limit, facts: { count } });
  if (countCharacters(text.replace(/[^\p{L}\p{N}\p{M}]/gu, '')) < 2)
    return refused(`${part}-too-short`, { ...at, limit: 2 });
  if (hasBadgeSign(text)) return refused('badge-sign', at);
  const link = findLink(text);
  if (link) return refused('links', { ...at, facts: { words: link } });
  // Nobody looks at an entry before readers do: what would be held back in a comment cannot be said here at all.
  const words =
    findWord(text, wordsFor(screening.bannedWords, null)) ??
    findWord(text, wordsFor(screening.suspectWords, null));
  return words ? refused('banned-word', { ...at, facts: { words } }) : null;
}
