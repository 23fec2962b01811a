import { authorize } from '@/lib/members/permissions';
import { hasSigningKeys } from '@/lib/members/outside/read-ghost-token';
import type { Viewer } from '@/lib/members/viewer';
import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { FetchFailed } from '@/lib/platform/guarded-fetch';
import { currentPolicy } from '@/lib/policy/current-policy';
import { findSite } from './admin-api';
import type { GhostConnection, Reading } from './schemas';
import { findConnection } from './store';

/** A reading that has said nothing for so long has gone: its token is good for five minutes. */
const SILENT_MS = 10 * 60_000;

/**
 * How the connection with Ghost stands, looked at anew; null where the settings name none.
 * @throws 401, 403 for all but administrators
 */
export async function readConnection({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<GhostConnection | null> {
  authorize(viewer, 'ghost.connect');
  const { GHOST_URL: url } = env();
  if (!url) return null;
  const [site, hasKeys, row, { embed }] = await Promise.all([
    findSite(url).catch((error: unknown) => {
      if (error instanceof FetchFailed) return null;
      throw error;
    }),
    hasSigningKeys(url),
    findConnection(database()),
    currentPolicy(),
  ]);
  return {
    url,
    site,
    hasKeys,
    isListed: embed.origins.includes(new URL(url).origin),
    toldAt: row?.toldAt?.toISOString() ?? null,
    reading: row && readingOf(row, context.now()),
  };
}

function readingOf(
  { begunAt, endedAt, failure, ...counts }: NonNullable<Awaited<ReturnType<typeof findConnection>>>,
  now: Date,
): Reading | null {
  if (!begunAt) return null;
  const isSilent = now.getTime() - begunAt.getTime() > SILENT_MS;
  const state = endedAt ? (failure ? 'STOPPED' : 'DONE') : isSilent ? 'STOPPED' : 'READING';
  const { posts, read, leftOut } = counts;
  return { state, begunAt: begunAt.toISOString(), posts, read, leftOut, failure };
}
