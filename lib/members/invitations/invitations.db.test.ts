import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readLetter } from '@/lib/outreach/testing/read-letter';
import { DAY_MS } from '@/lib/platform/durations';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { findViewer } from '../find-viewer';
import { forgetSessions } from '../forget-sessions';
import { setRole } from '../office/set-role';
import { may, worksAtDesk } from '../permissions';
import { resetToken } from '../password-reset/reset-token';
import { signIn } from '../sign-in';
import type { Viewer } from '../viewer';
import { acceptInvitation, readInvitation } from './accept-invitation';
import { invite } from './invite';
import { listInvitations } from './list-invitations';
import { revokeInvitation } from './revoke-invitation';
import { INVITATION_DAYS } from './schemas';

const folder = await mkdtemp(join(tmpdir(), 'invitations-'));
process.env.MAIL_FOLDER = folder;
afterAll(() => rm(folder, { recursive: true }));

const email = 'new-at-the-desk@example.org';
const password = 'a harbour of quiet bells';
const address = '198.51.100.77';
let boss: Viewer;

beforeEach(async () => {
  await openNewsroom();
  await runWaitingJobs();
  for (const name of await readdir(folder)) await rm(join(folder, name));
  boss = await admin();
});

/** The token of the latest letter. */
async function tokenByMail(): Promise<string> {
  await runWaitingJobs();
  const names = (await readdir(folder)).sort();
  const letter = readLetter(await readFile(join(folder, names.at(-1)!), 'utf8'));
  return /\/invitation\?token=([\w.-]+)/.exec(letter.text)![1]!;
}
const accept = (token: string, displayName = 'Nomsa Newdesk') =>
  acceptInvitation({ token, displayName, password, address });
const later = (days: number) => ({ now: () => new Date(Date.now() + days * DAY_MS), random: Math.random });

describe('an invitation', () => {
  it('makes whoever has the letter a member in office, once, and is on record without the address', async () => {
    expect(await invite({ viewer: boss, email, role: 'MODERATOR' })).toMatchObject({
      email,
      role: 'MODERATOR',
    });
    expect((await listInvitations({ viewer: boss })).items).toMatchObject([{ email, by: boss.displayName }]);
    const token = await tokenByMail();
    expect(await readInvitation({ token })).toMatchObject({ email, role: 'MODERATOR' });
    const { member } = await accept(token);
    const { sessionToken } = await signIn({ email, password, address });
    const viewer = (await findViewer({ sessionToken }))!;
    expect(viewer).toMatchObject({ id: member.id, role: 'MODERATOR', insider: true });
    expect(worksAtDesk(viewer)).toBe(true);
    expect(may(viewer, 'desk.decide'), 'once they have a second step').toBe(false);
    expect((await refusalOf(accept(token, 'Somebody Else'))).code).toBe('invitation-over');
    expect((await listInvitations({ viewer: boss })).items).toEqual([]);
    const entries = await query<{ action: string }>(
      `select action, to_state, actor_id, reason, details from audit_entries where action like '%invit%' order by id`,
    );
    expect(entries).toMatchObject([
      { action: 'invitation.send', to_state: 'MODERATOR', actor_id: boss.id },
      { action: 'member.accept-invitation', to_state: 'MODERATOR', actor_id: member.id },
    ]);
    expect(JSON.stringify(entries)).not.toContain(email);
  });

  it('is accepted once of two at once', async () => {
    await invite({ viewer: boss, email, role: 'ADMIN' });
    const token = await tokenByMail();
    const { answers, refusals } = await inParallel([accept(token), accept(token, 'Another Newdesk')]);
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['invitation-over']]);
  });

  it('leads nowhere once it is taken back, replaced, or old, nor when its admin has lost the office', async () => {
    const first = await invite({ viewer: boss, email, role: 'MODERATOR' });
    const old = await tokenByMail();
    for (const name of await readdir(folder)) await rm(join(folder, name));
    const second = await invite({ viewer: boss, email, role: 'ADMIN' });
    const token = await tokenByMail();
    expect(await readInvitation({ token: old })).toBeNull();
    expect(await readInvitation({ token })).toMatchObject({ role: 'ADMIN' });
    expect(await readInvitation({ token, context: later(INVITATION_DAYS + 1) })).toBeNull();
    const other = await admin();
    await setRole({ viewer: other, memberId: boss.id, role: 'MEMBER', reason: 'As agreed.' });
    expect((await refusalOf(accept(token))).code).toBe('invitation-over');
    await setRole({ viewer: other, memberId: boss.id, role: 'ADMIN', reason: 'After all.' });
    await revokeInvitation({ viewer: other, id: second.id });
    expect((await refusalOf(accept(token))).code).toBe('invitation-over');
    expect((await refusalOf(revokeInvitation({ viewer: other, id: first.id }))).status).toBe(404);
    await forgetSessions();
    expect(await query('select count(*)::int as count from invitations')).toEqual([{ count: 0 }]);
  });

  it('is no other link of ours, nor anybody’s own', async () => {
    const { id } = await invite({ viewer: boss, email, role: 'MODERATOR' });
    for (const token of [resetToken(id), `${id}.${'A'.repeat(43)}`, id, ''])
      expect(await readInvitation({ token })).toBeNull();
  });

  it('is for administrators who have shown that it is they, and for addresses without an account', async () => {
    for (const viewer of [await moderator(), await insider()])
      expect((await refusalOf(invite({ viewer, email, role: 'ADMIN' }))).status).toBe(403);
    expect((await refusalOf(invite({ viewer: null, email, role: 'ADMIN' }))).status).toBe(401);
    expect((await refusalOf(listInvitations({ viewer: await moderator() }))).status).toBe(403);
    const stale = invite({ viewer: { ...boss, provedLately: false }, email, role: 'ADMIN' });
    expect((await refusalOf(stale)).code).toBe('proof-needed');
    const known = await insider();
    const taken = invite({ viewer: boss, email: known.email.toUpperCase(), role: 'ADMIN' });
    expect(await refusalOf(taken)).toMatchObject({ status: 409, code: 'email-taken' });
  });
});
