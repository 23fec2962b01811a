import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import type { Role } from '../viewer';
import type { Membership } from '../memberships/rules';
import { SEND_INVITATION } from '../invitations/schemas';
import type { Known, OpenOffer, Planned } from './rules';

export type KeptImport = { id: string; csv: string; reason: string; createdAt: Date };

/** Keeps a file until it is imported, or for a while. */
export async function insertImport(db: Db, data: KeptImport & { byId: string }): Promise<void> {
  await db.membershipImport.create({ data, select: { id: true } });
}

/** A file that waits for its import; null where there is none, or it has waited too long. */
export const findImport = (db: Db | Tx, id: string, since: Date): Promise<KeptImport | null> =>
  db.membershipImport.findUnique({
    where: { id, createdAt: { gt: since } },
    select: { id: true, csv: true, reason: true, createdAt: true },
  });

/** Takes a file out, for its import. False when another was faster. */
export async function takeImport(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.membershipImport.deleteMany({ where: { id } });
  return count > 0;
}

export async function deleteEndedImports(db: Db, since: Date): Promise<number> {
  const { count } = await db.membershipImport.deleteMany({ where: { createdAt: { lte: since } } });
  return count;
}

/**
 * Locks everybody who is an administrator, and the members who have one of some addresses, always in one order; then all invitations, which
 * others may read meanwhile. Whoever changes a role, a membership or an invitation does so before or after. Returns roles by ids.
 */
export async function lockForImport(tx: Tx, emails: string[]): Promise<Map<string, Role>> {
  const rows = await tx.$queryRaw<{ id: string; role: Role }[]>`
    select id, role::text from members where role = 'ADMIN' or email_folded = any(${emails}::text[])
    order by id for no key update`;
  await tx.$executeRaw`lock table invitations in share row exclusive mode`;
  return new Map(rows.map(({ id, role }) => [id, role]));
}

type KnownRow = { emailFolded: string; memberId: string; displayName: string } & (
  Membership | { state: null }
);
type OfferRow = OpenOffer & { emailFolded: string; role: Role };

/** What is known of addresses, by the spelling under which each is known. */
export async function findKnown(db: Db | Tx, emails: string[], now: Date): Promise<(email: string) => Known> {
  const members = await db.$queryRaw<KnownRow[]>`
    select m.email_folded as "emailFolded", m.id as "memberId", m.display_name as "displayName",
      membership_state(s, ${now}) as state, s.source::text as source, s.plan, s.started_at as from, s.until,
      s.grace_until as "graceUntil"
    from members m left join memberships s on s.member_id = m.id
    where m.email_folded = any(${emails}::text[]) and m.verified_at is not null`;
  const offers = await db.$queryRaw<OfferRow[]>`
    select i.id, i.email_folded as "emailFolded", i.role::text as role, i.plan, i.starts_at as from, i.until
    from invitations i join members m on m.id = i.by_id and m.role = 'ADMIN'
    where i.email_folded = any(${emails}::text[]) and i.ended_at is null and i.expires_at > ${now}`;
  const known = new Map<string, Known>();
  for (const { emailFolded, role, ...offer } of offers)
    known.set(
      emailFolded,
      role === 'MEMBER'
        ? { memberId: null, offer, isOffice: false }
        : { memberId: null, offer: null, isOffice: true },
    );
  for (const { emailFolded, memberId, displayName, ...membership } of members)
    known.set(emailFolded, {
      memberId,
      displayName,
      membership: membership.state === null ? null : membership,
    });
  return (email) => known.get(email) ?? { memberId: null, offer: null, isOffice: false };
}

type Change = Extract<Planned, { kind: 'change' }>;
type Offer = Extract<Planned, { kind: 'invite' }> & { emailFolded: string };
type Act = { byId: string; reason: string; at: Date };

