import { beforeEach } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { article, type TestArticle } from './articles';
import { testContext, type TestContext } from './clock';
import { emptyDatabase } from './database';
import { insider } from './people';

/*
 * Where most tests begin. Importing any of these gives each test of the file an empty database, with a clock that stands still,
 * an article whose comments are open, and an Insider who writes.
 */

export let context: TestContext;
export let news: TestArticle;
export let author: Viewer;

beforeEach(async () => {
  await emptyDatabase();
  context = testContext();
  news = await article();
  author = await insider();
});
