import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { describe, expect, it } from 'vitest';
import { systemContext } from '@/lib/platform/context';
import type { AppError } from '@/lib/platform/errors';
import { query } from '@/lib/testing/database';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { verify } from '@/lib/testing/verify';
import { signIn } from '../sign-in';
import { signUp } from '../sign-up';
import { costOf, ROUNDS, WORK_MINUTES } from './rules';

const password = 'tortoise lamp nine';
const wrong = 'tortoise lamp eight';

let people = 0;
/** A member, and a network that nobody else is in. */
async function somebody() {
  people += 1;
  const email = `worker-${people}@example.org`;
  const tag = [...String(people).padStart(2, '0')].map((digit) => 'abdefghkpt'[Number(digit)]).join('');
  const displayName = `Worker ${tag}ona`;
  const { member, device } = await signUp({ email, displayName, password, address: `192.0.2.${people}` });
  await verify(member.id);
  return { email, device, address: `198.51.100.${people}` };
}
type Somebody = { email: string; address: string; device?: string };

const tries = (who: Somebody, more: object = {}) =>
  signIn({ email: who.email, address: who.address, password: wrong, work: '', ...more });
/** They try until they have to wait. Returns the task that they are offered in place of it. */
async function untilTheyWait(who: Somebody): Promise<Challenge> {
  for (;;) {
    const { code, details } = await refusalOf(tries(who));
    if (code === 'rate-limited') return details!.work as Challenge;
    expect(code).toBe('wrong-credentials');
  }
}
async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey, counterStart: ROUNDS.least });
  return JSON.stringify({
    challenge,
    solution: { counter: solution!.counter, derivedKey: solution!.derivedKey },
  });
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'in',
    (error: AppError) => error.code,
  );

describe('a task in place of waiting', () => {
  it('lets one try at once, right or wrong, and the wait goes on for who does not solve it', async () => {
    const who = await somebody();
    const first = await solve(await untilTheyWait(who));
    expect(await codeOf(tries(who, { work: first }))).toBe('wrong-credentials');
    const { code, retryAfterSeconds, details } = await refusalOf(tries(who, { password }));
    expect(code).toBe('rate-limited');
    expect(retryAfterSeconds).toBeGreaterThan(5);
    const next = details!.work as Challenge;
    expect(next.parameters.cost).toBeGreaterThan(
      (JSON.parse(first) as { challenge: Challenge }).challenge.parameters.cost,
    );
    expect(await codeOf(tries(who, { password, work: await solve(next) }))).toBe('in');
  });

  it('is offered to a form that can bring it back, and to no other', async () => {
    const who = await somebody();
    await untilTheyWait(who);
    expect((await refusalOf(tries(who, { work: undefined }))).details).toBeUndefined();
    // Whether there is such an account or not.
    const nobody = { email: 'nobody@example.org', address: '198.51.100.200' };
    expect(Object.keys((await untilTheyWait(nobody)).parameters).sort()).toEqual(
      Object.keys((await untilTheyWait(who)).parameters).sort(),
    );
  });

  it('is good for once, whoever hands it in at the same time', async () => {
    const who = await somebody();
    const work = await solve(await untilTheyWait(who));
    const { refusals } = await inParallel(Array.from({ length: 6 }, () => tries(who, { work })));
    const codes = refusals.map(({ code }) => code).sort();
    expect(codes).toEqual([...Array(5).fill('rate-limited'), 'wrong-credentials']);
    expect(await codeOf(tries(who, { work, password }))).toBe('rate-limited');
  });

  it('is for one account from one network, and for a while', async () => {
    const [who, other] = [await somebody(), await somebody()];
    const work = await solve(await untilTheyWait(who));
    await untilTheyWait(other);
    const elsewhere = { email: who.email, address: '203.0.113.77' };
    await untilTheyWait(elsewhere);
    for (const asking of [other, elsewhere])
      expect(await codeOf(tries(asking, { work, password }))).toBe('rate-limited');
    const later = new Date(systemContext.now().getTime() + WORK_MINUTES * 60_000);
    const context = { now: () => later, random: Math.random };
    expect(await codeOf(tries(who, { work, password, context }))).toBe('rate-limited');
    expect(await codeOf(tries(who, { work, password }))).toBe('in');
  });

  it('costs what the wait is and not what is left of it, and is good for none but the next try', async () => {
    const who = await somebody();
    const first = await untilTheyWait(who);
    const second = (await refusalOf(tries(who))).details!.work as Challenge;
    const kept = await Promise.all([first, second].map(solve));
    const refused = ['rate-limited', 'wrong-credentials'];
    const codes = await Promise.all(kept.map((work) => codeOf(tries(who, { work }))));
    expect(codes.sort(), 'of two that were made at once, at once').toEqual(refused);
    const { details } = await refusalOf(tries(who));
    const third = details!.work as Challenge;
    expect(third.parameters.cost).toBeGreaterThan(second.parameters.cost);
    // As if most of the ten seconds were over.
    await query(
      `update rate_limits set expire = (extract(epoch from clock_timestamp()) * 1000)::bigint + 86400000 - 7000
       where key like 'sign-in-pair:%'`,
    );
    const nearlyOver = await refusalOf(tries(who));
    expect(nearlyOver.retryAfterSeconds).toBeLessThan(4);
    expect((nearlyOver.details!.work as Challenge).parameters.cost).toBe(third.parameters.cost);
    expect(await codeOf(tries(who, { password, work: await solve(third) }))).toBe('in');
  }, 60_000);

  it('lets the owner in from a new browser when strangers have used up what their account allows', async () => {
    const who = await somebody();
    await query('delete from rate_limits');
    for (let network = 0; network < 100; network += 1)
      expect(await codeOf(tries({ email: who.email, address: `198.18.${network}.1` }))).toBe(
        'wrong-credentials',
      );
    const { code, details } = await refusalOf(tries(who, { password }));
    expect(code).toBe('rate-limited');
    expect(await codeOf(tries(who, { password, work: await solve(details!.work as Challenge) }))).toBe('in');
    // A browser that they used before needs none.
    expect(await codeOf(tries(who, { password, device: who.device }))).toBe('in');
  }, 60_000);
});

