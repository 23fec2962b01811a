import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { decideComment } from '@/lib/moderation/decide-comment';
import { liftSanction } from '@/lib/moderation/sanctions/lift-sanction';
import { lookUpBans } from '@/lib/moderation/sanctions/look-up-bans';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { bansView } from '@/lib/moderation/sanctions/schemas';
import { transaction } from '@/lib/platform/db';
import { HOUR } from '@/lib/testing/clock';
import { factsOf } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator, sanction } from '@/lib/testing/people';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { mailedTokenOf, verify } from '@/lib/testing/verify';
import { finishDepartures } from '@/lib/web/jobs/finish-departures';
import { changeAddress } from '../address/change-address';
import { verifyAddress } from '../address/verify-address';
import { findViewer } from '../find-viewer';
import { acceptInvitation, addressInvitation } from '../invitations/accept-invitation';
import { invite } from '../invitations/invite';
import { askToLeave } from '../leaving/ask-to-leave';
import { linkIdentity } from '../outside/link-identity';
import { signUpFromOutside } from '../outside/sign-up-from-outside';
import type { OutsideIdentity } from '../outside/schemas';
import { signUp } from '../sign-up';
import { lockMember } from '../store';
import type { Viewer } from '../viewer';
import { barMember } from './barred-keys';

beforeEach(openNewsroom);

const password = 'tortoise lamp nine';
let people = 0;

/** Somebody who has signed up, and not followed the link of their letter yet. */
async function joins(email: string) {
  people += 1;
  const tag = [...String(people)].map((digit) => 'abdefghkpt'[Number(digit)]).join('');
  const displayName = `Wanderer ${tag}`;
  const { member, sessionToken } = await signUp({
    email,
    displayName,
    password,
    address: `192.0.2.${people}`,
  });
  const viewer = async (): Promise<Viewer> => (await findViewer({ sessionToken }))!;
  return { id: member.id, viewer };
}

async function settled(email: string) {
  const one = await joins(email);
  await verify(one.id);
  return one;
}

const ban = async (memberId: string) =>
  (await sanctionMember({ viewer: await moderator(), memberId, kind: 'BAN', reason: 'Enough.', context })).id;
const follow = async ({ id }: { id: string }) =>
  verifyAddress({ viewer: { id }, token: await mailedTokenOf(id), address: '192.0.2.254' });
async function accepts({ id }: { id: string }, as: { displayName: string; password: string }) {
  const { path } = (await addressInvitation(id))!;
  const token = new URL(path, 'https://example.org').searchParams.get('token')!;
  return acceptInvitation({ token, ...as, address: '192.0.2.250' });
}
async function leave(viewer: Viewer) {
  await askToLeave({ viewer: { ...viewer, provedLately: true }, comments: 'KEEP', context });
  context.advance(25 * HOUR);
  await finishDepartures({ context });
}
const isVerified = async ({ id }: { id: string }) =>
  (await query<{ yes: boolean }>('select verified_at is not null as yes from members where id = $1', [id]))[0]
    ?.yes;
const keys = () => query<{ key: string }>('select key from barred_keys');
const known = (subject: string, more: Partial<OutsideIdentity> = {}): OutsideIdentity => ({
  provider: 'city',
  subject,
  email: `${subject}@example.org`,
  emailVerified: true,
  name: null,
  membership: null,
  roles: null,
  saidAt: new Date().toISOString(),
  ...more,
});
const fromOutside = (identity: OutsideIdentity) => {
  people += 1;
  const name = [...String(people)].map((digit) => 'abdefghkpt'[Number(digit)]).join('');
  return signUpFromOutside({ identity, displayName: `Outsider ${name}`, address: `198.51.100.${people}` });
};
const barred = { status: 403, code: 'barred' };

