import type { Viewer } from '@/lib/members/viewer';
import { article, type TestArticle } from './articles';
import { testContext, type TestContext } from './clock';
import { emptyDatabase } from './database';
import { insider } from './people';

/*
 * Where most tests begin: an empty database, with a clock that stands still, an article whose comments are open, and an Insider
 * who writes. A file that imports them has each of its tests begin so: `beforeEach(openNewsroom)`.
 */

export let context: TestContext;
export let news: TestArticle;
export let author: Viewer;

export async function openNewsroom(): Promise<void> {
  await emptyDatabase();
  context = testContext();
  news = await article();
  author = await insider();
}
