import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import type { Days } from './schemas';

/** A formatter costs far more to make than to use: one is kept for each zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day (`2026-12-01`) that a moment is of in a time zone. */
export function dayOf(at: Date, zone: string): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(zone, format);
  return format.format(at);
}

/** The day so many days after another, or before it. */
export const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
export const dayAfter = (day: string): string => shifted(day, 1);
export const dayBefore = (day: string): string => shifted(day, -1);

/** How many days they are, the first and the last counted. */
export const lengthOf = ({ from, to }: Days): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;

/** The first moment of a day in a time zone: zones are at most 14 hours from UTC, and change by quarters of an hour. */
export function startOf(day: string, zone: string): Date {
  const least = Date.parse(day) - 14 * HOUR_MS;
  for (let at = least; ; at += HOUR_MS / 4) if (dayOf(new Date(at), zone) >= day) return new Date(at);
}
