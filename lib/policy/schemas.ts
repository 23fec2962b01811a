import { z } from 'zod';
import { normaliseLine } from '@/lib/platform/text/normalise';

const probability = z.number().gt(0).lt(1);
const words = z.array(z.string().trim().min(2).max(60)).max(500);

const name = z
  .string()
  .overwrite(normaliseLine)
  .min(2, 'must have at least 2 characters that can be seen')
  .max(60);
const names = z.strictObject({ publication: name, membership: name });

const review = z.strictObject({
  /** Reviews that one comment costs its author (R1). */
  required: z.int().min(1).max(10),
  /** Reviews before a comment may be decided, and at which it is referred when still undecided (R9). */
  quorum: z.strictObject({ min: z.int().min(1).max(15), max: z.int().min(1).max(15) }),
  /** Probability of being acceptable at or above which a comment is published, and below which it is referred. */
  publishAt: probability,
  referBelow: probability,
  /** Share of comments that are acceptable before anyone has reviewed them. */
  prior: probability,
  /** Share of verdicts that are right; the same for every reviewer for now. */
  accuracy: z.number().gt(0.5).lt(1),
  leaseMinutes: z.int().min(1).max(1440),
  /** Refuse a verdict that comes faster than anyone could read (R6). */
  readingFloor: z.boolean(),
  /** Chance of each place in a batch to hold a calibration item although a comment is there for it (R7). */
  calibrationRate: z.number().min(0).max(1),
  skipsPerBatch: z.int().min(0).max(10),
  /** Hours in line after which a comment is referred (R10). */
  maxWaitHours: z.int().min(1).max(720),
  /** Days that an author has for the reviews before the comment expires (R10). */
  dutyDays: z.int().min(1).max(90),
  /** Times that a rejected comment may be revised and resubmitted. */
  resubmissions: z.int().min(0).max(10),
});

const screening = z.strictObject({
  links: z.enum(['refuse', 'hold', 'allow']),
  /** Words that refuse a comment, and words that bring it to a moderator. */
  bannedWords: words,
  suspectWords: words,
  /** Minutes within which a member may not post the same text again. */
  repeatMinutes: z.int().min(0).max(1440),
});

const settings = z.strictObject({ names, review, screening });

const coherent = (s: z.output<typeof settings>, ctx: z.RefinementCtx) => {
  if (s.review.quorum.min > s.review.quorum.max)
    ctx.addIssue({
      code: 'custom',
      path: ['review', 'quorum', 'min'],
      message: 'must not be above review.quorum.max',
    });
  if (s.review.referBelow >= s.review.publishAt)
    ctx.addIssue({
      code: 'custom',
      path: ['review', 'referBelow'],
      message: 'must be below review.publishAt',
    });
};

/** The publication's settings, whole. */
export const policySettings = settings.superRefine(coherent);
export type PolicySettings = z.output<typeof settings>;

/** The settings in force, with the number of their version. */
export type Policy = PolicySettings & { version: number };
export const policyView = settings.extend({ version: z.int() });

/** A change: any part of the settings. A list is replaced as a whole. */
export const policyPatch = z.strictObject({
  /** The version that it changes; with it, a change is refused when somebody else has changed the settings since. */
  version: z.int().min(0).optional(),
  names: names.partial().optional(),
  review: review.extend({ quorum: review.shape.quorum.partial() }).partial().optional(),
  screening: screening.partial().optional(),
});
export type PolicyPatch = z.output<typeof policyPatch>;
