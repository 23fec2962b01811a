import { beforeEach, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { MINUTE, SECOND } from '@/lib/testing/clock';
import { factsOf, referredComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { moderator } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { decideComment } from '../decide-comment';
import { listQueue } from '../list-queue';
import { readCase } from '../read-case';
import { claimCase, leaveCase } from './claim-case';

beforeEach(openNewsroom);

let [one, two]: Viewer[] = [];
let first: string;
let second: string;
beforeEach(async () => {
  [one, two] = [await moderator({ name: 'Desk One' }), await moderator({ name: 'Desk Two' })];
  first = await referredComment({ article: news, context, author });
  second = await referredComment({ article: news, context, author });
});

const claim = (viewer: Viewer | undefined, commentId: string) =>
  claimCase({ viewer: viewer!, commentId, context });
const seenBy = async (viewer: Viewer | undefined, commentId: string) =>
  (await readCase({ viewer: viewer!, commentId, context })).claimedBy?.displayName ?? null;

it('who opens a case is on it for two minutes, as others see', async () => {
  await claim(one, first);
  expect([await seenBy(two, first), await seenBy(one, first), await seenBy(two, second)]).toEqual([
    'Desk One',
    null,
    null,
  ]);
  const { items } = await listQueue({ viewer: two!, queue: 'referred', context });
  expect(items.find(({ id }) => id === first)).toMatchObject({ claimedBy: { displayName: 'Desk One' } });
  context.advance(2 * MINUTE - SECOND);
  await claim(one, first);
  context.advance(2 * MINUTE - SECOND);
  expect(await seenBy(two, first)).toBe('Desk One');
  context.advance(SECOND);
  expect(await seenBy(two, first)).toBeNull();
});

it('who came first stays on it, until they leave or open another', async () => {
  await claim(one, first);
  await claim(two, first);
  expect([await seenBy(two, first), await seenBy(one, first)]).toEqual(['Desk One', null]);
  await leaveCase({ viewer: two!, commentId: first });
  expect(await seenBy(two, first)).toBe('Desk One');
  await claim(one, second);
  expect([await seenBy(two, first), await seenBy(two, second)]).toEqual([null, 'Desk One']);
  await leaveCase({ viewer: one!, commentId: second });
  expect(await query('select 1 from case_claims')).toEqual([]);
});

it('of many who open it at once, one is on it', async () => {
  await Promise.all([one, two, one, two, one, two].map((viewer) => claim(viewer, first)));
  expect(await query('select 1 from case_claims')).toHaveLength(1);
  expect([await seenBy(one, first), await seenBy(two, first)].filter(Boolean)).toHaveLength(1);
});

it('keeps nobody from deciding, and is for moderators and of comments that there are', async () => {
  await claim(one, first);
  const { version } = await factsOf(first);
  const decided = await decideComment({
    viewer: two!,
    commentId: first,
    action: 'PUBLISH',
    version,
    context,
  });
  expect(decided).toMatchObject({ status: 'PUBLISHED' });
  expect(await refusalOf(claim(author, first))).toMatchObject({ status: 403 });
  await claim(one, author.id);
  await claim(one, 'none');
  expect(await query('select 1 from case_claims')).toEqual([]);
});
