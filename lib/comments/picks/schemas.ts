import { z } from 'zod';

/** Whether a comment is an editor's pick. */
export const pickView = z.object({ id: z.uuid(), picked: z.boolean() }).meta({
  id: 'EditorsPick',
  description: 'Whether the comment is an editor’s pick.',
});
export type PickView = z.output<typeof pickView>;
