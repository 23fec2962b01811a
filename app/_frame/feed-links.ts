import type { Metadata } from 'next';
import { feedFormats, feedPath, type FeedFormat } from '@/lib/outreach/feeds/schemas';

/** What a page says of the feeds beside it, for the programs that follow them. */
export const feedLinks = (page: string): NonNullable<Metadata['alternates']> => ({
  types: Object.fromEntries(
    (Object.keys(feedFormats) as FeedFormat[]).map((format) => [feedFormats[format], feedPath(page, format)]),
  ),
});
