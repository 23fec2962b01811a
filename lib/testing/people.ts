import { newId } from '@/lib/platform/ids';
import type { MembershipState, Role, SanctionInForce, Viewer } from '@/lib/members/viewer';
import { query } from './database';

type Wish = {
  name?: string;
  role?: Role;
  membership?: Exclude<MembershipState, 'GRACE'> | null;
  sanction?: SanctionInForce | null;
  verified?: boolean;
};

let count = 0;

/** A member, as the viewer that the web would make of them. No password: nobody signs in by this account. */
export async function member({
  name,
  role = 'MEMBER',
  membership = 'ACTIVE',
  sanction = null,
  verified = true,
}: Wish = {}): Promise<Viewer> {
  count += 1;
  const id = newId();
  const displayName = name ?? `Person ${count}`;
  const email = `person-${count}@example.org`;
  await query(
    `insert into members (id, email, email_folded, display_name, name_skeleton, password_hash, role, verified_at)
     values ($1, $2, $2, $3, $4, 'none', $5::"Role", case when $6 then now() end)`,
    [id, email, displayName, `skeleton${count}`, role, verified],
  );
  // They get in at the desk, as whoever works there does.
  if (role !== 'MEMBER') await secondStep(id);
  if (membership) {
    await query(
      `insert into memberships (member_id, state, source) values ($1, $2::"MembershipState", 'SIGN_UP')`,
      [id, membership],
    );
  }
  return {
    id,
    sessionId: newId(),
    frame: null,
    email,
    displayName,
    role,
    verified,
    language: null,
    membership: membership && { state: membership, source: 'SIGN_UP' },
    insider: membership === 'ACTIVE',
    sanction,
    provedLately: true,
    owesSecondStep: false,
  };
}

/** A second step at a member's sign-ins. */
export const secondStep = (memberId: string): Promise<unknown> =>
  query(
    `insert into totp_factors (member_id, secret, created_at, confirmed_at, last_step) values ($1, 'none', now(), now(), 1)`,
    [memberId],
  );

/** A member in good standing: the one who may write and review. */
export const insider = (wish: Wish = {}) => member(wish);
export const moderator = (wish: Wish = {}) => member({ role: 'MODERATOR', ...wish });
export const admin = (wish: Wish = {}) => member({ role: 'ADMIN', ...wish });

/** So many Insiders. */
export const insiders = (number: number): Promise<Viewer[]> =>
  Promise.all(Array.from({ length: number }, () => insider()));

/** A sanction that begins at a moment and lasts until another, or until it is lifted. Returns its id. */
export async function sanction({
  on,
  kind = 'TIME_OUT',
  from,
  until = null,
}: {
  on: Viewer;
  kind?: SanctionInForce['kind'];
  from: Date;
  until?: Date | null;
}): Promise<string> {
  const id = newId();
  await query(
    `insert into sanctions (id, member_id, kind, reason, starts_at, ends_at, by_id)
     values ($1, $2, $3::"SanctionKind", 'A test of patience.', $4, $5, $2)`,
    [id, on.id, kind, from, until],
  );
  return id;
}
