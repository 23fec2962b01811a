'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { contestCalibration } from '@/lib/peer-review/calibration/contest-calibration';
import { contestInput } from '@/lib/peer-review/calibration/schemas';
import { practise } from '@/lib/peer-review/practice/practise';
import { practiceInput } from '@/lib/peer-review/practice/schemas';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { reviewInput, verdicts } from '@/lib/peer-review/schemas';
import { skipReview as passOn, volunteer } from '@/lib/peer-review/volunteering/volunteer';
import { defineAction } from '@/lib/web/http/define-action';
import { networkOf } from '@/lib/platform/network-of';

// Recorded or not, the page around the form then shows the batch as it stands: a lease may have run out, a text changed.

/** Gives a verdict on a comment of the viewer's batch. */
export const submitReview = defineAction({
  frame: true,
  input: reviewInput.extend({
    verdict: z.enum(verdicts),
    noteToAuthor: z
      .literal('1')
      .optional()
      .transform((chosen) => chosen !== undefined),
  }),
  once: 'review',
  run: async ({ input, viewer, address }) => {
    const reviewer = stillSignedIn(viewer);
    refresh();
    return recordReview({ viewer: reviewer, ...input, network: networkOf(address) });
  },
});

/** "I can't judge this one": swaps a comment of the viewer's batch for another. The form's other fields are not looked at. */
export const skipReview = defineAction({
  frame: true,
  input: z.object({ assignmentId: z.uuid() }),
  run: async ({ input: { assignmentId }, viewer }) => {
    const reviewer = stillSignedIn(viewer);
    refresh();
    return passOn({ viewer: reviewer, assignmentId });
  },
});

/** Gives a comment to review beyond the duty: from the queue, or after the duty for a comment of the viewer's. */
export const volunteerReview = defineAction({
  frame: true,
  input: z.object({ after: z.uuid().optional() }),
  run: async ({ input: { after }, viewer }) => {
    const reviewer = stillSignedIn(viewer);
    refresh();
    return volunteer({ viewer: reviewer, after });
  },
});

/** Judges a practice comment, before the viewer's address is confirmed. */
export const judgePractice = defineAction({
  frame: true,
  input: practiceInput,
  run: async ({ input, viewer }) => {
    const reviewer = stillSignedIn(viewer);
    refresh();
    return practise({ viewer: reviewer, ...input });
  },
});

/** Says that what a practice text was said to be is not right; a moderator decides. */
export const contestLesson = defineAction({
  frame: true,
  input: contestInput.extend({ assignmentId: z.uuid() }),
  run: async ({ input, viewer }) => {
    const reviewer = stillSignedIn(viewer);
    refresh();
    return contestCalibration({ viewer: reviewer, ...input });
  },
});
