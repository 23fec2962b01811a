import { databaseFailure } from './database-errors';

/** An error as the log has it. */
type Description = { type: string; message: string; code?: string; stack?: string; cause?: Description };

/** How far down a chain of causes is followed. */
const DEEPEST = 4;
/** Data exceptions and violated constraints: PostgreSQL repeats the value. */
const TELLS_VALUES = /^2[23]\w{3}$/;
const CONNECTION_STRING = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]{1,500}@/gi;

/**
 * What of an error goes into the log: what it is, where it arose, what caused it. Not what libraries hang on their errors, for
 * those are statements, their values, rows and addresses with passwords.
 */
export function describeError(error: unknown, depth = 0): Description {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'Something was thrown that is no error.' };
  const { code, message } = databaseFailure(error);
  const cause = error.cause;
  return {
    type: error.name,
    message: withoutSecrets(error, code, message),
    ...(code !== undefined && { code }),
    ...(error.stack !== undefined && { stack: callsOf(error.stack) }),
    ...(cause instanceof Error && depth < DEEPEST && { cause: describeError(cause, depth + 1) }),
  };
}

function withoutSecrets({ name }: Error, code: string | undefined, message: string): string {
  if (code !== undefined && TELLS_VALUES.test(code)) return `PostgreSQL refused a value (${code}).`;
  // Prisma shows the call with its values first, and says last what is the matter with it.
  const said = name.startsWith('PrismaClient') ? (message.trim().split('\n\n').at(-1) ?? '') : message;
  return said.trim().replace(CONNECTION_STRING, '$1…@').slice(0, 2_000);
}

/** The stack without the message before it. */
const callsOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .join('\n');