describe('what is no solved task of ours', () => {
  it('is believed by nobody, and uses nothing up', async () => {
    const forgeries: [string, (solved: Solved) => unknown][] = [
      ['one that was made easier', (one) => ({ ...one, challenge: change(one, { cost: 1 }) })],
      ['one with another end', (one) => ({ ...one, challenge: change(one, { keyPrefix: '00' }) })],
      [
        'one without its signature of the key',
        (one) => ({ ...one, challenge: change(one, { keySignature: '00' }) }),
      ],
      [
        'one that is good for longer',
        (one) => ({
          ...one,
          challenge: change(one, { data: { ...one.challenge.parameters.data, until: 9e12 } }),
        }),
      ],
      [
        'one with another signature',
        (one) => ({ ...one, challenge: { ...one.challenge, signature: 'ab'.repeat(32) } }),
      ],
      [
        'one without a signature',
        ({ challenge: { parameters }, solution }) => ({ challenge: { parameters }, solution }),
      ],
      ['one of another way', (one) => ({ ...one, challenge: change(one, { algorithm: 'SHA-256' }) })],
      [
        'one that was guessed',
        (one) => ({ ...one, solution: { ...one.solution, derivedKey: 'ab'.repeat(32) } }),
      ],
      ['one that was not solved', ({ challenge }) => ({ challenge })],
      ['a list', () => []],
      ['nothing', () => null],
    ];
    const who = await somebody();
    const solved = JSON.parse(await solve(await untilTheyWait(who))) as Solved;
    for (const [what, forge] of forgeries)
      expect(await codeOf(tries(who, { password, work: JSON.stringify(forge(solved)) })), what).toBe(
        'rate-limited',
      );
    expect(await codeOf(tries(who, { password, work: JSON.stringify(solved) }))).toBe('in');
  });

  it('is no error', async () => {
    const who = await somebody();
    await untilTheyWait(who);
    for (const work of ['{', '"', 'x'.repeat(3_000), '\0', '{"challenge":{"parameters":{}}}'])
      expect(await codeOf(tries(who, { work }))).toBe('rate-limited');
  });
});

type Solved = { challenge: Challenge; solution: { counter: number; derivedKey: string } };
const change = ({ challenge }: Solved, more: object) => ({
  ...challenge,
  parameters: { ...challenge.parameters, ...more },
});

it('who would wait longer has more to do, within bounds', () => {
  const costs = [1, 5, 10, 20, 40, 80, 160, 320, 640, 900, 1e9].map(costOf);
  expect(costs).toEqual(costs.toSorted((one, other) => one - other));
  expect(costs[0]).toBe(costs[1]);
  expect(costs[2]).toBe(2 * costs[1]!);
  expect(Math.max(...costs)).toBe(90_000);
});
