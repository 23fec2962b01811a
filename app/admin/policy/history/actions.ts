'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { restoreVersion } from '@/lib/moderation/policy-history/restore-version';
import { restorationInput, versionParams } from '@/lib/moderation/policy-history/schemas';
import { defineAction } from '@/lib/web/http/define-action';

/** Puts an earlier version of the policy back, and shows the policy, which says so. */
export const restore = defineAction({
  input: z.strictObject({
    restored: versionParams.shape.version,
    version: versionParams.shape.version,
    reason: restorationInput.shape.reason,
  }),
  run: async ({ input: { restored, version: expected, reason }, viewer }): Promise<undefined> => {
    await restoreVersion({ viewer: stillSignedIn(viewer), version: restored, expected, reason });
    redirect('/admin/policy?saved=changed');
  },
});
