import { systemContext } from '@/lib/platform/context';
import { newId } from '@/lib/platform/ids';
import { DAY_MS } from '@/lib/platform/durations';
import { checkImport } from '@/lib/members/membership-import/check-import';
import { saveCalibrationItem } from '@/lib/peer-review/calibration/save-item';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { emptyReport } from '@/lib/comments/transfer/report';
import { invite } from '@/lib/members/invitations/invite';
import { askToLeave } from '@/lib/members/leaving/ask-to-leave';
import { hashPassword } from '@/lib/members/passwords';
import { sealSecret } from '@/lib/members/second-factor/sealed-secret';
import { hashSessionToken, newSessionToken } from '@/lib/members/session-token';
import type { Viewer } from '@/lib/members/viewer';
import {
  commentInReview,
  leaseOn,
  publishedComment,
  rejectedComment,
  someWords,
  waitingComment,
} from '@/lib/testing/comments';
import { article } from '@/lib/testing/articles';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { setPolicy } from '@/lib/testing/policy';
import { admin, insider, sanction, secondStep } from '@/lib/testing/people';
import { finishDepartures } from '../../jobs/finish-departures';
import { sealSession } from '../../session/session-seal';
import { kinds, type Role, type Things } from './matrix';

/** Somebody who asks, with what is theirs. */
export type Visitor = Things & {
  role: Role;
  /** The value of the cookie of their session; null for whoever has none. */
  cookie: string | null;
  /** A network of their own: nobody uses up another's attempts. */
  address: string;
};

/** Where discussions are shown under articles that are read there. */
export const HOST = 'https://host.example';

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
  /** Nobody's attempts are counted, no session has ended and no passkey is removed. */
  restore(): Promise<void>;
  /** What is the desk's, and of no member. */
  desk: Record<'article' | 'invitation' | 'import' | 'item' | 'transfer' | 'webhook' | 'delivery', string>;
};

const inDays = (days: number) => new Date(systemContext.now().getTime() + days * DAY_MS);
const nobody = (): Things => Object.fromEntries(kinds.map((kind) => [kind, newId()])) as Things;

/** What every Insider can have here: they are given it before they become what they are. */
async function thingsOf(viewer: Viewer, reviewed: string): Promise<Things> {
  const wish = { article: news, context, author: viewer };
  const { id: member } = viewer;
  const appealed = await rejectedComment(wish);
  await fileAppeal({ viewer, commentId: appealed, text: 'Please look at it again, all of it.', context });
  const [appeal] = await query<{ id: string }>('select id from appeals where comment_id = $1', [appealed]);
  const { assignmentId: lease, ownComment: duty } = await leaseOn({
    commentId: reviewed,
    reviewer: viewer,
    ...wish,
  });
  return {
    member,
    published: await publishedComment(wish),
    rejected: await rejectedComment(wish),
    waiting: await waitingComment(wish),
    appeal: appeal!.id,
    lease,
    contest: await contestOf(member, duty),
    sanction: await sanction({ on: viewer, from: inDays(-3), until: inDays(-2) }),
    ...(await insertOwn(member)),
  };
}

/** What somebody can have whose address was never confirmed: they have not written, and were given nothing to review. */
const thingsOfNewcomer = async ({ id: member }: Viewer): Promise<Things> => ({
  ...nobody(),
  member,
  ...(await insertOwn(member)),
});

/** What is no more than a row of theirs. */
async function insertOwn(member: string): Promise<Pick<Things, 'entry' | 'notice' | 'passkey' | 'session'>> {
  const [entry, notice, passkey, session] = [newId(), newId(), newId(), newId()];
  await query(
    `insert into member_pictures (member_id, name, created_at) values ($1, md5($1::uuid::text), now())`,
    [member],
  );
  await query(
    `insert into expertise (id, member_id, field, field_folded, line, position) values ($1, $2, 'Water', 'water', 'Ran a pump', 0)`,
    [entry, member],
  );
  await query(
    `insert into notices (id, member_id, kind, facts, created_at, once_key)
     values ($1, $2, 'expertise.verified', '{"field":"Water"}', now(), 'once')`,
    [notice, member],
  );
  // Two, since the last one of staff is removed with their password alone.
  for (const id of [passkey, newId()])
    await query(
      `insert into passkeys (id, member_id, credential_id, public_key, counter, transports, name, synced, created_at)
       values ($1, $2, $3, '', 0, '{}', 'My phone', false, now())`,
      [id, member, `credential ${id}`],
    );
  await query(`insert into sessions (id, token_hash, member_id, expires_at) values ($1, $2, $3, $4)`, [
    session,
    hashSessionToken(newSessionToken()),
    member,
    inDays(7),
  ]);
  return { entry, notice, passkey, session };
}

