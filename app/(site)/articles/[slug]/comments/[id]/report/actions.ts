'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { reportInput, reportReasons } from '@/lib/moderation/reports/schemas';
import { slugParams } from '@/lib/web/api/params';
import { defineAction } from '@/lib/web/http/define-action';
import { returnPath } from '@/lib/web/http/origin';
import { reportPath } from './report-path';

/** Reports a comment, and comes back to where it says so. */
export const report = defineAction({
  frame: true,
  input: reportInput.extend({
    commentId: z.uuid(),
    articleSlug: slugParams.shape.slug,
    from: returnPath.optional(),
    reason: z.enum(reportReasons),
  }),
  once: 'report',
  run: async ({ input: { articleSlug, from, ...filed }, viewer }): Promise<undefined> => {
    const { commentId } = await reportComment({ viewer: stillSignedIn(viewer), ...filed });
    redirect(reportPath({ articleSlug, commentId, from }));
  },
});
