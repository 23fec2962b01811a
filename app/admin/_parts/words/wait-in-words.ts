import { waitOf } from '@/lib/language/wait-of';
import type { Say } from './words';

/** How long something has waited, from an ISO time: "20 minutes", "5 hours", "3 days". Number and unit stay on one line. */
export function waitInWords(since: string, now: Date, t: Say): string {
  const { unit, count } = waitOf(Date.parse(since), now.getTime());
  return t(`wait.${unit}`, { count }).replaceAll(' ', '\u00a0');
}
