import { beforeEach, expect, it } from 'vitest';
import { publishedComment, referredComment } from '@/lib/testing/comments';
import { DAY } from '@/lib/testing/clock';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { settle } from './settle';

beforeEach(openNewsroom);

it('what the past had to tell was seen then, and mails nobody; what is of today is new', async () => {
  const then = context.now();
  await publishedComment({ article: news, context, author });
  context.advance(3 * DAY);
  await referredComment({ article: news, context, author });
  await settle({ now: context.now().getTime() });
  expect(
    await query('select kind, created_at as at, read_at as seen from notices order by created_at'),
  ).toEqual([
    { kind: 'comment.posted', at: then, seen: then },
    { kind: 'comment.referred', at: context.now(), seen: null },
  ]);
  expect(
    await query(
      `select j.task_identifier as task, n.kind from graphile_worker.jobs j left join notices n on j.key = 'mail:' || n.id`,
    ),
  ).toEqual([{ task: 'send-mail', kind: 'comment.referred' }]);
});
