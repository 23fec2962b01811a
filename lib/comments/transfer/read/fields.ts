import { createHash } from 'node:crypto';
import { normaliseLine } from '@/lib/platform/text/normalise';

/** What a source calls something, as it is looked up; null for what is none. */
export function toId(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const id = normaliseLine(String(value).slice(0, 1_000));
  return id === '' || id.length > 200 ? null : id;
}

/** A name, an address or a title on one line; empty for what is none. */
export const toLine = (value: unknown, most = 2_000): string =>
  typeof value === 'string' ? normaliseLine(value.slice(0, most)) : '';

/** The same where there may be none. */
export const toOptional = (value: unknown, most = 2_000): string | null => toLine(value, most) || null;

/** Before this nobody commented on the web, and the date is that of nothing. */
const EARLIEST = Date.UTC(1990, 0, 1);

/** A moment as ISO 8601 has it; null for what is none. Without a time zone it is UTC. */
export function toTime(value: unknown): string | null {
  if (typeof value === 'number') return fromMilliseconds(value);
  if (typeof value !== 'string') return null;
  const typed = value.trim();
  const [, day, time = 'T00:00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))? ?(Z|[+-]\d\d:?\d\d)?$/i.exec(typed) ?? [];
  if (day === undefined) return null;
  return fromMilliseconds(
    Date.parse(
      `${day}T${time.replace(/^T/, '')}${zone.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`,
    ),
  );
}

const fromMilliseconds = (at: number): string | null =>
  Number.isFinite(at) && at >= EARLIEST && at < 8.64e15 ? new Date(at).toISOString() : null;

/** The id of what something answers: null for nothing, in whichever way it is said. One that cannot be looked up is of nothing that is there. */
export function idOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return toId(value) ?? 'unreadable';
}

/** An article that is known by its address alone. */
export const addressId = (address: string): string =>
  address.length <= 200 ? address : createHash('sha256').update(address).digest('hex');
