'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { discussionForm } from './read-form';
import { setDiscussion } from '@/lib/articles/discussion/set-discussion';
import { AppError } from '@/lib/platform/errors';
import { defineAction } from '@/lib/web/http/define-action';

/** Says how the comments on an article are taken, and shows the page again, which says so. */
export const saveDiscussion = defineAction({
  input: discussionForm.extend({ id: z.uuid() }),
  run: async ({ input: { id, ...settings }, viewer }): Promise<undefined> => {
    await setDiscussion({ viewer: stillSignedIn(viewer), id, settings }).catch((error: unknown) => {
      // Somebody was faster: the form goes on from the version that stands now, with what was written.
      if (error instanceof AppError && error.status === 409) refresh();
      throw error;
    });
    redirect(`/admin/articles/${id}?done=saved`);
  },
});
