import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { correctableUntil } from './rules';
import { findOwnById, isReported } from './store';

/** Until when (ISO time) a small change of one's own comment is posted at once; null when every change is reviewed. */
export async function readEditTerms({
  viewer,
  id,
  context = systemContext,
}: {
  viewer: Viewer;
  id: string;
  context?: Context;
}): Promise<{ correctableUntil: string | null }> {
  const db = database();
  const own = isId(id) ? await findOwnById(db, viewer.id, id) : null;
  if (!own) return { correctableUntil: null };
  const { editMinutes } = (await currentPolicy()).threads;
  const until = correctableUntil(own, { editMinutes, at: context.now(), reported: await isReported(db, id) });
  return { correctableUntil: until?.toISOString() ?? null };
}
