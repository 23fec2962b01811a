import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { Viewer } from '@/lib/members/viewer';
import { pageCursor } from '@/lib/platform/paging';
import { currentViewer } from '@/lib/web/viewer';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

const query = z.object({ cursor: pageCursor.catch(undefined) });

/** Who is reading, and which page of the list; whoever is not signed in is asked to. */
export async function enter(
  here: string,
  searchParams: SearchParams,
): Promise<{ viewer: Viewer; cursor?: string }> {
  const { cursor } = query.parse(await searchParams);
  const viewer = await currentViewer();
  if (!viewer) redirect(`/sign-in?${new URLSearchParams({ callbackUrl: here })}`);
  return { viewer, cursor };
}
