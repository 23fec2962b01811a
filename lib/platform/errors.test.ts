import { describe, expect, it } from 'vitest';
import {
  conflict,
  forbidden,
  invalid,
  notFound,
  rateLimited,
  refused,
  unauthenticated,
  unavailable,
} from './errors';

describe('errors for people', () => {
  it.each([
    [invalid('bad', 'No.'), 400, 'bad'],
    [unauthenticated(), 401, 'unauthenticated'],
    [forbidden('not-you', 'No.'), 403, 'not-you'],
    [notFound('comment'), 404, 'not-found'],
    [conflict('moved', 'No.'), 409, 'moved'],
    [refused('rule', 'No.'), 422, 'rule'],
    [rateLimited(3), 429, 'rate-limited'],
    [unavailable(), 503, 'unavailable'],
  ])('%#: %s', (error, status, code) => {
    expect(error).toMatchObject({ name: 'AppError', status, code });
    expect(error.message).toMatch(/\.$/);
  });

  it.each([
    [1, '1 seconds'],
    [89, '89 seconds'],
    [90, '2 minutes'],
    [3_600, '60 minutes'],
    [7_200, '2 hours'],
  ])('%i s is said as %s', (seconds, words) => {
    expect(rateLimited(seconds).message).toContain(words);
  });

  it('carry what the client needs to go on', () => {
    expect(conflict('moved', 'It moved.', { current: { version: 2 } }).details).toEqual({
      current: { version: 2 },
    });
    expect(refused('long', 'Too long.', { field: 'body', limit: 5 })).toMatchObject({
      field: 'body',
      limit: 5,
    });
    expect(rateLimited(9).retryAfterSeconds).toBe(9);
  });
});
