import { batchView, requestInput, reviewInput, reviewResult } from '@/lib/peer-review/schemas';
import { ownReviewsQuery, ownReviewsView } from '@/lib/peer-review/records/schemas';
import { contract } from '../contract';
import { idParams } from './params';

export const requestAssignmentsContract = contract({
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
});

export const recordReviewContract = contract({
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
});

export const skipAssignmentContract = contract({
  method: 'POST',
  path: '/reviews/assignments/{id}/skip',
  summary: 'Swap a comment that you cannot judge for another',
  auth: 'required',
  params: idParams,
  responses: { 200: { description: 'Your batch, with the replacement.', schema: batchView } },
  errors: [403, 409, 422],
});

export const readOwnRecordContract = contract({
  method: 'GET',
  path: '/me/reviews',
  summary: 'Read your record as a reviewer, and the reviews that you gave',
  auth: 'required',
  query: ownReviewsQuery,
  responses: {
    200: { description: 'The record, and a page of your reviews, newest first.', schema: ownReviewsView },
  },
});
