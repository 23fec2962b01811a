/**
 * Brings in what an installation starts with: the calibration set, the first administrator of ADMIN_EMAIL, and, unless
 * SEED_DEMO=0, the demo publication. Run at every start: the calibration set is brought up to date, and an administrator or
 * a publication that is there is left alone.
 */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { disconnect } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { createAdmin } from '@/lib/members/create-admin';
import { saveCalibration } from './calibration';
import type { DemoAccount } from './people';
import { bringInDemo, wantsDemo } from './progress';

const ACCOUNTS = join(process.cwd(), '.data', 'demo-accounts.json');

await saveCalibration();
await createFirstAdmin();
if (env().SEED_DEMO === '1' && (await wantsDemo())) await bringInDemo(Date.now(), keepAccounts);
await disconnect();

async function createFirstAdmin(): Promise<void> {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = env();
  if (!email || !password) return;
  const { outcome } = await createAdmin({ email, password });
  if (outcome !== 'unchanged') console.log(`    administrator ${email} ${outcome}`);
}

async function keepAccounts(accounts: DemoAccount[]): Promise<void> {
  await mkdir(join(process.cwd(), '.data'), { recursive: true });
  await writeFile(ACCOUNTS, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await chmod(ACCOUNTS, 0o600);
}
