import { z } from 'zod';
import { locale } from '@/lib/language/schemas';
import type { Messages } from '@/lib/language/translator';
import { houseRuleKeys } from './house-rule-keys';
import { trimmedText, typedLine, typedText } from '@/lib/platform/text/typed-text';

type Wording = {
  /** Its label and its help stand under this name in the messages; the policy's form and its address name the setting by it. */
  name: keyof Messages['settings']['fields'];
  unit?: keyof Messages['settings']['units'];
  /** What the form says is the most, where the whole allows less than the number alone. */
  maximum?: number;
  /** How the form says what the lines of a list are, where that is more than their length. */
  range?: keyof Messages['settings']['ranges'];
};

/**
 * How each setting is worded. The form is made of the schema with these (`z.toJSONSchema`); the API's description is made
 * without them, which is why they are not in zod's own registry.
 */
export const wordings = z.registry<Wording>();

function setting<Schema extends z.ZodType>(
  name: Wording['name'],
  schema: Schema,
  more: Omit<Wording, 'name'> = {},
): Schema {
  wordings.add(schema, { name, ...more });
  return schema;
}

/** Above it, so many reviews would go to practice that comments wait for theirs. */
export const MOST_CALIBRATION = 0.5;

const probability = () => z.number().gt(0).lt(1);
const whole = (from: number, to: number) => z.int().min(from).max(to);
const words = () => z.array(trimmedText(60).min(2)).max(500);
/** As in an address: small letters, no scheme, no path. */
const domain = () =>
  trimmedText(100)
    .min(4)
    .regex(
      /^(?!.*\.\.)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,24}$/,
      'must be a domain such as example.org',
    );
const name = () => typedLine(60).min(2, 'must have at least 2 characters that can be seen');

const names = z.strictObject({
  publication: setting('publication', name()),
  membership: setting('membership', name()),
});

/** A kind of membership, in the publication's words. */
const plan = z.strictObject({
  key: typedText(30, { units: 30 }).regex(
    /^[a-z][a-z0-9-]{1,29}$/,
    'must be of small letters, digits and hyphens',
  ),
  name: typedLine(40).min(2),
  description: typedLine(200),
  /** The id of its recurring price at Stripe, where it is paid for there. */
  price: typedText(100, { units: 100 })
    .regex(/^price_[A-Za-z0-9]+$/, 'must be the id of a price at Stripe, such as price_…')
    .optional(),
});

/** Who becomes an Insider, and for how long. */
const membership = z.strictObject({
  /** Signing up makes one; else an administrator does, or what stands outside of this site. */
  bySignUp: setting('bySignUp', z.boolean()),
  /** Of these domains, and those below them, nobody signs up. */
  refusedDomains: setting('refusedDomains', z.array(domain()).max(2_000)),
  plans: setting('plans', z.array(plan).min(0).max(12)),
  /** Days after its end in which a membership still lets its member write. */
  graceDays: setting('graceDays', whole(0, 90), { unit: 'days' }),
  /** What somebody is told to do whose membership has lapsed, and the page for it; empty: to ask the publication. */
  renewal: setting('renewal', typedLine(300)),
  renewalPage: setting('renewalPage', typedText(300).regex(/^(https:\/\/\S+)?$/, 'must begin with https://')),
});

/** What is made of a reviewer's record (R9, R12). */
const reliability = z.strictObject({
  /** Verdicts of each kind that a newcomer is taken to have given already: how slowly a record changes what is believed. */
  strength: setting('recordStrength', z.number().gt(0).max(100)),
  /** Days in which a past verdict loses half of its weight. */
  halfLifeDays: setting('halfLife', whole(1, 3650), { unit: 'days' }),
  /** Reviewers who agree far above chance count as one in a decision. */
  correlatedCountAsOne: setting('correlatedAsOne', z.boolean()),
});

