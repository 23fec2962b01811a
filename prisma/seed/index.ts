/**
 * Lays what an installation starts with: the calibration set, the first administrator of ADMIN_EMAIL, and, unless
 * SEED_DEMO=0, the demo publication. Run at every start: the calibration set is brought up to date, and an administrator or
 * a publication that is there is left alone.
 */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { disconnect } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { createAdmin } from '@/lib/members/create-admin';
import { saveCalibrationItem } from '@/lib/peer-review/calibration/save-item';
import { calibrationItems } from './texts';
import { layDemo } from './demo';
import { readProgress, markDone, forgetHalf } from './progress';
import { settle } from './settle';

const ACCOUNTS = join(process.cwd(), '.data', 'demo-accounts.json');
const say = (line: string) => console.log(`    ${line}`);

for (const { key, body, verdict, explanation } of calibrationItems) {
  await saveCalibrationItem({ key, body, verdict, explanation, language: 'en' });
}
await layFirstAdmin();
if (env().SEED_DEMO === '1') await layDemoOnce();
await disconnect();

async function layFirstAdmin(): Promise<void> {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = env();
  if (!email || !password) return;
  const { outcome } = await createAdmin({ email, password });
  if (outcome !== 'unchanged') say(`administrator ${email} ${outcome}`);
}

async function layDemoOnce(): Promise<void> {
  const progress = await readProgress();
  // A publication of somebody's own is never mixed with ours.
  if (progress === 'done' || progress === 'in use') return;
  if (progress === 'half') await forgetHalf();
  const now = Date.now();
  const accounts = await layDemo({ now, say });
  say(`${await settle({ now })} events, and what followed from them`);
  await mkdir(join(process.cwd(), '.data'), { recursive: true });
  await writeFile(ACCOUNTS, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await chmod(ACCOUNTS, 0o600);
  await markDone();
}
