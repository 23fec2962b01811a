import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '@/lib/platform/env';
import { conflict, unavailable } from '@/lib/platform/errors';
import { MigrationError } from '../migrations/history';
import { portRefusal } from './environment.mjs';
import { explainFailure } from './explain-failure';

const withCode = (code: string, message = 'as PostgreSQL says it') =>
  Object.assign(new Error(message), { code });
const throughPrisma = (originalCode: string) =>
  Object.assign(new Error('\nInvalid `prisma` invocation'), {
    code: 'P2010',
    meta: { driverAdapterError: { cause: { originalCode, originalMessage: 'as PostgreSQL says it' } } },
  });

describe('what ended a program', () => {
  it.each([
    ['a setting', new ConfigurationError('PORT is wrong.'), /^PORT is wrong\.$/],
    ['a migration', new MigrationError('Use a newer version.'), /^Use a newer version\.$/],
    ['a rule', conflict('name-taken'), /^Another member has this display name/],
    ['a server that is not there', withCode('ECONNREFUSED'), /cannot be reached/],
    ['a connection that is lost', new Error('Connection terminated unexpectedly'), /cannot be reached/],
    ['a database that is away', unavailable(withCode('57P01')), /cannot be reached/],
    ['a wrong password', withCode('28P01'), /cannot be used \(as PostgreSQL says it\)/],
    ['a database that is not there', throughPrisma('3D000'), /cannot be used \(as PostgreSQL says it\)/],
    ['a table that is not there', throughPrisma('42P01'), /run npm run migrate first\.$/],
  ])('is said in one sentence: %s', (_what, error, sentence) => {
    expect(explainFailure(error)).toMatch(sentence);
    expect(explainFailure(error)).not.toContain('\n');
  });

  it('keeps its stack when it is a fault of ours', () => {
    expect(explainFailure(new TypeError('x is not a function'))).toBeUndefined();
    expect(explainFailure(unavailable(new TypeError('x is not a function')))).toBeUndefined();
    expect(explainFailure(undefined)).toBeUndefined();
  });
});

it.each([
  ['EADDRINUSE', 'Port 80 is in use'],
  ['EACCES', 'Port 80 is not allowed to this user'],
  ['EADDRNOTAVAIL', 'Port 80 cannot be used (EADDRNOTAVAIL)'],
])('a port that cannot be had for %s', (code, beginning) => {
  const { message } = portRefusal({ port: 80, error: withCode(code) });
  expect(message.startsWith(beginning)).toBe(true);
});