/** What is preferred when there is a choice among the comments with the greatest need (R2). */
const preferences = z.strictObject({
  /** Reviewers with expertise in the article's topics. */
  expertise: setting('expertisePreference', z.boolean()),
  /** Reviewers who have agreed less with those who reviewed it already. */
  diversity: setting('diversityPreference', z.boolean()),
});

/** Practice beside the duty, and when an item retires itself (R7). */
const calibration = z.strictObject({
  /** So many of a new reviewer's first reviews are on calibration items. */
  amongFirst: setting('calibrationFirst', whole(0, 10)),
  firstReviews: setting('calibrationFirstReviews', whole(1, 30)),
  /** Who has accepted everything in so many reviews gets an item in each batch that is not acceptable; 0: nobody. */
  watchAfter: setting('watchAfter', whole(0, 30)),
  /** After so many uses by reliable reviewers an item retires when more than this share of them missed it. */
  retireAfterUses: setting('retireAfterUses', whole(1, 1000)),
  retireMissedShare: setting('retireMissedShare', probability()),
});

/** Who may be asked about what (R2): the share of comments that a member may ever be given. */
const chance = z.strictObject({
  /** The share is that which lets the authors of so many batches meet each comment, */
  batches: setting('chanceBatches', whole(1, 1000)),
  /** and no less than this. */
  least: setting('chanceLeast', z.number().min(0.05).max(1)),
  /** Of that share, what is left for reviews beyond the duty. */
  beyondDuty: setting('chanceBeyondDuty', z.number().min(0.05).max(1)),
});

/** Reviews that come in a burst ask for one more (R9): so long after another batch began, or as long as so many batches take. */
const burst = z.strictObject({
  hours: setting('burstHours', whole(0, 72), { unit: 'hours' }),
  batches: setting('burstBatches', whole(1, 1000)),
});

/** A comment to which somebody objected (R9). */
const objection = z.strictObject({
  accepts: setting('objectedAccepts', whole(1, 15)),
  publishAt: setting('objectedPublishAt', probability()),
  /** So many objections, and a probability below this, and it goes back to its author. */
  objections: setting('objections', whole(1, 15)),
  below: setting('objectBelow', probability()),
});

/** Under so many active members fewer reviews suffice (R9). */
const small = z.strictObject({
  below: setting('smallBelow', whole(0, 1000)),
  accepts: setting('smallAccepts', whole(1, 15)),
  objectedAccepts: setting('smallObjectedAccepts', whole(1, 15)),
});

/** Reviews beyond the duty (R1). */
const volunteers = z.strictObject({
  /** Reviews that are asked for after the duty, and how many comments must lack reviews for that. */
  more: setting('moreReviews', whole(0, 5)),
  moreFrom: setting('moreFrom', whole(1, 1000)),
  /** The queue for volunteers holds what has waited so long. */
  afterHours: setting('volunteersAfter', whole(0, 72), { unit: 'hours' }),
  perDay: setting('volunteersPerDay', whole(0, 200)),
});

/** From feedback to a warning to no weight, and back (R13). It looks at verdicts whose rightness is known. */
const ladder = z.strictObject({
  /** Newest known outcomes that are looked at, and how many there must be before anything follows. */
  window: setting('ladderWindow', whole(1, 100)),
  least: setting('ladderLeast', whole(1, 100)),
  /** Share of right verdicts below which a reviewer is warned, and below which a warned one weighs nothing. */
  warnBelow: setting('warnBelow', probability()),
  suspendBelow: setting('suspendBelow', probability()),
  /** Known outcomes after a warning before it can lead to more. */
  afterWarning: setting('afterWarning', whole(1, 100)),
  /** Calibration items to get right in a row to weigh again. */
  returnAfter: setting('returnAfter', whole(1, 20)),
});

