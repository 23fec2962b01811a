import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membershipName } from './membership-name';
import { applyPatch, completeSettings, defaultSettings } from './rules';
import { policyPatch, policySettings, type PolicyPatch } from './schemas';

describe('the default settings', () => {
  it('are the numbers of the product', () => {
    expect(defaultSettings).toMatchObject({
      names: { publication: 'Maverick', membership: 'Maverick Insider' },
      review: {
        required: 3,
        quorum: { min: 3, max: 7 },
        publishAt: 0.9,
        effectiveFrom: 0.25,
        objection: { accepts: 4, publishAt: 0.95, objections: 2, below: 0.2 },
        small: { below: 12, accepts: 2, objectedAccepts: 3 },
        leaseMinutes: 30,
        maxWaitHours: 24,
        dutyDays: 7,
      },
      screening: { links: 'refuse', repeatMinutes: 6 },
    });
  });

  it('count who agrees too much as one, keep the reading time, and prefer experts and variety', () => {
    expect(defaultSettings.review).toMatchObject({
      reliability: { correlatedCountAsOne: true },
      readingFloor: true,
      preferences: { expertise: true, diversity: true },
    });
  });

  it('hide nothing for its reports alone, and lift no comment for disagreement', () => {
    expect(defaultSettings.reports.hide).toBe(false);
    const lifting = defaultSettings.reactions.filter(({ lifts }) => lifts).map(({ key }) => key);
    expect(lifting).toEqual(['insightful', 'well-argued']);
  });

  it('ban no word: what is suspect goes to a moderator', () => {
    expect(defaultSettings.screening.bannedWords).toEqual([]);
    for (const words of defaultSettings.screening.suspectWords) expect(words).toMatch(/^\S[^,]*\S$/);
  });

  it('are coherent themselves', () => {
    expect(policySettings.safeParse(defaultSettings).success).toBe(true);
  });
});

describe('a change of the settings', () => {
  const patches: fc.Arbitrary<PolicyPatch> = fc.record(
    {
      names: fc.record({ publication: fc.constantFrom('Gazette', 'Courier') }, { requiredKeys: [] }),
      review: fc.record(
        {
          required: fc.integer({ min: 1, max: 10 }),
          leaseMinutes: fc.integer({ min: 1, max: 60 }),
          quorum: fc.record(
            { min: fc.constantFrom(1, 2, 3), max: fc.constantFrom(5, 7) },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: [] },
      ),
      screening: fc.record(
        {
          links: fc.constantFrom('refuse', 'hold', 'allow'),
          bannedWords: fc.array(fc.constantFrom('fie', 'pox')),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  );

  it('replaces what it names', () => {
    fc.assert(
      fc.property(patches, (patch) => void expect(applyPatch(defaultSettings, patch)).toMatchObject(patch)),
    );
  });

  it('leaves everything else, and nothing of it twice', () => {
    fc.assert(
      fc.property(patches, (patch) => {
        const once = applyPatch(defaultSettings, patch);
        expect(applyPatch(once, {})).toEqual(once);
        expect(applyPatch(once, patch)).toEqual(once);
        const { quorum } = once.review;
        expect(quorum.min).toBe(patch.review?.quorum?.min ?? defaultSettings.review.quorum.min);
        expect(quorum.max).toBe(patch.review?.quorum?.max ?? defaultSettings.review.quorum.max);
      }),
    );
  });

  it('is what was kept before some settings existed, too; what is no setting at all is left to be refused', () => {
    const review = { required: 5 };
    expect(completeSettings({ review })).toEqual(applyPatch(defaultSettings, { review }));
    expect(completeSettings({ names: 'Gazette' })).toEqual({ ...defaultSettings, names: 'Gazette' });
    expect(completeSettings(null)).toBeNull();
  });

  it('replaces a list of words as a whole', () => {
    const some = applyPatch(defaultSettings, { screening: { bannedWords: ['fie', 'pox'] } });
    expect(applyPatch(some, { screening: { bannedWords: ['pox'] } }).screening.bannedWords).toEqual(['pox']);
  });

  it.each([
    [{ review: { quorum: { min: 8 } } }, 'review.quorum.min'],
    [{ review: { objection: { below: 0.95 } } }, 'review.objection.below'],
    [{ review: { accuracy: 0.5 } }, 'review.accuracy'],
    [{ review: { required: 0 } }, 'review.required'],
    [{ review: { publishAt: 1 } }, 'review.publishAt'],
    // Reviewers nobody knows yet could never publish.
    [{ review: { quorum: { min: 1, max: 1 } } }, 'review.quorum.max'],
    [{ review: { publishAt: 0.9999 } }, 'review.quorum.max'],
    [{ review: { accuracy: 0.51 } }, 'review.quorum.max'],
    [{ review: { prior: 0.001 } }, 'review.quorum.max'],
    // Comments would get no reviews.
    [{ review: { calibrationRate: 1 } }, 'review.calibrationRate'],
    [{ review: { calibrationRate: 0.51 } }, 'review.calibrationRate'],
  ])('that would not be coherent names the setting: %j', (patch: PolicyPatch, field) => {
    const parsed = policySettings.safeParse(applyPatch(defaultSettings, patch));
    expect(parsed.error?.issues[0]?.path.join('.')).toBe(field);
  });

  it.each([
    { review: { quorum: { min: 1, max: 1 }, publishAt: 0.8 } },
    { review: { calibrationRate: 0 } },
    { review: { calibrationRate: 0.5 } },
  ])('may go to the limits: %j', (patch) => {
    expect(policySettings.safeParse(applyPatch(defaultSettings, patch)).success).toBe(true);
  });

  it.each([
    { review: { requierd: 3 } },
    { reviews: {} },
    { names: { publication: '' } },
    { screening: { links: 'ignore' } },
  ])('is refused when it is not one: %j', (patch) => {
    expect(policyPatch.safeParse(patch).success).toBe(false);
  });
});

describe('the membership’s name in sentences', () => {
  it.each([
    ['Maverick Insider', 'a Maverick Insider', 'an Insider'],
    ['Ember Friend', 'an Ember Friend', 'a Friend'],
    ['Member', 'a Member', 'a Member'],
  ])('%s: %s, and later %s', (membership, full, short) => {
    expect(membershipName({ publication: 'Any', membership })).toEqual({ full, short });
  });
});
