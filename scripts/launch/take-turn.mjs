// @ts-check
/** One at a time in a database, by one of its advisory locks. */

const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Waits for a lock until the connection ends. It belongs to a transaction, which ends with the connection whatever happens: a
 * session's own would stay with a pooler, and the next one would wait for nobody.
 * @param {import('pg').Client} client a connection for nothing else
 * @param {{ key: number, patienceMs: number, onWait?: () => void, onTooLong: () => Error }} options `onTooLong` makes what is
 *   thrown when somebody has held it for as long as `patienceMs`
 */
export async function takeTurn(client, { key, patienceMs, onWait, onTooLong }) {
  await client.query('BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0');
  const { rows } = await client.query('SELECT pg_try_advisory_xact_lock($1) AS entered', [key]);
  if (rows[0].entered) return;
  onWait?.();
  await client.query(`SET LOCAL lock_timeout = ${patienceMs}`);
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [key]);
  } catch (error) {
    throw /** @type {{ code?: unknown }} */ (error).code === LOCK_NOT_AVAILABLE ? onTooLong() : error;
  }
}
