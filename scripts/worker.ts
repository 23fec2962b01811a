/** Runs the jobs in a process of their own (`npm run worker`), for installations whose web processes have JOBS=0. */
import { checkDatabase } from '@/lib/platform/check-database';
import { disconnect } from '@/lib/platform/db';
import { directDatabaseUrl } from '@/lib/platform/env';
import { runJobs } from '@/lib/web/jobs/jobs';
import { assertMigrated } from './migrations/apply-migrations';

// The queue would insert its own tables, and then find nothing to work on.
await assertMigrated({ databaseUrl: directDatabaseUrl() });
// So that the first job knows the database's clock, too.
await checkDatabase();
const jobs = await runJobs({ databaseUrl: directDatabaseUrl() });
let ending = false;
const end = async () => {
  // Told a second time, it does not wait for what is under way.
  if (ending) process.exit(1);
  ending = true;
  await jobs.stop();
  await disconnect();
  process.exit(0);
};
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());
