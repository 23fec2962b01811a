import type { Db } from '@/lib/platform/db';

export type FailingCheck = { name: string; since: Date; error: string };

/** Notes that a check fails; since when stays as it was. */
export async function noteFailing(db: Db, name: string, error: string, at: Date): Promise<void> {
  await db.$executeRaw`insert into failing_checks (name, since, error) values (${name}, ${at}, ${error})
    on conflict (name) do update set error = excluded.error`;
}

export async function forgetFailing(db: Db, name: string): Promise<void> {
  await db.$executeRaw`delete from failing_checks where name = ${name}`;
}

export const findFailing = (db: Db): Promise<FailingCheck[]> =>
  db.$queryRaw`select name, since, error from failing_checks order by name`;
