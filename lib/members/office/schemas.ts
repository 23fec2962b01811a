import { z } from 'zod';
import { typedText } from '@/lib/platform/text/typed-text';
import { membershipStates, roles } from '../schemas';

/** Characters of the words to the member. */
export const OFFICE_REASON_MAX = 500;

const reason = typedText(OFFICE_REASON_MAX);

export const roleInput = z.strictObject({ role: z.enum(roles), reason }).meta({
  id: 'SetRole',
  description: 'Who a member is to be here, and why, in words to them.',
  examples: [{ role: 'MODERATOR', reason: 'You begin at the desk on Monday.' }],
});
export const roleView = z
  .object({ role: z.enum(roles) })
  .meta({ id: 'Role', description: 'Who a member is here.' });

export const membershipInput = z.strictObject({ state: z.enum(membershipStates), reason }).meta({
  id: 'SetMembership',
  description: 'How a membership is to stand, and why, in words to the member.',
  examples: [{ state: 'LAPSED', reason: 'Your subscription ended on 31 October.' }],
});
export const membershipView = z
  .object({ state: z.enum(membershipStates) })
  .meta({ id: 'Membership', description: 'How a membership stands.' });
