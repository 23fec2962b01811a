/** Characters of an answer that are kept. */
const KEPT = 1_000;

/** How an answer begins, as far as it can be kept as text and shown. */
export const plainAnswer = (body: Buffer): string =>
  [...body.toString('utf8', 0, 4 * KEPT).replace(/[^\P{C}\n\t]/gu, '\u{FFFD}')].slice(0, KEPT).join('');
