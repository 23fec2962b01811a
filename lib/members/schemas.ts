import { z } from 'zod';
import { flaw } from '@/lib/platform/flaws';
import { typedText } from '@/lib/platform/text/typed-text';
import { knowledge } from './expertise/schemas';
import { pictureName } from './picture/schemas';

export { PASSWORD_MIN, shortestFor } from './new-password/rules';

/** An address is as long as mail can be sent to; no character of one is written in several units. */
const typedEmail = typedText(254, { units: 254 });
export const email = typedEmail.transform((typed) => typed.trim().normalize('NFKC')).pipe(z.email());

// What is much too long is stopped here; the rules proper are in name-rules and new-password, which say in words what is
// wrong.
const displayName = typedText(40);
export const password = typedText(256, { units: 512 });

export const signUpInput = z.strictObject({ email, displayName, password }).meta({
  id: 'SignUp',
  description: 'A new member. The password has 10 characters at least.',
  examples: [{ email: 'thandi@example.org', displayName: 'Thandi M.', password: 'four quiet words suffice' }],
});
export type SignUpInput = z.output<typeof signUpInput>;

export const signInInput = z.strictObject({
  email: typedEmail.refine((text) => !text.includes('\0'), flaw('email')),
  password,
});
export type SignInInput = z.output<typeof signInInput>;

/** A member as anyone may see them. */
export const memberView = z
  .object({
    id: z.uuid(),
    displayName: z.string(),
    /** Whether their membership is active: an Insider may write and review. */
    insider: z.boolean(),
  })
  .meta({ id: 'Member', description: 'A member as anyone may see them.' });
export type MemberView = z.output<typeof memberView>;

/** What stands by a name that nobody gives themselves. */
export const badges = ['moderator', 'staff', 'founding', 'former'] as const;

/** A member as everybody may know them: nothing that they have not shown by writing here. */
export const profileView = z.object({
  id: z.uuid(),
  displayName: z.string(),
  picture: pictureName.nullable(),
  /** What they were called until they took another name within the last 30 days. */
  formerly: z.string().nullable(),
  badges: z.array(z.enum(badges)),
  expertise: z.array(knowledge),
  /** The month in which they joined: `2026-11`. */
  memberSince: z.string().regex(/^\d{4}-\d{2}$/),
  /** Comments that they have reviewed, as of last night; null where they do not show it. */
  reviewed: z.int().nullable(),
});
export type ProfileView = z.output<typeof profileView>;

/** Says whether a member is told apart as one of the first. */
export const foundingInput = z
  .strictObject({ founding: z.boolean() })
  .meta({ id: 'MarkFounding', description: 'Whether a member is one of the first.' });
export const foundingView = z
  .object({ founding: z.boolean() })
  .meta({ id: 'Founding', description: 'Whether a member is one of the first.' });

export const roles = ['MEMBER', 'MODERATOR', 'ADMIN'] as const;
export const membershipStates = ['ACTIVE', 'GRACE', 'LAPSED', 'REVOKED'] as const;
export const membershipSources = ['SIGN_UP', 'STAFF', 'DEMO', 'IMPORT', 'OUTSIDE', 'STRIPE'] as const;

/** A member as they see themselves; nobody else is shown the e-mail address. */
export const meView = memberView
  .extend({
    email: z.string(),
    verified: z.boolean().meta({
      description:
        'Whether you have shown that the address is yours. Until then nothing that you do counts for others.',
    }),
    role: z.enum(roles),
    membership: z
      .object({
        state: z.enum(membershipStates),
        source: z.enum(membershipSources),
      })
      .nullable(),
    /** What keeps them from writing for now. */
    sanction: z
      .object({
        kind: z.enum(['TIME_OUT', 'BAN', 'REVOCATION']),
        reason: z.string(),
        endsAt: z.iso.datetime().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Me', description: 'A member as they see themselves.' });
export type MeView = z.output<typeof meView>;
