import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';

/** The day (`2026-12-01`) that a moment is of in a time zone. */
export const dayOf = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);

export const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
export const dayBefore = (day: string): string =>
  new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);

/** The first moment of a day in a time zone: zones are at most 14 hours from UTC, and change by quarters of an hour. */
export function startOf(day: string, zone: string): Date {
  const least = Date.parse(day) - 14 * HOUR_MS;
  for (let at = least; ; at += HOUR_MS / 4) if (dayOf(new Date(at), zone) >= day) return new Date(at);
}