describe('a ban holds', () => {
  it('against who comes back with another spelling of the mailbox, and is told so by their letter alone', async () => {
    await ban((await settled('ann.lee@gmail.com')).id);
    const again = await joins('A.n.n.Lee+second@googlemail.com');
    expect(await refusalOf(follow(again))).toMatchObject(barred);
    expect(await isVerified(again)).toBe(false);
    expect(await refusalOf(follow(again)), 'nor at a second try').toMatchObject(barred);
    const other = await settled('ann.leeds@gmail.com');
    expect(await isVerified(other)).toBe(true);
  });

  it('against who names the mailbox in place of theirs, is invited to it, or vouched for at it', async () => {
    const chief = await admin();
    await ban((await settled('bo@example.org')).id);
    const other = await settled('somebody@example.org');
    await changeAddress({
      viewer: await other.viewer(),
      email: 'bo+x@example.org',
      presentPassword: password,
    });
    expect(await refusalOf(follow(other))).toMatchObject(barred);
    const invited = await invite({
      viewer: chief,
      email: 'bo+y@example.org',
      role: 'MODERATOR',
    });
    const accept = accepts(invited, { displayName: 'Bo Again', password: 'a harbour of quiet bells' });
    expect(await refusalOf(accept)).toMatchObject(barred);
    expect(await refusalOf(fromOutside(known('bo', { email: 'bo+z@example.org' })))).toMatchObject(barred);
    expect(await query(`select id from members where email_folded like 'bo+%'`)).toEqual([]);
  });

  it('by the mailbox of who had only named it, once an invitation makes it theirs', async () => {
    const one = await joins('mo@example.org');
    await ban(one.id);
    expect(await keys()).toEqual([]);
    const invited = await invite({ viewer: await admin(), email: 'mo@example.org', role: 'MODERATOR' });
    const { member } = await accepts(invited, { displayName: 'Mo Invited', password });
    expect(member.id).toBe(one.id);
    expect(await refusalOf(follow(await joins('mo+a@example.org')))).toMatchObject(barred);
  });

  it('against who they are elsewhere, once they have left as well, and nothing else is kept of them', async () => {
    const identity = known('cleo');
    const { memberId, sessionToken } = await fromOutside(identity);
    await ban(memberId);
    await leave((await findViewer({ sessionToken }))!);
    expect(await query('select 1 from outside_identities')).toEqual([]);
    expect(await query(`select 1 from members where email_folded like '%cleo%'`)).toEqual([]);
    expect((await keys()).length).toBe(2);
    expect(JSON.stringify(await keys())).not.toContain('cleo');

    expect(await refusalOf(fromOutside(known('cleo', { email: 'fresh@example.org' })))).toMatchObject(barred);
    expect(await refusalOf(follow(await joins('cleo+1@example.org')))).toMatchObject(barred);
    const other = await settled('fresh@example.org');
    const link = linkIdentity({
      viewer: await other.viewer(),
      identity: known('cleo', { email: 'fresh@example.org' }),
    });
    expect(await refusalOf(link)).toMatchObject(barred);
    expect((await fromOutside(known('clara'))).memberId).toBeTruthy();
  });

  it('until it is lifted, also of who has left: what had come with it does not come back', async () => {
    const identity = known('nell');
    const { memberId, sessionToken } = await fromOutside(identity);
    const sanctionId = await ban(memberId);
    await leave((await findViewer({ sessionToken }))!);
    expect(await refusalOf(fromOutside(identity))).toMatchObject(barred);
    const lifting = { viewer: await moderator(), sanctionId, reason: 'They wrote to us.', context };
    expect(await liftSanction(lifting)).toMatchObject({ inForce: false });
    await runWaitingJobs();
    expect(await keys()).toEqual([]);
    expect(await query('select 1 from notices where member_id = $1', [memberId])).toEqual([]);
    expect((await fromOutside(identity)).memberId).not.toBe(memberId);
  });

  it('as a revocation that is lifted of who has left gives no membership back', async () => {
    const one = await insider();
    const viewer = await moderator();
    const asked = { memberId: one.id, kind: 'REVOCATION', reason: 'Enough.' } as const;
    const { id: sanctionId } = await sanctionMember({ viewer, ...asked, context });
    await leave(one);
    const lifted = await liftSanction({ viewer, sanctionId, reason: 'They wrote to us.', context });
    expect(lifted).toMatchObject({ inForce: false, lifted: { reason: 'They wrote to us.' } });
    expect(await query('select 1 from memberships where member_id = $1', [one.id])).toEqual([]);
  });

  it('against the address that its member takes meanwhile, which it keeps them from no more than before', async () => {
    const one = await settled('dora@example.org');
    await ban(one.id);
    await changeAddress({
      viewer: await one.viewer(),
      email: 'dora@example.net',
      presentPassword: password,
    });
    await verify(one.id);
    expect((await one.viewer()).email).toBe('dora@example.net');
    for (const email of ['dora+a@example.org', 'dora+a@example.net'])
      expect(await refusalOf(follow(await joins(email)))).toMatchObject(barred);
  });

  it('until it is lifted or another sanction takes its place: then nothing is kept', async () => {
    const one = await settled('eve@example.org');
    const sanctionId = await ban(one.id);
    expect((await keys()).length).toBe(1);
    const viewer = await moderator();
    await liftSanction({ viewer, sanctionId, reason: 'Time has passed.', context });
    expect(await keys()).toEqual([]);
    await settled('eve+a@example.org');

    const replaces = await ban(one.id);
    const endsAt = new Date(context.now().getTime() + 86_400_000).toISOString();
    await sanctionMember({
      viewer,
      memberId: one.id,
      kind: 'TIME_OUT',
      reason: 'Less.',
      endsAt,
      replaces,
      context,
    });
    expect(await keys()).toEqual([]);
    await settled('eve+b@example.org');
  });

  it('and no other sanction does', async () => {
    const one = await settled('finn@example.org');
    const viewer = await moderator();
    for (const kind of ['WARNING', 'REVOCATION'] as const)
      await sanctionMember({ viewer, memberId: one.id, kind, reason: 'Enough.', context });
    expect(await keys()).toEqual([]);
    await settled('finn+a@example.org');
  });
});

