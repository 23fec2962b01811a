import { Client } from 'pg';

export type Statement = { sql: string; values: unknown[] };

/** The statements that some work sends to the database, in order; those that only open and end a transaction aside. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const original = Client.prototype.query;
  const listening = function (this: Client, ...args: unknown[]) {
    const [first, second] = args;
    const sql = typeof first === 'string' ? first : (first as { text: string }).text;
    const values = typeof first === 'string' ? second : (first as { values?: unknown[] }).values;
    if (!/^(begin|commit|rollback|set transaction)/i.test(sql)) {
      statements.push({ sql, values: Array.isArray(values) ? values : [] });
    }
    return Reflect.apply(original, this, args) as unknown;
  };
  Client.prototype.query = listening as typeof original;
  try {
    await work();
  } finally {
    Client.prototype.query = original;
  }
  return statements;
}
