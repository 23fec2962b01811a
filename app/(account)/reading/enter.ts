import { z } from 'zod';
import { requireViewer } from '@/app/_frame/require-viewer';
import type { Viewer } from '@/lib/members/viewer';
import { pageCursor } from '@/lib/platform/paging';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

const query = z.object({ cursor: pageCursor.catch(undefined) });

/** Who is reading, and which page of the list; whoever is not signed in is asked to. */
export async function enter(
  here: string,
  searchParams: SearchParams,
): Promise<{ viewer: Viewer; cursor?: string }> {
  const { cursor } = query.parse(await searchParams);
  return { viewer: await requireViewer(here), cursor };
}
