import { systemContext } from '@/lib/platform/context';
import { newId } from '@/lib/platform/ids';
import { DAY_MS } from '@/lib/platform/durations';
import { checkImport } from '@/lib/members/membership-import/check-import';
import { invite } from '@/lib/members/invitations/invite';
import { askToLeave } from '@/lib/members/leaving/ask-to-leave';
import { hashPassword } from '@/lib/members/passwords';
import { sealSecret } from '@/lib/members/second-factor/sealed-secret';
import { hashSessionToken, newSessionToken } from '@/lib/members/session-token';
import type { Viewer } from '@/lib/members/viewer';
import { publishedComment, rejectedComment, waitingComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, sanction, secondStep } from '@/lib/testing/people';
import { finishDepartures } from '../../jobs/finish-departures';
import { sealSession } from '../../session/session-seal';
import type { Role } from './matrix';

/** Whose something is that somebody asks for. */
export type Things = {
  member: string;
  published: string;
  waiting: string;
  rejected: string;
};

/** Somebody who asks, with what is theirs. */
export type Visitor = Things & {
  role: Role;
  /** The value of the cookie of their session; null for whoever has none. */
  cookie: string | null;
  /** A network of their own: nobody uses up another's attempts. */
  address: string;
};

/** What there is to ask for. */
export type World = {
  slug: string;
  visitors: Record<Role, Visitor>;
  others: Things;
  /** Of somebody who was turned out. */
  sanctioned: Things;
  /** Of somebody who has left, and let their comments stay. */
  left: Things;
  /** Of nobody: whatever was there went with its member. */
  gone: Things;
  sanctionId: string;
  invitationId: string;
  importId: string;
};

const inDays = (days: number) => new Date(systemContext.now().getTime() + days * DAY_MS);
const nobody = (): Things => ({
  ...{ member: newId(), published: newId(), waiting: newId(), rejected: newId() },
});

/** What every Insider can have here: they are given it before they become what they are. */
async function thingsOf(viewer: Viewer): Promise<Things> {
  await query(
    `insert into member_pictures (member_id, name, created_at) values ($1, md5($1::uuid::text), now())`,
    [viewer.id],
  );
  const wish = { article: news, context, author: viewer };
  return {
    member: viewer.id,
    published: await publishedComment(wish),
    rejected: await rejectedComment(wish),
    waiting: await waitingComment(wish),
  };
}

/** Makes somebody who is an Insider what a role says. */
const becoming: Record<Exclude<Role, 'anyone'>, (viewer: Viewer) => Promise<unknown>> = {
  member: ({ id }) => query('delete from memberships where member_id = $1', [id]),
  insider: async () => undefined,
  author: ({ id }) => query('update members set is_author = true where id = $1', [id]),
  lapsed: ({ id }) => query(`update memberships set state = 'LAPSED' where member_id = $1`, [id]),
  timedOut: (viewer) => turnOut(viewer, 'TIME_OUT'),
  banned: (viewer) => turnOut(viewer, 'BAN'),
  unsecured: ({ id }) => work(id, 'MODERATOR'),
  moderator: ({ id }) => Promise.all([work(id, 'MODERATOR'), secondStep(id)]),
  admin: ({ id }) => Promise.all([work(id, 'ADMIN'), secondStep(id)]),
};

const work = (id: string, role: 'MODERATOR' | 'ADMIN') =>
  query('update members set role = $2::"Role" where id = $1', [id, role]);
const turnOut = (on: Viewer, kind: 'TIME_OUT' | 'BAN') =>
  sanction({ on, kind, from: inDays(-1), until: inDays(1) });

/** They ask to leave, and a day goes by. */
async function leave(viewer: Viewer): Promise<void> {
  await askToLeave({ viewer, comments: 'KEEP' });
  const later = { now: () => inDays(2), random: Math.random };
  await finishDepartures({ context: later });
}

export async function openWorld(): Promise<World> {
  await openNewsroom();
  const boss = await admin();
  const other = await thingsOf(await insider());
  const turnedOut = await insider();
  const theirs = await thingsOf(turnedOut);
  const leaver = await insider();
  const leavers = await thingsOf(leaver);
  await leave(leaver);
  const visitors = {
    anyone: { ...nobody(), role: 'anyone', cookie: null, address: '198.51.100.1' },
  } as Record<Role, Visitor>;
  for (const [at, role] of (Object.keys(becoming) as (keyof typeof becoming)[]).entries()) {
    const viewer = await insider();
    const own = await thingsOf(viewer);
    await becoming[role](viewer);
    const token = newSessionToken();
    await query(`insert into sessions (id, token_hash, member_id, expires_at) values ($1, $2, $3, $4)`, [
      newId(),
      hashSessionToken(token),
      viewer.id,
      inDays(7),
    ]);
    visitors[role] = { ...own, role, cookie: await sealSession(token), address: `198.51.100.${at + 2}` };
  }
  // Passwords and secrets that can be weighed, and that nobody here knows.
  await query('update members set password_hash = $1 where left_at is null', [await hashPassword(newId())]);
  for (const { member_id: id } of await query<{ member_id: string }>('select member_id from totp_factors'))
    await query('update totp_factors set secret = $2 where member_id = $1', [
      id,
      sealSecret('JBSWY3DPEHPK3PXP', id),
    ]);
  const { id: invitationId } = await invite({ viewer: boss, email: 'asked@example.org', role: 'MODERATOR' });
  const { id: importId } = await checkImport({
    viewer: boss,
    csv: 'email\nread@example.org',
    reason: 'As paid.',
  });
  return {
    ...{ slug: news.slug, visitors, others: other, sanctioned: theirs, left: leavers, gone: nobody() },
    sanctionId: await turnOut(turnedOut, 'BAN'),
    ...{ invitationId, importId },
  };
}
