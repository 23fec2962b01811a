import type { SqlTx, Tx } from '@/lib/platform/db';
import { keptSettings, type Policy, type PolicySettings } from './schemas';
import { completeSettings, defaultSettings } from './rules';

/** The newest version; version 0 with the defaults before anyone has changed anything. */
export async function findCurrent(db: SqlTx): Promise<Policy> {
  const [row] = await db.$queryRaw<{ version: number; settings: unknown }[]>`
    select version, settings from policy_versions order by version desc limit 1`;
  if (!row) return { ...defaultSettings, version: 0 };
  return { ...keptSettings.parse(completeSettings(row.settings)), version: row.version };
}

/** Inserts a new version. The number is the primary key: of two that follow the same one, the second fails. */
export async function insertVersion(
  tx: Tx,
  {
    at,
    ...version
  }: {
    version: number;
    settings: PolicySettings;
    byId: string;
    reason: string | null;
    restores: number | null;
    at: Date;
  },
) {
  await tx.policyVersion.create({ data: { ...version, createdAt: at }, select: { version: true } });
}
