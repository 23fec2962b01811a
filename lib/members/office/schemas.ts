import { z } from 'zod';
import { typedText } from '@/lib/platform/text/typed-text';
import { roles } from '../schemas';

/** Characters of the words to the member. */
export const OFFICE_REASON_MAX = 500;

/** Words to the member. */
export const officeReason = typedText(OFFICE_REASON_MAX);

export const roleInput = z.strictObject({ role: z.enum(roles), reason: officeReason }).meta({
  id: 'SetRole',
  description: 'Who a member is to be here, and why, in words to them.',
  examples: [{ role: 'MODERATOR', reason: 'You begin at the desk on Monday.' }],
});
export const roleView = z
  .object({ role: z.enum(roles) })
  .meta({ id: 'Role', description: 'Who a member is here.' });

export const authorInput = z.strictObject({ author: z.boolean(), reason: officeReason }).meta({
  id: 'SetAuthor',
  description: 'Whether a member is an author, or marked in an article, and why, in words to them.',
  examples: [{ author: true, reason: 'You write the column on Fridays.' }],
});
export const authorView = z
  .object({ author: z.boolean() })
  .meta({ id: 'AuthorMark', description: 'Whether a member is an author, or marked in an article.' });

export const endSessionsInput = z.strictObject({ reason: officeReason }).meta({
  id: 'EndSessions',
  description: 'Why a member is signed out everywhere, in words to them.',
  examples: [{ reason: 'Somebody else seems to be in your account.' }],
});
