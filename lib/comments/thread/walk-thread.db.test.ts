import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { insider } from '@/lib/testing/people';
import { article, type TestArticle } from '@/lib/testing/articles';
import { emptyDatabase, query } from '@/lib/testing/database';
import { refusalOf } from '@/lib/testing/refusal';
import { runs } from '@/lib/testing/property-runs';
import { readReplies } from './read-replies';
import { readThread } from './read-thread';
import { threadSorts, type CommentView, type ThreadSort } from '../schemas';

type Page = { items: CommentView[]; nextCursor: string | null; previousCursor: string | null };
type Read = (place: { cursor?: string; before?: string; limit: number }) => Promise<Page>;

/** What a comment of the property is: when it came, and what readers make of it. Few values, so that many are alike. */
const some = fc.array(
  fc.record({
    minute: fc.nat(3),
    top: fc.constantFrom(0, 0.1, 1 / 3, 0.7),
    bridging: fc.constantFrom(-0.5, 0, 0.1 + 0.2, 1.5),
    visible: fc.boolean(),
    reply: fc.boolean(),
  }),
  { minLength: 1, maxLength: 14 },
);

let news: TestArticle;
let authorId: string;
beforeEach(async () => {
  await emptyDatabase();
  authorId = (await insider()).id;
});

type Inserted = { id: string; parentId: string | null; visible: boolean };

async function insert(comments: typeof some extends fc.Arbitrary<infer T> ? T : never): Promise<Inserted[]> {
  news = await article();
  const inserted: Inserted[] = [];
  for (const { minute, top, bridging, visible, reply } of comments) {
    const parent = reply ? inserted.find(({ parentId }) => parentId === null) : undefined;
    const [row] = await query<Inserted>(
      `insert into comments (id, article_id, author_id, parent_id, root_id, depth, state, visible, published_revision, created_at,
         state_changed_at, published_at, top_score, bridging_rank)
       values (gen_random_uuid(), $1, $2, $3::uuid, $3::uuid, case when $3::uuid is null then 0 else 1 end,
         case when $4 then 'PUBLISHED' else 'REMOVED' end::"CommentState", $4, 1, $5, $5, $5, $6, $7)
       returning id, parent_id as "parentId", visible`,
      [
        news.id,
        authorId,
        parent?.id ?? null,
        visible,
        new Date(Date.UTC(2026, 0, 1, 0, minute)),
        top,
        bridging,
      ],
    );
    inserted.push(row!);
  }
  await query(
    `insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
     select id, 1, 'word', 'word', 1, now() from comments c where c.article_id = $1
       and not exists (select 1 from comment_revisions r where r.comment_id = c.id)`,
    [news.id],
  );
  await query(
    `update comments p set descendant_count = (select count(*) from comments c where c.root_id = p.id and c.visible),
       reply_count = (select count(*) from comments c where c.parent_id = p.id and c.visible) where p.article_id = $1`,
    [news.id],
  );
  return inserted;
}

/** From the start to the end; every page on the way. */
async function walkOn(read: Read, limit: number): Promise<Page[]> {
  const pages = [await read({ limit })];
  for (let cursor = pages[0]!.nextCursor; cursor; cursor = pages.at(-1)!.nextCursor)
    pages.push(await read({ limit, cursor }));
  return pages;
}

/** From the end back to the start: the ids in the order of the list. */
async function walkBack(read: Read, limit: number, last: Page): Promise<string[]> {
  const ids = idsOf(last);
  for (let before = last.previousCursor; before;) {
    const page = await read({ limit, before });
    ids.unshift(...idsOf(page));
    before = page.previousCursor;
  }
  return ids;
}

const idsOf = ({ items }: Page) => items.map(({ id }) => id);

describe('walking a thread from page to page', () => {
  it.each(threadSorts)('%s: on and back meets every comment exactly once, in one order', async (sort) => {
    await fc.assert(
      fc.asyncProperty(some, fc.integer({ min: 1, max: 5 }), async (comments, limit) => {
        const inserted = await insert(comments);
        const answered = new Set(inserted.filter(({ visible }) => visible).map(({ parentId }) => parentId));
        const expected = inserted
          .filter(({ id, parentId, visible }) => parentId === null && (visible || answered.has(id)))
          .map(({ id }) => id);
        const read: Read = (place) => readThread({ articleSlug: news.slug, sort, ...place });
        const pages = await walkOn(read, limit);
        const ids = pages.flatMap(idsOf);
        expect([...ids].sort()).toEqual(expected.sort());
        expect(await walkBack(read, limit, pages.at(-1)!)).toEqual(ids);
      }),
      { numRuns: runs(12) },
    );
  });

  it('so do the replies to a comment', async () => {
    await fc.assert(
      fc.asyncProperty(some, fc.integer({ min: 1, max: 5 }), async (comments, limit) => {
        const inserted = await insert([
          { minute: 0, top: 0, bridging: 0, visible: true, reply: false },
          ...comments.map((comment) => ({ ...comment, reply: true })),
        ]);
        const expected = inserted.filter(({ parentId, visible }) => parentId !== null && visible);
        const read: Read = (place) => readReplies({ commentId: inserted[0]!.id, ...place });
        const pages = await walkOn(read, limit);
        const ids = pages.flatMap(idsOf);
        expect([...ids].sort()).toEqual(expected.map(({ id }) => id).sort());
        expect(await walkBack(read, limit, pages.at(-1)!)).toEqual(ids);
      }),
      { numRuns: runs(12) },
    );
  });

  it('a cursor of one order is none of another', async () => {
    await insert([1, 2, 3].map((minute) => ({ minute, top: 0, bridging: 0, visible: true, reply: false })));
    const read = (sort: ThreadSort, place: { cursor?: string; before?: string }) =>
      readThread({ articleSlug: news.slug, sort, ...place });
    const { nextCursor } = await readThread({ articleSlug: news.slug, sort: 'top', limit: 1 });
    expect(await refusalOf(read('newest', { cursor: nextCursor! }))).toMatchObject({
      status: 400,
      code: 'bad-cursor',
      field: 'cursor',
    });
    expect(await refusalOf(read('newest', { before: nextCursor! }))).toMatchObject({ field: 'before' });
    expect((await read('bridging', { cursor: nextCursor! })).items).toHaveLength(2);
  });
});
