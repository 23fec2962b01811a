import { empty, sql, type Db, type Sql, type SqlTx, type Tx } from '@/lib/platform/db';
import { asLocale, type Locale } from '@/lib/language/locales';
import { AppError } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { SKELETON_VERSION } from '@/lib/platform/text/skeleton';
import { hashSessionToken, newSessionToken } from './session-token';
import { isUnchanged, settle } from './memberships/rules';
import { changeMembership, findMembership } from './memberships/store';
import { letsWrite, sessionEnd, sessionStart, SESSIONS_PER_MEMBER } from './rules';
import type { OpenedIn } from './sessions/opened-in';
import { isUnseen, livesAt } from './sessions/lives-at';
import { PROOF_MINUTES } from './proof/rules';
import { signInEnd } from './second-factor/rules';
import { deleteSignInsOf, deleteSignInUnderWay, insertSignInUnderWay } from './second-factor/store';
import type { ProfileView } from './schemas';
import type { MembershipSource, MembershipState, Role, SanctionInForce, Viewer } from './viewer';

/** What signing in needs of an account. */
export type Credentials = {
  id: string;
  displayName: string;
  passwordHash: string;
  role: Role;
  insider: boolean;
  verified: boolean;
};

const CREDENTIALS = sql`m.id, m.display_name as "displayName", m.password_hash as "passwordHash", m.role::text,
  coalesce(is_insider(ms, clock_timestamp()), false) as insider, m.verified_at is not null as verified`;

/**
 * Who may sign in at an address: the member whose it is, and the latest of those who have named it, at most `most`. One query, whatever
 * there is: the time that it takes must not tell.
 */
export async function findCandidates(db: Db, emailFolded: string, most: number): Promise<Credentials[]> {
  return db.$queryRaw<Credentials[]>`
    (select ${CREDENTIALS} from members m left join memberships ms on ms.member_id = m.id
      where m.email_folded = ${emailFolded} and m.verified_at is not null)
    union all
    (select ${CREDENTIALS} from members m left join memberships ms on ms.member_id = m.id
      where m.email_folded = ${emailFolded} and m.verified_at is null order by m.id desc limit ${most})`;
}

/** The member whose an address is. */
export async function findCredentials(db: Db, emailFolded: string): Promise<Credentials | null> {
  return (await findCandidates(db, emailFolded, 0))[0] ?? null;
}

/** The hash of a member's password; null when there is no such member any more. */
export async function findPasswordHash(db: Db, id: string): Promise<string | null> {
  const row = await db.member.findUnique({ where: { id }, select: { passwordHash: true } });
  return row?.passwordHash ?? null;
}

/** Whether a name is a member's, or one that a member gave up lately; `exceptAt`: not of those who have only named this address. */
export async function isNameTaken(
  db: Db,
  nameSkeleton: string,
  now: Date,
  { exceptAt }: { exceptAt?: string } = {},
): Promise<boolean> {
  const select = { id: true };
  const isOther = exceptAt ? { NOT: { emailFolded: exceptAt, verifiedAt: null } } : {};
  const [member, former] = await Promise.all([
    db.member.findUnique({ where: { nameSkeleton, ...isOther }, select }),
    db.formerName.findFirst({ where: { nameSkeleton, reservedUntil: { gt: now } }, select }),
  ]);
  return member !== null || former !== null;
}

type NewMember = {
  id: string;
  email: string;
  emailFolded: string;
  displayName: string;
  nameSkeleton: string;
  passwordHash: string;
  role: Role;
  source: MembershipSource;
  /** Whether an active membership goes with it. */
  insider?: boolean;
  /** The language that they read in; null for the publication's. */
  language?: Locale | null;
  /** Whether the address is theirs without a letter to it. */
  verified: boolean;
  at: Date;
};

/**
 * Adds a member, with an active membership unless told otherwise. Where the address is theirs, who has only named it is forgotten. An
 * address that is a member's, or a taken name, violates a unique key.
 */
