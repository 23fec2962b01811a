import { transaction } from '@/lib/platform/db';
import { countReviewed } from './store';

/**
 * Counts how many comments each member has reviewed, for their pages: at night, so that no page view counts, and so that nobody can
 * tell by the number who has just reviewed (R5). Returns for how many it has changed.
 */
export const countReviewedByAll = (): Promise<number> => transaction(countReviewed);
