import { describe, expect, it, vi } from 'vitest';
import { AppError, unavailable } from '@/lib/platform/errors';
import { watchOutcome, type Failure, type Outcome } from '../entry/outcome';
import { noteFailure } from './note-failure';
import { toAppError } from './problem';

/** What the entry learns while something answers. */
function during(work: () => void): { outcome: Outcome; told: Failure[] } {
  const told: Failure[] = [];
  const outcome = watchOutcome(
    (one) => {
      work();
      return one;
    },
    (failure) => told.push(failure),
  );
  return { outcome, told };
}

describe('a part of a page that failed', () => {
  it('is known for what it is, although another bundle made the error', async () => {
    vi.resetModules();
    const other = await import('@/lib/platform/errors');
    expect(other.AppError).not.toBe(AppError);
    for (const error of [unavailable(), other.unavailable()]) {
      expect(during(() => noteFailure(error)).outcome.away).toBe(true);
      during(() => void expect(toAppError(error, null)).toBe(error));
      expect([error instanceof AppError, error instanceof other.AppError]).toEqual([true, true]);
    }
    expect(during(() => noteFailure(other.notFound('article'))).outcome.away).toBe(false);
  });

  it('is told once with its digest, however many parts fail', () => {
    const error = Object.assign(new Error('lost'), { code: '08006', digest: '4711' });
    const { outcome, told } = during(() => {
      noteFailure(error);
      noteFailure(error);
      toAppError(error, 'a request');
    });
    expect(outcome.away).toBe(true);
    expect(told).toEqual([{ err: error, digest: '4711' }]);
  });

  it('that is a 503 of the API is told with what caused it', () => {
    const cause = Object.assign(new Error('sorry, too many clients already'), { code: '53300' });
    const { told } = during(() => void expect(toAppError(cause, 'a request').status).toBe(503));
    expect(told).toEqual([{ err: cause, digest: undefined }]);
  });

  it('because of what was asked is told nobody', async () => {
    const { refused } = await import('@/lib/platform/errors');
    expect(during(() => void toAppError(refused('own-self'), null)).told).toEqual([]);
  });
});