export async function insertMember(
  tx: Tx,
  { source, insider = true, verified, at, ...member }: NewMember,
): Promise<void> {
  const welcomeDue = source === 'SIGN_UP' || source === 'IMPORT';
  const verifiedAt = verified ? at : null;
  const data = { ...member, skeletonVersion: SKELETON_VERSION, welcomeDue, verifiedAt, createdAt: at };
  if (verified) await forgetCandidates(tx, member.emailFolded);
  await tx.member.create({ data, select: { id: true } });
  if (insider) await grant(tx, member.id, { source, at });
}

/** Makes somebody who has named an address, and is locked, the one whose it is, with this name and role; others who have named it are forgotten. */
export async function admitCandidate(
  tx: Tx,
  { id, source, insider, at, ...person }: Omit<NewMember, 'verified' | 'language'>,
): Promise<void> {
  await forgetCandidates(tx, person.emailFolded, id);
  const data = { ...person, skeletonVersion: SKELETON_VERSION, verifiedAt: at };
  await tx.member.update({ where: { id }, data, select: { id: true } });
  if (insider) await grant(tx, id, { source, at });
}

/**
 * Forgets who has named an address that is somebody else's now, in the order of their ids: as two do who follow their links at once.
 * `but`: whose it is.
 */
async function forgetCandidates(tx: Tx, emailFolded: string, but: string | null = null): Promise<void> {
  await tx.$executeRaw`
    delete from members where id in (select id from members
      where email_folded = ${emailFolded} and verified_at is null and id is distinct from ${but}::uuid order by id for update)`;
}

/** Gives somebody an active membership without an end, whatever they have. */
async function grant(tx: Tx, memberId: string, { source, at }: { source: MembershipSource; at: Date }) {
  const before = await findMembership(tx, memberId, at);
  const terms = { source, plans: [], graceDays: 0, now: at };
  const after = settle(before, { state: 'ACTIVE', until: null }, terms);
  if (!isUnchanged(before, after))
    await changeMembership(tx, { memberId, before, after, byId: null, reason: null, at });
}

export const isWelcomeDue = async (db: Db, id: string): Promise<boolean> =>
  (await db.member.count({ where: { id, welcomeDue: true } })) > 0;

export const endWelcomeOf = (tx: Tx, id: string) =>
  tx.member.updateMany({ where: { id, welcomeDue: true }, data: { welcomeDue: false } });

/** Whether a member is told apart as one of the first; null when they have no active membership. */
export async function findFounding(db: Db, memberId: string): Promise<boolean | null> {
  const [row] = await db.$queryRaw<{ founding: boolean }[]>`
    select founding from memberships s where member_id = ${memberId}::uuid and is_insider(s, clock_timestamp())`;
  return row?.founding ?? null;
}

/** Says whether a member is one of the first. False when they have no active membership, or it said so already. */
export async function setFounding(tx: Tx, memberId: string, founding: boolean): Promise<boolean> {
  const count = await tx.$executeRaw`update memberships s set founding = ${founding}
    where member_id = ${memberId}::uuid and founding <> ${founding} and is_insider(s, clock_timestamp())`;
  return count > 0;
}

/** The names of those who run the place, and of those who write for it. */
export async function findStaffNames(db: Db): Promise<string[]> {
  const rows = await db.member.findMany({
    where: { OR: [{ role: { not: 'MEMBER' } }, { isAuthor: true }] },
    select: { displayName: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ displayName }) => displayName);
}

/** A member as everybody may know them; `met` says whether readers have met them here. */
export type ProfileRow = Pick<ProfileView, 'memberSince' | 'reviewed' | 'formerly'> & {
  card: Omit<ProfileView, 'memberSince' | 'reviewed' | 'formerly'>;
  met: boolean;
};

