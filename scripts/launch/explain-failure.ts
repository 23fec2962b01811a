import { isUnreachable } from '@/lib/platform/database-errors';
import { ConfigurationError } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { MigrationError } from '../migrations/schema-engine';

/** SQLSTATEs that say that the role or the database is not what the address takes it for. */
const REFUSED = /^(?:28\w{3}|3D000|42501)$/;
/** A table or a column is not there. */
const NOT_MIGRATED = /^(?:42P01|42703)$/;

/**
 * The sentence to print for an error that ended a program, or undefined when it is a fault of ours and the stack is what
 * helps.
 */
export function explainFailure(error: unknown): string | undefined {
  if (error instanceof ConfigurationError || error instanceof MigrationError) return error.message;
  // A refusal by a rule speaks for itself; that we are away has a reason, which says more here.
  if (error instanceof AppError && error.status < 500) return error.message;
  const reason = error instanceof AppError ? error.cause : error;
  if (isUnreachable(reason))
    return 'The database cannot be reached: start it, or correct DATABASE_URL in the environment or in .env.';
  const { state, message } = refusalOf(reason);
  if (REFUSED.test(state))
    return `The database cannot be used (${message}): correct DATABASE_URL, or the rights of its user.`;
  if (NOT_MIGRATED.test(state))
    return `The database is not in the state that this version expects (${message}): run npm run migrate first.`;
  return undefined;
}

/** What PostgreSQL said, whether it comes from pg itself or through Prisma. */
function refusalOf(error: unknown): { state: string; message: string } {
  const { code, message, meta } = (error ?? {}) as {
    code?: unknown;
    message?: unknown;
    meta?: { driverAdapterError?: { cause?: { originalCode?: unknown; originalMessage?: unknown } } };
  };
  const beneath = meta?.driverAdapterError?.cause;
  return {
    state: String(beneath?.originalCode ?? code),
    message: String(beneath?.originalMessage ?? message),
  };
}