/** Has memberships stand so from now on, and adds that to their histories. */
export async function changeMemberships(tx: Tx, changes: Change[], { byId, reason, at }: Act): Promise<void> {
  const rows = changes.map(({ memberId, before, after }) => ({
    id: newId(),
    member_id: memberId,
    // One in its days of grace is kept as active: it lapses by itself.
    stored: after.state === 'GRACE' ? 'ACTIVE' : after.state,
    source: after.source,
    started_at: after.from,
    grace_until: after.graceUntil,
    from_state: before?.state ?? null,
    from_plan: before?.plan ?? null,
    from_until: before?.until ?? null,
    to_state: after.state,
    to_plan: after.plan,
    to_until: after.until,
  }));
  await tx.$executeRaw`
    with wanted as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(id uuid, member_id uuid, stored text, source text,
        started_at timestamptz, grace_until timestamptz, from_state text, from_plan text, from_until timestamptz, to_state text,
        to_plan text, to_until timestamptz)),
    changed as (
      insert into memberships (member_id, state, source, plan, started_at, until, grace_until, changed_at)
      select member_id, stored::"MembershipState", source::"MembershipSource", to_plan, started_at, to_until, grace_until,
        greatest(${at}::timestamptz, started_at)
      from wanted
      on conflict (member_id) do update set state = excluded.state, source = excluded.source, plan = excluded.plan,
        started_at = excluded.started_at, until = excluded.until, grace_until = excluded.grace_until,
        changed_at = excluded.changed_at)
    insert into membership_changes (id, member_id, at, by_id, source, from_state, from_plan, from_until, to_state, to_plan,
      to_until, reason)
    select id, member_id, ${at}, ${byId}::uuid, source::"MembershipSource", from_state, from_plan, from_until, to_state, to_plan,
      to_until, ${reason} from wanted`;
}

/** Invites addresses to a membership; earlier invitations to them end, and the letters are mailed. Returns the ids. */
export async function insertOffers(
  tx: Tx,
  offers: Offer[],
  { byId, at }: Omit<Act, 'reason'>,
): Promise<string[]> {
  const rows = offers.map(({ email, emailFolded, name, offer, expiresAt }) => ({
    id: newId(),
    email,
    email_folded: emailFolded,
    display_name: name,
    plan: offer.plan,
    starts_at: offer.from,
    until: offer.until,
    expires_at: expiresAt,
  }));
  await tx.invitation.updateMany({
    where: { emailFolded: { in: offers.map(({ emailFolded }) => emailFolded) }, endedAt: null },
    data: { endedAt: at },
  });
  await tx.$executeRaw`
    with wanted as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w(id uuid, email text, email_folded text,
        display_name text, plan text, starts_at timestamptz, until timestamptz, expires_at timestamptz)),
    invited as (
      insert into invitations (id, email, email_folded, role, display_name, plan, starts_at, until, by_id, created_at, expires_at)
      select id, email, email_folded, 'MEMBER', display_name, plan, starts_at, until, ${byId}::uuid, ${at}, expires_at from wanted
      returning id)
    select graphile_worker.add_jobs(array(
      select row(${SEND_INVITATION}, json_build_object('invitationId', id), null, null, ${LETTER_ATTEMPTS}::smallint, null, null,
        null)::graphile_worker.job_spec from invited))`;
  return rows.map(({ id }) => id);
}

/** How often a letter is tried: for a day or so, since many go out at once. */
const LETTER_ATTEMPTS = 16;

export async function endOffers(tx: Tx, ids: string[], at: Date): Promise<void> {
  await tx.invitation.updateMany({ where: { id: { in: ids }, endedAt: null }, data: { endedAt: at } });
}

/** Every membership, with whose it is, as they stand. */
export const findMemberships = (
  db: Db,
  now: Date,
): Promise<(Membership & { email: string; displayName: string })[]> => db.$queryRaw`
  select m.email, m.display_name as "displayName", membership_state(s, ${now}) as state, s.source::text as source, s.plan,
    s.started_at as from, s.until, s.grace_until as "graceUntil"
  from memberships s join members m on m.id = s.member_id where m.verified_at is not null order by m.created_at, m.id`;
