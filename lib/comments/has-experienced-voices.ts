import { database } from '@/lib/platform/db';
import type { ArticleView } from '@/lib/articles/schemas';
import { foldField } from '@/lib/members/expertise/rules';
import { isSpokenByExperienced } from './store';

/** Whether somebody with stated experience in a topic of the article has published a comment under it. */
export function hasExperiencedVoices({ id, topics }: Pick<ArticleView, 'id' | 'topics'>): Promise<boolean> {
  return topics.length > 0
    ? isSpokenByExperienced(database(), id, topics.map(foldField))
    : Promise.resolve(false);
}
