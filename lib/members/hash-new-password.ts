import { currentPolicy } from '@/lib/policy/current-policy';
import { passwordProblem } from './password-rules';
import { hashPassword } from './passwords';

/**
 * What is kept of a password that somebody wants to have from now on.
 * @throws 422 for what the rules refuse, with the field
 */
export async function hashNewPassword({
  password,
  email,
  displayName,
}: {
  password: string;
  email: string;
  displayName: string;
}): Promise<string> {
  const { names } = await currentPolicy();
  const problem = passwordProblem({ password, email, displayName, names: Object.values(names) });
  if (problem) throw problem;
  return hashPassword(password);
}
