import {
  calibrationQuery,
  calibrationView,
  contestDecisionInput,
  contestInput,
  contestView,
  itemDecisionInput,
  itemView,
  pickInput,
} from '@/lib/peer-review/calibration/schemas';
import { contract } from '../contract';
import { idParams } from './params';

export const contestCalibrationContract = contract({
  method: 'POST',
  path: '/reviews/assignments/{id}/contest',
  summary: 'Contest the right verdict that you were told after a review',
  auth: 'required',
  params: idParams,
  body: contestInput,
  responses: { 201: { description: 'Your contest; the same on a repeat.', schema: contestView } },
  errors: [403, 404, 409],
});

export const listCalibrationContract = contract({
  method: 'GET',
  path: '/moderation/calibration',
  summary: 'List the calibration items, and the contests that wait',
  auth: 'required',
  query: calibrationQuery,
  responses: { 200: { description: 'A page, the newest item first.', schema: calibrationView } },
  errors: [403],
});

export const pickCalibrationContract = contract({
  method: 'POST',
  path: '/moderation/calibration',
  summary: 'Make a calibration item of a comment that was rejected or removed',
  auth: 'required',
  body: pickInput,
  responses: { 201: { description: 'The item; the same on a repeat.', schema: itemView } },
  errors: [403, 404, 409, 422],
});

export const decideItemContract = contract({
  method: 'POST',
  path: '/moderation/calibration/{id}/decisions',
  summary: 'Retire a calibration item, or bring it back',
  auth: 'required',
  params: idParams,
  body: itemDecisionInput,
  responses: { 200: { description: 'How the item stands now.', schema: itemView } },
  errors: [403, 409],
});

export const decideContestContract = contract({
  method: 'POST',
  path: '/moderation/calibration/contests/{id}/decisions',
  summary: 'Decide a contest of a calibration item',
  auth: 'required',
  params: idParams,
  body: contestDecisionInput,
  responses: { 200: { description: 'How the item stands now.', schema: itemView } },
  errors: [403, 409],
});
