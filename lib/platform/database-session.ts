import type { Duplex } from 'node:stream';
import { Client, type ClientBase, type Pool, type QueryConfig, type QueryResult } from 'pg';
import { CLOCK_SQL, noteClock, monotonic } from './clock';
import { databaseFailure } from './database-errors';

/** The role that the application works as: it can add to the audit, and not change it. */
export const APPLICATION_ROLE = 'trialogue_app';

/** How long a connection may take; a server that has stopped still lets us knock. */
export const CONNECT_MS = 3_000;
/** The server's own limits, for a statement that works or waits too long. */
const STATEMENT_MS = 7_000;
const LOCK_MS = 5_000;
/** A server that does not say even that any more is as good as away. */
const SILENCE_MS = 8_000;
/** How long we listen for one that was found to be silent, until it says something. */
const STILL_SILENT_MS = 1_000;

type Statement = QueryConfig & { rowMode?: string };
type Ask = (statement: Statement | string) => Promise<QueryResult>;
type Done = (error: Error | undefined, result?: QueryResult) => void;
/** What pg's types leave out. */
type Session = ClientBase & { processID: number; connection: { stream: Duplex } };
type Opening = { direct: boolean; time: number; role: string | null };

let silent = false;

/**
 * Makes a new connection of the pool ours, before anybody gets it: limits and role are set, and its failures have SQLSTATEs.
 *
 * Where the connection leads to the server, they are set for as long as it lasts. Behind a pooler that gives every transaction
 * another session (PgBouncer and its like), nothing may outlast a transaction: what is set would be somebody else's. There, each
 * transaction begins with it, and a single statement is made one, in the same round trip; and no statement has a name, by which
 * the next session would not know it. A pooler is known by the number that it gives the connection: it is not the session's.
 */
export async function openSession(client: ClientBase): Promise<void> {
  const session = client as Session;
  // Without a listener, a connection that breaks would end the process. We are the first to hear of it, so that everybody
  // who waits for an answer, the pool's own `query` too, is told with a code.
  session.on('error', (error: Error & { code?: string }) => {
    broken.add(session);
    if (error.code === undefined) Object.assign(error, CONNECTION_LOST);
  });
  // Looked up each time, so that a test can listen to all that is sent.
  const send: Ask = (statement) => {
    // What is asked in one turn of the event loop leaves in one write, which costs more than what most statements do.
    const { stream } = session.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return (Client.prototype.query as Ask).call(session, statement);
  };
  const ask = listening(session, send);
  const askedAt = monotonic();
  const { rows } = await ask({ text: OPEN, values: [session.processID] });
  const { direct, time, role } = rows[0] as Opening;
  noteClock(time, askedAt);
  const answer = direct ? ask : throughPooler(ask, role);
  const query = (statement: Statement | string, values?: unknown[] | Done, done?: Done) => {
    if (typeof values === 'function') [values, done] = [undefined, values];
    const given = typeof statement === 'string' ? { text: statement, values } : { values, ...statement };
    const answered = answer(given);
    if (!done) return answered;
    answered.then((result) => done(undefined, result), done);
  };
  session.query = query as typeof session.query;
}

// Servers that do not let us make roles are served as the owner; the audit's trigger still stands. Since PostgreSQL 16 a
// role may be held without the right to become it.
const OPEN = `select ${CLOCK_SQL} as time, s.direct, r.role,
    case when s.direct then set_config('statement_timeout', '${STATEMENT_MS}', false) end,
    case when s.direct then set_config('lock_timeout', '${LOCK_MS}', false) end,
    case when s.direct and r.role is not null then set_config('role', r.role, false) end
  from (select pg_backend_pid() = $1::int as direct) s
  left join (select rolname::text as role from pg_roles
    where rolname = '${APPLICATION_ROLE}' and pg_has_role(current_user, oid,
      case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end)) r on true`;

