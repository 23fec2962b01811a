/** Of how many parts the time is made: a part that this process had no time in counts as one, however long it was. */
const PARTS = 20;

/**
 * Whether something has come within so many milliseconds. Only time that this process could look counts: where it did something else for seconds, as it does at
 * a start, what was waited for has come meanwhile and is not read yet.
 * @throws what it rejects with, when it does so in time
 */
export async function isWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  let parts = 0;
  let counting: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    counting = setInterval(() => {
      parts += 1;
      if (parts === PARTS) resolve(false);
    }, milliseconds / PARTS);
  });
  try {
    return await Promise.race([work.then(() => true), tooLate]);
  } finally {
    clearInterval(counting);
  }
}
