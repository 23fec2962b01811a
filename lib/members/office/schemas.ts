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
