import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { currentPolicy } from '@/lib/policy/current-policy';
import { currentPace } from './current-pace';
import { reviewMinutes } from './rules';
import { countPace } from './store';

/**
 * Counts how many take part, how many batches a day begin, how long comments wait, and how long a review takes: what is needed of
 * reviewers follows from it (R2, R9, R10), and what authors are told. Pages for everybody say what a comment costs, and are made anew
 * when that is another number of minutes.
 */
export const measurePace = ({ context = systemContext }: { context?: Context } = {}): Promise<void> =>
  transaction(async (tx) => {
    const { review } = await currentPolicy();
    const minutes = async () => reviewMinutes(review.required, await currentPace(tx));
    const before = await minutes();
    await countPace(tx, context.now());
    const after = await minutes();
    if (after !== before)
      await emit(tx, {
        type: 'site.pace',
        subjectId: newId(),
        payload: { reviewMinutes: after },
        tags: ['policy'],
      });
  });