/** An endpoint of webhooks, and something that it is told. */
async function insertWebhook(): Promise<{ webhook: string; delivery: string }> {
  const [webhook, delivery] = [newId(), newId()];
  await query(
    `insert into webhook_endpoints (id, name, url, format, thin, events, secret, state, state_since, created_at)
     values ($1, 'Mirror', 'https://hooks.example/', 'STANDARD', true, '{comment.published}', 'none', 'PAUSED', now(), now())`,
    [webhook],
  );
  await query(
    `insert into webhook_deliveries (id, endpoint_id, type, at, thin, next_at, created_at)
     values ($1, $2, 'webhook.test', now(), '{}', now(), now())`,
    [delivery, webhook],
  );
  return { webhook, delivery };
}

/** An import of comments that has ended. */
async function importOfComments(): Promise<string> {
  const transfer = newId();
  await query(
    `insert into comment_imports (id, source, file_name, digest, started_at, finished_at, report, stage)
     values ($1, 'disqus', 'disqus.xml', 'none', now(), now(), $2, 'DONE')`,
    [transfer, JSON.stringify(emptyReport())],
  );
  return transfer;
}

/** A practice comment. */
async function practiceItem(key: string): Promise<string> {
  await saveCalibrationItem({
    key,
    body: someWords(),
    verdict: 'NOT_CIVIL',
    explanation: 'It mocks somebody.',
  });
  const [item] = await query<{ id: string }>('select id from calibration_items where key = $1', [key]);
  return item!.id;
}

/** They were taught by a practice comment, and say that its verdict is wrong. */
async function contestOf(member: string, duty: string): Promise<string> {
  const item = await practiceItem(`of ${member}`);
  const [assignment, review, contest] = [newId(), newId(), newId()];
  await query(
    `insert into review_assignments (id, reviewer_id, calibration_item_id, article_id, slot, state, assigned_at, not_before, expires_at, duty_id)
     values ($1, $2, $3, $4, 2, 'DONE', now(), now(), now() + interval '1 hour', $5)`,
    [assignment, member, item, news.id, duty],
  );
  await query(
    `insert into reviews (id, assignment_id, reviewer_id, calibration_item_id, verdict, created_at) values ($1, $2, $3, $4, 'YES', now())`,
    [review, assignment, member, item],
  );
  await query(
    `insert into calibration_contests (id, review_id, item_id, member_id, reason, created_at) values ($1, $2, $3, $4, 'It is.', now())`,
    [contest, review, item, member],
  );
  return contest;
}

/** Makes somebody who is an Insider what a role says. */
const becoming: Record<Exclude<Role, 'anyone'>, (viewer: Viewer) => Promise<unknown>> = {
  member: ({ id }) => query('delete from memberships where member_id = $1', [id]),
  unverified: ({ id }) => query('update members set verified_at = null where id = $1', [id]),
  insider: async () => undefined,
  author: ({ id }) => query('update members set is_author = true where id = $1', [id]),
  lapsed: ({ id }) => query(`update memberships set state = 'LAPSED' where member_id = $1`, [id]),
  timedOut: (viewer) => turnOut(viewer, 'TIME_OUT'),
  banned: (viewer) => turnOut(viewer, 'BAN'),
  unsecured: ({ id }) =>
    Promise.all([work(id, 'MODERATOR'), query('delete from passkeys where member_id = $1', [id])]),
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
  await setPolicy({ embed: { origins: [HOST] } });
  const boss = await admin();
  const reviewed = await commentInReview({ article: news, context });
  const other = await thingsOf(await insider(), reviewed);
  const turnedOut = await insider();
  const theirs = await thingsOf(turnedOut, reviewed);
  const leaver = await insider();
  const leavers = await thingsOf(leaver, reviewed);
  await leave(leaver);
  const visitors = {
    anyone: { ...nobody(), role: 'anyone', cookie: null, address: '198.51.100.1' },
  } as Record<Role, Visitor>;
  for (const [at, role] of (Object.keys(becoming) as (keyof typeof becoming)[]).entries()) {
    const viewer = await insider();
    const own = role === 'unverified' ? await thingsOfNewcomer(viewer) : await thingsOf(viewer, reviewed);
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
  const { id: invitation } = await invite({ viewer: boss, email: 'asked@example.org', role: 'MODERATOR' });
  const discussed = await article();
  const { id: imported } = await checkImport({
    viewer: boss,
    csv: 'email\nread@example.org',
    reason: 'As paid.',
  });
  await turnOut(turnedOut, 'BAN');
  const passkeys = await query<{ row: object }>('select to_jsonb(p) as row from passkeys p');
  return {
    async restore() {
      await query('delete from rate_limits');
      await query('update sessions set proved_at = clock_timestamp(), revoked_at = null');
      await query(
        'insert into passkeys select * from jsonb_populate_recordset(null::passkeys, $1) on conflict do nothing',
        [JSON.stringify(passkeys.map(({ row }) => row))],
      );
    },
    slug: news.slug,
    visitors,
    others: other,
    sanctioned: theirs,
    left: leavers,
    gone: nobody(),
    desk: {
      article: discussed.id,
      invitation,
      import: imported,
      transfer: await importOfComments(),
      item: await practiceItem('of the desk'),
      ...(await insertWebhook()),
    },
  };
}