const review = z.strictObject({
  /** Reviews that one comment costs its author (R1). */
  required: setting('reviewsRequired', whole(1, 10)),
  /** Reviewers who must accept a comment before it is published, and reviews at which it is referred when still undecided (R9). */
  quorum: z.strictObject({
    min: setting('fewestReviews', whole(1, 15)),
    max: setting('mostReviews', whole(1, 15)),
  }),
  /** Probability of being acceptable at or above which a comment is published. */
  publishAt: setting('publishAt', probability()),
  /** How much more often than by chance a reviewer's record must have them right for a verdict to take part (Youden's J). */
  effectiveFrom: setting('effectiveFrom', z.number().min(0).lt(1)),
  /** Share of what peers would publish that a moderator reads first, without what they said (R15). */
  auditShare: setting('auditShare', z.number().min(0).max(1)),
  /** Share of comments that are acceptable before anyone has reviewed them. */
  prior: setting('prior', probability()),
  /** Share of a newcomer's verdicts that are taken to be right, until their record says more (R9). */
  accuracy: setting('accuracy', z.number().gt(0.5).lt(1)),
  leaseMinutes: setting('lease', whole(1, 1440), { unit: 'minutes' }),
  /** Refuse a verdict that comes faster than anyone could read (R6). */
  readingFloor: setting('readingTime', z.boolean()),
  /** Calibration items among a seasoned member's reviews, as a share of the places of the duty (R7). */
  calibrationRate: setting('calibrationRate', z.number().min(0).max(1), { maximum: MOST_CALIBRATION }),
  skipsPerBatch: setting('skips', whole(0, 10)),
  skipsPerDay: setting('skipsADay', whole(0, 100)),
  /** Hours in line after which a comment is referred (R10); twice as long with up to 50 active members, three times with up to 12. */
  maxWaitHours: setting('longestWait', whole(1, 720), { unit: 'hours' }),
  /** Days that an author has for the reviews before the comment expires (R10). */
  dutyDays: setting('timeForReviews', whole(1, 90), { unit: 'days' }),
  /** Times that a rejected comment may be revised and resubmitted. */
  resubmissions: setting('resubmissions', whole(0, 10)),
  objection,
  /** Hours that an author has after objections before moderators decide; 0: they decide at once. */
  authorHours: setting('authorHours', whole(0, 168), { unit: 'hours' }),
  small,
  burst,
  chance,
  volunteers,
  reliability,
  preferences,
  calibration,
  ladder,
});

const screening = z.strictObject({
  links: setting('links', z.enum(['refuse', 'hold', 'allow'])),
  /** Where links may lead all the same: a domain, with what is below it. */
  allowedDomains: setting('allowedDomains', z.array(domain()).max(200)),
  /** Minutes within which a member may not post the same text again. */
  repeatMinutes: setting('repeats', whole(0, 1440), { unit: 'minutes' }),
  /** Words that refuse a comment, and words that bring it to a moderator. */
  bannedWords: setting('bannedWords', words()),
  suspectWords: setting('suspectWords', words()),
  /** Comments of a member that a moderator reads before they can be posted, from the first on; 0: none. */
  holdFirst: setting('holdFirst', whole(0, 20)),
  /** The same of members with an address of these domains, or below them. */
  heldDomains: setting('heldDomains', z.array(domain()).max(2_000)),
  holdFirstOfDomains: setting('holdFirstOfDomains', whole(1, 20)),
  /** Comments turned down within so many days that bring the next one to a moderator; 0: never. */
  holdAfterRejections: setting('holdAfterRejections', whole(0, 20)),
  rejectionDays: setting('rejectionDays', whole(1, 365), { unit: 'days' }),
});

/** An author's way to a second decision. */
const appeals = z.strictObject({
  /** Days after a decision within which its author may appeal. */
  days: setting('appealDays', whole(1, 3650), { unit: 'days' }),
  /** Days within which the desk means to decide an appeal. */
  answerDays: setting('answerDays', whole(1, 90), { unit: 'days' }),
});

