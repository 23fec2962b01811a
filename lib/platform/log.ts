import pino, { type Logger, type LoggerOptions } from 'pino';
import pretty from 'pino-pretty';
import { describeError } from './describe-error';
import { env } from './env';

const LOG = Symbol.for('trialogue.log');
type Holder = { [LOG]?: Logger };

/**
 * The process's log on stdout: one JSON object a line, or lines for people where that is a terminal. Fields that may hold a secret
 * are never written.
 */
export function log(): Logger {
  const holder = globalThis as Holder;
  holder[LOG] ??= makeLog(env().LOG_LEVEL);
  return holder[LOG];
}

function makeLog(level: string): Logger {
  const options: LoggerOptions = {
    level,
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
  };
  if (!process.stdout.isTTY) return pino(options);
  return pino(options, pretty({ sync: true, singleLine: true, translateTime: 'SYS:HH:MM:ss' }));
}
