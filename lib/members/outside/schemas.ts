import { z } from 'zod';
import { typedText } from '@/lib/platform/text/typed-text';

/** The id of a provider, as it stands in addresses and in the database. */
export const providerId = z
  .string()
  .max(32)
  .regex(/^[a-z][a-z0-9-]*$/);

/** How a membership stands elsewhere. `until`: when it ends there; null where it runs on. */
export const outsideMembership = z.object({
  state: z.enum(['active', 'lapsed']),
  plan: z.string().max(200).nullable().default(null),
  until: z.iso.datetime({ offset: true }).nullable().default(null),
});
export type OutsideMembership = z.output<typeof outsideMembership>;

/** What somebody may be here because they are it elsewhere. Administrators are made here alone. */
export const outsideRoles = ['moderator', 'author'] as const;
export type OutsideRole = (typeof outsideRoles)[number];

/** A claim that names one role, or several; what else it names counts for nothing here. Null where there is no claim. */
export const rolesIn = (claim: unknown): OutsideRole[] | null =>
  claim === undefined
    ? null
    : outsideRoles.filter((role) => (Array.isArray(claim) ? claim.includes(role) : claim === role));

/** Who somebody is elsewhere, as it was told us by who knows them there. */
export const outsideIdentity = z.object({
  provider: providerId,
  /** What they are called there, for good. */
  subject: z.string().min(1).max(255),
  email: z.email().max(254).nullable(),
  /** Whether they have shown there that the address is theirs. */
  emailVerified: z.boolean(),
  /** What they are called by people, which may be anything. */
  name: z.string().max(1_000).nullable(),
  /** How their membership stands there; null where nothing is said of one. */
  membership: outsideMembership.nullable().default(null),
  /** What they are there; null where nothing is said of it, or what is said does not count. */
  roles: z.array(z.enum(outsideRoles)).nullable().default(null),
  /** When all this was said, by the clock there. */
  saidAt: z.iso.datetime(),
});
export type OutsideIdentity = z.output<typeof outsideIdentity>;

/** A signed token that is good for one use: whoever acts upon what it says uses it up in the same transaction. */
export type UnspentToken = { id: string; expiresAt: Date };

/** What a token of the publication's own accounts says, before it is looked at whether that is of its form. */
export type Told = { identity: Omit<z.input<typeof outsideIdentity>, 'provider'>; token: UnspentToken };

/** What somebody comes back from elsewhere with; no `token` where what they bring cannot come twice anyway. */
export type Arriving = { identity: OutsideIdentity; token: UnspentToken | null };

export const outsideMembershipInput = z.strictObject({ token: z.string().min(1).max(10_000) }).meta({
  id: 'OutsideMembership',
  description:
    'A signed token as for single sign-on, with a `membership`, a `role` or both. Of two, the one that was made later counts (`iat`, which may have fractions of a second), in whatever order they arrive.',
});

/** What somebody chooses who comes from elsewhere for the first time. */
export const newcomerInput = z.strictObject({ displayName: typedText(200) });

export const linkedView = z
  .object({ provider: providerId, linkedAt: z.iso.datetime() })
  .meta({ id: 'LinkedIdentity', description: 'Somewhere else where you are known, and can sign in from.' });
export const linkedListView = z
  .object({ items: z.array(linkedView) })
  .meta({ id: 'LinkedIdentities', description: 'Where else you are known.' });
export type LinkedView = z.output<typeof linkedView>;
