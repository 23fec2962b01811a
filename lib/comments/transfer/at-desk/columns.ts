/** What a file calls our columns, a line each: `id = nr`. A line that says nothing of the kind is a column of ours that there is not, and is said to be. */
export const columnsIn = (typed: string): Record<string, string> =>
  Object.fromEntries(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => {
        const [ours = '', theirs = ''] = line.split(/=(.*)/s);
        return [ours.trim(), theirs.trim()];
      }),
  );
