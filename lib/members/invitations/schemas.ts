import { z } from 'zod';
import { email, password, roles, signUpInput } from '../schemas';

export { INVITATION_DAYS } from './rules';

/** The job that mails an invitation. */
export const SEND_INVITATION = 'send-invitation';
export type InvitationJob = { invitationId: string };

/** The offices that somebody can be invited to. */
export const offices = ['MODERATOR', 'ADMIN'] as const;
export type Office = (typeof offices)[number];

export const invitationInput = z.strictObject({ email, role: z.enum(offices) }).meta({
  id: 'Invite',
  description: 'Where to write to, and what whoever has the address is to be here.',
  examples: [{ email: 'thandi@example.org', role: 'MODERATOR' }],
});

export const invitationView = z
  .object({
    id: z.uuid(),
    email: z.string(),
    /** `MEMBER`: to a membership. */
    role: z.enum(roles),
    /** The administrator who asked. */
    by: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Invitation', description: 'An invitation that nobody has accepted yet.' });
export type InvitationView = z.output<typeof invitationView>;

export const invitationsView = z
  .object({
    items: z.array(invitationView),
    /** How many there are beside these: an import invites many at once. */
    more: z.int(),
  })
  .meta({
    id: 'Invitations',
    description: 'The invitations that are open, those to an office first and then the latest, 200 at most.',
  });

export const acceptInput = z
  .strictObject({
    token: z.string().max(200).meta({ description: 'From the link of the letter.' }),
    displayName: signUpInput.shape.displayName,
    password,
  })
  .meta({
    id: 'AcceptInvitation',
    description:
      'What somebody who was invited wants to be called, and a password: for an office, of 15 characters at least. Where they have signed up with the address already and not confirmed it, the password of that account has them go on with it.',
    examples: [{ token: '0198a0c2-…', displayName: 'Thandi M.', password: 'four quiet words suffice' }],
  });
