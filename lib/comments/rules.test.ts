import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  can,
  correctableUntil,
  mayRevise,
  newestStands,
  next,
  nextAfterRevision,
  publicState,
  type Lifecycle,
  type Verb,
} from './rules';
import { commentStates } from './schemas';

const verbs: Verb[] = [
  'line-up',
  'publish',
  'object',
  'refer',
  'reject',
  'remove',
  'hide',
  'restore',
  'withdraw',
  'unwithdraw',
  'expire',
  'revise',
];

/** To one place, whatever was before. */
const leads = (verb: Verb): verb is Exclude<Verb, 'revise' | 'unwithdraw'> =>
  verb !== 'revise' && verb !== 'unwithdraw';

/** Any comment that the rules can lead to: what readers see was accepted once. */
const standings: fc.Arbitrary<Lifecycle> = fc
  .record({
    state: fc.constantFrom(...commentStates),
    revision: fc.integer({ min: 1, max: 9 }),
    accepted: fc.option(fc.integer({ min: 1, max: 9 })),
    seen: fc.boolean(),
    rejected: fc.boolean(),
    dutyDone: fc.boolean(),
    resubmissions: fc.nat(3),
  })
  .map(({ accepted, seen, rejected, ...rest }) => {
    const wasUp = rest.state === 'PUBLISHED' || rest.state === 'REMOVED';
    const publishedRevision = wasUp ? (accepted ?? 1) : accepted;
    const mayBeSeen =
      publishedRevision !== null && ['IN_REVIEW', 'OBJECTED', 'REFERRED'].includes(rest.state);
    const revision = Math.max(rest.revision, publishedRevision ?? 1);
    const undecided = revision !== publishedRevision;
    const decidedAgainst =
      ['PUBLISHED', 'REJECTED'].includes(rest.state) || (rejected && rest.state === 'REMOVED');
    return {
      ...rest,
      revision,
      publishedRevision,
      turnedDown: undecided && decidedAgainst,
      visible: rest.state === 'PUBLISHED' || (mayBeSeen && seen),
    };
  });

