import { database } from '@/lib/platform/db';
import type { AppealCounts } from './schemas';
import { countAppealsIn } from './store';

/** How many appeals were made and decided after `from` (null: ever) and up to `at`: for anybody. */
export const countAppeals = (period: { from: Date | null; at: Date }): Promise<AppealCounts> =>
  countAppealsIn(database(), period);
