import { describe, expect, it } from 'vitest';
import { database } from '@/lib/platform/db';
import type { AppError } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { statementsOf } from '@/lib/testing/statements';
import { verify } from '@/lib/testing/verify';
import { changeAddress } from './address/change-address';
import { sendAgain } from './address/send-again';
import { changePassword } from './password-reset/change-password';
import { requestReset } from './password-reset/request-reset';
import { chooseLanguage } from './choose-language';
import { createAdmin } from './create-admin';
import { enrollMember } from './enroll-member';
import { findViewer } from './find-viewer';
import { forgetSessions } from './forget-sessions';
import { signIn } from './sign-in';
import { signOut } from './sign-out';
import { signUp } from './sign-up';

const password = 'tortoise lamp nine';
const wrong = 'tortoise lamp eight';

let people = 0;
/** Someone new, at a network address of their own. */
function somebody() {
  people += 1;
  const tag = [...String(people).padStart(3, '0')].map((digit) => 'abdefghkpt'[Number(digit)]).join('');
  return {
    email: `person-${people}@example.org`,
    displayName: `Person ${tag}`,
    password,
    address: `192.0.2.${people}`,
  };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: AppError) => error.code,
  );
/** What is asked of the database, without the values that stand in its text. */
const withoutValues = (seen: unknown) => JSON.stringify(seen).replaceAll(/\$\d+(,\$\d+)*/g, '$');
/** What some work asks of the database, and not what opening a connection does, or a policy that is some moments old. */
const askedBy = async (work: () => Promise<unknown>) =>
  (await statementsOf(work)).map(({ sql }) => sql).filter((sql) => !/set_config|policy_versions/.test(sql));
/** Somebody who has signed up, and followed the link of their letter. */
async function settle(person: Parameters<typeof signUp>[0]) {
  const signedUp = await signUp(person);
  await verify(signedUp.member.id, person.context);
  return signedUp;
}
const memberCount = (emailFolded: string) => database().member.count({ where: { emailFolded } });

