import type { Measured, Part, State } from './schemas';

/** Above the second number it is bad, above the first to be looked at. */
const above = (value: number | null, look: number, bad: number): State => {
  if (value === null) return 'look';
  if (value > bad) return 'bad';
  return value > look ? 'look' : 'good';
};

/** How each part is. What nobody can measure here is to be looked at, and the database itself is bad without an answer. */
export function statesOf(measured: Measured): Record<Part, State> {
  const { connections, disk, databaseMs, webhooks } = measured;
  return {
    database: databaseMs === null ? 'bad' : above(databaseMs, 200, 2_000),
    connections: connections
      ? connections.waiting > 0
        ? above(connections.open / connections.most, 0, 0.9)
        : above(connections.open / connections.most, 0.7, 0.9)
      : 'look',
    workers: measured.workers === 0 ? 'bad' : measured.workers === null ? 'look' : 'good',
    lag: above(measured.lag, 60, 600),
    failedJobs: above(measured.failedJobs, 0, 50),
    failedLetters: above(measured.failedLetters, 0, 20),
    checks: above(measured.checksFailed, 0, 20),
    // One that is down is tried again for hours.
    webhooks: webhooks?.paused === 0 ? above(webhooks.oldest, 10 * 60, 6 * 60 * 60) : 'look',
    listener: measured.listener === null ? 'look' : measured.listener ? 'good' : 'bad',
    streams: measured.streams === null ? 'look' : 'good',
    disk: disk ? above(1 - disk.free / disk.total, 0.85, 0.95) : 'look',
    size: measured.databaseBytes === null ? 'look' : 'good',
    seals: above(measured.unsealed, 10 * 60, 60 * 60),
  };
}

/** Whether a job brings letters: their names say so (a test holds it against the list of jobs). */
export const isOfLetters = (task: string): boolean => task.startsWith('send-');

/** Characters of an error that are shown. */
const SHOWN = 200;

/**
 * The first line of an error, for staff: without addresses of mail and of servers with their users, the query of a URL,
 * and long runs of letters and digits, any of which could be a secret.
 */
export function errorForStaff(error: string): string {
  const line = error.slice(0, 2_000).split('\n', 1)[0] ?? '';
  return line
    .replace(/\?[^\s?]{1,1000}/g, '?…')
    .replace(/[^\s<>@"']{1,254}@[^\s<>@"']{1,254}/g, '…@…')
    .replace(/[\w-]{24,}/g, '…')
    .slice(0, SHOWN);
}
