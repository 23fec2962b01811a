import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound, unauthenticated } from '@/lib/platform/errors';
import { countAgainst } from '@/lib/platform/rate-limits';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import type { Viewer } from '../viewer';
import { FETCHES_PER_MEMBER } from './rules';
import { findFile } from './store';

/**
 * The viewer's own copy, as a zip. Nobody can name another's.
 * @throws 401; 403 `proof-needed`; 404 where there is none, or it has run out; 429
 */
export async function fetchExport({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<{ file: Uint8Array; madeAt: Date }> {
  if (!viewer) throw unauthenticated();
  assertFreshProof(viewer);
  await countAgainst(FETCHES_PER_MEMBER, viewer.id);
  const found = await findFile(database(), viewer.id, context.now());
  if (!found) throw notFound('resource');
  return found;
}