describe('the life of a comment', () => {
  const accepted = { visible: true, revision: 1, publishedRevision: 1 };
  const reached = (verb: Verb) => commentStates.filter((state) => can({ ...accepted, state }, verb));

  it.each<[Verb, string[]]>([
    ['line-up', ['AWAITING_REVIEWS']],
    ['publish', ['IN_REVIEW', 'OBJECTED', 'REFERRED', 'REJECTED']],
    ['object', ['IN_REVIEW']],
    ['refer', ['IN_REVIEW', 'OBJECTED']],
    ['reject', ['IN_REVIEW', 'OBJECTED', 'REFERRED']],
    ['remove', ['IN_REVIEW', 'OBJECTED', 'REFERRED', 'PUBLISHED']],
    ['hide', ['IN_REVIEW', 'OBJECTED', 'REFERRED', 'PUBLISHED']],
    ['restore', ['REMOVED']],
    [
      'withdraw',
      ['AWAITING_REVIEWS', 'IN_REVIEW', 'OBJECTED', 'REFERRED', 'PUBLISHED', 'REJECTED', 'EXPIRED'],
    ],
    ['unwithdraw', ['WITHDRAWN']],
    ['expire', ['AWAITING_REVIEWS']],
    ['revise', ['AWAITING_REVIEWS', 'IN_REVIEW', 'OBJECTED', 'REFERRED', 'PUBLISHED', 'REJECTED', 'EXPIRED']],
  ])('%s leads on from %j and from nowhere else', (verb, states) => {
    expect(reached(verb)).toEqual(states);
  });

  it('shows readers nothing but an accepted revision of a comment that is up', () => {
    fc.assert(
      fc.property(standings, fc.constantFrom(...verbs), (comment, verb) => {
        fc.pre(leads(verb) && can(comment, verb));
        const after = next(comment, verb);
        if (after.visible) {
          expect(after.publishedRevision).not.toBeNull();
          expect(['PUBLISHED', 'IN_REVIEW', 'OBJECTED', 'REFERRED']).toContain(after.state);
        }
        if (after.state === 'PUBLISHED') expect(after.visible).toBe(true);
        if (after.publishedRevision !== null)
          expect(after.publishedRevision).toBeLessThanOrEqual(comment.revision);
      }),
    );
  });

  it('makes something visible by publishing and restoring alone', () => {
    fc.assert(
      fc.property(standings, fc.constantFrom(...verbs), (comment, verb) => {
        fc.pre(leads(verb) && can(comment, verb) && !comment.visible);
        const after = next(comment, verb);
        expect(after.visible).toBe(verb === 'publish' || verb === 'restore');
      }),
    );
  });

  it('hides only what readers see, and removes only that and what is hidden', () => {
    fc.assert(
      fc.property(standings, (comment) => {
        fc.pre(!comment.visible);
        expect(can(comment, 'hide')).toBe(false);
        const hidden = comment.state === 'REFERRED' && comment.publishedRevision !== null;
        expect(can(comment, 'remove')).toBe(hidden);
      }),
    );
  });

  it('leaves what is hidden to be restored or removed by the desk, and to nothing else', () => {
    fc.assert(
      fc.property(standings, (comment) => {
        fc.pre(can(comment, 'hide'));
        const hidden = { ...comment, ...next(comment, 'hide') };
        const left = verbs.filter((verb) => can(hidden, verb));
        expect(left.sort()).toEqual(['remove', 'restore', 'revise', 'withdraw']);
      }),
    );
  });

  it('publishes an edit that was turned down while the text before it is up', () => {
    const up = { state: 'PUBLISHED', visible: true, publishedRevision: 1, turnedDown: true } as const;
    const edited = { ...up, revision: 2, dutyDone: true, resubmissions: 0 };
    expect(can(edited, 'publish')).toBe(true);
    expect(next(edited, 'publish')).toEqual({ state: 'PUBLISHED', publishedRevision: 2, visible: true });
    expect(can({ ...edited, publishedRevision: 2 }, 'publish')).toBe(false);
  });

  it.each(['remove', 'hide'] as const)('gives back by restoring what the verb took: %s', (verb) => {
    fc.assert(
      fc.property(standings, (comment) => {
        fc.pre(can(comment, verb) && comment.visible);
        const removed = { ...comment, ...next(comment, verb) };
        expect(can(removed, 'restore')).toBe(true);
        const { publishedRevision } = comment;
        const settled = comment.revision === publishedRevision || comment.state === 'PUBLISHED';
        expect(next(removed, 'restore')).toEqual({
          state: settled ? 'PUBLISHED' : 'REFERRED',
          publishedRevision,
          visible: true,
        });
      }),
    );
  });

  it('forgets no edit: what is PUBLISHED has no newer text that nobody has decided', () => {
    fc.assert(
      fc.property(standings, fc.constantFrom(...verbs), (comment, verb) => {
        fc.pre(leads(verb) && can(comment, verb));
        const after = next(comment, verb);
        const turnedDown = verb === 'reject' || comment.turnedDown;
        if (after.state === 'PUBLISHED' && !turnedDown)
          expect(after.publishedRevision).toBe(comment.revision);
      }),
    );
  });
});

describe('a correction', () => {
  const at = new Date('2026-11-26T10:00:00Z');

  it('has its time from the first publication, of a text that is up with nothing newer under way', () => {
    fc.assert(
      fc.property(
        standings,
        fc.integer({ min: -60, max: 60 }),
        fc.nat(30),
        (comment, minutes, editMinutes) => {
          const publishedAt = new Date(at.getTime() - minutes * 60_000);
          const asked = { editMinutes, at, reported: false };
          const until = correctableUntil({ ...comment, publishedAt }, asked);
          const isUp = comment.state === 'PUBLISHED' && comment.revision === comment.publishedRevision;
          expect(until !== null).toBe(isUp && comment.visible && minutes < editMinutes);
          if (until) expect(until.getTime() - publishedAt.getTime()).toBe(editMinutes * 60_000);
          expect(correctableUntil({ ...comment, publishedAt: null }, asked)).toBeNull();
          expect(correctableUntil({ ...comment, publishedAt }, { ...asked, reported: true })).toBeNull();
        },
      ),
    );
  });
});

