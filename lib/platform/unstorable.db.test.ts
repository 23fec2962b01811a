import { expect, it } from 'vitest';
import { connectionPool, database, transaction } from './db';
import { isUnstorable } from './database-errors';

const thrownBy = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

it.each([
  ['NUL in a text', () => database().member.findFirst({ where: { emailFolded: 'a\0b' } })],
  ['an id that is none', () => database().member.findUnique({ where: { id: 'x' } })],
  ['an id that is none, in SQL', () => database().$queryRaw`select ${'x'}::uuid`],
  ['the year 0', () => database().session.findFirst({ where: { createdAt: new Date('0000-01-01') } })],
  ['a number too large', () => database().comment.findFirst({ where: { revision: 99_999_999_999 } })],
  ['the same in a transaction', () => transaction((tx) => tx.$queryRaw`select ${99_999_999_999}::int`)],
  ['and beneath Prisma', () => connectionPool().query('select $1::int', ['x'])],
])('%s cannot be', async (_what, work) => expect(isUnstorable(await thrownBy(work()))).toBe(true));

it('what is wrong with our SQL is our fault', async () => {
  expect(isUnstorable(await thrownBy(database().$queryRaw`select 1/0`))).toBe(false);
  expect(isUnstorable(await thrownBy(database().$queryRaw`selec`))).toBe(false);
  expect(isUnstorable(new Error('22P02'))).toBe(false);
});
