import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { query, queryAsOwner } from '@/lib/testing/database';
import { author, context, openNewsroom } from '@/lib/testing/newsroom';
import { insider } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { countUnread } from './count-unread';
import { listNotices } from './list-notices';
import { markRead } from './mark-read';
import { openNotice } from './open-notice';

beforeEach(openNewsroom);

/** Notices of a minute each, oldest first, of which the first two share one. Returns their ids. */
async function insert(number: number, viewer = author): Promise<string[]> {
  const ids = Array.from({ length: number }, newId);
  for (const [index, id] of ids.entries()) {
    const at = new Date(context.now().getTime() + Math.max(1, index) * 60_000);
    await query(
      `insert into notices (id, member_id, kind, event_id, facts, created_at)
       values ($1, $2, 'reviewer.warned', $3, '{"reason": "Four of ten."}', $4)`,
      [id, viewer.id, index, at],
    );
  }
  return ids;
}

const unreadOf = async (viewer: Viewer) =>
  (await listNotices({ viewer })).items.filter(({ readAt }) => readAt === null).map(({ id }) => id);

describe('the list of notices', () => {
  it('is the viewer’s own, newest first, page by page, each once', async () => {
    const ids = await insert(5);
    await insert(2, await insider());
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listNotices({ viewer: author, limit: 2, cursor });
      expect(page.unread).toBe(5);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids.reverse());
  });
});

describe('marking as read', () => {
  it('some leaves the others, and nobody can mark another’s', async () => {
    const [first, second, third] = await insert(3);
    const other = await insider();
    expect(await markRead({ viewer: other, read: { ids: [first!] }, context })).toEqual({ unread: 0 });
    expect(await markRead({ viewer: author, read: { ids: [first!, third!] }, context })).toEqual({
      unread: 1,
    });
    expect(await unreadOf(author)).toEqual([second]);
  });

  it('one with all that are older leaves what has come since', async () => {
    const [, second, third] = await insert(3);
    const other = await insider();
    await markRead({ viewer: other, read: { through: third! }, context });
    expect(await markRead({ viewer: author, read: { through: second! }, context })).toEqual({ unread: 1 });
    expect(await unreadOf(author)).toEqual([third]);
  });

  it('keeps when it was read first', async () => {
    const [id] = await insert(1);
    await markRead({ viewer: author, read: { ids: [id!] }, context });
    const first = (await listNotices({ viewer: author })).items[0]!.readAt;
    context.advance(60_000);
    await markRead({ viewer: author, read: { through: id! }, context });
    expect((await listNotices({ viewer: author })).items[0]!.readAt).toBe(first);
    expect(first).not.toBeNull();
  });

  it('needs somebody to be signed in', async () => {
    const refusal = await refusalOf(markRead({ viewer: null, read: { through: newId() } }));
    expect(refusal.status).toBe(401);
  });
});

describe('going to what a notice is about', () => {
  it('has it seen; a program that only looks ahead has not', async () => {
    const [id] = await insert(1);
    expect(await openNotice({ viewer: author, id: id!, seen: false, context })).toEqual({
      path: '/my-reviews',
    });
    expect(await countUnread({ viewer: author })).toBe(1);
    await openNotice({ viewer: author, id: id!, seen: true, context });
    expect(await countUnread({ viewer: author })).toBe(0);
  });

  it('is not for anybody else', async () => {
    const [id] = await insert(1);
    for (const wrong of [id!, newId(), 'nonsense']) {
      const refusal = await refusalOf(
        openNotice({ viewer: await insider(), id: wrong, seen: true, context }),
      );
      expect(refusal.status).toBe(404);
    }
    expect(await countUnread({ viewer: author })).toBe(1);
  });
});

describe('how many are unread', () => {
  it('is one look at the index of those that are, whatever has been read, and stops at 100', async () => {
    await query(
      `insert into notices (id, member_id, kind, event_id, facts, created_at, read_at)
       select gen_random_uuid(), $1, 'reviewer.warned', n, '{"reason":null}', now(), case when n > 150 then now() end
       from generate_series(1, 5000) as n`,
      [author.id],
    );
    await queryAsOwner('analyze notices');
    const statements = await statementsOf(() => countUnread({ viewer: author }));
    expect(statements).toHaveLength(1);
    const [{ sql, values }] = statements as [(typeof statements)[number]];
    const [plan] = await query(`explain (format json) ${sql}`, values);
    expect(JSON.stringify(plan)).toContain('"notices_unread"');
    expect(await countUnread({ viewer: author })).toBe(100);
  });
});
