/** Runs the jobs in a process of their own (`npm run worker`), for installations whose web processes have JOBS=0. */
import { disconnect } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { runJobs } from '@/lib/web/jobs';

const jobs = await runJobs({ databaseUrl: env().DATABASE_URL });
const end = async () => {
  await jobs.stop();
  await disconnect();
  process.exit(0);
};
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());
