import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeCursor,
  decodeScoreCursor,
  encodeCursor,
  encodeScoreCursor,
  pageBothWays,
  pageOf,
  stepOf,
} from './cursor';
import { AppError } from './errors';
import { newId } from './ids';

describe('a cursor', () => {
  const times = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

  it('names the place that it was made for', () => {
    fc.assert(
      fc.property(times, fc.uuid(), (at, id) => {
        expect(decodeCursor(encodeCursor({ at, id }))).toEqual({ at, id });
      }),
    );
  });

  it('names a place by a score as well, to the last bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.uuid(), (score, id) => {
        const decoded = decodeScoreCursor(encodeScoreCursor({ score, id }));
        expect(decoded).toEqual({ score: score === 0 ? 0 : score, id });
      }),
    );
  });

  it.each(['0000-01-01T00:00:00.000Z', '-000001-01-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', '2026'])(
    'is not made of %s',
    (time) => {
      const cursor = Buffer.from(`${time} ${newId()}`).toString('base64url');
      expect(() => decodeCursor(cursor)).toThrow(expect.objectContaining({ code: 'bad-cursor' }));
    },
  );

  it('of one kind is none of the other', () => {
    const [byTime, byScore] = [
      encodeCursor({ at: new Date(), id: newId() }),
      encodeScoreCursor({ score: 0.5, id: newId() }),
    ];
    expect(() => decodeScoreCursor(byTime)).toThrow(expect.objectContaining({ code: 'bad-cursor' }));
    expect(() => decodeCursor(byScore, 'before')).toThrow(
      expect.objectContaining({ status: 400, code: 'bad-cursor', field: 'before' }),
    );
  });

  it('fits where it must: in an address, within 200 characters', () => {
    expect(encodeCursor({ at: new Date(), id: newId() })).toMatch(/^[\w-]{1,200}$/);
  });

  it('may be absent', () => {
    expect(decodeCursor(undefined)).toBeUndefined();
  });

  it('is refused when it is not one of ours, whatever it is', () => {
    const foreign = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => Buffer.from(text).toString('base64url')),
      fc.constant(Buffer.from(`2026-11-24T09:00:00.000Z ' or 1=1`).toString('base64url')),
    );
    expect(() => decodeCursor('x')).toThrow(
      expect.objectContaining({ status: 400, code: 'bad-cursor', field: 'cursor' }),
    );
    fc.assert(
      fc.property(
        foreign,
        (cursor) =>
          refusalOf(cursor) === 'bad-cursor' && refusalOf(cursor, decodeScoreCursor) === 'bad-cursor',
      ),
    );
  });
});

describe('a page of rows, of which one more was asked for', () => {
  it('holds as many as were asked for, and says where to go on only when there are more', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 100 }), (rows, limit) => {
        const { page, nextCursor } = pageOf(rows, limit, String);
        expect(page).toEqual(rows.slice(0, limit));
        expect(nextCursor).toBe(rows.length > limit ? String(rows[limit - 1]) : null);
      }),
    );
  });

  it('ends where nothing can follow', () => {
    expect(pageOf([1, 2], 1, () => null)).toEqual({ page: [1], nextCursor: null });
  });
});

describe('a page of a list that one goes through both ways', () => {
  const steps = { on: { from: 0, way: 'on' }, back: { from: 0, way: 'back' } } as const;

  it('drops the row too many at the end that it was read towards, and says which way there is more', () => {
    expect(pageBothWays([1, 2, 3], { limit: 2, step: null }, String)).toEqual({
      page: [1, 2],
      nextCursor: '2',
      previousCursor: null,
    });
    expect(pageBothWays([1, 2], { limit: 2, step: steps.on }, String)).toEqual({
      page: [1, 2],
      nextCursor: null,
      previousCursor: '1',
    });
    expect(pageBothWays([1, 2, 3], { limit: 2, step: steps.back }, String)).toEqual({
      page: [2, 3],
      nextCursor: '3',
      previousCursor: '2',
    });
    expect(pageBothWays([], { limit: 2, step: steps.back }, String)).toEqual({
      page: [],
      nextCursor: null,
      previousCursor: null,
    });
  });

  it('is asked for one way at a time', () => {
    const cursor = encodeCursor({ at: new Date(0), id: newId() });
    expect(stepOf({}, decodeCursor)).toBeNull();
    expect(stepOf({ cursor }, decodeCursor)).toMatchObject({ way: 'on' });
    expect(stepOf({ before: cursor }, decodeCursor)).toMatchObject({ way: 'back' });
    expect(() => stepOf({ cursor, before: cursor }, decodeCursor)).toThrow(
      expect.objectContaining({ status: 400, field: 'before' }),
    );
  });
});

function refusalOf(cursor: string, decode: (cursor: string) => unknown = decodeCursor): string | null {
  try {
    decode(cursor);
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}
