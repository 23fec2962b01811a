import { z } from 'zod';

const count = z.int().min(0);

/** How often something happened among so many cases; null where the cases are too few to say. */
const rate = z.object({ cases: count, share: z.number().nullable() });
export type Rate = z.output<typeof rate>;

/** The same with the range that holds the true share in 19 of 20 cases. */
const auditedRate = rate.extend({ low: z.number().nullable(), high: z.number().nullable() });
export type AuditedRate = z.output<typeof auditedRate>;

/** Seconds; null where the cases are too few to say. */
const duration = z.object({ median: z.number(), p90: z.number() }).nullable();

const period = z.object({
  /** Null: since the beginning. */
  from: z.iso.datetime().nullable(),
  /** Comments that were sent in, and comments that were posted for the first time. */
  submitted: count,
  published: count,
  /** Texts that the automatic checks held for a moderator. */
  held: count,
  /** Comments that reviewers, or the time that they took, brought to a moderator. */
  referred: count,
  rejected: count,
  removed: count,
  /** Comments whose authors did not do their reviews, and have not taken them up again. */
  expired: count,
  /** From being sent in to being posted; and from having got in line, which is after the author's own reviews. */
  timeToPublish: duration,
  timeInLine: duration,
  /** Krippendorff's alpha, nominal, of the valid reviews of comments that were decided. */
  agreement: z.object({ comments: count, alpha: z.number().nullable() }),
  /** Of what left the line by its reviews or by the clock: referred to a moderator. */
  referrals: rate,
  /** Of what reviewers referred and a moderator has decided: posted. Of what reviewers posted: removed since, and not restored. */
  overturned: z.object({ referrals: rate, publications: rate }),
  /**
   * Of what reviewers would have posted and a moderator read first without knowing what they said: unacceptable, as two moderators
   * found. What awaits the second one is in `high` alone.
   */
  audits: auditedRate,
  /** Of the verdicts on texts whose right verdict is known: right. */
  calibration: rate,
  /** Of the texts that were decided for good, or that their authors changed or took back after objections: without a moderator. */
  withoutModerator: rate,
  /** Of the texts that reviewers decided: reviews each, on average. */
  reviewsPerComment: z.object({ comments: count, mean: z.number().nullable() }),
  /** Members who reviewed beyond their duty, and what they reviewed so. */
  volunteers: z.object({ members: count, reviews: count }),
});
export type PeriodView = z.output<typeof period>;

export const transparencyView = z.object({
  /** When all this was counted. */
  at: z.iso.datetime(),
  /** At that moment: comments that reviewers, and that moderators, are to decide. */
  inLine: count,
  withModerators: count,
  last30Days: period,
  all: period,
});
export type TransparencyView = z.output<typeof transparencyView>;
