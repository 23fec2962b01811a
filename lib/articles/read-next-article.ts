import { systemContext } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { ArticleSummary } from './schemas';
import { findNext } from './store';

/** What to read after an article: the one before it in time; after the oldest, the newest. Null where there is no other. */
export const readNextArticle = ({
  id,
  publishedAt,
}: Pick<ArticleSummary, 'id' | 'publishedAt'>): Promise<ArticleSummary | null> =>
  findNext(database(), { at: new Date(publishedAt), id }, systemContext.now());
