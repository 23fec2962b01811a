// @ts-check
/** One line a step: what it does and for how long already, then how it went. */

const WIDTH = 28;

/**
 * @param {string} title
 * @param {() => Promise<'skipped' | void>} work
 * @param {number} [started] when it began, if that was before its line
 */
export async function step(title, work, started = Date.now()) {
  const label = `  ${title} `.padEnd(WIDTH, '·');
  process.stdout.write(`${label} `);
  const ticking = process.stdout.isTTY
    ? setInterval(() => process.stdout.write(`\r${label} ${seconds(started, 0)} s`), 1000)
    : undefined;
  /** @param {string} outcome */
  const close = (outcome) => {
    clearInterval(ticking);
    process.stdout.write(ticking ? `\r${label} ${outcome}\n` : `${outcome}\n`);
  };
  try {
    close((await work()) === 'skipped' ? 'already done' : `done in ${seconds(started, 1)} s`);
  } catch (error) {
    close('');
    throw error;
  }
}

/** @param {number} started @param {number} digits */
function seconds(started, digits) {
  return ((Date.now() - started) / 1000).toFixed(digits);
}
