import { firstOf } from '@/lib/platform/errors';
import { problemWithName } from './choose-name';
import { cleanName } from './name-rules';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import { shortestFor } from './new-password/rules';
import { passwordProblem } from './new-password/password-problem';
import { foldEmail } from './rules';

/** How a member is known, and recognised again. */
export type Identity = { email: string; emailFolded: string; displayName: string; nameSkeleton: string };

type Choice = {
  email: string;
  displayName: string;
  /** Left out where nobody chooses one. */
  password?: string;
  names: string[];
  isStaff?: boolean;
};

/**
 * Checks what someone wants to be known by. Staff may go by a reserved name.
 * @throws 422 for the first thing that is wrong; its `all` has one entry for each field that is; 503 when a password cannot be weighed
 */
export async function chooseIdentity({
  email,
  displayName: typed,
  password,
  names,
  isStaff = false,
}: Choice): Promise<Identity> {
  const displayName = cleanName(typed);
  const inName = problemWithName(displayName, { names, isStaff });
  const least = shortestFor(isStaff);
  const inPassword =
    password === undefined ? null : await passwordProblem({ password, email, displayName, names, least });
  const [first, ...more] = [inName, inPassword].filter((problem) => problem !== null);
  if (first) throw firstOf([first, ...more]);
  return { email, emailFolded: foldEmail(email), displayName, nameSkeleton: skeletonOf(displayName) };
}
