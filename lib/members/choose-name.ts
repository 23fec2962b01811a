import type { AppError } from '@/lib/platform/errors';
import { currentPolicy } from '@/lib/policy/current-policy';
import { badgeNames } from './badge-names';
import { formerNames } from './leaving/former-name';
import { cleanName, nameProblem } from './name-rules';

/** What is wrong with a clean name that someone wants, or null. Staff may go by a reserved one. */
export function problemWithName(
  displayName: string,
  { names, isStaff }: { names: string[]; isStaff: boolean },
): AppError | null {
  const former = names.flatMap((membership) => formerNames({ membership }));
  const problem = nameProblem(displayName, [...names, ...badgeNames(), ...former]);
  return problem?.code === 'name-reserved' && isStaff ? null : problem;
}

/**
 * A name as it is kept.
 * @throws 422 for the first thing that is wrong with it
 */
export async function chooseName(typed: string, { isStaff }: { isStaff: boolean }): Promise<string> {
  const { names } = await currentPolicy();
  const displayName = cleanName(typed);
  const problem = problemWithName(displayName, { names: Object.values(names), isStaff });
  if (problem) throw problem;
  return displayName;
}
