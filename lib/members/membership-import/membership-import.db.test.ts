import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readLetter } from '@/lib/outreach/testing/read-letter';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { DAY_MS } from '@/lib/platform/durations';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, member as someone, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { verify } from '@/lib/testing/verify';
import { findViewer } from '../find-viewer';
import { forgetSessions } from '../forget-sessions';
import { acceptInvitation, readInvitation } from '../invitations/accept-invitation';
import { invite } from '../invitations/invite';
import { listInvitations } from '../invitations/list-invitations';
import { readMembership } from '../memberships/read-membership';
import { setMembership } from '../memberships/set-membership';
import { setRole } from '../office/set-role';
import { signUpFromOutside } from '../outside/sign-up-from-outside';
import { signIn } from '../sign-in';
import { signUp } from '../sign-up';
import type { Viewer } from '../viewer';
import { applyImport } from './apply-import';
import { checkImport, readImport } from './check-import';
import { exportMemberships } from './export-memberships';

const folder = await mkdtemp(join(tmpdir(), 'imports-'));
process.env.MAIL_FOLDER = folder;
afterAll(() => rm(folder, { recursive: true }));

const reason = 'By your subscription.';
const plans = [{ key: 'yearly', name: 'Yearly', description: 'Twelve months.' }];
let boss: Viewer;

beforeEach(async () => {
  await openNewsroom();
  await setPolicy({ membership: { plans, graceDays: 5 } });
  await runWaitingJobs();
  for (const name of await readdir(folder)) await rm(join(folder, name));
  boss = await admin();
});

const check = async (csv: string, viewer = boss) => {
  const { id } = await checkImport({ viewer, csv, reason });
  return readImport({ viewer, id });
};
const apply = ({ id, digest }: { id: string; digest: string }, viewer = boss) =>
  applyImport({ viewer, id, digest });
const lettersTo = async (email: string) => {
  await runWaitingJobs();
  const names = await readdir(folder);
  const all = await Promise.all(
    names.map(async (name) => readLetter(await readFile(join(folder, name), 'utf8'))),
  );
  return all.filter(({ headers }) => headers.to?.includes(email));
};
const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const changesOf = (id: string) => query('select id from membership_changes where member_id = $1', [id]);

