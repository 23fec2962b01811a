import pino, { type Logger } from 'pino';
import { describeError } from './describe-error';
import { env } from './env';

const LOG = Symbol.for('trialogue.log');
type Holder = { [LOG]?: Logger };

/** The process's log: one JSON object a line on stdout. Fields that may hold a secret are never written. */
export function log(): Logger {
  const holder = globalThis as Holder;
  holder[LOG] ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: (error: unknown) => describeError(error) },
    redact: [
      '*.password',
      '*.email',
      '*.cookie',
      '*.authorization',
      'password',
      'email',
      'cookie',
      'authorization',
    ],
  });
  return holder[LOG];
}
