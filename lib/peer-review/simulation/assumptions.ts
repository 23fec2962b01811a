/**
 * What the simulation takes for granted about people. None of it is policy, and none of it is known of any real
 * publication: docs/simulation.md says why each number is what it is.
 */
export type Assumptions = typeof assumptions;

export const assumptions = {
  /** Comments that a member writes a day, on the average; most write less, a few much more. */
  commentsAMemberAndDay: 0.15,
  /** How many times the average the busiest hundredth writes: the spread of a log-normal distribution. */
  activitySpread: 1,
  /** Of the rate at noon, what is left from midnight to six. */
  night: 0.05,
  /** One night in so many nobody writes at all. */
  quietNight: 3,

  /** Share of comments that are acceptable, and of calibration items. */
  acceptable: 0.75,
  acceptableItems: 0.5,
  /** How far texts differ in how hard they are to judge: standard deviation in log-odds of a right verdict. */
  difficulty: 0.8,
  words: { median: 60, spread: 0.8 },

  /** Reviewers: Beta distributions of the share of acceptable comments that they accept, and of others that they object to. */
  sensitivity: { right: 18, wrong: 2 },
  specificity: { right: 17, wrong: 3 },
  /** Share of members who accept everything as fast as they may; and who often give up a comment before its third review. */
  spammers: 0.05,
  abandoners: 0.1,
  givesUp: 0.5,

  /** Chance that an author begins to review at once, not hours later; that they are called away after a verdict; that they pass. */
  beginsAtOnce: 0.85,
  calledAway: 0.07,
  skips: 0.03,
  /** Times a day that a member comes by to review for nobody's sake; and share of authors who do more when they are asked after their duty. */
  volunteers: 0.3,
  obliges: 0.6,
  /** Hours until somebody who did not begin, or was called away, is back: from one to so many. */
  awayHours: 20,
  /** Minutes from opening a text to its verdict, for those who take their time. */
  minutesAReview: { median: 1, spread: 0.7 },

  /** Moderators: when they settle what was referred the day before, and how often they are right. */
  moderatorHours: [9, 17] as const,
  moderatorAccuracy: 0.98,

  /**
   * Authors of unacceptable comments that peers object to: shares who revise and who withdraw; half as many of acceptable ones. Of the
   * rest some ask for a moderator, the others say nothing. Of revised unacceptable comments, those that are acceptable then.
   */
  revises: 0.4,
  withdraws: 0.2,
  silent: 0.5,
  mended: 0.8,

  calibrationItems: 120,
};