/** What stands ready to be said to the author of a text that breaks a rule, in the publication's words. */
const readyReason = z.strictObject({
  rule: z.enum(houseRuleKeys),
  language: locale,
  /** `{passage}` and `{article}` are filled in with the passage that it concerns and the headline. */
  text: typedLine(1_000).min(2),
});

/** How the desk works. */
const moderation = z.strictObject({
  /** Seconds for which a decision at the desk is held, and can be taken back; 0: it takes effect at once. */
  holdSeconds: setting('holdSeconds', whole(0, 60), { unit: 'seconds' }),
  readyReasons: setting('readyReasons', z.array(readyReason).max(100)),
});

const reports = z.strictObject({
  /** Open reports at which the desk's queue marks a comment as needing a look. */
  threshold: setting('reportThreshold', whole(1, 100)),
  /** Then hide it until a moderator has decided. */
  hide: setting('hideReported', z.boolean()),
});

/** How staff are told of what they are alerted to. */
export const alertChannels = ['bell', 'letter'] as const;

/** What staff are alerted to; 0: not to it. */
const alerts = z.strictObject({
  /** Hours that a comment may wait for a moderator. */
  waitingHours: setting('alertWaiting', whole(0, 720), { unit: 'hours' }),
  /** Open reports on one comment. */
  reports: setting('alertReports', whole(0, 1000)),
  /** Hours before an appeal is to be answered. */
  appealHours: setting('alertAppeals', whole(0, 720), { unit: 'hours' }),
  /** A burst: within an hour so many times as many as usual at this hour, and no less than a number. */
  burst: z.strictObject({
    times: setting('alertBurst', whole(0, 100)),
    least: setting('alertBurstLeast', whole(1, 10_000)),
  }),
  by: setting('alertBy', z.enum(alertChannels)),
});

/** What can be done to a member, as the policy suggests it. */
export const measures = ['warning', 'day', 'week', 'month', 'ban', 'revocation'] as const;
export type Measure = (typeof measures)[number];

/** What the desk suggests to do to a member, by what was done to them before. */
const sanctions = z.strictObject({
  first: setting('firstSanction', z.enum(measures)),
  repeat: setting('repeatSanction', z.enum(measures)),
});

/** The orders that a thread can be read in. */
export const threadSorts = ['newest', 'oldest', 'top', 'bridging'] as const;
export type ThreadSort = (typeof threadSorts)[number];

