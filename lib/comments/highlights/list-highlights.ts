import type { ArticleView } from '@/lib/articles/schemas';
import { foldField } from '@/lib/members/expertise/rules';
import { database } from '@/lib/platform/db';
import { onceEach } from './rules';
import type { Highlight } from './schemas';
import { findHighlights } from './store';

/** What a reader of a discussion may want to jump to: picks, verified voices, what is valued across viewpoints, and the newsroom's answers. */
export const listHighlights = async ({
  id,
  topics,
}: Pick<ArticleView, 'id' | 'topics'>): Promise<Highlight[]> =>
  onceEach(await findHighlights(database(), id, topics.map(foldField)));
