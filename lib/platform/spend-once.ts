import { sqlStatements } from './db';

/**
 * Notes that something was used that is good for once, shared by all instances: true for the first to say so. It is forgotten at a moment, from
 * which on it has to be good for nothing.
 */
export async function spendOnce(name: string, until: Date): Promise<boolean> {
  const spent = await sqlStatements().$executeRaw`
    insert into rate_limits (key, points, expire) values (${`spent:${name}`}, 1, ${until.getTime()}::bigint)
    on conflict (key) do nothing`;
  return spent > 0;
}
