import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { countPace } from './store';

/**
 * Counts how many take part, how many batches a day begin, and how long comments wait: what is needed of reviewers follows from it
 * (R2, R9, R10), and what authors are told.
 */
export const measurePace = ({ context = systemContext }: { context?: Context } = {}): Promise<void> =>
  transaction((tx) => countPace(tx, context.now()));
