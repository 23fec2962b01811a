import { AppError } from '@/lib/platform/errors';
import { badgeNames } from './badge-names';
import { cleanName, nameProblem } from './name-rules';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import { passwordProblem } from './password-rules';
import { foldEmail } from './rules';

/** How a member is known, and recognised again. */
export type Identity = { email: string; emailFolded: string; displayName: string; nameSkeleton: string };

type Choice = { email: string; displayName: string; password: string; names: string[]; isStaff?: boolean };

/**
 * Checks what someone wants to be known by. Staff may go by a reserved name.
 * @throws 422 for the first thing that is wrong; `details.errors` has one entry for each field that is
 */
export function chooseIdentity({
  email,
  displayName: typed,
  password,
  names,
  isStaff = false,
}: Choice): Identity {
  const displayName = cleanName(typed);
  const inName = nameProblem(displayName, [...names, ...badgeNames()]);
  const problems = [
    isStaff && inName?.code === 'name-reserved' ? null : inName,
    passwordProblem({ password, email, displayName, names }),
  ].filter((problem) => problem !== null);
  if (problems[0]) throw withAll(problems[0], problems);
  return { email, emailFolded: foldEmail(email), displayName, nameSkeleton: skeletonOf(displayName) };
}

/** The first problem, with all of them in its details: a form shows each beside its field. */
function withAll(first: AppError, all: AppError[]): AppError {
  const errors = all.map(({ field, code, message, limit }) => ({ field, code, message, limit }));
  return new AppError(first.status, first.code, first.message, {
    field: first.field,
    limit: first.limit,
    details: { errors },
  });
}
