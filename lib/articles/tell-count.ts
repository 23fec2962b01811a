import { database } from '@/lib/platform/db';
import type { CountedArticle } from './schemas';
import { findCounted } from './store';

/** How many comments readers see under an article now, as other programs are told of it; null where there is none by that slug. */
export const tellCount = ({ slug }: { slug: string }): Promise<CountedArticle | null> =>
  findCounted(database(), slug);
