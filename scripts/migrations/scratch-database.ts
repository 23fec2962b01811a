import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** Makes an empty database beside the given one, lends it to `work`, and drops it whatever happens. */
export async function withScratchDatabase<Result>({
  databaseUrl,
  work,
}: {
  databaseUrl: string;
  work: (scratchUrl: string) => Promise<Result>;
}): Promise<Result> {
  const name = `trialogue_scratch_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    const scratch = new URL(databaseUrl);
    scratch.pathname = name;
    return await work(scratch.href);
  } finally {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.end();
  }
}
