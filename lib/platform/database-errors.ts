/** What PostgreSQL, or the way to it, means by an error, by its SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html */

/** Connection failures (08), too few resources (53: clients, memory, disk), operator intervention (57P), and input/output (58). */
const AWAY = /^(?:08\w{3}|53\w{3}|57P0\d|58\w{3}|57014|55P03|25006)$/;
/** What Node says of a socket. */
const SOCKET = /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH)$/;
/** Prisma's: no server, too slow a connection, a closed one, and no connection or no transaction in time. */
const PRISMA_AWAY = /^(?:P1001|P1002|P1008|P1017|P2024|P2028|P2037)$/;
/** A number too large, a time that cannot be, the character 0, an id that is none: data exceptions (22) of that kind. */
const UNSTORABLE = /^(?:22003|22007|22008|22021|22P02|22P05)$/;
const CONFLICT = /^(?:40001|40P01|P2034)$/;

/** What Prisma's adapter calls failures of a socket, whose code it forgets. */
const CODE_OF_KIND: Record<string, string> = {
  DatabaseNotReachable: '08001',
  ConnectionClosed: '08006',
  SocketTimeout: '08006',
};

type Beneath = { originalCode?: unknown; originalMessage?: unknown; kind?: unknown };
type DatabaseFailure = {
  code?: unknown;
  message?: unknown;
  meta?: { driverAdapterError?: { cause?: Beneath } };
  cause?: Beneath;
};

/**
 * The code of a failure, and PostgreSQL's own words for it: as pg has them, or as Prisma does, which keeps them beneath an error
 * of its own.
 */
export function databaseFailure(error: unknown): { code: string | undefined; message: string } {
  const { code, message, meta, cause } = (error ?? {}) as DatabaseFailure;
  const beneath = meta?.driverAdapterError?.cause ?? (error instanceof Error ? cause : undefined);
  const found = beneath?.originalCode ?? CODE_OF_KIND[String(beneath?.kind)] ?? code;
  return {
    code: typeof found === 'string' ? found : undefined,
    message: String(beneath?.originalMessage ?? message),
  };
}

/**
 * Whether an error means that the database cannot be used for now, rather than that it refused: it is out of reach, full,
 * overrun, being restarted, kept busy by others for too long, or has become a standby.
 */
export function isUnreachable(error: unknown): boolean {
  const code = databaseFailure(error).code ?? '';
  return AWAY.test(code) || SOCKET.test(code) || PRISMA_AWAY.test(code);
}

/** PostgreSQL ended the transaction for another's sake: the same may well succeed now. */
export const isRetryable = (error: unknown): boolean => CONFLICT.test(databaseFailure(error).code ?? '');

/**
 * Whether PostgreSQL refused a value because there can be no such value. What checks what people send should have refused it
 * before; that it did not is no reason to call it a failure of ours.
 */
export const isUnstorable = (error: unknown): boolean =>
  error instanceof Error && UNSTORABLE.test(databaseFailure(error).code ?? '');

/** Something was to be added to a member who has left meanwhile: `refuse_of_who_left` says so. */
export const isOfWhoLeft = (error: unknown): boolean => databaseFailure(error).code === 'TL001';

/** The write conflicted with another one on this unique key or constraint. */
export function isUniqueViolation(error: unknown, ...columns: string[]): boolean {
  const { code, message } = databaseFailure(error);
  if (code !== '23505' && code !== 'P2002') return false;
  const text = JSON.stringify((error as DatabaseFailure).meta ?? {}) + message;
  return columns.every((column) => text.includes(column));
}
