import { z } from 'zod';
import { email, password } from '../schemas';

export { CLAIM_HOURS, UNDO_DAYS, UNVERIFIED_DAYS } from './rules';

/** The job that mails about whose an address is. */
export const SEND_ADDRESS_LETTER = 'send-address-letter';

/** What it is told: which claim the letter is about, and whether it is that the claim took another address's place. */
export type AddressLetterJob = { claimId: string; kind: 'claimed' | 'changed' };

const token = z.string().max(200).meta({ description: 'From the link of the letter.' });

export const linkInput = z.strictObject({ token }).meta({
  id: 'MailedLink',
  description: 'What the link of a letter carries.',
  examples: [{ token: '0198a0c2-…' }],
});

/** The same to show whose an address is; the password where somebody is not signed in as whose it becomes. */
export const confirmationInput = linkInput.extend({ password: password.optional() }).meta({
  id: 'AddressConfirmation',
  description:
    'What the link of a letter carries, and the password of the account, unless you are signed in to it: whoever reads the mail must not make the address that of an account which is not theirs.',
  examples: [{ token: '0198a0c2-…', password: 'four quiet words suffice' }],
});

export const addressChangeInput = z.strictObject({ email, presentPassword: password }).meta({
  id: 'AddressChange',
  description: 'The address that is to take the place of yours, and your password.',
  examples: [{ email: 'thandi@example.org', presentPassword: 'four quiet words suffice' }],
});
