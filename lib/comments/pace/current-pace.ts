import type { SqlTx } from '@/lib/platform/db';
import { UNMEASURED, type Pace } from './rules';
import { findPace } from './store';

/** How the site has been going, as its job last counted it. */
export const currentPace = async (db: SqlTx): Promise<Pace> => (await findPace(db)) ?? UNMEASURED;
