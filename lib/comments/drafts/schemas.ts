import { z } from 'zod';
import { givenId } from '@/lib/platform/given-id';
import { typedTime } from '@/lib/platform/text/typed-text';
import { bodyInput } from '../schemas';

const draftView = z.object({ body: z.string(), savedAt: z.iso.datetime() }).meta({
  id: 'Draft',
  description: 'A text that you have typed and not sent, and when it was kept.',
});
/** A text that a member has typed and not sent, and when it was kept (ISO time): what a device names that goes on from there. */
export type DraftView = z.infer<typeof draftView>;

/** What came of keeping a text: it was kept (`savedAt` null: there is nothing left to keep), or another device has another one. */
export const draftKept = z.union([
  z.object({ kept: z.literal(true), savedAt: z.iso.datetime().nullable() }).meta({
    id: 'DraftKept',
    description:
      'It is kept. `savedAt` is what the next one goes on from; null when there is nothing left to keep.',
  }),
  z.object({ kept: z.literal(false), current: draftView }).meta({
    id: 'DraftNotKept',
    description: 'Another device has kept another text since; nothing was kept.',
  }),
]);
export type DraftKept = z.infer<typeof draftKept>;

export const toDraftView = ({ body, savedAt }: { body: string; savedAt: Date }): DraftView => ({
  body,
  savedAt: savedAt.toISOString(),
});

/** When a text was kept, as a device names it. PostgreSQL knows no year 0. */
const savedTime = typedTime()
  .regex(/^(?!0000)/)
  .transform((at) => new Date(at));

/** Of a form that sends a text: when the draft was kept that it goes on from; empty where there was none. */
export const sentDraft = z.union([z.literal('').transform(() => null), savedTime]).optional();

const basedOn = savedTime.nullish();
const EXAMPLE = { body: 'I worked on that line for', basedOn: '2026-11-30T09:30:00.000Z' };

/** What keeps a new text of a comment. Without `basedOn` it is kept whatever there is; null says that there was none. */
export const editDraftInput = z.strictObject({ body: bodyInput, basedOn }).meta({
  id: 'KeepEditDraft',
  description:
    'The text as it is typed; an empty one is forgotten. `basedOn` is the `savedAt` of the one that it goes on from.',
  examples: [EXAMPLE],
});

export const draftInput = z.strictObject({ body: bodyInput, parentId: givenId.nullish(), basedOn }).meta({
  id: 'KeepDraft',
  description:
    'The text as it is typed, with `parentId` for a reply; an empty one is forgotten. `basedOn` is the `savedAt` of the one that it goes on from.',
  examples: [EXAMPLE],
});
