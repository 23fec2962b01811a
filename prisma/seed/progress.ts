import { randomBytes } from 'node:crypto';
import { record } from '@/lib/platform/audit';
import { database, sqlTransaction, type SqlTx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { hashPassword } from '@/lib/members/passwords';
import { applyPatch, defaultSettings } from '@/lib/policy/rules';
import type { DemoAccount } from './people';
import { bringIn, readRecording } from './recording';

const DONE = 'demo.laid';
const WHY_OPEN = 'Who looks around the demo has its password and no app for codes.';

/**
 * Whether the demo may come into this database: once, and never into a publication of somebody's own. An administrator may be there
 * already.
 */
export async function wantsDemo(): Promise<boolean> {
  const db = database();
  if (await db.auditEntry.findFirst({ where: { action: DONE }, select: { id: true } })) return false;
  const others = await db.membership.count({ where: { source: { in: ['DEMO', 'SIGN_UP'] } } });
  return others + (await db.article.count()) === 0;
}

/**
 * Brings the demo into the database in one transaction, so that a start that is cut off leaves nothing of it.
 * @param keep is given the accounts, with passwords of their own, before they are there
 */
export async function bringInDemo(
  now: number,
  keep: (accounts: DemoAccount[]) => Promise<void>,
): Promise<void> {
  const items = await database().calibrationItem.findMany({ select: { id: true, key: true } });
  const recording = await readRecording(now, new Map(items.map(({ id, key }) => [key, id])));
  const accounts = recording.accounts.map((account) => ({
    ...account,
    password: randomBytes(15).toString('base64url'),
  }));
  const hashes = await Promise.all(accounts.map(({ password }) => hashPassword(password)));
  await keep(accounts);
  await sqlTransaction(async (tx) => {
    await bringIn(tx, recording, hashes);
    await openDesk(tx, now);
    const done = { at: new Date(now), actorId: null, action: DONE, subjectId: newId() };
    return { result: undefined, last: record(tx, { ...done, subjectType: 'policy' }) };
  });
}

/** Whoever looks around the demo gets to its desk by a password out of a file, and has no app for it. A policy that is there stays. */
async function openDesk(tx: SqlTx, now: number): Promise<void> {
  const settings = applyPatch(defaultSettings, { security: { secondStep: 'nobody' } });
  await tx.$executeRaw`
    insert into policy_versions (version, settings, reason, created_at)
    select 1, ${JSON.stringify(settings)}::jsonb, ${WHY_OPEN}, ${new Date(now)}
    where not exists (select from policy_versions)`;
}
