import { HOUR_MS } from '@/lib/platform/durations';

const MINUTE_MS = 60_000;

/** How long something has waited, as it is said: in minutes below an hour, in hours for two days, then in days. Both are Unix times in milliseconds. */
export function waitOf(since: number, now: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  const passed = now - since;
  if (passed < HOUR_MS) return { unit: 'minutes', count: Math.max(1, Math.floor(passed / MINUTE_MS)) };
  const hours = Math.floor(passed / HOUR_MS);
  return hours < 48 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) };
}
