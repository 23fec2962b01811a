import { z } from 'zod';
import { email, password } from '../schemas';

export { RESET_MINUTES } from './rules';

/** The job that mails about a password. */
export const SEND_PASSWORD_LETTER = 'send-password-letter';

/** What it is told: the request for a new one, or whose was changed; `letterId` names the letter for good. */
export type PasswordLetterJob = { resetId: string } | { memberId: string; letterId: string };

export const resetRequestInput = z.strictObject({ email }).meta({
  id: 'PasswordResetRequest',
  description: 'The address of an account whose password is forgotten.',
  examples: [{ email: 'thandi@example.org' }],
});

export const resetInput = z
  .strictObject({
    token: z.string().max(200).meta({ description: 'From the link of the letter.' }),
    password,
  })
  .meta({
    id: 'PasswordReset',
    description: 'A new password. It has 10 characters at least, 15 for staff.',
    examples: [{ token: '0198a0c2-…', password: 'four quiet words suffice' }],
  });

export const passwordChangeInput = z.strictObject({ presentPassword: password, password }).meta({
  id: 'PasswordChange',
  description: 'Your password until now, and the one that is to take its place.',
  examples: [{ presentPassword: 'four quiet words suffice', password: 'another four are better' }],
});
