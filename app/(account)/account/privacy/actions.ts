'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { askForExport } from '@/lib/members/export/ask-for-export';
import { askToLeave } from '@/lib/members/leaving/ask-to-leave';
import { keepAccount } from '@/lib/members/leaving/keep-account';
import { departureInput } from '@/lib/members/leaving/schemas';
import { defineAction } from '@/lib/web/http/define-action';

/** Notes that the member wants to leave. */
export const leave = defineAction({
  input: departureInput,
  run: async ({ input: { comments }, viewer }): Promise<undefined> => {
    await askToLeave({ viewer: stillSignedIn(viewer), comments });
    redirect('/account/privacy?saved=leaving#leaving');
  },
});

/** The member stays after all. */
export const stay = defineAction({
  input: z.strictObject({}),
  run: async ({ viewer }): Promise<undefined> => {
    await keepAccount({ viewer: stillSignedIn(viewer) });
    redirect('/account/privacy?saved=stayed#leaving');
  },
});

/** Has a copy made of everything that is kept of the member. */
export const exportData = defineAction({
  input: z.strictObject({}),
  run: async ({ viewer }): Promise<undefined> => {
    await askForExport({ viewer: stillSignedIn(viewer) });
    redirect('/account/privacy?saved=export#export');
  },
});
