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
} from './idempotency';
import { newId } from './ids';

let attempt: Attempt;
const goAhead = { kept: null };
const answer = { status: 201, body: { id: 'a' }, headers: { location: '/comments/a' } };

beforeEach(async () => {
  await query('delete from idempotency_keys');
  attempt = { memberId: newId(), key: 'once', request: 'POST /comments {"body":"Hello"}' };
});

const age = (interval: string) =>
  query(`update idempotency_keys set created_at = now() - $1::interval`, [interval]);

describe('an Idempotency-Key', () => {
  it('gives the first answer again', async () => {
    expect(await takeKey(attempt)).toMatchObject(goAhead);
    await keepAnswer(attempt, answer);
    expect(await takeKey(attempt)).toEqual({ kept: answer });
    expect(await takeKey(attempt)).toEqual({ kept: answer });
  });

  it('keeps an answer without a body', async () => {
    await takeKey(attempt);
    await keepAnswer(attempt, { status: 204, body: undefined, headers: {} });
    expect(await takeKey(attempt)).toEqual({ kept: { status: 204, body: null, headers: {} } });
  });

  it('is one attempt’s while that is in flight', async () => {
    const { answers, refusals } = await inParallel(Array.from({ length: 10 }, () => takeKey(attempt)));
    expect(answers).toMatchObject([goAhead]);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ status: 409, code: 'idempotency-in-flight' });
  });

  it('is refused with another request', async () => {
    await takeKey(attempt);
    const other = { ...attempt, request: 'POST /comments {"body":"Goodbye"}' };
    expect(await refusalOf(takeKey(other))).toMatchObject({
      status: 422,
      code: 'idempotency-mismatch',
      field: 'Idempotency-Key',
    });
    await keepAnswer(attempt, answer);
    expect(await refusalOf(takeKey(other))).toMatchObject({ code: 'idempotency-mismatch' });
  });

  it('is each member’s own', async () => {
    await takeKey(attempt);
    expect(await takeKey({ ...attempt, memberId: newId() })).toMatchObject(goAhead);
  });

  it('is free again after an attempt that came to nothing, and not after one that was answered', async () => {
    await takeKey(attempt);
    await freeKey(attempt);
    expect(await takeKey(attempt)).toMatchObject(goAhead);
    await keepAnswer(attempt, answer);
    await freeKey(attempt);
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
    await takeKey(attempt);
    await age('11 seconds');
    await renewKey(attempt);
    expect(await refusalOf(takeKey(attempt))).toMatchObject({ code: 'idempotency-in-flight' });
    expect(RENEW_KEY_MS).toBeLessThan(10_000 / 3);
  });

  it('names what is created for the same again, when nobody knows how the first attempt ended', async () => {
    const first = await takeKey(attempt);
    await leaveKey(attempt);
    expect(await takeKey(attempt)).toEqual(first);
    await age('11 seconds');
    expect(await takeKey(attempt)).toEqual(first);
    await freeKey(attempt);
    expect(await takeKey(attempt)).not.toEqual(first);
  });

  it('is forgotten after a day', async () => {
    await takeKey(attempt);
    await keepAnswer(attempt, answer);
    await age('25 hours');
    expect(await takeKey({ ...attempt, request: 'another' })).toMatchObject(goAhead);
    await age('25 hours');
    expect(await transaction((tx) => pruneKeys(tx, new Date()))).toBe(1);
  });
});
