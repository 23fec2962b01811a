import { errorInWords } from '@/lib/language/error-in-words';
import { databaseFailure, isUnreachable } from '@/lib/platform/database-errors';
import { ConfigurationError } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { MigrationError } from '../migrations/history';

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
  if (error instanceof AppError && error.status < 500) return errorInWords('en', error);
  const reason = error instanceof AppError ? error.cause : error;
  if (isUnreachable(reason) || isLost(reason))
    return 'The database cannot be reached: start it, or correct DATABASE_URL in the environment or in .env.';
  const { code = '', message } = databaseFailure(reason);
  if (REFUSED.test(code))
    return `The database cannot be used (${message}): correct DATABASE_URL, or the rights of its user.`;
  if (NOT_MIGRATED.test(code))
    return `The database is not in the state that this version expects (${message}): run npm run migrate first.`;
  return undefined;
}

/** Programs of ours also speak to PostgreSQL by a connection of their own, whose loss pg gives no code. */
const isLost = (error: unknown): boolean =>
  error instanceof Error && error.message === 'Connection terminated unexpectedly';
