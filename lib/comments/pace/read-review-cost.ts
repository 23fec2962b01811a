import { database } from '@/lib/platform/db';
import { currentPolicy } from '@/lib/policy/current-policy';
import { currentPace } from './current-pace';
import { reviewMinutes } from './rules';

/** What a comment costs its author: how many comments by others they review first, and about how many minutes that takes here. */
export type ReviewCost = { count: number; minutes: number };

export async function readReviewCost(): Promise<ReviewCost> {
  const [{ review }, pace] = await Promise.all([currentPolicy(), currentPace(database())]);
  return { count: review.required, minutes: reviewMinutes(review.required, pace) };
}
