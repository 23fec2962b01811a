import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { firstIdAt } from '@/lib/platform/ids';
import { currentPace } from '@/lib/comments/pace/current-pace';
import { connected } from '../reliability/connected';
import { changesBetween, countAlike, figuresOf, inFact, itemsUnder, type Given } from './compare';
import { replay, type Past, type PastReview, type PastText, type ReviewPolicy } from './replay';
import { MOST_NAMED, MOST_REVIEWS, type FoundChanges, type Question, type Replay } from './schemas';
import { findFits, findPairs, findReviews, findTexts, type TextRow } from './store';

/** Hears what share of the work is done, from 0 to 1. */
export type Tell = (share: number) => void;

/** What reading the past takes of the work, and what each of the two replays does. */
const READING = 0.3;
const REPLAYING = (1 - READING) / 2;

/**
 * What the publication's reviews of some days would have led to under other numbers, beside what they lead to under
 * those in force: nothing is changed. It looks at the newest 20,000 reviews; older ones than the period make the records of
 * reviewers what they were when it began.
 */
export async function lookBack(
  { now: nowReview, tried: triedReview, days, until }: Question,
  tell: Tell = () => undefined,
): Promise<Replay> {
  const since = Date.parse(until) - days * DAY_MS;
  const past = await readPast(nowReview, since);
  tell(READING);
  const texts = past.texts.filter(({ inLineAt }) => inLineAt >= since);
  const now = replay(past, nowReview, (share) => tell(READING + share * REPLAYING));
  const tried = replay(past, triedReview, (share) => tell(READING + (1 + share) * REPLAYING));
  const inPeriod = past.reviews.filter(({ at }) => at >= since);
  const given = givenIn(past.reviews, { since, firstReviews: nowReview.calibration.firstReviews });
  const items = itemsUnder(given, { now: nowReview, tried: triedReview });
  const oldest = past.reviews[0]?.at;
  const changes = changesBetween(texts, { now, tried });
  const facts = new Map(texts.map((text) => [text.id, inFact(text)]));
  const found = (ids: string[]): FoundChanges => ({
    count: ids.length,
    found: ids.slice(0, MOST_NAMED).map((id) => ({ commentId: commentOf(id), inFact: facts.get(id)! })),
  });
  return {
    since: new Date(since).toISOString(),
    days,
    comments: texts.length,
    reviews: {
      lookedAt: past.reviews.length,
      inPeriod: inPeriod.length,
      oldest: oldest === undefined ? null : new Date(oldest).toISOString(),
      isAll: past.reviews.length < MOST_REVIEWS,
    },
    check: countAlike(texts, now),
    now: figuresOf(texts, now),
    tried: figuresOf(texts, tried),
    changes: {
      published: found(changes.published),
      referred: found(changes.referred),
      unknown: changes.unknown.length,
    },
    calibration: {
      inFact: given.onItems,
      tried: items,
      leftNow: inPeriod.length - given.onItems,
      leftTried: inPeriod.length - items,
    },
  };
}

// ── The past ───────────────────────────────────────────────────────────────────────────────────

async function readPast({ dutyDays }: ReviewPolicy, since: number): Promise<Past> {
  const db = database();
  const [reviews, pairs, fits, { activeMembers }] = await Promise.all([
    findReviews(db, MOST_REVIEWS),
    findPairs(db),
    findFits(db),
    currentPace(db),
  ]);
  const commentIds = [...new Set(reviews.flatMap(({ text }) => (text === null ? [] : commentOf(text))))];
  // Written by then, it may have got in line since.
  const fromId = firstIdAt(new Date(since - dutyDays * DAY_MS));
  const rows = await findTexts(db, { commentIds, fromId, limit: MOST_REVIEWS });
  return {
    reviews,
    texts: rows.map(toText),
    activeMembers,
    fits: fits.map(({ at, ...fit }) => ({ at: at.getTime(), ...fit })),
    groups: connected(pairs.map(({ firstId, secondId }) => [firstId, secondId])),
  };
}

const commentOf = (textId: string): string => textId.split(' ')[0]!;

function toText({ id, inLineAt, changedAt, withdrawnAt, decisions }: TextRow): PastText {
  const acts = (decisions ?? []).map((act) => ({ ...act, at: Date.parse(act.at) }));
  const first = acts.find(({ at }) => at >= inLineAt.getTime());
  const left = changedAt ?? withdrawnAt;
  return {
    id,
    inLineAt: inLineAt.getTime(),
    end: first ? endBy(first) : left && { at: left.getTime(), by: 'other', outcome: null },
    settled: acts
      .filter(({ maker, outcome }) => maker === 'MODERATOR' && outcome !== 'REFER')
      .map(({ at, outcome }) => ({ at, acceptable: outcome === 'PUBLISH' || outcome === 'RESTORE' })),
  };
}

type Act = { maker: string; outcome: string; at: number };

function endBy({ maker, outcome, at }: Act): PastText['end'] {
  if (maker === 'PEERS') return { at, by: 'peers', outcome: outcome === 'PUBLISH' ? 'publish' : 'refer' };
  if (maker === 'SYSTEM' && outcome === 'REFER') return { at, by: 'time', outcome: 'refer' };
  return { at, by: 'other', outcome: null };
}

/** Whose reviews those of the period were: a reviewer's first ones, or later ones. */
function givenIn(
  reviews: readonly PastReview[],
  { since, firstReviews }: { since: number; firstReviews: number },
): Given {
  const given = { newcomers: 0, others: 0, onItems: 0 };
  const before = new Map<string, number>();
  for (const { reviewerId, at, text } of reviews) {
    const number = before.get(reviewerId) ?? 0;
    before.set(reviewerId, number + 1);
    if (at < since) continue;
    given[number < firstReviews ? 'newcomers' : 'others'] += 1;
    if (text === null) given.onItems += 1;
  }
  return given;
}