describe('signing up', () => {
  it('makes a member with an active membership, a session, a record and an event', async () => {
    const person = somebody();
    const { member, sessionToken } = await signUp({ ...person, email: ` ${person.email.toUpperCase()}` });

    expect(member).toEqual({ id: member.id, displayName: person.displayName, insider: true });
    const viewer = await findViewer({ sessionToken });
    expect(viewer).toMatchObject({
      id: member.id,
      email: person.email.toUpperCase(),
      role: 'MEMBER',
      membership: { state: 'ACTIVE', source: 'SIGN_UP' },
      insider: true,
      sanction: null,
    });
    const audit = await database().auditEntry.findMany({ where: { subjectId: member.id } });
    expect(audit.map(({ action }) => action)).toEqual(['member.sign-up']);
    expect(
      await database().outboxEvent.count({ where: { subjectId: member.id, type: 'member.signed-up' } }),
    ).toBe(1);
  });

  it('keeps neither the password nor the session id', async () => {
    const { sessionToken, member } = await signUp(somebody());
    const row = await database().member.findUniqueOrThrow({
      where: { id: member.id },
      include: { sessions: true },
    });
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(row)).not.toContain(password);
    expect(JSON.stringify(row)).not.toContain(sessionToken);
  });

  it('answers a taken address as if it were free, and gives nothing away', async () => {
    const person = somebody();
    const first = await settle(person);
    const { displayName } = somebody();
    const second = await signUp({ ...person, displayName, password: wrong });

    expect(second.member).toEqual({ id: second.member.id, displayName, insider: true });
    expect(second.sessionToken).toHaveLength(first.sessionToken.length);
    expect(await findViewer({ sessionToken: second.sessionToken })).toMatchObject({
      id: second.member.id,
      verified: false,
    });
    expect((await signIn(pick(person))).memberId).toBe(first.member.id);
    const where = { emailFolded: person.email, verifiedAt: { not: null } };
    expect(await database().member.findMany({ where, select: { id: true } })).toEqual([
      { id: first.member.id },
    ]);
  });

  /** All that somebody finds out who signs up, and does whatever they can with it; who they are is told as `own`. */
  async function seenBy(email: string) {
    const { displayName, address } = somebody();
    const chosen = `${wrong} chosen`;
    const person = { email, displayName, password: chosen, address };
    const seen: unknown[] = [];
    let own = '';
    const note = async (work: () => Promise<unknown>) => {
      let answer: unknown;
      const asked = await askedBy(async () => {
        answer = await work().catch(({ status, code, field }: AppError) => ({ status, code, field }));
      });
      seen.push([
        JSON.stringify(answer ?? null)
          .replaceAll(own || '-', 'own')
          .replaceAll(displayName, 'chosen'),
        asked,
      ]);
      return answer;
    };
    const session = async () =>
      (await findViewer({ sessionToken: (await signIn(pick(person))).sessionToken }))!;
    const opened = ({ member, sessionToken, device }: Awaited<ReturnType<typeof signUp>>) => ({
      member,
      lengths: [sessionToken.length, device.length],
    });
    const signedIn = ({ memberId, sessionToken, device }: Awaited<ReturnType<typeof signIn>>) => ({
      memberId,
      lengths: [sessionToken.length, device.length],
    });
    const first = await signUp(person);
    own = first.member.id;
    seen.push(opened(first).lengths, Object.keys(first.member));
    await note(() => signUp(person).then(opened));
    await note(() => signIn(pick(person)).then(signedIn));
    const viewer = await session();
    seen.push({ ...viewer, id: viewer.id === own, sessionId: '', email: '', displayName: '' });
    await note(() => signUp({ ...somebody(), displayName }));
    await note(() => signUp({ ...somebody(), displayName: displayName.replace('e', 'е') }));
    await note(() => signUp({ email, displayName, password: `${wrong} other`, address }));
    await note(() => signIn({ email, password: `${wrong} other`, address }));
    await note(() => sendAgain({ viewer, address }));
    await note(() => changePassword({ viewer, presentPassword: chosen, password: `${chosen} anew` }));
    person.password = `${chosen} anew`;
    await note(() => signIn(pick(person)).then(signedIn));
    // Under other names, until the first password is too old to be weighed.
    for (const number of [1, 2])
      await note(() =>
        signUp({ ...somebody(), email, password: `${wrong} ${number}` }).then(({ member }) =>
          Object.keys(member),
        ),
      );
    await note(() => signIn(pick(person)));
    await note(() => changeAddress({ viewer, email: somebody().email, presentPassword: person.password }));
    await note(() => changeAddress({ viewer: { ...viewer }, email, presentPassword: person.password }));
    await note(() => requestReset({ email, address }));
    return seen;
  }

  it('answers alike, after the same work, whatever somebody does after signing up at a free address or a taken one', async () => {
    const known = somebody();
    const { sessionToken } = await settle(known);
    const seen = await seenBy(known.email);
    const free = await seenBy(somebody().email);
    expect(seen.map(withoutValues)).toEqual(free.map(withoutValues));
    expect(seen.length).toBe(18);
    // Nobody came any nearer to the account, nor took anything from it.
    expect(await findViewer({ sessionToken })).not.toBeNull();
    expect(await findViewer({ sessionToken: (await signIn(pick(known))).sessionToken })).not.toBeNull();
  }, 120_000);

  it('does as much at a free address as at a taken one', async () => {
    const known = somebody();
    await settle(known);
    const asked = [];
    for (const email of [known.email, somebody().email])
      asked.push((await askedBy(() => signUp({ ...somebody(), email, password: wrong }))).sort());
    expect(asked[1]).toEqual(asked[0]);
  });

  it('lets go of a name after 30 days without a followed link, and of all that came with it', async () => {
    const { member, sessionToken } = await signUp(somebody());
    const settled = await settle(somebody());
    const after = (days: number) => ({
      now: () => new Date(Date.now() + days * 86_400_000),
      random: Math.random,
    });
    await forgetSessions({ context: after(29) });
    expect(await findViewer({ sessionToken })).not.toBeNull();
    await forgetSessions({ context: after(31) });
    expect(await findViewer({ sessionToken })).toBeNull();
    expect(await database().member.count({ where: { id: member.id } })).toBe(0);
    expect(await database().member.count({ where: { id: settled.member.id } })).toBe(1);
    expect(await codeOf(signUp({ ...somebody(), displayName: member.displayName }))).toBeNull();
  });

  it('signs in who signs up again with the right password', async () => {
    const person = somebody();
    const first = await signUp(person);
    const again = await signUp(person);
    expect(again.member).toEqual(first.member);
    expect(await findViewer({ sessionToken: again.sessionToken })).toMatchObject({ id: first.member.id });
  });

  it('refuses a name that looks like another one, also to who guesses at addresses', async () => {
    const person = somebody();
    await signUp(person);
    const lookalike = person.displayName.replace('e', 'ẹ');
    expect(await codeOf(signUp({ ...somebody(), displayName: lookalike }))).toBe('name-taken');
    expect(await codeOf(signUp({ ...person, password: wrong }))).toBe('name-taken');
  });

  it('refuses a name that passes for one of the staff, whoever asks', async () => {
    const { email, displayName } = somebody();
    await enrollMember({ email, displayName, password, role: 'MODERATOR', source: 'STAFF' });
    for (const claim of [`The real ${displayName}`, `${displayName} 2`])
      expect(await codeOf(signUp({ ...somebody(), displayName: claim }))).toBe('name-reserved');
    expect(await codeOf(signUp({ ...somebody(), email, displayName: `${displayName} 2` }))).toBe(
      'name-reserved',
    );
    expect(await codeOf(signUp({ ...somebody(), displayName }))).toBe('name-taken');
  });

  it('tells all that is wrong at once', async () => {
    const error = await signUp({ ...somebody(), displayName: 'Admin', password: 'short' }).catch(
      (thrown: AppError) => thrown,
    );
    expect(error).toMatchObject({
      status: 422,
      code: 'name-reserved',
      all: [{ field: 'displayName' }, { field: 'password', code: 'password-too-short' }],
    });
  });

  it('makes members of 10 who name the same address at once, of whom one can have it', async () => {
    const person = somebody();
    const attempts = Array.from({ length: 10 }, (_, number) =>
      signUp({
        ...person,
        displayName: `${person.displayName} ${'abcdefghij'[number]}`,
        password: `${password} ${number}`,
        address: `198.51.100.${number}`,
      }),
    );
    const answers = await Promise.all(attempts);
    expect(new Set(answers.map(({ member }) => member.id)).size).toBe(10);
    await verify(answers[3]!.member.id);
    expect(await memberCount(person.email)).toBe(1);
    const viewers = await Promise.all(answers.map(({ sessionToken }) => findViewer({ sessionToken })));
    expect(viewers.flatMap((viewer) => viewer?.id ?? [])).toEqual([answers[3]!.member.id]);
  });

  it('takes a second click for what it is', async () => {
    const person = somebody();
    const [one, other] = await Promise.all([signUp(person), signUp(person)]);
    expect(other.member).toEqual(one.member);
    expect(await memberCount(person.email)).toBe(1);
  });

  it('gives a name to one of 8 who want it at once', async () => {
    const { displayName } = somebody();
    const codes = await Promise.all(
      Array.from({ length: 8 }, () => codeOf(signUp({ ...somebody(), displayName }))),
    );
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'name-taken')).toHaveLength(7);
  });

  it('answers the same for every e-mail address when the tries at it are used up', async () => {
    const member = somebody();
    await signUp(member);
    for (const { email } of [member, somebody()]) {
      const { address, ...other } = somebody();
      for (let number = 0; number < 10; number += 1)
        await codeOf(signIn({ email, password: wrong, address }));
      expect(await codeOf(signUp({ ...other, address, email, password: wrong }))).toBe('rate-limited');
    }
  });

  it('counts as a try to sign in, alike whether the address was free, known, or one’s own', async () => {
    const known = somebody();
    await signUp(known);
    for (const { email, password: chosen } of [somebody(), { ...known, password: wrong }, known]) {
      const { displayName, address } = somebody();
      const person = { email, displayName, password: chosen, address };
      await signUp(person);
      await signUp(person);
      await signIn(pick(person));
      const codes = [];
      for (let number = 0; number < 9; number += 1)
        codes.push(await codeOf(signIn({ ...pick(person), password: `${wrong} ${number}` })));
      expect(codes).toEqual([...Array(3).fill('wrong-credentials'), ...Array(6).fill('rate-limited')]);
    }
  });

  it('weighs 60 passwords an hour for a network address, good or bad', async () => {
    const { address } = somebody();
    const attempt = () => codeOf(signUp({ ...somebody(), address, password: 'passwordpassword' }));
    const codes = [];
    for (let number = 0; number < 61; number += 1) codes.push(await attempt());
    expect(new Set(codes.slice(0, 60))).toEqual(new Set(['password-patterned']));
    expect(codes[60]).toBe('rate-limited');
  });

  it('stops an address after 10 in an hour', async () => {
    const { address } = somebody();
    for (let number = 0; number < 10; number += 1) await signUp({ ...somebody(), address });
    expect(await codeOf(signUp({ ...somebody(), address }))).toBe('rate-limited');
    expect(await codeOf(signUp(somebody()))).toBeNull();
  });
});

