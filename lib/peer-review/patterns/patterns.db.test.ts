import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { DAY, HOUR, MINUTE } from '@/lib/testing/clock';
import { commentInReview, leaseOn, waitingComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { seededDice } from '@/lib/platform/dice';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, insiders, moderator } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { recordReview } from '../review/record-review';
import type { Verdict } from '../schemas';
import { forgetNetworks, lookForPatterns } from './look-for-patterns';
import { countPatterns, listPatterns } from './list-patterns';

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
  expect(await refusalOf(countPatterns({ viewer: await insider() }))).toMatchObject({ status: 403 });
  expect(await countPatterns({ viewer: desk })).toBe(0);
  expect(await patterns()).toMatchObject({
    correlated: [],
    bursts: [],
    mutual: [],
    favouring: [],
    severity: [],
    sides: [],
    mates: [],
    harsh: [],
  });
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
    const { severity } = await patterns();
    expect(severity).toHaveLength(1);
    const [shown] = severity;
    expect(shown!.findings).toMatchObject([
      {
        reviewers: [{ id: grudge!.id, displayName: grudge!.displayName }],
        authors: [{ id: target!.id }],
        said: { count: 8, of: 8 },
        elsewhere: { of: 40 },
        byOthers: { of: 40 },
      },
    ]);
    expect(shown!.findings[0]!.expected).toBeLessThan(4);
    expect(shown!.evidence).toHaveLength(8);
    for (const { author, reviews: given } of shown!.evidence) {
      expect(author.id).toBe(target!.id);
      expect(given).toMatchObject([{ reviewer: { id: grudge!.id }, verdict: 'NOT_CIVIL' }]);
    }
    // R5: the author never learns who reviewed, a moderator no more than others.
    expect((await patternsFor(target!)).severity).toEqual([]);
    expect((await patternsFor(bad!)).severity).toHaveLength(1);
  });

  it('as it was last looked for, which no look at the page does again', async () => {
    const [grudge, ...usual] = await insiders(4);
    const [target, other] = await insiders(2);
    const before = context.now().toISOString();
    expect(await listPatterns({ viewer: desk, context })).toMatchObject({ at: before, severity: [] });
    const reviews: Planted[] = [];
    for (const writer of [target!, other!])
      for (const commentId of await commentsBy(writer, 10))
        for (const reviewer of [grudge!, ...usual]) {
          const objects = reviewer === grudge && writer === target;
          reviews.push({ reviewer, commentId, verdict: objects ? 'NOT_CIVIL' : 'YES' });
        }
    await plant(reviews);
    expect(await listPatterns({ viewer: desk, context })).toMatchObject({ at: before, severity: [] });
    const at = context.now().toISOString();
    expect(await patterns()).toMatchObject({
      at,
      severity: [{ findings: [{ reviewers: [{ id: grudge!.id }] }] }],
    });
    const { at: _, ...shown } = await patterns();
    expect(await countPatterns({ viewer: desk })).toBe(Object.values(shown).flat().length);
    // Their author is told of none that is about their comments.
    const theirs = await patternsFor(target!);
    expect(theirs.severity).toEqual([]);
    expect(await countPatterns({ viewer: { ...target!, role: 'MODERATOR' } })).toBe(
      Object.values(shown).flat().length - 1,
    );
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
    expect((await patterns()).severity).toHaveLength(1);
    context.advance(181 * DAY);
    expect((await patterns()).severity).toEqual([]);
  });
});

