import { z } from 'zod';

/**
 * Every reason that the program itself gives for what it does, with the facts that its sentence is told. It is stored as its code and
 * these facts; the sentences are in `lib/language/messages/<language>/reasons.json`. A code never changes its meaning: what is stored
 * stays.
 */
export const reasonFacts = {
  'article-moderated': [],
  'author-asked': [],
  'author-silent': ['hours'],
  'calibration-passed': ['count'],
  'check-failed': [],
  'decision-changed': [],
  disagreed: [],
  expired: ['days'],
  hidden: [],
  imported: [],
  'item-decided-otherwise': [],
  'item-missed': ['missed', 'of'],
  'item-withdrawn': [],
  'link-held': ['words'],
  'membership-granted': [],
  'new-member': ['count'],
  'no-longer-wrong': [],
  'policy-changed': ['patch', 'version'],
  'outside-held': ['tags'],
  'read-first': [],
  'reviewer-careless': [],
  'reviewer-sanctioned': [],
  'reviews-waived': ['count', 'required'],
  'sanction-replaced': [],
  suspect: ['words'],
  'right-of-expected': ['known', 'right', 'expected'],
  'right-of-expected-since-warning': ['known', 'right', 'expected', 'since'],
  'turned-down-lately': ['count', 'days'],
  // Of the time before difficulty counted: what is stored stays.
  'verdicts-right': ['known', 'right'],
  'verdicts-right-since-warning': ['known', 'right', 'since'],
  waited: ['hours'],
} as const satisfies Record<string, readonly string[]>;

export type ReasonCode = keyof typeof reasonFacts;

/** A reason that the program gives. */
export type OwnReason = {
  [Code in ReasonCode]: { code: Code; facts: Record<(typeof reasonFacts)[Code][number], string | number> };
}[ReasonCode];

/** Why something was done: by code where the program did it, or in the words of the person who did. */
export type Reason = OwnReason | string;

const ownReason = z.object({
  code: z.enum(Object.keys(reasonFacts)),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
}) as unknown as z.ZodType<OwnReason>;

/** A reason as it is stored, and as a view has it. Programs are answered its sentence in English: see `lib/web/http/reasons-in-english.ts`. */
export const storedReason = z.union([z.string(), ownReason]);

/** Whether this is a reason that the program gave, wherever in an answer it stands. */
export const isOwnReason = (value: object): value is OwnReason =>
  'code' in value &&
  'facts' in value &&
  Object.keys(value).length === 2 &&
  Object.hasOwn(reasonFacts, value.code as string);

/** A reason as JSON, for a statement that stores it. */
export const toStored = (reason: Reason | null | undefined): string | null =>
  reason === null || reason === undefined ? null : JSON.stringify(reason);
