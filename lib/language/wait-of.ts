const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long something has waited, as it is said: in minutes below an hour, in hours for two days, then in days. Both are Unix times in milliseconds. */
export function waitOf(since: number, now: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  const passed = now - since;
  if (passed < HOUR) return { unit: 'minutes', count: Math.max(1, Math.floor(passed / MINUTE)) };
  const hours = Math.floor(passed / HOUR);
  return hours < 48 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / 24) };
}
