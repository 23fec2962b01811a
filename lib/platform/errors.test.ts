import { describe, expect, it } from 'vitest';
import {
  conflict,
  firstOf,
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
    [invalid('bad-query'), 400, 'bad-query'],
    [unauthenticated(), 401, 'unauthenticated'],
    [forbidden('own-account'), 403, 'own-account'],
    [notFound('comment'), 404, 'not-found'],
    [conflict('wrong-state'), 409, 'wrong-state'],
    [refused('own-self'), 422, 'own-self'],
    [rateLimited(3), 429, 'rate-limited'],
    [unavailable(), 503, 'unavailable'],
  ])('%#: %s', (error, status, code) => {
    expect(error).toMatchObject({ name: 'AppError', status, code });
    // What is logged of it names it.
    expect(error.message).toContain(code);
  });

  it('keep what came with the first of several', () => {
    const [first, second] = [refused('own-self', { field: 'a' }), invalid('bad-query', { field: 'b' })];
    const both = firstOf([first, second]);
    expect(both).toMatchObject({ status: 422, code: 'own-self', field: 'a' });
    expect(both.all).toMatchObject([{ field: 'a' }, { field: 'b', code: 'bad-query' }]);
  });

  it('carry what the client needs to go on', () => {
    expect(conflict('wrong-state', { details: { current: { version: 2 } } }).details).toEqual({
      current: { version: 2 },
    });
    expect(refused('draft-too-long', { field: 'body', limit: 5 })).toMatchObject({
      field: 'body',
      limit: 5,
    });
    expect(rateLimited(9).retryAfterSeconds).toBe(9);
  });
});
