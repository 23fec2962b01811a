import { beforeEach, describe, expect, it } from 'vitest';
import { query } from '@/lib/testing/database';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { transaction } from './db';
import {
  freeKey,
  keepAnswer,
  leaveKey,
  pruneKeys,
  RENEW_KEY_MS,
  renewKey,
  takeKey,
  type Attempt,
  type Held,
} from './idempotency';
import { newId } from './ids';

let attempt: Attempt;
const goAhead = { kept: null };
const answer = { status: 201, body: { id: 'a' }, headers: { location: '/comments/a' } };

beforeEach(async () => {
  await query('delete from idempotency_keys');
  attempt = { memberId: newId(), key: 'once', request: 'POST /comments {"body":"Hello"}' };
});

/** Takes the key, which nobody else has. */
async function hold(): Promise<Held> {
  const taken = await takeKey(attempt);
  if (taken.kept) throw new Error('it was answered before');
  return taken.held;
}

const age = (interval: string) =>
  query(`update idempotency_keys set created_at = now() - $1::interval`, [interval]);

describe('an Idempotency-Key', () => {
  it('gives the first answer again', async () => {
    await keepAnswer(await hold(), answer);
    expect(await takeKey(attempt)).toEqual({ kept: answer });
    expect(await takeKey(attempt)).toEqual({ kept: answer });
  });

  it('keeps an answer without a body', async () => {
    await keepAnswer(await hold(), { status: 204, body: undefined, headers: {} });
    expect(await takeKey(attempt)).toEqual({ kept: { status: 204, body: null, headers: {} } });
  });

  it('is one attempt’s while that is in flight', async () => {
    const { answers, refusals } = await inParallel(Array.from({ length: 10 }, () => takeKey(attempt)));
    expect(answers).toMatchObject([goAhead]);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ status: 409, code: 'idempotency-in-flight' });
  });

  it('is refused with another request', async () => {
    const held = await hold();
    const other = { ...attempt, request: 'POST /comments {"body":"Goodbye"}' };
    expect(await refusalOf(takeKey(other))).toMatchObject({
      status: 422,
      code: 'idempotency-mismatch',
      field: 'Idempotency-Key',
    });
    await keepAnswer(held, answer);
    expect(await refusalOf(takeKey(other))).toMatchObject({ code: 'idempotency-mismatch' });
  });

  it('is a first one again after the time for which the same counts as a repeat', async () => {
    const brief = { ...attempt, repeatSeconds: 120 };
    const first = await takeKey(brief);
    if (first.kept) throw new Error('it was answered before');
    await keepAnswer(first.held, answer);
    await age('119 seconds');
    expect(await takeKey(brief)).toEqual({ kept: answer });
    await age('121 seconds');
    expect(await takeKey(attempt)).toEqual({ kept: answer });
    expect(await takeKey(brief)).toMatchObject(goAhead);
  });

  it('is each member’s own', async () => {
    await takeKey(attempt);
    expect(await takeKey({ ...attempt, memberId: newId() })).toMatchObject(goAhead);
  });

  it('is free again after an attempt that came to nothing, and not after one that was answered', async () => {
    await freeKey(await hold());
    const held = await hold();
    await keepAnswer(held, answer);
    await freeKey(held);
    expect(await takeKey(attempt)).toEqual({ kept: answer });
  });

  it('passes on from an attempt that was cut off ten seconds ago', async () => {
    await takeKey(attempt);
    await age('9 seconds');
    expect(await refusalOf(takeKey(attempt))).toMatchObject({ code: 'idempotency-in-flight' });
    await age('10.1 seconds');
    expect(await takeKey(attempt)).toMatchObject(goAhead);
  });

  it('stays with an attempt that says that it is still under way', async () => {
    const held = await hold();
    await age('11 seconds');
    await renewKey(held);
    expect(await refusalOf(takeKey(attempt))).toMatchObject({ code: 'idempotency-in-flight' });
    expect(RENEW_KEY_MS).toBeLessThan(10_000 / 3);
  });

  it('names what is created for the same again, when nobody knows how the first attempt ended', async () => {
    const resource = async () => ({ ...(await takeKey(attempt)) }) as { resourceId: string; held: Held };
    const first = await resource();
    await leaveKey(first.held);
    const second = await resource();
    await age('11 seconds');
    const third = await resource();
    expect([second.resourceId, third.resourceId]).toEqual([first.resourceId, first.resourceId]);
    await freeKey(third.held);
    expect((await resource()).resourceId).not.toBe(first.resourceId);
  });

  it('is neither freed nor answered by an attempt that was overtaken', async () => {
    const slow = await hold();
    await age('11 seconds');
    const next = await hold();
    await freeKey(slow);
    await renewKey(slow);
    await leaveKey(slow);
    await keepAnswer(slow, { ...answer, status: 500 });
    expect(await refusalOf(takeKey(attempt))).toMatchObject({ code: 'idempotency-in-flight' });
    await keepAnswer(next, answer);
    expect(await takeKey(attempt)).toEqual({ kept: answer });
  });

  it('is forgotten after a day', async () => {
    await keepAnswer(await hold(), answer);
    await age('25 hours');
    expect(await takeKey({ ...attempt, request: 'another' })).toMatchObject(goAhead);
    await age('25 hours');
    expect(await transaction((tx) => pruneKeys(tx, new Date()))).toBe(1);
  });
});