describe('which ban holds against an address', () => {
  it('is told to an administrator, of who has left too, by any spelling of it, until it is lifted', async () => {
    const chief = await admin();
    const one = await settled('ona.lee@gmail.com');
    const sanctionId = await ban(one.id);
    await leave(await one.viewer());
    const view = await lookUpBans({ viewer: chief, email: 'Ona.Lee+me@googlemail.com', context });
    expect(bansView.parse(view)).toEqual(view);
    const member = { id: one.id, hasLeft: true };
    expect(view.items).toMatchObject([{ member, ban: { id: sanctionId, kind: 'BAN', inForce: true } }]);
    expect(JSON.stringify(view)).not.toContain('gmail');

    await liftSanction({ viewer: chief, sanctionId, reason: 'They wrote to us.', context });
    expect(await lookUpBans({ viewer: chief, email: 'ona.lee@gmail.com', context })).toEqual({ items: [] });
  });

  it('is on record with whose was found, and without the address', async () => {
    const chief = await admin();
    const one = await settled('pip@example.org');
    await ban(one.id);
    await lookUpBans({ viewer: chief, email: 'pip@example.org', context });
    await lookUpBans({ viewer: chief, email: 'nobody@example.org', context });
    const entries = await query<{
      actor_id: string;
      subject_id: string;
      subject_type: string;
      details: null;
    }>(
      `select actor_id, subject_type, subject_id, details from audit_entries where action = 'member.look-up-bans' and actor_id = $1
        order by subject_type desc`,
      [chief.id],
    );
    expect(entries).toMatchObject([
      { actor_id: chief.id, subject_type: 'member', subject_id: one.id, details: null },
      { actor_id: chief.id, subject_type: 'audit', details: null },
    ]);
  });

  it('is told to nobody else, and of no list of addresses', async () => {
    const asking = (viewer: Viewer | null) => refusalOf(lookUpBans({ viewer, email: 'pip@example.org' }));
    expect(await asking(null)).toMatchObject({ status: 401 });
    expect(await asking(await insider())).toMatchObject({ status: 403 });
    expect(await asking(await moderator())).toMatchObject({ status: 403 });
    const chief = await admin();
    for (let count = 0; count < 60; count += 1) await lookUpBans({ viewer: chief, email: 'a@example.org' });
    expect(await asking(chief)).toMatchObject({ status: 429 });
    const entries = await query(
      `select 1 from audit_entries where action = 'member.look-up-bans' and actor_id = $1`,
      [chief.id],
    );
    expect(entries).toHaveLength(60);
  });
});

