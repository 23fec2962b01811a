import { headers } from 'next/headers';
import type { Tag } from '@/lib/platform/events';
import { RENDER_HEADER } from '../http/internal-headers';
import { declareTags } from './declared-tags';

/**
 * Says what the page or answer being made depends on: an event that purges one of `tags` makes it anew.
 * Only what declares its tags is kept by the page cache. Call it from the page (or the GET handler) itself, before or
 * after reading; several calls add up. When the page is made for one person, it does nothing.
 */
export async function declareCacheTags(tags: Tag[]): Promise<void> {
  const rendering = (await headers()).get(RENDER_HEADER);
  if (rendering) declareTags(rendering, tags);
}
