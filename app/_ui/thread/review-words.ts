import type { CommentState } from '@/lib/comments/schemas';
import type { LessonView, ThanksView } from '@/lib/peer-review/thanks/schemas';
import type { ReviewerStanding, Verdict } from '@/lib/peer-review/schemas';

/** What an author is asked for. */
export const requestInWords = (required: number): string =>
  `Please peer review ${required === 1 ? '1 community comment' : `${required} community comments`} before your comment can be posted`;

/** Where a comment stands for which there is nothing to review. */
export const standingInWords: Record<CommentState, string> = {
  AWAITING_REVIEWS: 'There is nothing for you to review at the moment',
  IN_REVIEW: 'Your comment is with its reviewers',
  REFERRED: 'Your comment is with a moderator',
  PUBLISHED: 'Your comment is posted',
  REJECTED: 'Your comment was not accepted',
  REMOVED: 'Your comment was removed',
  WITHDRAWN: 'You have withdrawn your comment',
  EXPIRED: 'Your comment has expired',
};

/** The three answers, as a reviewer is offered them (R4). */
export const choices: Record<Verdict, { label: string; explanation: string }> = {
  YES: { label: 'Yes', explanation: 'Acceptable and adds value to the conversation.' },
  NOT_CIVIL: {
    label: 'Not civil',
    explanation: 'Name-calling, hate speech, insults, external links or personal attacks.',
  },
  MISINFORMATION: {
    label: 'Mis/disinformation',
    explanation: 'Unfounded information or conspiracy theories.',
  },
};

/** Until a text can have been read. */
export const waitInWords = (seconds: number): string =>
  seconds <= 90 ? counted(seconds, 'second') : counted(Math.ceil(seconds / 60), 'minute');

/** Something kind and true about a verdict on a practice text that was not the right one. */
export function missInWords({ given, verdict }: Pick<LessonView, 'given' | 'verdict'>): string {
  if (given === 'YES')
    return 'It is easily let through. It was there for practice, so nothing depended on it.';
  if (verdict === 'YES')
    return 'It is easy to be stricter than the rules are. It was there for practice, so nobody’s comment was held up.';
  return 'You saw that it should not be posted. Only the reason is another one.';
}

/** What a changed standing means for a reviewer (R13). */
export const standingChangeInWords: Record<ReviewerStanding, string> = {
  GOOD: 'Your verdicts weigh in full again. Thank you for taking the time.',
  WARNED:
    'Too many of your latest verdicts were off, so please take this as a warning. Nothing has changed yet: your reviews count as before.',
  SUSPENDED:
    'For now your verdicts no longer weigh in decisions, and your reviews are on practice texts: only those that you judge well count for your comment. A few good ones in a row, and all is as it was.',
};

const FATES: [keyof ThanksView['comments'], (count: number) => string][] = [
  ['posted', (count) => `${is(count)} now posted`],
  ['judged', (count) => `${is(count)} still being judged`],
  ['withModerators', (count) => `${is(count)} with a moderator for a second opinion`],
  ['notPosted', (count) => `${was(count)} turned down by a moderator`],
  ['takenBack', (count) => `${was(count)} taken back`],
];

/** What somebody's reviews have done so far, in sentences. Nothing where there is nothing to tell. */
export function thanksInWords({ comments, practice, waived }: ThanksView): string[] {
  const reviewed = Object.values(comments).reduce((sum, count) => sum + count, 0);
  return [
    ...(reviewed > 0 ? [fatesInWords(comments, reviewed)] : []),
    ...(practice.judged > 0 ? [practiceInWords(practice, reviewed)] : []),
    ...(waived > 0 ? [waiverInWords(waived)] : []),
  ];
}

function fatesInWords(comments: ThanksView['comments'], reviewed: number): string {
  const fates = FATES.filter(([fate]) => comments[fate] > 0);
  const [only] = fates;
  if (only && fates.length === 1) return `${allOf(reviewed)} that you reviewed ${only[1](reviewed)}.`;
  const parts = fates.map(([fate, words]) => `${inLetters(comments[fate])} ${words(comments[fate])}`);
  return `Of the ${inLetters(reviewed)} comments that you reviewed, ${listed(parts)}.`;
}

function allOf(count: number): string {
  if (count === 1) return 'The comment';
  return count === 2 ? 'Both comments' : `All ${inLetters(count)} comments`;
}

function practiceInWords({ judged, right }: ThanksView['practice'], others: number): string {
  const what =
    others > 0
      ? `${capital(inLetters(judged))} more ${was(judged)} for practice`
      : `No comment by others was free to review, so ${judged === 1 ? 'the text that you judged was' : `all ${inLetters(judged)} were`} for practice`;
  if (judged === 1) return `${what}, and you judged it ${right === 1 ? 'well' : 'differently from us'}.`;
  if (right === judged) return `${what}, and you judged ${judged === 2 ? 'both' : 'all of them'} well.`;
  return `${what}; you judged ${right === 0 ? 'them differently from us' : `${inLetters(right)} of them well`}.`;
}

const waiverInWords = (waived: number): string =>
  waived === 1
    ? 'One review was waived, because nothing was left to review.'
    : `${capital(inLetters(waived))} reviews were waived, because nothing was left to review.`;

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const inLetters = (count: number): string => NUMBERS[count] ?? String(count);
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const is = (count: number): string => (count === 1 ? 'is' : 'are');
const was = (count: number): string => (count === 1 ? 'was' : 'were');
const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

function listed(parts: string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
