import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor';
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

function refusalOf(cursor: string): string | null {
  try {
    decodeCursor(cursor);
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}
