import { z } from 'zod';
import { locale } from '@/lib/language/schemas';
import { trimmedText, typedLine, typedText } from '@/lib/platform/text/typed-text';

const probability = z.number().gt(0).lt(1);
const words = z.array(trimmedText(60).min(2)).max(500);

const name = typedLine(60).min(2, 'must have at least 2 characters that can be seen');
const names = z.strictObject({ publication: name, membership: name });

/** What is made of a reviewer's record (R9, R12). */
const reliability = z.strictObject({
  /** Verdicts of each kind that a newcomer is taken to have given already: how slowly a record changes what is believed. */
  strength: z.number().gt(0).max(100),
  /** Days in which a past verdict loses half of its weight. */
  halfLifeDays: z.int().min(1).max(3650),
  /** Reviewers who agree far above chance count as one in a decision. */
  correlatedCountAsOne: z.boolean(),
});

/** From feedback to a warning to no weight, and back (R13). It looks at verdicts whose rightness is known. */
const ladder = z.strictObject({
  /** Newest known outcomes that are looked at, and how many there must be before anything follows. */
  window: z.int().min(1).max(100),
  least: z.int().min(1).max(100),
  /** Share of right verdicts below which a reviewer is warned, and below which a warned one weighs nothing. */
  warnBelow: probability,
  suspendBelow: probability,
  /** Known outcomes after a warning before it can lead to more. */
  afterWarning: z.int().min(1).max(100),
  /** Calibration items to get right in a row to weigh again. */
  returnAfter: z.int().min(1).max(20),
});

/** Hidden items among real ones, and when an item retires itself (R7). */
const calibration = z.strictObject({
  /** So many of a new reviewer's first reviews are on calibration items. */
  amongFirst: z.int().min(0).max(10),
  firstReviews: z.int().min(1).max(30),
  /** After so many uses by reliable reviewers an item retires when more than this share of them missed it. */
  retireAfterUses: z.int().min(1).max(1000),
  retireMissedShare: probability,
});

/** What is preferred when there is a choice among the comments with the greatest need (R2). */
const preferences = z.strictObject({
  /** Reviewers with expertise in the article's topics. */
  expertise: z.boolean(),
  /** Reviewers who have agreed less with those who reviewed it already. */
  diversity: z.boolean(),
});

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
  /** Share of a newcomer's verdicts that are taken to be right, until their record says more (R9). */
  accuracy: z.number().gt(0.5).lt(1),
  /** Publish or refer before the fewest reviews are there, when the probability already says so. */
  stopEarly: z.boolean(),
  reliability,
  ladder,
  calibration,
  preferences,
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

/** An author's way to a second decision. */
const appeals = z.strictObject({
  /** Days after a decision within which its author may appeal. */
  days: z.int().min(1).max(3650),
});

const reports = z.strictObject({
  /** Open reports at which the desk's queue marks a comment as needing a look. */
  threshold: z.int().min(1).max(100),
  /** Then hide it until a moderator has decided. */
  hide: z.boolean(),
});

/** The orders that a thread can be read in. */
export const threadSorts = ['newest', 'oldest', 'top', 'bridging'] as const;
export type ThreadSort = (typeof threadSorts)[number];

const threads = z.strictObject({
  /** Levels of replies that nest; deeper ones go on flat, each naming what it answers. */
  maxDepth: z.int().min(1).max(8),
  /** Replies that are shown below a comment before "show more". */
  firstReplies: z.int().min(0).max(20),
  defaultSort: z.enum(threadSorts),
  /** Minutes after its publication in which an author may correct a comment without another review. */
  editMinutes: z.int().min(0).max(1440),
});

/** A reaction that members may give. */
const reactionKind = z.strictObject({
  key: typedText(30, { units: 30 }).regex(
    /^[a-z][a-z0-9-]{1,29}$/,
    'must be of small letters, digits and hyphens',
  ),
  name: typedLine(40).min(2),
  /** It lifts a comment in "top" and "valued across viewpoints". None ever lowers one. */
  lifts: z.boolean(),
});
const reactions = z.array(reactionKind).min(0).max(6);

const ranking = z.strictObject({
  /** How much more a word from somebody whose experience in the article's topics a moderator verified counts in "top"; 0: nothing. */
  expertiseBonus: z.number().min(0).max(5),
  /** Fewest ratings of a comment, and of a rater, that the bridging fit looks at; and fewest raters in all. */
  bridging: z.strictObject({
    ratingsPerComment: z.int().min(1).max(50),
    ratingsPerRater: z.int().min(1).max(50),
    raters: z.int().min(2).max(1000),
  }),
});

