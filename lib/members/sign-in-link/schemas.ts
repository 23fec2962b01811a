import { z } from 'zod';
import { email } from '../schemas';

export { LINK_MINUTES } from './rules';

/** The job that mails a link to sign in with. */
export const SEND_SIGN_IN_LINK = 'send-sign-in-link';

/** What it is told: which request the link answers. */
export type SignInLinkJob = { linkId: string };

export const linkRequestInput = z.strictObject({ email }).meta({
  id: 'SignInLinkRequest',
  description: 'The address of the account that you would sign in to.',
  examples: [{ email: 'thandi@example.org' }],
});
