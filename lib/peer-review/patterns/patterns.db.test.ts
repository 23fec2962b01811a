import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { DAY, HOUR, MINUTE } from '@/lib/testing/clock';
import { commentInReview, leaseOn, waitingComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { seededDice } from '@/lib/testing/dice';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, insiders, moderator } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { recordReview } from '../review/record-review';
import type { Verdict } from '../schemas';
import { forgetNetworks, lookForPatterns } from './look-for-patterns';
import { listPatterns } from './list-patterns';

beforeEach(openNewsroom);

let desk: Viewer;

beforeEach(async () => {
  desk = await moderator();
});

const patterns = async () => {
  await lookForPatterns({ context });
  return listPatterns({ viewer: desk, context });
};
/** What somebody is shown who is of the desk, and writes. */
const patternsFor = (writer: Viewer) => listPatterns({ viewer: { ...writer, role: 'MODERATOR' }, context });

type Planted = { reviewer: Viewer; commentId: string; verdict: Verdict; at?: Date; network?: string };

/** Reviews as if they had been given, whatever assignment would have made of it. */
async function plant(reviews: Planted[]) {
  const duties = new Map<string, string>();
  for (const { reviewer } of reviews)
    if (!duties.has(reviewer.id))
      duties.set(reviewer.id, await waitingComment({ article: news, context, author: reviewer }));
  const rows = reviews.map(({ reviewer, commentId, verdict, at = context.now(), network = null }) => ({
    id: newId(),
    reviewer: reviewer.id,
    duty: duties.get(reviewer.id),
    comment: commentId,
    verdict,
    at,
    network,
  }));
  const planted = `json_to_recordset($1) as x(id uuid, reviewer uuid, duty uuid, comment uuid, verdict "Verdict", at timestamptz,
    network text)`;
  await query(
    `insert into review_assignments (id, reviewer_id, duty_id, comment_id, revision, article_id, slot, state, assigned_at,
       not_before, expires_at) select id, reviewer, duty, comment, 1, $2, 1, 'DONE', at, at, at from ${planted}`,
    [JSON.stringify(rows), news.id],
  );
  await query(
    `insert into reviews (id, assignment_id, reviewer_id, comment_id, revision, verdict, created_at, network)
     select id, id, reviewer, comment, 1, verdict, at, network from ${planted}`,
    [JSON.stringify(rows)],
  );
}

async function commentsBy(writer: Viewer, count: number): Promise<string[]> {
  const ids = [];
  for (let i = 0; i < count; i += 1) {
    ids.push(await commentInReview({ article: news, context, author: writer }));
    context.advance(MINUTE);
  }
  return ids;
}

it('R12: patterns are for the desk', async () => {
  expect(await refusalOf(listPatterns({ viewer: null }))).toMatchObject({ status: 401 });
  expect(await refusalOf(listPatterns({ viewer: await insider() }))).toMatchObject({ status: 403 });
  expect(await patterns()).toMatchObject({ correlated: [], targeting: [], bursts: [] });
});