describe('a ban and a sign-up at once', () => {
  it('who comes waits for a ban that is under way, and is refused', async () => {
    const one = await settled('gus@example.org');
    const again = await joins('gus+a@example.org');
    await sanction({ on: await one.viewer(), kind: 'BAN', from: context.now() });
    let done = false;
    const refused = await transaction(async (tx) => {
      await lockMember(tx, one.id);
      await barMember(tx, one.id);
      const pending = refusalOf(follow(again)).finally(() => (done = true));
      await setTimeout(300);
      expect(done, 'they wait for the ban').toBe(false);
      return { pending };
    });
    expect(await refused.pending).toMatchObject(barred);
    expect(await isVerified(again)).toBe(false);
  });

  it.each([1, 2, 3, 4])('one or the other is first, and nobody is stuck (round %i)', async () => {
    const one = await settled('hal@example.org');
    const comers = await Promise.all(['a', 'b', 'c'].map((tag) => joins(`hal+${tag}@example.org`)));
    const { answers, refusals } = await inParallel<unknown>([
      ...comers.slice(0, 2).map(follow),
      ban(one.id),
      ...comers.slice(2).map(follow),
    ]);
    expect(refusals.every(({ code }) => code === 'barred')).toBe(true);
    expect(answers.length + refusals.length).toBe(4);
    // Whoever comes after that is refused.
    expect(await refusalOf(follow(await joins('hal+z@example.org')))).toMatchObject(barred);
  });
});

describe('domains', () => {
  it('of which nobody signs up are refused with what is below them, in whichever way somebody comes', async () => {
    const here = await settled('ida@example.net');
    await setPolicy({ version: 0, membership: { refusedDomains: ['mailinator.com', 'example.net'] } });
    const no = { status: 422, code: 'email-domain-refused', field: 'email' };
    for (const email of ['ida@mailinator.com', 'ida@eu.MAILINATOR.com', 'kim@example.net'])
      expect(await refusalOf(joins(email))).toMatchObject(no);
    const elsewhere = fromOutside(known('ida', { email: 'ida@mailinator.com' }));
    expect(await refusalOf(elsewhere)).toMatchObject(no);
    const viewer = await here.viewer();
    expect(
      await refusalOf(changeAddress({ viewer, email: 'ida@mailinator.com', presentPassword: password })),
    ).toMatchObject(no);
    expect(viewer).toMatchObject({ verified: true, email: 'ida@example.net' });
    await joins('ida@notmailinator.com');
  });

  it('are lists of domains and nothing else', async () => {
    for (const bad of [['not a domain'], ['@example.org'], ['https://example.org'], ['EXAMPLE.org']])
      await expect(setPolicy({ version: 0, membership: { refusedDomains: bad } })).rejects.toMatchObject({
        status: 400,
      });
  });

  it('whose new members are read first: until so many of theirs are posted', async () => {
    await setPolicy({
      version: 0,
      screening: { heldDomains: ['held.example'], holdFirstOfDomains: 1 },
    });
    const newcomer = await insider();
    await query(`update members set email_folded = 'lou@mail.held.example' where id = $1`, [newcomer.id]);
    const words = (number: number) =>
      `I remember the storm of that year very well, and number ${number} too.`;
    const submit = (viewer: Viewer, number: number) =>
      submitComment({ viewer, articleSlug: news.slug, body: words(number), context });
    const held = await submit(newcomer, 1);
    expect(held.status).toBe('REFERRED');
    expect(await factsOf(held.id)).toMatchObject({ state: 'REFERRED' });
    expect((await submit(author, 2)).status).toBe('AWAITING_REVIEWS');
    const { version } = await factsOf(held.id);
    await decideComment({
      viewer: await moderator(),
      commentId: held.id,
      action: 'PUBLISH',
      version,
      context,
    });
    expect((await submit(newcomer, 3)).status).not.toBe('REFERRED');
  });
});