describe('an import of memberships', () => {
  it('is shown first, and then done whole: members are told, it is on record, and whoever has no account is invited', async () => {
    const [paid, ended, same] = [await someone({ membership: null }), await insider(), await insider()];
    const csv = [
      'email;name;plan;until;state',
      `${paid.email.toUpperCase()};;Yearly;${day(365)};`,
      `${ended.email};;;;revoked`,
      `${same.email};;;;active`,
      `nomsa.new@example.org;Nomsa Newly;yearly;${day(200)};`,
    ].join('\n');
    const shown = await check(csv);
    expect(shown).toMatchObject({ errors: [], unchanged: 1 });
    expect(shown.planned).toMatchObject([
      {
        line: 2,
        kind: 'change',
        member: { id: paid.id },
        from: null,
        to: { state: 'ACTIVE', plan: 'yearly' },
      },
      { line: 3, kind: 'change', from: { state: 'ACTIVE' }, to: { state: 'REVOKED' } },
      { line: 5, kind: 'invite', plan: 'yearly', name: 'Nomsa Newly' },
    ]);
    expect(await query('select 1 from memberships where member_id = $1', [paid.id])).toEqual([]);

    expect(await apply(shown)).toEqual({ changed: 2, invited: 1, uninvited: 0 });
    const theirs = await readMembership({ viewer: boss, memberId: paid.id });
    expect(theirs).toMatchObject({
      membership: {
        state: 'ACTIVE',
        source: 'IMPORT',
        plan: 'yearly',
        until: `${day(365)}T23:59:59.000Z`,
        graceUntil: `${day(370)}T23:59:59.000Z`,
      },
      history: [{ by: boss.displayName, from: null, to: { plan: 'yearly' }, reason }],
    });
    expect((await readMembership({ viewer: boss, memberId: ended.id })).membership?.state).toBe('REVOKED');
    expect(await changesOf(same.id)).toEqual([]);
    await runWaitingJobs();
    const told = await query<{ member_id: string }>(
      `select member_id from notices where kind = 'member.membership' order by member_id`,
    );
    expect(told.map((row) => row.member_id)).toEqual([paid.id, ended.id].sort());
    const entries = await query<{ action: string }>(
      `select action, from_state, to_state, actor_id, reason, details from audit_entries
       where action like 'member.%import%' or action in ('member.set-membership', 'invitation.send') order by action, from_state`,
    );
    expect(entries).toMatchObject([
      { action: 'invitation.send', to_state: 'MEMBER' },
      { action: 'member.import-memberships', actor_id: boss.id, details: { changed: 2, invited: 1 } },
      { action: 'member.set-membership', from_state: 'ACTIVE', to_state: 'REVOKED', reason },
      { action: 'member.set-membership', from_state: null, to_state: 'ACTIVE', details: { plan: 'yearly' } },
    ]);
    expect(JSON.stringify(entries)).not.toContain('nomsa');
    expect((await refusalOf(apply(shown))).code).toBe('import-over');
    expect((await refusalOf(readImport({ viewer: boss, id: shown.id }))).status).toBe(404);
    // Once more: nothing is left to do, and nobody is written to again.
    const again = await check(csv);
    expect([again.planned, again.unchanged, again.errors]).toEqual([[], 4, []]);
    expect(await lettersTo('nomsa.new@example.org')).toHaveLength(1);
  });

  it('gives who accepts the letter the membership, and no office', async () => {
    const email = 'nomsa.new@example.org';
    await apply(
      await check(`email,name,plan,from,until\n${email},Nomsa Newly,yearly,2026-01-15,${day(200)}`),
    );
    expect((await listInvitations({ viewer: boss })).items).toMatchObject([{ email, role: 'MEMBER' }]);
    const [letter] = await lettersTo(email);
    expect(letter!.headers.subject).toContain('Your membership at Maverick waits');
    const token = /\/invitation\?token=([\w.-]+)/.exec(letter!.text)![1]!;
    expect(await readInvitation({ token })).toMatchObject({ displayName: 'Nomsa Newly', role: 'MEMBER' });
    const password = 'tortoise lamp nine';
    const accept = (displayName: string) =>
      acceptInvitation({ token, displayName, password, address: '198.51.100.90' });
    const { answers, refusals } = await inParallel([accept('Nomsa Newly'), accept('Nomsa Otherwise')]);
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['invitation-over']]);
    const { sessionToken } = await signIn({ email, password, address: '198.51.100.90' });
    const viewer = (await findViewer({ sessionToken }))!;
    expect(viewer).toMatchObject({ role: 'MEMBER', insider: true, membership: { source: 'IMPORT' } });
    expect((await readMembership({ viewer })).membership).toMatchObject({
      plan: 'yearly',
      from: '2026-01-15T00:00:00.000Z',
      until: `${day(200)}T23:59:59.000Z`,
      graceUntil: `${day(205)}T23:59:59.000Z`,
    });
    expect((await refusalOf(accept('Nomsa Again'))).code).toBe('invitation-over');
  });

  it('takes an invitation back, leaves those to an office alone, and goes with whoever sent them', async () => {
    const email = 'nomsa.new@example.org';
    await invite({ viewer: boss, email: 'chief@example.org', role: 'MODERATOR' });
    expect((await check('email\nchief@example.org')).planned).toEqual([]);
    await apply(await check(`email\n${email}`));
    const back = await check(`email,state\n${email},lapsed`);
    expect(back.planned).toMatchObject([{ kind: 'uninvite' }]);
    expect(await apply(back)).toEqual({ changed: 0, invited: 0, uninvited: 1 });
    expect((await listInvitations({ viewer: boss })).items).toMatchObject([{ role: 'MODERATOR' }]);
    expect(await lettersTo(email)).toEqual([]);
    await apply(await check(`email\n${email}`));
    await setRole({ viewer: await admin(), memberId: boss.id, role: 'MEMBER', reason });
    expect(await lettersTo(email)).toEqual([]);
  });

  it('does nothing while a line cannot be read, nor when it would do something else than was shown', async () => {
    const reader = await insider();
    const wrong = await check(`email,plan,until\n${reader.email},weekly,${day(-3)}\nnowhere,,`);
    expect(wrong.errors.map(({ line, flaw }) => [line, flaw])).toEqual([
      [2, 'plan'],
      [3, 'address'],
    ]);
    expect((await refusalOf(apply(wrong))).code).toBe('import-changed');
    const shown = await check(`email,until\n${reader.email},${day(90)}`);
    await setMembership({ viewer: boss, memberId: reader.id, state: 'REVOKED', reason });
    expect((await refusalOf(apply(shown))).code).toBe('import-changed');
    // It says so, and leaves alone what was taken away; only a line that names it brings it back.
    const renewed = await readImport({ viewer: boss, id: shown.id });
    expect(renewed).toMatchObject({ planned: [], stayRevoked: [{ line: 2, member: { id: reader.id } }] });
    expect(await apply(renewed)).toMatchObject({ changed: 0 });
    const named = await check(`email,until,state\n${reader.email},${day(90)},active`);
    expect(named.planned).toMatchObject([{ from: { state: 'REVOKED' }, to: { state: 'ACTIVE' } }]);
    expect(await apply(named)).toMatchObject({ changed: 1 });
  });

  it('is for administrators who have shown that it is they, and whose office is not taken meanwhile', async () => {
    const shown = await check('email\nsomebody@example.org');
    for (const [viewer, status] of [
      [null, 401],
      [await insider(), 403],
      [await moderator(), 403],
    ] as const) {
      expect((await refusalOf(checkImport({ viewer, csv: 'email', reason }))).status).toBe(status);
      expect((await refusalOf(readImport({ viewer, id: shown.id }))).status).toBe(status);
      expect((await refusalOf(applyImport({ viewer, id: shown.id, digest: shown.digest }))).status).toBe(
        status,
      );
      expect((await refusalOf(exportMemberships({ viewer }))).status).toBe(status);
    }
    const stale = { ...boss, provedLately: false };
    expect((await refusalOf(apply(shown, stale))).code).toBe('proof-needed');
    expect((await refusalOf(exportMemberships({ viewer: stale }))).code).toBe('proof-needed');
    await query(`update members set role = 'MEMBER' where id = $1`, [boss.id]);
    expect((await refusalOf(apply(shown))).status).toBe(403);
    expect(await query('select 1 from invitations')).toEqual([]);
  });

  it('says which field is wrong', async () => {
    const refused = (more: object) =>
      checkImport({ viewer: boss, csv: 'email', reason, ...more }).catch(
        (error: { issues: { path: string[] }[] }) => error.issues[0]!.path.join('.'),
      );
    expect(await refused({ csv: '' })).toBe('csv');
    expect(await refused({ csv: 'email\n\uFFFD' })).toBe('csv');
    expect(await refused({ csv: 'x'.repeat(400_001) })).toBe('csv');
    expect(await refused({ reason: '' })).toBe('reason');
    for (const id of ['nonsense', '0198a0c2-0000-7000-8000-000000000000'])
      expect((await refusalOf(applyImport({ viewer: boss, id, digest: 'x' }))).code).toBe('import-over');
  });

  it('is forgotten after a day', async () => {
    const shown = await check('email\nsomebody@example.org');
    const tomorrow = { now: () => new Date(Date.now() + DAY_MS + 1_000), random: Math.random };
    const { id, digest } = shown;
    const late = refusalOf(applyImport({ viewer: boss, id, digest, context: tomorrow }));
    expect((await late).code).toBe('import-over');
    await forgetSessions({ context: tomorrow });
    expect(await query('select 1 from membership_imports')).toEqual([]);
  });
});

