import { reasonInWords } from '@/lib/language/reason-in-words';
import { isOwnReason } from '@/lib/platform/reasons';

/** What a program is answered: the same, with every reason that is stored by its code as its sentence in English. */
export function reasonsInEnglish(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reasonsInEnglish);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  if (isOwnReason(value)) return reasonInWords('en', value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, reasonsInEnglish(inner)]));
}
