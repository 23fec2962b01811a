'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { removeView } from '@/lib/moderation/saved-views/remove-view';
import { renameView } from '@/lib/moderation/saved-views/rename-view';
import { saveView } from '@/lib/moderation/saved-views/save-view';
import { viewName } from '@/lib/moderation/saved-views/schemas';
import { queueName } from '@/lib/moderation/schemas';
import { defineAction } from '@/lib/web/http/define-action';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { place } from '../_parts/queue/place';

/** Saves the queue as it is shown; the page then has it among its views. */
export const save = defineAction({
  input: z.strictObject({
    name: viewName,
    queue: queueName,
    filter: place.filter,
    shared: z.literal('on').optional(),
  }),
  run: async ({ input: { shared, ...view }, viewer }): Promise<undefined> => {
    await saveView({ viewer: stillSignedIn(viewer), shared: shared === 'on', ...view });
    refresh();
  },
});

/** Gives a saved view another name. */
export const rename = defineAction({
  input: z.strictObject({ viewId: z.uuid(), name: viewName }),
  run: async ({ input, viewer }): Promise<undefined> => {
    await renameView({ viewer: stillSignedIn(viewer), ...input });
    refresh();
  },
});

/** Takes a saved view away. */
export const remove = defineAction({
  input: z.strictObject({ viewId: z.uuid() }),
  run: async ({ input: { viewId }, viewer }): Promise<undefined> => {
    // Nothing was typed that could be lost.
    if (!viewer) redirect('/sign-in?callbackUrl=/admin');
    await removeView({ viewer, viewId });
    refresh();
  },
});
