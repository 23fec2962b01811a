import type { translator } from '@/lib/language/translator';
import type { Setting } from './settings';

/** Says what the messages hold about the policy, in the reader's language. */
export type Say = ReturnType<typeof translator<'settings'>>;

export const labelOf = ({ name }: Setting, t: Say): string => t(`fields.${name}.label`);

export const hintOf = ({ name, hint }: Setting, t: Say): string | undefined =>
  // Which settings have a hint is said beside them.
  hint && t(`fields.${name}.hint` as 'fields.lease.hint');

/** One of the values that a setting may have, in words. */
export function choiceInWords({ name }: Setting, choice: string, t: Say): string {
  const key = `choices.${name}.${choice}` as 'choices.links.refuse';
  return t.has(key) ? t(key) : choice;
}
