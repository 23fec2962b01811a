import type { Db, Tx } from '@/lib/platform/db';
import type { Role } from '../viewer';
import { SEND_INVITATION, type InvitationView, type InvitationJob, type Office } from './schemas';

/** How often a letter is tried: for about two hours. */
const ATTEMPTS = 12;

/** An invitation that still works. */
export type OpenInvitation = {
  id: string;
  email: string;
  emailFolded: string;
  /** `MEMBER`: to a membership with the plan and the days that are named here. */
  role: Role;
  displayName: string | null;
  plan: string | null;
  startsAt: Date | null;
  until: Date | null;
  expiresAt: Date;
  /** Who sent it. */
  byId: string;
  /** Whether somebody has signed up with the address, and not shown that it is theirs. */
  isNamed: boolean;
};

type NewInvitation = Pick<OpenInvitation, 'id' | 'email' | 'emailFolded' | 'expiresAt'> & {
  role: Office;
  byId: string;
  createdAt: Date;
};

/** Invites an address to an office; an earlier invitation to it ends, and its letter is mailed. */
export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<void> {
  const { emailFolded, createdAt: endedAt } = invitation;
  // Of two administrators at once the second waits, and ends what the first has made.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('invitation ' || ${emailFolded}, 0))`;
  await tx.invitation.updateMany({ where: { emailFolded, endedAt: null }, data: { endedAt } });
  await tx.invitation.create({ data: invitation, select: { id: true } });
  const job: InvitationJob = { invitationId: invitation.id };
  await tx.$executeRaw`select graphile_worker.add_job(${SEND_INVITATION}, ${JSON.stringify(job)}::json,
    max_attempts => ${ATTEMPTS}::int)`;
}

/** An invitation that still works: neither ended nor run out, and by somebody who still has the office to invite, and keeps it meanwhile. */
export async function findOpenInvitation(db: Db | Tx, id: string, now: Date): Promise<OpenInvitation | null> {
  const [row] = await db.$queryRaw<OpenInvitation[]>`
    select i.id, i.email, i.email_folded as "emailFolded", i.role::text as role, i.display_name as "displayName", i.plan,
      i.starts_at as "startsAt", i.until, i.expires_at as "expiresAt", i.by_id as "byId",
      exists (select from members c where c.email_folded = i.email_folded and c.verified_at is null) as "isNamed"
    from invitations i join members m on m.id = i.by_id and m.role = 'ADMIN'
    where i.id = ${id}::uuid and i.ended_at is null and i.expires_at > ${now}
    for share of m`;
  return row ?? null;
}

/** What waits for whoever has an address. */
export type Offer = Pick<OpenInvitation, 'plan' | 'startsAt' | 'until'>;

/**
 * Ends the invitation to a membership that is open for an address, and returns what it offers. Of an import that makes one at the same time
 * either this waits for it, or it finds whose the address is by then.
 */
export async function takeOpenOffer(tx: Tx, emailFolded: string, at: Date): Promise<Offer | null> {
  const [offer] = await tx.$queryRaw<Offer[]>`
    update invitations i set ended_at = ${at} from members m
    where m.id = i.by_id and m.role = 'ADMIN' and i.email_folded = ${emailFolded} and i.role = 'MEMBER' and i.ended_at is null
      and i.expires_at > ${at}
    returning i.plan, i.starts_at as "startsAt", i.until`;
  return offer ?? null;
}

/**
 * Locks who has sent an invitation, and everybody who has named its address, in the order of their ids: as those do who follow the link of a
 * letter, and an import. Returns of the latter whether each has shown that it is theirs.
 */
export async function lockInvited(
  tx: Tx,
  { byId, emailFolded }: Pick<OpenInvitation, 'byId' | 'emailFolded'>,
): Promise<Map<string, { verified: boolean }>> {
  const rows = await tx.$queryRaw<{ id: string; verified: boolean; named: boolean }[]>`
    select id, verified_at is not null as verified, email_folded = ${emailFolded} as named from members
    where id = ${byId}::uuid or email_folded = ${emailFolded} order by id for no key update`;
  return new Map(rows.filter(({ named }) => named).map(({ id, verified }) => [id, { verified }]));
}

/** Ends one that still works. False when somebody else has, or it ran out. */
export async function endInvitation(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({
    where: { id, endedAt: null, expiresAt: { gt: at } },
    data: { endedAt: at },
  });
  return count > 0;
}

type Row = Omit<InvitationView, 'createdAt' | 'expiresAt'> & {
  createdAt: Date;
  expiresAt: Date;
  /** How many there are. */
  all: number;
};

/** Those to an office first: an import invites many at once. */
export const findOpenInvitations = (db: Db, now: Date): Promise<Row[]> => db.$queryRaw`
  select i.id, i.email, i.role::text as role, m.display_name as by, i.created_at as "createdAt", i.expires_at as "expiresAt",
    count(*) over ()::int as all
  from invitations i join members m on m.id = i.by_id and m.role = 'ADMIN'
  where i.ended_at is null and i.expires_at > ${now} order by i.role = 'MEMBER', i.created_at desc, i.id desc limit 200`;

/** Addresses are not kept of invitations that lead nowhere. */
export async function deleteEndedInvitations(db: Db, now: Date): Promise<number> {
  const { count } = await db.invitation.deleteMany({
    where: { OR: [{ expiresAt: { lte: now } }, { endedAt: { lte: now } }] },
  });
  return count;
}
