import { z } from 'zod';
import {
  MOST_CALIBRATION,
  mostFromNewcomers,
  policyPatch,
  type Policy,
  type PolicyPatch,
} from '@/lib/policy/schemas';
import { typedText } from '@/lib/platform/text/typed-text';
import { asText, fromText, settings, valueOf, type Setting } from './settings';

/** Characters of a setting; the longest are lists of words. */
const LONGEST_SETTING = 35_000;

/** The form's fields: the version that the administrator had before them, and the text of every setting. */
export const policyForm = z
  .strictObject({
    version: z.coerce.number().int(),
    ...Object.fromEntries(settings.map(({ name }) => [name, typedText(LONGEST_SETTING)])),
  })
  .transform(({ version, ...texts }) => ({ version, texts: texts as Record<string, string> }))
  .superRefine(({ texts }, ctx) => {
    for (const [field, message] of problemsOf(texts))
      ctx.addIssue({ code: 'custom', path: [field], message });
  });

type Problem = [field: string, message: string];

/** What is wrong with single settings; only where nothing is, with how they go together. */
function problemsOf(texts: Record<string, string>): Problem[] {
  const judged = policyPatch.safeParse(toPatch(settings, texts));
  if (judged.success) return incoherences(judged.data);
  return settings
    .filter((setting) => judged.error.issues.some(({ path }) => isAbout(path, setting)))
    .map(({ name, range }) => [name, `must be ${range}`]);
}

// The policy says the same of the whole; here it is said in the words of the form.
function incoherences({ review, language, reactions = [] }: PolicyPatch): Problem[] {
  const { quorum, publishAt = 1, referBelow = 0, ladder, calibration } = review ?? {};
  const { min = 1, max = min } = quorum ?? {};
  const problems: Problem[] = [];
  if (language?.default && !language.offered?.includes(language.default))
    problems.push(['language', 'must be among the languages offered']);
  if (new Set(reactions.map(({ key }) => key)).size < reactions.length)
    problems.push(['reactions', 'must each have a key of its own']);
  if (min > max) problems.push(['fewestReviews', 'must not be above the most reviews']);
  if (referBelow >= publishAt) problems.push(['referBelow', 'must be below “Publish at”']);
  const { prior = 0.5, accuracy = 1, calibrationRate = 0 } = review ?? {};
  if (mostFromNewcomers({ prior, accuracy, quorum: { max } }) < publishAt)
    problems.push(['mostReviews', 'must be enough for newcomers who all say yes to reach “Publish at”']);
  if (calibrationRate > MOST_CALIBRATION)
    problems.push(['calibrationRate', `must be a number from 0 to ${MOST_CALIBRATION}`]);
  const { warnBelow = 1, suspendBelow = 0, window = 1, least = window } = ladder ?? {};
  if (suspendBelow > warnBelow) problems.push(['suspendBelow', 'must not be above “Warn below”']);
  if (least > window) problems.push(['ladderLeast', 'must not be above “Outcomes looked at”']);
  const { amongFirst = 0, firstReviews = amongFirst } = calibration ?? {};
  if (amongFirst > firstReviews) problems.push(['calibrationFirst', 'must not be above “First reviews”']);
  return problems;
}

/** What differs from the policy in force, and nothing else: the audit then says what was changed. Null when nothing does. */
export function changesIn(texts: Record<string, string>, policy: Policy): PolicyPatch | null {
  const changed = settings.filter((setting) => {
    const typed = fromText(texts[setting.name] ?? '', setting);
    return asText(typed) !== asText(valueOf(policy, setting));
  });
  return changed.length === 0 ? null : policyPatch.parse(toPatch(changed, texts));
}

function toPatch(chosen: readonly Setting[], texts: Record<string, string>): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const setting of chosen) {
    const path = [setting.section, ...setting.path];
    const last = path.pop()!;
    let part = patch;
    for (const key of path) part = (part[key] ??= {}) as Record<string, unknown>;
    part[last] = fromText(texts[setting.name] ?? '', setting);
  }
  return patch;
}

function isAbout(path: PropertyKey[], { section, path: own }: Setting): boolean {
  return path[0] === section && own.every((key, index) => path[index + 1] === key);
}