const expertise = z.strictObject({
  /** Fields that a member may state. */
  fields: z.int().min(0).max(5),
});

const language = z.strictObject({
  /** What readers are shown who have not chosen. */
  default: locale,
  offered: z.array(locale).min(1).max(10),
});

const settings = z.strictObject({
  names,
  language,
  review,
  screening,
  threads,
  reactions,
  ranking,
  expertise,
  appeals,
  reports,
});

/** Above it, so many reviews would go to practice that comments wait for theirs. */
export const MOST_CALIBRATION = 0.5;

/**
 * The probability that a comment is acceptable once the most newcomers that are asked have all accepted it: by Bayes' rule, as a
 * decision has it. Where that does not get a comment published, reviewers nobody knows yet never publish any.
 */
export function mostFromNewcomers({
  prior,
  accuracy,
  quorum,
}: {
  prior: number;
  accuracy: number;
  quorum: { max: number };
}): number {
  const logOdds = Math.log(prior / (1 - prior)) + quorum.max * Math.log(accuracy / (1 - accuracy));
  return 1 / (1 + Math.exp(-logOdds));
}

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
  const most = mostFromNewcomers(s.review);
  if (most < s.review.publishAt)
    ctx.addIssue({
      code: 'custom',
      path: ['review', 'quorum', 'max'],
      message: `must be enough for newcomers to publish: when all of them accept a comment it comes to ${most.toFixed(3)}, below review.publishAt`,
    });
  if (s.review.calibrationRate > MOST_CALIBRATION)
    ctx.addIssue({
      code: 'custom',
      path: ['review', 'calibrationRate'],
      message: `must not be above ${MOST_CALIBRATION}: comments would wait for their reviews`,
    });
  if (!s.language.offered.includes(s.language.default))
    ctx.addIssue({
      code: 'custom',
      path: ['language', 'default'],
      message: 'must be among language.offered',
    });
  if (new Set(s.reactions.map(({ key }) => key)).size < s.reactions.length)
    ctx.addIssue({ code: 'custom', path: ['reactions'], message: 'must have a key of its own for each' });
  const { ladder, calibration } = s.review;
  if (ladder.suspendBelow > ladder.warnBelow)
    ctx.addIssue({
      code: 'custom',
      path: ['review', 'ladder', 'suspendBelow'],
      message: 'must not be above review.ladder.warnBelow',
    });
  if (ladder.least > ladder.window)
    ctx.addIssue({
      code: 'custom',
      path: ['review', 'ladder', 'least'],
      message: 'must not be above review.ladder.window',
    });
  if (calibration.amongFirst > calibration.firstReviews)
    ctx.addIssue({
      code: 'custom',
      path: ['review', 'calibration', 'amongFirst'],
      message: 'must not be above review.calibration.firstReviews',
    });
};

/** The publication's settings as they are kept: whole, though what makes them coherent may have been other when they were laid. */
export const keptSettings = settings;

/** The publication's settings, whole. */
export const policySettings = settings.superRefine(coherent);
export type PolicySettings = z.output<typeof settings>;

/** The settings in force, with the number of their version. */
export type Policy = PolicySettings & { version: number };
export const policyView = settings
  .extend({ version: z.int() })
  .meta({ id: 'Policy', description: 'The settings in force.' });

/** A change: any part of the settings. A list is replaced as a whole. */
export const policyPatch = z
  .strictObject({
    /** The version that it changes; with it, a change is refused when somebody else has changed the settings since. */
    version: z.int().min(0).optional(),
    names: names.partial().optional(),
    review: review
      .extend({
        quorum: review.shape.quorum.partial(),
        reliability: reliability.partial(),
        ladder: ladder.partial(),
        calibration: calibration.partial(),
        preferences: preferences.partial(),
      })
      .partial()
      .optional(),
    language: language.partial().optional(),
    screening: screening.partial().optional(),
    threads: threads.partial().optional(),
    reactions: reactions.optional(),
    ranking: ranking.extend({ bridging: ranking.shape.bridging.partial() }).partial().optional(),
    expertise: expertise.partial().optional(),
    appeals: appeals.partial().optional(),
    reports: reports.partial().optional(),
  })
  .meta({
    id: 'ChangePolicy',
    description: 'Any part of the settings; what is not named stays, and a list is replaced as a whole.',
    examples: [{ review: { publishAt: 0.95 }, screening: { links: 'hold' } }],
  });
export type PolicyPatch = z.output<typeof policyPatch>;
