import { beforeEach, expect, it } from 'vitest';
import { article } from '@/lib/testing/articles';
import { commentInReview, publishedComment, rejectedComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { exportComments } from './export-comments';
import { listExported } from './list-exported';

beforeEach(openNewsroom);

it('has all comments in the end, each once, as the file has them', async () => {
  const boss = await admin();
  for (const under of [news, await article()])
    // At the same moment, so that only their ids say which comes first.
    for (const make of [publishedComment, rejectedComment, commentInReview])
      await make({ author, article: under, context });
  let file = '';
  for await (const piece of exportComments({ format: 'trialogue' })) file += piece;
  const expected = file
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(expected).toHaveLength(6);

  const found: unknown[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await listExported({ viewer: boss, limit: 4, cursor });
    found.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor);
  expect(found).toEqual(expected);
  expect(
    await query(
      `select details ->> 'count' as count from audit_entries where action = 'comment.export' and actor_id = '${boss.id}' order by at, id`,
    ),
  ).toEqual([{ count: '4' }, { count: '2' }]);
});

it('is for administrators alone', async () => {
  for (const viewer of [await moderator(), await insider()])
    expect((await refusalOf(listExported({ viewer, limit: 10 }))).status).toBe(403);
  expect((await refusalOf(listExported({ viewer: null, limit: 10 }))).status).toBe(401);
  const boss = await admin();
  expect((await refusalOf(listExported({ viewer: boss, limit: 10, cursor: 'nonsense' }))).code).toBe(
    'bad-cursor',
  );
});
