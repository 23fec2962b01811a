import { z } from 'zod';
import { trimmedText } from '@/lib/platform/text/typed-text';

/** Characters of a note. */
export const NOTE_MAX = 2_000;

export const noteInput = z.strictObject({ note: trimmedText(NOTE_MAX).min(1) });

/** What somebody of the desk noted about a member. */
export const noteView = z.object({
  id: z.uuid(),
  text: z.string(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
  /** The viewer may take it away: it is theirs, or they are an administrator. */
  mayDelete: z.boolean(),
});
export type NoteView = z.output<typeof noteView>;
