import { systemContext } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { ArticleSummary } from './schemas';
import { findNewest } from './store';

/** The articles of the front page: the lead first, then the newest. */
export const listArticles = ({ limit = 30 }: { limit?: number } = {}): Promise<ArticleSummary[]> =>
  findNewest(database(), limit, systemContext.now());
