import { HOUR_MS } from '@/lib/platform/durations';
import type { Say } from './words';

/** How long something has waited, from an ISO time: "20 minutes", "5 hours", "3 days". Number and unit stay on one line. */
export function waitInWords(since: string, now: Date, t: Say): string {
  const hours = (now.getTime() - Date.parse(since)) / HOUR_MS;
  return wait(hours, t).replaceAll(' ', '\u00a0');
}

function wait(hours: number, t: Say): string {
  if (hours < 1) return t('wait.minutes', { count: Math.max(1, Math.floor(hours * 60)) });
  if (hours < 48) return t('wait.hours', { count: Math.floor(hours) });
  return t('wait.days', { count: Math.floor(hours / 24) });
}
