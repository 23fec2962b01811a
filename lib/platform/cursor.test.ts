import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, pageOf } from './cursor';
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
    fc.assert(fc.property(foreign, (cursor) => refusalOf(cursor) === 'bad-cursor'));
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

function refusalOf(cursor: string): string | null {
  try {
    decodeCursor(cursor);
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}
