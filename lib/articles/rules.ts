import { DAY_MS } from '@/lib/platform/durations';
import type { Commenting } from './schemas';

/** Words a minute of an adult reading silently in English (Brysbaert 2019, non-fiction: 238). */
const WORDS_A_MINUTE = 238;

/** Whole minutes that an article takes to read; at least one. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / WORDS_A_MINUTE));

/** When a discussion closes by itself; null: it does not. */
export const closesAt = (publishedAt: Date, closeAfterDays: number | null): Date | null =>
  closeAfterDays === null ? null : new Date(publishedAt.getTime() + closeAfterDays * DAY_MS);

type Terms = { commenting: Commenting; publishedAt: Date; closeAfterDays: number | null };

/** What a discussion takes at a moment: one whose time is over is closed. */
export function takesAt({ commenting, publishedAt, closeAfterDays }: Terms, now: Date): Commenting {
  const end = closesAt(publishedAt, closeAfterDays);
  const isOver = end !== null && end <= now;
  return isOver && (commenting === 'OPEN' || commenting === 'STAFF') ? 'CLOSED' : commenting;
}

/** The address of an article, made from its headline: `Where 40 % goes` becomes `where-40-goes`. */
export function slugFrom(headline: string): string {
  return headline
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 120)
    .replace(/-$/, '');
}

/** An address without what changes nothing: how it is asked for, whether it ends in a slash, and where on the page it leads. */
export function bareAddress(address: string): string {
  const [page = ''] = address.replace(/^https?:\/\/(?:www\.)?/i, '').split('#');
  let end = page.length;
  while (page[end - 1] === '/') end -= 1;
  return page.slice(0, end);
}

/** The ways in which an article's address may be kept here. */
export function spellingsOf(address: string): string[] {
  const rest = bareAddress(address);
  return ['http://', 'https://', 'http://www.', 'https://www.'].flatMap((start) => [
    `${start}${rest}`,
    `${start}${rest}/`,
  ]);
}