/**
 * Puts a bound to every wait, and a name to what pg only has words for. A statement's time begins when the one before it is answered,
 * since it waits for that one first.
 */
function listening(session: Session, send: Ask): Ask {
  let before: Promise<unknown> = Promise.resolve();
  const giveUp = () => {
    silent = true;
    session.connection.stream.destroy(connectionFailure('The database does not answer any more.', '08006'));
  };

  return async (statement) => {
    let isAnswered = false;
    let impatience: NodeJS.Timeout | undefined;
    const answering = send(statement);
    void before.then(() => {
      if (isAnswered) return;
      // After a pause of this process, what was answered meanwhile is read first.
      const look = () => setImmediate(() => isAnswered || giveUp());
      impatience = setTimeout(look, silent ? STILL_SILENT_MS : SILENCE_MS);
    });
    before = answering.then(ignore, ignore);
    try {
      const result = await answering;
      silent = false;
      return result;
    } catch (error) {
      const { code } = databaseFailure(error);
      if (code === READ_ONLY) broken.add(session);
      if (code === undefined && broken.has(session) && error instanceof Error)
        throw connectionFailure(error.message, '08006', error);
      throw error;
    } finally {
      isAnswered = true;
      clearTimeout(impatience);
    }
  };
}

const ignore = () => undefined;

/** The server has become a standby: the next connection leads to the one that took over. */
const READ_ONLY = '25006';

/** Sessions that broke, or led to a server that is not the one any more. */
const broken = new WeakSet<ClientBase>();

/** As PostgreSQL's own errors say it. */
const CONNECTION_LOST = { code: '08006', severity: 'FATAL' };

/** An error as pg's own are, so that Prisma hands on what it is. */
const connectionFailure = (message: string, code: string, cause?: unknown): Error =>
  Object.assign(new Error(message, { cause }), { code, severity: 'FATAL' });

function throughPooler(ask: Ask, role: string | null): Ask {
  const settings = { statement_timeout: STATEMENT_MS, lock_timeout: LOCK_MS, ...(role && { role }) };
  const set = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', true)`);
  const begin = `begin; select ${set.join(', ')}`;
  let inTransaction = false;

  return async (given) => {
    const { name: _unused, ...statement } =
      typeof given === 'string' ? { text: given } : (given as Statement);
    const verb = /^(begin|commit|rollback)\b/i.exec(statement.text.trim())?.[1]?.toLowerCase();
    if (verb === 'begin') {
      inTransaction = true;
      await ask(begin);
      return { command: 'BEGIN', rowCount: null, oid: 0, fields: [], rows: [] };
    }
    if (verb) inTransaction = false;
    if (verb || inTransaction) return ask(statement);
    // All three are on their way before the first is answered.
    const [begun, answered, ended] = await Promise.allSettled([ask(begin), ask(statement), ask('commit')]);
    for (const outcome of [begun, answered, ended]) if (outcome.status === 'rejected') throw outcome.reason;
    return (answered as PromiseFulfilledResult<QueryResult>).value;
  };
}

/** Has the pool say what kind of failure it is when no connection can be had, and give back none that is of no use any more. */
export function nameFailures(pool: Pool): void {
  type Taken = (error: Error | undefined, client?: unknown, release?: unknown) => void;
  const connect = pool.connect.bind(pool) as (taken: Taken) => void;
  const named = (error: Error | undefined) =>
    error && databaseFailure(error).code === undefined
      ? connectionFailure(error.message, '08001', error)
      : error;
  const connectNamed = (taken?: Taken) => {
    if (taken) return connect((error, ...rest) => taken(named(error), ...rest));
    return new Promise((resolve, reject) =>
      connect((error, client) => (error ? reject(named(error) as Error) : resolve(client))),
    );
  };
  pool.connect = connectNamed as typeof pool.connect;
  // The pool lets go of what is about to end.
  pool.on('release', (_error, client) => {
    if (broken.has(client)) void (client as unknown as { end(): Promise<void> }).end();
  });
}
