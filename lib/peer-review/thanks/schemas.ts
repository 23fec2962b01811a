import { z } from 'zod';
import { contestView } from '../calibration/schemas';
import { reviewerStanding, verdict } from '../schemas';

/** A practice text that the viewer has judged, and what there is to learn from it (R7). */
const lessonView = z.object({
  assignmentId: z.uuid(),
  bodyHtml: z.string(),
  language: z.string(),
  /** The viewer's verdict, and the right one. */
  given: verdict,
  verdict,
  /** Null where nobody says any more what is right: the text had been taken out of use, or was for its verdict. */
  correct: z.boolean().nullable(),
  explanation: z.string(),
  /** It counts for the comment that it was judged for (R13). */
  counted: z.boolean(),
  contest: contestView.nullable(),
  /** How the viewer stands since this verdict; null where it changed nothing (R13). */
  standing: reviewerStanding.nullable(),
  /** Nothing was judged after it. */
  latest: z.boolean(),
});
export type LessonView = z.output<typeof lessonView>;

/** What the reviews for one comment have done so far. Numbers alone: neither whose comments they were, nor which is which. */
export const thanksView = z.object({
  /** The comments that were reviewed, by what has become of them. */
  comments: z.object({
    posted: z.int(),
    judged: z.int(),
    withModerators: z.int(),
    notPosted: z.int(),
    takenBack: z.int(),
  }),
  practice: z.object({ judged: z.int(), right: z.int() }),
  /** Reviews that nobody had to do because nothing was left to review (R8). */
  waived: z.int(),
  /** The newest first. */
  lessons: z.array(lessonView),
});
export type ThanksView = z.output<typeof thanksView>;
