import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { Viewer } from '../viewer';
import type { ExportView } from './schemas';
import { findExport } from './store';
import { toView } from './views';

/** How it stands with the copy of their data that the viewer asked for last. */
export async function readExport({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer;
  context?: Context;
}): Promise<ExportView> {
  const row = await findExport(database(), viewer.id);
  return row && toView(row, context.now());
}
