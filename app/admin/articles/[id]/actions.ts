'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { setDiscussion } from '@/lib/articles/discussion/set-discussion';
import { defineAction } from '@/lib/web/http/define-action';
import { orRefresh } from '../../_parts/frame/or-refresh';
import { discussionForm } from './read-form';

/** Says how the comments on an article are taken, and shows the page again, which says so. */
export const saveDiscussion = defineAction({
  input: discussionForm.extend({ id: z.uuid() }),
  run: async ({ input: { id, ...settings }, viewer }): Promise<undefined> => {
    // Where somebody was faster, the form goes on from the version that stands now, with what was written.
    await orRefresh(setDiscussion({ viewer: stillSignedIn(viewer), id, settings }));
    redirect(`/admin/articles/${id}?done=saved`);
  },
});