export async function findProfile(db: Db, id: string): Promise<ProfileRow | null> {
  const rows = await db.$queryRaw<ProfileRow[]>`
    select a.card, to_char(m.created_at at time zone 'utc', 'YYYY-MM') as "memberSince",
      case when m.shows_reviewed then m.reviewed end as reviewed, has_been_met(m.id) as met,
      (select f.display_name from former_names f where f.member_id = m.id and f.reserved_until > now()
       order by f.given_up_at desc limit 1) as formerly
    from members m join authors a on a.id = m.id where m.id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** Makes a member an administrator with a new password. */
export async function promoteToAdmin(tx: Tx, id: string, passwordHash: string, at: Date): Promise<void> {
  await tx.member.update({ where: { id }, data: { role: 'ADMIN', passwordHash }, select: { id: true } });
  await grant(tx, id, { source: 'STAFF', at });
}

export async function setLanguage(tx: Tx, id: string, language: Locale): Promise<void> {
  await tx.member.update({ where: { id }, data: { language }, select: { id: true } });
}

export async function setShowsReviewed(tx: Tx, id: string, shown: boolean): Promise<void> {
  await tx.member.update({ where: { id }, data: { showsReviewed: shown }, select: { id: true } });
}

/** What a member's page says of their reviews, and whether it does. */
export const findReviewed = (
  db: Db,
  id: string,
): Promise<{ reviewed: number; showsReviewed: boolean } | null> =>
  db.member.findUnique({ where: { id }, select: { reviewed: true, showsReviewed: true } });

/**
 * Whether a password that was weighed is still a member's, whose row is locked: whoever changes it ends all sessions, and one that is opened
 * meanwhile is not to outlive that. Nor are two that are opened at once to be one too many.
 */
export async function isPasswordStill(tx: Tx, memberId: string, passwordHash: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from members where id = ${memberId}::uuid and password_hash = ${passwordHash} for no key update`;
  return rows.length > 0;
}

/**
 * Whether a member has signed in before, so that a browser that is not known is a new one. Sessions are kept for as long as they would
 * last: whoever has none, and is here for longer, has been away.
 */
export async function hasSignedInBefore(tx: Tx, memberId: string, at: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ before: boolean }[]>`
    select exists (select from sessions where member_id = ${memberId}::uuid)
      or exists (select from members where id = ${memberId}::uuid and created_at < ${sessionStart(at)}) as before`;
  return row?.before ?? false;
}

/**
 * Locks a member's row: whoever opens a session for them, and whoever changes what that asks for or what stands by their name, come one after the other,
 * until the transaction ends. False for who has left, or never was.
 */
export async function lockMember(tx: SqlTx, memberId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ here: boolean }[]>`
    select left_at is null as here from members where id = ${memberId}::uuid for no key update`;
  return row?.here ?? false;
}

/**
 * Opens a session for a member, whose row is locked. The one that the same browser had in the same place ends, and of too many the oldest; those that ran
 * out are forgotten. Returns the new one's token: where a second step is asked for and was not taken yet, that of a sign-in which waits
 * for it, and which is no session.
 * @throws 401 `second-step-needed` for one of a frame, where none is begun that waits
 */
export async function insertSession(
  tx: Tx,
  memberId: string,
  at: Date,
  {
    network,
    browser,
    system,
    deviceId,
    isWhole = false,
    isProved = true,
    byPasskey = false,
    frameOrigin = null,
  }: OpenedIn & {
    /** The second step was taken, or none is asked for. */
    isWhole?: boolean;
    /** Whoever opens it has just shown that it is they: by a password, or a code. */
    isProved?: boolean;
    /** It is a passkey that it is opened by. */
    byPasskey?: boolean;
    /** Of the page that its frame stands in, where it is one of a frame. */
    frameOrigin?: string | null;
  },
): Promise<string> {
  const token = newSessionToken();
  const signIn = { memberId, tokenHash: hashSessionToken(token), at, expiresAt: signInEnd(at) };
  if (!isWhole && (await insertSignInUnderWay(tx, signIn))) {
    // There is no page in a frame to take it on.
    if (frameOrigin !== null) throw new AppError(401, 'second-step-needed');
    return token;
  }
  await tx.$executeRaw`
    with gone as (delete from sessions where member_id = ${memberId}::uuid and expires_at <= ${at}),
      others as (
        select id, replaced, row_number() over (partition by replaced order by created_at desc, id desc) as place
        from (
          select *, (device_id, frame_origin) is not distinct from (${deviceId}::text, ${frameOrigin}::text) as replaced
          from sessions where member_id = ${memberId}::uuid and revoked_at is null and expires_at > ${at}) open)
    update sessions s set revoked_at = ${at} from others
    where s.id = others.id and (others.replaced or others.place >= ${SESSIONS_PER_MEMBER}::int)`;
  await tx.$executeRaw`
    insert into sessions (id, token_hash, member_id, created_at, expires_at, last_seen_at, proved_at, network, browser, system, device_id,
      by_passkey, frame_origin)
    values (${newId()}::uuid, ${hashSessionToken(token)}, ${memberId}::uuid, ${at}, ${sessionEnd(at)}, clock_timestamp(),
      case when ${isProved}::boolean then clock_timestamp() end,
      ${network}, ${browser}, ${system}, ${deviceId}, ${byPasskey}::boolean, ${frameOrigin})`;
  return token;
}