describe('imports at once', () => {
  const outcomes = async (works: Promise<unknown>[]) => {
    const { answers, refusals } = await inParallel(works);
    return [answers.length, refusals.map(({ code }) => code)];
  };

  it('of one file are one', async () => {
    const reader = await insider();
    const shown = await check(`email,until\n${reader.email},${day(90)}\nnobody@example.org,${day(90)}`);
    expect(await outcomes([apply(shown), apply(shown), apply(shown)])).toEqual([
      1,
      ['import-over', 'import-over'],
    ]);
    expect(await changesOf(reader.id)).toHaveLength(1);
    expect(await query('select 1 from invitations')).toHaveLength(1);
    expect(await lettersTo('nobody@example.org')).toHaveLength(1);
  });

  it('of two files about the same people: the second sees that things have moved on', async () => {
    const [one, other] = [await insider(), await insider()];
    const rows = (days: number, ...people: string[]) =>
      ['email,until', ...people.map((email) => `${email},${day(days)}`)].join('\n');
    const shown = [
      await check(rows(90, one.email, other.email, 'nobody@example.org')),
      await check(rows(180, 'nobody@example.org', other.email, one.email)),
    ];
    expect(await outcomes(shown.map((each) => apply(each)))).toEqual([1, ['import-changed']]);
    for (const { id } of [one, other]) expect(await changesOf(id)).toHaveLength(1);
    expect(await query('select 1 from invitations where ended_at is null')).toHaveLength(1);
  });

  it('and by hand leave one history, whose every step begins where the one before ended', async () => {
    const reader = await insider();
    const shown = await check(`email,until\n${reader.email},${day(90)}`);
    await inParallel<unknown>([
      apply(shown),
      setMembership({ viewer: boss, memberId: reader.id, state: 'REVOKED', reason }),
      invite({ viewer: boss, email: 'nobody@example.org', role: 'ADMIN' }),
    ]);
    const steps = await query<{ from_state: string | null; to_state: string }>(
      'select from_state, to_state from membership_changes where member_id = $1 order by at, id',
      [reader.id],
    );
    for (const [at, { from_state }] of steps.entries())
      expect(from_state).toBe(at === 0 ? 'ACTIVE' : steps[at - 1]!.to_state);
  });

  it('of five thousand lines are done in one go', async () => {
    const lines = Array.from({ length: 5_000 }, (_, at) => `reader${at}@example.org,Reader ${at},yearly`);
    const shown = await check(['email,name,plan', ...lines].join('\n'));
    expect(shown.planned).toHaveLength(5_000);
    expect(await apply(shown)).toEqual({ changed: 0, invited: 5_000, uninvited: 0 });
    expect(await listInvitations({ viewer: boss })).toMatchObject({ more: 4_800 });
    await query('delete from graphile_worker._private_jobs');
  });
});

