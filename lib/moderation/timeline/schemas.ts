import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { storedReason } from '@/lib/platform/reasons';
import { appealState } from '../appeals/schemas';
import { action } from '../schemas';

export const timelineQuery = z.strictObject({ limit: pageLimit(25), cursor: pageCursor });

const comment = z.object({ id: z.uuid() });
const entry = {
  id: z.uuid(),
  at: z.iso.datetime(),
  /** Who did it, by name; null for what nobody did. */
  actor: z.string().nullable(),
};

/** What happened to a member, or what they did, that the desk may know of. */
export const timelineEntry = z
  .discriminatedUnion('kind', [
    /** On record about them: that they came, sanctions, their membership, their role, appeals against sanctions. */
    z.object({
      ...entry,
      kind: z.literal('act'),
      /** The key of the API by which they did it. */
      key: z.string().nullable(),
      action: z.string(),
      fromState: z.string().nullable(),
      toState: z.string().nullable(),
      reason: storedReason.nullable(),
    }),
    z.object({ ...entry, kind: z.literal('note'), text: z.string() }),
    /** About a comment of theirs. */
    z.object({
      ...entry,
      kind: z.literal('decision'),
      comment,
      maker: z.enum(['PEERS', 'MODERATOR', 'SYSTEM']),
      outcome: z.enum(['OBJECT', 'REFER', ...action.options]),
      rule: z.string().nullable(),
    }),
    /** Of theirs, against a decision about a comment. */
    z.object({
      ...entry,
      kind: z.literal('appeal'),
      comment,
      state: appealState,
      decidedBy: z.string().nullable(),
    }),
    /** Of theirs, about a comment of somebody's. */
    z.object({
      ...entry,
      kind: z.literal('report'),
      comment,
      rule: z.string(),
      outcome: z.enum(['DISMISSED', 'ACTED']).nullable(),
    }),
    z.object({
      ...entry,
      kind: z.literal('review'),
      comment,
      verdict: z.enum(['YES', 'NOT_CIVIL', 'MISINFORMATION']),
      voided: storedReason.nullable(),
    }),
  ])
  .meta({ id: 'TimelineEntry', description: 'What happened to a member, or what they did.' });
export type TimelineEntry = z.output<typeof timelineEntry>;

export const timelineView = z
  .object({
    member: z.object({ id: z.uuid(), displayName: z.string() }),
    items: z.array(timelineEntry),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'Timeline', description: 'A page of what happened to a member, the newest first.' });
export type TimelineView = z.output<typeof timelineView>;
