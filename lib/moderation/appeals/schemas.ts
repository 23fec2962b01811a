import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { storedReason } from '@/lib/platform/reasons';
import { trimmedText, typedText } from '@/lib/platform/text/typed-text';
import { commentState } from '@/lib/comments/schemas';
import { sanctionKinds } from '../sanctions/kinds';
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

export const appealState = z.enum(['OPEN', 'UPHELD', 'REVERSED', 'CLOSED']).meta({
  id: 'AppealState',
  description:
    'CLOSED: its author revised or withdrew the comment, or the sanction was lifted or replaced without deciding it.',
});
export type AppealState = z.output<typeof appealState>;

export const appealDecisionInput = z
  .strictObject({
    outcome: appealOutcome,
    /** The comment's version that the moderator had before them; a sanction has none. */
    version: z.int().min(1).optional(),
    note: trimmedText(REASON_MAX),
  })
  .meta({
    id: 'DecideAppeal',
    description:
      'REVERSED publishes or restores the comment, or lifts the sanction. `version` is the comment’s, as you have read it; an appeal against a sanction needs none.',
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
    /** What it is about: one of the two. */
    commentId: z.uuid().nullable(),
    sanctionId: z.uuid().nullable(),
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
    /** The comment that it is about, with its article; or else the sanction. */
    comment: z
      .object({ id: z.uuid(), status: commentState, version: z.int(), bodyHtml: z.string() })
      .nullable(),
    article: z.object({ slug: z.string(), title: z.string() }).nullable(),
    sanction: z
      .object({
        id: z.uuid(),
        endsAt: z.iso.datetime().nullable(),
        /** The comment that it was for, as far as the viewer may know. */
        commentId: z.uuid().nullable(),
      })
      .nullable(),
    author: z.object({ id: z.uuid(), displayName: z.string() }),
    decision: z.object({
      outcome: z.enum(['REJECT', 'REMOVE', ...sanctionKinds]),
      actor: z.string().nullable(),
      rule: z.string().nullable(),
      note: storedReason.nullable(),
      passage: z.string().nullable(),
      createdAt: z.iso.datetime(),
    }),
    text: z.string(),
    state: appealState,
    createdAt: z.iso.datetime(),
    /** Until when it is to be decided, by the policy in force; null once it is. */
    dueAt: z.iso.datetime().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    decidedBy: z.string().nullable(),
    note: storedReason.nullable(),
    /** Whether this viewer may decide it, and why not. */
    mayDecide: z.boolean(),
    whyNot: z
      .enum(['own-comment', 'own-sanction', 'own-decision', 'own-review', 'of-staff', 'decided'])
      .nullable(),
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

/** How an appeal, and the comment or sanction that it is about, stand after the decision. */
export const appealDecidedView = z
  .object({
    id: z.uuid(),
    state: appealState,
    comment: z.object({ id: z.uuid(), status: commentState, version: z.int() }).nullable(),
    sanction: z.object({ id: z.uuid(), kind: z.enum(sanctionKinds), lifted: z.boolean() }).nullable(),
  })
  .meta({
    id: 'AppealDecided',
    description: 'How an appeal, and the comment or sanction that it is about, stand after a decision.',
  });
export type AppealDecided = z.output<typeof appealDecidedView>;