describe('R12: who objects to one author far above base rate', () => {
  it('is shown with the comments, and neither who is harsh to all nor whom all find objectionable', async () => {
    const [grudge, harsh, ...usual] = await insiders(6);
    const [target, bad, ...writers] = await insiders(6);
    const dice = seededDice(7);
    const reviews: Planted[] = [];
    for (const writer of [target!, bad!, ...writers]) {
      for (const commentId of await commentsBy(writer, 8)) {
        for (const reviewer of [grudge!, harsh!, ...usual]) {
          const objectionable = writer === bad ? 0.95 : 0.12;
          const rate =
            reviewer === harsh ? 0.95 : reviewer === grudge && writer === target ? 1 : objectionable;
          reviews.push({ reviewer, commentId, verdict: dice() < rate ? 'NOT_CIVIL' : 'YES' });
        }
      }
    }
    await plant(reviews);
    const { targeting } = await patterns();
    expect(targeting).toHaveLength(1);
    const [shown] = targeting;
    expect(shown).toMatchObject({
      reviewer: { id: grudge!.id, displayName: grudge!.displayName },
      author: { id: target!.id },
      objections: { count: 8, of: 8 },
    });
    expect(shown!.toOthers.of).toBe(40);
    expect(shown!.byOthers.of).toBe(40);
    expect(shown!.expected).toBeLessThan(4);
    expect(shown!.evidence).toHaveLength(8);
    for (const { author, reviews: given } of shown!.evidence) {
      expect(author.id).toBe(target!.id);
      expect(given).toMatchObject([{ reviewer: { id: grudge!.id }, verdict: 'NOT_CIVIL' }]);
    }
    // R5: the author never learns who reviewed, a moderator no more than others.
    expect((await patternsFor(target!)).targeting).toEqual([]);
    expect((await patternsFor(bad!)).targeting).toHaveLength(1);
  });

  it('as it was last looked for, which no look at the page does again', async () => {
    const [grudge, ...usual] = await insiders(4);
    const [target, other] = await insiders(2);
    const before = context.now().toISOString();
    expect(await listPatterns({ viewer: desk, context })).toMatchObject({ at: before, targeting: [] });
    const reviews: Planted[] = [];
    for (const writer of [target!, other!])
      for (const commentId of await commentsBy(writer, 10))
        for (const reviewer of [grudge!, ...usual]) {
          const objects = reviewer === grudge && writer === target;
          reviews.push({ reviewer, commentId, verdict: objects ? 'NOT_CIVIL' : 'YES' });
        }
    await plant(reviews);
    expect(await listPatterns({ viewer: desk, context })).toMatchObject({ at: before, targeting: [] });
    const at = context.now().toISOString();
    expect(await patterns()).toMatchObject({ at, targeting: [{ reviewer: { id: grudge!.id } }] });
  });

  it('not for what is half a year old', async () => {
    const [grudge, ...usual] = await insiders(4);
    const [target, other] = await insiders(2);
    const reviews: Planted[] = [];
    for (const writer of [target!, other!])
      for (const commentId of await commentsBy(writer, 10))
        for (const reviewer of [grudge!, ...usual]) {
          const objects = reviewer === grudge && writer === target;
          reviews.push({ reviewer, commentId, verdict: objects ? 'NOT_CIVIL' : 'YES' });
        }
    await plant(reviews);
    expect((await patterns()).targeting).toHaveLength(1);
    context.advance(181 * DAY);
    expect((await patterns()).targeting).toEqual([]);
  });
});