describe('whoever an address is shown to be', () => {
  const email = 'thandi.m@example.org';
  const password = 'tortoise lamp nine';
  let people = 0;
  const network = () => `198.51.100.${(people += 1)}`;
  /** Somebody who has named the address, with a draft. */
  async function signUpAs(displayName: string, words = password): Promise<string> {
    const { member } = await signUp({ email, displayName, password: words, address: network() });
    await query(
      `insert into drafts (id, member_id, article_id, target, body, updated_at) values (gen_random_uuid(), $1, $2, $2, 'A draft.', now())`,
      [member.id, news.id],
    );
    return member.id;
  }
  const draftsOf = (id: string) => query('select 1 from drafts where member_id = $1', [id]);
  const plan = async () => check(`email,plan,until\n${email},yearly,${day(200)}`);
  async function invitationToken(): Promise<string> {
    const letter = (await lettersTo(email)).find(({ text }) => text.includes('/invitation?token='));
    return /\/invitation\?token=([\w.-]+)/.exec(letter!.text)![1]!;
  }
  const accept = (token: string, displayName: string, words = password) =>
    acceptInvitation({ token, displayName, password: words, address: network() });
  const owner = async () => {
    const rows = await query<{ id: string }>(
      'select id from members where email_folded = $1 and verified_at is not null',
      [email],
    );
    expect(rows).toHaveLength(1);
    return rows[0]!.id;
  };
  const membershipOf = async (memberId: string) =>
    (await readMembership({ viewer: boss, memberId })).membership;
  const imported = { state: 'ACTIVE', plan: 'yearly', until: `${day(200)}T23:59:59.000Z` };

  it('has what was imported, also when they follow the letter of their sign-up first', async () => {
    const id = await signUpAs('Thandi First');
    await apply(await plan());
    const token = await invitationToken();
    await verify(id);
    expect(await membershipOf(id)).toMatchObject(imported);
    expect(await draftsOf(id)).toHaveLength(1);
    await runWaitingJobs();
    expect(await query(`select kind from notices where member_id = $1`, [id])).toContainEqual({
      kind: 'member.membership',
    });
    // That letter leads nowhere any more, and what is imported again changes nothing.
    expect(await readInvitation({ token })).toBeNull();
    expect((await refusalOf(accept(token, 'Thandi Second'))).code).toBe('invitation-over');
    expect(await plan()).toMatchObject({ planned: [], unchanged: 1 });
  });

  it('has it when they sign up only after the import, and do not look for its letter', async () => {
    await apply(await plan());
    const id = await signUpAs('Thandi Later');
    await verify(id);
    expect(await membershipOf(id)).toMatchObject(imported);
  });

  it('goes on with their sign-up when they follow the invitation first and give its password', async () => {
    const id = await signUpAs('Thandi First');
    const stranger = await signUpAs('Somebody Else', 'kettles under the pier');
    await apply(await plan());
    const token = await invitationToken();
    expect(await readInvitation({ token })).toMatchObject({ isNamed: true });
    const { member: accepted } = await accept(token, 'Thandi Em');
    expect(accepted).toMatchObject({ id, displayName: 'Thandi Em' });
    expect([await owner(), (await draftsOf(id)).length]).toEqual([id, 1]);
    expect(await membershipOf(id)).toMatchObject(imported);
    expect(await query('select 1 from members where id = $1', [stranger])).toEqual([]);
    expect(await query('select 1 from address_claims where used_at is null')).toEqual([]);
    const { sessionToken } = await signIn({ email, password, address: network() });
    expect(await findViewer({ sessionToken })).toMatchObject({ displayName: 'Thandi Em', insider: true });
  });

  it('goes on with no way in that was left there before the address was shown to be theirs', async () => {
    const id = await signUpAs('Thandi First');
    await query(
      `insert into passkeys (id, member_id, credential_id, public_key, counter, name, synced, created_at)
       values (gen_random_uuid(), $1, 'planted', '\\x00', 0, 'Key', false, now())`,
      [id],
    );
    await query(
      `insert into totp_factors (member_id, secret, created_at, confirmed_at, last_step) values ($1, 'none', now(), now(), 1)`,
      [id],
    );
    await apply(await plan());
    await accept(await invitationToken(), 'Thandi Em');
    expect(await owner()).toBe(id);
    for (const rows of [
      'passkeys where member_id = $1',
      'totp_factors where member_id = $1',
      'sessions where member_id = $1 and revoked_at is null',
    ])
      expect(await query(`select 1 from ${rows}`, [id]), rows).toEqual([]);
  });

  it('goes on so to an office, too', async () => {
    const words = 'the long way round the harbour';
    const id = await signUpAs('Thandi First', words);
    await invite({ viewer: boss, email, role: 'MODERATOR' });
    await accept(await invitationToken(), 'Thandi Em', words);
    expect([await owner(), (await draftsOf(id)).length]).toEqual([id, 1]);
    expect(await query('select role::text, welcome_due from members where id = $1', [id])).toMatchObject([
      { role: 'MODERATOR' },
    ]);
    expect(await membershipOf(id)).toMatchObject({ state: 'ACTIVE', plan: null });
    expect(await query('select 1 from sessions where member_id = $1 and revoked_at is null', [id])).toEqual(
      [],
    );
  });

  it('is not whoever has only signed up with it', async () => {
    const stranger = await signUpAs('Somebody Else', 'kettles under the pier');
    await apply(await plan());
    expect(await membershipOf(stranger)).toMatchObject({ plan: null, source: 'SIGN_UP' });
    const { member: accepted } = await accept(await invitationToken(), 'Thandi Em');
    expect(await owner()).toBe(accepted.id);
    expect(await query('select 1 from members where id = $1', [stranger])).toEqual([]);
    expect(await membershipOf(accepted.id)).toMatchObject(imported);
  });

  it('has it by a provider’s word and by another address of theirs, but no office, and nothing that was taken away', async () => {
    await apply(await plan());
    const reader = await insider();
    await query(`update memberships set state = 'REVOKED' where member_id = $1`, [reader.id]);
    await claim(reader.id);
    await verify(reader.id);
    expect(await membershipOf(reader.id)).toMatchObject({ state: 'REVOKED' });
    await query('update members set email = $2, email_folded = $2 where id = $1', [reader.id, reader.email]);

    await apply(await plan());
    const saidAt = new Date().toISOString();
    const identity = { provider: 'city', subject: 'thandi', email, emailVerified: true, name: null, saidAt };
    const { memberId } = await signUpFromOutside({
      identity: { ...identity, membership: null, roles: null },
      displayName: 'Thandi Em',
      address: network(),
    });
    expect(await membershipOf(memberId)).toMatchObject(imported);

    const other = await insider();
    await invite({ viewer: boss, email: 'chief@example.org', role: 'ADMIN' });
    await claim(other.id, 'chief@example.org');
    await verify(other.id);
    expect(await query('select role::text from members where id = $1', [other.id])).toEqual([
      { role: 'MEMBER' },
    ]);
    expect(await query(`select 1 from invitations where role = 'ADMIN' and ended_at is null`)).toHaveLength(
      1,
    );
  });
  const claim = (memberId: string, address = email) =>
    query(
      `insert into address_claims (id, member_id, email, email_folded, created_at, expires_at)
       values (gen_random_uuid(), $1, $2, $2, now(), now() + interval '1 day')`,
      [memberId, address],
    );

  it('has it whichever comes first, the import or the link, also at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await signUpAs(`Thandi ${'ABCDE'[round]}`);
      const shown = await plan();
      await inParallel<unknown>([apply(shown), verify(id)]);
      // Of an import that comes second, nothing is done that was not shown.
      const later = await plan();
      if (later.planned.length > 0) await apply(later);
      expect(await membershipOf(id)).toMatchObject(imported);
      expect(await query('select 1 from invitations where ended_at is null')).toEqual([]);
      await query('delete from members where id = $1', [id]);
    }
  });

  it('is one member when both their letters are followed at once, and an import comes between', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await signUpAs(`Thandi ${'ABCDE'[round]}`);
      await apply(await plan());
      const token = await invitationToken();
      const again = await plan();
      const { refusals } = await inParallel<unknown>([
        verify(id),
        accept(token, `Thandi ${'ABCDE'[round]}`),
        apply(again),
      ]);
      for (const { status } of refusals) expect(status).toBe(409);
      expect([await owner(), (await draftsOf(id)).length]).toEqual([id, 1]);
      expect(await membershipOf(id)).toMatchObject(imported);
      await query('delete from members where id = $1', [id]);
      for (const name of await readdir(folder)) await rm(join(folder, name));
    }
  });
});

