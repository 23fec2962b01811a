import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Discussed, Quote } from './schemas';
import { findMostDiscussed, findQuotes } from './store';

/** Stories of the front page of which one comment may be quoted. */
const STORIES = 6;
/** "Of late" is a week, and no more than so many comments: a busy site has as many in an hour. */
const RECENT = { days: 7, comments: 2_000 };
/** What fewer comments stand under is not what people speak about. */
const LEAST = 3;
const DISCUSSED = 5;

/** What readers know of the stories on the front page, and what they discuss most. */
export async function readFront({
  articleIds,
  context = systemContext,
}: {
  /** In the order of the page. */
  articleIds: string[];
  context?: Context;
}): Promise<{ quotes: Quote[]; discussed: Discussed[] }> {
  const since = new Date(context.now().getTime() - RECENT.days * DAY_MS);
  const lifting = (await currentPolicy()).reactions.filter(({ lifts }) => lifts).map(({ key }) => key);
  const [quotes, discussed] = await Promise.all([
    findQuotes(database(), articleIds.slice(0, STORIES), lifting),
    findMostDiscussed(database(), { since, recent: RECENT.comments, least: LEAST, limit: DISCUSSED }),
  ]);
  return { quotes, discussed };
}
