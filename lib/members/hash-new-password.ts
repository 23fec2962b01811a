import { currentPolicy } from '@/lib/policy/current-policy';
import { passwordProblem } from './new-password/password-problem';
import { hashPassword } from './passwords';

/**
 * What is kept of a password that somebody wants to have from now on.
 * @param least characters that it has at least
 * @throws 422 for what the rules refuse, with the field; 503 when it cannot be weighed
 */
export async function hashNewPassword({
  password,
  email,
  displayName,
  least,
}: {
  password: string;
  email: string;
  displayName: string;
  least: number;
}): Promise<string> {
  const { names } = await currentPolicy();
  const problem = await passwordProblem({
    password,
    email,
    displayName,
    least,
    names: Object.values(names),
  });
  if (problem) throw problem;
  return hashPassword(password);
}
