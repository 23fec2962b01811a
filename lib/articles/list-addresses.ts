import { database } from '@/lib/platform/db';
import { findAddresses } from './store';

/** As many as one sitemap may hold, with room for what else is in it. */
const MOST = 49_000;

/** Where the articles are, and when each was changed last, the newest first. */
export const listAddresses = (): Promise<{ slug: string; updatedAt: Date }[]> =>
  findAddresses(database(), MOST);