describe('R11: a new revision', () => {
  const inReview: Lifecycle = {
    state: 'IN_REVIEW',
    revision: 1,
    publishedRevision: null,
    visible: false,
    turnedDown: false,
    dutyDone: true,
    resubmissions: 0,
  };

  it.each<[string, Partial<Lifecycle>, boolean, string]>([
    ['in review goes round again', {}, false, 'IN_REVIEW'],
    [
      'that waits for its author’s reviews goes on waiting',
      { state: 'AWAITING_REVIEWS', dutyDone: false },
      false,
      'AWAITING_REVIEWS',
    ],
    [
      'of a published comment goes round',
      { state: 'PUBLISHED', publishedRevision: 1, visible: true },
      false,
      'IN_REVIEW',
    ],
    [
      'of a published comment goes round, whatever its author owed',
      { state: 'PUBLISHED', publishedRevision: 1, visible: true, dutyDone: false },
      false,
      'IN_REVIEW',
    ],
    ['of a rejected comment goes round when the duty is done', { state: 'REJECTED' }, false, 'IN_REVIEW'],
    [
      'of a rejected comment waits while the duty is not done',
      { state: 'REJECTED', dutyDone: false },
      false,
      'AWAITING_REVIEWS',
    ],
    [
      'of an expired comment waits for its author’s reviews',
      { state: 'EXPIRED', dutyDone: false },
      false,
      'AWAITING_REVIEWS',
    ],
    ['before a moderator stays before them', { state: 'REFERRED' }, false, 'REFERRED'],
    ['that screening holds is a moderator’s', {}, true, 'REFERRED'],
    [
      'that screening holds is a moderator’s, done or not',
      { state: 'AWAITING_REVIEWS', dutyDone: false },
      true,
      'REFERRED',
    ],
  ])('%s', (_, more, held, state) => {
    expect(nextAfterRevision({ ...inReview, ...more }, held)).toBe(state);
  });

  it('of a rejected comment comes only so many times', () => {
    const rejected = { ...inReview, state: 'REJECTED' as const };
    expect(mayRevise({ ...rejected, resubmissions: 1 }, 2)).toBe(true);
    expect(mayRevise({ ...rejected, resubmissions: 2 }, 2)).toBe(false);
    expect(mayRevise({ ...inReview, resubmissions: 2 }, 2)).toBe(true);
  });

  it('that is rejected leaves the accepted text up', () => {
    const edited = { ...inReview, revision: 2, publishedRevision: 1, visible: true };
    expect(next(edited, 'reject')).toEqual({ state: 'PUBLISHED', publishedRevision: 1, visible: true });
    expect(next(inReview, 'reject')).toEqual({ state: 'REJECTED', publishedRevision: null, visible: false });
  });

  it('stands until it is turned down or its comment expires', () => {
    expect(newestStands(inReview)).toBe(true);
    expect(newestStands({ ...inReview, state: 'PUBLISHED' })).toBe(true);
    expect(newestStands({ ...inReview, state: 'PUBLISHED', turnedDown: true })).toBe(false);
    expect(newestStands({ ...inReview, state: 'REJECTED', turnedDown: true })).toBe(false);
    expect(newestStands({ ...inReview, state: 'EXPIRED' })).toBe(false);
  });

  it('is nobody else’s business while it is decided', () => {
    expect(publicState({ state: 'IN_REVIEW', visible: true })).toBe('PUBLISHED');
    expect(publicState({ state: 'REMOVED', visible: false })).toBe('REMOVED');
    expect(publicState({ state: 'REFERRED', visible: false })).toBe('REMOVED');
    expect(publicState({ state: 'WITHDRAWN', visible: false })).toBe('WITHDRAWN');
  });
});