describe('an export', () => {
  it('has everybody, is on record, and changes nothing when it is imported', async () => {
    const readers = [await insider({ name: '=SUM(A1)' }), await insider()];
    await apply(await check(`email,plan,until\n${readers[1]!.email},yearly,${day(90)}`));
    await query(
      `update memberships set until = now() - interval '1 day', grace_until = now() + interval '1 day'
      where member_id = $1`,
      [readers[0]!.id],
    );
    const csv = await exportMemberships({ viewer: boss });
    expect(csv).toContain(`${readers[0]!.email},"'=SUM(A1)",`);
    expect(csv).toContain(`,${day(90)},active`);
    const shown = await check(csv);
    expect([shown.errors, shown.planned]).toEqual([[], []]);
    expect(shown.unchanged).toBe(csv.trim().split('\n').length - 1);
    expect(
      await query(`select details from audit_entries where action = 'member.export-memberships'`),
    ).toEqual([{ details: { count: shown.unchanged } }]);
  });
});

describe('an import over sanctions', () => {
  it('lifts the sanction that had taken one which it grants, on record', async () => {
    const { id: memberId, email } = await insider();
    const { id: sanctionId } = await sanctionMember({
      viewer: boss,
      memberId,
      kind: 'REVOCATION',
      reason: 'Enough.',
    });
    await apply(await check(`email;state\n${email};active`));
    const about = 'where subject_id = $1 and';
    expect(
      await query(`select details from audit_entries ${about} action = 'member.unsanction'`, [memberId]),
    ).toEqual([{ details: { sanctionId } }]);
    expect(
      await query(`select payload from outbox_events ${about} type = 'member.unsanction'`, [memberId]),
    ).toEqual([{ payload: { sanctionId, kind: 'REVOCATION', reason } }]);
  });
});
