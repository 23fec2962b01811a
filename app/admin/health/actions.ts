'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { retryJob } from '@/lib/web/health/retry-job';
import { defineAction } from '@/lib/web/http/define-action';
import { typedText } from '@/lib/platform/text/typed-text';

/** Has a failed job tried again, and shows the page again, which says so. */
export const retry = defineAction({
  input: z.strictObject({ jobId: typedText(19, { units: 19 }).regex(/^\d+$/) }),
  run: async ({ input: { jobId }, viewer }): Promise<undefined> => {
    await retryJob({ viewer, jobId });
    redirect('/admin/health?done=tried');
  },
});
