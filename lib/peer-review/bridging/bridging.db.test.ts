import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import { setPolicy } from '@/lib/testing/policy';
import { article, type TestArticle } from '@/lib/testing/articles';
import { publishedComment, removeComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insiders, moderator } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { readBridging } from './read-bridging';
import { refitBridging } from './refit-bridging';

beforeEach(openNewsroom);

type Ranks = Record<string, { top: number; score: number | null; rank: number }>;

const ranks = async (): Promise<Ranks> => {
  const rows = await query<{ id: string; top: number; score: number | null; rank: number }>(
    'select id, top_score as top, bridging_score as score, bridging_rank as rank from comments',
  );
  return Object.fromEntries(rows.map(({ id, ...rank }) => [id, rank]));
};
const purges = async () =>
  (
    await query<{ tags: string[] }>(
      `select tags from outbox_events where type = 'ranking.bridging' order by id`,
    )
  ).map(({ tags }) => tags);

const write = (where: TestArticle, count: number, by = author) =>
  Promise.all(Array.from({ length: count }, () => publishedComment({ article: where, context, author: by })));

async function give(members: readonly Viewer[], commentId: string, kind: string) {
  for (const viewer of members) await setReaction({ on: true, viewer, commentId, kind, context });
}

/** Six members of one camp and four of the other: each adores what the other disagrees with, and some of both value the rest. */
async function disputed(where: TestArticle) {
  await setPolicy({ ranking: { bridging: { ratingsPerComment: 4, ratingsPerRater: 2, raters: 8 } } });
  const [one, other] = [await insiders(6), await insiders(4)];
  const [ones, others, boths] = [await write(where, 3), await write(where, 3), await write(where, 2)];
  for (const id of ones) {
    await give(one, id, 'insightful');
    await give(other, id, 'disagree');
  }
  for (const id of others) {
    await give(other, id, 'insightful');
    await give(one, id, 'disagree');
  }
  for (const id of boths) await give([...one.slice(0, 3), ...other.slice(0, 2)], id, 'well-argued');
  return { ones, others, boths };
}

describe('valued across viewpoints', () => {
  it('lifts what both camps value above what more members adore', async () => {
    const { ones, others, boths } = await disputed(news);
    const [lonely] = await write(news, 1);
    expect(await refitBridging(context)).toBe(1);
    const after = await ranks();
    for (const both of boths) {
      for (const id of ones) expect(after[id]!.top).toBeGreaterThan(after[both]!.top);
      for (const id of [...ones, ...others]) expect(after[both]!.rank).toBeGreaterThan(after[id]!.rank);
    }
    // What was not judged stands behind what was, by what it has in “top”.
    expect(after[lonely!]).toEqual({ top: 0, score: null, rank: 0 });
    expect(after[others[0]!]!.rank).toBeGreaterThan(1);
  });

  it('stays as it is when nothing was said since, and makes no page anew', async () => {
    await disputed(news);
    await refitBridging(context);
    const before = await ranks();
    expect(await refitBridging(context)).toBe(0);
    expect(await ranks()).toEqual(before);
    expect(await purges()).toEqual([[`article:${news.id}`]]);
    const fits = await query<{ judged: number; raters: number }>('select judged, raters from bridging_fits');
    expect(fits).toEqual([
      { judged: 8, raters: 10 },
      { judged: 8, raters: 10 },
    ]);
  });

  it('is not told while halves of the members do not agree where viewpoints part, and administrators see how sure it is', async () => {
    await setPolicy({ ranking: { bridging: { ratingsPerComment: 4, ratingsPerRater: 2, raters: 8 } } });
    const viewer = await admin();
    expect(await readBridging({ viewer })).toBeNull();
    const [another] = await insiders(1);
    const comments = await write(news, 6, another);
    // Of one mind: what is valued is valued by everybody.
    const members = await insiders(8);
    for (const id of comments.slice(0, 5)) await give(members, id, 'insightful');
    await refitBridging(context);
    for (const { top, score, rank } of Object.values(await ranks())) {
      expect(score).toBeNull();
      expect(rank).toBe(top);
    }
    const alike = await readBridging({ viewer });
    expect(alike).toMatchObject({ raters: 8, judged: 0, agreement: 0 });
    expect(alike!.comments).toHaveLength(5);

    const { boths } = await disputed(news);
    await refitBridging(context);
    const parted = (await readBridging({ viewer }))!;
    expect(parted.agreement).toBeGreaterThan(0.5);
    expect(parted.judged).toBeGreaterThan(8);
    const after = await ranks();
    for (const { commentId, lower, value, upper } of parted.comments) {
      expect(after[commentId]!.score).toBeCloseTo(lower, 6);
      expect(lower <= value && value <= upper).toBe(true);
    }
    expect(parted.comments.map(({ commentId }) => commentId)).toEqual(expect.arrayContaining(boths));
    expect(await refusalOf(readBridging({ viewer: await moderator() }))).toMatchObject({ status: 403 });
  });

  it('goes by “top” where too few comments of a thread are judged, and in a site that is young', async () => {
    const elsewhere = await article();
    const { boths } = await disputed(news);
    const [one] = await write(elsewhere, 1);
    const members = await insiders(3);
    await give(members, one!, 'insightful');
    await query('update comments set article_id = $1 where id = $2', [elsewhere.id, boths[0]]);
    await refitBridging(context);
    const after = await ranks();
    expect(after[boths[0]!]!.score).not.toBeNull();
    for (const id of [boths[0]!, one!]) expect(after[id]!.rank).toBe(after[id]!.top);

    await setPolicy({ ranking: { bridging: { raters: 1000 } } });
    expect(await refitBridging(context)).toBe(1);
    for (const { top, score, rank } of Object.values(await ranks())) {
      expect(score).toBeNull();
      expect(rank).toBe(top);
    }
  });

  it('keeps its place between two fits whatever is said, and forgets what readers no longer see', async () => {
    const { boths, ones } = await disputed(news);
    await refitBridging(context);
    const { rank } = (await ranks())[boths[0]!]!;
    await give(await insiders(1), boths[0]!, 'insightful');
    expect((await ranks())[boths[0]!]!.rank).toBe(rank);
    await removeComment(ones[0]!, context);
    await refitBridging(context);
    expect((await ranks())[ones[0]!]).toMatchObject({ score: null });
  });

  it('forgets fits after a while', async () => {
    await refitBridging(context);
    context.advance(91 * 24 * 60 * 60 * 1000);
    await refitBridging(context);
    expect(await query('select judged from bridging_fits')).toEqual([{ judged: 0 }]);
  });
});
