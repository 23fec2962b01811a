import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { storedReason } from '@/lib/platform/reasons';
import { trimmedText } from '@/lib/platform/text/typed-text';
import { verdict } from '../schemas';
import { CONTEST_MAX } from '../limits';

export { CONTEST_MAX };
/** Characters of an item's explanation. */
export const EXPLANATION_MAX = 2_000;

const written = (max: number) => trimmedText(max).min(1);

// ── Contests ───────────────────────────────────────────────────────────────────────────────────

export const contestInput = z.strictObject({ reason: written(CONTEST_MAX) }).meta({
  id: 'ContestCalibration',
  description: 'Why the verdict that you were told is not the right one.',
  examples: [{ reason: 'The figure that it names is the one in the report.' }],
});

/** A contest as the reviewer who filed it sees it. */
export const contestView = z
  .object({
    assignmentId: z.uuid(),
    reason: z.string(),
    createdAt: z.iso.datetime(),
    /** Null while a moderator has not decided it. */
    outcome: z.enum(['KEPT', 'RETIRED']).nullable(),
    /** What the moderator says to it. */
    note: z.string().nullable(),
  })
  .meta({ id: 'Contest', description: 'Your contest; `outcome` is null until a moderator has decided it.' });
export type ContestView = z.output<typeof contestView>;

export const contestOutcome = z
  .enum(['KEPT', 'RETIRED'])
  .meta({ id: 'ContestOutcome', description: 'KEPT: the item stands. RETIRED: its verdict does not hold.' });
export type ContestOutcome = z.output<typeof contestOutcome>;
export const contestDecisionInput = z
  .strictObject({
    outcome: contestOutcome,
    note: written(CONTEST_MAX),
  })
  .meta({
    id: 'DecideContest',
    description: 'RETIRED also takes back what was missed on the item. The note is for the reviewer.',
    examples: [{ outcome: 'RETIRED', note: 'You are right: both readings are fair.' }],
  });

// ── Items, as the desk sees them ───────────────────────────────────────────────────────────────

export const itemView = z
  .object({
    id: z.uuid(),
    source: z.enum(['SHIPPED', 'MODERATOR']),
    /** BCP 47. */
    language: z.string(),
    bodyHtml: z.string(),
    verdict,
    explanation: z.string(),
    /** The decided comment that it was picked from. */
    commentId: z.uuid().nullable(),
    state: z.enum(['IN_USE', 'RETIRED']),
    retiredAt: z.iso.datetime().nullable(),
    retiredReason: storedReason.nullable(),
    /** Reviews of it, and how many found the right verdict; the same of reliable reviewers, by whom it is judged. */
    uses: z.int(),
    passes: z.int(),
    reliableUses: z.int(),
    reliablePasses: z.int(),
    openContests: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({
    id: 'CalibrationItem',
    description:
      'A text whose right verdict is known. `reliable…` counts reviewers who are known to judge well.',
  });
export type ItemView = z.output<typeof itemView>;

/** A contest that waits for a moderator, with the item and the verdict that it is about. */
export const openContestView = z
  .object({
    id: z.uuid(),
    item: itemView,
    /** What the reviewer found. */
    given: verdict,
    reason: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'OpenContest', description: 'A contest that waits for a moderator.' });
export type OpenContestView = z.output<typeof openContestView>;

export const calibrationQuery = z.strictObject({ limit: pageLimit(50), cursor: pageCursor });
export const calibrationView = z
  .object({
    /** Those that wait, oldest first. */
    contests: z.array(openContestView),
    /** The newest first. */
    items: z.array(itemView),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'CalibrationPage', description: 'Practice comments, and the contests that wait.' });
export type CalibrationView = z.output<typeof calibrationView>;

/** What was turned down is never right to accept. */
export const objection = verdict.exclude(['YES']);
export type Objection = z.output<typeof objection>;

export const pickInput = z
  .strictObject({
    commentId: z.uuid(),
    verdict: objection,
    explanation: written(EXPLANATION_MAX),
  })
  .meta({
    id: 'PickCalibration',
    description:
      'A comment that was rejected or removed, the right verdict on it, and why, for the reviewers to learn from.',
    examples: [
      {
        commentId: '0198c3a1-5b2f-7a40-8c11-5e9d7f3b2a10',
        verdict: 'NOT_CIVIL',
        explanation: 'The last sentence is about whoever wrote the article, and not about what it says.',
      },
    ],
  });

const itemAction = z.enum(['RETIRE', 'BRING_BACK']);
export type ItemAction = z.output<typeof itemAction>;
export const itemDecisionInput = z
  .strictObject({
    action: itemAction,
    reason: written(CONTEST_MAX),
  })
  .meta({
    id: 'DecideCalibration',
    description: 'Take a practice comment out of use, or put it to use again.',
    examples: [{ action: 'RETIRE', reason: 'The law that it speaks of has changed.' }],
  });

/** What a comment that was turned down would be as a calibration item: the form that the desk is shown. */
export type PickSuggestion = {
  /** The verdict that follows from its decision; null where none does. */
  verdict: Objection | null;
  explanation: string;
};