describe('signing in', () => {
  it('opens a session for the right password, however the address is written', async () => {
    const person = somebody();
    const { member } = await signUp(person);
    const { sessionToken, memberId } = await signIn({
      ...pick(person),
      email: `${person.email.toUpperCase()} `,
    });
    expect(memberId).toBe(member.id);
    expect(await findViewer({ sessionToken })).toMatchObject({ id: member.id });
  });

  it('answers a wrong password and an unknown address the same, having asked the database the same', async () => {
    const person = somebody();
    await signUp(person);
    const answerTo = (email: string) =>
      signIn({ email, password: wrong, address: person.address }).catch(
        ({ status, code, message }: AppError) => ({ status, code, message }),
      );
    const asked = [];
    for (const email of [person.email, 'nobody@example.org']) {
      const statements = await askedBy(async () =>
        expect(await answerTo(email)).toMatchObject({ status: 401, code: 'wrong-credentials' }),
      );
      asked.push(statements.sort());
    }
    expect(await answerTo(person.email)).toEqual(await answerTo('nobody@example.org'));
    expect(asked[1]).toEqual(asked[0]);
  });

  it('slows who tries an account from one network, whether it exists or not, and nobody else', async () => {
    const member = somebody();
    await signUp(member);
    for (const person of [member, somebody()]) {
      const tryFrom = (last: number) =>
        codeOf(signIn({ email: person.email, password: wrong, address: `2001:db8:bad:1::${last}` }));
      const codes = [];
      for (let number = 1; number < 12; number += 1) codes.push(await tryFrom(number));
      expect(codes).toEqual([...Array(5).fill('wrong-credentials'), ...Array(6).fill('rate-limited')]);
    }
    expect((await signIn(pick(member))).memberId).toBeDefined();
  });

  it('stops all strangers at an account together, and not the browser of its owner', async () => {
    const person = somebody();
    const { device } = await settle(person);
    const tryFrom = (network: number) =>
      codeOf(signIn({ email: person.email, password: wrong, address: `198.18.${network}.1` }));
    const codes = [];
    for (let number = 0; number < 101; number += 1) codes.push(await tryFrom(number));
    // Signing up was the first of the 100.
    expect(codes).toEqual([...Array(99).fill('wrong-credentials'), ...Array(2).fill('rate-limited')]);
    expect(await codeOf(signIn(pick(person)))).toBe('rate-limited');
    const here = { ...pick(person), device };
    expect((await signIn(here)).memberId).toBeDefined();
    // Whoever takes it away from them is stopped as well.
    for (let number = 0; number < 10; number += 1) await codeOf(signIn({ ...here, password: wrong }));
    expect(await codeOf(signIn(here))).toBe('rate-limited');
  }, 60_000);

  it('takes a browser for known only where the member of the account signed in', async () => {
    const victim = somebody();
    const { device: own } = await settle(victim);
    const { email } = victim;
    const tokens: string[] = [];
    for (let number = 0; number < 3; number += 1) {
      const held = { ...somebody(), email, password: `${wrong} ${number}` };
      const seen = [await signUp(held), await signUp(held), await signIn(pick(held))];
      tokens.push(...seen.map(({ device }) => device));
    }
    expect(new Set(tokens.map((token) => token.length))).toEqual(new Set([own.length]));

    const { address } = somebody();
    for (let number = 0; number < 10; number += 1) await codeOf(signIn({ email, password: wrong, address }));
    for (const device of tokens) {
      expect(await codeOf(signIn({ ...pick(victim), address, device }))).toBe('rate-limited');
      expect(await codeOf(signUp({ ...somebody(), email, address, device }))).toBe('rate-limited');
    }
    // Nor do they get by when all networks together use up what seven sign-ups and five tries left of the account's 100.
    const tryFrom = (network: number) =>
      codeOf(signIn({ email, password: wrong, address: `198.19.${network}.1`, device: tokens[network % 9] }));
    const codes = [];
    for (let number = 0; number < 100; number += 1) codes.push(await tryFrom(number));
    expect(codes).toEqual([...Array(88).fill('wrong-credentials'), ...Array(12).fill('rate-limited')]);
    expect((await signIn({ ...pick(victim), device: own })).memberId).toBeDefined();
  }, 60_000);

  it('counts what a network tries in whatever browser, and gives a right password back', async () => {
    const { address } = somebody();
    const member = { ...somebody(), address };
    const { device } = await settle(member);
    for (let number = 0; number < 31; number += 1) await signIn({ ...pick(member), device });
    for (let number = 0; number < 21; number += 1)
      await codeOf(signIn({ email: `tried-${number}@example.org`, password: wrong, address }));
    for (let number = 0; number < 9; number += 1)
      expect(await codeOf(signIn({ ...pick(member), password: wrong, device }))).toBe('wrong-credentials');
    expect(await codeOf(signIn({ ...pick(member), device }))).toBe('rate-limited');
    expect(await codeOf(signIn({ ...pick(member), device, address: '198.18.201.1' }))).toBeNull();
  }, 60_000);

  it('knows a browser by nothing but what we signed for this account, lately', async () => {
    const [one, other] = [somebody(), somebody()];
    const { device: foreign } = await settle(one);
    const { device } = await settle(other);
    const address = '198.18.200.1';
    for (let number = 0; number < 10; number += 1)
      await codeOf(signIn({ email: other.email, password: wrong, address }));
    const signInWith = (token: string, days = 0) => {
      const context = { now: () => new Date(Date.now() + days * 86_400_000), random: Math.random };
      return codeOf(signIn({ ...pick(other), address, device: token, context }));
    };
    for (const token of [
      foreign,
      `${device}x`,
      device.replace(/^./, (letter) => (letter === 'a' ? 'b' : 'a')),
      '..',
      '',
    ])
      expect(await signInWith(token), token).toBe('rate-limited');
    expect(await signInWith(device, 401)).toBe('rate-limited');
    expect(await signInWith(device)).toBeNull();
  });

  it('ends the session that the browser had, and only with the right password', async () => {
    const [one, other] = [somebody(), somebody()];
    const { sessionToken: first } = await signUp(one);
    await codeOf(signIn({ ...pick(other), password: wrong, replaces: first }));
    expect(await findViewer({ sessionToken: first })).not.toBeNull();
    const { sessionToken: second } = await signUp({ ...other, replaces: first });
    expect(await findViewer({ sessionToken: first })).toBeNull();
    await signIn({ ...pick(one), replaces: second });
    expect(await findViewer({ sessionToken: second })).toBeNull();
  });

  it('takes a NUL for what it is', async () => {
    const refusal = signIn({ email: 'a\0b@example.org', password: wrong, address: '192.0.2.199' });
    await expect(refusal).rejects.toMatchObject({ issues: [{ params: { flaw: 'email' } }] });
    expect(await codeOf(signIn({ ...pick(somebody()), password: `${wrong}\0` }))).toBe('wrong-credentials');
  });

  it('stops an address after 30 tries', async () => {
    const address = '203.0.113.200';
    const codes = [];
    for (let number = 0; number < 31; number += 1)
      codes.push(await codeOf(signIn({ email: `guess-${number}@example.org`, password: wrong, address })));
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(30);
    expect(codes.at(-1)).toBe('rate-limited');
  });

  it('counts no right password', async () => {
    const person = somebody();
    await signUp(person);
    for (let number = 0; number < 12; number += 1) await signIn(pick(person));
    for (let number = 0; number < 3; number += 1) await codeOf(signIn({ ...pick(person), password: wrong }));
    for (let number = 0; number < 3; number += 1) await signIn(pick(person));
  });
});

