import { describe, expect, it } from 'vitest';
import { database } from '@/lib/platform/db';
import type { AppError } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { statementsOf } from '@/lib/testing/statements';
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
/** What some work asks of the database, and not what opening a connection does, if one had to be opened for it. */
const askedBy = async (work: () => Promise<unknown>) =>
  (await statementsOf(work)).map(({ sql }) => sql).filter((sql) => !sql.includes('set_config'));
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
    const first = await signUp(person);
    const { displayName } = somebody();
    const second = await signUp({ ...person, displayName, password: wrong });

    expect(second.member).toEqual({ id: second.member.id, displayName, insider: true });
    expect(second.sessionToken).toHaveLength(first.sessionToken.length);
    expect(await database().member.findUnique({ where: { id: second.member.id } })).toBeNull();
    expect(await findViewer({ sessionToken: second.sessionToken })).toBeNull();
    expect(await memberCount(person.email)).toBe(1);
  });

  /** What somebody sees who signs up, and tries the name, the address and the password again. */
  async function seenBy(email: string) {
    const { displayName, address } = somebody();
    const chosen = `${wrong} chosen`;
    const first = await signUp({ email, displayName, password: chosen, address });
    const again = await signUp({ email, displayName, password: chosen, address });
    const { memberId, sessionToken, device } = await signIn({ email, password: chosen, address });
    return {
      first: Object.keys(first.member),
      same: [again.member, { ...first.member, id: memberId }].every(
        (one) => JSON.stringify(one) === JSON.stringify(first.member),
      ),
      name: await codeOf(signUp({ ...somebody(), displayName })),
      lookalike: await codeOf(signUp({ ...somebody(), displayName: displayName.replace('e', 'е') })),
      nameAtTheSame: await codeOf(signUp({ email, displayName, password: `${wrong} other`, address })),
      wrongPassword: await codeOf(signIn({ email, password: `${wrong} other`, address })),
      lengths: [sessionToken.length, device.length],
    };
  }

  it('answers alike whoever signs in afterwards, or tries the name again', async () => {
    const known = somebody();
    const { sessionToken } = await signUp(known);
    const free = somebody();
    const seen = await seenBy(known.email);
    expect(seen).toEqual(await seenBy(free.email));
    expect(seen).toMatchObject({ same: true, name: 'name-taken', wrongPassword: 'wrong-credentials' });
    // Nobody came any nearer to the account, nor took anything from it.
    expect(await memberCount(known.email)).toBe(1);
    const opened = await signIn({ email: known.email, password: `${wrong} chosen`, address: known.address });
    expect(await findViewer({ sessionToken: opened.sessionToken })).toBeNull();
    expect(await findViewer({ sessionToken })).not.toBeNull();
    expect(await findViewer({ sessionToken: (await signIn(pick(known))).sessionToken })).not.toBeNull();
  });

  /** What somebody sees who signs up twice under two names, and then tries both passwords in one order and the other. */
  async function seenByTwo(email: string) {
    const signsUp = (person = somebody()) => ({ ...person, email, password: `${wrong} ${person.address}` });
    const [one, other] = [signsUp(), signsUp()];
    const [{ member: first }, { member: second }] = [await signUp(one), await signUp(other)];
    const idBy = async (person: typeof one) => (await signIn(pick(person))).memberId;
    const repeats = [(await signUp(one)).member, (await signUp(other)).member];
    return {
      isNamed: first.displayName === one.displayName && second.displayName === other.displayName,
      isRepeated: JSON.stringify(repeats) === JSON.stringify([first, second]),
      isFirst: [await idBy(one), await idBy(other), await idBy(one)].map((id) => id === first.id),
      isSecond: (await idBy(other)) === second.id,
      wrongPassword: await codeOf(signIn({ ...pick(one), password: wrong })),
    };
  }

  it('answers alike whoever signs up twice, and signs in with either password', async () => {
    const seen = await seenByTwo(somebody().email);
    expect(seen).toEqual({
      ...{ isNamed: true, isRepeated: true, isFirst: [true, false, true], isSecond: true },
      wrongPassword: 'wrong-credentials',
    });
    const [settled, newcomer] = [somebody(), somebody()];
    const context = { now: () => new Date(Date.now() - 90 * 86_400_000), random: Math.random };
    await signUp({ ...settled, context });
    await signUp(newcomer);
    expect(await seenByTwo(settled.email)).toEqual(seen);
    expect(await seenByTwo(newcomer.email)).toEqual(seen);
    // Nor do those come nearer who are not the first to try.
    expect(await seenByTwo(settled.email)).toEqual(seen);
  });

  it('does the same work for whoever repeats a sign-up or signs in, be it held or not', async () => {
    const known = somebody();
    await signUp(known);
    const held = { ...somebody(), email: known.email, password: wrong };
    await signUp(held);
    const where = { action: 'member.sign-up-again', actorId: null };
    const notes = await database().auditEntry.count({ where });
    const signInAgain = ({ replaces, ...person }: typeof held & { replaces: string }) =>
      signIn({ ...pick(person), replaces });
    for (const again of [signUp, signInAgain]) {
      const statements = [];
      for (const person of [known, held]) {
        const { sessionToken: replaces } = await signUp(somebody());
        const asked = await askedBy(() => again({ ...person, replaces }));
        statements.push(asked.length);
        expect(await findViewer({ sessionToken: replaces })).toBeNull();
      }
      expect(statements[1]).toBe(statements[0]);
    }
    expect(await database().auditEntry.count({ where })).toBe(notes + 1);
  });

  it('lets go of a held name after 30 days', async () => {
    const known = somebody();
    await signUp(known);
    const { displayName } = somebody();
    await signUp({ ...known, displayName, password: wrong });
    const context = { now: () => new Date(Date.now() + 31 * 86_400_000), random: Math.random };
    expect(await codeOf(signUp({ ...somebody(), displayName, context }))).toBeNull();
    expect(await database().heldSignUp.count({ where: { displayName } })).toBe(1);
    await forgetSessions({ context });
    expect(await database().heldSignUp.count({ where: { displayName } })).toBe(0);
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

  it('makes one member of 10 who want the same address at once', async () => {
    const person = somebody();
    const attempts = Array.from({ length: 10 }, (_, number) =>
      signUp({
        ...person,
        displayName: `${person.displayName} ${'abcdefghij'[number]}`,
        address: `198.51.100.${number}`,
      }),
    );
    const answers = await Promise.all(attempts);
    expect(await memberCount(person.email)).toBe(1);
    expect(new Set(answers.map(({ member }) => member.id)).size).toBe(1);
    const viewers = await Promise.all(answers.map(({ sessionToken }) => findViewer({ sessionToken })));
    expect(viewers.every((viewer) => viewer?.id === answers[0]?.member.id)).toBe(true);
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
    const { device } = await signUp(person);
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
    const { device: own } = await signUp(victim);
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
    const { device } = await signUp(member);
    for (let number = 0; number < 31; number += 1) await signIn({ ...pick(member), device });
    for (let number = 0; number < 21; number += 1)
      await codeOf(signIn({ email: `tried-${number}@example.org`, password: wrong, address }));
    for (let number = 0; number < 9; number += 1)
      expect(await codeOf(signIn({ ...pick(member), password: wrong, device }))).toBe('wrong-credentials');
    expect(await codeOf(signIn({ ...pick(member), device }))).toBe('rate-limited');
    expect(await codeOf(signIn({ ...pick(member), device, address: '198.18.201.1' }))).toBeNull();
  });

  it('knows a browser by nothing but what we signed for this account, lately', async () => {
    const [one, other] = [somebody(), somebody()];
    const { device: foreign } = await signUp(one);
    const { device } = await signUp(other);
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
      ...{ id: newId(), memberId: member.id, byId: newId(), kind, reason, startsAt, endsAt },
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

  it('promotes a member, and whoever signed up with that address before is out', async () => {
    const person = somebody();
    const { member, sessionToken } = await signUp(person);
    const outcome = await createAdmin({ email: person.email, password: 'another lamp entirely' });
    expect(outcome).toEqual({ memberId: member.id, outcome: 'promoted' });
    expect(await findViewer({ sessionToken })).toBeNull();
    expect(await codeOf(signIn(pick(person)))).toBe('wrong-credentials');
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
