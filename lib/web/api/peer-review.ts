import { contestCalibration } from '@/lib/peer-review/calibration/contest-calibration';
import { contestInput, contestView } from '@/lib/peer-review/calibration/schemas';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { practise, readPractice } from '@/lib/peer-review/practice/practise';
import { practiceInput, practiceView } from '@/lib/peer-review/practice/schemas';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import {
  batchView,
  requestInput,
  reviewInput,
  reviewResult,
  skipResult,
  volunteerInput,
  volunteerView,
} from '@/lib/peer-review/schemas';
import { skipReview, volunteer } from '@/lib/peer-review/volunteering/volunteer';
import { readTransparencyReport, transparencyReport } from '@/lib/web/read-transparency-report';
import { AppError } from '@/lib/platform/errors';
import { networkOf } from '@/lib/platform/network-of';
import { idParams } from './params';
import { call } from './call';

/** What members owe one another, and how well it goes. */
export const peerReview = {
  requestAssignments: call(
    {
      method: 'POST',
      path: '/reviews/assignments',
      summary: 'Ask for what you are to review for a waiting comment of yours',
      auth: 'required',
      body: requestInput,
      responses: {
        200: {
          description:
            'Your batch; the same on a repeat. It may be short of what you owe while only calibration counts of you, and too little of it is left.',
          schema: batchView,
        },
      },
      errors: [403, 404],
    },
    async ({ viewer, body }) => ({
      body: await requestAssignments({ viewer, ...body }),
    }),
  ),

  recordReview: call(
    {
      method: 'POST',
      path: '/reviews',
      summary: 'Give a verdict',
      auth: 'required',
      body: reviewInput,
      idempotent: true,
      responses: {
        201: { description: 'How far you are, and what became of your own comment.', schema: reviewResult },
      },
      errors: [403, 404, 409, 422],
    },
    async ({ viewer, body, address }) => ({
      body: await recordReview({ viewer, ...body, network: networkOf(address) }),
    }),
  ),

  readPractice: call(
    {
      method: 'GET',
      path: '/me/practice',
      summary: 'Read the practice comments that you may judge before your address is confirmed',
      auth: 'required',
      responses: {
        200: {
          description: 'The next one, and what there was to learn from the last.',
          schema: practiceView,
        },
      },
      errors: [403],
    },
    async ({ viewer }) => ({ body: await readPractice({ viewer }) }),
  ),

  judgePractice: call(
    {
      method: 'POST',
      path: '/me/practice',
      summary: 'Judge a practice comment',
      auth: 'required',
      body: practiceInput,
      responses: {
        200: {
          description: 'The right answer and why, and the next one. It counts for nothing.',
          schema: practiceView,
        },
      },
      errors: [403, 404, 409],
    },
    async ({ viewer, body }) => ({ body: await practise({ viewer, ...body }) }),
  ),

  skipAssignment: call(
    {
      method: 'POST',
      path: '/reviews/assignments/{id}/skip',
      summary: 'Swap a comment that you cannot judge for another',
      auth: 'required',
      params: idParams,
      responses: {
        200: {
          description:
            'Your batch, with the replacement. Of one that you volunteered, another one or, with why, none.',
          schema: skipResult,
        },
      },
      errors: [403, 409, 422],
    },
    async ({ viewer, params }) => ({
      body: await skipReview({ viewer, assignmentId: params.id }),
    }),
  ),

  volunteer: call(
    {
      method: 'POST',
      path: '/review-queue',
      summary: 'Offer to review one beyond your duty',
      auth: 'required',
      body: volunteerInput,
      responses: {
        200: {
          description:
            'What you are to review, the same on a repeat, or why there is none. It buys nothing. Give the verdict as for any other.',
          schema: volunteerView,
        },
      },
      errors: [403, 404],
    },
    async ({ viewer, body }) => ({ body: await volunteer({ viewer, ...body }) }),
  ),

  readTransparency: call(
    {
      method: 'GET',
      path: '/transparency',
      summary: 'Read how peer review has done, in numbers',
      auth: 'none',
      responses: {
        200: {
          description:
            'As it was last counted, within two hours. A new installation has counted nothing for some minutes: 404 `not-counted`.',
          schema: transparencyReport,
        },
      },
      errors: [404],
    },
    async () => {
      const body = await readTransparencyReport();
      if (!body) throw new AppError(404, 'not-counted', { retryAfterSeconds: 60 });
      // The counts change by the hour; what has no tag at all is not kept.
      return { body, tags: ['policy'] };
    },
  ),

  contestCalibration: call(
    {
      method: 'POST',
      path: '/reviews/assignments/{id}/contest',
      summary: 'Contest the right verdict that you were told after a review',
      auth: 'required',
      params: idParams,
      body: contestInput,
      responses: { 201: { description: 'Your contest; the same on a repeat.', schema: contestView } },
      errors: [403, 404, 409],
    },
    async ({ viewer, params, body }) => ({
      body: await contestCalibration({ viewer, assignmentId: params.id, ...body }),
    }),
  ),
};
