import type { translator } from '@/lib/language/translator';
import type { Setting } from './setting-fields';

/** Says what the messages hold about the policy, in the viewer's language. */
export type Say = ReturnType<typeof translator<'settings'>>;

export const labelOf = ({ name }: Setting, t: Say): string => t(`fields.${name}.label`);

export function hintOf({ name }: Setting, t: Say): string | undefined {
  // Not every setting has one.
  const key = `fields.${name}.hint` as 'fields.lease.hint';
  return t.has(key) ? t(key) : undefined;
}

/** One of the values that a setting may have, in words. */
export function choiceInWords({ name }: Setting, choice: string, t: Say): string {
  const key = `choices.${name}.${choice}` as 'choices.links.refuse';
  return t.has(key) ? t(key) : choice;
}
