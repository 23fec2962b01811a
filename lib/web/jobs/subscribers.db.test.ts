import { beforeEach, expect, it, vi } from 'vitest';
import { log } from '@/lib/platform/log';
import { publishedComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { deliverEvent } from './subscribers';

beforeEach(openNewsroom);

vi.mock('@/lib/peer-review/reliability/learn-from-decision', () => ({
  learnFromDecision: () => Promise.reject(new Error('it cannot learn now')),
}));

it('who fails to act upon an event keeps it from nobody else, and has it brought again', async () => {
  await publishedComment({ article: news, context, author });
  const [event] = await query<{ id: string }>(`select id from outbox_events where type = 'comment.publish'`);
  await expect(deliverEvent(BigInt(event!.id))).rejects.toThrow('it cannot learn now');
  expect(await query('select kind from notices')).toEqual([{ kind: 'comment.posted' }]);
});

it.each([
  ['comment.react', '{"kind": "insightful"}', /authorId/],
  ['comment.applaud', '{}', /of no kind/],
])('a malformed %s is in the log, and its job is not done', async (type, payload, problem) => {
  const noted = vi.spyOn(log(), 'error');
  const [event] = await query<{ id: string }>(
    `insert into outbox_events (type, subject_id, payload, tags) values ($1, $2, $3, '{}') returning id`,
    [type, news.id, payload],
  );
  await expect(deliverEvent(BigInt(event!.id))).rejects.toThrow(`(${type}) is malformed`);
  expect(noted).toHaveBeenCalledExactlyOnceWith(
    { eventId: event!.id, kind: type, problem: expect.stringMatching(problem) },
    'a malformed event: nobody acts upon it',
  );
  noted.mockRestore();
});
