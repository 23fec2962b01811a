/** How one part of the site is: as it should be, to be looked at, or in need of somebody now. */
export type State = 'good' | 'look' | 'bad';

/** What was measured. Null: it could not be. */
export type Measured = {
  /** Milliseconds until the database answered; null when it did not. */
  databaseMs: number | null;
  connections: { open: number; most: number; waiting: number } | null;
  /** Processes that take jobs, and seconds that the oldest due job has waited. */
  workers: number | null;
  lag: number | null;
  failedJobs: number | null;
  failedLetters: number | null;
  /** Texts that a check which could not run brought to the moderators within a day. */
  checksFailed: number | null;
  listener: boolean | null;
  streams: number | null;
  disk: { free: number; total: number } | null;
  databaseBytes: number | null;
  /** Endpoints of webhooks that are told nothing just now, and seconds that the oldest delivery to another has waited; 0 where none waits. */
  webhooks: { paused: number; oldest: number } | null;
  /** Seconds that the oldest entry of the record has waited for its seal. */
  unsealed: number | null;
};

export const parts = [
  'database',
  'connections',
  'workers',
  'lag',
  'failedJobs',
  'failedLetters',
  'checks',
  'webhooks',
  'listener',
  'streams',
  'disk',
  'size',
  'seals',
] as const;
export type Part = (typeof parts)[number];