describe('R12: bursts from one network', () => {
  /** Two hundred reviews, each from another one of many networks, hours apart. */
  async function quietNights() {
    const reviewers = await insiders(10);
    const [writer] = await insiders(1);
    const reviews: Planted[] = [];
    const start = context.now().getTime() - 20 * DAY;
    for (const [i, commentId] of (await commentsBy(writer!, 20)).entries())
      for (const [j, reviewer] of reviewers.slice(0, 5).entries())
        reviews.push({
          reviewer,
          commentId,
          verdict: 'YES',
          at: new Date(start + i * 20 * HOUR + j * 20 * MINUTE),
          network: `network ${(i * 5 + j) % 37}`,
        });
    await plant(reviews);
  }

  it('are shown with who and what, and the quiet nights are not', async () => {
    await quietNights();
    const accounts = await insiders(3);
    const [writer] = await insiders(1);
    const ids = await commentsBy(writer!, 3);
    const at = (minutes: number) => new Date(context.now().getTime() - 5 * HOUR + minutes * MINUTE);
    await plant(
      ids.flatMap((commentId, i) =>
        accounts.map((reviewer, j) => ({
          reviewer,
          commentId,
          verdict: 'YES' as const,
          at: at(i * 60 + j * 5),
          network: 'the cellar',
        })),
      ),
    );
    const { bursts } = await patterns();
    expect(bursts).toHaveLength(1);
    const [shown] = bursts;
    expect(shown).toMatchObject({ own: { count: 6, of: 6 }, elsewhere: { count: 3 } });
    expect(shown!.people.map(({ id }) => id).sort()).toEqual(accounts.map(({ id }) => id).sort());
    expect(shown!.evidence.map(({ commentId }) => commentId).sort()).toEqual([...ids].sort());
    expect(JSON.stringify(bursts)).not.toContain('the cellar');
    // R5: whose comments they are is not told who reviewed them.
    expect((await patternsFor(writer!)).bursts).toEqual([]);
  });

  it('are not where all reviews seem to come from one network, as behind a proxy that nobody told us of', async () => {
    await quietNights();
    await query(`update reviews set network = 'the proxy'`);
    expect((await patterns()).bursts).toEqual([]);
  });

  it('nor where those of one network do not agree, or come hours apart', async () => {
    await quietNights();
    const [a, b] = await insiders(2);
    const [writer] = await insiders(1);
    const reviews: Planted[] = [];
    for (const [i, commentId] of (await commentsBy(writer!, 8)).entries()) {
      const first = new Date(context.now().getTime() - 10 * DAY + i * DAY);
      const apart = i % 2 === 0 ? 5 * MINUTE : 2 * HOUR;
      const verdict = i % 2 === 0 ? 'NOT_CIVIL' : 'YES';
      reviews.push({ reviewer: a!, commentId, verdict: 'YES', at: first, network: 'home' });
      const later = new Date(first.getTime() + apart);
      reviews.push({ reviewer: b!, commentId, verdict, at: later, network: 'home' });
    }
    await plant(reviews);
    expect((await patterns()).bursts).toEqual([]);
  });

  it('come from what is recorded with the verdict, and forgotten after thirty days', async () => {
    const id = await commentInReview({ article: news, context });
    const { viewer, assignmentId } = await leaseOn({ commentId: id, article: news, context });
    await recordReview({ viewer, assignmentId, verdict: 'YES', network: 'a network', context });
    const known = () => query('select network from reviews');
    expect(await forgetNetworks({ context })).toBe(0);
    expect(await known()).toEqual([{ network: 'a network' }]);
    context.advance(30 * DAY + MINUTE);
    expect(await forgetNetworks({ context })).toBe(1);
    expect(await known()).toEqual([{ network: null }]);
  });
});

describe('R12: who agree too well', () => {
  it('are shown together, with the pairs and the texts on which they said the same', async () => {
    const people = await insiders(4);
    const [a, b, c, d] = people.map(({ id }) => id).sort();
    const pair = (first: string, second: string, correlated: boolean, chance: number) =>
      query(
        `insert into reviewer_pairs (first_id, second_id, shared, agreed, expected, chance, correlated, computed_at)
         values ($1, $2, 12, 12, 6.5, $4, $3, now())`,
        [first, second, correlated, chance],
      );
    await pair(a!, b!, true, 1e-6);
    await pair(b!, c!, true, 1e-5);
    await pair(a!, d!, false, 0.2);
    const [writer] = await insiders(1);
    const [together, apart, undisputed] = await commentsBy(writer!, 3);
    const who = (id: string) => people.find((person) => person.id === id)!;
    await plant([
      { reviewer: who(a!), commentId: together!, verdict: 'NOT_CIVIL' },
      { reviewer: who(b!), commentId: together!, verdict: 'MISINFORMATION' },
      { reviewer: who(d!), commentId: together!, verdict: 'YES' },
      { reviewer: who(a!), commentId: undisputed!, verdict: 'YES' },
      { reviewer: who(b!), commentId: undisputed!, verdict: 'YES' },
      { reviewer: who(a!), commentId: apart!, verdict: 'NOT_CIVIL' },
      { reviewer: who(c!), commentId: apart!, verdict: 'YES' },
    ]);
    const { correlated } = await patterns();
    expect(correlated).toHaveLength(1);
    expect(correlated[0]!.people.map(({ id }) => id).sort()).toEqual([a, b, c]);
    expect(correlated[0]!.pairs).toMatchObject([
      { first: { id: a }, second: { id: b }, shared: 12, agreed: 12, expected: 6.5 },
      { first: { id: b }, second: { id: c } },
    ]);
    expect(correlated[0]!.evidence).toMatchObject([
      { commentId: together, reviews: [{ reviewer: { id: a } }, { reviewer: { id: b } }] },
    ]);
    // R5: whose comments they are is not told who reviewed them.
    const [toWriter] = (await patternsFor(writer!)).correlated;
    expect(toWriter).toEqual({ ...correlated[0], evidence: [] });
  });
});
