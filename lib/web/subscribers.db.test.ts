import { beforeEach, expect, it, vi } from 'vitest';
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
