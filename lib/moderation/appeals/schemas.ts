import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { storedReason } from '@/lib/platform/reasons';
import { trimmedText, typedText } from '@/lib/platform/text/typed-text';
import { commentState } from '@/lib/comments/schemas';
import { REASON_MAX } from '../schemas';

/** Characters of an appeal. */
export const APPEAL_MIN = 20;
export const APPEAL_MAX = 5_000;

// Its length is judged in words that its author can act on; what is much too long does not get there.
export const appealInput = z.strictObject({ text: typedText(APPEAL_MAX) }).meta({
  id: 'FileAppeal',
  description: 'Why the decision is wrong, in 20 to 5,000 characters.',
  examples: [{ text: 'I did not insult anyone: the word is the name of the committee.' }],
});

export const appealOutcomes = ['UPHELD', 'REVERSED'] as const;
export const appealOutcome = z
  .enum(appealOutcomes)
  .meta({ id: 'AppealOutcome', description: 'How an appeal is decided.' });
export type AppealOutcome = z.output<typeof appealOutcome>;

export const appealState = z
  .enum(['OPEN', 'UPHELD', 'REVERSED', 'CLOSED'])
  .meta({ id: 'AppealState', description: 'CLOSED: its author revised or withdrew the comment.' });
export type AppealState = z.output<typeof appealState>;

export const appealDecisionInput = z
  .strictObject({
    outcome: appealOutcome,
    /** The comment's version that the moderator had before them. */
    version: z.int().min(1),
    note: trimmedText(REASON_MAX),
  })
  .meta({
    id: 'DecideAppeal',
    description:
      'REVERSED publishes or restores the comment; `version` is the comment’s, as you have read it.',
    examples: [{ outcome: 'REVERSED', version: 5, note: 'It is sharp, and it is about the argument.' }],
  });

export const appealsQuery = z.strictObject({
  state: appealState.default('OPEN'),
  limit: pageLimit(25),
  cursor: pageCursor,
});

/** An appeal, as the one who made it sees it: who decided it is not said by name. */
export const ownAppealView = z
  .object({
    id: z.uuid(),
    commentId: z.uuid(),
    state: appealState,
    text: z.string(),
    createdAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    /** The reason of whoever decided it. */
    note: storedReason.nullable(),
  })
  .meta({ id: 'OwnAppeal', description: 'An appeal of yours, and how it was decided.' });
export type OwnAppealView = z.output<typeof ownAppealView>;

/** An appeal at the desk, with what it is decided by. */
export const appealView = z
  .object({
    id: z.uuid(),
    comment: z.object({ id: z.uuid(), status: commentState, version: z.int(), bodyHtml: z.string() }),
    article: z.object({ slug: z.string(), title: z.string() }),
    author: z.object({ id: z.uuid(), displayName: z.string() }),
    decision: z.object({
      outcome: z.enum(['REJECT', 'REMOVE']),
      actor: z.string().nullable(),
      rule: z.string().nullable(),
      note: storedReason.nullable(),
      passage: z.string().nullable(),
      createdAt: z.iso.datetime(),
    }),
    text: z.string(),
    state: appealState,
    createdAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    decidedBy: z.string().nullable(),
    note: storedReason.nullable(),
    /** Whether this viewer may decide it, and why not. */
    mayDecide: z.boolean(),
    whyNot: z.enum(['own-comment', 'own-decision', 'own-review', 'decided']).nullable(),
    /** Somebody else of the desk may. */
    othersMayDecide: z.boolean(),
    /** This viewer has reviewed the comment as a member, and may decide only because nobody else can. */
    alone: z.boolean(),
  })
  .meta({ id: 'Appeal', description: 'An appeal at the desk, with what it is decided by.' });
export type AppealView = z.output<typeof appealView>;
export const appealsView = z
  .object({ items: z.array(appealView), nextCursor: z.string().nullable() })
  .meta({ id: 'AppealPage', description: 'A page of appeals.' });

/** How appeal and comment stand after the decision. */
export const appealDecidedView = z
  .object({
    id: z.uuid(),
    state: appealState,
    comment: z.object({ id: z.uuid(), status: commentState, version: z.int() }),
  })
  .meta({ id: 'AppealDecided', description: 'How appeal and comment stand after a decision.' });
export type AppealDecided = z.output<typeof appealDecidedView>;
