import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { noticeInWords } from '../notices';
import { readingLanguage } from '../reading-language';
import { findNotice, markNotices } from './store';

/**
 * Where a notice of the viewer's leads.
 * @param seen whether the viewer goes there now, so that the notice counts as seen
 * @throws 404 when it is not theirs
 */
export async function openNotice({
  viewer,
  id,
  seen,
  context = systemContext,
}: {
  viewer: Viewer;
  id: string;
  seen: boolean;
  context?: Context;
}): Promise<{ path: string }> {
  const notice = isId(id) ? await findNotice(database(), viewer.id, id) : null;
  if (!notice) throw notFound('notice');
  if (seen) await markNotices(database(), viewer.id, [id], context.now());
  return { path: noticeInWords(notice, notice, await readingLanguage(viewer.language)).action.path };
}
