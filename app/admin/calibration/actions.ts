'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { decideContest } from '@/lib/peer-review/calibration/decide-contest';
import { decideItem } from '@/lib/peer-review/calibration/decide-item';
import { pickItem } from '@/lib/peer-review/calibration/pick-item';
import { contestDecisionInput, itemDecisionInput, pickInput } from '@/lib/peer-review/calibration/schemas';
import { defineAction } from '@/lib/web/http/define-action';

const HERE = '/admin/calibration';

/** Retires an item or brings it back, and shows the page again, which says so. */
export const changeItem = defineAction({
  input: itemDecisionInput.extend({ itemId: z.uuid() }),
  run: async ({ input, viewer }): Promise<undefined> => {
    await decideItem({ viewer: stillSignedIn(viewer), ...input });
    redirect(`${HERE}?done=${input.action === 'RETIRE' ? 'retired' : 'brought-back'}`);
  },
});

/** Decides a contest, and shows the page again, which says so. */
export const answerContest = defineAction({
  input: contestDecisionInput.extend({ contestId: z.uuid() }),
  run: async ({ input, viewer }): Promise<undefined> => {
    await decideContest({ viewer: stillSignedIn(viewer), ...input });
    redirect(`${HERE}?done=${input.outcome === 'KEPT' ? 'kept' : 'agreed'}`);
  },
});

/** Makes a calibration item of a decided comment; the case then says so in the form's place. */
export const makeItem = defineAction({
  input: pickInput,
  run: async ({ input, viewer }): Promise<undefined> => {
    await pickItem({ viewer: stillSignedIn(viewer), ...input });
    refresh();
  },
});
