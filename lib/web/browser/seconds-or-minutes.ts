/** A time to wait as it is said: in seconds where they are few, else in minutes. */
export const secondsOrMinutes = (seconds: number): ['seconds' | 'minutes', number] =>
  seconds <= 90 ? ['seconds', seconds] : ['minutes', Math.ceil(seconds / 60)];