/**
 * Ends a session, or a sign-in that waits for its second step. Returns whose session it was; null where it had ended before, or never was.
 */
export async function revokeSession(tx: Tx, token: string, at: Date): Promise<string | null> {
  const tokenHash = hashSessionToken(token);
  await deleteSignInUnderWay(tx, tokenHash);
  const [row] = await tx.$queryRaw<{ memberId: string }[]>`
    update sessions set revoked_at = ${at} where token_hash = ${tokenHash} and revoked_at is null
    returning member_id as "memberId"`;
  return row?.memberId ?? null;
}

/** Ends a member's sessions, but for one where one is to go on. Returns how many were still open. */
export async function revokeSessionsOf(
  tx: Tx,
  memberId: string,
  at: Date,
  { except }: { except?: string } = {},
): Promise<number> {
  await deleteSignInsOf(tx, memberId);
  const { count } = await tx.session.updateMany({
    where: { memberId, revokedAt: null, expiresAt: { gt: at }, ...(except && { id: { not: except } }) },
    data: { revokedAt: at },
  });
  return count;
}

export async function findLiveSessions(db: Db, ids: string[], now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select s.id from sessions s join members m on m.id = s.member_id
    where s.id = any(${ids}::uuid[]) and ${livesAt(sql`${now}::timestamptz`)}`;
  return rows.map(({ id }) => id);
}

/** Notes that a session is in use, unless that was written some minutes ago at most. */
export async function touchSession(db: SqlTx, id: string): Promise<void> {
  await db.$executeRaw`update sessions s set last_seen_at = clock_timestamp() where s.id = ${id}::uuid and ${isUnseen}`;
}

type ViewerRow = {
  id: string;
  session_id: string;
  frame_origin: string | null;
  email: string;
  display_name: string;
  role: Role;
  verified: boolean;
  language: string | null;
  membership_state: MembershipState | null;
  membership_source: MembershipSource | null;
  sanction_kind: SanctionInForce['kind'] | null;
  sanction_reason: string | null;
  sanction_ends_at: Date | null;
  proved_lately: boolean;
  owes_second_step: boolean;
};

/**
 * The member behind a live session, with all that decides what they may do, as things stand `now` or else in the moment in which
 * the database is asked.
 */
export async function findViewerBySession(
  db: SqlTx,
  token: string,
  now?: Date,
): Promise<{ viewer: Viewer; unseen: boolean } | null> {
  const by = {
    from: sql`sessions s`,
    columns: sql`${isUnseen} as unseen`,
    where: sql`s.token_hash = ${hashSessionToken(token)} and ${livesAt(sql`clock.now`)}`,
  };
  const [row] = await findViewers<{ unseen: boolean }>(db, by, now);
  return row ? { viewer: toViewer(row), unseen: row.unseen } : null;
}

/** The members behind those of some sessions that live, as `findViewerBySession` has them. */
export async function findViewersBySessions(db: SqlTx, ids: string[]): Promise<Viewer[]> {
  const where = sql`s.id = any(${ids}::uuid[]) and ${livesAt(sql`clock.now`)}`;
  const rows = await findViewers(db, { from: sql`sessions s`, where });
  return rows.map(toViewer);
}

/** What somebody is known by: rows `s` that name a member as sessions do, and which of them. */
export type ViewersBy = {
  from: Sql;
  /** What else is asked of `s`. */
  columns?: Sql;
  where: Sql;
};

/**
 * One query: it runs on every request, and is the first that a process asks. In a frame nobody is of the desk, or has shown that it is they.
 * Where no policy says who needs a second step, it is staff, as a new installation has it. (`offset 0` has that worked out once, and not in each place where it counts.)
 */
export const findViewers = <Columns extends object>(
  db: SqlTx,
  { from, columns, where }: ViewersBy,
  now?: Date,
): Promise<(ViewerRow & Columns)[]> =>
  db.$queryRaw`
    select m.id, s.id as session_id, s.frame_origin, m.email, m.display_name, office.role, m.verified_at is not null as verified, m.language,
           membership_state(ms, clock.now) as membership_state, ms.source::text as membership_source,
           x.kind as sanction_kind, x.reason as sanction_reason, x.ends_at as sanction_ends_at,
           coalesce(s.proved_at > clock.now - make_interval(mins => ${PROOF_MINUTES}::int), false) and s.frame_origin is null
             and not (step.owed and exists (select from passkeys p where p.member_id = m.id)) as proved_lately,
           step.owed as owes_second_step ${columns ? sql`, ${columns}` : empty}
    from ${from}
    cross join (select coalesce(${now ?? null}::timestamptz, clock_timestamp()) as now) clock
    join members m on m.id = s.member_id
    cross join lateral (select case when s.frame_origin is null then m.role::text else 'MEMBER' end as role) office
    left join memberships ms on ms.member_id = m.id
    left join lateral (
      select kind::text, reason, ends_at from sanctions_in_force(m.id, clock.now)
      order by kind = 'BAN' desc, ends_at desc nulls first limit 1
    ) x on true
    cross join lateral (
      select case coalesce((select settings #>> '{security,secondStep}' from policy_versions order by version desc limit 1), 'staff')
          when 'everyone' then true when 'staff' then office.role <> 'MEMBER' else false end
        and not s.by_passkey
        and not exists (select from totp_factors t where t.member_id = m.id and t.confirmed_at is not null) as owed
      offset 0
    ) step
    where ${where}`;

/**
 * What keeps a member from writing at a moment; of several the one that does so for longest. Not by `sanctions_in_force`: this is
 * asked again when the member is locked, and one that is imposed by then has begun, whatever the clock of this instance says.
 */
export async function findSanctionInForce(
  db: SqlTx,
  memberId: string,
  now: Date,
): Promise<SanctionInForce | null> {
  const [row] = await db.$queryRaw<SanctionInForce[]>`
    select kind::text as kind, reason, ends_at as "endsAt" from sanctions
    where member_id = ${memberId}::uuid and kind <> 'WARNING' and lifted_at is null and (ends_at is null or ends_at > ${now})
    order by kind = 'BAN' desc, ends_at desc nulls first limit 1`;
  return row ?? null;
}

/** Who a row of `findViewers` is. */
export function toViewer(row: ViewerRow): Viewer {
  const membership =
    row.membership_state && row.membership_source
      ? { state: row.membership_state, source: row.membership_source }
      : null;
  const sanction =
    row.sanction_kind && row.sanction_reason !== null
      ? { kind: row.sanction_kind, reason: row.sanction_reason, endsAt: row.sanction_ends_at }
      : null;
  return {
    id: row.id,
    sessionId: row.session_id,
    frame: row.frame_origin,
    email: row.email,
    displayName: row.display_name,
    role: row.role,
    verified: row.verified,
    language: asLocale(row.language) ?? null,
    membership,
    insider: letsWrite(membership?.state),
    sanction,
    provedLately: row.proved_lately,
    owesSecondStep: row.owes_second_step,
  };
}

export async function deleteEndedSessions(db: Db, now: Date): Promise<number> {
  const { count } = await db.session.deleteMany({ where: { expiresAt: { lte: now } } });
  return count;
}

/** Forgets from where and by what sessions were opened that ended before a moment. Returns of how many. */
export const forgetWhereSessionsWere = (db: Db, endedBefore: Date): Promise<number> =>
  db.$executeRaw`update sessions set network = null, browser = null, system = null, frame_origin = null
    where revoked_at <= ${endedBefore}
      and (network is not null or browser is not null or system is not null or frame_origin is not null)`;