const threads = z.strictObject({
  /** Levels of replies that nest; deeper ones go on flat, each naming what it answers. */
  maxDepth: setting('levelsOfReplies', whole(1, 8)),
  /** Replies that are shown below a comment before "show more". */
  firstReplies: setting('firstReplies', whole(0, 20)),
  defaultSort: setting('order', z.enum(threadSorts)),
  /** Comments of an article that moderators may pick for the top of its discussion at a time. */
  picks: setting('picks', whole(0, 10)),
  /** Minutes after its publication in which an author may correct a comment without another review. */
  editMinutes: setting('timeToCorrect', whole(0, 1440), { unit: 'minutes' }),
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
const reactions = setting('reactions', z.array(reactionKind).min(0).max(6));

const ranking = z.strictObject({
  /** How much more a word from somebody whose experience in the article's topics a moderator verified counts in "top"; 0: nothing. */
  expertiseBonus: setting('experienceBonus', z.number().min(0).max(5)),
  /** Fewest ratings of a comment, and of a rater, that the bridging fit looks at; and fewest raters in all. */
  bridging: z.strictObject({
    ratingsPerComment: setting('wordsOnAComment', whole(1, 50)),
    ratingsPerRater: setting('opinionsOfAMember', whole(1, 50)),
    raters: setting('fewestMembers', whole(2, 1000)),
  }),
});

const expertise = z.strictObject({
  /** Fields that a member may state. */
  fields: setting('fieldsOfExperience', whole(0, 5)),
});

const language = z.strictObject({
  /** What readers are shown who have not chosen. */
  default: setting('language', locale),
  offered: setting('languages', z.array(locale).min(1).max(10)),
});

/** Who is asked for a second step at sign-in. */
export const secondStepFor = ['nobody', 'staff', 'everyone'] as const;

/** Which roles are given from outside. */
export const outsideRolesFor = ['nobody', 'authors', 'moderators'] as const;

const security = z.strictObject({
  secondStep: setting('secondStep', z.enum(secondStepFor)),
  /** Up to which office those accounts elsewhere that may say so make somebody what they are here; nobody is made an administrator so. */
  outsideRoles: setting('outsideRoles', z.enum(outsideRolesFor)),
  /** Days for which it is kept what happened to accounts. */
  eventDays: setting('securityEventDays', whole(1, 730), { unit: 'days' }),
});

/** When what is known of members is forgotten that nobody needs for longer. */
const retention = z.strictObject({
  /** Days for which it is known from which network a review came. */
  networkDays: setting('networkDays', whole(1, 30), { unit: 'days' }),
  /** Days after its end for which it is known of a session from where and by what it was opened. */
  sessionDays: setting('sessionDays', whole(1, 30), { unit: 'days' }),
  /** Days for which notices are kept, and that they were mailed. */
  noticeDays: setting('noticeDays', whole(30, 3650), { unit: 'days' }),
});

/** As a browser names it: scheme, host, and a port that is not the scheme's own. What is not encrypted may be on one's own machine. */
const origin = () =>
  typedText(200, { units: 200 })
    .regex(
      /^(?:https:\/\/[a-z0-9.-]+|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]))(?::\d{1,5})?$/,
      'must be an origin such as https://example.org',
    )
    .refine(
      (one) => URL.canParse(one) && new URL(one).origin === one,
      'must be an origin as a browser names it',
    );

/** Discussions under articles that are read elsewhere. */
const embed = z.strictObject({
  /** Whose pages may frame a discussion. */
  origins: setting('embedOrigins', z.array(origin()).max(100), { range: 'origins' }),
  /** Their pages make themselves known as articles, when the discussion under them is first asked for. */
  discovery: setting('embedDiscovery', z.boolean()),
});

const settings = z.strictObject({
  names,
  membership,
  language,
  review,
  screening,
  threads,
  reactions,
  embed,
  ranking,
  expertise,
  appeals,
  moderation,
  reports,
  alerts,
  sanctions,
  security,
  retention,
});

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

/** What must hold of the whole, by the name of its sentence in the messages (`settings.rules`). */
export type Incoherence = {
  rule: keyof Messages['settings']['rules'];
  /** The setting that it is measured by, as its path. */
  other?: string;
  most?: string;
};