describe('R12: whose verdicts depend on who wrote', () => {
  /** Two who accept each other, and of ten writers nobody else; the usual ones accept everything but a text of each. */
  async function plantPair() {
    const [a, b] = (await insiders(2)) as [Viewer, Viewer];
    const usual = await insiders(4);
    const writers = await insiders(5);
    const reviews: Planted[] = [];
    for (const writer of [a, b, ...writers])
      for (const [text, commentId] of (await commentsBy(writer, 3)).entries()) {
        const given = (reviewer: Viewer, accepts: boolean) =>
          reviews.push({ reviewer, commentId, verdict: accepts ? 'YES' : 'MISINFORMATION' });
        for (const reviewer of [a, b]) if (reviewer !== writer) given(reviewer, writer === a || writer === b);
        usual.forEach((reviewer, n) => given(reviewer, text !== n));
      }
    await plant(reviews);
    return { a, b, usual, writers };
  }

  it('two who accept each other are shown with what they said of each other', async () => {
    const { a, b, writers } = await plantPair();
    const { mutual, sides } = await patterns();
    expect(mutual).toHaveLength(1);
    const [pair] = mutual;
    expect(pair!.findings).toHaveLength(1);
    expect(pair!.findings[0]!.reviewers.map(({ id }) => id).sort()).toEqual([a.id, b.id].sort());
    expect(pair!.findings[0]).toMatchObject({
      said: { count: 6, of: 6 },
      elsewhere: { count: 0, of: 30 },
      byOthers: { count: 18, of: 24 },
    });
    expect(pair!.findings[0]!.chance).toBeLessThan(1e-4);
    expect(pair!.evidence).toHaveLength(6);
    for (const { author, reviews } of pair!.evidence)
      expect(reviews).toMatchObject([{ reviewer: { id: author.id === a.id ? b.id : a.id }, verdict: 'YES' }]);
    expect(sides).toEqual([]);
    // R5: of the two neither is shown who reviewed them, and an author of what they objected to is not shown that.
    expect((await patternsFor(a)).mutual).toEqual([]);
    for (const pattern of Object.values(await patternsFor(writers[0]!)).flat())
      expect(JSON.stringify(pattern)).not.toContain(`"author":{"id":"${writers[0]!.id}"`);
  });

  it('who says of a neighbour what they say of nobody else, while their network is known', async () => {
    const { a, b, usual } = await plantPair();
    await query(`update reviews set network = 'the cellar' where reviewer_id = any($1)`, [[a.id, b.id]]);
    await query(`update reviews set network = 'the attic' where reviewer_id = any($1)`, [
      usual.map(({ id }) => id),
    ]);
    const { mates } = await patterns();
    expect(mates).toHaveLength(2);
    expect(mates.flatMap(({ findings }) => findings)).toMatchObject([
      { said: { count: 3, of: 3 }, elsewhere: { count: 0, of: 15 } },
      { said: { count: 3, of: 3 }, elsewhere: { count: 0, of: 15 } },
    ]);
    expect(JSON.stringify(mates)).not.toContain('the cellar');
    expect((await patternsFor(b)).mates).toHaveLength(1);
    await query(`update reviews set network = null`);
    expect((await patterns()).mates).toEqual([]);
  });

  it('who objects to members who agree too well, and to nobody else', async () => {
    const [first, second] = (await insiders(2)).map(({ id }) => id).sort() as [string, string];
    const [grudge, ...usual] = await insiders(4);
    const [other] = await insiders(1);
    await query(
      `insert into reviewer_pairs (first_id, second_id, shared, agreed, expected, chance, correlated, computed_at)
       values ($1, $2, 12, 12, 6.5, 1e-6, true, now())`,
      [first, second],
    );
    const side = [first, second];
    const reviews: Planted[] = [];
    for (const id of [...side, other!.id])
      for (const commentId of await commentsBy({ ...other!, id }, 5))
        for (const reviewer of [grudge!, ...usual])
          reviews.push({
            reviewer,
            commentId,
            verdict: reviewer === grudge && side.includes(id) ? 'NOT_CIVIL' : 'YES',
          });
    await plant(reviews);
    const { sides } = await patterns();
    expect(sides).toHaveLength(1);
    expect(sides[0]!.findings).toMatchObject([
      { reviewers: [{ id: grudge!.id }], said: { count: 10, of: 10 }, elsewhere: { count: 0, of: 5 } },
    ]);
    expect(sides[0]!.findings[0]!.authors.map(({ id }) => id).sort()).toEqual(side);
    expect(sides[0]!.evidence).toHaveLength(8);
  });

  it('what an older version kept is looked for anew', async () => {
    await plantPair();
    await query(
      `insert into pattern_summaries (id, at, found) values (1, $1, '{"targeting": [], "bursts": []}')`,
      [new Date(context.now().getTime() - HOUR)],
    );
    expect((await listPatterns({ viewer: desk, context })).mutual).toHaveLength(1);
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
    // Nor does who reads one as a peer learn who wrote it.
    await leaseOn({ commentId: together!, reviewer: desk, article: news, context });
    expect((await patterns()).correlated).toEqual([{ ...correlated[0], evidence: [] }]);
  });
});
