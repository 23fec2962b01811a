import { database, transaction, type Tx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { rescore } from './rescore';
import { findScored, lockFree } from './store';

/** Comments that one transaction takes: a member who reacts waits for it no longer than for another reaction. */
const STEP = 100;

/**
 * Reckons anew what "top" goes by for every comment that readers see: after a change of the policy, and every night for what
 * members have stated of their experience since. Returns the articles in which something changed; their pages are made anew.
 */
export async function rescoreAll(): Promise<number> {
  const changed = new Set<string>();
  for (let after: string | null = null; ;) {
    const ids: string[] = await findScored(database(), after, STEP);
    const { articles, free } = await transaction(async (tx) => {
      const free = await lockFree(tx, ids);
      return { free, articles: await rescoreHere(tx, free) };
    });
    for (const id of articles) changed.add(id);
    // Whoever publishes a reply locks it before what it answers: to wait for either while holding others could close a ring.
    for (const id of ids.filter((id) => !free.includes(id)))
      for (const article of await transaction((tx) => rescoreHere(tx, [id]))) changed.add(article);
    after = ids.at(-1) ?? null;
    if (ids.length < STEP) return changed.size;
  }
}

async function rescoreHere(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const articles = await rescore(tx, ids);
  for (const subjectId of articles)
    await emit(tx, { type: 'ranking.top', subjectId, tags: [`article:${subjectId}`] });
  return articles;
}
