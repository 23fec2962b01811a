import { beforeEach, describe, expect, it } from 'vitest';
import { article } from '@/lib/testing/articles';
import { MINUTE } from '@/lib/testing/clock';
import { commentInReview, publishedComment, removeComment } from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { explain } from '@/lib/testing/explain';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator, sanction } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { newId } from '@/lib/platform/ids';
import { stateExpertise } from '@/lib/members/expertise/state-expertise';
import { hasExperiencedVoices } from '../thread/read-thread';
import { listCommentsOfMember } from './list-comments-of-member';
import { readMember } from './read-member';
import { memberPageView } from './schemas';

beforeEach(openNewsroom);

/** So many published comments of the author's, a minute apart. Returns their ids, the newest first. */
async function published(number: number): Promise<string[]> {
  const ids: string[] = [];
  for (let count = 0; count < number; count += 1) {
    ids.unshift(await publishedComment({ article: news, context, author }));
    context.advance(MINUTE);
  }
  return ids;
}

describe('the comments of a member', () => {
  it('are what readers see of them, newest first, page by page', async () => {
    const ids = await published(5);
    await commentInReview({ article: news, context, author });
    await publishedComment({ article: news, context });
    await removeComment(ids[1]!, context);
    const seen = ids.filter((id) => id !== ids[1]);
    const pages: string[][] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await listCommentsOfMember({ memberId: author.id, limit: 3, cursor });
      pages.push(page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual([seen.slice(0, 3), seen.slice(3)]);
  });

  it('are read from the index, as many as are shown', async () => {
    const { id: another } = await insider();
    await query(
      `with inserted as (
         insert into comments (id, article_id, author_id, state, visible, published_revision, created_at, state_changed_at, published_at)
         select gen_random_uuid(), $1, case when n % 20 = 0 then $2::uuid else $3::uuid end, 'PUBLISHED', true, 1, t, t, t
         from generate_series(1, 3000) as n, lateral (select timestamptz '2026-01-01' + n * interval '1 minute' as t) as at
         returning id)
       insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
       select id, 1, 'word', 'word', 1, now() from inserted`,
      [news.id, author.id, another],
    );
    await queryAsOwner('analyze');
    const statements = await statementsOf(() => listCommentsOfMember({ memberId: author.id, limit: 20 }));
    const { indexes, scannedWhole, mostRows } = await explain(statements.at(-1)!);
    expect(indexes).toContain('comments_of_member');
    expect(scannedWhole).not.toContain('comments');
    expect(mostRows).toBeLessThanOrEqual(21);
  });

  it('are nobody’s where there is nobody, and a foreign cursor leads nowhere', async () => {
    for (const memberId of [newId(), 'no id'])
      expect(await refusalOf(listCommentsOfMember({ memberId }))).toMatchObject({ status: 404 });
    expect(await refusalOf(listCommentsOfMember({ memberId: author.id, cursor: 'made up' }))).toMatchObject({
      status: 400,
    });
  });
});

describe('the page of a member', () => {
  it('counts what readers see, and says nothing else: no address, no sanction', async () => {
    const [first] = await published(2);
    const other = await article();
    await publishedComment({ article: other, context, author });
    await publishedComment({ article: news, context, parentId: first });
    const before = await readMember({ memberId: author.id });
    expect(before.published).toEqual({ comments: 3, articles: 2, replies: 1 });
    expect(memberPageView.strict().parse(before)).toEqual(before);
    expect(JSON.stringify(before)).not.toContain(author.email);
    await sanction({ on: author, kind: 'BAN', from: context.now() });
    expect(await readMember({ memberId: author.id })).toEqual(before);
  });

  it('of whom readers have not met is there for themselves and the desk alone', async () => {
    const silent = await insider();
    const of = { memberId: silent.id };
    for (const viewer of [null, author]) {
      expect(await refusalOf(readMember({ viewer, ...of }))).toMatchObject({ status: 404 });
      expect(await refusalOf(listCommentsOfMember({ viewer, ...of }))).toMatchObject({ status: 404 });
    }
    const nothing = { published: { comments: 0, articles: 0, replies: 0 } };
    for (const viewer of [silent, await moderator()])
      expect(await readMember({ viewer, ...of })).toMatchObject(nothing);
    expect(await readMember({ memberId: (await moderator()).id })).toMatchObject(nothing);
    await commentInReview({ article: news, context, author: silent });
    expect(await refusalOf(readMember(of))).toMatchObject({ status: 404 });
    const id = await publishedComment({ article: news, context, author: silent });
    expect(await readMember(of)).toMatchObject({ published: { comments: 1 } });
    await removeComment(id, context);
    expect(await refusalOf(readMember(of))).toMatchObject({ status: 404 });
    await query('update articles set author_id = $1 where id = $2', [silent.id, news.id]);
    expect(await readMember(of)).toMatchObject(nothing);
    expect(await refusalOf(readMember({ memberId: newId() }))).toMatchObject({ status: 404 });
  });
});

describe('voices of experience', () => {
  it('are heard where somebody who knows a topic has published', async () => {
    const about = { id: news.id, topics: ['World'] };
    await published(1);
    expect(await hasExperiencedVoices(about)).toBe(false);
    await stateExpertise({ viewer: author, items: [{ field: 'wORLD', line: 'Five postings' }], context });
    expect(await hasExperiencedVoices(about)).toBe(true);
    expect(await hasExperiencedVoices({ id: news.id, topics: ['Water'] })).toBe(false);
    expect(await hasExperiencedVoices({ id: news.id, topics: [] })).toBe(false);
    const other = await article();
    expect(await hasExperiencedVoices({ id: other.id, topics: ['World'] })).toBe(false);
  });
});
