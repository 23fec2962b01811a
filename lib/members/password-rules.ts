import { type AppError, refused } from '@/lib/platform/errors';
import { isEasilyGuessed } from './password-strength';
import { foldEmail } from './rules';

/** Length of a password, in characters. Length is all that is asked: no composition rules (NIST SP 800-63B). */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 256;

type Choice = { password: string; email: string; displayName: string; names: string[] };

/** What is wrong with a password that someone wants to have from now on, or null. */
export function passwordProblem({ password, email, displayName, names }: Choice): AppError | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN)
    return problem(
      'password-too-short',
      `Password must have at least ${PASSWORD_MIN} characters; this has ${length}.`,
      PASSWORD_MIN,
    );
  if (length > PASSWORD_MAX)
    return problem(
      'password-too-long',
      `Password must have at most ${PASSWORD_MAX} characters.`,
      PASSWORD_MAX,
    );
  const personal = [...emailWords(email), displayName, ...displayName.split(/\s+/), ...names];
  if (personal.some((word) => repeats(password, word)) || isEasilyGuessed(password, personal))
    return problem(
      'password-common',
      'Password is too easy to guess. A few words that only you would put together do well.',
    );
  return null;
}

function emailWords(email: string): string[] {
  const folded = foldEmail(email);
  const local = folded.slice(0, folded.lastIndexOf('@'));
  return [folded, local, ...local.split(/[^\p{L}\p{N}]+/u)].filter((word) => word.length > 2);
}

/** Whether the password is the word, once or several times over, in whatever case. */
function repeats(password: string, word: string): boolean {
  return word.length > 0 && password.toLowerCase().replaceAll(word.toLowerCase(), '').trim() === '';
}

const problem = (code: string, message: string, limit?: number) =>
  refused(code, message, { field: 'password', limit });