/** Adds an issue of what does not go together for each setting that is at fault. */
function coherent(
  {
    review,
    language,
    reactions,
    membership: { plans },
    moderation: { readyReasons },
  }: z.output<typeof settings>,
  ctx: z.RefinementCtx,
) {
  // What is wrong with single settings comes first.
  if (ctx.issues.length > 0) return;
  const must = (holds: boolean, path: string, params: Incoherence) => {
    if (!holds) ctx.addIssue({ code: 'custom', path: path.split('.'), message: params.rule, params });
  };
  const { quorum, objection, ladder, calibration, calibrationRate, publishAt } = review;
  must(quorum.min <= quorum.max, 'review.quorum.min', { rule: 'notAbove', other: 'review.quorum.max' });
  must(objection.below < publishAt, 'review.objection.below', { rule: 'below', other: 'review.publishAt' });
  const most = mostFromNewcomers(review);
  must(most >= publishAt, 'review.quorum.max', {
    rule: 'enoughForNewcomers',
    other: 'review.publishAt',
    most: most.toFixed(3),
  });
  must(calibrationRate <= MOST_CALIBRATION, 'review.calibrationRate', {
    rule: 'calibration',
    most: String(MOST_CALIBRATION),
  });
  must(language.offered.includes(language.default), 'language.default', {
    rule: 'among',
    other: 'language.offered',
  });
  must(new Set(plans.map(({ key }) => key)).size === plans.length, 'membership.plans', { rule: 'ownKeys' });
  must(new Set(reactions.map(({ key }) => key)).size === reactions.length, 'reactions', { rule: 'ownKeys' });
  const readyFor = readyReasons.map(({ rule, language: spoken }) => `${rule} ${spoken}`);
  must(new Set(readyFor).size === readyFor.length, 'moderation.readyReasons', { rule: 'oneEach' });
  // Shares on the ladder are held against a newcomer's: whoever does as well as expected is not to be warned.
  must(ladder.warnBelow < review.accuracy, 'review.ladder.warnBelow', {
    rule: 'below',
    other: 'review.accuracy',
  });
  must(ladder.suspendBelow <= ladder.warnBelow, 'review.ladder.suspendBelow', {
    rule: 'notAbove',
    other: 'review.ladder.warnBelow',
  });
  must(ladder.least <= ladder.window, 'review.ladder.least', {
    rule: 'notAbove',
    other: 'review.ladder.window',
  });
  must(calibration.amongFirst <= calibration.firstReviews, 'review.calibration.amongFirst', {
    rule: 'notAbove',
    other: 'review.calibration.firstReviews',
  });
}

/** The publication's settings as they are kept: whole, though what makes them coherent may have been other when they were inserted. */
export const keptSettings = settings;

/** The publication's settings, whole. */
export const policySettings = settings.superRefine(coherent);
export type PolicySettings = z.output<typeof settings>;

/** The settings in force, with the number of their version. */
export type Policy = PolicySettings & { version: number };
export const policyView = settings
  .extend({ version: z.int() })
  .meta({ id: 'Policy', description: 'The settings in force.' });

/** Characters of a reason for a change. */
export const CHANGE_REASON_MAX = 500;

/** Why the settings are changed, in the words of whoever does; the form asks for it. */
export const changeReason = trimmedText(CHANGE_REASON_MAX);

/** A change: any part of the settings. A list is replaced as a whole. */
export const policyPatch = z
  .strictObject({
    /** The version that it changes; with it, a change is refused when somebody else has changed the settings since. */
    version: z.int().min(0).optional(),
    reason: changeReason.optional(),
    names: names.partial().optional(),
    membership: membership.partial().optional(),
    review: review
      .extend({
        quorum: review.shape.quorum.partial(),
        reliability: reliability.partial(),
        ladder: ladder.partial(),
        calibration: calibration.partial(),
        preferences: preferences.partial(),
        objection: objection.partial(),
        small: small.partial(),
        burst: burst.partial(),
        chance: chance.partial(),
        volunteers: volunteers.partial(),
      })
      .partial()
      .optional(),
    language: language.partial().optional(),
    screening: screening.partial().optional(),
    threads: threads.partial().optional(),
    reactions: reactions.optional(),
    embed: embed.partial().optional(),
    ranking: ranking.extend({ bridging: ranking.shape.bridging.partial() }).partial().optional(),
    expertise: expertise.partial().optional(),
    appeals: appeals.partial().optional(),
    moderation: moderation.partial().optional(),
    reports: reports.partial().optional(),
    alerts: alerts.extend({ burst: alerts.shape.burst.partial() }).partial().optional(),
    sanctions: sanctions.partial().optional(),
    security: security.partial().optional(),
    retention: retention.partial().optional(),
  })
  .meta({
    id: 'ChangePolicy',
    description:
      'Any part of the settings; what is not named stays, and a list is replaced as a whole. `reason` is kept with the version that it leads to.',
    examples: [
      {
        reason: 'Too much came back on appeal in November.',
        review: { publishAt: 0.95 },
        screening: { links: 'hold' },
      },
    ],
  });
export type PolicyPatch = z.output<typeof policyPatch>;
