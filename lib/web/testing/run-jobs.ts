/** A process that takes jobs, for tests that end it in the middle: its argument is after how many seconds of silence others are dead to it. */
import { runJobs } from '@/lib/web/jobs/jobs';
import { env } from '@/lib/platform/env';

const jobs = await runJobs({
  databaseUrl: env().DATABASE_URL,
  deadAfterSeconds: Number(process.argv[2]),
});
process.on('SIGTERM', () => void jobs.stop().then(() => process.exit(0)));
process.send?.('ready');
