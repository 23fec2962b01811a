import { describe, expect, it } from 'vitest';
import { describeError } from './describe-error';

const failure = (code: string, message: string, more: object = {}) =>
  Object.assign(new Error(message), { code, ...more });

describe('what the log has of an error', () => {
  it('is what it is, where it arose, and what caused it', () => {
    const cause = failure('57P01', 'terminating connection due to administrator command');
    const described = describeError(new Error('away', { cause }));
    expect(described).toMatchObject({
      type: 'Error',
      message: 'away',
      cause: { code: '57P01', message: cause.message },
    });
    expect(described.stack).toMatch(/^ {4}at .*describe-error\.test/);
  });

  it('is neither a value nor a row nor a statement', () => {
    const detail = 'Key (email)=(secret@example.org) already exists.';
    const where = 'unnamed portal with parameters: $1 = secret';
    const all = [
      failure('23505', 'duplicate key', { detail, where, query: 'select secret', parameters: ['secret'] }),
      failure('22P02', 'invalid input syntax for type uuid: "secret"'),
      Object.assign(
        new Error(
          'Invalid `db.member.findMany()` invocation:\n\n{ where: { email: "secret" } }\n\nArgument `id` is missing.',
        ),
        {
          name: 'PrismaClientValidationError',
        },
      ),
    ];
    for (const error of all) expect(JSON.stringify(describeError(error))).not.toContain('secret');
    expect(describeError(all[2])).toMatchObject({ message: 'Argument `id` is missing.' });
  });

  it('is no address with a password, wherever in it that stands', () => {
    const message = 'no way to postgresql://user:secret@db.example.org:5432/trialogue';
    const described = JSON.stringify(describeError(new Error(message, { cause: new Error(message) })));
    expect(described).not.toContain('secret');
    expect(described).toContain('db.example.org:5432');
  });

  it('ends, where causes go round in a circle, and is not for what is no error', () => {
    const error = new Error('round');
    error.cause = error;
    expect(JSON.stringify(describeError(error)).split('"round"')).toHaveLength(6);
    expect(describeError('secret')).toEqual({
      type: 'string',
      message: expect.not.stringContaining('secret'),
    });
  });
});
