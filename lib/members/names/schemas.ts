import { z } from 'zod';
import { typedText } from '@/lib/platform/text/typed-text';

export { RENAME_DAYS } from './rules';
export { NAME_MAX } from '../name-rules';

export const renameInput = z.strictObject({ displayName: typedText(40) }).meta({
  id: 'Rename',
  description: 'What you want to be called from now on.',
  examples: [{ displayName: 'Thandi Mokoena' }],
});

/** A name that somebody had. */
export const formerName = z.object({ displayName: z.string(), givenUpAt: z.iso.datetime() });
export type FormerName = z.output<typeof formerName>;
