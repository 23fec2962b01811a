import { type AppError, refused } from '@/lib/platform/errors';
import { isEasilyGuessed } from './password-strength';
import { foldEmail } from './rules';

/** Length of a password, in characters. Length is all that is asked: no composition rules (NIST SP 800-63B). */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 256;

const FIELD = { field: 'password' };

type Choice = { password: string; email: string; displayName: string; names: string[] };

/** What is wrong with a password that someone wants to have from now on, or null. */
export function passwordProblem({ password, email, displayName, names }: Choice): AppError | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN)
    return refused('password-too-short', { ...FIELD, limit: PASSWORD_MIN, facts: { count: length } });
  if (length > PASSWORD_MAX) return refused('password-too-long', { ...FIELD, limit: PASSWORD_MAX });
  const personal = [...emailWords(email), displayName, ...displayName.split(/\s+/), ...names];
  if (personal.some((word) => repeats(password, word)) || isEasilyGuessed(password, personal))
    return refused('password-common', FIELD);
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
