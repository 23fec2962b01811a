/**
 * Plays the demo publication through the use cases, in a database of its own beside the one of DATABASE_URL, and records what came
 * of it for the seed: `npm run demo:record`, after a change of the demo's texts or of what a migration does with such rows.
 */
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { database, disconnect } from '@/lib/platform/db';
import { defaultSettings } from '@/lib/policy/rules';
import { saveCalibration } from '@/prisma/seed/calibration';
import { playDemo } from '@/prisma/seed/demo';
import { record, recordingFile } from '@/prisma/seed/recording';
import { applyMigrations } from './migrations/apply-migrations';
import { withScratchDatabase } from './migrations/scratch-database';

// The play says what becomes of each comment: chance sends none to the moderators (R15).
defaultSettings.review.auditShare = 0;

const databaseUrl = process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL || '';
await withScratchDatabase({
  databaseUrl,
  async work(url) {
    process.env.DATABASE_URL = process.env.DATABASE_DIRECT_URL = url;
    await applyMigrations({ databaseUrl: url });
    await saveCalibration();
    const accounts = await playDemo({ now: Date.now(), say: (line) => console.log(`  ${line}`) });
    const recording = JSON.stringify(await record(database(), accounts));
    await disconnect();
    await writeFile(recordingFile, await promisify(gzip)(recording, { level: 9 }));
  },
});
