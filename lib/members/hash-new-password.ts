import { currentPolicy } from '@/lib/policy/current-policy';
import { passwordProblem } from './new-password/password-problem';
import { hashPassword } from './passwords';
import type { Role } from './viewer';

/**
 * What is kept of a password that somebody wants to have from now on.
 * @throws 422 for what the rules refuse, with the field; 503 when it cannot be weighed
 */
export async function hashNewPassword({
  role,
  ...choice
}: {
  password: string;
  email: string;
  displayName: string;
  role: Role;
}): Promise<string> {
  const { names } = await currentPolicy();
  const isStaff = role !== 'MEMBER';
  const problem = await passwordProblem({ ...choice, names: Object.values(names), isStaff });
  if (problem) throw problem;
  return hashPassword(choice.password);
}