describe('a session', () => {
  it('ends with a sign-out, and no other does', async () => {
    const person = somebody();
    const { sessionToken: one } = await signUp(person);
    const { sessionToken: other } = await signIn(pick(person));
    await signOut({ sessionToken: one });
    await signOut({ sessionToken: one });
    expect(await findViewer({ sessionToken: one })).toBeNull();
    expect(await findViewer({ sessionToken: other })).not.toBeNull();
  });

  it('runs out after 30 days', async () => {
    const { sessionToken } = await signUp(somebody());
    const at = (days: number) => ({
      now: () => new Date(Date.now() + days * 86_400_000),
      random: Math.random,
    });
    // Which is in use meanwhile.
    const { sessionId } = (await findViewer({ sessionToken }))!;
    await database().session.update({ where: { id: sessionId }, data: { lastSeenAt: at(29).now() } });
    expect(await findViewer({ sessionToken, context: at(29.9) })).not.toBeNull();
    expect(await findViewer({ sessionToken, context: at(30.1) })).toBeNull();
  });

  it('shows a ban, a lapsed membership and another role at the very next look', async () => {
    const { member, sessionToken } = await signUp(somebody());
    const ban = { id: newId(), memberId: member.id, kind: 'BAN' as const, reason: 'Threats.', byId: newId() };
    await database().sanction.create({ data: ban });
    expect(await findViewer({ sessionToken })).toMatchObject({
      sanction: { kind: 'BAN', reason: 'Threats.', endsAt: null },
    });

    await database().sanction.update({
      where: { id: ban.id },
      data: { liftedAt: new Date(), liftedById: newId(), liftReason: 'Served.' },
    });
    await database().membership.update({ where: { memberId: member.id }, data: { state: 'LAPSED' } });
    await database().member.update({ where: { id: member.id }, data: { role: 'MODERATOR' } });
    expect(await findViewer({ sessionToken })).toMatchObject({
      sanction: null,
      insider: false,
      role: 'MODERATOR',
    });
  });

  it('shows the graver of two sanctions, and none that has ended', async () => {
    const { member, sessionToken } = await signUp(somebody());
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
    const sanction = (kind: 'TIME_OUT' | 'BAN', reason: string, startsAt: Date, endsAt: Date | null) => ({
      id: newId(),
      memberId: member.id,
      byId: newId(),
      kind,
      reason,
      startsAt,
      endsAt,
    });
    await database().sanction.create({ data: sanction('BAN', 'over', hours(-9), hours(-1)) });
    expect((await findViewer({ sessionToken }))?.sanction).toBeNull();
    await database().sanction.create({ data: sanction('TIME_OUT', 'short', hours(-1), hours(5)) });
    await database().sanction.create({ data: sanction('TIME_OUT', 'long', hours(-1), hours(9)) });
    expect((await findViewer({ sessionToken }))?.sanction).toMatchObject({ reason: 'long' });
    await database().sanction.create({ data: sanction('BAN', 'ban', hours(-1), hours(2)) });
    expect((await findViewer({ sessionToken }))?.sanction).toMatchObject({ reason: 'ban' });
  });

  it('is nobody for a token that never was', async () => {
    expect(await findViewer({ sessionToken: 'nonsense' })).toBeNull();
  });
});

