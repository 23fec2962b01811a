import { describe, expect, it } from 'vitest';
import { defaultSettings } from '@/lib/policy/rules';
import { UNMEASURED } from '@/lib/comments/pace/rules';
import { HOUR_MS } from '@/lib/platform/durations';
import { isVolunteeredInBurst, queuedSince, reasonForNone, volunteeringLeft } from './rules';
import type { Volunteer } from './store';

const { review } = defaultSettings;
const { volunteers } = review;
const at = new Date('2026-11-30T12:00:00Z');
const hoursAgo = (hours: number) => new Date(at.getTime() - hours * HOUR_MS).toISOString();

/** Somebody who may review from the queue, where nobody was counted yet. */
const somebody = (more: Partial<Volunteer> = {}): Volunteer => ({
  standing: 'GOOD',
  isStaff: false,
  doneToday: 0,
  skippedToday: 0,
  passedOnAt: null,
  after: null,
  lacking: 0,
  lastBatchAt: null,
  volunteeredAt: [],
  pace: UNMEASURED,
  ...more,
});
const done = (more: Partial<NonNullable<Volunteer['after']>> = {}) => ({
  after: { state: 'IN_REVIEW' as const, done: 0, inBurst: false, ...more },
});

describe('R1: what may be volunteered', () => {
  it('is from the queue what has waited for so many hours', () => {
    expect(queuedSince(at, review).toISOString()).toBe(hoursAgo(volunteers.afterHours));
  });

  it('is so many a day from the queue, and so many after a duty, and never less than none', () => {
    const left = (more: Partial<Volunteer>) => volunteeringLeft(somebody(more), { more: 2, perDay: 5 });
    expect(left({})).toBe(5);
    expect(left({ doneToday: 3 })).toBe(2);
    expect(left({ doneToday: 7 })).toBe(0);
    // What they did today does not count after a duty.
    expect(left({ ...done({ done: 1 }), doneToday: 7 })).toBe(1);
    expect(left(done({ done: 3 }))).toBe(0);
  });
});

describe('R1: why there is nothing to volunteer for', () => {
  const why = (more: Partial<Volunteer>) => reasonForNone(somebody(more), review);
  const many = { lacking: volunteers.moreFrom };

  it('is no reason, from the queue, for who has some left', () => {
    expect(why({})).toBeNull();
    expect(why({ doneToday: volunteers.perDay - 1 })).toBeNull();
    expect(why({ doneToday: volunteers.perDay })).toBe('ENOUGH');
  });

  it('is that they are suspended, whatever else', () => {
    expect(why({ standing: 'SUSPENDED', doneToday: volunteers.perDay })).toBe('SUSPENDED');
    expect(why({ standing: 'WARNED' })).toBeNull();
  });

  it('is after a duty that few lack reviews, unless they have begun, or that their comment is no longer in review', () => {
    expect(why({ ...done(), ...many })).toBeNull();
    expect(why({ ...done(), lacking: volunteers.moreFrom - 1 })).toBe('NOTHING_WAITS');
    expect(why(done({ done: 1 }))).toBeNull();
    expect(why({ ...done({ state: 'PUBLISHED' }), ...many })).toBe('NOTHING_WAITS');
    expect(why({ ...done({ done: volunteers.more }), ...many })).toBe('ENOUGH');
  });
});

describe('R9: a volunteered review in a burst', () => {
  const isBurst = (more: Partial<Volunteer>) => isVolunteeredInBurst(somebody(more), review, at);

  it('is one that takes the place of another that was just passed on', () => {
    expect(isBurst({})).toBe(false);
    expect(isBurst({ passedOnAt: hoursAgo(1) })).toBe(true);
    expect(isBurst({ passedOnAt: hoursAgo(30) })).toBe(false);
    expect(isBurst({ ...done(), passedOnAt: hoursAgo(1) })).toBe(true);
  });

  it('is after a duty as that was', () => {
    expect(isBurst(done({ inBurst: true }))).toBe(true);
    expect(isBurst({ ...done(), lastBatchAt: hoursAgo(1) })).toBe(false);
  });

  it('is otherwise one that comes soon after a batch', () => {
    expect(isBurst({ lastBatchAt: hoursAgo(1) })).toBe(true);
    expect(isBurst({ lastBatchAt: hoursAgo(30) })).toBe(false);
  });
});
