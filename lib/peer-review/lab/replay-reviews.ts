import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { firstIdAt } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPace } from '@/lib/comments/pace/current-pace';
import { currentPolicy } from '@/lib/policy/current-policy';
import { coherentAfter } from '@/lib/policy/coherent-after';
import type { PolicySettings } from '@/lib/policy/schemas';
import { connected } from '../reliability/connected';
import { changesBetween, countAlike, figuresOf, inFact, itemsUnder, type Given } from './compare';
import { replay, type Fate, type Past, type PastReview, type PastText } from './replay';
import { DAYS, MOST_NAMED, MOST_REVIEWS, type LabChanges, type LabNumbers, type LabView } from './schemas';
import { findFits, findNamed, findPairs, findReviews, findTexts, type TextRow } from './store';

/**
 * What the publication's reviews of the last `days` days would have led to under other numbers, beside what they lead to under
 * those in force: nothing is changed. It looks at the newest 20,000 reviews; older ones than the period make the records of
 * reviewers what they were when it began.
 * @throws 401, 403 for all but administrators, 400 naming the setting when the numbers would not be coherent
 */
export async function replayReviews({
  viewer,
  numbers,
  days = DAYS.usual,
  context = systemContext,
}: {
  viewer: Viewer | null;
  numbers: LabNumbers;
  days?: number;
  context?: Context;
}): Promise<LabView> {
  authorize(viewer, 'policy.try');
  const { version: _, ...policy } = await currentPolicy();
  const { review: triedReview } = coherentAfter(policy, numbers);
  const since = context.now().getTime() - days * DAY_MS;
  const past = await readPast(policy, since);
  const texts = past.texts.filter(({ inLineAt }) => inLineAt >= since);
  const now = replay(past, policy.review);
  const tried = replay(past, triedReview);
  const inPeriod = past.reviews.filter(({ at }) => at >= since);
  const given = givenIn(past.reviews, { since, firstReviews: policy.review.calibration.firstReviews });
  const items = itemsUnder(given, { now: policy.review, tried: triedReview });
  const oldest = past.reviews[0]?.at;
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
    changes: await nameChanges(texts, { now, tried }),
    calibration: {
      inFact: given.onItems,
      tried: items,
      leftNow: inPeriod.length - given.onItems,
      leftTried: inPeriod.length - items,
    },
  };
}

// ── The past ───────────────────────────────────────────────────────────────────────────────────

async function readPast({ review }: PolicySettings, since: number): Promise<Past> {
  const db = database();
  const [reviews, pairs, fits, { activeMembers }] = await Promise.all([
    findReviews(db, MOST_REVIEWS),
    findPairs(db),
    findFits(db),
    currentPace(db),
  ]);
  const commentIds = [...new Set(reviews.flatMap(({ text }) => (text === null ? [] : commentOf(text))))];
  // Written by then, it may have got in line since.
  const fromId = firstIdAt(new Date(since - review.dutyDays * DAY_MS));
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

// ── What changes ───────────────────────────────────────────────────────────────────────────────

type Fates = ReadonlyMap<string, Fate>;

async function nameChanges(
  texts: readonly PastText[],
  fates: { now: Fates; tried: Fates },
): Promise<LabView['changes']> {
  const { published, referred, unknown } = changesBetween(texts, fates);
  const shown = [...published.slice(0, MOST_NAMED), ...referred.slice(0, MOST_NAMED)];
  const rows = shown.length === 0 ? [] : await findNamed(database(), shown.map(commentOf));
  const named = new Map(rows.map((row) => [row.commentId, row]));
  const facts = new Map(texts.map((text) => [text.id, inFact(text)]));
  const name = (ids: string[]): LabChanges => ({
    count: ids.length,
    named: ids.slice(0, MOST_NAMED).flatMap((id) => {
      const row = named.get(commentOf(id));
      return row
        ? { commentId: row.commentId, author: row.author, excerpt: row.body, inFact: facts.get(id)! }
        : [];
    }),
  });
  return { published: name(published), referred: name(referred), unknown: unknown.length };
}
