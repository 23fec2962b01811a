import type { Locale } from '@/lib/language/locales';

/** What a member may be asked to prove before doing something; see `permissions.ts`. */
export type Role = 'MEMBER' | 'MODERATOR' | 'ADMIN';

export type MembershipState = 'ACTIVE' | 'GRACE' | 'LAPSED' | 'REVOKED';
export type MembershipSource = 'SIGN_UP' | 'STAFF' | 'DEMO' | 'IMPORT' | 'OUTSIDE' | 'STRIPE';

/** A sanction in force, as its member is told of it. */
export type SanctionInForce = {
  kind: 'TIME_OUT' | 'BAN' | 'REVOCATION';
  reason: string;
  endsAt: Date | null;
};

/**
 * Who is asking, as read from the database for this very request. `null` in its place is a reader without an
 * account. Use cases take it and decide by it; nothing else is trusted about the person.
 */
export type Viewer = {
  id: string;
  /** Of what came by a key: that key's id, which is no session's. */
  sessionId: string;
  /**
   * The origin of the page in whose frame they are signed in; null on our own pages. In a frame they are a member and nothing more: no role
   * of theirs counts there, nothing that asks for fresh proof is done, and no form that is not made for it is taken.
   */
  frame: string | null;
  email: string;
  displayName: string;
  role: Role;
  /** Whether they have shown that mail to their address reaches them: until then nothing that they do counts for others. */
  verified: boolean;
  /** The language that they read in; null for the publication's. */
  language: Locale | null;
  membership: { state: MembershipState; source: MembershipSource } | null;
  /** A membership that is active, or in its days of grace: the one thing that lets a member write and review. */
  insider: boolean;
  sanction: SanctionInForce | null;
  /**
   * They have shown in this session, within the last minutes, that it is they: see `proof/assert-fresh-proof.ts`. Whoever owes a second
   * step, and has a passkey, shows it by that alone: a password would let in whoever has learnt it, to add a passkey of their own.
   */
  provedLately: boolean;
  /** The policy asks them for a second step at sign-in, and they have set none up. */
  owesSecondStep: boolean;
};