describe('members of the operator', () => {
  it('enrolls a member with role, source and expertise', async () => {
    const person = { email: 'desk@example.org', displayName: 'Comments Moderator', password };
    const expertise = [{ field: 'Law', line: 'Twelve years at the bar' }];
    const { memberId } = await enrollMember({ ...person, role: 'MODERATOR', source: 'DEMO', expertise });
    const { sessionToken } = await signIn({ email: person.email, password, address: '192.0.2.250' });
    expect(await findViewer({ sessionToken })).toMatchObject({
      id: memberId,
      role: 'MODERATOR',
      membership: { source: 'DEMO' },
    });
    expect(await database().expertise.findMany({ where: { memberId } })).toMatchObject([
      { ...expertise[0], position: 0 },
    ]);
    expect(
      await codeOf(enrollMember({ ...person, displayName: 'Somebody Else', role: 'MEMBER', source: 'DEMO' })),
    ).toBe('email-taken');
  });

  it('makes an administrator once', async () => {
    const input = { email: 'Chief@example.org', password };
    const first = await createAdmin(input);
    expect(first.outcome).toBe('created');
    expect(await createAdmin({ ...input, password: 'another lamp entirely' })).toEqual({
      ...first,
      outcome: 'unchanged',
    });
    const { sessionToken } = await signIn({ ...input, address: '192.0.2.251' });
    expect(await findViewer({ sessionToken })).toMatchObject({
      role: 'ADMIN',
      displayName: 'Editor',
      insider: true,
    });
    const second = await createAdmin({ email: 'deputy@example.org', password });
    const { displayName } = await database().member.findUniqueOrThrow({ where: { id: second.memberId } });
    expect(displayName).toBe('Editor 2');
  });

  it('promotes a member, whose sessions end, and lets nobody in who only named the address', async () => {
    const person = somebody();
    const { member, sessionToken } = await settle(person);
    const other = { ...somebody(), email: person.email, password: wrong };
    const { member: outsider } = await signUp(other);
    const outcome = await createAdmin({ email: person.email, password: 'another lamp entirely' });
    expect(outcome).toEqual({ memberId: member.id, outcome: 'promoted' });
    expect(await findViewer({ sessionToken })).toBeNull();
    expect(await codeOf(signIn(pick(person)))).toBe('wrong-credentials');
    const { sessionToken: theirs } = await signIn(pick(other));
    expect(await findViewer({ sessionToken: theirs })).toMatchObject({
      id: outsider.id,
      role: 'MEMBER',
      verified: false,
    });
  });
});

/** What signing in needs of a person. */
function pick({ email, password: secret, address }: { email: string; password: string; address: string }) {
  return { email, password: secret, address };
}

describe('choosing a language', () => {
  it('is kept with the account, whatever else keeps its member from writing', async () => {
    const { sessionToken, member } = await signUp(somebody());
    await database().membership.update({ where: { memberId: member.id }, data: { state: 'LAPSED' } });
    const viewer = await findViewer({ sessionToken });
    expect(viewer?.language).toBeNull();
    await chooseLanguage({ viewer, language: 'ar' });
    expect((await findViewer({ sessionToken }))?.language).toBe('ar');
  });

  it('needs an account to be kept with', async () => {
    expect(await codeOf(chooseLanguage({ viewer: null, language: 'af' }))).toBe('unauthenticated');
  });
});
