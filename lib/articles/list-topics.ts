import { database } from '@/lib/platform/db';
import { findTopics } from './store';

/** More than anybody reads through, and few enough for a page. */
const MOST = 200;

/** What the publication writes about, the commonest first. */
export const listTopics = (): Promise<string[]> => findTopics(database(), MOST);
