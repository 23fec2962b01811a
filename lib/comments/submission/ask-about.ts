import type { Viewer } from '@/lib/members/viewer';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { normaliseText } from '@/lib/platform/text/normalise';
import type { Policy } from '@/lib/policy/schemas';
import { textAlone, type Outcome } from '@/lib/screening/checks';
import { askOutside } from '@/lib/screening/outside/ask-outside';
import { configuredChecks } from '@/lib/screening/outside/configured-checks';
import type { OutsideCheck } from '@/lib/screening/outside/outside-check';
import { screenText } from '@/lib/screening/screen-text';

/** Texts of one member about which others are asked, and may be paid. */
const PER_MEMBER: Limit = { name: 'ask-outside', points: 60, seconds: 600 };

/**
 * What the checks outside of this site say of a text, asked before the transaction in which it is submitted. About what is refused here
 * anyway, in whatever language it may be, nobody is asked.
 * @throws 429
 */
export async function askAbout({
  author,
  typed,
  policy,
  checks = configuredChecks(),
  ...where
}: {
  author: Viewer;
  typed: string;
  policy: Policy;
  articleSlug: string;
  parentId: string | null;
  address: string | null;
  at: Date;
  checks?: readonly OutsideCheck[];
}): Promise<Outcome> {
  const body = normaliseText(typed);
  if (checks.length === 0) return { result: 'pass' };
  // What it is written in is known only later: a word of one language refuses nothing yet.
  const alone = { ...textAlone(body), language: 'und' };
  if (screenText({ submission: alone, policy }).result === 'refuse') return { result: 'pass' };
  await countAgainst(PER_MEMBER, author.id);
  return askOutside({ body, author, ...where }, { checks });
}
